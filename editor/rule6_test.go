// rule6_test.go is rule 6 as scenarios: amendments are never lost, whatever becomes of the text.

package editor

import (
	"fmt"
	"testing"
)

// The base text of the carrying tests, and changes of it far enough apart not to touch.
const (
	base      = "The States hear the experts and invite the Chair to report."
	atHear    = "The States consult the experts and invite the Chair to report."
	atReport  = "The States hear the experts and invite the Chair to report orally."
	bothDone  = "The States consult the experts and invite the Chair to report orally."
	otherHear = "The States ignore the experts and invite the Chair to report."
)

// carried demands how an amendment stands on the current version.
func (s *scenario) carried(id string, version int, class Class, text string) {
	s.t.Helper()
	a := s.amendment(id)
	if a.CarriedTo != version || a.Class != class || a.Carried != text {
		s.t.Fatalf("carried to version %d as %q with %q, want version %d as %q with %q", a.CarriedTo, a.Class, a.Carried, version, class, text)
	}
}

func TestRule6CarriedClean(t *testing.T) {
	s := given(t, base)
	a := s.does(arv, proposes("p1", 1, atReport))
	s.when(chair, Revise{Paragraph: "p1", Version: 1, Text: atHear}).then(
		ParagraphRevised{Paragraph: "p1", Version: 2, Text: atHear},
		AmendmentCarried{Amendment: a, Version: 2, Class: ClassClean, Text: bothDone})
	s.state(a, StatePending)
	if text, ok := s.r.Standing(s.amendment(a), s.paragraph("p1")); !ok || text != bothDone {
		t.Errorf("it stands as %q, %v", text, ok)
	}
	s.when(chair, agree(at("p1", 2))).refused(CodeBlocked,
		Blocker{Kind: BlockUnanswered, Paragraph: "p1", Number: "1", Delegation: "ARV", Version: 1, Amendment: a, No: 1})
}

func TestRule6CarriedOverlapping(t *testing.T) {
	s := given(t, base)
	a := s.does(arv, proposes("p1", 1, atHear))
	s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: otherHear})
	s.carried(a, 2, ClassOverlapping, "")
	s.state(a, StatePending)
	if _, ok := s.r.Standing(s.amendment(a), s.paragraph("p1")); ok {
		t.Error("what overlaps stands as if it were clean")
	}
	s.when(chair, agree(at("p1", 2))).refused(CodeBlocked,
		Blocker{Kind: BlockUnanswered, Paragraph: "p1", Number: "1", Delegation: "ARV", Version: 1, Amendment: a, No: 1})
}

func TestRule6CarriedGone(t *testing.T) {
	s := given(t, base)
	a := s.does(arv, proposes("p1", 1, atHear))
	s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: ""})
	s.carried(a, 2, ClassGone, "")
	s.state(a, StatePending)
	s.when(chair, agree(at("p1", 2))).refused(CodeBlocked,
		Blocker{Kind: BlockUnanswered, Paragraph: "p1", Number: "1", Delegation: "ARV", Version: 1, Amendment: a, No: 1})
}

func TestRule6CarriedOvertaken(t *testing.T) {
	s := given(t, base)
	same := s.does(arv, proposes("p1", 1, atHear))
	within := s.does(bor, proposes("p1", 1, atReport))
	s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: bothDone}) // says what both want, in whole and in part
	for _, id := range []string{same, within} {
		s.carried(id, 2, ClassOvertaken, "")
		s.state(id, StateOvertaken)
	}
	s.does(chair, agree(at("p1", 2)))
}

func TestRule6WhatOverlappedIsCleanAgainWhenItsWordsComeBack(t *testing.T) {
	s := given(t, base)
	a := s.does(arv, proposes("p1", 1, atHear))
	s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: otherHear})
	s.carried(a, 2, ClassOverlapping, "")
	s.does(chair, Revise{Paragraph: "p1", Version: 2, Text: atReport})
	s.carried(a, 3, ClassClean, bothDone) // carried from what was filed, not from version 2
	s.does(chair, Revise{Paragraph: "p1", Version: 3, Text: ""})
	s.carried(a, 4, ClassGone, "")
	s.does(chair, Revise{Paragraph: "p1", Version: 4, Text: base})
	s.carried(a, 5, ClassClean, atHear)
}

