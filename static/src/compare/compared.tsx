// compared.tsx is a text of the whole report with its difference from another: what changed and where,
// as one text on paper.

import { useMemo } from "preact/hooks";
import { countNotes } from "../marks/inline";
import { Marks } from "../marks/marks";
import { grouped } from "../paper";
import { dir, lang, report, to } from "../store";
import { Glyph } from "../ui";
import { stop } from "../words";
import type * as wire from "../wire";

type Row = wire.ComparedPair & { id: string; first: number; before: number };

interface ComparedProps {
  of: wire.Comparison;
  /** Leaves out what is far from everything that changed. */
  only: boolean;
  /** Of a moment: its name, and the paragraphs that it was about. */
  moment?: { name: string; about: ReadonlySet<string> };
}

/** The second text of a comparison, with its difference from the first. */
export function Compared({ of, only, moment }: ComparedProps) {
  const rows = useMemo(() => {
    const shown = only ? near(of.pairs, moment?.about) : of.pairs.map((_, k) => k);
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
  }, [of, only, moment]);
  return (
    <article class="sheet doc cm-text" lang={lang.value} dir={dir.value}>
      {rows.out.length === 0 && <p class="said">{of.pairs.length ? moment ? "No word of it changed." : "Nothing differs." : "No text had been circulated that you may read."}</p>}
      {grouped(rows.out, (row) => <Pair key={row.id} row={row} moment={moment} />)}
      {rows.left > 0 && rows.out.length > 0 && <p class="said cm-left">{left(rows.left)}</p>}
    </article>
  );
}

const left = (n: number) => `${n === 1 ? "1 paragraph" : `${n} paragraphs`} unchanged`;

// near finds what changed, or is spoken of, its neighbours, and the headings that they stand under.
function near(pairs: readonly wire.ComparedPair[], about?: ReadonlySet<string>): number[] {
  const keep = new Set<number>();
  pairs.forEach((p, k) => {
    if (p.change === "same" && !about?.has(p.paragraph)) return;
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

const stood: Partial<Record<wire.Status, string>> = { agreed: "agreed", contested: "contested" };

function Pair({ row, moment }: { row: Row; moment: ComparedProps["moment"] }) {
  const number = row.toNumber ?? row.fromNumber ?? "";
  const heading = row.kind === "heading";
  const H = (row.annex || row.level <= 1 ? "h2" : row.level === 2 ? "h3" : "h4") as "h2";
  const Item = (heading ? "div" : "li") as "li";
  const changed = row.change !== "same";
  const about = !!moment?.about.has(row.id);
  const at = moment ? `?at=${encodeURIComponent(moment.name)}` : "";
  const renumbered = row.fromNumber && row.toNumber && (row.fromNumber !== row.toNumber || row.fromAlso);
  const text = <Marks ops={row.ops} by={changed && row.change !== "moved" ? who(row.by) : undefined} first={row.first} at={row.id} />;
  const link = number ? <a class={`no${/\s[a-z]/.test(number) ? " bis" : ""}`} href={to(report.value!.id, "p", row.id)}>{stop(number)}</a> : <span class="no" />;
  return (
    <>
      {row.before > 0 && <Gap n={row.before} item={!heading} />}
      <Item class={`para k-${row.kind} l-${Math.min(row.level, 5)}${row.annex ? " annex" : ""}${row.change === "deleted" ? " gone" : ""}${changed || about ? "" : " cm-same"}${about ? " hi-about" : ""}`} id={"p-" + row.id}>
        <div class="mg" lang="en">
          {moment ? <>
            {changed && <span class="w">{words[row.change]}</span>}
            {about && !changed && <span class="w">this step</span>}
            {row.status && stood[row.status] && <span class={`w is-${row.status}`}>{stood[row.status]} <Glyph name={row.status} /></span>}
          </> : (changed || !heading) && <span class="w">{words[row.change]}</span>}
          {renumbered && <span class="w">was {[row.fromNumber, ...(row.fromAlso ?? [])].join(" and ")}</span>}
          {(changed || about) && report.value!.live && <a class="small" href={to(report.value!.id, "history", row.id) + at}>history<span class="vh"> of {number || "this text"}</span></a>}
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
