// apply_test.go is rule 13 on reading: history cannot be rewritten, so what no decision can have said
// is an error.

package editor

import (
	"slices"
	"testing"

	"adref/diffing"
)

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
	call := s.does(chair, CallObjections{})
	s.does(arv, Await{Paragraph: "p4", Version: 1})
	said := s.does(arv, MakeStatement{StatementReservation, "p4", 1, "Noted."})
	unsaid := s.does(arv, MakeStatement{StatementReservation, "p4", 1, "Not noted."})
	s.does(arv, WithdrawStatement{unsaid})

	bound := s.does(chair, BindPackage{Name: "Finance", Paragraphs: []string{"p2", "p3"}})
	read := s.does(chair, OpenReading{Kind: ReadingParagraphs})

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
		WideObjectionRaised{Objection: standing, Scope: ScopeWhole, Delegation: "CAL", Kind: ObjectionPlain},
		WideObjectionRaised{Objection: "", Scope: ScopeWhole, Delegation: "CAL", Kind: ObjectionPlain},
		WideObjectionRaised{Objection: "new", Scope: ScopeWhole, Delegation: "CAL", Kind: "doubt"},
		WideObjectionRaised{Objection: "new", Scope: ScopeWhole, Heading: "p1", Delegation: "CAL", Kind: ObjectionPlain},
		WideObjectionRaised{Objection: "new", Scope: ScopeWhole, Version: 1, Delegation: "CAL", Kind: ObjectionPlain},
		WideObjectionRaised{Objection: "new", Scope: ScopeParagraph, Heading: "p1", Version: 1, Delegation: "CAL", Kind: ObjectionPlain},
		WideObjectionRaised{Objection: "new", Scope: ScopeSection, Heading: "p1", Version: 1, Delegation: "CAL", Kind: ObjectionPlain}, // not a heading
		WideObjectionRaised{Objection: "new", Scope: ScopeSection, Heading: "p9", Version: 1, Delegation: "CAL", Kind: ObjectionPlain},
		ObjectionsCalled{"", []string{standing}},
		ObjectionsCalled{"call", nil},
		ObjectionsCalled{"call", []string{lifted}},
		ObjectionsCalled{"call", []string{"no such"}},
		CallAnswered{call, "no such", CallMaintained},
		CallAnswered{call, lifted, CallMaintained},
		CallAnswered{"other", standing, CallMaintained},
		CallAnswered{call, standing, "perhaps"},
		InstructionsAwaited{Paragraph: "p4", Version: 2, Delegation: "BOR"},
		InstructionsAwaited{Paragraph: "p4", Version: 1, Delegation: "ARV"}, // awaits already
		InstructionsAwaited{Paragraph: "p4", Version: 1},
		InstructionsAwaited{Paragraph: "p9", Version: 1, Delegation: "BOR"},
		ParagraphConfirmed{"p4", 1, "BOR"},
		ParagraphConfirmed{"p4", 2, "ARV"},
		ParagraphConfirmed{"p9", 1, "ARV"},
		StatementMade{Statement: said, Kind: StatementReservation, Delegation: "ARV", Text: "X"},
		StatementMade{Statement: "", Kind: StatementReservation, Delegation: "ARV", Text: "X"},
		StatementMade{Statement: "new", Kind: "vote", Delegation: "ARV", Text: "X"},
		StatementMade{Statement: "new", Kind: StatementReservation, Text: "X"},
		StatementMade{Statement: "new", Kind: StatementReservation, Version: 1, Delegation: "ARV", Text: "X"},
		StatementMade{Statement: "new", Kind: StatementReservation, Paragraph: "p1", Version: 9, Delegation: "ARV", Text: "X"},
		StatementMade{Statement: "new", Kind: StatementReservation, Paragraph: "p9", Version: 1, Delegation: "ARV", Text: "X"},
		StatementWithdrawn{unsaid},
		StatementWithdrawn{"no such"},
		PackageBound{Package: "new", Paragraphs: []string{"p1"}},
		PackageBound{Package: "new", Paragraphs: []string{"p1", "p1"}},
		PackageBound{Package: "new", Paragraphs: []string{"p1", "p9"}},
		PackageBound{Package: "new", Paragraphs: []string{"p1", "p5"}}, // dropped
		PackageBound{Package: "new", Paragraphs: []string{"p1", "p2"}}, // bound already
		PackageBound{Package: "", Paragraphs: []string{"p1", "p3"}},
		PackageBound{Package: bound, Paragraphs: []string{"p1", "p3"}},
		PackageExtended{bound, []string{"p2"}},
		PackageExtended{"no such", []string{"p1"}},
		PackageReleased{bound, []string{"p2"}}, // one alone would remain
		PackageReleased{bound, []string{"p1"}},
		PackageReleased{"no such", []string{"p1"}},
		PackageDissolved{Package: "no such"},
		ReadingOpened{Reading: "", Kind: ReadingGeneral},
		ReadingOpened{Reading: read, Kind: ReadingGeneral},
		ReadingOpened{Reading: "new", Kind: "silent"},
		ParagraphsRead{"no such", []string{"p1"}},
		ParagraphsRead{read, []string{"p9"}},
		ParagraphParked{Paragraph: "p9"},
		ParagraphParked{Paragraph: "p5"},
		ParagraphTakenUp{"p1"},
		ParagraphPut{Paragraph: "p1", Version: 2},
		ParagraphPut{Paragraph: "p9", Version: 1},
		ParagraphPut{Paragraph: "p5", Version: 2},
		PutWithdrawn{"p1"},
		AmendmentReturned{Amendment: "no such"},
		AmendmentReturned{Amendment: pending},
		AmendmentReturned{Amendment: withdrawn},
		AmendmentReturned{Amendment: pressed},
		AgreementTakenBack{"p1", 1, "X"},
		AgreementTakenBack{"p4", 2, "X"},
		AgreementTakenBack{"p9", 1, "X"},
		ReopeningTakenBack{"p1", 1, "X"},
		ReopeningTakenBack{"p4", 1, "X"}, // it is agreed
		ReopeningTakenBack{"p9", 1, "X"},
		RevisionTakenBack{"p1", 2, "X", 1, "X"},
		RevisionTakenBack{"p5", 3, "The text.", 2, "X"}, // dropped
		RevisionTakenBack{"p9", 3, "X", 2, "X"},
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

func TestRule13AParagraphIsNotAgreedOverAListedAmendmentThatWasNotAnswered(t *testing.T) {
	s := given(t, base)
	s.does(arv, proposes("p1", 1, atHear))
	s.does(chair, circulates("Rev.1"))
	if _, err := Apply(s.r, Event{At: s.at, By: chair, Fact: ParagraphAgreed{"p1", 1}}); err == nil {
		t.Fatal("agreed with an amendment unanswered")
	}
}
