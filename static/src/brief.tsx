// brief.tsx is the history of the chosen paragraph in a few lines, latest first, from what the
// screen already holds; the whole is one link away.

import { to } from "./route";
import { callPlace } from "./scopes";
import { wider } from "./standing";
import { amendmentsOf, nameOf, objectionsOf, report, statementsOf } from "./state";
import { called, names, objector, stateWord } from "./terms";
import { capital, when } from "./words";
import type * as wire from "./wire";

const most = 6;

export function Brief({ p }: { p: wire.Paragraph }) {
  const steps: { at: string; words: string; now?: boolean }[] = [];
  for (const v of p.versions ?? []) {
    const took = v.by?.length ? `, the Chair took words of ${names(v.by)}` : "";
    steps.push({ at: v.at, words: `Version ${v.version}${v.revision ? `: ${v.revision}` : ""}${took}`, now: v.version === p.version });
  }
  for (const a of amendmentsOf(p.id).value) {
    steps.push({ at: a.filedAt, words: `${nameOf(a.by)} filed ${a.no ? `amendment no. ${a.no}` : "an amendment"}` });
    if (a.answered) steps.push({ at: a.answered, words: `The Chair answered ${called(a)}${a.state === "pressed" ? ", which its sponsor presses" : `: ${stateWord[a.state]}`}` });
  }
  for (const o of [...objectionsOf(p.id).value, ...wider(p.id)]) {
    steps.push({ at: o.raisedAt, words: `${capital(objector(o))} objected to ${o.scope ? callPlace(o) : `version ${o.version}`}` });
    if (o.liftedAt) steps.push({ at: o.liftedAt, words: `${capital(objector(o))} lifted its objection` });
  }
  for (const s of statementsOf(p.id).value) {
    steps.push({ at: s.madeAt, words: `${nameOf(s.by)} made a statement on version ${s.version}` });
    if (s.withdrawnAt) steps.push({ at: s.withdrawnAt, words: `${nameOf(s.by)} withdrew its statement` });
  }
  for (const a of p.awaiting ?? []) steps.push({ at: a.at, words: `${nameOf(a.delegation)} awaits instructions` });
  if (p.agreedAt) steps.push({ at: p.agreedAt, words: "Agreed ad ref" });
  steps.sort((a, b) => (a.at < b.at ? 1 : -1));
  return (
    <section aria-label="History">
      <h3>History <a class="small" href={to(report.value!.id, "history", p.id)}>Word by word</a></h3>
      <ol class="hist" role="list">
        {steps.slice(0, most).map((s, i) => (
          <li key={i}><time dateTime={s.at}>{when(s.at)}</time><span class={s.now ? "now" : ""}>{s.words}</span></li>
        ))}
      </ol>
      {steps.length > most && <p class="small quiet">and {steps.length - most} earlier</p>}
    </section>
  );
}
