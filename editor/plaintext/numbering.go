// numbering.go checks how the paragraphs of a draft are numbered. Real drafts misnumber.

package plaintext

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"adref/editor"
)

// checkNumbers gives notice of numbers that stand twice or are left out. Numbering begins anew in
// an annex, and where a paragraph 1 follows a heading.
func (r *reader) checkNumbers() {
	seen := map[int]bool{}
	last, from := 0, 0
	var twice []int
	tell := func() {
		if len(twice) > 0 {
			r.notice(from, "paragraphs are numbered %s twice", enumerate(twice))
		}
		twice = nil
	}
	heading := false
	for i, e := range r.draft.Elements {
		if e.Kind == editor.KindHeading {
			heading = true
			if e.Annex {
				tell()
				clear(seen)
				last = 0
			}
			continue
		}
		n := digits(e.Printed)
		if e.Kind != editor.KindParagraph || n == 0 { // 12 bis is no number of the run
			continue
		}
		if n == 1 && heading {
			tell()
			clear(seen)
			last = 0
		}
		heading = false
		switch {
		case seen[n]:
			if len(twice) == 0 {
				from = r.starts[i]
			}
			if len(twice) < 100 {
				twice = append(twice, n)
			}
		case n == last+2 && last > 0:
			r.notice(r.starts[i], "number %d is skipped", last+1)
		case n > last+1 && last > 0:
			r.notice(r.starts[i], "numbers %d to %d are skipped", last+1, n-1)
		case n < last:
			r.notice(r.starts[i], "paragraph %d stands after paragraph %d", n, last)
		case last == 0 && n > 1:
			r.notice(r.starts[i], "numbering begins at %d", n)
		}
		seen[n] = true
		last = n
	}
	tell()
}

func enumerate(numbers []int) string {
	texts := make([]string, len(numbers))
	for i, n := range numbers {
		texts[i] = strconv.Itoa(n)
	}
	return strings.Join(texts, ", ")
}

// sortedNotices gives the notices in the order of the file.
func (r *reader) sortedNotices() []Notice {
	slices.SortStableFunc(r.notices, func(a, b Notice) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Message, b.Message))
	})
	return r.notices
}
