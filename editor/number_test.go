// number_test.go is what readers call the paragraphs, in each scheme and between two revisions.

package editor

import (
	"slices"
	"strings"
	"testing"
)

// outline writes a draft down: one element a line, "I. Title", "A. Title", "1. …", "(a) …", "(i) …",
// "• …", "ANNEX …", "– …" for an unnumbered paragraph, or text. Its printed numbers are the signs.
func outline(t *testing.T, lines string) Draft {
	t.Helper()
	shapes := map[string]Element{
		"I.": {Kind: KindHeading, Level: 1, Marker: MarkerUpperRoman}, "A.": {Kind: KindHeading, Level: 2, Marker: MarkerUpperLetter},
		"#": {Kind: KindHeading, Level: 1}, "ANNEX": {Kind: KindHeading, Level: 1, Annex: true},
		"1.": {Kind: KindParagraph, Marker: MarkerArabic}, "–": {Kind: KindParagraph},
		"(a)": {Kind: KindItem, Level: 1, Marker: MarkerLetter}, "(i)": {Kind: KindItem, Level: 2, Marker: MarkerRoman},
		"(1)": {Kind: KindItem, Level: 1, Marker: MarkerArabicParen}, "•": {Kind: KindItem, Level: 1, Marker: MarkerBullet},
	}
	var d Draft
	for line := range strings.SplitSeq(strings.TrimSpace(lines), "\n") {
		sign, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		el, ok := shapes[sign]
		if el.Text = rest; !ok {
			el = Element{Kind: KindText, Text: strings.TrimSpace(line)}
		}
		if id, printed, ok := strings.Cut(rest, "="); ok {
			el.Text, el.Printed = id, printed
		}
		el.ID = el.Text
		d.Elements = append(d.Elements, el)
	}
	return d
}

func demandNumbers(t *testing.T, d Draft, scheme Numbering, want ...string) {
	t.Helper()
	if got := DraftNumbers(d, scheme); !slices.Equal(got, want) {
		t.Errorf("numbers by %q:\n%q\nwant\n%q", scheme, got, want)
	}
}

// PRACTICE 27: Arabic numbering runs on; (a), (i) below.
func TestNumbersRunThroughTheBodyAndRestartInEachAnnex(t *testing.T) {
	demandNumbers(t, outline(t, `
		I. one
		1. a
		A. sub
		1. b
		(a) x
		(i) y
		(i) z
		(a) w
		1. b'
		(a) v
		chapeau
		(a) again
		B unnumbered text
		II text too
		I. two
		A. sub
		1. c
		• bullet
		– unnumbered
		1. d
		ANNEX annex
		1. e
		I. within
		1. f
		ANNEX annex two
		1. g`), NumberingRunning,
		"I", "1", "A", "2", "(a)", "(i)", "(ii)", "(b)", "3", "(a)", "", "(a)", "", "", "II", "A", "4", "", "", "5", "", "1", "I", "2", "", "1")
}

func TestNumbersByHeadingRestartUnderEachHeadingOfLevelOne(t *testing.T) {
	demandNumbers(t, outline(t, `
		I. one
		1. a
		A. sub
		1. b
		I. two
		1. c
		# unnumbered
		1. d
		ANNEX annex
		1. e`), NumberingByHeading, "I", "1", "A", "2", "II", "1", "", "1", "", "1")
}

// PRACTICE 27: real texts misnumber; as printed means as printed.
func TestNumbersAsPrintedKeepTheMistakesOfTheSource(t *testing.T) {
	demandNumbers(t, outline(t, `
		1. a=35
		1. b=35
		1. c=37
		(a) d=(b)
		A text=12`), NumberingPrinted, "35", "35", "37", "(b)", "12")
}

func TestNumberSigns(t *testing.T) {
	for n, want := range map[int][3]string{1: {"(a)", "(i)", "I"}, 4: {"(d)", "(iv)", "IV"}, 9: {"(i)", "(ix)", "IX"}, 26: {"(z)", "(xxvi)", "XXVI"}, 27: {"(aa)", "(xxvii)", "XXVII"}, 52: {"(zz)", "(lii)", "LII"}, 53: {"(aaa)", "(liii)", "LIII"}, 1999: {"", "(mcmxcix)", "MCMXCIX"}} {
		for i, marker := range []Marker{MarkerLetter, MarkerRoman, MarkerUpperRoman} {
			if got := write(marker, &counter{n: n - 1}, false); got != want[i] && want[i] != "" {
				t.Errorf("%d as %s is %s, want %s", n, marker, got, want[i])
			}
		}
	}
	if got := write(MarkerArabicParen, &counter{n: 11}, false) + write(MarkerUpperLetter, &counter{n: 1}, false); got != "(12)B" {
		t.Error(got)
	}
}

// demand checks the live numbers in reading order.
func (s *scenario) numbered(want ...string) {
	s.t.Helper()
	numbers := s.r.Numbers()
	var got []string
	for _, id := range s.r.Order {
		got = append(got, numbers[id])
	}
	if !slices.Equal(got, want) {
		s.t.Fatalf("numbers %q, want %q", got, want)
	}
}

