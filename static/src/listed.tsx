// listed.tsx is the States that a group acts for: to read, and to leave some out before it acts.

import { signal } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";
import { delegations, me, nameOf } from "./state";
import { names } from "./terms";
import { count } from "./words";

/** Names of States; of more than a few their number, the names to unfold. */
export const States = ({ codes }: { codes: readonly string[] }) =>
  codes.length <= 6 ? <>{names(codes)}</> : <details class="inline"><summary>{count(codes.length, "State")}</summary> {names(codes)}</details>;

/** The group that the person acts for; undefined for a State. */
export const ownGroup = () => {
  const seat = me.value.role === "delegation" ? delegations.value.find((d) => d.code === me.value.code) : undefined;
  return seat?.kind === "group" ? seat : undefined;
};

const left = signal<readonly string[]>([]);
const barred = signal<readonly string[]>([]);

const possible = () => (ownGroup()?.members ?? []).filter((code) => !barred.value.includes(code));
const ticked = () => possible().filter((code) => !left.value.includes(code));

/** For a command of a group: the States that are ticked. */
export const forStates = () => (ownGroup() ? { for: ticked() } : {});

/** The States that the group acts for, each to be left out. Nothing for a State. */
export function ForStates({ not = [] }: { not?: readonly string[] }) {
  useLayoutEffect(() => void (left.value = []), []);
  useLayoutEffect(() => void (barred.value = not), [not.join()]); // one may say so while this is open
  if (!ownGroup()) return null;
  const on = ticked();
  return (
    <fieldset class="ticks listed">
      <legend>{me.value.name} acts for {count(on.length, "State")}</legend>
      {possible().map((code) => {
        const is = on.includes(code);
        return (
          <label key={code} class="tick">
            <input type="checkbox" checked={is} disabled={is && on.length === 1} onChange={() => (left.value = is ? [...left.peek(), code] : left.peek().filter((c) => c !== code))} /> {nameOf(code)}
          </label>
        );
      })}
      {not.length > 0 && <p class="small quiet">{names(not)} said “not on my behalf”.</p>}
    </fieldset>
  );
}
