// numbering.go gives notice of how the elements of a draft are misnumbered.

package plaintext

import (
	"cmp"
	"slices"
	"strings"

	"adref/editor"
)

// checkNumbers gives notice of what editor finds. Paragraphs that stand twice one after the other are
// one notice.
func (r *reader) checkNumbers() {
	const most = 100 // numbers in one notice
	found := r.draft.CheckNumbers()
	doubled := func(m editor.Misnumbering) bool {
		return m.Kind == editor.NumberDoubled && r.draft.Elements[m.At].Kind == editor.KindParagraph
	}
	for len(found) > 0 {
		m := found[0]
		run := max(1, runOf(found, doubled))
		if run == 1 {
			r.notice(r.starts[m.At], "%s", m.What)
		} else {
			var numbers []string
			for _, d := range found[:min(run, most)] {
				numbers = append(numbers, d.Number)
			}
			r.notice(r.starts[m.At], "paragraphs are numbered %s twice", strings.Join(numbers, ", "))
		}
		found = found[run:]
	}
}

// runOf is how many of a list from its beginning on are so.
func runOf[E any](list []E, so func(E) bool) int {
	if end := slices.IndexFunc(list, func(e E) bool { return !so(e) }); end >= 0 {
		return end
	}
	return len(list)
}

// sortedNotices gives the notices in the order of the file.
func (r *reader) sortedNotices() []Notice {
	slices.SortStableFunc(r.notices, func(a, b Notice) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Message, b.Message))
	})
	return r.notices
}
