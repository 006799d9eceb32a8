// moved.tsx says in the strip what is open, and that what is being amended has a new version: the
// draft stays against its own.

import { useState } from "preact/hooks";
import { Marks } from "../marks/marks";
import { useStrip } from "../history/strip";
import { dir, lang } from "../store";
import { callParagraph, capital, when } from "../words";
import type * as wire from "../wire";
import { difference } from "./difference";
import { chairs, inserts, toOf, type Writing } from "./writing";

interface MovedProps {
  p: wire.Paragraph;
  writing: Writing;
  /** "on its way" or "recorded", once it is sent. */
  done: string;
  onTake(text: string): void;
}

export function Moved({ p, writing: w, done, onTake }: MovedProps) {
  const [open, setOpen] = useState(false);
  const moved = !done && p.version !== w.version && !inserts(w.kind) && !toOf(w.kind);
  const by = p.versions?.find((v) => v.version === p.version);
  const gone = p.text === "";
  const chair = chairs(w.kind);
  const free = w.text === w.base;
  const name = capital(callParagraph(p));
  useStrip(
    moved ? (
      <section class="strip" tabIndex={0} aria-label="The text has changed">
        <p>
          <b>{name} is now version {p.version}{gone ? ", deleted" : ""}.</b>{" "}
          {chair ? "Take it up before you make yours." : `Your draft stays against version ${w.version}.`}
        </p>
        <div class="acts">
          <button class="btn tight" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? "Put it away" : "What changed"}</button>
          {(chair || free) && !gone && <button class="btn tight" onClick={() => onTake(p.text)}>{free ? `Begin from version ${p.version}` : `Take up version ${p.version}`}</button>}
        </div>
      </section>
    ) : (
      <section class="strip" tabIndex={0} aria-label="What is open">
        {done ? <p><b>{name}: your words are {done}.</b></p>
        : <p><b>{name} is open here.</b> Everyone else goes on seeing {inserts(w.kind) ? "the text as it is" : `version ${p.version}`} until you send.</p>}
      </section>
    ),
  );
  const heard = <p class="vh" role="status">{moved ? `${name} is now version ${p.version}` : ""}</p>;
  if (!moved || !open) return heard;
  return (
    <>
      {heard}
      <section class="sheet am-moved" aria-label={`From version ${w.version} to version ${p.version}`}>
        <p class="small quiet">
          From version {w.version} to version {p.version}{by && `, ${when(by.at)}`}.{" "}
          {chair ? "Taking it up keeps your words and marks them against the new text."
          : gone ? "The paragraph is deleted; your amendment can still be filed, for the Chair to see."
          : "Your amendment can still be filed: it is carried over to the new version where it does not touch the same words."}
        </p>
        <p class="words" lang={lang.value} dir={dir.value}><Marks ops={difference(w.base, p.text)} by={by?.by?.length ? by.by : "Chair"} /></p>
      </section>
    </>
  );
}
