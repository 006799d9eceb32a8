// weave.ts is a bridge while it is written: every word of the text and of each proposal, in the order in
// which they stand, each in the bridge or not; what the Chair writes stands between them. Nothing is ever
// taken out of the list, so that every choice can be made again.

import type * as wire from "../wire";

/** Some words, in the bridge or not. */
export interface Item {
  text: string;
  on: boolean;
  /** Amendments that put them in; empty for words of the text, and for the Chair's own. */
  from: readonly string[];
  /** Of words of the text: amendments that take them out. */
  out: readonly string[];
  /** The cluster that they belong to, counted from 0; -1 where nobody changes anything. */
  cluster: number;
  /** The Chair wrote them. */
  own?: boolean;
  /** Nothing is put between them and what stands before: it was written so. */
  glued?: boolean;
}

/** What each proposal makes of one cluster. */
export interface Place {
  text: string;
  alternatives: readonly wire.BridgeAlternative[];
}

/** The clusters, in order. */
export const placesOf = (segments: readonly wire.BridgeSegment[]): Place[] =>
  segments.flatMap((s) => (s.alternatives?.length ? [{ text: s.text, alternatives: s.alternatives }] : []));

// Words with the white space behind them; what leads a text keeps the space before it.
const words = (text: string) => text.match(/^\s+\S+\s*|\S+\s*|\s+/g) ?? [];

/** The list that a bridge begins from: the words of the text in it, those of the proposals not. */
export function weave(segments: readonly wire.BridgeSegment[]): Item[] {
  const items: Item[] = [];
  let cluster = 0;
  for (const s of segments) {
    if (!s.alternatives?.length) items.push({ text: s.text, on: true, from: [], out: [], cluster: -1 });
    else items.push(...weaveCluster(s.text, s.alternatives, cluster++));
  }
  return items;
}

function weaveCluster(text: string, alternatives: readonly wire.BridgeAlternative[], cluster: number): Item[] {
  const cuts = new Set([0, text.length]);
  const gone: { from: number; to: number; by: readonly string[] }[] = [];
  const put = new Map<number, { text: string; by: string[] }[]>();
  for (const a of alternatives) {
    let at = 0;
    for (const [op, t] of a.ops) {
      if (op === "+") {
        const here = put.get(at) ?? [];
        const same = here.find((x) => x.text === t);
        if (same) same.by.push(...a.by);
        else here.push({ text: t, by: [...a.by] });
        put.set(at, here);
        cuts.add(at);
        continue;
      }
      if (op === "-") gone.push({ from: at, to: at + t.length, by: a.by });
      cuts.add(at);
      cuts.add(at += t.length);
    }
  }
  const items: Item[] = [];
  const edges = [...cuts].sort((a, b) => a - b);
  for (const [k, from] of edges.entries()) {
    for (const p of put.get(from) ?? []) for (const w of words(p.text)) items.push({ text: w, on: false, from: p.by, out: [], cluster });
    const to = edges[k + 1];
    if (to === undefined) break;
    const out = gone.filter((g) => g.from <= from && to <= g.to).flatMap((g) => g.by);
    for (const w of words(text.slice(from, to))) items.push({ text: w, on: true, from: [], out, cluster });
  }
  return items;
}

const letter = /[\p{L}\p{N}]/u;
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Where each item stands in the text: nothing of those that are not in it. */
export interface Spans {
  text: string;
  /** By item: from its first character to after its last. */
  at: readonly (readonly [number, number])[];
}

/** The text of a list. Words that did not stand beside each other get one space between them, or none before a stop. */
export function spans(items: readonly Item[]): Spans {
  let text = "";
  let last = -1;
  const at = items.map((item, k): [number, number] => {
    if (!item.on) return [text.length, text.length];
    const seam = last >= 0 && !item.glued && !item.own && !items[last]!.own && (last !== k - 1 || item.from.length > 0 || items[last]!.from.length > 0);
    last = k;
    if (seam && /\s$/.test(text) && /^\s/.test(item.text)) {
      const from = text.length;
      text += item.text.trimStart();
      return [from, text.length];
    }
    if (seam && letter.test(text.slice(-1)) && letter.test(item.text[0]!) && !unspaced.test(text.slice(-1) + item.text[0])) text += " ";
    const from = text.length;
    text += item.text;
    return [from, text.length];
  });
  return { text, at };
}

export const textOf = (items: readonly Item[]) => spans(items).text;

/** Makes of one cluster what an amendment makes of it; "" is the text as it stands. What the Chair wrote there stays in the list. */
export const choose = (items: readonly Item[], cluster: number, amendment: string): Item[] =>
  items.map((i) => (i.cluster !== cluster ? i : { ...i, on: !i.own && (i.from.length ? i.from.includes(amendment) : !i.out.includes(amendment)) }));

/** Puts some words in, or takes them out. */
export const toggle = (items: readonly Item[], k: number): Item[] => items.map((i, j) => (j === k ? { ...i, on: !i.on } : i));

/** What a cluster is so far: the amendment that it is wholly as, "" the text as it stands, undefined something between. */
export function chosen(items: readonly Item[], cluster: number, place: Place): string | undefined {
  const as = (id: string) => items.every((i) => i.cluster !== cluster || i.on === (!i.own && (i.from.length ? i.from.includes(id) : !i.out.includes(id))));
  return ["", ...place.alternatives.map((a) => a.by[0]!)].find(as);
}

/** Makes of a list one whose text is exactly this: what was typed stands where it was typed, what was struck is no longer in it. */
export function type(items: readonly Item[], now: string): Item[] {
  const s = spans(items);
  if (now === s.text) return [...items];
  let from = 0;
  while (from < now.length && from < s.text.length && now[from] === s.text[from]) from++;
  let end = 0;
  while (end < now.length - from && end < s.text.length - from && now[now.length - 1 - end] === s.text[s.text.length - 1 - end]) end++;
  const to = s.text.length - end;
  const typed = now.slice(from, now.length - end);
  const made: Item[] = [];
  let put = false;
  const write = (cluster: number) => {
    if (put) return;
    put = true;
    const before = made.at(-1);
    if (typed && before?.own && before.on) made[made.length - 1] = { ...before, text: before.text + typed };
    else if (typed) made.push({ text: typed, on: true, from: [], out: [], cluster, own: true, glued: true });
  };
  items.forEach((item, k) => {
    const [a, b] = s.at[k]!;
    if (!item.on || b <= from || a >= to && (put || a > from || from === to && a >= from)) {
      if (item.on && a >= to) {
        write(item.cluster);
        made.push({ ...item, glued: a === to || item.glued });
      } else made.push(item);
      return;
    }
    // The text of the item as it stands, which may lack a space that it begins with.
    const own = s.text.slice(a, b);
    const left = own.slice(0, Math.max(0, from - a));
    const right = own.slice(Math.min(own.length, Math.max(0, to - a)));
    const struck = own.slice(left.length, own.length - right.length);
    if (left) made.push({ ...item, text: left });
    if (struck) made.push({ ...item, text: struck, on: false });
    if (right || b >= to) write(item.cluster);
    if (right) made.push({ ...item, text: right, glued: true });
  });
  write(-1);
  for (let k = 0; k < made.length; k++) if (made[k]!.own) for (let j = k + 1; j < made.length; j++) if (made[j]!.on) { made[j] = { ...made[j]!, glued: true }; break; }
  if (textOf(made) === now) return made;
  return [...items.map((i) => ({ ...i, on: false })), { text: now, on: true, from: [], out: [], cluster: -1, own: true, glued: true }];
}
