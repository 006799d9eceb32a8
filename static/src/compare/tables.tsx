// tables.tsx stands beside a comparison: whose words came in, and which paragraph became which.

import { sideName } from "../history/moment";
import { nameOf } from "../store";
import { capital, count } from "../words";
import type * as wire from "../wire";
import type { Ops } from "../marks/runs";

const wordsOf = (ops: Ops, which: string) =>
  ops.reduce((n, [op, t]) => n + (op === which ? (t.match(/[\p{Script=Han}]|[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|[/.'’-](?=[\p{L}\p{N}]))*/gu) ?? []).length : 0), 0);

const isText = (p: wire.ComparedPair) => p.kind !== "heading";

/** "5 paragraphs revised, 1 added, 33 kept". */
export function summary(c: wire.Comparison): string {
  const n = (change: string) => c.pairs.filter((p) => isText(p) && p.change === change).length;
  const parts = [
    n("revised") ? `${count(n("revised"), "paragraph")} revised` : "", n("added") ? `${n("added")} added` : "",
    n("moved") ? `${n("moved")} moved` : "", n("split") ? `${n("split")} out of splits` : "", n("merged") ? `${n("merged")} merged` : "", n("deleted") ? `${n("deleted")} deleted` : "", `${n("same")} kept`,
  ].filter(Boolean);
  const headings = c.pairs.filter((p) => !isText(p) && p.change !== "same").length;
  if (headings) parts.push(`${count(headings, "heading")} changed`);
  return parts.join(", ");
}

/** Whose amendments came in between the two texts, paragraph by paragraph. */
export function WhoseWords({ of }: { of: wire.Comparison }) {
  const changed = of.pairs.filter((p) => p.change !== "same");
  const by = new Map<string, { paragraphs: number; words: number; shared: boolean }>();
  for (const p of changed) {
    const codes = p.by?.length ? p.by : [""];
    for (const code of codes) {
      const row = by.get(code) ?? { paragraphs: 0, words: 0, shared: false };
      row.paragraphs++;
      if (codes.length === 1) row.words += wordsOf(p.ops, "+");
      else row.shared = true;
      by.set(code, row);
    }
  }
  const rows = [...by].sort(([a, x], [b, y]) => y.paragraphs - x.paragraphs || y.words - x.words || nameOf(a).localeCompare(nameOf(b)));
  const most = Math.max(1, ...rows.map(([, r]) => r.paragraphs));
  const into = changed.reduce((n, p) => n + wordsOf(p.ops, "+"), 0);
  const out = changed.reduce((n, p) => n + wordsOf(p.ops, "-"), 0);
  return (
    <section>
      <h2 class="h2">Whose words came in</h2>
      <p class="small quiet">{count(into, "word")} of {sideName(of.to)} {into === 1 ? "is" : "are"} not in {sideName(of.from)}; {count(out, "word")} went out.</p>
      <ol class="bars" role="list">
        {rows.map(([code, r]) => (
          <li key={code}>
            <span>{code ? <><b>{code}</b> {nameOf(code)}</> : <b>Chair</b>}</span>
            <span>{count(r.paragraphs, "paragraph")}{r.words > 0 && `, ${count(r.words, "word")}`}{r.shared && (r.words ? " and shared" : ", shared")}</span>
            <span class="b" aria-hidden="true"><i style={{ inlineSize: `${(100 * r.paragraphs) / most}%` }} /></span>
          </li>
        ))}
      </ol>
      {rows.some(([, r]) => r.shared) && <p class="small quiet">Shared: in paragraphs where several delegations’ amendments were taken.</p>}
    </section>
  );
}

interface Line {
  from: string;
  to: string;
  what: string;
}

// concordance says which numbered paragraph became which; runs that were kept are one line.
function concordance(pairs: readonly wire.ComparedPair[]): Line[] {
  const lines: Line[] = [];
  let run: wire.ComparedPair[] = [];
  let where = "";
  const span = (first: string | undefined, last: string | undefined) => (first === last || !last ? (first ?? "") : `${first}–${last}`);
  const close = () => {
    const first = run[0], last = run.at(-1);
    if (first && last) lines.push({ from: where + span(first.fromNumber, last.fromNumber), to: where + span(first.toNumber, last.toNumber), what: "kept" });
    run = [];
  };
  for (const p of pairs) {
    if (p.kind === "heading" && p.annex) {
      close();
      where = "annex, ";
    }
    if (p.kind !== "paragraph" || !(p.fromNumber || p.toNumber)) continue;
    if (p.change === "same") {
      run.push(p);
      continue;
    }
    close();
    const at = (n: string | undefined) => (n ? where + n : "");
    lines.push({ from: at([p.fromNumber, ...(p.fromAlso ?? [])].filter(Boolean).join(" and ")), to: at(p.toNumber), what: what[p.change] });
  }
  close();
  return lines;
}

const what: Record<wire.ComparedPair["change"], string> = {
  same: "kept", revised: "revised", added: "new", deleted: "deleted", moved: "moved", split: "split", merged: "merged",
};

/** Which paragraph of the one text became which of the other. */
export function Concordance({ of }: { of: wire.Comparison }) {
  return (
    <section>
      <h2 class="h2">Concordance</h2>
      <table class="table small">
        <thead>
          <tr><th scope="col">{capital(sideName(of.from))}</th><th scope="col">{capital(sideName(of.to))}</th><th scope="col">What became of it</th></tr>
        </thead>
        <tbody>
          {concordance(of.pairs).map((l) => (
            <tr key={`${l.from} ${l.to} ${l.what}`}><th scope="row">{l.from || "–"}</th><td>{l.to || "–"}</td><td>{l.what}</td></tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