func TestRule6AProposedDeletionIsCarriedToo(t *testing.T) {
	deletion := Amend{Kind: AmendDelete, Paragraph: "p1", Version: 1}
	s := given(t, base)
	a := s.does(arv, deletion)
	s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: atHear})
	s.carried(a, 2, ClassOverlapping, "") // does its sponsor want the new text deleted as well?
	s.does(chair, Revise{Paragraph: "p1", Version: 2, Text: base})
	s.carried(a, 3, ClassClean, "")
	s.does(chair, Revise{Paragraph: "p1", Version: 3, Text: ""})
	s.carried(a, 4, ClassOvertaken, "")
	s.state(a, StateOvertaken)
}

func TestRule6WhatWasFiledIsNeverAltered(t *testing.T) {
	s := given(t, base)
	a := s.does(arv, Amend{Kind: AmendRevise, Paragraph: "p1", Version: 1, Text: atReport, Reason: "Orally."})
	filed := *s.amendment(a)
	check := func() {
		t.Helper()
		now := s.amendment(a)
		if now.Text() != atReport || now.Diff.Check(base, atReport) != nil || now.Version != 1 || now.Reason != "Orally." ||
			now.FiledBy != "ARV" || !now.FiledAt.Equal(filed.FiledAt) || now.No != 1 || now.Kind != AmendRevise || now.Revision != 0 {
			t.Fatalf("filed %+v, now %+v", filed, *now)
		}
	}
	for _, step := range []struct {
		by Actor
		c  Command
	}{
		{bor, Join{a}}, {chair, Revise{Paragraph: "p1", Version: 1, Text: atHear}}, {chair, circulates("Rev.1")}, {arv, Maintain{a}},
		{chair, answers(AnswerPartly, a)}, {arv, Press{Amendment: a}}, {arv, Withdraw{a}}, {bor, TakeOver{a}},
		{chair, Revise{Paragraph: "p1", Version: 2, Text: ""}}, {chair, circulates("Rev.2")}, {bor, Withdraw{a}},
	} {
		s.does(step.by, step.c)
		check()
	}
}

func TestRule6AnAmendmentToAnOlderVersionIsFiledAsDraftedAndCarriedAtOnce(t *testing.T) {
	s := given(t, base)
	s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: atHear})
	a := s.does(arv, proposes("p1", 1, atReport))
	s.carried(a, 2, ClassClean, bothDone)
	if got := s.amendment(a); got.Version != 1 || got.Text() != atReport {
		t.Errorf("filed against version %d as %q", got.Version, got.Text())
	}
	b := s.does(bor, proposes("p1", 1, atHear))
	s.state(b, StateOvertaken)
	s.when(bor, proposes("p1", 3, atHear)).refused(CodeInvalid)
	s.when(bor, proposes("p1", 0, atHear)).refused(CodeInvalid)
}

func TestRule6AnAmendmentChangesSomethingThatIsThere(t *testing.T) {
	s := given(t, base)
	for _, c := range []Amend{
		proposes("p1", 1, base),
		proposes("p1", 1, ""),
		proposes("p1", 1, "  "),
		proposes("p1", 1, "Two\nlines."),
		{Kind: AmendDelete, Paragraph: "p1", Version: 1, Text: "Something."},
		{Kind: AmendRevise, Paragraph: "p1", Version: 1, Text: atHear, As: KindItem},
		{Kind: "bracket", Paragraph: "p1", Version: 1, Text: atHear},
		{Kind: AmendInsertAfter, Paragraph: "p1", Version: 1, Text: " "},
		{Kind: AmendInsertAfter, Paragraph: "p1", Version: 9, Text: "New."},
		{Kind: AmendInsertAfter, Paragraph: "p1", Version: 1, Text: "New.", As: "table"},
	} {
		s.when(arv, c).refused(CodeInvalid)
	}
	s.when(arv, proposes("p9", 1, atHear)).refused(CodeNotFound)
	s.when(arv, proposes(Gap, 1, atHear)).refused(CodeNotFound)
	s.does(arv, proposes("p1", 1, atHear))
	s.when(arv, proposes("p1", 1, atHear)).refused(CodeSettled) // filed already
	s.does(bor, proposes("p1", 1, atHear))                      // another delegation's is its own
}

