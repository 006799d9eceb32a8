// attribution_test.go tries whose words a comparison says it inserts.

package wire

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"adref/diffing"
	"adref/editor"
	"adref/server/access"
)

// drafting is a report of one paragraph and what is done to it.
type drafting struct {
	*testing.T
	r *editor.Report
	n int
}

func (d *drafting) does(by editor.Actor, c editor.Command) (amendment string) {
	d.Helper()
	d.n++
	at := time.Date(2026, 3, 2, 9, d.n, 0, 0, time.UTC)
	events, err := editor.Decide(d.r, "r", by, fmt.Sprint("c", d.n), c, at)
	if err != nil {
		d.Fatalf("%#v: %v", c, err)
	}
	if d.r, err = editor.ApplyAll(d.r, events); err != nil {
		d.Fatal(err)
	}
	if filed, ok := events[0].Fact.(editor.AmendmentFiled); ok {
		return filed.Amendment
	}
	return ""
}

// compared writes the insertions of the one paragraph, each with who they are by.
func (d *drafting) compared(who access.Who, from, to string) (list []string) {
	d.Helper()
	c, ok := NewView(d.r, who).Compare(from, to)
	if !ok || len(c.Pairs) != 1 {
		d.Fatalf("compared %v, %v", c, ok)
	}
	pair := c.Pairs[0]
	if pair.OpsBy != nil && len(pair.OpsBy) != len(pair.Ops) {
		d.Fatalf("%d operations by %d", len(pair.Ops), len(pair.OpsBy))
	}
	for i, op := range pair.Ops {
		switch {
		case pair.OpsBy == nil:
		case op.Kind == '+':
			list = append(list, fmt.Sprintf("%s %q", op.Text, pair.OpsBy[i]))
		case len(pair.OpsBy[i]) > 0:
			d.Errorf("%v is by %q", op, pair.OpsBy[i])
		}
	}
	return list
}

func TestAComparisonSaysWhoseWordsEachInsertionHolds(t *testing.T) {
	secretary := editor.Actor{Person: "s", Name: "Secretary", Role: editor.RoleSecretariat}
	presiding := editor.Actor{Person: "c", Name: "Presiding", Role: editor.RoleChair}
	speaks := func(code string) editor.Actor {
		return editor.Actor{Person: "of " + code, Name: "Of " + code, Delegation: code, Role: editor.RoleDelegation}
	}
	d := &drafting{T: t}
	d.does(presiding, editor.Create{Draft: editor.Draft{
		Masthead: editor.Masthead{Title: "Draft report", Symbol: "H/1"},
		Elements: []editor.Element{{ID: "p1", Kind: editor.KindParagraph, Marker: editor.MarkerArabic, Text: "States should keep the charts of their harbours, and publish them."}},
	}})
	for _, code := range []string{"ARV", "BOR"} {
		d.does(secretary, editor.Seat{Delegation: editor.Delegation{Code: code, Name: code, Kind: editor.KindState}})
	}
	p := d.r.Order[0]
	d.does(secretary, editor.Circulate{Name: "Zero draft", Symbol: "H/1", Audience: editor.AudiencePublic})
	a := d.does(speaks("ARV"), editor.Amend{Kind: editor.AmendRevise, Paragraph: p, Version: 1, Text: "States shall keep the charts of their harbours, and publish them."})
	b := d.does(speaks("BOR"), editor.Amend{Kind: editor.AmendRevise, Paragraph: p, Version: 1, Text: "States should keep the charts of their harbours, and publish them yearly, in all languages."})
	d.does(presiding, editor.Revise{Paragraph: p, Version: 1, Text: "States shall keep the charts of their harbours, and publish them yearly.",
		Takes: []editor.Take{{Amendment: a, How: editor.AnswerReflected}, {Amendment: b, How: editor.AnswerPartly}}})
	d.does(presiding, editor.Revise{Paragraph: p, Version: 2, Text: "States shall keep the charts of their own harbours, and publish them yearly."})
	room := access.Who{Audience: editor.AudienceDelegations}
	zero := d.r.Revisions[0].ID
	want := []string{`shall ["ARV"]`, `own  [""]`, ` yearly ["BOR"]`}
	if got := d.compared(room, zero, Live); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	paragraph, _ := d.r.Paragraph(p)
	if sources := NewView(d.r, room).steps(NewView(d.r, room).chain(paragraph.ID, 2), bySponsor)[1].Sources; len(sources) != 2 || sources[1].Base != paragraph.Versions[0].Text {
		t.Errorf("the sources of version 2: %q", sources)
	}
	if got := d.compared(room, Live, zero); got != nil {
		t.Errorf("backwards: %q", got)
	}
	d.does(secretary, editor.Circulate{Name: "Rev.1", Symbol: "H/1/Rev.1", Audience: editor.AudiencePublic})
	if got := d.compared(access.Who{Audience: editor.AudienceObservers}, zero, d.r.Revisions[1].ID); got != nil {
		t.Errorf("who reads only what was circulated is told whose words they are: %q", got)
	}
}

func TestWordsThatWereThereBeforeAndTheSpaceBetweenWordsAreNobodysInsertion(t *testing.T) {
	words := []diffing.Run{
		{Text: "States ", Step: 0},
		{Text: "shall", Step: 1, Sources: []string{"ARV", "BOR"}},
		{Text: " ", Step: 2},
		{Text: "promptly ", Step: 2, Sources: []string{"CAL"}},
		{Text: "now ", Step: 3},
	}
	for _, c := range []struct {
		from, to, since int
		want            []string
	}{
		{0, 26, 0, []string{"", "ARV", "BOR", "CAL"}},
		{7, 22, 1, []string{"ARV", "BOR", "CAL"}},
		{7, 22, 2, []string{"CAL"}},
		{7, 26, 3, []string{""}},
		{7, 22, 3, []string{}},
		{12, 13, 0, []string{}},
		{8, 9, 0, []string{"ARV", "BOR"}},
	} {
		if got := authors(words, c.from, c.to, c.since); !slices.Equal(got, c.want) {
			t.Errorf("bytes %d to %d since version %d: %q, want %q", c.from, c.to, c.since, got, c.want)
		}
	}
}