// PRACTICE 18: numbered bis, ter, quater, and renumbered once agreed (Editorial Manual).
func TestNewTextBetweenTwoRevisionsIsBisTerQuaterAndTheNextRevisionRenumbers(t *testing.T) {
	s := given(t, base, exchange)
	s.does(chair, Insert{After: "p1", Text: "Before any revision."})
	s.numbered("1", "2", "3") // nothing was circulated: nobody calls paragraph 2 by another number yet
	s.does(chair, circulates("Zero draft"))
	first := s.does(chair, Insert{After: "p1", Text: "A."})
	second := s.does(chair, Insert{After: first, Text: "B."})
	s.does(chair, Insert{After: second, Text: "C."})
	s.numbered("1", "1 bis", "1 ter", "1 quater", "2", "3")
	s.does(chair, Insert{After: "p1", Text: "D."}) // the order decides, not the time
	s.numbered("1", "1 bis", "1 ter", "1 quater", "1 quinquies", "2", "3")
	s.does(chair, circulates("Rev.1"))
	s.numbered("1", "2", "3", "4", "5", "6", "7")
	if e := s.r.Revisions[1].Entries[4]; e.Number != "5" || s.r.Revisions[0].Entries[1].Number != "2" {
		t.Errorf("circulated as %v", e)
	}
}

func TestNewTextBeforeTheFirstParagraphTakesItsNumber(t *testing.T) {
	s := given(t, base)
	s.does(chair, circulates("Zero draft"))
	first := s.does(chair, Insert{Text: "A."})
	s.does(chair, Insert{After: first, Text: "B."})
	s.numbered("1", "2", "3") // there is nothing yet to be bis to
}

func TestAListThatIsAllNewIsNumberedLikeAnyOther(t *testing.T) {
	s := given(t, base)
	s.does(chair, circulates("Zero draft"))
	p := s.does(chair, Insert{After: "p1", Text: "The following:"})
	a := s.does(chair, Insert{After: p, As: KindItem, Text: "A;"})
	b := s.does(chair, Insert{After: a, Text: "B."})
	s.does(chair, Insert{After: b, As: KindParagraph, Text: "Further."})
	s.numbered("1", "1 bis", "(a)", "(b)", "1 ter")
}

func TestNewItemsAndHeadingsAreBisInTheirOwnLists(t *testing.T) {
	s := givenDraft(t, outline(t, `
		I. one
		1. a
		(a) x
		I. two`))
	s.does(chair, circulates("Zero draft"))
	s.does(chair, Insert{After: "x", Text: "Y."})
	s.does(chair, Insert{After: "x", As: KindHeading, Text: "Between"})
	s.numbered("I", "1", "(a)", "(a bis)", "I bis", "II") // the heading stands below the whole list
}

func TestAManyTimesAddedNumberGoesOnAfterDecies(t *testing.T) {
	s := given(t, base)
	s.does(chair, circulates("Zero draft"))
	for range 11 {
		s.does(chair, Insert{After: "p1", Text: "More."})
	}
	if n := s.r.Numbers(); n[s.r.Order[9]] != "1 decies" || n[s.r.Order[10]] != "1 undecies" || n[s.r.Order[11]] != "1 duodecies" {
		t.Errorf("numbers %v", n)
	}
}

func TestWhatIsAddedToAReportNumberedAsPrintedIsBisForGood(t *testing.T) {
	d := outline(t, `
		1. a=7
		(a) x=(c)
		1. b=8`)
	s := &scenario{t: t, at: start}
	s.does(chair, Create{Draft: d, Settings: Settings{Numbering: NumberingPrinted}})
	s.does(chair, circulates("Zero draft"))
	s.does(chair, Insert{After: "x", Text: "Y."})
	s.does(chair, Insert{After: "b", Text: "C."})
	s.numbered("7", "(c)", "(c bis)", "8", "8 bis")
	s.does(chair, circulates("Rev.1"))
	s.numbered("7", "(c)", "(c bis)", "8", "8 bis")
}

func TestInsertedTextTakesTheShapeOfItsPlace(t *testing.T) {
	d := outline(t, `
		I. one
		A. sub
		1. a
		(a) x
		(i) y
		text
		ANNEX annex`)
	for _, want := range []struct {
		after  string
		as     Kind
		below  string // what it stands below: after the subparagraphs of the paragraph named
		kind   Kind
		level  int
		marker Marker
	}{
		{Gap, "", Gap, KindParagraph, 0, MarkerArabic},
		{Gap, KindHeading, Gap, KindHeading, 1, MarkerNone},
		{"one", "", "one", KindParagraph, 0, MarkerArabic},
		{"one", KindHeading, "one", KindHeading, 1, MarkerUpperRoman},
		{"a", "", "y", KindParagraph, 0, MarkerArabic},
		{"a", KindItem, "a", KindItem, 1, MarkerLetter},
		{"a", KindHeading, "y", KindHeading, 2, MarkerUpperLetter},
		{"a", KindText, "y", KindText, 0, MarkerNone},
		{"x", "", "y", KindItem, 1, MarkerLetter},
		{"y", "", "y", KindItem, 2, MarkerRoman},
		{"y", KindParagraph, "y", KindParagraph, 0, MarkerArabic},
		{"text", "", "text", KindText, 0, MarkerNone},
		{"annex", "", "annex", KindParagraph, 0, MarkerArabic},
	} {
		s := givenDraft(t, d)
		s.when(chair, Insert{After: want.after, As: want.as, Text: "New."}).then(
			ParagraphInserted{Paragraph: s.id(0), After: want.below, Kind: want.kind, Level: want.level, Marker: want.marker, Text: "New."})
	}
}
