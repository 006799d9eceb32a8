// amended.tsx is what stands beside words that amend another delegation's amendment: whose they are, and
// what else is proposed to them.

import { lang, dir, paragraph } from "../store";
import { whose } from "../nested";
import { unsettled } from "../standing";
import { amendmentsOf } from "../state";
import { stateWord } from "../terms";
import { Marks, Text } from "../marks/marks";
import { capital } from "../words";
import { heading } from "./beside";
import { toOf, type Writing } from "./writing";

/** The amendment that is being amended, live. */
export const parentOf = (w: Pick<Writing, "kind" | "paragraph">) => {
  const id = toOf(w.kind);
  return id ? amendmentsOf(w.paragraph).value.find((a) => a.id === id) : undefined;
};

/** Says in words whose text is the base. */
export function Base({ writing: w }: { writing: Writing }) {
  const parent = parentOf(w);
  if (!parent) return null;
  return (
    <p class="am-instead" role="note">
      <b>You are amending {whose(parent)}, not the text of the report.</b> What is struck and added here is marked against its words.
      {!unsettled(parent) && ` It is ${stateWord[parent.state]} since: amend the paragraph instead.`}
    </p>
  );
}

export function Amended({ writing: w }: { writing: Writing }) {
  const parent = parentOf(w);
  const p = paragraph(w.paragraph).value;
  if (!parent) return null;
  const others = amendmentsOf(w.paragraph).value.filter((a) => a.to === parent.id && unsettled(a));
  return (
    <>
      <h2 class="h2">{capital(whose(parent))}</h2>
      <p class="words" lang={lang.value} dir={dir.value}>{parent.kind === "insert_after" ? <Text text={parent.text} /> : <Marks ops={parent.ops} context={4} />}</p>
      {parent.reason && <p class="small quiet" dir="auto">{parent.reason}</p>}
      {p && parent.kind !== "insert_after" && <p class="small quiet">It was filed against version {parent.version}{parent.version < p.version && `; the text is now version ${p.version}`}.</p>}
      <h2 class="h2">Also proposed to these words</h2>
      {others.length === 0 && <p class="quiet">Nothing so far.</p>}
      <ul role="list">
        {others.map((a) => <li class="item" key={a.id}><h3>{heading(a)}</h3><p class="words" lang={lang.value} dir={dir.value}><Marks ops={a.ops} context={4} /></p></li>)}
      </ul>
    </>
  );
}
