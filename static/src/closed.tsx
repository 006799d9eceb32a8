// closed.tsx is a closed record: how it closed, and what may still be done in it: statements, the
// editorial version, corrigenda, technical updates. None of it changes the adopted text.

import { signal } from "@preact/signals";
import { Dialog, forWhom, opened, Outcome, perform, Refusals } from "./act";
import { Family, RecordLinks } from "./family";
import { Marks } from "./marks/marks";
import type { Entry } from "./outbox";
import { to } from "./route";
import { desk, lang, listOf, me, order, paragraph, report, revisions } from "./state";
import { Recorded } from "./recorded";
import { Sealing } from "./sealing";
import { StatementForm, Statements } from "./statements";
import { ask, dismiss, Glyph, later } from "./ui";
import { callParagraph, capital, count, day, when } from "./words";
import type * as wire from "./wire";

const EditForm = later(() => import("./amend/editorial").then((m) => m.EditForm), "Opening the editor.");

const edits = listOf("edits");
const corrigenda = listOf("corrigenda");
const Leave = () => <button type="button" class="btn" onClick={dismiss}>Leave <kbd>Esc</kbd></button>;

const heading = (c: wire.Closing) => (c.outcome === "adopted" ? "Adopted" : "Ended without consensus");

/** Where and when it was decided. */
const decided = (c: wire.Closing) => `by ${c.body}, ${c.meeting}, ${day(c.date + "T12:00")}${c.place ? `, ${c.place}` : ""}`;

/** The panel of a closed record while no paragraph is chosen. */
export function Closed({ refused }: { refused: readonly Entry[] }) {
  const c = report.value!.closing!;
  const adopted = c.outcome === "adopted";
  const text = revisions.value.find((v) => v.id === c.revision);
  const left = (c.toCome ?? []).filter((id) => paragraph(id).value?.placeholders);
  return (
    <>
      <div class="head">
        <h2 tabIndex={-1}><Glyph name={adopted ? "agreed" : "contested"} /> {heading(c)}</h2>
        <p><b>{capital(decided(c))}.</b> The record is closed: nothing that was decided can be changed.</p>
        {text && <p class="quiet small">The text as adopted is {text.name}{text.symbol && <>, <span dir="ltr">{text.symbol}</span></>}; hash <code>{text.hash.slice(0, 16)}</code>.</p>}
        {!adopted && <p>Nothing is agreed by this. The procedural report alone remains.</p>}
        <div class="acts">
          {me.value.role === "delegation" && !opened("state", "") && <button class="btn" onClick={() => ask("state")}>Annex a statement</button>}
          {desk() && adopted && !opened("corrigendum", "") && <button class="btn" onClick={() => ask("corrigendum")}>Issue a corrigendum</button>}
          {desk() && <button class="btn plain" onClick={() => ask("people")}>People</button>}
        </div>
        {opened("state", "") && <StatementForm />}
        {opened("corrigendum", "") && <CorrigendumForm />}
        <Outcome of="" />
      </div>
      <Refusals list={refused} />
      {c.summary && (
        <section aria-label="The Chair’s summary">
          <h3>The Chair’s summary <span class="quiet">under the Chair’s own responsibility; it is not agreed</span></h3>
          <div class="words letter" dir="auto">{c.summary.split("\n").map((l, i) => <p key={i}>{l}</p>)}</div>
        </section>
      )}
      {left.length > 0 && (
        <section aria-label="Technical updates to come">
          <h3>Technical updates to come <span class="quiet">{left.length}</span></h3>
          <ul role="list">{left.map((id) => <li key={id}><a href={to(report.value!.id, "p", id)}>{capital(callParagraph(paragraph(id).value))}</a>: {count(paragraph(id).value!.placeholders!, "placeholder")}</li>)}</ul>
        </section>
      )}
      <Recorded />
      <Statements />
      <Sealing />
      <Editorial />
      <Corrigenda />
      <Family />
      <RecordLinks />
    </>
  );
}

/** The latest edit of a paragraph. */
const latest = (id: string) => edits.value.findLast((e) => e.paragraph === id);

function Editorial() {
  const of = order.value.filter(latest);
  if (!of.length) return null;
  return (
    <section aria-label="Editorial version">
      <h3>Editorial version <span class="quiet">{count(of.length, "paragraph")} changed; the adopted text stays</span></h3>
      <ul role="list">
        {of.map((id) => (
          <li class="item" key={id}>
            <h4><a href={to(report.value!.id, "p", id)}>{capital(callParagraph(paragraph(id).value))}</a> <span class="end">{when(latest(id)!.at)}</span></h4>
            <Change e={latest(id)!} />
          </li>
        ))}
      </ul>
    </section>
  );
}

const Change = ({ e }: { e: wire.TextEdit }) => (
  <>
    <p class="words" lang={lang.value} dir="auto"><Marks ops={e.ops} context={8} /></p>
    {e.note && <p class="reason" dir="auto">{e.note}</p>}
  </>
);

const languages: Record<string, string> = { ar: "Arabic", zh: "Chinese", en: "English", fr: "French", ru: "Russian", es: "Spanish" };

function Corrigenda() {
  if (!corrigenda.value.length) return null;
  return (
    <section aria-label="Corrigenda">
      <h3>Corrigenda <span class="quiet">instructions, not a new text</span></h3>
      <ul role="list">
        {corrigenda.value.map((c) => (
          <li class="item" key={c.id}>
            <h4><span><span dir="ltr">{c.symbol}</span>, {languages[c.language] ?? c.language}</span> <span class="end">{when(c.at)}</span></h4>
            <ol>
              {c.instructions.map((i, k) => (
                <li key={k}>{i.paragraph ? <a href={to(report.value!.id, "p", i.paragraph)}>{capital(callParagraph(paragraph(i.paragraph).value))}</a> : "Elsewhere"}: <span lang={c.language} dir="auto">{i.text}</span></li>
              ))}
            </ol>
          </li>
        ))}
      </ul>
    </section>
  );
}

