// review.tsx is one table of proposals: how far it is, whose its rows are, and the rows, to be looked
// through, placed, set aside and filed. Nothing is filed that does not stand on the page.

import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { forWhom } from "../act";
import { to } from "../route";
import { delegations, nameOf, report, textChanges } from "../state";
import { focusOn } from "../ui";
import { count, when } from "../words";
import type * as wire from "../wire";
import { change, counted, failure, file, land, read, rows, said, stop, table, ticked, waits, work } from "./kept";
import { Row, Reason } from "./row";
import { sum } from "./tables";
import { Unknown } from "./unknown";

/** How many rows stand on one page. */
const perPage = 1000;

type Shown = wire.ProposalState | "all";
const states: [Shown, string][] = [
  ["all", "All"], ["placed", "Placed"], ["low", "Low confidence"], ["unplaced", "Not placed"],
  ["refused", "Cannot be filed"], ["filed", "Filed"], ["aside", "Set aside"],
];
const shown = signal<Shown>("all");
const whose = signal("");
const page = signal(0);
/** The question that is open: to file, or to set aside. */
const asking = signal<"" | "file" | "aside">("");
const place = (n: number) => (page.value = n);

export function Review({ id }: { id: string }) {
  const [again, setAgain] = useState(0);
  const [at, setAt] = useState(0);
  const seats = delegations.value;
  useEffect(() => {
    shown.value = "all";
    whose.value = asking.value = said.value = "";
    place(0);
  }, [id]);
  useEffect(() => {
    const stopping = new AbortController();
    setAt(textChanges.peek());
    void read(id, stopping.signal);
    return () => stopping.abort();
  }, [id, again, seats]);
  const t = table.value?.id === id ? table.value : null;
  const busy = !!work.value;
  if (!t) {
    return (
      <main id="text" class="work" tabIndex={-1}>
        <h1>A table of proposals</h1>
        {failure.value ? <p role="alert">{failure.value} <a href={to(report.value!.id, "tables")}>To the tables</a></p> : <p role="status">Reading the table.</p>}
      </main>
    );
  }
  const list = [...rows.value.values()].filter((r) => (shown.value === "all" || r.state === shown.value) && (!whose.value || `=${r.by}` === whose.value));
  const pages = Math.max(1, Math.ceil(list.length / perPage));
  const on = Math.min(page.value, pages - 1);
  const visible = list.slice(on * perPage, (on + 1) * perPage);
  const chosen = visible.filter((r) => ticked.value.has(r.row) && waits(r));
  const fit = chosen.filter((r) => r.shown);
  const all = visible.filter(waits);
  return (
    <main id="text" class="work tables" tabIndex={-1}>
      <p class="small"><a href={to(report.value!.id, "tables")}>Tables of proposals</a></p>
      <div class="lead"><h1 dir="auto">{t.name}</h1><p>{sum(t)}</p></div>
      <p class="quiet">Received {when(t.received)}; loaded {when(t.at)} by {t.by}.{t.notices?.length ? ` ${t.notices.map((n) => n.charAt(0).toUpperCase() + n.slice(1)).join(". ")}.` : ""}</p>
      {at !== textChanges.value && !busy && <p role="status">The text has changed since the rows were read. <button class="btn tight" onClick={() => setAgain(again + 1)}>Read them again</button></p>}
      <Work />
      {failure.value && <p role="alert" class="is-objection">{failure.value} {!busy && rows.value.size < t.rows && <button class="btn tight" onClick={() => setAgain(again + 1)}>Read the rows again</button>}</p>}
      <Unknown id={id} t={t} reread={() => setAgain((n) => n + 1)} />
      <section aria-label="Rows">
        <div class="tb-tools">
          <fieldset class="seg">
            <legend class="vh">Rows that are shown</legend>
            {states.map(([s, w]) => (
              <label key={s}><input type="radio" name="shown" checked={shown.value === s} onChange={() => { shown.value = s; place(0); }} />{w} {s === "all" ? rows.value.size : counted.value[s]}</label>
            ))}
          </fieldset>
          <label class="in">Delegation{" "}
            <select value={whose.value} onChange={(e) => { whose.value = e.currentTarget.value; place(0); }}>
              <option value="">all</option>
              {t.delegations?.map((d) => <option key={d.by} value={`=${d.by}`}>{d.by || "none named"}</option>)}
            </select>
          </label>
          <div class="acts">
            {all.length > 0 && <button type="button" class="btn tight" onClick={() => tick(all, chosen.length < all.length)}>{chosen.length < all.length ? `Tick all ${all.length} that wait` : "Tick none"}</button>}
            <button type="button" class="btn main" id="tb-file" aria-disabled={!fit.length || busy} onClick={() => fit.length && !busy && (asking.value = "file")}>File {count(fit.length, "row")}</button>
            <button type="button" class="btn" id="tb-aside" aria-disabled={!chosen.length || busy} onClick={() => chosen.length && !busy && (asking.value = "aside")}>Set {count(chosen.length, "row")} aside</button>
          </div>
        </div>
        {asking.value === "file" && <Sure id={id} t={t} list={fit} more={chosen.length - fit.length} />}
        {asking.value === "aside" && (
          <div class="ask"><Reason title={`Why ${chosen.length === 1 ? "is this row" : `are these ${chosen.length} rows`} set aside?`} leave={() => { asking.value = ""; land("tb-aside"); }}
            done={(why) => void change(id, chosen.map((r) => r.row), { aside: why }, `${count(chosen.length, "row")} set aside.`).then((kept) => { if (kept) { asking.value = ""; land("tb-said"); } })} /></div>
        )}
        <p role="status" class="outcome" id="tb-said" tabIndex={-1}>{said.value}</p>
        {!list.length && !busy && <p>No row of the table is among these.</p>}
        <ol class="tb-rows" role="list">{visible.map((r) => <Row key={r.row} id={id} r={r} />)}</ol>
        {pages > 1 && (
          <nav class="acts" aria-label="Pages of rows">
            <button class="btn" aria-disabled={!on} onClick={() => on && place(on - 1)}>Previous {perPage}</button>
            <span>Page {on + 1} of {pages}</span>
            <button class="btn" aria-disabled={on === pages - 1} onClick={() => on < pages - 1 && place(on + 1)}>Next {perPage}</button>
          </nav>
        )}
      </section>
    </main>
  );
}

