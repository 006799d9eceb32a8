// acting_test.go is groups acting for States, as scenarios. PRACTICE 20: groups and co-sponsors are
// actors, and sponsors join later.

package editor

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

var union = Actor{Person: "u7", Delegation: "ECU", Role: RoleDelegation}

// givenAGroup seats a group of the three States.
func givenAGroup(t *testing.T, texts ...string) *scenario {
	t.Helper()
	s := given(t, texts...)
	s.does(chair, Seat{Delegation{"ECU", "Eastern Union", KindGroup, []string{"ARV", "BOR", "CAL"}}})
	return s
}

// PRACTICE 20.
func TestAGroupIsSeatedWithTheStatesAtTheTableThatAreItsMembers(t *testing.T) {
	s := given(t, hearing)
	group := func(members ...string) Seat {
		return Seat{Delegation{"ECU", "Eastern Union", KindGroup, members}}
	}
	for _, bad := range []Seat{group(), group("ARV", "ARV"), group("ZZZ"), group("NGO"), {Delegation{"DRU", "Drunn", KindState, []string{"ARV"}}}} {
		s.when(chair, bad).refused(CodeInvalid)
	}
	s.does(chair, group("ARV", "BOR"))
	s.when(chair, Seat{Delegation{"NTH", "North", KindGroup, []string{"ECU"}}}).refused(CodeInvalid) // groups are of States
	s.when(chair, SetMembers{"ARV", []string{"BOR"}}).refused(CodeNotFound)
	s.when(chair, SetMembers{"ECU", nil}).refused(CodeInvalid)
	s.when(chair, SetMembers{"ECU", []string{"ARV", "BOR"}}).refused(CodeSettled)
	s.when(union, SetMembers{"ECU", []string{"ARV"}}).refused(CodeForbidden)

	o := s.does(union, objects("p1", 1))
	s.when(secretariat, SetMembers{"ECU", []string{"BOR", "CAL"}}).then(MembersChanged{"ECU", []string{"BOR", "CAL"}})
	if got := s.r.statesOf(o, "ECU"); !slices.Equal(got, []string{"ARV", "BOR"}) {
		t.Errorf("what was done for two States is now for %v", got)
	}
	s.when(union, objects("p1", 1)).refused(CodeSettled)
	s.does(union, MakeStatement{StatementReservation, "p1", 1, "Noted.", nil})
	if got := s.r.statesOf(s.id(0), "ECU"); !slices.Equal(got, []string{"BOR", "CAL"}) {
		t.Errorf("a new act is for %v", got)
	}
}

func TestSeveralAreSeatedInOneActOrNone(t *testing.T) {
	s := given(t, hearing)
	dru, eld := Delegation{Code: "DRU", Name: "Drunn", Kind: KindState}, Delegation{Code: "ELD", Name: "Eldmark", Kind: KindState}
	s.when(chair, SeatMany{}).refused(CodeInvalid)
	s.when(chair, SeatMany{[]Delegation{dru, {Code: "ARV", Name: "Arvenia", Kind: KindState}}}).refused(CodeSettled)
	if _, seated := s.r.Seated("DRU"); seated {
		t.Error("half of it was done")
	}
	s.when(chair, SeatMany{[]Delegation{dru, eld, {"PAC", "Pact", KindGroup, []string{"DRU", "ELD"}}}}).then(
		DelegationSeated{dru}, DelegationSeated{eld}, DelegationSeated{Delegation{"PAC", "Pact", KindGroup, []string{"DRU", "ELD"}}})
}

