// agreed_test.go looks up agreed language.

package wire

import (
	"testing"

	"adref/editor"
	"adref/server/access"
)

func TestPractice24AgreedLanguageIsFoundWithTheReservationsOnIt(t *testing.T) {
	g := &game{at: start}
	var draft editor.Draft
	for _, text := range []string{"States keep harbours dredged.", "Harbours are kept by States.", "States meet each year."} {
		draft.Elements = append(draft.Elements, editor.Element{ID: "p" + string(rune('1'+len(draft.Elements))), Kind: editor.KindParagraph, Marker: editor.MarkerArabic, Text: text})
	}
	draft.Masthead = editor.Masthead{Title: "Draft report on harbours", Symbol: "H/1"}
	g.script(t, chair, editor.Create{Draft: draft})
	for _, code := range codes {
		g.script(t, chair, editor.Seat{Delegation: editor.Delegation{Code: code, Name: "State of " + code, Kind: editor.KindState}})
	}
	g.script(t, chair, editor.Agree{Paragraphs: []editor.VersionName{{Paragraph: "p1", Version: 1}, {Paragraph: "p3", Version: 1}}})
	g.script(t, delegate("ARV"), editor.MakeStatement{Kind: editor.StatementReservation, Paragraph: "p1", Version: 1, Text: "We reserve."})

	delegation := NewView(g.r, access.Who{Audience: editor.AudienceDelegations})
	found := delegation.Agreed("HARBOURS states", 10)
	if len(found) != 1 || found[0].Paragraph != "p1" || found[0].Number != "1" || found[0].Symbol != "H/1" ||
		len(found[0].Flags) != 1 || found[0].Flags[0] != (Flag{"State of ARV", editor.StatementReservation}) {
		t.Errorf("found %+v", found)
	}
	if found := delegation.Agreed("states", 1); len(found) != 1 {
		t.Errorf("at most one is asked for: %+v", found)
	}
	if found := delegation.Agreed("  ", 10); found != nil {
		t.Errorf("nothing is looked for: %+v", found)
	}
	if found := NewView(g.r, access.Who{Audience: editor.AudienceObservers}).Agreed("harbours", 10); found != nil {
		t.Errorf("observers of circulated texts find %+v", found)
	}
	g.script(t, chair, editor.Reopen{Paragraph: "p1"})
	if found := NewView(g.r, access.Who{Audience: editor.AudienceDelegations}).Agreed("harbours", 10); found != nil {
		t.Errorf("what is agreed no longer is found: %+v", found)
	}
}

// script decides one command that must be accepted.
func (g *game) script(t *testing.T, by editor.Actor, c editor.Command) {
	t.Helper()
	g.sent++
	events, err := editor.Decide(g.r, "r", by, string(rune('a'+g.sent)), c, g.at)
	if err == nil {
		g.r, err = editor.ApplyAll(g.r, events)
	}
	if err != nil {
		t.Fatalf("%#v: %v", c, err)
	}
}
