// loading_test.go is a revision that comes from outside, as scenarios, and the laws that hold of any.

package editor

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func numbered(text string) Element {
	return Element{Kind: KindParagraph, Marker: MarkerArabic, Text: text}
}

func headed(text string) Element {
	return Element{Kind: KindHeading, Level: 1, Marker: MarkerUpperRoman, Text: text}
}

// change is what became of paragraphs in their first version.
func change(from []string, to ...Element) LoadedChange {
	c := LoadedChange{To: to}
	for _, id := range from {
		c.From = append(c.From, at(id, 1))
	}
	return c
}

func kept(s *scenario, id string) LoadedChange {
	p := s.paragraph(id)
	return LoadedChange{From: []VersionName{at(id, p.Current())}, To: []Element{{Kind: p.Kind, Level: p.Level, Marker: p.Marker, Printed: p.Printed, Annex: p.Annex, Text: p.Text()}}}
}

func loads(changes ...LoadedChange) LoadRevision { return LoadRevision{"Rev.2", changes} }

func TestARevisionFromOutsideIsTheTextAllOfItInItsOrder(t *testing.T) {
	s := given(t, "The States hear the experts. They report in May.", "They meet each year.", "In Vienna.", "They publish.", "They rest.", "They part.")
	c := loads(
		kept(s, "p6"),
		change([]string{"p1"}, numbered("The States hear the experts."), numbered("They report in May.")),
		change([]string{"p2", "p3"}, numbered("They meet each year in Vienna.")),
		LoadedChange{To: []Element{numbered("They sing.")}},
		change([]string{"p4"}, numbered("They publish at once.")),
		change([]string{"p5"}),
	)
	s.when(chair, c)
	fresh, part := s.id(0), s.id(1)
	s.then(
		RevisionLoaded{Name: "Rev.2", Order: []string{"p6", "p1", "p2", "p3", fresh, "p4", "p5"}, Moved: []string{"p6"},
			New: []CreatedElement{{ID: fresh, Kind: KindParagraph, Marker: MarkerArabic, Text: "They sing."}}},
		ParagraphSplit{Paragraph: "p1", Version: 2, Text: "The States hear the experts.", Parts: []Part{{Paragraph: part, Text: "They report in May."}}},
		ParagraphsMerged{Paragraph: "p2", Version: 2, Text: "They meet each year in Vienna.", Merged: []VersionName{at("p3", 1)}},
		ParagraphRevised{Paragraph: "p4", Version: 2, Text: "They publish at once."},
		ParagraphRevised{Paragraph: "p5", Version: 2},
	)
	if why := readsOtherwise(s.r, c); why != "" {
		t.Fatal(why)
	}
	s.when(secretariat, loads(kept(s, "p6"), kept(s, "p1"), kept(s, part), kept(s, "p2"), kept(s, fresh), kept(s, "p4"))).refused(CodeSettled)
}

func TestRule4ARevisionFromOutsideIsComparedWithTheTextAsItStands(t *testing.T) {
	s := given(t, "One.", "Two.", "Three.")
	c := loads(kept(s, "p1"), change([]string{"p2"}, numbered("Two now.")), kept(s, "p3"))
	s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: "One here."})
	s.when(chair, c).refused(CodeStale, Blocker{Kind: BlockStale, Paragraph: "p1", Number: "1", Version: 2, Reason: "“here” added"})
	fresh := s.does(chair, Insert{After: "p3", Text: "Four."})
	s.does(chair, Revise{Paragraph: "p3", Version: 1, Text: ""})
	s.does(chair, circulates("Rev.1")) // which leaves the third out
	s.when(chair, c).refused(CodeStale,
		Blocker{Kind: BlockStale, Paragraph: "p1", Number: "1", Version: 2, Reason: "“here” added"},
		Blocker{Kind: BlockStale, Paragraph: "p3", Version: 2, Reason: "It is no longer in the text."},
		Blocker{Kind: BlockStale, Paragraph: fresh, Number: "3", Version: 1, Reason: "It is not among what was compared."})
	s.when(chair, loads(kept(s, "p1"), kept(s, "p2"), LoadedChange{To: []Element{numbered("Five.")}})).refused(CodeStale,
		Blocker{Kind: BlockStale, Paragraph: fresh, Number: "3", Version: 1, Reason: "It is not among what was compared."})
	s.when(chair, loads(LoadedChange{From: []VersionName{at("p1", 9)}, To: []Element{numbered("Five.")}})).refused(CodeInvalid)
}

