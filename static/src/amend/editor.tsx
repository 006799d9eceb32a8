// editor.tsx is the one paragraph that can be typed in. It opens as the version has it, or as the
// draft has it, and shows every change against the version while it is made.

import { Fragment, Slice, type Mark, type MarkType, type Node } from "prosemirror-model";
import { EditorState, NodeSelection, Plugin, TextSelection, type Command } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { useImperativeHandle, useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Ref } from "preact";
import { parse, schema, serialize } from "./schema";
import { changeAt, removed, restore, startOf, tally, track } from "./track";
import { Atoms, type AtomForm } from "./atoms";
import { redo, turnInto, undo, undoing } from "./undo";

export interface Handle {
  /** Starts from these words instead, so that it can be undone; false when they need an editor of their own. */
  replace(source: string): boolean;
}

export interface EditorProps {
  /** The text of the version, and the text to begin with. */
  base: string;
  text: string;
  /** What the version is called: "version 3". */
  version: string;
  label: string;
  lang: string;
  rtl: boolean;
  firstNote: number;
  onChange(source: string): void;
  handle?: Ref<Handle>;
}

interface Shown {
  tally: { changes: number; into: number; out: number };
  here: string;
  back: boolean;
  forth: boolean;
  raw: boolean;
  notes: { at: number; source: string }[];
}

export function Editor({ base, text, version, label, lang, rtl, firstNote, onChange, handle }: EditorProps) {
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const [shown, setShown] = useState<Shown>();
  const [form, setForm] = useState<AtomForm | null>(null);
  const [said, say] = useState("");

  // It is there, and has the focus, before the view is seen.
  useLayoutEffect(() => {
    const first = parse(text);
    // What is not edited as it reads is compared as it is edited.
    const raw = first.attrs.raw as boolean;
    const from = raw ? asSource(base) : parse(base);
    const state = EditorState.create({
      doc: from.attrs.raw && !raw ? asSource(text) : first,
      plugins: [
        undoing(),
        track(from),
        pasted(rtl, say),
      ],
    });
    const v = new EditorView(box.current, {
      state,
      attributes: {
        class: "edit",
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": label,
        "aria-describedby": "am-tally",
        lang,
        dir: rtl ? "rtl" : "ltr",
        spellcheck: "true",
      },
      handleKeyDown: (v, e) => {
        const command = keys(e, say);
        return !!command && command(v.state, v.dispatch, v);
      },
      clipboardTextParser: (t, $at) => new Slice(Fragment.from(line(t) ? schema.text(line(t), $at.marks()) : null), 0, 0),
      // The ends of what was paragraphs elsewhere are spaces here.
      transformPastedHTML: (html) => html.replace(/<br\b|<\/(p|div|li|h\d|tr|td|blockquote)>/gi, "\u2028$&"),
      dispatchTransaction(tr) {
        v.updateState(v.state.apply(tr));
        if (tr.docChanged) {
          say("");
          onChange(serialize(v.state.doc));
        }
        look(v.state);
      },
    });
    const look = (s: EditorState) => {
      const notes: Shown["notes"] = [];
      s.doc.forEach((n, at) => n.type.name === "note" && notes.push({ at, source: n.attrs.source as string }));
      const c = changeAt(s);
      setShown({ tally: tally(s), here: c ? removed(s, c) : "", back: undo(s), forth: redo(s), raw: !!s.doc.attrs.raw, notes });
      const sel = s.selection;
      setForm((was) =>
        sel instanceof NodeSelection
          ? { kind: sel.node.type.name as "link" | "note", at: sel.from, source: sel.node.attrs.source as string }
          : was?.at === undefined ? was : null,
      );
    };
    view.current = v;
    v.dom.style.setProperty("counter-reset", `fn ${firstNote - 1}`);
    look(v.state);
    // Whoever opens a paragraph comes to write; a focus that is elsewhere already stays there.
    if (document.activeElement === document.body) v.focus();
    return () => v.destroy();
  }, []);

  const run = (command: Command) => {
    command(view.current!.state, view.current!.dispatch, view.current!);
    view.current!.focus();
  };
  useImperativeHandle(handle ?? null, () => ({
    replace(source) {
      const doc = parse(source);
      if (doc.attrs.raw !== view.current?.state.doc.attrs.raw) return false;
      run(fill(() => doc));
      return true;
    },
  }));

  const s = shown;
  const press = (e: Event) => e.preventDefault();
  return (
    <div class="am-editor">
      <div ref={box} />
      {s && s.notes.length > 0 && (
        <ol class="am-notes" role="list">
          {s.notes.map((n, k) => (
            <li key={k}>
              <sup>{firstNote + k}</sup> <span lang={lang} dir="auto">{n.source.slice(2, -1)}</span>{" "}
              <button type="button" class="btn plain tight" lang="en" onClick={() => run(select(n.at))}>Edit footnote {firstNote + k}</button>
            </li>
          ))}
        </ol>
      )}
      <div lang="en" dir="ltr">
        <div class="under">
          <span id="am-tally" role="status">{s && inWords(s.tally)}</span>
          <span class="said">{said || (s?.raw ? "Shown as its source, with its marks: it has marks that cannot be shown as they read." : "Words taken out stay struck until restored")}</span>
          {s?.here && (
            <button type="button" class="btn plain tight" onMouseDown={press} onClick={() => run((st, d) => {
              const c = changeAt(st);
              if (c) d?.(restore(st, c, true));
              return true;
            })}>Restore “{s.here.length > 40 ? s.here.slice(0, 38) + "…" : s.here}”</button>
          )}
          {!!s?.tally.changes && base !== "" && (
            <button type="button" class="btn plain tight" onClick={() => run(fill(startOf))}>Restore {version}</button>
          )}
        </div>
        <div class="am-tools" role="toolbar" aria-label="Wording">
          <button type="button" class="btn tight" disabled={!s?.back} onClick={() => run(undo)}>Undo</button>
          <button type="button" class="btn tight" disabled={!s?.forth} onClick={() => run(redo)}>Redo</button>
          {!s?.raw && (
            <>
              <button type="button" class="btn tight" onMouseDown={press} onClick={() => run(mark(schema.marks.em!))}><em>Italic</em></button>
              <button type="button" class="btn tight" onMouseDown={press} onClick={() => run(mark(schema.marks.strong!))}><strong>Bold</strong></button>
              <button type="button" class="btn tight" onMouseDown={press} onClick={() => setForm({ kind: "link", source: wordsChosen(view.current!.state) })}>Link</button>
              <button type="button" class="btn tight" onMouseDown={press} onClick={() => setForm({ kind: "note", source: "" })}>Footnote</button>
            </>
          )}
        </div>
      </div>
      {form && (
        <Atoms
          key={`${form.kind} ${form.at}`}
          form={form}
          lang={lang}
          onDone={(source) => {
            setForm(null);
            if (source !== null) run(put(form, source));
            else view.current!.focus();
          }}
        />
      )}
    </div>
  );
}

