// sealing_test.go is rule 13 on informal words, as scenarios: sealed, unsealed, and taken off the record.

package editor

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// Rule 13.
func TestExpungingTakesTheWordsAndLeavesWhatWasDone(t *testing.T) {
	s := given(t, hearing, reports)
	var record [][]Event
	does := func(by Actor, c Command) string {
		made := s.does(by, c)
		record = append(record, s.events)
		return made
	}
	withdrawn := does(arv, Amend{Kind: AmendRevise, Paragraph: "p1", Version: 1, Text: "Secret words.", Reason: "Secret reason."})
	does(bor, Join{withdrawn, nil})
	does(cal, TakePosition{withdrawn, PositionCannotAccept, "Secret dislike.", nil})
	does(chair, AnswerAmendments{[]string{withdrawn}, AnswerNotRetained, "Secret answer."})
	does(arv, Press{withdrawn, "Secret pressing."})
	pressed := s.r.objectionsWhere(func(o *Objection) bool { return o.Amendment == withdrawn })
	does(arv, Lift{pressed[0]})
	does(arv, Press{withdrawn, "Secret again."})
	does(arv, Withdraw{withdrawn})
	pending := does(arv, Amend{Kind: AmendRevise, Paragraph: "p2", Version: 1, Text: "Open words.", Reason: "Secret."})
	said := does(bor, MakeStatement{StatementReservation, "p1", 1, "Secret statement.", nil})

	noted := does(chair, Record{Delegation: "CAL", Source: SourceFloor, Received: s.r.At, Command: Said{TakePosition{pending, PositionCannotAccept, "Secret doubt.", nil}}})
	does(cal, CorrectRecord{noted, "Secret: not so.", nil})
	does(chair, AnswerAmendments{[]string{pending}, AnswerNotRetained, "Secret no."})
	does(chair, TakeBack{What: TakeBackAnswer, Amendments: []string{pending}, Reason: "Secret error."})

	does(chair, Expunge{Words{Amendments: []string{withdrawn, pending}, Statements: []string{said}}, "Decision 5"})
	if all := render(s.r); strings.Contains(strings.ToLower(all), "secret") {
		t.Errorf("words are left in %s", all)
	}
	expunged := record[len(record)-1][0].Fact.(ContentExpunged)
	for _, events := range record {
		without, _ := Redact(s.r, events, expunged)
		if left := strings.ToLower(inLines(without)); strings.Contains(left, "secret") || len(without) != len(events) {
			t.Errorf("words are left in %s", left)
		}
	}
	a, p := s.amendment(withdrawn), s.amendment(pending)
	if a.State != StateWithdrawn || a.Text() != hearing || !a.TextGone || !a.Expunged || a.No != 1 || a.Sponsor != "ARV" {
		t.Errorf("the withdrawn amendment is %+v", a)
	}
	if p.Text() != "Open words." || p.TextGone || !p.Blocks() {
		t.Errorf("the pending amendment is %+v", p)
	}
	s.when(bor, TakeOver{withdrawn}).refused(CodeSettled)
	if o, _ := s.r.Objection(pressed[0]); !o.Expunged || o.By != "ARV" {
		t.Errorf("the objection over it is %+v", o)
	}
	s.when(chair, Expunge{Words{Statements: []string{said}}, "Decision 6"}).refused(CodeSettled)
}

// Rule 13.
func TestWhatAnAmendmentPutIntoTheTextStaysItsText(t *testing.T) {
	s := given(t, hearing)
	taken := s.does(arv, Amend{Kind: AmendRevise, Paragraph: "p1", Version: 1, Text: "Kept words.", Reason: "Because."})
	s.does(chair, Revise{"p1", 1, "Kept words.", []Take{{taken, AnswerPartly}}, nil})
	s.does(arv, Press{taken, ""})
	s.does(arv, Withdraw{taken})
	s.does(chair, Expunge{Words{Amendments: []string{taken}}, "Decision 5"})
	if a := s.amendment(taken); a.Text() != "Kept words." || a.Reason != "" || a.TextGone {
		t.Errorf("the amendment is %+v", a)
	}
}

