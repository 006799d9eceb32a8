// notes.go brings each footnote from the foot of a page to the place of its mark, as the inline
// footnote of the text format.

package plaintext

import (
	"regexp"
	"slices"
	"strings"
)

const raised = "⁰¹²³⁴⁵⁶⁷⁸⁹"

var (
	raisedNote   = regexp.MustCompile(`^([` + raised + `]{1,4}) ?([^` + raised + ` ].*)$`)
	markdownNote = regexp.MustCompile(`^(\[\^[\pL\pN_-]{1,32}\]): ?(.+)$`)
	noteMark     = regexp.MustCompile(`[` + raised + `]+|\[\^[\pL\pN_-]{1,32}\]`)
	unit         = regexp.MustCompile(`(?:^|[^\pL])[kcdm]?m$`) // m², km²: a unit, not a mark
)

// note is a note at the foot.
type note struct {
	id         string // its mark, as it stands
	first, end int    // its lines: [first, end)
	text       string
}

// noteRef is a mark in the text, where a note belongs.
type noteRef struct {
	line, from, to int
	unit           bool // it may be the exponent of a unit
	note           *note
}

// bringNotes moves the notes that have a mark to it and drops their lines. The others stay as they
// are, with a notice.
func (r *reader) bringNotes(lines []line) []line {
	notes := findNotes(lines)
	if len(notes) == 0 {
		return lines
	}
	refs := findRefs(lines, notes)
	seen, number := map[string]int{}, map[string]int{} // how many marks are behind us, how many notes there are
	for _, n := range notes {
		number[n.id]++
	}
	moved := make([]bool, len(notes))
	for k := range notes {
		n := &notes[k]
		marks := refs[n.id]
		at := -1
		i := seen[n.id]
		for ; i < len(marks) && (marks[i].line < n.first || number[n.id] == 1); i++ {
			if at < 0 || marks[at].unit && !marks[i].unit {
				at = i
			}
		}
		seen[n.id] = i
		if at < 0 {
			r.notice(lines[n.first].no, "the note %s has no mark in the text; it stays where it is", n.id)
			continue
		}
		marks[at].note, moved[k] = n, true
	}
	var taken []*noteRef
	for _, marks := range refs {
		for _, m := range marks {
			switch {
			case m.note != nil:
				taken = append(taken, m)
			case !m.unit:
				r.notice(lines[m.line].no, "the mark %s has no note of its own", lines[m.line].text[m.from:m.to])
			}
		}
	}
	putNotes(lines, taken)
	return withoutNotes(lines, notes, moved)
}

// findNotes finds what may be notes: "¹ Text" behind a blank line or another note, "[^1]: Text".
// A note goes on to the next blank line or number; one of Markdown, through what is indented.
func findNotes(lines []line) []note {
	var notes []note
	for i := 0; i < len(lines); {
		m, markdown := markdownNote.FindStringSubmatch(lines[i].text), true
		if m == nil && (lines[i].blank || len(notes) > 0 && notes[len(notes)-1].end == i) {
			m, markdown = raisedNote.FindStringSubmatch(lines[i].text), false
		}
		if m == nil {
			i++
			continue
		}
		n := note{id: m[1], first: i}
		parts := []string{m[2]}
		for i++; i < len(lines); i++ {
			l := lines[i]
			if l.blank && !(markdown && l.indent >= 4) || l.mark.form == formArabic || l.mark.hashes > 0 ||
				raisedNote.MatchString(l.text) || markdownNote.MatchString(l.text) {
				break
			}
			parts = append(parts, l.text)
		}
		n.end, n.text = i, joinLines(parts)
		notes = append(notes, n)
	}
	return notes
}

// findRefs finds the marks of the notes in the other lines, by id and in order.
func findRefs(lines []line, notes []note) map[string][]*noteRef {
	refs := map[string][]*noteRef{}
	for _, n := range notes {
		refs[n.id] = nil
	}
	next := 0
	for i, l := range lines {
		for next < len(notes) && notes[next].end <= i {
			next++
		}
		if next < len(notes) && notes[next].first <= i {
			continue
		}
		for _, m := range noteMark.FindAllStringIndex(l.text, -1) {
			id := l.text[m[0]:m[1]]
			if _, wanted := refs[id]; !wanted || m[0] == 0 || escaped(l.text, m[0]) {
				continue
			}
			before := l.text[max(0, m[0]-8):m[0]]
			refs[id] = append(refs[id], &noteRef{line: i, from: m[0], to: m[1], unit: unit.MatchString(before)})
		}
	}
	return refs
}

// putNotes writes the notes in the place of their marks.
func putNotes(lines []line, taken []*noteRef) {
	slices.SortFunc(taken, func(a, b *noteRef) int {
		if a.line != b.line {
			return a.line - b.line
		}
		return a.from - b.from
	})
	for k := 0; k < len(taken); {
		at := taken[k].line
		l := &lines[at]
		var b strings.Builder
		from := 0
		for ; k < len(taken) && taken[k].line == at; k++ {
			b.WriteString(l.text[from:taken[k].from])
			b.WriteString("^[" + balanced(taken[k].note.text) + "]")
			from = taken[k].to
		}
		b.WriteString(l.text[from:])
		l.text = b.String()
		l.mark = readMark(l.text)
	}
}

// withoutNotes drops the lines of the notes that were moved, and a rule above them.
func withoutNotes(lines []line, notes []note, moved []bool) []line {
	drop := make([]bool, len(lines))
	for k, n := range notes {
		if !moved[k] {
			continue
		}
		for i := n.first; i < n.end; i++ {
			drop[i] = true
		}
		if n.first > 0 && lines[n.first-1].mark.form == formRule {
			drop[n.first-1] = true
		}
	}
	kept := lines[:0]
	gap := false
	for i, l := range lines {
		if drop[i] {
			gap = true
			continue
		}
		l.blank = l.blank || gap
		gap = false
		kept = append(kept, l)
	}
	return kept
}

// escaped says whether an odd number of backslashes stands before s[at].
func escaped(s string, at int) bool {
	n := 0
	for at > 0 && s[at-1] == '\\' {
		n, at = n+1, at-1
	}
	return n%2 == 1
}

// balanced escapes the brackets of a note that have no partner, so that the note can stand in
// brackets itself.
func balanced(s string) string {
	var open, lone []int
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			if i+1 == len(s) {
				lone = append(lone, i)
			}
			i++
		case '[':
			open = append(open, i)
		case ']':
			if len(open) == 0 {
				lone = append(lone, i)
			} else {
				open = open[:len(open)-1]
			}
		}
	}
	lone = append(lone, open...)
	if len(lone) == 0 {
		return s
	}
	slices.Sort(lone)
	var b strings.Builder
	from := 0
	for _, at := range lone {
		b.WriteString(s[from:at] + `\`)
		from = at
	}
	return b.String() + s[from:]
}
