// rules_test.go is rules 1 to 5 as scenarios: when a paragraph is agreed, what ends that, and how a
// refusal tells what stands in the way. Rule 6 is in rule6_test.go, the others in rules7_test.go.
// PRACTICE numbers are those of the list of how texts are negotiated.

package editor

import (
	"slices"
	"strings"
	"testing"
)

const (
	hearing  = "The States hear the experts."
	exchange = "The States exchange views."
	reports  = "The Chair reports."
)

func TestRule1AParagraphWithNothingAgainstItIsAgreed(t *testing.T) {
	s := given(t, hearing)
	s.status("p1", StatusOpen)
	s.when(chair, agree(at("p1", 1))).then(ParagraphAgreed{"p1", 1})
	s.status("p1", StatusAgreed)
	if p := s.paragraph("p1"); !p.AgreedAt.Equal(s.at) {
		t.Errorf("agreed at %s, want %s", p.AgreedAt, s.at)
	}
}

// PRACTICE 10: consensus is the absence of an objection presented as an obstacle.
func TestRule1AParagraphIsAgreedOnlyIfNoObjectionStands(t *testing.T) {
	s := given(t, hearing)
	o := s.does(arv, Object{Paragraph: "p1", Version: 1, Kind: ObjectionPlain, Reason: "No mandate for it."})
	s.when(chair, agree(at("p1", 1))).refused(CodeBlocked,
		Blocker{Kind: BlockObjection, Paragraph: "p1", Number: "1", Delegation: "ARV", Reason: "No mandate for it.", Version: 1, Objection: o})
	s.status("p1", StatusOpen)
	s.when(arv, Lift{o}).then(ObjectionLifted{o})
	s.when(chair, agree(at("p1", 1))).then(ParagraphAgreed{"p1", 1})
}

func TestRule1AConditionalObjectionStandsInTheWayLikeAnyOther(t *testing.T) {
	s := given(t, hearing, exchange)
	o := s.does(arv, Object{Paragraph: "p1", Version: 1, Kind: ObjectionConditional, On: "p2", Reason: "Pending paragraph 2."})
	want := Blocker{Kind: BlockConditional, Paragraph: "p1", Number: "1", Delegation: "ARV", Reason: "Pending paragraph 2.", Version: 1, Objection: o}
	s.when(chair, agree(at("p1", 1))).refused(CodeBlocked, want)

	objection, _ := s.r.Objection(o)
	if got := s.r.PendingOn("p2"); !slices.Equal(got, []string{o}) {
		t.Errorf("pending on paragraph 2: %v", got)
	}
	if s.r.Ready(objection) {
		t.Error("ready before its paragraph is agreed")
	}
	s.does(chair, agree(at("p2", 1)))
	if !s.r.Ready(objection) {
		t.Error("not ready, though its paragraph is agreed")
	}
	want.Ready = true
	s.when(chair, agree(at("p1", 1))).refused(CodeBlocked, want) // ready is not lifted
	if m, want := s.refusal.Message, "Paragraph 1 is not agreed: 1 conditional objection (ready to lift) stands in the way. Nothing was changed."; m != want {
		t.Errorf("message %q", m)
	}
	s.does(arv, Lift{o})
	s.does(chair, agree(at("p1", 1)))
}

func TestRule1AParagraphIsAgreedOnlyIfNoAmendmentToItIsUnanswered(t *testing.T) {
	s := given(t, hearing)
	a := s.does(arv, Amend{Kind: AmendRevise, Paragraph: "p1", Version: 1, Text: "The States hear experts.", Reason: "Any experts."})
	s.does(bor, Join{Amendment: a})
	s.when(chair, agree(at("p1", 1))).refused(CodeBlocked,
		Blocker{Kind: BlockUnanswered, Paragraph: "p1", Number: "1", Delegation: "ARV", CoSponsors: []string{"BOR"}, Reason: "Any experts.", Version: 1, Amendment: a, No: 1})
	s.does(chair, answers(AnswerNotRetained, a))
	s.when(chair, agree(at("p1", 1))).then(ParagraphAgreed{"p1", 1})
}

