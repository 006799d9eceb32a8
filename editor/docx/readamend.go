// readamend.go finds what the marks of a file propose: for each paragraph what becomes of it, by whom.
//
// The two sides of a file share words. A paragraph of one side belongs to that of the other with which it
// shares some; one that shares none is deleted, inserted, moved or, where both have one paragraph mark,
// rewritten. So a paragraph mark alone never decides: Enter at the end of a paragraph marks the mark of
// that paragraph, and deleting from its end on marks it as well, yet it stays as it is.

package docx

import (
	"cmp"
	"slices"
	"strings"

	"adref/editor"
)

// What a file can hold beside amendments.
const (
	KindFormat  editor.AmendmentKind = "format"  // a change of format alone
	KindComment editor.AmendmentKind = "comment" // a comment on what its author does not amend
)

// Amendment is what somebody proposes for a paragraph, a place, or several paragraphs (merge).
type Amendment struct {
	Kind     editor.AmendmentKind
	Authors  []string // in the order of the text; "" for one that the file does not name
	At       string   // of the first change, RFC 3339; "" when the file does not say
	Before   []Words  // the paragraphs concerned; of an insertion the one it stands after, of a move too
	After    []Words  // what they become; of a split the parts; none of a deletion
	To, Next *Words   // of a move: the paragraphs it is to stand after and before; nil at the beginning and at the end
	Footnote []string // the footnotes that come in
	Reason   string   // what its authors commented on it; of a comment its text
	Anchor   string   // of a comment: the words it stands at
	What     string   // of a change of format
	ByHand   bool     // found by strokes and bold or underlined words, not by marks
	first    int      // its first paragraph in the file
}

// Words is a paragraph of one side.
type Words struct {
	Number string
	Plain  string // without notes
	Text   string // in the text format
	Names  []string
	at     int // which of the passages of its side
}

// Amendments finds what the marks of the file propose, in the order of the file.
func (d *File) Amendments() []Amendment {
	f := newFinder(d)
	f.match()
	f.find()
	f.formats()
	f.comments()
	slices.SortStableFunc(f.list, func(a, b Amendment) int { return cmp.Compare(a.first, b.first) })
	return f.list
}

// find makes amendments of what belongs together.
func (f *finder) find() {
	var gone, come []int
	for b := range f.sides[Before] {
		switch after := f.of[Before][b]; {
		case len(after) == 0:
			if f.has(Before, b) {
				gone = append(gone, b)
			}
		case len(after) > 1:
			f.add(editor.AmendSplit, []int{b}, after)
		case len(f.of[After][after[0]]) == 1:
			if f.words[Before][b].Text != f.words[After][after[0]].Text {
				f.add(editor.AmendRevise, []int{b}, after)
			}
		}
	}
	for a := range f.sides[After] {
		switch before := f.of[After][a]; {
		case len(before) == 0 && f.has(After, a):
			come = append(come, a)
		case len(before) > 1:
			f.add(editor.AmendMerge, before, []int{a})
		}
	}
	come = f.moves(gone, come)
	for _, a := range come {
		f.insertion(a)
	}
}

// moves pairs what went with what came, and finds the deletions on the way; what is left came new.
func (f *finder) moves(gone, come []int) (left []int) {
	hands := map[int]hand{}
	named, worded := map[string][]int{}, map[string][]int{} // what came, by the name of its move and by its words
	for _, a := range come {
		h := f.hand(After, a)
		hands[a] = h
		if h.move != "" {
			named[h.move] = append(named[h.move], a)
		}
		worded[f.words[After][a].Plain] = append(worded[f.words[After][a].Plain], a)
	}
	paired := map[int]bool{}
	const most = 200 // candidates that are looked at
	for _, b := range gone {
		from, plain := f.hand(Before, b), f.words[Before][b].Plain
		best, how := -1, 0
		try := func(list []int) {
			for _, a := range list[:min(len(list), most)] {
				to, same, now := hands[a], f.words[After][a].Plain == plain, 0
				switch {
				case paired[a]:
				case from.move != "" && from.move == to.move && same:
					now = 4
				case from.moved && to.moved && same:
					now = 3
				case from.move != "" && from.move == to.move:
					now = 2
				case same && letterCount(plain) >= 20 && slices.Equal(from.authors, to.authors):
					now = 1
				}
				if now > how {
					best, how = a, now
				}
			}
		}
		try(worded[plain])
		if from.move != "" {
			try(named[from.move])
		}
		if best < 0 {
			f.add(editor.AmendDelete, []int{b}, nil)
			continue
		}
		paired[best] = true
		f.add(editor.AmendMove, []int{b}, []int{best})
		m := &f.list[len(f.list)-1]
		m.To, m.Next = f.previous(f.first(After, best), b), f.next(f.first(After, best), b)
		if plain != f.words[After][best].Plain {
			f.add(editor.AmendRevise, []int{b}, []int{best})
		}
	}
	for _, a := range come {
		if !paired[a] {
			left = append(left, a)
		}
	}
	return left
}

