// outbox.ts keeps every command on this device until its Reply is seen, and sends it again, under
// the same id, after a lost connection or a reload. Nothing sent is ever dropped without a word:
// refused words of an amendment become a draft again, any other refusal stays until put away.

import { computed, effect, signal } from "@preact/signals";
import { api } from "./api";
import { tell, transmit } from "./connection";
import { drafts } from "./drafts";
import { load, mineKey, save } from "./local";
import { place } from "./route";
import { amendment, objection, report, session } from "./state";
import type * as wire from "./wire";

export interface Entry {
  id: string;
  command: wire.Command;
  at: string;
  /** The paragraph that was open when it was sent, "" for none: what became of it is said there. */
  from: string;
  /** Its words were not written in the editor: no draft is theirs. */
  direct?: boolean;
  /** It has been on the wire, so that it may have arrived. */
  sent?: boolean;
  refused?: wire.Error;
}

/** Commands without a Reply, and refusals not yet put away, oldest first. */
export const outbox = signal<readonly Entry[]>([]);
export const waiting = computed(() => outbox.value.filter((e) => !e.refused));
export const refusals = computed(() => outbox.value.filter((e) => e.refused));

const patience = 8000; // ms to wait for a Reply over the socket before asking over HTTP
const promises = new Map<string, (r: wire.Reply) => void>();
let key = "";

// What is kept for a report is read when it is opened, and sent again.
effect(() => {
  const id = report.value?.id;
  if (!id || key === mineKey("outbox", id)) return;
  key = mineKey("outbox", id);
  outbox.value = load<Entry[]>(key, []);
  resend();
});

addEventListener("storage", (e) => {
  if (e.key === key) outbox.value = load<Entry[]>(key, []);
});

function change(f: (list: Entry[]) => Entry[]) {
  outbox.value = f(load<Entry[]>(key, []));
  save(key, outbox.value);
}

const edit = (id: string, patch: Partial<Entry>) =>
  change((l) => l.map((e) => (e.id === id ? { ...e, ...patch } : e)));

/** Sends a command. The Reply may come much later: after a reconnect. */
export function send(command: wire.Command, direct?: boolean): Promise<wire.Reply> {
  const e: Entry = { id: crypto.randomUUID(), command, at: new Date().toISOString(), from: place.peek(), ...(direct && { direct }) };
  change((l) => [...l, e]);
  const reply = new Promise<wire.Reply>((done) => promises.set(e.id, done));
  out(e);
  return reply;
}

// resend sends again whatever waits.
function resend() {
  for (const e of waiting.peek()) out(e);
}

/** Takes back what was never on the wire, or puts a refusal away. */
export function putAway(id: string) {
  change((l) => l.filter((e) => e.id !== id || (e.sent && !e.refused)));
}

/** Sends a refused command again, under its own id. */
export function again(id: string) {
  edit(id, { refused: undefined });
  const e = outbox.peek().find((x) => x.id === id);
  if (e) out(e);
}

function out(e: Entry) {
  const request = { id: e.id, command: e.command };
  const large = JSON.stringify(request).length > 20_000; // a frame of the socket holds less than a request over HTTP
  if (large) void overHTTP(request);
  const went = large || transmit(request);
  if (went && !e.sent) edit(e.id, { sent: true });
  if (went) setTimeout(() => stillWaiting(e.id) && overHTTP(request), patience);
}

const stillWaiting = (id: string) => waiting.peek().some((e) => e.id === id);

async function overHTTP(request: wire.Request) {
  const id = report.peek()?.id;
  if (!id) return;
  const r = await api<wire.Reply>(`reports/${encodeURIComponent(id)}/commands`, request);
  if (r.ok) settle(r.ok.re ? r.ok : { ...r.ok, re: request.id });
  else if (r.status >= 400 && r.status < 500 && r.status !== 401 && r.status !== 429) {
    settle({ re: request.id, error: r.error });
  }
}

// settle takes a Reply.
function settle(reply: wire.Reply) {
  const e = outbox.peek().find((x) => x.id === reply.re);
  if (reply.error?.code === "signed-out") return void (session.value = null); // it waits for the next session
  if (e && reply.error) refuse(e, reply.error);
  else if (e) {
    change((l) => l.filter((x) => x.id !== e.id));
    const filed = e.command.type === "submit" ? (e.command.amendments ?? []) : [draftOf(e)];
    for (const d of filed) if (d) drafts.remove(d.kind, d.paragraph);
  }
  promises.get(reply.re)?.(reply);
  promises.delete(reply.re);
}

function refuse(e: Entry, error: wire.Error) {
  const d = draftOf(e);
  if (!d) return edit(e.id, { refused: error });
  drafts.save({ ...d, refused: error });
  change((l) => l.filter((x) => x.id !== e.id));
}

// draftOf is the draft that a command's words were.
function draftOf({ command: c, direct }: Entry): Omit<import("./drafts").Draft, "at"> | undefined {
  if (direct) return undefined;
  switch (c.type) {
    case "amend":
      if (c.after !== undefined || c.parts || c.with) break; // they have no words that could be gone on with
      return {
        kind: c.to ? `to:${c.to}` : c.kind, paragraph: c.paragraph, version: c.version, text: c.text ?? "", reason: c.reason ?? "",
        as: c.as, supersedes: c.supersedes,
      };
    case "revise":
      return { kind: "chair", paragraph: c.paragraph, version: c.version, text: c.text, reason: "", takes: c.takes, orally: c.orally };
    case "insert":
      return { kind: "chair-insert", paragraph: c.after, version: 0, text: c.text, reason: "", as: c.as, takes: c.takes, orally: c.orally };
  }
  return undefined;
}

/** The paragraph a command is about, "" when it is about several or none. */
export function about(c: wire.Command): string {
  if ("paragraph" in c && c.paragraph !== undefined) return c.paragraph;
  if ("amendment" in c) return amendment(c.amendment)?.paragraph ?? "";
  if ("objection" in c) return objection(c.objection)?.paragraph ?? "";
  if (c.type === "insert") return c.after;
  if (c.type === "answer" || c.type === "take_back") return amendment(c.amendments?.[0] ?? "")?.paragraph ?? "";
  if (c.type === "call_objections") return c.paragraphs[0] ?? "";
  if (c.type === "agree" && c.paragraphs.length === 1) return c.paragraphs[0]!.paragraph;
  return "";
}

tell.settle = settle;
tell.resend = resend;
