// words.go compares two texts word by word.

package diffing

import "unicode/utf8"

// Words is the difference of two texts in whole tokens, with as few words
// changed as possible: every token counts but white space, which follows the
// words it stands between, since to keep a space at the price of a word would
// say nothing. Texts whose changed middle is beyond the bounds of work (some
// two thousand words on both sides) are first cut at words that occur once in
// each, which costs a little of that. Where several places are equally right, a
// change is put where a person would mark it: from the start of a clause or a
// word, with the space after it.
//
// The result depends on the two texts alone, and obeys Check. Equal texts give
// one Equal operation, or none when they are empty; texts of which one is not
// valid UTF-8 are replaced as a whole.
func Words(before, after string) Diff {
	if before == after {
		return ops(before, after, nil)
	}
	if !utf8.ValidString(before) || !utf8.ValidString(after) {
		return ops(before, after, []hunk{{0, len(before), 0, len(after)}})
	}
	c := newComparison(before, after)
	return ops(before, after, c.hunks())
}

// comparison is two texts and the part of them, between common ends, in which
// all their difference lies.
type comparison struct {
	a, b source
	lo   int // where that part starts in both
	tail int // how many bytes follow it in both
}

func newComparison(before, after string) *comparison {
	c := &comparison{
		a: source{before, atoms(before)},
		b: source{after, atoms(after)},
	}
	most := min(len(before), len(after))
	for c.lo < most && before[c.lo] == after[c.lo] {
		c.lo++
	}
	c.lo = c.back(c.lo)
	for c.tail < most-c.lo && before[len(before)-1-c.tail] == after[len(after)-1-c.tail] {
		c.tail++
	}
	c.tail = c.forth(c.tail)
	return c
}

// back is the last place at or before a byte of the common start that severs
// both texts, and forth the same for a length of the common end.
func (c *comparison) back(at int) int {
	for !(c.a.severs(at) && c.b.severs(at)) {
		at--
	}
	return at
}

func (c *comparison) forth(tail int) int {
	for !(c.a.severs(len(c.a.text)-tail) && c.b.severs(len(c.b.text)-tail)) {
		tail--
	}
	return tail
}

// hunks gives the changes in bytes. Only the middle is split and compared; as
// much of the common ends as a change could slide into is split when it can.
func (c *comparison) hunks() []hunk {
	endsA := c.a.ends(c.lo, len(c.a.text)-c.tail)
	endsB := c.b.ends(c.lo, len(c.b.text)-c.tail)
	found := byWords(c.a.cut(c.lo, endsA), c.b.cut(c.lo, endsB))
	for margin := 0; ; margin = 16*margin + 64 {
		lo, tail := c.back(max(0, c.lo-margin)), c.forth(max(0, c.tail-margin))
		head := c.a.ends(lo, c.lo)
		rest := c.a.ends(len(c.a.text)-c.tail, len(c.a.text)-tail)
		s := settling{
			a:     c.a.cut(lo, joined(head, endsA, rest, 0)),
			b:     c.b.cut(lo, joined(head, endsB, rest, len(c.b.text)-len(c.a.text))),
			openL: lo > 0,
			openR: tail > 0,
		}
		for _, h := range found {
			s.in = append(s.in, h.shift(len(head)))
		}
		if s.settle() {
			return s.inBytes(lo)
		}
	}
}

// byWords compares two token sequences by their words, and gives the hunks of
// all tokens: what stands between words that are kept.
func byWords(a, b []string) []hunk {
	number := make(numbers, len(a)+len(b))
	placesA, wordsA := wordsOf(a)
	placesB, wordsB := wordsOf(b)
	var hunks []hunk
	var at hunk // the tokens after the last kept word, up to the next
	reach := func(i, j int) {
		at.a1, at.b1 = i, j
		if h := trimmed(at, a, b); h.a0 < h.a1 || h.b0 < h.b1 {
			hunks = append(hunks, h)
		}
		at = hunk{a0: i + 1, b0: j + 1}
	}
	i, j := 0, 0
	for _, h := range differ(number.of(wordsA), number.of(wordsB)) {
		for ; i < h.a0; i, j = i+1, j+1 {
			reach(placesA[i], placesB[j])
		}
		i, j = h.a1, h.b1
	}
	for ; i < len(placesA); i, j = i+1, j+1 {
		reach(placesA[i], placesB[j])
	}
	reach(len(a), len(b))
	return hunks
}

// wordsOf gives the tokens that are not white space, and their places.
func wordsOf(tokens []string) (places []int, words []string) {
	places, words = make([]int, 0, len(tokens)), make([]string, 0, len(tokens))
	for i, token := range tokens {
		if !blank(token) {
			places, words = append(places, i), append(words, token)
		}
	}
	return places, words
}

// trimmed is a hunk without the equal tokens at its start and at its end.
func trimmed(h hunk, a, b []string) hunk {
	for h.a0 < h.a1 && h.b0 < h.b1 && a[h.a0] == b[h.b0] {
		h.a0, h.b0 = h.a0+1, h.b0+1
	}
	for h.a0 < h.a1 && h.b0 < h.b1 && a[h.a1-1] == b[h.b1-1] {
		h.a1, h.b1 = h.a1-1, h.b1-1
	}
	return h
}

// joined joins the ends of tokens before, in and after the middle; those after
// it are moved by the difference of the lengths of the texts.
func joined(head, middle, rest []int, move int) []int {
	all := make([]int, 0, len(head)+len(middle)+len(rest))
	all = append(append(all, head...), middle...)
	for _, end := range rest {
		all = append(all, end+move)
	}
	return all
}

// ops writes hunks, in bytes and in order, as a difference.
func ops(before, after string, hunks []hunk) Diff {
	d := make(Diff, 0, 3*len(hunks)+1)
	put := func(kind Kind, text string) {
		if text != "" {
			d = append(d, Op{kind, text})
		}
	}
	at := 0
	for _, h := range hunks {
		put(Equal, before[at:h.a0])
		put(Delete, before[h.a0:h.a1])
		put(Insert, after[h.b0:h.b1])
		at = h.a1
	}
	put(Equal, before[at:])
	return d
}
