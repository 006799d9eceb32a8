// reports.tsx is the list of reports at "/", and where the Chair makes a report from a file.

import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { api } from "./api";
import { go, to } from "./route";
import { me, session } from "./state";
import { Who } from "./top";
import { count, day } from "./words";
import type * as wire from "./wire";

const rows = signal<wire.ReportListing[] | null>(null);
const failure = signal("");
const made = signal<wire.Imported | null>(null);
const making = signal("");

async function ask() {
  const r = await api<wire.ReportListing[] | { reports: wire.ReportListing[] }>("reports");
  if (r.ok) rows.value = Array.isArray(r.ok) ? r.ok : (r.ok.reports ?? []);
  else failure.value = r.error.message;
}

export function Reports() {
  useEffect(() => void ask(), []);
  const list = rows.value;
  const m = me.value;
  return (
    <>
      <a class="skip" href="#list">Skip to the reports</a>
      <header class="bar">
        <a class="mark" href="/">Adref</a>
        <div class="state">
          <Who />
        </div>
      </header>
      <main class="work" id="list" tabIndex={-1}>
        <div class="lead"><h1>Reports</h1><p>{list ? count(list.length, "report") + (m.desk ? "" : ` open to ${m.name}`) : ""}</p></div>
        {failure.value && <p role="status">{failure.value} <button class="btn tight" onClick={() => { failure.value = ""; void ask(); }}>Try again</button></p>}
        {!list && !failure.value && <p>Asking for the reports.</p>}
        {list?.length === 0 && (
          <p class="sheet">{m.chair ? "There is no report yet. Make the first one from a draft below." : "No report is open to you yet. The Chair’s office invites delegations to each report; its link opens here."}</p>
        )}
        {list && list.length > 0 && (
          <ol class="reports" role="list">
            {list.map((r) => (
              <li key={r.id}>
                <h2><a href={to(r.id)} dir="auto">{r.title || r.symbol || "A report without a title"}</a></h2>
                <p class="quiet"><span class="sym" dir="ltr">{r.symbol}</span>{r.body && <span dir="auto"> {r.body}</span>}</p>
                <p>{r.latest ? `${r.latest}${r.latestAt ? `, ${day(r.latestAt)}` : ""}` : "Not yet circulated"}{r.of > 0 && `; ${r.agreed} of ${r.of} agreed`}</p>
                {r.closing && <p><b>{r.closing.outcome === "adopted" ? "Adopted" : "Ended without consensus"}</b>, {r.closing.meeting}, {day(r.closing.date + "T12:00")}</p>}
                {r.family?.map((f) => {
                  const other = list.find((o) => o.id === f.report);
                  const symbol = other ? <a href={to(other.id)} dir="ltr">{f.symbol}</a> : <span dir="ltr">{f.symbol}</span>;
                  return <p key={f.symbol}>{f.relation === "annexed_to" ? <>Annexed to {symbol}</> : <>{symbol} is annexed to it</>}</p>;
                })}
              </li>
            ))}
          </ol>
        )}
        {session.value?.creates && <Make />}
      </main>
    </>
  );
}

function Make() {
  const done = made.value;
  const upload = async (e: SubmitEvent) => {
    e.preventDefault();
    const form = e.currentTarget as HTMLFormElement;
    const file = (form.elements.namedItem("file") as HTMLInputElement).files?.[0];
    if (!file) return;
    making.value = `Reading ${file.name}.`;
    const r = await api<wire.Imported>("reports?name=" + encodeURIComponent(file.name), file);
    making.value = r.ok ? "" : `${file.name} was not taken. ${r.error.message}`;
    if (!r.ok) return;
    made.value = r.ok;
    void ask();
    if (!r.ok.notices?.length) go(to(r.ok.id));
  };
  return (
    <section class="sheet make" aria-labelledby="make">
      <h2 id="make">Make a report from a draft</h2>
      {done?.notices?.length ? (
        <div>
          <p role="status"><b>The report is made.</b> The draft was read with {count(done.notices.length, "note")}; look at each before you circulate:</p>
          <ul class="notices">{done.notices.map((n) => <li key={n} dir="auto">{n}</li>)}</ul>
          <p class="acts"><a class="btn main" href={to(done.id)}>Open the report</a><button class="btn" onClick={() => (made.value = null)}>Make another</button></p>
        </div>
      ) : (
        <form class="form" onSubmit={upload}>
          <p class="field">
            <label for="file">The file of the draft</label>
            <input id="file" name="file" type="file" required accept=".docx,.txt,.md,text/plain" />
            <span class="hint">A Word or text file with a masthead, headings and numbered paragraphs. Nobody else sees the report before you invite them.</span>
          </p>
          <p class="acts"><button class="btn main">Make the report</button></p>
          <p role="status">{making.value}</p>
        </form>
      )}
    </section>
  );
}
