// move.go pairs paragraphs across the order.

package diffing

import (
	"cmp"
	"slices"
)

// moves pairs what is left on both sides wherever it stands: equal paragraphs,
// then similar ones, the most alike first. What has few words does not move on
// its own, unless each document has it once.
func (a *alignment) moves(b bars) {
	free := func(d *document) (list []int) {
		for i := range d.texts {
			if d.free(i) && a.bagOf(d, i).total > 0 {
				list = append(list, i)
			}
		}
		return list
	}
	from, to := free(&a.from), free(&a.to)
	if len(from) == 0 || len(to) == 0 {
		return
	}
	a.equalElsewhere(from, to)
	index := a.index(from)
	type candidate struct {
		i, j int
		likeness
	}
	var found []candidate
	for _, j := range to {
		if a.ctx.Err() != nil {
			return
		}
		y := a.to.bags[j]
		if !a.to.free(j) || y.words() < leastPart {
			continue
		}
		for _, i := range index.voters(y) {
			x := a.from.bags[i]
			if !a.from.free(i) {
				continue
			}
			if l := (likeness{a.common(x, y), x.total + y.total}); l.reaches(b.elsewhere) {
				found = append(found, candidate{i, j, l})
			}
		}
	}
	slices.SortFunc(found, func(x, y candidate) int {
		return cmp.Or(y.common*x.all-x.common*y.all, x.i-y.i, x.j-y.j)
	})
	for _, c := range found {
		if a.from.free(c.i) && a.to.free(c.j) {
			a.pair(c.i, c.j)
		}
	}
}

func (a *alignment) equalElsewhere(from, to []int) {
	type spot struct {
		free  []int // in from
		times [2]int
	}
	spots := make(map[string]*spot)
	for _, i := range from {
		text := a.from.texts[i]
		if spots[text] == nil {
			spots[text] = new(spot)
		}
		spots[text].free = append(spots[text].free, i)
	}
	for n, texts := range [2][]string{a.from.texts, a.to.texts} {
		for _, text := range texts {
			if len(text) > surelyTelling {
				continue
			}
			if s := spots[text]; s != nil {
				s.times[n]++
			}
		}
	}
	for _, j := range to {
		if s := spots[a.to.texts[j]]; s != nil && len(s.free) > 0 && (a.to.bags[j].words() >= leastPart || s.times == [2]int{1, 1}) {
			a.pair(s.free[0], j)
			s.free = s.free[1:]
		}
	}
}

// index says which of some paragraphs of from have a feature.
type index struct {
	places []int32 // of feature n: list[places[n]:places[n+1]]
	list   []int32
	votes  []int32 // by paragraph; zero between uses
}

func (a *alignment) index(paragraphs []int) *index {
	x := index{places: make([]int32, len(a.count)+1), votes: make([]int32, len(a.from.texts))}
	for _, i := range paragraphs {
		if a.from.free(i) {
			for _, f := range a.from.bags[i].features {
				x.places[f.id]++
			}
		}
	}
	sum := int32(0)
	for id, n := range x.places {
		sum += n
		x.places[id] = sum
	}
	x.list = make([]int32, sum)
	for _, i := range slices.Backward(paragraphs) {
		if a.from.free(i) {
			for _, f := range a.from.bags[i].features {
				x.places[f.id]--
				x.list[x.places[f.id]] = int32(i)
			}
		}
	}
	return &x
}

// voters gives the paragraphs that share most of the rarest features of a bag.
func (x *index) voters(b bag) []int {
	var rare [][]int32
	for _, f := range b.features {
		if at := x.list[x.places[f.id]:x.places[f.id+1]]; len(at) > 0 && len(at) <= commonWord {
			rare = append(rare, at)
		}
	}
	slices.SortStableFunc(rare, func(x, y []int32) int { return len(x) - len(y) })
	var list []int
	for _, at := range rare[:min(len(rare), rareWords)] {
		for _, i := range at {
			if x.votes[i] == 0 {
				list = append(list, int(i))
			}
			x.votes[i]++
		}
	}
	slices.SortFunc(list, func(i, j int) int { return cmp.Or(int(x.votes[j]-x.votes[i]), i-j) })
	for _, i := range list {
		x.votes[i] = 0
	}
	return list[:min(len(list), maxVoters)]
}