// PRACTICE 20. Rule 3.
func TestAGroupActsForTheStatesListedWithEachAct(t *testing.T) {
	s := givenAGroup(t, hearing, exchange)
	all, two := []string{"ARV", "BOR", "CAL"}, []string{"ARV", "CAL"}
	expect := func(act string, want []string) {
		t.Helper()
		acting, _ := s.r.ActingFor(act, "ECU")
		if !slices.Equal(acting.For, want) {
			t.Errorf("listed are %v, want %v", acting.For, want)
		}
	}
	o := s.does(union, objects("p1", 1))
	expect(o, all)
	expect(s.does(union, Object{Scope: ScopeWhole, Kind: ObjectionPlain, For: two}), two)
	a := s.does(union, Amend{Kind: AmendRevise, Paragraph: "p2", Version: 1, Text: "The States exchange good views.", For: two})
	expect(a, two)
	expect(s.does(union, MakeStatement{StatementExplanation, "", 0, "We explain.", two}), two)

	other := s.does(arv, proposes("p2", 1, "The States swap views."))
	s.does(union, TakePosition{other, PositionCannotAccept, "No.", nil})
	expect(other, all)
	s.when(union, TakePosition{other, PositionCannotAccept, "No.", nil}).refused(CodeSettled)
	s.does(union, TakePosition{other, PositionCannotAccept, "No.", two})
	expect(other, two)
	s.does(union, TakePosition{Amendment: other})
	if _, ok := s.r.ActingFor(other, "ECU"); ok {
		t.Error("a position that was taken back is still for somebody")
	}
	s.does(union, Join{other, []string{"BOR"}})
	expect(other, []string{"BOR"})
	s.does(arv, Withdraw{other})
	s.does(union, TakeOver{other})
	expect(other, []string{"BOR"})

	for _, bad := range []Object{{For: []string{"NGO"}}, {For: []string{"ARV", "ARV"}}, {For: []string{"ECU"}}} {
		bad.Paragraph, bad.Version, bad.Kind = "p2", 1, ObjectionPlain
		s.when(union, bad).refused(CodeInvalid)
	}
	s.when(arv, Object{Paragraph: "p2", Version: 1, Kind: ObjectionPlain, For: []string{"BOR"}}).refused(CodeInvalid)
	if m := s.refusal.Message; m != "ARV acts for itself: only a group names the States that it acts for." {
		t.Error(m)
	}
}

// PRACTICE 20. Rule 3: a group's objection and its member's own are two.
func TestLiftingAGroupsObjectionLeavesAMembersOwnAndTheOtherWayRound(t *testing.T) {
	s := givenAGroup(t, hearing)
	groups, own := s.does(union, objects("p1", 1)), s.does(bor, objects("p1", 1))
	s.when(bor, Lift{groups}).refused(CodeForbidden)
	s.when(union, Lift{own}).refused(CodeForbidden)
	s.does(union, Lift{groups})
	s.when(chair, agree(at("p1", 1))).refused(CodeBlocked, Blocker{Kind: BlockObjection, Paragraph: "p1", Number: "1", Delegation: "BOR", Version: 1, Objection: own})

	again := s.does(union, objects("p1", 1))
	s.does(bor, Lift{own})
	s.when(chair, agree(at("p1", 1))).refused(CodeBlocked,
		Blocker{Kind: BlockObjection, Paragraph: "p1", Number: "1", Delegation: "ECU", Version: 1, Objection: again, For: []string{"ARV", "BOR", "CAL"}})
	s.does(union, Lift{again})
	s.does(chair, agree(at("p1", 1)))
}

// PRACTICE 20. Rule 3: an objection for which no State is left stands until the group lifts it.
func TestAMemberSaysNotOnMyBehalfAndTheActStandsForTheOthers(t *testing.T) {
	s := givenAGroup(t, hearing)
	o := s.does(union, objects("p1", 1))
	for i, by := range []Actor{bor, arv, cal} {
		s.when(by, NotOnMyBehalf{o, "ECU"}).then(NotOnMyBehalfSaid{o, "ECU", by.Delegation})
		s.when(by, NotOnMyBehalf{o, "ECU"}).refused(CodeSettled)
		if got := s.r.statesOf(o, "ECU"); len(got) != 2-i || slices.Contains(got, by.Delegation) {
			t.Errorf("after %s it is for %v", by.Delegation, got)
		}
		s.when(chair, agree(at("p1", 1)))
		if s.refusal == nil || s.refusal.Blockers[0].Objection != o || len(s.refusal.Blockers[0].For) != 2-i {
			t.Fatalf("with %d left behind it: %+v", 2-i, s.refusal)
		}
	}
	s.when(union, NotOnMyBehalf{o, "ECU"}).refused(CodeNotFound)
	s.does(union, Lift{o})
	s.does(chair, agree(at("p1", 1)))

	// An act that is over is nobody's to leave; one that there is not, or that does not list it, is alike.
	other := s.does(union, Object{Paragraph: "p1", Version: 1, Kind: ObjectionPlain, For: []string{"ARV", "BOR"}})
	s.when(cal, NotOnMyBehalf{other, "ECU"}).refused(CodeNotFound)
	unlisted := s.refusal.Message
	s.when(cal, NotOnMyBehalf{"nope", "ECU"}).refused(CodeNotFound)
	if s.refusal.Message != unlisted {
		t.Errorf("%q, and of nothing at all %q", unlisted, s.refusal.Message)
	}
	s.does(union, Lift{other})
	s.when(arv, NotOnMyBehalf{other, "ECU"}).refused(CodeSettled)
}

