// context.go decides what a line is from its mark and from what came before it. One rule a case,
// in the order of how sure they are.

package plaintext

import (
	"unicode"
	"unicode/utf8"

	"adref/editor"
)

// shape is what a line is.
type shape struct {
	join    bool // it belongs to the element before it
	kind    editor.Kind
	level   int
	marker  editor.Marker
	printed string
	annex   bool
	text    string
	n       int  // the value of its number
	bis     bool // a number added after n
	closed  bool // no unmarked line below it belongs to it
	asIs    bool // text that stands as it is
}

// list is a list that is open: its items have one style and one level.
type list struct {
	style  editor.Marker
	n      int // of its last item
	indent int
}

// context is what is known of a draft up to some line.
type context struct {
	paragraph    int  // the last number
	margin       int  // the indent of the last numbered paragraph, -1 before the first
	underHeading bool // no numbered paragraph since the last heading
	roman        int  // the last section, I.
	letter       int  // the last section in it, A.
	arabic       int  // the last section in that, 1.
	lists        []list
	layout       bool // the next line is what its layout says
	last         last
}

// last is the element before.
type last struct {
	kind  editor.Kind // "" at the start
	style editor.Marker
	list  int // for an item, its level
	end   ending
	word  string // the last one, where no punctuation is behind it
	label bool
	title bool  // the text below the word Annex
	shape shape // as it was decided
}

// ahead looks at the lines to come. The writer has none and asks for another form when a decision
// would need them.
type ahead interface {
	// list says whether Arabic numbers to come continue a list after n until number next stands
	// where the list would not have it.
	list(n, next int) bool
	// nextNumber is the next Arabic number, 0 when a heading comes first.
	nextNumber() int
}

func newContext() *context { return &context{margin: -1, underHeading: true} }

// classify says what a line is. tight: no blank line stands before it.
func (c *context) classify(l line, look ahead) shape {
	m := l.mark
	tight := !l.blank && c.last.kind != ""
	switch {
	case m.form == formAsIs:
		return shape{kind: editor.KindText, text: m.rest, asIs: true}
	case m.hashes > 0:
		return c.hashHeading(m)
	case c.layout && m.form == formUpper, c.layout && m.form == formNone:
		return c.text(l, false)
	case isAnnex(l.text) && !(tight && c.wraps()):
		return shape{kind: editor.KindHeading, level: 1, annex: true, text: l.text, closed: true}
	case m.form == formArabic:
		return c.arabicLine(l, tight, look)
	case m.form == formParen || m.form == formBullet:
		return c.itemLine(l, tight)
	case m.form == formUpper:
		if s, ok := c.heading(m); ok && !(tight && c.wraps()) {
			return s
		}
	}
	return c.text(l, tight)
}

// wraps says whether the element before looks as if its sentence went on in the next line.
func (c *context) wraps() bool {
	return c.last.end == endOpen && c.last.kind != editor.KindHeading && !joiners[c.last.word]
}

// text is a line without a number, or whose number is not one.
func (c *context) text(l line, tight bool) shape {
	s := shape{kind: editor.KindText, text: l.text}
	if c.last.kind == "" || c.layout || c.last.shape.asIs && !tight {
		return s
	}
	s.join = c.continues(l.text, tight)
	return s
}

// continues says whether unmarked text belongs to the element before it.
func (c *context) continues(text string, tight bool) bool {
	before := c.last
	switch {
	case before.kind == "" || c.layout || before.shape.closed:
		return false
	case before.end == endNone: // a number alone on its line
		return !before.shape.asIs
	case tight && before.kind == editor.KindHeading:
		end, _ := endOf(text)
		return end != endStop || len(text) < 60
	case tight:
		return true
	case before.shape.asIs || before.label || isLabel(text) || isBracket(text):
		return false
	case before.title:
		return unfinished[before.word] && startsLower(text)
	case before.kind == editor.KindHeading:
		return unfinished[before.word] && startsLower(text)
	case before.end == endComma:
		return before.kind == editor.KindParagraph && startsLower(text)
	case before.end == endOpen:
		return startsLower(text) || unfinished[before.word] && isWord(text)
	}
	return false
}

