// rolling.tsx is the rolling text on the screen: how a paragraph would be circulated, with what is pending
// standing in it, and the Chair's choice between a rolling text and a Chair's text.

import { Text } from "./marks/marks";
import { amendmentsOf, dir, lang, report } from "./state";
import { unsettled } from "./standing";
import { count } from "./words";
import { names } from "./terms";
import type * as wire from "./wire";

/** Whether amendments stand in the text of this report. */
export const rolls = () => report.value?.settings.mode === "rolling_text";

/** A paragraph as it rolls, where anything stands in it. */
export function Rolling({ p }: { p: wire.Paragraph }) {
  if (!rolls()) return null;
  const added = amendmentsOf(p.id).value.filter((a) => unsettled(a) && a.kind === "insert_after");
  if (!p.rolling && !added.length) return null;
  return (
    <section aria-label="Rolling text">
      <h3>Rolling text <span class="quiet">as it would be circulated now</span></h3>
      {p.rolling && <p class="words" lang={lang.value} dir={dir.value}><Text text={p.rolling} /></p>}
      {added.length > 0 && <p class="small quiet">After it, in brackets: {count(added.length, "new paragraph")} ({added.map((a) => `${a.floor ?? "new"}, ${names([a.by])}`).join("; ")}).</p>}
      <p class="small quiet">What stands in square brackets is not agreed. Behind each text stand those who propose it; “delete” says who would strike or replace it.</p>
    </section>
  );
}

/** The mode, among the report's settings. */
export const ModeChoice = () => (
  <fieldset class="radios"><legend>The text is</legend>
    <label class="tick"><input type="radio" name="mode" value="chairs_text" defaultChecked={!rolls()} /> the Chair’s text: the Chair edits, amendments stand beside it</label>
    <label class="tick"><input type="radio" name="mode" value="rolling_text" defaultChecked={rolls()} /> a rolling text: amendments stand in it, in brackets with their sponsors, until resolved</label>
  </fieldset>
);

/** What circulating a rolling text means. */
export const RollingNote = () => (rolls() ? <p>This is a rolling text: every pending amendment is circulated in it, in brackets and <b>with the names of its sponsors</b>, to all who may read the revision. They are not listed, and go on blocking.</p> : null);