const tick = (list: readonly wire.ProposalRow[], on: boolean) => {
  const next = new Set(ticked.peek());
  for (const r of list) on ? next.add(r.row) : next.delete(r.row);
  ticked.value = next;
};

function Work() {
  const w = work.value;
  return (
    <div role="status">
      {w && <p>{w.what}: {w.done} of {w.of || "…"} <progress aria-label={w.what} max={w.of || 1} value={w.done} /> {w.what === "Filing" && <button class="btn tight" onClick={stop}>Stop</button>}</p>}
    </div>
  );
}

function Sure({ id, t, list, more }: { id: string; t: wire.ProposalTable; list: readonly wire.ProposalRow[]; more: number }) {
  const of = [...new Set(list.map((r) => r.delegation!))];
  return (
    <section class="ask" role="group" aria-label="Filing">
      <p class="q" tabIndex={-1} ref={focusOn}>File {count(list.length, "row")} as amendments of {of.length > 3 ? count(of.length, "delegation") : of.map(nameOf).join(", ")}, as they stand on this page?</p>
      <p>Each is recorded for its delegation from the table, as received {when(t.received)}; the delegation is told and can correct it.{more > 0 && ` ${count(more, "ticked row")} cannot be filed and ${more === 1 ? "stays" : "stay"} in the list.`}</p>
      <div class="acts">
        <button class="btn main" onClick={() => { asking.value = ""; void file(id, list.map((r) => r.row)).then(() => land("tb-said")); }}>File {count(list.length, "row")} {forWhom()}</button>
        <button class="btn" onClick={() => { asking.value = ""; land("tb-file"); }}>Leave it</button>
      </div>
    </section>
  );
}
