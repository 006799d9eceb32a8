// floor_test.go is what the floor calls text and proposals, and that every name leads back to what it
// names (PRACTICE 18).

package editor

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// a draft with every list there is: a preamble, sections, items at two levels, and two annexes.
func listed18() Draft {
	return Draft{Elements: []Element{
		{ID: "t1", Kind: KindText, Text: "Recalling the charts,"},
		{ID: "t2", Kind: KindText, Text: "Noting the buoys,"},
		{ID: "p1", Kind: KindParagraph, Marker: MarkerArabic, Text: "States keep charts."},
		{ID: "h1", Kind: KindHeading, Level: 1, Marker: MarkerUpperRoman, Text: "Charts"},
		{ID: "h2", Kind: KindHeading, Level: 2, Marker: MarkerUpperLetter, Text: "Of harbours"},
		{ID: "p2", Kind: KindParagraph, Marker: MarkerArabic, Text: "They share:"},
		{ID: "i1", Kind: KindItem, Level: 1, Marker: MarkerLetter, Text: "soundings;"},
		{ID: "j1", Kind: KindItem, Level: 2, Marker: MarkerRoman, Text: "of lead;"},
		{ID: "i2", Kind: KindItem, Level: 1, Marker: MarkerLetter, Text: "lights."},
		{ID: "p3", Kind: KindParagraph, Marker: MarkerArabic, Text: "They meet."},
		{ID: "x1", Kind: KindHeading, Level: 1, Annex: true, Text: "Annex on buoys"},
		{ID: "q1", Kind: KindParagraph, Marker: MarkerArabic, Text: "Buoys are red."},
		{ID: "x2", Kind: KindHeading, Level: 1, Annex: true, Text: "Annex on bells"},
		{ID: "q2", Kind: KindParagraph, Marker: MarkerArabic, Text: "Bells ring."},
	}}
}

// PRACTICE 18.
func TestEveryProposalHasItsNameOnTheFloor(t *testing.T) {
	s := givenDraft(t, listed18())
	insert := func(after, as, text string) Amend {
		c := inserts(after, text)
		c.As = Kind(as)
		return c
	}
	want := map[string]string{}
	is := func(name string, by Actor, c Amend) string {
		id := s.does(by, c)
		want[id] = name
		return id
	}
	is("3 bis", arv, inserts("p3", "They meet yearly."))
	third := is("3 ter", bor, inserts("p3", "They meet weekly."))
	is("3 bis", cal, inserts("p3", "They meet yearly.")) // the same words have one name
	is("3 ter alt", arv, amends(s.amendment(third), "They meet daily."))
	is("3 alt", arv, proposes("p3", 1, "They meet twice."))
	alt := is("3 alt 2", bor, proposes("p3", 1, "They meet thrice."))
	is("3 alt 3", arv, amends(s.amendment(alt), "They meet four times."))
	is("3, Option 4: No text", cal, Amend{Kind: AmendDelete, Paragraph: "p3", Version: 1})
	is("2, Option 2: No text", cal, Amend{Kind: AmendDelete, Paragraph: "p2", Version: 1})
	is("2 bis", arv, insert("i2", "paragraph", "They send:"))
	is("2 (a bis)", arv, inserts("i1", "depths;"))
	is("2 (a) (i bis)", arv, inserts("j1", "of sonar;"))
	is("2 (a) ante", arv, insert("p2", "item", "maps;"))
	is("3 (a)", arv, insert("p3", "item", "in spring;"))
	is("3 (a bis)", arv, insert("p3", "item", "in autumn;"))
	is("1 ante", arv, insert(Gap, "paragraph", "States are many."))
	is("1 ante 2", bor, insert(Gap, "paragraph", "States are few."))
	is("section I alt", arv, proposes("h1", 1, "Of charts"))
	is("section I.A bis", arv, insert("h2", "heading", "Of seas"))
	is("annex I, 1 bis", arv, inserts("q1", "And green."))
	is("annex II, 1 alt", arv, proposes("q2", 1, "Bells toll."))
	is("PP2 alt", arv, proposes("t2", 1, "Noting the bells,"))
	is(fmt.Sprintf("no. %d", len(want)+1), arv, proposes("x1", 1, "Annex on red buoys")) // its place has no name
	floor := s.r.Floor()
	if got := inLines([]any{floor.Names()}); got != inLines([]any{want}) {
		for id, name := range want {
			if floor.Name(id) != name {
				t.Errorf("%q, want %q", floor.Name(id), name)
			}
		}
	}
	if got := s.r.FloorNames(s.paragraph("p2")); len(got) != 2 || len(s.r.FloorNames(nil)) != 2 {
		t.Errorf("names of 2: %v; of the beginning: %v", got, s.r.FloorNames(nil))
	}
	options := s.r.Options(s.paragraph("p2"))
	if len(options) != 2 || options[0].Text != "They share:" || options[0].Amendments != nil || !options[1].NoText {
		t.Errorf("options %+v", options)
	}
}

