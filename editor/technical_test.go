// technical_test.go is the technical update: what it may fill, what it may not touch, and that it ends
// no agreement.

package editor

import (
	"slices"
	"strings"
	"testing"
)

const held = "The session was held from [to be completed] in ____, with [...] States."

func updates(text string) UpdateTechnically {
	return UpdateTechnically{Paragraph: "p1", Version: 1, Text: text}
}

func TestRule2ATechnicalUpdateDoesNotReopenAgreement(t *testing.T) {
	s := given(t, held)
	s.does(chair, agree(at("p1", 1)))
	agreedAt := s.at
	const filled = "The session was held from 4 to 8 May in [75/240](https://example.org), with 61 States."
	s.when(secretariat, updates(filled)).then(ParagraphUpdated{"p1", 2, filled})
	s.status("p1", StatusAgreed)
	p := s.paragraph("p1")
	if p.Agreed != 2 || !p.AgreedAt.Equal(agreedAt) || !p.Versions[1].Technical || p.Versions[0].Text != held {
		t.Errorf("%+v", p)
	}
	s.when(chair, agree(at("p1", 2))).refused(CodeSettled)
	s.when(chair, Revise{Paragraph: "p1", Version: 2, Text: filled + " It closed."}).then(ParagraphRevised{Paragraph: "p1", Version: 3, Text: filled + " It closed."})
	s.status("p1", StatusOpen) // a new version ends agreement as ever
}

func TestATechnicalUpdateMayFillOnePlaceholderOfSeveral(t *testing.T) {
	for _, text := range []string{
		"The session was held from 4 to 8 May in ____, with [...] States.",
		"The session was held from [to be completed] in New York, in part, with [...] States.",
		"The session was held from [tbc] in Geneva, with [...] States.", // one for another
		"The session was held from [to be completed] in ____, with 12 or [XX] States.",
	} {
		s := given(t, held)
		s.when(chair, updates(text)).then(ParagraphUpdated{"p1", 2, text})
		s.status("p1", StatusOpen)
	}
	const brackets = "On [to be completed] be [tbc][...] [should] [a [XX]]"
	for _, text := range []string{
		"On [to be completed] be [tbc]5 [should] [a [XX]]",
		"On [to be completed] be 1[...] [should] [a [XX]]",
		"On 5 be 12 [should] [a 3]",
	} {
		s := given(t, brackets)
		s.when(chair, updates(text)).then(ParagraphUpdated{"p1", 2, text})
	}
}

func TestATechnicalUpdateFillsPlaceholdersOnly(t *testing.T) {
	for _, c := range []struct{ before, after, part string }{
		{held, "The meeting was held from 4 May in ____, with [...] States.", "takes out “session” and puts in “meeting”. To change"},
		{held, "The session was held from 4 May in ____, with [...] delegations.", "takes out “States” and puts in “delegations”"},
		{held, "The session was not held from 4 May in ____, with [...] States.", "puts in “not”"},
		{held, "The session was held from 4 May in ____, with [...].", "takes out “States”"},
		{held, "was held from 4 May in ____, with [...] States.", "takes out “The session”"},
		{held, "", "takes out"},
		{held, "The session was held from 4 May in ____", "takes out"},
		{held, "The session was held from  in ____, with [...] States.", "“[to be completed]” is filled with nothing"},
		{held, "The session was held from   in ____, with [...] States.", "is filled with nothing"},
		{held, "The session was held from [early] May in ____, with [...] States.", "square bracket (“[early] May”)"},
		{held, "The session was held from 4 ] May in ____, with [...] States.", "square bracket"},
		{held, "The session was held from " + strings.Repeat("4", MaxFilling+1) + " in ____, with [...] States.", "more than 200 characters"},
		{held, held, "no placeholder is filled"},
		{hearing, exchange, "no placeholder in this text"},
		{"[should] act", "should act", "no placeholder in this text"},
		{"On [tbc][should] act", `On 5\[should] act`, "part of a square bracket"},
		{"On [tbc][should] act", "On 5^[should] act", "part of a square bracket"},
		{"On [tbc](u) and [a]", "On [a](u) and [a]", "no placeholder in this text"}, // a link
		{"[a][tbc] b", "[a](u) b", "part of a square bracket"},
		{held, "The session\nwas held", "one line"},
		{held, "The session\u202e", "override"},
	} {
		s := given(t, c.before)
		s.when(chair, updates(c.after)).refused(CodeInvalid)
		if !strings.Contains(s.refusal.Message, c.part) {
			t.Errorf("%q\nto %q\nwas refused with %q, want %q", c.before, c.after, s.refusal.Message, c.part)
		}
	}
}

func TestATechnicalUpdateNamesTheCurrentVersionOfAParagraphThatIsThere(t *testing.T) {
	const filled = "Held in Geneva."
	s := given(t, "Held in ____.", hearing)
	s.does(chair, UpdateTechnically{"p1", 1, "Held in [tbc]."})
	s.when(chair, UpdateTechnically{"p1", 1, filled}).refused(CodeStale,
		Blocker{Kind: BlockStale, Paragraph: "p1", Number: "1", Version: 2, Reason: "“____” struck, “[tbc]” added"})
	s.when(chair, UpdateTechnically{"p1", 3, filled}).refused(CodeInvalid)
	s.when(chair, UpdateTechnically{"p9", 1, filled}).refused(CodeNotFound)
	s.when(arv, UpdateTechnically{"p1", 2, filled}).refused(CodeForbidden)
	s.when(observer, UpdateTechnically{"p1", 2, filled}).refused(CodeForbidden)
	s.does(chair, Revise{Paragraph: "p2", Version: 1})
	s.does(chair, Circulate{Name: "Rev.1", Audience: AudienceObservers})
	s.when(chair, UpdateTechnically{"p2", 2, filled}).refused(CodeNotFound)
}

