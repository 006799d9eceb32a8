// amend.test.ts holds what the editor says of changes before they are filed: the difference by
// words, where two amendments meet, and how what is typed is marked and undone.

import test from "node:test";
import assert from "node:assert/strict";
import { EditorState } from "prosemirror-state";
import { anyText, seeded } from "../marks/anytext";
import { difference, meeting, tokenize } from "./difference";
import { parse, serialize } from "./schema";
import { changesOf, removed, restore, tally, track } from "./track";
import { redo, undo, undoing } from "./undo";

const text = "to hear views on the topics, see [75/240](https://x.org)^[a note].";

function editing(base: string, now = base) {
  let state = EditorState.create({ doc: parse(now), plugins: [undoing(), track(parse(base))] });
  const at = (words: string, end = true) => state.doc.textBetween(0, state.doc.content.size, "", "¤").indexOf(words) + (end ? words.length : 0);
  return {
    get state() {
      return state;
    },
    type(after: string, words: string) {
      for (const char of words) {
        const k = at(after);
        state = state.apply(state.tr.insertText(char, k, k));
        after += char;
      }
    },
    take(words: string) {
      state = state.apply(state.tr.delete(at(words, false), at(words)));
    },
    run: (command: typeof undo) => command(state, (tr) => (state = state.apply(tr))),
    apply(tr: ReturnType<typeof restore>) {
      state = state.apply(tr);
    },
    marked: () => changesOf(state).map((c) => `-${removed(state, c)}+${state.doc.textBetween(c.fromB, c.toB, "", "¤")}`),
  };
}

test("either side of a difference is that side's text, byte for byte", () => {
  for (let n = 0; n < 2000; n++) {
    const next = seeded(n);
    const before = anyText(next), after = anyText(next);
    const ops = difference(before, after);
    assert.equal(ops.filter(([op]) => op !== "+").map(([, t]) => t).join(""), before);
    assert.equal(ops.filter(([op]) => op !== "-").map(([, t]) => t).join(""), after);
    assert.equal(tokenize(before).join(""), before);
  }
});

test("a difference changes whole words, links and footnotes", () => {
  assert.deepEqual(difference("hear views", "hears views"), [["-", "hear"], ["+", "hears"], ["=", " views"]]);
  assert.deepEqual(difference("a [75/240](https://x.org).", "a [75/241](https://x.org)."), [["=", "a "], ["-", "[75/240](https://x.org)"], ["+", "[75/241](https://x.org)"], ["=", "."]]);
  assert.deepEqual(difference("审议了议程", "审议通过了议程"), [["=", "审议"], ["+", "通过"], ["=", "了议程"]]);
});

test("two changes far apart in a long paragraph stay two changes", () => {
  const words = Array.from({ length: 5000 }, (_, k) => `w${k % 700}x${k}`);
  const long = words.join(" ");
  words[10] = "first";
  words[4990] = "last";
  const ops = difference(long, words.join(" "));
  assert.deepEqual(ops.filter(([op]) => op === "+").map(([, t]) => t), ["first", "last"]);
});

test("two amendments meet at a shared word, at one point, and across a space alone", () => {
  const base = "to hear views on topics";
  const make = (to: string) => difference(base, to);
  assert.equal(meeting(base, make("to exchange views on topics"), make("to share views on topics")), "hear");
  assert.equal(meeting(base, make("to hear and exchange views on topics"), make("to exchange views on topics")), "hear");
  assert.equal(meeting(base, make("to hear the views on topics"), make("to hear all views on topics")), "hear");
  assert.equal(meeting(base, make("to exchange views on topics"), make("to hear views on issues")), null);
});

test("words typed are marked as words, and letters put into a word as letters", () => {
  const e = editing(text);
  e.type("hear", " and exchange");
  assert.deepEqual(e.marked(), ["-+ and exchange"]);
  e.type("topic", "k");
  assert.deepEqual(e.marked(), ["-+ and exchange", "-+k"]);
  assert.deepEqual(tally(e.state), { changes: 2, into: 3, out: 1 });
});

test("a word replaced letter by letter is one change of the whole word", () => {
  const e = editing(text);
  e.take("ear");
  e.type("to h", "and");
  assert.deepEqual(e.marked(), ["-hear+hand"]);
  assert.deepEqual(tally(e.state), { changes: 1, into: 1, out: 1 });
});

test("what is typed as it was is no change", () => {
  const e = editing(text);
  e.take("views");
  assert.deepEqual(e.marked(), ["-views+"]);
  e.type("hear ", "views");
  assert.deepEqual(e.marked(), []);
});

test("words taken out can be restored, links and footnotes whole", () => {
  const e = editing(text);
  e.take("see ¤¤");
  assert.deepEqual(e.marked(), ["-see 75/240¹+"]);
  e.apply(restore(e.state, changesOf(e.state)[0]!, false));
  assert.equal(serialize(e.state.doc), text);
  assert.deepEqual(e.marked(), []);
});

test("a draft that is opened again shows its changes against its version", () => {
  const e = editing(text, text.replace("hear views", "exchange opinions"));
  assert.deepEqual(e.marked(), ["-hear views+exchange opinions"]);
});

test("a change among repeated characters begins where a person would say it does", () => {
  assert.deepEqual(editing("It met.", "It met. It ended.").marked(), ["-+ It ended."]);
  assert.deepEqual(editing("It met. It ended.", "It met.").marked(), ["- It ended.+"]);
  assert.deepEqual(editing("the views", "the the views").marked(), ["-+ the"]);
});

test("what is typed in one go is undone in one go, and done again", () => {
  const e = editing(text);
  e.type("hear", " and exchange");
  const done = serialize(e.state.doc);
  assert(e.run(undo));
  assert.equal(serialize(e.state.doc), text);
  assert(!e.run(undo));
  assert(e.run(redo));
  assert.equal(serialize(e.state.doc), done);
});
