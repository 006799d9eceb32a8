// takeback.tsx is how the Chair’s office takes back what it recorded in error. Nothing is erased: the
// history keeps both.

import { Dialog, forWhom, opened, perform } from "./act";
import { me } from "./state";
import { ask, dismiss } from "./ui";
import { called } from "./terms";
import { boundWith } from "./packages";
import { callParagraph, capital } from "./words";
import type * as wire from "./wire";

/** What there is to take back of a paragraph: its words, and what becomes of it. */
function offers(p: wire.Paragraph): [wire.TakenBack, string, string, string][] {
  const m = me.value;
  const all = boundWith(p).length > 1 ? "It and all that is bound with it" : "It";
  const last = p.versions?.at(-1);
  const list: [wire.TakenBack, string, string, string][] = [];
  if (m.chair && (p.status === "agreed" || p.status === "contested"))
    list.push(["agreement", "Take the agreement back", `${all} will be open: it was recorded as agreed in error. To end an agreement that there was, reopen it.`, `The agreement on ${callParagraph(p)} is taken back.`]);
  if (m.chair && p.reopened)
    list.push(["reopening", "Take the reopening back", `${all} will be agreed again in the version that was agreed, if nothing stands against it.`, `${capital(callParagraph(p))} is agreed ad ref, as it was.`]);
  if (p.status === "open" && last && last.version > 1 && !last.technical && !last.takesBack)
    list.push(["revision", `Take version ${p.version} back`, `Version ${p.version + 1} will have the text of version ${p.version - 1}, and the amendments that version ${p.version} took are pending again.`, `Version ${p.version} of ${callParagraph(p)} is taken back.`]);
  return list;
}

/** Buttons for what there is to take back. */
export function TakeBackActs({ p }: { p: wire.Paragraph }) {
  if (!me.value.desk) return null;
  return <>{offers(p).map(([what, label]) => !opened("take-back-" + what, p.id) && <button key={what} type="button" class="btn plain" onClick={() => ask("take-back-" + what, p.id)}>{label}</button>)}</>;
}

export function TakeBackForms({ p }: { p: wire.Paragraph }) {
  return (
    <>
      {offers(p).map(([what, label, becomes, done]) => opened("take-back-" + what, p.id) && (
        <Why key={what} title={`${label}: ${callParagraph(p)}, version ${p.version}?`} becomes={becomes} done={done} command={(reason) => ({ type: "take_back", what, paragraph: p.id, version: p.version, reason })} />
      ))}
    </>
  );
}

/** For the answer to one amendment. */
export function TakeAnswerBack({ a }: { a: wire.Amendment }) {
  if (!me.value.desk) return null;
  if (!opened("take-back-answer", a.id)) return <div class="acts"><button type="button" class="btn tight" onClick={() => ask("take-back-answer", a.id)}>Take the answer back</button></div>;
  return (
    <Why title={`Take back the answer to ${called(a)}?`} becomes="It stands as it did before the answer. An objection that the answer led to stands until its delegation lifts it." done={`The answer to ${called(a)} is taken back.`}
      command={(reason) => ({ type: "take_back", what: "answer", amendments: [a.id], reason })} />
  );
}

function Why({ title, becomes, done, command }: { title: string; becomes: string; done: string; command: (reason: string) => wire.Command }) {
  const submit = (e: SubmitEvent) => {
    e.preventDefault();
    void perform(command(String(new FormData(e.currentTarget as HTMLFormElement).get("reason")).trim()), done);
  };
  return (
    <Dialog title={title}>
      <p>{becomes} The history keeps both.</p>
      <form class="form" onSubmit={submit}>
        <p class="field"><label for="why">Reason</label><textarea id="why" name="reason" rows={2} required dir="auto" /><span class="hint">Read by every delegation.</span></p>
        <div class="acts"><button class="btn main">Take it back {forWhom()}</button><button type="button" class="btn" onClick={dismiss}>Leave <kbd>Esc</kbd></button></div>
      </form>
    </Dialog>
  );
}
