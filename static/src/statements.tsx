// statements.tsx is statements for the record: what a delegation says of a text without standing in
// its way.

import { Ask, Dialog, forWhom, perform } from "./act";
import { Behalf } from "./behalf";
import { ForStates, forStates } from "./listed";
import { me, nameOf, report, statementsOf } from "./state";
import { Unsaid } from "./sealing";
import { dismiss, Glyph } from "./ui";
import { callParagraph, when } from "./words";
import type * as wire from "./wire";

const kinds: Record<wire.StatementKind, string> = {
  explanation: "Explanation of position", reservation: "Reservation", dissociation: "Dissociation",
};

/** The standing statements on a paragraph, or on the whole. */
export function Statements({ p }: { p?: wire.Paragraph }) {
  const list = statementsOf(p?.id ?? "").value.filter((s) => !s.withdrawnAt);
  if (!list.length) return null;
  return (
    <section aria-label="Statements for the record">
      <h3>{p ? "Statements for the record" : "Statements on the whole"} <span class="quiet">{list.length}, holding nothing up</span></h3>
      <ul role="list">{list.map((s) => <One key={s.id} s={s} p={p} />)}</ul>
    </section>
  );
}

function One({ s, p }: { s: wire.Statement; p?: wire.Paragraph }) {
  const own = me.value.delegation && me.value.code === s.by;
  const name = nameOf(s.by);
  return (
    <li class="item">
      <h4>{name}{own && <span class="code mine">yours</span>} <span class="end">{when(s.madeAt)}</span></h4>
      <p class="kind"><Glyph name="draft" /> {s.objection ? "Will not stand in the way" : kinds[s.kind]}{s.annexed && ", annexed to the closed record"}</p>
      <p class="reason" dir="auto">{s.text}</p>
      <Behalf acting={s.acting} act={s.id} annexed={s.annexed} />
      <Unsaid e={s} />
      {p && s.version > 0 && s.version < p.version && <p class="quiet small">On version {s.version}; the text is now version {p.version}.</p>}
      {own && (
        <div class="acts">
          <Ask
            name="withdraw-statement" of={s.id} tight label="Withdraw" sure={`Withdraw ${forWhom()}`}
            question={`Withdraw this statement ${forWhom()}? It stays in the history.`}
            command={() => ({ type: "withdraw_statement", statement: s.id })} done={`The statement of ${name} is withdrawn.`}
          />
        </div>
      )}
    </li>
  );
}

/** The form for a statement on a paragraph or the whole; without one, on the whole. */
export function StatementForm({ p }: { p?: wire.Paragraph }) {
  const submit = (e: SubmitEvent) => {
    e.preventDefault();
    const f = new FormData(e.currentTarget as HTMLFormElement);
    const whole = !p || f.get("to") === "whole";
    void perform(
      { type: "state", kind: String(f.get("kind")) as wire.StatementKind, paragraph: whole ? "" : p.id, version: whole ? 0 : p.version, text: String(f.get("text")), ...forStates() },
      `The statement of ${me.value.name}${whole ? " on the whole text" : ""} is on the record.`,
    );
  };
  return (
    <Dialog title={`Make a statement for the record ${forWhom()}`}>
      <p>It holds nothing up. To hold the text up, object.</p>
      <form class="form" onSubmit={submit}>
        {p && (
          <fieldset class="radios">
            <legend>On</legend>
            <label class="tick"><input type="radio" name="to" value="paragraph" defaultChecked /> {callParagraph(p)}, version {p.version}</label>
            <label class="tick"><input type="radio" name="to" value="whole" /> the whole text</label>
          </fieldset>
        )}
        <fieldset class="radios">
          <legend>Kind</legend>
          {(Object.keys(kinds) as wire.StatementKind[]).map((k, i) => <label key={k} class="tick"><input type="radio" name="kind" value={k} defaultChecked={i === 0} /> {kinds[k]}</label>)}
        </fieldset>
        <p class="field"><label for="said">Statement</label><textarea id="said" name="text" rows={4} required dir="auto" /><span class="hint">{report.value?.closing?.outcome === "adopted" ? "Read by whoever may read the adopted text" : "Read by every delegation"}, with {me.value.name}’s name.</span></p>
        <ForStates />
        <div class="acts"><button class="btn main">Put it on the record {forWhom()}</button><button type="button" class="btn" onClick={dismiss}>Leave <kbd>Esc</kbd></button></div>
      </form>
    </Dialog>
  );
}
