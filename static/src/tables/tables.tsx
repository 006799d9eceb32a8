// tables.tsx is tables of proposals on the screen of the Chair's office: loading one, and the list of
// those that are loaded. One table is in review.tsx. It is fetched when it is opened.

import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { api } from "../api";
import { instantOf, thisMinute } from "../received";
import { go, route, to } from "../route";
import { me, report } from "../state";
import { count, when } from "../words";
import type * as wire from "../wire";
import { failure as failed, path } from "./kept";
import { Review } from "./review";

const list = signal<readonly wire.ProposalTable[] | null>(null);
const failure = signal("");
const reading = signal("");

/** The tables, or the one that the address names. */
export function TablesView() {
  const r = route.value;
  // In a closed record the office still reads what was never filed.
  if (!["chair", "secretariat"].includes(me.value.role)) {
    return (
      <main id="text" class="work" tabIndex={-1}>
        <h1>Tables of proposals</h1>
        <p>The Chair’s office takes over tables of proposals. <a href={to(report.value!.id)}>Back to the text</a></p>
      </main>
    );
  }
  return r.name === "tables" && r.table ? <Review id={r.table} key={r.table} /> : <Tables />;
}

async function ask() {
  failure.value = "";
  const r = await api<wire.ProposalTable[]>(path());
  if (r.ok) list.value = r.ok;
  else failure.value = r.error.message;
}

function Tables() {
  useEffect(() => {
    list.value = null;
    reading.value = "";
    void ask();
  }, []);
  const tables = list.value;
  return (
    <main id="text" class="work" tabIndex={-1}>
      <div class="lead"><h1>Tables of proposals</h1><p>{tables && count(tables.length, "table")}</p></div>
      {failure.value && <p role="alert">{failure.value} <button class="btn tight" onClick={() => void ask()}>Try again</button></p>}
      {!tables && !failure.value && <p role="status">Asking for the tables.</p>}
      {tables && tables.length > 0 && (
        <ol class="reports" role="list">
          {tables.map((t) => (
            <li key={t.id}>
              <h2><a href={to(report.value!.id, "tables", t.id)} dir="auto">{t.name || "A table without a name"}</a></h2>
              <p>{sum(t)}</p>
              <p class="quiet">Received {when(t.received)}; loaded {when(t.at)} by {t.by}</p>
            </li>
          ))}
        </ol>
      )}
      {report.value!.closing ? <p>The record is closed: no table is taken over any more. <a href={to(report.value!.id)}>Back to the text</a></p> : <Load />}
    </main>
  );
}

/** How far a table is, in one line. */
export const sum = (t: wire.ProposalTable) => `${count(t.rows, "row")}: ${t.filed} filed, ${t.aside} set aside, ${t.waiting} waiting`;

function Load() {
  const upload = async (e: SubmitEvent) => {
    e.preventDefault();
    const form = e.currentTarget as HTMLFormElement;
    const file = (form.elements.namedItem("file") as HTMLInputElement).files?.[0];
    const received = instantOf((form.elements.namedItem("received") as HTMLInputElement).value);
    if (!file || !received) return;
    reading.value = `Reading ${file.name}.`;
    const r = await api<wire.ProposalTable>(`${path()}?name=${encodeURIComponent(file.name)}&received=${received}`, file);
    reading.value = r.ok ? "" : `${file.name} was not taken. ${r.error.message}`;
    failed.value = "";
    if (r.ok) go(to(report.peek()!.id, "tables", r.ok.id));
  };
  return (
    <section class="sheet make" aria-labelledby="load">
      <h2 id="load">Take over a table</h2>
      <form class="form" onSubmit={(e) => void upload(e)}>
        <p class="field">
          <label for="file">The file of the table</label>
          <input id="file" name="file" type="file" required accept=".csv,.jsonl,text/csv" />
          <span class="hint">A .csv whose first line names its columns: delegation, quoted text, proposed text, reason, and where the table knows it the paragraph. Without quoted text a row is a new paragraph, without proposed text a deletion.</span>
        </p>
        <p class="field"><label for="received">Received</label><input id="received" name="received" type="datetime-local" required defaultValue={thisMinute()} /><span class="hint">In your zone. Whether a proposal is late goes by this time.</span></p>
        <p>Nothing is filed by this: every row is shown with its place first.</p>
        <p class="acts"><button class="btn main">Read the table</button><a class="btn" href={to(report.value!.id)}>Back to the text</a></p>
        <p role="status">{reading.value}</p>
      </form>
    </section>
  );
}
