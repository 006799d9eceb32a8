// takeback_test.go is decisions of the Chair that are taken back, as scenarios: by an event of their
// own, never erased, and not once something depends on them. (Asked for of the nearest systems:
// decisions that can be taken back. PRACTICE 9: what ends agreement is recorded.)

package editor

import (
	"testing"
	"time"
)

const inError = "Recorded in error."

func takesBack(what TakenBack, paragraph string, version int) TakeBack {
	return TakeBack{What: what, Paragraph: paragraph, Version: version, Reason: inError}
}

func takesBackAnswer(ids ...string) TakeBack {
	return TakeBack{What: TakeBackAnswer, Amendments: ids, Reason: inError}
}

func TestATakenBackAnswerLeavesTheAmendmentPending(t *testing.T) {
	s := given(t, hearing, exchange)
	a := s.does(arv, proposes("p1", 1, reports))
	s.when(chair, takesBackAnswer(a)).says(CodeSettled, "Amendment no. 1 is pending: there is no answer to take back.")
	s.does(chair, AnswerAmendments{[]string{a}, AnswerNotRetained, "Covered."})
	s.when(secretariat, takesBackAnswer(a)).then(AmendmentReturned{a, inError})
	s.state(a, StatePending)
	if got := s.amendment(a); got.AnswerReason != "" || !got.AnsweredAt.IsZero() {
		t.Errorf("amendment %+v", got)
	}
	s.when(chair, agree(at("p1", 1)))
	if s.refusal == nil || s.refusal.Blockers[0].Kind != BlockUnanswered {
		t.Errorf("it blocks no more: %v", s.refusal)
	}
	s.does(chair, answers(AnswerNotRetained, a))
	s.does(arv, Press{Amendment: a})
	s.when(chair, takesBackAnswer(a)).says(CodeSettled, "ARV has pressed amendment no. 1 since: it is pending again.")
}

func TestATakenBackAnswerToWhatWasPressedIsPressedAgain(t *testing.T) {
	s := given(t, hearing)
	a := s.does(arv, proposes("p1", 1, reports))
	s.does(chair, answers(AnswerNotRetained, a))
	s.does(arv, Press{Amendment: a})
	o := s.id(0)
	s.does(chair, answers(AnswerPartly, a))
	s.does(chair, takesBackAnswer(a))
	s.state(a, StatePressed)
	s.does(chair, answers(AnswerPartly, a))
	s.does(arv, Lift{o}) // and with that its pressing
	s.does(chair, takesBackAnswer(a))
	s.state(a, StateNotRetained)
}

func TestAnAnswerThatSomethingDependsOnIsNotTakenBack(t *testing.T) {
	s := given(t, hearing, exchange, reports)
	taken := s.does(arv, proposes("p1", 1, base))
	s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: base, Takes: []Take{{taken, AnswerReflected}}})
	s.when(chair, takesBackAnswer(taken)).says(CodeBlocked, "Version 2 of paragraph 1 took amendment no. 1. Take that version back")
	under := s.does(arv, proposes("p2", 1, base))
	s.does(chair, answers(AnswerNotRetained, under))
	s.does(chair, agree(at("p2", 1)))
	s.when(chair, takesBackAnswer(under)).says(CodeBlocked, "Paragraph 2 has been agreed since.")
	answered := s.does(arv, proposes("p3", 1, base))
	listed := s.does(bor, proposes("p3", 1, atHear))
	s.does(chair, answers(AnswerNotRetained, answered))
	s.does(chair, circulates("Rev.1"))
	s.when(chair, takesBackAnswer(answered)).says(CodeSettled, "Rev.1 was circulated since, with the answer to amendment no. 3.")
	s.does(chair, agree(at("p3", 1)))
	s.when(chair, takesBackAnswer(listed)).says(CodeBlocked, "Amendment no. 4 lapsed when paragraph 3 was agreed. Take the agreement back.")
	s.when(chair, takesBackAnswer(under, under)).says(CodeSettled, "Rev.1 was circulated since")
}

// Rule 3: only the delegation that raised an objection lifts it.
func TestRule3AnObjectionThatAnAnswerMadeStandsWhenTheAnswerIsTakenBack(t *testing.T) {
	s := given(t, hearing)
	a := s.does(arv, proposes("p1", 1, reports))
	s.does(bor, TakePosition{Amendment: a, Position: PositionCannotAccept})
	s.does(chair, answers(AnswerReflected, a))
	o := s.id(0)
	s.does(chair, takesBackAnswer(a))
	if got, _ := s.r.Objection(o); !got.Standing() {
		t.Error("the objection was lifted by the Chair")
	}
}

