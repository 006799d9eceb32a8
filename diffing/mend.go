// mend.go sees through what copying and typing do to the words of a quotation.

package diffing

import (
	"math/bits"
	"unicode/utf8"
)

const longWord = 64 // bytes of the longest word that is mended

// mend undoes, as far as the document shows it, what line ends and hyphens do to
// words: two that stand nowhere side by side in it but joined are one, and one
// that stands nowhere but split in two is two.
func (x *Index) mend(words []string) []string {
	var list []string
	for i := 0; i < len(words); i++ {
		id := x.ids[words[i]]
		if i+1 < len(words) && len(words[i])+len(words[i+1]) <= longWord {
			next, joined := x.ids[words[i+1]], words[i]+words[i+1]
			if x.ids[joined] != 0 && (id == 0 || next == 0 || len(x.having(pair(id, next))) == 0) {
				list = append(list, joined)
				i++
				continue
			}
		}
		if at := x.seam(words[i], id); at > 0 {
			list = append(list, words[i][:at], words[i][at:])
			continue
		}
		list = append(list, words[i])
	}
	return list
}

// seam is where an unknown word is split into two that stand side by side in the
// document, or 0.
func (x *Index) seam(word string, id uint32) int {
	if id != 0 || len(word) > longWord {
		return 0
	}
	for at := 1; at < len(word); at++ {
		if !utf8.RuneStart(word[at]) {
			continue
		}
		a, b := x.ids[word[:at]], x.ids[word[at:]]
		if a != 0 && b != 0 && len(x.having(pair(a, b))) > 0 {
			return at
		}
	}
	return 0
}

// seek gives the words of a quotation as they are found in one paragraph: a word
// that the document does not know may be one of the paragraph's misspelt, and
// then weighs as much as that one.
func (s *search) seek(words []string, paragraph []uint32) []sought {
	list := make([]sought, len(words))
	for i, w := range words {
		if id := s.ids[w]; id != 0 {
			list[i] = sought{id: id, weight: s.weightOf(id)}
		} else if id := s.meant(w, paragraph); id != 0 {
			list[i] = sought{id: id, weight: s.weightOf(id), typo: true}
		} else {
			list[i].weight = s.weight(1)
		}
	}
	return list
}

// meant is the word of a paragraph that an unknown word is nearest to, or 0.
func (s *search) meant(word string, paragraph []uint32) uint32 {
	most, have, best := typos(word), lettersOf(word), uint32(0)
	if s.typos < len(paragraph) {
		return 0
	}
	s.typos -= len(paragraph)
	for _, id := range paragraph {
		if most == 0 {
			break
		}
		if bits.OnesCount64(have&^s.letters[id]) > most || bits.OnesCount64(s.letters[id]&^have) > most {
			continue
		}
		if n := mistakes(word, s.names[id], most); n <= most {
			best, most = id, n-1
		}
	}
	return best
}

// typos is how many letters of a word may be wrong before it is another: none in
// a number or a short word.
func typos(word string) int {
	if len(word) > longWord {
		return 0
	}
	n := 0
	for _, r := range word {
		if r >= '0' && r <= '9' {
			return 0
		}
		n++
	}
	switch {
	case n >= 8:
		return 2
	case n >= 4:
		return 1
	}
	return 0
}

// mistakes is the number of letters inserted, left out, exchanged or put in
// another's place that make one word of the other, or more than most.
func mistakes(a, b string, most int) int {
	if len(a)-len(b) > most*utf8.UTFMax || len(b)-len(a) > most*utf8.UTFMax {
		return most + 1
	}
	x, y := []rune(a), []rune(b)
	if len(x)-len(y) > most || len(y)-len(x) > most {
		return most + 1
	}
	before, above, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range row {
		above[j] = j
	}
	for i := range x {
		row[0] = i + 1
		least := row[0]
		for j := range y {
			n := min(above[j+1], row[j]) + 1
			if x[i] == y[j] {
				n = min(n, above[j])
			} else {
				n = min(n, above[j]+1)
			}
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				n = min(n, before[j-1]+1)
			}
			row[j+1], least = n, min(least, n)
		}
		if least > most {
			return most + 1
		}
		before, above, row = above, row, before
	}
	return above[len(y)]
}

// lettersOf is the set of a word's letters, of which some share a bit: a mistake
// adds at most one to it and takes at most one away.
func lettersOf(word string) uint64 {
	set := uint64(0)
	for _, r := range word {
		set |= 1 << (r & 63)
	}
	return set
}
