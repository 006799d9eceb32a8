// silence_test.go is rule 9 as scenarios: what silence freezes, what breaks it, what its end agrees,
// and who is told what. Points 1 to 6 of practice are in the names.

package editor

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// hour is an hour after the start of the scenarios: silences end then.
var hour = start.Add(time.Hour)

func opensSilence(names ...VersionName) OpenSilence {
	return OpenSilence{Paragraphs: names, Deadline: hour, Zone: "Europe/Vienna"}
}

// clock sends what the clock sends at an instant.
func (s *scenario) clock(at time.Time, silence string) *scenario {
	s.t.Helper()
	s.at = at.Add(-time.Minute)
	return s.when(Actor{Role: RoleClock}, ConcludeSilence{silence})
}

// at sends a command that came at an instant.
func (s *scenario) sendAt(at time.Time, by Actor, c Command) *scenario {
	s.t.Helper()
	s.at = at.Add(-time.Minute)
	return s.when(by, c)
}

func (s *scenario) silence(id string) *Silence {
	s.t.Helper()
	silence, ok := s.r.Silence(id)
	if !ok {
		s.t.Fatalf("no silence %s", id)
	}
	return silence
}

func TestRule9WhatIsNotBrokenByTheDeadlineIsAgreed(t *testing.T) {
	s := given(t, "One.", "Two.", "Three.")
	id := s.does(chair, opensSilence(at("p1", 1), at("p3", 1)))
	s.status("p1", StatusOpen)
	s.clock(hour.Add(SilenceMargin), id).then(
		SilenceResulted{id, []VersionName{{"p1", 1}, {"p3", 1}}}, ParagraphAgreed{"p1", 1}, ParagraphAgreed{"p3", 1})
	s.status("p1", StatusAgreed)
	s.status("p2", StatusOpen)
	s.does(chair, ConfirmSilence{id})
	if got := s.silence(id).State; got != SilenceConfirmed {
		t.Errorf("the silence is %s", got)
	}
}

func TestRule9FrozenTextTakesNoNewVersionAndIsNotAgreedByTheGavel(t *testing.T) {
	s := given(t, "One, at its [...] session.", "Two.")
	id := s.does(chair, opensSilence(at("p1", 1)))
	s.when(chair, Revise{Paragraph: "p1", Version: 1, Text: "Uno."}).refused(CodeBlocked)
	s.when(chair, UpdateTechnically{"p1", 1, "One, at its third session."}).refused(CodeBlocked)
	s.when(chair, agree(at("p1", 1))).refused(CodeBlocked)
	s.when(chair, opensSilence(at("p1", 1))).refused(CodeBlocked)
	s.when(chair, circulates("Rev.1")).refused(CodeBlocked)
	s.does(chair, Revise{Paragraph: "p2", Version: 1, Text: "Due."})
	s.does(chair, Insert{After: "p2", Text: "Tre."})
	s.clock(hour.Add(time.Hour), id)
	s.when(chair, Revise{Paragraph: "p1", Version: 1, Text: "Uno."}).refused(CodeBlocked)
	s.does(chair, ConfirmSilence{id})
	s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: "Uno."})
}

func TestRule9ABreakIsAnObjectionWhoseDelegationIsWithheld(t *testing.T) {
	s := given(t, "One.", "Two.")
	id := s.does(chair, opensSilence(at("p1", 1), at("p2", 1)))
	s.when(bor, BreakSilence{id, "p1", "Too early.", nil}).then(
		ObjectionRaised{Objection: s.id(0), Paragraph: "p1", Version: 1, Delegation: "BOR", Kind: ObjectionPlain, Reason: "Too early.", Silence: id},
		SilenceBroken{Silence: id, Paragraph: "p1", Delegation: "BOR"})
	o, _ := s.r.Objection(s.id(0))
	if !s.r.Withheld(o) {
		t.Error("who broke the silence is told")
	}
	if s.when(cal, Lift{o.ID}).refused(CodeForbidden); strings.Contains(s.refusal.Message, "BOR") {
		t.Error("a refusal tells who broke the silence: ", s.refusal)
	}
	s.clock(hour.Add(SilenceMargin), id).then(SilenceResulted{id, []VersionName{{"p2", 1}}}, ParagraphAgreed{"p2", 1})
	s.status("p1", StatusOpen)
	s.when(cal, DiscloseBreak{id}).refused(CodeInvalid)
	s.does(bor, DiscloseBreak{id})
	s.when(bor, DiscloseBreak{id}).refused(CodeSettled)
	if o, _ := s.r.Objection(o.ID); s.r.Withheld(o) {
		t.Error("a delegation that disclosed itself is withheld")
	}
}

