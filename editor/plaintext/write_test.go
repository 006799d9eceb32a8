// write_test.go says how a draft is written, and that it reads back as the same draft.

package plaintext

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"adref/editor"
)

// sensible draws a draft as reports are built: sections, numbered paragraphs with lists, texts,
// annexes; each list has one style, and lists stand under a paragraph.
func sensible(t *rapid.T) editor.Draft {
	var d editor.Draft
	add := func(e editor.Element) { d.Elements = append(d.Elements, e) }
	text := func(label string) string { return drawText(t, label) }
	var items func(level int, indentable bool)
	items = func(level int, indentable bool) {
		markers := []editor.Marker{editor.MarkerArabic, editor.MarkerLetter, editor.MarkerRoman, editor.MarkerArabicParen, editor.MarkerBullet}
		marker := rapid.SampledFrom(markers).Draw(t, "marker")
		for range rapid.IntRange(1, 12).Draw(t, "items") {
			add(editor.Element{Kind: editor.KindItem, Level: level, Marker: marker, Text: text("item")})
			if level < 4 && rapid.IntRange(0, 5).Draw(t, "nest") == 0 {
				items(level+1, true)
			}
		}
	}
	section := func() {
		for range rapid.IntRange(0, 4).Draw(t, "paragraphs") {
			add(editor.Element{Kind: editor.KindParagraph, Marker: editor.MarkerArabic, Text: text("paragraph")})
			switch rapid.IntRange(0, 5).Draw(t, "below") {
			case 0:
				items(1, true)
			case 1:
				add(editor.Element{Kind: editor.KindText, Text: text("text")})
			}
		}
	}
	if rapid.Bool().Draw(t, "masthead") {
		d.Masthead = editor.Masthead{Organ: "General Assembly", Distribution: "Limited", Date: "2 May 2030", Title: "Draft report"}
	}
	for range rapid.IntRange(0, 2).Draw(t, "chapeau") {
		add(editor.Element{Kind: editor.KindText, Text: text("chapeau")})
	}
	section()
	for range rapid.IntRange(0, 5).Draw(t, "sections") {
		e := editor.Element{Kind: editor.KindHeading, Level: 1, Marker: editor.MarkerUpperRoman, Text: text("heading")}
		switch rapid.IntRange(0, 6).Draw(t, "level") {
		case 0, 1, 2:
			e.Level, e.Marker = 2, editor.MarkerUpperLetter
		case 3:
			e.Level, e.Marker = 3, editor.MarkerArabic
		case 4:
			e.Level, e.Marker = rapid.IntRange(1, 4).Draw(t, "depth"), editor.MarkerNone
		}
		add(e)
		section()
	}
	if rapid.Bool().Draw(t, "annex") {
		add(editor.Element{Kind: editor.KindHeading, Level: 1, Annex: true, Text: rapid.SampledFrom([]string{"Annex", "Annex II", "附件", "Приложение"}).Draw(t, "word")})
		add(editor.Element{Kind: editor.KindText, Text: text("title")})
		section()
	}
	if len(d.Elements) == 0 {
		add(editor.Element{Kind: editor.KindText, Text: "Nothing."})
	}
	return d
}

// drawText draws one line in the text format. It likes what could be mistaken for something else.
func drawText(t *rapid.T, label string) string {
	word := rapid.SampledFrom([]string{"the", "Group", "of", "States", "agreed", "1.", "12.", "(a)", "(i)", "I.", "C.", "-", "•", "#", "##", "Annex", "¹", "km²", "[...]", "____",
		"__________", "[to be completed]", "[75/240](#)", "[https://example.org/x](https://example.org/x)", "note^[A note, see [x](#).]", "two^[a]^[b]", "^[first]", "\\*", "\\[", "\\", "*it*", "**Option:**",
		"and", "meeting:", "meeting.", "item;", "Distr.: Limited", "2 May 2030", "[^1]", "[^1]:", "A/AC.999/1", "Общая", "会议", "الفريق", "---", "==="})
	words := rapid.SliceOfN(word, 1, 8).Draw(t, label)
	return strings.Join(words, " ")
}

// sameElements compares what the law is about; the printed number is the written one.
func sameElements(a, b []editor.Element) string {
	for i := range max(len(a), len(b)) {
		if i >= len(a) || i >= len(b) {
			return fmt.Sprintf("%d elements became %d", len(a), len(b))
		}
		x, y := a[i], b[i]
		x.Printed, y.Printed = "", ""
		if x != y {
			return fmt.Sprintf("element %d\n  %+v became\n  %+v", i, x, y)
		}
	}
	return ""
}

func TestADraftReadsBackAsItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := sensible(t)
		numbers := editor.DraftNumbers(d, rapid.SampledFrom([]editor.Numbering{editor.NumberingRunning, editor.NumberingByHeading}).Draw(t, "scheme"))
		page := Write(d, numbers)
		back, _, err := Read(page)
		if err != nil {
			t.Fatalf("%v\n%s", err, page)
		}
		if diff := sameElements(d.Elements, back.Elements); diff != "" {
			t.Fatalf("%s\npage:\n%s", diff, page)
		}
		for i, e := range back.Elements {
			if e.Printed != numbers[i] {
				t.Fatalf("element %d has number %q, written as %q\n%s", i, e.Printed, numbers[i], page)
			}
		}
		if again := Write(back, numbers); string(again) != string(page) && len(d.Masthead.Lines) > 0 {
			t.Fatalf("written again it is\n%s\nwas\n%s", again, page)
		}
	})
}

func TestAPageIsReadable(t *testing.T) {
	text := `General Assembly

Distr.: Limited
2 May 2030

Original: English

Working group on rivers

Geneva, 3–7 June 2030 and
10 July 2030

Draft report

I. Opening

1. The group met.¹ See <https://example.org/a>.

A. Agenda

2. The agenda was:

    1. Officers;
        (a) Chair;
        (b) Vice-Chair;
    2. Other matters.

3. It closed² on ____.

Annex

Programme

[to be completed]

¹ In Geneva.
² Later.
`
	d, _ := read(t, text)
	if got := string(Write(d, editor.DraftNumbers(d, editor.NumberingRunning))); got != text {
		t.Errorf("got\n%s", got)
	}
}

func TestTheComputedNumberIsWritten(t *testing.T) {
	d := editor.Draft{Elements: []editor.Element{
		{Kind: editor.KindParagraph, Marker: editor.MarkerArabic, Printed: "7", Text: "One."},
		{Kind: editor.KindParagraph, Marker: editor.MarkerArabic, Printed: "8", Text: "Two."},
	}}
	if got := string(Write(d, []string{"1", "1 bis"})); got != "1. One.\n\n1 bis. Two.\n" {
		t.Errorf("got %q", got)
	}
	if got := string(Write(d, nil)); got != "7. One.\n\n8. Two.\n" {
		t.Errorf("got %q", got)
	}
}

func TestTextThatLooksLikeANumberIsWrittenAsText(t *testing.T) {
	d := editor.Draft{Elements: []editor.Element{
		{Kind: editor.KindParagraph, Marker: editor.MarkerArabic, Text: "The agenda reads:"},
		{Kind: editor.KindText, Text: "1. Not an item."},
		{Kind: editor.KindParagraph, Marker: editor.MarkerArabic, Text: "(a) Not an item either, of the"},
		{Kind: editor.KindText, Text: "group alone."},
	}}
	page := Write(d, []string{"1", "", "2", ""})
	if want := "1. The agenda reads:\n\n\\ 1. Not an item.\n\n2. (a) Not an item either, of the\n\n\\ group alone.\n"; string(page) != want {
		t.Errorf("got\n%s", page)
	}
	back, _, _ := Read(page)
	if diff := sameElements(d.Elements, back.Elements); diff != "" {
		t.Error(diff)
	}
}

func TestTheMastheadReadsBack(t *testing.T) {
	d := editor.Draft{Masthead: editor.Masthead{Organ: "General Assembly", Symbol: "A/AC.999/2030/L.1", Distribution: "Limited", Date: "2 May 2030", Original: "English", Language: "en",
		Body: "Working group on rivers", Session: "Second session", Meeting: "Geneva, 3–7 June 2030", AgendaItem: "Agenda item 5", Title: "Draft report of the working group"},
		Elements: []editor.Element{{Kind: editor.KindHeading, Level: 1, Marker: editor.MarkerUpperRoman, Text: "Opening of the session and on to the agenda"}}}
	back, _, err := Read(Write(d, []string{"I"}))
	if err != nil {
		t.Fatal(err)
	}
	lines := back.Masthead.Lines
	back.Masthead.Lines = nil
	if fmt.Sprintf("%+v", back.Masthead) != fmt.Sprintf("%+v", d.Masthead) || len(lines) != 10 {
		t.Errorf("got %+v %q", back.Masthead, lines)
	}
	d.Masthead.Lines = lines
	again, _, _ := Read(Write(d, []string{"I"}))
	if !slices.Equal(again.Masthead.Lines, lines) {
		t.Errorf("lines %q became %q", lines, again.Masthead.Lines)
	}
}
