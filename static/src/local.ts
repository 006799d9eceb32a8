// local.ts keeps small things on this device, per report and person. Storage that is full or
// forbidden loses nothing that is on the screen: what is kept then lives as long as the page.

import { me, report } from "./state";

const page = new Map<string, string>();

/** The key of something that belongs to this person in this report. */
export function mineKey(what: string, id = report.peek()?.id ?? "") {
  const m = me.peek();
  return `adref:${what}:${id}:${m.role}:${m.code}:${m.person}`;
}

export function load<T>(key: string, none: T): T {
  try {
    const s = page.get(key) ?? localStorage.getItem(key);
    return s ? (JSON.parse(s) as T) : none;
  } catch {
    return none;
  }
}

/** Keeps a value, and says whether it will outlive the page. */
export function save(key: string, value: unknown): boolean {
  const s = JSON.stringify(value);
  try {
    localStorage.setItem(key, s);
    page.delete(key);
    return true;
  } catch {
    page.set(key, s);
    return false;
  }
}
