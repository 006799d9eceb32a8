// atoms.tsx is the form of a link or a footnote: they are whole things in the text, and are
// changed here, in their own place below it.

import { useState } from "preact/hooks";
import { plain } from "../marks/inline";
import { focusOn } from "../ui";
import { atom, goodAddress, linkParts, linkSource, noteSource } from "./schema";

export interface AtomForm {
  kind: "link" | "note";
  /** Where it stands; undefined for a new one. */
  at?: number;
  /** Its source; for a new link the words chosen. */
  source: string;
}

/** Calls onDone with the new source, "" to take it out, null to leave it as it is. */
export function Atoms({ form, lang, onDone }: { form: AtomForm; lang: string; onDone(source: string | null): void }) {
  const fresh = form.at === undefined;
  const link = form.kind === "link";
  const was = link ? (fresh ? { words: form.source, href: "" } : linkParts(form.source)) : null;
  const [words, setWords] = useState(was ? was.words : form.source.slice(2, -1));
  const [href, setHref] = useState(was ? was.href : "");
  const [problem, setProblem] = useState("");

  const done = () => {
    if (!words.trim()) return setProblem(link ? "A link needs words." : "A footnote needs words.");
    if (link && href !== was?.href && !goodAddress(href)) return setProblem("An address begins with https://");
    // A link whose words have not changed keeps their emphasis.
    const source = !link ? noteSource(words)
      : words === was!.words && !fresh ? form.source.slice(0, form.source.lastIndexOf("](")) + linkSource("", href).slice(1)
      : linkSource(words, href);
    if (!atom(source, form.kind)) return setProblem(link ? "This address cannot be in a text." : "The square brackets of a footnote must have their partners.");
    onDone(source);
  };
  const key = (e: KeyboardEvent) => {
    if (e.key === "Escape") {
      e.preventDefault();
      e.stopPropagation();
      onDone(null);
    } else if (e.key === "Enter") {
      e.preventDefault();
      done();
    }
  };
  return (
    <fieldset class="am-atom" lang="en" dir="ltr" onKeyDown={key}>
      <legend>{fresh ? "New " : ""}{link ? "link" : "footnote"}{!fresh && link && ` “${plain(form.source)}”`}</legend>
      <p class="field">
        <label for="am-words">{link ? "Words" : "Text of the footnote"}</label>
        {link
          ? <input id="am-words" ref={fresh && !words ? focusOn : undefined} lang={lang} dir="auto" value={words} onInput={(e) => setWords(e.currentTarget.value)} />
          : <textarea id="am-words" ref={fresh ? focusOn : undefined} lang={lang} dir="auto" rows={2} value={words} onInput={(e) => setWords(e.currentTarget.value)} />}
      </p>
      {link && (
        <p class="field">
          <label for="am-href">Address</label>
          <input id="am-href" type="url" dir="ltr" ref={fresh && words ? focusOn : undefined} value={href} onInput={(e) => setHref(e.currentTarget.value)} />
        </p>
      )}
      {problem && <p role="alert" class="am-problem">{problem}</p>}
      <p class="acts">
        <button type="button" class="btn tight" onClick={done}>{fresh ? "Put it in" : "Change it"}</button>
        {!fresh && <button type="button" class="btn tight" onClick={() => onDone("")}>Take it out</button>}
        <button type="button" class="btn plain tight" onClick={() => onDone(null)}>Leave it</button>
      </p>
    </fieldset>
  );
}