// What stands in the way of frozen text breaks the silence, whatever command put it there.
func TestPractice3AnObjectionOrAnAmendmentBreaksSilence(t *testing.T) {
	for name, act := range map[string]func(s *scenario) Command{
		"an objection":            func(*scenario) Command { return objects("p1", 1) },
		"an amendment":            func(*scenario) Command { return proposes("p1", 1, "Uno.") },
		"an amendment maintained": func(s *scenario) Command { return Maintain{s.paragraph("p1").Amendments[0]} },
		"an amendment pressed":    func(s *scenario) Command { return Press{Amendment: s.paragraph("p1").Amendments[1]} },
	} {
		t.Run(name, func(t *testing.T) {
			s := given(t, "One.")
			s.does(bor, proposes("p1", 1, "Ein."))
			s.does(bor, proposes("p1", 1, "Een."))
			s.does(chair, answers(AnswerNotRetained, s.paragraph("p1").Amendments[1]))
			id := s.does(chair, opensSilence(at("p1", 1)))
			s.does(bor, act(s))
			if !s.silence(id).Broken("p1") {
				t.Fatal("the silence is not broken")
			}
			s.clock(hour.Add(SilenceMargin), id).then(SilenceResulted{Silence: id})
		})
	}
}

func TestRule9OpeningSetsUnansweredAmendmentsAside(t *testing.T) {
	s := given(t, "One.")
	a := s.does(bor, proposes("p1", 1, "Ein."))
	id := s.does(chair, opensSilence(at("p1", 1)))
	if !s.amendment(a).Listed {
		t.Fatal("the amendment is not set aside")
	}
	s.clock(hour.Add(SilenceMargin), id)
	s.status("p1", StatusAgreed)
	s.state(a, StateNotRetained)
}

func TestRule9OneBreakLeavesAllOfAWholeTextOpenAndTheUnbrokenAreListed(t *testing.T) {
	s := given(t, "One.", "Two.", "Three.")
	s.does(cal, objects("p3", 1))
	id := s.does(chair, opensSilence())
	if got := fmt.Sprint(s.silence(id).Texts, s.silence(id).LeftOut); got != "[{p1 1} {p2 1}] [p3]" {
		t.Fatal(got)
	}
	s.when(chair, Insert{After: "p2", Text: "New."}).refused(CodeBlocked)
	s.does(bor, BreakSilence{id, "p1", "", nil})
	s.clock(hour.Add(SilenceMargin), id).then(SilenceResulted{Silence: id})
	s.status("p2", StatusOpen)
	if got := s.silence(id).Unbroken(); fmt.Sprint(got) != "[{p2 1}]" {
		t.Error(got)
	}
}

func TestRule9AParagraphWithAStandingObjectionIsRefusedAndTheObjectionNamed(t *testing.T) {
	s := given(t, "One.", "[Two].")
	o := s.does(bor, objects("p1", 1))
	inWay := []Blocker{
		{Kind: BlockObjection, Paragraph: "p1", Number: "1", Delegation: "BOR", Version: 1, Objection: o},
		{Kind: BlockBrackets, Paragraph: "p2", Number: "2", Reason: "[Two]", Version: 1},
	}
	s.when(chair, opensSilence(at("p1", 1), at("p2", 1))).refused(CodeBlocked, inWay...)
	s.when(chair, OpenSilence{Deadline: hour, Zone: "UTC"}).refused(CodeBlocked, inWay...)
}

func TestRule9AContestedParagraphIsNotPutUnderSilence(t *testing.T) {
	s := given(t, "One.", "Two.")
	s.does(chair, agree(at("p1", 1)))
	a := s.does(bor, proposes("p1", 1, "Ein."))
	s.when(chair, opensSilence(at("p1", 1))).refused(CodeBlocked,
		Blocker{Kind: BlockUnanswered, Paragraph: "p1", Number: "1", Delegation: "BOR", Version: 1, Amendment: a, No: 1})
	if id := s.does(chair, opensSilence()); s.silence(id).LeftOut[0] != "p1" {
		t.Error("it is not left out")
	}
}

