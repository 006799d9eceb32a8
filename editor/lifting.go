// lifting.go takes brackets out of a text: lifted, dropped, or one alternative chosen. What comes of it
// is a text like any other, for an amendment or for the Chair's revise: nothing here changes a report.

package editor

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// LiftBracket gives the text with one bracket lifted, counted from 0 as Tree.Brackets lists them: what
// it holds is kept, its signs and whom it names are gone. One that leaves a choice is refused.
func LiftBracket(text string, k int, known Known) (string, error) {
	t := ReadBrackets(text)
	p, err := t.bracket(k)
	if err != nil {
		return "", err
	}
	alternatives := t.Alternatives(p, known)
	if len(alternatives) > 1 {
		return "", refuse(CodeInvalid, "This bracket holds %d alternatives: choose one.", len(alternatives))
	}
	return t.with(p.At, p.End, alternatives[0].instead())
}

// DropBracket gives the text without one bracket and what it holds.
func DropBracket(text string, k int) (string, error) {
	t := ReadBrackets(text)
	p, err := t.bracket(k)
	if err != nil {
		return "", err
	}
	return t.with(p.At, p.End, "")
}

// ChooseAlternative gives the text with one alternative in the place of a choice, both counted from 0
// as Tree.Choices lists them.
func ChooseAlternative(text string, choice, alternative int, known Known) (string, error) {
	t := ReadBrackets(text)
	choices := t.Choices(known)
	if choice < 0 || choice >= len(choices) {
		return "", refuse(CodeNotFound, "This text has no choice %d.", choice+1)
	}
	c := choices[choice]
	if alternative < 0 || alternative >= len(c.Alternatives) {
		return "", refuse(CodeNotFound, "This choice has no alternative %d.", alternative+1)
	}
	return t.with(c.At, c.End, c.Alternatives[alternative].instead())
}

// instead is what an alternative leaves in the text.
func (a Alternative) instead() string {
	if a.NoText {
		return ""
	}
	return a.Text
}

func (t Tree) bracket(k int) (*Piece, error) {
	all := t.Brackets()
	if k < 0 || k >= len(all) {
		return nil, refuse(CodeNotFound, "This text has no bracket %d.", k+1)
	}
	return all[k], nil
}

// with puts other words in the place of a part of the text, the white space around them as it is
// printed. It refuses when the words around would then be read as something else: the rest of the text
// keeps its brackets, links, footnotes and placeholders.
func (t Tree) with(from, to int, words string) (string, error) {
	left, part, right := t.text[:from], t.text[from:to], t.text[to:]
	opens, closes := strings.HasPrefix(part, "[ "), strings.HasSuffix(part, " ]")
	if words == "" {
		left, right = closeUp(left, right, opens || closes)
	} else {
		if opens && wordAtEnd(left) {
			left += " "
		}
		if closes && wordAtStart(right) {
			right = " " + right
		}
	}
	changed := left + words + right
	was, is := t.shape(), ReadBrackets(changed).shape()
	out, in := ReadBrackets(part).shape(), ReadBrackets(words).shape()
	for _, kind := range shapes {
		if is[kind] != was[kind]-out[kind]+in[kind] {
			return "", refuse(CodeInvalid, "Without these signs the words around them would be read as something else. Revise the text by hand.")
		}
	}
	return changed, nil
}

var shapes = []PieceKind{PieceBracket, PieceBrace, PieceLoose, PieceLink, PieceNote, PiecePlaceholder}

// shape counts the pieces of a text that are not words.
func (t Tree) shape() map[PieceKind]int {
	count := map[PieceKind]int{}
	for p := range t.all() {
		count[p.Kind]++
	}
	return count
}

// closeUp brings the words around something together that is taken out: one space where there were two,
// none at the ends, inside signs or before what closes a sentence.
func closeUp(left, right string, spaced bool) (string, string) {
	switch {
	case left == "" || strings.ContainsRune("[({ ", lastRune(left)) && strings.HasPrefix(right, " "):
		return left, strings.TrimPrefix(right, " ")
	case right == "" || strings.ContainsRune(",.;:!?)]}", firstRune(right)):
		return strings.TrimSuffix(left, " "), right
	case spaced && wordAtEnd(left) && wordAtStart(right):
		return left + " ", right
	}
	return left, right
}

func firstRune(s string) rune { c, _ := utf8.DecodeRuneInString(s); return c }
func lastRune(s string) rune  { c, _ := utf8.DecodeLastRuneInString(s); return c }

func wordAtEnd(s string) bool {
	c := lastRune(s)
	return unicode.IsLetter(c) || unicode.IsNumber(c)
}

func wordAtStart(s string) bool {
	c := firstRune(s)
	return unicode.IsLetter(c) || unicode.IsNumber(c)
}
