// rearranging_test.go is moving, splitting, merging and restoring (rule 6, PRACTICE 16), as scenarios.

package editor

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func moves(paragraph, after string) Amend {
	return Amend{Kind: AmendMove, Paragraph: paragraph, Version: 1, After: &after}
}

func splits(paragraph string, parts ...string) Amend {
	return Amend{Kind: AmendSplit, Paragraph: paragraph, Version: 1, Parts: parts}
}

func merges(text string, first string, with ...string) Amend {
	c := Amend{Kind: AmendMerge, Paragraph: first, Version: 1, Text: text}
	for _, id := range with {
		c.With = append(c.With, at(id, 1))
	}
	return c
}

const (
	first, second = "The States hear the experts.", "They report in May."
	whole         = first + " " + second
)

func (s *scenario) reads(want ...string) {
	s.t.Helper()
	numbers := s.r.Numbers()
	var got []string
	for _, id := range s.r.Order {
		got = append(got, strings.TrimSpace(numbers[id]+" "+s.paragraph(id).Text()))
	}
	if !slices.Equal(got, want) {
		s.t.Fatalf("the text reads\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func (s *scenario) against(paragraph string) (found []string) {
	for _, b := range s.r.Obstacles(s.paragraph(paragraph), s.r.Numbers()) {
		found = append(found, b.Objection+b.Amendment)
	}
	return found
}

// outlined is a report with headings and subparagraphs.
func outlined(t *testing.T) *scenario {
	heading := func(id, text string) Element {
		return Element{ID: id, Kind: KindHeading, Level: 1, Marker: MarkerUpperRoman, Text: text}
	}
	paragraph := func(id, text string) Element {
		return Element{ID: id, Kind: KindParagraph, Marker: MarkerArabic, Text: text}
	}
	item := func(id, text string) Element {
		return Element{ID: id, Kind: KindItem, Level: 1, Marker: MarkerLetter, Text: text}
	}
	return givenDraft(t, Draft{Elements: []Element{
		heading("h1", "Opening"), paragraph("p1", "One."), paragraph("p2", "Two:"), item("i1", "ships;"), item("i2", "ports."),
		heading("h2", "Charts"), paragraph("p3", "Three."), paragraph("p4", "Four here."),
	}})
}

func TestAParagraphMovesWithItsSubparagraphsAndStaysAgreed(t *testing.T) {
	s := outlined(t)
	s.does(chair, agree(at("p2", 1)))
	s.when(chair, Move{Paragraph: "p2", Version: 1, After: "p3"}).then(ParagraphMoved{Paragraph: "p2", After: "p3", Along: []string{"i1", "i2"}})
	s.reads("I Opening", "1 One.", "II Charts", "2 Three.", "3 Two:", "(a) ships;", "(b) ports.", "4 Four here.")
	s.status("p2", StatusAgreed)
	s.when(chair, Move{Paragraph: "p2", Version: 1, After: "p3"}).refused(CodeSettled)
	s.when(chair, Move{Paragraph: "p2", Version: 1, After: "i1"}).refused(CodeInvalid)
	s.when(chair, Move{Paragraph: "p4", Version: 1, After: "p2"}).refused(CodeSettled) // behind its subparagraphs
	s.does(chair, Move{Paragraph: "p4", Version: 1, After: Gap})
	s.reads("1 Four here.", "I Opening", "2 One.", "II Charts", "3 Three.", "4 Two:", "(a) ships;", "(b) ports.")
	s.when(chair, Move{Paragraph: "p4", Version: 2, After: "p1"}).refused(CodeInvalid)
}

func TestAHeadingMovesWithItsSectionAndCutsNoOther(t *testing.T) {
	s := outlined(t)
	s.does(arv, Object{Scope: ScopeSection, Paragraph: "h2", Version: 1, Kind: ObjectionPlain})
	s.does(chair, Move{Paragraph: "h1", Version: 1, After: "p3"})
	s.reads("I Charts", "1 Three.", "2 Four here.", "II Opening", "3 One.", "4 Two:", "(a) ships;", "(b) ports.")
	if got := s.against("p1"); len(got) > 0 {
		t.Errorf("the other section is reached by %v", got)
	}
}

// Rule 3: nothing takes a paragraph out of an objection's reach; what comes into a section comes into it.
func TestRule3AMoveTakesNoParagraphOutOfAnObjectionsReach(t *testing.T) {
	s := outlined(t)
	out := s.does(arv, Object{Scope: ScopeSection, Paragraph: "h1", Version: 1, Kind: ObjectionPlain})
	into := s.does(bor, Object{Scope: ScopeSection, Paragraph: "h2", Version: 1, Kind: ObjectionPlain})
	s.does(bor, Await{Paragraph: "p1", Version: 1})
	s.does(chair, Move{Paragraph: "p1", Version: 1, After: "p3"})
	if got := s.against("p1"); !slices.Equal(got, []string{out, into}) {
		t.Errorf("against it stand %v", got)
	}
	if who := s.paragraph("p1").Awaiting; len(who) > 0 {
		t.Errorf("%v awaits instructions where its objection stands", who)
	}
}

func TestRule6AnAmendmentToMoveBlocksTheParagraphMoved(t *testing.T) {
	s := given(t, "One.", "Two.", "Three.")
	s.when(arv, moves("p1", Gap)).refused(CodeSettled)
	a := s.does(arv, moves("p1", "p2"))
	s.when(arv, moves("p1", "p2")).refused(CodeSettled)
	b := s.does(bor, moves("p1", "p2"))
	other := s.does(cal, moves("p1", "p3"))
	if got := s.r.Clusters(s.paragraph("p1")); fmt.Sprint(got) != fmt.Sprint([][][]string{{{a, b}, {other}}}) {
		t.Errorf("clusters %v", got)
	}
	s.when(chair, agree(at("p2", 1), at("p3", 1))).then(ParagraphAgreed{"p2", 1}, ParagraphAgreed{"p3", 1})
	s.when(chair, agree(at("p1", 1)))
	if s.refusal == nil || len(s.refusal.Blockers) != 3 {
		t.Fatalf("%v", s.refusal)
	}
	s.does(cal, TakePosition{Amendment: a, Position: PositionCannotAccept})
	s.when(chair, Move{Paragraph: "p1", Version: 1, After: "p2", Takes: []Take{{a, AnswerReflected}}})
	s.state(a, StateReflected)
	s.state(b, StateOvertaken)
	s.state(other, StatePending)
	if len(s.paragraph("p1").Objections) != 1 { // rule 8
		t.Error("who cannot accept the move does not object to it")
	}
	s.reads("1 Two.", "2 One.", "3 Three.")
}

// Rule 2: a request to reopen that is granted leaves the paragraph open.
func TestRule2AnAgreedParagraphThatIsMovedAtADelegationsRequestIsOpen(t *testing.T) {
	s := given(t, "One.", "Two.")
	s.does(chair, agree(at("p1", 1)))
	a := s.does(arv, moves("p1", "p2"))
	s.status("p1", StatusContested)
	s.when(chair, answers(AnswerReflected, a)).refused(CodeBlocked)
	s.when(chair, Move{Paragraph: "p1", Version: 1, After: "p2", Takes: []Take{{a, AnswerReflected}}}).then(
		ParagraphMoved{Paragraph: "p1", After: "p2", Takes: []Take{{a, AnswerReflected}}}, ParagraphReopened{Paragraph: "p1"},
		AmendmentAnswered{Amendment: a, Answer: AnswerReflected})
	s.status("p1", StatusOpen)
}

func TestRule6ASplitKeepsTheIdOfItsFirstPartAndEverythingStandsOnEveryPart(t *testing.T) {
	s := given(t, whole, "Four.")
	s.does(chair, circulates("Zero draft"))
	o := s.does(arv, objects("p1", 1))
	early := s.does(arv, proposes("p1", 1, "The States hear all experts. "+second))
	late := s.does(bor, proposes("p1", 1, first+" They report in June."))
	cut := s.does(cal, proposes("p1", 1, "The States hear the experts, who report in May."))
	delete := s.does(cal, Amend{Kind: AmendDelete, Paragraph: "p1", Version: 1})
	s.when(chair, Split{Paragraph: "p1", Version: 1, Parts: []string{first, " "}}).refused(CodeInvalid)
	s.when(chair, Split{Paragraph: "p1", Version: 1, Parts: []string{whole}}).refused(CodeInvalid)
	part := s.does(chair, Split{Paragraph: "p1", Version: 1, Parts: []string{first, second}})
	s.reads("1 "+first, "1 bis "+second, "2 Four.")
	for _, p := range []string{"p1", part} {
		if got, want := s.against(p), []string{o, early, late, cut, delete}; !slices.Equal(got, want) {
			t.Errorf("against %s stand %v, want %v", p, got, want)
		}
	}
	for _, c := range []struct {
		amendment, paragraph string
		class                Class
		text                 string
	}{
		{early, "p1", ClassClean, "The States hear all experts."}, {early, part, ClassGone, ""},
		{late, "p1", ClassGone, ""}, {late, part, ClassClean, "They report in June."},
		{cut, "p1", ClassOverlapping, ""}, {cut, part, ClassOverlapping, ""},
		{delete, "p1", ClassOverlapping, ""}, {delete, part, ClassOverlapping, ""},
	} {
		s.carriedOn(c.amendment, c.paragraph, c.class, c.text)
	}
	// It goes on from what was filed when a part changes, and is settled when its words are in the text.
	s.when(chair, Revise{Paragraph: part, Version: 1, Text: "They report in early May."})
	s.carriedOn(late, part, ClassOverlapping, "")
	s.does(chair, Revise{Paragraph: part, Version: 2, Text: "They report in June.", Takes: []Take{{late, AnswerReflected}}})
	s.state(late, StateReflected)
	s.does(chair, Revise{Paragraph: "p1", Version: 2, Text: "The States hear all experts."})
	s.state(early, StateOvertaken)
	s.does(arv, Lift{o})
	s.does(cal, Withdraw{cut})
	s.does(cal, Withdraw{delete})
	s.does(chair, agree(at("p1", 3), at(part, 3)))
}

func (s *scenario) carriedOn(amendment, paragraph string, class Class, text string) {
	s.t.Helper()
	a := s.amendment(amendment)
	got := Stand{paragraph, a.CarriedTo, a.Class, a.Carried}
	if stand, ok := a.stand(paragraph); ok {
		got = stand
	} else if paragraph != a.Paragraph {
		s.t.Fatalf("no. %d does not stand on %s", a.No, paragraph)
	}
	if want := (Stand{paragraph, s.paragraph(paragraph).Current(), class, text}); got != want {
		s.t.Errorf("no. %d stands as %+v, want %+v", a.No, got, want)
	}
}

func TestRule6AnAmendmentToSplitIsTakenOrOvertaken(t *testing.T) {
	s := given(t, whole)
	a := s.does(arv, splits("p1", first, second))
	b := s.does(bor, splits("p1", first, second))
	words := s.does(cal, proposes("p1", 1, "All States hear the experts. "+second))
	if got := s.r.Clusters(s.paragraph("p1")); fmt.Sprint(got) != fmt.Sprint([][][]string{{{a, b}}, {{words}}}) {
		t.Errorf("clusters %v", got)
	}
	if got := s.amendment(a); !slices.Equal(got.Parts(), []string{first, second}) || got.Diff.Before() != whole {
		t.Errorf("filed as %v", got.Diff)
	}
	s.does(cal, TakePosition{Amendment: a, Position: PositionCannotAccept, Reason: "One thought."})
	s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: "All States hear the experts. " + second, Takes: []Take{{words, AnswerReflected}}})
	s.carriedOn(a, "p1", ClassClean, "All States hear the experts.\n"+second)
	part := s.does(chair, Split{Paragraph: "p1", Version: 2, Parts: []string{"All States hear the experts.", second}, Takes: []Take{{a, AnswerReflected}}})
	s.state(a, StateReflected)
	s.state(b, StateOvertaken)
	for _, p := range []string{"p1", part} { // rule 8: against both parts
		if got := s.against(p); len(got) != 1 {
			t.Errorf("against %s stand %v", p, got)
		}
	}
	s.does(cal, Lift{s.against(part)[0]})
	s.does(chair, agree(at("p1", 3), at(part, 1)))
}

