// row.tsx is one row of a table of proposals: whose it is, what it would change and where, how sure
// that is, and what a human can do about it.

import { signal } from "@preact/signals";
import { useMemo } from "preact/hooks";
import { labels } from "../labels";
import { Marks } from "../marks/marks";
import { to } from "../route";
import { amendmentsOf, lang, nameOf, order, paragraph, report } from "../state";
import { focusOn, Glyph } from "../ui";
import { callParagraph, capital } from "../words";
import type * as wire from "../wire";
import { change, failure, land, ticked, waits } from "./kept";

/** What is open on a row: its number, and which form. */
const open = signal<{ row: number; form: "place" | "aside" } | null>(null);

const stateWord: Record<wire.ProposalState, string> = {
  placed: "Placed", low: "Low confidence", unplaced: "Not placed", refused: "Cannot be filed", filed: "Filed", aside: "Set aside",
};
const stateGlyph: Record<wire.ProposalState, string> = {
  placed: "amended", low: "contested", unplaced: "open", refused: "objection", filed: "agreed", aside: "draft",
};
const kindWord: Partial<Record<wire.AmendmentKind, string>> = { revise: "Revises", insert_after: "New text after", delete: "Deletes" };

export const called = (id: string) => (id === "" ? "the very beginning" : (labels.value.get(id) ?? "") || callParagraph(paragraph(id).value));
const sure = (n: number) => (Math.floor(n * 100) / 100).toFixed(2);
const found: Record<wire.ProposalPlacedBy, (r: wire.ProposalRow) => string> = {
  words: (r) => `confidence ${sure(r.confidence)}`, table: (r) => `as the table says: “${r.where}”`, hand: () => "chosen by hand",
};

export function Row({ id, r }: { id: string; r: wire.ProposalRow }) {
  const at = open.value?.row === r.row ? open.value.form : "";
  const focus = () => land(`row-${r.row}`, "tb-said");
  const leave = () => { open.value = null; focus(); };
  // What was typed stays until it is kept.
  const decide = async (what: Omit<wire.ProposalChange, "rows">, done: string) => {
    if (!(await change(id, [r.row], what, done))) return;
    open.value = null;
    focus();
  };
  const choose = (place: wire.ProposalPlace) => void decide({ place }, `Row ${r.row} is placed.`);
  const filed = r.amendment && r.place ? amendmentsOf(r.place.paragraph).value.find((a) => a.id === r.amendment) : undefined;
  const ops = filed?.ops ?? (r.ops?.some(([op]) => op !== "=") ? r.ops : undefined);
  // Marking a difference is most of the work of a row.
  const words = useMemo(() => ops && <p class="words" dir="auto" lang={lang.value}><Marks ops={ops} context={12} /></p>, [ops]);
  const decided = r.placedBy === "hand" || r.state === "aside";
  return (
    <li class={"tb-row s-" + r.state} aria-label={`Row ${r.row}`}>
      <div class="tb-no">
        {waits(r) ? (
          <label class="tick"><Tick row={r.row} /><span id={`row-${r.row}`} tabIndex={-1}><span class="vh">Row </span>{r.row}</span></label>
        ) : <span id={`row-${r.row}`} tabIndex={-1}><span class="vh">Row </span>{r.row}</span>}
      </div>
      <div class="tb-who">
        <p><b dir="auto">{r.delegation ? nameOf(r.delegation) : r.by || "No delegation named"}</b></p>
        {r.delegation && r.by && r.by !== nameOf(r.delegation) && <p class="small quiet" dir="auto">{r.by}</p>}
        <p class={`kind${r.state === "refused" ? " is-objection" : ""}`}><Glyph name={stateGlyph[r.state]} /> {stateWord[r.state]}{filed?.no ? ` as no. ${filed.no}` : ""}</p>
      </div>
      <div class="tb-what">
        {words}
        {filed?.reason && <p class="reason small" dir="auto">{filed.reason}</p>}
        {!r.ops && r.state !== "filed" && <p class="words" dir="auto">{r.new || <span class="quiet">No proposed text</span>}</p>}
        {r.old && <details><summary>Quoted words</summary><p class="words" dir="auto">{r.old}</p></details>}
        {r.reason && <p class="reason small" dir="auto">{r.reason}</p>}
        {r.why && <p class={r.state === "refused" ? "is-objection" : r.state === "aside" ? "reason" : ""}>{r.state === "aside" ? r.why : r.why}</p>}
      </div>
      <div class="tb-where">
        {r.place ? (
          <p>{r.kind && <span class="quiet small">{kindWord[r.kind]} </span>}{r.place.paragraph ? <a href={to(report.value!.id, "p", r.place.paragraph)}>{called(r.place.paragraph)}</a> : called("")}</p>
        ) : waits(r) && r.state !== "refused" && <p class="quiet">No place</p>}
        {r.placedBy && r.state !== "filed" && <p class="small quiet">{capital(found[r.placedBy](r))}</p>}
        {r.second && waits(r) && <p class="small quiet">Runner-up {called(r.second)}{r.secondConfidence ? `, ${sure(r.secondConfidence)}` : ""}</p>}
        {r.where && r.placedBy !== "table" && <p class="small quiet">The table says “{r.where}”</p>}
        {r.state !== "filed" && !at && (
          <div class="acts">
            {waits(r) && (r.old || r.new) && <button class="btn tight" onClick={() => { wanted.value = failure.value = ""; after.value = false; open.value = { row: r.row, form: "place" }; }}>{r.place ? "Another place" : "Choose a place"}<span class="vh"> for row {r.row}</span></button>}
            {waits(r) && <button class="btn tight" onClick={() => (open.value = { row: r.row, form: "aside" })}>Set aside<span class="vh">: row {r.row}</span></button>}
            {decided && <button class="btn tight plain" onClick={() => void decide({}, `Row ${r.row} is as it was.`)}>Take that back<span class="vh">: row {r.row}</span></button>}
          </div>
        )}
      </div>
      {at === "aside" && <div class="ask tb-form"><Reason title={`Why is row ${r.row} set aside?`} leave={leave} done={(why) => void decide({ aside: why }, `Row ${r.row} is set aside.`)} /></div>}
      {at === "place" && <div class="ask tb-form"><Choose r={r} leave={leave} choose={choose} /></div>}
    </li>
  );
}

