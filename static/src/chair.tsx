// chair.tsx holds the Chair's acts on one paragraph: agree, reopen, answer its amendments.

import { signal } from "@preact/signals";
import { Dialog, forWhom, perform } from "./act";
import { BodyField, inBody } from "./meeting";
import { Words } from "./amendments";
import { go, to } from "./route";
import { boundWith, packageOf } from "./packages";
import { nameOf, report } from "./state";
import { dismiss } from "./ui";
import { called, list } from "./terms";
import { callParagraph, capital, count } from "./words";
import type * as wire from "./wire";

export function AgreeForm({ p, inWay }: { p: wire.Paragraph; inWay: number }) {
  return (
    <Dialog title={`Record that the room agrees ${callParagraph(p)}, version ${p.version}, ad referendum?`}>
      {packageOf(p.id) && <p>All {boundWith(p).length} paragraphs of the package “{packageOf(p.id)!.name}” are agreed with it, or none is.</p>}
      {inWay > 0 && <p>{capital(count(inWay, "thing"))} {inWay === 1 ? "stands" : "stand"} in the way on this screen; the record will say which.</p>}
      <BodyField />
      <div class="acts">
        <button class="btn main" onClick={() => void perform({ type: "agree", paragraphs: boundWith(p), ...inBody() }, `${capital(callParagraph(p))} is agreed ad ref.`)}>
          Agree as the Chair
        </button>
        <button class="btn" onClick={dismiss}>Leave <kbd>Esc</kbd></button>
      </div>
    </Dialog>
  );
}

export function ReopenForm({ p }: { p: wire.Paragraph }) {
  const submit = (e: SubmitEvent) => {
    e.preventDefault();
    const reason = String(new FormData(e.currentTarget as HTMLFormElement).get("reason")).trim();
    void perform({ type: "reopen", paragraph: p.id, ...(reason && { reason }) }, `${capital(callParagraph(p))} is open again.`);
  };
  return (
    <Dialog title={`Reopen ${callParagraph(p)}? Its agreement ends; its text stays.`}>
      <form class="form" onSubmit={submit}>
        <p class="field"><label for="why">Reason, if you wish to give one</label><textarea id="why" name="reason" rows={2} dir="auto" /></p>
        <div class="acts"><button class="btn main">Reopen as the Chair</button><button type="button" class="btn" onClick={dismiss}>Leave <kbd>Esc</kbd></button></div>
      </form>
    </Dialog>
  );
}

const answers: [wire.Answer, string][] = [
  ["reflected", "Reflected"], ["partly_reflected", "Partly reflected"], ["not_retained", "Not retained"],
];
const ticked = signal<readonly string[]>([]);

export function AnswerForm({ p, pending }: { p: wire.Paragraph; pending: readonly wire.Amendment[] }) {
  const all = pending.map((a) => a.id);
  const chosen = ticked.value.filter((id) => all.includes(id));
  const tick = (id: string, on: boolean) => (ticked.value = [...ticked.peek().filter((x) => x !== id), ...(on ? [id] : [])]);
  const names = list(pending.filter((a) => chosen.includes(a.id)).map(called));
  const submit = (e: SubmitEvent) => {
    e.preventDefault();
    const f = new FormData(e.currentTarget as HTMLFormElement);
    const answer = String(f.get("answer")) as wire.Answer;
    const reason = String(f.get("reason")).trim();
    void perform({ type: "answer", amendments: chosen, answer, ...(reason && { reason }) }, `Answered: ${names}.`);
  };
  const bridge = () => go(`${to(report.value!.id, "amend", p.id)}?kind=chair&take=${chosen.map(encodeURIComponent).join(",")}`);
  return (
    <Dialog title={p.id ? `Answer the amendments to ${callParagraph(p)}` : "Answer what is proposed before the first paragraph"}>
      <form class="form" onSubmit={submit}>
        <fieldset class="ticks">
          <legend>Which</legend>
          {pending.map((a) => (
            <div key={a.id} class="tickrow">
              <label class="tick"><input type="checkbox" checked={chosen.includes(a.id)} onChange={(e) => tick(a.id, e.currentTarget.checked)} /> {capital(called(a))}{a.no ? `, by ${nameOf(a.by)}` : ""}</label>
              <Words a={a} p={p} />
            </div>
          ))}
          {all.length > 1 && <button type="button" class="btn plain tight" onClick={() => (ticked.value = chosen.length === all.length ? [] : all)}>{chosen.length === all.length ? "None" : "All"}</button>}
        </fieldset>
        <p class="acts"><button type="button" class="btn" aria-disabled={!chosen.length} onClick={() => chosen.length && bridge()}>Take the ticked words into a new text</button></p>
        <fieldset class="radios">
          <legend>Or answer without a new text</legend>
          {answers.map(([v, w]) => <label key={v} class="tick"><input type="radio" name="answer" value={v} required /> {w}</label>)}
        </fieldset>
        <p class="field"><label for="why">Reason</label><textarea id="why" name="reason" rows={2} dir="auto" /><span class="hint">Read by every delegation. A sponsor may press its amendment.</span></p>
        <div class="acts">
          <button class="btn main" disabled={!chosen.length}>Answer {chosen.length || ""} {forWhom()}</button>
          <button type="button" class="btn" onClick={dismiss}>Leave <kbd>Esc</kbd></button>
        </div>
      </form>
    </Dialog>
  );
}
