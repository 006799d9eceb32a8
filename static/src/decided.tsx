// decided.tsx is what the strip says once the record is closed: that comes before all else.

import { report } from "./state";
import { Glyph, strips } from "./ui";
import { day } from "./words";

function Decided() {
  const c = report.value?.closing;
  if (!c) return null;
  const adopted = c.outcome === "adopted";
  return (
    <section class="strip" tabIndex={0} aria-label="Where the report stands">
      <p><Glyph name={adopted ? "agreed" : "contested"} /> <b>{adopted ? "Adopted" : "Ended without consensus"}</b> by {c.body}, {c.meeting}, {day(c.date + "T12:00")}{c.place && `, ${c.place}`}. The record is closed.</p>
    </section>
  );
}

strips.value = [Decided, ...strips.peek()];
