// state.ts is what the screen knows of one report: whole entities, each behind a signal of its own,
// replaced by id as frames arrive. Nothing here decides anything; the server does.

import { batch, computed, effect, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type * as wire from "./wire";

/** Who is signed in: undefined while unknown, null when nobody is. */
export const session = signal<wire.Session | null | undefined>(undefined);
let wasIn = false;

/** Somebody was signed in and no longer is. */
export const ended = signal(false);
effect(() => {
  if (session.value) wasIn = true;
  ended.value = wasIn && session.value === null;
});

/** The head of the report that is open, null while none is. */
export const report = signal<wire.Report | null>(null);
export const audience = signal<wire.Audience>("public");
/** Ids of its paragraphs in reading order. */
export const order = signal<string[]>([]);
export const delegations = signal<wire.Delegation[]>([]);
/** Circulated texts, oldest first. */
export const revisions = signal<wire.Revision[]>([]);
/** The own delegation's positions, by amendment. */
export const mine = signal<ReadonlyMap<string, wire.Position>>(new Map());
/** Ids of the own delegation's objections that others see without its name. */
export const unnamed = signal<readonly string[]>([]);
/** Why the report cannot be shown, in words; "" when it can. */
export const problem = signal("");
/** Counts changes of the text shown, for what is computed from the whole of it elsewhere. */
export const textChanges = signal(0);

const none: readonly never[] = [];
const known = ["delegations", "paragraphs", "amendments", "objections", "statements", "revisions"];
const paragraphs = new Map<string, Signal<wire.Paragraph | undefined>>();
const amendments = new Map<string, wire.Amendment>();
const objections = new Map<string, wire.Objection>();
const amendmentLists = new Map<string, Signal<readonly wire.Amendment[]>>();
const objectionLists = new Map<string, Signal<readonly wire.Objection[]>>();
const statements = new Map<string, wire.Statement>();
const statementLists = new Map<string, Signal<readonly wire.Statement[]>>();

/** Entities that need no place of their own here, by their name in a snapshot. */
type Listed = Pick<wire.Snapshot, "silences" | "packages" | "recorded" | "submissions" | "inputs" | "edits" | "corrigenda" | "bridges">;
const lists = new Map<string, Signal<readonly any[]>>();

function at<T>(map: Map<string, Signal<T>>, id: string, first: T): Signal<T> {
  let s = map.get(id);
  if (!s) map.set(id, (s = signal(first)));
  return s;
}

/** One paragraph, live. */
export const paragraph = (id: string): ReadonlySignal<wire.Paragraph | undefined> =>
  at(paragraphs, id, undefined);

/** Every amendment filed on a paragraph, settled ones too, in order of filing. */
export const amendmentsOf = (id: string): ReadonlySignal<readonly wire.Amendment[]> =>
  at(amendmentLists, id, none);

/** Ids of the paragraphs that have amendments, those no longer in the text too. */
export const amendedPlaces = () => [...amendmentLists.keys()];

/** Every objection raised on a paragraph, lifted ones too, in order of raising. */
export const objectionsOf = (id: string): ReadonlySignal<readonly wire.Objection[]> =>
  at(objectionLists, id, none);

/** In place of a paragraph's id: objections to a section or the whole. */
export const wide = "\n";

/** Every statement on a paragraph, "" for the whole, withdrawn ones too, in order of making. */
export const statementsOf = (id: string): ReadonlySignal<readonly wire.Statement[]> =>
  at(statementLists, id, none);

/** All entities of one name, live, in order of coming. */
export const listOf = <K extends keyof Listed>(name: K) => at(lists, name, none) as ReadonlySignal<Readonly<Listed[K]>>;

/** Silences, oldest first. */
export const silences = listOf("silences");

/** An amendment by id, as it stands now; not live. */
export const amendment = (id: string) => amendments.get(id);
/** An objection by id, as it stands now; not live. */
export const objection = (id: string) => objections.get(id);

/** The signed-in person as this report knows them. In a closed record nobody has what is done in one that
 *  is open; what may follow goes by the role. */
export const me = computed(() => {
  const s = session.value;
  const role = s?.role ?? "public";
  const chair = role === "chair";
  const acts = report.value?.closing ? "" : role;
  return {
    role,
    person: s?.person ?? "",
    /** The delegation's code, "" for the Chair. */
    code: s?.delegation ?? "",
    name: chair ? "Chair" : role === "secretariat" ? "Secretariat" : s?.delegationName || s?.delegation || (s ? "Observer" : "Reader"),
    chair: acts === "chair",
    /** May revise, insert and answer. */
    desk: acts === "chair" || acts === "secretariat",
    /** May file, object, join. */
    delegation: acts === "delegation",
  };
});

/** The Chair's office, also where the record is closed. */
export const desk = () => me.value.role === "chair" || me.value.role === "secretariat";

const names = computed(() => new Map(delegations.value.map((d) => [d.code, d.name])));

/** What a delegation is called. "" is the Chair. */
export const nameOf = (code: string) => (code === "" ? "Chair" : (names.value.get(code) ?? code));

const rtl = /^(ar|fa|he|ur)\b/;
/** The language of the text and its direction. */
export const lang = computed(() => report.value?.language || "en");
export const dir = computed(() => (rtl.test(lang.value) ? "rtl" : "ltr"));

/** How many words the text has. */
export const wordCount = computed(() =>
  order.value.reduce((n, id) => n + (paragraph(id).value?.text.split(/\s+/).filter(Boolean).length ?? 0), 0),
);

/** Takes a whole snapshot, replacing what was there. */
export function take(s: wire.Snapshot) {
  batch(() => {
    const gone = new Set(paragraphs.keys());
    for (const p of s.paragraphs) {
      gone.delete(p.id);
      put(p);
    }
    for (const id of gone) paragraphs.get(id)!.value = undefined;
    order.value = s.paragraphs.map((p) => p.id);
    delegations.value = s.delegations ?? [];
    revisions.value = s.revisions ?? [];
    audience.value = s.audience;
    report.value = s.report;
    for (const all of [amendments, objections, statements]) all.clear();
    for (const all of [amendmentLists, objectionLists, statementLists, lists]) for (const l of all.values()) l.value = none;
    mergeAll(s);
    textChanges.value++;
  });
}

/** Applies what frames changed, in one step. */
export function apply(frames: wire.Frame[]) {
  batch(() => {
    let changed = false; // the text, not only where it stands
    for (const { changed: c } of frames) {
      let moved = false;
      if (c.delegations) delegations.value = c.delegations;
      if (c.report) report.value = c.report;
      for (const p of c.paragraphs ?? []) {
        const was = paragraphs.get(p.id)?.peek();
        if (was?.version !== p.version || was.number !== p.number) changed = true;
        if (was?.after !== p.after || p.gone) moved = true;
        put(p);
      }
      if (moved) arrange();
      mergeAll(c);
    }
    if (changed) textChanges.value++;
  });
}

function put(p: wire.Paragraph) {
  at(paragraphs, p.id, undefined as wire.Paragraph | undefined).value = p.gone ? undefined : p;
}

// arrange makes the reading order: a paragraph stands after the one it names.
function arrange() {
  const after = new Map<string, string[]>();
  for (const [id, s] of paragraphs) {
    const p = s.peek();
    if (p) after.set(p.after, [...(after.get(p.after) ?? []), id]);
  }
  const ids: string[] = [];
  const next = [""];
  for (let id; (id = next.pop()) !== undefined; next.push(...(after.get(id) ?? []))) if (id) ids.push(id);
  order.value = ids;
}

function mergeAll(c: wire.Changed) {
  merge(c.amendments, amendments, amendmentLists);
  merge(c.objections, objections, objectionLists);
  merge(c.statements, statements, statementLists);
  for (const [name, list] of Object.entries(c)) {
    if (known.includes(name) || !Array.isArray(list)) continue;
    const s = at(lists, name, none);
    s.value = [...s.peek().map((e) => list.find((f) => f.id === e.id) ?? e), ...list.filter((f) => !s.peek().some((e) => e.id === f.id))];
  }
}

function merge<T extends { id: string; paragraph: string; also?: string[]; scope?: wire.ObjectionScope }>(
  list: T[] | null | undefined,
  all: Map<string, T>,
  lists: Map<string, Signal<readonly T[]>>,
) {
  const groups = new Map<string, T[]>();
  for (const e of list ?? []) {
    all.set(e.id, e);
    for (const place of e.scope ? [wide] : [e.paragraph, ...(e.also ?? [])]) groups.set(place, [...(groups.get(place) ?? []), e]);
  }
  for (const [id, fresh] of groups) {
    const s = at(lists, id, none as readonly T[]);
    const kept = s.peek().map((e) => fresh.find((f) => f.id === e.id) ?? e);
    s.value = [...kept, ...fresh.filter((f) => !kept.includes(f))];
  }
}
