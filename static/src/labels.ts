// labels.ts is what each paragraph is called where it stands: a subparagraph under its paragraph.

import { computed } from "@preact/signals";
import { order, paragraph } from "./state";

/** What each paragraph is called where it stands: "9 (a)", "II.A", "annex, 10". */
export const labels = computed(() => {
  const names = new Map<string, string>();
  let annex = "";
  let at: string[] = []; // the numbers an item stands under, by level
  let top = "";
  for (const id of order.value) {
    const p = paragraph(id).value;
    if (!p) continue;
    if (p.kind === "heading") {
      if (p.level <= 1 || p.annex) {
        annex = p.annex ? "annex, " : "";
        top = p.number;
      }
      at = [];
      names.set(id, p.number && annex + (p.level > 1 && top && p.number ? `${top}.${p.number}` : p.number));
    } else {
      const level = p.kind === "item" ? Math.max(1, p.level) : 0;
      if (p.kind === "item" || p.number) at = [...at.slice(0, level), p.number];
      names.set(id, p.number && annex + at.filter(Boolean).join(" "));
    }
  }
  return names;
});