// isWord says whether a text begins with a letter or a digit, not with a sign.
func isWord(s string) bool {
	c, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(c) || unicode.IsDigit(c)
}

// hashHeading is a Markdown heading: its level is the number of its signs.
func (c *context) hashHeading(m mark) shape {
	s := shape{kind: editor.KindHeading, level: m.hashes, text: m.rest, closed: true}
	switch {
	case m.form == formArabic:
		s.marker, s.printed, s.n, s.bis = editor.MarkerArabic, m.printed, m.value.arabic, m.bis
	case m.form == formUpper:
		s.marker, s.n = c.upper(m.value, m.hashes)
		s.printed, s.bis = m.printed, m.bis
	default:
		s.annex = isAnnex(m.rest) && !m.literal
	}
	return s
}

// heading is a line with an upper-case numeral, when it is in sequence and reads as a title.
func (c *context) heading(m mark) (shape, bool) {
	marker, n := c.upper(m.value, 0)
	s := shape{kind: editor.KindHeading, level: 1, marker: marker, printed: m.printed, text: m.rest, n: n, bis: m.bis}
	before := c.roman
	if marker == editor.MarkerUpperLetter {
		s.level, before = 2, c.letter
	}
	near := n == 1 || n >= before && n <= before+3
	return s, near && (titleLike(m.rest) || m.rest == "")
}

// upper tells a Roman numeral from a letter: C. and I. may be both. What is next in its sequence
// wins, the letter before the numeral; then the first of its sequence; then what is usual.
func (c *context) upper(v ordinal, level int) (editor.Marker, int) {
	roman, letter := v.roman, v.letter
	switch {
	case letter == 0:
		return editor.MarkerUpperRoman, roman
	case roman == 0:
		return editor.MarkerUpperLetter, letter
	case letter == c.letter+1 && c.letter > 0:
		return editor.MarkerUpperLetter, letter
	case roman == c.roman+1 || roman == 1:
		return editor.MarkerUpperRoman, roman
	case level == 2 || level == 0 && (letter > c.letter && letter <= c.letter+3 || roman > 10):
		return editor.MarkerUpperLetter, letter
	case level == 0 && letter == c.letter:
		return editor.MarkerUpperLetter, letter
	}
	return editor.MarkerUpperRoman, roman
}

// accept makes a line that was classified the last one. tail is the last line of its text.
func (c *context) accept(s shape, l line) {
	c.layout = false
	if s.join {
		c.last.end, c.last.word = endOf(s.text)
		c.last.label = false
		return
	}
	title := s.kind == editor.KindText && c.last.shape.annex
	c.last = last{kind: s.kind, style: s.marker, label: isLabel(s.text), title: title, shape: s}
	c.last.end, c.last.word = endOf(s.text)
	switch s.kind {
	case editor.KindHeading:
		c.lists, c.underHeading = nil, true
		switch {
		case s.annex:
			c.roman, c.letter, c.arabic, c.paragraph = 0, 0, 0, 0
		case s.marker == editor.MarkerUpperRoman:
			c.roman, c.letter, c.arabic = s.n, 0, 0
		case s.marker == editor.MarkerUpperLetter:
			c.letter, c.arabic = s.n, 0
		case s.marker == editor.MarkerArabic:
			c.arabic = s.n
		}
	case editor.KindParagraph:
		c.lists, c.underHeading, c.margin, c.paragraph = nil, false, l.indent, s.n
	case editor.KindItem:
		c.last.list = s.level
		c.lists = c.lists[:min(len(c.lists), s.level-1)]
		for len(c.lists) < s.level { // an item may stand deeper than the lists above it by its layout
			c.lists = append(c.lists, list{style: s.marker, n: s.n, indent: l.indent})
		}
	}
}
