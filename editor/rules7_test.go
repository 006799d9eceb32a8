// rules7_test.go is rules 7, 8, 13 and 14 as scenarios: which amendments meet, what "cannot accept"
// becomes, what no log may say, and what sponsors do with what they filed.

package editor

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"adref/diffing"
)

// clusters writes the clusters of a paragraph with the letters of its amendments' sponsors.
func (s *scenario) clusters(paragraph string) string {
	var all [][][]string
	for _, cluster := range s.r.Clusters(s.paragraph(paragraph)) {
		var groups [][]string
		for _, group := range cluster {
			var sponsors []string
			for _, id := range group {
				sponsors = append(sponsors, s.amendment(id).Sponsor)
			}
			slices.Sort(sponsors)
			groups = append(groups, sponsors)
		}
		slices.SortFunc(groups, slices.Compare)
		all = append(all, groups)
	}
	slices.SortFunc(all, func(a, b [][]string) int { return slices.Compare(a[0], b[0]) })
	return fmt.Sprint(all)
}

func TestRule7OverlapIsDecidedByTheWordsTouchedInAnyOrderOfFiling(t *testing.T) {
	proposals := []struct {
		by   Actor
		text string
	}{{arv, atHear}, {bor, otherHear}, {cal, atReport}}
	for _, order := range [][]int{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}} {
		s := given(t, base)
		for _, i := range order {
			s.does(proposals[i].by, proposes("p1", 1, proposals[i].text))
		}
		if got := s.clusters("p1"); got != "[[[ARV] [BOR]] [[CAL]]]" {
			t.Errorf("filed in order %v: %s", order, got)
		}
	}
}

func TestRule7WhatTouchesTwoThatDoNotTouchJoinsThem(t *testing.T) {
	s := given(t, base)
	s.does(arv, proposes("p1", 1, atHear))
	s.does(bor, proposes("p1", 1, atReport))
	s.does(cal, Amend{Kind: AmendDelete, Paragraph: "p1", Version: 1})
	if got := s.clusters("p1"); got != "[[[ARV] [BOR] [CAL]]]" {
		t.Error(got)
	}
}

func TestRule7IdenticalProposalsAreShownOnceWithAllTheirSponsors(t *testing.T) {
	s := given(t, base)
	a := s.does(arv, proposes("p1", 1, atHear))
	s.does(bor, proposes("p1", 1, atHear))
	s.does(cal, proposes("p1", 1, atReport))
	if got := s.clusters("p1"); got != "[[[ARV BOR]] [[CAL]]]" {
		t.Error(got)
	}
	s.does(chair, answers(AnswerNotRetained, a))
	if got := s.clusters("p1"); got != "[[[BOR]] [[CAL]]]" { // settled ones are not shown
		t.Error(got)
	}
}

func TestRule7ProposalsFiledAgainstDifferentVersionsAreComparedOnTheTextOfToday(t *testing.T) {
	s := given(t, base)
	s.does(arv, proposes("p1", 1, atReport))
	s.does(bor, proposes("p1", 1, otherHear))
	s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: atHear})
	s.does(cal, proposes("p1", 2, bothDone))
	if got := s.clusters("p1"); got != "[[[ARV CAL]] [[BOR]]]" {
		t.Error(got)
	}
}

func TestRule7InsertionsMeetInTheirGapAndNotWithTheParagraphBefore(t *testing.T) {
	s := given(t, base)
	s.does(arv, inserts("p1", reports))
	s.does(bor, inserts("p1", exchange))
	s.does(cal, proposes("p1", 1, atHear))
	if got := s.clusters("p1"); got != "[[[ARV] [BOR]] [[CAL]]]" {
		t.Error(got)
	}
}

// cannotAccept is what rule 8 makes of a position.
func cannotAccept(id, paragraph string, version int, by, amendment string) ObjectionRaised {
	return ObjectionRaised{Objection: id, Paragraph: paragraph, Version: version, Delegation: by, Kind: ObjectionPlain, Amendment: amendment}
}

