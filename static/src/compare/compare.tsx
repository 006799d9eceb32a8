// compare.tsx compares two texts of the whole report: the paragraphs with their marks, which became
// which, and whose words came in.

import { useEffect, useMemo, useState } from "preact/hooks";
import { countNotes } from "../marks/inline";
import { Marks } from "../marks/marks";
import { grouped } from "../paper";
import { useStrip } from "../history/strip";
import { api, dir, go, lang, me, query, report, revisions, textChanges, to } from "../store";
import { day, stop } from "../words";
import type * as wire from "../wire";
import { FatesView } from "./fates";
import { Concordance, summary, WhoseWords } from "./tables";

const live = "live";

/** The comparison that the address names, or what became of each amendment between two texts. */
export const CompareView = () => (query.value.has("fates") ? <FatesView /> : <Comparing />);

function Comparing() {
  const r = report.value!;
  const revs = revisions.value;
  const texts = [...revs.map((v) => v.id), ...(r.live ? [live] : [])];
  const known = (id: string | null) => (id && texts.includes(id) ? id : "");
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

  const name = (id: string) => (id === live ? "Live text" : (revs.find((v) => v.id === id)?.name ?? id));
  const dated = (id: string) => {
    const v = revs.find((x) => x.id === id);
    return v ? `${v.name}, ${day(v.at)}` : name(id);
  };
  const turn = (a: string, b: string) => go(here(a, b));
  const k = texts.indexOf(until);
  const compared = got?.for === pair ? got.is : null;
  const shownRevision = revs.find((v) => v.id === until);
  const past = until !== texts.at(-1);
  const stale = until === live && got?.for === pair && got.at !== textChanges.value;

  useStrip(past && shownRevision ? (
    <section class="strip past" tabIndex={0} aria-label="Which text this is">
      <p><b>You are viewing {shownRevision.name} of {day(shownRevision.at)}, not the {r.live ? "live" : "latest"} text.</b></p>
      <div class="acts"><a class="btn main tight" href={to(r.id)}>Go to the {r.live ? "live" : "latest"} text</a></div>
    </section>
  ) : null);

  if (texts.length < 2) {
    return (
      <main id="text" class="work" tabIndex={-1}>
        <h1>Compare</h1>
        <p>There is only one text so far. Once another is circulated, the two can be compared here. <a href={to(r.id)}>Back to the text</a></p>
      </main>
    );
  }
  return (
    <main id="text" class="work compare" tabIndex={-1}>
      <div class="lead">
        <h1>{name(from)} to {name(until).replace(/^Live/, "live")}</h1>
        <p role="status">{compared ? summary(compared) : failure ? "" : from === until ? "" : "Comparing."}</p>
      </div>
      <section class="sheet cm-tools" aria-label="What is compared">
        <div class="acts">
          <button class="btn" aria-disabled={k < 2} onClick={() => k >= 2 && turn(texts[k - 2]!, texts[k - 1]!)}>Previous revision</button>
          <button class="btn" aria-disabled={k >= texts.length - 1} onClick={() => k < texts.length - 1 && turn(until, texts[k + 1]!)}>{texts[k + 1] === live ? "On to the live text" : "Next revision"}</button>
        </div>
        <label class="in">From{" "}
          <select value={from} onChange={(e) => turn(e.currentTarget.value, until)}>
            {texts.map((id) => <option key={id} value={id}>{dated(id)}</option>)}
          </select>
        </label>
        <label class="in">to{" "}
          <select value={until} onChange={(e) => turn(from, e.currentTarget.value)}>
            {texts.map((id) => <option key={id} value={id}>{dated(id)}</option>)}
          </select>
        </label>
        <label class="in cm-only"><input type="checkbox" checked={only} onChange={(e) => setOnly(e.currentTarget.checked)} /> Only what changed, and its neighbours</label>
        <p class="small"><a href={here(from, until)}>{until === live || from === live ? "Link to this comparison; it goes on following the live text" : "Lasting link to this comparison"}</a></p>
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

type Row = wire.ComparedPair & { id: string; first: number; before: number };

function Compared({ of, only }: { of: wire.Comparison; only: boolean }) {
  const rows = useMemo(() => {
    const shown = only ? near(of.pairs) : of.pairs.map((_, k) => k);
    let first = 1, left = 0;
    const out: Row[] = [];
    of.pairs.forEach((pair, k) => {
      const row = { ...pair, id: pair.paragraph, first, before: left };
      first += countNotes(pair.ops.map(([op, t]) => (op === "-" ? "" : t)).join(""));
      if (!shown.includes(k)) left++;
      else {
        out.push(row);
        left = 0;
      }
    });
    return { out, left };
  }, [of, only]);
  return (
    <article class="sheet doc cm-text" lang={lang.value} dir={dir.value}>
      {rows.out.length === 0 && <p class="said">Nothing differs.</p>}
      {grouped(rows.out, (row) => <Pair key={row.id} row={row} />)}
      {rows.left > 0 && rows.out.length > 0 && <p class="said cm-left">{left(rows.left)}</p>}
    </article>
  );
}

const left = (n: number) => `${n === 1 ? "1 paragraph" : `${n} paragraphs`} unchanged`;

// near finds what changed, its neighbours, and the headings that they stand under.
function near(pairs: readonly wire.ComparedPair[]): number[] {
  const keep = new Set<number>();
  pairs.forEach((p, k) => {
    if (p.change === "same") return;
    for (const j of [k - 1, k, k + 1]) if (pairs[j]) keep.add(j);
    let level = p.kind === "heading" ? p.level : Infinity;
    for (let j = k - 1; j >= 0 && level > 1; j--) {
      const h = pairs[j]!;
      if (h.kind !== "heading" || h.level >= level) continue;
      keep.add(j);
      level = h.level;
    }
  });
  return [...keep].sort((a, b) => a - b);
}

const words: Record<wire.ComparedPair["change"], string> = {
  same: "unchanged", revised: "revised", added: "new", deleted: "deleted", moved: "moved", split: "split", merged: "merged",
};

function Pair({ row }: { row: Row }) {
  const number = row.toNumber ?? row.fromNumber ?? "";
  const heading = row.kind === "heading";
  const H = (row.annex || row.level <= 1 ? "h2" : row.level === 2 ? "h3" : "h4") as "h2";
  const Item = (heading ? "div" : "li") as "li";
  const changed = row.change !== "same";
  const renumbered = row.fromNumber && row.toNumber && (row.fromNumber !== row.toNumber || row.fromAlso);
  const text = <Marks ops={row.ops} by={changed && row.change !== "moved" ? who(row.by) : undefined} first={row.first} at={row.id} />;
  const link = number ? <a class={`no${/\s[a-z]/.test(number) ? " bis" : ""}`} href={to(report.value!.id, "p", row.id)}>{stop(number)}</a> : <span class="no" />;
  return (
    <>
      {row.before > 0 && <Gap n={row.before} item={!heading} />}
      <Item class={`para k-${row.kind} l-${Math.min(row.level, 5)}${row.annex ? " annex" : ""}${row.change === "deleted" ? " gone" : ""}${changed ? "" : " cm-same"}`} id={"p-" + row.id}>
        <div class="mg" lang="en">
          {(changed || !heading) && <span class="w">{words[row.change]}</span>}
          {renumbered && <span class="w">was {[row.fromNumber, ...(row.fromAlso ?? [])].join(" and ")}</span>}
          {changed && <a class="small" href={to(report.value!.id, "history", row.id)}>history<span class="vh"> of {number || "this text"}</span></a>}
        </div>
        {heading ? <H>{link} <span class="t">{text}</span></H> : <>{link}<div class="t">{text}</div></>}
      </Item>
    </>
  );
}

const Gap = ({ n, item }: { n: number; item: boolean }) => {
  const Is = (item ? "li" : "p") as "li";
  return <Is class="said cm-left" lang="en">{left(n)}</Is>;
};

// A change without a name is the Chair's.
const who = (by: string[] | undefined) => (by?.length ? by.map((c) => c || "Chair") : ["Chair"]);