func TestRule1AParagraphIsAgreedOnlyIfNoAmendmentToItIsPressed(t *testing.T) {
	s := given(t, hearing)
	a := s.does(arv, proposes("p1", 1, "The States hear experts."))
	s.does(chair, answers(AnswerNotRetained, a))
	o := s.does(arv, Press{Amendment: a, Reason: "It matters to us."})
	s.when(chair, agree(at("p1", 1))).refused(CodeBlocked,
		Blocker{Kind: BlockObjection, Paragraph: "p1", Number: "1", Delegation: "ARV", Reason: "It matters to us.", Version: 1, Objection: o},
		Blocker{Kind: BlockPressed, Paragraph: "p1", Number: "1", Delegation: "ARV", Version: 1, Amendment: a, No: 1})
	s.does(chair, answers(AnswerNotRetained, a))
	s.when(chair, agree(at("p1", 1))).refused(CodeBlocked, // a second answer lifts no objection
		Blocker{Kind: BlockObjection, Paragraph: "p1", Number: "1", Delegation: "ARV", Reason: "It matters to us.", Version: 1, Objection: o})
	s.does(arv, Lift{o})
	s.does(chair, agree(at("p1", 1)))
}

func TestRule1OneCommandAgreesTheWholeTextOrRefusesWithEveryBlocker(t *testing.T) {
	s := given(t, hearing, exchange, reports)
	o := s.does(arv, objects("p1", 1))
	a := s.does(bor, proposes("p3", 1, "The Chair reports back."))
	whole := agree(at("p1", 1), at("p2", 1), at("p3", 1))
	s.when(chair, whole).refused(CodeBlocked,
		Blocker{Kind: BlockObjection, Paragraph: "p1", Number: "1", Delegation: "ARV", Version: 1, Objection: o},
		Blocker{Kind: BlockUnanswered, Paragraph: "p3", Number: "3", Delegation: "BOR", Version: 1, Amendment: a, No: 1})
	s.status("p2", StatusOpen)
	s.does(arv, Lift{o})
	s.does(bor, Withdraw{a})
	s.when(chair, whole).then(ParagraphAgreed{"p1", 1}, ParagraphAgreed{"p2", 1}, ParagraphAgreed{"p3", 1})
}

func TestRule1WhatIsAgreedAlreadyIsNotAgreedAgain(t *testing.T) {
	s := given(t, hearing, exchange)
	s.does(chair, agree(at("p1", 1)))
	s.when(chair, agree(at("p1", 1))).refused(CodeSettled)
	s.when(chair, agree(at("p1", 1), at("p2", 1))).then(ParagraphAgreed{"p2", 1})
}

func TestRule1AnAgreementNamesParagraphsOfTheTextEachOnce(t *testing.T) {
	s := given(t, hearing)
	s.when(chair, agree()).refused(CodeInvalid)
	s.when(chair, agree(at("p1", 1), at("p1", 1))).refused(CodeInvalid)
	s.when(chair, agree(at("p1", 1), at("p9", 1))).refused(CodeNotFound)
	s.status("p1", StatusOpen)
}

func TestRule1NobodyButTheChairMakesAParagraphAgreed(t *testing.T) {
	s := given(t, hearing)
	for _, by := range []Actor{secretariat, arv, observer, {Person: "u9", Role: RolePublic}, {Person: "u9"}} {
		s.when(by, agree(at("p1", 1))).refused(CodeForbidden)
	}
}

func TestRule1NoImportMakesAParagraphAgreed(t *testing.T) {
	s := givenDraft(t, Draft{
		Masthead: Masthead{Title: "Agreed ad referendum"},
		Elements: []Element{{Kind: KindHeading, Text: "Agreed"}, {Kind: KindParagraph, Text: "(agreed ad ref) " + hearing}},
	})
	for _, id := range s.r.Order {
		s.status(id, StatusOpen)
	}
}

func TestRule1TheRuleIsCheckedAgainWhenTheEventIsApplied(t *testing.T) {
	s := given(t, hearing)
	s.does(arv, objects("p1", 1))
	if _, err := Apply(s.r, Event{At: s.at, By: chair, Fact: ParagraphAgreed{"p1", 1}}); err == nil {
		t.Fatal("a log may say that a paragraph with an objection is agreed")
	}
}