func TestRule6AMergeIsOfNeighboursAndEverythingStandsOnTheFirst(t *testing.T) {
	s := outlined(t)
	s.when(chair, Merge{Paragraphs: []VersionName{at("p1", 1), at("p3", 1)}, Text: "x"}).refused(CodeInvalid)
	s.when(chair, Merge{Paragraphs: []VersionName{at("p4", 1), at("p3", 1)}, Text: "x"}).refused(CodeInvalid)
	s.when(chair, Merge{Paragraphs: []VersionName{at("p4", 1), at("p4", 1)}, Text: "x"}).refused(CodeInvalid)
	s.when(chair, Merge{Paragraphs: []VersionName{at("i2", 1), at("h2", 1)}, Text: "x"}).refused(CodeInvalid)
	s.when(chair, Merge{Paragraphs: []VersionName{at("p3", 1), at("p4", 2)}, Text: "x"}).refused(CodeInvalid)
	o := s.does(bor, objects("p4", 1))
	waits := s.does(bor, Object{Paragraph: "p1", Version: 1, Kind: ObjectionConditional, On: "p4"})
	revise := s.does(arv, proposes("p4", 1, "Four and five here."))
	after := s.does(arv, inserts("p4", "Six."))
	merge := s.does(cal, merges("Three and four.", "p3", "p4"))
	for _, p := range []string{"p3", "p4"} { // it blocks every paragraph it names
		if !slices.Contains(s.against(p), merge) {
			t.Errorf("the merge does not block %s", p)
		}
	}
	s.does(chair, Merge{Paragraphs: []VersionName{at("p3", 1), at("p4", 1)}, Text: "Three. Four here.", Takes: []Take{{merge, AnswerPartly}}})
	s.reads("I Opening", "1 One.", "2 Two:", "(a) ships;", "(b) ports.", "II Charts", "3 Three. Four here.")
	if got, want := s.against("p3"), []string{o, revise}; !slices.Equal(got, want) {
		t.Errorf("against it stand %v, want %v", got, want)
	}
	s.carriedOn(revise, "p3", ClassClean, "Three. Four and five here.")
	if got := s.amendment(after); !slices.Equal(s.r.StandsOn(got), []string{"p3"}) {
		t.Errorf("the insertion stands on %v", s.r.StandsOn(got))
	}
	s.does(chair, Revise{Paragraph: "p3", Version: 2, Text: "Three. Four and five here."})
	s.state(revise, StateOvertaken)
	s.does(arv, Press{Amendment: revise}) // though its own paragraph is gone
	if got := s.against("p3"); len(got) != 3 {
		t.Errorf("against it stand %v", got)
	}
	s.does(arv, Withdraw{revise})
	s.does(arv, Lift{s.against("p3")[1]})
	s.does(bor, Lift{o})
	s.does(chair, agree(at("p3", 3)))
	if w, _ := s.r.Objection(waits); !s.r.Ready(w) {
		t.Error("what it is pending on has been agreed, merged into another")
	}
	// What was drafted against what is gone is filed, and stands where its text went.
	s.when(cal, objects("p4", 1)).refused(CodeNotFound)
	if !strings.Contains(s.refusal.Message, "merged into paragraph 3") {
		t.Error(s.refusal)
	}
	old := s.does(cal, proposes("p4", 1, "Four, at last."))
	s.status("p3", StatusContested)
	s.carriedOn(old, "p3", ClassOverlapping, "")
}

