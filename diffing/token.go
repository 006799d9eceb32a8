// token.go splits a text into the tokens that a difference never splits.

package diffing

import (
	"unicode"
	"unicode/utf8"

	// Word and grapheme boundaries by UAX #29: the standard library has neither.
	"github.com/clipperhouse/uax29/v2/graphemes"
	"github.com/clipperhouse/uax29/v2/words"
)

// Tokens splits text into tokens, whose concatenation is text again. A token is
// the longest of these that starts where the one before ended:
//
//   - a link [text](target), the text without links in it and with its brackets
//     balanced, the target without white space; an inline footnote ^[…] with its
//     brackets balanced
//   - a backslash with the mark it escapes: * [ ] ^ \
//   - a run of white space; a run of asterisks; a square bracket
//   - a document symbol or a resolution number
//   - a word, or whatever else stands between two word boundaries of UAX #29
//
// Where that would cut a grapheme, the tokens on both sides are one.
func Tokens(text string) []string {
	s := source{text: text}
	return s.cut(0, tokenEnds(nil, text))
}

// tokenEnds appends the end of each token of a text. One that is not valid UTF-8
// is one token.
func tokenEnds(ends []int, text string) []int {
	switch {
	case text == "":
		return ends
	case !utf8.ValidString(text):
		return append(ends, len(text))
	}
	s := source{text, atoms(text)}
	return s.ends(ends, 0, len(text))
}

// source is a text with what must be known about the whole of it before a part
// of it can be split as the whole would be.
type source struct {
	text  string
	atoms []Span // links and footnotes, in order, none inside another
}

// cut slices the text from start at ends.
func (s *source) cut(start int, ends []int) []string {
	if len(ends) == 0 {
		return nil
	}
	tokens := make([]string, len(ends))
	for i, end := range ends {
		tokens[i] = s.text[start:end]
		start = end
	}
	return tokens
}

// ends appends the end of each token of text[lo:hi]. lo and hi are positions that
// severs accepts, so that the tokens are those of the whole text.
func (s *source) ends(ends []int, lo, hi int) []int {
	had := len(ends)
	if cap(ends) == 0 {
		ends = make([]int, 0, (hi-lo)/3+4)
	}
	atom := 0
	for atom < len(s.atoms) && s.atoms[atom].End <= lo {
		atom++
	}
	odd := false
	for at := lo; at < hi; {
		if atom < len(s.atoms) && s.atoms[atom].Start == at {
			at = s.atoms[atom].End
			ends = append(ends, at)
			atom++
			continue
		}
		stop := hi
		if atom < len(s.atoms) {
			stop = min(hi, s.atoms[atom].Start)
		}
		var strange bool
		ends, strange = appendEnds(ends, s.text, at, stop)
		odd = odd || strange
		at = stop
	}
	if odd {
		ends = ends[:had+len(wholeGraphemes(ends[had:], s.text, lo, hi))]
	}
	return ends
}

// severs reports whether the text can be cut at a byte and each side split on
// its own with the same tokens. It looks at the two neighbours only, and says
// yes only where no rule looks across: beside white space or a Chinese
// character, outside links and footnotes, with nothing unusual near.
func (s *source) severs(at int) bool {
	if at == 0 || at == len(s.text) {
		return true
	}
	if !utf8.RuneStart(s.text[at]) {
		return false
	}
	left, _ := utf8.DecodeLastRuneInString(s.text[:at])
	right, _ := utf8.DecodeRuneInString(s.text[at:])
	l, r := classOf(left), classOf(right)
	if l == other || r == other || l == mark || r == mark {
		return false
	}
	if l == plain && r == plain || l == white && r == white {
		return false
	}
	return !s.inAtom(at)
}

// inAtom reports whether a byte position is strictly inside a link or footnote.
func (s *source) inAtom(at int) bool {
	low, high := 0, len(s.atoms)
	for low < high {
		middle := (low + high) / 2
		if s.atoms[middle].End <= at {
			low = middle + 1
		} else {
			high = middle
		}
	}
	return low < len(s.atoms) && s.atoms[low].Start < at
}

