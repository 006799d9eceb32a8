// notices.tsx is what the reader's mission is told of by mail: to which addresses, when, with which
// words, and what became of it. It is fetched when it is opened.

import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Dialog, Refusal } from "./act";
import { api, type Answer } from "./api";
import { me, nameOf, report } from "./state";
import { dismiss, Glyph } from "./ui";
import { here, list } from "./terms";
import { count } from "./words";
import type * as wire from "./wire";

const kinds: Record<wire.NoticeKind, string> = {
  silence: "A silence is opened, extended, withdrawn, ended or confirmed",
  ending: "A silence ends in 24 hours, and in 1 hour",
  broken: "A silence is broken",
  circulated: "A revision is circulated",
  answered: "An amendment you sponsor is answered, or a bridge asks for your word",
  reopening: "Somebody asks to reopen an agreed paragraph",
  filed: "An amendment is filed",
};
const hows: [wire.NoticeHow, string][] = [["now", "at once"], ["digest", "in the digest"], ["none", "not"]];

const kept = signal<wire.Notices | null>(null);
const refused = signal<wire.Error | null>(null);
const said = signal("");

const path = () => `reports/${encodeURIComponent(report.peek()!.id)}/notices`;

function take(a: Answer<wire.Notices>): boolean {
  refused.value = a.error ?? null;
  if (a.ok) kept.value = a.ok;
  return !a.error;
}

async function put(settings: wire.NoticeSettings): Promise<Answer<wire.Notices>> {
  try {
    const r = await fetch("/api/" + path(), { method: "PUT", body: JSON.stringify(settings), headers: { "Content-Type": "application/json" } });
    const value = await r.json();
    return r.ok ? { ok: value, status: r.status } : { status: r.status, error: value.error };
  } catch {
    return { status: 0, error: { code: "offline", message: "The server cannot be reached." } };
  }
}

/** Grows when what is kept replaces what stands in the form. */
const loads = signal(0);
const load = async () => {
  take(await api<wire.Notices>(path()));
  loads.value++;
};

/** The notices of the reader's mission, as a dialog of the panel. */
export function Notices() {
  useEffect(() => {
    kept.value = null;
    said.value = "";
    void load();
  }, []);
  const n = kept.value;
  const whose = me.value.delegation ? `the delegation of ${me.value.name}` : "the Chair’s office";
  return (
    <div class="head">
      <Dialog title={<h2>Notices by mail for {whose}</h2>}>
        {n && !n.mail && <p class="is-contested"><Glyph name="wait" /> This server sends no mail. What you choose is kept for when it does.</p>}
        {refused.value && <Refusal title="Not changed" error={refused.value} close={() => { refused.value = null; void (kept.peek() ?? load()); }} />}
        {n && <Failed n={n} />}
        {n ? <Form key={loads.value} n={n} /> : <p role="status">One moment.</p>}
      </Dialog>
    </div>
  );
}

function Form({ n }: { n: wire.Notices }) {
  const s = n.settings;
  const submit = async (e: SubmitEvent) => {
    e.preventDefault();
    const f = new FormData(e.currentTarget as HTMLFormElement);
    const get = (k: string) => String(f.get(k) ?? "").trim();
    said.value = "Saving.";
    const done = take(await put({
      version: s.version,
      addresses: get("addresses").split(/[\s,;]+/).filter(Boolean),
      choices: s.choices.map((c) => ({ notice: c.notice, how: get(c.notice) as wire.NoticeHow })),
      digest: { every: get("every") as wire.NoticeEvery, hour: Number(get("hour")), zone: get("zone") },
      texts: f.has("texts"),
    }));
    said.value = done ? "Saved for all of your mission." : "";
    if (refused.peek()?.code === "stale") await load().then(() => (refused.value = { code: "stale", message: "Another member of your mission has changed the notices; they are shown as they stand now. Nothing was changed." }));
  };
  return (
    <form class="form" onSubmit={(e) => void submit(e)}>
      <p class="field">
        <label for="addresses">Addresses, one on a line</label>
        <textarea id="addresses" name="addresses" rows={3} dir="ltr" spellcheck={false} defaultValue={s.addresses.join("\n")} />
        <span class="hint">A new address is sent one mail with a link, and nothing else until its reader has agreed.</span>
      </p>
      {n.unconfirmed.length > 0 && <p class="is-contested"><Glyph name="wait" /> Not agreed yet: {list(n.unconfirmed)}. Saving once more, an hour after the last time, asks again.</p>}
      <fieldset class="ticks">
        <legend>Sent when</legend>
        {s.choices.map((c) => (
          <p class="field tickrow" key={c.notice}>
            <label for={"n-" + c.notice}>{kinds[c.notice]}</label>
            <select id={"n-" + c.notice} name={c.notice} defaultValue={c.how}>
              {hows.filter(([h]) => h !== "digest" || c.notice !== "ending").map(([h, w]) => <option key={h} value={h} selected={h === c.how}>{w}</option>)}
            </select>
          </p>
        ))}
      </fieldset>
      <fieldset class="form">
        <legend>The digest</legend>
        <p class="field">
          <label for="every">It comes</label>
          <select id="every" name="every">
            <option value="day" selected={s.digest.every === "day"}>every day</option>
            <option value="hour" selected={s.digest.every === "hour"}>every hour, when there is something</option>
          </select>
        </p>
        <p class="field">
          <label for="hour">Every day at</label>
          <select id="hour" name="hour">
            {Array.from({ length: 24 }, (_, h) => <option key={h} value={h} selected={h === s.digest.hour}>{String(h).padStart(2, "0")}:00</option>)}
          </select>
        </p>
        <p class="field"><label for="zone">In the time zone of</label><input id="zone" name="zone" required dir="ltr" defaultValue={s.version ? s.digest.zone : Intl.DateTimeFormat().resolvedOptions().timeZone || s.digest.zone} /><span class="hint">As in Europe/Vienna</span></p>
      </fieldset>
      <label class="tick">
        <input type="checkbox" name="texts" defaultChecked={s.texts} />
        <span>Words of the report may stand in the mails: texts, reasons, notes, letters. <span class="hint">Otherwise a mail says what happened, gives numbers of paragraphs, and a link.</span></span>
      </label>
      <div class="acts"><button class="btn main">Save for {me.value.delegation ? me.value.name : "the Chair’s office"}</button><button type="button" class="btn" onClick={dismiss}>Leave <kbd>Esc</kbd></button></div>
      <p role="status">{said.value}</p>
    </form>
  );
}

function Failed({ n }: { n: wire.Notices }) {
  return (
    <>
      {n.waiting > 0 && <p class="quiet">{count(n.waiting, "mail")} on the way: not taken by the mail server yet.</p>}
      {n.failed.length > 0 && (
        <section aria-label="Refused mails">
          <h3>Refused for good <span class="quiet">{n.failed.length}</span></h3>
          <ul role="list">
            {n.failed.map((f, i) => (
              <li class="item" key={i}>
                <h4>{f.address || (f.mission === "chair" ? "The Chair’s office" : nameOf(f.mission))} <span class="end">{here(f.at)}</span></h4>
                <p class="is-objection"><Glyph name="objection" /> The mail server refused it: {f.code}{f.reply && <> <span dir="ltr">{f.reply}</span></>}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