func TestRule7IdenticalMergesAreShownOnceWithAllTheirSponsors(t *testing.T) {
	s := given(t, "One.", "Two.")
	first := s.does(arv, merges("One. Two.", "p1", "p2"))
	other := s.does(bor, merges("One and two.", "p1", "p2"))
	same := s.does(cal, merges("One. Two.", "p1", "p2"))
	if got, want := fmt.Sprint(s.r.Clusters(s.paragraph("p1"))), fmt.Sprint([][][]string{{{first, same}, {other}}}); got != want {
		t.Errorf("the clusters are %s, want %s", got, want)
	}
}

func TestRule6ANewVersionClassesAnAmendmentToMerge(t *testing.T) {
	s := given(t, "One is here.", "Two is there.", "Three.")
	a := s.does(arv, merges("One is here. Two is there.", "p1", "p2"))
	s.does(chair, Revise{Paragraph: "p2", Version: 1, Text: "Two is not there."})
	s.carriedOn(a, "p1", ClassClean, "One is here. Two is not there.")
	s.does(chair, Split{Paragraph: "p2", Version: 2, Parts: []string{"Two is not", "there."}})
	s.carriedOn(a, "p1", ClassOverlapping, "")
}

// Rule 9: text under silence takes no new version, and goes nowhere.
func TestRule9TextUnderSilenceIsNeitherMovedNorSplitNorMerged(t *testing.T) {
	s := outlined(t)
	merge := s.does(arv, merges("Two: ships;", "p2", "i1"))
	s.does(arv, Withdraw{merge})
	s.does(chair, OpenSilence{Paragraphs: []VersionName{at("i1", 1)}, Deadline: s.at.AddDate(0, 0, 5), Zone: "UTC"})
	for _, c := range []Command{
		Move{Paragraph: "i1", Version: 1, After: "i2"}, Move{Paragraph: "p2", Version: 1, After: "p4"}, Move{Paragraph: "h2", Version: 1, After: Gap},
		Split{Paragraph: "i1", Version: 1, Parts: []string{"a", "b"}}, Merge{Paragraphs: []VersionName{at("p2", 1), at("i1", 1)}, Text: "x"},
	} {
		s.when(chair, c).refused(CodeBlocked)
	}
	s.does(chair, Move{Paragraph: "p4", Version: 1, After: Gap})
	// An amendment to merge breaks the silence on what it names.
	s.does(arv, merges("ships; ports.", "i1", "i2"))
	if silence := s.r.Silences[0]; !silence.Broken("i1") {
		t.Error("not broken")
	}
}

