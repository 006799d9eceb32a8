// seats.tsx is the table: who is seated, States from the list, groups and their members.

import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Refusals, toRefusal } from "./act";
import { api } from "./api";
import { refusals, send } from "./outbox";
import { delegations, nameOf, report } from "./state";
import { focusOn } from "./ui";
import { names } from "./terms";
import { count } from "./words";
import type * as wire from "./wire";

/** What is being done: "" nothing, "states", "group", or the code of the group whose members change. */
const doing = signal("");
const ticked = signal<ReadonlySet<string>>(new Set());
const wanted = signal("");
const said = signal("");

const begin = (what: string, codes: readonly string[] = []) => {
  doing.value = what;
  ticked.value = new Set(codes);
  wanted.value = said.value = "";
};
const tick = (codes: readonly string[], on: boolean) => {
  const next = new Set(ticked.peek());
  for (const code of codes) on ? next.add(code) : next.delete(code);
  ticked.value = next;
};

const close = () => {
  begin("");
  setTimeout(() => focusOn(document.querySelector<HTMLElement>("#seats")));
};

async function record(command: wire.Command, done: string) {
  said.value = "On its way.";
  const reply = await send(command);
  said.value = reply.error ? "" : done;
  if (reply.error) return void toRefusal();
  close();
  said.value = done;
}

