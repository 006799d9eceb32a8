// scenario_test.go lets a rule's test read as the rule: given a text and what was done to it, when
// somebody sends a command, then these facts follow, or this refusal.

package editor

import (
	"fmt"
	"slices"
	"testing"
	"time"
)

var (
	chair       = Actor{Person: "u1", Name: "Ada Ferrante", Role: RoleChair}
	secretariat = Actor{Person: "u2", Role: RoleSecretariat}
	arv         = Actor{Person: "u3", Delegation: "ARV", Role: RoleDelegation}
	bor         = Actor{Person: "u4", Delegation: "BOR", Role: RoleDelegation}
	cal         = Actor{Person: "u5", Delegation: "CAL", Role: RoleDelegation}
	observer    = Actor{Person: "u6", Delegation: "NGO", Role: RoleObserver}
)

// start is when every scenario begins.
var start = time.Date(2026, 3, 2, 15, 0, 0, 0, time.UTC)

type scenario struct {
	t       *testing.T
	r       *Report
	at      time.Time // of the last command
	sent    int
	events  []Event // of the last command
	refusal *Refusal
}

// given opens a report of numbered paragraphs p1, p2, … with three delegations and an observer.
func given(t *testing.T, texts ...string) *scenario {
	t.Helper()
	var d Draft
	for i, text := range texts {
		d.Elements = append(d.Elements, Element{ID: fmt.Sprint("p", i+1), Kind: KindParagraph, Marker: MarkerArabic, Text: text})
	}
	return givenDraft(t, d)
}

func givenDraft(t *testing.T, d Draft) *scenario {
	t.Helper()
	s := &scenario{t: t, at: start}
	s.does(chair, Create{Draft: d})
	for _, seat := range []Delegation{{Code: "ARV", Name: "Arvenia", Kind: KindState}, {Code: "BOR", Name: "Borland", Kind: KindState}, {Code: "CAL", Name: "Calder", Kind: KindState}, {Code: "NGO", Name: "Open Seas", Kind: KindObserver}} {
		s.does(secretariat, Seat{seat})
	}
	return s
}

// when sends a command, a minute after the last; a refusal must change nothing.
func (s *scenario) when(by Actor, c Command) *scenario {
	s.t.Helper()
	s.sent, s.at = s.sent+1, s.at.Add(time.Minute)
	s.events, s.refusal = nil, nil
	before := render(s.r)
	events, err := Decide(s.r, "r", by, fmt.Sprint("c", s.sent), c, s.at)
	if render(s.r) != before {
		s.t.Fatalf("deciding %T changed the report it was decided on", c)
	}
	if err != nil {
		var ok bool
		if s.refusal, ok = AsRefusal(err); !ok {
			s.t.Fatalf("%T: %v", c, err)
		}
		return s
	}
	if s.r, err = ApplyAll(s.r, events); err != nil {
		s.t.Fatalf("%T: %v", c, err)
	}
	s.events = events
	return s
}

// does sends a command that must be accepted, and gives the first id that it made.
func (s *scenario) does(by Actor, c Command) string {
	s.t.Helper()
	if s.when(by, c); s.refusal != nil {
		s.t.Fatalf("%T was refused: %s", c, s.refusal)
	}
	return s.id(0)
}

// id is the i-th id that the last command made.
func (s *scenario) id(i int) string {
	if made := Made(s.events); i < len(made) {
		return made[i]
	}
	return ""
}

// then demands exactly these facts of the last command.
func (s *scenario) then(facts ...Fact) {
	s.t.Helper()
	if s.refusal != nil {
		s.t.Fatalf("refused: %s", s.refusal)
	}
	got := make([]Fact, len(s.events))
	for i, e := range s.events {
		got[i] = e.Fact
	}
	if a, b := inLines(got), inLines(facts); a != b {
		s.t.Fatalf("facts:\n%swant:\n%s", a, b)
	}
}

// refused demands that the last command was refused with exactly these blockers. A blocker's time,
// and its name on the floor, are compared when one is wanted.
func (s *scenario) refused(code Code, blockers ...Blocker) {
	s.t.Helper()
	if s.refusal == nil {
		s.t.Fatalf("not refused:\n%s", inLines(s.events))
	}
	got := slices.Clone(s.refusal.Blockers)
	for i := range got {
		if i >= len(blockers) || blockers[i].At == nil {
			got[i].At = nil
		}
		if i >= len(blockers) || blockers[i].Floor == "" {
			got[i].Floor = ""
		}
	}
	if a, b := inLines(got), inLines(blockers); s.refusal.Code != code || a != b {
		s.t.Fatalf("refused as %s (%s):\n%swant %s:\n%s", s.refusal.Code, s.refusal, a, code, b)
	}
}

// status demands where a paragraph stands.
func (s *scenario) status(paragraph string, want Status) {
	s.t.Helper()
	p, _ := s.r.Paragraph(paragraph)
	if got := s.r.Status(p); got != want {
		s.t.Fatalf("paragraph %s is %s, want %s", paragraph, got, want)
	}
}

func (s *scenario) paragraph(id string) *Paragraph {
	s.t.Helper()
	p, ok := s.r.Paragraph(id)
	if !ok {
		s.t.Fatalf("no paragraph %s", id)
	}
	return p
}

func (s *scenario) amendment(id string) *Amendment {
	s.t.Helper()
	a, ok := s.r.Amendment(id)
	if !ok {
		s.t.Fatalf("no amendment %s", id)
	}
	return a
}

// state demands where an amendment stands.
func (s *scenario) state(id string, want State) {
	s.t.Helper()
	if got := s.amendment(id).State; got != want {
		s.t.Fatalf("the amendment is %s, want %s", got, want)
	}
}

// Commands that tests send often.

func agree(names ...VersionName) Agree { return Agree{Paragraphs: names} }

func at(paragraph string, version int) VersionName { return VersionName{paragraph, version} }

func proposes(paragraph string, version int, text string) Amend {
	return Amend{Kind: AmendRevise, Paragraph: paragraph, Version: version, Text: text}
}

func inserts(after string, text string) Amend {
	if after == Gap {
		return Amend{Kind: AmendInsertAfter, Text: text}
	}
	return Amend{Kind: AmendInsertAfter, Paragraph: after, Version: 1, Text: text}
}

func objects(paragraph string, version int) Object {
	return Object{Paragraph: paragraph, Version: version, Kind: ObjectionPlain}
}

func answers(answer Answer, ids ...string) AnswerAmendments {
	return AnswerAmendments{Amendments: ids, Answer: answer}
}

func circulates(name string) Circulate { return Circulate{Name: name, Audience: AudienceObservers} }