// Rule 2: what is set aside for a silence on one paragraph may not agree another by the way.
func TestRule9AnAmendmentThatContestsAnotherParagraphIsNotSetAside(t *testing.T) {
	s := given(t, "One.", "Two.")
	s.does(chair, agree(at("p2", 1)))
	a := s.does(arv, merges("One. Two.", "p1", "p2"))
	s.when(chair, OpenSilence{Paragraphs: []VersionName{at("p1", 1)}, Deadline: s.at.AddDate(0, 0, 5), Zone: "UTC"})
	if s.refusal == nil || len(s.refusal.Blockers) != 1 || s.refusal.Blockers[0].Amendment != a {
		t.Errorf("%v", s.refusal)
	}
}

func TestADeletedParagraphIsRestoredWithAllThatStoodOnIt(t *testing.T) {
	s := given(t, "One.", "Two.", "Three.")
	s.when(chair, Restore{"p2", Gap}).refused(CodeSettled)
	o := s.does(arv, objects("p2", 1))
	a := s.does(bor, proposes("p2", 1, "Two and a half."))
	s.does(chair, Revise{Paragraph: "p2", Version: 1, Text: ""})
	s.does(chair, circulates("Zero draft"))
	s.when(chair, Move{Paragraph: "p2", Version: 2, After: Gap}).refused(CodeNotFound)
	s.when(chair, Restore{"p2", "p1"}).then(
		ParagraphRestored{"p2", "p1", 3, "Two."}, AmendmentCarried{Amendment: a, Version: 3, Class: ClassClean, Text: "Two and a half."})
	s.reads("1 One.", "1 bis Two.", "2 Three.")
	if got := s.against("p2"); !slices.Equal(got, []string{o}) { // the amendment was listed
		t.Errorf("against it stand %v", got)
	}
}

