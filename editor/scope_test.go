// scope_test.go is rules 1, 2, 3 and 5 for objections to a section or to the whole, as scenarios.

package editor

import (
	"slices"
	"testing"
)

// chapters is a text of sections: I (h1) with p1, its part A (h2) with p2, then II (h3) with p3.
func chapters(t *testing.T) *scenario {
	heading := func(id string, level int, marker Marker, text string) Element {
		return Element{ID: id, Kind: KindHeading, Level: level, Marker: marker, Text: text}
	}
	para := func(id, text string) Element {
		return Element{ID: id, Kind: KindParagraph, Marker: MarkerArabic, Text: text}
	}
	return givenDraft(t, Draft{Elements: []Element{
		heading("h1", 1, MarkerUpperRoman, "Threats"), para("p1", hearing),
		heading("h2", 2, MarkerUpperLetter, "Trends"), para("p2", exchange),
		heading("h3", 1, MarkerUpperRoman, "Measures"), para("p3", reports),
	}})
}

func toSection(heading string) Object {
	return Object{Scope: ScopeSection, Paragraph: heading, Version: 1, Kind: ObjectionPlain}
}

func toWhole() Object { return Object{Scope: ScopeWhole, Kind: ObjectionPlain} }

// held lists the paragraphs of the text that an objection holds up.
func (s *scenario) held(objection string) []string {
	var held []string
	for _, id := range s.r.Order {
		for o := range s.r.StandingAgainst(s.paragraph(id)) {
			if o.ID == objection {
				held = append(held, id)
			}
		}
	}
	return held
}

func (s *scenario) holds(objection string, want ...string) {
	s.t.Helper()
	if got := s.held(objection); !slices.Equal(got, want) {
		s.t.Fatalf("the objection holds up %v, want %v", got, want)
	}
}

func TestRule1AnObjectionToASectionStandsAgainstAllOfItAndNothingElse(t *testing.T) {
	for heading, want := range map[string][]string{"h1": {"h1", "p1", "h2", "p2"}, "h2": {"h2", "p2"}, "h3": {"h3", "p3"}} {
		s := chapters(t)
		s.when(arv, toSection(heading)).then(WideObjectionRaised{Objection: s.id(0), Scope: ScopeSection, Heading: heading, Version: 1, Delegation: "ARV", Kind: ObjectionPlain})
		s.holds(s.id(0), want...)
		for _, id := range s.r.Order {
			s.when(chair, agree(at(id, 1)))
			if refused := s.refusal != nil; refused != slices.Contains(want, id) {
				t.Errorf("an objection to the section of %s: agreeing %s is refused: %t", heading, id, refused)
			}
		}
	}
}

func TestRule1AnAnnexIsPartOfNoSectionBeforeIt(t *testing.T) {
	s := givenDraft(t, Draft{Elements: []Element{
		{ID: "h1", Kind: KindHeading, Level: 1, Text: "Body"}, {ID: "p1", Kind: KindParagraph, Text: hearing},
		{ID: "h2", Kind: KindHeading, Level: 2, Annex: true, Text: "Annex"}, {ID: "p2", Kind: KindParagraph, Text: exchange},
	}})
	s.holds(s.does(arv, toSection("h1")), "h1", "p1")
	s.holds(s.does(arv, toSection("h2")), "h2", "p2")
}

func TestRule1AnObjectionToTheWholeStandsAgainstEveryParagraphAndWhatIsPutInLater(t *testing.T) {
	s := chapters(t)
	s.when(arv, toWhole()).then(WideObjectionRaised{Objection: s.id(0), Scope: ScopeWhole, Delegation: "ARV", Kind: ObjectionPlain})
	o := s.id(0)
	added := s.does(chair, Insert{After: "p3", Text: "The report is adopted."})
	s.holds(o, "h1", "p1", "h2", "p2", "h3", "p3", added)
	if gap := s.r.GapObjections(); len(gap) > 0 {
		t.Errorf("it is an objection to a gap: %v", gap)
	}
	s.when(chair, agree(at(added, 1))).refused(CodeBlocked,
		Blocker{Kind: BlockObjection, Paragraph: added, Number: "4", Delegation: "ARV", Objection: o, Scope: "the whole text"})
	s.does(arv, Lift{o})
	s.does(chair, agree(at(added, 1)))
}

