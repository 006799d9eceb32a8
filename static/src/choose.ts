// choose.ts moves the choice from outside the text: by a key, or a walk through the changes.

import { go, to } from "./route";
import { report } from "./state";

/** Chooses a paragraph, brings it into sight and gives it the focus. */
export function choose(id: string) {
  const place = () => document.getElementById("p-" + id);
  const focus = () => place()?.querySelector<HTMLElement>("a")?.focus({ preventScroll: true });
  go(to(report.value!.id, "p", id));
  focus(); // at once: the next key is meant for it
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) focus();
    place()?.scrollIntoView({ block: "nearest" });
  });
}
