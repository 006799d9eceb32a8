// here.tsx is the bridges on the chosen paragraph: what each would be, whom it meets and what its authors
// answered; for an author its answer, for the Chair's office taking it, a better one, or withdrawing it.

import { signal } from "@preact/signals";
import { Ask, Dialog, forWhom, opened, perform } from "../act";
import { heading } from "../amend/beside";
import { load, mineKey, save } from "../local";
import { Marks } from "../marks/marks";
import { to } from "../route";
import { amendment, dir, lang, me, nameOf, report } from "../state";
import { ask, dismiss } from "../ui";
import { called, stateWord } from "../terms";
import { callParagraph, capital, count, when } from "../words";
import type * as wire from "../wire";
import { bridgesOn, isOpen } from "./open";
import { becomesWords, BridgeWords, How, Left } from "./words";

export function Bridges({ p }: { p: wire.Paragraph }) {
  const all = bridgesOn(p.id);
  const open = all.filter(isOpen);
  const past = all.filter((b) => !isOpen(b)).reverse();
  return (
    <>
      {open.map((b) => <One key={b.id} b={b} p={p} />)}
      {past.length > 0 && (
        <details class="settled">
          <summary>{count(past.length, "bridge")} before</summary>
          <ol role="list">
            {past.map((b) => (
              <li class="item" key={b.id}>
                <h4><span>Bridge on version {b.version}</span> <span class="code">{b.taken ? `taken, version ${b.taken}` : b.supersededBy ? "replaced by another" : "withdrawn"}</span> <span class="end">{when(b.putAt)}</span></h4>
                <BridgeWords words={b.words} />
                <Between b={b} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

const says: Record<wire.BridgeWord, string> = { accepts: "accepts it", accepts_with_change: "accepts it with a change", maintains: "maintains its amendment" };

function One({ b, p }: { b: wire.Bridge; p: wire.Paragraph }) {
  const m = me.value;
  const stands = p.version === b.version;
  return (
    <section class="bridge-here" aria-label="Bridge">
      <h3>Bridge <span class="quiet">put {when(b.putAt)} on version {b.version}</span></h3>
      <div class="item">
        {b.note && <p class="reason" dir="auto">{b.note}</p>}
        <BridgeWords words={b.words} />
        {!stands && <p class="is-objection">{moved[b.class ?? "overlapping"]}</p>}
      </div>
      <Between b={b} p={p} />
      {m.desk && (
        <div class="acts">
          {stands && (
            <Ask name="take-bridge" of={b.id} main tight label="Take it into the text" sure={`Take it ${forWhom()}`}
              question={`Make the bridge version ${p.version + 1} of ${callParagraph(p)}?`}
              also={<ul role="list" class="small">{b.meets.filter((x) => unsettledIn(x)).map((x) => <li key={x.amendment}>{capital(called(amendment(x.amendment)!))} {becomesWords(x)}.</li>)}</ul>}
              command={() => ({ type: "take_bridge", bridge: b.id })} done={`The bridge is version ${p.version + 1} of ${callParagraph(p)}.`} />
          )}
          <a class="btn tight" href={`${to(report.value!.id, "amend", p.id)}?kind=bridge&from=${b.id}`}>{stands ? "Put a better one" : "Put it anew"}</a>
          <Ask name="withdraw-bridge" of={b.id} tight label="Withdraw it" sure={`Withdraw it ${forWhom()}`}
            question="Withdraw the bridge? The amendments stay as they are." command={() => ({ type: "withdraw_bridge", bridge: b.id })} done="The bridge is withdrawn." />
        </div>
      )}
    </section>
  );
}

const moved: Record<wire.Class, string> = {
  clean: "The text has changed since, elsewhere than the bridge does. It has to be put anew before it is answered or taken.",
  overlapping: "The same words have changed since. It can no longer be taken.",
  overtaken: "The text says it already.",
  gone: "The paragraph has been deleted or merged since.",
};

const unsettledIn = (m: wire.BridgeMeets) => !!amendment(m.amendment) && !!m.how;

function Between({ b, p }: { b: wire.Bridge; p?: wire.Paragraph }) {
  return (
    <ul role="list">
      {b.meets.map((m) => {
        const a = amendment(m.amendment);
        if (!a) return null;
        const answers = b.answers.filter((x) => x.amendment === a.id);
        const asked = p && p.version === b.version && m.how && me.value.delegation && (a.by === me.value.code || a.coSponsors?.includes(me.value.code));
        return (
          <li class="item" key={a.id}>
            <h4><a href={"#a-" + a.id}>{heading(a)}</a></h4>
            <p>{m.how ? <How how={m.how} /> : <span class="code">{stateWord[a.state]}</span>}{p && m.how && p.version === b.version && <span class="small">; if taken, {becomesWords(m)}</span>}</p>
            {p && <Left left={m.left} />}
            {answers.map((x) => (
              <div key={x.delegation} class="own">
                <p><b>{nameOf(x.delegation)}</b>{x.delegation !== a.by && " (co-sponsor)"} {says[x.answer]}{x.reason ? ":" : ""}</p>
                {x.reason && <p class="reason" dir="auto">{x.reason}</p>}
                {x.ops && <p class="words"><Marks ops={x.ops} context={6} lang={lang.value} by={x.delegation} /></p>}
                {x.ops && p && me.value.desk && <div class="acts"><a class="btn tight" href={`${to(report.value!.id, "amend", p.id)}?kind=bridge&from=${b.id}&change=${encodeURIComponent(`${a.id} ${x.delegation}`)}`}>Begin a bridge from these words</a></div>}
              </div>
            ))}
            {p && m.how && !answers.some((x) => x.delegation === a.by) && !asked && <p class="small quiet">{nameOf(a.by)} has not answered yet.</p>}
            {asked && <Answers b={b} a={a} />}
          </li>
        );
      })}
    </ul>
  );
}

// What is being written is kept on this device until it is recorded.
const written = signal<Record<string, string>>({});
const keyOf = (b: wire.Bridge, a: wire.Amendment) => mineKey(`bridge:${b.id}:${a.id}`);
const words = (b: wire.Bridge, a: wire.Amendment) => written.value[keyOf(b, a)] ?? load(keyOf(b, a), b.text);
function write(b: wire.Bridge, a: wire.Amendment, text: string) {
  written.value = { ...written.peek(), [keyOf(b, a)]: text };
  save(keyOf(b, a), text);
}

function Answers({ b, a }: { b: wire.Bridge; a: wire.Amendment }) {
  const own = b.answers.find((x) => x.amendment === a.id && x.delegation === me.value.code);
  const of = b.id + a.id;
  const answer = (word: wire.BridgeWord, rest: object = {}): wire.Command => ({ type: "answer_bridge", bridge: b.id, amendment: a.id, answer: word, ...rest });
  const reason = (e: SubmitEvent) => {
    const said = String(new FormData(e.currentTarget as HTMLFormElement).get("reason") ?? "").trim();
    return said ? { reason: said } : {};
  };
  const change = async (e: SubmitEvent) => {
    e.preventDefault();
    const text = words(b, a);
    if (await perform(answer("accepts_with_change", { text, ...reason(e) }), `${me.value.name} accepts the bridge with a change: recorded.`)) write(b, a, text);
  };
  const maintain = (e: SubmitEvent) => {
    e.preventDefault();
    void perform(answer("maintains", reason(e)), `${me.value.name} maintains ${called(a)}: recorded.`);
  };
  const why = <p class="field"><label for="br-why">Reason, if you wish to give one</label><textarea id="br-why" name="reason" rows={2} dir="auto" /></p>;
  const leave = <button type="button" class="btn tight" onClick={dismiss}>Leave <kbd>Esc</kbd></button>;
  return (
    <>
      <p class="small"><b>{own ? `You may still answer otherwise, for ${called(a)}:` : `Your word on it, for ${called(a)}:`}</b></p>
      <div class="acts">
        {own?.answer !== "accepts" && (
          <Ask name="accept-bridge" of={of} tight label="Accept the bridge" sure={`Accept it ${forWhom()}`}
            question={`Accept the bridge for ${called(a)}, ${forWhom()}? With its taking, ${called(a)} is settled.`}
            command={() => answer("accepts")} done={`${me.value.name} accepts the bridge: recorded.`} />
        )}
        {!opened("change-bridge", of) && <button type="button" class="btn tight" onClick={() => ask("change-bridge", of)}>Accept it with a change</button>}
        {own?.answer !== "maintains" && !opened("maintain-bridge", of) && <button type="button" class="btn tight" onClick={() => ask("maintain-bridge", of)}>Maintain the amendment</button>}
      </div>
      {opened("change-bridge", of) && (
        <Dialog title={`Accept the bridge with a change, ${forWhom()}`}>
          <form class="form" onSubmit={(e) => void change(e)}>
            <p class="field"><label for="br-change">The bridge as you would accept it</label><textarea id="br-change" rows={5} lang={lang.value} dir={dir.value} value={words(b, a)} onInput={(e) => write(b, a, e.currentTarget.value)} /></p>
            {why}
            <div class="acts"><button class="btn main tight" disabled={words(b, a).trim() === "" || words(b, a) === b.text}>Accept it so {forWhom()}</button>{leave}</div>
          </form>
        </Dialog>
      )}
      {opened("maintain-bridge", of) && (
        <Dialog title={`Maintain ${called(a)} against the bridge, ${forWhom()}`}>
          <form class="form" onSubmit={maintain}>
            <p>It stays pending when the bridge is taken.</p>
            {why}
            <div class="acts"><button class="btn main tight">Maintain it {forWhom()}</button>{leave}</div>
          </form>
        </Dialog>
      )}
    </>
  );
}
