// store.ts is all that a view needs to know about the report that is open, in one place: what it
// is (state.ts), how current it is (connection.ts), how to act on it (outbox.ts), and what the
// person has not sent yet (drafts.ts).
//
//	const p = paragraph("p12").value        // inside a component: re-renders when it changes
//	const reply = await send({ type: "join", amendment: a.id })
//	if (reply.error) …                      // its message and blockers are to be shown
//
// send keeps the command on this device until its Reply is seen; offline, the promise waits. The
// words of a refused amend, revise or insert are a draft again, with `refused` set.

export {
  amendment, amendmentsOf, audience, delegations, dir, lang, me, mine, nameOf, objection,
  objectionsOf, order, paragraph, problem, report, revisions, session, statementsOf, textChanges,
} from "./state";
export { close, greet, line, offlineSince, open, tryNow } from "./connection";
export { about, outbox, putAway, refusals, send, waiting, type Entry } from "./outbox";
export { drafts, type Draft, type DraftKind } from "./drafts";
export { api } from "./api";
export { go, query, route, to } from "./route";
