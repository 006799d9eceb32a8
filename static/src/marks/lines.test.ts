// lines.test.ts holds how the difference of a split is shown part by part.

import test from "node:test";
import assert from "node:assert/strict";
import { lines } from "./lines";

test("a difference with line breaks is one for each line, without the space that a break stands for", () => {
  assert.deepEqual(lines([["=", "One."], ["-", " "], ["+", "\n"], ["=", "Two"], ["-", " here"], ["=", "."]]), [
    [["=", "One."]], [["=", "Two"], ["-", " here"], ["=", "."]],
  ]);
  assert.deepEqual(lines([["=", "One."], ["-", "\n"], ["+", " "], ["=", "Two."]]), [[["=", "One."], ["-", "\n"], ["+", " "], ["=", "Two."]]]);
});
