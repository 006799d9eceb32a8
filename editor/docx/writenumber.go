// writenumber.go decides which numbers Word counts by itself. A number is automatic where counting gives
// the report's own number both with all changes rejected and with all accepted; any other, such as
// 12 bis, is typed, so that the page always shows what the report says.

package docx

import (
	"strconv"
	"strings"

	"adref/editor"
)

// list is one numbered list of the file (w:num): it starts at a number and counts by itself.
type list struct {
	key   listKey
	start int
	id    int
}

// listKey is what the paragraphs of a list have in common.
type listKey struct {
	kind   editor.Kind
	level  int
	marker editor.Marker
}

// numbered says how the number of a paragraph is written: by a list, or typed.
type numbered struct {
	list  *list
	typed bool
}

// counting is a list that goes on, with the last number it gave before and after the changes.
type counting struct {
	list    *list
	was, is int
}

// number gives each paragraph its list or has its number typed. Paragraphs that are joined once the changes
// are rejected or accepted are all of one list or all typed, so that it does not matter whose properties
// the joined one keeps.
func number(paragraphs []Paragraph) ([]numbered, []*list) {
	out := make([]numbered, len(paragraphs))
	open := map[listKey]*counting{}
	var lists []*list
	for i := 0; i < len(paragraphs); {
		end := i + 1
		for end < len(paragraphs) && joins(paragraphs[end-1]) {
			end++
		}
		group := paragraphs[i:end]
		first := group[0]
		key := listKey{first.Kind, first.Level, first.Marker}
		if first.Marker == editor.MarkerBullet {
			c := open[key]
			if c == nil {
				c = &counting{list: &list{key: key, start: 1, id: len(lists) + 1}}
				lists, open[key] = append(lists, c.list), c
			}
			for k := i; k < end; k++ {
				out[k].list = c.list
			}
			i = end
			continue
		}
		was, is, ok := values(group, key)
		if !ok {
			for k := i; k < end; k++ {
				out[k].typed = paragraphs[k].Was != "" || paragraphs[k].Is != ""
			}
			i = end
			continue
		}
		c := open[key]
		if c == nil || !follows(c.was, was) || !follows(c.is, is) {
			start := 0
			for _, n := range append(was, is...) {
				if start == 0 {
					start = n
				}
			}
			next := &counting{&list{key, start, len(lists) + 1}, start - 1, start - 1}
			if start == 0 || !follows(next.was, was) || !follows(next.is, is) {
				for k := i; k < end; k++ {
					out[k].typed = paragraphs[k].Was != "" || paragraphs[k].Is != ""
				}
				i = end
				continue
			}
			c = next
			lists, open[key] = append(lists, c.list), c
		}
		c.was, c.is = c.was+len(was), c.is+len(is)
		for k := i; k < end; k++ {
			out[k].list = c.list
		}
		i = end
	}
	return out, lists
}

// joins says that a paragraph has words that another's mark will end; one that comes or goes whole does not.
func joins(p Paragraph) bool { return p.Mark != Kept && !p.whole() }

// whole says that a paragraph is there only before, or only after.
func (p Paragraph) whole() bool {
	for _, piece := range p.Pieces {
		if piece.before() != p.Mark.before() || piece.after() != p.Mark.after() {
			return false
		}
	}
	return p.Mark != Kept && (p.Was == "" || p.Mark.before()) && (p.Is == "" || p.Mark.after())
}

// values are the numbers that a group of joined paragraphs has before and after; ok is false where one of
// them cannot come from counting, or where they are not of one list.
func values(group []Paragraph, key listKey) (was, is []int, ok bool) {
	side := func(there func(Change) bool, number func(Paragraph) string) (list []int, ok bool) {
		label := ""
		for _, p := range group {
			if label == "" {
				label = number(p)
			}
			if there(p.Mark) {
				n := value(key.marker, label)
				if n == 0 {
					return nil, false
				}
				list, label = append(list, n), ""
			}
		}
		return list, true
	}
	for _, p := range group {
		if (listKey{p.Kind, p.Level, p.Marker}) != key {
			return nil, nil, false
		}
	}
	if was, ok = side(Change.before, func(p Paragraph) string { return p.Was }); !ok {
		return nil, nil, false
	}
	is, ok = side(Change.after, func(p Paragraph) string { return p.Is })
	return was, is, ok && len(was)+len(is) > 0
}

func follows(last int, list []int) bool {
	for i, n := range list {
		if n != last+1+i {
			return false
		}
	}
	return true
}

// form is how a marker is counted in Word.
type form struct{ format, before, after string }

var forms = map[editor.Marker]form{
	editor.MarkerArabic:      {"decimal", "", "."},
	editor.MarkerArabicParen: {"decimal", "(", ")"},
	editor.MarkerLetter:      {"lowerLetter", "(", ")"},
	editor.MarkerRoman:       {"lowerRoman", "(", ")"},
	editor.MarkerUpperRoman:  {"upperRoman", "", "."},
	editor.MarkerUpperLetter: {"upperLetter", "", "."},
}

// value reads a number as Word would count it: 12 of "12", 3 of "(c)"; 0 when counting cannot give it.
func value(marker editor.Marker, number string) int {
	f, known := forms[marker]
	if !known || number == "" {
		return 0
	}
	inner, before := strings.CutPrefix(number, f.before)
	if f.after == ")" {
		var after bool
		if inner, after = strings.CutSuffix(inner, ")"); !after {
			return 0
		}
	}
	if !before || inner == "" {
		return 0
	}
	n := 0
	switch f.format {
	case "decimal":
		n, _ = strconv.Atoi(inner)
	case "lowerLetter", "upperLetter":
		first := strings.ToLower(inner[:1])
		if first[0] >= 'a' && first[0] <= 'z' && inner == strings.Repeat(inner[:1], len(inner)) {
			n = int(first[0]-'a') + 1 + 26*(len(inner)-1)
		}
	default:
		n = roman(strings.ToUpper(inner))
	}
	if n <= 0 || n > 32_767 || counted(f.format, n) != inner {
		return 0
	}
	return n
}

var romans = []struct {
	value int
	sign  string
}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}

func roman(s string) (n int) {
	for _, r := range romans {
		for strings.HasPrefix(s, r.sign) {
			n, s = n+r.value, s[len(r.sign):]
		}
	}
	if s != "" {
		return 0
	}
	return n
}

// counted writes a number as Word counts it.
func counted(format string, n int) string {
	switch format {
	case "decimal":
		return strconv.Itoa(n)
	case "lowerLetter":
		return strings.Repeat(string(rune('a'+(n-1)%26)), (n-1)/26+1)
	case "upperLetter":
		return strings.Repeat(string(rune('A'+(n-1)%26)), (n-1)/26+1)
	}
	var b strings.Builder
	for _, r := range romans {
		for ; n >= r.value; n -= r.value {
			b.WriteString(r.sign)
		}
	}
	if format == "lowerRoman" {
		return strings.ToLower(b.String())
	}
	return b.String()
}

// Label is a number as the page shows it: with its full stop, unless it stands in brackets.
func Label(number string) string {
	if number == "" || strings.HasSuffix(number, ")") {
		return number
	}
	return number + "."
}
