// panel.tsx is the chosen paragraph: where it stands, what may be done, who holds it up and why,
// its amendments and, in brief, its history. With no paragraph chosen it is what must still be
// decided. It stands beside the text, or under its paragraph, never over it.

import { effect } from "@preact/signals";
import { Amendments } from "./amendments";
import { Outcome, Refusals } from "./act";
import { AgreeForm, AnswerForm, ReopenForm } from "./chair";
import { AwaitButton, AwaitForm, Awaiting } from "./awaiting";
import { OnYourBehalf } from "./behalf";
import { Brackets } from "./brackets";
import { Brief } from "./brief";
import { Called, CallHere } from "./called";
import { Checklist } from "./checklist";
import { Circulated } from "./circulated";
import { table } from "./keys";
import { Inputs } from "./inputs";
import { ObjectForm, Objections } from "./objections";
import { byPackage } from "./packages";
import { BeforeRoom } from "./room";
import { TableActs, TableAll, TableHere } from "./table";
import { refusals } from "./outbox";
import { RearrangeButton, Rearranging, RestoreHere } from "./rearrange";
import { drafts } from "./drafts";
import { Recorded, RecordHere } from "./recorded";
import { Rehearsals } from "./rehearsal";
import { query, to } from "./route";
import { GoTo } from "./floor";
import { Rolling } from "./rolling";
import { labels } from "./labels";
import { Sealing, Unsaid } from "./sealing";
import { SilenceHere, Silences } from "./silence";
import { StatementForm, Statements } from "./statements";
import { standing, unsettled, type Standing } from "./standing";
import { Submission, Submissions, Submit } from "./submissions";
import { amendmentsOf, me, objectionsOf, order, paragraph, report, wide } from "./state";
import { ask, chosen, dialog, dismiss, focusOn, Glyph, later, narrow, singleKeys } from "./ui";
import { Translations } from "./translations";
import { Yours } from "./yours";
import { list, names, objector } from "./terms";
import { callParagraph, capital, count, day } from "./words";
import type * as wire from "./wire";

const Agreed = later(() => import("./agreed").then((m) => m.Agreed), "Opening the agreed language.");
const Desk = later(() => import("./desk").then((m) => m.Desk), "Opening the Chair’s desk.");
const Notices = later(() => import("./notices").then((m) => m.Notices), "Opening the notices.");
// The foot of every mail leads here.
if (query.peek().has("notices") && (me.peek().delegation || me.peek().desk)) ask("notices");
const Ending = later(() => import("./adoption").then((m) => m.Ending));
const Closed = later(() => import("./closed").then((m) => m.Closed));
const Afterwards = later(() => import("./closed").then((m) => m.Afterwards));
const LeftOut = later(() => import("./leftout").then((m) => m.LeftOut));
const deskDialogs = ["agree-list", "circulate", "people", "settings"];

// Under the text the panel leaves one paragraph for another: the one that was chosen stays where it
// was under the pointer.
effect(() => {
  const e = document.getElementById("p-" + chosen.value);
  const y = e?.getBoundingClientRect().top;
  if (!e || y === undefined || !narrow.peek() || y < 0 || y > innerHeight) return;
  requestAnimationFrame(() => scrollBy(0, e.getBoundingClientRect().top - y));
});

export function Panel() {
  const d = dialog.value;
  const id = chosen.value;
  const p = id ? paragraph(id).value : undefined;
  return (
    <aside class="side panel" lang="en" dir="ltr" aria-label={p ? capital(callParagraph(p)) : "The report"} id="panel">
      <BeforeRoom />
      {d?.name === "keys" ? <Keys />
      : d?.name === "revisions" ? <Circulated />
      : d?.name === "agreed" ? <Agreed />
      : d?.name === "notices" ? <Notices />
      : d?.name === "submit" ? <Submit />
      : d?.name === "submission" ? <Submission id={d.of} />
      : d && deskDialogs.includes(d.name) ? <Desk />
      : id && !p ? <Gone />
      : p ? <Chosen p={p} key={id} />
      : <Undecided />}
    </aside>
  );
}

