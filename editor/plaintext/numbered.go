// numbered.go decides between numbered paragraphs of the report and items of lists, and finds the
// level of an item.

package plaintext

import (
	"slices"

	"adref/editor"
)

// arabicLine is a line that begins with "7.": the next paragraph, an item of a list reproduced in a
// paragraph, a section of the third level, or a number that only happens to begin a line.
func (c *context) arabicLine(l line, tight bool, look ahead) shape {
	n, bis, next := l.mark.value.arabic, l.mark.bis, c.paragraph+1
	paragraph := shape{kind: editor.KindParagraph, marker: editor.MarkerArabic, printed: l.mark.printed, text: l.mark.rest, n: n, bis: bis}
	item := c.item(l, editor.MarkerArabic, n)
	if c.layout {
		if l.indent >= 4 || l.mark.bullet {
			return item
		}
		return paragraph
	}
	at := c.openList(editor.MarkerArabic, n, bis, l.indent)
	isNext := n == next && !bis || n == c.paragraph && bis
	indented := c.margin >= 0 && l.indent >= c.margin+2
	announced := c.last.end == endColon && !c.last.label && (c.last.kind != editor.KindText || !c.underHeading)
	starts := n == 1 && !bis
	switch {
	case l.mark.bullet:
		return item
	case at >= 0 && isNext: // both: the layout decides, then what is still to come
		open := c.lists[at]
		switch {
		case l.indent == open.indent && l.indent != c.margin:
			return item
		case l.indent == c.margin && l.indent != open.indent:
			return paragraph
		case tight && c.last.kind == editor.KindItem && c.last.style == editor.MarkerArabic && c.last.list == at+1:
			return item
		case look != nil && look.list(n, next):
			return item
		}
		return paragraph
	case at >= 0:
		return item
	case isNext:
		return paragraph
	case tight && c.wraps() && !(starts && indented):
		return shape{join: true, kind: editor.KindText, text: l.text}
	case starts && announced, starts && indented:
		return item
	case indented && n < 100 && (c.last.kind == editor.KindItem || c.hasList(editor.MarkerArabic, l.indent)):
		return item // a number is left out in the list
	case c.titleInside(l, n, next, look):
		return shape{kind: editor.KindHeading, level: 3, marker: editor.MarkerArabic, printed: l.mark.printed, text: l.mark.rest, n: n}
	case starts && (c.underHeading || c.last.label):
		return paragraph
	case starts && look != nil && look.list(n, next):
		return item
	case starts || c.margin < 0:
		return paragraph
	case c.last.end == endOpen && unfinished[c.last.word] && !c.last.shape.closed && !c.last.shape.asIs:
		return shape{join: true, kind: editor.KindText, text: l.text} // cut before "10 March"
	case n > next+100: // a year, not a paragraph
		return c.text(l, tight)
	}
	return paragraph
}

// hasList says whether a list of a style is open at an indent.
func (c *context) hasList(style editor.Marker, indent int) bool {
	return slices.ContainsFunc(c.lists, func(l list) bool { return l.style == style && l.indent == indent })
}

// titleInside says whether "1. Existing threats" is a section: not the running number, and the
// running number comes next.
func (c *context) titleInside(l line, n, next int, look ahead) bool {
	return look != nil && l.blank && n == c.arabic+1 && next > 1 && c.last.end != endColon && !l.mark.bis &&
		titleLike(l.mark.rest) && look.nextNumber() == next
}

// itemLine is a line that begins with (a), (i), (1) or a bullet.
func (c *context) itemLine(l line, tight bool) shape {
	v := l.mark.value
	style, n := l.mark.style(false), v.letter
	switch {
	case style == editor.MarkerBullet:
		n = 0
	case style == editor.MarkerArabicParen:
		n = v.arabic
	case c.isRoman(v, l.indent):
		style, n = editor.MarkerRoman, v.roman
	}
	s := c.item(l, style, n)
	if c.layout || l.mark.bullet && l.mark.form != formBullet {
		return s
	}
	open := c.openList(style, n, l.mark.bis, l.indent) >= 0
	wraps := c.wraps() && !open && l.indent <= c.indent()
	switch {
	case tight && wraps, !tight && wraps && n > 1 && unfinished[c.last.word]:
		if !c.last.shape.closed && !c.last.shape.asIs { // "in paragraph 4" / "(c) of the resolution"
			return shape{join: true, kind: editor.KindText, text: l.text}
		}
	case style != editor.MarkerBullet && n > 30 && !open: // a word in brackets
		return c.text(l, tight)
	}
	return s
}

