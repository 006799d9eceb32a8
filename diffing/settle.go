// settle.go puts changes that could stand in several places where a person
// would mark them.

package diffing

import (
	"strings"
	"unicode/utf8"
)

// settling moves hunks over two token sequences. A hunk that only inserts or
// only deletes may slide over equal tokens without changing either text or the
// number of tokens changed: inserting "b " in "a b" is the same before and after
// the b. Hunks that can slide together become one; any other rests where its
// ends are most natural, the leftmost of equals. Every slide and every joining
// leaves at least as many words kept, and fewer hunks or the same.
type settling struct {
	a, b         *run
	in, out      []hunk
	openL, openR bool // there is more text before, after the sequences
}

// settle fills out from in. It reports false when a hunk could slide past an
// open end, so that more of the text must be known.
func (s *settling) settle() bool {
	in := s.in
	for i := 0; i < len(in); i++ {
		h := trimmed(in[i], s.a.ids, s.b.ids) // two that joined may both have ended in a space
		if h.a0 == h.a1 && h.b0 == h.b1 {
			continue
		}
		if !h.pure() {
			s.out = append(s.out, h)
			continue
		}
		floor, ceiling := hunk{}, hunk{a0: len(s.a.ids), b0: len(s.b.ids)}
		if len(s.out) > 0 {
			floor = s.out[len(s.out)-1]
		}
		if i+1 < len(in) {
			ceiling = in[i+1]
		}
		left, right := s.reach(h, h.a0-floor.a1, ceiling.a0-h.a1)
		if left == h.a0-floor.a1 {
			if len(s.out) > 0 {
				s.out = s.out[:len(s.out)-1]
				in[i] = hunk{floor.a0, h.a1 - left, floor.b0, h.b1 - left}
				i--
				continue
			}
			if s.openL {
				return false
			}
		}
		if right == ceiling.a0-h.a1 {
			if i+1 < len(in) {
				in[i+1] = hunk{h.a0 + right, ceiling.a1, h.b0 + right, ceiling.b1}
				continue
			}
			if s.openR {
				return false
			}
		}
		s.out = append(s.out, s.rest(h, left, right))
	}
	return true
}

// reach is how far a pure hunk can slide left and right, within the room there
// is to its neighbours.
func (s *settling) reach(h hunk, roomLeft, roomRight int) (left, right int) {
	r, from, to := s.side(h)
	for left < roomLeft && r.ids[from-1-left] == r.ids[to-1-left] {
		left++
	}
	for right < roomRight && r.ids[from+right] == r.ids[to+right] {
		right++
	}
	return left, right
}

// side is the sequence in which a pure hunk has its tokens, and where.
func (s *settling) side(h hunk) (r *run, from, to int) {
	if h.a0 == h.a1 {
		return s.b, h.b0, h.b1
	}
	return s.a, h.a0, h.a1
}

func (s *settling) rest(h hunk, left, right int) hunk {
	if left == 0 && right == 0 {
		return h
	}
	r, from, to := s.side(h)
	best, most := 0, -1
	for n := -left; n <= right; n++ {
		if score := r.seam(from+n) + r.seam(to+n); score > most {
			best, most = n, score
		}
	}
	return h.shift(best)
}

// inBytes turns the settled hunks from tokens into bytes.
func (s *settling) inBytes() []hunk {
	for i, h := range s.out {
		s.out[i] = hunk{s.a.place(h.a0), s.a.place(h.a1), s.b.place(h.b0), s.b.place(h.b1)}
	}
	return s.out
}

// seam says how natural it is for a change to start or end before token n.
func (r *run) seam(n int) int {
	const (
		inside    = iota // a compound
		between          // a word and a sign
		wordEnd          // and the space after it
		wordStart        // also the ends of the text
		clause
		sentence
	)
	if n == 0 || n == len(r.ids) {
		return wordStart
	}
	left, right := r.token(n-1), r.token(n)
	if r.ids[n-1] < 0 {
		if n > 1 {
			switch stop(r.token(n - 2)) {
			case '.':
				return sentence
			case ',':
				return clause
			}
		}
		return wordStart
	}
	if r.ids[n] < 0 {
		return wordEnd
	}
	if r, _ := utf8.DecodeLastRuneInString(left); r >= 0x3001 { // Chinese has no spaces
		switch stop(left) {
		case '.':
			return sentence
		case ',':
			return clause
		}
		if classOf(r) == han {
			return wordEnd
		}
	}
	if joins(left) || joins(right) {
		return inside
	}
	return between
}

// stop is '.' for a token that ends a sentence or a paragraph's part, ',' for
// one that ends a clause, 0 for any other.
func stop(token string) rune {
	switch token {
	case ".", "!", "?", ";", ":", "؟", "؛", "。", "！", "？", "；", "：":
		return '.'
	case ",", "،", "，", "、":
		return ','
	}
	return 0
}

func joins(token string) bool {
	switch token {
	case "-", "‐", "‑", "/", "'", "’":
		return true
	}
	return false
}

// blank reports whether there is nothing but white space in a text.
func blank(text string) bool {
	return text == "" || (text[0] <= ' ' || text[0] >= utf8.RuneSelf) && strings.TrimSpace(text) == ""
}