func TestRule6TheChairAnswersOneAmendmentOrMany(t *testing.T) {
	s := given(t, base, exchange)
	a := s.does(arv, proposes("p1", 1, atHear))
	b := s.does(bor, proposes("p2", 1, reports))
	c := s.does(cal, proposes("p2", 1, hearing))
	s.when(chair, AnswerAmendments{Amendments: []string{a}, Answer: AnswerPartly, Reason: "In paragraph 2."}).then(
		AmendmentAnswered{Amendment: a, Answer: AnswerPartly, Reason: "In paragraph 2."})
	if got := s.amendment(a); got.State != StatePartly || got.AnswerReason != "In paragraph 2." || !got.AnsweredAt.Equal(s.at) {
		t.Errorf("answered %+v", got)
	}
	s.when(chair, answers(AnswerNotRetained, b, a)).refused(CodeSettled)
	s.when(chair, answers(AnswerNotRetained, b, b)).refused(CodeInvalid)
	s.when(chair, answers(AnswerNotRetained, b, "no such")).refused(CodeNotFound)
	s.when(chair, answers(AnswerNotRetained)).refused(CodeInvalid)
	for _, no := range []Answer{"", "pending", "withdrawn", "overtaken"} {
		s.when(chair, answers(no, b)).refused(CodeInvalid)
	}
	s.state(b, StatePending)
	s.when(secretariat, answers(AnswerNotRetained, b, c)).then(
		AmendmentAnswered{Amendment: b, Answer: AnswerNotRetained}, AmendmentAnswered{Amendment: c, Answer: AnswerNotRetained})
}

func TestRule6ASponsorPressesAnAnswerAndLiftingSettlesItAsItWas(t *testing.T) {
	s := given(t, base)
	a := s.does(arv, proposes("p1", 1, atHear))
	s.when(arv, Press{Amendment: a}).refused(CodeSettled) // there is no answer yet
	s.does(chair, answers(AnswerPartly, a))
	s.when(bor, Press{Amendment: a}).refused(CodeForbidden)
	o := s.does(arv, Press{Amendment: a, Reason: "Wholly."})
	s.then(AmendmentPressed{Amendment: a, Reason: "Wholly."},
		ObjectionRaised{Objection: o, Paragraph: "p1", Version: 1, Delegation: "ARV", Kind: ObjectionPlain, Reason: "Wholly.", Amendment: a})
	s.state(a, StatePressed)
	s.when(arv, Press{Amendment: a}).refused(CodeSettled)
	s.does(arv, Lift{o})
	s.state(a, StatePartly)
	s.does(chair, agree(at("p1", 1)))
}

func TestRule6OnePressedTwiceHasOneObjection(t *testing.T) {
	s := given(t, base)
	a := s.does(arv, proposes("p1", 1, atHear))
	s.does(chair, answers(AnswerNotRetained, a))
	o := s.does(arv, Press{Amendment: a})
	s.does(chair, answers(AnswerPartly, a))
	s.when(arv, Press{Amendment: a, Reason: "Still."}).then(AmendmentPressed{Amendment: a, Reason: "Still."})
	s.does(arv, Lift{o})
	s.state(a, StatePartly)
	s.does(chair, agree(at("p1", 1)))
}

func TestRule6WhatIsWithdrawnOrDroppedIsNotPressed(t *testing.T) {
	s := given(t, base, exchange)
	a := s.does(arv, proposes("p1", 1, atHear))
	b := s.does(arv, proposes("p1", 1, atReport))
	s.does(arv, Withdraw{a})
	s.when(arv, Press{Amendment: a}).refused(CodeSettled)
	s.does(chair, answers(AnswerNotRetained, b))
	s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: ""})
	s.does(chair, circulates("Rev.1"))
	s.when(arv, Press{Amendment: b}).refused(CodeNotFound)
}

func TestRule6APressedAmendmentIsCarriedToTheTextOfToday(t *testing.T) {
	s := given(t, base)
	a := s.does(arv, proposes("p1", 1, atReport))
	s.does(chair, answers(AnswerNotRetained, a))
	s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: atHear})
	s.carried(a, 0, "", "") // settled: not classed
	s.does(arv, Press{Amendment: a})
	s.carried(a, 2, ClassClean, bothDone)
}