func TestRule8AnAmendmentTakenIntoTheTextTurnsEachCannotAcceptIntoAnObjection(t *testing.T) {
	for _, how := range []Answer{AnswerReflected, AnswerPartly} {
		s := given(t, base)
		a := s.does(arv, proposes("p1", 1, atHear))
		s.does(bor, TakePosition{Amendment: a, Position: PositionCannotAccept})
		s.does(cal, TakePosition{Amendment: a, Position: PositionCanGoAlong})
		s.when(chair, Revise{Paragraph: "p1", Version: 1, Text: atHear, Takes: []Take{{a, how}}}).then(
			ParagraphRevised{Paragraph: "p1", Version: 2, Text: atHear, Takes: []Take{{a, how}}},
			AmendmentAnswered{Amendment: a, Answer: how},
			cannotAccept(s.id(0), "p1", 2, "BOR", a))
		s.when(chair, agree(at("p1", 2))).refused(CodeBlocked,
			Blocker{Kind: BlockObjection, Paragraph: "p1", Number: "1", Delegation: "BOR", Version: 2, Objection: s.r.paragraphObjections("p1")[0]})
	}
}

func (r *Report) paragraphObjections(id string) []string {
	p, _ := r.Paragraph(id)
	return p.Objections
}

func TestRule8AnAnswerThatItsWordsAreInTheTextDoesTheSame(t *testing.T) {
	for answer, objects := range map[Answer]bool{AnswerReflected: true, AnswerPartly: true, AnswerNotRetained: false} {
		s := given(t, base)
		a := s.does(arv, proposes("p1", 1, atHear))
		s.does(bor, TakePosition{Amendment: a, Position: PositionCannotAccept})
		want := []Fact{AmendmentAnswered{Amendment: a, Answer: answer}}
		s.when(chair, answers(answer, a))
		if objects {
			want = append(want, cannotAccept(s.id(0), "p1", 1, "BOR", a))
		}
		s.then(want...)
	}
}

func TestRule8AnAmendmentOvertakenIsInTheTextToo(t *testing.T) {
	s := given(t, base, exchange)
	a := s.does(arv, proposes("p1", 1, atHear))
	s.does(bor, TakePosition{Amendment: a, Position: PositionCannotAccept})
	s.when(chair, Revise{Paragraph: "p1", Version: 1, Text: bothDone}).then(
		ParagraphRevised{Paragraph: "p1", Version: 2, Text: bothDone},
		AmendmentCarried{Amendment: a, Version: 2, Class: ClassOvertaken},
		cannotAccept(s.id(0), "p1", 2, "BOR", a))
}

func TestRule8AnInsertionTakenIsObjectedToWhereItNowStands(t *testing.T) {
	s := given(t, base)
	a := s.does(arv, inserts("p1", reports))
	s.does(bor, TakePosition{Amendment: a, Position: PositionCannotAccept})
	s.does(chair, agree(at("p1", 1)))
	s.does(chair, Insert{After: "p1", Text: "The Chair reports at once.", Takes: []Take{{a, AnswerPartly}}})
	p := s.id(0)
	s.then(ParagraphInserted{Paragraph: p, After: "p1", Kind: KindParagraph, Marker: MarkerArabic, Text: "The Chair reports at once.", Takes: []Take{{a, AnswerPartly}}},
		AmendmentAnswered{Amendment: a, Answer: AnswerPartly},
		cannotAccept(s.id(1), p, 1, "BOR", a))
	s.status("p1", StatusAgreed)
}

func TestRule8AnInsertionAnsweredAsReflectedIsObjectedToInTheGap(t *testing.T) {
	for _, after := range []string{"p1", Gap} {
		s := given(t, base)
		a := s.does(arv, inserts(after, reports))
		s.does(bor, TakePosition{Amendment: a, Position: PositionCannotAccept})
		s.does(chair, agree(at("p1", 1)))
		s.when(chair, answers(AnswerReflected, a)).then(
			AmendmentAnswered{Amendment: a, Answer: AnswerReflected}, cannotAccept(s.id(0), Gap, 0, "BOR", a))
		s.status("p1", StatusAgreed) // the gap is not its neighbour
	}
}

