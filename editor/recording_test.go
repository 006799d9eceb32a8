// recording_test.go is records for delegations as scenarios: PRACTICE 17 (what is said at a meeting is
// recorded), and the rules, which hold whatever door an act comes through.

package editor

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// record is what the Secretariat heard on the floor a moment ago.
func (s *scenario) record(delegation string, c Command) Record {
	return Record{delegation, SourceFloor, "5th meeting", s.at, Said{c}}
}

// Rule 1, PRACTICE 17.
func TestWhatIsRecordedForADelegationIsItsOwnActAndHoldsTheParagraphUp(t *testing.T) {
	for _, by := range []Actor{chair, secretariat} {
		s := given(t, hearing)
		heard := s.at
		s.when(by, s.record("ARV", objects("p1", 1))).then(
			RecordedFor{Record: s.id(0), Delegation: "ARV", Source: SourceFloor, Reference: "5th meeting", Received: heard, Act: "object", Paragraph: "p1", Objection: s.id(1)},
			ObjectionRaised{Objection: s.id(1), Paragraph: "p1", Version: 1, Delegation: "ARV", Kind: ObjectionPlain})
		if e := s.events[1]; e.By.Delegation != "ARV" || e.By.Role != RoleDelegation || e.By.Recorded != SourceFloor || e.By.Person != by.Person {
			t.Errorf("raised by %+v", e.By)
		}
		o := s.id(1)
		if s.when(chair, agree(at("p1", 1))); s.refusal == nil {
			t.Error("agreed over an objection from the floor")
		}
		s.when(secretariat, Lift{o}).refused(CodeForbidden) // rule 3: nobody lifts it in an office
		s.does(arv, Lift{o})
	}
}

func TestARecordIsDecidedByTheSameRulesAndRefusedInTheSameWords(t *testing.T) {
	s := given(t, hearing)
	a := s.does(arv, proposes("p1", 1, exchange))
	for _, c := range []struct {
		record Record
		code   Code
		says   string
	}{
		{s.record("BOR", Withdraw{a}), CodeForbidden, "Not recorded, as BOR would be refused it: Amendment no. 1 is ARV's"},
		{s.record("ARV", Join{a, nil}), CodeSettled, "Not recorded, as ARV would be refused it: You sponsor amendment no. 1 already."},
		{s.record("NGO", objects("p1", 1)), CodeForbidden, `"NGO" has no seat as a delegation`},
		{s.record("ZZZ", objects("p1", 1)), CodeForbidden, `"ZZZ" has no seat as a delegation`},
		{s.record("ARV", agree(at("p1", 1))), CodeInvalid, `"agree" is no act`},
		{s.record("ARV", BreakSilence{"s1", "p1", "", nil}), CodeInvalid, `"break_silence" is no act`},
		{s.record("ARV", ConfirmRecord{"r1"}), CodeInvalid, `"confirm_record" is no act`},
		{s.record("ARV", s.record("ARV", Join{a, nil})), CodeInvalid, `"record" is no act`},
		{Record{"ARV", "rumour", "", s.at, Said{objects("p1", 1)}}, CodeInvalid, `What is recorded comes from the "floor"`},
		{Record{"ARV", SourceMail, "", start.Add(-time.Second), Said{objects("p1", 1)}}, CodeInvalid, "It was received between"},
		{Record{"ARV", SourceMail, "", s.at.Add(24 * time.Hour), Said{objects("p1", 1)}}, CodeInvalid, "It was received between"},
	} {
		s.when(secretariat, c.record).refused(c.code)
		if !strings.HasPrefix(s.refusal.Message, c.says) {
			t.Errorf("%+v: %q, want %q", c.record, s.refusal.Message, c.says)
		}
	}
	s.when(bor, s.record("ARV", objects("p1", 1))).refused(CodeForbidden)
}

// Rule 14.
func TestWhatWasReceivedBeforeTheDeadlineIsNotLateWhenItIsRecordedAfterIt(t *testing.T) {
	s := given(t, hearing)
	deadline := s.at.Add(10 * time.Minute)
	s.does(chair, Circulate{Name: "Zero draft", Audience: AudienceDelegations, Deadline: &deadline})
	s.at = deadline.Add(time.Hour)
	for received, late := range map[time.Time]bool{deadline.Add(-time.Minute): false, deadline: false, deadline.Add(time.Second): true} {
		s.does(secretariat, Record{"ARV", SourceMail, "", received, Said{proposes("p1", 1, "States act on the "+received.String())}})
		if a := s.amendment(s.id(1)); a.Late != late {
			t.Errorf("received %s, late: %t", received.Sub(deadline), a.Late)
		}
	}
}