func TestRule6CarriedAmendmentsAreListedWithARevisionAndBlockNoMoreUntilMaintained(t *testing.T) {
	s := given(t, base)
	a := s.does(arv, proposes("p1", 1, atHear))
	s.when(arv, Maintain{a}).refused(CodeSettled) // it is not listed
	rev := s.does(chair, circulates("Rev.1"))
	if last := s.events[len(s.events)-1].Fact; inLines([]Fact{last}) != inLines([]Fact{AmendmentsListed{[]string{a}}}) || rev == "" {
		t.Errorf("circulating ended with %#v", last)
	}
	s.state(a, StatePending)
	s.when(bor, Maintain{a}).refused(CodeForbidden)
	s.when(arv, Maintain{a}).then(AmendmentMaintained{a})
	s.when(chair, agree(at("p1", 1))).refused(CodeBlocked,
		Blocker{Kind: BlockUnanswered, Paragraph: "p1", Number: "1", Delegation: "ARV", Version: 1, Amendment: a, No: 1})
	s.does(chair, circulates("Rev.2")) // listed anew
	s.when(chair, agree(at("p1", 1))).then(
		AmendmentAnswered{Amendment: a, Answer: AnswerNotRetained, Lapsed: true}, ParagraphAgreed{"p1", 1})
	s.when(arv, Maintain{a}).refused(CodeSettled)
	s.does(arv, Press{Amendment: a}) // it is not lost
	s.status("p1", StatusContested)
}

func TestRule6APressedAmendmentIsNotListedAndBlocksOn(t *testing.T) {
	s := given(t, base)
	a := s.does(arv, proposes("p1", 1, atHear))
	s.does(chair, answers(AnswerNotRetained, a))
	o := s.does(arv, Press{Amendment: a})
	s.does(chair, circulates("Rev.1"))
	s.when(chair, agree(at("p1", 1))).refused(CodeBlocked,
		Blocker{Kind: BlockObjection, Paragraph: "p1", Number: "1", Delegation: "ARV", Version: 1, Objection: o},
		Blocker{Kind: BlockPressed, Paragraph: "p1", Number: "1", Delegation: "ARV", Version: 1, Amendment: a, No: 1})
}

func TestRule6AnInsertionBelongsToTheGapAndNotToItsNeighbours(t *testing.T) {
	s := given(t, base, exchange)
	a := s.does(arv, inserts("p1", reports))
	s.does(chair, agree(at("p1", 1), at("p2", 1)))
	s.does(chair, answers(AnswerNotRetained, a))
	o := s.does(arv, Press{Amendment: a})
	s.then(AmendmentPressed{Amendment: a}, ObjectionRaised{Objection: o, Delegation: "ARV", Kind: ObjectionPlain, Amendment: a})
	s.status("p1", StatusAgreed)
	s.status("p2", StatusAgreed)
	if got := s.r.GapObjections(); len(got) != 1 || got[0] != o {
		t.Errorf("objections to gaps: %v", got)
	}
	s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: atHear})
	s.carried(a, 2, ClassClean, reports)
	s.does(chair, Revise{Paragraph: "p1", Version: 2, Text: ""})
	s.carried(a, 3, ClassGone, reports) // its text is there still, its place is not
}

func TestRule6TheChairInsertsTextAndTakesAmendmentsToTheGap(t *testing.T) {
	s := given(t, base, exchange)
	a := s.does(arv, inserts("p1", reports))
	same := s.does(bor, inserts("p1", reports))
	other := s.does(cal, inserts("p1", hearing))
	elsewhere := s.does(cal, proposes("p1", 1, atHear))
	s.when(chair, Insert{After: "p1", Text: reports, Takes: []Take{{elsewhere, AnswerReflected}}}).refused(CodeInvalid)
	p := s.does(chair, Insert{After: "p1", Text: reports, Takes: []Take{{a, AnswerReflected}}})
	s.then(ParagraphInserted{Paragraph: p, After: "p1", Kind: KindParagraph, Marker: MarkerArabic, Text: reports, Takes: []Take{{a, AnswerReflected}}},
		AmendmentAnswered{Amendment: a, Answer: AnswerReflected},
		AmendmentCarried{Amendment: same, Version: 1, Class: ClassOvertaken})
	s.state(other, StatePending)
	if got := fmt.Sprint(s.r.Order); got != fmt.Sprint([]string{"p1", p, "p2"}) {
		t.Errorf("order %s", got)
	}
	s.status(p, StatusOpen)
	s.when(secretariat, Insert{After: "p9", Text: reports}).refused(CodeNotFound)
	s.when(secretariat, Insert{After: "p1", Text: " "}).refused(CodeInvalid)
	s.when(secretariat, Insert{After: "p1", Text: reports, As: "table"}).refused(CodeInvalid)
}

