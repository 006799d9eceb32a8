// place.tsx is where the paragraph stands: its neighbours, and how its footnotes are numbered.

import { countNotes } from "../marks/inline";
import { Text } from "../marks/marks";
import { order, paragraph, report, to } from "../store";
import { stop } from "../words";
import type * as wire from "../wire";

/** The number of a paragraph's first footnote: notes are numbered through. Not live. */
export function firstNote(id: string): number {
  let n = 1;
  for (const before of order.peek()) {
    if (before === id) break;
    n += countNotes(paragraph(before).peek()?.text ?? "");
  }
  return n;
}

/** The paragraph before or after, in grey. */
export function Neighbour({ of, step }: { of: string; step: 1 | -1 }) {
  const ids = order.value;
  let k = ids.indexOf(of) + step;
  while (ids[k] && !paragraph(ids[k]!).value?.text) k += step;
  const p = ids[k] ? paragraph(ids[k]!).value : undefined;
  return p ? <Row p={p} /> : null;
}

/** A paragraph in its place, in grey. */
export function Row({ p }: { p: wire.Paragraph }) {
  const item = p.kind === "item" ? ` k-item l-${Math.min(p.level, 5)}` : "";
  return (
    <div class={`para dim${item}`}>
      <div class="mg" />
      <a class="no" href={to(report.value!.id, "p", p.id)}>{stop(p.number)}</a>
      <div class={p.kind === "heading" ? "t am-head" : "t"}><Text text={p.text} first={firstNote(p.id)} /></div>
    </div>
  );
}