func TestRule8TheReasonOfTheCannotAcceptIsThatOfTheObjection(t *testing.T) {
	s := given(t, base)
	a := s.does(arv, proposes("p1", 1, atHear))
	s.when(bor, TakePosition{a, PositionCannotAccept, "Nobody\u202e asked."}).refused(CodeInvalid)
	s.does(bor, TakePosition{a, PositionCannotAccept, "Nobody asked."})
	s.when(bor, TakePosition{a, PositionCannotAccept, "Nobody asked."}).refused(CodeSettled)
	s.when(bor, TakePosition{a, PositionCannotAccept, "Nobody asked us."}).then(PositionTaken{a, "BOR", PositionCannotAccept, "Nobody asked us."})
	s.when(chair, answers(AnswerPartly, a)).then(AmendmentAnswered{Amendment: a, Answer: AnswerPartly},
		ObjectionRaised{Objection: s.id(0), Paragraph: "p1", Version: 1, Delegation: "BOR", Kind: ObjectionPlain, Reason: "Nobody asked us.", Amendment: a})
}

func TestJoiningAnAmendmentTakesThePlaceOfAPosition(t *testing.T) {
	s := given(t, base)
	a := s.does(arv, proposes("p1", 1, atHear))
	s.does(bor, TakePosition{Amendment: a, Position: PositionCanGoAlong})
	s.does(cal, TakePosition{Amendment: a, Position: PositionSupports})
	s.does(bor, Join{a})
	if got := s.amendment(a).Positions; len(got) != 1 || got[0].Delegation != "CAL" {
		t.Errorf("positions %v", got)
	}
}

func TestRule8APositionTakenBackIsNoObjection(t *testing.T) {
	s := given(t, base)
	a := s.does(arv, proposes("p1", 1, atHear))
	s.does(bor, TakePosition{Amendment: a, Position: PositionCannotAccept})
	s.when(bor, TakePosition{Amendment: a, Position: PositionCannotAccept}).refused(CodeSettled)
	s.does(bor, TakePosition{Amendment: a, Position: PositionNone})
	s.when(bor, TakePosition{Amendment: a, Position: PositionNone}).refused(CodeSettled)
	s.when(cal, TakePosition{Amendment: a, Position: PositionNone}).refused(CodeSettled)
	s.when(chair, answers(AnswerReflected, a)).then(AmendmentAnswered{Amendment: a, Answer: AnswerReflected})
}

func TestRule8TheSameCannotAcceptBecomesOneObjection(t *testing.T) {
	s := given(t, base)
	a := s.does(arv, proposes("p1", 1, atHear))
	s.does(bor, TakePosition{Amendment: a, Position: PositionCannotAccept})
	s.does(chair, answers(AnswerPartly, a))
	s.does(arv, Press{Amendment: a})
	s.when(chair, Revise{Paragraph: "p1", Version: 1, Text: atHear, Takes: []Take{{a, AnswerReflected}}}).then(
		ParagraphRevised{Paragraph: "p1", Version: 2, Text: atHear, Takes: []Take{{a, AnswerReflected}}},
		AmendmentAnswered{Amendment: a, Answer: AnswerReflected})
}

func TestAPositionIsAWordOnAnothersAmendmentWhileItIsPending(t *testing.T) {
	s := given(t, base)
	a := s.does(arv, proposes("p1", 1, atHear))
	s.does(bor, Join{a})
	for _, sponsor := range []Actor{arv, bor} {
		s.when(sponsor, TakePosition{Amendment: a, Position: PositionSupports}).refused(CodeInvalid)
	}
	s.when(cal, TakePosition{Amendment: a, Position: "abstains"}).refused(CodeInvalid)
	s.when(cal, TakePosition{Amendment: "no such", Position: PositionSupports}).refused(CodeNotFound)
	s.when(cal, TakePosition{Amendment: a, Position: PositionSupports}).then(PositionTaken{Amendment: a, Delegation: "CAL", Position: PositionSupports})
	s.does(cal, TakePosition{Amendment: a, Position: PositionCannotAccept})
	if got := s.amendment(a).Positions; len(got) != 1 || got[0].Position != PositionCannotAccept {
		t.Errorf("positions %v", got)
	}
	s.when(cal, Join{a}).refused(CodeBlocked) // not both
	s.does(chair, answers(AnswerNotRetained, a))
	s.when(cal, TakePosition{Amendment: a, Position: PositionSupports}).refused(CodeSettled)
}