func TestRule2AnObjectionToASectionContestsWhatIsAgreedInItUntilItIsLifted(t *testing.T) {
	for _, wide := range []Object{toSection("h1"), toWhole()} {
		s := chapters(t)
		s.does(chair, agree(at("p1", 1), at("p2", 1)))
		o := s.does(arv, wide) // never refused
		s.status("p1", StatusContested)
		s.status("p2", StatusContested)
		s.status("h1", StatusOpen)
		for _, by := range []Actor{bor, chair, secretariat} {
			s.when(by, Lift{o}).refused(CodeForbidden)
		}
		s.when(arv, Lift{o}).then(ObjectionLifted{o})
		s.status("p1", StatusAgreed)
		s.status("p2", StatusAgreed)
		s.when(arv, Lift{o}).refused(CodeSettled)
	}
}

func TestRule3NoChangeOfHeadingsTakesAParagraphOutFromUnderAnObjection(t *testing.T) {
	s := chapters(t)
	s.does(chair, agree(at("p2", 1)))
	o := s.does(arv, toSection("h1"))
	fresh := s.does(chair, Insert{After: "p1", Text: "The States thank the experts."})
	cut := s.does(chair, Insert{After: "p1", As: KindHeading, Text: "Cut"})
	s.holds(o, "h1", "p1", fresh, "h2", "p2") // the new section takes nothing with it
	second := s.does(chair, Insert{After: "h1", Text: "The States open the session."})
	s.holds(o, "h1", second, "p1", fresh, "h2", "p2")
	if p := s.paragraph(cut); p.Level != 1 {
		t.Fatalf("the new heading has level %d", p.Level)
	}
	s.does(chair, Revise{Paragraph: "h1", Version: 1})
	s.does(chair, circulates("Rev.1")) // without the heading that was objected to
	s.holds(o, second, "p1", fresh, "h2", "p2")
	s.status("p2", StatusContested)
	s.when(chair, agree(at("p1", 1))).refused(CodeBlocked,
		Blocker{Kind: BlockObjection, Paragraph: "p1", Number: "2", Delegation: "ARV", Version: 1, Objection: o, Scope: "the section “Threats”"})
	s.does(arv, Lift{o})
	s.status("p2", StatusAgreed)
	s.does(chair, agree(at("p1", 1)))
}

func TestRule2WhatComesIntoASectionComesUnderTheObjectionsToIt(t *testing.T) {
	s := chapters(t)
	o := s.does(arv, toSection("h1"))
	s.does(chair, agree(at("p3", 1)))
	s.does(chair, Revise{Paragraph: "h3", Version: 1})
	s.status("p3", StatusAgreed) // the heading is empty, and there
	s.does(chair, circulates("Rev.1"))
	s.holds(o, "h1", "p1", "h2", "p2", "p3")
	s.status("p3", StatusContested)
}

func TestRule1AConditionalObjectionLeavesFreeWhatItIsPendingOn(t *testing.T) {
	s := chapters(t)
	wide := s.does(arv, Object{Scope: ScopeWhole, Kind: ObjectionConditional, On: "p2"})
	section := s.does(bor, Object{Scope: ScopeSection, Paragraph: "h1", Version: 1, Kind: ObjectionConditional, On: "p2"})
	s.holds(wide, "h1", "p1", "h2", "h3", "p3")
	s.holds(section, "h1", "p1", "h2")
	s.does(chair, agree(at("p2", 1)))
	s.when(chair, agree(at("p1", 1), at("p3", 1))).refused(CodeBlocked, // each is named once, and that it can be lifted
		Blocker{Kind: BlockConditional, Paragraph: "p1", Number: "1", Delegation: "ARV", Objection: wide, Scope: "the whole text", Ready: true},
		Blocker{Kind: BlockConditional, Paragraph: "p1", Number: "1", Delegation: "BOR", Version: 1, Objection: section, Scope: "section I", Ready: true})
	want := "These paragraphs are not agreed: 1 conditional objection to the whole text (ready to lift) and 1 conditional objection to section I (ready to lift) stand in the way. Nothing was changed."
	if s.refusal.Message != want {
		t.Errorf("message %q", s.refusal.Message)
	}
}

