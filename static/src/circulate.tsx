// circulate.tsx is how a revision is circulated: first what is still open in the text, each point leading to
// the paragraphs concerned; then the name, symbol, readers, deadline and covering letter it goes out with.

import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Dialog, forWhom, perform } from "./act";
import { api } from "./api";
import { labels } from "./labels";
import { RollingNote } from "./rolling";
import { to } from "./route";
import { standing, tally, unsettled } from "./standing";
import { amendmentsOf, order, paragraph, report, revisions, textChanges, wordCount } from "./state";
import { needsHand } from "./standson";
import { ask, dismiss, Glyph } from "./ui";
import { here, inUTC } from "./terms";
import { callParagraph, count } from "./words";
import type * as wire from "./wire";

const audiences: [wire.Audience, string][] = [
  ["delegations", "Delegations"], ["observers", "Delegations and observers"], ["public", "Everyone"],
];

// What was typed is kept while a point of the list is looked at, by report.
const kept = signal<{ of: string; typed: Record<string, string> }>({ of: "", typed: {} });
const checked = signal<{ of: string; list?: wire.Checklist; error?: wire.Error } | null>(null);

export function Circulate() {
  const id = report.value!.id;
  const typed = kept.value.of === id ? kept.value.typed : {};
  const last = revisions.value.at(-1);
  const at = typed.deadline ? new Date(typed.deadline) : null;
  const type = (e: Event) => {
    const f = e.target as HTMLInputElement;
    if (f.name) kept.value = { of: id, typed: { ...typed, [f.name]: f.value } };
  };
  const submit = async (e: SubmitEvent) => {
    e.preventDefault();
    const f = new FormData(e.currentTarget as HTMLFormElement);
    const get = (k: string) => String(f.get(k) ?? "").trim();
    const name = get("name");
    const done = await perform(
      {
        type: "circulate", name, audience: get("audience") as wire.Audience,
        ...(get("symbol") && { symbol: get("symbol") }),
        ...(get("letter") && { letter: get("letter") }),
        ...(at && { deadline: at.toISOString() }),
      },
      `${name} is circulated.`,
    );
    if (!done) return;
    kept.value = { of: "", typed: {} };
    ask("revisions"); // with its hash, its concordance and what became of each amendment
  };
  return (
    <div class="head">
      <Dialog title={<h2>Circulate a revision</h2>}>
        <p>The whole text is frozen as it stands now. New paragraphs get their lasting numbers; pending amendments are listed with it and block again once their sponsors maintain them.</p>
        <RollingNote />
        <Check />
        <form class="form" onSubmit={(e) => void submit(e)} onInput={type}>
          <p class="field"><label for="name">Name</label><input id="name" name="name" required defaultValue={typed.name ?? nextName(last?.name)} /><span class="hint">{last ? `The one before is ${last.name}.` : "The first circulated text is usually the Zero draft."}</span></p>
          <p class="field"><label for="symbol">Symbol</label><input id="symbol" name="symbol" dir="ltr" defaultValue={typed.symbol ?? (last?.symbol ? nextSymbol(last.symbol) : (report.value!.masthead.symbol ?? ""))} /></p>
          <fieldset class="radios"><legend>Who may read it</legend>
            {audiences.map(([v, w]) => <label key={v} class="tick"><input type="radio" name="audience" value={v} defaultChecked={v === (typed.audience ?? "observers")} /> {w}</label>)}
          </fieldset>
          <p class="field">
            <label for="deadline">Deadline for comments</label>
            <input id="deadline" name="deadline" type="datetime-local" defaultValue={typed.deadline ?? ""} />
            <span class="hint" role="status">{at && !isNaN(+at) ? <>{inUTC(at.toISOString())}<br />{here(at.toISOString())}, your zone{weekend(at)}</> : "In your zone; none if left empty. What comes after is marked late, never refused."}</span>
          </p>
          <p class="field"><label for="letter">Covering letter</label><textarea id="letter" name="letter" rows={5} dir="auto" defaultValue={typed.letter ?? ""} /></p>
          <div class="acts"><button class="btn main">Circulate {forWhom()}</button><button type="button" class="btn" onClick={dismiss}>Leave <kbd>Esc</kbd></button></div>
        </form>
      </Dialog>
    </div>
  );
}

