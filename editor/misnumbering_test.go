// misnumbering_test.go is what is found wrong in how a text is numbered, and what is not.

package editor

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// wrongly says what is found, a line each: kind, place, number, words.
func wrongly(found []Misnumbering) []string {
	var lines []string
	for _, m := range found {
		lines = append(lines, fmt.Sprintf("%s %s %s: %s", m.Kind, m.Paragraph, m.Number, m.What))
	}
	return lines
}

// printed is an outline whose numbers are printed as they stand: "12 id", "(b) id", "II id", "- id".
func printed(t *testing.T, lines string) Draft {
	t.Helper()
	var d Draft
	for line := range strings.SplitSeq(strings.TrimSpace(lines), "\n") {
		number, id, _ := strings.Cut(strings.TrimSpace(line), " ")
		el := Element{ID: id, Text: id, Printed: number}
		switch {
		case number == "text":
			el.Kind, el.Printed = KindText, ""
		case number == "ANNEX":
			el.Kind, el.Level, el.Annex, el.Printed = KindHeading, 1, true, ""
		case number == "•":
			el.Kind, el.Level, el.Marker, el.Printed = KindItem, 1, MarkerBullet, ""
		case strings.HasPrefix(number, "(i") || strings.HasPrefix(number, "(v"):
			el.Kind, el.Level, el.Marker = KindItem, 2, MarkerRoman
		case strings.HasPrefix(number, "("):
			el.Kind, el.Level, el.Marker = KindItem, 1, MarkerLetter
		case strings.Trim(number, "IVX") == "":
			el.Kind, el.Level, el.Marker = KindHeading, 1, MarkerUpperRoman
		case strings.Trim(number, "ABCDE") == "":
			el.Kind, el.Level, el.Marker = KindHeading, 2, MarkerUpperLetter
		case strings.HasPrefix(number, "#"):
			el.Kind, el.Level, el.Marker, el.Printed = KindHeading, 3, MarkerArabic, number[1:]
		default:
			el.Kind, el.Marker, el.Printed = KindParagraph, MarkerArabic, strings.ReplaceAll(number, "_", " ")
		}
		d.Elements = append(d.Elements, el)
	}
	return d
}

func TestADraftThatIsNumberedWellIsPassed(t *testing.T) {
	for _, lines := range []string{
		"I h\nA s\n1 a\n(a) x\n(i) y\n(ii) z\n(b) w\n(i) v\nB s2\n2 b\n(a) x2\nII h2\nA s3\n3 c",
		"1 a\n1_bis b\n1_ter c\n2 d",
		"1 a\n2 b\nANNEX x\n1 c\n2 d\nANNEX y\nI h\n1 e",
		"I h\n1 a\n2 b\nII h2\n1 c\n2 d", // by heading
		"1 a\n(a) x\n(b) y\ntext lead\n(a) z\n(b) w\ntext more\n(c) u",
		"1 a\n• x\n• y\n(a) z\n(b) v",
		"٣٤ a",
	} {
		found := slices.DeleteFunc(printed(t, lines).CheckNumbers(), func(m Misnumbering) bool { return m.Kind == NumberBegins })
		if len(found) > 0 {
			t.Errorf("%q: %q", lines, wrongly(found))
		}
	}
}

// PRACTICE 27: real texts misnumber, 35 to 37 twice, 67 skipped.
func TestWhatIsMisnumberedIsFoundWhereItStands(t *testing.T) {
	for lines, want := range map[string][]string{
		"1 a\n2 b\n1 c\n2 d\n3 e\n5 f": {
			"doubled c 1: paragraph 1 is there twice", "doubled d 2: paragraph 2 is there twice", "skipped f 5: number 4 is skipped"},
		"34 a\n35 b\n39 c\n37 d": {
			"begins a 34: numbering begins at 34", "skipped c 39: numbers 36 to 38 are skipped", "back d 37: paragraph 37 stands after paragraph 39"},
		"1 a\n(a) x\n(c) y\n(c) z":        {"skipped y (c): number (b) is skipped", "doubled z (c): item (c) is there twice"},
		"1 a\n(b) x\n(c) y":               {"begins x (b): items begin at (b)"},
		"1 a\n(a) x\n(b) y\n(a) z\n(b) w": {"restarts z (a): items begin anew at (a) after (b)"},
		"1 a\n(i) x\n(ii) y":              {"level x (i): item (i) stands 2 levels below what it belongs to"},
		"1 a\n(a) x\n(i) y\n(iv) z":       {"skipped z (iv): numbers (ii) to (iii) are skipped"},
		"I a\nIII b":                      {"skipped b III: number II is skipped"},
		"I a\nA b\nC c\nII d\nB e":        {"skipped c C: number B is skipped", "begins e B: headings begin at B"},
		"I a\n#1 b":                       {"level b 1: heading 1 stands 2 levels below the one before"},
		"١ a\n٣ b":                        {"skipped b ٣: number 2 is skipped"},
	} {
		if got := wrongly(printed(t, lines).CheckNumbers()); !slices.Equal(got, want) {
			t.Errorf("%q:\n%q\nwant\n%q", lines, got, want)
		}
	}
}

func TestAReportIsCheckedAsItsReadersSeeIt(t *testing.T) {
	d := printed(t, "1 a\n2 b\n2 c\n3 d\n5 e\n(i) x")
	check := func(scheme Numbering, want ...string) {
		t.Helper()
		s := &scenario{t: t, at: start}
		s.does(chair, Create{Draft: d, Settings: Settings{Numbering: scheme}})
		if got := wrongly(s.r.CheckNumbers()); !slices.Equal(got, want) {
			t.Errorf("by %q:\n%q\nwant\n%q", scheme, got, want)
		}
	}
	const level = "level x (i): item (i) stands 2 levels below what it belongs to"
	check(NumberingPrinted, "doubled c 2: paragraph 2 is there twice", "skipped e 5: number 4 is skipped", level)
	// Computed numbers are sound; where they part from the source's is said once a stretch.
	check(NumberingRunning, "moved c 3: paragraph 3 was printed as 2 in the source", level)
}

func TestEveryNumberThatIsWrittenHasItsPlace(t *testing.T) {
	for _, marker := range []Marker{MarkerArabic, MarkerLetter, MarkerRoman, MarkerUpperRoman, MarkerUpperLetter, MarkerArabicParen} {
		for n := 1; n <= 200; n++ {
			if got := ordinal(marker, write(marker, &counter{n: n - 1}, false)); got != n {
				t.Errorf("%s: %d is read as %d", marker, n, got)
			}
		}
		for _, none := range []string{"", "12 bis", "bis", "()", "é", "ab", "IIX", "12345", "0"} {
			if got := ordinal(marker, none); got != 0 {
				t.Errorf("%s: %q is read as %d", marker, none, got)
			}
		}
	}
}