func TestRule6EveryPendingAmendmentIsCarriedToWhatBecameOfItsParagraph(t *testing.T) {
	s := given(t, "The States shall hear the experts. They report in May.", "They meet each year.", "In Vienna.", "They publish.", "They rest.", "They part.")
	revise := func(id, text string) Amend { return Amend{Kind: AmendRevise, Paragraph: id, Version: 1, Text: text} }
	split := s.does(arv, revise("p1", "The States shall hear the experts. They report in June."))
	merged := s.does(arv, revise("p3", "In Geneva."))
	overlapping := s.does(arv, revise("p4", "They print."))
	overtaken := s.does(bor, revise("p4", "They publish at once."))
	gone := s.does(arv, revise("p5", "They rest well."))
	inserted := s.does(arv, Amend{Kind: AmendInsertAfter, Paragraph: "p3", Version: 1, Text: "They sing."})
	moved := s.does(bor, moves("p6", Gap))
	clean := s.does(cal, revise("p6", "They part soon."))
	s.does(cal, TakePosition{Amendment: inserted, Position: PositionCannotAccept})
	s.does(chair, loads(
		kept(s, "p6"),
		change([]string{"p1"}, numbered("The States shall hear the experts."), numbered("They report in May.")),
		change([]string{"p2", "p3"}, numbered("They meet each year. In Vienna.")),
		LoadedChange{To: []Element{numbered("They sing.")}},
		change([]string{"p4"}, numbered("They publish at once.")),
		change([]string{"p5"}),
	))
	fresh, part := s.id(0), s.id(1)
	for id, want := range map[string]State{split: StatePending, merged: StatePending, overlapping: StatePending, gone: StatePending, clean: StatePending,
		overtaken: StateOvertaken, inserted: StateOvertaken, moved: StateOvertaken} {
		if a := s.amendment(id); a.State != want {
			t.Errorf("no. %d is %s, want %s", a.No, a.State, want)
		}
	}
	if a := s.amendment(split); a.Class != ClassGone || a.Also[0] != (Stand{part, 1, ClassClean, "They report in June."}) {
		t.Errorf("on the split it stands as %s and %+v", a.Class, a.Also)
	}
	if a := s.amendment(merged); a.Also[0] != (Stand{"p2", 2, ClassClean, "They meet each year. In Geneva."}) {
		t.Errorf("on the merge it stands as %+v", a.Also)
	}
	if a := s.amendment(overlapping); a.Class != ClassOverlapping || a.CarriedTo != 2 {
		t.Errorf("it is %s with version %d", a.Class, a.CarriedTo)
	}
	if a := s.amendment(gone); a.Class != ClassGone {
		t.Errorf("it is %s", a.Class)
	}
	if a := s.amendment(clean); a.CarriedTo != 0 {
		t.Errorf("what stands elsewhere was carried to version %d", a.CarriedTo)
	}
	if got := s.against(fresh); len(got) != 1 { // rule 8
		t.Errorf("who cannot accept the new text objects to it with %v", got)
	}
}

