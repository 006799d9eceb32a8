// adoption_test.go is adoption as scenarios: one decision on the whole, what stands in its way, and what
// it does (rule 11; PRACTICE 8, 25).

package editor

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// adopts is the adoption of the text as it stands.
func (s *scenario) adopts(toCome ...string) Adopt {
	c := Adopt{Body: "Working group", Meeting: "10th meeting", Date: start.Format(time.DateOnly), Place: "Harbour City", ToCome: toCome, Audience: AudiencePublic}
	for _, id := range s.r.Order {
		p, _ := s.r.Paragraph(id)
		c.Texts = append(c.Texts, at(id, p.Current()))
	}
	return c
}

// blocked demands that the last command was refused for obstacles of exactly these kinds, in this order.
func (s *scenario) blocked(kinds ...BlockerKind) {
	s.t.Helper()
	if s.refusal == nil || s.refusal.Code != CodeBlocked {
		s.t.Fatalf("not blocked: %v", s.refusal)
	}
	var got []BlockerKind
	for _, b := range s.refusal.Blockers {
		got = append(got, b.Kind)
	}
	if !slices.Equal(got, kinds) {
		s.t.Fatalf("blocked by %v, want %v: %s", got, kinds, s.refusal)
	}
}

// Rule 11, rule 1. PRACTICE 8.
func TestRule11AdoptionIsOneDecisionThatAgreesWhatIsStillOpen(t *testing.T) {
	s := given(t, "One.", "Two.", "Three.")
	s.does(chair, agree(at("p2", 1)))
	s.when(chair, s.adopts())
	revision := s.r.Revisions[0]
	s.then(ParagraphAgreed{"p1", 1}, ParagraphAgreed{"p3", 1},
		RevisionCirculated{Revision: revision.ID, Name: "Adopted text", Audience: AudiencePublic, Entries: []RevisionEntry{{"p1", 1, "1", ""}, {"p2", 1, "2", ""}, {"p3", 1, "3", ""}}, Hash: revision.Hash},
		ReportAdopted{Body: "Working group", Meeting: "10th meeting", Date: "2026-03-02", Place: "Harbour City", Revision: revision.ID})
	for _, id := range s.r.Order {
		s.status(id, StatusAgreed)
	}
	if c := s.r.Closing; !s.r.Adopted() || c.Revision != revision.ID || c.Audience != AudiencePublic || !c.At.Equal(s.at) {
		t.Errorf("closed as %+v", c)
	}
}

// Rule 11, rule 5.
func TestRule11WhatStandsInTheWayOfAdoptionIsNamedAllOfIt(t *testing.T) {
	s := given(t, "One.", "Two [firmly].", "Three [.", "Four on ____.", "Five.", "Six.")
	s.does(chair, OpenSilence{Paragraphs: []VersionName{at("p6", 1)}, Deadline: s.at.Add(time.Hour), Zone: "UTC"})
	s.does(arv, objects("p1", 1))
	s.does(bor, proposes("p1", 1, "One and a half."))
	s.does(cal, Await{Paragraph: "p5", Version: 1, Reason: "The ministry sits on Friday."})
	heard := s.does(bor, inserts("p4", "Four and a half."))
	s.does(chair, answers(AnswerNotRetained, heard))
	s.does(bor, Press{Amendment: heard, Reason: "Still."})
	s.does(cal, inserts(Gap, "Before all."))
	before := render(s.r)
	s.when(chair, s.adopts()).blocked(BlockObjection, BlockUnanswered, BlockBrackets, BlockBrackets, BlockPlaceholder, BlockAwaiting,
		BlockObjection, BlockPressed, BlockUnanswered, BlockSilence)
	if render(s.r) != before {
		t.Error("a refused adoption changed the report")
	}
	want := "The text is not adopted: 2 objections, 2 unanswered amendments, 1 pressed amendment, 2 square brackets, 1 delegation’s awaited instructions, 1 placeholder and 1 silence stand in the way. Nothing was changed."
	if m := s.refusal.Message; m != want {
		t.Errorf("said %q, want %q", m, want)
	}
	if b := s.refusal.Blockers[6]; b.Delegation != "BOR" || b.Paragraph != "p4" || b.Number != "4" || b.Reason != "Still." {
		t.Errorf("the objection that presses an insertion: %+v", b) // in the gap after paragraph 4
	}
	if b := s.refusal.Blockers[5]; b.Delegation != "CAL" || b.Paragraph != "p5" || b.Reason != "The ministry sits on Friday." {
		t.Errorf("who awaits instructions: %+v", b)
	}
}