// Rule 13: history cannot be rewritten, so what no decision can have said is an error on reading.
func TestRule13ImpossibleEventsAreErrors(t *testing.T) {
	s := given(t, base, exchange, "Bracketed [text].", "Agreed.", "Deleted.")
	pending := s.does(arv, proposes("p1", 1, atHear))
	settled := s.does(arv, proposes("p2", 1, reports))
	s.does(bor, Join{pending})
	s.does(chair, answers(AnswerNotRetained, settled))
	withdrawn := s.does(arv, proposes("p2", 1, hearing))
	s.does(arv, Withdraw{withdrawn})
	standing := s.does(bor, objects("p2", 1))
	lifted := s.does(cal, objects("p2", 1))
	s.does(cal, Lift{lifted})
	s.does(chair, agree(at("p4", 1)))
	s.does(chair, Revise{Paragraph: "p5", Version: 1})
	s.does(chair, circulates("Zero draft")) // drops p5, lists the pending one
	listed := pending
	pressed := s.does(arv, proposes("p1", 1, atReport))
	s.does(chair, answers(AnswerPartly, pressed))
	s.does(arv, Press{Amendment: pressed})

	entries := s.r.Revisions[0].Entries
	filed := AmendmentFiled{Amendment: "new", No: 5, Kind: AmendRevise, Paragraph: "p1", Version: 1, Engine: 1, Diff: diffing.Words(base, "New.")}
	fill := func(f AmendmentFiled, change func(*AmendmentFiled)) AmendmentFiled { change(&f); return f }
	for _, f := range []Fact{
		ReportCreated{Report: "r"},
		DelegationSeated{Delegation{Code: "ARV"}},
		ParagraphRevised{Paragraph: "p1", Version: 1, Text: "X"},
		ParagraphRevised{Paragraph: "p1", Version: 3, Text: "X"},
		ParagraphRevised{Paragraph: "p5", Version: 3, Text: "X"},
		ParagraphRevised{Paragraph: "p9", Version: 1, Text: "X"},
		ParagraphInserted{Paragraph: "p1", After: "p2", Text: "X"},
		ParagraphInserted{Paragraph: "", After: "p2", Text: "X"},
		ParagraphInserted{Paragraph: "p6", After: "p9", Text: "X"},
		ParagraphInserted{Paragraph: "p6", After: "p5", Text: "X"},
		fill(filed, func(f *AmendmentFiled) { f.Amendment = pending }),
		fill(filed, func(f *AmendmentFiled) { f.Amendment = "" }),
		fill(filed, func(f *AmendmentFiled) { f.No = 6 }),
		fill(filed, func(f *AmendmentFiled) { f.No = 4 }),
		fill(filed, func(f *AmendmentFiled) { f.Kind = "veto" }),
		fill(filed, func(f *AmendmentFiled) { f.Paragraph = "p9" }),
		fill(filed, func(f *AmendmentFiled) { f.Version = 2 }),
		fill(filed, func(f *AmendmentFiled) { f.Paragraph = "p2" }), // the difference is not one against p2
		fill(filed, func(f *AmendmentFiled) { f.Kind, f.Paragraph = AmendInsertAfter, "p9" }),
		fill(filed, func(f *AmendmentFiled) { f.Supersedes = settled }),
		fill(filed, func(f *AmendmentFiled) { f.Supersedes = "no such" }),
		AmendmentCarried{Amendment: "no such", Version: 1, Class: ClassClean},
		AmendmentCarried{Amendment: settled, Version: 1, Class: ClassClean},
		AmendmentCarried{Amendment: pending, Version: 1, Class: "lost"},
		AmendmentAnswered{Amendment: "no such", Answer: AnswerPartly},
		AmendmentAnswered{Amendment: settled, Answer: AnswerPartly},
		AmendmentAnswered{Amendment: withdrawn, Answer: AnswerPartly},
		AmendmentAnswered{Amendment: pending, Answer: "withdrawn"},
		AmendmentAnswered{Amendment: pending},
		AmendmentJoined{pending, "ARV"},
		AmendmentJoined{pending, "BOR"},
		AmendmentLeft{pending, "CAL"},
		AmendmentLeft{pending, "ARV"},
		AmendmentWithdrawn{"no such"},
		AmendmentWithdrawn{settled},
		AmendmentTakenOver{pending, "BOR"},
		AmendmentTakenOver{withdrawn, "BOR"},
		AmendmentPressed{Amendment: pending},
		AmendmentPressed{Amendment: pressed},
		AmendmentPressed{Amendment: withdrawn},
		AmendmentMaintained{pressed},
		AmendmentMaintained{settled},
		AmendmentsListed{[]string{settled}},
		AmendmentsListed{[]string{listed}},
		AmendmentsListed{[]string{pressed}},
		PositionTaken{Amendment: "no such", Delegation: "CAL", Position: PositionSupports},
		ObjectionRaised{Objection: standing, Paragraph: "p1", Version: 1, Delegation: "CAL", Kind: ObjectionPlain},
		ObjectionRaised{Objection: "", Paragraph: "p1", Version: 1, Delegation: "CAL", Kind: ObjectionPlain},
		ObjectionRaised{Objection: "new", Paragraph: "p9", Version: 1, Delegation: "CAL", Kind: ObjectionPlain},
		ObjectionRaised{Objection: "new", Paragraph: "p1", Version: 9, Delegation: "CAL", Kind: ObjectionPlain},
		ObjectionRaised{Objection: "new", Paragraph: "p1", Version: 1, Delegation: "CAL", Kind: "doubt"},
		ObjectionLifted{"no such"},
		ObjectionLifted{lifted},
		ParagraphAgreed{"p1", 1}, // a listed amendment, a pressed one and its objection
		ParagraphAgreed{"p2", 1}, // an objection
		ParagraphAgreed{"p3", 1}, // brackets
		ParagraphAgreed{"p4", 2},
		ParagraphAgreed{"p5", 2}, // dropped
		ParagraphAgreed{"p9", 1},
		ParagraphReopened{Paragraph: "p1"},
		ParagraphReopened{Paragraph: "p9"},
		RevisionCirculated{Revision: "v2", Name: "Rev.1", Entries: entries[1:]},
		RevisionCirculated{Revision: "v2", Name: "Rev.1", Entries: append(slices.Clone(entries[:3]), RevisionEntry{"p4", 2, "4"})},
		RevisionCirculated{Revision: "v2", Name: "Rev.1", Entries: entries, Dropped: []string{"p4"}},
		nonsense{},
	} {
		before := render(s.r)
		if _, err := Apply(s.r, Event{At: s.at, By: arv, Fact: f}); err == nil {
			t.Errorf("no error for %#v", f)
		}
		if render(s.r) != before {
			t.Fatalf("%#v changed the report it was refused by", f)
		}
	}
	if _, err := Apply(s.r, Event{At: s.at, By: arv, Fact: filed}); err != nil {
		t.Errorf("the filing that the others spoil is itself an error: %v", err)
	}
	if _, err := Apply(s.r, Event{At: s.at, By: chair, Fact: filed}); err == nil {
		t.Error("no error for an amendment of no delegation")
	}
	for _, f := range []Fact{ParagraphAgreed{"p1", 1}, ReportCreated{Report: "r", Text: []CreatedElement{{ID: "a"}, {ID: "a"}}}, ReportCreated{Report: "r", Text: []CreatedElement{{ID: ""}}}} {
		if _, err := Apply(nil, Event{At: s.at, By: chair, Fact: f}); err == nil {
			t.Errorf("a log begins with %#v", f)
		}
	}
}

