// amendments.tsx shows the amendments to a paragraph: those that touch the same words together,
// identical ones once with all their sponsors, and what the reader may do with each.

import { Ask, forWhom } from "./act";
import { AskPosition, BehalfOn, notFor } from "./behalf";
import { clustersOf } from "./clusters";
import { voicesFor } from "./counted";
import { ForStates, forStates, ownGroup } from "./listed";
import { Marks } from "./marks/marks";
import { send } from "./outbox";
import { place, to } from "./route";
import { One } from "./objections";
import { Unsaid } from "./sealing";
import { amendmentsOf, lang, me, mine, nameOf, objectionsOf, report } from "./state";
import { unsettled } from "./standing";
import { TakeAnswerBack } from "./takeback";
import { amended, NestedActs, NestedWords, underTheirs } from "./nested";
import { called, list, names, positionSign, positionWord, stateWord } from "./terms";
import { callParagraph, capital, count, when } from "./words";
import { Rearranges, rearranges, TakeIt } from "./rearranges";
import { elsewhere, needsHand, standsOn } from "./standson";
import { outcome } from "./act";
import { ask } from "./ui";
import type * as wire from "./wire";

/** Words kept beside each change. */
const context = 5;

export function Amendments({ p, pending }: { p: wire.Paragraph; pending: readonly wire.Amendment[] }) {
  const all = amendmentsOf(p.id).value;
  const settled = all.filter((a) => !unsettled(a));
  const clusters = clustersOf(p, pending);
  const touching = clusters.filter((c) => c.length > 1).length;
  return (
    <>
      {clusters.length > 0 && (
        <section aria-label="Amendments">
          <h3>Amendments <span class="quiet">{pending.length} pending{!touching ? "" : clusters.length > 1 ? ", some on the same words" : clusters.flat(2).every((a) => a.kind === "insert_after") ? ", same place" : ", same words"}</span></h3>
          {clusters.map((c, i) => (
            <div key={c[0]![0]!.id} class={c.length > 1 ? "cluster" : ""}>
              {c.length > 1 && <p class="small touch-note" id={`c-${p.id}-${i}`}>{count(c.length, "proposal")} {c.flat().every((a) => a.kind === "insert_after") ? "at the same place" : "on the same words"}</p>}
              <ol role="list" aria-describedby={c.length > 1 ? `c-${p.id}-${i}` : undefined}>
                {underTheirs(c).map(({ group, under }) => <Group key={group[0]!.id} group={group} p={p} under={under} />)}
              </ol>
            </div>
          ))}
        </section>
      )}
      {settled.length > 0 && (
        <details class="settled">
          <summary>{count(settled.length, "amendment")} settled</summary>
          <ol role="list">{settled.map((a) => <Settled key={a.id} a={a} p={p} />)}</ol>
        </details>
      )}
    </>
  );
}

// A group is one wording, proposed by one or several.
function Group({ group, p, under = [] }: { group: readonly wire.Amendment[]; p: wire.Paragraph; under?: readonly (readonly wire.Amendment[])[] }) {
  const a = group[0]!;
  // An objection that presses an insertion stands against the gap: it is shown with its insertion.
  const inGap = objectionsOf("").value.filter((o) => !o.liftedAt);
  return (
    <li class="item" id={"a-" + a.id}>
      {group.map((x) => <Title key={x.id} a={x} />)}
      {group.length > 1 && <p class="small"><b>{group.length === 2 ? "Both propose" : `All ${group.length} propose`} the same words.</b></p>}
      <Words a={a} p={p} />
      {rearranges(a) && <TakeIt group={group} p={p} />}
      {group.map((x) => (
        <div key={x.id} class="own">
          {group.length > 1 && <p class="small"><b>{capital(called(x))}</b></p>}
          {x.reason && <p class="reason" dir="auto">{x.reason}</p>}
          <Unsaid e={x} />
          <Positions a={x} />
          <BehalfOn a={x} />
          <Own a={x} />
          {inGap.filter((o) => o.amendment === x.id).map((o) => <ul key={o.id} role="list"><One o={o} p={p} /></ul>)}
        </div>
      ))}
      {under.length > 0 && <ol role="list" class="nested" aria-label={`Amendments to ${called(a)}`}>{under.map((g) => <Group key={g[0]!.id} group={g} p={p} />)}</ol>}
    </li>
  );
}