// Rule 13.
func TestSealedWordsAreKeptAndCanBeUnsealed(t *testing.T) {
	s := given(t, hearing)
	o := s.does(arv, Object{Paragraph: "p1", Version: 1, Kind: ObjectionPlain, Reason: "Too early."})
	w := Words{Objections: []string{o}}
	s.does(chair, Seal{w, "Decision 3"})
	if got := s.objection(o); !got.Sealed || got.Reason != "Too early." {
		t.Errorf("the objection is %+v", got)
	}
	s.when(chair, Seal{w, "Decision 3"}).refused(CodeSettled)
	s.does(chair, Unseal{w, "Decision 4"})
	s.when(chair, Unseal{w, "Decision 4"}).refused(CodeSettled)
	for _, c := range []Command{
		Seal{w, ""}, Seal{Words{}, "Decision 3"}, Seal{Words{Objections: []string{o, o}}, "Decision 3"}, Expunge{w, " "},
	} {
		s.when(chair, c).refused(CodeInvalid)
	}
	s.when(chair, Expunge{Words{Statements: []string{"nope"}}, "Decision 3"}).refused(CodeNotFound)
	for _, by := range []Actor{arv, secretariat} {
		s.when(by, Expunge{w, "Decision 3"}).refused(CodeForbidden)
	}
}

// Rule 13.
func TestEveryInformalWordCanBeExpunged(t *testing.T) {
	s := given(t, hearing, reports, "Three.")
	var record [][]Event
	does := func(by Actor, c Command) string {
		made := s.does(by, c)
		record = append(record, s.events)
		return made
	}
	var w Words
	filed := does(arv, Submit{Title: "Secret title", Comment: "A secret comment."})
	w.Submissions = []string{filed}
	w.Inputs = []string{does(observer, FileInput{Title: "Secret input", Text: "Secretly."})}
	w.Readings = []string{does(chair, OpenReading{Kind: ReadingParagraphs, Note: "Secret order."})}
	dissolved := does(chair, BindPackage{"Open", "Secret bond.", []string{"p1", "p2"}})
	does(chair, DissolvePackage{dissolved, "Secret parting."})
	bound := does(chair, BindPackage{"Ports", "Secret deal.", []string{"p1", "p2"}})
	w.Packages = []string{dissolved, bound}
	withdrawn := does(chair, OpenSilence{Paragraphs: []VersionName{{"p3", 1}}, Deadline: s.r.At.Add(100 * time.Hour), Zone: "UTC", Note: "Secret hurry."})
	broken := does(arv, BreakSilence{Silence: withdrawn, Paragraph: "p3", Reason: "Secret breaking."})
	does(chair, WithdrawSilence{withdrawn, "Secret rest."})
	w.Silences, w.Objections = []string{withdrawn}, []string{broken}
	does(chair, agree(at("p1", 1), at("p2", 1)))
	does(chair, TakeBack{What: TakeBackAgreement, Paragraph: "p2", Version: 1, Reason: "Secret error."}) // of both
	does(chair, agree(at("p1", 1), at("p2", 1)))
	does(chair, Reopen{"p1", "Secret doubt."})
	does(chair, TakeBack{What: TakeBackReopening, Paragraph: "p1", Version: 1, Reason: "Secret mistake."})
	does(chair, Reopen{"p1", ""})
	does(chair, Revise{Paragraph: "p1", Version: 1, Text: "Another."})
	does(chair, TakeBack{What: TakeBackRevision, Paragraph: "p1", Version: 2, Reason: "Secret slip."})
	does(chair, Park{"p1", "Secret parking."})
	does(chair, PutToRoom{"p1", 3, "Secret put."})
	does(bor, Await{"p1", 3, "Secret capital."})
	noted := does(chair, Record{Delegation: "CAL", Source: SourceFloor, Received: s.r.At, Command: Said{Await{"p1", 3, "Secret ministry."}}})
	does(cal, CorrectRecord{noted, "Secret: we said no such thing.", nil})
	said := does(chair, Record{Delegation: "CAL", Source: SourceFloor, Received: s.r.At, Command: Said{Submit{Comment: "Secret remark."}}})
	does(cal, CorrectRecord{said, "Secret: not a comment.", nil})
	w.Submissions = append(w.Submissions, s.r.Submissions[1].ID)
	does(chair, Park{"p3", "Secret: later."})
	w.Paragraphs = []string{"p1", "p3"} // p2 lost its agreement with p1, for the same reason
	if n := strings.Count(strings.ToLower(inLines(record)), "secret"); n < 24 {
		t.Fatalf("%d secrets were told", n)
	}

	does(chair, Expunge{w, "Decision 5"})
	if all := render(s.r); strings.Contains(strings.ToLower(all), "secret") {
		t.Errorf("words are left in %s", all)
	}
	expunged := record[len(record)-1][0].Fact.(ContentExpunged)
	for _, events := range record {
		without, _ := Redact(s.r, events, expunged)
		if left := strings.ToLower(inLines(without)); strings.Contains(left, "secret") || len(without) != len(events) {
			t.Errorf("words are left in %s", left)
		}
	}
	if k, _ := s.r.Package(bound); !k.Expunged || k.Name != "Ports" || len(k.Paragraphs) != 2 {
		t.Errorf("the package is %+v", k)
	}
	if put, ok := s.r.BeforeRoom(); !ok || put.Paragraph != "p1" {
		t.Errorf("before the room is %+v", put)
	}
	for _, w := range []Words{{Submissions: w.Submissions}, {Inputs: w.Inputs}, {Readings: w.Readings}} {
		s.when(chair, Expunge{w, "Decision 6"}).refused(CodeSettled)
	}
	s.does(chair, Park{"p1", "More."})
	s.does(chair, Expunge{Words{Paragraphs: []string{"p1"}}, "Decision 6"})
	if k, _ := s.r.IsParked("p1"); k.Note != "" {
		t.Errorf("parked with %q", k.Note)
	}
}

