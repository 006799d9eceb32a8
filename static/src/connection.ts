// connection.ts holds the line to the server for the report that is open: a snapshot, then every
// frame after its cursor. After a cut it resumes where it stood, so that nothing is missed.

import { signal } from "@preact/signals";
import { api } from "./api";
import { apply, audience, me, mine, problem, report, session, take, unnamed } from "./state";
import type * as wire from "./wire";

/** How far the screen can be trusted to be the live text. */
export const line = signal<"catching up" | "live" | "offline">("catching up");
/**
 * What parts that are fetched later want to hear, or do better than here: Replies, that the line is
 * there, what was applied, and how a change is made without moving what is being read.
 */
export const tell = {
  settle: (_: wire.Reply) => {},
  resend: () => {},
  applied: (_: wire.Frame[]) => {},
  steadily: (change: () => void): unknown => change(),
};
/** Since when the line is down, "" while it is not. */
export const offlineSince = signal("");

const shortest = 400; // ms before the first attempt to reconnect; it doubles from there
const longest = 20_000; // ms

let id = "";
let cursor = "";
let socket: WebSocket | undefined;
let attempts = 0;
let timer: ReturnType<typeof setTimeout> | undefined;
let queue: wire.Frame[] = [];
let due = false;

/** Asks who is signed in. */
export async function greet() {
  const r = await api<wire.Session>("session");
  if (r.ok) session.value = r.ok;
  else if (r.status) session.value = null;
  return r.status;
}

/** Opens a report: its snapshot, then the line. Opening the open one again does nothing. */
export async function open(want: string) {
  if (id === want) return;
  close();
  id = want;
  report.value = null;
  await loadAnew();
}

/** Leaves the report. */
export function close() {
  id = cursor = "";
  hangUp();
}

/** Tries the line now instead of waiting. */
export function tryNow() {
  attempts = 0;
  if (cursor) connect();
  else void loadAnew();
}

/** Loads a fresh snapshot and goes on from there. */
async function loadAnew() {
  const wanted = id;
  hangUp();
  line.value = "catching up";
  const r = await api<wire.Snapshot>("reports/" + encodeURIComponent(wanted));
  if (wanted !== id) return;
  if (!r.ok) {
    if (r.status === 0 || r.status >= 500 || r.status === 429) return later();
    problem.value = r.error.message;
    return;
  }
  const first = report.peek()?.id !== wanted;
  const snapshot = r.ok;
  problem.value = "";
  cursor = snapshot.cursor;
  queue = [];
  if (first) take(snapshot);
  else await tell.steadily(() => take(snapshot));
  void askMine();
  connect();
}

async function askMine() {
  if (me.peek().role !== "delegation") return;
  const r = await api<wire.Mine>(`reports/${encodeURIComponent(id)}/mine`);
  if (r.ok) unnamed.value = r.ok.objections ?? [];
  if (r.ok) mine.value = new Map((r.ok.positions ?? []).map((p) => [p.amendment, p.position]));
}

function hangUp() {
  clearTimeout(timer);
  const s = socket;
  socket = undefined;
  s?.close(1000);
}

function connect() {
  hangUp();
  const s = new WebSocket(
    `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws?report=${encodeURIComponent(id)}&after=${encodeURIComponent(cursor)}`,
  );
  socket = s;
  s.onopen = () => {
    if (s !== socket) return;
    line.value = "catching up";
    tell.resend();
  };
  s.onmessage = (e) => s === socket && hear(JSON.parse(e.data as string));
  s.onclose = (e) => s === socket && cut(e.code);
}

function hear(m: wire.Frame | wire.Reply | wire.Notice) {
  if ("re" in m) {
    flush();
    tell.settle(m);
  } else if ("notice" in m) {
    if (m.notice === "load") void soon();
    else if (m.notice === "mine") void askMine();
    else {
      flush();
      if (m.cursor) cursor = m.cursor;
      attempts = 0;
      offlineSince.value = "";
      line.value = "live";
    }
  } else {
    if (m.cursor) cursor = m.cursor;
    if (m.load) return void soon();
    queue.push(m);
    if (due) return;
    due = true;
    // A page in the background paints nothing, but what it holds stays current.
    if (document.hidden) setTimeout(flush);
    else requestAnimationFrame(flush);
  }
}

function flush() {
  due = false;
  const frames = queue;
  queue = [];
  if (!frames.length) return;
  void tell.steadily(() => apply(frames));
  tell.applied(frames);
}

// soon loads anew; the many readers of a circulated text do not all ask in the same moment.
async function soon() {
  hangUp();
  line.value = "catching up";
  const many = audience.peek() !== "chair" && audience.peek() !== "delegations";
  timer = setTimeout(loadAnew, Math.random() * (many ? 1500 : 100));
}

function cut(code: number) {
  flush();
  socket = undefined;
  if (code === 4002) return void soon();
  if (code === 4003) {
    session.value = null;
    line.value = "offline";
    return;
  }
  if (code === 4001) {
    line.value = "catching up";
    return connect();
  }
  later();
}

// later tries again after a while that doubles, never all clients at once; a session that has
// ended is found out here, because a refused handshake does not say why.
function later() {
  line.value = "offline";
  offlineSince.value ||= new Date().toISOString();
  const wait = Math.min(longest, shortest * 2 ** attempts++) * (0.5 + Math.random());
  clearTimeout(timer);
  timer = setTimeout(async () => {
    if ((await greet()) === 401) return;
    if (line.peek() !== "offline" || !id) return;
    if (cursor) connect();
    else void loadAnew();
  }, wait);
}

/** Sends a request, or says that the line is down. */
export function transmit(request: wire.Request): boolean {
  if (socket?.readyState !== WebSocket.OPEN) return false;
  socket.send(JSON.stringify(request));
  return true;
}

addEventListener("online", () => line.peek() === "offline" && tryNow());
addEventListener("offline", () => {
  if (!id) return;
  hangUp();
  later();
});
// A laptop that slept has a socket that looks open: ask the server before calling it live.
let asleep = Date.now();
setInterval(() => {
  const gap = Date.now() - asleep;
  asleep = Date.now();
  if (gap > 30_000 && id && cursor && session.peek()) {
    line.value = "catching up";
    connect();
  }
}, 5000);