const inWords = ({ changes, into, out }: Shown["tally"]) =>
  changes ? <><b>{changes} {changes === 1 ? "change" : "changes"}</b>, {into || out ? `${into} ${into === 1 ? "word" : "words"} in, ${out} out` : "of marks alone"}</> : <b>No changes yet</b>;

const asSource = (source: string): Node =>
  schema.nodes.doc!.create({ raw: true }, source ? schema.text(source) : null);

const wordsChosen = ({ doc, selection: { from, to } }: EditorState) => doc.textBetween(from, to);

// fill replaces the whole text, only where it differs, so that it can be undone.
const fill = (make: (s: EditorState) => Node): Command => (state, dispatch) => {
  const want = make(state);
  const tr = turnInto(state, state.doc.attrs.raw === want.attrs.raw ? want : asSource(serialize(want)));
  dispatch?.(tr);
  return tr.docChanged;
};

// keys is what the keys do here that the browser does not do by itself.
function keys(e: KeyboardEvent, say: (words: string) => void): Command | undefined {
  if (e.key === "Enter") return oneParagraph(say);
  if (e.key === "Backspace" || e.key === "Delete") return takeOut(e.key === "Backspace" ? -1 : 1);
  if (!(e.ctrlKey || e.metaKey) || e.altKey) return undefined;
  switch (e.key.toLowerCase()) {
    case "z":
      return e.shiftKey ? redo : undo;
    case "y":
      return redo;
    case "b":
      return mark(schema.marks.strong!);
    case "i":
      return mark(schema.marks.em!);
  }
  return undefined;
}

