// moment.ts is how a moment of the report is named in an address: by its instant, and by which of the
// moments of that instant it is.

import { signal } from "@preact/signals";

const form = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d(?:\.\d+)?)Z(?:-\d+)?$/;

/** Says that an id is the name of a moment. */
export const isMoment = (id: string) => form.test(id);

/** The instant in the name of a moment, as JSON has it. */
export const momentTime = (name: string) => name.replace(form, "$1-$2-$3T$4:$5:$6Z");

const short = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" });

/** When a moment was, in the reader's zone: "23 Nov 2026, 20:50". */
export const momentDay = (name: string) => short.format(new Date(momentTime(name)));

/** What a side of a comparison is called in a sentence. */
export const sideName = (side: { id: string; name: string }) => (side.id === "live" ? "the live text" : isMoment(side.id) ? `the text of ${momentDay(side.id)}` : side.name);

/** The moment that a comparison is to start from, until the page is left: of which report, its name and number. */
export const mark = signal<{ report: string; name: string; at: string } | null>(null);
