// editorial.tsx is where an editorial version of an adopted paragraph is written: in the editor, each
// change marked against the adopted text.

import { signal } from "@preact/signals";
import { Dialog, forWhom, perform } from "../act";
import { dir, lang } from "../state";
import { dismiss, Glyph } from "../ui";
import { callParagraph, capital } from "../words";
import type * as wire from "../wire";
import { Editor } from "./editor";
import { firstNote } from "./place";

// What is being written of an editorial version, and the edit it follows: it outlives a refusal.
const written = signal<Record<string, { text: string; edition: number }>>({});
const write = (id: string, w?: { text: string; edition: number }) => {
  const { [id]: _, ...others } = written.peek();
  written.value = w ? { ...others, [id]: w } : others;
};

export function EditForm({ p, e: last }: { p: wire.Paragraph; e: wire.TextEdit | undefined }) {
  const now = { text: last?.text ?? p.text, edition: last?.edition ?? 0 };
  const w = written.value[p.id] ?? now;
  const submit = async (e: SubmitEvent) => {
    e.preventDefault();
    const note = String(new FormData(e.currentTarget as HTMLFormElement).get("note")).trim();
    if (await perform({ type: "edit", paragraph: p.id, ...w, ...(note && { note }) }, `The editorial version of ${callParagraph(p)} is changed.`)) write(p.id);
  };
  return (
    <Dialog title={`Editorial version of ${callParagraph(p)}`}>
      <p>It is marked against the adopted text, which stays.</p>
      <Editor
        base={p.text} text={w.text} version="the adopted text" label={`${capital(callParagraph(p))}, the editorial version`}
        lang={lang.value} rtl={dir.value === "rtl"} firstNote={firstNote(p.id)} onChange={(text) => write(p.id, { text, edition: written.peek()[p.id]?.edition ?? now.edition })}
      />
      {w.edition !== now.edition && (
        <p class="is-contested" role="status"><Glyph name="wait" /> Edit {now.edition} was made meanwhile. <button type="button" class="btn tight" onClick={() => write(p.id, { text: w.text, edition: now.edition })}>Put this in its place</button></p>
      )}
      <form class="form" onSubmit={(e) => void submit(e)}>
        <p class="field"><label for="edit-note">Note, if one is wanted</label><input id="edit-note" class="last" name="note" dir="auto" /></p>
        <div class="acts"><button class="btn main" disabled={w.text === now.text}>Change it {forWhom()}</button><button type="button" class="btn" onClick={dismiss}>Leave <kbd>Esc</kbd></button></div>
      </form>
    </Dialog>
  );
}
