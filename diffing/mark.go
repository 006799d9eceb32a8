// mark.go writes all alternatives of a cluster into one text.

package diffing

import (
	"maps"
	"slices"
)

// Mark is a piece of a marked text: text of the base that everybody keeps
// (Equal, By none), that some delete, or text that some insert.
type Mark struct {
	Op
	By []string // ids, sorted
}

// Marked is the segment as one marked text: the base with what is deleted and
// inserted where, and by whom. An insertion stands after what it replaces, and
// insertions at one point in the order of their texts. For each proposal, what
// it does not delete and what it inserts is its text.
func (s Segment) Marked() []Mark {
	if len(s.Alternatives) == 0 {
		return []Mark{{Op: Op{Equal, s.Text}}}
	}
	cuts := map[int]bool{0: true, len(s.Text): true}
	inserted := make(map[int]map[string][]string) // by place and text
	for _, a := range s.Alternatives {
		at := 0
		for _, op := range a.Ops {
			cuts[at] = true
			if op.Kind != Insert {
				at += len(op.Text)
				continue
			}
			if inserted[at] == nil {
				inserted[at] = make(map[string][]string)
			}
			inserted[at][op.Text] = append(inserted[at][op.Text], a.By...)
		}
	}
	ends := slices.Sorted(maps.Keys(cuts))
	deleted := make([][]string, len(ends)) // from each cut to the next
	for _, a := range s.Alternatives {
		at := 0
		for _, op := range a.Ops {
			if op.Kind == Insert {
				continue
			}
			i, _ := slices.BinarySearch(ends, at)
			at += len(op.Text)
			for ; op.Kind == Delete && ends[i] < at; i++ {
				deleted[i] = append(deleted[i], a.By...)
			}
		}
	}
	var marks []Mark
	put := func(kind Kind, text string, by []string) {
		slices.Sort(by)
		if n := len(marks); kind != Insert && n > 0 && marks[n-1].Kind == kind && slices.Equal(marks[n-1].By, by) {
			marks[n-1].Text += text
			return
		}
		marks = append(marks, Mark{Op{kind, text}, by})
	}
	for i, at := range ends {
		for _, text := range slices.Sorted(maps.Keys(inserted[at])) {
			put(Insert, text, inserted[at][text])
		}
		switch {
		case at == len(s.Text):
		case len(deleted[i]) > 0:
			put(Delete, s.Text[at:ends[i+1]], deleted[i])
		default:
			put(Equal, s.Text[at:ends[i+1]], nil)
		}
	}
	return marks
}
