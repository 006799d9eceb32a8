// render_test.go tries a difference as it is read: text, HTML, pages, JSON.

package diffing

import (
	"encoding/json"
	"html"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

func TestADifferenceIsPrintedWithSignsInBrackets(t *testing.T) {
	for _, c := range []struct{ before, after, want string }{
		{"States should act.", "States shall act.", "States [– should –][+ shall +] act."},
		{"States should act.", "States should, where possible, act.", "States should[+ , where possible, +] act."},
		{"States should now act.", "States should act.", "States should [– now –] act."},
		{"a b", "a  b", "a[– ␣ –][+ ␣␣ +]b"},
		{"the same", "the same", "the same"},
		{"", "", ""},
	} {
		if got := Words(c.before, c.after).Text(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestADifferenceInHTMLIsMarkedSaidAndEscaped(t *testing.T) {
	for _, c := range []struct{ name, before, after, want string }{
		{"a word", "States should act.", "States shall act.",
			`States <del dir="auto"><span class="words" lang="en">deletion: </span>should<span class="words" lang="en"> end of deletion </span></del>` +
				`<ins dir="auto"><span class="words" lang="en">insertion: </span>shall<span class="words" lang="en"> end of insertion </span></ins> act.`},
		{"marks of HTML", `a < b & "c"`, `a < b & "c"`, `a &lt; b &amp; &#34;c&#34;`},
		{"marks of direction in what stays", "a \u2067ب\u2069 c", "a \u2067ب\u2069 c", "<bdi>a \u2067ب\u2069 c</bdi>"},
		{"bytes that are not text", "a\x00b\xff", "a\x00b\xff", "a\ufffdb\ufffd"},
		{"nothing", "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Words(c.before, c.after).HTML(); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

var (
	spoken   = regexp.MustCompile(`<span class="words" lang="en">[a-z: ]*</span>`)
	inserted = regexp.MustCompile(`<ins dir="auto">[^<]*</ins>`)
	deleted  = regexp.MustCompile(`<del dir="auto">[^<]*</del>`)
	element  = regexp.MustCompile(`</?(?:ins|del|bdi)(?: dir="auto")?>`)
)

func TestWhatIsShownInHTMLReadsAsBothTexts(t *testing.T) {
	nasty := append([]string{"<script>alert(1)</script>", "</ins>", "&amp;", `" onload="x`, "<!--", "\u2067", "\u2069", "\u200f", "]]>"}, pieces...)
	cases(t, func(t *rapid.T) {
		draw := func(name string) string {
			return strings.Join(rapid.SliceOfN(rapid.SampledFrom(nasty), 0, 10).Draw(t, name), "")
		}
		before, after := draw("before"), draw("after")
		plain := spoken.ReplaceAllString(Readable(Words(before, after)).HTML(), "")
		read := func(without *regexp.Regexp) string {
			return html.UnescapeString(element.ReplaceAllString(without.ReplaceAllString(plain, ""), ""))
		}
		if strings.ContainsAny(element.ReplaceAllString(plain, ""), "<>\"") {
			t.Fatalf("something was not escaped: %s", plain)
		}
		if got := read(inserted); got != before {
			t.Fatalf("%q reads as %q before: %s", before, got, plain)
		}
		if got := read(deleted); got != after {
			t.Fatalf("%q reads as %q after: %s", after, got, plain)
		}
	})
}

func TestWhatIsPrintedHoldsEveryWord(t *testing.T) {
	dense := func(text string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsSpace(r) || r == '␣' || r == '¶' {
				return -1
			}
			return r
		}, text)
	}
	signs := regexp.MustCompile(`\[[+–] | [+–]\]`)
	cases(t, func(t *rapid.T) {
		before := texts().Draw(t, "before")
		d := Words(before, edited(before).Draw(t, "after"))
		var all strings.Builder
		for _, op := range d {
			all.WriteString(op.Text)
		}
		if got := signs.ReplaceAllString(d.Text(), ""); dense(got) != dense(all.String()) {
			t.Fatalf("%q is printed as %q", d, d.Text())
		}
	})
}

// twoDrafts are two documents with something of everything.
func twoDrafts() (from, to []Paragraph) {
	from = []Paragraph{
		{"p1", "", opening}, {"p2", "1", threats}, {"p3", "2", norms + " " + capacity}, {"p4", "3", followUp},
		{"p5", "4", "The report was drafted by the Rapporteur."}, {"p6", "5", "[...]"},
	}
	to = []Paragraph{
		{"p1", "", opening}, {"p2", "1", "The report was drafted by the Rapporteur."}, {"p3", "2", strings.Replace(threats, "recalled", "noted", 1)},
		{"p4", "3", norms}, {"p5", "4", capacity}, {"p6", "5", "It < thanked > its Chair, and the Secretariat."}, {"p7", "6", "[...]"},
	}
	return from, to
}

func TestDocumentsAreComparedParagraphByParagraph(t *testing.T) {
	from, to := twoDrafts()
	list, err := Compare(t.Context(), from, to)
	if err != nil {
		t.Fatal(err)
	}
	var text, page strings.Builder
	if err := WriteText(&text, list); err != nil {
		t.Fatal(err)
	}
	want := "… 1 paragraph the same\n\n" +
		"moved 4 → 1\nThe report was drafted by the Rapporteur.\n\n" +
		"revised 1 → 2\n" + strings.Replace(threats, "recalled", "[– recalled –][+ noted +]", 1) + "\n\n" +
		"split 2 → 3, 4\n" + norms + "[– ␣ –][+ ¶ +]\n" + capacity + "\n\n" +
		"deleted 3\n[– " + followUp + " –]\n\n" +
		"added 5\n[+ It < thanked > its Chair, and the Secretariat. +]\n\n" +
		"… 1 paragraph the same\n\n"
	if text.String() != want {
		t.Errorf("got\n%s\nwant\n%s", text.String(), want)
	}
	if err := (Page{`A "draft" <1>`, "ar"}).WriteHTML(&page, list); err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{`<title>A &#34;draft&#34; &lt;1&gt;</title>`, `<section class="split">`, `<p class="change">split 2 → 3, 4</p>`,
		`<p class="text" dir="auto" lang="ar">` + opening + `</p>`, "It &lt; thanked &gt; its Chair"} {
		if strings.Count(page.String(), part) != 1 {
			t.Errorf("the page does not have %s once:\n%s", part, page.String())
		}
	}
	if strings.Contains(page.String(), "style=") || strings.Contains(page.String(), "<script") {
		t.Error("the page has an inline style or a script")
	}
}

func TestAComparisonIsWrittenAsThePromisedJSON(t *testing.T) {
	from := []Paragraph{{"a", "1", "One two."}, {"b", "", "Gone for good."}}
	to := []Paragraph{{"c", "12 bis", "One more two."}}
	list, err := Compare(t.Context(), from, to)
	if err != nil {
		t.Fatal(err)
	}
	got, err := json.Marshal(list)
	if err != nil {
		t.Fatal(err)
	}
	want := `[{"change":"revised","from":[{"id":"a","number":"1"}],"to":[{"id":"c","number":"12 bis"}],"ops":[["=","One "],["+","more "],["=","two."]]},` +
		`{"change":"deleted","from":[{"id":"b","number":""}],"to":[],"ops":[["-","Gone for good."]]}]`
	if string(got) != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
