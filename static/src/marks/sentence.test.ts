// sentence.test.ts holds what is said of events, to those who may know numbers and those who may not.

import test from "node:test";
import assert from "node:assert/strict";
import { sentence } from "./sentence";
import type { Event } from "../wire";

const names = new Map([["ARV", "Arvenia"], ["COR", "Corvia"], ["LUM", "Lumea"], ["TAV", "Tavora"]]);
const by = (delegation: string) => ({ role: "delegation", delegation }) as const;
const chair = { role: "chair" } as const;

const cases: [Event, string, string][] = [
  [{ type: "paragraph_moved", by: chair, after: "p15", elsewhere: "15" }, "The Chair moved this paragraph, to stand after 15", "The Chair moved this paragraph, to stand after 15"],
  [{ type: "paragraph_split", by: chair, parts: 2 }, "The Chair split this paragraph in 2", "The Chair split this paragraph in 2"],
  [{ type: "paragraph_split", by: chair, parts: 2, kind: "part", elsewhere: "12" }, "The Chair split this paragraph off paragraph 12", "The Chair split this paragraph off paragraph 12"],
  [{ type: "revision_loaded", by: chair, revision: "Rev.2" }, "The Chair made the text that of Rev.2 from outside", "The Chair made the text that of Rev.2 from outside"],
  [{ type: "revision_loaded", by: chair, revision: "Rev.2", kind: "new" }, "The Chair put this paragraph into the text, with Rev.2 from outside", "The Chair put this paragraph into the text, with Rev.2 from outside"],
  [{ type: "paragraphs_merged", by: chair, parts: 2, kind: "into", elsewhere: "12" }, "The Chair merged this paragraph into paragraph 12", "The Chair merged this paragraph into paragraph 12"],
  [{ type: "amendment_filed", by: by("ARV"), no: 14, kind: "move" }, "Arvenia filed amendment no. 14, to move the paragraph to the very beginning", "Arvenia filed an amendment, to move the paragraph to the very beginning"],
  [{ type: "amendment_filed", by: by("ARV"), no: 14 }, "Arvenia filed amendment no. 14", "Arvenia filed an amendment"],
  [
    {
      type: "paragraph_revised", by: chair, version: 3,
      then: [
        { type: "amendment_answered", by: chair, no: 3, of: "COR", kind: "reflected" },
        { type: "amendment_answered", by: chair, no: 5, of: "LUM", kind: "partly_reflected" },
        { type: "amendment_carried", by: chair, no: 6, of: "TAV", kind: "clean", version: 3 },
      ],
    },
    "The Chair made version 3, taking no. 3 (Corvia) and no. 5 (Lumea) in part",
    "The Chair made version 3, taking the amendment by Corvia and the amendment by Lumea in part",
  ],
  [
    { type: "objection_raised", by: { role: "" as never }, no: 3, of: "TAV", amendment: "a3", kind: "objection" },
    "Tavora could not accept no. 3: this is now an objection",
    "Tavora could not accept that amendment: this is now an objection",
  ],
  [{ type: "amendment_filed", by: by("COR"), no: 15, to: "a14", toNo: 14 }, "Corvia filed amendment no. 15 to no. 14", "Corvia filed an amendment to another amendment"],
  [{ type: "amendment_accepted", by: { role: "" as never }, no: 15, of: "COR", to: "a14", toNo: 14 }, "No. 15 (Corvia), to no. 14, was accepted: its words are those now proposed", "The amendment by Corvia was accepted: its words are those now proposed"],
  [{ type: "amendment_carried", by: { role: "" as never }, no: 15, of: "COR", kind: "overlapping", version: 2, to: "a14" }, "No. 15 (Corvia) does not fit version 2 without the words it amends: it stays as filed, for its sponsor to look at", "The amendment by Corvia does not fit version 2 without the words it amends: it stays as filed, for its sponsor to look at"],
  [{ type: "paragraph_updated", by: chair, version: 4 }, "The Chair filled placeholders: version 4", "The Chair filled placeholders: version 4"],
  [{ type: "paragraph_agreed", by: chair, version: 4 }, "Agreed ad ref, version 4", "Agreed ad ref, version 4"],
  [{ type: "objection_raised", by: by("TAV"), kind: "objection", reason: "The scope is wider than the mandate." }, "Tavora objected: The scope is wider than the mandate", "Tavora objected: The scope is wider than the mandate"],
  [{ type: "amendment_joined", by: by("LUM"), no: 14, of: "ARV" }, "Lumea joined amendment no. 14 of Arvenia", "Lumea joined the amendment by Arvenia"],
  [{ type: "position_taken", by: by("LUM"), no: 14, of: "ARV", kind: "can_go_along" }, "Lumea can go along with no. 14 (Arvenia)", "Lumea can go along with the amendment by Arvenia"],
  [{ type: "not_on_my_behalf_said", by: by("TAV"), of: "COR", amendment: "a", no: 14 }, "Tavora said “not on my behalf” of what Corvia says of no. 14", "Tavora said “not on my behalf” of what Corvia says of an amendment"],
  [{ type: "amendment_withdrawn", by: by("ARV"), no: 14 }, "Arvenia withdrew amendment no. 14", "Arvenia withdrew its amendment"],
  [{ type: "paragraph_reopened", by: chair, reason: "At the request of Tavora." }, "The Chair reopened the paragraph: At the request of Tavora", "The Chair reopened the paragraph: At the request of Tavora"],
  ...([
    [{ type: "wide_objection_raised", by: by("TAV"), scope: "section", number: "II", kind: "objection", reason: "Too early." }, "Tavora objected to section II: Too early"],
    [{ type: "wide_objection_raised", by: by("TAV"), scope: "whole", kind: "conditional" }, "Tavora objected to the whole text, conditionally on another paragraph"],
    [{ type: "objection_lifted", by: by("TAV"), scope: "section" }, "Tavora lifted its objection to a section"],
    [{ type: "objection_raised", by: by("COR"), for: ["ARV", "LUM", "TAV"], reason: "Too early." }, "Corvia, for Arvenia, Lumea and Tavora, objected: Too early"],
    [{ type: "statement_made", by: by("COR"), kind: "reservation", for: ["A", "B", "C", "D", "E", "F", "G"] }, "Corvia, for 7 States, put a reservation on the record, on the whole text"],
    [{ type: "not_on_my_behalf_said", by: by("TAV"), of: "COR", objection: "o1" }, "Tavora said “not on my behalf” of the objection of Corvia"],
    [{ type: "not_on_my_behalf_said", by: by("TAV"), of: "COR", statement: "s1" }, "Tavora said “not on my behalf” of the statement of Corvia"],
    [{ type: "members_changed", by: chair, of: "COR", for: ["ARV", "TAV"] }, "The Chair changed the members of Corvia: Arvenia and Tavora"],
    [{ type: "objections_called", by: chair, asked: ["TAV", "COR"] }, "The Chair called the standing objections of Tavora and Corvia"],
    [{ type: "call_answered", by: by("TAV"), kind: "will_not_stand_in_the_way", scope: "section", number: "II" }, "Tavora will not stand in the way of section II"],
    [{ type: "call_answered", by: by("TAV"), kind: "maintained" }, "Tavora answered the Chair’s call: its objection is maintained"],
    [{ type: "statement_made", by: { role: "" as never }, of: "TAV", kind: "explanation", paragraph: "p", version: 2, reason: "We note it." }, "Tavora put an explanation of position on the record, on version 2: We note it"],
    [{ type: "statement_made", by: by("TAV"), kind: "dissociation" }, "Tavora put a dissociation on the record, on the whole text"],
    [{ type: "statement_withdrawn", by: by("TAV"), paragraph: "p" }, "Tavora withdrew its statement"],
    [{ type: "instructions_awaited", by: by("TAV"), version: 2, reason: "Till Friday." }, "Tavora awaits instructions on version 2: Till Friday"],
    [{ type: "agreed_in", by: { role: "" as never }, body: "Committee" }, "Committee is the body that agreed it"],
    [{ type: "amended_orally", by: { role: "" as never }, orally: ["TAV", "COR"] }, "Tavora and Corvia proposed it orally"],
    [{ type: "report_adopted", by: chair, body: "Group", meeting: "Last meeting", date: "2026-03-02" }, "Adopted by Group at its last meeting, 2026-03-02"],
    [{ type: "report_ended", by: chair, body: "Group", meeting: "10th meeting", date: "2026-03-02", reason: "As I see it." }, "Group ended the negotiation without consensus at its 10th meeting, 2026-03-02"],
    [{ type: "text_edited", by: { role: "secretariat" }, reason: "A comma." }, "The Secretariat made an editorial change; the adopted text stays: A comma"],
    [{ type: "corrigendum_issued", by: chair, symbol: "H/2/Corr.1", kind: "fr" }, "The Chair issued the corrigendum H/2/Corr.1 (fr)"],
    [{ type: "report_related", by: chair, symbol: "H/L.2", kind: "annexed_to" }, "The report is annexed to H/L.2"],
    [{ type: "content_sealed", by: chair, reason: "Decision 3 of 4 May" }, "The Chair sealed words about it: Decision 3 of 4 May"],
    [{ type: "content_unsealed", by: chair }, "The Chair let sealed words be read again"],
    [{ type: "content_expunged", by: chair, reason: "Decision 5" }, "The Chair took words off the record: Decision 5"],
    [{ type: "paragraph_confirmed", by: by("TAV"), version: 2 }, "Tavora confirmed version 2"],
    [{ type: "package_bound", by: chair, package: "Finance", numbers: ["1", "4"], reason: "Both or neither." }, "The Chair bound paragraphs 1 and 4 into the package “Finance”: Both or neither"],
    [{ type: "package_extended", by: chair, package: "Finance", numbers: ["5"] }, "The Chair added paragraph 5 to the package “Finance”"],
    [{ type: "package_released", by: chair, package: "Finance", numbers: [] }, "The Chair released text from the package “Finance”"],
    [{ type: "package_dissolved", by: chair, package: "Finance", reason: "Agreed otherwise." }, "The Chair dissolved the package “Finance”: Agreed otherwise"],
    [{ type: "paragraph_reopened", by: { role: "" as never }, package: "Finance" }, "The agreement ended with that of its package, “Finance”"],
    [{ type: "reading_opened", by: chair, kind: "general", reason: "Remarks." }, "The Chair opened a general reading: Remarks"],
    [{ type: "reading_opened", by: { role: "secretariat" }, kind: "paragraph_by_paragraph" }, "The Secretariat opened a reading paragraph by paragraph"],
    [{ type: "paragraphs_read", by: chair, numbers: ["1", "2"] }, "Paragraphs 1 and 2 were read"],
    [{ type: "paragraph_parked", by: chair, reason: "After section III." }, "The Chair parked the paragraph: After section III"],
    [{ type: "paragraph_taken_up", by: chair }, "The Chair took the paragraph up again"],
    [{ type: "paragraph_put", by: chair, version: 2, reason: "As read out." }, "The Chair put version 2 to the room: As read out"],
    [{ type: "put_withdrawn", by: chair }, "The Chair withdrew the paragraph from the room"],
    [{ type: "agreement_taken_back", by: chair, version: 2, reason: "In error." }, "The Chair took the agreement on version 2 back: In error"],
    [{ type: "reopening_taken_back", by: chair, version: 2, reason: "In error." }, "The Chair took the reopening back; version 2 is agreed ad ref: In error"],
    [{ type: "revision_taken_back", by: chair, version: 3, reason: "In error." }, "The Chair took version 2 back: version 3 has the text before it: In error"],
    [{ type: "objection_raised", by: { ...by("TAV"), recorded: "floor" }, kind: "objection" }, "Tavora, on the floor, objected"],
    [{ type: "recorded_for", by: { role: "secretariat" }, of: "TAV", kind: "mail", reason: "note of 3 March" }, "The Secretariat recorded for Tavora what it said by mail: note of 3 March"],
    [{ type: "record_confirmed", by: by("TAV"), of: "TAV" }, "Tavora confirmed what was recorded for it"],
    [{ type: "record_corrected", by: by("TAV"), of: "TAV", reason: "Not so." }, "Tavora corrected what was recorded for it: Not so"],
    [{ type: "record_corrected", by: { role: "delegation" }, reason: "Not so." }, "A delegation (name withheld) corrected what was recorded for it: Not so"],
    [{ type: "objection_restored", by: { role: "" as never }, of: "TAV", kind: "objection" }, "The objection of Tavora stands again, since it was first raised"],
    [{ type: "submission_filed", by: by("TAV"), of: "TAV", reason: "Comments" }, "Tavora filed a submission: Comments"],
    [{ type: "input_filed", by: { role: "observer" }, of: "Harbour Pilots", reason: "Tides" }, "Harbour Pilots filed a written input: Tides"],
    [{ type: "input_published", by: chair, of: "Harbour Pilots", kind: "observers" }, "The Chair published the written input of Harbour Pilots"],
    [{ type: "input_withdrawn", by: { role: "observer" }, of: "Harbour Pilots" }, "Harbour Pilots withdrew its written input"],
  ] as [Event, string][]).map(([e, said]): [Event, string, string] => [e, said, said]),
  [{ type: "amendment_returned", by: chair, no: 3, of: "COR", reason: "In error." }, "The Chair took back the answer to no. 3 (Corvia): In error", "The Chair took back the answer to the amendment by Corvia: In error"],
  [{ type: "amendment_returned", by: { role: "" as never }, no: 3, of: "COR" }, "No. 3 (Corvia) stands as before", "The amendment by Corvia stands as before"],
  [{ type: "revision_circulated", by: chair, revision: "Rev.1" }, "The Chair circulated Rev.1", "The Chair circulated Rev.1"],
];

test("each event is said in a sentence, without numbers to those who are not sent them", () => {
  for (const [event, known, unknown] of cases) {
    assert.equal(sentence(event, names, "delegations"), known);
    assert.equal(sentence({ ...event, no: undefined, then: event.then?.map((t) => ({ ...t, no: undefined })) }, names, "observers"), unknown);
  }
});
