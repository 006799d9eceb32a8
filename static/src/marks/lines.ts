// lines.ts cuts the difference of a split or a merge at its line breaks, which are where a paragraph ends.

import type { Ops } from "./runs";

/** The differences of the lines that a text has afterwards. What is struck stands where it was struck. */
export function lines(ops: Ops): Ops[] {
  const out: [string, string][][] = [[]];
  for (const [op, text] of ops) {
    (op === "-" ? [text] : text.split("\n")).forEach((t, k) => {
      if (k) {
        const [last, space] = out.at(-1)!.at(-1) ?? [];
        if (last === "-" && !space!.trim()) out.at(-1)!.pop(); // the break stands in its place
        out.push([]);
      }
      if (t) out.at(-1)!.push([op, t]);
    });
  }
  return out as unknown as Ops[];
}
