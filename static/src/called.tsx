// called.tsx is the Chair's call of the standing objections: the Chair asks, each delegation answers
// for its own, and all see who has.

import { Ask, Dialog, forWhom, opened, perform } from "./act";
import { callPlace, everyObjection } from "./scopes";
import { me, paragraph, report, revisions, unnamed } from "./state";
import { to } from "./route";
import { ask, dismiss, Glyph } from "./ui";
import { objector } from "./terms";
import { capital, count, when } from "./words";
import type * as wire from "./wire";

const lapsed = (o: wire.Objection) => !o.scope && o.paragraph !== "" && !paragraph(o.paragraph).value;

/** Who has answered and who has not; for the Chair the way to call. It is there while something called
 *  stands, and until the next revision. */
export function Called() {
  const all = everyObjection().filter((o) => !lapsed(o));
  const standing = all.filter((o) => !o.liftedAt);
  const since = revisions.value.at(-1)?.at ?? "";
  const called = all.filter((o) => o.calledAt && (!o.liftedAt || o.calledAt > since));
  const waiting = called.filter((o) => !o.liftedAt && !o.answer).length;
  if (!called.length && !(me.value.desk && standing.length)) return null;
  return (
    <section aria-label="Objections called">
      <h3>Objections called <span class="quiet">{called.length ? `${called.length - waiting} of ${called.length} answered` : "none yet"}</span></h3>
      {called.length > 0 && (
        <table class="table stack">
          <thead><tr><th scope="col">Who</th><th scope="col">Objects to</th><th scope="col">Answer</th></tr></thead>
          <tbody>
            {called.map((o) => (
              <tr key={o.id}>
                <th scope="row">{capital(objector(o))}</th>
                <td data-c="Objects to">{o.paragraph && paragraph(o.paragraph).value ? <a href={to(report.value!.id, "p", o.paragraph)}>{callPlace(o)}</a> : callPlace(o)}</td>
                <td data-c="Answer" class={o.liftedAt ? "" : "is-objection"}><Answered o={o} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {me.value.desk && standing.length > 0 && (
        <div class="acts">
          <Ask
            name="call" of="" label={called.length ? "Call them again" : `Call ${count(standing.length, "standing objection")}`} sure={`Call them ${forWhom()}`}
            question="Call every standing objection? Each delegation is asked to maintain its own, to lift it, or to say that it will not stand in the way."
            command={() => ({ type: "call_objections", paragraphs: [] })} done={`${count(standing.length, "objection")} called.`}
          />
        </div>
      )}
    </section>
  );
}

const Answered = ({ o }: { o: wire.Objection }) =>
  o.answer === "will_not_stand_in_the_way" ? <><Glyph name="agreed" /> will not stand in the way</>
  : o.liftedAt ? <><Glyph name="agreed" /> lifted</>
  : o.answer ? <><Glyph name={o.kind} /> maintained</>
  : <><Glyph name="wait" /> no answer yet</>;

/** The Chair's call of the objections that stand against one paragraph. */
export const CallHere = ({ p, n }: { p: wire.Paragraph; n: number }) => (
  <Ask
    name="call" of={p.id} plain label={`Call ${n === 1 ? "the objection" : `the ${n} objections`}`} sure={`Call ${n === 1 ? "it" : "them"} ${forWhom()}`}
    question="Each delegation is asked to maintain its objection, to lift it, or to say that it will not stand in the way."
    command={() => ({ type: "call_objections", paragraphs: [p.id] })} done={`${count(n, "objection")} called.`}
  />
);

/** What became of the call of one objection; for its delegation, the answers. */
export function OnCall({ o }: { o: wire.Objection }) {
  if (!o.calledAt) return null;
  const own = me.value.delegation && (me.value.code === o.by || unnamed.value.includes(o.id));
  const name = own ? me.value.name : capital(objector(o));
  const answer = (answer: wire.CallAnswer) => () => ({ type: "answer_call", objection: o.id, answer }) as const;
  const submit = (e: SubmitEvent) => {
    e.preventDefault();
    const statement = String(new FormData(e.currentTarget as HTMLFormElement).get("said"));
    void perform({ type: "answer_call", objection: o.id, answer: "will_not_stand_in_the_way", statement }, `${name} will not stand in the way of ${callPlace(o)}.`);
  };
  return (
    <>
      <p>{o.answer ? <><b>Maintained</b> when the Chair called it, {when(o.calledAt)}.</> : <b>The Chair called it, {when(o.calledAt)}: {own ? `what does ${name} say?` : "no answer yet."}</b>}</p>
      {own && (
        <div class="acts">
          {!o.answer && (
            <Ask name="maintain-objection" of={o.id} tight label="Maintain it" sure={`Maintain ${forWhom()}`} question={`Maintain the objection ${forWhom()}?`}
              command={answer("maintained")} done={`${name} maintains its objection.`} />
          )}
          {opened("not-in-the-way", o.id) ? (
            <Dialog title={`Lift the objection to ${callPlace(o)}, with a statement for the record, ${forWhom()}`}>
              <form class="form" onSubmit={submit}>
                <p class="field"><label for="said">Statement</label><textarea id="said" name="said" rows={3} required dir="auto" /><span class="hint">Read by every delegation, with {name}’s name.</span></p>
                <div class="acts"><button class="btn main">Will not stand in the way, {forWhom()}</button><button type="button" class="btn" onClick={dismiss}>Leave <kbd>Esc</kbd></button></div>
              </form>
            </Dialog>
          ) : <button class="btn tight" onClick={() => ask("not-in-the-way", o.id)}>Will not stand in the way</button>}
          <Ask name="lift" of={o.id} tight label="Lift" sure={`Lift ${forWhom()}`}
            question={capital(`lift the objection ${forWhom()}? It stays in the history, and holds nothing up.`)}
            command={answer("lifted")} done={`The objection of ${name} is lifted.`} />
        </div>
      )}
    </>
  );
}
