// calling_test.go is rule 3 at a meeting: the Chair calls the standing objections, and each delegation
// maintains its own, lifts it, or will not stand in the way.

package editor

import (
	"strings"
	"testing"
)

func (s *scenario) objection(id string) *Objection {
	s.t.Helper()
	o, ok := s.r.Objection(id)
	if !ok {
		s.t.Fatalf("no objection %s", id)
	}
	return o
}

func TestRule3TheChairCallsEveryStandingObjection(t *testing.T) {
	for _, by := range []Actor{chair, secretariat} {
		s := chapters(t)
		a := s.does(arv, objects("p1", 1))
		b := s.does(bor, toSection("h1"))
		lifted := s.does(cal, objects("p3", 1))
		s.does(cal, Lift{lifted})
		c := s.does(cal, toWhole())
		s.when(by, CallObjections{}).then(ObjectionsCalled{s.id(0), []string{a, b, c}})
		for _, id := range []string{a, b, c} {
			if o := s.objection(id); o.Call != s.id(0) || !o.CalledAt.Equal(s.at) || o.Answer != "" {
				t.Errorf("called: %+v", o)
			}
		}
	}
}

func TestRule3TheChairCallsTheObjectionsThatStandAgainstTheParagraphsNamed(t *testing.T) {
	s := chapters(t)
	s.does(arv, objects("p1", 1))
	b := s.does(bor, toSection("h3"))
	c := s.does(cal, toWhole())
	s.when(chair, CallObjections{[]string{"p3"}}).then(ObjectionsCalled{s.id(0), []string{b, c}})
}

func TestRule3ACallOfNothingOrOfWhatWasJustCalledIsRefused(t *testing.T) {
	s := given(t, hearing, exchange)
	s.when(chair, CallObjections{}).refused(CodeSettled)
	if m := s.refusal.Message; m != "No objection stands there; there is nothing to call." {
		t.Error(m)
	}
	o := s.does(arv, objects("p1", 1))
	s.when(chair, CallObjections{[]string{"p2"}}).refused(CodeSettled)
	s.when(chair, CallObjections{[]string{"p9"}}).refused(CodeNotFound)
	s.when(chair, CallObjections{[]string{"p1", "p1"}}).refused(CodeInvalid)
	first := s.does(chair, CallObjections{[]string{"p1"}})
	s.when(chair, CallObjections{}).refused(CodeSettled)
	if m := s.refusal.Message; m != "These objections have been called already, and none has been answered for since." {
		t.Error(m)
	}
	s.does(arv, AnswerCall{Objection: o, Answer: CallMaintained})
	second := s.does(chair, CallObjections{}) // asked again
	if got := s.objection(o); second == first || got.Call != second || got.Answer != "" {
		t.Errorf("called again: %+v", got)
	}
}

func TestRule3AMaintainedObjectionStands(t *testing.T) {
	s := given(t, hearing)
	o := s.does(arv, objects("p1", 1))
	call := s.does(chair, CallObjections{})
	s.when(arv, AnswerCall{Objection: o, Answer: CallMaintained}).then(CallAnswered{call, o, CallMaintained})
	s.when(arv, AnswerCall{Objection: o, Answer: CallMaintained}).refused(CodeSettled)
	s.when(chair, agree(at("p1", 1))).refused(CodeBlocked,
		Blocker{Kind: BlockObjection, Paragraph: "p1", Number: "1", Delegation: "ARV", Version: 1, Objection: o})
	s.when(arv, AnswerCall{Objection: o, Answer: CallLifted}).then(CallAnswered{call, o, CallLifted}, ObjectionLifted{o}) // a delegation may think again
	s.does(chair, agree(at("p1", 1)))
}

