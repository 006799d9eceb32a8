// side.tsx is the place of the panel: what it says while nothing is chosen, and the fetching of the
// rest when something is.

import { me } from "./state";
import { chosen, dialog, later } from "./ui";

/** Fetches the panel's code. */
export const panel = () => import("./panel").then((m) => m.Panel);
const LazyPanel = later(panel, "Opening the paragraph.");

/** The panel: on the right where there is room, else under the chosen paragraph. */
export function Panel() {
  if (chosen.value || dialog.value || me.value.desk) return <LazyPanel />;
  return (
    <aside class="side panel" aria-label="The chosen paragraph">
      <div class="head">
        <h2>No paragraph is chosen</h2>
        <p>Choose one by its number or its mark in the margin: where it stands, who holds it up and why, and its history open here.</p>
        <p class="quiet small">Keys: <kbd>j</kbd> <kbd>k</kbd> next and previous paragraph, <kbd>?</kbd> all keys.</p>
      </div>
    </aside>
  );
}