// takeOut takes out what is chosen, or the link or footnote beside the caret, whole.
const takeOut = (side: 1 | -1): Command => (state, dispatch) => {
  const { empty, $from } = state.selection;
  if (!empty) {
    dispatch?.(state.tr.deleteSelection().scrollIntoView());
    return true;
  }
  const beside = side < 0 ? $from.nodeBefore : $from.nodeAfter;
  if (!beside || beside.isText) return false;
  const at = side < 0 ? $from.pos - 1 : $from.pos;
  dispatch?.(state.tr.delete(at, at + 1).scrollIntoView());
  return true;
};

// mark turns emphasis on or off by replacing the words, so that the change is followed like any other.
const mark = (type: MarkType): Command => (state, dispatch) => {
  if (state.doc.attrs.raw) return false;
  const { from, to, empty } = state.selection;
  if (empty) {
    const on = type.isInSet(state.storedMarks ?? state.selection.$from.marks());
    dispatch?.(on ? state.tr.removeStoredMark(type) : state.tr.addStoredMark(type.create()));
    return true;
  }
  const chosen = state.doc.slice(from, to).content;
  const on = chosen.content.every((n) => type.isInSet(n.marks));
  const marks = (n: Node): readonly Mark[] => (on ? type.removeFromSet(n.marks) : type.create().addToSet(n.marks));
  const fresh = Fragment.from(chosen.content.map((n) => n.mark(marks(n))));
  const tr = state.tr.replace(from, to, new Slice(fresh, 0, 0));
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, from, to)));
  return true;
};

// put writes a link or footnote: in place of the one it was, or at the caret. "" takes it out.
const put = (form: AtomForm, source: string): Command => (state, dispatch) => {
  const { from, to } = state.selection;
  const at = form.at ?? (form.kind === "note" ? to : from);
  const end = form.at !== undefined ? form.at + 1 : to;
  const was = form.at !== undefined ? state.doc.nodeAt(form.at) : null;
  const marks = was?.marks ?? state.selection.$from.marks();
  const fresh = source ? Fragment.from(schema.nodes[form.kind]!.create({ source }, null, marks)) : Fragment.empty;
  const tr = state.tr.replace(at, end, new Slice(fresh, 0, 0));
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, at + fresh.size)).scrollIntoView());
  return true;
};

const select = (at: number): Command => (state, dispatch) => {
  dispatch?.(state.tr.setSelection(NodeSelection.create(state.doc, at)).scrollIntoView());
  return true;
};

const oneParagraph = (say: (words: string) => void): Command => () => {
  say("One paragraph at a time: for a new paragraph, choose “Insert after”.");
  return true;
};

// pasted brings what is pasted or dropped to one line of words that may be in a text.
const pasted = (rtl: boolean, say: (words: string) => void) =>
  new Plugin({
    props: {
      transformPasted(slice, view) {
        const raw = view.state.doc.attrs.raw as boolean;
        let lost = 0;
        const nodes: Node[] = [];
        slice.content.descendants((n) => {
          if (n.isText) {
            const clean = n.text!.normalize().replace(/[\u2028\u2029]/g, " ").replace(rtl ? unfit : unfitLatin, () => (lost++, ""));
            const text = clean.replace(/\s+/g, (s) => (s.includes("\u00a0") && s.length === 1 ? s : " "));
            if (text) nodes.push(schema.text(text, raw ? [] : n.marks));
          } else if (n.isAtom) nodes.push(raw ? schema.text(n.attrs.source as string) : n);
          return true;
        });
        if (lost) setTimeout(() => say(`${lost} unseen ${lost === 1 ? "character was" : "characters were"} left out of what was pasted.`));
        return new Slice(Fragment.fromArray(nodes), 0, 0);
      },
    },
  });

const unfit = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e]/g;
const unfitLatin = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e]/g;

const line = (text: string) => text.replace(/\s*[\r\n\u2028\u2029]+\s*/g, " ");