// Rule 11, rule 2: while one is contested the whole cannot be adopted.
func TestRule11AContestedParagraphKeepsTheWholeFromBeingAdopted(t *testing.T) {
	s := given(t, "One.", "Two.")
	s.does(chair, agree(at("p1", 1), at("p2", 1)))
	o := s.does(arv, objects("p1", 1))
	s.when(chair, s.adopts()).blocked(BlockObjection)
	s.does(arv, Lift{o})
	s.does(chair, s.adopts())
}

// Rule 6: an insertion belongs to the gap; it blocks adoption, not its neighbours.
func TestRule11AnInsertionBlocksAdoptionAndOneThatIsMerelyListedLapses(t *testing.T) {
	s := given(t, "One.", "Two.")
	a := s.does(arv, inserts("p1", "One and a half."))
	s.does(chair, agree(at("p1", 1), at("p2", 1)))
	s.when(chair, s.adopts()).blocked(BlockUnanswered)
	s.does(chair, circulates("Rev.1"))
	if s.when(chair, s.adopts()); s.refusal != nil {
		t.Fatal(s.refusal)
	}
	s.state(a, StateNotRetained)
	if !slices.ContainsFunc(s.events, func(e Event) bool {
		return inLines([]Fact{e.Fact}) == inLines([]Fact{AmendmentAnswered{Amendment: a, Answer: AnswerNotRetained, Lapsed: true}})
	}) {
		t.Error("it is not on the record that it lapsed")
	}
}

// Rule 11, rule 3: an objection to the whole, or to a section, stands in the way whatever it reaches.
func TestRule11AWideObjectionKeepsTheWholeFromBeingAdopted(t *testing.T) {
	s := given(t, "One.")
	o := s.does(arv, Object{Scope: ScopeWhole, Kind: ObjectionConditional, On: "p1", Reason: "Pending 1."})
	s.does(chair, agree(at("p1", 1))) // which it does not reach
	s.when(chair, s.adopts()).blocked(BlockConditional)
	if b := s.refusal.Blockers[0]; !b.Ready || b.Scope != "the whole text" {
		t.Errorf("named as %+v", b)
	}
	s.does(arv, Lift{o})
	s.does(chair, s.adopts())
}

// Rule 11, PRACTICE 14: a deletion that is objected to is not passed over because it was left out.
func TestRule11AnObjectionToADeletionOutlivesTheParagraph(t *testing.T) {
	s := given(t, "One.", "Two.", "Three.")
	s.does(arv, objects("p1", 1)) // whose wish is met by the deletion
	s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: ""})
	s.does(chair, Revise{Paragraph: "p2", Version: 1, Text: ""})
	o := s.does(bor, objects("p2", 1)) // to the deletion, whichever version it names
	s.does(chair, circulates("Rev.1"))
	s.when(chair, s.adopts()).blocked(BlockObjection)
	if b := s.refusal.Blockers[0]; b.Delegation != "BOR" || b.Paragraph != "p2" {
		t.Errorf("named as %+v", b)
	}
	s.does(bor, Lift{o})
	s.does(chair, s.adopts())
}

// Rule 11: no unbalanced or standing square bracket, every placeholder filled or listed. PRACTICE 25.
func TestRule11EveryPlaceholderIsFilledOrListedAsATechnicalUpdateToCome(t *testing.T) {
	s := given(t, "Held on ____ in [tbc].", "Two.")
	s.when(chair, s.adopts()).blocked(BlockPlaceholder, BlockPlaceholder)
	s.when(chair, s.adopts("p2")).refused(CodeInvalid)
	s.when(chair, s.adopts("p1", "p1")).refused(CodeInvalid)
	s.does(chair, s.adopts("p1"))
	s.does(secretariat, UpdateTechnically{"p1", 1, "Held on 5 May in [tbc]."})
	s.does(chair, UpdateTechnically{"p1", 2, "Held on 5 May in Harbour City."})
	s.status("p1", StatusAgreed)
	if e := s.r.Revisions[0].Entries[0]; e.Version != 1 {
		t.Errorf("the adopted text is version %d", e.Version)
	}
	s.when(chair, UpdateTechnically{"p2", 1, "Too."}).refused(CodeInvalid)
}

