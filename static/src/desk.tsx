// desk.tsx holds the Chair's acts on the whole report: agreeing a list of paragraphs, inviting people, and
// who may see what. Circulating a revision is in circulate.tsx.

import { signal } from "@preact/signals";
import { Dialog, outcome, Outcome, perform, Refusals, toRefusal } from "./act";
import { api } from "./api";
import { BodyField, inBody } from "./meeting";
import { labels } from "./labels";
import { Circulate } from "./circulate";
import { ModeChoice } from "./rolling";
import { refusals, send } from "./outbox";
import { packageOf } from "./packages";
import { place } from "./route";
import { Seats } from "./seats";
import { sections, standing } from "./standing";
import { delegations, me, order, paragraph, report } from "./state";
import { dialog, dismiss, Glyph } from "./ui";
import { here } from "./terms";
import { callParagraph, capital, count, stop } from "./words";
import type * as wire from "./wire";

export function Desk() {
  const name = dialog.value?.name;
  return name === "agree-list" ? <AgreeList /> : name === "circulate" ? <Circulate /> : name === "people" ? <People /> : <Settings />;
}

const Close = () => <button type="button" class="btn" onClick={dismiss}>Leave <kbd>Esc</kbd></button>;

// What is ticked keeps the version that was on the screen when it was ticked.
const ticked = signal<ReadonlyMap<string, number>>(new Map());

function AgreeList() {
  const now = [...ticked.value].filter(([id]) => paragraph(id).value);
  const open = order.value.filter((id) => paragraph(id).value?.status && paragraph(id).value!.status !== "agreed");
  const set = (ids: readonly string[], on: boolean) => {
    const next = new Map(ticked.peek());
    for (const id of ids) on ? next.set(id, paragraph(id).peek()!.version) : next.delete(id);
    ticked.value = next;
  };
  const agree = async () => {
    const reply = await send({ type: "agree", paragraphs: now.map(([paragraph, version]) => ({ paragraph, version })), ...inBody() });
    if (reply.error) return void toRefusal();
    ticked.value = new Map();
    outcome.value = { of: place.peek(), words: `${count(now.length, "paragraph")} agreed ad ref.` };
    dismiss();
  };
  const refused = refusals.value.filter((e) => e.command.type === "agree");
  return (
    <div class="head">
      <Dialog title={<h2>Agree several paragraphs</h2>}>
        <p>All that are ticked are agreed together, each by the version on this screen, or none is.</p>
        <Refusals list={refused} />
        {!open.length && <p>Every paragraph is agreed ad ref.</p>}
        <BodyField />
        <div class="acts sticky">
          <button class="btn main" disabled={!now.length} onClick={() => void agree()}>Agree {now.length ? count(now.length, "paragraph") : "those ticked"} as the Chair</button>
          <button class="btn" onClick={() => set(open.filter(offered), true)}>Tick all that nothing holds up</button>
          <Close />
        </div>
        {sections.value.flatMap((s) => [s, ...s.subs]).map((s) => {
          const ids = s.ids.filter((id) => open.includes(id));
          if (!ids.length) return null;
          const whole = ids.every((id) => ticked.value.has(id));
          return (
            <fieldset class="ticks" key={s.id}>
              <legend>
                <label class="tick"><input type="checkbox" checked={whole} onChange={(e) => set(ids, e.currentTarget.checked)} /> {stop(labels.value.get(s.id) || s.number)} {s.title || "Before the first heading"}</label>
              </legend>
              {ids.map((id) => <Tick key={id} id={id} set={set} />)}
            </fieldset>
          );
        })}
      </Dialog>
    </div>
  );
}

const clear = (id: string) => {
  const s = standing(id).value;
  return !!s && !s.objections.length && !s.blocking && !paragraph(id).value?.brackets;
};
/** What is offered for agreement in bulk: nothing parked, and no part of a package. */
const offered = (id: string) => (packageOf(id)?.paragraphs ?? [id]).every((other) => clear(other) && !paragraph(other).value?.parked);

function Tick({ id, set }: { id: string; set: (ids: string[], on: boolean) => void }) {
  const p = paragraph(id).value;
  const s = standing(id).value;
  if (!p || !s) return null;
  const at = ticked.value.get(id);
  return (
    <div class="tickrow">
      <label class="tick">
        <input type="checkbox" checked={at !== undefined} onChange={(e) => set([id], e.currentTarget.checked)} />
        <span><b>{capital(callParagraph(p))}</b>, version {p.version} <span class={"small is-" + s.glyph}><Glyph name={s.glyph} /> {s.words.join(", ")}</span>{packageOf(id) && <span class="small quiet"> in the package “{packageOf(id)!.name}”</span>}{p.parked && <span class="small quiet"> parked</span>}</span>
      </label>
      {at !== undefined && at !== p.version && (
        <p class="small is-objection">You ticked version {at}; the text is now version {p.version}. <button class="btn tight" onClick={() => set([id], true)}>Take version {p.version}</button></p>
      )}
    </div>
  );
}

const role = signal<wire.Role>("delegation");
const seat = signal("");
const invited = signal<{ who: string; link: string; expires: string } | null>(null);
const invitation = signal("");

