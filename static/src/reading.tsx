// reading.tsx is the reading that is open, what is next in it, and what is parked.

import { signal } from "@preact/signals";
import { Ask, Dialog, forWhom, opened, perform } from "./act";
import { to } from "./route";
import { me, order, paragraph, report } from "./state";
import { ask, dismiss, Glyph } from "./ui";
import { callParagraph, capital, when } from "./words";
import { Unsaid } from "./sealing";
import type * as wire from "./wire";

const ordinals = ["First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth"];
const kinds: Record<wire.ReadingKind, string> = { general: "general", paragraph_by_paragraph: "paragraph by paragraph" };

/** "Second reading, paragraph by paragraph". */
const named = (r: wire.Reading) => `${ordinals[r.no - 1] ?? r.no + "th"} reading, ${kinds[r.kind]}`;

/** The reading and what is parked; for the Chair’s office, the next reading. */
export function Readings() {
  const r = report.value!.reading;
  const parked = order.value.map((id) => paragraph(id).value).filter((p) => p?.parked);
  if (!r && !parked.length && !me.value.desk) return null;
  return (
    <section aria-label="Reading">
      <h3>{r ? named(r) : "Reading"} <span class="quiet">{r ? `since ${when(r.openedAt)}` : "none is open"}</span></h3>
      {r?.note && <p class="reason" dir="auto">{r.note}</p>}
      {r && <Unsaid e={r} />}
      {r?.kind === "paragraph_by_paragraph" && (
        <p>{r.next ? <>Next: <Place id={r.next} />. {r.left === 1 ? "It is the last to be read." : `${r.left} are to be read, parked ones last.`}</> : "Everything has been read."}</p>
      )}
      {parked.length > 0 && (
        <>
          <h4>Parked <span class="quiet">{parked.length}</span></h4>
          <ul role="list">{parked.map((p) => <li class="item" key={p!.id}><p><Glyph name="wait" /> <Place id={p!.id} />{p!.parked!.note && <>: <span dir="auto">{p!.parked!.note}</span></>}</p></li>)}</ul>
        </>
      )}
      {me.value.desk && (opened("reading", "") ? <OpenForm next={(r?.no ?? 0) + 1} /> : <div class="acts"><button type="button" class="btn plain" onClick={() => ask("reading")}>Open {r ? "the next" : "a"} reading</button></div>)}
    </section>
  );
}

const Place = ({ id }: { id: string }) => <a href={to(report.value!.id, "p", id)}>{callParagraph(paragraph(id).value)}</a>;

function OpenForm({ next }: { next: number }) {
  const submit = (e: SubmitEvent) => {
    e.preventDefault();
    const f = new FormData(e.currentTarget as HTMLFormElement);
    const note = String(f.get("note")).trim();
    void perform({ type: "open_reading", kind: String(f.get("kind")) as wire.ReadingKind, ...(note && { note }) }, "The reading is open.");
  };
  return (
    <Dialog title={`Open the ${(ordinals[next - 1] ?? next + "th").toLowerCase()} reading`}>
      <form class="form" onSubmit={submit}>
        <fieldset class="radios">
          <legend>How</legend>
          <label class="tick"><input type="radio" name="kind" value="general" defaultChecked={next === 1} /> General: the text as a whole</label>
          <label class="tick"><input type="radio" name="kind" value="paragraph_by_paragraph" defaultChecked={next > 1} /> Paragraph by paragraph</label>
        </fieldset>
        <p class="field"><label for="note">Note to delegations</label><textarea id="note" name="note" rows={2} dir="auto" /></p>
        <div class="acts"><button class="btn main">Open it {forWhom()}</button><button type="button" class="btn" onClick={dismiss}>Leave <kbd>Esc</kbd></button></div>
      </form>
    </Dialog>
  );
}

/** That a paragraph is parked, for everybody. */
export function ParkedHere({ p }: { p: wire.Paragraph }) {
  if (!p.parked) return null;
  return (
    <section aria-label="Parked">
      <h3><span><Glyph name="wait" /> Parked</span> <span class="quiet">{when(p.parked.at)}, holding nothing up</span></h3>
      {p.parked.note && <p class="reason" dir="auto">{p.parked.note}</p>}
    </section>
  );
}

/** What the Chair’s office may do with a paragraph in a reading. */
export function ReadActs({ p }: { p: wire.Paragraph }) {
  const r = report.value!.reading;
  if (!me.value.desk) return null;
  return (
    <>
      {p.status !== "agreed" && !p.parked && <button type="button" class="btn plain" onClick={() => ask("park", p.id)}>Park</button>}
      {p.parked && <Ask name="take-up" of={p.id} plain label="Take it up again" sure={`Take it up ${forWhom()}`} question={`Take ${callParagraph(p)} up again?`} command={() => ({ type: "take_up", paragraph: p.id })} done={`${capital(callParagraph(p))} is taken up again.`} />}
      {r?.kind === "paragraph_by_paragraph" && !p.read && p.status !== "agreed" && (
        <Ask name="mark-read" of={p.id} plain label="Mark as read" sure={`Mark it ${forWhom()}`} question={`Mark ${callParagraph(p)} as read in this reading?`} command={() => ({ type: "mark_read", paragraphs: [p.id] })} done={`${capital(callParagraph(p))} is marked as read.`} />
      )}
    </>
  );
}

const note = signal("");

export function ParkForm({ p }: { p: wire.Paragraph }) {
  const submit = (e: SubmitEvent) => {
    e.preventDefault();
    const words = note.peek().trim();
    note.value = "";
    void perform({ type: "park", paragraph: p.id, ...(words && { note: words }) }, `${capital(callParagraph(p))} is parked.`);
  };
  return (
    <Dialog title={`Park ${callParagraph(p)} ${forWhom()}`}>
      <p>It is put aside, and holds nothing up. Its agreement, or taking it up, ends that.</p>
      <form class="form" onSubmit={submit}>
        <p class="field"><label for="note">Note to delegations</label><input id="note" dir="auto" value={note.value} onInput={(e) => (note.value = e.currentTarget.value)} /><span class="hint">Say when it is taken up: to be taken up after section III</span></p>
        <div class="acts"><button class="btn main">Park it {forWhom()}</button><button type="button" class="btn" onClick={dismiss}>Leave <kbd>Esc</kbd></button></div>
      </form>
    </Dialog>
  );
}
