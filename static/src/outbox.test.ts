// outbox.test.ts holds that no act is lost or sent twice under two names: it is kept until its
// Reply is seen, and what was refused stays in the person's hands.

import test from "node:test";
import assert from "node:assert/strict";
import type * as wire from "./wire";

// What a browser has and Node has not.
const kept = new Map<string, string>();
const sockets: FakeSocket[] = [];
class FakeSocket {
  static OPEN = 1;
  readyState = 1;
  sent: wire.Request[] = [];
  onopen?: () => void;
  onmessage?: (e: { data: string }) => void;
  onclose?: (e: { code: number }) => void;
  constructor() {
    sockets.push(this);
  }
  send(s: string) {
    this.sent.push(JSON.parse(s) as wire.Request);
  }
  close() {}
}
const answers: Record<string, unknown> = {};
const none = () => {};
Object.assign(globalThis, {
  addEventListener: none,
  WebSocket: FakeSocket,
  location: { protocol: "http:", host: "x", pathname: "/r/r", search: "" },
  history: { pushState: (_state: unknown, _title: string, url: string) => void (location.pathname = url) },
  document: { hidden: true, querySelector: () => null },
  localStorage: { getItem: (k: string) => kept.get(k) ?? null, setItem: (k: string, v: string) => void kept.set(k, v) },
  fetch: async (path: string) => ({ ok: true, status: 200, json: async () => answers[path] }),
  setInterval: none,
});
// Patience outlasts a test, and must not keep it waiting.
const timeout = globalThis.setTimeout as unknown as (f: () => void, ms?: number) => { unref(): void };
Object.assign(globalThis, {
  setTimeout: (f: () => void, ms = 0) => {
    const t = timeout(f, ms);
    if (ms > 1000) t.unref();
    return t;
  },
});

const state = await import("./state");
const connection = await import("./connection");
const { again, outbox, putAway, refusals, send, waiting } = await import("./outbox");
const { drafts } = await import("./drafts");
const { go, to } = await import("./route");

answers["/api/reports/r"] = {
  cursor: "e.d7", audience: "delegations",
  report: { id: "r", masthead: {}, settings: {}, live: true, showing: "", language: "en", words: 0 },
  delegations: [], paragraphs: [], amendments: [], objections: [], silences: [], packages: [], recorded: [], submissions: [], inputs: [], statements: [], revisions: [], edits: [], corrigenda: [],
} satisfies wire.Snapshot;
answers["/api/reports/r/mine"] = { positions: [], objections: [], receipts: [] };
state.session.value = { person: "A.", role: "delegation", delegation: "ARV", delegationName: "Arvenia" };

const line = () => sockets.at(-1)!;
const hear = (m: unknown) => line().onmessage!({ data: JSON.stringify(m) });
const stored = () => JSON.parse([...kept].find(([k]) => k.includes("outbox"))![1]) as { id: string }[];

test("an act stays on the device until its Reply is seen", async () => {
  await connection.open("r");
  line().onopen!();
  const reply = send({ type: "join", amendment: "a" });
  assert.equal(line().sent.length, 1);
  assert.equal(stored().length, 1);
  hear({ re: line().sent[0]!.id, ok: { cursor: "e.d8", made: [] } });
  assert.equal((await reply).ok!.cursor, "e.d8");
  assert.equal(stored().length, 0);
});

test("after a cut it is sent again under the same id", async () => {
  const reply = send({ type: "join", amendment: "b" });
  const first = line();
  const id = first.sent.at(-1)!.id;
  first.onclose!({ code: 4001 });
  const second = line();
  assert(second !== first);
  second.onopen!();
  assert.deepEqual(second.sent.map((r) => r.id), [id]);
  hear({ re: id, ok: { cursor: "e.d9", made: [] } });
  assert((await reply).ok !== undefined);
  assert.equal(waiting.value.length, 0);
});

test("what was not on the wire can be taken back, what was cannot", () => {
  line().readyState = 3;
  void send({ type: "join", amendment: "c" });
  const off = waiting.value.at(-1)!;
  assert(!off.sent);
  putAway(off.id);
  assert.equal(waiting.value.length, 0);
  line().readyState = 1;
  void send({ type: "join", amendment: "d" });
  const on = waiting.value.at(-1)!;
  putAway(on.id);
  assert.equal(waiting.value.length, 1);
  hear({ re: on.id, ok: { cursor: "e.d10", made: [] } });
});

