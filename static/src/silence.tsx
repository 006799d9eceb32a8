// silence.tsx is the silence procedure: what is frozen until when, where it was broken, and what the
// Chair and a delegation may do about it.

import { signal } from "@preact/signals";
import { Ask, Dialog, forWhom, opened, perform } from "./act";
import { ForStates, forStates } from "./listed";
import { Instant, Warning } from "./instant";
import { Extend, Receipt, RecordBreak } from "./running";
import { me, nameOf, objection, paragraph, silences, unnamed } from "./state";
import { list } from "./terms";
import { ask, dismiss, Glyph } from "./ui";
import { callParagraph, capital, count } from "./words";
import { Unsaid } from "./sealing";
import type * as wire from "./wire";

const places = (ids: string[]) => list(ids.map((id) => callParagraph(paragraph(id).value)));
const over = (s: wire.Silence) => Date.parse(s.deadline) <= Date.now();

/** The silence that a paragraph's text is under. */
const frozenBy = (id: string) => silences.value.findLast((s) => (s.state === "open" || s.state === "concluded") && (s.whole || s.texts.some((t) => t.paragraph === id)));

/** What a paragraph's silence means for it. */
export function SilenceHere({ p }: { p: wire.Paragraph }) {
  const s = frozenBy(p.id);
  if (!s) return me.value.chair && p.status === "open" ? <OpenButton of={p.id} /> : null;
  const frozen = s.texts.some((t) => t.paragraph === p.id);
  const own = unnamed.value.some((id) => objection(id)?.silence === s.id && objection(id)?.paragraph === p.id);
  const broken = s.broken?.filter((b) => b.paragraph === p.id) ?? [];
  return (
    <section aria-label="Silence">
      <h3><span><Glyph name="wait" /> {s.state === "open" ? "Under silence" : "Silence ended"}</span></h3>
      <p>{s.state === "open" ? <>Until <Instant at={s.deadline} zone={s.zone} />. What is not broken by then is agreed.</> : "The Chair has still to confirm the result."}</p>
      {!frozen && <p class="quiet">Left out of it: something stood in its way when it was opened.</p>}
      {broken.length > 0 && <p class="is-objection"><Glyph name="objection" /> Broken{broken.some((b) => b.by) ? ` by ${list(broken.filter((b) => b.by).map((b) => nameOf(b.by!)))}` : "; by whom is for the Chair to know"}.</p>}
      <Receipt s={s} />
      {me.value.delegation && s.state === "open" && frozen && !over(s) && !own && (opened("break", p.id) ? <BreakForm s={s} p={p} /> : (
        <div class="acts"><button class="btn" onClick={() => ask("break", p.id)}>Break the silence</button></div>
      ))}
    </section>
  );
}

function BreakForm({ s, p }: { s: wire.Silence; p: wire.Paragraph }) {
  const submit = (e: SubmitEvent) => {
    e.preventDefault();
    const reason = String(new FormData(e.currentTarget as HTMLFormElement).get("reason")).trim();
    void perform({ type: "break_silence", silence: s.id, paragraph: p.id, ...(reason && { reason }), ...forStates() }, `The silence on ${callParagraph(p)} is broken.`);
  };
  return (
    <Dialog title={`Break the silence on ${callParagraph(p)} ${forWhom()}`}>
      <p>It raises an objection. The Chair sees that it is yours; nobody else does, unless you say so. A reason is read by all.</p>
      <form class="form" onSubmit={submit}>
        <p class="field"><label for="why">Reason, if you wish to give one</label><textarea id="why" name="reason" rows={2} dir="auto" /></p>
        <ForStates />
        <div class="acts"><button class="btn main">Break it {forWhom()}</button><button type="button" class="btn" onClick={dismiss}>Leave <kbd>Esc</kbd></button></div>
      </form>
    </Dialog>
  );
}

