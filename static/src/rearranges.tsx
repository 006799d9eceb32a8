// rearranges.tsx is an amendment that moves, splits or merges, in words and with the texts of its parts,
// and the one button by which the Chair takes it.

import { Ask } from "./act";
import { lines } from "./marks/lines";
import { Marks, type Ops } from "./marks/marks";
import { lang, me, nameOf, order, paragraph } from "./state";
import { called, list } from "./terms";
import { callParagraph, capital } from "./words";
import type * as wire from "./wire";

export const rearranges = (a: { kind: string }) => a.kind === "move" || a.kind === "split" || a.kind === "merge";

/** "to the very beginning", "to after paragraph 15". */
export const toPlace = (after: string | undefined) =>
  !after ? "to the very beginning" : paragraph(after).value ? `to after ${callParagraph(paragraph(after).value)}` : "to a place that is no longer in the text";

const all = (a: wire.Amendment) => list([a.paragraph, ...(a.with ?? []).map((w) => w.paragraph)].map((id) => callParagraph(paragraph(id).value)));

/** What it would do, in words. */
export const inWords = (a: wire.Amendment) =>
  a.kind === "move" ? `Moves ${callParagraph(paragraph(a.paragraph).value)} ${toPlace(a.after)}`
  : a.kind === "split" ? `Splits ${callParagraph(paragraph(a.paragraph).value)} in ${a.text.split("\n").length}`
  : `Merges ${all(a)}`;

/** The texts that a split or a merge makes, each with its marks. */
export const Parts = ({ ops, name }: { ops: Ops; name?: (k: number) => string }) => (
  <ol class="parts" role="list">
    {lines(ops).map((part, k) => <li key={k}>{name && <span class="small quiet">{name(k)}: </span>}<span class="words"><Marks ops={part} lang={lang.value} /></span></li>)}
  </ol>
);

const partName = (k: number) => (k ? `New part` : "It becomes");

/** A move, a split or a merge among the amendments. */
export function Rearranges({ a, p }: { a: wire.Amendment; p: wire.Paragraph }) {
  const c = a.carried;
  const name = a.kind === "split" ? partName : undefined;
  const words = a.kind !== "move";
  const overlapping = c && (c.class === "overlapping" || c.class === "gone");
  return (
    <>
      <p><b>{inWords(a)}</b></p>
      {overlapping && <p class="small">{c.class === "gone" ? "The paragraph has been deleted since." : `What it was filed on has changed since. ${nameOf(a.by)} has to say what it proposes now.`}</p>}
      {c?.class === "overtaken" && <p class="small">It has been done.</p>}
      {words && (c?.class === "clean" && c.ops && (a.kind === "split" || a.paragraph === p.id)
        ? <><p class="small">It fits version {c.version}:</p><Parts ops={c.ops} name={name} /><details><summary class="small">As filed</summary><Parts ops={a.ops} name={name} /></details></>
        : <Parts ops={a.ops} name={name} />)}
    </>
  );
}

/** The command that takes an amendment into the text; undefined when it does not fit it any more. */
function taking(a: wire.Amendment, takes: wire.Take[]): wire.Command | undefined {
  const p = paragraph(a.paragraph).value;
  const clean = a.carried?.class === "clean" ? (a.carried.text ?? "") : undefined;
  const others = (a.with ?? []).map((w) => paragraph(w.paragraph).value);
  const asFiled = p?.version === a.version && (a.with ?? []).every((w, k) => others[k]?.version === w.version) && (a.also ?? []).length === others.length;
  const text = asFiled ? a.text : clean;
  if (!p || others.includes(undefined) || (a.kind === "move" ? a.after && !order.value.includes(a.after) : text === undefined)) return undefined;
  switch (a.kind) {
    case "move":
      return asFiled || clean !== undefined ? { type: "move", paragraph: p.id, version: p.version, after: a.after ?? "", takes } : undefined;
    case "split":
      return { type: "split", paragraph: p.id, version: p.version, parts: text!.split("\n"), takes };
    default:
      return { type: "merge", paragraphs: [p, ...others].map((q) => ({ paragraph: q!.id, version: q!.version })), text: text!, takes };
  }
}

const does: Record<string, [string, string, string]> = {
  move: ["Move it", "moves", "It is moved"], split: ["Split it", "splits", "It is split"], merge: ["Merge them", "merges", "They are merged"],
};

/** The Chair takes it, with all who propose the same. */
export function TakeIt({ group, p }: { group: readonly wire.Amendment[]; p: wire.Paragraph }) {
  const a = group[0]!;
  if (!me.value.desk) return null;
  const command = taking(a, group.map((x) => ({ amendment: x.id, how: "reflected" as const })));
  if (!command) return null;
  const [label, , done] = does[a.kind]!;
  const what = list(group.map((x) => (x.no ? `no. ${x.no} (${nameOf(x.by)})` : called(x))));
  return (
    <div class="acts">
      <Ask name="take" of={a.id} tight main label={`${label}, taking ${list(group.map(called))}`} sure={`${label} as the Chair`}
        question={`${inWords(a)}, taking ${what}?${along(a)}${p.status === "contested" ? ` ${capital(callParagraph(p))} was agreed: it is open from then on.` : ""}`}
        command={() => command} done={`${done}, as ${what} proposes.`} />
    </div>
  );
}

/** What moves along with a paragraph, in words. */
export function along(a: { kind: string; paragraph: string }): string {
  if (a.kind !== "move") return "";
  const n = block(a.paragraph).length - 1;
  if (!n) return "";
  const heading = paragraph(a.paragraph).value?.kind === "heading";
  return heading ? ` The section moves with all that is in it: ${n} ${n > 1 ? "paragraphs" : "paragraph"}.` : ` Its ${n > 1 ? `${n} subparagraphs move` : "subparagraph moves"} with it.`;
}

const rank = (p: wire.Paragraph) => (p.annex ? 1 : Math.max(1, p.level));

/** A paragraph and what stands below it: its subparagraphs, of a heading its section. */
export function block(id: string): string[] {
  const ids = order.value;
  const at = ids.indexOf(id);
  const p = paragraph(id).value;
  if (at < 0 || !p) return [];
  let to = at + 1;
  for (; to < ids.length; to++) {
    const q = paragraph(ids[to]!).value!;
    if (p.kind === "heading" ? q.kind === "heading" && rank(q) <= rank(p) : q.kind !== "item" || (p.kind === "item" && q.level <= p.level)) break;
  }
  return ids.slice(at, to);
}

/** Where a paragraph could go: ids to stand after, "" for the very beginning. A heading goes behind a section. */
export function placesFor(p: wire.Paragraph): string[] {
  const own = block(p.id);
  const before = order.value[order.value.indexOf(p.id) - 1] ?? "";
  const rest = order.value.filter((id) => !own.includes(id));
  if (p.kind !== "heading") return ["", ...rest].filter((id) => id !== before);
  return ["", ...rest.filter((id) => {
    const h = paragraph(id).value!;
    return h.kind === "heading" && rank(h) <= rank(p) && !block(id).includes(p.id) && block(id).at(-1) !== before;
  })];
}