func TestRule3WillNotStandInTheWayLiftsAndMakesAStatementInOneAct(t *testing.T) {
	s := chapters(t)
	s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: exchange})
	at2 := s.does(arv, objects("p1", 1))
	section := s.does(bor, toSection("h1"))
	whole := s.does(cal, toWhole())
	call := s.does(chair, CallObjections{})
	s.when(arv, AnswerCall{at2, CallNotStandInTheWay, " We note our concern. "}).then(CallAnswered{call, at2, CallNotStandInTheWay}, ObjectionLifted{at2},
		StatementMade{Statement: s.id(0), Kind: StatementExplanation, Paragraph: "p1", Version: 2, Delegation: "ARV", Text: "We note our concern.", Objection: at2})
	s.when(bor, AnswerCall{section, CallNotStandInTheWay, "Noted."}).then(CallAnswered{call, section, CallNotStandInTheWay}, ObjectionLifted{section},
		StatementMade{Statement: s.id(0), Kind: StatementExplanation, Paragraph: "h1", Version: 1, Delegation: "BOR", Text: "Noted.", Objection: section})
	s.when(cal, AnswerCall{whole, CallNotStandInTheWay, "Noted."}).then(CallAnswered{call, whole, CallNotStandInTheWay}, ObjectionLifted{whole},
		StatementMade{Statement: s.id(0), Kind: StatementExplanation, Delegation: "CAL", Text: "Noted.", Objection: whole})
	s.does(chair, agree(at("p1", 2), at("h1", 1)))
}

func TestRule3AStatementOverASectionWhoseHeadingIsGoneIsOnTheWhole(t *testing.T) {
	s := chapters(t)
	o := s.does(arv, toSection("h1"))
	s.does(chair, Revise{Paragraph: "h1", Version: 1})
	s.does(chair, circulates("Rev.1"))
	s.does(chair, CallObjections{})
	s.does(arv, AnswerCall{o, CallNotStandInTheWay, "Noted."})
	if made, _ := s.r.Statement(s.id(0)); made.Paragraph != "" || made.Version != 0 {
		t.Errorf("made on %+v", made)
	}
}

func TestRule3AnObjectionToWhatWasLeftOutOfTheTextIsNotCalled(t *testing.T) {
	s := given(t, hearing, exchange)
	s.does(arv, objects("p1", 1))
	s.does(chair, Revise{Paragraph: "p1", Version: 1})
	s.does(chair, circulates("Rev.1"))
	s.when(chair, CallObjections{}).refused(CodeSettled)
}

func TestRule3OnlyItsDelegationAnswersForAnObjectionThatWasCalled(t *testing.T) {
	s := given(t, hearing)
	o := s.does(arv, objects("p1", 1))
	for _, c := range []struct {
		by     Actor
		called bool
		answer AnswerCall
		code   Code
		says   string
	}{
		{arv, false, AnswerCall{o, CallMaintained, ""}, CodeSettled, "The Chair has not called this objection. It can be lifted without that."},
		{arv, true, AnswerCall{"nope", CallMaintained, ""}, CodeNotFound, `no objection "nope"`},
		{bor, true, AnswerCall{o, CallLifted, ""}, CodeForbidden, "Only ARV, which raised this objection, can answer for it."},
		{chair, true, AnswerCall{o, CallLifted, ""}, CodeForbidden, ""},
		{arv, true, AnswerCall{o, "perhaps", ""}, CodeInvalid, `A called objection is "maintained", "lifted" or "will_not_stand_in_the_way", not "perhaps".`},
		{arv, true, AnswerCall{o, CallNotStandInTheWay, " "}, CodeInvalid, "A statement for the record needs its words."},
		{arv, true, AnswerCall{o, CallNotStandInTheWay, "No\u202e."}, CodeInvalid, "The statement: There is a direction override"},
		{arv, true, AnswerCall{o, CallLifted, "With regret."}, CodeInvalid, "Only “will not stand in the way” goes with a statement."},
	} {
		if c.called && s.objection(o).Call == "" {
			s.does(chair, CallObjections{})
		}
		s.when(c.by, c.answer).refused(c.code)
		if !strings.Contains(s.refusal.Message, c.says) {
			t.Errorf("%+v: %q, want %q", c.answer, s.refusal.Message, c.says)
		}
	}
	s.does(arv, Lift{o})
	s.when(arv, AnswerCall{o, CallLifted, ""}).refused(CodeSettled)
}
