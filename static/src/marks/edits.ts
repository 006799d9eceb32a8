// edits.ts is where a difference changes its first text, and what of it still fits a text that has changed
// elsewhere.

import type { Ops } from "./runs";

/** Words taken out of a text between two places, and what is put there. */
export interface Edit {
  from: number;
  to: number;
  text: string;
}

/** Where a difference changes its first text, in order. */
export function editsOf(ops: Ops): Edit[] {
  const out: Edit[] = [];
  let at = 0;
  for (let k = 0; k < ops.length; ) {
    if (ops[k]![0] === "=") {
      at += ops[k++]![1].length;
      continue;
    }
    const e = { from: at, to: at, text: "" };
    for (; k < ops.length && ops[k]![0] !== "="; k++) {
      const [op, t] = ops[k]!;
      if (op === "-") e.to += t.length;
      else e.text += t;
    }
    out.push(e);
    at = e.to;
  }
  return out;
}

/**
 * What a difference makes of a text that came from its first text by another: the changes that meet none of
 * the other's. The others are left out, and counted: nothing is guessed.
 */
export function rebased(ours: Ops, theirs: Ops): { text: string; left: number } {
  const base = ours.map(([op, t]) => (op === "+" ? "" : t)).join("");
  const since = editsOf(theirs);
  const fits = editsOf(ours).filter((e) => !since.some((s) => e.from <= s.to && s.from <= e.to));
  let text = "", at = 0;
  for (const e of [...since, ...fits].sort((a, b) => a.from - b.from || a.to - b.to)) {
    text += base.slice(at, e.from) + e.text;
    at = e.to;
  }
  return { text: text + base.slice(at), left: editsOf(ours).length - fits.length };
}
