// rules7_test.go is rules 7, 8 and 14 as scenarios: which amendments meet, what "cannot accept"
// becomes, and what sponsors do with what they filed. Rule 13 is in apply_test.go.

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
	s.when(bor, TakePosition{a, PositionCannotAccept, "Nobody\u202e asked.", nil}).refused(CodeInvalid)
	s.does(bor, TakePosition{a, PositionCannotAccept, "Nobody asked.", nil})
	s.when(bor, TakePosition{a, PositionCannotAccept, "Nobody asked.", nil}).refused(CodeSettled)
	s.when(bor, TakePosition{a, PositionCannotAccept, "Nobody asked us.", nil}).then(PositionTaken{a, "BOR", PositionCannotAccept, "Nobody asked us."})
	s.when(chair, answers(AnswerPartly, a)).then(AmendmentAnswered{Amendment: a, Answer: AnswerPartly},
		ObjectionRaised{Objection: s.id(0), Paragraph: "p1", Version: 1, Delegation: "BOR", Kind: ObjectionPlain, Reason: "Nobody asked us.", Amendment: a})
}

func TestJoiningAnAmendmentTakesThePlaceOfAPosition(t *testing.T) {
	s := given(t, base)
	a := s.does(arv, proposes("p1", 1, atHear))
	s.does(bor, TakePosition{Amendment: a, Position: PositionCanGoAlong})
	s.does(cal, TakePosition{Amendment: a, Position: PositionSupports})
	s.does(bor, Join{Amendment: a})
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
	s.does(bor, Join{Amendment: a})
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
	s.when(cal, Join{Amendment: a}).refused(CodeBlocked) // not both
	s.does(chair, answers(AnswerNotRetained, a))
	s.when(cal, TakePosition{Amendment: a, Position: PositionSupports}).refused(CodeSettled)
}

func TestRule14ASponsorWithdrawsItsAmendment(t *testing.T) {
	s := given(t, base)
	a := s.does(arv, proposes("p1", 1, atHear))
	s.does(bor, Join{Amendment: a})
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
	s.when(bor, Join{Amendment: a}).then(AmendmentJoined{a, "BOR"})
	s.when(bor, Join{Amendment: a}).refused(CodeSettled)
	s.when(arv, Join{Amendment: a}).refused(CodeSettled)
	s.when(bor, TakeOver{a}).refused(CodeSettled) // it has its sponsor
	s.does(arv, Withdraw{a})
	s.when(cal, Join{Amendment: a}).refused(CodeSettled)
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
	s.does(bor, Join{Amendment: a})
	s.does(bor, Join{Amendment: b})
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
	s.does(bor, Join{Amendment: a})
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
