// counted.test.ts: a State counts once. PRACTICE 20.

import assert from "node:assert/strict";
import test from "node:test";
import { statesBehind, voicesFor } from "./counted";
import type * as wire from "./wire";

const objection = (by: string, more: Partial<wire.Objection> = {}): wire.Objection => ({
  id: by, paragraph: "p1", version: 1, by, kind: "objection", raisedAt: "2026-03-02T09:00:00Z", ...more,
});

test("a State that objects by itself and through two groups counts once", () => {
  const list = [
    objection("ARV"),
    objection("GRA", { acting: { group: "GRA", for: ["ARV", "BOR"], not: ["CAL"] } }),
    objection("GRB", { acting: { group: "GRB", for: ["BOR", "DRU"] } }),
  ];
  assert.deepEqual([...statesBehind(list)].sort(), ["ARV", "BOR", "DRU"]);
});

test("whose name is withheld is not counted", () => {
  assert.equal(statesBehind([objection("", { withheld: true })]).size, 0);
});

test("a word on an amendment has the States of all who say it", () => {
  const a = { voices: [
    { by: "ARV", position: "supports", states: ["ARV"] }, { by: "GRA", position: "supports", states: ["BOR", "CAL"] },
    { by: "DRU", position: "cannot_accept", states: ["DRU"] },
  ] } as unknown as wire.Amendment;
  assert.equal(voicesFor(a, "supports").states, 3);
  assert.deepEqual(voicesFor(a, "can_go_along").by, []);
});