// PRACTICE 20.
func TestWhoSaidNotOnMyBehalfIsNotListedAgainForTheSameAmendment(t *testing.T) {
	s := givenAGroup(t, hearing)
	a := s.does(arv, proposes("p1", 1, "The States hear experts."))
	s.does(union, TakePosition{a, PositionSupports, "", nil})
	s.does(bor, NotOnMyBehalf{a, "ECU"})
	s.when(union, Join{a, []string{"BOR", "CAL"}}).refused(CodeBlocked)
	s.when(union, Join{Amendment: a}).then(AmendmentJoined{a, "ECU"}, ActedFor{a, "ECU", []string{"ARV", "CAL"}})
	s.does(arv, NotOnMyBehalf{a, "ECU"})
	s.does(cal, NotOnMyBehalf{a, "ECU"})
	s.does(union, Leave{a})
	s.when(union, Join{Amendment: a}).refused(CodeBlocked)
	s.does(arv, Join{Amendment: s.does(bor, proposes("p1", 1, "The States hear."))})
}

// PRACTICE 20. Rules 6 and 8.
func TestWhatFollowsFromAGroupsActIsForTheSameStates(t *testing.T) {
	s := givenAGroup(t, hearing)
	a := s.does(union, Amend{Kind: AmendRevise, Paragraph: "p1", Version: 1, Text: "The States hear experts.", For: []string{"ARV", "BOR"}})
	s.does(bor, NotOnMyBehalf{a, "ECU"})
	s.does(chair, answers(AnswerNotRetained, a))
	pressed := s.does(union, Press{Amendment: a})
	if got := s.r.statesOf(pressed, "ECU"); !slices.Equal(got, []string{"ARV"}) {
		t.Errorf("pressed for %v", got)
	}
	s.does(chair, CallObjections{})
	s.does(union, AnswerCall{pressed, CallNotStandInTheWay, "We note it."})
	if got := s.r.statesOf(s.id(0), "ECU"); !slices.Equal(got, []string{"ARV"}) {
		t.Errorf("a statement for %v", got)
	}

	b := s.does(cal, proposes("p1", 1, "The States hear the old experts."))
	s.does(union, TakePosition{b, PositionCannotAccept, "Why old?", []string{"ARV", "BOR"}})
	s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: "The States hear old experts.", Takes: []Take{{b, AnswerPartly}}})
	taken := s.id(0)
	if o, ok := s.r.Objection(taken); !ok || o.By != "ECU" || !slices.Equal(s.r.statesOf(taken, "ECU"), []string{"ARV", "BOR"}) {
		t.Errorf("could not accept for %v", s.r.statesOf(taken, "ECU"))
	}
}

// PRACTICE 4, 20. Rule 9: that a group broke a silence is not to be found out by guessing.
func TestAMemberCannotFindOutThatItsGroupBrokeASilence(t *testing.T) {
	s := givenAGroup(t, hearing, exchange)
	id := s.does(chair, OpenSilence{Deadline: s.at.Add(time.Hour), Zone: "UTC"})
	s.does(union, BreakSilence{id, "p1", "Too early.", []string{"ARV", "BOR"}})
	o := s.id(0)
	if got := s.r.statesOf(o, "ECU"); !slices.Equal(got, []string{"ARV", "BOR"}) {
		t.Fatalf("broken for %v", got)
	}
	s.when(arv, NotOnMyBehalf{o, "ECU"}).refused(CodeNotFound)
	withheld := s.refusal.Message
	s.when(arv, NotOnMyBehalf{o + "x", "ECU"}).refused(CodeNotFound)
	if s.refusal.Message != withheld {
		t.Errorf("%q tells more than %q", withheld, s.refusal.Message)
	}
	s.does(union, DiscloseBreak{id})
	s.does(arv, NotOnMyBehalf{o, "ECU"})

	s.sendAt(s.at.Add(2*time.Hour), Actor{Role: RoleClock}, ConcludeSilence{id})
	silence, _ := s.r.Silence(id)
	s.does(chair, RecordBreak{id, "ECU", "p2", silence.Deadline.Add(-time.Second), "by telephone", ""})
	if got := s.r.statesOf(s.id(0), "ECU"); !slices.Equal(got, []string{"ARV", "BOR", "CAL"}) {
		t.Errorf("recorded for %v", got)
	}
}

