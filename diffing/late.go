// late.go finds the minimal difference of two texts a second time, with every
// change as late as it can stand.

package diffing

import "unicode/utf8"

// lateEdits gives the changes that lead from base to other as edits does, as few
// words, but each moved towards the end of the text as far as it goes; where
// there is a choice of the words to keep, the same one as git's, or upwards as
// go-diff's. Here a word is the same only with the same white space after it. Texts that are not UTF-8 or
// beyond the bounds of work give none, and ok is false.
func lateEdits(base, other string, upwards bool) (list []edit, ok bool) {
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
		number := new(numbers)
		a, b := number.of(x), number.of(y)
		if i, j, n, m := trim(a, b, 0, 0, len(a), len(b)); beyond(a[i:n], b[j:m]) {
			return nil, false
		}
		k := marks{upwards: upwards}
		k.compare(a, b)
		slideLate(k.a, k.changedA, gaps(k.changedB))
		slideLate(k.b, k.changedB, gaps(k.changedA))
		open := len(x) > 0 && k.changedA[len(x)-1] || len(y) > 0 && k.changedB[len(y)-1]
		if !open || tail == 0 {
			return k.edits(x, y, lo), true
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
	ends := s.ends(nil, lo, hi)
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

// edits gives the changes in bytes. x and y are the items, which start at a byte
// of both texts.
func (k *marks) edits(x, y []string, lo int) (list []edit) {
	at := edit{Span{lo, lo}, Span{lo, lo}}
	for i, j := 0, 0; i < len(x) || j < len(y); {
		if (i == len(x) || !k.changedA[i]) && (j == len(y) || !k.changedB[j]) {
			at.base.End, at.other.End = at.base.End+len(x[i]), at.other.End+len(y[j])
			i, j = i+1, j+1
			continue
		}
		at.base.Start, at.other.Start = at.base.End, at.other.End
		for ; i < len(x) && k.changedA[i]; i++ {
			at.base.End += len(x[i])
		}
		for ; j < len(y) && k.changedB[j]; j++ {
			at.other.End += len(y[j])
		}
		list = append(list, at)
	}
	return list
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
