// readable.go turns a minimal difference into one that reads as a person would
// have marked it.

package diffing

import (
	"slices"
	"unicode"
	"unicode/utf8"
)

// Readable joins changes that a person would mark as one, for reading only: the
// same texts before and after, more marked than is strictly changed. Between two
// changes it does not leave standing
//
//   - white space or punctuation alone
//   - one small word, unless both changes only insert or both only delete
//   - a few words between two replacements that are each much longer
//
// Square brackets between changes stay visible, and so do links and footnotes.
// Readable of a readable difference is the same difference.
func Readable(d Diff) Diff {
	before, after := d.Before(), d.After()
	var kept []passage
	for _, e := range d.edits() {
		p := passage{
			hunk:     hunk{e.base.Start, e.base.End, e.other.Start, e.other.End},
			deleted:  letters(before[e.base.Start:e.base.End]),
			inserted: letters(after[e.other.Start:e.other.End]),
		}
		for len(kept) > 0 {
			last := kept[len(kept)-1]
			island := before[last.a1:p.a0]
			if !absorbs(last, p, island) {
				break
			}
			n := letters(island)
			p = passage{
				hunk:     hunk{last.a0, p.a1, last.b0, p.b1},
				deleted:  last.deleted + n + p.deleted,
				inserted: last.inserted + n + p.inserted,
				joined:   true,
			}
			kept = kept[:len(kept)-1]
		}
		kept = append(kept, p)
	}
	hunks := make([]hunk, len(kept))
	var a, b *split
	for i, p := range kept {
		hunks[i] = p.hunk
		if !p.joined {
			continue
		}
		if a == nil {
			a, b = splitOf(before), splitOf(after)
		}
		hunks[i] = withoutCommonEnds(p.hunk, a, b)
	}
	return ops(before, after, hunks)
}

// withoutCommonEnds leaves out the tokens at the ends of a change that are the
// same in both texts, as the space after two changes that were joined may be.
func withoutCommonEnds(h hunk, a, b *split) hunk {
	x, y := a.tokens(h.a0, h.a1), b.tokens(h.b0, h.b1)
	start, _, end, _ := trim(x, y, 0, 0, len(x), len(y))
	for _, token := range x[:start] {
		h.a0, h.b0 = h.a0+len(token), h.b0+len(token)
	}
	for _, token := range x[end:] {
		h.a1, h.b1 = h.a1-len(token), h.b1-len(token)
	}
	return h
}

// split is a text of which parts are split into tokens when they are needed.
type split struct {
	source
	valid  bool
	lo, hi int   // the part split last, between places that severs accepts
	ends   []int // of its tokens
}

func splitOf(text string) *split {
	return &split{source: source{text, atoms(text)}, valid: utf8.ValidString(text), lo: -1}
}

// tokens gives the tokens of text[from:to], or none when it does not start and
// end between tokens, as in a difference that another engine made.
func (s *split) tokens(from, to int) []string {
	switch {
	case from == to:
		return nil
	case !s.valid && from == 0 && to == len(s.text):
		return []string{s.text}
	case !s.valid:
		return nil
	}
	if s.lo < 0 || from < s.lo || to > s.hi {
		for s.lo = from; !s.severs(s.lo); s.lo-- {
		}
		for s.hi = to; !s.severs(s.hi); s.hi++ {
		}
		s.ends = s.source.ends(s.ends[:0], s.lo, s.hi)
	}
	first := 0 // the token that starts at from
	if from > s.lo {
		i, ok := slices.BinarySearch(s.ends, from)
		if !ok {
			return nil
		}
		first = i + 1
	}
	last, ok := slices.BinarySearch(s.ends, to)
	if !ok {
		return nil
	}
	return s.cut(from, s.ends[first:last+1])
}

// passage is a change, in bytes, with the number of letters and digits in it.
type passage struct {
	hunk
	deleted, inserted int
	joined            bool // of several
}

func (p passage) replaces() bool { return !p.pure() }

const (
	smallWord  = 4  // letters of the longest word that is not left alone between changes
	fewWords   = 3  // that may be given up between two long replacements
	muchLonger = 4  // times the letters of what stands between
	longIsland = 64 // bytes beyond which an island is never looked at
)

// absorbs reports whether an island between two changes is better marked with
// them. It says no less when the changes are larger, so that one pass settles it.
func absorbs(left, right passage, island string) bool {
	if len(island) > longIsland {
		return false
	}
	words, longest, total, at := 0, 0, 0, 0
	var room [longIsland]int
	for _, end := range tokenEnds(room[:0], island) {
		switch island[at] {
		case '[', ']', '^':
			return false
		}
		if n := letters(island[at:end]); n > 0 {
			words, longest, total = words+1, max(longest, n), total+n
		}
		at = end
	}
	switch {
	case words == 0:
		return true
	case words == 1 && longest <= smallWord:
		return left.replaces() || right.replaces() || (left.a0 == left.a1) != (right.a0 == right.a1)
	case words <= fewWords:
		return left.replaces() && right.replaces() &&
			muchLonger*total <= min(left.size(), right.size())
	}
	return false
}

func (p passage) size() int { return max(p.deleted, p.inserted) }

// letters counts the letters and digits of a text.
func letters(text string) int {
	n := 0
	for _, r := range text {
		switch {
		case r < utf8.RuneSelf:
			if alnum(byte(r)) {
				n++
			}
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			n++
		}
	}
	return n
}
