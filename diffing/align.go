// align.go pairs the paragraphs of two documents.

package diffing

import "context"

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
//
// Alike is the confidence that the sides belong together: the share, 0 to 1, of
// their words and pairs of neighbouring words that they have in common, whatever
// the case of letters. It is 1 for equal texts, and 0 for Added and Deleted.
type Pair struct {
	From, To []int
	Change   Change
	Alike    float64
}

// Sure is the Alike from which on a pairing can be relied on: on drafts cut from
// real ones with known changes, none at or above it is wrong. Between the bars
// of Align and this one a reader should look.
const Sure = 0.9

// Align says which paragraph of one document became which of another. Every
// paragraph of both stands in exactly one pair. The pairs are in the order of
// to; what was deleted stands after what stood before it in from.
//
// Equal paragraphs are paired first: what is long enough to say something and
// occurs once in each document, wherever it stands, and what is equal next to a
// pair. Then come similar ones, the surest first: in each place of the order so
// that most words are kept, one paragraph with one or with several neighbours
// (split, merged), then across the order (moved), then what stands next to what
// moved. Of paragraphs that changed order, the fewest moved, and of as many the shortest.
//
// The work is bounded by the number of paragraphs and words; the error is that
// of a context that ended first.
func Align(ctx context.Context, from, to []string) ([]Pair, error) {
	a := newAlignment(ctx, from, to)
	a.says = true
	return a.align()
}

func (a *alignment) align() ([]Pair, error) {
	for _, step := range []func(){
		a.equals,
		a.anchors,
		func() { a.betweens(likely) },
		func() { a.moves(likely) },
		func() { a.betweens(possible) },
		a.neighbours,
		func() { a.moves(possible) },
		a.neighbours,
		a.frame,
		func() { a.join(&a.to, &a.from) },
		func() { a.join(&a.from, &a.to) },
	} {
		if err := a.ctx.Err(); err != nil {
			return nil, err
		}
		step()
	}
	if err := a.ctx.Err(); err != nil {
		return nil, err
	}
	return a.pairs(), nil
}

// alignment is the state of Align. The steps only ever add partners, so that each
// builds on what the surer ones before it found.
type alignment struct {
	ctx      context.Context
	says     bool // Alike of each pair, which costs a fifth more
	from, to document
	compared []comparedWith
	lexicon          // of the bags
	apart    lexicon // of single likenesses
}

// document is the paragraphs of one side.
type document struct {
	texts   []string
	bags    []bag
	partner []int  // the paragraph of the other side, or none
	moved   []bool // whether the pair is out of the order of the others
	joins   []int  // the neighbour whose pair this one belongs to (splits, merges), or none
}

const none = -1

func newAlignment(ctx context.Context, from, to []string) *alignment {
	return &alignment{ctx: ctx, from: newDocument(from), to: newDocument(to)}
}

func newDocument(texts []string) document {
	n := len(texts)
	numbers := make([]int, 2*n)
	for i := range numbers {
		numbers[i] = none
	}
	return document{texts, make([]bag, n), numbers[:n:n], make([]bool, n), numbers[n:]}
}

func (a *alignment) pair(i, j int) { a.from.partner[i], a.to.partner[j] = j, i }

// free reports whether a paragraph stands in no pair.
func (d *document) free(i int) bool { return d.partner[i] == none && d.joins[i] == none }

// grouped reports whether a paragraph has neighbours in its pair.
func (d *document) grouped(i int) bool {
	return i > 0 && d.joins[i-1] == i || i+1 < len(d.joins) && d.joins[i+1] == i
}