// Rule 13.
func TestWordsOfEveryKindAreSealedOnceAndOfWhatIsThere(t *testing.T) {
	s := given(t, hearing, reports)
	s.does(chair, OpenSilence{Paragraphs: []VersionName{{"p2", 1}}, Deadline: s.r.At.Add(100 * time.Hour), Zone: "UTC"})
	for what, w := range map[string]Words{
		"submissions": {Submissions: []string{s.does(arv, Submit{Comment: "A comment."})}},
		"inputs":      {Inputs: []string{s.does(observer, FileInput{Title: "Tides", Text: "They turn."})}},
		"readings":    {Readings: []string{s.does(chair, OpenReading{Kind: ReadingGeneral})}},
		"silences":    {Silences: []string{s.r.Silences[0].ID}},
		"paragraphs":  {Paragraphs: []string{"p1"}},
	} {
		s.when(chair, Unseal{w, "Decision 3"}).refused(CodeSettled)
		s.does(chair, Seal{w, "Decision 3"})
		if !s.r.Sealed(w) {
			t.Errorf("the %s are not sealed", what)
		}
		s.when(chair, Seal{w, "Decision 3"}).refused(CodeSettled)
		s.does(chair, Unseal{w, "Decision 4"})
		if s.r.Sealed(w) {
			t.Errorf("the %s are sealed", what)
		}
	}
	for _, w := range []Words{
		{Submissions: []string{"nope"}}, {Inputs: []string{"nope"}}, {Packages: []string{"nope"}}, {Readings: []string{"nope"}}, {Silences: []string{"nope"}}, {Paragraphs: []string{"nope"}},
	} {
		s.when(chair, Seal{w, "Decision 3"}).refused(CodeNotFound)
		if _, err := Apply(s.r, Event{At: s.r.At, By: chair, Fact: ContentSealed{w, "Decision 3"}}); err == nil {
			t.Errorf("a log seals %+v", w)
		}
	}
	s.when(chair, Seal{Words{Paragraphs: []string{"p1", "p1"}}, "Decision 3"}).refused(CodeInvalid)
}

// Rule 13: the reason of an objection that presses an amendment stands on both, and is sealed on both.
func TestTheReasonOfAnObjectionOverAnAmendmentIsSealedWithTheAmendment(t *testing.T) {
	s := given(t, hearing)
	a := s.does(arv, proposes("p1", 1, reports))
	s.does(chair, answers(AnswerNotRetained, a))
	s.does(arv, Press{a, "Our capital insists."})
	over := s.id(0)
	s.when(chair, Seal{Words{Objections: []string{over}}, "Decision 3"}).says(CodeInvalid,
		"This objection is over amendment no. 1, and its reason was given there too. Seal the words of the amendment.")
	s.does(chair, Seal{Words{Amendments: []string{a}, Objections: []string{over}}, "Decision 3"})
	if !s.amendment(a).Sealed || !s.objection(over).Sealed {
		t.Errorf("sealed are the amendment: %t, the objection: %t", s.amendment(a).Sealed, s.objection(over).Sealed)
	}
}

// Rule 13: a text that was circulated with an amendment's words in it keeps them.
func TestWhatARollingTextWasCirculatedWithIsNotExpunged(t *testing.T) {
	s := rolling(t, base)
	a := s.does(arv, Amend{Kind: AmendRevise, Paragraph: "p1", Version: 1, Text: atHear, Reason: "Secret."})
	s.does(chair, circulates("Zero draft"))
	s.does(arv, Withdraw{a})
	s.does(chair, Expunge{Words{Amendments: []string{a}}, "Decision 5"})
	if got := s.amendment(a); got.TextGone || got.Text() != atHear || got.Reason != "" {
		t.Errorf("the amendment is %+v", got)
	}
}

