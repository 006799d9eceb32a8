// takes.tsx is which of the pending amendments the Chair's text takes, and how.

import { called, list } from "../terms";
import { capital } from "../words";
import type * as wire from "../wire";
import { heading, pending, Proposed, sponsors } from "./beside";
import { proposes, type Writing } from "./writing";

/** The amendments that the text does not take so far. */
export function Aims({ p, writing: w }: { p: wire.Paragraph; writing: Writing }) {
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
