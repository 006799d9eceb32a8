// compare_test.go is about two texts of the report side by side.

package wire

import (
	"fmt"
	"strings"
	"testing"

	"adref/editor"
	"adref/server/access"
)

// negotiated is a report of which one paragraph was revised, one deleted, two added, one left.
func negotiated(t *testing.T) *editor.Report {
	t.Helper()
	r, all := play(t, nil, append(append([]act{{chair, draftOf("One.", "Two.", "Three.", "Four.")}}, seats()...),
		act{chair, editor.Circulate{Name: "Zero draft", Audience: editor.AudienceDelegations}},
		act{delegate("ARV"), editor.Amend{Kind: editor.AmendRevise, Paragraph: "p1", Version: 1, Text: "One and all."}},
		act{delegate("COR"), editor.Amend{Kind: editor.AmendInsertAfter, Paragraph: "p2", Version: 1, Text: "Two and a half."}},
		act{delegate("DEL"), editor.Amend{Kind: editor.AmendDelete, Paragraph: "p2", Version: 1}})...)
	made := func(n int) string { return editor.Made(all[len(all)-n])[0] }
	r, _ = play(t, r,
		act{chair, editor.Revise{Paragraph: "p1", Version: 1, Text: "One and all.", Takes: []editor.Take{{Amendment: made(3), How: editor.AnswerReflected}}}},
		act{chair, editor.Insert{After: "p2", Text: "Two and a half.", Takes: []editor.Take{{Amendment: made(2), How: editor.AnswerReflected}}}},
		act{chair, editor.Revise{Paragraph: "p2", Version: 1, Text: "", Takes: []editor.Take{{Amendment: made(1), How: editor.AnswerReflected}}}},
		act{chair, editor.Insert{After: "", Text: "Nought."}},
		act{chair, editor.Circulate{Name: "Rev.1", Audience: editor.AudienceObservers}})
	return r
}

func compared(t *testing.T, v *View, from, to string) string {
	t.Helper()
	c, ok := v.Compare(from, to)
	if !ok {
		return "not to be read"
	}
	var lines []string
	for _, p := range c.Pairs {
		by := ""
		for _, code := range p.By {
			if code == "" {
				code = "the Chair"
			}
			by += " by " + code
		}
		lines = append(lines, fmt.Sprintf("%s %s>%s %q>%q%s", p.Change, p.FromNumber, p.ToNumber, p.Ops.Before(), p.Ops.After(), by))
	}
	return strings.Join(lines, "\n")
}

func TestAComparisonReadsInTheOrderOfTheSecondTextWithWhatWasDeletedInItsPlace(t *testing.T) {
	r := negotiated(t)
	zero, one := r.Revisions[0].ID, r.Revisions[1].ID
	v := NewView(r, access.Who{Audience: editor.AudienceDelegations})
	forth := `added >1 "">"Nought." by the Chair
revised 1>2 "One.">"One and all." by ARV
deleted 2> "Two.">"" by DEL
added >3 "">"Two and a half." by COR
same 3>4 "Three.">"Three."
same 4>5 "Four.">"Four."`
	for _, to := range []string{one, Live} {
		if got := compared(t, v, zero, to); got != forth {
			t.Errorf("from Zero draft to %s:\n%s\nnot\n%s", to, got, forth)
		}
	}
	back := `deleted 1> "Nought.">"" by the Chair
revised 2>1 "One and all.">"One." by ARV
deleted 3> "Two and a half.">"" by COR
added >2 "">"Two." by DEL
same 4>3 "Three.">"Three."
same 5>4 "Four.">"Four."`
	if got := compared(t, v, one, zero); got != back {
		t.Errorf("back from Rev.1:\n%s\nnot\n%s", got, back)
	}
	if got := compared(t, v, Live, Live); strings.Contains(got, "added") || strings.Contains(got, "by") {
		t.Errorf("the live text compared with itself:\n%s", got)
	}
}

func TestADeletionStandsInTheLiveTextUntilTheNextRevision(t *testing.T) {
	r, _ := play(t, nil, act{chair, draftOf("One.", "Two.")}, act{chair, editor.Circulate{Name: "Zero draft", Audience: editor.AudienceDelegations}},
		act{chair, editor.Revise{Paragraph: "p1", Version: 1, Text: ""}})
	v := NewView(r, access.Who{Audience: editor.AudienceChair})
	if got, want := compared(t, v, r.Revisions[0].ID, Live), "deleted 1>1 \"One.\">\"\" by the Chair\nsame 2>2 \"Two.\">\"Two.\""; got != want {
		t.Errorf("forth:\n%s\nnot\n%s", got, want)
	}
	if got, want := compared(t, v, Live, r.Revisions[0].ID), "added 1>1 \"\">\"One.\" by the Chair\nsame 2>2 \"Two.\">\"Two.\""; got != want {
		t.Errorf("back:\n%s\nnot\n%s", got, want)
	}
}

func TestNobodyComparesWhatTheyMayNotRead(t *testing.T) {
	r := negotiated(t)
	zero, one := r.Revisions[0].ID, r.Revisions[1].ID
	for _, audience := range []editor.Audience{editor.AudienceObservers, editor.AudiencePublic} {
		v := NewView(r, access.Who{Audience: audience})
		for _, pair := range [][2]string{{zero, one}, {one, zero}, {one, Live}, {Live, one}, {Live, Live}, {"nonsense", one}, {"", ""}} {
			if got := compared(t, v, pair[0], pair[1]); got != "not to be read" {
				t.Errorf("%s compare %q:\n%s", audience, pair, got)
			}
		}
	}
	if got := compared(t, NewView(r, access.Who{Audience: editor.AudienceObservers}), one, one); !strings.HasPrefix(got, "same 1>1") || strings.Contains(got, " by ") {
		t.Errorf("observers compare what they may read:\n%s", got)
	}
}
