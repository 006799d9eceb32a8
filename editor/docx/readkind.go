// readkind.go says what each paragraph of a text is: a heading, a numbered paragraph, an item, text.

package docx

import (
	"fmt"
	"strings"
	"unicode"

	"adref/editor"
	"adref/editor/plaintext"
)

// classifier goes through a text in reading order.
type classifier struct {
	d     *File
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
		c.begin()
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
		c.begin()
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
		c.begin()
	case editor.MarkerArabic:
		if depth := strings.Count(t.Number, "."); depth > 0 || !t.Typed && t.auto.level > 0 && len(c.items) > 0 {
			set(editor.KindItem, c.open(fmt.Sprint("1.", depth)))
			break
		}
		set(editor.KindParagraph, 0)
		c.begin()
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
func (c *classifier) begin() {
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
	if n < 1 || n > 999 || strings.ToLower(romanNumeral(n)) != s {
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
