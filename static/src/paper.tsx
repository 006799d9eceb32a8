// paper.tsx is the text as the United Nations sets it: masthead, headings, hanging numbers, and in
// the margin where each paragraph stands.

import { computed } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { countNotes } from "./marks/inline";
import { Text } from "./text";
import { go, to } from "./route";
import { Panel } from "./side";
import { standing } from "./standing";
import { dir, lang, order, paragraph, report, revisions } from "./state";
import { chosen, Glyph, narrow, shown } from "./ui";
import { callParagraph, capital, day, stop } from "./words";
import type * as wire from "./wire";

/** What decides how a paragraph is set, apart from its words. */
export interface Setting {
  id: string;
  kind: wire.Kind;
  level: number;
  annex?: boolean;
}

const settings = computed(() =>
  order.value.flatMap((id): Setting[] => {
    const p = paragraph(id).value;
    return p ? [{ id, kind: p.kind, level: p.level, annex: p.annex }] : [];
  }),
);

/** The live text. */
export const Paper = () => (
  <Sheet>{grouped(settings.value, (s) => <Live key={s.id} id={s.id} />)}</Sheet>
);

/** The sheet of paper: its masthead, and what is set on it. */
export function Sheet({ children }: { children: ComponentChildren }) {
  return (
    <article class="page doc" lang={lang.value} dir={dir.value}>
      <Masthead />
      {children}
      <p class="only-print">{which()}</p>
    </article>
  );
}

// Printed at the end: which text this is.
function which() {
  const all = revisions.value;
  const past = all.find((v) => v.id === shown.value);
  const text = past ? `${past.name}, ${day(past.at)}, hash ${past.hash}` : `Live text${all.length ? ` after ${all.at(-1)!.name}` : ""}, not circulated, ${day(new Date().toISOString())}`;
  return `${report.value!.masthead.symbol ?? ""} · ${text}`;
}

/** Groups what stands between headings into lists. */
export function grouped<T extends Setting>(all: readonly T[], draw: (s: T) => ComponentChildren) {
  const out: ComponentChildren[] = [];
  for (let k = 0; k < all.length; ) {
    const s = all[k]!;
    if (s.kind === "heading") {
      out.push(draw(s));
      k++;
      continue;
    }
    const from = k;
    while (k < all.length && all[k]!.kind !== "heading") k++;
    out.push(<ol role="list" key={"l" + s.id}>{all.slice(from, k).map(draw)}</ol>);
  }
  return out;
}

// The number of the first footnote of each paragraph: notes are numbered through.
const firstNotes = computed(() => {
  let n = 1;
  const first = new Map<string, number>();
  for (const id of order.value) {
    first.set(id, n);
    n += countNotes(paragraph(id).value?.text ?? "");
  }
  return first;
});

function Live({ id }: { id: string }) {
  const p = paragraph(id).value;
  const first = useMemo(() => computed(() => firstNotes.value.get(id) ?? 1), [id]).value;
  if (!p) return null;
  return (
    <Place id={id} kind={p.kind} level={p.level} annex={p.annex} number={p.number} marker={p.marker}>
      {p.text ? <Text text={p.text} first={first} at={id} /> : <span class="said">Deleted, to be left out of the next revision</span>}
    </Place>
  );
}

/** One paragraph in its place: margin, number, text. Clicking it chooses it. */
export function Place(props: Setting & { number: string; marker?: wire.Marker; gone?: boolean; past?: boolean; children: ComponentChildren }) {
  const { id, kind, level, annex, number, marker, gone, past, children } = props;
  const sel = useMemo(() => computed(() => chosen.value === id), [id]).value;
  const here = to(report.value!.id, "p", id);
  const pick = (e: MouseEvent) => {
    if ((e.target as Element).closest("a, button, .panel") || getSelection()?.toString()) return;
    go(here);
  };
  // A paragraph that the address names when the page is opened is brought into sight.
  const box = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (!sel || !box.current) return;
    const r = box.current.getBoundingClientRect();
    if (r.top < 160 || r.top > innerHeight - 120) box.current.scrollIntoView({ block: r.height > innerHeight / 2 ? "start" : "center" });
  }, [sel]);
  const bullet = marker === "•" && !number;
  const head = kind === "heading";
  const H = (annex || level <= 1 ? "h2" : level === 2 ? "h3" : "h4") as "h2";
  const cls = `para k-${kind} l-${Math.min(level, 5)}${sel ? " sel" : ""}${annex ? " annex" : ""}${gone ? " gone" : ""}`;
  const current = sel ? ({ "aria-current": "true" } as const) : {};
  // A text of the past is not marked with where the live one stands.
  const margin = gone ? <div class="mg" lang="en">deleted</div> : past ? <div class="mg" /> : <Margin id={id} />;
  const link = number || bullet ? (
    <a class={`no${/[a-z] ?[a-z]{2}/.test(number) && / /.test(number) ? " bis" : ""}`} href={here}>{bullet ? "–" : stop(number)}</a>
  ) : <span class="no" />;
  if (head) {
    return (
      <>
        <div class={cls} id={"p-" + id} ref={box as never} onClick={pick} {...current}>
          {margin}
          <H>{link} <span class="t">{children}</span></H>
        </div>
        {sel && narrow.value && <Panel />}
      </>
    );
  }
  return (
    <li class={cls} id={"p-" + id} ref={box as never} onClick={pick} {...current}>
      {margin}
      {link}
      <div class="t">{children}</div>
      {sel && narrow.value && <Panel />}
    </li>
  );
}

function Margin({ id }: { id: string }) {
  const s = standing(id).value;
  const p = paragraph(id).value;
  if (!p || !s) return <div class="mg" />;
  const quiet = s.glyph === "agreed" && s.words.length === 1;
  return (
    <div class="mg" lang="en">
      <a class={"is-" + s.glyph} href={to(report.value!.id, "p", id)}>
        <span class={quiet ? "vh" : ""}>
          <span class="vh">{capital(callParagraph(p))}: </span>
          {s.words.map((w, i) => <span key={w} class="w">{i ? <span class="vh">, </span> : ""}{w}</span>)}
        </span>
        <Glyph name={s.glyph} />
      </a>
    </div>
  );
}

function Masthead() {
  const m = report.value!.masthead;
  const symbol = m.symbol ?? "";
  return (
    <header class="masthead">
      <div class="row first">
        <p class="un" lang="en">United Nations</p>
        <p class="symbol" dir="ltr"><b>{symbol.slice(0, 1)}</b>{symbol.slice(1)}</p>
      </div>
      <div class="row second">
        <p class="organ">{m.organ}</p>
        <p class="distr">
          {m.distribution && <>Distr.: {m.distribution}<br /></>}
          {m.date}
          {m.original && <><br /><br />Original: {m.original}</>}
        </p>
      </div>
      {m.body && <p class="body">{m.body}</p>}
      <p class="meta">{[m.session, m.meeting, m.agendaItem].filter(Boolean).map((l) => <span key={l}>{l}<br /></span>)}</p>
      {m.title && <h1>{m.title}</h1>}
    </header>
  );
}
