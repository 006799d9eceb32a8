// bridging_test.go is bridges as scenarios (rule 6; PRACTICE 13 and 21): how far each amendment is met, what
// their authors say, and what becomes of each when the Chair takes the bridge.

package editor

import (
	"slices"
	"strings"
	"testing"
	"time"
)

const charts = "States keep their charts and hear the experts every year."

// between is a paragraph with three amendments on the same words, of ARV, BOR and CAL.
func between(t *testing.T) (s *scenario, a, b, c string) {
	t.Helper()
	s = given(t, charts, exchange)
	a = s.does(arv, proposes("p1", 1, "States shall keep their charts and hear the experts every year."))
	b = s.does(bor, proposes("p1", 1, "States should maintain their charts and hear the experts every year."))
	c = s.does(cal, proposes("p1", 1, "States should keep all their charts and hear the experts each month."))
	return s, a, b, c
}

// met demands how far a text meets amendments, in their order.
func (s *scenario) met(text string, want ...any) {
	s.t.Helper()
	for i := 0; i < len(want); i += 2 {
		a, _ := s.r.Amendment(want[i].(string))
		if got, portions := s.r.Met(a, s.paragraph("p1"), text); got != want[i+1].(Meets) {
			s.t.Errorf("%q meets no. %d as %s, want %s: %v", text, a.No, got, want[i+1], portions)
		}
	}
}

func (s *scenario) states(want ...any) {
	s.t.Helper()
	for i := 0; i < len(want); i += 2 {
		if a, _ := s.r.Amendment(want[i].(string)); a.State != want[i+1].(State) {
			s.t.Errorf("amendment no. %d is %s, want %s", a.No, a.State, want[i+1])
		}
	}
}

// tells demands a refusal with these words somewhere in it.
func (s *scenario) tells(code Code, words string) {
	s.t.Helper()
	if s.refusal == nil || s.refusal.Code != code || !strings.Contains(s.refusal.Message, words) {
		s.t.Errorf("refused as %v, want %s: … %s …", s.refusal, code, words)
	}
}

func TestABridgeMeetsAnAmendmentByTheWordsItHasOfIt(t *testing.T) {
	s, a, b, c := between(t)
	d := s.does(arv, Amend{Kind: AmendDelete, Paragraph: "p1", Version: 1})
	s.met("States should maintain all their charts and hear the experts every year.", a, MeetsNot, b, MeetsWhole, c, MeetsPartly, d, MeetsNot)
	s.met("States shall keep their charts and hear the experts every year.", a, MeetsWhole, b, MeetsNot, c, MeetsNot)
	s.met("States shall maintain all their charts and hear the experts each month.", a, MeetsWhole, b, MeetsPartly, c, MeetsPartly, d, MeetsNot)
	s.met("Nobody does.", d, MeetsNot)
	s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: "States keep our charts and hear the experts every year."})
	s.met("States keep all their charts and hear the experts every year.", c, MeetsPartly) // which overlaps by now
}

