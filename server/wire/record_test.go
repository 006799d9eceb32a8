// record_test.go is the procedural record as each reader gets it (PRACTICE 4, 7, 17; rules 9 and 10).

package wire

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"adref/editor"
	"adref/server/access"
)

// minutes plays acts and gives the record that an audience may read of them.
func minutes(t *testing.T, audience editor.Audience, acts ...act) *Record {
	t.Helper()
	after, all := byTheMinute(t, acts...)
	view := NewView(after[len(after)-1], access.Who{Audience: audience})
	record := view.Record()
	for i, events := range all {
		before := (*editor.Report)(nil)
		if i > 0 {
			before = after[i-1]
		}
		if slices.Contains(access.Readers(before, after[i], events), audience) && ForTheRecord(events) {
			record.Add(view.At(after[i]), events[0].At, events)
		}
	}
	return record
}

// byTheMinute decides one act a minute, and gives the report after each.
func byTheMinute(t *testing.T, acts ...act) (after []*editor.Report, all [][]editor.Event) {
	t.Helper()
	var r *editor.Report
	for i, a := range acts {
		events, err := editor.Decide(r, "r", a.by, fmt.Sprint("c", i), a.c, start.Add(time.Duration(i)*time.Minute))
		if err == nil {
			r, err = editor.ApplyAll(r, events)
		}
		if err != nil {
			t.Fatalf("%#v: %v", a.c, err)
		}
		after, all = append(after, r), append(all, events)
	}
	return after, all
}

