// family.tsx is the other reports that a report belongs with, each with a symbol and a decision of its
// own (PRACTICE 25), and the way to its procedural record.

import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Ask, Dialog, opened, perform } from "./act";
import { api } from "./api";
import { to } from "./route";
import { me, report } from "./state";
import { ask, dismiss } from "./ui";
import type * as wire from "./wire";

const said: Record<wire.Relationship, string> = { "": "", annexed_to: "Annexed to", annex: "With, annexed to it," };

/** What the report is to others, as words with a link. */
export const Related = ({ of }: { of: wire.Relation }) => (
  <>{said[of.relation]} {of.report ? <a href={to(of.report)} dir="ltr">{of.symbol}</a> : <span dir="ltr">{of.symbol}</span>}</>
);

export function Family() {
  const family = report.value!.family ?? [];
  const desk = me.value.desk;
  if (!family.length && !desk) return null;
  return (
    <section aria-label="The family of this report">
      <h3>The family of this report</h3>
      {!family.length && <p class="quiet">It stands alone.</p>}
      <ul role="list">
        {family.map((other) => (
          <li class="item" key={other.symbol}>
            <p><Related of={other} /></p>
            {desk && (
              <div class="acts">
                <Ask name="unrelate" of={other.symbol} tight label="Take this back" sure="Take it back" question={`Is this report not related to ${other.symbol}?`}
                  command={() => ({ type: "relate", symbol: other.symbol, relation: "" })} done={`This report is no longer related to ${other.symbol}.`} />
              </div>
            )}
          </li>
        ))}
      </ul>
      {desk && (opened("relate", "") ? <RelateForm /> : <div class="acts"><button class="btn plain" onClick={() => ask("relate")}>Relate it to another report</button></div>)}
    </section>
  );
}

const others = signal<readonly wire.ReportListing[]>([]);

function RelateForm() {
  useEffect(() => void api<wire.ReportListing[]>("reports").then((r) => (others.value = r.ok?.filter((o) => o.id !== report.peek()!.id && o.symbol) ?? [])), []);
  const submit = (e: SubmitEvent) => {
    e.preventDefault();
    const f = new FormData(e.currentTarget as HTMLFormElement);
    const symbol = String(f.get("symbol")).trim();
    const other = others.peek().find((o) => o.symbol === symbol);
    void perform({ type: "relate", symbol, ...(other && { report: other.id }), relation: f.get("relation") as wire.Relationship }, `The relation to ${symbol} is on the record.`);
  };
  return (
    <Dialog title="Relate this report to another">
      <p>Each keeps its own symbol, its own audience and its own decision: adopting one does not adopt the other. Say it in the other report too.</p>
      <form class="form" onSubmit={submit}>
        <fieldset class="radios">
          <legend>This report</legend>
          <label class="tick"><input type="radio" name="relation" value="annexed_to" defaultChecked /> is annexed to it</label>
          <label class="tick"><input type="radio" name="relation" value="annex" /> has it as an annex</label>
        </fieldset>
        <p class="field"><label for="other">Symbol of the other report</label><input id="other" name="symbol" required dir="ltr" list="others" /><datalist id="others">{others.value.map((o) => <option key={o.id} value={o.symbol}>{o.title}</option>)}</datalist></p>
        <div class="acts"><button class="btn main">Relate them</button><button type="button" class="btn" onClick={dismiss}>Leave <kbd>Esc</kbd></button></div>
      </form>
    </Dialog>
  );
}

/** What was agreed when, by which body: to read and print, or as a file. */
export function RecordLinks() {
  const at = `/api/reports/${encodeURIComponent(report.value!.id)}/export?format=record`;
  return (
    <section aria-label="The procedural record">
      <h3>The procedural record</h3>
      <p>What was agreed when, by which body, on which version: <a href={at + "&as=page"} target="_blank" rel="noreferrer">read or print it</a>, or <a href={at} download>keep it as a file</a>.</p>
    </section>
  );
}
