// late.go finds the minimal difference of two texts a second time, with every
// change as late as it can stand.

package diffing

import "unicode/utf8"

// lateEdits gives the changes that lead from base to other as edits does, as few
// words, but each moved towards the end of the text as far as it goes; where
// there is a choice of the words to keep, the same one as git's. Here a word is
// the same only with the same white space after it. Texts that are not UTF-8 or
// beyond the bounds of work give none, and ok is false.
func lateEdits(base, other string) (list []edit, ok bool) {
	if !utf8.ValidString(base) || !utf8.ValidString(other) {
		return nil, false
	}
	c := newComparison(base, other)
	lo := c.lo
	for !c.startsWord(lo, lo) {
		lo--
	}
	// Only as much of the common end is split as a change slides into.
	for margin := 64; ; margin *= 16 {
		tail := max(0, c.tail-margin)
		for !c.startsWord(len(base)-tail, len(other)-tail) {
			tail--
		}
		x, y := c.a.spaced(lo, len(base)-tail), c.b.spaced(lo, len(other)-tail)
		number := make(numbers, len(x)+len(y))
		l := lateness{a: number.of(x), b: number.of(y), changedA: make([]bool, len(x)), changedB: make([]bool, len(y))}
		if !l.mark() {
			return nil, false
		}
		slideLate(l.a, l.changedA, gaps(l.changedB))
		slideLate(l.b, l.changedB, gaps(l.changedA))
		open := len(x) > 0 && l.changedA[len(x)-1] || len(y) > 0 && l.changedB[len(y)-1]
		if !open || tail == 0 {
			return l.edits(x, y, lo), true
		}
	}
}

// startsWord reports whether both texts can be cut at these places, and a word
// of each starts there or the text does or ends.
func (c *comparison) startsWord(i, j int) bool { return c.a.startsWord(i) && c.b.startsWord(j) }

func (s *source) startsWord(at int) bool {
	return at == 0 || at == len(s.text) || s.severs(at) && whiteAt(s.text[at:]) == 0
}

// spaced gives the words of text[lo:hi], each with the white space after it. lo
// and hi are places that severs accepts.
func (s *source) spaced(lo, hi int) []string {
	ends := s.ends(lo, hi)
	list := make([]string, 0, len(ends)/2+1)
	start, at := lo, lo
	for _, end := range ends {
		if at > start && whiteAt(s.text[at:]) == 0 {
			list = append(list, s.text[start:at])
			start = at
		}
		at = end
	}
	if at > start {
		list = append(list, s.text[start:at])
	}
	return list
}

// lateness is two sequences, and which of their items are changed.
type lateness struct {
	a, b               []int32
	changedA, changedB []bool
	forth, back        []int // of bisect: by diagonal, how far in a each direction has come
}

// edits gives the changes in bytes. x and y are the items, which start at a byte
// of both texts.
func (l *lateness) edits(x, y []string, lo int) (list []edit) {
	at := edit{Span{lo, lo}, Span{lo, lo}}
	for i, j := 0, 0; i < len(x) || j < len(y); {
		if (i == len(x) || !l.changedA[i]) && (j == len(y) || !l.changedB[j]) {
			at.base.End, at.other.End = at.base.End+len(x[i]), at.other.End+len(y[j])
			i, j = i+1, j+1
			continue
		}
		at.base.Start, at.other.Start = at.base.End, at.other.End
		for ; i < len(x) && l.changedA[i]; i++ {
			at.base.End += len(x[i])
		}
		for ; j < len(y) && l.changedB[j]; j++ {
			at.other.End += len(y[j])
		}
		list = append(list, at)
	}
	return list
}

// mark finds the fewest changed items, unless there is more to compare than the
// bounds allow.
func (l *lateness) mark() bool {
	i, j, n, m := l.trim(0, 0, len(l.a), len(l.b))
	if n > i && m > j && n-i > maxCells/(m-j) {
		return false
	}
	size := len(l.a) + len(l.b) + 3
	l.forth, l.back = make([]int, size), make([]int, size)
	l.part(i, j, n, m)
	return true
}

