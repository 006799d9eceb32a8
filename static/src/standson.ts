// standson.ts is how an amendment or an objection stands on a paragraph that is not the one it was filed
// on: a part of that, what it was merged into, or another that a merge names.

import { paragraph } from "./state";
import { callParagraph } from "./words";
import type * as wire from "./wire";

/** An amendment as it stands on this paragraph. */
export function standsOn(a: wire.Amendment, id: string): wire.Amendment {
  if (a.paragraph === id || !a.also?.includes(id)) return a;
  return { ...a, carried: a.alsoCarried?.find((c) => c.paragraph === id), version: a.with?.find((w) => w.paragraph === id)?.version ?? 0 };
}

/** "on version 2 of paragraph 12", where that is not this paragraph; "" where it is. */
export function elsewhere(a: { paragraph: string; version: number; also?: string[] }, p: wire.Paragraph): string {
  if (a.paragraph === p.id || !a.also?.includes(p.id)) return "";
  const of = paragraph(a.paragraph).value;
  return of ? `on version ${a.version} of ${callParagraph(of)}` : `on version ${a.version} of a paragraph that was merged into this one`;
}

/** Its sponsor has to say what it proposes now, somewhere that it stands: the same words have changed. */
export const needsHand = (a: wire.Amendment) => [a.carried, ...(a.alsoCarried ?? [])].some((c) => c?.class === "overlapping");
