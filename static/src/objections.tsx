// objections.tsx shows who holds a paragraph up and why, lets a delegation object and lift its own.

import { signal } from "@preact/signals";
import { Ask, Dialog, forWhom, opened, perform } from "./act";
import { Behalf } from "./behalf";
import { OnCall } from "./called";
import { statesBehind } from "./counted";
import { ForStates, forStates } from "./listed";
import { callPlace, callSection, sectionsAround } from "./scopes";
import { Unsaid } from "./sealing";
import { amendment, me, nameOf, order, paragraph, unnamed } from "./state";
import { dismiss, Glyph } from "./ui";
import { elsewhere } from "./standson";
import { called, objector } from "./terms";
import { callParagraph, capital, count, when } from "./words";
import type * as wire from "./wire";

/** The standing objections against a paragraph; without one, those to sections and the whole. */
export function Objections({ p, list }: { p?: wire.Paragraph; list: readonly wire.Objection[] }) {
  if (!list.length) return null;
  return (
    <section aria-label="Objections">
      <h3>{p ? "Objections" : "Objections to sections and the whole"} <span class="quiet">{list.length} standing{list.some((o) => o.acting) && `, ${count(statesBehind(list).size, "State")}`}</span></h3>
      <ul role="list">{list.map((o) => <One key={o.id} o={o} p={p} />)}</ul>
    </section>
  );
}

/** One standing objection. */
export function One({ o, p }: { o: wire.Objection; p?: wire.Paragraph }) {
  const own = me.value.delegation && (me.value.code === o.by || unnamed.value.includes(o.id));
  const name = own ? me.value.name : capital(objector(o));
  const on = o.on ? callParagraph(paragraph(o.on).value) : "another paragraph";
  const pressed = o.amendment ? amendment(o.amendment) : undefined;
  return (
    <li class="item" id={"o-" + o.id}>
      <h4>{name}{own && <span class="code mine">{o.withheld ? "yours, your name withheld" : "yours"}</span>} <span class="end">since {o.revision || when(o.raisedAt)}</span></h4>
      <p class="kind is-objection"><Glyph name={o.kind} /> {o.kind === "conditional" ? `Conditional${o.scope ? ` to ${callPlace(o)}` : ""}, pending ${on}` : `Objection${o.scope ? ` to ${callPlace(o)}` : ""}`}</p>
      <Behalf acting={o.acting} act={o.id} />
      {o.ready && <p><b>{on[0]!.toUpperCase() + on.slice(1)} is agreed:</b> ready to be lifted.</p>}
      {o.reason ? <p class="reason" dir="auto">{o.reason}</p> : o.sealed || o.expunged ? null : <p class="quiet">No reason given.</p>}
      <Unsaid e={o} />
      {pressed && <p class="small">{pressed.by === o.by ? `Presses ${called(pressed)}, which the Chair did not take as it stands.` : `Cannot accept ${called(pressed)} of ${nameOf(pressed.by)}, which was taken into the text.`}</p>}
      <p class="quiet small">
        {p && !o.scope && o.paragraph !== p.id && o.paragraph && `Raised against ${elsewhere(o, p).replace(/^on /, "")}. `}
        {p && !o.scope && o.paragraph === p.id && (o.version < p.version ? `Raised against version ${o.version}, the text is now version ${p.version}. ` : `Raised against version ${o.version}. `)}
        {own ? "Only you can lift it." : `Only ${objector(o)} can lift it.`}
      </p>
      <OnCall o={o} />
      {own && !o.calledAt && (
        <div class="acts">
          <Ask
            name="lift" of={o.id} tight label="Lift" sure={`Lift ${forWhom()}`}
            question={`Lift the objection ${forWhom()}? It stays in the history; ${o.scope ? callPlace(o) : "the paragraph"} is no longer held up by it.`}
            command={() => ({ type: "lift", objection: o.id })} done={`The objection of ${name} is lifted.`}
          />
        </div>
      )}
    </li>
  );
}

const kind = signal<wire.ObjectionKind>("objection");

/** Raising an objection. */
export function ObjectForm({ p }: { p: wire.Paragraph }) {
  if (!opened("object", p.id)) return null;
  const name = me.value.name;
  const submit = (e: SubmitEvent) => {
    e.preventDefault();
    const f = new FormData(e.currentTarget as HTMLFormElement);
    const reason = String(f.get("reason")).trim();
    const on = String(f.get("on") ?? "");
    const to = String(f.get("to"));
    const heading = to.startsWith("section ") && paragraph(to.slice(8)).value;
    const place = to === "whole" ? { scope: "whole", paragraph: "", version: 0 } as const
      : heading ? { scope: "section", paragraph: heading.id, version: heading.version } as const
      : { paragraph: p.id, version: p.version };
    void perform(
      { type: "object", ...place, kind: kind.value, ...(kind.value === "conditional" && { on }), ...(reason && { reason }), ...forStates() },
      `The objection of ${name} to ${to === "whole" ? "the whole text" : heading ? callSection(heading.id) : `version ${p.version}`} is recorded.`,
    );
  };
  return (
    <Dialog title={`Object ${forWhom()}`}>
      {p.status === "agreed" && <p>It is agreed ad ref. An objection is a request to reopen it: the paragraph becomes contested, its text stays.</p>}
      <form class="form" onSubmit={submit}>
        <fieldset class="radios">
          <legend>To</legend>
          <label class="tick"><input type="radio" name="to" value="paragraph" defaultChecked /> {callParagraph(p)}, version {p.version}</label>
          {sectionsAround(p.id).map((id) => <label key={id} class="tick"><input type="radio" name="to" value={"section " + id} /> {callSection(id)}, all of it</label>)}
          <label class="tick"><input type="radio" name="to" value="whole" /> the whole text</label>
        </fieldset>
        <fieldset class="radios">
          <legend class="vh">Kind</legend>
          <label class="tick"><input type="radio" name="kind" checked={kind.value === "objection"} onChange={() => (kind.value = "objection")} /> Objection: {name} cannot join consensus on these words</label>
          <label class="tick"><input type="radio" name="kind" checked={kind.value === "conditional"} onChange={() => (kind.value = "conditional")} /> Conditional: pending another paragraph</label>
        </fieldset>
        {kind.value === "conditional" && (
          <p class="field">
            <label for="on">Pending</label>
            <select id="on" name="on" required>
              {order.value.filter((id) => id !== p.id && paragraph(id).value?.status !== "agreed").map((id) => {
                const q = paragraph(id).value!;
                return <option key={id} value={id}>{callParagraph(q)}</option>;
              })}
            </select>
          </p>
        )}
        <p class="field">
          <label for="why">Reason, if you wish to give one</label>
          <textarea id="why" name="reason" rows={3} dir="auto" />
          <span class="hint">Read by every delegation, with {name}’s name.</span>
        </p>
        <ForStates />
        <div class="acts">
          <button class="btn main">Object {forWhom()}</button>
          <button type="button" class="btn" onClick={dismiss}>Leave <kbd>Esc</kbd></button>
        </div>
      </form>
    </Dialog>
  );
}