// Rule 6: a bridge changes the text by the Chair's revise, and settles what it meets and what was given up for it.
func TestRule6TakingABridgeSettlesWhatItMeetsAndLeavesWhatIsMaintained(t *testing.T) {
	s, a, b, c := between(t)
	const text = "States should maintain all their charts and hear the experts every year."
	k := s.does(chair, PutBridge{Paragraph: "p1", Version: 1, Text: text, Amendments: []string{a, b, c}, Note: "As spoken of."})
	s.status("p1", StatusOpen)
	s.states(a, StatePending, b, StatePending, c, StatePending)
	s.when(arv, AnswerBridge{Bridge: k, Amendment: a, Answer: BridgeAccepts}).then(BridgeAnswered{Bridge: k, Amendment: a, Delegation: "ARV", Answer: BridgeAccepts})
	s.does(bor, AnswerBridge{Bridge: k, Amendment: b, Answer: BridgeAccepts, Reason: "With thanks."})
	s.does(cal, AnswerBridge{Bridge: k, Amendment: c, Answer: BridgeMaintains, Reason: "A month is what matters."})
	s.when(chair, TakeBridge{k}).then(
		ParagraphRevised{"p1", 2, text, []Take{{b, AnswerReflected}}},
		AmendmentAnswered{Amendment: b, Answer: AnswerReflected},
		AmendmentCarried{Amendment: a, Version: 2, Class: ClassOverlapping},
		AmendmentCarried{Amendment: c, Version: 2, Class: ClassOverlapping},
		AmendmentAnswered{Amendment: a, Answer: AnswerNotRetained},
		BridgeTaken{k, 2})
	s.states(a, StateNotRetained, b, StateReflected, c, StatePending)
	if in, ok := s.r.BridgeIn("p1", 2); !ok || in.ID != k || in.Open() {
		t.Errorf("version 2 is bridge %+v", in)
	}
	s.when(chair, agree(at("p1", 2))).refused(CodeBlocked, Blocker{Kind: BlockUnanswered, Paragraph: "p1", Number: "1", Delegation: "CAL", Version: 1, Amendment: c, No: 3})
	s.does(arv, Press{Amendment: a}) // what was given up may still be pressed
}

// Without anybody's word a bridge settles what it meets, and nothing else.
func TestABridgeThatNobodyAnsweredSettlesOnlyWhatItMeets(t *testing.T) {
	s, a, b, c := between(t)
	k := s.does(secretariat, PutBridge{Paragraph: "p1", Version: 1, Text: "States should maintain all their charts and hear the experts every year.", Amendments: []string{a, b, c}})
	s.does(secretariat, TakeBridge{k})
	s.states(a, StatePending, b, StateReflected, c, StatePartly)
}

// Rule 8: who cannot accept an amendment objects to the bridge that takes it.
func TestRule8ABridgeThatTakesAnAmendmentIsObjectedToByWhoCannotAcceptIt(t *testing.T) {
	s, a, b, _ := between(t)
	s.does(cal, TakePosition{Amendment: b, Position: PositionCannotAccept})
	k := s.does(chair, PutBridge{Paragraph: "p1", Version: 1, Text: "States should maintain their charts and hear the experts every year.", Amendments: []string{a, b}})
	s.does(chair, TakeBridge{k})
	if list := s.paragraph("p1").Objections; len(list) != 1 {
		t.Errorf("objections %v", list)
	}
}

func TestAnAuthorAcceptsWithAChangeAndTheChairPutsABetterBridge(t *testing.T) {
	s, a, b, c := between(t)
	k := s.does(chair, PutBridge{Paragraph: "p1", Version: 1, Text: "States should keep their charts and hear the experts every year.", Amendments: []string{a, c}})
	changed := "States should keep their charts and hear the experts each month."
	s.does(cal, AnswerBridge{Bridge: k, Amendment: c, Answer: BridgeWithChange, Text: changed})
	bridge, _ := s.r.Bridge(k)
	if how := s.r.Becomes(bridge, c); how != "" {
		t.Errorf("the bridge without its change makes it %q", how)
	}
	s.does(cal, AnswerBridge{Bridge: k, Amendment: c, Answer: BridgeAccepts}) // a later word stands in place of the one before
	s.does(cal, AnswerBridge{Bridge: k, Amendment: c, Answer: BridgeWithChange, Text: changed})
	better := s.does(chair, PutBridge{Paragraph: "p1", Version: 1, Text: changed, Amendments: []string{a, c}, Supersedes: k})
	s.when(arv, AnswerBridge{Bridge: k, Amendment: a, Answer: BridgeAccepts}).says(CodeSettled, "The Chair has put another bridge in the place of this one.")
	s.does(cal, AnswerBridge{Bridge: better, Amendment: c, Answer: BridgeAccepts})
	s.does(arv, AnswerBridge{Bridge: better, Amendment: a, Answer: BridgeMaintains})
	s.does(chair, TakeBridge{better})
	s.states(a, StatePending, b, StatePending, c, StatePartly)
}

