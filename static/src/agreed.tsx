// agreed.tsx looks up agreed language: what was agreed before in these words, here and in other
// reports, and who has made a reservation on it.

import { signal } from "@preact/signals";
import { Dialog } from "./act";
import { api } from "./api";
import { to } from "./route";
import { Text } from "./text";
import { dismiss, Glyph } from "./ui";
import { count, day } from "./words";
import type * as wire from "./wire";

const kinds: Record<wire.StatementKind, string> = { explanation: "explained its position on", reservation: "has a reservation on", dissociation: "dissociates itself from" };
const found = signal<readonly wire.AgreedText[] | string | null>(null);

export function Agreed() {
  const submit = async (e: SubmitEvent) => {
    e.preventDefault();
    const words = String(new FormData(e.currentTarget as HTMLFormElement).get("words")).trim();
    const r = await api<wire.AgreedText[]>(`agreed?words=${encodeURIComponent(words)}`);
    found.value = r.ok ?? r.error!.message;
  };
  const list = found.value;
  return (
    <div class="head">
      <Dialog title={<h2>Agreed language</h2>}>
        <p>Paragraphs agreed before in which all of these words stand, in every report you may read.</p>
        <form class="form" role="search" onSubmit={(e) => void submit(e as unknown as SubmitEvent)}>
          <p class="field"><label for="words">Words</label><input id="words" name="words" type="search" required maxLength={200} dir="auto" /></p>
          <div class="acts"><button class="btn main">Look up</button><button type="button" class="btn" onClick={dismiss}>Close <kbd>Esc</kbd></button></div>
        </form>
        <p role="status">{typeof list === "string" ? list : list && (list.length ? `${count(list.length, "paragraph")} found.` : "Nothing agreed has these words.")}</p>
        {typeof list === "object" && list && (
          <ul role="list">
            {list.map((a) => (
              <li class="item" key={a.report + a.paragraph}>
                <h3><a href={to(a.report, "p", a.paragraph)}>{a.symbol || a.title}{a.number && `, ${a.number}`}</a> <span class="end">agreed {day(a.agreedAt)}</span></h3>
                <p dir="auto"><Text text={a.text} first={1} at={"agreed-" + a.paragraph} /></p>
                {a.flags?.map((f) => <p key={f.by + f.kind} class="is-contested small"><Glyph name="draft" /> {f.by} {kinds[f.kind]} it.</p>)}
              </li>
            ))}
          </ul>
        )}
      </Dialog>
    </div>
  );
}