// Rule 13.
func TestTheCopiesOfAnExpungedAmendmentAndTheReasonOfAWideObjectionGoToo(t *testing.T) {
	s := given(t, "The States hear the experts in May.")
	var record [][]Event
	does := func(by Actor, c Command) string {
		made := s.does(by, c)
		record = append(record, s.events)
		return made
	}
	a := does(arv, proposes("p1", 1, "The States hear the secret experts in May."))
	does(chair, Revise{Paragraph: "p1", Version: 1, Text: "All States hear the experts in May."})
	s.carried(a, 2, ClassClean, "All States hear the secret experts in May.")
	does(arv, Withdraw{a})
	o := does(bor, Object{Scope: ScopeWhole, Kind: ObjectionPlain, Reason: "Secret."})
	does(chair, Expunge{Words{Amendments: []string{a}, Objections: []string{o}}, "Decision 5"})
	if all := strings.ToLower(render(s.r)); strings.Contains(all, "secret") {
		t.Errorf("words are left in %s", all)
	}
	for _, events := range record {
		without, _ := Redact(s.r, events, s.events[0].Fact.(ContentExpunged))
		if left := strings.ToLower(inLines(without)); strings.Contains(left, "secret") {
			t.Errorf("words are left in %s", left)
		}
	}
}

// Rule 13: what stands in the text, or may yet, is not taken from the record by a log either.
func TestNoLogExpungesWhatAPendingAmendmentProposes(t *testing.T) {
	s := given(t, hearing)
	a := s.does(arv, proposes("p1", 1, reports))
	gone := Event{At: s.at, By: chair, Fact: ContentExpunged{Words{Amendments: []string{a}}, []string{a}, "Decision 5"}}
	if _, err := Apply(s.r, gone); err == nil {
		t.Error("the text of a pending amendment is expunged")
	}
	s.does(arv, Withdraw{a})
	if _, err := Apply(s.r, gone); err != nil {
		t.Error(err)
	}
}

// Rule 13: accepting an amendment to an amendment copies why the one was proposed and what others said of
// the other. Expunging either takes its words from there too, and nothing else that is said there.
func TestWhatAcceptingCopiedIsExpungedWithWhatItWasCopiedFrom(t *testing.T) {
	s := given(t, base)
	opened := s.r
	var record [][]Event
	does := func(by Actor, c Command) string {
		made := s.does(by, c)
		record = append(record, s.events)
		return made
	}
	expunges := func(w Words, word string) {
		t.Helper()
		does(chair, Expunge{w, "Decision 5"})
		expunged := s.events[0].Fact.(ContentExpunged)
		for i, events := range record {
			record[i], _ = Redact(s.r, events, expunged)
		}
		for where, all := range map[string]string{"the report": render(s.r), "its record": inLines(slices.Concat(record...))} {
			if strings.Contains(all, word) {
				t.Errorf("%q is left in %s: %s", word, where, all)
			}
			if !strings.Contains(all, "Open pressing.") {
				t.Errorf("%s lost what was said of the copy itself", where)
			}
		}
	}
	asks := proposes("p1", 1, atReport)
	asks.Reason = "Secret reason."
	a := does(arv, asks)
	b := does(bor, amends(s.amendment(a), inWriting))
	does(cal, TakePosition{b, PositionCannotAccept, "Secret doubt.", nil})
	first := does(arv, AcceptAmendment{b})
	s.when(cal, TakePosition{first, PositionCannotAccept, "Secret doubt.", nil}).refused(CodeSettled)
	does(chair, Revise{Paragraph: "p1", Version: 1, Text: inWriting, Takes: []Take{{first, AnswerReflected}}})
	objects := s.r.objectionsWhere(func(o *Objection) bool { return o.Amendment == first })
	does(arv, Press{first, "Open pressing."})
	c := does(bor, amends(s.amendment(first), alsoAtHear))
	does(cal, TakePosition{c, PositionCanGoAlong, "Secret leave.", nil})
	second := does(arv, AcceptAmendment{c})
	if got := s.amendment(second).Reason; got != "Secret reason." {
		t.Errorf("the reason of the second is %q", got)
	}

	expunges(Words{Amendments: []string{a}}, "Secret reason.")
	for _, id := range []string{first, second} {
		if !s.amendment(id).Expunged {
			t.Errorf("no mark is on %s", id)
		}
	}
	if got := s.amendment(first).Positions; len(got) != 1 || got[0].Reason != "Secret doubt." {
		t.Errorf("with the reason went %+v", got)
	}
	expunges(Words{Amendments: []string{b}}, "Secret doubt.")
	if o, ok := s.r.Objection(objects[0]); len(objects) != 1 || !ok || !o.Expunged || !o.Standing() || o.Amendment != first || o.By != "CAL" {
		t.Errorf("the objection over it is %+v", o)
	}
	expunges(Words{Amendments: []string{c}}, "Secret leave.")
	again, err := ApplyAll(opened, slices.Concat(record...))
	if err != nil || render(again) != render(s.r) {
		t.Errorf("what stands in makes another report: %v", err)
	}
}
