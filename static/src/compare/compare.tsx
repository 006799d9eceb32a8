// compare.tsx compares two texts of the whole report: the paragraphs with their marks, which became
// which, and whose words came in.

import { useEffect, useState } from "preact/hooks";
import { useStrip } from "../history/strip";
import { isMoment, momentDay } from "../history/moment";
import { api, go, me, query, report, revisions, textChanges, to } from "../store";
import { day } from "../words";
import type * as wire from "../wire";
import { Compared } from "./compared";
import { FatesView } from "./fates";
import { Concordance, summary, WhoseWords } from "./tables";

const live = "live";

/** The comparison that the address names, or what became of each amendment between two texts. */
export const CompareView = () => (query.value.has("fates") ? <FatesView /> : <Comparing />);

function Comparing() {
  const r = report.value!;
  const revs = revisions.value;
  const texts = [...revs.map((v) => v.id), ...(r.live ? [live] : [])];
  const known = (id: string | null) => (id && (texts.includes(id) || isMoment(id)) ? id : "");
  const until = known(query.value.get("to")) || texts.at(-1) || "";
  const from = known(query.value.get("from")) || texts[texts.indexOf(until) - 1] || until;
  const here = (a: string, b: string) => `${to(r.id, "compare")}?from=${encodeURIComponent(a)}&to=${encodeURIComponent(b)}`;
  const [got, setGot] = useState<{ for: string; is: wire.Comparison; at: number } | null>(null);
  const [failure, setFailure] = useState("");
  const [again, setAgain] = useState(0);
  const [only, setOnly] = useState(true);
  const pair = here(from, until);

  useEffect(() => {
    if (!until || from === until) return;
    const stopping = new AbortController();
    const at = textChanges.peek();
    setFailure("");
    const q = new URLSearchParams({ from, to: until });
    void api<wire.Comparison>(`reports/${encodeURIComponent(r.id)}/compare?${q}`, undefined, stopping.signal).then((a) => {
      if (stopping.signal.aborted) return;
      if (a.ok) setGot({ for: pair, is: { ...a.ok, pairs: a.ok.pairs ?? [] }, at });
      else setFailure(a.error.message);
    });
    return () => stopping.abort();
  }, [pair, again]);

  const name = (id: string) => (id === live ? "Live text" : isMoment(id) ? `Text of ${momentDay(id)}` : (revs.find((v) => v.id === id)?.name ?? id));
  const choices = [...[...new Set([from, until])].filter(isMoment), ...texts];
  const dated = (id: string) => {
    const v = revs.find((x) => x.id === id);
    return v ? `${v.name}, ${day(v.at)}` : name(id);
  };
  const turn = (a: string, b: string) => go(here(a, b));
  const k = texts.indexOf(until);
  const compared = got?.for === pair ? got.is : null;
  const shownRevision = revs.find((v) => v.id === until);
  const past = until !== texts.at(-1);
  const shownName = isMoment(until) ? `the text of ${momentDay(until)}` : shownRevision && `${shownRevision.name} of ${day(shownRevision.at)}`;
  const stale = until === live && got?.for === pair && got.at !== textChanges.value;

  useStrip(past && shownName ? (
    <section class="strip past" tabIndex={0} aria-label="Which text this is">
      <p><b>You are viewing {shownName}, not the {r.live ? "live" : "latest"} text.</b></p>
      <div class="acts"><a class="btn main tight" href={to(r.id)}>Go to the {r.live ? "live" : "latest"} text</a></div>
    </section>
  ) : null);

  if (choices.length < 2) {
    return (
      <main id="text" class="work" tabIndex={-1}>
        <h1>Compare</h1>
        <p>There is only one text so far. Once another is circulated, the two can be compared here. Moments are compared from <a href={to(r.id, "history")}>the history</a>. <a href={to(r.id)}>Back to the text</a></p>
      </main>
    );
  }
  return (
    <main id="text" class="work compare" tabIndex={-1}>
      <div class="lead">
        <h1>{name(from)} to {name(until).replace(/^Live|^Text/, (w) => "the ".repeat(+(w === "Text")) + w.toLowerCase())}</h1>
        <p role="status">{compared ? summary(compared) : failure ? "" : from === until ? "" : "Comparing."}</p>
      </div>
      <section class="sheet cm-tools" aria-label="What is compared">
        <div class="acts">
          <button class="btn" aria-disabled={k < 2} onClick={() => k >= 2 && turn(texts[k - 2]!, texts[k - 1]!)}>Previous revision</button>
          <button class="btn" aria-disabled={k < 0 || k >= texts.length - 1} onClick={() => k >= 0 && k < texts.length - 1 && turn(until, texts[k + 1]!)}>{texts[k + 1] === live ? "On to the live text" : "Next revision"}</button>
        </div>
        <label class="in">From{" "}
          <select value={from} onChange={(e) => turn(e.currentTarget.value, until)}>
            {choices.map((id) => <option key={id} value={id}>{dated(id)}</option>)}
          </select>
        </label>
        <label class="in">to{" "}
          <select value={until} onChange={(e) => turn(from, e.currentTarget.value)}>
            {choices.map((id) => <option key={id} value={id}>{dated(id)}</option>)}
          </select>
        </label>
        <label class="in cm-only"><input type="checkbox" checked={only} onChange={(e) => setOnly(e.currentTarget.checked)} /> Only what changed, and its neighbours</label>
        <p class="small">Moments are chosen in <a href={to(r.id, "history")}>the history</a>. <a href={here(from, until)}>{until === live || from === live ? "Link to this comparison; it goes on following the live text" : "Lasting link to this comparison"}</a></p>
        <p class="small">As a Word file: <a href={`/api/reports/${encodeURIComponent(r.id)}/export?format=docx&text=${encodeURIComponent(until)}&against=${encodeURIComponent(from)}`} download>with the changes tracked</a>, or <a href={`/api/reports/${encodeURIComponent(r.id)}/export?format=docx&text=${encodeURIComponent(until)}`} download>the later text clean</a>.</p>
      </section>
      {stale && <p class="cm-stale" role="status">The live text has changed since this was compared. <button class="btn tight" onClick={() => setAgain(again + 1)}>Compare again</button></p>}
      {failure && <p role="alert">{failure} <button class="btn tight" onClick={() => setAgain(again + 1)}>Try again</button></p>}
      {from === until && <p>Both are the same text. Choose another to compare it with.</p>}
      {compared && (
        <div class="two end">
          <Compared of={compared} only={only} />
          <aside aria-label="Whose words, and which paragraph became which">
            <WhoseWords of={compared} />
            <Concordance of={compared} />
            {r.live && (me.value.role === "delegation" || me.value.role === "chair" || me.value.role === "secretariat") && <p class="small"><a href={`${to(r.id, "compare")}?fates=${encodeURIComponent(until)}`}>What became of each amendment by {until === live ? "now" : name(until)}</a></p>}
          </aside>
        </div>
      )}
    </main>
  );
}