test("a refused amendment is a draft again, with the words of the refusal", async () => {
  const reply = send({ type: "amend", kind: "revise", paragraph: "p", version: 1, text: "My words", reason: "Because" });
  hear({ re: line().sent.at(-1)!.id, error: { code: "invalid", message: "No change." } });
  assert.equal((await reply).error!.message, "No change.");
  const d = drafts.load("revise", "p")!;
  assert.equal(d.text + d.reason + d.refused!.message, "My wordsBecauseNo change.");
  assert.equal(outbox.value.length, 0);
});

test("an amendment that is recorded takes its draft away", async () => {
  drafts.save({ kind: "revise", paragraph: "p", version: 1, text: "My words", reason: "" });
  const reply = send({ type: "amend", kind: "revise", paragraph: "p", version: 1, text: "My words" });
  hear({ re: line().sent.at(-1)!.id, ok: { cursor: "e.d11", made: ["a"] } });
  await reply;
  assert(drafts.load("revise", "p") === undefined);
});

test("an act that was not written in the editor leaves its drafts alone", async () => {
  drafts.save({ kind: "revise", paragraph: "q", version: 1, text: "Half written", reason: "" });
  const amend = { type: "amend", kind: "revise", paragraph: "q", version: 1, text: "Lifted" } as const;
  const refused = send(amend, true);
  hear({ re: line().sent.at(-1)!.id, error: { code: "settled", message: "It is so already." } });
  await refused;
  assert.equal(refusals.value.at(-1)!.refused!.message, "It is so already.");
  putAway(refusals.value.at(-1)!.id);
  const recorded = send(amend, true);
  hear({ re: line().sent.at(-1)!.id, ok: { cursor: "e.d12", made: ["b"] } });
  await recorded;
  assert.equal(drafts.load("revise", "q")!.text, "Half written");
});

test("another refusal stays until it is put away, and can be sent again", async () => {
  void send({ type: "lift", objection: "o" });
  const id = line().sent.at(-1)!.id;
  hear({ re: id, error: { code: "unavailable", message: "The record cannot be written now." } });
  assert.equal(refusals.value.length, 1);
  again(id);
  assert.equal(line().sent.at(-1)!.id, id);
  hear({ re: id, error: { code: "settled", message: "It is lifted already." } });
  putAway(id);
  assert.equal(outbox.value.length, 0);
});

test("an act that meets the end of the session waits for the next one", () => {
  void send({ type: "lift", objection: "o2" });
  hear({ re: line().sent.at(-1)!.id, error: { code: "signed-out", message: "Sign in." } });
  assert.equal(waiting.value.length, 1);
  assert(state.session.value === null);
});

test("frames are applied before the Reply that follows them", async () => {
  state.session.value = { person: "A.", role: "delegation", delegation: "ARV" };
  const reply = send({ type: "join", amendment: "z" });
  hear({ cursor: "e.d20", at: "2027-01-01T00:00:00Z", event: { type: "amendment_joined", by: { role: "delegation" } }, changed: { paragraphs: [
    { id: "p1", after: "", kind: "paragraph", level: 0, number: "1", marker: "1.", version: 3, text: "Now.", status: "open" } ] } });
  hear({ re: line().sent.at(-1)!.id, ok: { cursor: "e.d20", made: [] } });
  await reply;
  assert.equal(state.paragraph("p1").value!.text, "Now.");
});