func TestRule6WhatStandsOnSeveralParagraphsIsCarriedOnceAllOfTheTextIsThere(t *testing.T) {
	s := given(t, whole)
	s.does(chair, Split{Paragraph: "p1", Version: 1, Parts: []string{first, second}})
	part := s.id(0)
	a := s.does(arv, proposes("p1", 1, "The States hear all experts. They report in June."))
	s.when(chair, loads(
		LoadedChange{From: []VersionName{at("p1", 2)}, To: []Element{numbered("The States now hear the experts.")}},
		LoadedChange{From: []VersionName{at(part, 1)}, To: []Element{numbered("They all report in May.")}},
	)).then(
		RevisionLoaded{Name: "Rev.2", Order: []string{"p1", part}},
		ParagraphRevised{Paragraph: "p1", Version: 3, Text: "The States now hear the experts."},
		ParagraphRevised{Paragraph: part, Version: 2, Text: "They all report in May."},
		AmendmentCarried{a, 3, ClassClean, "The States now hear all experts.", ""},
		AmendmentCarried{a, 2, ClassClean, "They all report in June.", part},
	)
}

func TestRule2ARevisionFromOutsideEndsOnlyTheAgreementOfWhatItRevises(t *testing.T) {
	s := given(t, "One.", "Two.", "Three.", "Four.", "Five.")
	s.does(chair, agree(at("p1", 1), at("p2", 1), at("p3", 1), at("p4", 1)))
	s.does(chair, BindPackage{Name: "All or none", Paragraphs: []string{"p3", "p4"}})
	s.does(chair, loads(kept(s, "p5"), kept(s, "p1"), change([]string{"p2"}, numbered("Two now.")), kept(s, "p3"), change([]string{"p4"}, numbered("Four now."))))
	s.status("p1", StatusAgreed)
	s.status("p2", StatusOpen)
	s.status("p3", StatusOpen) // bound with what was revised
	s.status("p4", StatusOpen)
}

func TestWhatIsSplitOrMergedKeepsItsPlaceAndLongerTextMovesAroundIt(t *testing.T) {
	s := given(t, "One. Two.", "This one is by far the longer of the two, and moves all the same.")
	s.does(chair, loads(kept(s, "p2"), change([]string{"p1"}, numbered("One."), numbered("Two."))))
	if first := s.paragraph("p1").Moves; len(first) > 0 || len(s.paragraph("p2").Moves) != 1 {
		t.Errorf("the split moved %v", first)
	}
}

func TestTheMiddleOfASplitThatIsTakenApartTakesItWhollyApart(t *testing.T) {
	s := given(t, "The States hear the experts on ice. The ports of the north open each spring. They publish what they heard.")
	outside := []Element{numbered("The States hear the experts on ice."), numbered("The ports of the north open each spring."), numbered("They publish what they heard.")}
	for element, want := range map[int][]int{-1: {3, 1}, 2: {2, 2}, 1: {1, 4}} { // how many are in the first pair of all, and how many there are
		var said []Pairing
		if element >= 0 {
			said = []Pairing{{"p1", element, false}}
		}
		pairs, err := s.r.PairElements(context.Background(), outside, said)
		if err != nil {
			t.Fatal(err)
		}
		most := 0
		for _, p := range pairs {
			most = max(most, len(p.Elements))
		}
		if most != want[0] || len(pairs) != want[1] {
			t.Errorf("without element %d: %d pairs, the largest of %d", element, len(pairs), most)
		}
	}
}