// A co-sponsor speaks too, and the sponsor's word settles.
func TestTheSponsorsWordOnABridgeSettles(t *testing.T) {
	s, a, _, _ := between(t)
	s.does(bor, Join{Amendment: a})
	k := s.does(chair, PutBridge{Paragraph: "p1", Version: 1, Text: "States shall hold their charts and hear the experts every year.", Amendments: []string{a}})
	k = s.does(chair, PutBridge{Paragraph: "p1", Version: 1, Text: "Charts are kept and the experts heard every year.", Amendments: []string{a}, Supersedes: k})
	s.does(bor, AnswerBridge{Bridge: k, Amendment: a, Answer: BridgeAccepts})
	bridge, _ := s.r.Bridge(k)
	if how := s.r.Becomes(bridge, a); how != "" {
		t.Errorf("the co-sponsor's word makes it %q", how)
	}
	s.does(arv, AnswerBridge{Bridge: k, Amendment: a, Answer: BridgeAccepts})
	bridge, _ = s.r.Bridge(k)
	if how := s.r.Becomes(bridge, a); how != AnswerNotRetained {
		t.Errorf("the sponsor's word makes it %q", how)
	}
}

// Rule 4: a bridge is answered and taken on the text that it was put on.
func TestRule4ABridgeIsNotTakenOnATextThatHasChanged(t *testing.T) {
	s, a, b, _ := between(t)
	k := s.does(chair, PutBridge{Paragraph: "p1", Version: 1, Text: "States should keep their charts and hear the experts every year.", Amendments: []string{a, b}})
	how := func(want Class, text string) {
		t.Helper()
		bridge, _ := s.r.Bridge(k)
		if class, now := s.r.Rebased(bridge); class != want || now != text {
			t.Errorf("the bridge is %s, %q; want %s, %q", class, now, want, text)
		}
	}
	how(ClassClean, "States should keep their charts and hear the experts every year.")
	s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: "States keep their charts and hear the experts each year."})
	how(ClassClean, "States should keep their charts and hear the experts each year.")
	for _, m := range []struct {
		by Actor
		c  Command
	}{{chair, TakeBridge{k}}, {arv, AnswerBridge{Bridge: k, Amendment: a, Answer: BridgeAccepts}}} {
		s.when(m.by, m.c).tells(CodeStale, "your screen showed version 1, the text is now version 2")
	}
	s.does(chair, Revise{Paragraph: "p1", Version: 2, Text: "States should keep their charts and hear the experts each year."})
	how(ClassOvertaken, "")
	s.does(chair, Revise{Paragraph: "p1", Version: 3, Text: "States have to keep their charts and hear the experts each year."})
	how(ClassOverlapping, "")
	s.does(chair, Revise{Paragraph: "p1", Version: 4})
	how(ClassGone, "")
	s.does(chair, WithdrawBridge{k})
}

// Rule 9: frozen text takes no bridge.
func TestRule9NoBridgeIsPutOrTakenUnderSilence(t *testing.T) {
	s, a, _, _ := between(t)
	put := PutBridge{Paragraph: "p1", Version: 1, Text: "States should keep their charts.", Amendments: []string{a}}
	k := s.does(chair, put)
	s.does(chair, OpenSilence{Paragraphs: []VersionName{at("p1", 1)}, Deadline: s.at.Add(96 * time.Hour), Zone: "UTC"})
	put.Text = "States ought to keep their charts."
	s.when(chair, put).says(CodeBlocked, "Paragraph 1 is under silence until")
	s.when(chair, TakeBridge{k}).says(CodeBlocked, "Paragraph 1 is under silence until")
}

