// anchor.go pairs the paragraphs of large gaps that give themselves away.

package diffing

import "slices"

const (
	largeGap   = 64 // paragraphs of either side from which on a gap is large
	leastVotes = 3  // features that two paragraphs must have to themselves
)

// anchors pairs, in large gaps, paragraphs that are surely each other's, in
// order. Between them little is left to compare with everything else.
func (a *alignment) anchors() {
	for _, g := range a.gaps() {
		if a.ctx.Err() != nil {
			return
		}
		if len(g.from) < largeGap || len(g.to) < largeGap {
			continue
		}
		for _, p := range rising(a.anchorsIn(g)) {
			a.pair(g.from[p[0]], g.to[p[1]])
		}
	}
}

// anchorsIn gives places on both sides of a gap, rising on the first: paragraphs
// that are alike, and have to themselves most of the features that occur in one
// paragraph of each side only.
func (a *alignment) anchorsIn(g gap) (list [][2]int) {
	from, to := a.owners(&a.from, g.from), a.owners(&a.to, g.to)
	partner := make([]int, len(g.from))
	for x := range partner {
		partner[x] = none
	}
	votes := make([]int, len(g.from))
	var voted []int
	for y, j := range g.to {
		best, all := none, 0
		for _, f := range a.to.bags[j].features {
			x := from.of(f.id)
			if x < 0 || to.of(f.id) != y {
				continue
			}
			if votes[x] == 0 {
				voted = append(voted, x)
			}
			votes[x]++
			all++
			if best == none || votes[x] > votes[best] {
				best = x
			}
		}
		if best != none && votes[best] >= leastVotes && 2*votes[best] > all && a.compare(g.from[best], j).reaches(likely.elsewhere) {
			if partner[best] == none {
				partner[best] = y
			} else {
				partner[best] = several
			}
		}
		for _, x := range voted {
			votes[x] = 0
		}
		voted = voted[:0]
	}
	for x, y := range partner {
		if y >= 0 {
			list = append(list, [2]int{x, y})
		}
	}
	return list
}

// owners says, by feature, in which one of some paragraphs it is.
type owners []int

const several = -2

func (o owners) of(feature int32) int {
	if int(feature) < len(o) {
		return o[feature]
	}
	return none
}

func (a *alignment) owners(d *document, places []int) owners {
	for _, i := range places {
		a.bagOf(d, i)
	}
	o := slices.Repeat(owners{none}, len(a.count))
	for n, i := range places {
		for _, f := range d.bags[i].features {
			if o[f.id] == none {
				o[f.id] = n
			} else {
				o[f.id] = several
			}
		}
	}
	return o
}