func TestRule9ARevisionFromOutsideTouchesNoTextUnderSilence(t *testing.T) {
	s := givenDraft(t, Draft{Elements: []Element{
		{ID: "h1", Kind: KindHeading, Level: 1, Marker: MarkerUpperRoman, Text: "Opening"},
		{ID: "p1", Kind: KindParagraph, Marker: MarkerArabic, Text: "One."}, {ID: "p2", Kind: KindParagraph, Marker: MarkerArabic, Text: "Two."}, {ID: "p3", Kind: KindParagraph, Marker: MarkerArabic, Text: "Three."},
	}})
	until := s.at.Add(100 * 60 * 60 * 1e9)
	in := " until " + instant(until)
	s.does(chair, OpenSilence{Paragraphs: []VersionName{at("p1", 1)}, Deadline: until, Zone: "UTC"})
	s.does(chair, OpenSilence{Paragraphs: []VersionName{at("p3", 1)}, Deadline: until, Zone: "UTC"})
	s.when(chair, loads(kept(s, "h1"), change([]string{"p1"}, numbered("One now.")), kept(s, "p2"), change([]string{"p3"}))).refused(CodeBlocked,
		Blocker{Kind: BlockSilence, Reason: "Paragraph 1," + in}, Blocker{Kind: BlockSilence, Reason: "Paragraph 3," + in})
	s.when(chair, loads(kept(s, "h1"), kept(s, "p1"), LoadedChange{To: []Element{headed("Charts")}}, kept(s, "p2"), kept(s, "p3"))).refused(CodeBlocked,
		Blocker{Kind: BlockSilence, Reason: "Text of the report, and headings of it would change," + in}, Blocker{Kind: BlockSilence, Reason: "Text of the report, and headings of it would change," + in})
	s.does(chair, loads(kept(s, "h1"), kept(s, "p1"), change([]string{"p2"}, numbered("Two now.")), kept(s, "p3")))

	s = given(t, "One.", "Two.")
	s.does(chair, OpenSilence{Deadline: s.at.Add(100 * 60 * 60 * 1e9), Zone: "UTC"})
	s.when(chair, loads(kept(s, "p1"), kept(s, "p2"), LoadedChange{To: []Element{numbered("Three.")}})).refused(CodeBlocked,
		Blocker{Kind: BlockSilence, Reason: "The whole text, until " + instant(s.r.Silences[0].Deadline)})
}

func TestRule3SectionsThatChangePlacesComeIntoNoOthersObjections(t *testing.T) {
	s := outlined(t)
	opening := s.does(arv, Object{Scope: ScopeSection, Paragraph: "h1", Version: 1, Kind: ObjectionPlain})
	// h2 with p3, then p1 before any heading's section of its own, and h1 at the very end.
	s.does(chair, loads(kept(s, "h2"), kept(s, "p3"), kept(s, "p4"), kept(s, "h1"), kept(s, "p1"), kept(s, "p2"), kept(s, "i1"), kept(s, "i2"), LoadedChange{To: []Element{headed("Closing")}}, LoadedChange{To: []Element{numbered("Last.")}}))
	s.reads("I Charts", "1 Three.", "2 Four here.", "II Opening", "3 One.", "4 Two:", "(a) ships;", "(b) ports.", "III Closing", "5 Last.")
	for _, id := range []string{"h2", "p3", "p4", s.id(0), s.id(1)} {
		if got := s.against(id); len(got) > 0 {
			t.Errorf("%s is reached by %v", id, got)
		}
	}
	if got := s.against("p1"); !slices.Equal(got, []string{opening}) {
		t.Errorf("against p1 stand %v", got)
	}
}

func TestAParagraphBecomesAnItemOrAnAnnexAsTheRevisionFromOutsideHasIt(t *testing.T) {
	s := outlined(t)
	item := Element{Kind: KindItem, Level: 1, Marker: MarkerLetter, Text: "One."}
	annex := Element{Kind: KindHeading, Level: 1, Annex: true, Text: "Charts"}
	c := loads(kept(s, "h1"), kept(s, "p2"), change([]string{"p1"}, item), kept(s, "i1"), kept(s, "i2"), change([]string{"h2"}, annex), kept(s, "p3"),
		change([]string{"p4"}, numbered("Four:"), Element{Kind: KindItem, Level: 1, Marker: MarkerLetter, Text: "here."}))
	s.does(chair, agree(at("p1", 1)))
	s.does(chair, c)
	s.reads("I Opening", "1 Two:", "(a) One.", "(b) ships;", "(c) ports.", "Charts", "1 Three.", "2 Four:", "(a) here.")
	s.status("p1", StatusAgreed) // its text is what was agreed
	if why := readsOtherwise(s.r, c); why != "" {
		t.Error(why)
	}
}

