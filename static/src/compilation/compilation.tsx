// compilation.tsx is the whole report with every pending amendment in its place: changes in the text with
// their sponsors, what touches the same words side by side, identical ones once, new text in its gap. It is
// drawn from what the screen knows, and follows it.

import { computed, signal } from "@preact/signals";
import { clustersOf } from "../clusters";
import { voicesFor } from "../counted";
import { countNotes } from "../marks/inline";
import { Marks, type Ops } from "../marks/marks";
import { grouped, Place, Sheet, type Setting } from "../paper";
import { Parts, inWords, rearranges } from "../rearranges";
import { sections, unsettled } from "../standing";
import { needsHand, standsOn } from "../standson";
import { amendedPlaces, amendment, amendmentsOf, delegations, lang, nameOf, order, paragraph, report } from "../state";
import { called, names, positionSign } from "../terms";
import { count, stop } from "../words";
import { inPlace } from "./inplace";
import type * as wire from "../wire";

type Group = readonly wire.Amendment[];
type Cluster = readonly Group[];

const states = {
  "": "Any state", pending: "Pending", pressed: "Pressed", listed: "Listed with a revision", overlapping: "Needs its sponsor", contested: "On the same words as others",
} as const;

const by = signal("");
const section = signal("");
const state = signal<keyof typeof states>("");
const undecided = signal(false);

function wanted(c: Cluster): boolean {
  const all = c.flat();
  if (by.value && !all.some((a) => a.by === by.value || a.coSponsors?.includes(by.value))) return false;
  switch (state.value) {
    case "pending": return all.some((a) => a.state === "pending" && !a.listed);
    case "pressed": return all.some((a) => a.state === "pressed");
    case "listed": return all.some((a) => a.listed);
    case "overlapping": return all.some(needsHand);
    case "contested": return c.length > 1;
  }
  return true;
}

const filtered = computed(() => !!by.value || !!state.value);

interface Row extends Setting {
  number: string;
  marker: wire.Marker;
  first: number;
  clusters: Cluster[];
}

/** What is shown, in one pass through the text: a heading stays above what is shown under it. */
const rows = computed(() => {
  const within = section.value && new Set(sections.value.flatMap((s) => [s, ...s.subs.map((x) => ({ ...x, subs: [] as typeof s.subs }))]).filter((s) => (s.id || "–") === section.value).flatMap((s) => [...s.ids, ...s.subs.flatMap((x) => x.ids)]));
  const out: Row[] = [];
  const above: Row[] = []; // headings not shown yet, by level
  let first = 1;
  for (const id of order.value) {
    const p = paragraph(id).value;
    if (!p) continue;
    const pending = amendmentsOf(id).value.filter(unsettled);
    const row: Row = { id, kind: p.kind, level: p.level, annex: !!p.annex, number: p.number, marker: p.marker, first, clusters: pending.length ? clustersOf(p, pending).filter(wanted) : [] };
    first += countNotes(p.text);
    const rank = p.kind === "heading" ? (p.annex ? 1 : Math.max(1, p.level)) : Infinity;
    while (above.length && (above.at(-1)!.annex ? 1 : Math.max(1, above.at(-1)!.level)) >= rank) above.pop();
    const shown = (!within || within.has(id)) && (!filtered.value || row.clusters.length > 0) && (!undecided.value || p.status !== "agreed" || row.clusters.length > 0);
    if (shown) out.push(...above.splice(0), row);
    else if (rank < Infinity) above.push(row);
  }
  return out;
});

const beginning: wire.Paragraph = { id: "", after: "", kind: "text", level: 0, number: "", marker: "", version: 0, text: "" };
const first = computed(() => (section.value ? [] : clustersOf(beginning, amendmentsOf("").value.filter(unsettled)).filter(wanted)));

// What is pending on text that was deleted and left out since: it stands until its sponsor or the Chair settles it.
const leftOut = computed(() => {
  if (section.value) return [];
  const there = new Set(["", ...order.value]);
  return amendedPlaces().filter((id) => !there.has(id)).flatMap((id) =>
    amendmentsOf(id).value.filter((a) => unsettled(a) && a.paragraph === id && !(a.also ?? []).some((x) => there.has(x)) && wanted([[a]])).map((a) => [[a]]));
});

