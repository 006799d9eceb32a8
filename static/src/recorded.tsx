// recorded.tsx is what was recorded for a delegation: the Chair's office records what it said on the
// floor or sent by mail; the delegation is told, and confirms it or corrects it.

import { effect, signal } from "@preact/signals";
import { Ask, Dialog, forWhom, opened, perform } from "./act";
import { api } from "./api";
import { instantOf, thisMinute } from "./received";
import { to } from "./route";
import { amendment, amendmentsOf, delegations, desk, listOf, me, mine, nameOf, objectionsOf, paragraph, report } from "./state";
import { unsettled } from "./standing";
import { called, noun, positionWord } from "./terms";
import { ask, dismiss, Glyph } from "./ui";
import { callParagraph, capital, count, when } from "./words";
import type * as wire from "./wire";

const from: Record<wire.Source, string> = { floor: "from the floor", mail: "received by mail", note_verbale: "from a note verbale", table: "from a table of proposals" };

/** What was recorded for the own delegation. The state's own asking for what is mine says when to ask. */
const forMe = signal<readonly wire.Recorded[]>([]);
effect(() => {
  void mine.value;
  const id = report.value?.id;
  if (id && me.value.role === "delegation") void api<wire.Mine>(`reports/${encodeURIComponent(id)}/mine`).then((r) => r.ok && (forMe.value = r.ok.recorded ?? []));
});

/** "objection to paragraph 4", "amendment no. 14". */
function what(r: wire.Recorded) {
  const a = r.amendment ? amendment(r.amendment) : undefined;
  const p = r.paragraph ? paragraph(r.paragraph).value : undefined;
  return `${noun[r.act as wire.Command["type"]] ?? r.act}${a ? `, ${called(a)}` : ""}${p ? ` on ${callParagraph(p)}` : ""}`;
}

const whence = (r: wire.Recorded) => `${from[r.source]}, ${when(r.received)}${r.reference ? ` (${r.reference})` : ""}`;

/** How many records are shown at once: a table of proposals can bring a hundred. */
const first = 5;

/** What waits for the own delegation's word, on one paragraph or all; for the Chair's office, corrections. */
export function Recorded({ p }: { p?: wire.Paragraph }) {
  const m = me.value;
  const at = (r: wire.Recorded) => !p || r.paragraph === p.id;
  const waits = forMe.value.filter((r) => at(r) && !r.confirmed && !r.corrected);
  const own = m.role === "delegation"; // also in a closed record
  const wrong = m.desk ? listOf("recorded").value.filter((r) => at(r) && r.corrected) : [];
  if (!(own && waits.length) && !wrong.length) return null;
  return (
    <section aria-label="Recorded for delegations">
      {own ? <h3>Recorded for {m.name} <span class="quiet">{count(waits.length, "record")} to be confirmed</span></h3>
        : <h3>Records that delegations corrected <span class="quiet">{wrong.length}</span></h3>}
      <ul role="list">{own ? waits.slice(0, first).map((r) => <Mine key={r.id} r={r} here={!!p} />) : wrong.map((r) => <Wrong key={r.id} r={r} />)}</ul>
      {own && waits.length > first && (
        <details class="settled"><summary>{count(waits.length - first, "more record")}</summary><ul role="list">{waits.slice(first).map((r) => <Mine key={r.id} r={r} here={!!p} />)}</ul></details>
      )}
    </section>
  );
}

const Where = ({ r }: { r: wire.Recorded }) =>
  r.paragraph ? <p class="small"><a href={to(report.value!.id, "p", r.paragraph)}>{capital(callParagraph(paragraph(r.paragraph).value))}</a></p> : null;

