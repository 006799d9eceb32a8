// myers.go finds the fewest changed items of two sequences: the core of every
// difference (Myers 1986, in linear space).

package diffing

import "slices"

// marks is two sequences, and which of their items are changed: those of a
// deleted, those of b inserted.
type marks struct {
	a, b               []int32
	changedA, changedB []bool
	upwards            bool    // which of several ways to take: see bisect
	changed            []bool  // room for both
	reached            []int32 // room of bisect
}

// compare marks the fewest items. The work is the caller's to bound: it grows with
// the product of the lengths.
func (k *marks) compare(a, b []int32) {
	n, m := len(a), len(b)
	k.changed = slices.Grow(k.changed[:0], n+m)[:n+m]
	clear(k.changed)
	k.a, k.b, k.changedA, k.changedB = a, b, k.changed[:n:n], k.changed[n:]
	k.part(0, 0, n, m)
}

// trim leaves out the common ends of a[i:n] and b[j:m].
func trim[T comparable](a, b []T, i, j, n, m int) (int, int, int, int) {
	for i < n && j < m && a[i] == b[j] {
		i, j = i+1, j+1
	}
	for i < n && j < m && a[n-1] == b[m-1] {
		n, m = n-1, m-1
	}
	return i, j, n, m
}

func (k *marks) part(i, j, n, m int) {
	for {
		i, j, n, m = trim(k.a, k.b, i, j, n, m)
		switch {
		case i == n:
			for ; j < m; j++ {
				k.changedB[j] = true
			}
			return
		case j == m:
			for ; i < n; i++ {
				k.changedA[i] = true
			}
			return
		}
		p, q := k.bisect(i, j, n, m)
		k.part(i, j, p, q)
		i, j = p, q
	}
}

// bisect gives a point that a shortest way from (i, j) to (n, m) goes through:
// ways of growing length are followed from both ends until they meet. Of several
// such points it is git's, which tries diagonals from the highest down, or that of
// Myers' paper and go-diff, which go upwards.
func (k *marks) bisect(i, j, n, m int) (int, int) {
	a, b := k.a, k.b
	size := len(a) + len(b) + 3
	k.reached = slices.Grow(k.reached[:0], 2*size)[:2*size]
	forth, back := k.reached[:size:size], k.reached[size:] // by diagonal, how far in a each direction has come
	zero := len(b) + 1                                     // where diagonal 0 stands in forth and back
	low, high := i-m, n-j                                  // the diagonals there are
	first, last := i-j, n-m                                // those of the two ends
	odd := (last-first)%2 != 0
	f0, f1, b0, b1 := first, first, last, last // the diagonals reached so far
	forth[zero+first], back[zero+last] = int32(i), int32(n)
	beyond := int32(len(a) + len(b) + 1)
	for {
		f0, f1 = widen(forth, zero, f0, f1, low, high, -1)
		for d, end, step := k.path(f0, f1); d != end; d += step {
			x := int(max(forth[zero+d+1], forth[zero+d-1]+1))
			for y := x - d; x < n && y < m && a[x] == b[y]; y++ {
				x++
			}
			forth[zero+d] = int32(x)
			if odd && b0 <= d && d <= b1 && int(back[zero+d]) <= x {
				return x, x - d
			}
		}
		b0, b1 = widen(back, zero, b0, b1, low, high, beyond)
		for d, end, step := k.path(b0, b1); d != end; d += step {
			x := int(min(back[zero+d-1], back[zero+d+1]-1))
			for y := x - d; x > i && y > j && a[x-1] == b[y-1]; y-- {
				x--
			}
			back[zero+d] = int32(x)
			if reached := int(forth[zero+d]); !odd && f0 <= d && d <= f1 && x <= reached {
				if k.upwards {
					x = reached
				}
				return x, x - d
			}
		}
	}
}

// path is the order in which diagonals are tried, two apart.
func (k *marks) path(low, high int) (d, end, step int) {
	if k.upwards {
		return low, high + 2, 2
	}
	return high, low - 2, -2
}

// widen adds a diagonal on either side, or leaves one out at the edge. A new one
// has as its outer neighbour one that was never reached.
func widen(reached []int32, zero, from, to, low, high int, never int32) (int, int) {
	if from > low {
		from--
		reached[zero+from-1] = never
	} else {
		from++
	}
	if to < high {
		to++
		reached[zero+to+1] = never
	} else {
		to--
	}
	return from, to
}
