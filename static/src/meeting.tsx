// meeting.tsx is the body that agrees, where the Chair names it (PRACTICE 7): asked with every agreement,
// and kept until it is changed.

import { signal } from "@preact/signals";
import { report } from "./state";

const body = signal("");

/** What an agreement says of the body; nothing where none is named. */
export const inBody = () => (body.peek().trim() ? { body: body.peek().trim() } : {});

export const BodyField = () => (
  <p class="field">
    <label for="in-body">Agreed by, if it is to be named</label>
    <input id="in-body" class="last" list="bodies" dir="auto" value={body.value} onInput={(e) => (body.value = e.currentTarget.value)} />
    <datalist id="bodies">{["Informal consultations", report.value!.masthead.body].filter(Boolean).map((b) => <option key={b} value={b} />)}</datalist>
    <span class="hint">Another body may agree the same text again.</span>
  </p>
);
