// instant.tsx shows an instant in the zone of the meeting and in the reader's own, and says what speaks
// against ending a silence there.

import { list } from "./terms";

const say = (at: string, timeZone?: string) =>
  new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone, timeZoneName: "short" }).format(new Date(at));

export function Instant({ at, zone }: { at: string; zone: string }) {
  let there = "";
  try {
    there = say(at, zone);
  } catch { /* a zone that this browser does not know */ }
  const here = say(at);
  return <time dateTime={at}>{there || here}{there && there !== here && <> ({here} where you are)</>}</time>;
}

function weekend(at: Date, zone: string) {
  let timeZone: string | undefined = zone;
  try {
    new Intl.DateTimeFormat("en-GB", { timeZone });
  } catch {
    timeZone = undefined;
  }
  return /^S/.test(new Intl.DateTimeFormat("en-GB", { weekday: "short", timeZone }).format(at));
}

const least = 72 * 3600_000; // ms: the usual least

/** What speaks for another deadline: less than three days, or a weekend where the meeting is. */
export function Warning({ at, zone }: { at: Date | null; zone: string }) {
  const parts: string[] = [];
  if (at && !isNaN(+at)) {
    if (+at - Date.now() < least) parts.push("it is less than 72 hours away");
    if (weekend(at, zone)) parts.push("it is on a weekend");
  }
  return <p class="is-contested" role="status">{parts.length > 0 && `Consider another: ${list(parts)}.`}</p>;
}