const at = "2027-01-01T00:00:00Z";
const version = { paragraph: "p", version: 1 };
const meeting = { body: "Working group", meeting: "10th meeting", date: "2027-01-01", audience: "public" } as const;
// One of each command, all about something else than where they are sent from.
const commands: { [T in wire.Command["type"]]: Extract<wire.Command, { type: T }> } = {
  seat: { type: "seat", delegation: { code: "ARV", name: "Arvenia", kind: "state" } },
  seat_many: { type: "seat_many", delegations: [] },
  set_members: { type: "set_members", group: "UOT", members: ["ARV"] },
  set: { type: "set", cap: 100 },
  revise: { type: "revise", ...version, text: "So." },
  insert: { type: "insert", after: "p", text: "So." },
  update_technically: { type: "update_technically", ...version, text: "So." },
  translate: { type: "translate", ...version, language: "fr", text: "Ainsi." },
  move: { type: "move", ...version, after: "o" },
  split: { type: "split", ...version, parts: ["So.", "Be it."] },
  merge: { type: "merge", paragraphs: [version, { paragraph: "o", version: 1 }], text: "So." },
  restore: { type: "restore", paragraph: "p", after: "o" },
  load_revision: { type: "load_revision", name: "Rev.2", changes: [] },
  answer: { type: "answer", amendments: ["a"], answer: "reflected" },
  agree: { type: "agree", paragraphs: [version] },
  reopen: { type: "reopen", paragraph: "p" },
  circulate: { type: "circulate", name: "Rev.1", audience: "public" },
  amend: { type: "amend", kind: "delete", ...version },
  withdraw: { type: "withdraw", amendment: "a" },
  take_over: { type: "take_over", amendment: "a" },
  join: { type: "join", amendment: "a" },
  leave: { type: "leave", amendment: "a" },
  press: { type: "press", amendment: "a" },
  maintain: { type: "maintain", amendment: "a" },
  take_position: { type: "take_position", amendment: "a", position: "supports" },
  object: { type: "object", ...version, kind: "objection" },
  lift: { type: "lift", objection: "o" },
  open_silence: { type: "open_silence", paragraphs: [version], deadline: at, zone: "UTC" },
  extend_silence: { type: "extend_silence", silence: "s", deadline: at },
  withdraw_silence: { type: "withdraw_silence", silence: "s" },
  break_silence: { type: "break_silence", silence: "s", paragraph: "p" },
  disclose_break: { type: "disclose_break", silence: "s" },
  acknowledge_silence: { type: "acknowledge_silence", silence: "s" },
  record_break: { type: "record_break", silence: "s", delegation: "ARV", paragraph: "p", received: at, source: "mail" },
  conclude_silence: { type: "conclude_silence", silence: "s" },
  confirm_silence: { type: "confirm_silence", silence: "s" },
  call_objections: { type: "call_objections", paragraphs: ["p"] },
  answer_call: { type: "answer_call", objection: "o", answer: "maintained" },
  await: { type: "await", ...version },
  confirm: { type: "confirm", paragraph: "p" },
  state: { type: "state", kind: "reservation", ...version, text: "So." },
  withdraw_statement: { type: "withdraw_statement", statement: "s" },
  seal: { type: "seal", words: { statements: ["s"] }, decision: "Decision 1" },
  unseal: { type: "unseal", words: { statements: ["s"] }, decision: "Decision 2" },
  expunge: { type: "expunge", words: { statements: ["s"] }, decision: "Decision 3" },
  bind_package: { type: "bind_package", name: "Participation", paragraphs: ["p", "o"] },
  add_to_package: { type: "add_to_package", package: "k", paragraphs: ["p"] },
  release_from_package: { type: "release_from_package", package: "k", paragraphs: ["p"] },
  dissolve_package: { type: "dissolve_package", package: "k" },
  open_reading: { type: "open_reading", kind: "general" },
  mark_read: { type: "mark_read", paragraphs: ["p"] },
  park: { type: "park", paragraph: "p" },
  take_up: { type: "take_up", paragraph: "p" },
  put_to_room: { type: "put_to_room", ...version },
  withdraw_from_room: { type: "withdraw_from_room", paragraph: "p" },
  take_back: { type: "take_back", what: "answer", amendments: ["a"], reason: "In error." },
  record: { type: "record", delegation: "ARV", source: "floor", received: at, command: { type: "lift", objection: "o" } },
  confirm_record: { type: "confirm_record", record: "r" },
  correct_record: { type: "correct_record", record: "r", words: "Not so." },
  submit: { type: "submit", comment: "So." },
  file_input: { type: "file_input", paragraph: "p", title: "So", text: "So." },
  withdraw_input: { type: "withdraw_input", input: "i" },
  publish_input: { type: "publish_input", input: "i", audience: "observers" },
  accept: { type: "accept", amendment: "a" },
  adopt: { type: "adopt", ...meeting, texts: [version] },
  end_without_consensus: { type: "end_without_consensus", ...meeting },
  edit: { type: "edit", paragraph: "p", edition: 0, text: "So." },
  issue_corrigendum: { type: "issue_corrigendum", symbol: "L.1/Corr.1", language: "en", instructions: [] },
  relate: { type: "relate", symbol: "L.2", relation: "annex" },
  not_on_my_behalf: { type: "not_on_my_behalf", act: "o", group: "UOT" },
};

test("a refusal of any command is kept for where it was sent from, whatever it is about", () => {
  for (const from of ["", "here"]) {
    go(from ? to("r", "p", from) : to("r"));
    for (const command of Object.values(commands)) {
      void send(command, true);
      const id = line().sent.at(-1)!.id;
      go(to("r", "p", "elsewhere")); // before the Reply is there
      hear({ re: id, error: { code: "blocked", message: "It is held up.", blockers: [{ kind: "stale", paragraph: "p" }] } });
      const e = refusals.value.at(-1)!;
      assert.deepEqual([e.id, e.from, e.refused!.message, e.refused!.blockers!.length], [id, from, "It is held up.", 1], command.type);
      putAway(id);
      go(from ? to("r", "p", from) : to("r"));
    }
  }
  assert.equal(refusals.value.length, 0);
});