function Title({ a }: { a: wire.Amendment }) {
  const own = me.value.delegation && me.value.code === a.by;
  return (
    <>
      <h4>
        <span>{a.no ? `No. ${a.no}, ${nameOf(a.by)}` : `${nameOf(a.by)}’s amendment`}</span>
        {a.floor && !a.floor.startsWith("no.") && <span class="code" title="What the floor calls it">{a.floor}</span>}
        {own && <span class="code mine">yours</span>}
        {a.pressed || a.state === "pressed" ? <span class="code stop">pressed</span> : null}
        {a.listed && <span class="code">listed</span>}
        {a.late && <span class="code">late</span>}
        <span class="end">{when(a.filedAt)}</span>
      </h4>
      {a.coSponsors?.length ? <p class="small quiet">with {names(a.coSponsors)}</p> : null}
      {a.listed && <p class="small">Listed with the new revision: it does not block until {nameOf(a.by)} maintains it.</p>}
      {a.pressed && a.answerReason && <p class="small">The Chair’s answer was: <span dir="auto">{a.answerReason}</span></p>}
    </>
  );
}

const wordsOf = (text: string): wire.Diff => [["+", text]];

/** What an amendment proposes: its marks, and where the text has moved on, how it now stands. */
export function Words({ a: filedAs, p }: { a: wire.Amendment; p: wire.Paragraph }) {
  const a = standsOn(filedAs, p.id);
  const c = a.carried;
  if (rearranges(a)) return <Rearranges a={a} p={p} />;
  if (a.to) return <NestedWords a={a} p={p} />;
  const filed = a.kind === "delete" ? <b>Delete the paragraph</b> : (
    <Marks ops={a.kind === "insert_after" ? wordsOf(a.text) : a.ops} context={a.kind === "insert_after" ? undefined : context} lang={lang.value} />
  );
  const lead = a.kind === "insert_after" ? <p class="small quiet">{p.version ? `Insert after ${callParagraph(p)}:` : p.id ? "Insert after what was left out:" : "Insert before the first paragraph:"}</p> : null;
  if (!c || c.version === a.version && !elsewhere(filedAs, p)) {
    return <>{lead}<p class="words">{filed}</p>{a.version < p.version && <p class="small quiet">Filed against version {a.version}.</p>}</>;
  }
  const against = elsewhere(filedAs, p) || `against version ${a.version}`;
  const said: Record<wire.Class, string> = {
    clean: `Filed ${against}; its words fit version ${c.version} unchanged:`,
    overlapping: `Filed ${against}; the same words have changed since. ${nameOf(a.by)} has to say what it proposes now.`,
    gone: p.text ? `Filed ${against}; it proposes nothing to this part of it.` : `Filed ${against}; the paragraph has been deleted since.`,
    overtaken: `Filed ${against}; its change is already in version ${c.version}.`,
  };
  return (
    <>
      {lead}
      <p class="small">{said[c.class]}</p>
      <div class="copies">
        {c.class === "clean" && c.ops && <div><p class="small quiet">On version {c.version}</p><p class="words"><Marks ops={c.ops} context={context} lang={lang.value} /></p></div>}
        <div><p class="small quiet">As filed</p><p class="words">{filed}</p></div>
      </div>
    </>
  );
}

const kinds = ["supports", "can_go_along", "cannot_accept"] as const;

function Positions({ a }: { a: wire.Amendment }) {
  const m = me.value;
  const taken = a.positions ?? [];
  const sponsor = a.by === m.code || a.coSponsors?.includes(m.code);
  const own = mine.value.get(a.id) ?? "";
  const take = async (position: wire.Position) => {
    const r = await send({ type: "take_position", amendment: a.id, position, ...(position && forStates()) });
    if (!r.error) {
      mine.value = new Map(mine.peek()).set(a.id, position);
      outcome.value = { of: place.peek(), words: position ? `${m.name} ${positionWord[position]} ${called(a)}: recorded.` : `${m.name} has taken its position on ${called(a)} back.` };
    }
  };
  return (
    <>
      {a.voices ? (
        <dl class="pos">
          {kinds.map((k) => {
            const { by, states } = voicesFor(a, k);
            return by.length ? <><dt>{positionSign[k]} {count(states, "State")} {states !== 1 && k === "supports" ? "support" : positionWord[k]}</dt><dd>{list(by.map((v) => (v.states.includes(v.by) ? nameOf(v.by) : `${nameOf(v.by)} for ${v.states.length || "none"}`)))}</dd></> : null;
          })}
        </dl>
      ) : taken.length > 0 && (
        <dl class="pos">
          {kinds.map((k) => {
            const who = taken.filter((t) => t.position === k);
            return who.length ? <><dt>{positionSign[k]} {who.length} {who.length > 1 && k === "supports" ? "support" : positionWord[k]}</dt><dd>{names(who.map((t) => t.delegation))}</dd></> : null;
          })}
        </dl>
      )}
      {m.delegation && !sponsor && (
        <div class="seg tight" role="group" aria-label={`${m.name} on ${called(a)}`}>
          {kinds.map((k) => (
            <button key={k} type="button" aria-pressed={own === k} onClick={() => (own !== k && ownGroup() ? ask("take " + k, a.id) : void take(own === k ? "" : k))}>
              {positionSign[k]} {capital(positionWord[k])}
            </button>
          ))}
        </div>
      )}
      {m.delegation && !sponsor && <AskPosition a={a} take={(k) => void take(k)} />}
    </>
  );
}

