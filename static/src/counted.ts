// counted.ts is how often States count: once, however many act for them.

import type * as wire from "./wire";

/** The States that some objections are raised for, each once; who may not be known is not among them. */
export const statesBehind = (list: readonly wire.Objection[]) =>
  new Set(list.flatMap((o) => (o.withheld ? [] : (o.acting?.for ?? [o.by]))));

/** How many States one word on an amendment has, and by whose voice. */
export function voicesFor(a: wire.Amendment, position: wire.Position) {
  const by = (a.voices ?? []).filter((v) => v.position === position);
  return { by, states: by.reduce((n, v) => n + v.states.length, 0) };
}
