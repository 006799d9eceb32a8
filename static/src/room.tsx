// room.tsx is what is before the room: a card at the head of the panel, announced when it comes, and the
// Chair’s putting it there.

import { Ask, Dialog, forWhom, opened, perform } from "./act";
import { go, to } from "./route";
import { me, paragraph, report } from "./state";
import { ask, chosen, dismiss, Glyph } from "./ui";
import { callParagraph, capital, when } from "./words";
import type * as wire from "./wire";

/** The card, whatever is chosen. The announcement is there before there is anything to say. */
export function BeforeRoom() {
  const room = report.value!.room;
  const p = room && paragraph(room.paragraph).value;
  return (
    <>
      <p class="vh" role="status">{p ? `Before the room: ${callParagraph(p)}, version ${room.version}` : ""}</p>
      {p && (
        <section class="roomcard" aria-label="What is before the room">
          <h3><span><Glyph name="live" /> Before the room</span> <span class="quiet">since {when(room.at)}</span></h3>
          <p><b>{chosen.value === p.id ? capital(callParagraph(p)) : <a href={to(report.value!.id, "p", p.id)}>{capital(callParagraph(p))}</a>}, version {room.version}</b></p>
          {room.note && <p class="reason" dir="auto">{room.note}</p>}
          {me.value.delegation && <p>The Chair records it as agreed unless somebody objects.</p>}
          <div class="acts">
            {me.value.delegation && <button type="button" class="btn" onClick={() => there(p.id, "object")}>Object</button>}
            {me.value.chair && <button type="button" class="btn main" onClick={() => there(p.id, "agree")}>Agree what is before the room</button>}
            {me.value.desk && <Ask name="unput" of={p.id} tight label="Withdraw it" sure={`Withdraw it ${forWhom()}`} question={`Withdraw ${callParagraph(p)} from the room, without a result?`} command={() => ({ type: "withdraw_from_room", paragraph: p.id })} done={`${capital(callParagraph(p))} is no longer before the room.`} />}
          </div>
        </section>
      )}
    </>
  );
}

// there opens a dialog at a paragraph: choosing another closes what is open.
function there(id: string, name: string) {
  if (chosen.peek() === id) return ask(name, id);
  go(to(report.peek()!.id, "p", id));
  setTimeout(() => ask(name, id));
}

/** Puts a paragraph to the room. */
export function PutHere({ p }: { p: wire.Paragraph }) {
  if (!me.value.desk || p.status === "agreed" || report.value!.room?.paragraph === p.id || opened("put", p.id)) return null;
  return <button type="button" class="btn plain" onClick={() => ask("put", p.id)}>Put to the room</button>;
}

export function PutForm({ p }: { p: wire.Paragraph }) {
  const now = report.value!.room;
  const submit = (e: SubmitEvent) => {
    e.preventDefault();
    const note = String(new FormData(e.currentTarget as HTMLFormElement).get("note")).trim();
    void perform({ type: "put_to_room", paragraph: p.id, version: p.version, ...(note && { note }) }, `${capital(callParagraph(p))} is before the room.`);
  };
  return (
    <Dialog title={`Put ${callParagraph(p)}, version ${p.version}, to the room ${forWhom()}`}>
      <p>Everybody sees it, and may object before it is agreed. A new version ends that.{now && ` It takes the place of ${callParagraph(paragraph(now.paragraph).value)}.`}</p>
      <form class="form" onSubmit={submit}>
        <p class="field"><label for="note">Note to the room</label><input id="note" name="note" dir="auto" /></p>
        <div class="acts"><button class="btn main">Put it to the room</button><button type="button" class="btn" onClick={dismiss}>Leave <kbd>Esc</kbd></button></div>
      </form>
    </Dialog>
  );
}