func (r *Record) text(t *testing.T) string {
	t.Helper()
	var b strings.Builder
	if err := r.Text(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func namesIn(paragraphs ...string) (list []editor.VersionName) {
	for _, p := range paragraphs {
		list = append(list, editor.VersionName{Paragraph: p, Version: 1})
	}
	return list
}

// smallNegotiation is a small negotiation to its adoption.
func smallNegotiation() []act {
	adopt := editor.Adopt{Body: "Working group", Meeting: "10th meeting", Date: start.Format(time.DateOnly), Place: "Harbour City", Audience: editor.AudiencePublic, Symbol: "H/2026/2",
		Texts: []editor.VersionName{{Paragraph: "p1", Version: 2}, {Paragraph: "p2", Version: 1}, {Paragraph: "p3", Version: 1}}}
	return append(append([]act{{chair, draftOf("One.", "Two.", "Three.")}}, seats()...),
		act{chair, editor.Circulate{Name: "Rev.1", Symbol: "H/L.1/Rev.1", Audience: editor.AudienceDelegations}},
		act{chair, editor.Revise{Paragraph: "p1", Version: 1, Text: "One, as said.", Orally: []string{"ARV", "COR"}}},
		act{chair, editor.Agree{Paragraphs: []editor.VersionName{{Paragraph: "p1", Version: 2}}, Body: "Informal consultations"}},
		act{chair, editor.Agree{Paragraphs: namesIn("p2")}},
		act{chair, editor.Agree{Paragraphs: []editor.VersionName{{Paragraph: "p1", Version: 2}}, Body: "Committee"}},
		act{chair, editor.Reopen{Paragraph: "p2", Reason: "Asked for."}},
		act{delegate("DEL"), editor.MakeStatement{Kind: editor.StatementReservation, Paragraph: "p3", Version: 1, Text: "We reserve."}},
		act{chair, adopt},
		act{delegate("COR"), editor.MakeStatement{Kind: editor.StatementExplanation, Text: "We joined."}},
		act{chair, editor.Edit{Paragraph: "p2", Text: "Two!"}},
		act{chair, editor.IssueCorrigendum{Symbol: "H/2026/2/Corr.1", Language: "fr", Instructions: []editor.Instruction{{Paragraph: "p3", Text: "Read so."}}}})
}

// PRACTICE 7, 17, rule 11.
func TestTheRecordSaysWhatWasAgreedWhenByWhichBodyOnWhichVersion(t *testing.T) {
	got := minutes(t, editor.AudienceDelegations, smallNegotiation()...).text(t)
	at := -1
	for _, line := range []string{
		"Procedural record", "As delegations may know it.",
		"2026-03-02 09:04  Rev.1 circulated (H/L.1/Rev.1). Hash of its content: ",
		"Paragraph 1 was amended orally by State of ARV and State of COR: version 2.",
		"2026-03-02 09:06  Agreed ad referendum by Informal consultations: paragraph 1 (version 2).",
		"Agreed ad referendum, after Rev.1: paragraph 2 (version 1).",
		"Agreed by Committee too: paragraph 1 (version 2).",
		"Paragraph 2 was reopened: “Asked for.”",
		"State of DEL put a statement on the record (reservation), on paragraph 3, version 1: “We reserve.”",
		"Agreed ad referendum by the adoption: paragraph 2 (version 1) and paragraph 3 (version 1).",
		"Adopted text circulated (H/2026/2).",
		"Adopted by Working group at its 10th meeting, 2026-03-02, Harbour City.",
		"An editorial change was made in paragraph 2; the adopted text stays.",
		"Corrigendum H/2026/2/Corr.1 was issued (fr).",
		"Statements for the record", "State of COR, explanation, on the whole text, annexed:\nWe joined.",
		"Corrigendum H/2026/2/Corr.1 (fr)\n1. Paragraph 3: Read so.",
	} {
		next := strings.Index(got, line)
		if next < 0 || next < at {
			t.Fatalf("%q is not there, or not in its place:\n%s", line, got)
		}
		at = next
	}
	for _, words := range []string{"Zwart", "one another"} {
		if strings.Contains(got, words) {
			t.Errorf("it says %q", words)
		}
	}
}

// Rule 10.
func TestTheRecordOfThePublicHoldsWhatThePublicWasToldAndNoMore(t *testing.T) {
	got := minutes(t, editor.AudiencePublic, smallNegotiation()...).text(t)
	for _, words := range []string{"Adopted text circulated", "Adopted by Working group", "Corrigendum H/2026/2/Corr.1", "State of COR, explanation, on the whole text, annexed:\nWe joined."} {
		if !strings.Contains(got, words) {
			t.Errorf("it does not say %q:\n%s", words, got)
		}
	}
	for _, words := range []string{"Rev.1", "orally", "Agreed", "State of ARV", "State of DEL", "We reserve", "opened"} {
		if strings.Contains(got, words) {
			t.Errorf("it says %q:\n%s", words, got)
		}
	}
}

// Rule 9, PRACTICE 4: who broke silence stays withheld, whoever else acted in the same moment.
func TestTheRecordDoesNotTellWhoBrokeSilence(t *testing.T) {
	silence := func(d time.Duration) editor.OpenSilence {
		return editor.OpenSilence{Paragraphs: namesIn("p1", "p2"), Deadline: start.Add(d), Zone: "UTC"}
	}
	setup := append([]act{{chair, draftOf("One.", "Two.")}}, seats()...)
	open := append(slices.Clone(setup), act{chair, silence(time.Hour)})
	after, _ := byTheMinute(t, open...)
	id := after[len(after)-1].Silences[0].ID
	broken := append(slices.Clone(open),
		act{delegate("COR"), editor.BreakSilence{Silence: id, Paragraph: "p1", Reason: "Too early."}})
	for audience, told := range map[editor.Audience]bool{editor.AudienceChair: true, editor.AudienceDelegations: false} {
		got := minutes(t, audience, broken...).text(t)
		if strings.Contains(got, "State of COR") != told || !strings.Contains(got, "The silence on paragraph 1 was broken") {
			t.Errorf("%s read\n%s", audience, got)
		}
	}
	disclosed := append(slices.Clone(broken), act{delegate("COR"), editor.DiscloseBreak{Silence: id}})
	if got := minutes(t, editor.AudienceDelegations, disclosed...).text(t); strings.Count(got, "State of COR") != 1 || !strings.Contains(got, "State of COR made known that it broke the silence.") {
		t.Errorf("once disclosed:\n%s", got)
	}
}

// Rule 11: the Chair's summary is marked as the Chair's own.
func TestTheRecordOfAnEndWithoutConsensusKeepsTheChairsSummaryApart(t *testing.T) {
	got := minutes(t, editor.AudienceDelegations, append(append([]act{{chair, draftOf("One.")}}, seats()...),
		act{chair, editor.Relate{Symbol: "H/L.1/Add.1", Relation: editor.RelationAnnexedTo}},
		act{chair, editor.EndWithoutConsensus{Body: "Working group", Meeting: "Closing meeting", Date: start.Format(time.DateOnly), Summary: "Much was done.", Audience: editor.AudiencePublic}})...).text(t)
	for _, words := range []string{"Annexed to H/L.1/Add.1\n", "Ended without consensus: Working group, closing meeting, 2026-03-02. Nothing is agreed by this.",
		"under the Chair’s own responsibility. It is not agreed.\n\nMuch was done."} {
		if !strings.Contains(got, words) {
			t.Errorf("it does not say %q:\n%s", words, got)
		}
	}
}

func TestTheRecordAsAPageSaysTheSameAndEscapesWhatWasSaid(t *testing.T) {
	record := minutes(t, editor.AudienceDelegations, append(smallNegotiation(), act{delegate("ARV"), editor.MakeStatement{Kind: editor.StatementExplanation, Text: "<script>alert(1)</script>"}})...)
	var page strings.Builder
	if err := record.Page(&page); err != nil {
		t.Fatal(err)
	}
	if got := page.String(); strings.Contains(got, "<script") || !strings.Contains(got, "&lt;script&gt;") {
		t.Error("what was said is not escaped")
	}
	for _, e := range record.Entries {
		for _, s := range e.Said {
			if words := strings.Split(s, "<")[0]; !strings.Contains(page.String(), strings.ReplaceAll(words, "&", "&amp;")) {
				t.Errorf("the page does not say %q", s)
			}
		}
	}
}
