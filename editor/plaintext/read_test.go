// read_test.go says how the body of a page is read, one behaviour a test. The texts are made up.

package plaintext

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"adref/editor"
)

// show writes the elements one a line: kind, level, number, text.
func show(d editor.Draft) string {
	var b strings.Builder
	for _, e := range d.Elements {
		letter := map[editor.Kind]string{editor.KindHeading: "h", editor.KindParagraph: "p", editor.KindItem: "i", editor.KindText: "t"}[e.Kind]
		if e.Annex {
			letter = "A"
		}
		level := ""
		if e.Level > 0 {
			level = fmt.Sprint(e.Level)
		}
		fmt.Fprintf(&b, "%s%s %s|%s\n", letter, level, e.Printed, e.Text)
	}
	return b.String()
}

func read(t *testing.T, text string) (editor.Draft, []Notice) {
	t.Helper()
	d, notices, err := Read([]byte(text))
	if err != nil {
		t.Fatalf("Read: %v", err)
	}
	if in, out := wordsOf(text), wordsOfDraft(d); !slices.Equal(in, out) {
		t.Errorf("words lost or doubled:\n in: %q\nout: %q", in, out)
	}
	return d, notices
}

func expect(t *testing.T, text, want string) {
	t.Helper()
	d, _ := read(t, text)
	if got := show(d); got != strings.TrimLeft(want, "\n") {
		t.Errorf("read as\n%swant%s", got, want)
	}
}

func TestHeadingsAndRunningNumbersAreRead(t *testing.T) {
	expect(t, `I. Opening

1. The group met.

A. Officers

2. It elected a Chair.

B. Agenda

3. It adopted an agenda.

II. Closing

4. It closed.
`, `
h1 I|Opening
p 1|The group met.
h2 A|Officers
p 2|It elected a Chair.
h2 B|Agenda
p 3|It adopted an agenda.
h1 II|Closing
p 4|It closed.
`)
}

func TestALetterThatIsAlsoANumeralIsReadBySequence(t *testing.T) {
	var b strings.Builder
	b.WriteString("I. First\n\n")
	for c := 'A'; c <= 'J'; c++ {
		fmt.Fprintf(&b, "%c. Part %c\n\n", c, c)
	}
	b.WriteString("II. Second\n\nA. Again\n\nIII. Third\n\nIV. Fourth\n\nV. Fifth\n\nA. One\n\nB. Two\n\nC. Three\n\nD. Four\n\nVI. Sixth\n")
	d, _ := read(t, b.String())
	var got []string
	for _, e := range d.Elements {
		got = append(got, fmt.Sprint(e.Level, e.Printed))
	}
	want := "1I 2A 2B 2C 2D 2E 2F 2G 2H 2I 2J 1II 2A 1III 1IV 1V 2A 2B 2C 2D 1VI"
	if strings.Join(got, " ") != want {
		t.Errorf("levels and numbers\n got %s\nwant %s", strings.Join(got, " "), want)
	}
}

func TestAnAgendaInsideAParagraphIsAListUnderIt(t *testing.T) {
	expect(t, `6. The group met.

7. The agenda reads as follows:

1. Officers.
2. Substance:
 - (a) Rules;
 - (b) Threats;

- (c) Trust.

3. Other matters.

4. Report.

8. The group agreed.
`, `
p 6|The group met.
p 7|The agenda reads as follows:
i1 1|Officers.
i1 2|Substance:
i2 (a)|Rules;
i2 (b)|Threats;
i2 (c)|Trust.
i1 3|Other matters.
i1 4|Report.
p 8|The group agreed.
`)
}

func TestAListThatRunsIntoTheNextNumberStaysAList(t *testing.T) {
	list := "1. One.\n\n2. Two.\n\n3. Three.\n\n4. Four.\n\n"
	expect(t, "1. Foo.\n\n2. The items are:\n\n"+list+"3. Bar.\n\n4. Baz.\n", `
p 1|Foo.
p 2|The items are:
i1 1|One.
i1 2|Two.
i1 3|Three.
i1 4|Four.
p 3|Bar.
p 4|Baz.
`)
}

func TestAListWithoutAColonIsFoundByWhatFollows(t *testing.T) {
	expect(t, "4. Foo.\n\n5. The agenda was adopted.\n\n1. One.\n\n2. Two.\n\n6. Bar.\n", `
p 4|Foo.
p 5|The agenda was adopted.
i1 1|One.
i1 2|Two.
p 6|Bar.
`)
}

func TestNestedItemsKeepTheirLevels(t *testing.T) {
	expect(t, `1. States should:
(a) Act:
(i) Now;
(ii) Soon;
(b) Wait:
(i) Long;
• a bullet;
• another.
(c) Stop.
`, `
p 1|States should:
i1 (a)|Act:
i2 (i)|Now;
i2 (ii)|Soon;
i1 (b)|Wait:
i2 (i)|Long;
i3 |a bullet;
i3 |another.
i1 (c)|Stop.
`)
}

