// difference.ts compares two sources by words, for what has not been filed and so has no difference
// from the server yet. What is filed is always shown with the server's own.

import { read } from "../marks/inline";
import type { Ops } from "../marks/runs";

const single = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}";
// A word, with what binds its parts (a symbol, a resolution number, an apostrophe); or one character.
export const tokens = new RegExp(
  `(?:(?![${single}])[\\p{L}\\p{M}\\p{N}_])+(?:[/.'’,](?:(?![${single}])[\\p{L}\\p{M}\\p{N}_])+)*|\\s+|\\P{M}\\p{M}*|\\p{M}`,
  "gu",
);

/** Whether a token is a word. */
export const isWord = (token: string) => /[\p{L}\p{N}]/u.test(token);

/** The number of words of a text. */
export const countWords = (text: string) => (text.match(tokens) ?? []).filter(isWord).length;

/** A source as tokens: links and footnotes whole. */
export function tokenize(source: string): string[] {
  const out: string[] = [];
  const pieces = read(source);
  for (let k = 0; k < pieces.length; ) {
    const { from, look } = pieces[k]!;
    let to = pieces[k]!.to;
    k++;
    if (look.note === undefined && look.link === undefined) {
      out.push(...(source.slice(from, to).match(tokens) ?? []));
      continue;
    }
    while (k < pieces.length && (look.note !== undefined ? pieces[k]!.look.note === look.note : pieces[k]!.look.link === look.link)) {
      to = pieces[k++]!.to;
    }
    out.push(source.slice(from, to));
  }
  return out;
}

const most = 2_000_000; // cells of the table; what is larger is cut first at a word that both have once

/** The difference of two sources, word by word. */
export function difference(before: string, after: string): Ops {
  const a = tokenize(before);
  const b = tokenize(after);
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const ops: [string, string][] = [];
  const put = (op: string, text: string) => {
    if (!text) return;
    const last = ops[ops.length - 1];
    if (last?.[0] === op) last[1] += text;
    else ops.push([op, text]);
  };
  put("=", a.slice(0, head).join(""));
  middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail), put);
  put("=", a.slice(a.length - tail).join(""));
  return tidy(ops);
}

function middle(a: string[], b: string[], put: (op: string, text: string) => void) {
  const wide = b.length + 1;
  if (a.length * b.length > most) {
    const cut = anchor(a, b);
    if (cut) {
      const [i, j] = cut;
      middle(a.slice(0, i), b.slice(0, j), put);
      middle(a.slice(i), b.slice(j), put);
    } else {
      put("-", a.join(""));
      put("+", b.join(""));
    }
    return;
  }
  const common = new Uint32Array((a.length + 1) * wide);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * wide + j] =
        a[i] === b[j] ? common[(i + 1) * wide + j + 1]! + 1 : Math.max(common[(i + 1) * wide + j]!, common[i * wide + j + 1]!);
    }
  }
  let i = 0, j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      put("=", a[i++]!);
      j++;
    } else if (i < a.length && (j === b.length || common[(i + 1) * wide + j]! >= common[i * wide + j + 1]!)) put("-", a[i++]!);
    else put("+", b[j++]!);
  }
}

// anchor finds a word that stands once in either text, between the same neighbours, as near to the
// middle as there is.
function anchor(a: string[], b: string[]): [i: number, j: number] | undefined {
  const once = (list: string[]) => {
    const at = new Map<string, number>();
    list.forEach((t, k) => at.set(t, at.has(t) ? -1 : k));
    return at;
  };
  const inA = once(a);
  const inB = once(b);
  let best: [number, number] | undefined;
  for (const [token, i] of inA) {
    const j = inB.get(token) ?? -1;
    if (i < 1 || j < 1 || !isWord(token) || a[i - 2] !== b[j - 2] || a[i + 2] !== b[j + 2]) continue;
    if (!best || Math.abs(i - a.length / 2) < Math.abs(best[0] - a.length / 2)) best = [i, j];
  }
  return best;
}

// tidy puts what goes before what comes within a change, and leaves no space alone between two.
function tidy(ops: [string, string][]): Ops {
  const out: [string, string][] = [];
  let gone = "", come = "";
  const close = () => {
    if (gone) out.push(["-", gone]);
    if (come) out.push(["+", come]);
    gone = come = "";
  };
  ops.forEach(([op, text], k) => {
    if (op === "-") gone += text;
    else if (op === "+") come += text;
    else if (gone && come && k < ops.length - 1 && /^\s+$/.test(text)) {
      gone += text;
      come += text;
    } else {
      close();
      out.push([op, text]);
    }
  });
  close();
  return out;
}

/** A changed stretch of the base text; an insertion has no length. */
export interface Span {
  from: number;
  to: number;
}

/** Where a difference touches its base text. */
export function spans(ops: Ops): Span[] {
  const out: Span[] = [];
  let at = 0;
  let open = false;
  for (const [op, text] of ops) {
    if (op === "=") open = false;
    else {
      if (!open) out.push({ from: at, to: at });
      open = true;
      if (op === "-") out[out.length - 1]!.to = at + text.length;
    }
    if (op !== "+") at += text.length;
  }
  return out;
}

/**
 * The words of the base at which two differences meet, null where they do not meet. They meet when
 * they share a word, or only a space lies between them.
 */
export function meeting(base: string, one: Ops, other: Ops): string | null {
  for (const a of spans(one)) {
    for (const b of spans(other)) {
      const from = Math.max(a.from, b.from);
      const to = Math.min(a.to, b.to);
      if (from < to) return base.slice(from, to).trim();
      if (base.slice(to, from).trim()) continue;
      const both = base.slice(Math.min(a.from, b.from), Math.max(a.to, b.to)).trim();
      return both || (tokenize(base.slice(0, from)).findLast(isWord) ?? "");
    }
  }
  return null;
}
