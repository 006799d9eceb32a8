// moved.tsx says, in the space kept for it above the text, that what is being amended has a new
// version. The draft stays against its own.

import { useState } from "preact/hooks";
import { Marks } from "../marks/marks";
import { dir, lang, line } from "../store";
import { callParagraph, capital, when } from "../words";
import type * as wire from "../wire";
import { difference } from "./difference";
import { chairs, inserts, type Writing } from "./writing";

interface MovedProps {
  p: wire.Paragraph;
  writing: Writing;
  /** "on its way" or "recorded", once it is sent. */
  done: string;
  onTake(text: string): void;
}

export function Moved({ p, writing: w, done, onTake }: MovedProps) {
  const [open, setOpen] = useState(false);
  if (done) {
    return (
      <section class="strip am-strip" aria-label="What is open"><p><b>{capital(callParagraph(p))}: your words are {done}.</b></p></section>
    );
  }
  const moved = p.version !== w.version && !inserts(w.kind);
  if (!moved) {
    return (
      <section class="strip am-strip" aria-label="What is open">
        <p><b>{capital(callParagraph(p))} is open here.</b> Everyone else goes on seeing {inserts(w.kind) ? "the text as it is" : `version ${p.version}`} until you send.{" "}
          {line.value === "offline" && "What you write is kept on this device."}</p>
      </section>
    );
  }
  const by = p.versions?.find((v) => v.version === p.version);
  const gone = p.text === "";
  const chair = chairs(w.kind);
  const free = w.text === w.base;
  return (
    <>
      <section class="strip am-strip" aria-label="The text has changed" role="status">
        <p>
          <b>{capital(callParagraph(p))} is now version {p.version}{gone ? ", deleted" : ""}.</b>{" "}
          {chair ? "Take it up before you make yours." : `Your draft stays against version ${w.version}.`}
        </p>
        <div class="acts">
          <button class="btn tight" aria-expanded={open} onClick={() => setOpen(!open)}>{open ? "Put it away" : "What changed"}</button>
          {(chair || free) && !gone && <button class="btn tight" onClick={() => onTake(p.text)}>{free ? `Begin from version ${p.version}` : `Take up version ${p.version}`}</button>}
        </div>
      </section>
      {open && (
        <section class="sheet am-moved" aria-label={`From version ${w.version} to version ${p.version}`}>
          <p class="small quiet">
            From version {w.version} to version {p.version}{by && `, ${when(by.at)}`}.{" "}
            {chair ? "Taking it up keeps your words and marks them against the new text."
            : gone ? "The paragraph is deleted; your amendment can still be filed, for the Chair to see."
            : "Your amendment can still be filed: it is carried over to the new version where it does not touch the same words."}
          </p>
          <p class="words" lang={lang.value} dir={dir.value}><Marks ops={difference(w.base, p.text)} by={by?.by?.length ? by.by : "Chair"} /></p>
        </section>
      )}
    </>
  );
}
