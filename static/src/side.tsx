// side.tsx is the place of the panel: what it says while nothing is chosen, and the fetching of the
// rest when something is.

import { me, report, revisions } from "./state";
import { ask, chosen, dialog, later } from "./ui";

/** Fetches the panel's code. */
export const panel = () => import("./panel").then((m) => m.Panel);
const LazyPanel = later(panel, "One moment.");

/** The panel: on the right where there is room, else under the chosen paragraph. */
export function Panel() {
  if (chosen.value || dialog.value || me.value.desk || me.value.delegation || report.value!.closing) return <LazyPanel />;
  return (
    <aside class="side panel" lang="en" dir="ltr" aria-label="The chosen paragraph">
      <div class="head">
        <h2>No paragraph is chosen</h2>
        <p>Choose one by its number or its mark in the margin: where it stands, who holds it up and why, and its history open here.</p>
        {revisions.value.length > 0 && <p><button class="btn" onClick={() => ask("revisions")}>Circulated texts and letters</button></p>}
        <p class="quiet small">Keys: <kbd>j</kbd> <kbd>k</kbd> next and previous paragraph, <kbd>?</kbd> all keys.</p>
      </div>
    </aside>
  );
}
