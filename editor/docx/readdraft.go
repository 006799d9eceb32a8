// readdraft.go makes a draft of a text: what each paragraph is, by its style, its list or its number.

package docx

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"adref/editor"
	"adref/editor/plaintext"

	"golang.org/x/text/unicode/norm"
)

// Row is one paragraph of a text as a draft has it.
type Row struct {
	editor.Element
	Number string // as the file shows it, without its full stop
	Typed  bool   // the number was typed
	Plain  string // the words alone, without notes
	At     int    // which of the passages
	before string // how a number that no paragraph of a report has stands before the words
}

// Rows are the paragraphs of a text that have words, and what each is. Numbers and elements are those of
// the file; see Draft for the masthead. A number that was typed without a full stop or parentheses stays
// with the words: it may be one of them.
func (d *File) Rows(side Side) []Row {
	list := d.rows(side)
	for i := range list {
		if r := &list[i]; r.Typed && !strings.HasSuffix(r.before, ". ") && !strings.HasSuffix(r.before, ") ") {
			r.Text, r.Plain, r.Number, r.Printed, r.Typed = r.before+r.Text, r.before+r.Plain, "", "", false
		}
	}
	return list
}

func (d *File) rows(side Side) []Row {
	passages := d.Text(side)
	list := make([]Row, 0, len(passages))
	c := classifier{d: d}
	for i := range passages {
		t := &passages[i]
		plain := t.Plain()
		if plain == "" && !hasNote(t.Runs) {
			continue
		}
		row := c.classify(t, plain)
		row.At, row.Plain = i, plain
		row.Text = d.format(t.Runs, side, row.Kind != editor.KindHeading)
		if row.Text == "" {
			continue
		}
		list = append(list, row)
	}
	return list
}

func hasNote(runs []Run) bool {
	for _, r := range runs {
		if r.Note != "" {
			return true
		}
	}
	return false
}

// Draft makes a draft of the text with all changes accepted. The notices are what a person should look
// at. It fails on a file without words, and on words that no report may have.
func (d *File) Draft() (editor.Draft, []string, error) {
	rows := d.rows(After)
	if len(rows) == 0 {
		return editor.Draft{}, nil, errors.New("the Word file has no text")
	}
	lines := make([]string, len(rows))
	for i := range rows {
		if r := &rows[i]; r.Kind == editor.KindText && r.Number != "" { // text has no number
			r.Text, r.Number = r.before+r.Text, ""
		}
		row := rows[i]
		lines[i] = row.Text
		if row.Number != "" {
			lines[i] = strings.TrimSuffix(row.Number, ".") + ". " + row.Text
			if strings.HasSuffix(row.Number, ")") {
				lines[i] = row.Number + " " + row.Text
			}
		}
		if row.Kind == editor.KindHeading && !row.Annex {
			lines[i] = strings.Repeat("#", row.Level) + " " + lines[i]
		}
	}
	var draft editor.Draft
	masthead, count := plaintext.Head(lines)
	draft.Masthead = masthead
	language := masthead.Language
	if count > 0 && masthead.Symbol == "" {
		draft.Masthead.Symbol = d.symbolAbove()
	}
	for i := range draft.Masthead.Lines {
		line, err := d.clean(draft.Masthead.Lines[i], language)
		if err != nil {
			return editor.Draft{}, nil, fmt.Errorf("line %d of the masthead: %w", i+1, err)
		}
		draft.Masthead.Lines[i] = line
	}
	least := 9
	for _, row := range rows[count:] {
		if row.Kind == editor.KindHeading && !row.Annex {
			least = min(least, row.Level)
		}
	}
	for i, row := range rows[count:] {
		el := row.Element
		if el.Kind == editor.KindHeading && !el.Annex {
			el.Level -= least - 1
			if el.Marker == editor.MarkerNone && row.Number != "" {
				el.Text = row.before + el.Text
			}
		}
		text, err := d.clean(el.Text, language)
		if err != nil {
			what := fmt.Sprintf("paragraph %d of the text", i+1)
			if row.Number != "" {
				what = "paragraph " + row.Number
			}
			return editor.Draft{}, nil, fmt.Errorf("%s: %w", what, err)
		}
		if el.Text = text; text != "" {
			draft.Elements = append(draft.Elements, el)
		}
	}
	notices := d.leftOut()
	for _, m := range draft.CheckNumbers() {
		notices = append(notices, m.What)
	}
	return draft, notices, nil
}

// symbolAbove is the symbol of the document in a header, where the United Nations print it too.
func (d *File) symbolAbove() string {
	for _, t := range d.textOf(d.Margins[:min(len(d.Margins), 50)], After, false) {
		for word := range strings.FieldsSeq(t.Plain()) {
			if m, _ := plaintext.Head([]string{word}); m.Symbol != "" {
				return m.Symbol
			}
		}
	}
	return ""
}

// clean makes words fit for a report: marks of direction that Word leaves behind go, where they say nothing.
func (d *File) clean(text, language string) (string, error) {
	text = norm.NFC.String(text)
	if language != "ar" {
		text = strings.NewReplacer("\u200e", "", "\u200f", "").Replace(text)
	}
	text = strings.Map(func(c rune) rune {
		if unicode.IsControl(c) || c == '\u2028' || c == '\u2029' || c == '\ufeff' {
			return -1
		}
		return c
	}, text)
	return editor.CleanText(strings.TrimSpace(text), language)
}

// leftOut says what of the file a draft does not hold.
func (d *File) leftOut() []string {
	var list []string
	say := func(n int, one, many string) {
		switch {
		case n == 1:
			list = append(list, one)
		case n > 1:
			list = append(list, fmt.Sprintf(many, n))
		}
	}
	say(d.changes(), "a tracked change was read as accepted", "%d tracked changes were read as accepted")
	say(d.Left.Tables, "a table was read as text, cell by cell", "%d tables were read as text, cell by cell")
	say(d.Left.Boxes, "the text of a box stands behind the paragraph it was beside", "the text of %d boxes stands behind the paragraphs they were beside")
	say(d.Left.Pictures, "a picture was left out", "%d pictures were left out")
	say(d.Left.Equations, "an equation was read as its signs alone", "%d equations were read as their signs alone")
	say(d.Left.Parts, "a document inside the file was left out", "%d documents inside the file were left out")
	say(len(d.Comments), "a comment was left out", "%d comments were left out")
	return list
}

// changes counts the revision marks of the text and its notes, neighbours of one hand as one.
func (d *File) changes() int {
	n := changesIn(d.Paragraphs)
	for _, note := range d.Notes {
		n += changesIn(note.Paragraphs)
	}
	return n
}

func changesIn(paragraphs []FileParagraph) int {
	n := 0
	for i := range paragraphs {
		p := &paragraphs[i]
		var last []Mark
		for _, r := range p.Runs {
			if len(r.Marks) > 0 && !sameMarks(r.Marks, last) {
				n++
			}
			last = r.Marks
		}
		if len(p.Mark) > 0 && !sameMarks(p.Mark, last) {
			n++
		}
	}
	return n
}
