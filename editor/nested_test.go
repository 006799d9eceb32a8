// nested_test.go is amendments to amendments: what their base is, and that none is lost whatever becomes
// of the amendment they amend.

package editor

import (
	"slices"
	"strings"
	"testing"

	"adref/diffing"
)

func amends(a *Amendment, text string) Amend {
	return Amend{Kind: AmendRevise, Paragraph: a.Paragraph, Version: a.Version, Text: text, To: a.ID}
}

// What Borland would say for atReport (which ends "report orally."), on its words and away from them.
const (
	inWriting     = "The States hear the experts and invite the Chair to report in writing."
	alsoAtHear    = "The States consult the experts and invite the Chair to report orally."
	onlyBorlandAt = "The States consult the experts and invite the Chair to report."
)

// PRACTICE, amendments to amendments say which text is their base; rule 1: they block like any other.
func TestTheBaseOfAnAmendmentToAnAmendmentIsItsTextByteForByte(t *testing.T) {
	s := given(t, base)
	a := s.does(arv, proposes("p1", 1, atReport))
	b := s.does(bor, amends(s.amendment(a), inWriting))
	s.then(AmendmentFiled{Amendment: b, No: 2, Kind: AmendRevise, Paragraph: "p1", Version: 1, Engine: diffing.Engine, Diff: diffing.Words(atReport, inWriting), To: a})
	if got := s.amendment(b); got.Diff.Before() != atReport || got.Text() != inWriting || !slices.Equal(s.amendment(a).AmendedBy, []string{b}) {
		t.Errorf("from %q to %q", got.Diff.Before(), got.Text())
	}
	s.state(a, StatePending)
	s.when(chair, agree(at("p1", 1))).refused(CodeBlocked,
		Blocker{Kind: BlockUnanswered, Paragraph: "p1", Number: "1", Delegation: "ARV", Version: 1, Amendment: a, No: 1},
		Blocker{Kind: BlockUnanswered, Paragraph: "p1", Number: "1", Delegation: "BOR", Version: 1, Amendment: b, No: 2})
}

func TestOnlyThePendingWordsOfAnotherCanBeAmended(t *testing.T) {
	s := given(t, base)
	a := s.does(arv, proposes("p1", 1, atReport))
	b := s.does(bor, amends(s.amendment(a), inWriting))
	deletion := s.does(cal, Amend{Kind: AmendDelete, Paragraph: "p1", Version: 1})
	withdrawn := s.does(arv, proposes("p1", 1, otherHear))
	s.does(arv, Withdraw{withdrawn})
	for _, c := range []struct {
		by   Actor
		c    Amend
		code Code
		says string
	}{
		{bor, amends(&Amendment{ID: "nope", Paragraph: "p1", Version: 1}, "x"), CodeNotFound, `This report has no amendment "nope".`},
		{arv, amends(s.amendment(a), inWriting), CodeInvalid, "You sponsor amendment no. 1: supersede it instead."},
		{cal, amends(s.amendment(b), "Other words."), CodeInvalid, "Amendment no. 2 amends another amendment itself. Amend that one, or the paragraph."},
		{bor, amends(s.amendment(deletion), "Other words."), CodeInvalid, "Amendment no. 3 proposes no words that could be amended."},
		{bor, amends(s.amendment(withdrawn), "Other words."), CodeSettled, "Amendment no. 4 is settled already (withdrawn). Amend the paragraph instead."},
		{bor, amends(s.amendment(a), atReport), CodeInvalid, "These are the words of amendment no. 1. To propose them too, join it."},
		{bor, amends(s.amendment(a), base), CodeInvalid, "These are the words of version 1 of paragraph 1. To have nothing of amendment no. 1, say that you cannot accept it."},
		{bor, amends(s.amendment(a), " "), CodeInvalid, "The proposed text is empty. To have nothing of amendment no. 1, say that you cannot accept it."},
		{bor, amends(s.amendment(a), inWriting), CodeSettled, "You have filed the same change already, as amendment no. 2."},
		{bor, Amend{Kind: AmendDelete, Paragraph: "p1", Version: 1, To: a}, CodeInvalid, `An amendment to an amendment proposes other words for it: its kind is "revise".`},
		{bor, Amend{Kind: AmendRevise, Paragraph: "p1", Version: 2, Text: "x", To: a}, CodeInvalid, "Amendment no. 1 was filed against version 1 of its paragraph: name both."},
	} {
		s.when(c.by, c.c).refused(c.code)
		if s.refusal.Message != c.says {
			t.Errorf("%+v: %q, want %q", c.c, s.refusal.Message, c.says)
		}
	}
}

