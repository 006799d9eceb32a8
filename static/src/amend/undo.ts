// undo.ts takes back what was typed and does it again. A document is one paragraph, so a step of it
// is the whole document before; what is typed in one go is one step.

import type { Node } from "prosemirror-model";
import { Plugin, PluginKey, TextSelection, type Command, type EditorState } from "prosemirror-state";
import { Slice } from "prosemirror-model";

interface Moment {
  doc: Node;
  caret: number;
}

interface Past {
  done: Moment[];
  undone: Moment[];
  /** When the last change was made, and where it ended. */
  at: number;
  end: number;
}

const key = new PluginKey<Past>("undo");
const pause = 600; // ms without typing that end a step
const most = 300; // steps kept

export const undoing = () =>
  new Plugin<Past>({
    key,
    state: {
      init: () => ({ done: [], undone: [], at: 0, end: -1 }),
      apply(tr, was, before) {
        const set = tr.getMeta(key) as Past | undefined;
        if (set) return set;
        if (!tr.docChanged) return tr.selectionSet ? { ...was, end: tr.selection.from === was.end ? was.end : -1 } : was;
        const end = tr.selection.from;
        const goesOn = tr.time - was.at < pause && was.end >= 0 && Math.abs(before.selection.from - was.end) < 2 && was.done.length > 0;
        const done = goesOn ? was.done : [...was.done.slice(-most), { doc: before.doc, caret: before.selection.from }];
        return { done, undone: [], at: tr.time, end };
      },
    },
  });

/** Replaces what differs, so that the rest stays what it is to those who follow the changes. */
export function turnInto(state: EditorState, doc: Node) {
  const tr = state.tr;
  const from = state.doc.content.findDiffStart(doc.content);
  if (from === null) return tr;
  let { a, b } = state.doc.content.findDiffEnd(doc.content)!;
  const short = from - Math.min(a, b);
  if (short > 0) {
    a += short;
    b += short;
  }
  return tr.replace(from, a, new Slice(doc.content.cut(from, b), 0, 0));
}

const turn = (back: boolean): Command => (state, dispatch) => {
  const past = key.getState(state)!;
  const list = back ? past.done : past.undone;
  const want = list.at(-1);
  if (!want) return false;
  if (!dispatch) return true;
  const here = { doc: state.doc, caret: state.selection.from };
  const rest = list.slice(0, -1);
  const tr = turnInto(state, want.doc);
  tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(want.caret, tr.doc.content.size))));
  tr.setMeta(key, {
    done: back ? rest : [...past.done, here],
    undone: back ? [...past.undone, here] : rest,
    at: 0,
    end: -1,
  } satisfies Past);
  dispatch(tr.scrollIntoView());
  return true;
};

export const undo = turn(true);
export const redo = turn(false);
