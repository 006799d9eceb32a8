// atom.go finds what is a token whatever is in it: links, footnotes, document
// symbols, resolution numbers.

package diffing

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxTarget is the longest link target that there is, in bytes.
const maxTarget = 2048

// atoms finds the links and footnotes of a text, in order, none inside another,
// in one pass. Whether a bracket opens one depends on nothing before it: a
// closing bracket always answers to the last open one.
func atoms(text string) []Span {
	bracket := strings.IndexByte(text, '[')
	if bracket < 0 || strings.IndexByte(text[bracket:], ']') < 0 {
		return nil
	}
	bracket = -1 // the next one, when none is open: what comes before it is passed over
	type opener struct {
		at   int
		note bool
	}
	var open []opener
	var found []Span
	links := targets{text: text}
	linked := 0 // openers below this index have a link inside and cannot be one
	keep := func(s Span) {
		for len(found) > 0 && found[len(found)-1].Start >= s.Start {
			found = found[:len(found)-1]
		}
		found = append(found, s)
	}
	for i := 0; i < len(text); i++ {
		if len(open) == 0 && i > bracket {
			next := strings.IndexByte(text[i:], '[')
			if next < 0 {
				break
			}
			bracket = i + next
			first := bracket
			for first > i && (text[first-1] == '\\' || text[first-1] == '^') {
				first--
			}
			i = first
		}
		if !opensOrEnds[text[i]] {
			continue
		}
		switch text[i] {
		case '\\':
			if i+1 < len(text) && escapable(text[i+1]) {
				i++
			}
		case '^':
			if i+1 < len(text) && text[i+1] == '[' {
				open = append(open, opener{i, true})
				i++
			}
		case '[':
			open = append(open, opener{i, false})
		case ']':
			if len(open) == 0 {
				continue
			}
			last := open[len(open)-1]
			open = open[:len(open)-1]
			barred := len(open) < linked
			linked = min(linked, len(open))
			if last.note {
				keep(Span{last.at, i + 1})
			} else if end := links.end(i + 1); end > 0 && !barred {
				keep(Span{last.at, end})
				linked = len(open)
				i = end - 1
			}
		}
	}
	return found
}

// opensOrEnds are the bytes that atoms looks at.
var opensOrEnds = [256]bool{'\\': true, '^': true, '[': true, ']': true}

// targets finds the link targets of a text: (…) behind a closing square bracket,
// its brackets balanced and without white space or control characters. Those of a
// stretch without white space are found in one pass when the first is asked for.
type targets struct {
	text  string
	until int    // where the stretch ends
	found []Span // in it, in order
}

// end is the end of the target at text[at:], or 0.
func (t *targets) end(at int) int {
	if at+1 >= len(t.text) || t.text[at] != '(' || t.text[at+1] == ')' {
		return 0
	}
	if at >= t.until {
		t.find(at)
	}
	n, ok := slices.BinarySearchFunc(t.found, at, func(s Span, at int) int { return s.Start - at })
	if !ok || t.found[n].End > at+maxTarget {
		return 0
	}
	return t.found[n].End
}

// find goes through a stretch from the first target that can be.
func (t *targets) find(from int) {
	t.found = t.found[:0]
	var room [8]int
	open := room[:0]
	i := from
	for ; i < len(t.text) && t.text[i] > ' ' && t.text[i] != 0x7F; i++ {
		switch c := t.text[i]; {
		case c == '\\':
			if i+1 < len(t.text) && t.text[i+1] > ' ' {
				i++
			}
		case c == '(':
			open = append(open, i)
		case c == ')' && len(open) > 0:
			at := open[len(open)-1]
			open = open[:len(open)-1]
			if at > 0 && t.text[at-1] == ']' {
				t.found = append(t.found, Span{at, i + 1})
			}
		}
	}
	t.until = i
	slices.SortFunc(t.found, func(a, b Span) int { return a.Start - b.Start })
}

// symbolEnd is the end of the document symbol or resolution number at
// text[at:], a place where a token starts, or at when there is none.
func symbolEnd(text string, at int) int {
	if at > 0 && text[at-1] == '/' {
		return at
	}
	end := at
	switch c := text[at]; {
	case c >= '0' && c <= '9':
		end = resolutionEnd(text, at)
	case c >= 'A' && c <= 'Z':
		if end = sessionEnd(text, at); end == at {
			end = documentEnd(text, at)
		}
	}
	if end > at && followed(text[end:]) {
		return at
	}
	return end
}

// followed reports whether what comes after a number or symbol goes on with it.
func followed(rest string) bool {
	if rest == "" {
		return false
	}
	c := rest[0]
	if c >= utf8.RuneSelf {
		r, _ := utf8.DecodeRuneInString(rest)
		k := classOf(r)
		return k != han && (unicode.In(r, unicode.L, unicode.M, unicode.N) || k == other)
	}
	if asciiWord(c) || c == '/' {
		return true
	}
	return (c == '.' || c == ',') && len(rest) > 1 && rest[1] >= '0' && rest[1] <= '9'
}

// resolutionEnd reads 75/240, 2023/24 or 46/36L.
func resolutionEnd(text string, at int) int {
	i := digits(text, at, 4)
	if i == at || i == len(text) || text[i] != '/' {
		return at
	}
	end := digits(text, i+1, 4)
	if end == i+1 {
		return at
	}
	if end < len(text) && text[end] >= 'A' && text[end] <= 'Z' {
		end++
	}
	return end
}

// sessionEnd reads the number of a resolution of a special session, S-10/2 or
// ES-11/1.
func sessionEnd(text string, at int) int {
	i := at
	if text[i] == 'E' {
		i++
	}
	if !strings.HasPrefix(text[i:], "S-") {
		return at
	}
	i += 2
	if end := resolutionEnd(text, i); end > i {
		return end
	}
	return at
}

// documentEnd reads a document symbol: capitals, then parts after slashes, of
// which one at least has a digit; within a part, points and hyphens.
func documentEnd(text string, at int) int {
	i := at
	for i < len(text) && text[i] >= 'A' && text[i] <= 'Z' {
		i++
	}
	end, digit := at, false
	for i < len(text) && text[i] == '/' {
		part := i + 1
		for part < len(text) && (alnum(text[part]) || (text[part] == '.' || text[part] == '-') &&
			alnum(text[part-1]) && part+1 < len(text) && alnum(text[part+1])) {
			digit = digit || text[part] >= '0' && text[part] <= '9'
			part++
		}
		if part == i+1 {
			break
		}
		i, end = part, part
	}
	if !digit {
		return at
	}
	return end
}

func alnum(c byte) bool { return c != '_' && asciiWord(c) }

func digits(text string, at, most int) int {
	end := at
	for end < len(text) && end < at+most && text[end] >= '0' && text[end] <= '9' {
		end++
	}
	return end
}