const Gone = () => (
  <div class="head">
    <h2>This paragraph is not in the text</h2>
    <p>It may have been left out of a later revision, or the link is to a text you may not read. <a href={to(report.value!.id, "history", chosen.value)}>Its history</a> says what became of it.</p>
    {me.value.desk && <RestoreHere id={chosen.value} />}
    <Outcome of={chosen.value} />
    <Refusals list={refusals.value.filter((e) => e.from === chosen.value)} />
    {report.value!.live && <LeftOut key={chosen.value} />}
  </div>
);

function Chosen({ p }: { p: wire.Paragraph }) {
  const s = standing(p.id).value;
  const refused = refusals.value.filter((e) => e.from === p.id);
  return (
    <>
      <div class="head">
        <h2 tabIndex={-1}>{capital(callParagraph(p))}</h2>
        {s ? <Stands p={p} s={s} /> : <p class="quiet">The text of {report.value!.showing}. Where it stands in the room is not shown to observers.</p>}
        <p class="quiet small">{versionWords(p)}</p>
        {report.value!.closing ? <Afterwards p={p} /> : s && <Actions p={p} s={s} />}
        {!report.value!.closing && s && <TableActs p={p} />}
        <Outcome of={p.id} />
      </div>
      <Refusals list={refused} />
      <KeptDrafts of={p.id} />
      {s && (
        <>
          <TableHere p={p} />
          <Recorded p={p} />
          <RecordHere p={p} />
          <SilenceHere p={p} />
          <Brackets p={p} />
          <Objections p={p} list={s.objections} />
          <Awaiting p={p} />
          <Rolling p={p} />
          <Amendments p={p} pending={s.pending} />
          <Statements p={p} />
          <Unsaid e={p} around />
          <Sealing p={p} />
          <Translations p={p} />
        </>
      )}
      {!s && <Statements p={p} />}
      <Inputs p={p} />
      {s && <GoTo />}
      <Brief p={p} />
    </>
  );
}

function Stands({ p, s }: { p: wire.Paragraph; s: Standing }) {
  const against: string[] = [];
  if (s.objections.length) against.push(count(s.objections.length, "objection"));
  if (s.blocking) against.push(count(s.blocking, "amendment"));
  if (p.brackets) against.push(count(p.brackets, "square bracket"));
  const icon = <Glyph name={s.glyph} tone />;
  if (p.status === "agreed") {
    const pending = names(p.awaiting?.map((a) => a.delegation));
    return <p>{icon} <b>Agreed ad ref{p.agreedBody && ` by ${p.agreedBody}`}{pending && `, pending ${pending}`}</b>{p.agreedAt && `, ${day(p.agreedAt)}`}: nobody objects to version {p.version}</p>;
  }
  if (p.status === "contested" && !against.length && byPackage(p)) {
    return <p class="is-contested">{icon} <b>Contested</b>: version {p.version} was agreed; {byPackage(p)} contested</p>;
  }
  if (p.status === "contested") {
    return <p class="is-contested">{icon} <b>Contested</b>: version {p.version} was agreed; {list(against)} {against.length === 1 && against[0]!.startsWith("1 ") ? "asks" : "ask"} to reopen it</p>;
  }
  if (!against.length) return <p class="is-open">{icon} <b>Open</b>: nothing stands in its way</p>;
  return <p class={"is-" + s.glyph}>{icon} <b>{s.objections.length ? "Blocked" : "Open"}</b> {s.objections.length ? "by" : "with"} {list(against)}</p>;
}

function versionWords(p: wire.Paragraph) {
  const v = p.versions?.find((x) => x.version === p.version);
  const by = v?.by?.length ? `the Chair’s text with words of ${names(v.by)}` : "the Chair’s text";
  return `Version ${p.version}${v ? `, ${by}${v.orally ? `, proposed orally by ${names(v.orally)}` : ""}${v.revision ? `, in ${v.revision}` : ", not yet circulated"}` : ""}${p.placeholders ? `; ${count(p.placeholders, "placeholder")} to be filled` : ""}`;
}

