// inplace.test.ts: several proposals in one text, each change with whose it is.

import assert from "node:assert/strict";
import test from "node:test";
import { inPlace } from "./inplace";

const text = "The States hear the experts and invite the Chair to report.";
const hear = [["=", "The States "], ["-", "hear"], ["+", "consult"], ["=", text.slice(15)]] as const;
const ask = [["=", "The States "], ["-", "hear the experts"], ["+", "ask them"], ["=", text.slice(27)]] as const;
const orally = [["=", text.slice(0, -1)], ["+", " orally"], ["=", "."]] as const;
const all = (ops: readonly (readonly [string, string])[]) => ops.map(([op, t]) => op + t).join("|");

test("changes of several stand in one text, each with its sponsors", () => {
  const got = inPlace(text, [{ wordings: [orally], tag: "COR" }, { wordings: [hear], tag: "ARV, DEL" }])!;
  assert.equal(all(got.ops), "=The States |-hear|+consult|= the experts and invite the Chair to report|+ orally|=.");
  assert.deepEqual(got.tags, ["ARV, DEL", "COR"]);
});

test("what several would change stands in brackets, and nothing of it is taken out", () => {
  const got = inPlace(text, [{ wordings: [hear, ask], tag: "A" }])!;
  assert.equal(all(got.ops), "=The States |+\\[|=hear the experts|+\\]|= and invite the Chair to report.");
  assert.deepEqual(got.tags, ["", "A"]);
});

test("two that would put words at one point have one mark there", () => {
  const other = [["=", text.slice(0, -1)], ["+", " in writing"], ["=", "."]] as const;
  const got = inPlace(text, [{ wordings: [orally, other], tag: "A" }])!;
  assert.equal(all(got.ops), `=${text.slice(0, -1)}|+\\[…\\]|=.`);
});

test("the text itself is never lost: what is kept or taken out is all of it", () => {
  for (const puts of [[{ wordings: [hear], tag: "" }], [{ wordings: [hear, ask], tag: "" }, { wordings: [orally], tag: "" }], []]) {
    assert.equal(inPlace(text, puts)!.ops.filter(([op]) => op !== "+").map(([, t]) => t).join(""), text);
  }
});

test("changes that the eye could take for another's are not shown in place", () => {
  assert.equal(inPlace(text, [{ wordings: [hear], tag: "ARV" }, { wordings: [ask], tag: "COR" }]), null); // they overlap
  const starred = [["=", "The "], ["+", "*"], ["=", "States"], ["+", "*"], ["=", text.slice(10)]] as const;
  const got = inPlace(text, [{ wordings: [starred], tag: "ARV" }]);
  assert.equal(!got || got.tags.length === 1, true);
});
