// schema.ts is the document of the editor: one paragraph, as it reads, from which the source text
// comes back byte for byte. Links and footnotes are whole things, as they are in a difference.

import { Schema, type DOMOutputSpec, type Mark, type Node } from "prosemirror-model";
import { plain, read } from "../marks/inline";

const address = /^(https?:\/\/|mailto:)\S+$/;

export const schema = new Schema({
  nodes: {
    // raw: the text is edited as its source, because as it reads it would not come back exactly.
    doc: { content: "inline*", attrs: { raw: { default: false } } },
    text: { group: "inline" },
    link: {
      group: "inline",
      inline: true,
      atom: true,
      attrs: { source: {} },
      toDOM: (node) => ["span", { class: "ref", "data-source": node.attrs.source as string }, ...drawn(node.attrs.source as string)],
      leafText: (node) => plain(node.attrs.source as string),
      parseDOM: [
        { tag: "span.ref[data-source]", getAttrs: (e) => atom(e.getAttribute("data-source")!, "link") },
        { tag: "a[href]", getAttrs: (e) => atom(linkSource(e.textContent ?? "", e.getAttribute("href")!), "link") },
      ],
    },
    note: {
      group: "inline",
      inline: true,
      atom: true,
      attrs: { source: {} },
      toDOM: (node) => ["sup", { class: "fn", title: noteText(node), "data-source": node.attrs.source as string }],
      leafText: () => "",
      parseDOM: [{ tag: "sup[data-source]", getAttrs: (e) => atom(e.getAttribute("data-source")!, "note") }],
    },
  },
  marks: {
    em: {
      toDOM: (): DOMOutputSpec => ["em", 0],
      parseDOM: [{ tag: "i" }, { tag: "em" }, { style: "font-style=italic" }],
    },
    strong: {
      toDOM: (): DOMOutputSpec => ["strong", 0],
      parseDOM: [
        { tag: "strong" },
        // Google Docs wraps what it copies in <b style="font-weight: normal">.
        { tag: "b", getAttrs: (e) => (e.style.fontWeight === "normal" ? false : null) },
        { style: "font-weight", getAttrs: (w) => /^(bold(er)?|[6-9]\d\d)$/.test(w) && null },
      ],
    },
    // A character that the source escapes; without it, an unpaired mark that is literal as it stands.
    esc: { inclusive: false, toDOM: (): DOMOutputSpec => ["span", 0] },
  },
});

const { em, strong, esc } = schema.marks as { em: { create(): Mark }; strong: { create(): Mark }; esc: { create(): Mark } };

/** The source of a link. */
export function linkSource(words: string, href: string): string {
  const safe = words.trim().replace(/\s+/g, " ").replace(/[\\[\]^*]/g, "\\$&");
  return `[${safe}](${href.trim().replaceAll("(", "%28").replaceAll(")", "%29")})`;
}

/** The source of a footnote from the source of its words. */
export const noteSource = (words: string) => `^[${words.trim().replace(/\s+/g, " ")}]`;

/** The source of a footnote's words. */
export const noteText = (node: Node) => (node.attrs.source as string).slice(2, -1);

/** What a link's source names: the source of its words, and its address. */
export function linkParts(source: string): { words: string; href: string } {
  const cut = source.lastIndexOf("](");
  return { words: plain(source), href: source.slice(cut + 2, -1) };
}

/** The attributes of a link or footnote of this source, false when it is none. */
export function atom(source: string, type: "link" | "note"): { source: string } | false {
  const nodes = rich(source);
  return nodes.length === 1 && nodes[0]!.type.name === type ? { source } : false;
}

export const goodAddress = (href: string) => address.test(href.trim());

// drawn is a source as it reads, without anything that acts.
function drawn(source: string): (DOMOutputSpec | string)[] {
  return read(source).filter((p) => p.shown).map(({ from, to, look }) => {
    const text = source.slice(from, to);
    return look.b ? ["strong", text] : look.i ? ["em", text] : ["span", text];
  });
}