func TestATakenBackAgreementSaysThatItWasRecordedInError(t *testing.T) {
	s := given(t, hearing, exchange)
	s.when(chair, takesBack(TakeBackAgreement, "p1", 1)).says(CodeSettled, "Paragraph 1 is open: there is no agreement to take back.")
	a := s.does(arv, proposes("p1", 1, reports))
	s.does(chair, circulates("Rev.1"))
	s.does(chair, agree(at("p1", 1))) // the listed amendment lapses
	s.when(secretariat, takesBack(TakeBackAgreement, "p1", 1)).says(CodeForbidden, "The Secretariat cannot do this; it is for the Chair.")
	s.when(chair, takesBack(TakeBackAgreement, "p1", 2)).says(CodeInvalid, "Paragraph 1 has no version 2")
	s.when(chair, takesBack(TakeBackAgreement, "p1", 1)).then(AgreementTakenBack{"p1", 1, inError}, AmendmentReturned{Amendment: a})
	s.status("p1", StatusOpen)
	if got := s.amendment(a); got.State != StatePending || !got.Listed {
		t.Errorf("what lapsed is %+v", got)
	}
	s.when(chair, takesBack(TakeBackReopening, "p1", 1)).says(CodeSettled, "Paragraph 1 has not been reopened.")
}

// Rule 12.
func TestRule12AnAgreementAndAReopeningAreTakenBackForTheWholePackage(t *testing.T) {
	s, _ := bound(t)
	s.does(chair, agree(at("p1", 1), at("p2", 1)))
	s.when(chair, takesBack(TakeBackAgreement, "p2", 1)).then(AgreementTakenBack{"p1", 1, inError}, AgreementTakenBack{"p2", 1, inError})
	s.does(chair, agree(at("p1", 1), at("p2", 1)))
	s.does(chair, Reopen{Paragraph: "p2"})
	o := s.does(arv, objects("p1", 1))
	s.when(chair, takesBack(TakeBackReopening, "p2", 1)).refused(CodeBlocked,
		Blocker{Kind: BlockObjection, Paragraph: "p1", Number: "1", Delegation: "ARV", Version: 1, Objection: o})
	s.does(arv, Lift{o})
	s.when(chair, takesBack(TakeBackReopening, "p2", 1)).then(ReopeningTakenBack{"p1", 1, inError}, ReopeningTakenBack{"p2", 1, inError})
	s.statuses(StatusAgreed, StatusAgreed)
	s.does(chair, Reopen{Paragraph: "p2"})
	s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: base})
	s.when(chair, takesBack(TakeBackReopening, "p2", 1)).says(CodeBlocked, "The text of paragraph 1 has changed since: version 1 was agreed, the text is now version 2.")
}

func TestAnAgreementThatSomethingDependsOnIsNotTakenBack(t *testing.T) {
	s := given(t, hearing, exchange, "On ____.", base)
	on := s.does(arv, Object{Paragraph: "p2", Version: 1, Kind: ObjectionConditional, On: "p1"})
	s.does(chair, agree(at("p1", 1), at("p3", 1)))
	s.does(arv, Lift{on})
	s.when(chair, takesBack(TakeBackAgreement, "p1", 1)).says(CodeBlocked, "An objection of ARV that was pending on paragraph 1 has been lifted since. It can be reopened.")
	s.does(chair, UpdateTechnically{Paragraph: "p3", Version: 1, Text: "On 5 May."})
	s.when(chair, takesBack(TakeBackAgreement, "p3", 2)).says(CodeBlocked, "Placeholders of paragraph 3 have been filled since it was agreed.")
	s.does(chair, agree(at("p2", 1)))
	s.does(chair, circulates("Rev.1"))
	s.when(chair, takesBack(TakeBackAgreement, "p2", 1)).says(CodeBlocked, "Rev.1 was circulated since, with paragraph 2 agreed. It can be reopened.")
	silence := s.does(chair, OpenSilence{Paragraphs: []VersionName{at("p4", 1)}, Deadline: s.at.Add(96 * time.Hour), Zone: "UTC"})
	s.at = s.at.Add(97 * time.Hour)
	s.does(Actor{Role: RoleClock}, ConcludeSilence{silence})
	s.when(chair, takesBack(TakeBackAgreement, "p4", 1)).says(CodeBlocked, "Paragraph 4 was under silence, and the Chair has still to confirm the result.")
	s.does(chair, ConfirmSilence{silence})
	s.when(chair, takesBack(TakeBackAgreement, "p4", 1)).says(CodeBlocked, "Paragraph 4 was agreed by silence, not by the Chair’s word.")
}