// trim leaves out the common ends of a[i:n] and b[j:m].
func (l *lateness) trim(i, j, n, m int) (int, int, int, int) {
	for i < n && j < m && l.a[i] == l.b[j] {
		i, j = i+1, j+1
	}
	for i < n && j < m && l.a[n-1] == l.b[m-1] {
		n, m = n-1, m-1
	}
	return i, j, n, m
}

func (l *lateness) part(i, j, n, m int) {
	i, j, n, m = l.trim(i, j, n, m)
	switch {
	case i == n:
		for ; j < m; j++ {
			l.changedB[j] = true
		}
	case j == m:
		for ; i < n; i++ {
			l.changedA[i] = true
		}
	default:
		p, q := l.bisect(i, j, n, m)
		l.part(i, j, p, q)
		l.part(p, q, n, m)
	}
}

// bisect gives a point that a shortest way from (i, j) to (n, m) goes through
// (Myers 1986): ways of growing length are followed from both ends until they
// meet. Of several such points it is git's, since diagonals are tried from the
// highest down.
func (l *lateness) bisect(i, j, n, m int) (int, int) {
	low, high := i-m, n-j // the diagonals there are
	zero := len(l.b) + 1
	forth := func(d int) *int { return &l.forth[zero+d] }
	back := func(d int) *int { return &l.back[zero+d] }
	first, last := i-j, n-m
	odd := (last-first)%2 != 0
	f0, f1, b0, b1 := first, first, last, last // the diagonals reached so far
	*forth(first), *back(last) = i, n
	beyond := len(l.a) + len(l.b) + 1
	for {
		f0, f1 = widen(f0, f1, low, high, forth, -1)
		for d := f1; d >= f0; d -= 2 {
			x := max(*forth(d + 1), *forth(d - 1)+1)
			for x < n && x-d < m && l.a[x] == l.b[x-d] {
				x++
			}
			*forth(d) = x
			if odd && b0 <= d && d <= b1 && *back(d) <= x {
				return x, x - d
			}
		}
		b0, b1 = widen(b0, b1, low, high, back, beyond)
		for d := b1; d >= b0; d -= 2 {
			x := min(*back(d - 1), *back(d + 1)-1)
			for x > i && x-d > j && l.a[x-1] == l.b[x-d-1] {
				x--
			}
			*back(d) = x
			if !odd && f0 <= d && d <= f1 && x <= *forth(d) {
				return x, x - d
			}
		}
	}
}

// widen adds a diagonal on either side, or leaves one out at the edge. A new one
// has as its outer neighbour one that was never reached.
func widen(from, to, low, high int, at func(int) *int, never int) (int, int) {
	if from > low {
		from--
		*at(from - 1) = never
	} else {
		from++
	}
	if to < high {
		to++
		*at(to + 1) = never
	} else {
		to--
	}
	return from, to
}

// gaps says, for every number of kept items, whether changed ones come after
// that many.
func gaps(changed []bool) []bool {
	list := []bool{false}
	for _, c := range changed {
		if c {
			list[len(list)-1] = true
		} else {
			list = append(list, false)
		}
	}
	return list
}

// slideLate moves each run of changed items as far towards the end as equal
// items allow, but no further than the last place where the other sequence is
// changed too. Runs that meet become one.
func slideLate(items []int32, changed []bool, other []bool) {
	kept := 0
	for end := 0; end < len(items); end++ {
		if !changed[end] {
			kept++
			continue
		}
		start := end
		for end < len(items) && changed[end] {
			end++
		}
		up := func() bool {
			if start == 0 || items[start-1] != items[end-1] {
				return false
			}
			start, end, kept = start-1, end-1, kept-1
			changed[start], changed[end] = true, false
			for start > 0 && changed[start-1] {
				start--
			}
			return true
		}
		down := func() bool {
			if end == len(items) || items[start] != items[end] {
				return false
			}
			changed[start], changed[end] = false, true
			start, end, kept = start+1, end+1, kept+1
			for end < len(items) && changed[end] {
				end++
			}
			return true
		}
		meets := false
		for size := 0; size != end-start; {
			size = end - start
			for up() {
			}
			meets = other[kept]
			for down() {
				meets = meets || other[kept]
			}
		}
		for meets && !other[kept] {
			up()
		}
		end-- // it is kept or past the end; the loop looks at it next
	}
}