func TestRule1NoLogTakesAReopeningBackOverAnObjection(t *testing.T) {
	s := given(t, hearing)
	s.does(chair, agree(at("p1", 1)))
	s.does(chair, Reopen{"p1", ""})
	back := Event{At: s.at, By: chair, Fact: ReopeningTakenBack{"p1", 1, inError}}
	if _, err := Apply(s.r, back); err != nil {
		t.Fatal(err)
	}
	s.does(arv, objects("p1", 1))
	if _, err := Apply(s.r, back); err == nil {
		t.Fatal("a log may make a paragraph with an objection agreed again")
	}
}

// PRACTICE 9: reopening ends agreement and is recorded.
func TestRule2AgreementBelongsToOneVersionAndANewVersionEndsIt(t *testing.T) {
	s := given(t, hearing)
	s.does(chair, agree(at("p1", 1)))
	s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: exchange})
	s.status("p1", StatusOpen)
	s.does(chair, Revise{Paragraph: "p1", Version: 2, Text: hearing}) // the same words are not the same version
	s.status("p1", StatusOpen)
	s.does(chair, agree(at("p1", 3)))
	s.status("p1", StatusAgreed)
}

func TestRule2AnObjectionToAnAgreedParagraphContestsItAndIsNeverRefused(t *testing.T) {
	s := given(t, hearing)
	s.does(chair, agree(at("p1", 1)))
	s.when(arv, objects("p1", 1)).then(ObjectionRaised{Objection: s.id(0), Paragraph: "p1", Version: 1, Delegation: "ARV", Kind: ObjectionPlain})
	s.status("p1", StatusContested)
	s.does(bor, objects("p1", 1)) // nor is one to a contested paragraph
	if p := s.paragraph("p1"); p.Text() != hearing || p.Current() != 1 {
		t.Errorf("the text was touched: version %d, %q", p.Current(), p.Text())
	}
}

func TestRule2AnAmendmentOfAnAgreedParagraphContestsItAndIsNeverRefused(t *testing.T) {
	for _, kind := range []Amend{proposes("p1", 1, exchange), {Kind: AmendDelete, Paragraph: "p1", Version: 1}} {
		s := given(t, hearing)
		s.does(chair, agree(at("p1", 1)))
		s.does(arv, kind)
		s.status("p1", StatusContested)
		if p := s.paragraph("p1"); p.Text() != hearing || p.Current() != 1 {
			t.Errorf("the text was touched: version %d, %q", p.Current(), p.Text())
		}
	}
}

func TestRule2AnAnswerPressedAfterAgreementContestsIt(t *testing.T) {
	s := given(t, hearing)
	a := s.does(arv, proposes("p1", 1, exchange))
	s.does(chair, answers(AnswerNotRetained, a))
	s.does(chair, agree(at("p1", 1)))
	s.does(arv, Press{Amendment: a})
	s.status("p1", StatusContested)
}

func TestRule2AContestedParagraphIsAgreedAgainWhenTheRequestIsWithdrawn(t *testing.T) {
	s := given(t, hearing, exchange)
	s.does(chair, agree(at("p1", 1)))
	o := s.does(arv, objects("p1", 1))
	a := s.does(bor, proposes("p1", 1, reports))
	s.does(arv, Lift{o})
	s.status("p1", StatusContested)
	s.does(bor, Withdraw{a})
	s.status("p1", StatusAgreed)

	b := s.does(cal, proposes("p1", 1, reports))
	s.does(cal, Amend{Kind: AmendRevise, Paragraph: "p2", Version: 1, Text: reports, Supersedes: b})
	s.status("p1", StatusAgreed) // superseded by an amendment to another place is withdrawn here
}

func TestRule2AContestedParagraphIsOpenWhenTheChairReopensAndTheFilingStandsAsFiled(t *testing.T) {
	s := given(t, hearing)
	s.does(chair, agree(at("p1", 1)))
	a := s.does(arv, proposes("p1", 1, exchange))
	before := *s.amendment(a)
	s.when(chair, Reopen{Paragraph: "p1", Reason: "At Arvenia's request."}).then(ParagraphReopened{Paragraph: "p1", Reason: "At Arvenia's request."})
	s.status("p1", StatusOpen)
	if after := *s.amendment(a); inLines([]any{before}) != inLines([]any{after}) {
		t.Errorf("the filing changed from %+v to %+v", before, after)
	}
	s.does(arv, Withdraw{a})
	s.status("p1", StatusOpen) // reopened is not agreed again by itself
}

