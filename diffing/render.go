// render.go writes a difference to be read: as text, as HTML.

package diffing

import (
	"html"
	"strings"
	"unicode"
)

// Text writes the difference as it is printed: [+ inserted +] and [– deleted –].
// White space at the ends of a change stands outside its mark; a change that is
// nothing else has a sign for each space and line break. What to show is usually
// Readable of a difference.
func (d Diff) Text() string {
	var b strings.Builder
	b.Grow(d.size() + 16*len(d))
	for _, op := range d {
		sign := "+"
		switch op.Kind {
		case Equal:
			b.WriteString(op.Text)
			continue
		case Delete:
			sign = "–"
		}
		before, body, after := withoutEnds(op.Text)
		if body == "" {
			body, before = spaceSigns.Replace(before), ""
			if op.Kind == Insert && strings.Contains(op.Text, "\n") {
				after = "\n"
			}
		}
		for _, part := range [...]string{before, "[", sign, " ", body, " ", sign, "]", after} {
			b.WriteString(part)
		}
	}
	return b.String()
}

var spaceSigns = strings.NewReplacer(" ", "␣", "\n", "¶")

// withoutEnds parts the white space at both ends of a text from it.
func withoutEnds(text string) (before, body, after string) {
	rest := strings.TrimLeftFunc(text, unicode.IsSpace)
	body = strings.TrimRightFunc(rest, unicode.IsSpace)
	return text[:len(text)-len(rest)], body, rest[len(body):]
}

// HTML writes the difference as HTML for the inside of a paragraph: <ins> and
// <del>, each with words for those who hear it in a <span class="words">, which
// a style sheet can hide from those who see the marks. All text is escaped.
// Every change is isolated, and so is other text that has marks of direction, so
// that nothing in one part reorders another; the rest follows the direction of
// the paragraph. Without the words, what stands outside <ins> is the text before
// and what stands outside <del> the text after, except that bytes that are not
// text are shown as U+FFFD. White space is kept: the paragraph's style says how
// it is shown.
func (d Diff) HTML() string {
	var b strings.Builder
	for _, op := range d {
		text := html.EscapeString(strings.ReplaceAll(strings.ToValidUTF8(op.Text, "\ufffd"), "\x00", "\ufffd"))
		switch {
		case op.Kind == Insert:
			b.WriteString(`<ins dir="auto">` + aloud("insertion: ") + text + aloud(" end of insertion ") + `</ins>`)
		case op.Kind == Delete:
			b.WriteString(`<del dir="auto">` + aloud("deletion: ") + text + aloud(" end of deletion ") + `</del>`)
		case strings.ContainsFunc(op.Text, directs):
			b.WriteString(`<bdi>` + text + `</bdi>`)
		default:
			b.WriteString(text)
		}
	}
	return b.String()
}

func aloud(text string) string { return `<span class="words" lang="en">` + text + `</span>` }

// directs reports the invisible characters that set a direction (Unicode
// Standard Annex 9).
func directs(r rune) bool {
	return r == 0x61C || r == 0x200E || r == 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}