type nonsense struct{}

func (nonsense) Fact() string { return "nonsense" }

func TestRule13AParagraphIsNotAgreedOverAListedAmendmentThatWasNotAnswered(t *testing.T) {
	s := given(t, base)
	s.does(arv, proposes("p1", 1, atHear))
	s.does(chair, circulates("Rev.1"))
	if _, err := Apply(s.r, Event{At: s.at, By: chair, Fact: ParagraphAgreed{"p1", 1}}); err == nil {
		t.Fatal("agreed with an amendment unanswered")
	}
}

func TestRule14ASponsorWithdrawsItsAmendment(t *testing.T) {
	s := given(t, base)
	a := s.does(arv, proposes("p1", 1, atHear))
	s.does(bor, Join{a})
	for _, by := range []Actor{bor, cal} {
		s.when(by, Withdraw{a}).refused(CodeForbidden)
	}
	s.when(arv, Withdraw{a}).then(AmendmentWithdrawn{a})
	s.when(arv, Withdraw{a}).refused(CodeSettled)
	s.when(arv, Withdraw{"no such"}).refused(CodeNotFound)
	s.does(chair, agree(at("p1", 1)))
}

func TestRule14ASponsorSupersedesItsAmendmentInOneAct(t *testing.T) {
	s := given(t, base)
	a := s.does(arv, proposes("p1", 1, atHear))
	better := Amend{Kind: AmendRevise, Paragraph: "p1", Version: 1, Text: bothDone, Supersedes: a}
	s.when(bor, better).refused(CodeForbidden)
	b := s.does(arv, better)
	s.then(AmendmentFiled{Amendment: b, No: 2, Kind: AmendRevise, Paragraph: "p1", Version: 1, Engine: diffing.Engine, Diff: diffing.Words(base, bothDone), Supersedes: a})
	s.state(a, StateWithdrawn)
	if s.amendment(a).SupersededBy != b || s.amendment(a).Text() != atHear {
		t.Errorf("superseded: %+v", s.amendment(a))
	}
	s.when(arv, Amend{Kind: AmendRevise, Paragraph: "p1", Version: 1, Text: otherHear, Supersedes: a}).refused(CodeSettled)
	s.when(arv, Amend{Kind: AmendRevise, Paragraph: "p1", Version: 1, Text: otherHear, Supersedes: "no such"}).refused(CodeNotFound)
}