function Mine({ r, here }: { r: wire.Recorded; here: boolean }) {
  return (
    <li class="item">
      <h4>{capital(what(r))} <span class="end">{when(r.at)}</span></h4>
      <p><Glyph name="draft" /> Recorded for you by the {r.by === "chair" ? "Chair" : "Secretariat"}, {whence(r)}: is it correct?</p>
      {!here && <Where r={r} />}
      {opened("correct", r.id) ? <CorrectForm r={r} /> : (
        <div class="acts">
          <Ask name="confirm-record" of={r.id} tight label="It is correct" sure={`Confirm ${forWhom()}`} question={`Confirm this record ${forWhom()}?`}
            command={() => ({ type: "confirm_record", record: r.id })} done={`${me.value.name} confirms the record.`} />
          {(!report.value!.closing || r.act === "state") && <button class="btn tight" onClick={() => ask("correct", r.id)}>Correct it</button>}
        </div>
      )}
    </li>
  );
}

function Wrong({ r }: { r: wire.Recorded }) {
  return (
    <li class="item">
      <h4>{nameOf(r.delegation)} <span class="end">{when(r.corrected!)}</span></h4>
      <p>{capital(what(r))}, {whence(r)}, was not so:</p>
      <p class="reason" dir="auto">{r.words}</p>
    </li>
  );
}

/** What a delegation may say instead, by what was recorded. */
function instead(r: wire.Recorded, said: string): wire.Command | undefined {
  const a = r.amendment ? amendment(r.amendment) : undefined;
  const p = paragraph(r.paragraph).value;
  switch (r.act) {
    case "object": case "press":
      return r.objection ? { type: "lift", objection: r.objection } : undefined;
    case "amend":
      if (!a) return undefined;
      return said ? { type: "amend", kind: a.kind, paragraph: a.paragraph, version: a.version, text: said, ...(a.as && { as: a.as }), ...(a.reason && { reason: a.reason }), supersedes: a.id }
        : { type: "withdraw", amendment: a.id };
    case "join":
      return { type: "leave", amendment: r.amendment! };
    case "leave":
      return { type: "join", amendment: r.amendment! };
    case "take_position":
      return { type: "take_position", amendment: r.amendment!, position: "" };
    case "state":
      return { type: "withdraw_statement", statement: r.statement! };
    case "await":
      return { type: "confirm", paragraph: r.paragraph };
    case "confirm":
      return p && { type: "await", paragraph: p.id, version: p.version };
  }
  return undefined;
}

const insteadWords: Record<string, string> = {
  object: "and lift the objection", press: "and lift the objection", amend: "and withdraw the amendment", join: "and leave the co-sponsors",
  leave: "and stay a co-sponsor", take_position: "and take the position back", state: "and withdraw the statement",
  await: "and confirm", confirm: "and go on awaiting instructions",
};

function CorrectForm({ r }: { r: wire.Recorded }) {
  const a = r.act === "amend" && r.amendment ? amendment(r.amendment) : undefined;
  const submit = (e: SubmitEvent) => {
    e.preventDefault();
    const f = new FormData(e.currentTarget as HTMLFormElement);
    const how = String(f.get("how"));
    const c = how === "act" ? instead(r, "") : how === "text" ? instead(r, String(f.get("text")).trim()) : undefined;
    void perform({ type: "correct_record", record: r.id, words: String(f.get("words")), ...(c && { instead: c }) }, `The correction of ${me.value.name} is recorded.`);
  };
  const can = report.value!.closing ? "" : insteadWords[r.act];
  return (
    <Dialog title={`Correct this record ${forWhom()}`}>
      {r.act === "lift" || r.act === "answer_call" ? <p>An objection that the record lifted stands again, since it was first raised.</p> : <p>The record stays in the history, with your words.</p>}
      <form class="form" onSubmit={submit}>
        <p class="field"><label for="words">What is wrong with it</label><textarea id="words" name="words" rows={3} required dir="auto" /><span class="hint">Read by every delegation that may know of the act, with {me.value.name}’s name.</span></p>
        {can && (
          <fieldset class="radios">
            <legend>And</legend>
            <label class="tick"><input type="radio" name="how" value="act" defaultChecked /> Correct it {can}</label>
            {a && a.kind !== "delete" && <label class="tick"><input type="radio" name="how" value="text" /> Correct it and propose this text in its place:</label>}
            <label class="tick"><input type="radio" name="how" value="" /> Correct it, and leave the act as it stands</label>
          </fieldset>
        )}
        {a && a.kind !== "delete" && <p class="field"><label for="said">Your text</label><textarea id="said" name="text" rows={5} dir="auto" defaultValue={a.text} /></p>}
        <div class="acts"><button class="btn main">Correct it {forWhom()}</button><button type="button" class="btn" onClick={dismiss}>Leave <kbd>Esc</kbd></button></div>
      </form>
    </Dialog>
  );
}

