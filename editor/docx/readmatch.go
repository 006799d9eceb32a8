// readmatch.go says which paragraphs of the two sides of a file belong together.

package docx

import (
	"slices"
	"unicode"
)

// finder is the state of one Amendments.
type finder struct {
	d     *File
	sides [2][]Passage
	words [2][]Words
	in    [2][]int     // by paragraph of the file: the passage of each side, -1 for none
	links map[pair]int // the letters that two passages share
	of    [2][][]int   // by passage: those of the other side that belong to it
	says  []int        // the passages of the text before that say something, in order
	list  []Amendment  // what is found
}

type pair struct{ before, after int }

func newFinder(d *File) *finder {
	f := &finder{d: d, links: map[pair]int{}}
	for side := range f.sides {
		f.sides[side] = d.Text(Side(side))
		f.of[side] = make([][]int, len(f.sides[side]))
		f.in[side] = make([]int, len(d.Paragraphs))
		for i := range f.in[side] {
			f.in[side][i] = -1
		}
		for at := range f.sides[side] {
			t := &f.sides[side][at]
			w := Words{Number: t.Number, Plain: t.Plain(), at: at}
			heading := d.headingLevel(t.props) > 0
			w.Text = d.format(t.Runs, Side(side), !heading)
			for _, i := range t.Members {
				f.in[side][i] = at
				w.Names = append(w.Names, d.Paragraphs[i].Names...)
			}
			f.words[side] = append(f.words[side], w)
			if Side(side) == Before && w.Text != "" {
				f.says = append(f.says, at)
			}
		}
	}
	return f
}

// match says which passages of both sides belong together.
func (f *finder) match() {
	for i := range f.d.Paragraphs {
		p := &f.d.Paragraphs[i]
		for _, r := range p.Runs {
			if n := letterCount(r.Text); n > 0 && visible(r.Marks, Before) && visible(r.Marks, After) {
				f.links[pair{f.in[Before][i], f.in[After][i]}] += n
			}
		}
	}
	for link := range f.links {
		f.join(link)
	}
	for i := range f.d.Paragraphs { // rewritten: nothing kept but the paragraph mark
		link := pair{f.in[Before][i], f.in[After][i]}
		mark := f.d.Paragraphs[i].Mark
		if link.before < 0 || link.after < 0 || !visible(mark, Before) || !visible(mark, After) {
			continue
		}
		if f.has(Before, link.before) && f.has(After, link.after) && len(f.of[Before][link.before]) == 0 && len(f.of[After][link.after]) == 0 {
			f.join(link)
		}
	}
	for side := range f.of {
		for at := range f.of[side] {
			slices.Sort(f.of[side][at])
		}
	}
	f.simplify()
}

func (f *finder) join(link pair) {
	f.of[Before][link.before] = append(f.of[Before][link.before], link.after)
	f.of[After][link.after] = append(f.of[After][link.after], link.before)
}

// has reports whether a passage says anything.
func (f *finder) has(side Side, at int) bool { return f.words[side][at].Text != "" }

// simplify leaves no tangle of several paragraphs on both sides: each keeps what it shares most with.
func (f *finder) simplify() {
	for b, all := range f.of[Before] {
		for _, a := range slices.Clone(all) {
			if len(f.of[Before][b]) < 2 || len(f.of[After][a]) < 2 {
				continue
			}
			most := pair{b, a}
			for _, other := range f.of[Before][b] {
				if f.links[pair{b, other}] > f.links[most] {
					most = pair{b, other}
				}
			}
			for _, other := range f.of[After][a] {
				if f.links[pair{other, a}] > f.links[most] {
					most = pair{other, a}
				}
			}
			if most != (pair{b, a}) {
				f.part(pair{b, a})
				continue
			}
			for _, other := range slices.Clone(f.of[After][a]) {
				if other != b {
					f.part(pair{other, a})
				}
			}
		}
	}
}

// part takes two passages apart.
func (f *finder) part(link pair) {
	f.of[Before][link.before] = without(f.of[Before][link.before], link.after)
	f.of[After][link.after] = without(f.of[After][link.after], link.before)
}

func without(list []int, n int) []int {
	return slices.DeleteFunc(slices.Clone(list), func(m int) bool { return m == n })
}

func letterCount(s string) int {
	n := 0
	for _, c := range s {
		if unicode.IsLetter(c) || unicode.IsDigit(c) {
			n++
		}
	}
	return n
}