function rich(source: string): Node[] {
  const nodes: Node[] = [];
  const pieces = read(source);
  for (let k = 0; k < pieces.length; ) {
    const { from, look, shown } = pieces[k]!;
    const marks = (escaped?: boolean) => [...(look.i ? [em.create()] : []), ...(look.b ? [strong.create()] : []), ...(escaped ? [esc.create()] : [])];
    const whole = look.note !== undefined ? "note" : look.link !== undefined ? "link" : "";
    if (whole) {
      const of = (l: typeof look) => (whole === "note" ? l.note : l.note === undefined ? l.link : undefined);
      const which = of(look);
      let to = from;
      while (k < pieces.length && of(pieces[k]!.look) === which) to = pieces[k++]!.to;
      nodes.push(schema.nodes[whole]!.create({ source: source.slice(from, to) }, null, marks()));
    } else {
      const before = pieces[k - 1];
      const escaped = before && !before.shown && before.to - before.from === 1 && source[before.from] === "\\";
      if (shown) nodes.push(schema.text(source.slice(from, pieces[k]!.to), marks(!!escaped)));
      k++;
    }
  }
  return nodes;
}

/** The document of a source text. */
export function parse(source: string): Node {
  const doc = schema.nodes.doc!.create(null, rich(source));
  if (serialize(doc) === source) return doc;
  return schema.nodes.doc!.create({ raw: true }, source ? schema.text(source) : null);
}

/** One character, or one link or footnote, with its marks. */
interface Cell {
  source: string;
  escaped: boolean;
  whole: boolean;
  i: boolean;
  b: boolean;
}

function cells(nodes: readonly Node[]): Cell[] {
  const out: Cell[] = [];
  for (const node of nodes) {
    const has = (name: string) => node.marks.some((m) => m.type.name === name);
    const rest = { escaped: has("esc"), i: has("em"), b: has("strong") };
    if (!node.isText) out.push({ source: node.attrs.source as string, whole: true, ...rest });
    else for (const source of node.text!) out.push({ source, whole: false, ...rest });
  }
  // A mark neither begins nor ends with a space: it would not be one in the source.
  for (const mark of ["i", "b"] as const) {
    for (const list of [out, [...out].reverse()]) {
      let inside = false;
      for (const c of list) {
        if (c[mark] && !inside && !c.whole && /\s/.test(c.source)) c[mark] = false;
        else inside = c[mark];
      }
    }
  }
  return out;
}

/** The source text of a document. */
export function serialize(doc: Node): string {
  if (doc.attrs.raw) return doc.textContent;
  const list = cells(doc.children);
  const look = (l: Cell[]) => l.map((c) => `${+c.i}${+c.b}${c.source}`).join("\n");
  const want = look(list);
  for (const [level, apart] of [[0, false], [1, false], [2, false], [2, true]] as const) {
    const source = write(list, level, apart);
    if (look(cells(rich(source))) === want) return source;
  }
  // Marks that no source has together: the words matter more.
  return write(list.map((c) => ({ ...c, i: false, b: false })), 2, false);
}

// write writes cells, escaping at level 0 nothing that was not, at 1 what may act as a mark, at 2
// every special character. Where marks stand apart, each change of marks closes all of them.
function write(list: readonly Cell[], level: number, apart: boolean): string {
  let out = "";
  const open: ("i" | "b")[] = [];
  const sign = { i: "*", b: "**" };
  const until = (k: number, mark: "i" | "b") => {
    while (k < list.length && list[k]![mark]) k++;
    return k;
  };
  for (let k = 0; k <= list.length; k++) {
    const c = list[k];
    const changed = open.some((m) => !c?.[m]) || (apart && !!c && (c.i !== open.includes("i") || c.b !== open.includes("b")));
    if (changed) {
      const keep = apart ? 0 : open.findIndex((m) => !c?.[m]);
      while (open.length > keep) out += sign[open.pop()!];
    }
    if (!c) break;
    const opens = (["b", "i"] as const).filter((m) => c[m] && !open.includes(m));
    for (const m of opens.sort((x, y) => until(k, y) - until(k, x))) {
      out += sign[m];
      open.push(m);
    }
    if (c.escaped) out += "\\" + c.source;
    else if (c.whole || !"*[]^\\".includes(c.source)) out += c.source;
    else out += acts(c.source, list[k + 1], level) ? "\\" + c.source : c.source;
  }
  return out;
}

function acts(char: string, next: Cell | undefined, level: number): boolean {
  if (level !== 1) return level > 1;
  switch (char) {
    case "*":
      return true;
    case "^":
      return next?.source[0] === "[";
    case "]":
      return next?.source === "(";
    case "\\":
      return !next || next.whole || "*[]^\\".includes(next.source[0]!) || next.escaped;
  }
  return false;
}
