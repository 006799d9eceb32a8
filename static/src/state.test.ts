// state.test.ts holds what the screen promises about frames: whole entities replace those it has,
// wherever they come from, and the reading order is the one the paragraphs tell.

import test from "node:test";
import assert from "node:assert/strict";
import { labels } from "./labels";
import { amendmentsOf, apply, objectionsOf, order, paragraph, statementsOf, take } from "./state";
import { standing, tally } from "./standing";
import type * as wire from "./wire";

const p = (id: string, after: string, more: Partial<wire.Paragraph> = {}): wire.Paragraph => ({
  id, after, kind: "paragraph", level: 0, number: id.slice(1), marker: "1.", version: 1, text: `Text of ${id}.`, status: "open", ...more,
});
const amendment = (id: string, at: string, more: Partial<wire.Amendment> = {}): wire.Amendment => ({
  id, no: 1, kind: "revise", paragraph: at, version: 1, ops: [["=", "x"]], text: "x", by: "ARV", filedAt: "2027-01-01T00:00:00Z", state: "pending", ...more,
});
const objection = (id: string, at: string, more: Partial<wire.Objection> = {}): wire.Objection => ({
  id, paragraph: at, version: 1, by: "ARV", kind: "objection", raisedAt: "2027-01-01T00:00:00Z", ...more,
});
const snapshot = (paragraphs: wire.Paragraph[], more: Partial<wire.Snapshot> = {}): wire.Snapshot => ({
  cursor: "e.d0", audience: "delegations",
  report: { id: "r", masthead: {}, settings: {}, live: true, showing: "", language: "en", words: 0 },
  delegations: [{ code: "ARV", name: "Arvenia", kind: "state" }], paragraphs, amendments: [], objections: [], silences: [], packages: [], recorded: [], submissions: [], inputs: [], statements: [], revisions: [], edits: [], corrigenda: [], bridges: [], ...more,
});
const frame = (changed: wire.Changed): wire.Frame => ({
  at: "2027-01-01T00:00:00Z", event: { type: "paragraph_revised", by: { role: "chair" } }, changed,
});

test("a frame replaces the paragraph it names and no other", () => {
  take(snapshot([p("p1", ""), p("p2", "p1")]));
  const other = paragraph("p1").value;
  apply([frame({ paragraphs: [p("p2", "p1", { version: 2, text: "New." })] })]);
  assert.equal(paragraph("p2").value!.text, "New.");
  assert(paragraph("p1").value === other);
});

test("the same frame twice is the same as once", () => {
  take(snapshot([p("p1", ""), p("p2", "p1")]));
  const f = frame({ paragraphs: [p("n", "p1")], amendments: [amendment("a", "p1")], objections: [objection("o", "p2")] });
  apply([f, f]);
  apply([f]);
  assert.deepEqual(order.value, ["p1", "n", "p2"]);
  assert.equal(amendmentsOf("p1").value.length, 1);
  assert.equal(objectionsOf("p2").value.length, 1);
});

test("what moves stands with its neighbours where the server says", () => {
  take(snapshot([p("p1", ""), p("p2", "p1"), p("a", "p2"), p("b", "a"), p("p3", "b"), p("p4", "p3")]));
  apply([frame({ paragraphs: [p("p2", "p3"), p("p3", "p1"), p("p4", "b")] })]);
  assert.deepEqual(order.value, ["p1", "p3", "p2", "a", "b", "p4"]);
});

test("what was merged into another has gone, and what stood on it stands there", () => {
  take(snapshot([p("p1", ""), p("p2", "p1")], { objections: [objection("o", "p2")], amendments: [amendment("x", "p2")] }));
  apply([frame({
    paragraphs: [p("p2", "", { gone: true }), p("p1", "", { version: 2 })],
    objections: [objection("o", "p2", { also: ["p1"] })], amendments: [amendment("x", "p2", { also: ["p1"] })],
  })]);
  assert.deepEqual(order.value, ["p1"]);
  assert.equal(paragraph("p2").value, undefined);
  assert.equal(standing("p1").value!.objections.length, 1);
  assert.equal(standing("p1").value!.pending.length, 1);
});

test("a new paragraph stands after the one it names, the first before all", () => {
  take(snapshot([p("p1", ""), p("p2", "p1"), p("p3", "p2")]));
  apply([frame({ paragraphs: [p("n", "p2"), p("p3", "n")] })]);
  assert.deepEqual(order.value, ["p1", "p2", "n", "p3"]);
  apply([frame({ paragraphs: [p("f", ""), p("p1", "f")] })]);
  assert.deepEqual(order.value, ["f", "p1", "p2", "n", "p3"]);
});

test("an objection to a section or the whole stands against what it reaches, until it is lifted", () => {
  const section = objection("o1", "p1", { scope: "section", reach: ["p1", "p2"] });
  take(snapshot([p("p1", "", { kind: "heading" }), p("p2", "p1", { status: "contested" }), p("p3", "p2"), p("p4", "p3")], {
    objections: [section, objection("o2", "", { scope: "whole", kind: "conditional", on: "p4" })],
  }));
  const against = (id: string) => standing(id).value!.objections.map((o) => o.id).join(" ");
  assert.deepEqual(["p1", "p2", "p3", "p4"].map(against), ["o1 o2", "o1 o2", "o2", ""]);
  assert.equal(objectionsOf("p1").value.length, 0);
  assert.equal(standing("p3").value!.glyph, "conditional");
  apply([frame({ objections: [{ ...section, liftedAt: "2027-01-02T00:00:00Z" }] })]);
  assert.deepEqual(["p1", "p2", "p3", "p4"].map(against), ["o2", "o2", "o2", ""]);
});

