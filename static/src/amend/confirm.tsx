// confirm.tsx asks once more before words go out, with the name of the State that they go out for.

import { Marks } from "../marks/marks";
import { amendmentsOf, dir, lang, nameOf } from "../store";
import { ForStates } from "../listed";
import { focusOn } from "../ui";
import { list, names } from "../terms";
import { callParagraph } from "../words";
import type * as wire from "../wire";
import { whose } from "../nested";
import { parentOf } from "./amended";
import { difference } from "./difference";
import { inserts, type Writing } from "./writing";

interface ConfirmProps {
  p: wire.Paragraph;
  writing: Writing;
  who: string;
  offline: boolean;
  onFile(): void;
  onBack(): void;
}

export function Confirm({ p, writing: w, who, offline, onFile, onBack }: ConfirmProps) {
  const chair = w.kind === "chair" || w.kind === "chair-insert";
  const all = amendmentsOf(p.id).value;
  const name = (id: string) => {
    const a = all.find((x) => x.id === id);
    return a ? `${a.no ? `no. ${a.no}, ` : ""}${nameOf(a.by)}` : "an amendment";
  };
  const whole = list((w.takes ?? []).filter((t) => t.how === "reflected").map((t) => name(t.amendment)));
  const part = list((w.takes ?? []).filter((t) => t.how !== "reflected").map((t) => name(t.amendment)));
  const gone = w.kind === "delete" || (w.kind === "chair" && !w.text.trim());
  const act = chair ? (inserts(w.kind) ? "Put it into the text" : `Make version ${w.version + 1}`) : `File for ${who}`;
  const words = chair
    ? gone ? `Delete ${callParagraph(p)} from the text?` : inserts(w.kind) ? "Put this paragraph into the text?" : `Make this version ${w.version + 1} of ${callParagraph(p)}?`
    : `File this amendment for ${who}?`;
  return (
    <section class="am-confirm" aria-labelledby="am-sure">
      <h2 id="am-sure" class="h2" tabIndex={-1} ref={focusOn}>{words}</h2>
      {!gone && <p class="words" lang={lang.value} dir={dir.value}><Marks ops={difference(w.base, w.text)} context={8} /></p>}
      {chair ? (
        <ul class="am-list">
          {w.orally?.length ? <li>Proposed orally by {names(w.orally)}</li> : null}
          {whole && <li>Reflected: {whole}</li>}
          {part && <li>Partly reflected: {part}</li>}
          {!whole && !part && <li>No amendment is answered by it. Those that are pending are carried to the new version.</li>}
          {p.status === "agreed" && <li>The paragraph is agreed ad ref. A new version ends that agreement.</li>}
        </ul>
      ) : (
        <ul class="am-list">
          <li>{w.reason.trim() ? <>Reason: <q lang={lang.value}>{w.reason.trim()}</q></> : "No reason is given."}</li>
          <li>The Chair and every delegation will see it, with {who}’s name. What is filed is never altered; it can be withdrawn or superseded.</li>
          {p.status === "agreed" && w.kind !== "insert_after" && <li>The paragraph is agreed ad ref. Filing this asks to reopen it.</li>}
          {parentOf(w) && <li>It amends {whose(parentOf(w)!)}, and not the text. That one stays as it was filed, and both are before the Chair.</li>}
          {p.version !== w.version && !inserts(w.kind) && !parentOf(w) && <li>It is filed against version {w.version}; the text is now version {p.version}.</li>}
        </ul>
      )}
      {!chair && <ForStates />}
      <p class="acts">
        <button class="btn main" onClick={onFile}>{act}{offline ? " when online" : ""}</button>
        <button class="btn" onClick={onBack}>Go on writing</button>
      </p>
    </section>
  );
}