/** The compilation, with what chooses what is shown of it. */
export function Compilation() {
  const list = rows.value;
  const amendments = new Set([...first.value, ...list.flatMap((r) => r.clusters), ...leftOut.value].flat(2).map((a) => a.id)).size;
  return (
    <>
      <Filters />
      <p class="cp-sum" role="status">
        {count(amendments, "pending amendment")}{filtered.value || section.value || undecided.value ? ` in the ${count(list.filter((r) => r.kind !== "heading").length, "paragraph")} shown` : " in their places"}.{" "}
        <a href={`/api/reports/${encodeURIComponent(report.value!.id)}/export?format=compilation`} download>All of it as a text</a>{" "}
        <a href={`/api/reports/${encodeURIComponent(report.value!.id)}/export?format=docx&of=compilation`} download>All of it as a Word file</a>
      </p>
      <div class="cp">
        <Sheet>
          {first.value.length > 0 && <Around p={beginning} clusters={first.value} letters={[]} listed={first.value} />}
          {grouped(list, (r) => <Compiled key={r.id} row={r} />)}
          {leftOut.value.length > 0 && (
            <section class="cp-left" aria-label="On text that was deleted">
              <h2 class="said">On text that was deleted and left out</h2>
              <Around p={beginning} clusters={leftOut.value} letters={[]} listed={leftOut.value} />
            </section>
          )}
          {!list.length && <p class="said pad">Nothing in the text is so.</p>}
        </Sheet>
      </div>
    </>
  );
}

function Filters() {
  const sponsors = computed(() => {
    const codes = new Set<string>();
    for (const id of ["", ...order.value]) for (const a of amendmentsOf(id).value) if (unsettled(a)) for (const c of [a.by, ...(a.coSponsors ?? [])]) codes.add(c);
    return delegations.value.filter((d) => codes.has(d.code)).sort((a, b) => a.name.localeCompare(b.name));
  }).value;
  return (
    <form class="cp-tools" aria-label="What is shown of the compilation" onSubmit={(e) => e.preventDefault()}>
      <label class="in">Delegation{" "}
        <select value={by.value} onChange={(e) => (by.value = e.currentTarget.value)}>
          <option value="">All</option>
          {sponsors.map((d) => <option key={d.code} value={d.code}>{d.name}</option>)}
        </select>
      </label>
      <label class="in">Section{" "}
        <select value={section.value} onChange={(e) => (section.value = e.currentTarget.value)}>
          <option value="">The whole text</option>
          {sections.value.flatMap((s) => [s, ...s.subs]).map((s) => <option key={s.id} value={s.id || "–"}>{`${s.level > 1 ? "\u2003" : ""}${stop(s.number)} ${s.title || "Before the first heading"}`.trim()}</option>)}
        </select>
      </label>
      <label class="in">State{" "}
        <select value={state.value} onChange={(e) => (state.value = e.currentTarget.value as keyof typeof states)}>
          {Object.entries(states).map(([k, w]) => <option key={k} value={k}>{w}</option>)}
        </select>
      </label>
      <label class="tick"><input type="checkbox" checked={undecided.value} onChange={(e) => (undecided.value = e.currentTarget.checked)} /> Only what must still be decided</label>
    </form>
  );
}

const letter = (n: number) => String.fromCharCode(65 + (n % 26)) + (n < 26 ? "" : Math.floor(n / 26));

// An amendment's difference from the text as it stands; undefined where it is none, or does not fit it.
function opsOn(a: wire.Amendment, p: wire.Paragraph): Ops | undefined {
  if (a.to || (a.kind !== "revise" && a.kind !== "delete")) return undefined;
  const c = a.carried;
  if (!c || c.version < p.version) return a.version === p.version ? a.ops : undefined;
  return c.class !== "clean" || c.version !== p.version ? undefined : a.kind === "delete" ? [["-", p.text]] : c.ops;
}

const tag = (group: Group) => [...new Set(group.flatMap((a) => [a.by, ...(a.coSponsors ?? [])]))].join(", ");

function Compiled({ row }: { row: Row }) {
  const p = paragraph(row.id).value;
  if (!p) return null;
  // What changes words of the text is put into it; the rest stands below it.
  const put: { cluster: Cluster; wordings: Ops[]; tag: string }[] = [];
  let lettered = 0;
  const letters: string[] = row.clusters.map((c) => {
    const here = c.map((g) => opsOn(standsOn(g[0]!, p.id), p));
    const name = c.length > 1 ? letter(lettered++) : "";
    const wordings = here.filter((o) => o !== undefined);
    if (wordings.length && (wordings.length === here.length || name)) put.push({ cluster: c, wordings: name && wordings.length === 1 ? [...wordings, ...wordings] : wordings, tag: name ? `see ${name}` : tag(c[0]!) });
    return name;
  });
  const placed = put.length ? inPlace(p.text, put) : null;
  let n = 0;
  return (
    <Place {...row}>
      {!p.text ? <span class="said">Deleted, to be left out of the next revision</span>
      : placed ? <Marks ops={placed.ops} by={() => placed.tags[n++]} first={row.first} at={row.id} />
      : <Marks ops={[["=", p.text]]} first={row.first} at={row.id} />}
      <Around p={p} clusters={row.clusters} letters={letters} listed={row.clusters.filter((c) => !placed || c.length > 1 || !put.some((x) => x.cluster === c))} />
    </Place>
  );
}