// What is in the text already has its number; new text that is proposed is named behind it.
func TestProposedNewTextIsNamedBehindNewTextThatIsThere(t *testing.T) {
	s := given(t, base, atHear)
	s.does(chair, circulates("Zero draft"))
	s.does(chair, Insert{After: "p1", Text: "New."})
	added := s.id(0)
	behind := s.does(arv, inserts("p1", "Newer."))
	further := s.does(bor, inserts(added, "Newest."))
	floor := s.r.Floor()
	if got := fmt.Sprint(floor.Labels()[added], ", ", floor.Name(behind), ", ", floor.Name(further)); got != "1 bis, 1 ter, 1 quater" {
		t.Errorf("called %s", got)
	}
}

// Rule 5: what stands in the way is called as in the room.
func TestARefusalCallsAmendmentsAsTheFloorDoes(t *testing.T) {
	s := given(t, base)
	a := s.does(arv, proposes("p1", 1, atHear))
	b := s.does(bor, Amend{Kind: AmendDelete, Paragraph: "p1", Version: 1})
	s.when(chair, agree(at("p1", 1))).refused(CodeBlocked,
		Blocker{Kind: BlockUnanswered, Paragraph: "p1", Number: "1", Delegation: "ARV", Version: 1, Amendment: a, No: 1, Floor: "1 alt"},
		Blocker{Kind: BlockUnanswered, Paragraph: "p1", Number: "1", Delegation: "BOR", Version: 1, Amendment: b, No: 2, Floor: "1, Option 2: No text"})
}

// PRACTICE 18: on the floor people say it as it comes.
func TestWhatTheFloorSaysIsFound(t *testing.T) {
	s := givenDraft(t, listed18())
	bis := s.does(arv, inserts("p3", "They meet yearly."))
	alt := s.does(arv, proposes("p3", 1, "They meet twice."))
	alt2 := s.does(bor, proposes("p3", 1, "They meet thrice."))
	none := s.does(cal, Amend{Kind: AmendDelete, Paragraph: "p3", Version: 1})
	item := s.does(cal, inserts("i1", "depths;"))
	chapeau := s.does(cal, proposes("t2", 1, "Noting the bells,"))
	nameless := s.does(arv, proposes("x1", 1, "Annex on red buoys"))
	floor := s.r.Floor()
	for said, want := range map[string]Found{
		"3": {"p3", nil}, "3.": {"p3", nil}, "OP3": {"p3", nil}, "op 3": {"p3", nil}, "Para. 3": {"p3", nil}, "paragraph3": {"p3", nil},
		"OP3bis": {"p3", []string{bis}}, "3 bis": {"p3", []string{bis}}, "OP 3 BIS.": {"p3", []string{bis}}, "new OP3bis": {"p3", []string{bis}},
		"OP3alt": {"p3", []string{alt}}, "3 alt. 1": {"p3", []string{alt}}, "3 alt.2": {"p3", []string{alt2}}, "OP3alt2": {"p3", []string{alt2}}, "3 Alternative 2": {"p3", []string{alt2}},
		"3, option 1": {"p3", []string{alt}}, "3 Option 3: No text": {"p3", []string{none}}, "OP3 option 3": {"p3", []string{none}},
		"Option 3: No text": {"p3", []string{none}}, "option 2": {"p3", []string{alt2}}, "alt": {"p3", []string{alt}}, "bis": {"p3", []string{bis}}, // of the one spoken of
		"2(a)": {"i1", nil}, "2a": {"i1", nil}, "2 (a) (i)": {"j1", nil}, "2 (a) bis": {"i1", []string{item}}, "2(a bis)": {"i1", []string{item}}, "subparagraph 2 (a)": {"i1", nil},
		"PP2": {"t2", nil}, "PP2alt": {"t2", []string{chapeau}}, "pp 2 alt.": {"t2", []string{chapeau}},
		"section I": {"h1", nil}, "I": {"h1", nil}, "I.A": {"h2", nil}, "heading I.A": {"h2", nil}, "annex I, 1": {"q1", nil}, "Annex II, para. 1": {"q2", nil},
		fmt.Sprintf("No. %d", s.amendment(nameless).No): {"x1", []string{nameless}}, fmt.Sprintf("amendment %d", s.amendment(nameless).No): {"x1", []string{nameless}},
	} {
		if got, ok := floor.Find(said, "p3"); !ok || got.Paragraph != want.Paragraph || !slices.Equal(got.Amendments, want.Amendments) {
			t.Errorf("%q leads to %+v, want %+v", said, got, want)
		}
	}
	for _, said := range []string{"", " . ", "4", "3 quater", "PP3", "alt 3", "3 option 9", "annex, 1", "somewhere", "section 3"} {
		if got, ok := floor.Find(said, "p3"); ok {
			t.Errorf("%q leads to %+v", said, got)
		}
	}
	plain := given(t, base, atHear)
	alt = plain.does(arv, proposes("p2", 1, otherHear))
	if got, ok := plain.r.Floor().Find("PP2alt", ""); !ok || !slices.Equal(got.Amendments, []string{alt}) { // without a preamble PP is a way of speaking
		t.Errorf("PP2alt leads to %+v", got)
	}
}