function Actions({ p, s }: { p: wire.Paragraph; s: Standing }) {
  const m = me.value;
  const amend = (kind = "") => to(report.value!.id, "amend", p.id) + (kind && "?kind=" + kind);
  const d = dialog.value;
  const mine = d?.of === p.id ? d.name : "";
  if (m.delegation) {
    return (
      <>
        <div class="acts">
          <a class="btn main" href={amend()}>Amend <kbd>e</kbd></a>
          {mine !== "object" && <button class="btn" onClick={() => ask("object", p.id)}>Object <kbd>o</kbd></button>}
          <RearrangeButton p={p} />
          <AwaitButton p={p} objects={s.objections.some((o) => o.by === m.code)} />
          {mine !== "state" && <button class="btn plain" onClick={() => ask("state", p.id)}>Make a statement</button>}
        </div>
        <Rearranging p={p} />
        {mine === "object" && <ObjectForm p={p} />}
        {mine === "await" && <AwaitForm p={p} />}
        {mine === "state" && <StatementForm p={p} />}
      </>
    );
  }
  if (!m.desk) return null;
  const inWay = s.objections.length + s.blocking + (p.brackets ?? 0);
  return (
    <>
      <div class="acts">
        {m.chair && p.status !== "agreed" && mine !== "agree" && (
          <button class="btn main" onClick={() => ask("agree", p.id)}>Agree version {p.version} {!s.pending.length && <kbd>a</kbd>}</button>
        )}
        {m.chair && p.status !== "open" && mine !== "reopen" && <button class="btn" onClick={() => ask("reopen", p.id)}>Reopen</button>}
        {s.pending.length > 0 && mine !== "answer" && <button class="btn" onClick={() => ask("answer", p.id)}>Answer <kbd>a</kbd></button>}
        <a class="btn" href={amend("chair")}>Revise <kbd>e</kbd></a>
        <a class="btn plain" href={amend("chair-insert")}>Insert after</a>
        <RearrangeButton p={p} />
        {s.objections.length > 0 && <CallHere p={p} n={s.objections.length} />}
      </div>
      <Rearranging p={p} />
      {mine === "agree" && <AgreeForm p={p} inWay={inWay} />}
      {mine === "reopen" && <ReopenForm p={p} />}
      {mine === "answer" && <AnswerForm p={p} pending={s.pending} />}
    </>
  );
}

const draftWord: Record<string, string> = {
  revise: "amendment", insert_after: "insertion after it", delete: "deletion", move: "move", split: "split", merge: "merge", chair: "Chair’s text", "chair-insert": "new paragraph after it",
};