// Rule 6: never lost, whatever becomes of the amendment that is amended.
func TestWhatBecomesOfAnAmendmentToAnAmendment(t *testing.T) {
	becomes := func(text string) func(*scenario, string) {
		return func(s *scenario, _ string) { s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: text}) }
	}
	withdrawn := func(s *scenario, a string) { s.does(arv, Withdraw{a}) }
	notRetained := func(s *scenario, a string) { s.does(chair, answers(AnswerNotRetained, a)) }
	superseded := func(s *scenario, a string) {
		c := proposes("p1", 1, otherHear)
		c.Supersedes = a
		s.does(arv, c)
	}
	taken := func(text string) func(*scenario, string) {
		return func(s *scenario, a string) {
			s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: text, Takes: []Take{{a, AnswerReflected}}})
		}
	}
	for name, c := range map[string]struct {
		text  string
		then  func(*scenario, string)
		state State
		class Class
		reads string
	}{
		"withdrawn, its own change stands apart":     {alsoAtHear, withdrawn, StatePending, ClassClean, onlyBorlandAt},
		"withdrawn, its change is of those words":    {inWriting, withdrawn, StatePending, ClassOverlapping, ""},
		"not retained, its own change stands apart":  {alsoAtHear, notRetained, StatePending, ClassClean, onlyBorlandAt},
		"not retained, its change is of those words": {inWriting, notRetained, StatePending, ClassOverlapping, ""},
		"superseded":  {alsoAtHear, superseded, StatePending, ClassClean, onlyBorlandAt},
		"taken alone": {inWriting, taken(atReport), StatePending, ClassClean, inWriting},
		"taken alone, with the text in its own words": {inWriting, taken("The States hear the experts and invite the Chair to report aloud."), StatePending, ClassOverlapping, ""},
		"taken, and its own words stand in the text":  {inWriting, taken(inWriting), StateOvertaken, ClassOvertaken, ""},
		"not taken, and the text moves elsewhere":     {inWriting, becomes(atHear), StatePending, ClassClean, strings.Replace(inWriting, "hear", "consult", 1)},
		"the paragraph is deleted":                    {inWriting, becomes(""), StatePending, ClassGone, ""},
	} {
		s := given(t, base)
		a := s.does(arv, proposes("p1", 1, atReport))
		b := s.does(bor, amends(s.amendment(a), c.text))
		c.then(s, a)
		got := s.amendment(b)
		if got.State != c.state || got.Class != c.class || got.Carried != c.reads {
			t.Errorf("%s: %s, %s as %q; want %s, %s as %q", name, got.State, got.Class, got.Carried, c.state, c.class, c.reads)
		}
		p := s.paragraph("p1")
		text, ok := s.r.Standing(got, s.paragraph(got.Paragraph))
		if c.state == StatePending && (ok != (c.class == ClassClean) || ok && text != c.reads) {
			t.Errorf("%s: stands as %q, %t", name, text, ok)
		}
		if blocks := s.r.hasObstacle(p); blocks != (c.state == StatePending || name == "not taken, and the text moves elsewhere") {
			t.Errorf("%s: something stands in the way: %t", name, blocks)
		}
	}
}

// What it would strike was the other's words alone: with those away, it is for its sponsor to say.
func TestWithdrawingAnAmendmentSettlesNoneToIt(t *testing.T) {
	s := given(t, base)
	a := s.does(arv, proposes("p1", 1, bothDone))
	b := s.does(bor, amends(s.amendment(a), atHear))
	s.does(arv, Withdraw{a})
	s.carried(b, 1, ClassOverlapping, "")
	s.state(b, StatePending)
	s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: "Those States hear the experts and invite the Chair to report."})
	s.carried(b, 2, ClassOverlapping, "") // nor does a change elsewhere
	s.state(b, StatePending)
	s.does(chair, Revise{Paragraph: "p1", Version: 2, Text: "Those States consult the experts and invite the Chair to report."})
	s.state(b, StateOvertaken) // all that it proposes is there
}

