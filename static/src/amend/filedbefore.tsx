// filedbefore.tsx is what a delegation filed on an earlier version, above the draft that is to take its
// place on the text as it stands.

import { Marks } from "../marks/marks";
import { lang } from "../store";
import { called } from "../terms";
import { capital, count } from "../words";
import { leftOut } from "./writing";
import type * as wire from "../wire";

export function FiledBefore({ a, version }: { a: wire.Amendment; version: number }) {
  const left = leftOut(a);
  return (
    <section class="sheet am-moved" aria-label="As you filed it">
      <p class="small quiet">
        {capital(called(a))}, as you filed it against version {a.version}. It stays as it is on the record; what you write here takes its place, against version {version}.
        {left ? ` ${count(left, "of its changes meets", "of its changes meet")} words that have changed since, and ${left === 1 ? "is" : "are"} not in the draft.` : ""}
      </p>
      <p class="words"><Marks ops={a.ops} context={6} lang={lang.value} /></p>
    </section>
  );
}