func TestRule6TheVeryBeginningIsAGapToo(t *testing.T) {
	s := given(t, base)
	a := s.does(arv, inserts(Gap, reports))
	s.when(arv, inserts(Gap, reports)).refused(CodeSettled)
	b := s.does(bor, inserts(Gap, reports))
	s.does(chair, answers(AnswerNotRetained, a))
	s.does(arv, Press{Amendment: a})
	p := s.does(chair, Insert{Text: reports})
	s.state(a, StateOvertaken)
	s.state(b, StateOvertaken)
	if s.r.Order[0] != p || s.paragraph(p).Kind != KindParagraph {
		t.Errorf("order %v", s.r.Order)
	}
}

// PRACTICE 14: no silent deletion.
func TestRule6ADeletionTakenIsAnEmptyVersionAgreedLikeAnyOtherAndDroppedAtTheNextRevision(t *testing.T) {
	s := given(t, base, exchange)
	s.does(chair, circulates("Zero draft"))
	a := s.does(arv, Amend{Kind: AmendDelete, Paragraph: "p1", Version: 1})
	s.when(chair, Revise{Paragraph: "p1", Version: 1, Takes: []Take{{a, AnswerReflected}}}).then(
		ParagraphRevised{Paragraph: "p1", Version: 2, Takes: []Take{{a, AnswerReflected}}},
		AmendmentAnswered{Amendment: a, Answer: AnswerReflected})
	if n := s.r.Numbers(); n["p1"] != "1" || n["p2"] != "2" {
		t.Errorf("numbers %v: a deleted paragraph keeps its number until the next revision", n)
	}
	o := s.does(bor, objects("p1", 2))
	s.when(chair, agree(at("p1", 2))).refused(CodeBlocked,
		Blocker{Kind: BlockObjection, Paragraph: "p1", Number: "1", Delegation: "BOR", Since: "Zero draft", Version: 2, Objection: o})
	s.does(bor, Lift{o})
	s.does(chair, agree(at("p1", 2)))
	s.does(chair, circulates("Rev.1"))
	if n := s.r.Numbers(); n["p2"] != "1" || len(s.r.Order) != 1 || !s.paragraph("p1").Dropped {
		t.Errorf("numbers %v, order %v", n, s.r.Order)
	}
	if text, _ := s.paragraph("p1").TextOf(1); text != base {
		t.Errorf("version 1 is now %q", text)
	}
	for _, c := range []Command{agree(at("p1", 2)), Revise{Paragraph: "p1", Version: 2, Text: base}, Insert{After: "p1", Text: base}, Reopen{Paragraph: "p1"}} {
		s.when(chair, c).refused(CodeNotFound)
	}
	for _, c := range []Command{proposes("p1", 2, base), objects("p1", 2), Object{Paragraph: "p2", Version: 1, Kind: ObjectionConditional, On: "p1"}} {
		s.when(arv, c).refused(CodeNotFound)
	}
}