func TestWhatWasDeletedIsBroughtBackOrStaysWhereItWas(t *testing.T) {
	s := given(t, "One.", "Two.", "Three.", "Four.")
	s.does(chair, Revise{Paragraph: "p2", Version: 1, Text: ""})
	s.does(chair, Revise{Paragraph: "p4", Version: 1, Text: ""})
	s.does(chair, loads(kept(s, "p3"), kept(s, "p1"), LoadedChange{From: []VersionName{at("p2", 2)}, To: []Element{numbered("Two.")}}))
	if got := fmt.Sprint(s.r.Order); got != "[p3 p4 p1 p2]" {
		t.Errorf("the order is %s", got)
	}
	s.reads("1 Three.", "2", "3 One.", "4 Two.")
}

func TestARevisionFromOutsideThatMakesNoSenseIsRefused(t *testing.T) {
	s := outlined(t)
	p := func(text string) LoadedChange { return LoadedChange{To: []Element{numbered(text)}} }
	for name, c := range map[string]LoadRevision{
		"without a name":                   {"", []LoadedChange{p("One.")}},
		"a name of two lines":              {"Rev.2\nnow", []LoadedChange{p("One.")}},
		"a name that cannot be read":       {"Rev.\x00", []LoadedChange{p("One.")}},
		"no text":                          loads(change([]string{"p1"})),
		"a change of nothing":              loads(p("One."), LoadedChange{}),
		"several gone at once":             loads(p("One."), change([]string{"p1", "p2"})),
		"several to several":               loads(change([]string{"p1", "p2"}, numbered("One."), numbered("Two."))),
		"an empty element":                 loads(p(" ")),
		"a heading split into a paragraph": loads(change([]string{"h1"}, headed("Opening"), numbered("One."))),
		"a heading that becomes text":      loads(change([]string{"h1"}, numbered("Opening"))),
		"twice the same":                   loads(change([]string{"p1"}, numbered("One.")), change([]string{"p1"}, numbered("One."))),
		"merged out of order":              loads(change([]string{"p2", "p1"}, numbered("One."))),
		"more than a report holds":         loads(LoadedChange{}, slices.Repeat([]LoadedChange{p("One.")}, maxElements+1)[0]),
	} {
		t.Run(name, func(t *testing.T) { s.when(chair, c).refused(CodeInvalid) })
	}
	s.when(chair, loads(slices.Repeat([]LoadedChange{p("One.")}, maxElements+1)...)).refused(CodeInvalid)
	s.when(chair, loads(change([]string{"nope"}, numbered("One.")))).refused(CodeNotFound)
	s.when(arv, loads(p("One."))).refused(CodeForbidden)
	everything := func(but string, to ...Element) LoadRevision {
		var c LoadRevision
		c.Name = "Rev.2"
		for _, id := range s.r.Order {
			if id == but {
				c.Changes = append(c.Changes, change([]string{id}, to...))
			} else {
				c.Changes = append(c.Changes, kept(s, id))
			}
		}
		return c
	}
	s.when(chair, everything("p1", slices.Repeat([]Element{numbered("One.")}, maxParts+1)...)).refused(CodeInvalid)
}

