// circulated.tsx lists the texts that were circulated: when, to whom, until when comments were asked
// for, the Chair's covering letter, and the hash by which a printed copy is known.

import { Outcome } from "./act";
import { Inputs } from "./inputs";
import { to } from "./route";
import { me, report, revisions } from "./state";
import { chosen, dismiss, focusOn } from "./ui";
import { here, inUTC } from "./terms";
import { day } from "./words";
import type * as wire from "./wire";

const readers: Record<wire.Audience, string> = {
  chair: "the Chair", delegations: "delegations", observers: "delegations and observers", public: "everyone",
};

// Whoever files amendments, or answers them, is told what became of them.
const accounted = () => ["chair", "secretariat", "delegation"].includes(me.value.role);

export function Circulated() {
  const all = revisions.value.toReversed();
  return (
    <div class="head">
      <h2 tabIndex={-1} ref={focusOn}>Circulated texts</h2>
      {accounted() && <Outcome of={chosen.value} />}
      {!all.length && <p>Nothing has been circulated yet.</p>}
      <ol role="list">
        {all.map((v, i) => (
          <li class="item" key={v.id}>
            <h3>{v.name} <span class="quiet">{day(v.at)}</span></h3>
            <p class="small quiet"><span dir="ltr">{v.symbol}</span> Read by {readers[v.audience]}.</p>
            {v.deadline && <p>Comments until <b>{here(v.deadline)}</b>{here(v.deadline).endsWith("UTC") ? "." : `, your zone; ${inUTC(v.deadline)}.`}</p>}
            {v.letter && (
              <details open={i === 0}>
                <summary>The Chair’s letter</summary>
                <div class="words letter" dir="auto">{v.letter.split("\n").map((l, k) => <p key={k}>{l}</p>)}</div>
              </details>
            )}
            <p class="small quiet">Hash <code>{v.hash.slice(0, 16)}</code><span class="vh">{v.hash.slice(16)}</span>{v.logHash && <>, record <code>{v.logHash.slice(0, 16)}</code></>}</p>
            {accounted() && <p class="small"><a href={`${to(report.value!.id, "compare")}?fates=${encodeURIComponent(v.id)}`}>What became of each amendment by {v.name}</a></p>}
            {all[i + 1] && <p class="small"><a href={`${to(report.value!.id, "compare")}?from=${encodeURIComponent(all[i + 1]!.id)}&to=${encodeURIComponent(v.id)}`}>Compare with {all[i + 1]!.name}</a></p>}
          </li>
        ))}
      </ol>
      <Inputs />
      <div class="acts"><button class="btn" onClick={dismiss}>Close <kbd>Esc</kbd></button></div>
    </div>
  );
}
