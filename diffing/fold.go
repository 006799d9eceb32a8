// fold.go reads a text as a quotation of it may be written: by its words alone.

package diffing

import (
	"strings"
	"unicode"
	"unicode/utf8"

	// Compatibility decomposition: ligatures, full-width forms and accents that copying leaves behind.
	"golang.org/x/text/unicode/norm"
)

// reading is the words of a text, folded, and where they stand in it.
type reading struct {
	words []string
	at    []Span
}

// readWords gives the words of a text without what a quotation of it may change:
// case, punctuation, markup, the targets of links, accents and vowel signs. A text
// that is not valid UTF-8 has none.
func readWords(text string) reading {
	if !utf8.ValidString(text) {
		return reading{}
	}
	s := source{text: text} // inside links and footnotes there are words too
	var r reading
	links := targets{text: text}
	start, skip := 0, 0
	for _, end := range s.ends(nil, 0, len(text)) {
		token := text[start:end]
		if start >= skip {
			if word := fold(token); word != "" {
				r.words, r.at = append(r.words, word), append(r.at, Span{start, end})
			} else if token == "]" {
				skip = links.end(end)
			}
		}
		start = end
	}
	return r
}

// fold is a token's letters and digits, in lower case and without accents; it is
// empty for a token that has none.
func fold(token string) string {
	ascii, letters := len(token), 0
	for i := range len(token) {
		if token[i] >= utf8.RuneSelf {
			ascii--
		} else if alnum(token[i]) {
			letters++
		}
	}
	switch {
	case letters == len(token):
		return strings.ToLower(token)
	case letters == 0 && ascii == len(token):
		return ""
	}
	if r, size := utf8.DecodeRuneInString(token); size == len(token) && classOf(r) == han && norm.NFKD.QuickSpanString(token) == size {
		return token
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, norm.NFKD.String(token))
}

// labels is how many of a quotation's first words are the number that it carries
// in print, at most two such as "2. (a)": a number or a letter, with a full stop
// or a bracket behind it.
func labels(text string, r reading) int {
	n := 0
	for n < min(2, len(r.words)-1) && len(r.words[n]) <= maxLabel && numeral(r.words[n]) {
		rest := text[r.at[n].End:]
		if !strings.HasPrefix(rest, ".") && !strings.HasPrefix(rest, ")") {
			break
		}
		n++
	}
	return n
}

const maxLabel = 6 // bytes of the longest label

// numeral reports whether a word is a number, a Roman number or a single letter.
func numeral(word string) bool {
	return strings.Trim(word, "0123456789") == "" || strings.Trim(word, "ivxlc") == "" || utf8.RuneCountInString(word) == 1
}
