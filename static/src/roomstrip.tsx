// roomstrip.tsx is what the strip says while a paragraph is before the room, to everybody who reads the
// live text.

import { to } from "./route";
import { paragraph, report } from "./state";
import { strips } from "./ui";
import { callParagraph, capital } from "./words";

function Room() {
  const r = report.value;
  const room = r?.room;
  if (!room) return null;
  return (
    <section class="strip" tabIndex={0} aria-label="Before the room">
      <p><b>Before the room: <a href={to(r.id, "p", room.paragraph)}>{callParagraph(paragraph(room.paragraph).value)}</a>, version {room.version}.</b>{" "}
        {capital(room.note ?? "")}</p>
    </section>
  );
}
strips.value = [Room, ...strips.peek()];
