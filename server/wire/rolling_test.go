// rolling_test.go is the rolling text, the names of the floor and amendments to amendments as readers are
// sent them.

package wire

import (
	"strings"
	"testing"

	"adref/editor"
	"adref/server/access"
)

// proposed is a rolling text with two proposals on its first paragraph, one amending the other, and new
// text behind it.
func proposed(t *testing.T) (*editor.Report, []string) {
	t.Helper()
	r, all := play(t, nil, append(append([]act{{chair, draftOf("States keep charts.", "Bells ring.")}}, seats()...),
		act{chair, editor.Set{Mode: editor.ModeRollingText}},
		act{delegate("ARV"), editor.Amend{Kind: editor.AmendRevise, Paragraph: "p1", Version: 1, Text: "States draw charts."}},
		act{delegate("DEL"), editor.Amend{Kind: editor.AmendInsertAfter, Paragraph: "p1", Version: 1, Text: "Buoys are red."}})...)
	ids := append(editor.Made(all[len(all)-2]), editor.Made(all[len(all)-1])...)
	r, more := play(t, r, act{delegate("COR"), editor.Amend{Kind: editor.AmendRevise, Paragraph: "p1", Version: 1, Text: "States print charts.", To: ids[0]}})
	return r, append(ids, editor.Made(more[0])...)
}

// PRACTICE 21: what was circulated as a rolling text is read so by everybody it was circulated to.
func TestACirculatedRollingTextIsReadWithWhatStandsInIt(t *testing.T) {
	r, _ := proposed(t)
	const stands = "States [keep - ARV, COR delete / draw - ARV / print - COR] charts."
	if p := NewView(r, access.Who{Audience: editor.AudienceDelegations}).Paragraph("p1"); p.Rolling != stands || p.Text != "States keep charts." {
		t.Errorf("live %q, rolling %q", p.Text, p.Rolling)
	}
	if p := NewView(r, access.Who{Audience: editor.AudienceDelegations}).Paragraph("p2"); p.Rolling != "" {
		t.Errorf("nothing is proposed, and it rolls: %q", p.Rolling)
	}
	r, _ = play(t, r, act{chair, editor.Circulate{Name: "Zero draft", Audience: editor.AudienceObservers}})
	r, _ = play(t, r, act{chair, editor.Revise{Paragraph: "p1", Version: 1, Text: "States have charts."}})
	observers := NewView(r, access.Who{Audience: editor.AudienceObservers})
	var got []string
	for _, p := range observers.Snapshot("").Paragraphs {
		got = append(got, p.Number+" "+p.Text)
	}
	if want := "1 " + stands + "|1 bis [Buoys are red. - DEL]|2 Bells ring."; strings.Join(got, "|") != want {
		t.Errorf("observers read %q, want %q", strings.Join(got, "|"), want)
	}
	if words := observers.Report().Words; words != 22 {
		t.Errorf("%d words", words)
	}
	draft, numbers, ok := observers.Text(r.Revisions[0].ID)
	if !ok || len(draft.Elements) != 3 || draft.Elements[1].Text != "[Buoys are red. - DEL]" || numbers[1] != "1 bis" {
		t.Errorf("exported as %+v, %v", draft.Elements, numbers)
	}
	c, ok := NewView(r, access.Who{Audience: editor.AudienceDelegations}).Compare(r.Revisions[0].ID, Live)
	if !ok || len(c.Pairs) != 3 || c.Pairs[0].Change != "revised" || c.Pairs[1].Change != "same" || c.Pairs[1].Kind != editor.KindParagraph {
		t.Errorf("compared as %+v", c.Pairs)
	}
	if got := strings.Join(c.Pairs[0].By, " "); got != "ARV COR" {
		t.Errorf("by %q", got)
	}
}

