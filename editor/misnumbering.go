// misnumbering.go checks how a text is numbered, as its readers see it. Real texts misnumber.

package editor

import (
	"fmt"
	"slices"
	"strings"
)

// MisnumberingKind says what is wrong with a number.
type MisnumberingKind string

const (
	NumberDoubled  MisnumberingKind = "doubled"  // it stands in its list already
	NumberSkipped  MisnumberingKind = "skipped"  // numbers before it are left out
	NumberBack     MisnumberingKind = "back"     // it stands after a higher one
	NumberBegins   MisnumberingKind = "begins"   // its list does not begin at the beginning
	NumberRestarts MisnumberingKind = "restarts" // its list begins anew where nothing parts it from the one before
	NumberLevel    MisnumberingKind = "level"    // a level is left out above it
	NumberMoved    MisnumberingKind = "moved"    // it is another than the source printed
)

// Misnumbering is one thing that a reader of the numbers will stumble over.
type Misnumbering struct {
	Paragraph string           `json:"paragraph"` // id; "" of an element that has none
	At        int              `json:"at"`        // its place in reading order, from 0
	Number    string           `json:"number"`    // as the reader sees it
	Kind      MisnumberingKind `json:"kind"`
	What      string           `json:"what"` // in words
}

// CheckNumbers checks the numbers of a draft as its source printed them. Paragraphs begin anew in an
// annex, and where a paragraph 1 follows a heading; headings and items begin anew below each of the
// next higher level. What has no number of the run, as 12 bis, is passed over.
func (d Draft) CheckNumbers() []Misnumbering {
	c := numberCheck{}
	for i, e := range d.Elements {
		c.next(i, e.ID, e.Kind, e.Level, e.Marker, e.Printed, e.Annex)
	}
	return c.found
}

// CheckNumbers checks the numbers of the text as it stands, and where they part from those of its
// source: at the first paragraph of every stretch that has moved alike.
func (r *Report) CheckNumbers() []Misnumbering {
	c := numberCheck{}
	numbers := r.Numbers()
	moved := 0
	for i, id := range r.Order {
		p, _ := r.Paragraph(id)
		number := numbers[id]
		c.next(i, id, p.Kind, p.Level, p.Marker, number, p.Annex)
		is, was := ordinal(p.Marker, number), ordinal(p.Marker, p.Printed)
		if p.Kind != KindParagraph || is == 0 || was == 0 {
			continue
		}
		if is-was != moved && is != was {
			c.tell(NumberMoved, i, id, number, "paragraph %s was printed as %s in the source", number, p.Printed)
		}
		moved = is - was
	}
	return c.found
}

// numberCheck goes through a text in reading order.
type numberCheck struct {
	found    []Misnumbering
	headings []numberRun // by level
	para     numberRun
	items    []numberRun // by level, below the last paragraph
	heading  bool        // one came since the last paragraph
	chapeau  bool        // unnumbered text came just before
}

// numberRun is one list of numbers.
type numberRun struct {
	marker Marker
	last   int
	seen   map[int]bool
}

func (c *numberCheck) tell(kind MisnumberingKind, at int, id, number, format string, args ...any) {
	c.found = append(c.found, Misnumbering{id, at, number, kind, fmt.Sprintf(format, args...)})
}

func (c *numberCheck) next(at int, id string, kind Kind, level int, marker Marker, number string, annex bool) {
	n, chapeau := ordinal(marker, number), c.chapeau
	c.chapeau = kind == KindText
	switch kind {
	case KindHeading:
		c.heading, c.items = true, nil
		if annex {
			c.headings, c.para = nil, numberRun{}
			return
		}
		level = max(level, 1)
		if n > 0 && len(c.headings) > 0 && level > len(c.headings)+1 {
			c.tell(NumberLevel, at, id, number, "heading %s stands %d levels below the one before", number, level-len(c.headings))
		}
		c.headings = atLevel(c.headings, level)
		c.count(&c.headings[level-1], at, id, "heading", marker, number, n, false)
	case KindParagraph:
		if c.items = nil; n == 0 {
			return
		}
		if n == 1 && c.heading {
			c.para = numberRun{}
		}
		c.heading = false
		c.count(&c.para, at, id, "paragraph", marker, number, n, false)
	case KindItem:
		level = max(level, 1)
		if n > 0 && level > len(c.items)+1 && !chapeau {
			c.tell(NumberLevel, at, id, number, "item %s stands %d levels below what it belongs to", number, level-len(c.items))
		}
		c.items = atLevel(c.items, level)
		c.count(&c.items[level-1], at, id, "item", marker, number, n, chapeau)
	}
}