// Rule 2: the text of a contested paragraph is untouched; and no update makes one agreed.
func TestRule2AContestedTextTakesNoTechnicalUpdate(t *testing.T) {
	s := given(t, "Held in ____.")
	s.does(chair, agree(at("p1", 1)))
	a := s.does(arv, proposes("p1", 1, "Held in Geneva."))
	s.status("p1", StatusContested)
	s.when(chair, updates("Held in Geneva.")).refused(CodeBlocked,
		Blocker{Kind: BlockUnanswered, Paragraph: "p1", Number: "1", Delegation: "ARV", Version: 1, Amendment: a, No: 1})
	if want := "Paragraph 1 is contested, and its text stays untouched: 1 unanswered amendment stands in the way. Nothing was changed."; s.refusal.Message != want {
		t.Errorf("message %q", s.refusal.Message)
	}
	if _, err := Apply(s.r, Event{At: s.at, By: chair, Fact: ParagraphUpdated{"p1", 2, "Held in Geneva."}}); err == nil {
		t.Error("a log may update a contested paragraph")
	}
	s.does(chair, Reopen{Paragraph: "p1"})
	s.when(chair, updates("Held in Geneva.")).then(
		ParagraphUpdated{"p1", 2, "Held in Geneva."},
		AmendmentCarried{Amendment: a, Version: 2, Class: ClassOvertaken})
	s.status("p1", StatusOpen)
}

func TestRule6PendingAmendmentsAreCarriedAtATechnicalUpdate(t *testing.T) {
	s := given(t, "Held in ____, where States met.")
	clean := s.does(arv, proposes("p1", 1, "Held in ____, where the States met."))
	over := s.does(bor, proposes("p1", 1, "Held in Rome, where States met."))
	s.when(chair, updates("Held in Geneva, where States met.")).then(
		ParagraphUpdated{"p1", 2, "Held in Geneva, where States met."},
		AmendmentCarried{Amendment: clean, Version: 2, Class: ClassClean, Text: "Held in Geneva, where the States met."},
		AmendmentCarried{Amendment: over, Version: 2, Class: ClassOverlapping})
}

func TestRule3ATechnicalUpdateLiftsNoObjection(t *testing.T) {
	s := given(t, "Held in ____.")
	s.does(arv, objects("p1", 1))
	s.does(chair, updates("Held in Geneva."))
	s.status("p1", StatusOpen)
	s.when(chair, agree(at("p1", 2))).refused(CodeBlocked, s.r.Obstacles(s.paragraph("p1"), s.r.Numbers())...)
}

// No log either may change agreed words under the name of a technical update.
func TestALogThatUpdatesMoreThanPlaceholdersIsDamaged(t *testing.T) {
	s := given(t, "Held in ____.")
	s.does(chair, agree(at("p1", 1)))
	for _, f := range []ParagraphUpdated{
		{"p1", 2, "Never held in ____."}, {"p1", 1, "Held in Rome."}, {"p1", 3, "Held in Rome."}, {"p9", 2, "Held in Rome."}, {"p1", 2, "Held in [Rome]."},
	} {
		if _, err := Apply(s.r, Event{At: s.at, By: chair, Fact: f}); err == nil {
			t.Errorf("%+v was applied", f)
		}
	}
}

func TestEachOfManyPlaceholdersIsFilledInItsPlace(t *testing.T) {
	before := strings.Repeat("[tbc] and ____, ", 1000) + "end"
	for after, ok := range map[string]bool{
		strings.Repeat("5 and 6, ", 1000) + "end":                      true,
		strings.Repeat("5 and 6, ", 999) + "[tbc] and ____, end":       true,
		strings.Repeat("[tbc] and 6, ", 1000) + "end":                  true,
		strings.Repeat("5 and 6, ", 999) + "end":                       false,
		strings.Repeat("5 and 6, ", 1000) + "ends":                     false,
		strings.Repeat("5 and 6, ", 500) + strings.Repeat("and ", 500): false,
	} {
		if err := checkFilled(before, after); (err == nil) != ok {
			t.Errorf("filled as %.30q…: %v", after, err)
		}
	}
}

func FuzzCheckFilled(f *testing.F) {
	f.Add(held, "The session was held from 4 May in Rome, with 5 States.")
	f.Add("[tbc][...]", "[tbc]5")
	f.Add("On [tbc][should]", "On 5^[should]")
	f.Fuzz(func(t *testing.T, before, after string) {
		if len(before)+len(after) > 2000 || checkFilled(before, after) != nil {
			return
		}
		was, is := FindBrackets(before), FindBrackets(after)
		if len(was.Placeholders) == 0 || was.Blocking() != is.Blocking() {
			t.Fatalf("%q was filled as %q", before, after)
		}
		// What is not a placeholder stands in both, in the same order.
		at := 0
		for p := range ReadBrackets(before).all() {
			if p.Kind != PieceWords || slices.Contains([]string{" ", ""}, p.Open) {
				continue
			}
			next := strings.Index(after[at:], p.Open)
			if next < 0 {
				t.Fatalf("%q was filled as %q without %q", before, after, p.Open)
			}
			at += next + len(p.Open)
		}
	})
}