// What is an amendment's own change to another's words may come into the text without those: its sponsor
// that maintains it is not overruled then either.
func TestNoBridgeOvertakesAMaintainedAmendmentToAnAmendment(t *testing.T) {
	s := given(t, "States keep charts in good order.")
	a := s.does(arv, proposes("p1", 1, "States keep charts in good order of the sea and daily."))
	b := s.does(bor, Amend{Kind: AmendRevise, Paragraph: "p1", Version: 1, To: a, Text: "States keep maps in good order of the sea and daily."})
	k := s.does(chair, PutBridge{Paragraph: "p1", Version: 1, Text: "States keep maps in good order daily.", Amendments: []string{a, b}})
	s.does(bor, AnswerBridge{Bridge: k, Amendment: b, Answer: BridgeMaintains})
	s.when(chair, TakeBridge{k}).says(CodeBlocked, "BOR maintains amendment no. 2")
	s.does(bor, AnswerBridge{Bridge: k, Amendment: b, Answer: BridgeAccepts})
	s.does(chair, TakeBridge{k})
	s.states(a, StatePartly, b, StatePartly)
}

func TestABridgeIsPutOnlyBetweenUnsettledAmendmentsToTheWords(t *testing.T) {
	s, a, b, c := between(t)
	after := "p2"
	move := s.does(arv, Amend{Kind: AmendMove, Paragraph: "p1", Version: 1, After: &after})
	elsewhere := s.does(arv, proposes("p2", 1, "The States exchange their views."))
	s.does(chair, answers(AnswerNotRetained, c))
	const text = "States should keep their charts."
	put := func(text string, amendments ...string) PutBridge {
		return PutBridge{Paragraph: "p1", Version: 1, Text: text, Amendments: amendments}
	}
	k := s.does(chair, put(text, a, b))
	other := s.does(chair, PutBridge{Paragraph: "p2", Version: 1, Text: "The States exchange all views.", Amendments: []string{elsewhere}})
	superseding := func(id string) PutBridge {
		c := put("States must keep their charts.", a)
		c.Supersedes = id
		return c
	}
	for _, of := range []struct {
		c    PutBridge
		code Code
		says string
	}{
		{put("  ", a), CodeInvalid, "A bridge has words."},
		{put("bad\x07", a), CodeInvalid, "character"},
		{put(charts, a), CodeInvalid, "The bridge is the same as version 1."},
		{put("States must."), CodeInvalid, "Name the amendments"},
		{put(text, a, b), CodeSettled, "This bridge was put already."},
		{put("States must.", "nope"), CodeNotFound, "no amendment"},
		{put("States must.", a, a), CodeInvalid, "Amendment no. 1 is named twice."},
		{put("States must.", move), CodeInvalid, "does not change the words"},
		{put("States must.", elsewhere), CodeInvalid, "does not change the words"},
		{put("States must.", c), CodeSettled, "Amendment no. 3 is settled already (not retained)."},
		{PutBridge{Paragraph: "p1", Version: 2, Text: "States must.", Amendments: []string{a}}, CodeInvalid, "has no version 2"},
		{PutBridge{Paragraph: "p1", Version: 1, Text: "States must.", Amendments: []string{a}, Note: "bad\x07"}, CodeInvalid, "The note"},
		{superseding("nope"), CodeNotFound, "no bridge"},
		{superseding(other), CodeInvalid, "on another paragraph"},
	} {
		s.when(chair, of.c).tells(of.code, of.says)
	}
	s.does(chair, WithdrawBridge{other})
	s.when(chair, superseding(other)).says(CodeSettled, "This bridge has been withdrawn.")
	s.does(chair, TakeBridge{k})
	s.when(chair, WithdrawBridge{k}).says(CodeSettled, "This bridge has been taken into the text already, as version 2.")
}