function KeptDrafts({ of }: { of: string }) {
  const kept = drafts.all.value.filter((d) => d.paragraph === of);
  if (!kept.length) return null;
  return (
    <section aria-label="Your drafts">
      <h3>Your drafts <span class="quiet">kept on this device</span></h3>
      <ul role="list">
        {kept.map((d) => (
          <li class="item" key={d.kind}>
            <h4><Glyph name="draft" /> {capital(d.kind.startsWith("to:") ? "amendment to an amendment" : draftWord[d.kind] ?? "draft")}, not sent</h4>
            {d.refused && <p class="is-objection" role="alert">Refused: {d.refused.message}</p>}
            <div class="acts"><a class="btn tight" href={`${to(report.value!.id, "amend", of)}?kind=${d.kind}`}>Go on writing</a></div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What must still be decided: the panel while no paragraph is chosen. */
function Undecided() {
  const groups: [string, { id: string; p: wire.Paragraph; s: Standing }[]][] = [["With objections", []], ["With amendments or brackets", []], ["Nothing in the way", []]];
  for (const id of order.value) {
    const s = standing(id).value;
    const p = paragraph(id).value;
    if (!s || !p || s.glyph === "agreed") continue;
    groups[s.objections.length ? 0 : s.pending.length || p.brackets ? 1 : 2]![1].push({ id, p, s });
  }
  const general = refusals.value.filter((e) => !e.from);
  if (report.value!.closing) return <Closed refused={general} />;
  const left = groups.reduce((n, [, l]) => n + l.length, 0);
  return (
    <>
      <div class="head">
        <h2 tabIndex={-1}>What must still be decided</h2>
        {!left && <p>Every paragraph is agreed ad ref.</p>}
        <div class="acts">
          <button class="btn plain" onClick={() => ask("agreed")}>Look up agreed language</button>
          {(me.value.delegation || me.value.desk) && <button class="btn plain" onClick={() => ask("notices")}>Notices by mail</button>}
          {me.value.desk && <a class="btn plain" href={to(report.value!.id, "outside")}>Load a revision from outside</a>}
          {me.value.desk && !report.value!.rehearsal && <a class="btn plain" href={to(report.value!.id, "tables")}>Tables of proposals</a>}
        </div>
        <Outcome of="" />
        {report.value!.live && <GoTo />}
      </div>
      <Refusals list={general} />
      <Yours />
      <Recorded />
      <OnYourBehalf />
      <Called />
      <TableAll />
      <Silences />
      <Objections list={objectionsOf(wide).value.filter((o) => !o.liftedAt)} />
      <Statements />
      <Checklist />
      <Sealing />
      <Submissions />
      <Inputs />
      <Rehearsals />
      <Beginning />
      {groups.map(([title, list]) => list.length > 0 && (
        <section key={title}>
          <h3>{title} <span class="quiet">{list.length}</span></h3>
          {title === "Nothing in the way" ? (
            <ol class="numbers" role="list">
              {list.map(({ id, p }) => <li key={id}><a href={to(report.value!.id, "p", id)}>{labels.value.get(id) || callParagraph(p)}</a></li>)}
            </ol>
          ) : <ol class="rows" role="list">
            {list.map(({ id, p, s }) => (
              <li key={id}>
                <a class="n" href={to(report.value!.id, "p", id)}>{labels.value.get(id) || "–"}<span class="vh">: {callParagraph(p)}</span></a>
                <div>
                  <p class={"is-" + s.glyph}><Glyph name={s.glyph} /> {s.words.join(", ")}</p>
                  <p class="small quiet">{holders(s)}</p>
                </div>
              </li>
            ))}
          </ol>}
        </section>
      ))}
      <Ending />
    </>
  );
}

// What is proposed before the first paragraph belongs to none.
const beginning: wire.Paragraph = { id: "", after: "", kind: "text", level: 0, number: "", marker: "", version: 0, text: "" };

function Beginning() {
  const pending = amendmentsOf("").value.filter(unsettled);
  const d = dialog.value;
  if (!amendmentsOf("").value.length) return null;
  return (
    <>
      {me.value.desk && pending.length > 0 && (d?.name === "answer" && d.of === "" ? <AnswerForm p={beginning} pending={pending} /> : <button class="btn" onClick={() => ask("answer", "")}>Answer</button>)}
      <Amendments p={beginning} pending={pending} />
    </>
  );
}

function holders(s: Standing) {
  const parts: string[] = [];
  if (s.objections.length) {
    const who = [...new Set(s.objections.map(objector))];
    parts.push(`${list(who)} ${who.length > 1 ? "object" : "objects"}`);
  }
  if (s.pending.length) parts.push(`proposed by ${names([...new Set(s.pending.map((a) => a.by))])}`);
  return capital(parts.join("; ")) || "Square brackets in the text";
}

function Keys() {
  return (
    <div class="head">
      <h2 tabIndex={-1} ref={focusOn}>Keys</h2>
      <table class="table">
        <tbody>{table.map(([k, does]) => <tr key={k}><th scope="row">{k.split(" ").map((x) => <><kbd>{x}</kbd> </>)}</th><td>{does}</td></tr>)}</tbody>
      </table>
      <p><label class="tick"><input type="checkbox" checked={singleKeys.value} onChange={(e) => (singleKeys.value = e.currentTarget.checked)} /> Single letters are keys</label></p>
      <div class="acts"><button class="btn" onClick={dismiss}>Close <kbd>Esc</kbd></button></div>
    </div>
  );
}