// What the reader may do with an amendment that is not settled.
function Own({ a }: { a: wire.Amendment }) {
  const m = me.value;
  if (!m.delegation) return null;
  const no = called(a);
  if (a.by === m.code) {
    return (
      <div class="acts">
        {a.listed && (
          <Ask name="maintain" of={a.id} tight label="Maintain" sure={`Maintain ${forWhom()}`}
            question={`Maintain ${no} ${forWhom()}? It blocks the paragraph again until it is answered.`}
            command={() => ({ type: "maintain", amendment: a.id })} done={`${capital(no)} is maintained ${forWhom()}.`} />
        )}
        {!rearranges(a) && <a class="btn tight" href={`${to(report.value!.id, "amend", a.paragraph)}?kind=${a.to && unsettled(amended(a)!) ? `to:${a.to}` : a.kind}&supersedes=${encodeURIComponent(a.id)}${needsHand(a) ? "&now" : ""}`}>{needsHand(a) ? "Propose anew" : "Revise"}</a>}
        <Ask name="withdraw" of={a.id} tight label="Withdraw" sure={`Withdraw ${forWhom()}`}
          question={`Withdraw ${no} ${forWhom()}?${a.coSponsors?.length ? ` ${names(a.coSponsors)} may take it over.` : ""}`}
          command={() => ({ type: "withdraw", amendment: a.id })} done={`${capital(no)} is withdrawn ${forWhom()}.`} />
      </div>
    );
  }
  const joined = a.coSponsors?.includes(m.code);
  return (
    <div class="acts">
      {joined ? (
        <Ask name="leave" of={a.id} tight label="Leave" sure={`Leave ${forWhom()}`} question={`End the co-sponsorship of ${no} ${forWhom()}?`}
          command={() => ({ type: "leave", amendment: a.id })} done={`${m.name} no longer co-sponsors ${no}.`} />
      ) : (
        <Ask name="join" of={a.id} tight label="Join" sure={`Join ${forWhom()}`} question={`Join ${no} of ${nameOf(a.by)} as a co-sponsor, ${forWhom()}?`}
          also={<ForStates not={notFor(a)} />} command={() => ({ type: "join", amendment: a.id, ...forStates() })} done={`${m.name} co-sponsors ${no}.`} />
      )}
      <NestedActs a={a} />
    </div>
  );
}

function Settled({ a, p }: { a: wire.Amendment; p: wire.Paragraph }) {
  const m = me.value;
  const no = called(a);
  const answered = a.state === "reflected" || a.state === "partly_reflected" || a.state === "not_retained";
  return (
    <li class="item" id={"a-" + a.id}>
      <h4><span>{a.no ? `No. ${a.no}, ${nameOf(a.by)}` : `${nameOf(a.by)}’s amendment`}</span> <span class="code">{stateWord[a.state]}</span> <span class="end">{when(a.answered ?? a.filedAt)}</span></h4>
      {a.coSponsors?.length ? <p class="small quiet">with {list(a.coSponsors.map(nameOf))}</p> : null}
      {!a.textGone && <Words a={{ ...a, carried: undefined }} p={p} />}
      <Unsaid e={a} />
      {answered && a.answerReason && <p class="small">The Chair: <span class="reason" dir="auto">{a.answerReason}</span></p>}
      {a.state !== "withdrawn" && <BehalfOn a={a} />}
      {a.supersededBy && <p class="small quiet">Replaced by a later proposal of {nameOf(a.by)}.</p>}
      {answered && <TakeAnswerBack a={a} />}
      {m.delegation && (
        <div class="acts">
          {answered && a.by === m.code && (
            <Ask name="press" of={a.id} tight label="Press" sure={`Press ${forWhom()}`}
              question={`Press ${no} ${forWhom()}? It is pending again, with an objection by ${m.name} on the paragraph.`}
              command={() => ({ type: "press", amendment: a.id })} done={`${capital(no)} is pressed ${forWhom()}.`} />
          )}
          {a.state === "withdrawn" && !(a.expunged && a.textGone) && !a.supersededBy && a.coSponsors?.includes(m.code) && (
            <Ask name="take_over" of={a.id} tight label="Take over" sure={`Take over ${forWhom()}`}
              question={`Take ${no} over from ${nameOf(a.by)} and become its sponsor, ${forWhom()}?`}
              command={() => ({ type: "take_over", amendment: a.id })} done={`${m.name} sponsors ${no}.`} />
          )}
        </div>
      )}
    </li>
  );
}