func TestRule5ARefusalCountsObjectionsByWhatTheyStandAgainst(t *testing.T) {
	s := chapters(t)
	s.does(arv, objects("p1", 1))
	s.does(bor, objects("p2", 1))
	s.does(arv, toSection("h2"))
	s.does(bor, toSection("h2"))
	s.does(cal, Object{Paragraph: "p1", Version: 1, Kind: ObjectionConditional, On: "p3"})
	s.does(cal, Object{Paragraph: "p1", Version: 1, Kind: ObjectionConditional, On: "h3"})
	s.does(chair, agree(at("p3", 1)))
	s.when(chair, agree(at("p1", 1), at("p2", 1)))
	want := "These paragraphs are not agreed: 2 objections, 2 objections to section A and 2 conditional objections (1 ready to lift) stand in the way. Nothing was changed."
	if s.refusal == nil || s.refusal.Message != want {
		t.Errorf("message %v", s.refusal)
	}
}

func TestAnObjectionToASectionOrTheWholeSaysWhatItIsTo(t *testing.T) {
	s := chapters(t)
	for _, c := range []struct {
		o    Object
		code Code
		says string
	}{
		{Object{Scope: "chapter", Paragraph: "h1", Version: 1, Kind: ObjectionPlain}, CodeInvalid, `An objection is to a "paragraph", a "section" or the "whole", not "chapter".`},
		{toSection("p1"), CodeInvalid, "Paragraph 1 is not a heading. An objection to a section names the heading of the section."},
		{Object{Scope: ScopeSection, Paragraph: "h1", Version: 2, Kind: ObjectionPlain}, CodeInvalid, "Section I has no version 2; the text is version 1."},
		{toSection("nope"), CodeNotFound, `This report has no paragraph "nope".`},
		{Object{Scope: ScopeWhole, Paragraph: "h1", Kind: ObjectionPlain}, CodeInvalid, "An objection to the whole names no paragraph, and no version of one: name version 0."},
		{Object{Scope: ScopeWhole, Version: 1, Kind: ObjectionPlain}, CodeInvalid, "An objection to the whole names no paragraph, and no version of one: name version 0."},
		{Object{Scope: ScopeWhole, Kind: ObjectionConditional}, CodeNotFound, `This report has no paragraph "".`},
		{Object{Scope: ScopeSection, Paragraph: "h1", Version: 1, Kind: ObjectionConditional, On: "h1"}, CodeInvalid, "A conditional objection is pending on another paragraph than its own."},
	} {
		s.when(arv, c.o).refused(c.code)
		if s.refusal.Message != c.says {
			t.Errorf("%+v: %q, want %q", c.o, s.refusal.Message, c.says)
		}
	}
	s.does(arv, toSection("h1"))
	s.when(arv, toSection("h1")).refused(CodeSettled)
	if s.refusal.Message != "Your objection to section I stands already." {
		t.Error(s.refusal.Message)
	}
	s.does(arv, toWhole())
	s.when(arv, toWhole()).refused(CodeSettled)
	if s.refusal.Message != "Your objection to the whole text stands already." {
		t.Error(s.refusal.Message)
	}
	s.does(arv, toSection("h2")) // another place is another objection
	s.does(arv, objects("h1", 1))
	s.does(bor, toWhole())
	if got := s.r.WideObjections(); len(got) != 4 {
		t.Errorf("wide objections %v", got)
	}
}