func TestTheNinthLetterIsNotANumeral(t *testing.T) {
	d, _ := read(t, "1. A list:\n(g) Seven;\n(h) Eight;\n(i) Nine;\n(j) Ten:\n(i) First;\n(ii) Second.\n")
	markers := ""
	for _, e := range d.Elements[1:] {
		markers += fmt.Sprint(e.Marker, e.Level, " ")
	}
	if want := "(a)1 (a)1 (a)1 (a)1 (i)2 (i)2 "; markers != want {
		t.Errorf("got %q, want %q", markers, want)
	}
}

func TestIndentedNumbersAreItems(t *testing.T) {
	expect(t, "# Article 1\n\n1. The purpose is\n\n    1. to hold;\n    2. to adapt;\n\n        1. deeper.\n    3. to pay.\n\n2. This applies.\n", `
h1 |Article 1
p 1|The purpose is
i1 1|to hold;
i1 2|to adapt;
i2 1|deeper.
i1 3|to pay.
p 2|This applies.
`)
}

func TestAnIndentedNumberIsAnItemEvenWhenItIsTheNextParagraph(t *testing.T) {
	expect(t, "1. Foo.\n\n2. Bar:\n\n    1. One.\n\n    2. Two.\n\n    3. Three.\n", "\np 1|Foo.\np 2|Bar:\ni1 1|One.\ni1 2|Two.\ni1 3|Three.\n")
}

func TestTheTitleOfAnAnnexIsNotJoinedToTheTextBelow(t *testing.T) {
	expect(t, "1. Foo.\n\nAnnex\n\nProgress report\n\nas it stood in May.\n", "\np 1|Foo.\nA1 |Annex\nt |Progress report\nt |as it stood in May.\n")
}

func TestNumberingMayRestartUnderEachHeading(t *testing.T) {
	expect(t, "## Article 1\n\n1. One.\n2. Two.\n\n## Article 2\n\n1. Three.\n", `
h2 |Article 1
p 1|One.
p 2|Two.
h2 |Article 2
p 1|Three.
`)
}

func TestAThirdLevelOfNumberedHeadingsIsKnownByTheRunningNumber(t *testing.T) {
	expect(t, "1. Foo.\n\nA. Threats\n\n1. Existing threats\n\n2. States noted some.\n\n2. Potential threats\n\n3. States feared more.\n", `
p 1|Foo.
h2 A|Threats
h3 1|Existing threats
p 2|States noted some.
h3 2|Potential threats
p 3|States feared more.
`)
}

func TestAParagraphCutByAPageBreakIsOneAgain(t *testing.T) {
	d, notices := read(t, "1. The mandate of the group\n\nset out in the resolution stands.\n\n2. At the request of the Chair of the\n\nGroup, it met.\f\n3. It went on until\n\n10 March.\n")
	want := "p 1|The mandate of the group set out in the resolution stands.\np 2|At the request of the Chair of the Group, it met.\np 3|It went on until 10 March.\n"
	if got := show(d); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if len(notices) != 3 || notices[0].Line != 3 {
		t.Errorf("notices: %v", notices)
	}
}

func TestANoteBetweenTheHalvesDoesNotKeepThemApart(t *testing.T) {
	expect(t, "1. The report¹ of the\n\n__________\n\n¹ Issued as a\nwhite paper.\n\nGroup is here.\n", `
p 1|The report^[Issued as a white paper.] of the Group is here.
`)
}

func TestWhatOnlyLacksItsFullStopIsNotCut(t *testing.T) {
	d, notices := read(t, "1. The group met at nine plenary meetings\n\n2. It closed.\n\nAnnex\n\nProgress report\n\n[to be completed]\n")
	if got, want := show(d), "p 1|The group met at nine plenary meetings\np 2|It closed.\nA1 |Annex\nt |Progress report\nt |[to be completed]\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if len(notices) != 0 {
		t.Errorf("notices: %v", notices)
	}
}

func TestUnnumberedTextBehindAParagraphWithoutAnEndIsAskedAbout(t *testing.T) {
	_, notices := read(t, "1. The group considered the topics of its agenda under the guidance of its Chair and decided\n\nDelegations then spoke at length.\n")
	if len(notices) != 1 || !strings.Contains(notices[0].Message, "cut in two?") || notices[0].Line != 3 {
		t.Errorf("notices: %v", notices)
	}
}

func TestAWrappedLineThatBeginsLikeANumberIsNotOne(t *testing.T) {
	expect(t, "1. The group met from 6 to\n10. It recalled paragraph 4\n(c) of the resolution and the year\n2020. It closed.\n2. Done.\n", `
p 1|The group met from 6 to 10. It recalled paragraph 4 (c) of the resolution and the year 2020. It closed.
p 2|Done.
`)
}

func TestANumberAloneOnItsLineBelongsToTheTextBelow(t *testing.T) {
	expect(t, "1.\n\nThe group met.\n\n2.\nIt closed.\n", "\np 1|The group met.\np 2|It closed.\n")
}