func TestRule2TheChairAloneReopensAndOnlyWhatIsAgreed(t *testing.T) {
	s := given(t, hearing)
	s.when(chair, Reopen{Paragraph: "p1"}).refused(CodeSettled)
	s.does(chair, agree(at("p1", 1)))
	for _, by := range []Actor{secretariat, arv, observer} {
		s.when(by, Reopen{Paragraph: "p1"}).refused(CodeForbidden)
	}
	s.does(chair, Reopen{Paragraph: "p1"}) // also without a request
	s.status("p1", StatusOpen)
	s.when(chair, Reopen{Paragraph: "p9"}).refused(CodeNotFound)
}

func TestRule2ARequestToReopenDoesNotEndByAnAnswer(t *testing.T) {
	s := given(t, hearing, exchange)
	s.does(chair, agree(at("p1", 1)))
	a := s.does(arv, proposes("p1", 1, reports))
	b := s.does(arv, proposes("p2", 1, reports))
	for _, answer := range []Answer{AnswerReflected, AnswerPartly, AnswerNotRetained} {
		s.when(chair, answers(answer, b, a)).refused(CodeBlocked)
	}
	s.status("p1", StatusContested)
	s.state(b, StatePending) // nothing is half done
	s.does(chair, Reopen{Paragraph: "p1"})
	s.does(chair, answers(AnswerNotRetained, b, a))
}

func TestRule2ARequestToReopenDoesNotEndByANewRevision(t *testing.T) {
	s := given(t, hearing)
	s.does(chair, agree(at("p1", 1)))
	a := s.does(arv, proposes("p1", 1, exchange))
	s.does(chair, circulates("Rev.1"))
	s.status("p1", StatusContested)
	if s.amendment(a).Listed {
		t.Error("a request to reopen was listed and blocks no more")
	}
}

func TestRule3OnlyTheDelegationThatRaisedAnObjectionLiftsIt(t *testing.T) {
	s := given(t, hearing)
	o := s.does(arv, objects("p1", 1))
	for _, by := range []Actor{bor, chair, secretariat, observer, {Person: "u9", Delegation: "ARV", Role: RoleObserver}} {
		s.when(by, Lift{o}).refused(CodeForbidden)
	}
	colleague := Actor{Person: "u33", Delegation: "ARV", Role: RoleDelegation}
	s.when(colleague, Lift{o}).then(ObjectionLifted{o}) // it is the delegation's, not the person's
	s.when(arv, Lift{o}).refused(CodeSettled)
	s.when(arv, Lift{"no such"}).refused(CodeNotFound)
}

func TestRule3RevisingTheTextDoesNotLiftAnObjection(t *testing.T) {
	s := given(t, hearing)
	o := s.does(arv, objects("p1", 1))
	s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: exchange})
	s.does(chair, Revise{Paragraph: "p1", Version: 2, Text: reports})
	// "raised against version 1", and the text is now version 3
	s.when(chair, agree(at("p1", 3))).refused(CodeBlocked,
		Blocker{Kind: BlockObjection, Paragraph: "p1", Number: "1", Delegation: "ARV", Version: 1, Objection: o})
	s.does(arv, Lift{o})
	s.does(chair, agree(at("p1", 3)))
}

func TestRule3WithdrawingAPressedAmendmentDoesNotLiftItsObjection(t *testing.T) {
	s := given(t, hearing)
	a := s.does(arv, proposes("p1", 1, exchange))
	s.does(chair, answers(AnswerNotRetained, a))
	o := s.does(arv, Press{Amendment: a})
	s.does(arv, Withdraw{a})
	s.when(chair, agree(at("p1", 1))).refused(CodeBlocked,
		Blocker{Kind: BlockObjection, Paragraph: "p1", Number: "1", Delegation: "ARV", Version: 1, Objection: o})
	s.does(arv, Lift{o})
	s.state(a, StateWithdrawn)
}

