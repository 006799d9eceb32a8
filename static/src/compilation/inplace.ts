// inplace.ts puts several proposals into one text: each change where it is, with whose it is after it, and
// what several would change in brackets that lead to where they stand side by side.

import { editsOf, type Edit } from "../marks/edits";
import { runs, type Ops } from "../marks/runs";

/** What is put into a text: one wording, or several that touch the same words. */
export interface Put {
  /** Differences from the text. */
  wordings: readonly Ops[];
  /** What stands after each of its changes. */
  tag: string;
}

interface Tagged extends Edit {
  tag: string;
}

/** The text with all of it in place, and what stands after each change, in reading order; null where it
 *  cannot be shown so: then each wording is to be shown by itself. */
export function inPlace(text: string, puts: readonly Put[]): { ops: Ops; tags: string[] } | null {
  const edits: Tagged[] = [];
  for (const { wordings, tag } of puts) {
    if (wordings.length === 1) {
      for (const e of editsOf(wordings[0]!)) edits.push({ ...e, tag });
      continue;
    }
    for (let [from, to] of union(wordings.flatMap(editsOf))) {
      while (from < to && text[to - 1] === " ") to--; // the space beside them is not theirs
      while (from < to && text[from] === " ") from++;
      if (from === to) edits.push({ from, to, text: "\\[…\\]", tag });
      else edits.push({ from, to: from, text: "\\[", tag: "" }, { from: to, to, text: "\\]", tag });
    }
  }
  edits.sort((a, b) => a.from - b.from || a.to - b.to);
  const ops: [string, string][] = [];
  const tags: string[] = [];
  let at = 0;
  for (const [k, e] of edits.entries()) {
    if (e.from < at) return null;
    if (e.from > at || !k) {
      if (e.from > at) ops.push(["=", text.slice(at, e.from)]);
      tags.push(e.tag);
    } else tags[tags.length - 1] = [tags.at(-1), e.tag].filter(Boolean).join("; "); // one change to the eye
    if (e.to > e.from) ops.push(["-", text.slice(e.from, e.to)]);
    if (e.text) ops.push(["+", e.text]);
    at = e.to;
  }
  if (at < text.length) ops.push(["=", text.slice(at)]);
  // What follows a change is by its place among those the eye sees: marks that show no words may make
  // them fewer or more, and changes in a footnote stand below.
  const drawn = runs(ops);
  const seen = drawn.text.filter((r, i) => r.op !== "=" && (i + 1 === drawn.text.length || drawn.text[i + 1]!.op === "=")).length;
  return seen === tags.length && drawn.notes.every((n) => n.runs.every((r) => r.op === "=")) ? { ops, tags } : null;
}

// union joins ranges that share a character or meet.
function union(edits: readonly { from: number; to: number }[]): [number, number][] {
  const out: [number, number][] = [];
  for (const { from, to } of [...edits].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = out.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else out.push([from, to]);
  }
  return out;
}
