// sentence.ts says what happened, in one sentence for each event, for the history of a paragraph,
// the panel and the strip. Observers are told no number of an amendment: it is named by its sponsor.

import type { Audience, Event } from "../wire";

/** Names of delegations by code. */
export type Names = ReadonlyMap<string, string> | ((code: string) => string);

/** Says an event and what followed from it. It ends without a full stop. */
export function sentence(e: Event, names: Names, audience: Audience = "delegations"): string {
  const name = (code: string | undefined) =>
    !code ? "the Chair" : typeof names === "function" ? names(code) : (names.get(code) ?? code);
  // What follows from an event has no actor of its own.
  const who = !e.by.role && /^(objection|statement|amendment_filed)/.test(e.type) && e.of ? name(e.of) : e.by.delegation ? name(e.by.delegation) + (e.by.recorded ? `, ${came[e.by.recorded]},` : "")
    : e.by.role === "observer" && e.of ? e.of : e.by.role === "delegation" ? "a delegation (name withheld)" : e.by.role === "secretariat" ? "the Secretariat" : "the Chair";
  const acting = e.for?.length && e.type !== "members_changed" ? `, for ${e.for.length > 6 ? `${e.for.length} States` : list(e.for.map(name))},` : "";
  const actor = who + acting;
  const numbered = audience === "chair" || audience === "delegations";
  const of = e.of ? name(e.of) : actor;
  /** "amendment no. 14", "the amendment by Corvia"; "its amendment" where it is the actor's own. */
  const amendment = (own: boolean) =>
    numbered && e.no ? `amendment no. ${e.no}` + (own || !e.of || e.of === e.by.delegation ? "" : ` (${of})`)
    : own || !e.of || e.of === e.by.delegation ? "its amendment"
    : `the amendment by ${of}`;
  const taken = (e.then ?? []).filter((t) => t.type === "amendment_answered" && (t.kind === "reflected" || t.kind === "partly_reflected"));
  const taking = taken.length ? ", taking " + list(taken.map((t) => short(t, numbered, name) + (t.kind === "reflected" ? "" : " in part"))) : "";
  const because = e.reason ? `: ${e.reason.replace(/\s+/g, " ").replace(/\.$/, "")}` : "";
  const where = !e.after ? "to the very beginning" : e.elsewhere ? `to stand after ${e.elsewhere}` : "to stand elsewhere";
  const place = e.scope === "whole" ? "the whole text" : e.number ? `section ${e.number}` : "a section";
  const bound = !e.numbers?.length ? "text" : `${e.numbers.length > 1 ? "paragraphs" : "paragraph"} ${list(e.numbers)}`;
  return capital(say());

  function say(): string {
    switch (e.type) {
      case "report_created":
        return `${actor} opened the report with this text`;
      case "delegation_seated":
        return `${e.of ? of : "a delegation"} took its seat`;
      case "members_changed":
        return `${actor} changed the members of ${of}: ${list((e.for ?? []).map(name))}`;
      case "not_on_my_behalf_said":
        return `${actor} said “not on my behalf” of ${e.objection ? `the objection of ${of}` : e.statement ? `the statement of ${of}` : `what ${of} says of ${numbered && e.no ? `no. ${e.no}` : "an amendment"}`}`;
      case "settings_changed":
        return `${actor} changed the settings`;
      case "paragraph_revised":
        return `${actor} made version ${e.version ?? ""}`.trimEnd() + taking;
      case "paragraph_updated":
        return `${actor} filled placeholders: version ${e.version ?? ""}`.trimEnd();
      case "paragraph_inserted":
        return `${actor} put this paragraph into the text${taking}`;
      case "paragraph_moved":
        return `${actor} moved this paragraph, ${where}${taking}`;
      case "paragraph_split":
        return (e.kind === "part" ? `${actor} split this paragraph off${e.elsewhere ? ` paragraph ${e.elsewhere}` : ""}` : `${actor} split this paragraph in ${e.parts}`) + taking;
      case "paragraphs_merged":
        return (e.kind === "into" ? `${actor} merged this paragraph into ${e.elsewhere ? `paragraph ${e.elsewhere}` : "another"}` : `${actor} merged ${e.parts} paragraphs into this one`) + taking;
      case "revision_loaded": {
        const it = `${e.revision || "a revision"} from outside`;
        return !e.by.role ? `It is as ${it} has it${e.kind === "moved" ? ", and stands elsewhere" : ""}`
          : e.kind === "new" ? `${actor} put this paragraph into the text, with ${it}` : e.kind === "moved" ? `${actor} moved this paragraph, with ${it}`
          : `${actor} made the text that of ${it}`;
      }
      case "paragraph_restored":
        return `${actor} brought this paragraph back`;
      case "amendment_filed": {
        const what = !numbered || !e.no ? "an amendment" : `amendment no. ${e.no}`;
        const does = e.kind === "delete" ? ", to delete the paragraph" : e.kind === "insert_after" ? ", new text after this paragraph"
          : e.kind === "move" ? `, to move the paragraph ${where}` : e.kind === "split" ? `, to split the paragraph in ${e.parts}`
          : e.kind === "merge" ? `, to merge ${e.parts} paragraphs` : "";
        const to = !e.to ? "" : numbered && e.toNo ? ` to no. ${e.toNo}` : " to another amendment";
        return `${actor} filed ${what}${to}${does}${because}`;
      }
      case "amendment_accepted":
        return `${capital(short(e, numbered, name))}${numbered && e.toNo ? `, to no. ${e.toNo},` : ""} was accepted: its words are those now proposed`;
      case "amendment_carried":
        if (e.to && e.kind === "overlapping") return `${capital(short(e, numbered, name))} does not fit version ${e.version} without the words it amends: it stays as filed, for its sponsor to look at`;
        switch (e.kind) {
          case "clean":
            return `${capital(short(e, numbered, name))} was carried to version ${e.version}, its words unchanged`;
          case "overlapping":
            return `${capital(short(e, numbered, name))} touches words that version ${e.version} changed: it stays as filed, for its sponsor to look at`;
          case "gone":
            return `${capital(short(e, numbered, name))} lost its paragraph: it stays as filed`;
          default:
            return `${capital(short(e, numbered, name))} was overtaken: version ${e.version} already says it`;
        }
      case "amendment_answered": {
        const how = { reflected: "reflected", partly_reflected: "partly reflected", not_retained: "not retained" }[e.kind ?? ""] ?? "answered";
        return `${actor} answered ${short(e, numbered, name)}: ${how}${e.reason ? `, ${quote(e.reason)}` : ""}`;
      }
      case "amendment_joined":
        return `${actor} joined ${numbered && e.no ? `amendment no. ${e.no}${e.of && e.of !== e.by.delegation ? ` of ${of}` : ""}` : `the amendment by ${of}`}`;
      case "amendment_left":
        return `${actor} left the co-sponsors of ${numbered && e.no ? `amendment no. ${e.no}` : `the amendment by ${of}`}`;
      case "amendment_withdrawn":
        return `${actor} withdrew ${amendment(true)}${because}`;
      case "amendment_taken_over":
        return `${actor} took over ${numbered && e.no ? `amendment no. ${e.no}` : "the amendment"}${e.of && e.of !== e.by.delegation ? ` from ${of}` : ""}`;
      case "amendment_pressed":
        return `${actor} pressed ${amendment(true)}${because}`;
      case "amendment_maintained":
        return `${actor} maintained ${amendment(true)}`;
      case "amendments_listed":
        return `the pending amendments were listed${e.revision ? ` with ${e.revision}` : ""}, each for its sponsor to maintain`;
      case "position_taken": {
        const to = short(e, numbered, name);
        return e.kind === "supports" ? `${actor} supports ${to}`
          : e.kind === "can_go_along" ? `${actor} can go along with ${to}`
          : e.kind === "cannot_accept" ? `${actor} cannot accept ${to}${because}`
          : `${actor} took back its position on ${to}`;
      }
      case "objection_raised":
        if (!e.by.role && e.amendment) return `${actor} could not accept ${numbered && e.no ? `no. ${e.no}` : "that amendment"}: this is now an objection`;
        return e.kind === "conditional" ? `${actor} objected, conditionally on another paragraph${because}` : `${actor} objected${because}`;
      case "wide_objection_raised":
        return `${actor} objected to ${place}${e.kind === "conditional" ? ", conditionally on another paragraph" : ""}${because}`;
      case "objection_lifted":
        return `${actor} lifted its objection${e.scope ? ` to ${place}` : ""}${because}`;
      case "objections_called":
        return `${actor} called the standing objections of ${list((e.asked ?? []).map(name))}`;
      case "call_answered":
        return e.kind === "will_not_stand_in_the_way" ? `${actor} will not stand in the way${e.scope ? ` of ${place}` : ""}`
          : `${actor} answered the Chair’s call: its objection${e.scope ? ` to ${place}` : ""} is ${e.kind}`;
      case "instructions_awaited":
        return `${actor} awaits instructions on version ${e.version ?? ""}${because}`;
      case "paragraph_translated":
        return `${actor} gave the text of version ${e.version ?? ""} in ${languageName(e.kind ?? "")}`;
      case "paragraph_confirmed":
        return `${actor} confirmed version ${e.version ?? ""}`;
      case "statement_made": {
        const what = { explanation: "an explanation of position", reservation: "a reservation", dissociation: "a dissociation" }[e.kind ?? ""] ?? "a statement";
        return `${actor} put ${what} on the record, on ${e.paragraph ? `version ${e.version ?? ""}` : "the whole text"}${because}`;
      }
      case "statement_withdrawn":
        return `${actor} withdrew its statement${e.paragraph ? "" : " on the whole text"}`;
      case "silence_opened":
        return `${actor} put text under silence${because}`;
      case "silence_extended":
        return `${actor} extended the silence`;
      case "silence_withdrawn":
        return `${actor} withdrew the silence${because}`;
      case "silence_broken":
        return `the silence on this paragraph was broken${e.of ? ` by ${of}` : ""}`;
      case "break_disclosed":
        return `${of} made known that it broke the silence`;
      case "silence_concluded":
        return "the silence ended; the Chair has still to confirm the result";
      case "silence_confirmed":
        return `${actor} confirmed the result of the silence`;
      case "agreed_in":
        return `${e.body} is the body that agreed it`;
      case "amended_orally":
        return `${list((e.orally ?? []).map(name))} proposed it orally`;
      case "report_adopted":
        return `adopted by ${e.body} at its ${lower(e.meeting)}, ${e.date}`;
      case "report_ended":
        return `${e.body} ended the negotiation without consensus at its ${lower(e.meeting)}, ${e.date}`;
      case "text_edited":
        return `${actor} made an editorial change; the adopted text stays${because}`;
      case "corrigendum_issued":
        return `${actor} issued the corrigendum ${e.symbol} (${e.kind})`;
      case "report_related":
        return e.kind === "annexed_to" ? `the report is annexed to ${e.symbol}` : e.kind ? `${e.symbol} is annexed to the report` : `the report is no longer related to ${e.symbol}`;
      case "content_sealed":
        return `${actor} sealed words about it${because}`;
      case "content_unsealed":
        return `${actor} let sealed words be read again${because}`;
      case "content_expunged":
        return `${actor} took words off the record${because}`;
      case "paragraph_agreed":
        return `agreed ad ref${e.version ? `, version ${e.version}` : ""}`;
      case "paragraph_reopened":
        return e.package ? `the agreement ended with that of its package, “${e.package}”` : `${actor} reopened the paragraph${because}`;
      case "package_bound":
        return `${actor} bound ${bound} into the package “${e.package}”${because}`;
      case "package_extended":
        return `${actor} added ${bound} to the package “${e.package}”`;
      case "package_released":
        return `${actor} released ${bound} from the package “${e.package}”`;
      case "package_dissolved":
        return `${actor} dissolved the package “${e.package}”${because}`;
      case "reading_opened":
        return `${actor} opened a ${e.kind === "general" ? "general reading" : "reading paragraph by paragraph"}${because}`;
      case "paragraphs_read":
        return `${bound} ${(e.numbers?.length ?? 0) > 1 ? "were" : "was"} read`;
      case "paragraph_parked":
        return `${actor} parked the paragraph${because}`;
      case "paragraph_taken_up":
        return `${actor} took the paragraph up again`;
      case "paragraph_put":
        return `${actor} put version ${e.version ?? ""} to the room${because}`;
      case "put_withdrawn":
        return `${actor} withdrew the paragraph from the room`;
      case "amendment_returned":
        return e.by.role ? `${actor} took back the answer to ${short(e, numbered, name)}${because}` : `${short(e, numbered, name)} stands as before`;
      case "agreement_taken_back":
        return `${actor} took the agreement on version ${e.version ?? ""} back${because}`;
      case "reopening_taken_back":
        return `${actor} took the reopening back; version ${e.version ?? ""} is agreed ad ref${because}`;
      case "revision_taken_back":
        return `${actor} took version ${(e.version ?? 0) - 1} back: version ${e.version ?? ""} has the text before it${because}`;
      case "revision_circulated":
        return `${actor} circulated ${e.revision ?? "a revision"}`;
      case "recorded_for":
        return `${actor} recorded for ${of} what it said ${came[e.kind ?? ""] ?? ""}${because}`;
      case "record_confirmed":
        return `${actor} confirmed what was recorded for it`;
      case "record_corrected":
        return `${actor} corrected what was recorded for it${because}`;
      case "objection_restored":
        return `the objection of ${e.of ? of : actor}${e.scope ? ` to ${place}` : ""} stands again, since it was first raised`;
      case "submission_filed":
        return `${actor} filed a submission${because}`;
      case "input_filed":
        return `${of} filed a written input${because}`;
      case "input_published":
        return `${actor} published the written input of ${of}${because}`;
      case "input_withdrawn":
        return `${of} withdrew its written input${because}`;
    }
    return `${actor}: ${e.type.replaceAll("_", " ")}`;
  }
}

// came is how something reached the Chair's office otherwise than here.
const came: Record<string, string> = { floor: "on the floor", mail: "by mail", note_verbale: "by note verbale", table: "in a table of proposals" };

// short is an amendment in a list: "no. 3 (Corvia)".
function short(e: Event, numbered: boolean, name: (code: string | undefined) => string): string {
  const code = e.of ?? (e.by.role === "delegation" && e.type !== "position_taken" ? e.by.delegation : undefined);
  if (numbered && e.no) return `no. ${e.no}${code ? ` (${name(code)})` : ""}`;
  return code ? `the amendment by ${name(code)}` : "an amendment";
}

export const languageName = (code: string) => new Intl.DisplayNames("en", { type: "language" }).of(code) ?? code;

const lower = (s = "") => s.charAt(0).toLowerCase() + s.slice(1);
const capital = (s: string) => s.charAt(0).toUpperCase() + s.slice(1);
const quote = (s: string) => `“${s}”`;
const list = (parts: string[]) => (parts.length < 2 ? parts.join("") : parts.slice(0, -1).join(", ") + " and " + parts.at(-1));
