// text.tsx is the words of a paragraph as the paper shows them: emphasis, links, what is to be
// filled, and footnotes under their paragraph, numbered through, with links both ways.

import type { ComponentChildren } from "preact";
import { read, type Piece } from "./marks/inline";

const filler = /(\[(?:\s*|\.{2,}|…|_+|x{2,}|tbc|tbd|to be [\p{L} ]+)\]|_{2,})/iu;
const unseen = /([\u00ad\u200b\u200e\u200f\u2060\u2066-\u2069\ufeff])/;

/** A text; `first` is the number of its first footnote, `at` the paragraph's id. */
export function Text({ text, first, at }: { text: string; first: number; at: string }) {
  const pieces = read(text);
  const notes = pieces.filter((p) => p.mark);
  return (
    <>
      {draw(text, pieces.filter((p) => p.look.note === undefined || p.mark), first, at)}
      {notes.length > 0 && (
        <span class="notes">
          {notes.map(({ look: { note } }) => {
            const n = first + note!;
            return (
              <span class="note" id={`fn-${at}-${n}`} key={n}>
                <sup><a href={`#fr-${at}-${n}`} aria-label={`Back to footnote mark ${n}`}>{n}</a></sup>{" "}
                {draw(text, pieces.filter((p) => p.look.note === note && !p.mark), first, at)}
              </span>
            );
          })}
        </span>
      )}
    </>
  );
}

function draw(text: string, pieces: Piece[], first: number, at: string) {
  const out: ComponentChildren[] = [];
  for (let k = 0; k < pieces.length; ) {
    const { href, link } = pieces[k]!.look;
    const from = k;
    while (k < pieces.length && pieces[k]!.look.link === link) k++;
    const body = pieces.slice(from, k).map((p) => piece(text, p, first, at));
    out.push(href ? <a class="ref" href={href} rel="noreferrer">{body}</a> : body);
  }
  return out;
}

function piece(text: string, { from, to, shown, look, mark }: Piece, first: number, at: string) {
  if (mark) {
    const n = first + look.note!;
    return <sup class="ref"><a role="doc-noteref" id={`fr-${at}-${n}`} href={`#fn-${at}-${n}`}>{n}</a></sup>;
  }
  if (!shown) return null;
  let body: ComponentChildren = split(text.slice(from, to), filler, (t) => <span class="ph">{t}</span>, (t) => split(t, unseen, code));
  if (look.i) body = <em>{body}</em>;
  if (look.b) body = <strong>{body}</strong>;
  return body;
}

// A character that cannot be seen, but changes how its neighbours read, is shown by its code.
const code = (t: string) => <span class="ctl" data-u={t.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}>{t}</span>;

function split(t: string, by: RegExp, hit: (t: string) => ComponentChildren, rest: (t: string) => ComponentChildren = (x) => x): ComponentChildren {
  const parts = t.split(by);
  return parts.length === 1 ? rest(t) : parts.map((x, k) => (k % 2 ? hit(x) : rest(x)));
}
