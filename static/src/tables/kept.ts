// kept.ts is a table of proposals as the server keeps it: its rows as they would be filed now, read a
// hundred at a time, and what is done with them.

import { batch, computed, signal } from "@preact/signals";
import { api } from "../api";
import { report } from "../state";
import type * as wire from "../wire";

export const table = signal<wire.ProposalTable | null>(null);
export const rows = signal<ReadonlyMap<number, wire.ProposalRow>>(new Map());
/** The rows that are ticked. */
export const ticked = signal<ReadonlySet<number>>(new Set());
/** What goes on, and how far it is; null when nothing does. */
export const work = signal<{ what: string; done: number; of: number } | null>(null);
export const failure = signal("");
export const said = signal("");

const perRead = 100;
const perFiling = 25;

export const path = (...parts: string[]) => ["reports", report.peek()!.id, "tables", ...parts].map(encodeURIComponent).join("/");

/** Gives the focus to the first of these that is there, when what had it has gone. */
export const land = (...ids: string[]) =>
  setTimeout(() => {
    if (document.activeElement === document.body) ids.map((id) => document.getElementById(id)).find(Boolean)?.focus();
  });

/** How many rows are in each state. */
export const counted = computed(() => {
  const n: Record<wire.ProposalState, number> = { placed: 0, low: 0, unplaced: 0, refused: 0, filed: 0, aside: 0 };
  for (const r of rows.value.values()) n[r.state]++;
  return n;
});

export const waits = (r: wire.ProposalRow) => r.state !== "filed" && r.state !== "aside";

// What is placed is ticked when it comes to be; what somebody ticked or not stays so while it is as it was.
function take(page: wire.ProposalPage) {
  batch(() => {
    const next = new Map(rows.peek());
    const ticks = new Set(ticked.peek());
    for (const r of page.rows) {
      if (next.get(r.row)?.state !== r.state) r.state === "placed" ? ticks.add(r.row) : ticks.delete(r.row);
      next.set(r.row, r);
    }
    rows.value = next;
    ticked.value = ticks;
    table.value = page.table;
  });
}

/** Reads the table from its first row, and says how far it is. */
export async function read(id: string, stopped: AbortSignal) {
  batch(() => {
    failure.value = "";
    if (table.peek()?.id !== id) {
      table.value = null;
      rows.value = new Map();
      ticked.value = new Set();
    }
    work.value = { what: "Placing the rows", done: 0, of: 0 };
  });
  let done = 0;
  for (let from = 1; from; ) {
    const r = await api<wire.ProposalPage>(`${path(id)}?from=${from}&count=${perRead}`, undefined, stopped);
    if (stopped.aborted) return;
    if (!r.ok) {
      failure.value = r.error.message;
      break;
    }
    take(r.ok);
    from = r.ok.next ?? 0;
    work.value = { what: "Placing the rows", done: (done += r.ok.rows.length), of: r.ok.table.rows };
  }
  work.value = null;
}

/** Chooses a place for rows, sets them aside, or takes both back. */
export async function change(id: string, numbers: number[], what: Omit<wire.ProposalChange, "rows">, done: string): Promise<boolean> {
  failure.value = said.value = "";
  for (let k = 0; k < numbers.length; k += perRead) {
    const r = await api<wire.ProposalPage>(path(id, "rows"), { rows: numbers.slice(k, k + perRead), ...what } satisfies wire.ProposalChange);
    if (!r.ok) {
      failure.value = r.error.message;
      return false;
    }
    take(r.ok);
  }
  said.value = done;
  return true;
}

/** Says which delegation a name in the table is. */
export async function own(id: string, by: string, delegation: string): Promise<boolean> {
  failure.value = said.value = "";
  const r = await api<wire.ProposalTable>(path(id, "delegations"), { by, delegation } satisfies wire.ProposalOwner);
  if (r.ok) table.value = r.ok;
  else failure.value = r.error.message;
  return !!r.ok;
}

let stopping = false;
/** Ends a filing after the rows that are on their way. */
export const stop = () => (stopping = true);

/** Files rows as they are shown, a few at a time. What was sent and not answered can be sent again. */
export async function file(id: string, numbers: number[]) {
  const of = numbers.length;
  let filed = 0, left = 0;
  stopping = false;
  failure.value = said.value = "";
  work.value = { what: "Filing", done: 0, of };
  for (let k = 0; k < of && !stopping; k += perFiling) {
    const part = numbers.slice(k, k + perFiling).map((n) => ({ row: n, shown: rows.peek().get(n)?.shown ?? "" }));
    const r = await api<wire.ProposalPage>(path(id, "file"), { rows: part } satisfies wire.ProposalFiling);
    if (!r.ok) {
      failure.value = `${r.error.message} File the rows again: none is filed twice.`;
      break;
    }
    take(r.ok);
    const now = r.ok.rows.filter((row) => row.state === "filed").length;
    filed += now;
    left += r.ok.rows.length - now;
    ticked.value = new Set([...ticked.peek()].filter((n) => !part.some((p) => p.row === n)));
    work.value = { what: "Filing", done: k + part.length, of };
  }
  work.value = null;
  said.value = `${filed} of ${of} rows are filed.${left ? ` ${left} were not: the list says why.` : ""}${stopping ? " Stopped." : ""}`;
}
