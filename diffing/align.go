// align.go pairs the paragraphs of two documents.

package diffing

import (
	"cmp"
	"context"
	"slices"
)

// Change says what became of a paragraph, or of several together.
type Change byte

// What Align finds. Moved paragraphs stand in another order and may be revised
// as well: their texts tell.
const (
	Same Change = iota + 1
	Revised
	Moved
	Split
	Merged
	Added
	Deleted
)

// String is the name that stands in JSON.
func (c Change) String() string {
	switch c {
	case Same:
		return "same"
	case Revised:
		return "revised"
	case Moved:
		return "moved"
	case Split:
		return "split"
	case Merged:
		return "merged"
	case Added:
		return "added"
	case Deleted:
		return "deleted"
	}
	return "unknown"
}

// MarshalText writes the name.
func (c Change) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// Pair is paragraphs of one document, by their indices, and what they became in
// the other: one on each side for Same, Revised and Moved; From has one and To
// several, neighbours in order, for Split, the reverse for Merged; From is empty
// for Added, To for Deleted.
type Pair struct {
	From, To []int
	Change   Change
}

// Align says which paragraph of one document became which of another. Every
// paragraph of both stands in exactly one pair. The pairs are in the order of
// to; what was deleted stands after what stood before it in from.
//
// Equal paragraphs are paired first, in order, then similar ones between them in
// order, then equal or similar ones across the order (moved), then what a
// paragraph was split into or merged from. Similar means sharing most of their
// words. The work is bounded by the number of paragraphs and words; the error is
// that of a context that ended first.
func Align(ctx context.Context, from, to []string) ([]Pair, error) {
	a := alignment{ctx: ctx, from: read(from), to: read(to)}
	steps := []func(){a.equals, a.betweens, a.moves, a.splits, a.merges}
	for _, step := range steps {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		step()
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return a.pairs(), nil
}

// alignment is the state of Align. The steps only ever add partners, so that each
// builds on what the surer ones before it found.
type alignment struct {
	ctx      context.Context
	from, to document
}

// document is the paragraphs of one side.
type document struct {
	texts   []string
	bags    []bag
	partner []int // the paragraph of the other side, or none
	moved   []bool
	joins   []int // the neighbour whose pair this one belongs to (splits, merges), or none
}

const none = -1

func read(texts []string) document {
	n := len(texts)
	d := document{texts, make([]bag, n), make([]int, n), make([]bool, n), make([]int, n)}
	for i := range n {
		d.partner[i], d.joins[i] = none, none
	}
	return d
}

func (a *alignment) pair(i, j int, moved bool) {
	a.from.partner[i], a.to.partner[j] = j, i
	a.from.moved[i], a.to.moved[j] = moved, moved
}

// equals pairs equal paragraphs in order: those unique in both documents first,
// since they say most surely where the others are, then the rest between them.
func (a *alignment) equals() {
	number := make(numbers)
	x, y := number.of(a.from.texts), number.of(a.to.texts)
	i, j := 0, 0
	for _, at := range append(uniqueInBoth(x, y), [2]int{len(x), len(y)}) {
		if a.ctx.Err() != nil {
			return
		}
		p, q := i, j
		for _, h := range append(differ(x[i:at[0]], y[j:at[1]]), hunk{a0: at[0] - i, b0: at[1] - j}) {
			for ; p < i+h.a0; p, q = p+1, q+1 {
				a.pair(p, q, false)
			}
			p, q = i+h.a1, j+h.b1
		}
		if at[0] < len(x) {
			a.pair(at[0], at[1], false)
		}
		i, j = at[0]+1, at[1]+1
	}
}

// pairs writes the result.
func (a *alignment) pairs() []Pair {
	var list []Pair
	done := make([]bool, len(a.from.texts))
	members := func(d *document, i int) []int {
		lo, hi := i, i+1
		for lo > 0 && d.joins[lo-1] == i {
			lo--
		}
		for hi < len(d.joins) && d.joins[hi] == i {
			hi++
		}
		all := make([]int, 0, hi-lo)
		for ; lo < hi; lo++ {
			all = append(all, lo)
		}
		return all
	}
	deletedFrom := func(i int) {
		for ; i < len(done) && a.from.partner[i] == none && a.from.joins[i] == none && !done[i]; i++ {
			done[i] = true
			list = append(list, Pair{From: []int{i}, Change: Deleted})
		}
	}
	deletedFrom(0)
	for j := range a.to.texts {
		i := a.to.partner[j]
		switch {
		case a.to.joins[j] != none:
			continue
		case i == none:
			list = append(list, Pair{To: []int{j}, Change: Added})
			continue
		}
		p := Pair{From: members(&a.from, i), To: members(&a.to, j)}
		switch {
		case len(p.To) > 1:
			p.Change = Split
		case len(p.From) > 1:
			p.Change = Merged
		case a.to.moved[j]:
			p.Change = Moved
		case a.from.texts[i] == a.to.texts[j]:
			p.Change = Same
		default:
			p.Change = Revised
		}
		list = append(list, p)
		deletedFrom(p.From[len(p.From)-1] + 1)
	}
	return list
}

// gap is a stretch of unpaired paragraphs of both sides between two paired ones.
type gap struct{ i0, i1, j0, j1 int }

// gaps gives the stretches with paragraphs left on both sides.
func (a *alignment) gaps() []gap {
	var list []gap
	i := 0
	for j := 0; j <= len(a.to.texts); {
		g := gap{i0: i, j0: j}
		for j < len(a.to.texts) && a.to.partner[j] == none {
			j++
		}
		g.j1, g.i1 = j, len(a.from.texts)
		if j < len(a.to.texts) {
			g.i1 = a.to.partner[j]
		}
		if g.i0 < g.i1 && g.j0 < g.j1 {
			list = append(list, g)
		}
		i, j = g.i1+1, j+1
	}
	return list
}

// candidate is a possible pair and how alike the two are, 0 to 1.
type candidate struct {
	i, j  int
	alike float64
}

// best orders candidates, most alike first, then as they stand.
func best(list []candidate) {
	slices.SortFunc(list, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(y.alike, x.alike), x.i-y.i, x.j-y.j)
	})
}
