// inline.ts reads the inline syntax of a paragraph's text: `*italic*`, `**bold**`, `[text](url)`,
// `^[footnote]` and backslash escapes. A mark without its partner is literal, and so is a link to
// anything but an address: its words are never hidden.

/** How a stretch of text looks to a reader. */
export interface Look {
  b?: boolean;
  i?: boolean;
  href?: string;
  /** Which link of the text, which footnote of the text: counted from 0. */
  link?: number;
  note?: number;
}

/** A stretch of the source, in UTF-16 units: words to read, or syntax that is not shown. */
export interface Piece {
  from: number;
  to: number;
  shown: boolean;
  look: Look;
  /** Syntax that begins a footnote: its mark stands here. */
  mark?: boolean;
}

type Item = { from: number; to: number; what: number; partner?: boolean; at?: number; end?: number };
const Star = 0, Escape = 1, Link = 2, Note = 3;

const address = /^(https?:\/\/|mailto:|[/#])[^\s<>]*$/;

/** Reads a text. The pieces cover it wholly, in order. */
export function read(text: string): Piece[] {
  const partners = pair(text);
  const pieces: Piece[] = [];
  let links = 0, notes = 0;

  const put = (from: number, to: number, shown: boolean, look: Look, mark?: boolean) => {
    if (to > from) pieces.push(mark ? { from, to, shown, look, mark } : { from, to, shown, look });
  };

  const scan = (from: number, to: number, base: Look) => {
    const items: Item[] = [];
    const open: Item[] = [];
    for (let at = from; at < to; at++) {
      const c = text[at];
      const next = at + 1 < to ? text[at + 1]! : "";
      if (c === "\\" && next && "*[]^\\".includes(next)) {
        items.push({ from: at, to: at + 1, what: Escape });
        at++;
      } else if (c === "^" && next === "[" && base.note === undefined && base.href === undefined && partners[at + 1]) {
        const end = partners[at + 1]! + 1;
        items.push({ from: at, to: end, what: Note });
        at = end - 1;
      } else if (c === "[" && base.href === undefined && partners[at] && text[partners[at]! + 1] === "(") {
        const close = partners[at]!;
        const end = text.indexOf(")", close);
        if (end < 0 || end >= to || close === at + 1 || !address.test(text.slice(close + 2, end))) continue;
        items.push({ from: at, to: end + 1, what: Link, at: close });
        at = end;
      } else if (c === "*") {
        let stop = at;
        while (stop < to && text[stop] === "*") stop++;
        stars(at, stop, at > from && !/\s/.test(text[at - 1]!), stop < to && !/\s/.test(text[stop]!), items, open);
        at = stop - 1;
      }
    }
    let look = base;
    let done = from;
    for (const item of items) {
      if (item.what === Star && !item.partner) continue;
      put(done, item.from, true, look);
      done = item.to;
      if (item.what === Star) {
        put(item.from, item.to, false, base);
        look = item.to - item.from > 1 ? { ...look, b: !look.b } : { ...look, i: !look.i };
      } else if (item.what === Escape) {
        put(item.from, item.to, false, look);
        put(item.to, ++done, true, look);
      } else if (item.what === Note) {
        // The words of a footnote do not lean or weigh because the mark does.
        const within = { note: notes++ };
        put(item.from, item.from + 2, false, { ...look, ...within }, true);
        scan(item.from + 2, item.to - 1, within);
        put(item.to - 1, item.to, false, within);
      } else {
        const within = { ...look, link: links++, href: text.slice(item.at! + 2, item.to - 1) };
        put(item.from, item.from + 1, false, within);
        scan(item.from + 1, item.at!, within);
        put(item.at!, item.to, false, within);
      }
    }
    put(done, to, true, look);
  };
  scan(0, text.length, {});
  return pieces;
}

// stars splits a run of asterisks into marks of two and one, closing the nearest open ones first.
function stars(from: number, to: number, closes: boolean, opens: boolean, items: Item[], open: Item[]) {
  while (closes && from < to) {
    let k = open.length - 1;
    while (k >= 0 && open[k]!.to - open[k]!.from > to - from) k--;
    if (k < 0) break;
    const size = open[k]!.to - open[k]!.from;
    open[k]!.partner = true;
    items.push({ from, to: from + size, what: Star, partner: true });
    from += size;
    open.length = k;
  }
  if (!opens || to - from > 3) return;
  while (from < to) {
    const size = to - from > 1 ? 2 : 1;
    const item = { from, to: from + size, what: Star };
    items.push(item);
    open.push(item);
    from += size;
  }
}

// pair finds the closing bracket of each opening one that has its partner.
function pair(text: string): number[] {
  const partners: number[] = [];
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const c = text[at];
    if (c === "\\") at++;
    else if (c === "[") open.push(at);
    else if (c === "]" && open.length) partners[open.pop()!] = at;
  }
  return partners;
}

/** The number of footnotes of a text. */
export const countNotes = (text: string): number =>
  text.includes("^[") ? read(text).filter((p) => p.mark).length : 0;

/** A text as it reads: no syntax, footnotes left out. */
export const plain = (text: string): string =>
  read(text).map((p) => (p.shown && p.look.note === undefined ? text.slice(p.from, p.to) : "")).join("");
