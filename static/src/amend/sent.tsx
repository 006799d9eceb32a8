// sent.tsx is what stands in the paragraph's place once the words have gone out: on their way, or recorded.

import { Marks } from "../marks/marks";
import { amendmentsOf, me } from "../store";
import { focusOn } from "../ui";
import type * as wire from "../wire";
import { difference } from "./difference";
import { chairs, type Writing } from "./writing";

/** A command that the server has recorded, and the ids of what it made. */
export interface Recorded {
  command: wire.Command;
  made: string[];
}

/** The amendment that a command became. */
export function filed({ made, command: c }: Recorded, w: Writing): wire.Amendment | undefined {
  if (c.type !== "amend") return undefined;
  const all = amendmentsOf(w.paragraph).value;
  return all.find((a) => made.includes(a.id)) ?? all.findLast((a) => a.by === me.value.code && a.kind === c.kind);
}

interface SentProps {
  writing: Writing;
  recorded: Recorded | null;
  firstNote: number;
  entry: { sent?: boolean; command: wire.Command } | undefined;
  back: string;
  onTakeBack(): void;
  onAgain(): void;
}

export function Sent({ writing: w, firstNote, recorded, entry, back, onTakeBack, onAgain }: SentProps) {
  const a = recorded ? filed(recorded, w) : undefined;
  const c = (recorded ?? entry)!.command;
  const text = "text" in c ? (c.text ?? "") : "";
  const ops = a?.ops ?? (w.kind === "delete" ? [["-", w.base] as const] : difference(w.base, text));
  const chair = chairs(w.kind);
  return (
    <>
      <div class="edit am-sent"><Marks ops={ops} first={firstNote} /></div>
      <div class="am-form" lang="en" dir="ltr" role="status">
        {recorded ? (
          <>
            <p ref={focusOn} tabIndex={-1}><b>{chair ? "Recorded: it is in the text." : a?.no ? `Recorded as no. ${a.no}.` : "Recorded."}</b>{" "}
              {!chair && "The Chair and every delegation see it now."}</p>
            <p class="acts"><a class="btn main" href={back}>Back to the text</a><button class="btn" onClick={onAgain}>Write another</button></p>
          </>
        ) : (
          <>
            <p><b>{entry!.sent ? "Pending." : "Not sent yet."}</b>{" "}
              {entry!.sent ? "It is on its way; the server has not yet said that it is recorded." : "It is kept on this device and goes out, once, when the line is back."}</p>
            <p class="acts">
              {!entry!.sent && <button class="btn" onClick={onTakeBack}>Take it back</button>}
              <a class="btn plain" href={back}>Back to the text</a>
            </p>
          </>
        )}
      </div>
    </>
  );
}
