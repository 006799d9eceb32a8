// fuzz_test.go throws anything at the reader: it never panics, never loses or doubles a word, and
// what it made of the input reads back as the same from the page written of it.

package plaintext

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

type failer interface {
	Helper()
	Fatalf(string, ...any)
}

func checkRead(t failer, data []byte) {
	t.Helper()
	d, _, err := Read(data)
	if err != nil {
		return
	}
	for _, e := range d.Elements {
		if !utf8.ValidString(e.Text) || strings.ContainsAny(e.Text, "\n\r\f\t") {
			t.Fatalf("text %q", e.Text)
		}
	}
	if in, out := wordsOf(string(data)), wordsOfDraft(d); !slices.Equal(in, out) {
		t.Fatalf("words lost or doubled\n in: %q\nout: %q", in, out)
	}
	page := Write(d, nil)
	back, _, err := Read(page)
	if err != nil {
		t.Fatalf("the page does not read: %v\n%s", err, page)
	}
	if diff := sameElements(d.Elements, back.Elements); diff != "" {
		t.Fatalf("%s\npage:\n%s", diff, page)
	}
	if !slices.Equal(d.Masthead.Lines, back.Masthead.Lines) {
		t.Fatalf("masthead %q became %q\npage:\n%s", d.Masthead.Lines, back.Masthead.Lines, page)
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"General Assembly\n\nDistr.: Limited\n2 May 2030\n\nDraft report\n\nI. Opening\n\n1. The group met.¹\n\n¹ Note.\n",
		"6. Foo.\n\n7. The agenda reads:\n\n1. One.\n2. Two:\n - (a) A;\n - (b) B.\n\n3. Three.\n\n8. Bar of the\n\nGroup.\n\nAnnex\n\nTitle\n",
		"---\ntitle: A\n---\n\n## Article 1\n\n1. One:\n\n    1. deep;\n\n        - deeper[^1]\n\n**Option 2:**\n\n1bis. Two\n\n[^1]: note\n      more\n",
		"\\\n1. a\n\\ 2. b\n\\ \\ c\n1\\. d\n",
		"أولا - مقدمة\n\n١ - نص\n(أ) بند\n\n附件\n\n一、导言\n1.会议\n",
		"(h) x\n(i) y\n(i) z\n(ii) w\nC. Foo\nD. Bar\nI. Baz\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) { checkRead(t, data) })
}

func TestAnyPageKeepsItsWordsAndReadsBack(t *testing.T) {
	piece := rapid.SampledFrom([]string{"\n", "\n\n", "\n\n", "\n    ", "\n        ", "\n  ", " ", " ", "\f", "1. ", "2. ", "3. ", "4. ", "12. ", "2020. ", "1 bis. ", "(a) ", "(b) ", "(i) ", "(ii) ", "i) ", "I. ", "II. ", "III. ", "A. ", "B. ", "C. ", "D. ",
		"- ", "• ", "# ", "## ", "Annex", "Foo", "bar", "of the", "Group", "met:", "met.", "met;", "met,", "¹", "²", "¹ note", "[^1]", "[^1]: note", "^[in]", "^[", "]", "[", "\\", "\\ ", "**L:**", "---\n", "===\n", "__________\n",
		"General Assembly\n", "Distr.: X\n", "2 May 2030\n", "title: x\n", "<https://e.org/a>", "会议", "一、", "أولا - ", "١ - ", "نص"})
	rapid.Check(t, func(t *rapid.T) {
		checkRead(t, []byte(strings.Join(rapid.SliceOfN(piece, 1, 40).Draw(t, "page"), "")))
	})
}