/** As it is looked for: without marks, in small letters. */
const plain = (s: string) => s.normalize("NFD").replace(/\p{M}/gu, "").replace(/[’']/g, "").toLowerCase();
const found = (s: { code: string; name: string }) => plain(`${s.code} ${s.name}`).includes(plain(wanted.value.trim()));

export function Seats() {
  const seats = delegations.value;
  const refused = refusals.value.filter((e) => ["seat", "seat_many", "set_members"].includes(e.command.type));
  const closed = !!report.value!.closing; // the table stays as it was
  const group = seats.find((d) => d.code === doing.value);
  return (
    <section aria-label="Seats">
      <h3 id="seats" tabIndex={-1}>Seated <span class="quiet">{seats.length}</span></h3>
      {!seats.length && <p>Nobody is seated yet.</p>}
      <p role="status">{said.value}</p>
      <Refusals list={refused} />
      {closed ? null : doing.value === "states" ? <SeatStates /> : doing.value === "group" ? <GroupForm /> : group ? <GroupForm group={group} key={group.code} /> : (
        <div class="acts">
          <button type="button" class="btn" onClick={() => begin("states")}>Seat States</button>
          {seats.some((d) => d.kind === "state") && <button type="button" class="btn" onClick={() => begin("group")}>Seat a group</button>}
        </div>
      )}
      <ul class="seats" role="list">
        {seats.map((d) => (
          <li key={d.code}>
            <span class="code">{d.code}</span> {d.name}
            {d.kind === "group" && <> <span class="quiet">acts for {d.members!.length > 6 ? count(d.members!.length, "State") : names(d.members)}</span> {!closed && <button type="button" class="btn plain tight" onClick={() => begin(d.code, d.members)}>Members<span class="vh"> of {d.name}</span></button>}</>}
          </li>
        ))}
      </ul>
    </section>
  );
}

const languages = [["en", "English"], ["fr", "French"], ["es", "Spanish"], ["ru", "Russian"], ["zh", "Chinese"], ["ar", "Arabic"]] as const;
const lang = signal("en");
const known = signal<readonly wire.ListedState[]>([]);
const failure = signal("");

async function fetchStates(language: string) {
  const r = await api<wire.ListedState[]>("states?lang=" + language);
  if (language !== lang.peek()) return;
  failure.value = r.ok ? "" : r.error.message;
  if (r.ok) known.value = r.ok;
}

// States of the list that are not seated yet, to tick and seat in one act.
function SeatStates() {
  useEffect(() => void fetchStates(lang.value), [lang.value]);
  const seated = new Set(delegations.value.map((d) => d.code));
  const open = known.value.filter((s) => !seated.has(s.code));
  const members = open.filter((s) => !s.observer).map((s) => s.code);
  const chosen = open.filter((s) => ticked.value.has(s.code));
  const submit = (e: SubmitEvent) => {
    e.preventDefault();
    if (!chosen.length) return;
    const seats = chosen.map(({ code, name }) => ({ code, name, kind: "state" as const }));
    void record({ type: "seat_many", delegations: seats }, `${count(seats.length, "State")} seated.`);
  };
  return (
    <form class="form" onSubmit={submit}>
      <Find label="Find a State by name or code" first />
      <p class="field">
        <label for="names-in">Names in</label>
        <select id="names-in" value={lang.value} onChange={(e) => (lang.value = e.currentTarget.value)}>{languages.map(([v, w]) => <option key={v} value={v}>{w}</option>)}</select>
      </p>
      {failure.value && <p role="alert">{failure.value} <button type="button" class="btn tight" onClick={() => void fetchStates(lang.peek())}>Try again</button></p>}
      <Ticks legend="States not seated yet" list={open} language={lang.value} />
      <div class="acts">
        <button class="btn main" disabled={!chosen.length}>Seat {chosen.length ? count(chosen.length, "State") : "those ticked"}</button>
        {members.length > 0 && <button type="button" class="btn" onClick={() => tick(members, true)}>Tick all {members.length} Member States</button>}
        <button type="button" class="btn" onClick={close}>Close</button>
      </div>
    </form>
  );
}

// A new group, or the members of one that is seated.
function GroupForm({ group }: { group?: wire.Delegation }) {
  const states = delegations.value.filter((d) => d.kind === "state");
  const members = states.filter((d) => ticked.value.has(d.code)).map((d) => d.code);
  const submit = (e: SubmitEvent) => {
    e.preventDefault();
    if (!members.length) return;
    if (group) return void record({ type: "set_members", group: group.code, members }, `${group.name} has ${count(members.length, "member")}.`);
    const f = new FormData(e.currentTarget as HTMLFormElement);
    const name = String(f.get("name")).trim();
    void record({ type: "seat", delegation: { code: String(f.get("code")).trim().toUpperCase(), name, kind: "group", members } }, `${name} is seated.`);
  };
  return (
    <form class="form" onSubmit={submit}>
      {group ? <p tabIndex={-1} ref={focusOn}>What {group.name} has done stays for the States that it was done for.</p> : (
        <>
          <p class="field"><label for="group-name">Name of the group</label><input id="group-name" name="name" required ref={focusOn} /></p>
          <p class="field"><label for="group-code">Its code</label><input id="group-code" name="code" required maxLength={12} dir="ltr" pattern="[A-Za-z][A-Za-z0-9\-]+" /></p>
        </>
      )}
      {states.length > 12 && <Find label="Find a member" />}
      <Ticks legend={`Members${group ? ` of ${group.name}` : ""}`} list={states} />
      <div class="acts">
        <button class="btn main" disabled={!members.length}>{group ? `Set ${count(members.length, "member")}` : `Seat the group${members.length ? ` of ${members.length}` : ""}`}</button>
        <button type="button" class="btn" onClick={close}>Close</button>
      </div>
    </form>
  );
}

const Find = ({ label, first }: { label: string; first?: boolean }) => (
  <p class="field"><label for="find">{label}</label><input id="find" type="search" autoComplete="off" value={wanted.value} onInput={(e) => (wanted.value = e.currentTarget.value)} ref={first ? focusOn : null} /></p>
);

function Ticks({ legend, list, language }: { legend: string; list: readonly { code: string; name: string }[]; language?: string }) {
  const shown = list.filter((s) => found(s));
  return (
    <fieldset class="ticks listed">
      <legend>{legend} <span class="quiet">{shown.length}{shown.length < list.length ? ` of ${list.length}` : ""}</span></legend>
      <div class="scroll">
        {shown.map((s) => (
          <label key={s.code} class="tick">
            <input type="checkbox" checked={ticked.value.has(s.code)} onChange={(e) => tick([s.code], e.currentTarget.checked)} /> <span class="code">{s.code}</span> <span lang={language} dir="auto">{language ? s.name : nameOf(s.code)}</span>
          </label>
        ))}
        {!shown.length && <p class="quiet">None.</p>}
      </div>
    </fieldset>
  );
}