// indent is that of the element before.
func (c *context) indent() int {
	if len(c.lists) > 0 && c.last.kind == editor.KindItem {
		return c.lists[len(c.lists)-1].indent
	}
	return max(c.margin, 0)
}

// isRoman tells (i) the numeral from (i) the letter: what is next in an open list wins, the
// innermost first; then what begins a list.
func (c *context) isRoman(v ordinal, indent int) bool {
	if v.letter == 0 || v.roman == 0 {
		return v.letter == 0
	}
	lists := c.lists
	if c.layout {
		lists = lists[min(len(lists), max(indent/4, 1)-1):min(len(lists), max(indent/4, 1))]
	}
	for i := len(lists) - 1; i >= 0; i-- {
		l := lists[i]
		deeper := v.roman == 1 && indent > l.indent+1 && !c.layout
		switch {
		case l.style == editor.MarkerRoman && v.roman == l.n+1:
			return true
		case l.style == editor.MarkerLetter && v.letter == l.n+1:
			return deeper || v.roman == 1 && i == len(lists)-1 && c.last.end == endColon && !c.layout
		}
	}
	if v.roman == 1 {
		return true
	}
	for i := len(lists) - 1; i >= 0; i-- {
		if s := lists[i].style; s == editor.MarkerRoman || s == editor.MarkerLetter {
			return s == editor.MarkerRoman
		}
	}
	return false
}

// openList is the open list that an item with number n continues: the one with its indent, else the
// innermost; -1 when there is none.
func (c *context) openList(style editor.Marker, n int, bis bool, indent int) int {
	at := -1
	for i := len(c.lists) - 1; i >= 0; i-- {
		l := c.lists[i]
		if l.style != style || style != editor.MarkerBullet && n != l.n+1 && !(bis && n == l.n) {
			continue
		}
		if l.indent == indent {
			return i
		}
		if style == editor.MarkerBullet && indent > l.indent+1 {
			continue // a bullet set further in opens a list of its own
		}
		if at < 0 {
			at = i
		}
	}
	return at
}

// item makes an item and finds its level.
func (c *context) item(l line, style editor.Marker, n int) shape {
	s := shape{kind: editor.KindItem, marker: style, printed: l.mark.printed, text: l.mark.rest, n: n, bis: l.mark.bis}
	if c.layout {
		s.level = min(max(l.indent/4, 1), maxDepth)
		return s
	}
	s.level = min(c.depth(style, n, s.bis, l.indent)+1, maxDepth)
	return s
}

// depth is the number of lists that an item stands in.
func (c *context) depth(style editor.Marker, n int, bis bool, indent int) int {
	if at := c.openList(style, n, bis, indent); at >= 0 {
		return at
	}
	top := len(c.lists)
	announced := c.last.kind == editor.KindItem && c.last.end == endColon
	for i := top - 1; i >= 0; i-- {
		l := c.lists[i]
		if l.style != style || indent > l.indent+1 {
			continue
		}
		if n == 1 && announced && i == top-1 && indent >= l.indent {
			break // the item before announces a list of its own kind
		}
		return i // begins again, or a number is left out
	}
	for top > 0 && c.lists[top-1].indent > indent {
		top--
	}
	if top > 0 && indent >= 2 && c.lists[top-1].indent == indent && !announced && rank(style) < rank(c.lists[top-1].style) {
		top-- // a list beside the one before, not inside it
	}
	return top
}

// rank orders the styles as reports nest them.
func rank(style editor.Marker) int {
	switch style {
	case editor.MarkerArabic:
		return 0
	case editor.MarkerLetter, editor.MarkerArabicParen:
		return 1
	case editor.MarkerRoman:
		return 2
	}
	return 3
}