// atLevel gives the runs down to a level; what stood below it is at an end.
func atLevel(runs []numberRun, level int) []numberRun {
	for len(runs) < level {
		runs = append(runs, numberRun{})
	}
	return runs[:level]
}

// count takes the next number of a run; anew says that one may begin.
func (c *numberCheck) count(run *numberRun, at int, id, what string, marker Marker, number string, n int, anew bool) {
	if n == 0 {
		return
	}
	if run.marker != marker || anew && n == 1 {
		*run = numberRun{marker: marker}
	}
	if run.seen == nil {
		run.seen = map[int]bool{}
	}
	as := func(n int) string { return write(marker, &counter{n: n - 1}, false) }
	switch last := run.last; {
	case last > 1 && n == 1 && what != "paragraph":
		c.tell(NumberRestarts, at, id, number, "%ss begin anew at %s after %s", what, number, as(last))
		*run = numberRun{marker: marker, seen: map[int]bool{}}
	case run.seen[n]:
		c.tell(NumberDoubled, at, id, number, "%s %s is there twice", what, number)
	case n == last+2 && last > 0:
		c.tell(NumberSkipped, at, id, number, "number %s is skipped", as(last+1))
	case n > last+1 && last > 0:
		c.tell(NumberSkipped, at, id, number, "numbers %s to %s are skipped", as(last+1), as(n-1))
	case n < last:
		c.tell(NumberBack, at, id, number, "%s %s stands after %s %s", what, number, what, as(last))
	case last == 0 && n > 1 && what == "paragraph":
		c.tell(NumberBegins, at, id, number, "numbering begins at %s", number)
	case last == 0 && n > 1:
		c.tell(NumberBegins, at, id, number, "%ss begin at %s", what, number)
	}
	run.seen[n], run.last = true, n
}

// ordinal is the place that a number has in a run, 0 when it has none: "12 bis", a word, a letter of
// another alphabet than the Latin.
func ordinal(marker Marker, number string) int {
	number = strings.Trim(number, "().")
	switch marker {
	case MarkerArabic, MarkerArabicParen:
		return decimal(number)
	case MarkerLetter, MarkerUpperLetter:
		number = strings.ToLower(number)
		if number == "" || number[0] < 'a' || number[0] > 'z' || strings.Trim(number, number[:1]) != "" {
			return 0
		}
		return int(number[0]-'a') + 1 + 26*(len(number)-1)
	case MarkerRoman, MarkerUpperRoman:
		upper := strings.ToUpper(number)
		return slices.Index(romans, upper) + 1
	}
	return 0
}

// romans are the Roman numerals from I.
var romans = func() []string {
	const highest = 200
	list := make([]string, highest)
	for i := range list {
		list[i] = roman(i + 1)
	}
	return list
}()

// decimal reads a number of at most four digits, European or Arabic-Indic; 0 when it is none.
func decimal(s string) int {
	n, digits := 0, 0
	for _, c := range s {
		switch {
		case c >= '0' && c <= '9':
			c -= '0'
		case c >= '٠' && c <= '٩':
			c -= '٠'
		case c >= '۰' && c <= '۹':
			c -= '۰'
		default:
			return 0
		}
		if digits++; digits > 4 {
			return 0
		}
		n = 10*n + int(c)
	}
	return n
}