// PRACTICE 20: co-sponsors are actors and join later.
func TestRule14ACoSponsorTakesOverWhatItsSponsorWithdrew(t *testing.T) {
	s := given(t, base)
	a := s.does(arv, proposes("p1", 1, atReport))
	s.when(bor, Join{a}).then(AmendmentJoined{a, "BOR"})
	s.when(bor, Join{a}).refused(CodeSettled)
	s.when(arv, Join{a}).refused(CodeSettled)
	s.when(bor, TakeOver{a}).refused(CodeSettled) // it has its sponsor
	s.does(arv, Withdraw{a})
	s.when(cal, Join{a}).refused(CodeSettled)
	s.when(cal, TakeOver{a}).refused(CodeForbidden)
	s.does(chair, agree(at("p1", 1)))
	s.when(bor, TakeOver{a}).then(AmendmentTakenOver{a, "BOR"})
	s.status("p1", StatusContested) // it is pending again
	if got := s.amendment(a); got.Sponsor != "BOR" || got.FiledBy != "ARV" || len(got.CoSponsors) != 0 || got.State != StatePending {
		t.Errorf("taken over: %+v", got)
	}
	s.when(arv, Withdraw{a}).refused(CodeForbidden)
	s.does(bor, Withdraw{a})
}

func TestRule14WhatIsTakenOverIsCarriedToTheTextOfToday(t *testing.T) {
	s := given(t, base)
	a := s.does(arv, proposes("p1", 1, atReport))
	b := s.does(arv, proposes("p1", 1, atHear))
	s.does(bor, Join{a})
	s.does(bor, Join{b})
	s.does(arv, Withdraw{a})
	s.does(arv, Withdraw{b})
	s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: atHear})
	s.does(bor, TakeOver{a})
	s.carried(a, 2, ClassClean, bothDone)
	s.does(bor, TakeOver{b})
	s.state(b, StateOvertaken)
}

func TestRule14ACoSponsorLeavesAndASponsorWithdraws(t *testing.T) {
	s := given(t, base)
	a := s.does(arv, proposes("p1", 1, atHear))
	s.when(arv, Leave{a}).refused(CodeInvalid)
	s.when(bor, Leave{a}).refused(CodeSettled)
	s.does(bor, Join{a})
	s.when(bor, Leave{a}).then(AmendmentLeft{a, "BOR"})
	s.does(arv, Withdraw{a})
	s.when(bor, TakeOver{a}).refused(CodeForbidden)
}

func TestRule14LateFilingsAreMarkedLateAndNeverRefused(t *testing.T) {
	s := given(t, base)
	deadline := s.at.Add(time.Hour)
	s.does(chair, Circulate{Name: "Zero draft", Audience: AudienceDelegations, Deadline: &deadline})
	late := func(at time.Time, by Actor) bool {
		s.at = at.Add(-time.Minute)
		return s.amendment(s.does(by, proposes("p1", 1, atHear))).Late
	}
	if late(deadline, arv) {
		t.Error("late at the deadline itself")
	}
	if !late(deadline.Add(time.Nanosecond), bor) {
		t.Error("not late after the deadline")
	}
	s.does(chair, circulates("Rev.1"))
	if late(s.at.Add(time.Hour), cal) {
		t.Error("late without a deadline")
	}
}