function Tick({ row }: { row: number }) {
  const mark = (on: boolean) => {
    const next = new Set(ticked.peek());
    on ? next.add(row) : next.delete(row);
    ticked.value = next;
  };
  return <input type="checkbox" checked={ticked.value.has(row)} onChange={(e) => mark(e.currentTarget.checked)} />;
}

// Why nothing came of what was asked, where the eyes are.
const Failed = () => (failure.value ? <p class="is-objection">{failure.value}</p> : null);

/** Asks for a reason. */
export function Reason({ title, leave, done }: { title: string; leave: () => void; done: (why: string) => void }) {
  const submit = (e: SubmitEvent) => {
    e.preventDefault();
    const why = String(new FormData(e.currentTarget as HTMLFormElement).get("why")).trim();
    if (why) done(why);
  };
  return (
    <form class="form" onSubmit={submit}>
      <p class="field"><label for="aside-why">{title}</label><textarea id="aside-why" name="why" rows={2} required maxLength={1000} dir="auto" ref={focusOn} /><span class="hint">Kept with the table, for the Chair’s office.</span></p>
      <Failed />
      <div class="acts"><button class="btn main tight">Set aside</button><button type="button" class="btn tight" onClick={leave}>Leave it</button></div>
    </form>
  );
}

const wanted = signal("");
/** New text after the paragraph, though the row quotes words. */
const after = signal(false);
const plain = (s: string) => s.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const most = 12;

// Chooses a paragraph by its number or its words, or the gap behind it.
function Choose({ r, leave, choose }: { r: wire.ProposalRow; leave: () => void; choose: (p: wire.ProposalPlace) => void }) {
  const inserts = !r.old;
  const behind = inserts || after.value && !!r.new;
  const find = plain(wanted.value.trim());
  const all = order.value.filter((id) => {
    const p = paragraph(id).value;
    return p && (!find || plain(labels.value.get(id) ?? "") === find || plain(`${labels.value.get(id)} ${p.text}`).includes(find));
  });
  // The number that was typed, then the runner-up, then the order of the text.
  const rank = (id: string) => (find && plain(labels.value.get(id) ?? "") === find ? 0 : id === r.second ? 1 : 2);
  const list = all.map((id, k) => ({ id, k })).sort((a, b) => rank(a.id) - rank(b.id) || a.k - b.k).slice(0, most);
  return (
    <form class="form" onSubmit={(e) => e.preventDefault()}>
      <p class="field"><label for="place-find">{inserts ? `After which paragraph does the text of row ${r.row} stand?` : `Which paragraph is row ${r.row} about?`}</label>
        <input id="place-find" type="search" autoComplete="off" value={wanted.value} onInput={(e) => (wanted.value = e.currentTarget.value)} ref={focusOn} /><span class="hint">Its number, or some of its words</span></p>
      {!inserts && r.new && (
        <label class="tick"><input type="checkbox" checked={after.value} onChange={(e) => (after.value = e.currentTarget.checked)} /> As new text after the paragraph, which stays as it is</label>
      )}
      <ul class="tb-found" role="list">
        {inserts && !find && <li><button type="button" class="btn tight" onClick={() => choose({ paragraph: "", after: true })}>At the very beginning</button></li>}
        {list.map(({ id }) => (
          <li key={id}>
            <button type="button" class="btn tight" onClick={() => choose({ paragraph: id, ...(behind && { after: true }) })}>{behind ? "After" : "In"} {called(id)}</button>
            {id === r.second && <span class="small quiet"> runner-up</span>} <span class="words">{clip(paragraph(id).value?.text ?? "")}</span>
          </li>
        ))}
      </ul>
      <p class="small quiet" role="status">{all.length > most ? `${most} of ${all.length} paragraphs are listed.` : all.length ? "" : "No paragraph has these words."}</p>
      <Failed />
      <div class="acts"><button type="button" class="btn tight" onClick={leave}>Leave it</button></div>
    </form>
  );
}
function clip(text: string) {
  const words = text.split(/\s+/);
  return words.slice(0, 18).join(" ") + (words.length > 18 ? " …" : "");
}
