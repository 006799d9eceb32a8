// writenotes.go takes the inline footnotes out of the texts, to be written at the foot.

package plaintext

import (
	"slices"
	"strconv"
	"strings"

	"adref/editor"
)

// notes are the footnotes taken out of the texts, in order.
type notes struct {
	used  map[string]bool // raised numbers that stand in the draft for themselves
	next  int
	marks []string
	texts []string
}

func newNotes(d editor.Draft) *notes {
	n := &notes{used: map[string]bool{}, next: 1}
	texts := slices.Clone(d.Masthead.Lines)
	for _, e := range d.Elements {
		texts = append(texts, e.Text)
	}
	for _, text := range texts {
		for _, m := range noteMark.FindAllString(text, -1) {
			n.used[m] = true
		}
	}
	return n
}

// take replaces the inline footnotes of a text by marks. One that could not be read back from the
// foot stays inline: at the start of a text, beside another mark, or not set in single spaces.
func (n *notes) take(text string) string {
	var b strings.Builder
	from := 0
	marked := -1 // where the last mark was put
	for at := 0; at < len(text); at++ {
		switch {
		case text[at] == '\\':
			at++
		case strings.HasPrefix(text[at:], "^["):
			end := closing(text, at+1)
			if end < 0 {
				continue
			}
			inner := text[at+2 : end]
			beside := at == marked || strings.HasPrefix(text[end+1:], "^[") || touchesRaised(text[:at], text[end+1:])
			if at > 0 && !beside && n.next < 10_000 && inner != "" && inner == strings.TrimSpace(single(inner)) && plainNote(inner) {
				b.WriteString(text[from:at] + n.mark())
				n.texts = append(n.texts, inner)
				from = end + 1
			}
			marked = end + 1
			at = end
		}
	}
	b.WriteString(text[from:])
	return b.String()
}

// plainNote says whether a note reads back from the foot: a mark or a note in it would not.
func plainNote(s string) bool {
	first := raisedNote.FindStringSubmatch("¹ " + s)
	return first != nil && first[2] == s && balanced(s) == s && !strings.HasPrefix(s, `\`)
}

// mark is the next number that does not stand in the draft for itself.
func (n *notes) mark() string {
	for {
		mark := ""
		for _, c := range strconv.Itoa(n.next) {
			mark += string([]rune(raised)[c-'0'])
		}
		n.next++
		if !n.used[mark] {
			n.marks = append(n.marks, mark)
			return mark
		}
	}
}

func touchesRaised(before, after string) bool {
	runes := []rune(before[max(0, len(before)-4):] + "|" + after[:min(len(after), 4)])
	at := slices.Index(runes, '|')
	return at > 0 && strings.ContainsRune(raised, runes[at-1]) || at+1 < len(runes) && strings.ContainsRune(raised, runes[at+1])
}

// closing is where the bracket that opens at s[open] closes, -1 when it does not.
func closing(s string, open int) int {
	depth := 0
	for i := open; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}
