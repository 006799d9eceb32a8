// choose.ts moves the choice from outside the text: by a key, or a walk through the changes.

import { go, to } from "./route";
import { report } from "./state";

/** Chooses a paragraph, brings it into sight and gives it the focus. */
export function choose(id: string) {
  go(to(report.value!.id, "p", id));
  requestAnimationFrame(() => {
    const e = document.getElementById("p-" + id);
    e?.querySelector<HTMLElement>("a")?.focus({ preventScroll: true });
    e?.scrollIntoView({ block: "nearest" });
  });
}
