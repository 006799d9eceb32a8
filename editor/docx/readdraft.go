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
// the file; see Draft for the masthead.
func (d *Document) Rows(side Side) []Row {
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
		if row.Kind == editor.KindText && row.Number != "" {
			row.Text = row.before + row.Text
			row.Number, row.Typed = "", false
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

// classifier goes through a text in reading order.
type classifier struct {
	d     *Document
	items []string // the lists that are open below the last paragraph, outermost first
	last  map[string]int
}

// classify says what a paragraph is.
func (c *classifier) classify(t *Passage, plain string) Row {
	r := Row{Number: t.Number, Typed: t.Typed, Element: editor.Element{Kind: editor.KindText}}
	if t.Number != "" {
		r.before = single(t.typed+t.auto.text) + " "
	}
	heading := c.d.headingLevel(t.props)
	if heading > 0 && (len(plain) > 400 || t.Place != InBody && t.Number == "") {
		heading = 0
	}
	if t.Place == InTable && t.Number != "" && heading == 0 { // a cell that begins with a number is a cell
		return r
	}
	if t.Number == "" && !t.Bullet && plaintext.IsAnnex(plain) {
		r.Element = editor.Element{Kind: editor.KindHeading, Level: 1, Annex: true}
		c.begin("")
		return r
	}
	marker, value := c.marker(t)
	set := func(kind editor.Kind, level int) {
		r.Element = editor.Element{Kind: kind, Level: level, Marker: marker}
		if marker != editor.MarkerNone && marker != editor.MarkerBullet {
			r.Printed = t.Number
		}
	}
	if heading > 0 {
		switch marker {
		case editor.MarkerUpperRoman:
			heading = 1
		case editor.MarkerUpperLetter:
			heading = 2
		}
		set(editor.KindHeading, heading)
		c.begin("")
		c.count(marker, value)
		return r
	}
	switch marker {
	case editor.MarkerUpperRoman, editor.MarkerUpperLetter:
		if !plaintext.IsTitle(plain) || t.Place != InBody {
			return r
		}
		level := 1
		if marker == editor.MarkerUpperLetter {
			level = 2
		}
		set(editor.KindHeading, level)
		c.begin("")
	case editor.MarkerArabic:
		if depth := strings.Count(t.Number, "."); depth > 0 || !t.Typed && t.auto.level > 0 && len(c.items) > 0 {
			set(editor.KindItem, c.open(fmt.Sprint("1.", depth)))
			break
		}
		set(editor.KindParagraph, 0)
		c.begin("1")
	case editor.MarkerLetter, editor.MarkerRoman, editor.MarkerArabicParen:
		set(editor.KindItem, c.open(string(marker)))
	case editor.MarkerBullet:
		set(editor.KindItem, c.open(fmt.Sprint("•", t.auto.level)))
	default:
		return r
	}
	c.count(marker, value)
	return r
}

// begin ends all lists of items; below a paragraph they begin anew.
func (c *classifier) begin(string) {
	c.items = c.items[:0]
	for _, m := range []editor.Marker{editor.MarkerLetter, editor.MarkerRoman, editor.MarkerArabicParen} {
		delete(c.last, string(m))
	}
}

// open gives the level of an item of a list, and ends the lists inside of it.
func (c *classifier) open(list string) int {
	for i, other := range c.items {
		if other == list {
			c.items = c.items[:i+1]
			return i + 1
		}
	}
	if len(c.items) < 8 {
		c.items = append(c.items, list)
	}
	return len(c.items)
}

func (c *classifier) count(marker editor.Marker, value int) {
	if c.last == nil {
		c.last = map[string]int{}
	}
	c.last[string(marker)] = value
}

// marker says how the number of a paragraph is written, and what it counts. A letter that is a Roman
// numeral as well is what continues.
func (c *classifier) marker(t *Passage) (editor.Marker, int) {
	if t.Bullet {
		return editor.MarkerBullet, 0
	}
	number := t.Number
	if number == "" {
		return editor.MarkerNone, 0
	}
	inner := strings.TrimSuffix(strings.TrimPrefix(number, "("), ")")
	paren := inner != number
	inner, _, _ = strings.Cut(inner, " ") // 12 bis
	first := rune(inner[0])
	simple := !t.Typed && strings.Count(inner, ".") == 0
	format := ""
	if simple {
		format = t.auto.format
	}
	switch {
	case isDigits(strings.ReplaceAll(inner, ".", "")):
		value := whole(inner, 0)
		if paren {
			return editor.MarkerArabicParen, value
		}
		return editor.MarkerArabic, value
	case !isLetters(inner):
		return editor.MarkerNone, 0
	}
	upper := unicode.IsUpper(first)
	low := strings.ToLower(inner)
	asRoman, asLetter := romanValue(low), letterValue(low)
	letter, numeral := editor.MarkerLetter, editor.MarkerRoman
	if upper && !paren {
		letter, numeral = editor.MarkerUpperLetter, editor.MarkerUpperRoman
	} else if !paren {
		return editor.MarkerNone, 0
	}
	switch {
	case format == "lowerRoman" || format == "upperRoman":
		return numeral, asRoman
	case format == "lowerLetter" || format == "upperLetter":
		return letter, asLetter
	case asRoman == 0 && asLetter == 0:
		return editor.MarkerNone, 0
	case asRoman == 0:
		return letter, asLetter
	case asLetter == 0:
		return numeral, asRoman
	case c.last[string(letter)] > 0 && c.last[string(letter)]+1 == asLetter && c.last[string(numeral)]+1 != asRoman:
		return letter, asLetter
	case asRoman == 1 || c.last[string(numeral)] > 0:
		return numeral, asRoman
	}
	return letter, asLetter
}

func isDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

func isLetters(s string) bool {
	for _, c := range s {
		if (c|0x20 < 'a' || c|0x20 > 'z') || c > 'z' {
			return false
		}
	}
	return s != ""
}

// romanValue is the value of a numeral in small letters, 0 when it is none.
func romanValue(s string) int {
	n, last := 0, 1000
	for _, c := range s {
		v := map[rune]int{'i': 1, 'v': 5, 'x': 10, 'l': 50, 'c': 100, 'd': 500, 'm': 1000}[c]
		if v == 0 {
			return 0
		}
		if n += v; v > last {
			n -= 2 * last
		}
		last = v
	}
	if n < 1 || n > 999 || strings.ToLower(roman(n)) != s {
		return 0
	}
	return n
}

// letterValue is the value of a, b, … z, aa, bb, …; 0 when it is none.
func letterValue(s string) int {
	if s == "" || strings.Trim(s, s[:1]) != "" {
		return 0
	}
	return int(s[0]-'a') + 1 + 26*(len(s)-1)
}

// Draft makes a draft of the text with all changes accepted. The notices are what a person should look
// at. It fails on a file without words, and on words that no report may have.
func (d *Document) Draft() (editor.Draft, []string, error) {
	rows := d.Rows(After)
	if len(rows) == 0 {
		return editor.Draft{}, nil, errors.New("the Word file has no text")
	}
	lines := make([]string, len(rows))
	for i, row := range rows {
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
func (d *Document) symbolAbove() string {
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
func (d *Document) clean(text, language string) (string, error) {
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
func (d *Document) leftOut() []string {
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
func (d *Document) changes() int {
	n := changesIn(d.Paragraphs)
	for _, note := range d.Notes {
		n += changesIn(note.Paragraphs)
	}
	return n
}

func changesIn(paragraphs []Paragraph) int {
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
