// track.ts follows what is typed: the changes against the version, as a person would mark them.
// Words put in are underlined, words taken out stay where they were, struck, until restored.

import { ChangeSet, type TokenEncoder } from "prosemirror-changeset";
import { DOMSerializer, Mark, type Node } from "prosemirror-model";
import { Plugin, PluginKey, type EditorState, type Transaction } from "prosemirror-state";
import { StepMap } from "prosemirror-transform";
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view";
import { countWords, isWord, tokens } from "./difference";

/** A change: this stretch of the version stands as that stretch of the document. */
export interface Change {
  fromA: number;
  toA: number;
  fromB: number;
  toB: number;
}

interface Tracked {
  set: ChangeSet;
  changes: Change[];
  marks: DecorationSet;
}

// A link or footnote is the same only with the same source, a character only with the same marks.
const encoder: TokenEncoder<string> = {
  encodeCharacter: (char, marks) => char + marks.map((m) => m.type.name).join(),
  encodeNodeStart: (node) => node.type.name + JSON.stringify(node.attrs),
  encodeNodeEnd: () => "",
  compareTokens: (a, b) => a === b,
};

const key = new PluginKey<Tracked>("changes");

/** Follows the changes against a version of the text. */
export function track(base: Node): Plugin<Tracked> {
  return new Plugin<Tracked>({
    key,
    state: {
      init: (_, state) => draw(begin(base, state.doc), state.doc),
      apply(tr, was) {
        if (!tr.docChanged) return was;
        return draw(was.set.addSteps(tr.doc, tr.mapping.maps, null), tr.doc);
      },
    },
    props: { decorations: (state) => key.getState(state)!.marks },
  });
}

function begin(base: Node, doc: Node): ChangeSet {
  const set = ChangeSet.create(base, undefined, encoder);
  return set.addSteps(doc, [new StepMap([0, base.content.size, doc.content.size])], null);
}

/** The changes, as they are marked. */
export const changesOf = (state: EditorState): Change[] => key.getState(state)!.changes;

/** How many changes, and how many words go in and out with them. */
export function tally(state: EditorState): { changes: number; into: number; out: number } {
  const { set } = key.getState(state)!;
  const whole = settle(set.changes, set.startDoc, state.doc, true);
  const words = (doc: Node, from: number, to: number) => countWords(doc.textBetween(from, to, "", (n) => n.type.spec.leafText!(n) || "¹"));
  let into = 0, out = 0;
  for (const c of whole) {
    into += words(state.doc, c.fromB, c.toB);
    out += words(set.startDoc, c.fromA, c.toA);
  }
  return { changes: whole.length, into, out };
}

/** The change at the caret, if there is one. */
export function changeAt(state: EditorState): Change | undefined {
  const { from, to } = state.selection;
  return changesOf(state).find((c) => c.fromB <= to && from <= c.toB);
}

/** What a change took out, in words. */
export const removed = (state: EditorState, c: Change) =>
  key.getState(state)!.set.startDoc.textBetween(c.fromA, c.toA, "", (n) => n.type.spec.leafText!(n) || "¹");

/** Puts back what a change took out; `whole` also takes out what it put in. */
export function restore(state: EditorState, c: Change, whole: boolean): Transaction {
  const { set } = key.getState(state)!;
  return state.tr.replace(c.fromB, whole ? c.toB : c.fromB, set.startDoc.slice(c.fromA, c.toA));
}

/** The document as the version has it. */
export const startOf = (state: EditorState): Node => key.getState(state)!.set.startDoc;

function draw(set: ChangeSet, doc: Node): Tracked {
  const changes = settle(set.changes, set.startDoc, doc, false);
  const marks: Decoration[] = [];
  for (const c of changes) {
    if (c.toA > c.fromA) {
      marks.push(
        Decoration.widget(c.fromB, (view) => struck(view, set.startDoc, c), {
          side: -1,
          marks: [],
          key: `${c.fromA}-${c.toA}-${c.toB > c.fromB}`,
          ignoreSelection: true,
        }),
      );
    }
    if (c.toB > c.fromB) {
      // A space at the end of what is put in is not underlined, unless it is all there is.
      const text = edges(doc).text.slice(c.fromB, c.toB);
      const words = text.trim() || text;
      const from = c.fromB + text.indexOf(words);
      marks.push(Decoration.inline(from, from + words.length, { nodeName: "ins", dir: "auto" }));
    }
  }
  return { set, changes, marks: DecorationSet.create(doc, marks) };
}

const serializer = (node: Node) => DOMSerializer.fromSchema(node.type.schema);

