// spoken.tsx says which delegations proposed the Chair's text orally, in the meeting (PRACTICE 17).

import { delegations } from "../state";

export function Spoken({ by = [], onChange }: { by?: string[] | undefined; onChange(by: string[]): void }) {
  const seats = delegations.value.filter((d) => d.kind !== "observer");
  if (!seats.length) return null;
  return (
    <details class="spoken" open={by.length > 0}>
      <summary>Proposed orally{by.length > 0 && ` by ${by.join(", ")}`}</summary>
      <fieldset class="ticks">
        <legend>Delegations that spoke</legend>
        {seats.map((d) => (
          <label class="tick" key={d.code}>
            <input type="checkbox" checked={by.includes(d.code)} onChange={(e) => onChange(e.currentTarget.checked ? [...by, d.code] : by.filter((c) => c !== d.code))} /> {d.name}
          </label>
        ))}
      </fieldset>
    </details>
  );
}
