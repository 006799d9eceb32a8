// acting.tsx is what those who act need beside the text: their outbox and drafts, and what the strip
// says about them. Readers do not fetch it.

import "./drafts";
import "./rehearsal";
import { outbox, putAway, waiting } from "./outbox";
import { revisions } from "./state";
import { ask, keptStrip, standingStrip, strips } from "./ui";
import { here, noun } from "./terms";
import { count } from "./words";

const slow = 3000; // ms after which an act that is not yet recorded is worth a word

function Kept() {
  const list = waiting.value;
  if (!list.length) return null;
  return (
    <ul role="list">
      {list.map((e) => (
        <li key={e.id}>
          {noun[e.command.type]}: {e.sent ? "pending" : "not sent"}
          {!e.sent && <button class="btn tight" onClick={() => putAway(e.id)}>Take it back</button>}
        </li>
      ))}
    </ul>
  );
}

function OnItsWay() {
  const pending = outbox.value.filter((e) => !e.refused && Date.now() - Date.parse(e.at) > slow);
  if (!pending.length) return null;
  return (
    <section class="strip" tabIndex={0} aria-label="On its way">
      <p><b>{count(pending.length, "act")} on the way</b>, not yet recorded: {pending.map((e) => noun[e.command.type]).join(", ")}</p>
    </section>
  );
}

// The deadline runs, or ran out: comments are taken either way.
function Deadline() {
  const last = revisions.value.at(-1);
  if (!last?.deadline) return null;
  const late = Date.parse(last.deadline) < Date.now();
  return (
    <p>
      {late ? `The time for comments on ${last.name} ended` : `Comments on ${last.name} until`} <b>{here(last.deadline)}</b>{" "}
      <button class="btn tight plain" onClick={() => ask("revisions")}>The Chair’s letter</button>
    </p>
  );
}

standingStrip.value = Deadline;
void import("./keys"); // they must work when the line is down
keptStrip.value = Kept;
strips.value = [OnItsWay, ...strips.peek()];