func TestAnAnswerToAnAmendmentSettlesNoneToIt(t *testing.T) {
	s := given(t, base)
	a := s.does(arv, proposes("p1", 1, bothDone))
	b := s.does(bor, amends(s.amendment(a), atHear))
	s.does(chair, answers(AnswerNotRetained, a))
	s.carried(b, 1, ClassOverlapping, "")
	s.state(b, StatePending)
}

// That the text says all of it is for the Chair's new text to settle, not for another delegation's act.
func TestTakingOverAnAmendmentSettlesNoneToIt(t *testing.T) {
	s := given(t, base)
	a := s.does(arv, proposes("p1", 1, atReport))
	b := s.does(bor, amends(s.amendment(a), inWriting))
	s.does(cal, Join{a, nil})
	s.does(chair, answers(AnswerReflected, a))
	s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: "The States hear the experts and invite the Chair to report aloud."})
	s.carried(b, 2, ClassOverlapping, "")
	s.does(arv, Press{Amendment: a})
	s.state(b, StatePending)
}

func TestTheChairsTextTakesAnAmendmentAndOneToItTogether(t *testing.T) {
	s := given(t, base)
	a := s.does(arv, proposes("p1", 1, atReport))
	b := s.does(bor, amends(s.amendment(a), inWriting))
	s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: inWriting, Takes: []Take{{a, AnswerPartly}, {b, AnswerReflected}}})
	s.state(a, StatePartly)
	s.state(b, StateReflected)
	s.does(chair, agree(at("p1", 2)))
}

// An answer can be pressed and a withdrawn amendment taken over: its amendments stand with it again.
func TestAnAmendmentThatIsPendingAgainHasItsAmendmentsBack(t *testing.T) {
	s := given(t, base)
	a := s.does(arv, proposes("p1", 1, atReport))
	b := s.does(bor, amends(s.amendment(a), inWriting))
	s.does(cal, Join{a, nil})
	for _, turn := range []struct {
		settles func()
		again   func()
	}{
		{func() { s.does(chair, answers(AnswerNotRetained, a)) }, func() { s.does(arv, Press{Amendment: a}) }},
		{func() { s.does(arv, Withdraw{a}) }, func() { s.does(cal, TakeOver{a}) }},
	} {
		turn.settles()
		if _, ok := s.r.Standing(s.amendment(b), s.paragraph(s.amendment(b).Paragraph)); ok {
			t.Fatal("it stands without the words that it amends")
		}
		turn.again()
		if text, ok := s.r.Standing(s.amendment(b), s.paragraph(s.amendment(b).Paragraph)); !ok || text != inWriting {
			t.Errorf("it stands as %q, %t", text, ok)
		}
	}
}