// It was agreed before it went into another: coming back does not agree it.
func TestRule1AParagraphThatWasMergedIsRestoredOpen(t *testing.T) {
	s := given(t, "One.", "Two.")
	s.does(chair, agree(at("p2", 1)))
	s.does(chair, Merge{Paragraphs: []VersionName{at("p1", 1), at("p2", 1)}, Text: "One. Two."})
	a := s.does(arv, proposes("p2", 1, "Two, too."))
	s.does(chair, Restore{"p2", "p1"})
	s.reads("1 One. Two.", "2 Two.")
	s.status("p2", StatusOpen)
	if got := s.r.StandsOn(s.amendment(a)); !slices.Equal(got, []string{"p2", "p1"}) {
		t.Errorf("it stands on %v", got)
	}
}

// Rule 6.
func TestATextThatWentToOneParagraphTwiceIsFollowedFromTheFirst(t *testing.T) {
	s := given(t, hearing, reports)
	s.does(chair, Merge{[]VersionName{{"p1", 1}, {"p2", 1}}, hearing + " " + reports, nil})
	s.does(chair, Split{"p1", 2, []string{hearing, reports}, nil})
	part := s.r.Order[1]
	s.does(chair, Restore{"p2", "p1"})
	s.does(chair, Merge{[]VersionName{{"p1", 3}, {"p2", 2}}, hearing + " Again.", nil})
	if got := s.r.Lineage("p2", 1); !slices.Contains(got, part) || len(got) != 3 {
		t.Errorf("the text of p2 went to %v, and not to %s", got, part)
	}
}

