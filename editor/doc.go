// Package editor is the negotiation itself: a report, its paragraphs, amendments, objections and
// revisions, and the rules by which text is agreed. It is pure: Decide turns a command into events
// or a refusal, Apply makes the next state from an event; it knows no clock, network or database.
//
// # Words
//
// A report is one document under negotiation. A paragraph is its unit: a heading, a numbered
// paragraph, an item or unnumbered text, with an id that survives everything. A version is one
// exact text of a paragraph. An amendment is one delegation's proposed change to one place, filed
// against one version and never altered. An objection is a delegation's standing obstacle to a
// paragraph, a section or the whole. A position is a delegation's word on an amendment, an answer the
// Chair's. A revision is the whole text as circulated. Agreed ad referendum is a version agreed in the
// room; a delegation that awaits instructions on it agrees subject to its capital. A statement for the
// record stands in nothing's way. A submission is the general comment and the amendments that a
// delegation files together. An input is an observer's, in writing; it stands in nothing's way either. A
// record is what the Chair's office recorded for a delegation: its own act, which it confirms or corrects.
//
// A delegation is a State, or a group that acts for States: they are
// listed with each act (ActedFor), one may say "not on my behalf" (NotOnMyBehalf), and each counts once
// (Report.Voices). What a group does is its own to take back, and a member's own stands beside it.
//
// An amendment may amend another one's words instead of the text: its base is what that one proposes. A
// report is a Chair's text, with amendments beside it, or a rolling text, in which they stand in brackets
// until resolved. The floor calls proposals by names that are computed: "12 bis", "12 alt", "Option 2: No
// text" (Floor).
//
// # Text
//
// The text of a paragraph is one line of UTF-8 in NFC with a small subset of CommonMark:
// *italic*, **bold**, [text](url) and the inline footnote ^[text]. A backslash escapes * [ ] ^ \.
// A mark without its partner is literal. Other square brackets are those of the negotiation.
//
// # Rules, and where each is enforced
//
//  1. A paragraph is agreed only when no objection stands against it and no amendment to it is
//     unanswered or pressed: Agree.decide asks Report.Obstacles; Apply refuses the event otherwise.
//  2. Agreement belongs to one version, and a request to reopen makes the paragraph contested:
//     Report.Status. A request is never refused: Object.decide, Amend.decide. It ends by
//     withdrawal or by Reopen.decide, not by an answer: AnswerAmendments.decide. A technical update
//     fills placeholders and does not end agreement: UpdateTechnically.decide, checked again by
//     ParagraphUpdated.apply. Which paragraphs an objection to a section or the whole stands
//     against: Objection.Reaches.
//  3. Only the delegation that raised an objection lifts it: Lift.decide. Revising does not:
//     ParagraphRevised.apply touches no objection, and Report.spread takes no paragraph out of one's
//     reach. The Chair's call of standing objections: CallObjections.decide, AnswerCall.decide.
//  4. The Chair agrees and revises by naming the version on the screen: decision.stale.
//  5. A refusal names every blocker, and nothing is half done: Refusal, Report.Obstacles; Decide
//     returns all events or none.
//  6. Amendments are never lost. States: State. Classes at a new version: decision.carry,
//     Report.carry. Listing at a new revision: Circulate.decide, Amendment.Blocks, and
//     decision.lapse when the paragraph is agreed without them. An insertion belongs to the gap:
//     Amendment.Blocks. A deletion taken into the text makes an empty version, dropped at the next
//     revision: Circulate.decide; Restore.decide brings it back. A revision from outside becomes the text in
//     one decision, by the same rules: LoadRevision.decide; after it all is carried. A split and a merge: the first part or
//     paragraph keeps the id, and what stood on one that was split or merged stands on every successor:
//     Report.succeed, of which Paragraph.Successors and Report.Lineage keep account. A move belongs to
//     the paragraph, which it blocks; moving keeps the version and its agreement: Move.decide, unless a
//     request to move what is agreed is granted by it: decision.grant. Brackets block, placeholders do not: FindBrackets, of the tree that
//     ReadBrackets makes; Report.CountBrackets counts them for the Chair.
//     An amendment to an amendment:
//     decision.amending; what becomes of it with that one: Report.changes, decision.follow; never settled
//     by another delegation. In a rolling text (Report.RolledText) pending amendments are circulated in the
//     text, RevisionEntry.Rolled and Revision.NewTexts, and so are not listed and go on blocking; the text
//     they would change, its versions and its agreement stay as in a Chair's text.
//  7. Overlap goes by the words touched, in any order of filing: Report.Clusters; an amendment to an
//     amendment is with it, Report.withTheirs.
//  8. Taking an amendment into the text turns each "cannot accept" on it into an objection:
//     decision.objectWhoCannotAccept.
//  9. Silence: opened on versions without standing obstacles, OpenSilence.decide; frozen, Report.Frozen;
//     broken by whatever puts an obstacle in its way before the instant, decision.breaks; concluded by
//     the clock, ConcludeSilence.decide; provisional until ConfirmSilence.decide, so that
//     RecordBreak.decide can still record a break received otherwise. Who broke it: Report.Withheld.
//  11. Adoption is one decision on the whole: Adopt.decide asks Report.AdoptionObstacles; Apply refuses
//     the event otherwise. What a closed record still takes: Report.closedTo, and of a log
//     Report.impossible. Without consensus: EndWithoutConsensus.decide.
//  12. Packages are agreed together or not at all: decision.unnamed, asked by Agree and OpenSilence;
//     Report.whole, asked by ConcludeSilence; Report.inPackage, which Report.Status asks; decision.together,
//     which ends the agreement of all with that of one. Binding changes where no paragraph stands:
//     decision.alike.
//  13. Informal words are sealed or expunged by a decision of the body: Seal.decide, Expunge.decide. Which
//     they are, and which words are not: Words. What stands in for a record that lost its words makes the
//     same report: Redact.
//  14. Sponsors withdraw and supersede, co-sponsors take over, late filings are marked:
//     Withdraw.decide, Amend.decide, TakeOver.decide. A sponsor accepts an amendment to its own, with its
//     authors as co-sponsors: AcceptAmendment.decide. Late is what was received late: decision.late.
//
// What is recorded for a delegation is decided as if it had sent it, by the same rules: Record.decide.
// It breaks no silence and tells nobody who did: decision.withholds. What a wrong record lifted stands
// again: decision.restore. A submission is filed whole or not at all: Submit.decide. An observer's input
// is on what observers may read: FileInput.decide.
//
// Numbers are computed (Report.Numbers) and checked where they are printed: Report.CheckNumbers,
// Draft.CheckNumbers.
//
// A decision of the Chair that was recorded in error is taken back by an event of its own, as long as
// nothing depends on it: TakeBack.decide. What is parked, read or before the room stands in nothing's way.
//
// The others of rules 10 and 13 (audiences, the hash chain) are not, or not only, this
// package's: the chain is in adref/storage, audiences in adref/server/access.
//
// practice.md says point by point which practice of negotiations each of them serves, and which test shows it.
package editor