// PRACTICE 18; an amendment to an amendment says which text is its base.
func TestAmendmentsAreSentWithTheirNamesOnTheFloorAndWhatTheyAmend(t *testing.T) {
	r, ids := proposed(t)
	v := NewView(r, access.Who{Audience: editor.AudienceDelegations})
	for i, want := range []string{"1 alt", "1 bis", "1 alt 2"} {
		if got := v.Amendment(ids[i]); got.Floor != want {
			t.Errorf("it is called %q, want %q", got.Floor, want)
		}
	}
	child := v.Amendment(ids[2])
	if child.To != ids[0] || child.Ops.Before() != "States draw charts." || child.Ops.After() != "States print charts." {
		t.Errorf("to %q: %v", child.To, child.Ops)
	}
	if found, ok := v.Find("OP1 alt.2", ""); !ok || found.Paragraph != "p1" || found.Amendments[0] != ids[2] {
		t.Errorf("found %+v", found)
	}
	if _, ok := NewView(r, access.Who{Audience: editor.AudienceObservers}).Find("1", ""); ok {
		t.Error("observers without the live text find in it")
	}
	rows, _ := v.FloorRows()
	if len(rows) != 3 || rows[0].Name != "1 alt" || rows[0].By[0] != "ARV" || rows[1].Name != "1 bis" || rows[1].Text != "Buoys are red." {
		t.Errorf("rows %+v", rows)
	}

	// What is accepted is told with whose it was, and the names behind it move up.
	after, all := play(t, r, act{delegate("ARV"), editor.AcceptAmendment{Amendment: ids[2]}})
	touched := Touches(r, after, all[0])
	v = NewView(after, access.Who{Audience: editor.AudienceDelegations})
	changed := v.Changed(touched)
	made := v.Amendment(editor.Made(all[0])[0])
	if made.Floor != "1 alt" || made.By != "ARV" || strings.Join(made.CoSponsors, "") != "COR" || len(changed.Amendments) != 3 {
		t.Errorf("made %+v; %d changed", made, len(changed.Amendments))
	}
	told, _ := v.Describe(all[0])
	if told.Type != "amendment_filed" || told.Then[0].Type != "amendment_accepted" || told.Then[0].Of != "COR" || told.Then[0].No != 3 || told.Then[0].ToNo != 1 {
		t.Errorf("told %+v", told)
	}
	if told, _ := NewView(after, access.Who{Audience: editor.AudienceChair}).Describe(all[0]); told.Then[0].To != ids[0] {
		t.Errorf("told the Chair %+v", told)
	}
}

// A name behind a bracket is one of those seated: with another at the table a rolling text may read
// otherwise, and is loaded anew.
func TestARollingTextIsLoadedAnewWhenADelegationIsSeated(t *testing.T) {
	r, _ := proposed(t)
	after, all := play(t, r, act{chair, editor.Seat{Delegation: editor.Delegation{Code: "NEW", Name: "Newland", Kind: editor.KindState}}})
	if !Touches(r, after, all[0]).Anew {
		t.Error("readers keep the text as it was")
	}
}

// What both are taken from is told apart word by word: the words of an amendment to an amendment are its
// own changes alone.
func TestTheWordsOfAnAmendmentToAnAmendmentAreItsOwnChangesAlone(t *testing.T) {
	r, all := play(t, nil, append(append([]act{{chair, draftOf("States keep charts.")}}, seats()...),
		act{chair, editor.Circulate{Name: "Zero draft", Audience: editor.AudienceDelegations}},
		act{delegate("ARV"), editor.Amend{Kind: editor.AmendRevise, Paragraph: "p1", Version: 1, Text: "States draw exact charts."}})...)
	parent := editor.Made(all[len(all)-1])[0]
	r, all = play(t, r, act{delegate("COR"), editor.Amend{Kind: editor.AmendRevise, Paragraph: "p1", Version: 1, Text: "States draw exact sea charts.", To: parent}})
	r, _ = play(t, r, act{chair, editor.Revise{Paragraph: "p1", Version: 1, Text: "States draw exact sea charts.", Takes: []editor.Take{
		{Amendment: parent, How: editor.AnswerReflected}, {Amendment: editor.Made(all[0])[0], How: editor.AnswerReflected}}}})
	c, _ := NewView(r, access.Who{Audience: editor.AudienceChair}).Compare(r.Revisions[0].ID, Live)
	var got []string
	for i, op := range c.Pairs[0].Ops {
		if len(c.Pairs[0].OpsBy[i]) > 0 {
			got = append(got, strings.TrimSpace(op.Text)+" "+strings.Join(c.Pairs[0].OpsBy[i], "+"))
		}
	}
	if want := "draw exact sea ARV+COR"; strings.Join(got, ", ") != want {
		t.Errorf("words by %q, want %q", strings.Join(got, ", "), want)
	}
	chairs := NewView(r, access.Who{Audience: editor.AudienceChair})
	if words := chairs.steps(chairs.chain("p1", 2), bySponsor)[1].Sources; words[1].Base != "States draw exact charts." {
		t.Errorf("Corvia's words are traced from %q", words[1].Base)
	}
}