// What is proposed for two random texts, whatever a person says of it, can be loaded, and is then the text;
// every paragraph of the old one has a fate.
func TestWhatIsPairedCanBeLoadedAndIsThenTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := &table{T: t, seen: tally{}, m: newModel(), at: start}
		draft := func() (d Draft) {
			for range rapid.IntRange(1, 3).Draw(t, "drafts") {
				d.Elements = append(d.Elements, g.draft().Elements...)
			}
			for i := range d.Elements {
				d.Elements[i].ID = ""
			}
			return d
		}
		before := draft()
		outside := draft().Elements
		for i, el := range before.Elements { // mostly the same text, elsewhere and otherwise
			switch at := g.index("place", len(outside)+1); rapid.IntRange(0, 4).Draw(t, "kept") {
			case 0:
			case 1, 2:
				outside = slices.Insert(outside, at, el)
			case 3:
				words := strings.Fields(el.Text)
				one, two := el, el
				one.Text, two.Text = strings.Join(words[:len(words)/2], " "), strings.Join(words[len(words)/2:], " ")
				outside = slices.Insert(outside, at, one, two)
			case 4:
				if i > 0 {
					el.Text = before.Elements[i-1].Text + " " + el.Text
				}
				outside = slices.Insert(outside, at, el)
			}
		}
		events, err := Decide(nil, "r", chair, "c0", Create{Draft: before}, start)
		if err != nil {
			t.Fatal(err)
		}
		r, err := ApplyAll(nil, events)
		if err != nil {
			t.Fatal(err)
		}
		for i := range rapid.IntRange(0, 2).Draw(t, "deleted") {
			p, _ := r.Paragraph(r.Order[g.index("deleted", len(r.Order))])
			if events, err := Decide(r, "r", chair, fmt.Sprint("d", i), Revise{Paragraph: p.ID, Version: p.Current()}, start); err == nil {
				r, _ = ApplyAll(r, events)
			}
		}
		var said []Pairing
		for range rapid.IntRange(0, 5).Draw(t, "said") {
			said = append(said, Pairing{pick(g, "paragraph", append(r.Order, "nope")...), g.index("element", len(outside)+2) - 1, g.odds(2)})
		}
		pairs, err := r.PairElements(context.Background(), outside, said)
		if err != nil {
			t.Fatal(err)
		}
		c := LoadRevision{Name: "Rev.2"}
		for _, pair := range pairs {
			c.Changes = append(c.Changes, pair.LoadedChange)
		}
		fate := map[string]bool{}
		for _, change := range c.Changes {
			for _, from := range change.From {
				fate[from.Paragraph] = true
			}
		}
		if len(fate) != len(r.Order) {
			t.Fatalf("%d paragraphs have a fate, of %d", len(fate), len(r.Order))
		}
		events, err = Decide(r, "r", chair, "load", c, start)
		if refusal, ok := AsRefusal(err); ok && refusal.Code == CodeSettled {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		if r, err = ApplyAll(r, events); err != nil {
			t.Fatal(err)
		}
		whole := LoadRevision{Changes: []LoadedChange{{To: outside}}}
		if why := readsOtherwise(r, whole); why != "" {
			t.Fatal(why)
		}
	})
}

func TestAPersonSaysWhatBelongsTogether(t *testing.T) {
	s := given(t, "The States hear the experts on ice.", "The ports open each spring.", "They rest.")
	outside := []Element{numbered("The States hear the experts on snow."), numbered("All harbours are closed."), numbered("They rest."), headed("Rest")}
	told := func(said ...Pairing) string {
		pairs, err := s.r.PairElements(context.Background(), outside, said)
		if err != nil {
			t.Fatal(err)
		}
		var words []string
		for _, p := range pairs {
			var from []string
			for _, name := range p.From {
				from = append(from, name.Paragraph)
			}
			words = append(words, fmt.Sprintf("%s%v%t", strings.Join(from, "+"), p.Elements, p.Said))
		}
		return strings.Join(words, " ")
	}
	for _, want := range []struct {
		is   string
		said []Pairing
	}{
		{"p1[0]false p2[]false [1]false p3[2]false [3]false", nil},
		{"p1[0]false p2[1]true p3[2]false [3]false", []Pairing{{"p2", 1, true}}},
		{"p2[0]true p1[1]true p3[2]false [3]false", []Pairing{{"p2", 0, true}, {"p1", 1, true}}},
		{"[0]false p1[]false p2[]false [1]false p3[2]false [3]false", []Pairing{{"p1", 0, false}}},
		{"p1[0]false p2[]false [1]false p3[2]false [3]false", []Pairing{{"p1", 2, false}, {"p1", 3, true}, {"nope", 0, true}, {"p1", 9, true}}}, // which cannot be
	} {
		got := told(want.said...)
		// What is gone stands after what stood before it.
		if sorted(got) != sorted(want.is) {
			t.Errorf("with %v: %s, want %s", want.said, got, want.is)
		}
	}
}

func sorted(words string) string {
	list := strings.Fields(words)
	slices.Sort(list)
	return strings.Join(list, " ")
}
