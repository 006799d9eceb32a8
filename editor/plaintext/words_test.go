// words_test.go has the words of a file and of a draft: nothing may be lost and nothing doubled.

package plaintext

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"adref/editor"
)

var markdownMark = regexp.MustCompile(`\[\^[\pL\pN_-]{1,32}\]`)

// wordsOf gives the words of a text in alphabetical order, because notes move. The marks of notes
// are no words; an address in angle brackets is its link.
func wordsOf(text string) []string {
	text = markdownMark.ReplaceAllString(linkAddresses(norm.NFC.String(text)), " ")
	var words []string
	var word strings.Builder
	flush := func() {
		if word.Len() > 0 {
			words = append(words, word.String())
		}
		word.Reset()
	}
	for _, c := range text {
		switch {
		case isBigScript(c) && unicode.IsLetter(c):
			flush()
			words = append(words, string(c))
		case unicode.IsLetter(c) || unicode.IsDigit(c):
			word.WriteRune(c)
		default:
			flush()
		}
	}
	flush()
	slices.Sort(words)
	return words
}

func wordsOfDraft(d editor.Draft) []string {
	parts := slices.Clone(d.Masthead.Lines)
	for _, e := range d.Elements {
		parts = append(parts, e.Printed, e.Text)
	}
	return wordsOf(strings.Join(parts, "\n"))
}
