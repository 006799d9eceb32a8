// fates.tsx is what became of each amendment by the time of a text: the sum, and one row an amendment.

import { useEffect, useState } from "preact/hooks";
import { useStrip } from "../history/strip";
import { api, go, me, nameOf, query, report, revisions, to } from "../store";
import { count } from "../words";
import type * as wire from "../wire";

export const fateWord: Record<wire.Fate, string> = {
  reflected: "reflected", partly_reflected: "partly reflected", not_retained: "not retained", overtaken: "overtaken", withdrawn: "withdrawn", carried: "carried",
};
const classWord: Record<wire.Class, string> = { clean: "fits the text", overlapping: "needs its sponsor", gone: "its text is gone", overtaken: "overtaken" };
const kindWord: Record<wire.AmendmentKind, string> = { revise: "revises", insert_after: "new text after", delete: "deletes", move: "moves", split: "splits", merge: "merges" };

/** The table of the text that the address names. */
export function FatesView() {
  const r = report.value!;
  const of = query.value.get("fates") || "live";
  const only = (query.value.get("only") ?? "") as wire.Fate | "";
  const [got, setGot] = useState<{ for: string; is?: wire.Fates; error?: wire.Error } | null>(null);
  const [again, setAgain] = useState(0);
  useStrip(null);
  useEffect(() => {
    const stopping = new AbortController();
    void api<wire.Fates>(`reports/${encodeURIComponent(r.id)}/fates?${new URLSearchParams({ revision: of })}`, undefined, stopping.signal).then((a) => {
      if (!stopping.signal.aborted) setGot(a.ok ? { for: of, is: a.ok } : { for: of, error: a.error });
    });
    return () => stopping.abort();
  }, [of, r.id, again]);
  const here = (text: string, fate = "") => `${to(r.id, "compare")}?fates=${encodeURIComponent(text)}${fate && `&only=${fate}`}`;
  const f = got?.for === of ? got.is : undefined;
  const error = got?.for === of ? got.error : undefined;
  const rows = f?.rows.filter((row) => !only || row.fate === only) ?? [];
  return (
    <main id="text" class="work fates" tabIndex={-1}>
      <div class="lead">
        <h1>What became of each amendment</h1>
        <p role="status">{f ? `By ${f.of.id === "live" ? "now, in the live text" : f.of.name}: ${count(f.total, "amendment")}${f.all ? "" : ` of ${me.value.name}`}.` : error ? "" : "Looking."}</p>
      </div>
      <section class="sheet cm-tools" aria-label="Of which text">
        <label class="in">By{" "}
          <select value={of} onChange={(e) => go(here(e.currentTarget.value, only))}>
            {revisions.value.toReversed().map((v) => <option key={v.id} value={v.id}>{v.name}</option>)}
            <option value="live">now, in the live text</option>
          </select>
        </label>
        <a href={`/api/reports/${encodeURIComponent(r.id)}/export?format=fates&text=${encodeURIComponent(of)}`} download>As a text</a>
        <a href={to(r.id)}>Back to the text</a>
      </section>
      {error && <p role="alert">{error.message} <button class="btn tight" onClick={() => setAgain(again + 1)}>Try again</button></p>}
      {f && (
        <>
          <table class="table ft-sum">
            <caption class="vh">How many had each fate</caption>
            <tbody>
              {f.counted.map((c) => (
                <tr key={c.fate}><th scope="row">{c.count ? <a href={here(of, c.fate)} aria-current={only === c.fate ? "true" : undefined}>{fateWord[c.fate]}</a> : fateWord[c.fate]}</th><td>{c.count}</td></tr>
              ))}
              <tr><th scope="row"><a href={here(of)} aria-current={only ? undefined : "true"}>in all</a></th><td>{f.total}</td></tr>
            </tbody>
          </table>
          {f.hash && <p class="small quiet">Hash of the content <code class="ft-hash">{f.hash}</code>{f.logHash && <><br />Hash of the record it stands on <code class="ft-hash">{f.logHash}</code></>}</p>}
          <div class="ft-wide" tabIndex={0} role="region" aria-label="Every amendment">
            <table class="table ft">
              <thead><tr><th scope="col">No.</th><th scope="col">Proposed by</th><th scope="col">Paragraph</th><th scope="col">What became of it</th><th scope="col">The Chair’s reason</th></tr></thead>
              <tbody>{rows.map((row) => <Row key={row.amendment} row={row} />)}</tbody>
            </table>
          </div>
          {!rows.length && <p>There is none.</p>}
        </>
      )}
    </main>
  );
}

function Row({ row }: { row: wire.FateRow }) {
  const more = [row.fate === "carried" && (row.class ? classWord[row.class] : "as filed"), row.listed && "listed", row.pressed && "pressed", row.supersededBy && "for another in its place", row.accepted && "its sponsor having accepted the bridge"].filter(Boolean);
  return (
    <tr>
      <th scope="row">{row.no}</th>
      <td>{nameOf(row.by)}{row.coSponsors?.length ? <span class="small quiet">, with {row.coSponsors.map(nameOf).join(", ")}</span> : null}</td>
      <td><span class="small quiet">{kindWord[row.kind]}</span> {row.paragraph ? <a href={to(report.value!.id, "p", row.paragraph)}>{row.number || "the text"}</a> : "the beginning"}</td>
      <td>{fateWord[row.fate]}{more.length > 0 && <span class="small quiet">, {more.join(", ")}</span>}</td>
      <td dir="auto">{row.reason}</td>
    </tr>
  );
}
