// readtext.go writes words in the text format of package editor: italics, bold, links and footnotes.

package docx

import (
	"strings"
	"unicode"
)

// piece is words of one look and one link, or a note.
type piece struct {
	text string
	look Look
	link string
	note string // its text, in the text format
}

// TextOf is the words of a passage in the text format of package editor, on one line, without their number.
func (d *File) TextOf(t *Passage, side Side) string { return d.format(t.Runs, side, true) }

// format writes runs. Of notes, those stand in it that are there on the side.
func (d *File) format(runs []Run, side Side, looks bool) string {
	var pieces []piece
	for _, r := range runs {
		p := piece{text: r.Text, look: r.Look & (Italic | Bold), link: goodLink(r.Link)}
		if r.Note != "" {
			if p = (piece{note: d.noteText(r.Note, side)}); p.note == "" {
				continue
			}
		}
		if !looks {
			p.look = 0
		}
		if n := len(pieces); n > 0 && p.note == "" && pieces[n-1].note == "" && pieces[n-1].link == p.link && (pieces[n-1].look == p.look || p.link != "" || strings.TrimSpace(p.text) == "") {
			if pieces[n-1].text += p.text; p.link != "" {
				pieces[n-1].look &= p.look
			}
			continue
		}
		pieces = append(pieces, p)
	}
	return write(pieces)
}

// noteText is a note in the text format, its paragraphs joined by spaces.
func (d *File) noteText(id string, side Side) string {
	note := d.Notes[id]
	var parts []string
	for _, t := range d.textOf(note.Paragraphs, side, false) {
		var runs []Run
		for _, r := range t.Runs {
			if r.Note == "" {
				runs = append(runs, r)
			}
		}
		if text := d.format(runs, side, true); text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, " ")
}

// goodLink is an address that a link may lead to, or "": nothing that runs, and nothing on a machine.
func goodLink(link string) string {
	low := strings.ToLower(link)
	if !strings.HasPrefix(low, "https://") && !strings.HasPrefix(low, "http://") && !strings.HasPrefix(low, "mailto:") || len(link) > 2000 {
		return ""
	}
	return targets.Replace(link)
}

var targets = strings.NewReplacer(`\`, `%5C`, `(`, `%28`, `)`, `%29`, `[`, `%5B`, `]`, `%5D`, `*`, `%2A`, `^`, `%5E`,
	" ", "%20", "\t", "%20", "\n", "%20", "<", "%3C", ">", "%3E", "\u00a0", "%20")

// write puts pieces together. White space stands outside of italics, bold and links, and one space is
// between words.
func write(pieces []piece) string {
	stars := 0
	for _, p := range pieces {
		stars += strings.Count(p.text, "*")
		if p.look != 0 || strings.Contains(p.note, "*") {
			stars += 2
		}
	}
	var b strings.Builder
	space := true // nothing, or a space, stands before
	put := func(s string) {
		if s != "" {
			b.WriteString(s)
			space = false
		}
	}
	gap := func() {
		if !space {
			b.WriteByte(' ')
			space = true
		}
	}
	touches := Look(0) // the look of the piece that ends here, when nothing is between
	for i, p := range pieces {
		if p.note != "" {
			put("^[" + balanced(p.note) + "]")
			touches = 0
			continue
		}
		text := single(p.text)
		if text == "" {
			if p.text != "" {
				gap()
				touches = 0
			}
			continue
		}
		if c := p.text[0]; isSpace(c) {
			gap()
			touches = 0
		}
		behind := " "
		if i+1 < len(pieces) && !isSpace(p.text[len(p.text)-1]) {
			switch q := pieces[i+1]; {
			case q.note != "":
				behind = "^"
			case q.text != "":
				behind = q.text[:1] + "*["
			}
		}
		if p.look != 0 {
			behind += "*"
		}
		text = escape(text, behind, stars > 1, p.link != "")
		if p.link != "" {
			text = "[" + text + "](" + p.link + ")"
		}
		if p.look != 0 && touches == 0 && strings.ContainsFunc(text, func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) }) {
			sign := map[Look]string{Italic: "*", Bold: "**", Italic | Bold: "***"}[p.look]
			text = sign + text + sign
			touches = p.look
		} else {
			touches = 0
		}
		put(text)
		if c := p.text[len(p.text)-1]; isSpace(c) {
			gap()
			touches = 0
		}
	}
	return strings.TrimRight(b.String(), " ")
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// escape makes words read as themselves in the text format, whichever of some signs stands behind them.
// Square brackets of the negotiation stay.
func escape(text, behind string, stars, link bool) string {
	if !strings.ContainsAny(text, `*\^[]`) {
		return text
	}
	var b strings.Builder
	for i := range len(text) {
		c := text[i]
		next := behind
		if i+1 < len(text) {
			next = text[i+1 : i+2]
		} else if link {
			next = "]("
		}
		switch {
		case c == '\\' && strings.ContainsAny(next, `*\^[]`),
			c == '*' && stars,
			c == '^' && strings.Contains(next, "["),
			c == ']' && strings.Contains(next, "("),
			link && (c == '[' || c == ']'):
			b.WriteByte('\\')
		}
		b.WriteByte(c)
	}
	return b.String()
}

// balanced makes a text stand in brackets: when its own do not close, none of them is one.
func balanced(text string) string {
	depth := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '[':
			depth++
		case ']':
			depth--
		}
		if depth < 0 {
			break
		}
	}
	if depth == 0 {
		return text
	}
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c == '\\' && i+1 < len(text) {
			b.WriteByte(c)
			i++
			c = text[i]
		} else if c == '[' || c == ']' {
			b.WriteByte('\\')
		}
		b.WriteByte(c)
	}
	return b.String()
}

// PlainText is the words of a text in the text format, without its notes, on one line.
func PlainText(text string) string {
	var b strings.Builder
	plain(&b, text)
	return single(b.String())
}

func plain(b *strings.Builder, text string) {
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c == '\\' && i+1 < len(text) && strings.IndexByte(`*\^[]`, text[i+1]) >= 0:
			b.WriteByte(text[i+1])
			i += 2
			continue
		case c == '^' && i+1 < len(text) && text[i+1] == '[':
			if end := closing(text, i+1); end > 0 {
				i = end + 1
				continue
			}
		case c == '[':
			if end := closing(text, i); end > 0 && end+1 < len(text) && text[end+1] == '(' {
				if target := strings.IndexByte(text[end:], ')'); target > 0 && !strings.ContainsAny(text[end+1:end+target], " \t") {
					plain(b, text[i+1:end])
					i = end + target + 1
					continue
				}
			}
		case c == '*' && (strings.Contains(text[i+1:], "*") || strings.Contains(text[:i], "*")):
			i++
			continue
		}
		b.WriteByte(text[i])
		i++
	}
}

// closing is where a bracket that opens closes, 0 for nowhere.
func closing(text string, from int) int {
	depth := 0
	for i := from; i < len(text); i++ {
		switch text[i] {
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
	return 0
}
