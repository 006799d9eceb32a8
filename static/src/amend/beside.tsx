// beside.tsx is what stands beside the text that a delegation writes: who touches the same words, and
// what the delegation has filed.

import { Marks } from "../marks/marks";
import { amendmentsOf, dir, drafts, lang, me, order, paragraph, report, to } from "../store";
import { labels } from "../labels";
import { unsettled } from "../standing";
import { called, names, stateWord } from "../terms";
import type * as wire from "../wire";
import { difference, meeting } from "./difference";
import { standsOn } from "../standson";
import { against, inserts, today, type Writing } from "./writing";

/** Who proposes an amendment: its sponsor, then those who joined. */
export const sponsors = (a: wire.Amendment) => names([a.by, ...(a.coSponsors ?? [])]);
/** "No. 12, Lumea and Tavora": what stands above an amendment. */
export const heading = (a: wire.Amendment) => (a.no ? `No. ${a.no}, ${sponsors(a)}` : sponsors(a));

/** The pending amendments at this place. */
export const pending = (p: wire.Paragraph, kind: Writing["kind"]) =>
  amendmentsOf(p.id).value.filter((a) => unsettled(a) && ["revise", "delete", "insert_after"].includes(a.kind) && (a.kind === "insert_after") === inserts(kind)).map((a) => standsOn(a, p.id));

interface BesideProps {
  p: wire.Paragraph;
  writing: Writing;
  /** What this writing became, once it is recorded. */
  filed: string | undefined;
  /** Says which of the delegation's own amendments this one replaces. */
  onReplace: ((id: string | undefined) => void) | undefined;
}

export function Beside({ p, writing: w, filed, onReplace }: BesideProps) {
  const ours = difference(w.base, w.text);
  const others = pending(p, w.kind).filter((a) => a.id !== filed);
  return (
    <>
      <h2 class="h2">{inserts(w.kind) ? "Proposed at the same place" : "Who touches the same words"}</h2>
      {others.length === 0 && <p class="quiet">Nobody so far.</p>}
      <ul role="list">
        {others.map((a) => {
          const ops = against(a, w.version);
          const own = a.by === me.value.code;
          const met = own || inserts(w.kind) || !ops ? null : w.kind === "delete" || a.kind === "delete" ? "" : meeting(w.base, ours, ops);
          return (
            <li class="item" key={a.id}>
              <h3>{heading(a)}{own && " (yours)"}</h3>
              <Proposed a={a} />
              {a.reason && <p class="small quiet" dir="auto">{a.reason}</p>}
              {own && onReplace && a.kind === w.kind && (
                <label class="tick">
                  <input type="checkbox" checked={w.supersedes === a.id} onChange={(e) => onReplace(e.currentTarget.checked ? a.id : undefined)} />
                  What you write here replaces it
                </label>
              )}
              {!own && ops && met === null && w.text !== w.base && !inserts(w.kind) && <p class="small quiet">Touches none of your words.</p>}
              {met !== null && (w.text !== w.base || w.kind === "delete") && (
                <p class="small">{met ? <>Overlaps yours at <q lang={lang.value}>{met.length > 60 ? met.slice(0, 58) + "…" : met}</q>. </> : "Overlaps yours. "}Both can be filed; the Chair sees them side by side.</p>
              )}
            </li>
          );
        })}
      </ul>
      <Own />
    </>
  );
}

/** What an amendment would do, with a few words around it. */
export const Proposed = ({ a }: { a: wire.Amendment }) => (
  <p class="words" lang={lang.value} dir={dir.value}>
    {a.kind === "delete" ? <span class="said" lang="en">Delete the paragraph</span> : <Marks ops={today(a)} context={4} />}
  </p>
);

// Own is the delegation's amendments and drafts, wherever they are.
function Own() {
  const code = me.value.code;
  const rows: { key: string; pid: string; words: string }[] = drafts.all.value.map((d) => ({
    key: d.kind + d.paragraph, pid: d.paragraph, words: d.refused ? "Refused, kept here" : "Not sent",
  }));
  for (const pid of order.value) {
    for (const a of amendmentsOf(pid).value) {
      if (a.by === code) rows.push({ key: a.id, pid, words: `Recorded as ${called(a)}${a.state === "pending" ? "" : `, ${stateWord[a.state]}`}` });
    }
  }
  if (!rows.length) return null;
  return (
    <>
      <h2 class="h2">{me.value.name}’s proposals</h2>
      <table class="table small">
        <thead><tr><th scope="col">Para.</th><th scope="col">State</th></tr></thead>
        <tbody>
          {rows.map((r) => {
            const p = paragraph(r.pid).value;
            return <tr key={r.key}><th scope="row"><a href={to(report.value!.id, "p", r.pid)}>{labels.value.get(r.pid) || p?.number || "text"}</a></th><td>{r.words}</td></tr>;
          })}
        </tbody>
      </table>
    </>
  );
}