function struck(view: EditorView, base: Node, c: Change): HTMLElement {
  const del = document.createElement("del");
  del.dir = "auto";
  del.contentEditable = "false";
  del.title = "Press to restore these words";
  del.append(serializer(base).serializeFragment(base.slice(c.fromA, c.toA).content));
  del.addEventListener("mousedown", (e) => e.preventDefault());
  del.addEventListener("click", () => {
    const now = changesOf(view.state).find((x) => x.fromA === c.fromA && x.toA === c.toA);
    if (now) view.dispatch(restore(view.state, now, false));
    view.focus();
  });
  return del;
}

// settle brings raw changes to what reads well. A change that both puts in and takes out, or lies
// with another in one word, covers its whole words; one that only does the one may mark letters,
// except where every change is to be counted in whole words.
function settle(raw: readonly Change[], base: Node, doc: Node, whole: boolean): Change[] {
  const a = edges(base);
  const b = edges(doc);
  let list: Change[] = raw.map(({ fromA, toA, fromB, toB }) => ({ fromA, toA, fromB, toB }));
  for (let again = true; again; ) {
    again = false;
    const out: Change[] = [];
    for (const c of list) {
      const before = out[out.length - 1];
      if (before && joined(before, c, b)) {
        before.toA = c.toA;
        before.toB = c.toB;
        again = true;
      } else out.push({ ...c });
    }
    out.forEach((c, k) => {
      if (!whole && (c.fromA === c.toA || c.fromB === c.toB)) return;
      const least = k ? out[k - 1]!.toB : 0;
      const most = k < out.length - 1 ? out[k + 1]!.fromB : doc.content.size;
      let left = 0, right = 0;
      while (c.fromB - left > least && (!a.has(c.fromA - left) || !b.has(c.fromB - left))) left++;
      while (c.toB + right < most && (!a.has(c.toA + right) || !b.has(c.toB + right))) right++;
      if (left || right) again = true;
      c.fromA -= left;
      c.fromB -= left;
      c.toA += right;
      c.toB += right;
    });
    list = out;
  }
  if (!whole) for (const c of list) slide(c, base, doc);
  return list;
}

// slide moves a change that only puts in, or only takes out, along text that repeats, to where a
// person would say it begins: at a space before its first word, or at the beginning of a word.
function slide(c: Change, base: Node, doc: Node) {
  if ((c.fromA === c.toA) === (c.fromB === c.toB)) return;
  const inside = c.fromB < c.toB ? doc : base;
  const size = c.fromB < c.toB ? c.toB - c.fromB : c.toA - c.fromA;
  const start = c.fromB < c.toB ? c.fromB : c.fromA;
  const { text } = edges(inside);
  const same = (i: number, j: number) =>
    text[i] === text[j] && text[i] !== "\ufffc" && Mark.sameSet(inside.nodeAt(i)!.marks, inside.nodeAt(j)!.marks);
  const good = (at: number) => (/\s/.test(text[at] ?? "") ? 2 : /\s/.test(text[at + size - 1] ?? "") ? 1 : 0);
  let best = start;
  for (const step of [1, -1] as const) {
    for (let at = start; at > 0 || step > 0; at += step) {
      if (good(at) > good(best)) best = at;
      const next = step > 0 ? at + size : at - 1;
      if (next < 0 || next >= text.length || !same(step > 0 ? at : at + size - 1, next)) break;
    }
  }
  const by = best - start;
  c.fromA += by;
  c.toA += by;
  c.fromB += by;
  c.toB += by;
}

// Two changes are one when they meet, lie in one word, or only spaces part two replacements.
function joined(one: Change, two: Change, b: Edges): boolean {
  if (two.fromB <= one.toB) return true;
  for (let at = one.toB; at <= two.fromB; at++) {
    if (!b.has(at)) continue;
    const both = one.fromA < one.toA && one.fromB < one.toB && two.fromA < two.toA && two.fromB < two.toB;
    return both && !isWord(b.text.slice(one.toB, two.fromB)) && !b.text.slice(one.toB, two.fromB).trim();
  }
  return true;
}

interface Edges {
  text: string;
  has(at: number): boolean;
}

const known = new WeakMap<Node, Edges>();

// edges knows the boundaries of a document's words.
function edges(doc: Node): Edges {
  let found = known.get(doc);
  if (!found) {
    const text = doc.textBetween(0, doc.content.size, "", "\ufffc");
    const at = new Set([0]);
    for (const m of text.matchAll(tokens)) at.add(m.index + m[0].length);
    known.set(doc, (found = { text, has: (n) => at.has(n) }));
  }
  return found;
}
