// rehearsal.tsx is rehearsals: the Chair's office tries out on a copy of the report what may come. The
// banner is the page's own; here is who starts, enters, leaves and ends one.

import { effect, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Dialog, opened } from "./act";
import { api } from "./api";
import { route, to } from "./route";
import { me, report } from "./state";
import { ask, dismiss, Glyph } from "./ui";
import { when } from "./words";
import type * as wire from "./wire";

const running = signal<readonly wire.Rehearsal[]>([]);
const problem = signal("");

// A page with the banner shows its rehearsal and nothing else, and no page without it shows one.
effect(() => {
  const marked = document.body.classList.contains("rehearsal");
  const r = route.value;
  const here = "report" in r && r.report.startsWith("rehearsal-");
  if (marked !== here) location.reload();
});

const at = () => `reports/${encodeURIComponent(report.peek()!.id)}/rehearsals`;

async function look() {
  const r = await api<wire.Rehearsal[]>(at());
  if (r.ok) running.value = r.ok;
}

async function start(e: SubmitEvent) {
  e.preventDefault();
  const audience = String(new FormData(e.currentTarget as HTMLFormElement).get("audience")) as wire.Audience;
  const r = await api<wire.Rehearsal>(at(), { audience } satisfies wire.RehearsalRequest);
  problem.value = r.error?.message ?? "";
  if (r.ok) location.assign(to(r.ok.id));
}

async function end(r: wire.Rehearsal) {
  const answer = await fetch(`/api/reports/${encodeURIComponent(r.report)}/rehearsals/${encodeURIComponent(r.id)}`, { method: "DELETE" }).catch(() => null);
  problem.value = answer?.ok || answer?.status === 404 ? "" : "It could not be ended. Try again.";
  if (problem.peek()) return;
  if (report.peek()?.rehearsal) location.assign(to(r.report));
  dismiss();
  void look();
}

/** The rehearsals there are; for the Chair's office, starting and ending one. */
export function Rehearsals() {
  const id = report.value!.id;
  const m = me.value;
  useEffect(() => void look(), [id]);
  const here = report.value!.rehearsal;
  const list = running.value.filter((r) => !here || r.id === id);
  if (!m.desk && !list.length) return null;
  return (
    <section aria-label="Rehearsals">
      <h3>{here ? "This is a rehearsal" : "Rehearsals"} <span class="quiet">not recorded</span></h3>
      {here && <p>What is done here is decided by the same rules, and is in no record, export or history of the report.</p>}
      <ul role="list">
        {list.map((r) => (
          <li class="item" key={r.id}>
            <p><Glyph name="draft" /> Since {when(r.at)}, started by {r.by}; {r.audience === "delegations" ? "delegations are let in" : "for the Chair’s office"}.</p>
            <div class="acts">
              {here ? <a class="btn tight" target="_self" href={to(r.report)}>Leave it</a> : <a class="btn tight" target="_self" href={to(r.id)}>Enter it</a>}
              {m.desk && !opened("end-rehearsal", r.id) && <button class="btn tight" onClick={() => ask("end-rehearsal", r.id)}>End it</button>}
            </div>
            {opened("end-rehearsal", r.id) && (
              <Dialog title="End this rehearsal for all who are in it? Nothing of it is kept.">
                <div class="acts"><button class="btn main tight" onClick={() => void end(r)}>End the rehearsal</button><button class="btn tight" onClick={dismiss}>Leave it running</button></div>
              </Dialog>
            )}
          </li>
        ))}
      </ul>
      {m.desk && !here && (opened("rehearse", "") ? (
        <Dialog title="Start a rehearsal on a copy of the report as it stands">
          <form class="form" onSubmit={(e) => void start(e)}>
            <fieldset class="radios">
              <legend>Who is let in</legend>
              <label class="tick"><input type="radio" name="audience" value="chair" defaultChecked /> The Chair and the Secretariat</label>
              <label class="tick"><input type="radio" name="audience" value="delegations" /> Delegations as well</label>
            </fieldset>
            <div class="acts"><button class="btn main">Start the rehearsal</button><button type="button" class="btn" onClick={dismiss}>Leave <kbd>Esc</kbd></button></div>
          </form>
        </Dialog>
      ) : <div class="acts"><button class="btn plain" onClick={() => ask("rehearse")}>Rehearse on a copy</button></div>)}
      <p class="is-objection" role="status">{problem.value}</p>
    </section>
  );
}
