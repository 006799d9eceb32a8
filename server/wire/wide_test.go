// wide_test.go is what a reader is told of objections to a section or the whole, of the Chair's call of
// them, of awaited instructions and of statements.

package wire

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"adref/editor"
	"adref/server/access"
)

// sections opens two sections: h1 with p1 and p2, of which p1 is agreed, then h2 with p3.
func sections(t *testing.T) *editor.Report {
	d := editor.Draft{Masthead: editor.Masthead{Title: "Draft report"}}
	for _, id := range []string{"h1", "p1", "p2", "h2", "p3"} {
		e := editor.Element{ID: id, Kind: editor.KindParagraph, Marker: editor.MarkerArabic, Text: "Text of " + id + "."}
		if strings.HasPrefix(id, "h") {
			e.Kind, e.Level, e.Marker = editor.KindHeading, 1, editor.MarkerUpperRoman
		}
		d.Elements = append(d.Elements, e)
	}
	r, _ := play(t, nil, append(append([]act{{chair, editor.Create{Draft: d}}}, seats()...),
		act{chair, editor.Agree{Paragraphs: []editor.VersionName{{Paragraph: "p1", Version: 1}}}})...)
	return r
}

func toSection(heading string) editor.Object {
	return editor.Object{Scope: editor.ScopeSection, Paragraph: heading, Version: 1, Kind: editor.ObjectionPlain, Reason: "Not this."}
}

var room = access.Who{Audience: editor.AudienceDelegations}

func TestAnObjectionToASectionIsSentWithItsReachAndWhatItContests(t *testing.T) {
	before := sections(t)
	after, all := play(t, before, act{delegate("ARV"), toSection("h1")})
	v := NewView(after, room)
	event, _ := v.Describe(all[0])
	if event.Type != "wide_objection_raised" || event.Scope != editor.ScopeSection || event.Paragraph != "h1" || event.Number != "I" || event.Of != "ARV" || event.Reason != "Not this." {
		t.Errorf("it is told as %+v", event)
	}
	c := v.Changed(Touches(before, after, all[0]))
	if len(c.Objections) != 1 || !slices.Equal(c.Objections[0].Reach, []string{"h1", "p1", "p2"}) || c.Objections[0].Scope != editor.ScopeSection {
		t.Errorf("objections sent: %+v", c.Objections)
	}
	var stand []string // what stands as it did is not sent again
	for _, p := range c.Paragraphs {
		stand = append(stand, p.ID+" "+string(p.Status))
	}
	if got := fmt.Sprint(stand); got != "[h1 open p1 contested]" {
		t.Errorf("paragraphs sent: %s", got)
	}
	for _, o := range v.Snapshot("").Objections {
		if o.ID == event.Objection {
			return
		}
	}
	t.Error("it is not in the snapshot")
}

func TestWhatIsSaidOfASectionOrTheWholeIsInTheHistoryOfItsParagraphs(t *testing.T) {
	r := sections(t)
	r, all := play(t, r, act{delegate("ARV"), toSection("h1")},
		act{delegate("COR"), editor.Object{Scope: editor.ScopeWhole, Kind: editor.ObjectionConditional, On: "p2"}},
		act{chair, editor.CallObjections{Paragraphs: []string{"p3"}}},
		act{delegate("ARV"), editor.MakeStatement{Kind: editor.StatementReservation, Paragraph: "p2", Version: 1, Text: "On p2."}},
		act{delegate("ARV"), editor.MakeStatement{Kind: editor.StatementReservation, Paragraph: "", Text: "On all of it."}},
		act{delegate("DEL"), editor.Await{Paragraph: "p2", Version: 1}})
	for i, want := range []string{"[h1 p1 p2]", "[h1 p1 h2 p3]", "[h1 p1 h2 p3]", "[p2]", "[h1 p1 p2 h2 p3]", "[p2]"} {
		got := Concerned(r, all[i])
		slices.SortFunc(got, func(a, b string) int { return slices.Index(r.Order, a) - slices.Index(r.Order, b) })
		if fmt.Sprint(got) != want {
			t.Errorf("%s is in the history of %v, want %s", all[i][0].Fact.Fact(), got, want)
		}
	}
	v := NewView(r, room)
	if step, ok := v.Step("p1", all[2]); !ok || !slices.Equal(step.Event.Asked, []string{"COR"}) {
		t.Errorf("the call is told as %+v", step.Event)
	}
}