// What stands below a paragraph: proposals on the same words side by side, and a line for each other; its
// words too where they are not in the text above.
function Around({ p, clusters, letters, listed }: { p: wire.Paragraph; clusters: readonly Cluster[]; letters: readonly string[]; listed: readonly Cluster[] }) {
  if (!clusters.length) return null;
  return (
    <div class="cp-around" lang="en" dir="ltr">
      {clusters.map((c, k) => (
        c.length > 1 ? (
          <section key={c[0]![0]!.id} class="cp-same" aria-label={`${count(c.length, "proposal")} ${c.flat().every((a) => a.kind === "insert_after") ? "at the same place" : "on the same words"}`}>
            <p class="small touch-note">{letters[k] && <b class="cp-letter">{letters[k]}</b>} {count(c.length, "proposal")} {c.flat().every((a) => a.kind === "insert_after") ? "at the same place" : "on the same words"}</p>
            <ul role="list" class="cp-side">{c.map((g) => <Wording key={g[0]!.id} group={g} p={p} words />)}</ul>
          </section>
        ) : <ul role="list" key={c[0]![0]!.id}><Wording group={c[0]!} p={p} words={listed.includes(c)} /></ul>
      ))}
    </div>
  );
}

const doing: Record<wire.AmendmentKind, string> = { revise: "revises it", insert_after: "new text", delete: "deletes it", move: "moves it", split: "splits it", merge: "merges it" };

// One wording, with all who propose it.
function Wording({ group, p, words }: { group: Group; p: wire.Paragraph; words?: boolean }) {
  const a = standsOn(group[0]!, p.id);
  return (
    <li class="cp-one">
      <p>
        {group.map((x, k) => <span key={x.id}>{k > 0 && "; "}{x.no ? <b>No. {x.no}</b> : null} <b>{names([x.by, ...(x.coSponsors ?? [])])}</b></span>)}
        {group.length > 1 && <span class="small"> propose the same</span>}
        {!rearranges(a) && <span class="small quiet">, {a.to ? `amends ${amendment(a.to) ? called(amendment(a.to)!) : "another"}` : doing[a.kind]}</span>}
        {group.some((x) => x.state === "pressed") && <span class="code stop">pressed</span>}
        {group.some((x) => x.listed) && <span class="code">listed</span>}
        {group.some((x) => x.late) && <span class="code">late</span>}
      </p>
      {words && <Words a={a} p={p} />}
      <Counted group={group} />
    </li>
  );
}

function Words({ a, p }: { a: wire.Amendment; p: wire.Paragraph }) {
  if (rearranges(a)) return <><p>{inWords(a)}{a.carried?.class === "overlapping" && <Stale a={a} />}</p>{a.kind !== "move" && <Parts ops={a.carried?.ops ?? a.ops} />}</>;
  if (a.kind === "insert_after") return <p class="words"><Marks ops={[["+", a.text]]} lang={lang.value} /></p>;
  if (a.kind === "delete" && !p.text) return null;
  const now = opsOn(a, p);
  return (
    <>
      {!now && !a.to && <Stale a={a} />}
      <p class="words">{a.kind === "delete" ? <b lang="en">Delete the paragraph</b> : <Marks ops={now ?? a.ops} context={6} lang={lang.value} />}</p>
    </>
  );
}

const Stale = ({ a }: { a: wire.Amendment }) => <p class="small">As filed against version {a.version}: the same words have changed since. {nameOf(a.by)} has to say what it proposes now.</p>;

const kinds = [["supports", "support"], ["can_go_along", "can go along"], ["cannot_accept", "cannot accept"]] as const;

// How it is received, for those who may see positions: of several who propose the same, by any of them.
function Counted({ group }: { group: Group }) {
  const said = kinds.flatMap(([k, word]) => {
    const states = new Set(group.flatMap((a) => (a.voices ? voicesFor(a, k).by.flatMap((v) => v.states) : (a.positions ?? []).filter((t) => t.position === k).map((t) => t.delegation))));
    return states.size ? [`${positionSign[k]} ${states.size} ${word}`] : [];
  });
  return said.length ? <p class="small">{said.join(", ")}</p> : null;
}

