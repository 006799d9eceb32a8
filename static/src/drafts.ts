// drafts.ts keeps the words a person is writing, and the words that were refused, on this device
// until they are sent or thrown away by that person.

import { effect, signal } from "@preact/signals";
import { load, mineKey, save } from "./local";
import { report } from "./state";
import type * as wire from "./wire";

export type DraftKind = wire.AmendmentKind | "chair" | "chair-insert" | "bridge" | `to:${string}`; // to: an amendment, by its id

export interface Draft {
  kind: DraftKind;
  /** The paragraph, or for insertions the one before the gap. */
  paragraph: string;
  /** The version it was drafted against. */
  version: number;
  text: string;
  reason: string;
  as?: wire.Kind;
  supersedes?: string;
  takes?: wire.Take[];
  /** Of the Chair's text: the delegations that proposed it orally. */
  orally?: string[];
  /** Of a bridge: what it is woven of. */
  woven?: unknown;
  /** Why the server refused it, when it did. */
  refused?: wire.Error;
  /** When it was last kept. */
  at: string;
}

const all = signal<readonly Draft[]>([]);
let key = "";

function keep(list: Draft[]) {
  all.value = list;
  return save(key, list);
}

const same = (d: Draft, kind: DraftKind, paragraph: string) => d.kind === kind && d.paragraph === paragraph;

export const drafts = {
  /** Every draft of this person in this report. */
  all,
  load: (kind: DraftKind, paragraph: string): Draft | undefined =>
    all.value.find((d) => same(d, kind, paragraph)),
  /** Keeps a draft; false when it will not outlive the page. */
  save: (d: Omit<Draft, "at">): boolean =>
    keep([...all.peek().filter((x) => !same(x, d.kind, d.paragraph)), { ...d, at: new Date().toISOString() }]),
  remove(kind: DraftKind, paragraph: string) {
    keep(all.peek().filter((d) => !same(d, kind, paragraph)));
  },
};

// What is kept for a report is read when it is opened.
effect(() => {
  const id = report.value?.id;
  if (!id || key === mineKey("drafts", id)) return;
  key = mineKey("drafts", id);
  all.value = load<Draft[]>(key, []);
});