// PRACTICE 18: several in one gap, between items and headings and in annexes too, as Latin goes.
func TestNewTextIsNumberedAsLatinGoes(t *testing.T) {
	s := givenDraft(t, listed18())
	s.does(chair, circulates("Zero draft"))
	want := []string{"bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies", "undecies", "duodecies", "terdecies", "quaterdecies", "quindecies", "sexdecies", "septdecies", "octodecies", "novodecies", "vicies", "unvicies"}
	for _, c := range []struct{ after, number string }{{"p3", "3 %s"}, {"i1", "(a %s)"}, {"j1", "(i %s)"}, {"h1", "I %s"}, {"h2", "A %s"}, {"q1", "1 %s"}, {"q2", "1 %s"}} {
		after := c.after
		var got, numbers []string
		for i := range want {
			after = s.does(chair, Insert{After: after, As: s.paragraph(c.after).Kind, Text: fmt.Sprint("New ", i)})
			got = append(got, after)
		}
		all := s.r.Numbers()
		for i, id := range got {
			numbers = append(numbers, all[id])
			got[i] = fmt.Sprintf(c.number, want[i])
		}
		if !slices.Equal(numbers, got) {
			t.Errorf("after %s: %q, want %q", c.after, numbers, got)
		}
	}
	if got := suffix(98) + suffix(99); got != " novononagies add.99" {
		t.Errorf("the last of them: %q", got)
	}
	s.does(chair, circulates("Rev.1")) // and renumbered
	for id, number := range s.r.Numbers() {
		if withoutSuffix(number) != number {
			t.Errorf("%s is %q", id, number)
		}
	}
}

// PRACTICE 18: names are unique at any moment and lead back, in any negotiation.
func TestEveryNameOnTheFloorLeadsBack(t *testing.T) {
	named := 0
	rapid.Check(t, func(t *rapid.T) {
		g := &table{T: t, seen: tally{}, m: newModel(), at: start}
		g.send(chair, "c0", Create{Draft: g.draft(), Settings: Settings{Numbering: rapid.SampledFrom([]Numbering{NumberingRunning, NumberingByHeading, NumberingPrinted}).Draw(t, "numbering")}})
		for i, d := range states {
			g.send(secretariat, fmt.Sprint("s", i), Seat{Delegation{Code: d, Name: d, Kind: KindState}})
		}
		for i := range rapid.IntRange(5, 40).Draw(t, "length") {
			c := g.command()
			if _, amend := c.(Amend); !amend && g.odds(2) {
				p := g.paragraph()
				c = g.amend(p, g.version(p))
			}
			g.send(g.actor(c), fmt.Sprint("c", i+1), c)
		}
		floor := g.r.Floor()
		labels := map[string]string{}
		for id, label := range floor.Labels() {
			if other, twice := labels[label]; twice {
				t.Fatalf("%s and %s are both %q", id, other, label)
			}
			labels[label] = id
			for _, said := range []string{label, strings.ToUpper(label), strings.ReplaceAll(label, " ", ""), label + "."} {
				if got, ok := floor.Find(said, ""); !ok || got.Paragraph != id || got.Amendments != nil {
					t.Fatalf("%q leads to %+v, want %s", said, got, id)
				}
			}
		}
		for _, id := range g.r.AmendmentIDs() {
			a, _ := g.r.Amendment(id)
			name := floor.Name(id)
			pending := name != ""
			if pending == a.State.Settled() {
				t.Fatalf("%s is %s and called %q", id, a.State, name)
			}
			if !pending {
				continue
			}
			named++
			for _, said := range []string{name, strings.ToUpper(name), strings.ReplaceAll(name, " ", ""), "  " + name + "."} {
				got, ok := floor.Find(said, "")
				if !ok || got.Paragraph != g.r.placeOf(a) || !slices.Contains(got.Amendments, id) {
					t.Fatalf("%q leads to %+v, want %s at %s", said, got, id, g.r.placeOf(a))
				}
				for _, other := range got.Amendments {
					b, _ := g.r.Amendment(other)
					if g.r.wording(a) != g.r.wording(b) && a.Kind != AmendDelete || a.Kind != b.Kind {
						t.Fatalf("%q is both %q and %q", said, g.r.wording(a), g.r.wording(b))
					}
				}
			}
			if same := slices.Collect(maps.Keys(g.r.FloorNames(nil))); a.Paragraph == Gap && !slices.Contains(same, id) {
				t.Fatalf("%s is not among those before the first paragraph", id)
			}
		}
	})
	if named < 100 {
		t.Errorf("only %d names", named)
	}
}