// What is still open, from what the screen knows; how the text is written and numbered, from the server.
function Check() {
  const r = report.value!;
  const changes = textChanges.value;
  const look = () => void api<wire.Checklist>(`reports/${encodeURIComponent(r.id)}/checklist`).then((a) => {
    if (report.peek()?.id === r.id) checked.value = a.ok ? { of: r.id, list: a.ok } : { of: r.id, error: a.error };
  });
  useEffect(look, [r.id, changes]);
  const t = tally.value;
  const objected: string[] = [], pending: string[] = [], needing: string[] = [];
  const seen = new Set<string>();
  let objections = 0, needed = 0;
  for (const id of ["", ...order.value]) {
    const s = id ? standing(id).value : undefined;
    if (s?.objections.length) objected.push(id);
    objections += s?.objections.length ?? 0;
    const open = amendmentsOf(id).value.filter(unsettled);
    if (open.length) pending.push(id);
    if (open.some(needsHand)) needing.push(id);
    for (const a of open) {
      if (!seen.has(a.id) && needsHand(a)) needed++;
      seen.add(a.id);
    }
  }
  const found = checked.value?.of === r.id ? checked.value : null;
  const list = found?.list;
  const brackets = list?.counted.standing ?? 0;
  const loose = list?.counted.unbalanced ?? 0;
  const cap = r.settings.cap;
  const over = !!cap && wordCount.value > cap;
  return (
    <section aria-label="Before it goes out">
      <h3>Before it goes out</h3>
      <ul class="check" role="list">
        <Point good={t.agreed === t.of} glyph="open" words={`${t.of - t.agreed} of ${t.of} paragraphs are not agreed`} />
        <Point good={!objections} glyph="objection" words={`${count(objections, "objection")} standing`} at={objected} />
        <Point good={!seen.size} glyph="amended" words={`${count(seen.size, "pending amendment")}`} at={pending} />
        <Point good={!needed} glyph="amended" words={`${count(needed, "amendment")} ${needed === 1 ? "needs its sponsor" : "need their sponsors"}: the same words have changed`} at={needing} />
        {list ? (
          <>
            <Point good={!brackets && !loose} glyph="open" words={`${count(brackets, "square bracket")}${loose ? `, and ${loose} without ${loose === 1 ? "its" : "their"} partner` : ""}`} at={list.brackets.map((b) => b.paragraph)} />
            <Point good={!list.placeholders.length} glyph="open" words={`${count(list.placeholders.length, "placeholder")} to be filled`} at={list.placeholders.map((h) => h.paragraph)} />
            <Point good={!list.numbers.length} glyph="open" words={list.numbers.length ? `${count(list.numbers.length, "number")} to look at` : "The numbers run on"} at={list.numbers.map((n) => n.paragraph)} said={list.numbers.map((n) => n.what)} />
          </>
        ) : <li><span role="status">{found?.error ? <>Brackets and numbers could not be read. {found.error.message} <button type="button" class="btn tight" onClick={look}>Try again</button></> : "Looking at brackets, placeholders and numbers."}</span></li>}
        <Point good={!over} glyph="objection" plain={!cap} words={`${figure(wordCount.value)} words${cap ? ` of at most ${figure(cap)}${over ? ": too many" : ""}` : ""}`} />
        <li><Glyph name="wait" /> Sent today, it can be issued in six languages {issued()}</li>
      </ul>
    </section>
  );
}

// One point of the list, with the paragraphs it is about.
function Point({ good, glyph, words, at = [], said, plain }: { good: boolean; glyph: string; words: string; at?: readonly string[]; said?: readonly string[]; plain?: boolean }) {
  const mark = <Glyph name={plain ? "draft" : good ? "agreed" : glyph} />;
  if (good || !at.length) return <li>{mark} {words}</li>;
  const places = said ? at.map((id, k) => ({ id, said: said[k]! })) : [...new Set(at)].map((id) => ({ id, said: "" }));
  return (
    <li>
      <details>
        <summary>{mark} {words}</summary>
        <ol class={said ? "rows" : "numbers"} role="list">
          {places.map(({ id, said }, k) => <li key={k}><a class={said ? "n" : ""} href={id ? to(report.value!.id, "p", id) : to(report.value!.id)}>{id ? labels.value.get(id) || short(callParagraph(paragraph(id).value)) : "the beginning"}</a>{said && <p>{said}</p>}</li>)}
        </ol>
      </details>
    </li>
  );
}

const short = (s: string) => (s.length > 32 ? s.slice(0, 31) + "…" : s);

const figure = (n: number) => n.toLocaleString("en-GB");

// issued is when a document sent today is out in all languages: in three to four working days.
function issued() {
  const after = (days: number) => {
    const d = new Date();
    while (days > 0) {
      d.setDate(d.getDate() + 1);
      if (!weekend(d)) days--;
    }
    return d.toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long" });
  };
  return `between ${after(3)} and ${after(4)}, counting working days`;
}

const weekend = (d: Date) => (d.getDay() === 0 || d.getDay() === 6 ? ": it ends on a weekend" : "");

// nextName offers the name after the last one: "Zero draft", "Rev.1", "Rev.2".
function nextName(last: string | undefined): string {
  if (!last) return "Zero draft";
  const n = /(\d+)(?!.*\d)/.exec(last);
  return n ? last.slice(0, n.index) + (Number(n[1]) + 1) + last.slice(n.index + n[1]!.length) : "Rev.1";
}

const nextSymbol = (last: string) => (/\/Rev\.\d+$/.test(last) ? nextName(last) : last + "/Rev.1");
