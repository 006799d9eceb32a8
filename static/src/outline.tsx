// outline.tsx is the column on the left: how far the report is, section by section.

import { useRef } from "preact/hooks";
import { route, to } from "./route";
import { glyphs, glyphWords, sections, standing, tally, type Section } from "./standing";
import { lang, paragraph, report } from "./state";
import { Glyph } from "./ui";
import { callParagraph, capital, stop } from "./words";

export function Outline() {
  const t = tally.value;
  const title = t.of ? `${t.agreed} of ${t.of} paragraphs agreed` : "Sections";
  // Folded where the outline stands above the text; read once, so that it never moves by itself.
  const folded = useRef(matchMedia("(max-width: 56rem)").matches);
  return (
    <nav class="side outline" aria-label="Sections">
      <details open={!folded.current}>
        <summary>{t.of ? `Sections: ${t.agreed} of ${t.of} agreed` : "Sections"}</summary>
        <p class="h">{title}</p>
        <ul class="sum" role="list">
          {glyphs.map((g) => {
            const n = t.by.get(g);
            return n ? <li key={g} class={"is-" + g}><Glyph name={g} tone /><b>{n}</b> {glyphWords[g]}</li> : null;
          })}
        </ul>
        <ol class="secs" role="list">
          {sections.value.map((s) => (
            <li key={s.id}>
              <Head s={s} whole />
              {s.subs.length > 0 && <ol class="sub" role="list">{s.subs.map((x) => <li key={x.id}><Head s={x} /></li>)}</ol>}
            </li>
          ))}
        </ol>
      </details>
    </nav>
  );
}

function Head({ s, whole }: { s: Section; whole?: boolean }) {
  const r = report.value!;
  const ids = whole ? [...s.ids, ...s.subs.flatMap((x) => x.ids)] : s.ids;
  let of = 0, agreed = 0;
  for (const id of ids) {
    const st = standing(id).value;
    if (st) of++;
    if (st?.glyph === "agreed") agreed++;
  }
  const first = s.id || s.ids[0]!;
  // The heading stands in the text with its own mark; the row shows what is under it.
  const dots = s.ids.filter((id) => id !== s.id);
  return (
      <div class="sec">
        <span class="n">{stop(s.number)}</span>
        <a href={to(r.id, "p", first)} lang={lang.value} dir="auto">{s.title || "Before the first heading"}</a>
        {of > 0 && <span class="c">{agreed}/{of}<span class="vh"> agreed</span></span>}
        {of > 0 && dots.length > 0 && <ol class="tally" role="list">{dots.map((id) => <Dot key={id} id={id} />)}</ol>}
      </div>
  );
}

function Dot({ id }: { id: string }) {
  const st = standing(id).value;
  const p = paragraph(id).value;
  if (!st || !p) return null;
  const at = route.value;
  const here = at.name === "report" && at.paragraph === id;
  return (
    <li {...(here && { "aria-current": "true" as const })}>
      <a href={to(report.value!.id, "p", id)}>
        <span class="vh">{capital(callParagraph(p))}: {st.words.join(", ")}</span>
        <Glyph name={st.glyph} tone />
      </a>
    </li>
  );
}