func TestRule6TheChairsTextTakesAmendmentsWhollyOrInPart(t *testing.T) {
	s := given(t, base, exchange)
	a := s.does(arv, proposes("p1", 1, atHear))
	b := s.does(bor, proposes("p1", 1, otherHear))
	c := s.does(cal, proposes("p1", 1, atReport))
	elsewhere := s.does(cal, proposes("p2", 1, reports))
	takes := []Take{{a, AnswerReflected}, {b, AnswerPartly}}
	for _, bad := range [][]Take{{{elsewhere, AnswerReflected}}, {{a, AnswerReflected}, {a, AnswerPartly}}, {{a, AnswerNotRetained}}, {{a, ""}}} {
		s.when(chair, Revise{Paragraph: "p1", Version: 1, Text: atHear, Takes: bad}).refused(CodeInvalid)
	}
	s.when(chair, Revise{Paragraph: "p1", Version: 1, Text: atHear, Takes: []Take{{"no such", AnswerPartly}}}).refused(CodeNotFound)
	s.when(chair, Revise{Paragraph: "p1", Version: 1, Text: atHear, Takes: takes}).then(
		ParagraphRevised{Paragraph: "p1", Version: 2, Text: atHear, Takes: takes},
		AmendmentAnswered{Amendment: a, Answer: AnswerReflected},
		AmendmentAnswered{Amendment: b, Answer: AnswerPartly},
		AmendmentCarried{Amendment: c, Version: 2, Class: ClassClean, Text: bothDone})
	s.when(chair, Revise{Paragraph: "p1", Version: 2, Text: base, Takes: takes}).refused(CodeSettled)
	if v := s.paragraph("p1").Versions[1]; v.By != chair || !v.At.Equal(s.at.Add(-1*60e9)) || len(v.Takes) != 2 {
		t.Errorf("version 2 is %+v", v)
	}
}

func TestRule6ARevisionChangesTheText(t *testing.T) {
	s := given(t, "Café.")
	s.when(chair, Revise{Paragraph: "p1", Version: 1, Text: "Café."}).refused(CodeInvalid)
	s.when(chair, Revise{Paragraph: "p1", Version: 1, Text: "Cafe\u0301."}).refused(CodeInvalid) // the same after NFC
	s.when(chair, Revise{Paragraph: "p1", Version: 1, Text: " \u00a0"}).refused(CodeInvalid)
	s.when(chair, Revise{Paragraph: "p1", Version: 1, Text: "Two\nlines."}).refused(CodeInvalid)
	s.when(chair, Revise{Paragraph: "p9", Version: 1, Text: "X"}).refused(CodeNotFound)
}

func TestRule6HeadingsAndItemsAreParagraphsUnderTheseRules(t *testing.T) {
	s := givenDraft(t, Draft{Elements: []Element{
		{ID: "h", Kind: KindHeading, Level: 1, Marker: MarkerUpperRoman, Text: "Capacity"}, {ID: "p", Kind: KindParagraph, Marker: MarkerArabic, Text: base},
		{ID: "i", Kind: KindItem, Level: 1, Marker: MarkerLetter, Text: "Training;"}, {ID: "t", Kind: KindText, Text: "Annex text"},
	}})
	for _, at := range []struct{ id, number string }{{"h", "I"}, {"i", "(a)"}, {"t", ""}} {
		a := s.does(arv, proposes(at.id, 1, "Something else"))
		s.when(chair, agree(VersionName{at.id, 1})).refused(CodeBlocked,
			Blocker{Kind: BlockUnanswered, Paragraph: at.id, Number: at.number, Delegation: "ARV", Version: 1, Amendment: a, No: s.amendment(a).No})
		s.does(arv, Withdraw{a})
		s.does(chair, agree(VersionName{at.id, 1}))
		s.does(bor, objects(at.id, 1))
		s.status(at.id, StatusContested)
	}
}

// PRACTICE 12 and 19: brackets attributed, nested and unbalanced.
func TestRule6NegotiatingBracketsBlockAgreementAndPlaceholdersDoNot(t *testing.T) {
	s := given(t,
		"Held on [to be completed] in ____ under [75/240](https://example.org/75), see ^[a note].",
		"States [should][shall] act.",
		"States act] now.",
		"States [to be strengthened] act.")
	s.does(chair, agree(at("p1", 1)))
	bracket := func(p, number, reason string) Blocker {
		return Blocker{Kind: BlockBrackets, Paragraph: p, Number: number, Reason: reason, Version: 1}
	}
	s.when(chair, agree(at("p2", 1), at("p3", 1), at("p4", 1))).refused(CodeBlocked,
		bracket("p2", "2", "[should]"), bracket("p2", "2", "[shall]"), bracket("p3", "3", "A square bracket without its partner, at character 11."), bracket("p4", "4", "[to be strengthened]"))
}
