// sentence.test.ts holds what is said of events, to those who may know numbers and those who may not.

import test from "node:test";
import assert from "node:assert/strict";
import { sentence } from "./sentence";
import type { Event } from "../wire";

const names = new Map([["ARV", "Arvenia"], ["COR", "Corvia"], ["LUM", "Lumea"], ["TAV", "Tavora"]]);
const by = (delegation: string) => ({ role: "delegation", delegation }) as const;
const chair = { role: "chair" } as const;

const cases: [Event, string, string][] = [
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
  [{ type: "amendment_withdrawn", by: by("ARV"), no: 14 }, "Arvenia withdrew amendment no. 14", "Arvenia withdrew its amendment"],
  [{ type: "paragraph_reopened", by: chair, reason: "At the request of Tavora." }, "The Chair reopened the paragraph: At the request of Tavora", "The Chair reopened the paragraph: At the request of Tavora"],
  ...([
    [{ type: "wide_objection_raised", by: by("TAV"), scope: "section", number: "II", kind: "objection", reason: "Too early." }, "Tavora objected to section II: Too early"],
    [{ type: "wide_objection_raised", by: by("TAV"), scope: "whole", kind: "conditional" }, "Tavora objected to the whole text, conditionally on another paragraph"],
    [{ type: "objection_lifted", by: by("TAV"), scope: "section" }, "Tavora lifted its objection to a section"],
    [{ type: "objections_called", by: chair, asked: ["TAV", "COR"] }, "The Chair called the standing objections of Tavora and Corvia"],
    [{ type: "call_answered", by: by("TAV"), kind: "will_not_stand_in_the_way", scope: "section", number: "II" }, "Tavora will not stand in the way of section II"],
    [{ type: "call_answered", by: by("TAV"), kind: "maintained" }, "Tavora answered the Chair’s call: its objection is maintained"],
    [{ type: "statement_made", by: { role: "" as never }, of: "TAV", kind: "explanation", paragraph: "p", version: 2, reason: "We note it." }, "Tavora put an explanation of position on the record, on version 2: We note it"],
    [{ type: "statement_made", by: by("TAV"), kind: "dissociation" }, "Tavora put a dissociation on the record, on the whole text"],
    [{ type: "statement_withdrawn", by: by("TAV"), paragraph: "p" }, "Tavora withdrew its statement"],
    [{ type: "instructions_awaited", by: by("TAV"), version: 2, reason: "Till Friday." }, "Tavora awaits instructions on version 2: Till Friday"],
    [{ type: "paragraph_confirmed", by: by("TAV"), version: 2 }, "Tavora confirmed version 2"],
  ] as [Event, string][]).map(([e, said]): [Event, string, string] => [e, said, said]),
  [{ type: "revision_circulated", by: chair, revision: "Rev.1" }, "The Chair circulated Rev.1", "The Chair circulated Rev.1"],
];

test("each event is said in a sentence, without numbers to those who are not sent them", () => {
  for (const [event, known, unknown] of cases) {
    assert.equal(sentence(event, names, "delegations"), known);
    assert.equal(sentence({ ...event, no: undefined, then: event.then?.map((t) => ({ ...t, no: undefined })) }, names, "observers"), unknown);
  }
});
