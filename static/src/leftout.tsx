// leftout.tsx is what still stands against a paragraph that has been left out of the text: a delegation
// lifts here its objection to the deletion, which would keep the whole from being adopted.

import { useEffect, useState } from "preact/hooks";
import { Ask, forWhom } from "./act";
import { api } from "./api";
import { me, report } from "./state";
import { chosen } from "./ui";
import type * as wire from "./wire";

export function LeftOut() {
  const of = chosen.value;
  const [standing, set] = useState<readonly string[]>([]);
  const m = me.value;
  useEffect(() => {
    if (!m.delegation) return;
    void api<wire.History>(`reports/${encodeURIComponent(report.peek()!.id)}/paragraphs/${encodeURIComponent(of)}/history`).then((r) => {
      const own = new Set<string>();
      for (const e of (r.ok?.steps ?? []).flatMap(({ event }) => [event, ...(event.then ?? [])])) {
        if (e.type === "objection_raised" && e.of === m.code) own.add(e.objection!);
        if (e.type === "objection_lifted") own.delete(e.objection!);
      }
      set([...own]);
    });
  }, [of]);
  if (!m.delegation || !standing.length) return null;
  return (
    <div class="acts">
      {standing.map((objection) => (
        <Ask key={objection} name="lift" of={objection} label="Lift your objection to it" sure={`Lift ${forWhom()}`} question={`Lift the objection ${forWhom()}? It stays in the history.`}
          command={() => ({ type: "lift", objection })} done="The objection is lifted." />
      ))}
    </div>
  );
}