// counts says who counts for what: "supports ECU: BOR CAL, cannot_accept ARV: ARV".
func counts(s *scenario, amendment string, positions bool) string {
	var parts []string
	for _, v := range s.r.Voices(s.amendment(amendment), positions) {
		parts = append(parts, fmt.Sprintf("%s %s: %s", v.Position, v.Delegation, strings.Join(v.States, " ")))
	}
	return strings.Join(parts, ", ")
}

// PRACTICE 20.
func TestAStateCountsOnceAndItsOwnWordBeforeItsGroups(t *testing.T) {
	s := givenAGroup(t, hearing)
	s.does(chair, SeatMany{[]Delegation{{Code: "DRU", Name: "Drunn", Kind: KindState}, {"PAC", "Pact", KindGroup, []string{"CAL", "DRU"}}}})
	dru, pact := Actor{Person: "u8", Delegation: "DRU", Role: RoleDelegation}, Actor{Person: "u9", Delegation: "PAC", Role: RoleDelegation}
	a := s.does(dru, proposes("p1", 1, "The States hear experts."))
	expect := func(positions bool, want string) {
		t.Helper()
		if got := counts(s, a, positions); got != want {
			t.Errorf("counted is %q, want %q", got, want)
		}
	}
	s.does(union, Join{Amendment: a})
	expect(true, "supports DRU: DRU, supports ECU: ARV BOR CAL")
	s.does(arv, TakePosition{a, PositionCannotAccept, "", nil})
	expect(true, "supports DRU: DRU, supports ECU: BOR CAL, cannot_accept ARV: ARV")
	expect(false, "supports DRU: DRU, supports ECU: ARV BOR CAL") // who may not see positions learns none by counting
	s.does(bor, Join{Amendment: a})
	expect(true, "supports DRU: DRU, supports ECU: CAL, supports BOR: BOR, cannot_accept ARV: ARV")
	s.does(pact, TakePosition{a, PositionCanGoAlong, "", nil}) // the group that speaks last
	expect(true, "supports DRU: DRU, supports ECU: , supports BOR: BOR, cannot_accept ARV: ARV, can_go_along PAC: CAL")
	s.does(cal, NotOnMyBehalf{a, "PAC"})
	expect(true, "supports DRU: DRU, supports ECU: CAL, supports BOR: BOR, cannot_accept ARV: ARV, can_go_along PAC: ")
	s.does(cal, NotOnMyBehalf{a, "ECU"})
	expect(true, "supports DRU: DRU, supports ECU: , supports BOR: BOR, cannot_accept ARV: ARV, can_go_along PAC: ")
	s.does(arv, TakePosition{Amendment: a})
	expect(true, "supports DRU: DRU, supports ECU: ARV, supports BOR: BOR, can_go_along PAC: ")
}

// PRACTICE 20. Rule 3.
func TestNotOnMyBehalfNeverRemovesWhatTheGroupDid(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s := givenAGroup(t, hearing, exchange)
		a := s.does(arv, proposes("p2", 1, "The States swap views."))
		acts := []string{
			s.does(union, objects("p1", 1)), s.does(union, Object{Scope: ScopeWhole, Kind: ObjectionPlain}),
			s.does(union, proposes("p1", 1, "The States hear experts.")), s.does(union, MakeStatement{StatementReservation, "p1", 1, "We reserve our position.", nil}), a,
		}
		s.does(union, Join{Amendment: a})
		said := map[string]bool{}
		for range rapid.IntRange(1, 15).Draw(rt, "words") {
			act, by := rapid.SampledFrom(acts).Draw(rt, "act"), rapid.SampledFrom([]Actor{arv, bor, cal}).Draw(rt, "by")
			s.when(by, NotOnMyBehalf{act, "ECU"})
			if again := said[act+by.Delegation]; again != (s.refusal != nil) {
				rt.Fatalf("said before: %t; refused: %v", again, s.refusal)
			}
			said[act+by.Delegation] = true
			if slices.Contains(s.r.statesOf(act, "ECU"), by.Delegation) {
				rt.Fatalf("%s is still acted for", by.Delegation)
			}
			if n := len(s.r.Obstacles(s.paragraph("p1"), nil)); n != 3 {
				rt.Fatalf("%d things stand against paragraph 1", n)
			}
			for _, act := range acts {
				if o, ok := s.r.Objection(act); ok && !o.Standing() {
					rt.Fatal("an objection was lifted")
				}
			}
			if said, _ := s.r.Statement(acts[3]); !said.Standing() {
				rt.Fatal("a statement was withdrawn")
			}
			if s.amendment(acts[2]).State != StatePending || s.amendment(a).Word("ECU") != PositionSupports {
				rt.Fatal("an amendment lost its sponsor")
			}
		}
	})
}