// The instructions that are being written.
const lines = signal<readonly wire.Instruction[]>([{ paragraph: "", text: "" }]);

function CorrigendumForm() {
  const set = (k: number, patch: Partial<wire.Instruction>) => (lines.value = lines.peek().map((l, i) => (i === k ? { ...l, ...patch } : l)));
  const submit = async (e: SubmitEvent) => {
    e.preventDefault();
    const f = new FormData(e.currentTarget as HTMLFormElement);
    const symbol = String(f.get("symbol")).trim();
    if (await perform({ type: "issue_corrigendum", symbol, language: String(f.get("language")), instructions: lines.peek().filter((l) => l.text.trim()) }, `${symbol} is issued.`)) lines.value = [{ paragraph: "", text: "" }];
  };
  const of = report.value!.masthead.symbol;
  return (
    <Dialog title={`Issue a corrigendum ${forWhom()}`}>
      <p>A corrigendum is a list of instructions in one language; the adopted text stays. One symbol is for all languages.</p>
      <form class="form" onSubmit={(e) => void submit(e)}>
        <p class="field"><label for="corr">Symbol</label><input id="corr" name="symbol" required dir="ltr" defaultValue={of ? `${of}/Corr.1` : ""} /></p>
        <p class="field"><label for="corr-in">Language</label><select id="corr-in" name="language" defaultValue={lang.value}>{Object.entries(languages).map(([code, name]) => <option key={code} value={code} selected={code === lang.value}>{name}</option>)}</select></p>
        {lines.value.map((l, k) => (
          <fieldset class="ticks" key={k}>
            <legend>Instruction {k + 1}</legend>
            <p class="field"><label for={"corr-p" + k}>Where</label>
              <select id={"corr-p" + k} value={l.paragraph} onChange={(e) => set(k, { paragraph: e.currentTarget.value })}>
                <option value="">in no paragraph: the masthead, a note sign</option>
                {order.value.map((id) => <option key={id} value={id}>{capital(callParagraph(paragraph(id).value))}</option>)}
              </select>
            </p>
            <p class="field"><label for={"corr-t" + k}>Instruction</label><textarea id={"corr-t" + k} rows={2} dir="auto" required value={l.text} onInput={(e) => set(k, { text: e.currentTarget.value })} /><span class="hint">As in: For “hear” read “here”.</span></p>
          </fieldset>
        ))}
        <div class="acts">
          <button class="btn main">Issue it {forWhom()}</button>
          <button type="button" class="btn" onClick={() => (lines.value = [...lines.peek(), { paragraph: "", text: "" }])}>Another instruction</button>
          {lines.value.length > 1 && <button type="button" class="btn plain" onClick={() => (lines.value = lines.peek().slice(0, -1))}>Leave out the last</button>}
          <Leave />
        </div>
      </form>
    </Dialog>
  );
}

/** A chosen paragraph of a closed record: its editorial version, and what may still be done. */
export function Afterwards({ p }: { p: wire.Paragraph }) {
  const c = report.value!.closing!;
  const adopted = c.outcome === "adopted";
  const e = latest(p.id);
  return (
    <>
      <p><Glyph name={adopted ? "agreed" : "contested"} /> <b>{heading(c)}</b> {decided(c)}.</p>
      <div class="acts">
        {me.value.role === "delegation" && !opened("state", p.id) && <button class="btn" onClick={() => ask("state", p.id)}>Annex a statement</button>}
        {desk() && adopted && p.text && !opened("edit", p.id) && <button class="btn" onClick={() => ask("edit", p.id)}>Editorial change</button>}
        {desk() && adopted && p.placeholders && !opened("update", p.id) ? <button class="btn" onClick={() => ask("update", p.id)}>Fill placeholders</button> : null}
      </div>
      {opened("state", p.id) && <StatementForm p={p} />}
      {opened("edit", p.id) && <EditForm p={p} e={e} />}
      {opened("update", p.id) && <UpdateForm p={p} />}
      {e && (
        <section aria-label="Editorial version">
          <h3>Editorial version <span class="quiet">edit {e.edition}, {when(e.at)}; the adopted text stays</span></h3>
          {e.ops.every(([op]) => op === "=") ? <p>It reads as adopted again.</p> : <Change e={e} />}
        </section>
      )}
    </>
  );
}

function UpdateForm({ p }: { p: wire.Paragraph }) {
  const submit = (e: SubmitEvent) => {
    e.preventDefault();
    const text = String(new FormData(e.currentTarget as HTMLFormElement).get("text"));
    void perform({ type: "update_technically", paragraph: p.id, version: p.version, text }, `The placeholders of ${callParagraph(p)} are filled.`);
  };
  return (
    <Dialog title={`Fill the placeholders of ${callParagraph(p)}`}>
      <p>Nothing else in the text may change.</p>
      <form class="form" onSubmit={submit}>
        <p class="field"><label for="filled">Text</label><textarea id="filled" name="text" rows={8} required lang={lang.value} dir="auto" defaultValue={p.text} /></p>
        <div class="acts"><button class="btn main">Fill them {forWhom()}</button><Leave /></div>
      </form>
    </Dialog>
  );
}
