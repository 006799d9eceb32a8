// words.ts is how the screen says things: counts, instants, names of paragraphs.
// The words that only those who act need are in terms.ts; they are fetched with the panel.

import { labels } from "./labels";
import type * as wire from "./wire";

/** "1 amendment", "3 amendments". */
export const count = (n: number, one: string, many = one + "s") => `${n} ${n === 1 ? one : many}`;

const format = (o: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat("en-GB", o);
const time = format({ hour: "2-digit", minute: "2-digit" });
const weekday = format({ weekday: "short", hour: "2-digit", minute: "2-digit" });
const short = format({ day: "numeric", month: "short" });
const date = format({ day: "numeric", month: "long", year: "numeric" });
/** "13 July 2023", in the reader's zone. */
export const day = (iso: string) => date.format(new Date(iso));
/** As short as it can be understood today: "10:02", "Tue 18:40", "13 Jul", "13 July 2023". */
export function when(iso: string): string {
  const t = new Date(iso);
  const age = Date.now() - +t;
  if (date.format(t) === date.format()) return time.format(t);
  if (age > 0 && age < 6 * 864e5) return weekday.format(t).replace(",", "");
  return (Math.abs(age) < 300 * 864e5 ? short : date).format(t);
}
/** "12.", "(a)", "12 bis.": a number as it stands before its text. */
export const stop = (number: string) => (number === "" || number.endsWith(")") ? number : number + ".");

/** What a paragraph is called in a sentence: "paragraph 9 (a)", "heading II", "the text “Annex…”". */
export function callParagraph(p: wire.Paragraph | undefined): string {
  if (!p) return "a paragraph";
  const number = labels.value.get(p.id);
  const head = p.kind === "heading";
  if (number) return number.replace(/^(annex, )?/, `$1${head ? "heading" : "paragraph"} `);
  const words = p.text.replace(/[*\\]/g, "").split(/\s+/);
  return `${head ? "heading" : "the text"} “${words.slice(0, 5).join(" ")}${words.length > 5 ? " …" : ""}”`;
}

/** The first letter made large. */
export const capital = (s: string) => s.charAt(0).toUpperCase() + s.slice(1);
