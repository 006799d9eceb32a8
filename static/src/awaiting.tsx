// awaiting.tsx is "agreed ad ref, pending Arvenia": a delegation says that it awaits instructions,
// and confirms.

import { Ask, Dialog, forWhom, perform } from "./act";
import { me, nameOf } from "./state";
import { ask, dismiss, dialog } from "./ui";
import { callParagraph, when } from "./words";
import type * as wire from "./wire";

/** Who awaits instructions on a paragraph, and for the own delegation the way to confirm. */
export function Awaiting({ p }: { p: wire.Paragraph }) {
  if (!p.awaiting?.length) return null;
  return (
    <section aria-label="Awaiting instructions">
      <h3>Awaiting instructions <span class="quiet">blocks nothing</span></h3>
      <ul role="list">
        {p.awaiting.map((a) => {
          const own = me.value.delegation && me.value.code === a.delegation;
          return (
            <li class="item" key={a.delegation}>
              <h4>{nameOf(a.delegation)}{own && <span class="code mine">yours</span>} <span class="end">since {when(a.at)}</span></h4>
              {a.reason && <p class="reason" dir="auto">{a.reason}</p>}
              {own && (
                <div class="acts">
                  <Ask
                    name="confirm" of={p.id} tight label="Confirm" sure={`Confirm ${forWhom()}`}
                    question={`Confirm version ${p.version} of ${callParagraph(p)} ${forWhom()}? To object instead, choose Object.`}
                    command={() => ({ type: "confirm", paragraph: p.id })} done={`${nameOf(a.delegation)} confirms version ${p.version}.`}
                  />
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The button that says it; nothing where the delegation objects, or has said so already. */
export function AwaitButton({ p, objects }: { p: wire.Paragraph; objects: boolean }) {
  if (objects || p.awaiting?.some((a) => a.delegation === me.value.code) || dialog.value?.name === "await") return null;
  return <button class="btn plain" onClick={() => ask("await", p.id)}>Await instructions</button>;
}

export function AwaitForm({ p }: { p: wire.Paragraph }) {
  const submit = (e: SubmitEvent) => {
    e.preventDefault();
    const reason = String(new FormData(e.currentTarget as HTMLFormElement).get("reason")).trim();
    void perform({ type: "await", paragraph: p.id, version: p.version, ...(reason && { reason }) }, `${me.value.name} awaits instructions on version ${p.version}.`);
  };
  return (
    <Dialog title={`Await instructions on ${callParagraph(p)}, version ${p.version}, ${forWhom()}`}>
      <p>It holds nothing up, and everybody sees it: {p.status === "agreed" ? "" : "once agreed, "}“agreed ad ref, pending {me.value.name}”. It ends when you confirm or object, or with a new version.</p>
      <form class="form" onSubmit={submit}>
        <p class="field"><label for="why">Reason, if you wish to give one</label><textarea id="why" name="reason" rows={2} dir="auto" /></p>
        <div class="acts"><button class="btn main">Await instructions {forWhom()}</button><button type="button" class="btn" onClick={dismiss}>Leave <kbd>Esc</kbd></button></div>
      </form>
    </Dialog>
  );
}
