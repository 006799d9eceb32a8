// excerpt.go aligns a quotation with the passage of a paragraph that it is most
// likely taken from.

package diffing

import "context"

const (
	// bit is the unit in which evidence is counted: whole numbers, so that every
	// machine comes to the same sum.
	bit = 16

	gapOpen  = 2 * bit // what an interruption of the quotation or of the passage costs
	gapWord  = bit / 8 // and each word in it
	typoPart = 4       // a misspelt word loses one part in so many of its weight
)

// sought is one word of a quotation as one paragraph sees it.
type sought struct {
	id     uint32 // of the paragraph's word that it is, or 0
	weight int32  // evidence, in bits/bit, that finding it is
	typo   bool
}

// excerpt is an alignment of a part of a quotation with a passage of a paragraph:
// from their first words to their last, counted from 0, nothing before and after.
type excerpt struct {
	score       int32 // evidence found, less what interruptions cost
	matched     int32 // evidence found
	first, last int32 // of the passage
	start, end  int32 // of the part of the quotation
}

// better orders the ways to reach a place of the paragraph.
func (e excerpt) better(f excerpt) bool {
	return e.score > f.score || e.score == f.score && (e.matched > f.matched || e.matched == f.matched && e.first > f.first)
}

// excerptOf is the local alignment of greatest score: words are the same or
// skipped, in order on both sides, an interruption costs gapOpen and gapWord for
// each word skipped in it, and what stands before and after the passage costs
// nothing. It looks at the pairs of equal words alone, and takes time in proportion
// to their number times the logarithm of the paragraph's length. That number is
// taken from pairs; when there are more, nothing is found.
func excerptOf(ctx context.Context, quotation []sought, paragraph []uint32, pairs *int) (excerpt, error) {
	// last and next chain the places of each word sought, from the last.
	last, next := make(map[uint32]int32, len(quotation)), make([]int32, len(paragraph))
	for _, word := range quotation {
		if word.id != 0 {
			last[word.id] = none
		}
	}
	for j, id := range paragraph {
		if at, ok := last[id]; ok {
			next[j], last[id] = at, int32(j)
		}
	}
	var most excerpt
	ends := make([]excerpt, len(paragraph)) // the best that ends at each place, from the last row that has one
	before := make(reach, len(paragraph)+1)
	for i, word := range quotation {
		if i%64 == 0 {
			if err := ctx.Err(); err != nil {
				return excerpt{}, err
			}
		}
		if word.id == 0 {
			continue
		}
		gain := word.weight
		if word.typo {
			gain -= gain / typoPart
		}
		// From the last place: none of this row may follow on another of it.
		for j := last[word.id]; j != none; j = next[j] {
			if *pairs--; *pairs < 0 {
				return excerpt{}, nil
			}
			now := excerpt{first: j, start: int32(i)}
			if j > 0 && ends[j-1].matched > 0 && int(ends[j-1].end) == i-1 && ends[j-1].better(now) {
				now = ends[j-1]
			}
			if far := before.best(int(j)); far.matched > 0 {
				far.score -= gapOpen + gapWord*(int32(i-1)+j-1)
				if far.score > 0 && far.better(now) {
					now = far
				}
			}
			now.score, now.matched = now.score+gain, now.matched+gain
			now.last, now.end = j, int32(i)
			if now.better(most) {
				most = now
			}
			ends[j] = now
			now.score += gapWord * (int32(i) + j)
			before.add(int(j), now)
		}
	}
	return most, nil
}

// reach finds the best excerpt that ends before a place (a tree of Fenwick's). The
// scores in it are as if every word up to their end were still to be paid for.
type reach []excerpt

func (r reach) add(j int, e excerpt) {
	for j++; j < len(r); j += j & -j {
		if e.better(r[j]) {
			r[j] = e
		}
	}
}

func (r reach) best(j int) excerpt {
	var most excerpt
	for ; j > 0; j -= j & -j {
		if r[j].better(most) {
			most = r[j]
		}
	}
	return most
}
