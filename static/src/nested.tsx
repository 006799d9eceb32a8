// nested.tsx is amendments to amendments: shown under the amendment whose words they amend, each saying
// that those words, and not the text, are its base.

import { Ask, forWhom } from "./act";
import { Marks } from "./marks/marks";
import { to } from "./route";
import { unsettled } from "./standing";
import { amendment, amendmentsOf, lang, me, nameOf, report } from "./state";
import { called, names, stateWord } from "./terms";
import { callParagraph, capital } from "./words";
import type * as wire from "./wire";

type Groups = readonly (readonly wire.Amendment[])[];

/** The amendment that another one amends, as it stands now. */
export const amended = (a: wire.Amendment) => (a.to ? amendmentsOf(a.paragraph).value.find((x) => x.id === a.to) ?? amendment(a.to) : undefined);

/** Whose words they are: "no. 14 by Arvenia". */
export const whose = (a: wire.Amendment) => (a.no ? `no. ${a.no} by ${nameOf(a.by)}` : called(a));

/** The groups of a cluster, those that amend an unsettled one of another group under that one. */
export function underTheirs(groups: Groups): { group: readonly wire.Amendment[]; under: Groups }[] {
  const holds = (group: readonly wire.Amendment[], id: string | undefined) => group.some((a) => a.id === id);
  const parent = (group: readonly wire.Amendment[]) => {
    const of = group[0]!.to;
    return of && group.every((a) => a.to === of) ? groups.find((g) => g !== group && holds(g, of) && !g[0]!.to) : undefined;
  };
  return groups.filter((g) => !parent(g)).map((group) => ({ group, under: groups.filter((g) => parent(g) === group) }));
}

const wholly: wire.Class[] = ["clean"];

/** What an amendment to an amendment proposes: its marks against that one's words, and how it stands. */
export function NestedWords({ a, p }: { a: wire.Amendment; p: wire.Paragraph }) {
  const parent = amended(a);
  const c = unsettled(a) ? a.carried : undefined;
  const gone = parent && !unsettled(parent);
  const its = parent ? whose(parent) : "another amendment";
  const said: Record<wire.Class, string> = {
    clean: `Its own change fits ${callParagraph(p)} as it stands, version ${c?.version ?? p.version}:`,
    overlapping: `Its words do not fit the text without those it amends. ${nameOf(a.by)} has to say what it proposes now.`,
    gone: "The paragraph has been deleted since.",
    overtaken: "The text says it already.",
  };
  const filed = <p class="words"><Marks ops={a.ops} context={5} lang={lang.value} /></p>;
  return (
    <>
      <p class="small"><b>Amends {its}</b>, not the text: the marks are against the words of {parent?.no ? `no. ${parent.no}` : "that amendment"}.{gone && ` That one is ${stateWord[parent.state]}.`}</p>
      {c && gone ? (
        <>
          <p class="small">{said[c.class]}</p>
          {wholly.includes(c.class) && c.ops && <p class="words"><Marks ops={c.ops} context={5} lang={lang.value} /></p>}
          <details open={c.class !== "clean"}><summary class="small">As filed</summary>{filed}</details>
        </>
      ) : filed}
      {a.acceptedIn && <p class="small">Accepted: {names([amendment(a.acceptedIn)?.by ?? ""])} proposes these words now{amendment(a.acceptedIn)?.no ? `, as no. ${amendment(a.acceptedIn)!.no}` : ""}.</p>}
    </>
  );
}

/** What a delegation may do with the words of an amendment: amend another's, or accept what is proposed to its own. */
export function NestedActs({ a }: { a: wire.Amendment }) {
  const m = me.value;
  if (!m.delegation) return null;
  const parent = amended(a);
  const no = called(a);
  if (parent) {
    return parent.by === m.code && unsettled(parent) && a.by !== m.code ? (
      <Ask name="accept" of={a.id} tight label="Accept into ours" sure={`Accept ${forWhom()}`}
        question={`Accept ${no} of ${nameOf(a.by)} ${forWhom()}? A new amendment of ${m.name} with these words, co-sponsored by ${names([a.by, ...(a.coSponsors ?? [])].filter((c) => c !== m.code))}, takes the place of ${called(parent)}.`}
        command={() => ({ type: "accept", amendment: a.id })} done={`${capital(no)} is accepted: its words are now proposed ${forWhom()}.`} />
    ) : null;
  }
  if (a.by === m.code || (a.kind !== "revise" && a.kind !== "insert_after")) return null;
  return <a class="btn tight" href={`${to(report.value!.id, "amend", a.paragraph)}?kind=to:${encodeURIComponent(a.id)}`}>Amend this proposal</a>;
}