// Rule 3: an objection to a section reaches what its heading and its paragraphs became.
func TestRule3WideObjectionsReachWhatWasSplitAndMerged(t *testing.T) {
	s := outlined(t)
	section := s.does(arv, Object{Scope: ScopeSection, Paragraph: "h1", Version: 1, Kind: ObjectionPlain})
	all := s.does(bor, Object{Scope: ScopeWhole, Kind: ObjectionConditional, On: "p3"})
	s.does(chair, Move{Paragraph: "p1", Version: 1, After: "p4"})
	part := s.does(chair, Split{Paragraph: "p1", Version: 1, Parts: []string{"One", "and more."}})
	if got := s.against(part); !slices.Equal(got, []string{section, all}) {
		t.Errorf("against the part stand %v", got)
	}
	free := s.does(chair, Split{Paragraph: "p3", Version: 1, Parts: []string{"Three", "and more."}})
	if got := s.against(free); len(got) > 0 {
		t.Errorf("against a part of what it is pending on stand %v", got)
	}
	s.does(chair, Merge{Paragraphs: []VersionName{at("p3", 2), at(free, 1), at("p4", 1)}, Text: "Three and more. Four."})
	if got := s.against("p3"); !slices.Equal(got, []string{all}) { // it stood against paragraph 4
		t.Errorf("against the merged stand %v", got)
	}
	s.does(chair, Merge{Paragraphs: []VersionName{at("p1", 2), at(part, 1)}, Text: "One and more."})
	if got := s.against("p1"); !slices.Equal(got, []string{section, all}) {
		t.Errorf("against it stand %v", got)
	}
	heading := s.does(chair, Split{Paragraph: "h1", Version: 1, Parts: []string{"Opening", "of the session"}})
	added := s.does(chair, Insert{After: heading, Text: "New."})
	if got := s.against(added); !slices.Contains(got, section) {
		t.Errorf("under the second half of the heading stand %v", got)
	}
}

// Rule 3: the Chair asks for an objection at every part of what it was raised against.
func TestAnObjectionIsCalledAtEveryPartOfASplit(t *testing.T) {
	s := given(t, whole)
	o := s.does(arv, objects("p1", 1))
	part := s.does(chair, Split{Paragraph: "p1", Version: 1, Parts: []string{first, second}})
	call := s.does(chair, CallObjections{[]string{part}})
	s.then(ObjectionsCalled{call, []string{o}})
	if got := s.r.StandsAgainst(s.objection(o)); !slices.Equal(got, []string{"p1", part}) {
		t.Errorf("it stands against %v", got)
	}
}

func TestRule6APressedMergeIsAnObjectionToEveryParagraphItNames(t *testing.T) {
	s := given(t, "One.", "Two.")
	a := s.does(arv, merges("One. Two.", "p1", "p2"))
	s.does(chair, answers(AnswerNotRetained, a))
	s.does(arv, Press{Amendment: a})
	o := s.id(0)
	for _, p := range []string{"p1", "p2"} {
		if got := s.against(p); !slices.Equal(got, []string{o, a}) {
			t.Errorf("against %s stand %v, want %v", p, got, []string{o, a})
		}
	}
}
