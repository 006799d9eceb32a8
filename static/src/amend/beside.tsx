// beside.tsx is what stands beside the text that is written: who touches the same words, what the
// delegation has filed, and for the Chair which amendments the text takes.

import { Marks } from "../marks/marks";
import { amendmentsOf, dir, drafts, lang, me, order, paragraph, report, to } from "../store";
import { unsettled } from "../standing";
import { capital, called, list, names, stateWord } from "../words";
import type * as wire from "../wire";
import { difference, meeting } from "./difference";
import { against, chairs, inserts, proposes, today, type Writing } from "./writing";

const sponsors = (a: wire.Amendment) => names([a.by, ...(a.coSponsors ?? [])]);
const heading = (a: wire.Amendment) => (a.no ? `No. ${a.no}, ${sponsors(a)}` : sponsors(a));

/** The pending amendments at this place. */
const pending = (p: wire.Paragraph, kind: Writing["kind"]) =>
  amendmentsOf(p.id).value.filter((a) => unsettled(a) && (a.kind === "insert_after") === inserts(kind));

interface BesideProps {
  p: wire.Paragraph;
  writing: Writing;
  /** What this writing became, once it is recorded. */
  filed: string | undefined;
  /** Says which of the delegation's own amendments this one replaces. */
  onReplace: ((id: string | undefined) => void) | undefined;
}

export function Beside({ p, writing: w, filed, onReplace }: BesideProps) {
  if (chairs(w.kind)) return <Aims p={p} writing={w} />;
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

const Proposed = ({ a }: { a: wire.Amendment }) => (
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
            return <tr key={r.key}><th scope="row"><a href={to(report.value!.id, "p", r.pid)}>{p?.number || "text"}</a></th><td>{r.words}</td></tr>;
          })}
        </tbody>
      </table>
    </>
  );
}

// Aims is what the amendments the Chair does not take would still want.
function Aims({ p, writing: w }: { p: wire.Paragraph; writing: Writing }) {
  const left = pending(p, w.kind).filter((a) => !w.takes?.some((t) => t.amendment === a.id));
  return (
    <>
      <h2 class="h2">Not taken so far</h2>
      {left.length === 0
        ? <p class="quiet">{pending(p, w.kind).length ? "Every pending amendment is taken." : "No amendment is pending here."}</p>
        : <p>{capital(list(left.map((a) => `${called(a)} (${sponsors(a)})`)))} {left.length === 1 ? "stays" : "stay"} pending, carried to the new text, until answered.</p>}
    </>
  );
}

interface TakesProps {
  p: wire.Paragraph;
  writing: Writing;
  onChange(takes: wire.Take[]): void;
  onStart(text: string): void;
}

/** The pending amendments, to be ticked where the Chair's text takes them. */
export function Takes({ p, writing: w, onChange, onStart }: TakesProps) {
  const all = pending(p, w.kind);
  if (!all.length) return null;
  const takes = w.takes ?? [];
  const now = (id: string) => takes.find((t) => t.amendment === id);
  const set = (id: string, how: wire.Answer | "") =>
    onChange([...takes.filter((t) => t.amendment !== id), ...(how ? [{ amendment: id, how }] : [])]);
  const tick = (a: wire.Amendment, on: boolean) => {
    set(a.id, on ? "reflected" : "");
    const text = proposes(a, p);
    // The first one taken, while nothing else has been written, is where the text begins.
    if (on && !takes.length && w.text === w.base && w.version === p.version && text !== undefined && a.kind !== "delete") onStart(text);
  };
  return (
    <fieldset class="am-takes">
      <legend>Amendments this text takes</legend>
      <ul role="list">
        {all.map((a) => {
          const text = proposes(a, p);
          const taken = now(a.id);
          return (
            <li key={a.id}>
              <p class="acts">
                <label><input type="checkbox" checked={!!taken} onChange={(e) => tick(a, e.currentTarget.checked)} /> {heading(a)}</label>
                {taken && (
                  <select aria-label={`How ${called(a)} is taken`} value={taken.how} onChange={(e) => set(a.id, e.currentTarget.value as wire.Answer)}>
                    <option value="reflected">reflected</option>
                    <option value="partly_reflected">partly reflected</option>
                  </select>
                )}
              </p>
              <Proposed a={a} />
              {a.reason && <p class="small quiet" dir="auto">{a.reason}</p>}
              <p class="acts">
                <button type="button" class="btn tight" onClick={() => onStart(text ?? a.text)}>Start from these words</button>
                {text === undefined && <span class="small quiet">as filed, against version {a.version}: the text has moved under it</span>}
              </p>
            </li>
          );
        })}
      </ul>
    </fieldset>
  );
}
