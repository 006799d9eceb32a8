// match.go finds the minimal difference of two sequences within bounds of work.

package diffing

import (
	"slices"
	"unicode/utf8"

	// The difference algorithm itself (Myers 1986), on runes that stand for tokens.
	"github.com/sergi/go-diff/diffmatchpatch"
)

const (
	// maxCells bounds what is compared at once: the product of the lengths of
	// two sequences. Beyond it they are first cut at the items that are unique
	// in both, and a part that still exceeds it is replaced whole.
	maxCells = 1 << 22
	// maxCuts bounds how often a part is cut again.
	maxCuts = 8
	// maxRunes is how many numbers can be written as runes as they are.
	maxRunes = 1 << 20
)

// hunk is one change between two sequences: a[a0:a1] became b[b0:b1].
type hunk struct{ a0, a1, b0, b1 int }

func (h hunk) shift(n int) hunk { return hunk{h.a0 + n, h.a1 + n, h.b0 + n, h.b1 + n} }

// pure reports whether the hunk only inserts or only deletes.
func (h hunk) pure() bool { return h.a0 == h.a1 || h.b0 == h.b1 }

// numbers gives each distinct item a number, in the order of first appearance.
type numbers map[string]int32

func (n numbers) of(items []string) []int32 {
	ids := make([]int32, len(items))
	for i, item := range items {
		id, ok := n[item]
		if !ok {
			id = int32(len(n))
			n[item] = id
		}
		ids[i] = id
	}
	return ids
}

// matcher collects the hunks of two sequences in order.
type matcher struct {
	hunks []hunk
	dmp   *diffmatchpatch.DiffMatchPatch
	most  int32 // the greatest number in either sequence
}

// differ gives the hunks between a and b: as few items as possible where the
// bounds allow, and the same hunks for the same input in any case.
func differ(a, b []int32) []hunk {
	m := matcher{dmp: diffmatchpatch.New()}
	for _, ids := range [2][]int32{a, b} {
		for _, id := range ids {
			m.most = max(m.most, id)
		}
	}
	m.dmp.DiffTimeout = 0 // work is bounded here; time would make the result depend on load
	m.part(a, b, 0, 0, maxCuts)
	return m.hunks
}

func (m *matcher) add(h hunk) {
	if n := len(m.hunks); n > 0 && m.hunks[n-1].a1 == h.a0 && m.hunks[n-1].b1 == h.b0 {
		m.hunks[n-1].a1, m.hunks[n-1].b1 = h.a1, h.b1
		return
	}
	m.hunks = append(m.hunks, h)
}

// part compares a and b, which stand at i and j of the whole.
func (m *matcher) part(a, b []int32, i, j, cuts int) {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b, i, j = a[1:], b[1:], i+1, j+1
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	switch {
	case len(a) == 0 && len(b) == 0:
	case len(a) == 0 || len(b) == 0:
		m.add(hunk{i, i + len(a), j, j + len(b)})
	case len(a) <= maxCells/len(b):
		m.myers(a, b, i, j)
	default:
		anchors := uniqueInBoth(a, b)
		if len(anchors) == 0 || cuts == 0 {
			m.add(hunk{i, i + len(a), j, j + len(b)})
			return
		}
		x, y := 0, 0
		for _, at := range append(anchors, [2]int{len(a), len(b)}) {
			m.part(a[x:at[0]], b[y:at[1]], i+x, j+y, cuts-1)
			x, y = at[0], at[1]
		}
	}
}

func (m *matcher) myers(a, b []int32, i, j int) {
	if m.most >= maxRunes {
		a, b = dense(a, b)
	}
	for _, d := range m.dmp.DiffMainRunes(runes(a), runes(b), false) {
		n := utf8.RuneCountInString(d.Text)
		switch {
		case n == 0:
		case d.Type == diffmatchpatch.DiffEqual:
			i, j = i+n, j+n
		case d.Type == diffmatchpatch.DiffDelete:
			m.add(hunk{i, i + n, j, j})
			i += n
		default:
			m.add(hunk{i, i, j, j + n})
			j += n
		}
	}
}

// runes writes numbers as runes: past the surrogates, which no string can hold,
// and past U+FFFD, which also stands for what is not valid.
func runes(ids []int32) []rune {
	out := make([]rune, len(ids))
	for i, r := range ids {
		if r >= 0xD800 {
			r += 0x800
		}
		if r >= utf8.RuneError {
			r++
		}
		out[i] = r
	}
	return out
}

// dense numbers two sequences anew from 0, so that runes do not run out: two
// that are compared at once never have that many items.
func dense(a, b []int32) (x, y []int32) {
	known := make(map[int32]int32)
	anew := func(ids []int32) []int32 {
		out := make([]int32, len(ids))
		for i, id := range ids {
			n, ok := known[id]
			if !ok {
				n = int32(len(known))
				known[id] = n
			}
			out[i] = n
		}
		return out
	}
	return anew(a), anew(b)
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
