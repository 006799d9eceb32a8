// text_test.go tries the writing of words in the text format.

package docx

import (
	"strings"
	"testing"

	"adref/diffing"

	"pgregory.net/rapid"
)

func TestWordsInTheTextFormatReadBackAsTheSameWords(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.StringOf(rapid.RuneFrom([]rune("ab *[]^\\() ")))
		var runs []Run
		var all strings.Builder
		for range rapid.IntRange(1, 6).Draw(t, "runs") {
			r := Run{Text: words.Draw(t, "words"), Look: rapid.SampledFrom([]Look{0, 0, Italic, Bold, Italic | Bold}).Draw(t, "look")}
			r.Link = rapid.SampledFrom([]string{"", "", "", "https://example.org/a_(b)", "javascript:alert(1)"}).Draw(t, "link")
			if r.Text == "" {
				continue
			}
			runs = append(runs, r)
			all.WriteString(r.Text)
		}
		text := (&File{}).format(runs, After, true)
		if got, want := PlainText(text), single(all.String()); got != want {
			t.Fatalf("%q reads as %q, not as %q", text, got, want)
		}
		if strings.Contains(text, "javascript:") {
			t.Fatalf("%q leads to a script", text)
		}
		if joined := strings.Join(diffing.Tokens(text), ""); joined != text {
			t.Fatalf("%q is cut into %q", text, joined)
		}
	})
}

func TestLooksLinksAndNotesAreWrittenAsSuch(t *testing.T) {
	italic := func(words string) string {
		return `<w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve">` + words + `</w:t></w:r>`
	}
	body := p(said("See ")+italic("inter alia ")+said("the ")+`<w:hyperlink r:id="there">`+said("web")+said("site")+`</w:hyperlink>`+
		`<w:r><w:footnoteReference w:id="7"/></w:r>`+said(" [and] more.")) +
		p(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://example.org/x y" \o "hint" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`+said("there")+`<w:r><w:fldChar w:fldCharType="end"/></w:r>`+said("."))
	d := read(t, body, parts{"there": "https://example.org/", "footnotes": `<w:footnote w:type="separator" w:id="1">` + p("-") + `</w:footnote><w:footnote w:id="7">` + p("First.") + p("Second [a.") + `</w:footnote>`})
	got := rows(d, After)
	want := []string{`See *inter alia* the [website](https://example.org/)^[First. Second \[a.] [and] more.`, `[there](https://example.org/x%20y).`}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("read %q", got)
	}
}
