// anchor.go pairs the paragraphs of large gaps that give themselves away.

package diffing

import (
	"slices"
	"sync"
)

const (
	largeGap   = 64 // paragraphs of either side from which on a gap is large
	leastVotes = 3  // phrases that two paragraphs must have to themselves
	sampled    = 4  // one phrase in so many is looked at
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
		from, to := a.wordsOf(&a.from, g.from), a.wordsOf(&a.to, g.to)
		found := anchorsIn(from, to)
		like := make([]likeness, len(found))
		_ = forEach(a.ctx, len(found), func(n int) {
			if f := found[n]; a.says || !f.plain {
				l := lexicons.Get().(*lexicon)
				like[n] = l.likenessOfWords(from[f.places[0]], to[f.places[1]])
				lexicons.Put(l)
			}
		})
		var sure [][2]int
		for n, f := range found {
			if f.plain || like[n].reaches(likely.elsewhere) {
				if like[n].all > 0 {
					a.remember(g.from[f.places[0]], g.to[f.places[1]], like[n])
				}
				sure = append(sure, f.places)
			}
		}
		for _, p := range rising(sure) {
			a.pair(g.from[p[0]], g.to[p[1]])
		}
	}
}

// lexicons are for likenesses that are found side by side.
var lexicons = sync.Pool{New: func() any { return new(lexicon) }}

// wordsOf gives the hashes of the words of some paragraphs.
func (a *alignment) wordsOf(d *document, places []int) [][]uint64 {
	words := make([][]uint64, len(places))
	_ = forEach(a.ctx, len(places), func(n int) {
		text := d.texts[places[n]]
		words[n] = appendWords(make([]uint64, 0, len(text)/5), text)
	})
	return words
}

// anchor is the places of two paragraphs that may be each other's. It is plain when
// they share half of their phrases: then they share most of their words.
type anchor struct {
	places [2]int
	plain  bool
}

// anchorsIn gives places of the words of paragraphs on both sides of a gap, rising
// on the first: paragraphs that have to themselves most of the phrases that occur
// in one paragraph of each side only.
func anchorsIn(wordsFrom, wordsTo [][]uint64) (list []anchor) {
	var known numbers
	from, to := phrases(wordsFrom, &known), phrases(wordsTo, &known)
	ownerFrom, ownerTo := owners(from, int(known.used)), owners(to, int(known.used))
	partner := make([]int, len(from))
	for x := range partner {
		partner[x] = none
	}
	votes := make([]int, len(from))
	shared := make([]int, len(from)) // the votes of its partner
	var voted []int
	for y := range to {
		best, all := none, 0
		for _, f := range to[y] {
			x := ownerFrom[f]
			if x < 0 || ownerTo[f] != y {
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
		if best != none && votes[best] >= leastVotes && 2*votes[best] > all {
			if partner[best] == none {
				partner[best], shared[best] = y, votes[best]
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
			list = append(list, anchor{[2]int{x, y}, 2*shared[x] >= max(len(from[x]), len(to[y]))})
		}
	}
	return list
}

// phrases gives, by paragraph, the numbers of some of its runs of four words, the
// same ones wherever they stand.
func phrases(words [][]uint64, known *numbers) [][]int32 {
	list := make([][]int32, len(words))
	for n, w := range words {
		some := make([]int32, 0, len(w)/sampled+4)
		for i := 3; i < len(w); i++ {
			if h := pairOf(pairOf(w[i-3], w[i-2]), pairOf(w[i-1], w[i])); h>>40%sampled == 0 {
				some = append(some, known.hash(h))
			}
		}
		list[n] = some
	}
	return list
}

const several = -2

// owners says, by number, in which one paragraph it is.
func owners(paragraphs [][]int32, all int) []int {
	o := slices.Repeat([]int{none}, all)
	for n, list := range paragraphs {
		for _, f := range list {
			if o[f] != n {
				if o[f] != none {
					o[f] = several
				} else {
					o[f] = n
				}
			}
		}
	}
	return o
}
