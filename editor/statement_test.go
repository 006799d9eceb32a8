// statement_test.go is statements for the record as scenarios. PRACTICE 10: an objection is not a
// reservation. PRACTICE 23: reservations attach to paragraph and version and change no state.

package editor

import (
	"slices"
	"strings"
	"testing"
)

func TestAStatementStandsInNothingsWayAndStaysWithItsVersion(t *testing.T) {
	for _, kind := range []StatementKind{StatementExplanation, StatementReservation, StatementDissociation} {
		s := given(t, hearing)
		s.does(chair, agree(at("p1", 1)))
		s.when(arv, MakeStatement{kind, "p1", 1, " We reserve\nour position. ", nil}).then(
			StatementMade{Statement: s.id(0), Kind: kind, Paragraph: "p1", Version: 1, Delegation: "ARV", Text: "We reserve\nour position."})
		of := s.id(0)
		s.status("p1", StatusAgreed)
		s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: exchange})
		s.does(chair, agree(at("p1", 2)))
		if got, _ := s.r.Statement(of); got.Version != 1 || !got.Standing() || got.By != "ARV" {
			t.Errorf("statement %+v", got)
		}
	}
}

func TestAStatementIsOnTheWholeOrOnAVersionThatThereIs(t *testing.T) {
	s := given(t, hearing)
	s.does(arv, MakeStatement{StatementDissociation, "", 0, "We dissociate ourselves from it.", nil})
	for _, c := range []struct {
		statement MakeStatement
		code      Code
		says      string
	}{
		{MakeStatement{"vote", "p1", 1, "No.", nil}, CodeInvalid, `A statement is an "explanation", a "reservation" or a "dissociation", not "vote".`},
		{MakeStatement{StatementReservation, "", 1, "No.", nil}, CodeInvalid, "A statement on the whole is on no version of a paragraph: name version 0."},
		{MakeStatement{StatementReservation, "p1", 2, "No.", nil}, CodeInvalid, "Paragraph 1 has no version 2; the text is version 1."},
		{MakeStatement{StatementReservation, "p9", 1, "No.", nil}, CodeNotFound, `This report has no paragraph "p9".`},
		{MakeStatement{StatementReservation, "p1", 1, " \n ", nil}, CodeInvalid, "A statement for the record needs its words."},
		{MakeStatement{StatementReservation, "p1", 1, "N\u202eo.", nil}, CodeInvalid, "The statement: There is a direction override"},
		{MakeStatement{StatementDissociation, "", 0, "We dissociate ourselves from it.", nil}, CodeSettled, "You have made this statement already."},
	} {
		s.when(arv, c.statement).refused(c.code)
		if !strings.HasPrefix(s.refusal.Message, c.says) {
			t.Errorf("%+v: %q, want %q", c.statement, s.refusal.Message, c.says)
		}
	}
	s.does(bor, MakeStatement{StatementDissociation, "", 0, "We dissociate ourselves from it.", nil}) // another's own
}

func TestOnlyItsDelegationWithdrawsAStatement(t *testing.T) {
	s := given(t, hearing)
	of := s.does(arv, MakeStatement{StatementReservation, "p1", 1, "We reserve our position.", nil})
	other := s.does(arv, MakeStatement{StatementReservation, "", 0, "And on all of it.", nil})
	s.when(bor, WithdrawStatement{of}).refused(CodeForbidden)
	if m := s.refusal.Message; m != "Only ARV, which made this statement, can withdraw it." {
		t.Error(m)
	}
	s.when(chair, WithdrawStatement{of}).refused(CodeForbidden)
	s.when(arv, WithdrawStatement{"nope"}).refused(CodeNotFound)
	s.when(arv, WithdrawStatement{of}).then(StatementWithdrawn{of})
	withdrawn := s.at
	s.when(arv, WithdrawStatement{of}).refused(CodeSettled)
	if got, _ := s.r.Statement(of); !got.WithdrawnAt.Equal(withdrawn) || got.Text != "We reserve our position." {
		t.Errorf("withdrawn: %+v", got)
	}
	if got := s.r.Statements(); !slices.Equal(got, []string{of, other}) {
		t.Errorf("statements %v", got)
	}
	s.does(arv, MakeStatement{StatementReservation, "p1", 1, "We reserve our position.", nil}) // and may be made anew
}