// hand is who changed a passage that is on one side alone, and whether it is a move.
type hand struct {
	authors []string
	moved   bool
	move    string
}

func (f *finder) hand(side Side, at int) hand {
	var h hand
	for _, i := range f.sides[side][at].Members {
		for _, r := range f.d.Paragraphs[i].Runs {
			if !visible(r.Marks, side) {
				continue
			}
			for _, m := range r.Marks {
				if !slices.Contains(h.authors, m.Author) {
					h.authors = append(h.authors, m.Author)
				}
				if m.Kind == MarkMovedFrom || m.Kind == MarkMovedTo {
					h.moved = true
					if h.move == "" {
						h.move = m.Move
					}
				}
			}
		}
	}
	return h
}

func (f *finder) first(side Side, at int) int { return f.sides[side][at].Members[0] }

// previous is the paragraph of the text before that stands before a place in the file, other than one
// that moves away.
func (f *finder) previous(place, moving int) *Words {
	k, _ := slices.BinarySearchFunc(f.says, place, func(b, place int) int { return cmp.Compare(f.first(Before, b), place) })
	for k--; k >= 0; k-- {
		if b := f.says[k]; b != moving {
			w := f.words[Before][b]
			return &w
		}
	}
	return nil
}

// next is the paragraph of the text before that stands behind a place, other than one that moves away.
func (f *finder) next(place, moving int) *Words {
	k, _ := slices.BinarySearchFunc(f.says, place+1, func(b, place int) int { return cmp.Compare(f.first(Before, b), place) })
	for ; k < len(f.says); k++ {
		if b := f.says[k]; b != moving {
			w := f.words[Before][b]
			return &w
		}
	}
	return nil
}

func (f *finder) insertion(a int) {
	f.add(editor.AmendInsertAfter, nil, []int{a})
	if w := f.previous(f.first(After, a), -1); w != nil {
		f.list[len(f.list)-1].Before = []Words{*w}
	}
}

// add adds an amendment with who made it and when.
func (f *finder) add(kind editor.AmendmentKind, before, after []int) {
	m := Amendment{Kind: kind, first: len(f.d.Paragraphs)}
	var paragraphs []int
	for side, list := range [2][]int{before, after} {
		for _, at := range list {
			w := f.words[side][at]
			if side == int(Before) {
				m.Before = append(m.Before, w)
			} else {
				m.After = append(m.After, w)
			}
			for _, i := range f.sides[side][at].Members {
				paragraphs = append(paragraphs, i)
				if len(f.d.Paragraphs[i].Runs) > 0 || len(list) == 1 {
					m.first = min(m.first, i)
				}
			}
		}
	}
	var marks []Mark
	slices.Sort(paragraphs)
	paragraphs = slices.Compact(paragraphs)
	for _, i := range paragraphs {
		p := &f.d.Paragraphs[i]
		for _, r := range p.Runs {
			b, a := visible(r.Marks, Before), visible(r.Marks, After)
			switch {
			case b && a:
			case b && !slices.Contains(before, f.in[Before][i]), a && !slices.Contains(after, f.in[After][i]):
			case !b && !a && kind != editor.AmendRevise:
			default:
				marks = append(marks, r.Marks...)
				if a && r.Note != "" {
					if text := f.d.noteText(r.Note, After); text != "" {
						m.Footnote = append(m.Footnote, text)
					}
				}
			}
		}
		if kind == editor.AmendSplit || kind == editor.AmendMerge {
			marks = append(marks, p.Mark...)
		}
	}
	for _, w := range m.After {
		if kind == editor.AmendRevise || kind == editor.AmendSplit {
			marks = append(marks, f.noteMarks(w.at)...)
		}
	}
	if len(marks) == 0 { // paragraph marks alone, here or beside it, made it
		for _, i := range paragraphs {
			for side, in := range f.in {
				if in[i] >= 0 {
					for _, member := range f.sides[side][in[i]].Members {
						marks = append(marks, f.d.Paragraphs[member].Mark...)
					}
				}
			}
		}
	}
	m.Authors, m.At = authorsOf(marks)
	f.list = append(f.list, m)
}