func TestADelegationConfirmsOrCorrectsOnceWhatWasRecordedForItAndNobodyElseDoes(t *testing.T) {
	s := given(t, hearing)
	rec := s.does(secretariat, s.record("ARV", objects("p1", 1)))
	s.when(bor, ConfirmRecord{rec}).refused(CodeNotFound)
	s.when(bor, CorrectRecord{rec, "No.", nil}).refused(CodeNotFound)
	s.when(arv, CorrectRecord{rec, " ", nil}).refused(CodeInvalid)
	s.does(arv, ConfirmRecord{rec})
	s.when(arv, ConfirmRecord{rec}).refused(CodeSettled)
	s.when(arv, CorrectRecord{rec, "No.", nil}).refused(CodeSettled)
}

// Rule 3: an objection that its delegation never lifted stands again, with its first date.
func TestRule3AnObjectionThatARecordLiftedWronglyStandsAgainWithItsFirstDate(t *testing.T) {
	s := given(t, hearing)
	o := s.does(arv, objects("p1", 1))
	raised := s.at
	rec := s.does(secretariat, s.record("ARV", Lift{o}))
	s.does(chair, agree(at("p1", 1)))
	s.when(arv, CorrectRecord{rec, "We spoke of another paragraph.", nil}).then(
		RecordCorrected{rec, "We spoke of another paragraph."}, ObjectionRestored{o})
	s.status("p1", StatusContested)
	if got := s.objection(o); !got.Standing() || !got.RaisedAt.Equal(raised) || got.LiftedBy != "" {
		t.Errorf("objection %+v", got)
	}

	// Lifted by the delegation itself, it stays lifted whatever was recorded before.
	s.does(chair, CallObjections{})
	rec = s.does(secretariat, s.record("ARV", AnswerCall{o, CallMaintained, ""}))
	s.does(arv, Lift{o})
	s.when(arv, CorrectRecord{rec, "We said nothing.", nil}).then(RecordCorrected{rec, "We said nothing."})
}

// Rule 6: what was split while a record had it lifted is objected to in every part once it stands again.
func TestAnObjectionThatARecordLiftedWronglyStandsAgainOnEveryPartOfWhatWasSplitSince(t *testing.T) {
	for scope, object := range map[string]Command{
		"paragraph": objects("p1", 1),
		"whole":     Object{Scope: ScopeWhole, Kind: ObjectionConditional, On: "p2"}, // which leaves p2 free, and its parts
	} {
		s := given(t, "One. Two.", "Three. Four.")
		o := s.does(arv, object)
		rec := s.does(secretariat, s.record("ARV", Lift{o}))
		one := s.does(chair, Split{Paragraph: "p1", Version: 1, Parts: []string{"One.", "Two."}})
		two := s.does(chair, Split{Paragraph: "p2", Version: 1, Parts: []string{"Three.", "Four."}})
		all := map[string]bool{"p1": true, one: true, "p2": false, two: false}
		for paragraph := range all {
			s.does(arv, Await{Paragraph: paragraph, Version: s.paragraph(paragraph).Current()})
		}
		s.does(arv, CorrectRecord{rec, "We did not lift it.", nil})
		for paragraph, reached := range all {
			p := s.paragraph(paragraph)
			if p.awaits("ARV") == reached {
				t.Errorf("to the %s: beside an objection to “%s” instructions are awaited: %t", scope, p.Text(), reached)
			}
			if s.objection(o).Reaches(paragraph) != reached || slices.Contains(s.against(paragraph), o) != reached {
				t.Errorf("to the %s: it stands against “%s”: %t", scope, p.Text(), !reached)
			}
		}
	}
}