// Rule 14: the sponsor takes the other words, and whose they are stays.
func TestTheSponsorAcceptsAnAmendmentToItsAmendment(t *testing.T) {
	s := given(t, base)
	asks := proposes("p1", 1, atReport)
	asks.Reason = "The room should hear it."
	a := s.does(arv, asks)
	b := s.does(bor, amends(s.amendment(a), inWriting))
	other := s.does(bor, amends(s.amendment(a), alsoAtHear))
	s.does(cal, TakePosition{b, PositionCannotAccept, "Too slow.", nil})
	s.does(cal, Join{other, nil})
	s.when(bor, AcceptAmendment{b}).refused(CodeForbidden)
	s.when(arv, AcceptAmendment{a}).refused(CodeInvalid)
	s.when(arv, AcceptAmendment{"nope"}).refused(CodeNotFound)
	n := s.does(arv, AcceptAmendment{b})
	s.then(
		AmendmentFiled{Amendment: n, No: 4, Kind: AmendRevise, Paragraph: "p1", Version: 1, Engine: diffing.Engine, Diff: diffing.Words(base, inWriting), Reason: "The room should hear it.", Supersedes: a},
		AmendmentAccepted{b, n, []string{"BOR"}},
		AmendmentCarried{Amendment: other, Version: 1, Class: ClassClean, Text: onlyBorlandAt})
	s.state(a, StateWithdrawn)
	s.state(b, StateReflected)
	s.state(other, StatePending)
	if got := s.amendment(n); got.Sponsor != "ARV" || !slices.Equal(got.CoSponsors, []string{"BOR"}) || len(got.Positions) != 1 || got.Positions[0] != (PositionTaken{b, "CAL", PositionCannotAccept, "Too slow."}) {
		t.Errorf("it is of %s with %v, and others say %v", got.Sponsor, got.CoSponsors, got.Positions)
	}
	if got := s.amendment(b); got.AcceptedIn != n {
		t.Errorf("accepted in %q", got.AcceptedIn)
	}
	s.when(arv, AcceptAmendment{b}).refused(CodeSettled)
	// Rule 8: what could not be accepted there cannot be accepted here.
	s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: inWriting, Takes: []Take{{n, AnswerReflected}}})
	if got := s.r.Obstacles(s.paragraph("p1"), s.r.Numbers()); got[0].Delegation != "CAL" || got[0].Reason != "Too slow." {
		t.Errorf("in the way: %+v", got)
	}
}

// An amendment to new text is to the gap, as that is, and blocks no neighbour.
func TestNewTextIsAmendedWhereItWouldStand(t *testing.T) {
	s := given(t, base)
	a := s.does(arv, inserts("p1", "New."))
	b := s.does(bor, amends(s.amendment(a), "Newer."))
	if got := s.amendment(b); got.Kind != AmendInsertAfter || got.As != KindParagraph || got.Blocks() {
		t.Errorf("it is %+v", got)
	}
	s.does(chair, Insert{After: "p1", Text: "New.", Takes: []Take{{a, AnswerReflected}}})
	s.state(b, StatePending)
	s.carried(b, 1, ClassOverlapping, "") // its words would be there twice: its sponsor must say
	s.does(chair, agree(at("p1", 1)))

	first := s.does(arv, inserts(Gap, "First."))
	to := s.does(bor, amends(s.amendment(first), "Foremost."))
	s.does(arv, Withdraw{first})
	s.state(to, StatePending)
	if text, ok := s.r.Standing(s.amendment(to), nil); !ok || text != "Foremost." {
		t.Errorf("it stands as %q, %t", text, ok)
	}
}

// Rule 7: whatever words they touch, and in any order of filing.
func TestAnAmendmentIsInTheClusterOfTheOneItAmends(t *testing.T) {
	s := given(t, base)
	a := s.does(arv, proposes("p1", 1, atReport))
	far := s.does(cal, proposes("p1", 1, otherHear))
	b := s.does(bor, amends(s.amendment(a), "Those States hear the experts and invite the Chair to report.")) // nothing of ARV's words
	want := [][][]string{{{a}, {b}}, {{far}}}
	if got := s.r.Clusters(s.paragraph("p1")); inLines(got) != inLines(want) {
		t.Errorf("clusters %v, want %v", got, want)
	}
	s.does(arv, Withdraw{a})
	if got := s.r.Clusters(s.paragraph("p1")); len(got) != 2 {
		t.Errorf("clusters %v", got)
	}
}

// With the other's words pressed again, the text says all of this one, in other words elsewhere too: still no
// delegation settles what is another's.
func TestPressingAnAmendmentSettlesNoneToIt(t *testing.T) {
	s := given(t, base)
	a := s.does(arv, proposes("p1", 1, bothDone))
	b := s.does(bor, amends(s.amendment(a), atHear))
	s.does(chair, answers(AnswerNotRetained, a))
	s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: strings.Replace(atHear, "report", "report aloud", 1)})
	s.carried(b, 2, ClassOverlapping, "")
	s.does(arv, Press{Amendment: a})
	s.state(b, StatePending)
}
