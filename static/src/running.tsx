// running.tsx is what is done with a silence while it runs and before it is confirmed: the Chair
// extends it and records a break received otherwise, a delegation says that it was shown the notice.

import { effect, signal } from "@preact/signals";
import { Ask, Dialog, forWhom, opened, perform } from "./act";
import { api } from "./api";
import { Instant, Warning } from "./instant";
import { delegations, me, nameOf, paragraph, report, unnamed } from "./state";
import { ask, dismiss } from "./ui";
import { callParagraph, capital } from "./words";
import type * as wire from "./wire";

const until = signal("");

/** Moving the deadline of a running silence. */
export function Extend({ s }: { s: wire.Silence }) {
  if (!opened("extend-silence", s.id)) return <button class="btn tight" onClick={() => { until.value = ""; ask("extend-silence", s.id); }}>Extend</button>;
  const at = until.value ? new Date(until.value) : null;
  const submit = (e: SubmitEvent) => {
    e.preventDefault();
    if (at) void perform({ type: "extend_silence", silence: s.id, deadline: at.toISOString() }, "The silence is extended.");
  };
  return (
    <Dialog title="Extend this silence">
      <p>It runs until <Instant at={s.deadline} zone={s.zone} />. What was broken stays broken.</p>
      <form class="form" onSubmit={submit}>
        <p class="field">
          <label for="extended">Until, in your zone</label>
          <input id="extended" type="datetime-local" required value={until.value} onInput={(e) => (until.value = e.currentTarget.value)} />
          <span class="hint">{at && !isNaN(+at) && <Instant at={at.toISOString()} zone={s.zone} />}</span>
        </p>
        <Warning at={at} zone={s.zone} />
        <div class="acts"><button class="btn main">Extend it as the Chair</button><button type="button" class="btn" onClick={dismiss}>Leave <kbd>Esc</kbd></button></div>
      </form>
    </Dialog>
  );
}

/** Recording a break that came otherwise before the deadline. */
export function RecordBreak({ s }: { s: wire.Silence }) {
  if (!opened("record-break", s.id)) return <button class="btn tight" onClick={() => ask("record-break", s.id)}>Record a break received otherwise</button>;
  const submit = (e: SubmitEvent) => {
    e.preventDefault();
    const f = new FormData(e.currentTarget as HTMLFormElement);
    const get = (k: string) => String(f.get(k) ?? "").trim();
    const reason = get("reason");
    void perform(
      {
        type: "record_break", silence: s.id, delegation: get("delegation"), paragraph: get("paragraph"),
        received: new Date(get("received")).toISOString(), source: get("source"), ...(reason && { reason }),
      },
      `The break of ${nameOf(get("delegation"))} is recorded.`,
    );
  };
  return (
    <Dialog title={`Record a break received otherwise, ${forWhom()}`}>
      <p>It counts when it was received before <Instant at={s.deadline} zone={s.zone} />. Its paragraph is open again, with the objection; its delegation is named to nobody but the Chair{s.whole ? ". Of a whole text, nothing that this silence agreed stays agreed" : ""}.</p>
      <form class="form" onSubmit={submit}>
        <p class="field">
          <label for="breaker">Delegation</label>
          <select id="breaker" name="delegation" required>
            {delegations.value.filter((d) => d.kind === "state").map((d) => <option key={d.code} value={d.code}>{d.name} ({d.code})</option>)}
          </select>
        </p>
        <p class="field">
          <label for="broken">Paragraph</label>
          <select id="broken" name="paragraph" required>
            {s.texts.map((t) => <option key={t.paragraph} value={t.paragraph}>{capital(callParagraph(paragraph(t.paragraph).value))}</option>)}
          </select>
        </p>
        <p class="field"><label for="received">Received, in your zone</label><input id="received" name="received" type="datetime-local" step="1" required /></p>
        <p class="field"><label for="source">How it was received</label><input id="source" name="source" required /><span class="hint">“note verbale no. 17”, “by telephone”</span></p>
        <p class="field"><label for="why">Reason, if it gave one</label><textarea id="why" name="reason" rows={2} dir="auto" /><span class="hint">Read by every delegation.</span></p>
        <div class="acts"><button class="btn main">Record it {forWhom()}</button><button type="button" class="btn" onClick={dismiss}>Leave <kbd>Esc</kbd></button></div>
      </form>
    </Dialog>
  );
}

/** The silences whose notice the own delegation was shown; undefined while that is not known. */
const shown = signal<readonly string[] | undefined>(undefined);
let asked = "";

// The server says "mine" when what the delegation alone may see has changed, and its objections are
// then read anew.
effect(() => {
  const id = report.value?.id;
  void unnamed.value;
  if (!id || !me.value.delegation) return;
  if (asked !== id) shown.value = undefined;
  asked = id;
  void api<wire.Mine>(`reports/${encodeURIComponent(id)}/mine`).then((r) => {
    if (r.ok && asked === id) shown.value = r.ok.receipts;
  });
});

/** The receipt that a delegation was shown the notice. */
export function Receipt({ s }: { s: wire.Silence }) {
  if (!me.value.delegation || !shown.value) return null;
  if (shown.value.includes(s.id)) return <p class="quiet small">{me.value.name} has acknowledged the notice.</p>;
  return (
    <div class="acts">
      <Ask
        name="acknowledge" of={s.id} tight label="Acknowledge the notice" sure={`Acknowledge ${forWhom()}`}
        question={`Acknowledge ${forWhom()} that you were shown this notice? The Chair sees it. It holds nothing up, and agrees nothing.`}
        command={() => ({ type: "acknowledge_silence", silence: s.id })} done="The notice is acknowledged."
      />
    </div>
  );
}