// members is a paragraph and those joined to it.
func (d *document) members(i int) []int {
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

// equals pairs equal paragraphs: those at both ends, those that occur once in
// each document and are long enough to say something, and those next to a pair.
func (a *alignment) equals() {
	x, y := a.from.texts, a.to.texts
	lo, hi := 0, 0
	for lo < min(len(x), len(y)) && x[lo] == y[lo] {
		lo++
	}
	for hi < min(len(x), len(y))-lo && x[len(x)-1-hi] == y[len(y)-1-hi] {
		hi++
	}
	if lo < len(x) || lo < len(y) { // else a label could be taken from what it belongs to
		for lo > 0 && !telling(x[lo-1]) {
			lo--
		}
		for hi > 0 && !telling(x[len(x)-hi]) {
			hi--
		}
	}
	for i := range lo {
		a.pair(i, i)
	}
	for i := 1; i <= hi; i++ {
		a.pair(len(x)-i, len(y)-i)
	}
	x, y = x[lo:len(x)-hi], y[lo:len(y)-hi]
	if len(x) == 0 || len(y) == 0 {
		return
	}
	const often = -2
	at := make(map[string]int, len(x))
	for i, text := range x {
		if _, seen := at[text]; seen {
			i = often
		}
		at[text] = i
	}
	partner := make([]int, len(x)) // in y
	for i := range partner {
		partner[i] = none
	}
	for j, text := range y {
		if i, ok := at[text]; ok && i != often {
			if partner[i] != none {
				j = often
			}
			partner[i] = j
		}
	}
	for i, j := range partner {
		if j >= 0 && telling(x[i]) {
			a.pair(lo+i, lo+j)
		}
	}
	a.spread(func(i, j int) bool { return a.from.texts[i] == a.to.texts[j] })
}

// spread pairs what stands directly after, then directly before a pair, on both
// sides, when it fits.
func (a *alignment) spread(fits func(i, j int) bool) {
	next := func(i, j, step int) {
		if j == none {
			return
		}
		if i, j = i+step, j+step; i >= 0 && j >= 0 && i < len(a.from.texts) && j < len(a.to.texts) &&
			a.from.free(i) && a.to.free(j) && fits(i, j) {
			a.pair(i, j)
		}
	}
	for i := range a.from.partner {
		next(i, a.from.partner[i], 1)
	}
	for i := len(a.from.partner) - 1; i >= 0; i-- {
		next(i, a.from.partner[i], -1)
	}
}

// frame says which pairs keep the order: as many as can, and of as many those
// that are longest. The others moved. What was split or merged always keeps it.
func (a *alignment) frame() {
	n := len(a.to.texts)
	most := make([]int64, n+1) // a Fenwick tree: over the first paragraphs of to, the heaviest chain
	last := make([]int, n+1)   // and the paragraph of from that ends it
	heaviest := func(j int) (weight int64, end int) {
		end = none
		for ; j > 0; j &= j - 1 {
			if most[j] > weight {
				weight, end = most[j], last[j]
			}
		}
		return weight, end
	}
	before := make([]int, len(a.from.texts))
	for i, j := range a.from.partner {
		if j == none {
			continue
		}
		a.from.moved[i], a.to.moved[j] = true, true
		weight, end := heaviest(j)
		before[i] = end
		weight += 1<<20 + int64(min(len(a.from.texts[i]), len(a.to.texts[j]), 1<<19))
		if a.from.grouped(i) || a.to.grouped(j) {
			weight += 1 << 40
		}
		for k := j + 1; k <= n; k += k & -k {
			if weight > most[k] {
				most[k], last[k] = weight, i
			}
		}
	}
	for _, i := heaviest(n); i != none; i = before[i] {
		a.from.moved[i], a.to.moved[a.from.partner[i]] = false, false
	}
}

// gap is what is free on both sides between two pairs that keep the order.
type gap struct{ from, to []int }

// gaps gives the gaps that have something free on both sides.
func (a *alignment) gaps() []gap {
	a.frame()
	var list []gap
	i := 0
	var g gap
	for j := 0; j <= len(a.to.texts); j++ {
		end := j == len(a.to.texts)
		switch {
		case !end && a.to.free(j):
			g.to = append(g.to, j)
			continue
		case !end && (a.to.partner[j] == none || a.to.moved[j]):
			continue
		}
		stop := len(a.from.texts)
		if !end {
			stop = a.to.partner[j]
		}
		for ; i < stop; i++ {
			if len(g.to) > 0 && a.from.free(i) {
				g.from = append(g.from, i)
			}
		}
		if len(g.from) > 0 {
			list = append(list, g)
			g = gap{}
		}
		g.to = g.to[:0]
	}
	return list
}

// pairs writes the result.
func (a *alignment) pairs() []Pair {
	list := make([]Pair, 0, max(len(a.from.texts), len(a.to.texts)))
	done := make([]bool, len(a.from.texts))
	places := make([]int, 0, len(a.from.texts)+len(a.to.texts)) // one array for all pairs
	one := func(i int) []int {
		places = append(places, i)
		return places[len(places)-1 : len(places) : len(places)]
	}
	deletedFrom := func(i int) {
		for ; i < len(done) && a.from.free(i) && !done[i]; i++ {
			done[i] = true
			list = append(list, Pair{From: one(i), Change: Deleted})
		}
	}
	deletedFrom(0)
	for j := range a.to.texts {
		i := a.to.partner[j]
		switch {
		case a.to.joins[j] != none:
			continue
		case i == none:
			list = append(list, Pair{To: one(j), Change: Added})
			continue
		}
		var p Pair
		switch {
		case a.to.grouped(j):
			p = Pair{one(i), a.to.members(j), Split, 0}
			p.Alike = a.togetherWith(&a.from, i, &a.to, p.To).alike()
		case a.from.grouped(i):
			p = Pair{a.from.members(i), one(j), Merged, 0}
			p.Alike = a.togetherWith(&a.to, j, &a.from, p.From).alike()
		default:
			p = Pair{one(i), one(j), Revised, 1}
			same := a.from.texts[i] == a.to.texts[j]
			switch {
			case a.to.moved[j]:
				p.Change = Moved
			case same:
				p.Change = Same
			}
			if !same && a.says {
				p.Alike = a.compare(i, j).alike()
			}
		}
		list = append(list, p)
		deletedFrom(p.From[len(p.From)-1] + 1)
	}
	return list
}
