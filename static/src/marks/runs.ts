// runs.ts turns a difference of two sources into what a reader sees: runs of words kept, taken out
// and put in, each with its look. Syntax is never shown. Words whose look alone changed are shown
// taken out and put in, so that no change is silent.

import { read, type Look, type Piece } from "./inline";

/** A difference: ["=", kept], ["-", taken out], ["+", put in], in reading order. */
export type Ops = readonly (readonly [op: string, text: string])[];

export interface Run {
  op: string;
  text: string;
  look: Look;
  /** Which of the operations it is of, from 0. */
  of: number;
  /** Not words: the mark of footnote look.note, which stands here. */
  mark?: boolean;
  /** What only the look of the words says: said after them, because weight is already a mark. */
  say?: string;
}

/** The runs of a text and those of its footnotes, which are in `notes` by their number from 0. */
export interface Runs {
  text: Run[];
  notes: { op: string; of: number; runs: Run[] }[];
}

export function runs(ops: Ops): Runs {
  const side = (not: string) => ops.map(([op, t]) => (op === not ? "" : t)).join("");
  const after = side("-");
  const same = ops.every(([op]) => op === "=");
  const before = same ? after : side("+");
  const now = new Reader(after);
  const was = same ? now : new Reader(before);
  const all: Run[] = [];
  // A footnote kept has one number before and another after: this leads from the one to the other.
  const kept: number[] = [];

  let of = -1;
  const put = (op: string, piece: Piece, from: number, text: string) => {
    if (piece.mark ? from === piece.from : piece.shown) {
      all.push({ op, of, text: piece.mark ? "" : text, look: piece.look, ...(piece.mark && { mark: true }) });
    }
  };
  const key = ({ b, i, href, note }: Look, old?: boolean) =>
    [!b, !i, href, note === undefined ? "" : old ? (kept[note] ?? "gone") : note].join();

  for (const [op, text] of ops) {
    of++;
    for (let at = 0; at < text.length; ) {
      const a = op === "+" ? undefined : was.here();
      const b = op === "-" ? undefined : now.here();
      let size = text.length - at;
      if (a) size = Math.min(size, a.to - was.at);
      if (b) size = Math.min(size, b.to - now.at);
      const words = text.slice(at, at + size);
      if (a && b) {
        if (a.mark && b.mark) kept[a.look.note!] = b.look.note!;
        if (a.shown === b.shown && a.mark === b.mark && key(a.look, true) === key(b.look)) put("=", b, now.at, words);
        else {
          put("-", a, was.at, words);
          put("+", b, now.at, words);
        }
      } else if (a) put("-", a, was.at, words);
      else put("+", b!, now.at, words);
      at += size;
      if (a) was.at += size;
      if (b && now !== was) now.at += size;
      else if (b && !a) now.at += size;
    }
  }

  const out: Runs = { text: [], notes: [] };
  for (const run of all) {
    const of = run.look.note;
    if (of === undefined || run.mark) out.text.push(run);
    if (of === undefined) continue;
    const gone = run.op === "-" && kept[of] === undefined;
    const into = run.op === "-" && !gone ? kept[of]! : of;
    let note = out.notes.find((n) => n.of === into && (n.op === "-") === gone);
    if (!note) out.notes.push((note = { op: run.mark ? run.op : gone ? "-" : "=", of: into, runs: [] }));
    if (!run.mark) note.runs.push(run);
  }
  if (!same) {
    out.text = settle(out.text);
    for (const n of out.notes) n.runs = settle(n.runs);
  }
  return out;
}

// Reader goes through the pieces of one side.
class Reader {
  at = 0;
  private k = 0;
  private pieces: Piece[];
  constructor(text: string) {
    this.pieces = read(text);
  }
  here(): Piece {
    while (this.pieces[this.k]!.to <= this.at) this.k++;
    return this.pieces[this.k]!;
  }
}

// settle puts what was taken out before what was put in, within each change, and says what a
// change is that the words do not show.
function settle(list: Run[]): Run[] {
  const out: Run[] = [];
  for (let k = 0; k < list.length; ) {
    if (list[k]!.op === "=") {
      out.push(list[k++]!);
      continue;
    }
    const change: Run[] = [];
    while (k < list.length && list[k]!.op !== "=") change.push(list[k++]!);
    const gone = change.filter((r) => r.op === "-");
    const come = change.filter((r) => r.op === "+");
    const words = (l: Run[]) => l.map((r) => r.text).join("");
    if (words(gone) && words(gone) === words(come)) {
      for (const part of [gone, come]) {
        const { href, b, i } = part[0]!.look;
        part[part.length - 1]!.say =
          gone[0]!.look.href !== come[0]!.look.href ? (href ?? "no link") : b ? "bold" : i ? "italic" : "plain";
      }
    }
    out.push(...gone, ...come);
  }
  return out;
}

/** Shortens long stretches that are kept to a few words beside each change. */
export function shorten(list: Run[], words: number): Run[] {
  const out: Run[] = [];
  const more: Run = { op: "=", of: -1, text: "…", look: {} };
  for (let k = 0; k < list.length; ) {
    if (list[k]!.op !== "=") {
      out.push(list[k++]!);
      continue;
    }
    const from = k;
    while (k < list.length && list[k]!.op === "=") k++;
    const kept = list.slice(from, k);
    const head = from > 0 ? take(kept, words, false) : [];
    const tail = k < list.length ? take(kept, words, true) : [];
    const size = (l: Run[]) => l.reduce((n, r) => n + r.text.length, 0);
    if (size(head) + size(tail) + 8 >= size(kept)) out.push(...kept);
    else out.push(...head, head.length ? { ...more, text: " …" } : more, ...(tail.length ? [{ ...more, text: " " }, ...tail] : []));
  }
  return out;
}

// A word is what stands between spaces, or one character of a script that writes without them.
const one = "(?:[\\u2e80-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff\\uff00-\\uffef]|[^\\s\\u2e80-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff\\uff00-\\uffef]+)";
const word = new RegExp(one, "g");

// take keeps the first words of the runs, or the last.
function take(list: Run[], words: number, last: boolean): Run[] {
  const out: Run[] = [];
  for (const run of last ? [...list].reverse() : list) {
    const found = [...run.text.matchAll(word)];
    const all = found.length <= words;
    const cut = last ? found[found.length - words] : found[words - 1];
    const text = all ? run.text : last ? run.text.slice(cut!.index) : run.text.slice(0, cut!.index + cut![0].length);
    out.push(all ? run : { ...run, text });
    words -= found.length;
    if (words <= 0) break;
  }
  return last ? out.reverse() : out;
}
