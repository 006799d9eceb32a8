// anytext.ts makes texts for tests: every mark of the inline syntax, whole and broken, in several scripts.

/** A source of numbers below a bound: the same seed, the same numbers. */
export function seeded(seed: number): (below: number) => number {
  let state = (seed + 1) * 2654435761;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const parts = [
  "the ", "views", " ", " of States", "*", "**", "***", "[", "]", "](", ")", "^[", "\\", "\\*", "\\[", "\\]", "\\\\", "\\^", "^",
  "[75/240](https://example.org/75-240)", "^[See A/75/816.]", "^[With [a link](/x) and *weight*.]", "*agreed*", "**shall**",
  "[voluntary]", "[...]", "____", "[to be completed]", "وفقا ", "للقرار", "工作组", "é", "e\u0301", "\u2067", "\u2069", "😀", ".", "(a) ",
];

/** Any text of one line. */
export function anyText(next: (below: number) => number): string {
  let text = "";
  for (let k = next(12); k >= 0; k--) text += parts[next(parts.length)];
  return text;
}
