// search.go compares a quotation with the paragraphs it may come from.

package diffing

import (
	"cmp"
	"context"
	"math"
	"slices"
)

// search is the looking up of one quotation.
type search struct {
	*Index
	ctx   context.Context
	words []string
	pairs int // of equal words that may still be looked at
	typos int // and of a word that may be misspelt with others
}

// located is an entry that a quotation may come from.
type located struct {
	entry int
	excerpt
	share      float64 // of the quotation's evidence that is in it
	evidence   int32   // score, less what it takes to say where it starts
	confidence float64
}

// candidates compares the quotation in full with the entries that share most of
// its rare words and pairs of words.
func (s *search) candidates() ([]located, error) {
	var list []located
	for _, e := range s.nearest() {
		c, err := s.align(s.words, e)
		if err != nil {
			return nil, err
		}
		if c.matched > 0 {
			list = append(list, c)
		}
	}
	slices.SortFunc(list, s.better)
	for _, c := range list[:min(len(list), maxRuns)] {
		if len(s.words) <= len(s.entries[c.entry].words) || c.share == 1 {
			continue
		}
		for _, p := range s.entries[c.entry].at[:min(len(s.entries[c.entry].at), maxRuns)] {
			r, err := s.run(p, c)
			if err != nil {
				return nil, err
			}
			list = append(list, r)
		}
	}
	slices.SortFunc(list, s.better)
	return once(list), nil
}

// better orders candidates, those with most evidence first.
func (s *search) better(a, b located) int {
	return cmp.Or(cmp.Compare(b.evidence, a.evidence), s.compare(a.entry, b.entry))
}

// once keeps the first candidate of each entry.
func once(list []located) []located {
	seen := make(map[int]bool)
	return slices.DeleteFunc(list, func(c located) bool {
		again := seen[c.entry]
		seen[c.entry] = true
		return again
	})
}

// align compares words of the quotation with a paragraph; what would take more
// than the bounds has nothing in common with it.
func (s *search) align(words []string, e int) (located, error) {
	text := s.entries[e].words
	quotation := s.seek(words, text)
	found, err := excerptOf(s.ctx, quotation, text, &s.pairs)
	if err != nil || found.matched == 0 {
		return located{}, err
	}
	total := int32(0)
	for _, w := range quotation {
		total += w.weight
	}
	return located{
		entry:    e,
		excerpt:  found,
		share:    float64(found.matched) / float64(total),
		evidence: found.score - bitsOf(len(text)-len(words)+1),
	}, nil
}

// run looks for what c, in paragraph p, lacks of the quotation in the paragraphs
// around it, for a quotation may run through several. What is found counts for the
// paragraph that has most of it.
func (s *search) run(p int, c located) (located, error) {
	most, share, evidence := c, c.share, c.evidence
	left, size := s.around(p)
	type part struct{ start, end int32 }
	parts := []part{{0, c.start}, {c.end + 1, int32(len(s.words))}}
	for len(parts) > 0 {
		at := parts[len(parts)-1]
		parts = parts[:len(parts)-1]
		if at.end-at.start < leastRun {
			continue
		}
		var best located
		taken := none
		for i, e := range left {
			found, err := s.align(s.words[at.start:at.end], e)
			if err != nil {
				return located{}, err
			}
			if found.evidence > best.evidence {
				best, taken = found, i
			}
		}
		if best.evidence <= bitsOf(size)+gapOpen {
			continue // so many words have as much by chance
		}
		left = slices.Delete(left, taken, taken+1)
		parts = append(parts, part{at.start, at.start + best.start}, part{at.start + best.end + 1, at.end})
		share += c.share * float64(best.matched) / float64(c.matched)
		evidence += best.evidence - gapOpen
		if best.matched > most.matched {
			most = best
		}
	}
	most.share, most.evidence = min(1, share), evidence
	return most, nil
}

// around gives the entries of the paragraphs before and after p, on each side as
// many as have the number of the quotation's words and nearby at least, and the
// number of their words.
func (s *search) around(p int) (list []int, size int) {
	for _, step := range []int{-1, 1} {
		most, least := size+len(s.words), len(list)+nearby
		for i := p + step; i >= 0 && i < len(s.of) && (size < most || len(list) < least); i += step {
			if e := s.of[i]; e != none {
				list = append(list, e)
				size += len(s.entries[e].words)
			}
		}
	}
	return list, size
}

// bitsOf is what it takes to name one of n, in bits/bit.
func bitsOf(n int) int32 { return int32(math.Round(bit * math.Log2(float64(max(1, n))))) }

// nearest gives the entries that share most of the quotation's words and pairs of
// words, by their weight. The rarest are counted first, and when the bound is
// reached the most common not at all.
func (s *search) nearest() []int {
	seen := make(map[feature]bool)
	var features [][]int32
	add := func(f feature) {
		if !seen[f] {
			seen[f] = true
			if list := s.having(f); len(list) > 0 {
				features = append(features, list)
			}
		}
	}
	before := uint32(0)
	for _, w := range s.words {
		id := s.ids[w]
		if id != 0 {
			add(single(id))
			if before != 0 {
				add(pair(before, id))
			}
		}
		before = id
	}
	slices.SortStableFunc(features, func(a, b []int32) int { return len(a) - len(b) })
	votes := make([]int32, len(s.entries))
	read := 0
	for _, list := range features {
		if read += len(list); read > maxPostings {
			break
		}
		weight := s.weight(len(list))
		for _, e := range list {
			votes[e] += weight
		}
	}
	best := make([]int, 0, maxAligned+1)
	order := func(e, f int) int {
		if votes[e] != votes[f] {
			return cmp.Compare(votes[f], votes[e])
		}
		return s.compare(e, f)
	}
	for e, n := range votes {
		if n == 0 || len(best) == maxAligned && order(best[maxAligned-1], e) < 0 {
			continue
		}
		at, _ := slices.BinarySearchFunc(best, e, order)
		best = slices.Insert(best, at, e)
		best = best[:min(len(best), maxAligned)]
	}
	return best
}
