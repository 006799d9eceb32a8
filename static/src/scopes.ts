// scopes.ts is what an objection or a statement is to, in words, and which sections a paragraph is in.

import { labels } from "./labels";
import { objectionsOf, order, paragraph, wide } from "./state";
import { callParagraph } from "./words";
import type * as wire from "./wire";

/** "section II", "the section “Introduction”". */
export function callSection(heading: string): string {
  const label = labels.value.get(heading);
  if (label) return label.replace(/^(annex, )?/, "$1section ");
  const p = paragraph(heading).value;
  return p ? callParagraph(p).replace(/^heading/, "the section") : "a section whose heading was left out";
}

/** What an objection stands against: "paragraph 9", "section II", "the whole text". */
export const callPlace = (o: wire.Objection) =>
  o.scope === "whole" ? "the whole text"
  : o.scope === "section" ? callSection(o.paragraph)
  : o.paragraph ? callParagraph(paragraph(o.paragraph).value) : "a proposed insertion";

const rank = (p: wire.Paragraph) => (p.annex ? 1 : Math.max(1, p.level));

/** The headings of the sections that a paragraph is in, the innermost first. */
export function sectionsAround(id: string): string[] {
  const around: string[] = [];
  let level = Infinity;
  for (let i = order.value.indexOf(id); i >= 0 && level > 1; i--) {
    const p = paragraph(order.value[i]!).value;
    if (p?.kind !== "heading" || rank(p) >= level) continue;
    level = rank(p);
    around.push(p.id);
  }
  return around;
}

/** Every objection of the report, lifted ones too. */
export const everyObjection = () => ["", wide, ...order.value].flatMap((id) => objectionsOf(id).value);