// F10: what came before the instant counts, what came at it or after does not.
func TestTrialF10TheInstantDecides(t *testing.T) {
	for _, c := range []struct {
		at   time.Time
		code Code
	}{
		{hour.Add(-time.Second), ""},
		{hour.Add(-time.Microsecond), ""},
		{hour, CodeSettled},
		{hour.Add(time.Second), CodeSettled},
	} {
		s := given(t, "One.")
		id := s.does(chair, opensSilence(at("p1", 1)))
		s.sendAt(c.at, bor, BreakSilence{id, "p1", "", nil})
		if c.code == "" {
			if s.refusal != nil {
				t.Errorf("%v before: %s", hour.Sub(c.at), s.refusal)
			}
			continue
		}
		s.refused(c.code)
		s.sendAt(c.at, bor, objects("p1", 1)).refused(CodeBlocked)
		s.clock(hour.Add(SilenceMargin), id)
		s.status("p1", StatusAgreed)
		s.does(bor, objects("p1", 1))
		s.status("p1", StatusContested)
	}
}

// F10, F11: the clock going back changes nothing, and a conclusion that comes late is the same.
func TestTrialF11AConclusionIsNeverEarlyAndComesOnce(t *testing.T) {
	s := given(t, "One.", "Two.")
	id := s.does(chair, opensSilence())
	s.clock(hour.Add(SilenceMargin-time.Microsecond), id).refused(CodeInvalid)
	s.sendAt(hour.Add(-time.Minute), bor, BreakSilence{id, "p1", "", nil})
	s.sendAt(start, Actor{Role: RoleClock}, ConcludeSilence{id}).refused(CodeInvalid)
	s.clock(hour.Add(48*time.Hour), id).then(SilenceResulted{Silence: id})
	s.clock(hour.Add(48*time.Hour), id).refused(CodeSettled)
	if at, _ := s.r.NextDeadline(); !at.IsZero() {
		t.Errorf("the clock would act again at %v", at)
	}
}

func TestRule9TheChairExtendsBeforeTheEndAndWithdraws(t *testing.T) {
	s := given(t, "One.", "Two.")
	id := s.does(chair, opensSilence(at("p1", 1)))
	s.when(chair, ExtendSilence{id, hour}).refused(CodeInvalid)
	s.does(chair, ExtendSilence{id, hour.Add(time.Hour)})
	s.clock(hour.Add(SilenceMargin), id).refused(CodeInvalid)
	s.sendAt(hour.Add(time.Hour), chair, ExtendSilence{id, hour.Add(2 * time.Hour)}).refused(CodeSettled)
	other := s.does(chair, OpenSilence{Paragraphs: []VersionName{{"p2", 1}}, Deadline: hour.Add(9 * time.Hour), Zone: "UTC"})
	s.does(chair, WithdrawSilence{other, "More time."})
	s.does(chair, Revise{Paragraph: "p2", Version: 1, Text: "Due."})
	s.when(bor, BreakSilence{other, "p2", "", nil}).refused(CodeSettled)
	s.when(secretariat, WithdrawSilence{id, ""}).refused(CodeForbidden)
}

func TestRule9ABreakReceivedOtherwiseInTimeIsRecordedUntilTheResultIsConfirmed(t *testing.T) {
	for _, whole := range []bool{false, true} {
		s := given(t, "One.", "Two.")
		names := []VersionName{{"p1", 1}, {"p2", 1}}
		if whole {
			names = nil
		}
		id := s.does(chair, opensSilence(names...))
		record := RecordBreak{id, "CAL", "p1", hour.Add(-time.Minute), "note verbale no. 17", "Instructions."}
		s.when(secretariat, record).refused(CodeInvalid)
		s.clock(hour.Add(SilenceMargin), id)
		s.status("p1", StatusAgreed)
		late, nobody, nowhere, sourceless := record, record, record, record
		late.Received, nobody.Delegation, nowhere.Paragraph, sourceless.Source = hour, "NGO", "p9", " "
		for _, wrong := range []RecordBreak{late, nobody, nowhere, sourceless} {
			s.when(secretariat, wrong).refused(CodeInvalid)
		}
		s.does(secretariat, record)
		s.status("p1", StatusOpen)
		want := StatusAgreed
		if whole {
			want = StatusOpen
		}
		s.status("p2", want)
		o, _ := s.r.Objection(s.paragraph("p1").Objections[0])
		if o.By != "CAL" || !s.r.Withheld(o) {
			t.Errorf("the objection is %+v", o)
		}
		s.does(chair, ConfirmSilence{id})
		s.when(secretariat, record).refused(CodeSettled)
	}
}

