// number.go computes what a reader calls each paragraph. Numbers are never stored: they follow
// from the order, the markers and the report's scheme.

package editor

import (
	"strconv"
	"strings"
)

// Numbers gives the number of every paragraph in reading order, without its full stop: "I", "A",
// "12", "12 bis", "(a)", "" for the unnumbered. What was added since the last revision is numbered
// after the paragraph before it with bis, ter, quater (Editorial Manual); the next revision
// renumbers.
func (r *Report) Numbers() map[string]string {
	numbers := make(map[string]string, len(r.Order))
	n := numberer{scheme: r.Settings.Numbering}
	for _, id := range r.Order {
		p, _ := r.Paragraph(id)
		fresh := p.Added > 0 && p.Added == len(r.Revisions)
		numbers[id] = n.next(p.Kind, p.Level, p.Marker, p.Printed, p.Annex, fresh)
	}
	return numbers
}

// DraftNumbers numbers the elements of a draft by the same rules.
func DraftNumbers(d Draft, scheme Numbering) []string {
	numbers := make([]string, len(d.Elements))
	n := numberer{scheme: scheme}
	for i, e := range d.Elements {
		numbers[i] = n.next(e.Kind, e.Level, e.Marker, e.Printed, e.Annex, false)
	}
	return numbers
}

// numberer counts through a text in reading order.
type numberer struct {
	scheme   Numbering
	headings []counter // by level
	para     counter
	items    []counter // by level, below the last paragraph
}

// counter is a number with what was added after it since the last revision.
type counter struct {
	n, added int
	old      bool   // it has counted something that has been circulated: in a list all new, nothing is bis
	printed  string // the last number as printed
}

func (c *counter) step(fresh bool) (int, string) {
	if fresh && c.old {
		c.added++
		return c.n, suffix(c.added)
	}
	c.n, c.added, c.old = c.n+1, 0, !fresh
	return c.n, ""
}

// asPrinted is the number that the source printed; what was added behind it is bis, ter, quater
// for good, because such a report is never renumbered. ok is false where nothing is printed yet.
func (c *counter) asPrinted(printed string) (number string, ok bool) {
	if printed != "" {
		c.printed, c.added = printed, 0
		return printed, true
	}
	if c.printed == "" {
		return "", false
	}
	c.added++
	inner, paren := strings.CutSuffix(c.printed, ")")
	if paren {
		return inner + suffix(c.added) + ")", true
	}
	return inner + suffix(c.added), true
}

func (n *numberer) next(kind Kind, level int, marker Marker, printed string, annex, fresh bool) string {
	c := n.counter(kind, level, annex)
	if n.scheme == NumberingPrinted && (printed != "" || c != nil && marker != MarkerNone && marker != MarkerBullet) {
		if c == nil {
			return printed
		}
		if number, ok := c.asPrinted(printed); ok {
			return number
		}
	}
	if c == nil || marker == MarkerNone || marker == MarkerBullet {
		return ""
	}
	return write(marker, c, fresh)
}

// counter finds the list that the next element stands in; nil for text, which has no number.
func (n *numberer) counter(kind Kind, level int, annex bool) *counter {
	switch kind {
	case KindHeading:
		level = max(level, 1)
		if annex {
			n.headings = nil
		}
		if annex || n.scheme == NumberingByHeading && level == 1 {
			n.para = counter{}
		}
		for len(n.headings) < level {
			n.headings = append(n.headings, counter{})
		}
		n.headings, n.items = n.headings[:level], nil
		return &n.headings[level-1]
	case KindParagraph:
		n.items = nil
		return &n.para
	case KindItem:
		level = max(level, 1)
		for len(n.items) < level {
			n.items = append(n.items, counter{})
		}
		n.items = n.items[:level]
		return &n.items[level-1]
	}
	n.items = nil
	return nil
}

func write(marker Marker, c *counter, fresh bool) string {
	number, bis := c.step(fresh)
	switch marker {
	case MarkerArabic:
		return strconv.Itoa(number) + bis
	case MarkerArabicParen:
		return "(" + strconv.Itoa(number) + bis + ")"
	case MarkerLetter:
		return "(" + letters(number) + bis + ")"
	case MarkerRoman:
		return "(" + strings.ToLower(roman(number)) + bis + ")"
	case MarkerUpperRoman:
		return roman(number) + bis
	case MarkerUpperLetter:
		return strings.ToUpper(letters(number)) + bis
	}
	return ""
}

// suffix is the Latin adverb of the n-th addition: bis, ter, quater.
func suffix(n int) string {
	if n < len(latin)-1 {
		return " " + latin[n+1]
	}
	return " add." + strconv.Itoa(n)
}

// latin is the adverbs that count: semel is never written, nonagies novies is the last but for the
// hundreds, which no gap has seen.
var latin = func() []string {
	ones := []string{"", "semel", "bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies"}
	prefixes := []string{"", "un", "duo", "ter", "quater", "quin", "sex", "sept", "octo", "novo"}
	tens := []string{"decies", "vicies", "tricies", "quadragies", "quinquagies", "sexagies", "septuagies", "octogies", "nonagies"}
	list := ones
	for _, ten := range tens {
		for _, prefix := range prefixes {
			list = append(list, prefix+ten)
		}
	}
	return list
}()

// letters writes a, b, … z, aa, bb, … as United Nations documents do.
func letters(n int) string {
	return strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1)
}

func roman(n int) string {
	var b strings.Builder
	for _, r := range []struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for n >= r.value {
			b.WriteString(r.sign)
			n -= r.value
		}
	}
	return b.String()
}
