// steps.tsx shows how far a proposal is: not sent, pending, recorded. All three stay visible.

import { Glyph } from "../ui";
import { when } from "../words";

export type Step = "not sent" | "pending" | "recorded";

interface StepsProps {
  now: Step;
  keptAt: string | undefined;
  /** It is to go out when the line is back. */
  waits: boolean;
  chair: boolean;
  no: number | undefined;
}

export function Steps({ now, keptAt, waits, chair, no }: StepsProps) {
  const here = (s: Step) => (s === now ? ({ "aria-current": "step" } as const) : {});
  return (
    <>
      <h2 class="h2">{chair ? "This text" : "This proposal"}</h2>
      <ol class="steps" role="list">
        <li {...here("not sent")}>
          <b><Glyph name="draft" /> Not sent</b>
          <span class="small">{waits ? "goes out when the line is back" : keptAt ? `kept here, ${when(keptAt)}` : now === "not sent" ? "nothing written yet" : "written here"}</span>
        </li>
        <li {...here("pending")}>
          <b><Glyph name="wait" /> Pending</b>
          <span class="small">on its way</span>
        </li>
        <li {...here("recorded")}>
          <b><Glyph name="live" /> Recorded</b>
          <span class="small">{now !== "recorded" ? (chair ? "a new version" : "gets its number") : no ? `as no. ${no}` : chair ? "in the text" : "with the Chair"}</span>
        </li>
      </ol>
    </>
  );
}
