// adoption.tsx is the one decision on the whole: the Chair adopts the text or ends without consensus.
// Beside it stand what leads there: the family of the report, and its procedural record.

import { signal } from "@preact/signals";
import { Dialog, opened, perform } from "./act";
import { Family, RecordLinks } from "./family";
import { me, order, paragraph, report } from "./state";
import { tally } from "./standing";
import { ask, dismiss } from "./ui";
import { callParagraph, capital, count } from "./words";
import type * as wire from "./wire";

// What was typed outlives a refusal.
const typed = signal<Record<string, string>>({});
const toCome = signal<readonly string[]>([]);
const today = () => new Date().toLocaleDateString("sv"); // 2026-05-08

function Field({ name, label, hint, date, long, required, first, ltr }: { long?: boolean; name: string; label: string; hint?: string; required?: boolean; date?: boolean; first?: string | undefined; ltr?: boolean }) {
  const input = {
    id: "end-" + name, name, required: !!required, dir: ltr ? ("ltr" as const) : ("auto" as const), value: typed.value[name] ?? first ?? "",
    onInput: (e: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) => (typed.value = { ...typed.peek(), [name]: e.currentTarget.value }),
  };
  return (
    <p class="field">
      <label for={"end-" + name}>{label}</label>
      {date ? <input type="date" {...input} /> : long ? <textarea rows={3} {...input} /> : <input {...input} />}
      {hint && <span class="hint">{hint}</span>}
    </p>
  );
}

const Sitting = () => (
  <>
    <Field name="body" label="Body that decides" long required first={report.value!.masthead.body} />
    <Field name="meeting" label="Meeting" required hint="As in “10th meeting”" />
    <Field name="date" label="Date of the meeting" date required first={today()} />
    <Field name="place" label="Place" />
  </>
);

const audiences: [wire.Audience, string][] = [["delegations", "Delegations"], ["observers", "Delegations and observers"], ["public", "Everyone"]];

const ReadBy = ({ legend }: { legend: string }) => (
  <fieldset class="radios">
    <legend>{legend}</legend>
    {audiences.map(([v, w]) => <label key={v} class="tick"><input type="radio" name="audience" value={v} defaultChecked={v === "public"} /> {w}</label>)}
  </fieldset>
);

const Leave = () => <button type="button" class="btn" onClick={dismiss}>Leave <kbd>Esc</kbd></button>;

/** What a form says of the meeting. */
function sitting(f: FormData) {
  const get = (k: string) => String(f.get(k) ?? "").trim().replace(/\s+/g, " ");
  return { body: get("body"), meeting: get("meeting"), date: get("date"), ...(get("place") && { place: get("place") }), audience: get("audience") as wire.Audience };
}

/** The way to the end, for the Chair; for all the record and the family. */
export function Ending() {
  return (
    <>
      {me.value.chair && (
        <section aria-label="The whole">
          <h3>The whole</h3>
          {opened("adopt", "") ? <AdoptForm /> : opened("end", "") ? <EndForm /> : (
            <div class="acts">
              <button class="btn main" onClick={() => ask("adopt")}>Adopt the report</button>
              <button class="btn plain" onClick={() => ask("end")}>End without consensus</button>
            </div>
          )}
        </section>
      )}
      <Family />
      <RecordLinks />
    </>
  );
}

function AdoptForm() {
  const t = tally.value;
  const open = t.of - t.agreed;
  const fill = order.value.filter((id) => paragraph(id).value?.placeholders);
  const submit = (e: SubmitEvent) => {
    e.preventDefault();
    const f = new FormData(e.currentTarget as HTMLFormElement);
    const symbol = String(f.get("symbol")).trim();
    const listed = fill.filter((id) => toCome.peek().includes(id));
    void perform({
      type: "adopt", ...sitting(f), ...(symbol && { symbol }), ...(listed.length && { toCome: listed }),
      texts: order.peek().map((id) => ({ paragraph: id, version: paragraph(id).peek()!.version })),
    }, "The report is adopted, and its record is closed.");
  };
  return (
    <Dialog title="Adopt the whole text, in one decision">
      <p>{open ? `${capital(count(open, "paragraph"))} still open ${open === 1 ? "is" : "are"} agreed by it.` : "Every paragraph is agreed already."} It is adopted as it stands on this screen, or refused with everything that is in the way. Afterwards the record is closed.</p>
      <form class="form" onSubmit={submit}>
        <Sitting />
        <Field name="symbol" label="Symbol of the adopted text" first={report.value!.masthead.symbol} ltr />
        <ReadBy legend="Who may read the adopted text" />
        {fill.length > 0 && (
          <fieldset class="ticks">
            <legend>Placeholders that technical updates will fill</legend>
            {fill.map((id) => (
              <label class="tick" key={id}>
                <input type="checkbox" checked={toCome.value.includes(id)} onChange={(e) => (toCome.value = e.currentTarget.checked ? [...toCome.peek(), id] : toCome.peek().filter((x) => x !== id))} />{" "}
                {capital(callParagraph(paragraph(id).value))}: {count(paragraph(id).value!.placeholders!, "placeholder")}
              </label>
            ))}
          </fieldset>
        )}
        <div class="acts"><button class="btn main">Adopt as the Chair</button><Leave /></div>
      </form>
    </Dialog>
  );
}

function EndForm() {
  const submit = (e: SubmitEvent) => {
    e.preventDefault();
    const f = new FormData(e.currentTarget as HTMLFormElement);
    const summary = String(f.get("summary")).trim();
    void perform({ type: "end_without_consensus", ...sitting(f), ...(summary && { summary }) }, "The negotiation has ended, and its record is closed.");
  };
  return (
    <Dialog title="End the negotiation without consensus">
      <p>The procedural report alone remains. Nothing is agreed by it, and the record is closed.</p>
      <form class="form" onSubmit={submit}>
        <Sitting />
        <ReadBy legend="Who learns of the outcome" />
        <p class="field"><label for="end-summary">The Chair’s summary, if there is one</label><textarea id="end-summary" name="summary" rows={5} dir="auto" /><span class="hint">In the Chair’s own words, under the Chair’s own responsibility; it is marked as such.</span></p>
        <div class="acts"><button class="btn main">End it as the Chair</button><Leave /></div>
      </form>
    </Dialog>
  );
}
