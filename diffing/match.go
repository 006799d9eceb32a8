// match.go finds the minimal difference of two sequences within bounds of work.

package diffing

import (
	"context"
	"slices"
)

const (
	// maxCells bounds what is compared at once: the product of the lengths of
	// two sequences. Beyond it they are first cut at the items that are unique
	// in both, and a part that still exceeds it is replaced whole.
	maxCells = 1 << 22
	// maxCuts bounds how often a part is cut again.
	maxCuts = 8
)

// hunk is one change between two sequences: a[a0:a1] became b[b0:b1].
type hunk struct{ a0, a1, b0, b1 int }

func (h hunk) shift(n int) hunk { return hunk{h.a0 + n, h.a1 + n, h.b0 + n, h.b1 + n} }

// pure reports whether the hunk only inserts or only deletes.
func (h hunk) pure() bool { return h.a0 == h.a1 || h.b0 == h.b1 }

// beyond reports whether two sequences, without their common ends, are more than
// is compared at once.
func beyond(a, b []int32) bool {
	return len(a) > 0 && len(b) > 0 && len(a) > maxCells/len(b)
}

// matcher finds the hunks of two sequences, and has the room to do it in.
type matcher struct {
	hunks []hunk // between the last two sequences, in order
	marks marks
	a, b  wordList // of byWords
	all   []hunk
}

// differ gives the hunks between a and b, without an end.
func differ(a, b []int32) []hunk {
	var m matcher
	_ = m.differ(context.Background(), a, b)
	return m.hunks
}

// differ finds the hunks between a and b: as few items as possible where the
// bounds allow, and the same hunks for the same input in any case. The error is
// that of a context that ended first.
func (m *matcher) differ(ctx context.Context, a, b []int32) error {
	m.hunks = m.hunks[:0]
	return m.part(ctx, a, b, 0, 0, maxCuts)
}

func (m *matcher) add(h hunk) {
	if n := len(m.hunks); n > 0 && m.hunks[n-1].a1 == h.a0 && m.hunks[n-1].b1 == h.b0 {
		m.hunks[n-1].a1, m.hunks[n-1].b1 = h.a1, h.b1
		return
	}
	m.hunks = append(m.hunks, h)
}

// part compares a and b, which stand at i and j of the whole.
func (m *matcher) part(ctx context.Context, a, b []int32, i, j, cuts int) error {
	start, _, endA, endB := trim(a, b, 0, 0, len(a), len(b))
	a, b, i, j = a[start:endA], b[start:endB], i+start, j+start
	switch {
	case len(a) == 0 && len(b) == 0:
	case len(a) == 0 || len(b) == 0:
		m.add(hunk{i, i + len(a), j, j + len(b)})
	case !beyond(a, b):
		m.myers(a, b, i, j)
	default:
		anchors := uniqueInBoth(a, b)
		if len(anchors) == 0 || cuts == 0 {
			m.add(hunk{i, i + len(a), j, j + len(b)})
			return ctx.Err()
		}
		x, y := 0, 0
		for _, at := range append(anchors, [2]int{len(a), len(b)}) {
			if err := m.part(ctx, a[x:at[0]], b[y:at[1]], i+x, j+y, cuts-1); err != nil {
				return err
			}
			x, y = at[0], at[1]
		}
	}
	return ctx.Err()
}

func (m *matcher) myers(a, b []int32, i, j int) {
	k := &m.marks
	k.compare(a, b)
	for x, y := 0, 0; x < len(a) || y < len(b); {
		h := hunk{i + x, 0, j + y, 0}
		for x < len(a) && k.changedA[x] {
			x++
		}
		for y < len(b) && k.changedB[y] {
			y++
		}
		h.a1, h.b1 = i+x, j+y
		if h.a0 < h.a1 || h.b0 < h.b1 {
			m.add(h)
		}
		for x < len(a) && y < len(b) && !k.changedA[x] && !k.changedB[y] {
			x, y = x+1, y+1
		}
	}
}

// uniqueInBoth gives the longest ordered list of pairs of places at which a and
// b have an item that each has only once.
func uniqueInBoth(a, b []int32) [][2]int {
	once := func(ids []int32) map[int32]int {
		at := make(map[int32]int, len(ids))
		for i, id := range ids {
			if _, seen := at[id]; seen {
				at[id] = -1
			} else {
				at[id] = i
			}
		}
		return at
	}
	inA, inB := once(a), once(b)
	var pairs [][2]int
	for i, id := range a {
		if j, ok := inB[id]; ok && j >= 0 && inA[id] >= 0 {
			pairs = append(pairs, [2]int{i, j})
		}
	}
	return rising(pairs)
}

// rising gives the longest part of pairs, which rise in the first place, that
// rises in the second too.
func rising(pairs [][2]int) [][2]int {
	ends := make([]int, 0, len(pairs)) // ends[n]: the pair that ends the best chain of n+1
	before := make([]int, len(pairs))
	for i, p := range pairs {
		n, _ := slices.BinarySearchFunc(ends, p[1], func(e, j int) int { return pairs[e][1] - j })
		before[i] = -1
		if n > 0 {
			before[i] = ends[n-1]
		}
		if n == len(ends) {
			ends = append(ends, i)
		} else {
			ends[n] = i
		}
	}
	if len(ends) == 0 {
		return nil
	}
	chain := make([][2]int, len(ends))
	for n, i := len(ends)-1, ends[len(ends)-1]; n >= 0; n, i = n-1, before[i] {
		chain[n] = pairs[i]
	}
	return chain
}