// Rule 6: and what it pressed is pressed again.
func TestAnObjectionThatPressedAnAmendmentPressesItAgainWhenTheRecordIsCorrected(t *testing.T) {
	s := given(t, hearing)
	a := s.does(arv, proposes("p1", 1, exchange))
	s.does(chair, answers(AnswerNotRetained, a))
	o := s.does(arv, Press{Amendment: a})
	rec := s.does(secretariat, s.record("ARV", Lift{o}))
	if got := s.amendment(a); got.State != StateNotRetained {
		t.Fatalf("amendment %+v", got)
	}
	s.does(arv, CorrectRecord{rec, "Not lifted.", nil})
	if got := s.amendment(a); got.State != StatePressed || !s.objection(o).Standing() {
		t.Errorf("amendment %+v", got)
	}
}

func TestACorrectionGivesTheDelegationsOwnActInstead(t *testing.T) {
	s := given(t, hearing)
	s.when(secretariat, s.record("ARV", proposes("p1", 1, exchange)))
	rec, wrong := s.id(0), s.id(1)
	right := proposes("p1", 1, "States hear one another.")
	right.Supersedes = wrong
	s.does(arv, CorrectRecord{rec, "A word was misheard.", &Said{right}})
	if e := s.events[len(s.events)-1]; e.By != arv {
		t.Errorf("filed by %+v", e.By)
	}
	if got := s.amendment(wrong); got.State != StateWithdrawn || got.SupersededBy == "" {
		t.Errorf("amendment %+v", got)
	}

	// What it says instead is refused with the correction, and both can be sent again.
	rec = s.does(secretariat, s.record("ARV", objects("p1", 1)))
	s.when(arv, CorrectRecord{rec, "No.", &Said{Lift{"nope"}}}).refused(CodeNotFound)
	s.does(arv, CorrectRecord{rec, "No.", &Said{Lift{s.r.objectionsWhere((*Objection).Standing)[0]}}})
}

// Rule 9: a record never breaks a silence, nor tells who did.
func TestRule9ARecordNeitherBreaksASilenceNorTellsWhoDid(t *testing.T) {
	s := given(t, hearing, exchange)
	silence := s.does(chair, OpenSilence{Paragraphs: []VersionName{at("p1", 1)}, Deadline: s.at.Add(time.Hour), Zone: "UTC"})
	s.when(secretariat, s.record("ARV", objects("p1", 1))).refused(CodeBlocked)
	s.does(secretariat, s.record("ARV", objects("p2", 1)))
	o := s.does(arv, BreakSilence{silence, "p1", "", nil})
	s.when(secretariat, s.record("ARV", Lift{o})).refused(CodeBlocked)
	rec := s.does(secretariat, s.record("BOR", Await{Paragraph: "p1", Version: 1}))
	s.when(bor, CorrectRecord{rec, "No: we object.", &Said{objects("p1", 1)}}).refused(CodeBlocked)
	s.does(arv, DiscloseBreak{silence})
	s.does(secretariat, s.record("ARV", Lift{o}))
}

// A record read back from the log has the delegation's facts as the delegation's.
func TestARecordIsReadBackAsTheDelegationsAct(t *testing.T) {
	s := given(t, hearing)
	s.does(secretariat, s.record("ARV", objects("p1", 1)))
	data, err := WriteFacts(s.events)
	if err != nil {
		t.Fatal(err)
	}
	read, err := ReadFacts(data, s.at, secretariat)
	if err != nil || inLines(read) != inLines(s.events) {
		t.Errorf("%v, read back as\n%s\nnot\n%s", err, inLines(read), inLines(s.events))
	}
}

// PRACTICE 17: the form tells the time by the minute.
func TestWhatIsRecordedMayBeReceivedInTheMinuteInWhichTheReportWasOpened(t *testing.T) {
	s := givenDraft(t, listed18())
	opened := *s.r
	opened.CreatedAt = s.at.Truncate(time.Minute).Add(40 * time.Second)
	record := func(received time.Time) error {
		_, err := Decide(&opened, "r", secretariat, "seed", Record{Delegation: "ARV", Source: SourceFloor, Received: received,
			Command: Said{Object{Paragraph: "p1", Version: 1, Kind: ObjectionPlain}}}, opened.CreatedAt.Add(5*time.Second))
		return err
	}
	minute := opened.CreatedAt.Truncate(time.Minute)
	if err := record(minute); err != nil {
		t.Errorf("in that minute: %v", err)
	}
	if err := record(minute.Add(-time.Second)); err == nil {
		t.Error("what came the minute before is recorded")
	}
}