func TestFootnotesComeToTheirMarks(t *testing.T) {
	expect(t, "1. One.¹ Two.²\n\n2. An area of 5 km² and a source.[^a]\n\n¹ First [see](#).\n² Second] note.\n\n[^a]: Third,\n    and more.\n", `
p 1|One.^[First [see](#).] Two.^[Second\] note.]
p 2|An area of 5 km² and a source.^[Third, and more.]
`)
}

func TestTheExponentOfAUnitIsNotAMark(t *testing.T) {
	expect(t, "1. One.¹ An area of 5 km² is named.²\n\n¹ First.\n² Second.\n", "\np 1|One.^[First.] An area of 5 km² is named.^[Second.]\n")
}

func TestNotesThatRestartOnEachPageFindTheirPage(t *testing.T) {
	expect(t, "1. One.¹\n\n¹ First.\n\n2. Two.¹\n\n¹ Second.\n", "\np 1|One.^[First.]\np 2|Two.^[Second.]\n")
}

func TestANoteWithoutAMarkStaysAndIsNoticed(t *testing.T) {
	d, notices := read(t, "1. One.\n\n¹ Lost.\n")
	if got := show(d); got != "p 1|One.\nt |¹ Lost.\n" || len(notices) != 1 {
		t.Errorf("got %s%v", got, notices)
	}
}

func TestLinksAndPlaceholdersAreKeptAndAddressesLinked(t *testing.T) {
	expect(t, "1. See [75/240](#) (<https://example.org/a_(b)>), [[x](#)], [...] and ____; \\* is literal.\n", `
p 1|See [75/240](#) ([https://example.org/a_(b)](https://example.org/a_%28b%29)), [[x](#)], [...] and ____; \* is literal.
`)
}

func TestTheTargetOfALinkMayStandInAngleBrackets(t *testing.T) {
	expect(t, "1. See [x](<https://example.org/a>).\n", "\np 1|See [x](https://example.org/a).\n")
}

func TestABisParagraphDoesNotCount(t *testing.T) {
	d, notices := read(t, "1. One.\n\n1 bis. More.\n\n1 ter. Still more.\n\n2. Two.\n")
	if got := show(d); got != "p 1|One.\np 1 bis|More.\np 1 ter|Still more.\np 2|Two.\n" || len(notices) != 0 {
		t.Errorf("got %s%v", got, notices)
	}
}

func TestMisnumberingIsNoticed(t *testing.T) {
	var b strings.Builder
	for _, n := range []int{34, 35, 36, 37, 35, 36, 37, 38, 39, 41} {
		fmt.Fprintf(&b, "%d. Text.\n\n", n)
	}
	_, notices := read(t, b.String())
	var got []string
	for _, n := range notices {
		got = append(got, fmt.Sprint(n.Line, " ", n.Message))
	}
	want := []string{"1 numbering begins at 34", "9 paragraphs are numbered 35, 36, 37 twice", "19 number 40 is skipped"}
	if !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func TestWhatIsNotKnownIsText(t *testing.T) {
	expect(t, "Hello.\n\n> quoted\n> text\n\n| a | b |\n\n***\n\n{:toc}\n\nTitle line\n----------\n\nEnd.\n", `
t |Hello.
t |> quoted > text
t || a | b |
t |{:toc}
h2 |Title line
t |End.
`)
}

func TestBadInputIsRefusedWithItsPlace(t *testing.T) {
	for name, c := range map[string][2]string{
		"not UTF-8":          {"ab\ncd\xff", "byte 6 (line 2) is not valid UTF-8"},
		"NUL":                {"ab\x00", "byte 3 (line 1) is a control character (U+0000)"},
		"lone return":        {"ab\rcd", "byte 3 (line 1) is a control character (U+000D)"},
		"direction override": {"ab\u202ecd", "byte 3 (line 1) is a direction override (U+202E)"},
		"empty":              {"", "the draft is empty"},
		"only white space":   {"\ufeff \n\t\f\r\n\u3000", "the draft is empty"},
		"too big":            {strings.Repeat("a", maxBytes+1), "the draft has 16777217 bytes; at most 16777216 are read"},
		"long paragraph":     {"1. Foo.\n\n2. " + strings.Repeat("word ", 7000), "paragraph 2 (line 3) is 34999 bytes long; a paragraph holds at most 32768"},
		"too many elements":  {strings.Repeat("1.\n", maxElements+1), "line 50001: the draft has more than 50000 elements"},
		"too many lines":     {strings.Repeat("a\n", maxLines+1), "the draft has more than 400000 lines"},
	} {
		d, _, err := Read([]byte(c[0]))
		if err == nil || !strings.HasPrefix(err.Error(), c[1]) || len(d.Elements) > 0 {
			t.Errorf("%s: got %v, want %s", name, err, c[1])
		}
	}
}

func TestByteOrderMarkReturnsAndDecomposedLettersAreAccepted(t *testing.T) {
	expect(t, "\ufeff1. Cafe\u0301.\r\n\r\n2. Two.\r\n", "\np 1|Café.\np 2|Two.\n")
}