/** For the Chair's office: the way to record for a delegation, in a closed record a statement. */
export function RecordHere({ p }: { p: wire.Paragraph }) {
  if (!desk()) return null;
  return opened("record", p.id) ? <RecordForm p={p} /> : <div class="acts"><button class="btn plain" onClick={() => ask("record", p.id)}>Record for a delegation</button></div>;
}

const speaker = signal("");
const act = signal<wire.Command["type"]>("object");

function RecordForm({ p }: { p: wire.Paragraph }) {
  const seats = delegations.value.filter((d) => d.kind === "state");
  const who = seats.some((d) => d.code === speaker.value) ? speaker.value : (seats[0]?.code ?? "");
  const pending = amendmentsOf(p.id).value.filter(unsettled);
  const own = pending.filter((a) => a.by === who);
  const others = pending.filter((a) => a.by !== who && !a.coSponsors?.includes(who));
  const standing = objectionsOf(p.id).value.filter((o) => !o.liftedAt && o.by === who);
  const calls = standing.filter((o) => o.calledAt && !o.answer);
  const awaits = !!p.awaiting?.some((a) => a.delegation === who);
  const states: [wire.Command["type"], string] = ["state", "makes a statement for the record"];
  const acts: [wire.Command["type"], string][] = report.value!.closing ? [states] : [
    ["object", "objects to it"], ["amend", "proposes another text"],
    ...(standing.length ? [["lift", "lifts its objection"]] as [wire.Command["type"], string][] : []),
    ...(calls.length ? [["answer_call", "maintains the objection that was called"]] as [wire.Command["type"], string][] : []),
    ...(others.length ? [["take_position", "takes a position on an amendment"], ["join", "joins an amendment"]] as [wire.Command["type"], string][] : []),
    ...(own.length ? [["withdraw", "withdraws its amendment"]] as [wire.Command["type"], string][] : []),
    awaits ? ["confirm", "confirms"] : ["await", "awaits instructions"],
    states,
  ];
  const does = acts.some(([k]) => k === act.value) ? act.value : acts[0]![0];
  const submit = (e: SubmitEvent) => {
    e.preventDefault();
    const f = new FormData(e.currentTarget as HTMLFormElement);
    const get = (k: string) => String(f.get(k) ?? "").trim();
    const reason = get("reason") && { reason: get("reason") };
    const at = { paragraph: p.id, version: p.version };
    const said: Partial<Record<wire.Command["type"], () => wire.Command>> = {
      object: () => ({ type: "object", ...at, kind: "objection", ...reason }),
      amend: () => ({ type: "amend", kind: "revise", ...at, text: get("text"), ...reason }),
      lift: () => ({ type: "lift", objection: get("objection") }),
      answer_call: () => ({ type: "answer_call", objection: get("objection"), answer: "maintained" }),
      take_position: () => ({ type: "take_position", amendment: get("amendment"), position: get("position") as wire.Position, ...reason }),
      join: () => ({ type: "join", amendment: get("amendment") }),
      withdraw: () => ({ type: "withdraw", amendment: get("amendment") }),
      await: () => ({ type: "await", ...at, ...reason }),
      confirm: () => ({ type: "confirm", paragraph: p.id }),
      state: () => ({ type: "state", kind: get("kind") as wire.StatementKind, ...at, text: get("text") }),
    };
    const received = instantOf(get("received"));
    if (!received) return;
    void perform(
      { type: "record", delegation: who, source: get("source") as wire.Source, received, ...(get("reference") && { reference: get("reference") }), command: said[does]!() },
      `Recorded for ${nameOf(who)}, which is told and can correct it.`,
    );
  };
  const pick = does === "withdraw" ? own : others;
  return (
    <Dialog title={`Record for a delegation what it said on ${callParagraph(p)}`}>
      <p>It counts as the delegation’s own act, by the same rules. The delegation is told and can correct it.</p>
      <form class="form" onSubmit={submit}>
        <p class="field"><label for="who">Delegation</label><select id="who" value={who} onChange={(e) => (speaker.value = e.currentTarget.value)}>{seats.map((d) => <option key={d.code} value={d.code}>{d.name}</option>)}</select></p>
        <fieldset class="radios">
          <legend>It came</legend>
          {(Object.keys(from) as wire.Source[]).filter((s) => s !== "table").map((s, i) => <label key={s} class="tick"><input type="radio" name="source" value={s} defaultChecked={i === 0} /> {from[s]}</label>)}
        </fieldset>
        <p class="field"><label for="reference">Reference</label><input id="reference" name="reference" /><span class="hint">As in “5th meeting” or “note verbale no. 17”. May be left empty.</span></p>
        <p class="field"><label for="received">Received</label><input id="received" name="received" type="datetime-local" required defaultValue={thisMinute()} /><span class="hint">In your zone. Whether it is late goes by this time.</span></p>
        <p class="field"><label for="does">{nameOf(who)}</label><select id="does" value={does} onChange={(e) => (act.value = e.currentTarget.value as typeof act.value)}>{acts.map(([k, w]) => <option key={k} value={k}>{w}</option>)}</select></p>
        {(does === "lift" || does === "answer_call") && <p class="field"><label for="objection">Objection</label><select id="objection" name="objection">{(does === "lift" ? standing : calls).map((o) => <option key={o.id} value={o.id}>{`since ${o.revision || when(o.raisedAt)}${o.reason ? `: ${o.reason}` : ""}`}</option>)}</select></p>}
        {(does === "take_position" || does === "join" || does === "withdraw") && <p class="field"><label for="amendment">Amendment</label><select id="amendment" name="amendment">{pick.map((a) => <option key={a.id} value={a.id}>{`${called(a)}, of ${nameOf(a.by)}`}</option>)}</select></p>}
        {does === "take_position" && <p class="field"><label for="position">Position</label><select id="position" name="position">{Object.entries(positionWord).map(([k, w]) => <option key={k} value={k}>{w}</option>)}</select></p>}
        {does === "state" && <p class="field"><label for="kind">Kind</label><select id="kind" name="kind"><option value="explanation">Explanation of position</option><option value="reservation">Reservation</option><option value="dissociation">Dissociation</option></select></p>}
        {(does === "amend" || does === "state") && <p class="field"><label for="said">{does === "amend" ? "The whole proposed text" : "Statement"}</label><textarea id="said" name="text" key={does} rows={5} required dir="auto" defaultValue={does === "amend" ? p.text : ""} /></p>}
        {["object", "amend", "await", "take_position"].includes(does) && <p class="field"><label for="why">Reason, if one was given</label><textarea id="why" name="reason" rows={2} dir="auto" /></p>}
        <div class="acts"><button class="btn main" disabled={!who}>Record it for {who ? nameOf(who) : "nobody"}</button><button type="button" class="btn" onClick={dismiss}>Leave <kbd>Esc</kbd></button></div>
      </form>
    </Dialog>
  );
}