/** The silences there are and were; for the Chair what to do about them. */
export function Silences() {
  const all = silences.value.filter((s) => s.state === "open" || s.state === "concluded");
  return (
    <>
      {all.map((s, i) => (
        <section key={s.id} aria-label={all.length > 1 ? `Silence ${i + 1} of ${all.length}` : "Silence"}>
          <h3>{s.whole ? "Silence on the whole text" : `Silence on ${count(s.texts.length, "paragraph")}`} <span class="quiet">{s.state === "open" ? (over(s) ? "ended" : "running") : "to be confirmed"}</span></h3>
          <p>{s.state === "open" ? "Until" : "It ended"} <Instant at={s.deadline} zone={s.zone} />.</p>
          {s.note && <p class="reason" dir="auto">{s.note}</p>}
          <Unsaid e={s} />
          {!s.whole && <p>{capital(places(s.texts.map((t) => t.paragraph)))}.</p>}
          {s.leftOut && <p class="quiet">Left out: {places(s.leftOut)}.</p>}
          {s.broken && <ul role="list">{s.broken.map((b) => <li class="item" key={b.paragraph + b.by}><p class="is-objection"><Glyph name="objection" /> Broken: {(callParagraph(paragraph(b.paragraph).value))}{b.by ? `, by ${nameOf(b.by)}` : ""}{b.source ? ` (${b.source})` : ""}</p></li>)}</ul>}
          {s.state === "concluded" && <p>{s.agreed ? `Agreed: ${places(s.agreed.map((t) => t.paragraph))}.` : "Nothing is agreed by it."}</p>}
          {s.seen && <p class="quiet">Shown to {list(s.seen.map(nameOf))}.</p>}
          <Receipt s={s} />
          <div class="acts">
            {me.value.chair && s.state === "open" && !over(s) && <Extend s={s} />}
            {me.value.desk && s.state === "concluded" && <RecordBreak s={s} />}
            {me.value.chair && s.state === "open" && !over(s) && <Ask name="withdraw-silence" of={s.id} tight label="Withdraw" sure="Withdraw the silence" question="Withdraw this silence? Nothing is agreed by it, and the text can change again." command={() => ({ type: "withdraw_silence", silence: s.id })} done="The silence is withdrawn." />}
            {me.value.chair && s.state === "concluded" && <Ask name="confirm-silence" of={s.id} tight main label="Confirm the result" sure="Confirm it" question="Confirm the result? A break that was received otherwise can then no longer be recorded." command={() => ({ type: "confirm_silence", silence: s.id })} done="The result is confirmed." />}
            {unnamed.value.some((id) => objection(id)?.silence === s.id) && <Ask name="disclose" of={s.id} tight label="Say that it was you" sure={`Say so ${forWhom()}`} question={`Make known ${forWhom()} that you broke the silence?`} command={() => ({ type: "disclose_break", silence: s.id })} done="It is known that you broke the silence." />}
          </div>
        </section>
      ))}
      {me.value.chair && !all.some((s) => s.whole) && <OpenButton of="" />}
    </>
  );
}

const until = signal("");

function OpenButton({ of }: { of: string }) {
  if (opened("silence", of)) return <OpenForm of={of} />;
  return <div class="acts"><button class="btn plain" onClick={() => ask("silence", of)}>{of ? "Put it under silence" : "Put the whole text under silence"}</button></div>;
}

function OpenForm({ of }: { of: string }) {
  const p = of ? paragraph(of).value : undefined;
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
  const at = until.value ? new Date(until.value) : null;
  const submit = (e: SubmitEvent) => {
    e.preventDefault();
    if (!at) return;
    const note = String(new FormData(e.currentTarget as HTMLFormElement).get("note")).trim();
    void perform(
      { type: "open_silence", deadline: at.toISOString(), zone, ...(p && { paragraphs: [{ paragraph: p.id, version: p.version }] }), ...(note && { note }) },
      p ? `${capital(callParagraph(p))} is under silence.` : "The whole text is under silence.",
    );
  };
  return (
    <Dialog title={p ? `Put ${callParagraph(p)}, version ${p.version}, under silence` : "Put the whole text under silence"}>
      <p>The text is frozen until then, and agreed unless somebody breaks the silence. {p ? "" : "One break leaves all of it open. "}Unanswered amendments are set aside; their sponsors maintain them by breaking it.</p>
      <form class="form" onSubmit={submit}>
        <p class="field"><label for="until">Until, {zone}</label><input id="until" type="datetime-local" required value={until.value} onInput={(e) => (until.value = e.currentTarget.value)} /></p>
        <Warning at={at} zone={zone} />
        <p class="field"><label for="note">Note to delegations</label><textarea id="note" name="note" rows={2} dir="auto" /></p>
        <div class="acts"><button class="btn main">Open the silence</button><button type="button" class="btn" onClick={dismiss}>Leave <kbd>Esc</kbd></button></div>
      </form>
    </Dialog>
  );
}