function People() {
  const seats = delegations.value;
  const closed = !!report.value!.closing; // who is seated may still be invited
  const seated = seat.value || (closed ? (seats[0]?.code ?? "") : "");
  const newSeat = !seated;
  const submit = async (e: SubmitEvent) => {
    e.preventDefault();
    const f = new FormData(e.currentTarget as HTMLFormElement);
    const get = (k: string) => String(f.get(k) ?? "").trim();
    const code = role.value !== "delegation" ? "" : newSeat ? get("code").toUpperCase() : seated;
    const name = role.value === "observer" || (code && newSeat) ? get("delegationName") : "";
    invitation.value = "Making the invitation.";
    const r = await api<wire.Invitation>(`reports/${encodeURIComponent(report.value!.id)}/invitations`, {
      role: role.value, person: get("person"),
      ...(code && { delegation: code }),
      ...(name && { delegationName: name }),
    } satisfies wire.InvitationRequest);
    invitation.value = r.ok ? "" : `Not invited. ${r.error.message}`;
    if (r.ok) invited.value = { who: get("person"), link: new URL(r.ok.link, location.href).href, expires: r.ok.expires };
  };
  const done = invited.value;
  const kinds: [wire.Role, string][] = [["delegation", "Delegation"], ["observer", "Observer"], ["secretariat", "Secretariat"]];
  return (
    <div class="head">
      <Dialog title={<h2>People</h2>}>
        {done && (
          <section class="made" aria-label="Invitation">
            <p role="status"><b>{done.who} is invited.</b> Send this link to that person alone: it signs in whoever opens it, until {here(done.expires)}.</p>
            <p class="field"><label for="link">Sign-in link</label><input id="link" readOnly dir="ltr" value={done.link} onFocus={(e) => e.currentTarget.select()} /></p>
            <div class="acts">
              <button class="btn" onClick={() => void navigator.clipboard?.writeText(done.link).then(() => (invitation.value = "The link is copied."), () => (invitation.value = "Select the link and copy it."))}>Copy the link</button>
              <button class="btn" onClick={() => { invited.value = null; invitation.value = ""; }}>Invite another</button>
            </div>
            <p role="status">{invitation.value}</p>
          </section>
        )}
        {!done && (
          <form class="form" onSubmit={(e) => void submit(e)}>
            <fieldset class="radios"><legend>Invite to</legend>
              {kinds.map(([v, w]) => <label key={v} class="tick"><input type="radio" name="role" checked={role.value === v} onChange={() => { role.value = v; seat.value = ""; }} /> {w}</label>)}
            </fieldset>
            <p class="field"><label for="person">Name of the person</label><input id="person" name="person" required autoComplete="off" /></p>
            {role.value === "observer" && <p class="field"><label for="dname">Its organization</label><input id="dname" name="delegationName" /><span class="hint">May be left empty. An observer reads what observers may see, and never blocks.</span></p>}
            {role.value === "delegation" && (
              <>
                <p class="field">
                  <label for="seat">Delegation</label>
                  <select id="seat" value={seated} onChange={(e) => (seat.value = e.currentTarget.value)}>
                    {!closed && <option value="">one not yet seated</option>}
                    {seats.map((d) => <option key={d.code} value={d.code}>{d.name} ({d.code})</option>)}
                  </select>
                </p>
                {newSeat && (
                  <>
                    <p class="field"><label for="dname">Its name</label><input id="dname" name="delegationName" required /></p>
                    <p class="field"><label for="code">Its code</label><input id="code" name="code" required maxLength={12} dir="ltr" pattern="[A-Za-z0-9]+" /><span class="hint">Short and upper case, as in brackets after its words: ARV</span></p>
                  </>
                )}
              </>
            )}
            <div class="acts"><button class="btn main">Make the invitation</button><Close /></div>
            <p role="status">{invitation.value}</p>
          </form>
        )}
        <Seats />
        {me.value.chair && <SettingsForm />}
      </Dialog>
    </div>
  );
}

const Settings = () => (
  <div class="head">
    <Dialog title={<h2>Who may see what, and how much</h2>}>
      <SettingsForm alone />
      <div class="acts"><Close /></div>
    </Dialog>
  </div>
);

function SettingsForm({ alone }: { alone?: boolean }) {
  const s = report.value!.settings;
  const submit = (e: SubmitEvent) => {
    e.preventDefault();
    const f = new FormData(e.currentTarget as HTMLFormElement);
    void perform({ type: "set", observers: f.get("observers") as wire.Visibility, positions: f.get("positions") as wire.Openness, mode: f.get("mode") as wire.Mode, fates: f.get("fates") as wire.Openness, cap: Number(f.get("cap")) }, "The settings are changed.");
  };
  return (
    <form class="form" onSubmit={submit}>
      {!alone && <h3>Who may see what</h3>}
      <fieldset class="radios"><legend>Observers see</legend>
        <label class="tick"><input type="radio" name="observers" value="circulated" defaultChecked={s.observers !== "open"} /> Circulated texts and the comparisons between them</label>
        <label class="tick"><input type="radio" name="observers" value="open" defaultChecked={s.observers === "open"} /> Also the live text and its differences as they happen</label>
      </fieldset>
      <fieldset class="radios"><legend>Positions are open to</legend>
        <label class="tick"><input type="radio" name="positions" value="chair" defaultChecked={s.positions !== "delegations"} /> The Chair</label>
        <label class="tick"><input type="radio" name="positions" value="delegations" defaultChecked={s.positions === "delegations"} /> All delegations</label>
      </fieldset>
      <fieldset class="radios"><legend>What became of every amendment is open to</legend>
        <label class="tick"><input type="radio" name="fates" value="chair" defaultChecked={s.fates !== "delegations"} /> The Chair; each delegation sees what became of its own</label>
        <label class="tick"><input type="radio" name="fates" value="delegations" defaultChecked={s.fates === "delegations"} /> All delegations</label>
      </fieldset>
      <p class="field"><label for="cap">At most so many words</label><input id="cap" name="cap" type="number" min={0} step={1} defaultValue={s.cap || ""} /><span class="hint">The cap the report is held to when it is circulated; none if left empty.</span></p>
      <ModeChoice />
      <div class="acts"><button class="btn">Change as the Chair</button></div>
      <Outcome of="" />
    </form>
  );
}