test("who awaits instructions is named beside what is agreed, and a statement stays with its paragraph", () => {
  take(snapshot([p("p1", "", { status: "agreed", awaiting: [{ delegation: "ARV", at: "2027-01-01T00:00:00Z" }] })]));
  assert.deepEqual(standing("p1").value!.words, ["agreed ad ref", "pending ARV"]);
  assert.equal(standing("p1").value!.glyph, "agreed");
  const said = { id: "s", kind: "reservation", paragraph: "p1", version: 1, by: "ARV", text: "Noted.", madeAt: "2027-01-01T00:00:00Z" } as const;
  apply([frame({ statements: [said] }), frame({ statements: [{ ...said, id: "w", paragraph: "" }] })]);
  apply([frame({ statements: [{ ...said, withdrawnAt: "2027-01-02T00:00:00Z" }] })]);
  assert.deepEqual(statementsOf("p1").value.map((s) => !!s.withdrawnAt), [true]);
  assert.equal(statementsOf("").value.length, 1);
});

test("two paragraphs inserted at one place stand as the server says, in whatever order they are told", () => {
  take(snapshot([p("p1", ""), p("p2", "p1")]));
  apply([frame({ paragraphs: [p("a", "p1")] }), frame({ paragraphs: [p("b", "p1"), p("a", "b")] })]);
  assert.deepEqual(order.value, ["p1", "b", "a", "p2"]);
});

test("a fresh snapshot forgets what is no longer there", () => {
  take(snapshot([p("p1", ""), p("p2", "p1")], { amendments: [amendment("a", "p2")] }));
  take(snapshot([p("p1", "")]));
  assert.deepEqual(order.value, ["p1"]);
  assert(paragraph("p2").value === undefined);
  assert.equal(amendmentsOf("p2").value.length, 0);
});

test("objections come before amendments in what the margin shows, and shapes differ", () => {
  take(snapshot([p("p1", ""), p("p2", "p1"), p("p3", "p2", { status: "contested" }), p("p4", "p3", { status: "agreed" }), p("p5", "p4")], {
    amendments: [amendment("a1", "p1"), amendment("a2", "p2"), amendment("a3", "p3"), amendment("g", "p5", { kind: "insert_after" })],
    objections: [objection("o1", "p1"), objection("o2", "p2", { kind: "conditional" })],
  }));
  const at = (id: string) => [standing(id).value!.glyph, ...standing(id).value!.words].join("|");
  assert.equal(at("p1"), "objection|1 objection|1 amendment");
  assert.equal(at("p2"), "conditional|1 conditional|1 amendment");
  assert.equal(at("p3"), "contested|contested|1 amendment");
  assert.equal(at("p4"), "agreed|agreed ad ref");
  assert.equal(at("p5"), "open|1 insertion");
  assert.equal(tally.value.agreed, 1);
});

test("an objection that is lifted and an amendment that is listed do not block", () => {
  take(snapshot([p("p1", "")], { amendments: [amendment("a", "p1", { listed: true })], objections: [objection("o", "p1", { liftedAt: "2027-01-02T00:00:00Z" })] }));
  assert.equal(standing("p1").value!.blocking, 0);
  assert.equal(standing("p1").value!.objections.length, 0);
});

test("a reader who may not know where a paragraph stands is shown no mark", () => {
  take(snapshot([p("p1", "", { status: undefined })]));
  assert(standing("p1").value === undefined);
});

test("a subparagraph is called under its paragraph, in the annex too", () => {
  take(snapshot([
    p("h", "", { kind: "heading", level: 1, number: "II" }),
    p("s", "h", { kind: "heading", level: 2, number: "A" }),
    p("p9", "s"), p("i", "p9", { kind: "item", level: 1, number: "(a)" }), p("j", "i", { kind: "item", level: 2, number: "(i)" }),
    p("k", "j", { kind: "item", level: 1, number: "(b)" }),
    p("x", "k", { kind: "heading", level: 1, annex: true, number: "" }), p("p1", "x"),
  ]));
  assert.deepEqual(order.value.map((id) => labels.value.get(id)), ["II", "II.A", "9", "9 (a)", "9 (a) (i)", "9 (b)", "", "annex, 1"]);
});

test("only a changed text is a change of the text", async () => {
  const { textChanges } = await import("./state");
  take(snapshot([p("p1", "")]));
  const was = textChanges.value;
  apply([frame({ paragraphs: [p("p1", "", { status: "agreed" })], amendments: [amendment("a", "p1")] })]);
  assert.equal(textChanges.value, was);
  apply([frame({ paragraphs: [p("p1", "", { version: 2, text: "New." })] })]);
  assert.equal(textChanges.value, was + 1);
});