func TestACallItsAnswerAndTheStatementAreSentInOnePiece(t *testing.T) {
	before, all := play(t, sections(t), act{delegate("ARV"), toSection("h1")}, act{chair, editor.CallObjections{Paragraphs: []string{}}})
	o := editor.Made(all[0])[0]
	after, answer := play(t, before, act{delegate("ARV"), editor.AnswerCall{Objection: o, Answer: editor.CallNotStandInTheWay, Statement: "We would have preferred less."}})
	v := NewView(after, room)
	if step, _ := v.Step("p2", answer[0]); len(step.Event.Then) != 2 {
		t.Errorf("the history of paragraph 2 has %+v", step.Event)
	}
	event, _ := v.Describe(answer[0])
	if event.Type != "call_answered" || event.Kind != "will_not_stand_in_the_way" || event.Scope != editor.ScopeSection || len(event.Then) != 2 ||
		event.Then[0].Type != "objection_lifted" || event.Then[1].Type != "statement_made" || event.Then[1].Reason != "We would have preferred less." {
		t.Errorf("it is told as %+v", event)
	}
	c := v.Changed(Touches(before, after, answer[0]))
	if len(c.Objections) != 1 || c.Objections[0].LiftedAt == nil || c.Objections[0].CalledAt == nil || c.Objections[0].Answer != editor.CallNotStandInTheWay {
		t.Errorf("objections sent: %+v", c.Objections)
	}
	if len(c.Statements) != 1 || c.Statements[0].Objection != o || c.Statements[0].Paragraph != "h1" || c.Statements[0].By != "ARV" {
		t.Errorf("statements sent: %+v", c.Statements)
	}
	if !slices.ContainsFunc(c.Paragraphs, func(p Paragraph) bool { return p.ID == "p1" && p.Status == editor.StatusAgreed }) {
		t.Errorf("paragraph 1 is not sent as agreed again: %+v", c.Paragraphs)
	}
}

func TestObserversOfACirculatedTextAreToldNothingOfObjectionsCallsAndStatements(t *testing.T) {
	before, _ := play(t, sections(t), act{chair, editor.Circulate{Name: "Zero draft", Audience: editor.AudienceObservers}})
	r, all := play(t, before, act{delegate("ARV"), toSection("h1")}, act{chair, editor.CallObjections{Paragraphs: []string{}}},
		act{delegate("COR"), editor.Await{Paragraph: "p2", Version: 1, Reason: "Till Friday."}},
		act{delegate("COR"), editor.MakeStatement{Kind: editor.StatementReservation, Paragraph: "p2", Version: 1, Text: "We reserve our position."}})
	for _, audience := range []editor.Audience{editor.AudienceObservers, editor.AudiencePublic} {
		for _, events := range all {
			if readers := access.Readers(before, r, events); slices.Contains(readers, audience) {
				t.Errorf("%s learn of %s", audience, events[0].Fact.Fact())
			}
			sent := everything(r, access.Who{Audience: audience}, events, Touches(before, r, events))
			for _, words := range []string{"ARV", "COR", "Not this", "Till Friday", "reserve", "reach", "awaiting", "asked"} {
				if strings.Contains(sent, words) {
					t.Errorf("%s are sent %q in %s", audience, words, sent)
				}
			}
		}
	}
	open, _ := play(t, r, act{chair, editor.Set{Observers: editor.VisibleOpen}})
	data, err := json.Marshal(NewView(open, access.Who{Audience: editor.AudienceObservers}).Snapshot(""))
	if err != nil || !strings.Contains(string(data), "We reserve our position.") || !strings.Contains(string(data), "Till Friday.") {
		t.Errorf("observers of the open text are not sent the statement: %s, %v", data, err)
	}
}

func TestAnObjectionToASectionIsStillSentWhenItsHeadingWasLeftOut(t *testing.T) {
	r, all := play(t, sections(t), act{delegate("ARV"), toSection("h1")},
		act{chair, editor.Revise{Paragraph: "h1", Version: 1, Text: ""}},
		act{chair, editor.Circulate{Name: "Zero draft", Audience: editor.AudienceDelegations}})
	o := editor.Made(all[0])[0]
	after, lift := play(t, r, act{delegate("ARV"), editor.Lift{Objection: o}})
	c := NewView(after, room).Changed(Touches(r, after, lift[0]))
	if len(c.Objections) != 1 || c.Objections[0].LiftedAt == nil || !slices.Equal(c.Objections[0].Reach, []string{"p1", "p2"}) {
		t.Errorf("objections sent: %+v", c.Objections)
	}
}