// Rule 4.
func TestRule11TheChairAdoptsTheVersionsOnTheScreenAndNoOthers(t *testing.T) {
	s := given(t, "One.", "Two.", "Three.")
	screen := s.adopts()
	s.does(secretariat, Revise{Paragraph: "p1", Version: 1, Text: "One, now."})
	inserted := s.does(secretariat, Insert{After: "p2", Text: "Between."})
	s.when(chair, screen).refused(CodeStale,
		Blocker{Kind: BlockStale, Paragraph: "p1", Number: "1", Version: 2, Reason: "“, now” added"},
		Blocker{Kind: BlockStale, Paragraph: inserted, Number: "3", Version: 1, Reason: "not among the texts that you named"})
	s.does(arv, objects("p3", 1))
	s.when(chair, screen).blocked(BlockStale, BlockStale, BlockObjection)
}

func TestRule11TheMeetingIsNamedAndHasBeenHeld(t *testing.T) {
	s := given(t, "One.")
	for say, change := range map[string]func(*Adopt){
		"The body that decided is to be named":     func(c *Adopt) { c.Body = " " },
		"The meeting that decided is to be named":  func(c *Adopt) { c.Meeting = "" },
		"The date of the meeting is written":       func(c *Adopt) { c.Date = "2 March" },
		"The meeting has not been held yet":        func(c *Adopt) { c.Date = "2026-03-04" },
		"A revision is for":                        func(c *Adopt) { c.Audience = AudienceChair },
		`This report has no paragraph "p9"`:        func(c *Adopt) { c.Texts[0].Paragraph = "p9" },
		"Paragraph 1 has no version 7":             func(c *Adopt) { c.Texts[0].Version = 7 },
		"Paragraph 1 is named twice":               func(c *Adopt) { c.Texts = append(c.Texts, c.Texts[0]) },
		`This report has no paragraph "elsewhere"`: func(c *Adopt) { c.ToCome = []string{"elsewhere"} },
		"The place: There is a direction override": func(c *Adopt) { c.Place = "N\u202eew York" },
	} {
		c := s.adopts()
		change(&c)
		if s.when(chair, c); s.refusal == nil || !strings.HasPrefix(s.refusal.Message, say) {
			t.Errorf("%s: %v", say, s.refusal)
		}
	}
	s.when(secretariat, s.adopts()).refused(CodeForbidden)
	s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: ""})
	s.when(chair, s.adopts()).refused(CodeInvalid)
}

// Rule 13: no log may say that a text was adopted which was not, nor go on as if it were not closed.
func TestRule11NoLogAdoptsOverAnObstacleOrGoesOnAfterwards(t *testing.T) {
	s := given(t, "One.", "Two.")
	s.does(chair, agree(at("p1", 1), at("p2", 1)))
	s.does(chair, circulates("Rev.1"))
	adopted := ReportAdopted{Body: "Working group", Meeting: "10th meeting", Date: "2026-03-02", Revision: s.r.Revisions[0].ID}
	contested, err := Apply(s.r, Event{At: s.at, By: arv, Fact: ObjectionRaised{Objection: "o1", Paragraph: "p1", Version: 1, Delegation: "ARV", Kind: ObjectionPlain}})
	if err != nil {
		t.Fatal(err)
	}
	reopened, err := Apply(s.r, Event{At: s.at, By: chair, Fact: ParagraphReopened{"p1", "", ""}})
	if err != nil {
		t.Fatal(err)
	}
	awaiting, err := Apply(s.r, Event{At: s.at, By: arv, Fact: InstructionsAwaited{"p1", 1, "ARV", ""}})
	if err != nil {
		t.Fatal(err)
	}
	other := adopted
	other.Revision = "elsewhere"
	for what, c := range map[string]struct {
		r *Report
		f Fact
	}{"contested": {contested, adopted}, "open": {reopened, adopted}, "awaiting": {awaiting, adopted}, "another text": {s.r, other}} {
		if _, err := Apply(c.r, Event{At: s.at, By: chair, Fact: c.f}); err == nil {
			t.Errorf("a log adopted what is %s", what)
		}
	}
	closed, err := Apply(s.r, Event{At: s.at, By: chair, Fact: adopted})
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []Fact{adopted, ParagraphRevised{"p1", 2, "Other.", nil}, ParagraphReopened{"p1", "", ""}, SettingsChanged{s.r.Settings},
		ObjectionRaised{Objection: "o1", Paragraph: "p1", Version: 1, Delegation: "ARV", Kind: ObjectionPlain}} {
		if _, err := Apply(closed, Event{At: s.at, By: chair, Fact: f}); err == nil {
			t.Errorf("a log went on with %s", f.Fact())
		}
	}
}