// appendEnds splits text[at:stop], which has no link or footnote in it. strange
// says that graphemes must be looked at.
func appendEnds(ends []int, text string, at, stop int) (_ []int, strange bool) {
	var word wordEnds
	for at < stop {
		end := at + 1
		switch c := text[at]; signs[c] {
		case lower:
			if end = asciiWordEnd(text[:stop], at); end == at {
				end = word.next(text[:stop], at)
				strange = strange || !usual(text[at:end])
			}
		case space:
			for end < stop && signs[text[end]] == space {
				end++
			}
			if end < stop && text[end] >= utf8.RuneSelf {
				end += whiteSize(text[end:stop])
			}
		case punctuation:
			if end < stop && text[end] >= utf8.RuneSelf { // a sign that may be joined to this one
				end = word.next(text[:stop], at)
				strange = strange || !usual(text[at:end])
			}
		case bracket:
		case escape:
			if end < stop && escapable(text[end]) {
				end++
			}
		case star:
			for end < stop && text[end] == '*' {
				end++
			}
		default:
			if size := whiteSize(text[at:stop]); size > 0 {
				end = at + size
			} else if end = symbolEnd(text[:stop], at); end == at {
				end = word.next(text[:stop], at)
			}
			strange = strange || !usual(text[at:end])
		}
		ends = append(ends, end)
		at = end
	}
	return ends, strange
}

// sign sorts the bytes that a token can start with.
type sign byte

const (
	anything sign = iota // a capital or digit, which may start a symbol; what is not ASCII; a control character
	lower                // a small letter or an underscore
	space
	punctuation // a token by itself
	bracket
	escape
	star
)

var signs = func() (table [256]sign) {
	for c := range utf8.RuneSelf {
		switch {
		case c == ' ' || c >= '\t' && c <= '\r':
			table[c] = space
		case c == '[' || c == ']':
			table[c] = bracket
		case c == '\\':
			table[c] = escape
		case c == '*':
			table[c] = star
		case c >= 'a' && c <= 'z' || c == '_':
			table[c] = lower
		case c > ' ' && c < 0x7F && !asciiWord(byte(c)):
			table[c] = punctuation
		}
	}
	return table
}()

// whiteSize is the size of the white space that text starts with.
func whiteSize(text string) int {
	at := 0
	for {
		size := whiteAt(text[at:])
		if size == 0 {
			return at
		}
		at += size
	}
}

// wholeGraphemes drops the ends that are not also the end of a grapheme.
func wholeGraphemes(ends []int, text string, lo, hi int) []int {
	kept, at := ends[:0], lo
	clusters := graphemes.FromString(text[lo:hi])
	for _, end := range ends {
		for at < end && clusters.Next() {
			at += len(clusters.Value())
		}
		if at == end {
			kept = append(kept, end)
		}
	}
	return kept
}

// wordEnds finds the end of one UAX #29 word after another.
type wordEnds struct{ words *words.Iterator[string] }

func (w *wordEnds) next(text string, at int) int {
	if end := asciiWordEnd(text, at); end > at {
		return end
	}
	r, size := utf8.DecodeRuneInString(text[at:])
	if classOf(r) == han {
		next, _ := utf8.DecodeRuneInString(text[at+size:])
		if c := classOf(next); at+size == len(text) || c != other && c != mark {
			return at + size
		}
	}
	if w.words == nil {
		w.words = words.FromString(text[at:])
	} else {
		w.words.SetText(text[at:])
	}
	w.words.Next()
	return at + wordSize(text[at:], len(w.words.Value()))
}

// wordSize shortens a word to what comes before white space or a mark that is a
// token of its own: U+202F, for one, joins words in UAX #29 and is white space.
func wordSize(text string, size int) int {
	for i := 1; i < size; i++ {
		if text[i] >= utf8.RuneSelf && utf8.RuneStart(text[i]) && whiteAt(text[i:]) > 0 {
			return i
		}
	}
	return size
}

// asciiWordEnd is the end of the word at text[at:] when ASCII alone decides it,
// and at when the full rules are needed.
func asciiWordEnd(text string, at int) int {
	end := at
	for end < len(text) && asciiWord(text[end]) {
		end++
	}
	if end == at || end == len(text) {
		return end
	}
	switch c := text[end]; {
	case c >= utf8.RuneSelf:
		return at
	case c == '.' || c == ',' || c == ':' || c == ';' || c == '\'':
		if end+1 < len(text) && (asciiWord(text[end+1]) || text[end+1] >= utf8.RuneSelf) {
			return at
		}
	}
	return end
}

func asciiWord(c byte) bool {
	return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' || c == '_'
}

// escapable reports the marks that a backslash makes literal.
func escapable(c byte) bool {
	return c == '*' || c == '[' || c == ']' || c == '^' || c == '\\'
}

// whiteAt is the size of the white space rune that text starts with, or 0.
func whiteAt(text string) int {
	if text == "" {
		return 0
	}
	if c := text[0]; c < utf8.RuneSelf {
		if c == ' ' || c >= '\t' && c <= '\r' {
			return 1
		}
		return 0
	}
	if r, size := utf8.DecodeRuneInString(text); unicode.IsSpace(r) {
		return size
	}
	return 0
}
