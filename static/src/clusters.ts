// clusters.ts is which amendments of a paragraph touch the same words, as the server made it out: clusters,
// each of groups that propose the same.

import type * as wire from "./wire";

/** The clusters of a paragraph among these amendments; one that the server did not name stands alone. */
export function clustersOf(p: Pick<wire.Paragraph, "clusters">, pending: readonly wire.Amendment[]): wire.Amendment[][][] {
  const byId = new Map(pending.map((a) => [a.id, a]));
  const clusters: wire.Amendment[][][] = [];
  for (const c of p.clusters ?? []) {
    const groups = c.map((g) => g.flatMap((id) => byId.get(id) ?? [])).filter((g) => g.length);
    for (const a of groups.flat()) byId.delete(a.id);
    if (groups.length) clusters.push(groups);
  }
  for (const a of byId.values()) clusters.push([[a]]);
  return clusters;
}
