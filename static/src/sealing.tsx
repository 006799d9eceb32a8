// sealing.tsx is what the Chair does about informal words by a decision of the body: seals, unseals or
// expunges those around what is ticked. Of a paragraph, a package and a silence more may be said later, so
// that theirs can be expunged again.

import { signal } from "@preact/signals";
import { Dialog, opened, perform } from "./act";
import { amendmentsOf, listOf, me, nameOf, objectionsOf, report, statementsOf, wide } from "./state";
import { called, objector } from "./terms";
import { ask, dismiss } from "./ui";
import { callParagraph, capital, when } from "./words";
import type * as wire from "./wire";

type Kind = keyof wire.Words;
interface Row { kind: Kind; id: string; words: string; sealed: boolean; gone: boolean }

const ticked = signal<readonly string[]>([]);

function rows(p: wire.Paragraph | undefined): Row[] {
  const of = p?.id ?? "";
  const state = (e: { sealed?: boolean; expunged?: boolean }) => ({ sealed: !!e.sealed, gone: !!e.expunged });
  return [
    ...amendmentsOf(of).value.map((a) => ({ kind: "amendments" as const, id: a.id, words: capital(called(a)) + (a.no ? `, ${nameOf(a.by)}` : "") + (a.state === "withdrawn" ? ", with what it proposed" : ""), sealed: !!a.sealed, gone: !!a.expunged && (a.state !== "withdrawn" || !!a.textGone) })),
    ...objectionsOf(p ? of : wide).value.map((o) => ({ kind: "objections" as const, id: o.id, words: `Objection of ${objector(o)}`, ...state(o) })),
    ...statementsOf(of).value.map((s) => ({ kind: "statements" as const, id: s.id, words: `Statement of ${nameOf(s.by)}`, ...state(s) })),
    ...listOf("inputs").value.filter((i) => (i.paragraph ?? "") === of).map((i) => ({ kind: "inputs" as const, id: i.id, words: `Written input of ${i.by}`, ...state(i) })),
    ...(p ? [{ kind: "paragraphs" as const, id: of, words: "What was said around it: parking, putting to the room, instructions awaited, reopening, taking back", sealed: !!p.sealed, gone: false }] : [
      ...listOf("submissions").value.map((s) => ({ kind: "submissions" as const, id: s.id, words: `General comment of ${nameOf(s.by)}, ${when(s.filedAt)}`, ...state(s) })),
      ...listOf("packages").value.map((k) => ({ kind: "packages" as const, id: k.id, words: `What was said of the package “${k.name}”`, sealed: !!k.sealed, gone: false })),
      ...listOf("silences").value.map((s) => ({ kind: "silences" as const, id: s.id, words: `What was said of the silence of ${when(s.openedAt)}`, sealed: !!s.sealed, gone: false })),
      ...(report.value?.reading ? [report.value.reading] : []).map((r) => ({ kind: "readings" as const, id: r.id, words: "Note of the reading that is open", ...state(r) })),
    ]),
  ];
}

/** For the Chair: the informal words about a paragraph, or about the whole. */
export function Sealing({ p }: { p?: wire.Paragraph }) {
  const of = p?.id ?? "";
  if (me.value.role !== "chair") return null; // also of a closed record
  const list = rows(p);
  if (!list.length) return null;
  if (!opened("sealing", of)) {
    return <div class="acts"><button class="btn plain" onClick={() => { ticked.value = []; ask("sealing", of); }}>Seal or expunge words</button></div>;
  }
  const chosen = list.filter((r) => ticked.value.includes(r.id));
  const act = (e: SubmitEvent) => {
    e.preventDefault();
    const type = (e.submitter as HTMLButtonElement).value as "seal" | "unseal" | "expunge";
    const decision = String(new FormData(e.currentTarget as HTMLFormElement).get("decision")).trim();
    const words: wire.Words = {};
    for (const r of chosen) (words[r.kind] ??= []).push(r.id);
    void perform({ type, words, decision }, { seal: "The words are sealed.", unseal: "The words can be read again.", expunge: "The words are off the record." }[type]);
  };
  return (
    <Dialog title={`Informal words about ${p ? callParagraph(p) : "the whole"}, by a decision of the body`}>
      <p>Sealed, they are the Chair’s office’s alone to read. Expunged, nobody reads them again, and there is no way back. What was done stays on the record either way.</p>
      <form class="form" onSubmit={act}>
        <fieldset class="ticks">
          <legend>Whose words</legend>
          {list.map((r) => (
            <label key={r.id} class="tick">
              <input type="checkbox" checked={ticked.value.includes(r.id)} disabled={r.gone} onChange={(e) => (ticked.value = [...ticked.peek().filter((x) => x !== r.id), ...(e.currentTarget.checked ? [r.id] : [])])} />
              <span>{r.words}{r.gone ? ": expunged" : r.sealed ? ": sealed" : ""}</span>
            </label>
          ))}
        </fieldset>
        <p class="field"><label for="decision">Decision of the body</label><input id="decision" name="decision" required /><span class="hint">“Decision 3 of 4 May”. Read by all.</span></p>
        <div class="acts">
          <button class="btn main tight" value="seal" disabled={!chosen.length}>Seal them</button>
          <button class="btn tight" value="unseal" disabled={!chosen.length}>Unseal them</button>
          <button class="btn tight" value="expunge" disabled={!chosen.length}>Expunge them for good</button>
          <button type="button" class="btn tight" onClick={dismiss}>Leave <kbd>Esc</kbd></button>
        </div>
      </form>
    </Dialog>
  );
}

/** Says that words are not there to be read, and why. */
export const Unsaid = ({ e, around }: { e: { sealed?: boolean; expunged?: boolean }; around?: boolean }) =>
  e.expunged ? <p class="quiet small">Words {around && "around it "}were expunged from the record by a decision of the body.</p>
  : e.sealed ? <p class="quiet small">{me.value.desk ? `Sealed: only the Chair’s office reads ${around ? "what is said around it" : "these words"}.` : `Words ${around ? "around it " : ""}are sealed by a decision of the body.`}</p>
  : null;