// noteMarks is the marks inside the notes that a passage keeps.
func (f *finder) noteMarks(at int) []Mark {
	var marks []Mark
	for _, r := range f.sides[After][at].Runs {
		if r.Note == "" {
			continue
		}
		for _, p := range f.d.Notes[r.Note].Paragraphs {
			for _, run := range p.Runs {
				marks = append(marks, run.Marks...)
			}
		}
	}
	return marks
}

// authorsOf lists who made marks, in the order of the text, and when the first was made.
func authorsOf(marks []Mark) (authors []string, at string) {
	for _, m := range marks {
		if !slices.Contains(authors, m.Author) {
			authors = append(authors, m.Author)
		}
		if m.At != "" && (at == "" || m.At < at) {
			at = m.At
		}
	}
	return authors, at
}

// formats lists changes of format alone, one for each paragraph and author.
func (f *finder) formats() {
	for i := range f.d.Paragraphs {
		p := &f.d.Paragraphs[i]
		at := f.in[Before][i]
		if at < 0 || !f.has(Before, at) || f.in[After][i] < 0 {
			continue
		}
		var done []string
		for _, change := range p.Formats {
			if slices.Contains(done, change.Author) {
				continue
			}
			done = append(done, change.Author)
			w := f.words[Before][at]
			f.list = append(f.list, Amendment{
				Kind: KindFormat, Authors: []string{change.Author}, At: change.At, Before: []Words{w}, After: []Words{f.words[After][f.in[After][i]]},
				What: change.What, first: i,
			})
		}
	}
}

// comments makes a comment the reason of what its author amends there; another one stands for itself.
func (f *finder) comments() {
	var at [2]map[int][]int // the amendments of a passage, by side
	for side := range at {
		at[side] = map[int][]int{}
	}
	for k, m := range f.list {
		if m.Kind == KindFormat {
			continue
		}
		for _, w := range m.After {
			at[After][w.at] = append(at[After][w.at], k)
		}
		for _, w := range m.Before {
			if m.Kind != editor.AmendInsertAfter {
				at[Before][w.at] = append(at[Before][w.at], k)
			}
		}
	}
	for _, c := range f.d.Comments {
		if c.Text == "" {
			continue
		}
		m := Amendment{Kind: KindComment, Authors: []string{c.Author}, At: c.At, Reason: c.Text, Anchor: c.Anchor, first: c.Paragraph}
		if c.Paragraph >= 0 && c.Paragraph < len(f.d.Paragraphs) {
			b, a := f.in[Before][c.Paragraph], f.in[After][c.Paragraph]
			concerns := slices.Concat(at[After][a], at[Before][b])
			k := slices.IndexFunc(concerns, func(k int) bool { return slices.Contains(f.list[k].Authors, c.Author) })
			if k >= 0 {
				of := &f.list[concerns[k]]
				of.Reason = strings.TrimSpace(of.Reason + "\n" + c.Text)
				continue
			}
			if b >= 0 && f.has(Before, b) && f.hasOwn(c.Paragraph, Before) {
				m.Before = []Words{f.words[Before][b]}
			} else if w := f.previous(c.Paragraph, -1); w != nil {
				m.Before = []Words{*w}
			}
		}
		f.list = append(f.list, m)
	}
}

// hasOwn reports whether a paragraph of the file has words of its own on a side.
func (f *finder) hasOwn(i int, side Side) bool {
	return slices.ContainsFunc(f.d.Paragraphs[i].Runs, func(r Run) bool { return visible(r.Marks, side) })
}
