// behalf.tsx is for whom groups act: shown with each act, with a member's "not on my behalf", and
// listed for the State that is acted for.

import { computed, effect, signal } from "@preact/signals";
import { Ask, Dialog, forWhom, opened } from "./act";
import { api } from "./api";
import { everyObjection, callPlace } from "./scopes";
import { ForStates, ownGroup, States } from "./listed";
import { to } from "./route";
import { labels } from "./labels";
import { amendmentsOf, delegations, me, mine, nameOf, order, paragraph, report, statementsOf } from "./state";
import { dismiss } from "./ui";
import { called, names, positionWord } from "./terms";
import { callParagraph, capital } from "./words";
import type * as wire from "./wire";

/** Positions of groups that others may not see: those taken for the own State, or the own group's. */
const taken = signal<readonly wire.MyActing[]>([]);
let asked = 0;
effect(() => {
  void mine.value; // it is replaced when anything of one's own has changed
  const id = report.value?.id;
  if (!id || !me.value.delegation || !delegations.value.some((d) => d.kind === "group")) return;
  const turn = ++asked;
  void api<wire.Mine>(`reports/${encodeURIComponent(id)}/mine`).then((r) => {
    if (r.ok && turn === asked) taken.value = r.ok.acting ?? [];
  });
});

/** For whom a group did something; for a State among them the way out, of a closed record's only where it was annexed. */
export function Behalf({ acting: g, act, does = "Acts", annexed }: { acting: wire.Acting | undefined; act: string; does?: string; annexed?: boolean | undefined }) {
  if (!g) return null;
  const m = me.value;
  const group = nameOf(g.group);
  return (
    <div class="behalf">
      <p class="small">{g.for.length ? <>{does} on behalf of <States codes={g.for} />.</> : `${does} on behalf of no State any more; it stands until ${group} takes it back.`}{g.not && <span class="quiet"> Not on behalf of {names(g.not)}.</span>}</p>
      {(annexed ? m.role === "delegation" : m.delegation) && g.for.includes(m.code) && (
        <div class="acts">
          <Ask
            name="not-on-my-behalf" of={`${act} ${g.group}`} tight label="Not on my behalf" sure={`Not on behalf of ${m.name}`}
            question={`Say that ${group} does not do this on behalf of ${m.name}? All see it. It stands for the others, and you can say something else yourself.`}
            command={() => ({ type: "not_on_my_behalf", act, group: g.group })} done={`${group} does not act for ${m.name} here.`}
          />
        </div>
      )}
    </div>
  );
}

const positionsOf = (a: wire.Amendment) => taken.value.filter((t) => t.amendment === a.id && !a.acting?.some((g) => g.group === t.group));

/** For whom groups sponsor an amendment or have a position on it. */
export function BehalfOn({ a }: { a: wire.Amendment }) {
  return (
    <>
      {a.acting?.map((g) => <Behalf key={g.group} acting={g} act={a.id} does={`${nameOf(g.group)} acts`} />)}
      {positionsOf(a).map((t) => t.position && <Behalf key={t.group} acting={t} act={a.id} does={`${nameOf(t.group)} ${positionWord[t.position]} this`} />)}
    </>
  );
}

/** Who has said "not on my behalf" of what the own group says of an amendment. */
export const notFor = (a: wire.Amendment) => [...(a.acting ?? []), ...taken.value.filter((t) => t.amendment === a.id)].find((g) => g.group === me.value.code)?.not ?? [];

/** A group's position is asked once more, with the States that it is for. */
export function AskPosition({ a, take }: { a: wire.Amendment; take: (p: wire.Position) => void }) {
  const position = (["supports", "can_go_along", "cannot_accept"] as const).find((k) => opened("take " + k, a.id));
  if (!position || !ownGroup()) return null;
  const says = `${me.value.name} ${positionWord[position]} ${called(a)}`;
  return (
    <Dialog title={`${says}?`}>
      <ForStates not={notFor(a)} />
      <div class="acts">
        <button type="button" class="btn main tight" onClick={() => { take(position); dismiss(); }}>{capital(positionWord[position])}, {forWhom()}</button>
        <button type="button" class="btn tight" onClick={dismiss}>Leave it</button>
      </div>
    </Dialog>
  );
}

// What groups do for the own State.
const forMe = computed(() => {
  const code = me.value.delegation ? me.value.code : "";
  const rows: { of: string; words: string }[] = [];
  const add = (g: wire.Acting | undefined, of: string, words: string) => {
    if (code && g?.for.includes(code)) rows.push({ of, words: `${nameOf(g.group)} ${words}` });
  };
  for (const o of everyObjection()) if (!o.liftedAt) add(o.acting, o.paragraph, `objects to ${callPlace(o)}`);
  for (const id of ["", ...order.value]) {
    for (const a of amendmentsOf(id).value) {
      if (a.state === "withdrawn") continue;
      for (const g of a.acting ?? []) add(g, id, `stands behind ${called(a)}`);
      for (const t of positionsOf(a)) if (t.position) add(t, id, `${positionWord[t.position]} ${called(a)}`);
    }
    for (const s of statementsOf(id).value) if (!s.withdrawnAt) add(s.acting, id, `made a statement on ${id ? callParagraph(paragraph(id).value) : "the whole text"}`);
  }
  return rows;
});

/** What groups do on behalf of the own State, while no paragraph is chosen. */
export function OnYourBehalf() {
  const rows = forMe.value;
  if (!rows.length) return null;
  return (
    <section aria-label="On your behalf">
      <h3>On behalf of {me.value.name} <span class="quiet">{rows.length}</span></h3>
      <ol class="rows" role="list">
        {rows.map((r, i) => (
          <li key={i}>
            <a class="n" href={r.of ? to(report.value!.id, "p", r.of) : to(report.value!.id)}>{labels.value.get(r.of) || "–"}<span class="vh">: {r.of ? callParagraph(paragraph(r.of).value) : "the whole text"}</span></a>
            <p>{r.words}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
