// terms.ts is the words for amendments, states, positions and deadlines, as the negotiation calls
// them.

import { nameOf } from "./state";
import type * as wire from "./wire";

const join = new Intl.ListFormat("en-GB");
/** "Chile, Fiji and Mexico". */
export const list = (parts: readonly string[]) => join.format(parts);
/** Who objects, as far as the reader may know. */
export const objector = (o: wire.Objection) => (o.withheld ? "a delegation (name withheld)" : nameOf(o.by));
/** Names of delegations, as a list. */
export const names = (codes: readonly string[] | undefined) => list((codes ?? []).map(nameOf));

const format = (o: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat("en-GB", o);
const full = format({ weekday: "short", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", timeZoneName: "short" });
const utc = format({ weekday: "short", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone: "UTC" });

/** An instant in the reader's zone, named. */
export const here = (iso: string) => full.format(new Date(iso));
/** An instant in UTC. */
export const inUTC = (iso: string) => utc.format(new Date(iso)) + " UTC";

/** "no. 14" for those who know it, "Canada’s amendment" for those who do not. */
export const called = (a: { no?: number; by: string }) => (a.no ? `no. ${a.no}` : `${nameOf(a.by)}’s amendment`);

export const stateWord: Record<wire.State, string> = {
  pending: "pending", pressed: "pressed", reflected: "reflected", partly_reflected: "partly reflected",
  not_retained: "not retained", overtaken: "overtaken", withdrawn: "withdrawn",
};
export const positionWord: Record<Exclude<wire.Position, "">, string> = {
  supports: "supports", can_go_along: "can go along", cannot_accept: "cannot accept",
};
export const positionSign: Record<Exclude<wire.Position, "">, string> = {
  supports: "+", can_go_along: "≈", cannot_accept: "×",
};

/** What a command is called, for lists of what waits. */
export const noun: Record<wire.Command["type"], string> = {
  seat: "seating", seat_many: "seating", set_members: "members of a group", not_on_my_behalf: "“not on my behalf”", set: "setting", revise: "new text", insert: "new paragraph", update_technically: "technical update", translate: "translation", answer: "answer", agree: "agreement", reopen: "reopening",
  circulate: "circulation", amend: "amendment", withdraw: "withdrawal", take_over: "taking over", join: "joining",
  leave: "leaving", maintain: "maintaining", press: "pressing", take_position: "position", object: "objection", lift: "lifting",
  call_objections: "call", answer_call: "answer to the call", await: "awaiting instructions", confirm: "confirmation",
  state: "statement", withdraw_statement: "withdrawal of a statement",
  open_silence: "silence", extend_silence: "extension", withdraw_silence: "withdrawal of a silence", break_silence: "break",
  disclose_break: "disclosure", acknowledge_silence: "receipt", record_break: "record of a break", conclude_silence: "conclusion",
  confirm_silence: "confirmation of a silence", accept: "acceptance", move: "move", split: "split", merge: "merge", restore: "restoring", load_revision: "revision from outside",
  seal: "sealing", unseal: "unsealing", expunge: "expunging",
  bind_package: "package", add_to_package: "addition to a package", release_from_package: "release from a package", dissolve_package: "dissolution of a package",
  open_reading: "reading", mark_read: "mark as read", park: "parking", take_up: "taking up", put_to_room: "putting to the room",
  withdraw_from_room: "withdrawal from the room", take_back: "taking back",
  record: "record for a delegation", confirm_record: "confirmation of a record", correct_record: "correction of a record", submit: "submission",
  file_input: "written input", withdraw_input: "withdrawal of an input", publish_input: "publication of an input",
  adopt: "adoption", end_without_consensus: "end without consensus", edit: "editorial change", issue_corrigendum: "corrigendum", relate: "relation",
};