func TestPractice6ReceiptsOfTheNoticeAreKept(t *testing.T) {
	s := given(t, "One.")
	id := s.does(chair, opensSilence())
	s.does(bor, AcknowledgeSilence{id})
	s.when(bor, AcknowledgeSilence{id}).refused(CodeSettled)
	if seen := s.silence(id).Seen; len(seen) != 1 || seen[0] != (Receipt{"BOR", s.at.Add(-time.Minute)}) {
		t.Error(seen)
	}
}

func TestRule9WhatMakesNoSenseIsRefused(t *testing.T) {
	s := given(t, "One.", "Two.")
	s.does(chair, agree(at("p2", 1)))
	for _, c := range []struct {
		command Command
		by      Actor
		code    Code
	}{
		{OpenSilence{Deadline: start, Zone: "UTC"}, chair, CodeInvalid},
		{OpenSilence{Deadline: hour, Zone: "../etc"}, chair, CodeInvalid},
		{OpenSilence{Deadline: hour, Zone: "Europe/Atlantis"}, chair, CodeInvalid},
		{opensSilence(at("p1", 1), at("p1", 1)), chair, CodeInvalid},
		{opensSilence(at("p9", 1)), chair, CodeNotFound},
		{opensSilence(at("p2", 1)), chair, CodeSettled},
		{opensSilence(at("p1", 2)), chair, CodeInvalid},
		{opensSilence(at("p1", 1)), secretariat, CodeForbidden},
		{ConfirmSilence{"none"}, chair, CodeNotFound},
		{ConcludeSilence{"none"}, chair, CodeForbidden},
	} {
		s.when(c.by, c.command).refused(c.code)
	}
	id := s.does(chair, opensSilence(at("p1", 1)))
	s.when(bor, BreakSilence{id, "p2", "", nil}).refused(CodeInvalid)
	s.when(chair, ConfirmSilence{id}).refused(CodeInvalid)
	s.when(secretariat, RecordBreak{id, "NGO", "p1", start, "post", ""}).refused(CodeInvalid)
	s.does(chair, WithdrawSilence{id, ""})
	s.does(chair, agree(at("p1", 1)))
	s.when(chair, opensSilence()).refused(CodeSettled)
}

// Rule 1: what the Chair's answer turned into an objection is no break, and nothing is agreed over it.
func TestRule9AnObjectionThatNobodyBrokeWithKeepsATextOpenToo(t *testing.T) {
	s := given(t, "One.", "Two.")
	a := s.does(arv, proposes("p1", 1, "Uno."))
	s.does(bor, TakePosition{Amendment: a, Position: PositionCannotAccept})
	id := s.does(chair, opensSilence(at("p1", 1), at("p2", 1)))
	s.does(chair, answers(AnswerReflected, a))
	if s.silence(id).Broken("p1") {
		t.Error("the Chair has broken the silence")
	}
	s.clock(hour.Add(SilenceMargin), id).then(SilenceResulted{id, []VersionName{{"p2", 1}}}, ParagraphAgreed{"p2", 1})
	s.status("p1", StatusOpen)
}

func TestRule9WhoMakesAStatementInThePlaceOfABreakIsKnown(t *testing.T) {
	s := given(t, "One.")
	id := s.does(chair, opensSilence(at("p1", 1)))
	o := s.does(bor, BreakSilence{id, "p1", "Too early.", nil})
	s.does(chair, CallObjections{})
	s.does(bor, AnswerCall{o, CallNotStandInTheWay, "We would have waited."})
	if s.r.Withheld(s.objection(o)) {
		t.Error("the statement has its name on it, and the break has not")
	}
}
