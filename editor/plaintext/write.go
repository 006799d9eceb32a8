// write.go writes a draft as a page. It asks the reader's own context how each element would be
// read, and takes the plainest form that reads back as what it is.

package plaintext

import (
	"bytes"
	"strings"

	"adref/editor"
)

// Write writes a draft as plain text: the masthead line by line, an empty line between elements,
// items set in by four spaces a level, footnotes as raised numbers with the notes at the foot.
// numbers are those of the elements, without full stop; where one is missing or empty the number
// as printed is written. An element without either is written as unnumbered text.
func Write(d editor.Draft, numbers []string) []byte {
	w := writer{ctx: newContext(), notes: newNotes(d)}
	w.masthead(d)
	for i, e := range d.Elements {
		number := e.Printed
		if i < len(numbers) && numbers[i] != "" {
			number = numbers[i]
		}
		w.element(e, number)
	}
	w.foot()
	return w.out.Bytes()
}

type writer struct {
	ctx   *context
	out   bytes.Buffer
	notes *notes
	guard bool // the first text would be taken for the masthead
}

// masthead writes the lines of the masthead; what belongs to one field stands together.
func (w *writer) masthead(d editor.Draft) {
	m := d.Masthead
	lines := m.Lines
	if len(lines) == 0 {
		for _, field := range [][2]string{{"", m.Organ}, {"", m.Symbol}, {"Distr.: ", m.Distribution}, {"", m.Date}, {"Original: ", m.Original},
			{"", m.Body}, {"", m.Session}, {"", m.AgendaItem}, {"", m.Meeting}, {"", m.Title}} {
			if field[1] != "" {
				lines = append(lines, field[0]+field[1])
			}
		}
	}
	fenced := len(lines) > 0 && !readsAsMasthead(lines, d.Elements, false)
	if fenced {
		w.out.WriteString("---\n")
	}
	for i, text := range lines {
		if i > 0 {
			pair := lines[i-1] + " " + text
			if !(strings.Contains(m.Meeting, pair) || strings.Contains(m.Title, pair) || strings.Contains(m.Body, pair) ||
				distribution.MatchString(lines[i-1]) && dateLine.MatchString(text)) {
				w.out.WriteByte('\n')
			}
		}
		w.out.WriteString(w.notes.take(bareAddresses(text)) + "\n")
	}
	if fenced {
		w.out.WriteString("---\n")
	}
	w.guard = len(d.Elements) > 0 && d.Elements[0].Kind == editor.KindText && !readsAsMasthead(lines, d.Elements, fenced)
}

// readsAsMasthead says whether these lines, and only these, would be read as the masthead above
// these elements.
func readsAsMasthead(masthead []string, elements []editor.Element, fenced bool) bool {
	var lines []line
	add := func(text string) { lines = append(lines, line{text: text, blank: true, mark: readMark(text)}) }
	if fenced {
		add("---")
	}
	for _, text := range masthead {
		add(text)
	}
	if fenced {
		add("---")
	}
	end := len(lines)
	for _, e := range elements[:min(len(elements), 64)] {
		if e.Kind != editor.KindText {
			add(`\`)
			break
		}
		if readMark(e.Text) == plain(e.Text) {
			add(e.Text)
		} else {
			add(`\ ` + e.Text)
		}
	}
	return mastheadEnd(lines) == end
}

// candidate is one way to write an element. Its text is given as it will be read, with its
// footnotes in place.
type candidate struct {
	indent int
	sign   string // the number, and what stands before the text
	text   string
	tight  bool // without an empty line before it
	layout bool // below a line that says to take its layout for what it is
}

func (w *writer) element(e editor.Element, number string) {
	candidates := w.candidates(e, number, w.guard)
	w.guard = false
	for _, c := range candidates {
		read := strings.TrimSpace(c.sign + c.text)
		l := line{indent: c.indent, blank: !c.tight, text: read, mark: readMark(read)}
		asked := false
		trial := *w.ctx
		trial.layout = c.layout
		s := trial.classify(l, asking{&asked})
		if asked && !c.layout || !same(s, e, number) {
			continue
		}
		w.put(c)
		w.ctx.layout = c.layout
		w.ctx.accept(s, l)
		return
	}
	// It cannot be said in plain text, such as a number that is none: it is written as text.
	if number != "" {
		number = stop(number) + " "
	}
	w.put(candidate{sign: `\ ` + number, text: e.Text})
	w.ctx.accept(shape{kind: editor.KindText, text: number + e.Text, asIs: true}, line{blank: true})
}

// asking stands for the lines to come: the writer must not depend on them.
type asking struct{ asked *bool }

func (a asking) list(int, int) bool { *a.asked = true; return false }
func (a asking) nextNumber() int    { *a.asked = true; return 0 }

// candidates are the ways to write an element, the plainest first.
func (w *writer) candidates(e editor.Element, number string, guard bool) []candidate {
	sign := ""
	if number != "" {
		sign = stop(number) + " "
	}
	if strings.HasPrefix(e.Text, `\ `) && sign != "" {
		sign += `\ `
	}
	switch e.Kind {
	case editor.KindHeading:
		signs := strings.Repeat("#", max(e.Level, 1)) + " "
		if e.Marker == editor.MarkerNone || number == "" {
			return []candidate{{text: e.Text}, {sign: signs, text: e.Text}, {sign: signs + `\ `, text: e.Text}}
		}
		return []candidate{{sign: sign, text: e.Text}, {sign: signs + sign, text: e.Text}}
	case editor.KindParagraph:
		return []candidate{{sign: sign, text: e.Text}, {sign: sign, text: e.Text, layout: true}}
	case editor.KindItem:
		in := 4 * max(e.Level, 1)
		if e.Marker == editor.MarkerBullet {
			sign = "• "
			if m := readMark(sign + e.Text); m.form != formBullet || m.rest != e.Text {
				sign += `\ `
			}
		}
		tight := w.ctx.last.kind == editor.KindItem
		return []candidate{{in, sign, e.Text, tight, false}, {in, sign, e.Text, false, false}, {in, sign, e.Text, false, true}}
	}
	asIs := candidate{sign: `\ `, text: e.Text}
	if m := readMark(e.Text); guard || m.form != formNone || m.hashes > 0 || raisedNote.MatchString(e.Text) || markdownNote.MatchString(e.Text) {
		return []candidate{asIs}
	}
	return []candidate{{text: e.Text}, asIs}
}

// same says whether a shape is the element it was written for.
func same(s shape, e editor.Element, number string) bool {
	return !s.join && s.kind == e.Kind && s.level == e.Level && s.marker == e.Marker && s.annex == e.Annex && s.text == e.Text &&
		(s.printed == number || s.marker == editor.MarkerBullet || e.Kind == editor.KindText)
}

func (w *writer) put(c candidate) {
	if w.out.Len() > 0 && !c.tight {
		w.out.WriteByte('\n')
	}
	if c.layout {
		w.out.WriteString("\\\n")
	}
	text := strings.TrimSpace(c.sign + w.notes.take(bareAddresses(c.text)))
	w.out.WriteString(strings.Repeat(" ", c.indent) + text + "\n")
}

// stop writes a number with its full stop; one in brackets has none.
func stop(number string) string {
	if number == "" || strings.Contains(number, ")") {
		return number
	}
	return number + "."
}

func (w *writer) foot() {
	for i, text := range w.notes.texts {
		if i == 0 {
			w.out.WriteByte('\n')
		}
		w.out.WriteString(w.notes.marks[i] + " " + text + "\n")
	}
}
