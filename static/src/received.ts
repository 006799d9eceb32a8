// received.ts is when something reached the Chair's office, as a form tells it: by the minute, in the
// reader's zone. Nothing is received before the minute in which the report was opened, nor in the future,
// whatever this machine's clock says.

import { report } from "./state";

const from = () => Date.parse(report.value?.receivedFrom ?? "") || 0;

const local = (d: Date) => new Date(d.getTime() - d.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);

/** What a form says before anybody has: this minute. */
export const thisMinute = () => local(new Date(Math.max(Date.now(), from())));

/** The instant that a form means; undefined for none. A minute that has not ended is not in the future. */
export function instantOf(said: string) {
  const at = Date.parse(said);
  return isNaN(at) ? undefined : new Date(Math.min(at, Math.max(Date.now() - 1000, from()))).toISOString();
}