func TestRule3AnObjectionIsRaisedOnceAndItsReasonIsVoluntary(t *testing.T) {
	s := givenDraft(t, Draft{Elements: []Element{{ID: "t", Kind: KindText, Text: "“Words” without a number"}, {ID: "p", Kind: KindParagraph, Text: hearing}}})
	s.does(arv, objects("t", 1))
	s.when(arv, objects("t", 1)).refused(CodeSettled)
	if m := s.refusal.Message; !strings.Contains(m, "““Words” without a number”") || strings.ContainsRune(m, '\uFFFD') {
		t.Errorf("message %q", m)
	}
	s.does(arv, Object{Paragraph: "t", Version: 1, Kind: ObjectionConditional, On: "p"}) // another kind is another objection
	s.does(bor, objects("t", 1))
}

func TestRule3AnObjectionNamesAVersionThatThereIs(t *testing.T) {
	s := given(t, hearing, exchange)
	s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: reports})
	s.when(arv, objects("p1", 3)).refused(CodeInvalid)
	s.when(arv, objects("p1", 0)).refused(CodeInvalid)
	s.when(arv, objects("p9", 1)).refused(CodeNotFound)
	s.does(arv, objects("p1", 1)) // an older one: it says so, and stands
	s.when(arv, Object{Paragraph: "p1", Version: 2, Kind: "veto"}).refused(CodeInvalid)
	s.when(arv, Object{Paragraph: "p1", Version: 2, Kind: ObjectionPlain, On: "p2"}).refused(CodeInvalid)
	s.when(arv, Object{Paragraph: "p1", Version: 2, Kind: ObjectionConditional, On: "p1"}).refused(CodeInvalid)
	s.when(arv, Object{Paragraph: "p1", Version: 2, Kind: ObjectionConditional}).refused(CodeNotFound)
}

func TestRule4AnAgreementToAVersionThatHasChangedIsRefusedWithWhatChanged(t *testing.T) {
	s := given(t, hearing)
	s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: "The States hear some experts."})
	changed := s.at
	s.when(chair, agree(at("p1", 1))).refused(CodeStale,
		Blocker{Kind: BlockStale, Paragraph: "p1", Number: "1", Version: 2, At: &changed, Reason: "“the” struck, “some” added"})
	if want := "Paragraph 1 has changed: your screen showed version 1, the text is now version 2. Nothing was changed."; s.refusal.Message != want {
		t.Errorf("message %q", s.refusal.Message)
	}
	s.when(chair, agree(at("p1", 3))).refused(CodeInvalid)
	s.when(chair, agree(at("p1", 0))).refused(CodeInvalid)
	s.does(chair, agree(at("p1", 2)))
}

func TestRule4ARevisionOfAVersionThatHasChangedIsRefusedWithWhatChanged(t *testing.T) {
	s := given(t, hearing)
	s.does(secretariat, Revise{Paragraph: "p1", Version: 1, Text: "The States hear some experts."})
	s.when(chair, Revise{Paragraph: "p1", Version: 1, Text: exchange}).refused(CodeStale,
		Blocker{Kind: BlockStale, Paragraph: "p1", Number: "1", Version: 2, Reason: "“the” struck, “some” added"})
	s.when(chair, Revise{Paragraph: "p1", Version: 7, Text: exchange}).refused(CodeInvalid)
}

func TestRule4ATextThatChangedBackIsStaleAllTheSame(t *testing.T) {
	d := Draft{Elements: []Element{{ID: "t1", Kind: KindText, Text: "Noting the tides."}}}
	s := givenDraft(t, d)
	s.does(chair, Revise{Paragraph: "t1", Version: 1})
	s.when(chair, agree(at("t1", 1))).refused(CodeStale, Blocker{Kind: BlockStale, Paragraph: "t1", Version: 2, Reason: "“Noting the tides.” struck"})
	if want := "The deleted text “Noting the tides.” has changed"; !strings.HasPrefix(s.refusal.Message, want) {
		t.Errorf("it says %q", s.refusal.Message)
	}
	s.does(chair, Revise{Paragraph: "t1", Version: 2, Text: "Noting the tides."})
	s.when(chair, agree(at("t1", 1))).refused(CodeStale, Blocker{Kind: BlockStale, Paragraph: "t1", Version: 3, Reason: "changed, and changed back"})
}

