// yours.tsx is what waits for the reader's own delegation: amendments that the room has moved past,
// answers it may press, conditions that are met.

import { to } from "./route";
import { labels } from "./labels";
import { callPlace } from "./scopes";
import { amendedPlaces, amendment, amendmentsOf, listOf, me, objectionsOf, order, paragraph, report, wide } from "./state";
import { needsHand } from "./standson";
import { unsettled } from "./standing";
import { called, stateWord } from "./terms";
import { callParagraph, capital } from "./words";
import type * as wire from "./wire";

// again is where an amendment is proposed anew, in its place, on the text as it stands.
function again(a: wire.Amendment) {
  const p = paragraph(a.paragraph).value;
  if (!p?.text || a.to || (a.kind !== "revise" && a.kind !== "delete")) return undefined;
  return `${to(report.value!.id, "amend", a.paragraph)}?kind=revise&supersedes=${encodeURIComponent(a.id)}&now`;
}

export function Yours() {
  const m = me.value;
  if (!m.delegation) return null;
  const rows: { of: string; words: string; rank?: number; again?: string }[] = [];
  for (const b of listOf("bridges").value) {
    if (b.taken || b.withdrawnAt || b.supersededBy || b.version !== paragraph(b.paragraph).value?.version) continue;
    for (const { amendment: of, how } of b.meets) {
      const a = amendment(of);
      if (how && a?.by === m.code && !b.answers.some((x) => x.amendment === of && x.delegation === m.code)) rows.push({ of: b.paragraph, words: `The Chair put a bridge: say whether you accept it, for ${called(a)}` });
    }
  }
  for (const id of ["", ...order.value, ...amendedPlaces().filter((x) => x && !order.value.includes(x))]) {
    for (const a of amendmentsOf(id).value) {
      if (a.by !== m.code) continue;
      const no = capital(called(a));
      if (!paragraph(id).value && id) {
        if (unsettled(a) && a.paragraph === id && !(a.also ?? []).some((x) => order.value.includes(x))) rows.push({ of: id, rank: 1, words: `${no}: its paragraph was deleted and left out; propose it elsewhere, or withdraw it` });
        continue;
      }
      if (id !== a.paragraph && order.value.includes(a.paragraph)) continue; // named once
      if (unsettled(a) && needsHand(a)) rows.push({ of: id, rank: 0, words: `${no}: the same words have changed; say what you propose now`, ...(again(a) && { again: again(a)! }) });
      else if (unsettled(a) && a.carried?.class === "gone") rows.push({ of: id, rank: 1, words: `${no}: its paragraph has been deleted` });
      else if (unsettled(a) && a.listed) rows.push({ of: id, words: `${no} is listed: maintain it if it still stands`, rank: 2 });
      else if (a.state === "not_retained" || a.state === "partly_reflected") rows.push({ of: id, words: `${no} was ${stateWord[a.state]}: you may press it` });
    }
    if (paragraph(id).value?.awaiting?.some((a) => a.delegation === m.code)) rows.push({ of: id, words: "You await instructions: confirm, or object" });
    for (const o of [...objectionsOf(id).value, ...(id ? [] : objectionsOf(wide).value)]) {
      if (o.by !== m.code || o.liftedAt) continue;
      const place = o.scope === "section" ? o.paragraph : id;
      if (o.calledAt && !o.answer) rows.push({ of: place, words: `The Chair calls your objection to ${callPlace(o)}: answer` });
      if (o.scope && o.ready) rows.push({ of: place, words: `Your condition is met: you may lift your objection to ${callPlace(o)}` });
      else if (o.scope) continue;
      else if (o.ready) rows.push({ of: id, words: "Your condition is met: you may lift your objection" });
      else if (o.version < (paragraph(id).value?.version ?? 0)) rows.push({ of: id, words: `You objected to version ${o.version}; the text is now version ${paragraph(id).value!.version}` });
    }
  }
  if (!rows.length) return null;
  rows.sort((a, b) => (a.rank ?? 3) - (b.rank ?? 3)); // where its hand is needed first
  return (
    <section>
      <h3>Waits for {m.name} <span class="quiet">{rows.length}</span></h3>
      <ol class="rows" role="list">
        {rows.map((r, i) => (
          <li key={i}>
            <a class="n" href={r.of ? to(report.value!.id, "p", r.of) : to(report.value!.id)}>{labels.value.get(r.of) || "–"}<span class="vh">: {callParagraph(paragraph(r.of).value)}</span></a>
            <div>
              <p>{r.words}</p>
              {r.again && <p><a class="btn tight" href={r.again}>Propose anew on the text as it stands</a></p>}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
