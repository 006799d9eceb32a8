// closing_groups_test.go is groups at the end of a negotiation: what they hold up is named with their
// States, and a closed record takes their statements with a State's "not on my behalf" (rule 11;
// PRACTICE 20, 23).

package editor

import (
	"slices"
	"testing"
)

// Rule 11, rule 3. PRACTICE 8, 20.
func TestRule11WhatAGroupHoldsUpIsNamedWithTheStatesThatItActsFor(t *testing.T) {
	s := givenAGroup(t, "One.", "Two.", "Three.")
	s.does(chair, Seat{Delegation{"NTH", "North", KindGroup, []string{"BOR"}}})
	north := Actor{Person: "u8", Delegation: "NTH", Role: RoleDelegation}
	two := []string{"ARV", "CAL"}
	own := s.does(union, Object{Paragraph: "p1", Version: 1, Kind: ObjectionPlain, For: two})
	whole := s.does(union, Object{Scope: ScopeWhole, Kind: ObjectionPlain})
	gap := s.does(union, Amend{Kind: AmendInsertAfter, Paragraph: Gap, Text: "Before all.", For: two})
	s.does(north, Await{Paragraph: "p2", Version: 1, Reason: "Our members meet on Friday."})
	s.does(cal, NotOnMyBehalf{own, "ECU"})
	s.does(bor, NotOnMyBehalf{whole, "ECU"})

	s.when(chair, s.adopts()).blocked(BlockObjection, BlockObjection, BlockAwaiting, BlockUnanswered)
	want := map[string][]string{own: {"ARV"}, whole: {"ARV", "CAL"}, gap: two}
	for _, b := range s.refusal.Blockers {
		if b.Kind == BlockAwaiting && b.Delegation != "NTH" || b.Kind != BlockAwaiting && b.Delegation != "ECU" {
			t.Errorf("%s is of %s", b.Kind, b.Delegation)
		}
		if !slices.Equal(b.For, want[b.Objection+b.Amendment]) {
			t.Errorf("%s is for %v, want %v", b.Kind, b.For, want[b.Objection+b.Amendment])
		}
	}

	s.does(union, Withdraw{gap})
	s.does(north, Confirm{"p2"})
	s.does(union, Lift{own})
	s.does(union, Lift{whole})
	s.does(chair, s.adopts())
}

// The objection that presses a group's insertion stands in a gap: only adoption names it.
func TestRule11AGroupsPressedInsertionIsNamedWithItsStates(t *testing.T) {
	s := givenAGroup(t, "One.")
	two := []string{"ARV", "CAL"}
	a := s.does(union, Amend{Kind: AmendInsertAfter, Paragraph: "p1", Version: 1, Text: "And more.", For: two})
	s.does(chair, answers(AnswerNotRetained, a))
	s.does(union, Press{Amendment: a, Reason: "Still."})
	s.when(chair, s.adopts()).blocked(BlockObjection, BlockPressed)
	for _, b := range s.refusal.Blockers {
		if !slices.Equal(b.For, two) {
			t.Errorf("%s is for %v", b.Kind, b.For)
		}
	}
}

// Rule 11. PRACTICE 20, 23.
func TestRule11AGroupAnnexesAStatementAndAStateSaysThatItIsNotOnItsBehalf(t *testing.T) {
	for _, outcome := range []Outcome{OutcomeAdopted, OutcomeNoConsensus} {
		s := givenAGroup(t, "One.")
		early := s.does(union, MakeStatement{StatementReservation, "p1", 1, "Before.", nil})
		if outcome == OutcomeAdopted {
			s.does(chair, s.adopts())
		} else {
			s.does(chair, ends(""))
		}
		late := s.does(union, MakeStatement{StatementDissociation, "", 0, "We dissociate ourselves.", []string{"ARV", "BOR"}})
		s.when(bor, NotOnMyBehalf{late, "ECU"}).then(NotOnMyBehalfSaid{late, "ECU", "BOR"})
		if got := s.r.statesOf(late, "ECU"); !slices.Equal(got, []string{"ARV"}) {
			t.Errorf("%s: the annexed statement is for %v", outcome, got)
		}
		s.when(bor, NotOnMyBehalf{late, "ECU"}).refused(CodeSettled)
		s.when(cal, NotOnMyBehalf{late, "ECU"}).refused(CodeNotFound)
		s.when(bor, NotOnMyBehalf{early, "ECU"}).refused(CodeClosed) // what was done before it closed stays as it was done
		s.when(union, WithdrawStatement{late}).refused(CodeClosed)
		s.when(chair, SetMembers{"ECU", []string{"ARV"}}).refused(CodeClosed)
		s.when(chair, SeatMany{[]Delegation{{Code: "DRU", Name: "Drunn", Kind: KindState}}}).refused(CodeClosed)

		for _, f := range []Fact{
			NotOnMyBehalfSaid{early, "ECU", "ARV"}, ActedFor{early, "ECU", []string{"ARV"}},
			MembersChanged{"ECU", []string{"ARV"}}, DelegationSeated{Delegation{Code: "DRU", Name: "Drunn", Kind: KindState}},
		} {
			if _, err := Apply(s.r, Event{At: s.at, By: bor, Fact: f}); err == nil {
				t.Errorf("%s: a log says %+v", outcome, f)
			}
		}
	}
}

// PRACTICE 17, 20.
func TestAGroupsOralAmendmentIsRecorded(t *testing.T) {
	s := givenAGroup(t, "One.")
	s.when(chair, Revise{Paragraph: "p1", Version: 1, Text: "One, as spoken.", Orally: []string{"ECU"}}).
		then(ParagraphRevised{"p1", 2, "One, as spoken.", nil}, AmendedOrally{"p1", 2, []string{"ECU"}})
}