func TestRule4StaleVersionsAndObstaclesAreNamedTogether(t *testing.T) {
	s := given(t, hearing, exchange, reports)
	for _, id := range []string{"p1", "p2"} {
		s.does(chair, Revise{Paragraph: id, Version: 1, Text: "Altogether new."})
	}
	stale := []Blocker{
		{Kind: BlockStale, Paragraph: "p1", Number: "1", Version: 2, Reason: whatChanged(hearing, "Altogether new.")},
		{Kind: BlockStale, Paragraph: "p2", Number: "2", Version: 2, Reason: whatChanged(exchange, "Altogether new.")},
	}
	whole := agree(at("p1", 1), at("p2", 1), at("p3", 1))
	s.when(chair, whole).refused(CodeStale, stale...)
	o := s.does(arv, objects("p3", 1))
	objection := Blocker{Kind: BlockObjection, Paragraph: "p3", Number: "3", Delegation: "ARV", Version: 1, Objection: o}
	s.when(chair, whole).refused(CodeBlocked, append(slices.Clone(stale), objection)...)
	s.when(chair, agree(at("p1", 9), at("p3", 1))).refused(CodeInvalid) // version 9 there never was
}

func TestRule5ARefusalNamesEveryBlockerAndChangesNothing(t *testing.T) {
	s := given(t, hearing, "The States [hear] the [new] experts.")
	objected := s.does(arv, Object{Paragraph: "p2", Version: 1, Kind: ObjectionPlain, Reason: "Why now?"})
	objectedAt := s.at
	s.does(chair, circulates("Zero draft"))
	pending := s.does(bor, Object{Paragraph: "p2", Version: 1, Kind: ObjectionConditional, On: "p1"})
	pressed := s.does(cal, proposes("p2", 1, "The States hear."))
	pressedAt := s.at
	s.does(chair, answers(AnswerPartly, pressed))
	s.does(chair, circulates("Rev.1"))
	press := s.does(cal, Press{Amendment: pressed, Reason: "In part is not enough."})
	s.when(bor, Amend{Kind: AmendDelete, Paragraph: "p2", Version: 1, Reason: "Said above."})
	unanswered, unansweredAt := s.id(0), s.at
	on := Blocker{Paragraph: "p2", Number: "2", Version: 1}
	with := func(kind BlockerKind, fill func(*Blocker)) Blocker {
		b := on
		b.Kind = kind
		fill(&b)
		return b
	}
	s.when(chair, agree(at("p1", 1), at("p2", 1))).refused(CodeBlocked,
		with(BlockObjection, func(b *Blocker) {
			b.Delegation, b.Reason, b.Since, b.At, b.Objection = "ARV", "Why now?", "", &objectedAt, objected
		}),
		with(BlockConditional, func(b *Blocker) { b.Delegation, b.Since, b.Objection = "BOR", "Zero draft", pending }),
		with(BlockObjection, func(b *Blocker) {
			b.Delegation, b.Reason, b.Since, b.Objection = "CAL", "In part is not enough.", "Rev.1", press
		}),
		with(BlockPressed, func(b *Blocker) {
			b.Delegation, b.Since, b.At, b.Amendment, b.No = "CAL", "Zero draft", &pressedAt, pressed, 1
		}),
		with(BlockUnanswered, func(b *Blocker) {
			b.Delegation, b.Reason, b.Since, b.At, b.Amendment, b.No = "BOR", "Said above.", "Rev.1", &unansweredAt, unanswered, 2
		}),
		with(BlockBrackets, func(b *Blocker) { b.Reason = "[hear]" }),
		with(BlockBrackets, func(b *Blocker) { b.Reason = "[new]" }),
	)
	want := "These paragraphs are not agreed: 2 objections, 1 conditional objection, 1 unanswered amendment, 1 pressed amendment and 2 square brackets stand in the way. Nothing was changed."
	if s.refusal.Message != want {
		t.Errorf("message %q", s.refusal.Message)
	}
	s.status("p1", StatusOpen)
}