func TestABridgeIsAnsweredByTheAuthorsOfWhatItIsBetween(t *testing.T) {
	s, a, b, c := between(t)
	k := s.does(chair, PutBridge{Paragraph: "p1", Version: 1, Text: "States should maintain their charts and hear the experts every year.", Amendments: []string{a, b}})
	said := func(amendment string, word BridgeWord, text string) AnswerBridge {
		return AnswerBridge{Bridge: k, Amendment: amendment, Answer: word, Text: text}
	}
	for _, of := range []struct {
		by   Actor
		c    AnswerBridge
		code Code
		says string
	}{
		{arv, AnswerBridge{Bridge: "nope", Amendment: a, Answer: BridgeAccepts}, CodeNotFound, "no bridge"},
		{arv, said("nope", BridgeAccepts, ""), CodeNotFound, "no amendment"},
		{cal, said(c, BridgeAccepts, ""), CodeInvalid, "The bridge is not between amendment no. 3 and others."},
		{cal, said(a, BridgeAccepts, ""), CodeForbidden, "Amendment no. 1 is ARV's"},
		{arv, said(a, "shrugs", ""), CodeInvalid, `not "shrugs"`},
		{arv, said(a, BridgeAccepts, "Words."), CodeInvalid, "Only who accepts with a change has a text."},
		{arv, said(a, BridgeWithChange, " "), CodeInvalid, "Give the whole text"},
		{arv, said(a, BridgeWithChange, "bad\x07"), CodeInvalid, "character"},
		{arv, said(a, BridgeWithChange, "States should maintain their charts and hear the experts every year."), CodeInvalid, "This is the bridge as it is: accept it."},
		{arv, said(a, BridgeWithChange, charts), CodeInvalid, "This is the text as it is, without the bridge"},
		{bor, said(b, BridgeMaintains, ""), CodeInvalid, "All of amendment no. 2 is in the bridge"},
		{arv, AnswerBridge{Bridge: k, Amendment: a, Answer: BridgeAccepts, Reason: "bad\x07"}, CodeInvalid, "The reason"},
	} {
		s.when(of.by, of.c).tells(of.code, of.says)
	}
	s.does(arv, said(a, BridgeMaintains, ""))
	s.when(arv, said(a, BridgeMaintains, "")).says(CodeSettled, "You have said so already.")
	s.does(arv, Withdraw{a})
	s.when(arv, said(a, BridgeAccepts, "")).says(CodeSettled, "Amendment no. 1 is settled already (withdrawn).")
	s.does(chair, Record{Delegation: "BOR", Source: SourceFloor, Received: s.at, Command: Said{said(b, BridgeAccepts, "")}})
	first := s.does(chair, Insert{After: Gap, Text: "All that follows."})
	s.does(chair, Merge{Paragraphs: []VersionName{at(first, 1), at("p1", 1)}, Text: "All of it."})
	s.when(bor, said(b, BridgeWithChange, "Some of it.")).says(CodeNotFound, "This paragraph was merged into")
}

// Rule 13: the reason of an answer goes with the amendment that was answered for, and its words stay.
func TestRule13TheReasonOfAnAnswerToABridgeIsExpungedWithItsAmendment(t *testing.T) {
	s, a, _, _ := between(t)
	k := s.does(chair, PutBridge{Paragraph: "p1", Version: 1, Text: "States should keep their charts.", Amendments: []string{a}})
	s.does(arv, AnswerBridge{Bridge: k, Amendment: a, Answer: BridgeMaintains, Reason: "The minister is away."})
	answered := s.events
	s.does(arv, Withdraw{a})
	s.does(chair, Expunge{Words: Words{Amendments: []string{a}}, Decision: "Decision 5"})
	f := s.events[0].Fact.(ContentExpunged)
	if len(f.Texts) > 0 {
		t.Errorf("texts %v of what a bridge holds are expunged", f.Texts)
	}
	bridge, _ := s.r.Bridge(k)
	if said, _ := bridge.AnswerOf(a, "ARV"); said.Reason != "" || said.Answer != BridgeMaintains {
		t.Errorf("the answer is %+v", said)
	}
	if without, changed := Redact(s.r, answered, f); !changed || strings.Contains(inLines(without), "minister") {
		t.Errorf("the record keeps %s", inLines(without))
	}
	if a, _ := s.r.Amendment(a); a.TextGone || s.r.hasWords(a) || !slices.Contains(bridge.Amendments, a.ID) {
		t.Errorf("of the amendment is left %+v", a)
	}
}
