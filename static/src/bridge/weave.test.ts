// weave.test.ts is about a bridge while it is written: each proposal can be chosen whole, each word alone,
// and what is typed is what stands there.

import assert from "node:assert/strict";
import test from "node:test";
import { choose, chosen, placesOf, textOf, toggle, type, weave, type Item } from "./weave";
import type * as wire from "../wire";

const segments: wire.BridgeSegment[] = [
  { text: "States " },
  { text: "keep", alternatives: [
    { ops: [["+", "shall "], ["=", "keep"]], by: ["a"] },
    { ops: [["+", "should "], ["-", "keep"], ["+", "maintain"]], by: ["b"] },
    { ops: [["+", "should "], ["=", "keep"], ["+", " all"]], by: ["c", "d"] },
  ] },
  { text: " their charts and hear them " },
  { text: "every year", alternatives: [{ ops: [["-", "every year"], ["+", "monthly"]], by: ["c", "d"] }] },
  { text: "." },
];
const base = "States keep their charts and hear them every year.";
const find = (items: readonly Item[], text: string) => items.findIndex((i) => i.text.trim() === text);

test("it begins as the text, and each proposal can be chosen whole at each place", () => {
  const items = weave(segments);
  assert.equal(textOf(items), base);
  assert.equal(textOf(choose(items, 0, "a")), "States shall keep their charts and hear them every year.");
  assert.equal(textOf(choose(items, 0, "b")), "States should maintain their charts and hear them every year.");
  const c = choose(choose(items, 0, "c"), 1, "c");
  assert.equal(textOf(c), "States should keep all their charts and hear them monthly.");
  assert.equal(textOf(choose(choose(c, 0, ""), 1, "")), base);
});

test("what a place is as is told, and what is between proposals is none of them", () => {
  const items = weave(segments);
  const place = placesOf(segments)[0]!;
  assert.equal(chosen(items, 0, place), "");
  assert.equal(chosen(choose(items, 0, "b"), 0, place), "b");
  assert.equal(chosen(toggle(items, find(items, "all")), 0, place), undefined);
});

test("each word is put in and taken out alone, with one space between words", () => {
  let items = weave(segments);
  items = toggle(items, find(items, "should"));
  items = toggle(items, find(items, "maintain"));
  assert.equal(textOf(items), "States should keep maintain their charts and hear them every year.");
  items = toggle(items, find(items, "keep"));
  items = toggle(items, find(items, "all"));
  assert.equal(textOf(items), "States should maintain all their charts and hear them every year.");
  assert.deepEqual(items[find(items, "should")]!.from, ["b", "c", "d"], "identical words are one, of all who propose them");
});

test("what is typed is what stands there, and the words beside it can still be chosen", () => {
  let items = choose(weave(segments), 0, "b");
  const typed = "States should diligently maintain their charts and hear them every year.";
  items = type(items, typed);
  assert.equal(textOf(items), typed);
  items = toggle(items, find(items, "all"));
  assert.equal(/diligently maintain all their/.test(textOf(items)), true);
  items = type(items, textOf(items).replace("charts and hear them", "maps"));
  assert.equal(/their maps every year\.$/.test(textOf(items)), true);
  assert.equal(items.filter((i) => i.own).length, 2);
});

test("whatever is typed, letter by letter or at once, stands there exactly", () => {
  const random = (n: number) => Math.floor(Math.random() * n);
  for (let round = 0; round < 2000; round++) {
    let items = weave(segments);
    for (let step = 0; step < 12; step++) {
      const now = textOf(items);
      if (random(3) === 0) items = toggle(items, random(items.length));
      else if (random(5) === 0) items = choose(items, random(2), ["", "a", "b", "c"][random(4)]!);
      else {
        const from = random(now.length + 1);
        const to = Math.min(now.length, from + random(random(2) ? 3 : 20));
        const typed = now.slice(0, from) + ["", "x", " ", "new words", ", ", "keep "][random(6)]! + now.slice(to);
        items = type(items, typed);
        assert.equal(textOf(items), typed);
      }
    }
  }
});