// Rule 1: agreed again only when nothing stands against it.
func TestRule1AReopeningIsTakenBackOnlyWhenNothingStandsAgainstTheSameVersion(t *testing.T) {
	s := given(t, hearing, exchange)
	s.does(chair, agree(at("p1", 1)))
	agreed := s.paragraph("p1").AgreedAt
	s.when(chair, takesBack(TakeBackReopening, "p1", 1)).says(CodeSettled, "Paragraph 1 is not reopened: it is agreed.")
	s.does(chair, Reopen{Paragraph: "p1"})
	a := s.does(arv, proposes("p1", 1, reports))
	want := Blocker{Kind: BlockUnanswered, Paragraph: "p1", Number: "1", Delegation: "ARV", Version: 1, Amendment: a, No: 1}
	s.when(chair, takesBack(TakeBackReopening, "p1", 1)).refused(CodeBlocked, want)
	s.does(chair, circulates("Rev.1")) // listed, it blocks agreement no more, and nobody has answered it
	s.when(chair, takesBack(TakeBackReopening, "p1", 1)).refused(CodeBlocked, want)
	s.does(arv, Withdraw{a})
	s.when(chair, takesBack(TakeBackReopening, "p1", 1)).then(ReopeningTakenBack{"p1", 1, inError})
	s.status("p1", StatusAgreed)
	if got := s.paragraph("p1").AgreedAt; !got.Equal(agreed) {
		t.Errorf("agreed at %s, want as before at %s", got, agreed)
	}
}

func TestATakenBackRevisionGivesTheFormerTextAndItsAmendmentsBack(t *testing.T) {
	s := given(t, base)
	taken := s.does(arv, proposes("p1", 1, atHear))
	overtaken := s.does(bor, proposes("p1", 1, atHear))
	other := s.does(cal, proposes("p1", 1, atReport))
	s.does(bor, Withdraw{s.does(bor, proposes("p1", 1, "Nothing."))})
	s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: atHear, Takes: []Take{{taken, AnswerReflected}}})
	s.state(overtaken, StateOvertaken)
	s.does(secretariat, takesBack(TakeBackRevision, "p1", 2))
	p := s.paragraph("p1")
	if p.Text() != base || p.Current() != 3 || p.Versions[2].TakesBack != 2 {
		t.Errorf("the text is version %d, %+v", p.Current(), p.Versions[2])
	}
	if text, _ := p.TextOf(2); text != atHear {
		t.Error("the version taken back was erased")
	}
	for _, id := range []string{taken, overtaken, other} {
		if a := s.amendment(id); a.State != StatePending || a.Class != ClassClean || a.CarriedTo != 3 || a.Carried != a.Text() {
			t.Errorf("amendment %+v", a)
		}
	}
	s.when(chair, takesBack(TakeBackRevision, "p1", 3)).says(CodeSettled, "Version 3 takes version 2 back already.")
}

func TestARevisionOnWhichSomethingWasBuiltIsNotTakenBack(t *testing.T) {
	s := given(t, base, "On ____.", exchange)
	s.when(chair, takesBack(TakeBackRevision, "p1", 1)).says(CodeInvalid, "Version 1 is the text that paragraph 1 began with.")
	s.does(chair, UpdateTechnically{Paragraph: "p2", Version: 1, Text: "On 5 May."})
	s.when(chair, takesBack(TakeBackRevision, "p2", 2)).says(CodeInvalid, "Version 2 only filled placeholders.")
	s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: atHear})
	a := s.does(arv, proposes("p1", 2, reports))
	s.when(chair, takesBack(TakeBackRevision, "p1", 2)).says(CodeBlocked, "Amended on the words of version 2: amendment no. 1 (ARV). Revise the paragraph instead.")
	s.does(arv, Withdraw{a})
	s.does(chair, agree(at("p1", 2)))
	s.when(chair, takesBack(TakeBackRevision, "p1", 2)).says(CodeBlocked, "Paragraph 1 has been agreed in version 2.")
	s.does(chair, Reopen{Paragraph: "p1"})
	s.when(chair, takesBack(TakeBackRevision, "p1", 1))
	if s.refusal == nil || s.refusal.Code != CodeStale {
		t.Errorf("an older version: %v", s.refusal)
	}
	s.does(chair, circulates("Rev.1"))
	s.when(chair, takesBack(TakeBackRevision, "p1", 2)).says(CodeBlocked, "Rev.1 was circulated with version 2 of paragraph 1.")
}

// Rule 3: an objection to the version that is taken back stands until its delegation lifts it.
func TestRule3AnObjectionToATakenBackVersionStands(t *testing.T) {
	s := given(t, base)
	s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: atHear})
	o := s.does(arv, objects("p1", 2))
	s.does(chair, takesBack(TakeBackRevision, "p1", 2))
	if got, _ := s.r.Objection(o); !got.Standing() || got.Version != 2 {
		t.Errorf("objection %+v", got)
	}
}

func TestWhatIsTakenBackIsNamedWithAReason(t *testing.T) {
	s := given(t, base)
	for _, c := range []TakeBack{
		{What: "circulation", Paragraph: "p1", Version: 1, Reason: inError},
		{What: TakeBackAnswer, Reason: inError},
		{What: TakeBackAnswer, Amendments: []string{"a1"}, Paragraph: "p1", Version: 1, Reason: inError},
		{What: TakeBackAgreement, Amendments: []string{"a1"}, Paragraph: "p1", Version: 1, Reason: inError},
		{What: TakeBackAgreement, Reason: inError},
		{What: TakeBackAgreement, Paragraph: "p1", Version: 1, Reason: " "},
	} {
		s.when(chair, c).refused(CodeInvalid)
	}
}
