// edits.test.ts: what of a difference fits a text that has changed since.

import test from "node:test";
import assert from "node:assert/strict";
import { rebased } from "./edits";

const base = "The States hear the experts and invite the Chair to report.";
const ours = [["=", "The States "], ["-", "hear"], ["+", "consult"], ["=", " the experts and invite the Chair to report"], ["+", " orally"], ["=", "."]] as const;

test("a change that nothing has met stands in the text as it is now", () => {
  const theirs = [["=", "The States hear the "], ["+", "best "], ["=", base.slice(20)]] as const;
  assert.deepEqual(rebased(ours, theirs), { text: "The States consult the best experts and invite the Chair to report orally.", left: 0 });
});

test("one that meets another's is left to its sponsor, and nothing of the text is lost", () => {
  const theirs = [["=", "The States "], ["-", "hear"], ["+", "ignore"], ["=", base.slice(15)]] as const;
  assert.deepEqual(rebased(ours, theirs), { text: "The States ignore the experts and invite the Chair to report orally.", left: 1 });
});

test("on the text it was made for it is all there", () => {
  assert.deepEqual(rebased(ours, [["=", base]]), { text: "The States consult the experts and invite the Chair to report orally.", left: 0 });
});
