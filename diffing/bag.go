// bag.go counts what two paragraphs have in common.

package diffing

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// bag is the features of a paragraph with their numbers of occurrences: its
// words, whatever the case of letters, and its pairs of neighbouring words, so
// that two paragraphs of the same field are not alike for its vocabulary alone.
type bag struct {
	features []counted
	total    int // with repetitions
}

type counted struct{ id, n int32 }

// words is the number of words in a bag.
func (b bag) words() int { return (b.total + 1) / 2 }

// likeness is how much two bags share; all counts features with repetitions.
type likeness struct{ common, all int }

func (l likeness) alike() float64 {
	if l.all == 0 {
		return 0
	}
	return 2 * float64(l.common) / float64(l.all)
}

// beyond is how far a likeness is beyond a bar: not negative when it reaches it.
// It adds up over pairs, so that the most of it is the most words kept; whole
// numbers, so that it is the same on any machine.
func (l likeness) beyond(percent int) int { return 200*l.common - percent*l.all }

func (l likeness) reaches(percent int) bool { return l.common > 0 && l.beyond(percent) >= 0 }

// lexicon numbers features, and has room to count them.
type lexicon struct {
	ids   numbers
	count []int32 // by feature; zero between uses
	words []uint64
}

// of is the bag of a text.
func (l *lexicon) of(text string) bag {
	l.words = appendWords(l.words[:0], text)
	b := bag{total: max(0, 2*len(l.words)-1)}
	if b.total == 0 {
		return b
	}
	b.features = make([]counted, 0, b.total)
	add := func(hash uint64) {
		at := l.times(hash)
		if *at == 0 {
			b.features = append(b.features, counted{l.ids.hash(hash), 0})
			*at = int32(len(b.features))
		}
		b.features[*at-1].n++
	}
	for i, w := range l.words {
		add(w)
		if i > 0 {
			add(pairOf(l.words[i-1], w))
		}
	}
	for _, f := range b.features {
		l.count[f.id] = 0
	}
	return b
}

// common is the number of features two bags share.
func (l *lexicon) common(x, y bag) int {
	l.load(x)
	n := l.take(y)
	l.unload(x)
	return n
}

// load puts the features of a bag into count, take takes out what another bag
// has of them and says how many that were, unload empties count.
func (l *lexicon) load(b bag) {
	for _, f := range b.features {
		l.count[f.id] = f.n
	}
}

func (l *lexicon) take(b bag) int {
	sum := 0
	for _, f := range b.features {
		n := min(l.count[f.id], f.n)
		l.count[f.id] -= n
		sum += int(n)
	}
	return sum
}

func (l *lexicon) unload(b bag) {
	for _, f := range b.features {
		l.count[f.id] = 0
	}
}

// pairOf is the hash of two neighbouring words.
func pairOf(first, second uint64) uint64 {
	h := (first ^ first>>29) * 0x9E3779B97F4A7C15
	return h ^ h>>32 + second
}

// appendWords appends the hashes of the words of a text: runs of letters and
// digits, and each letter of a script that puts no spaces between words.
func appendWords(list []uint64, text string) []uint64 {
	const start, prime = 0xCBF29CE484222325, 0x100000001B3 // FNV-1a
	h := uint64(start)
	for i := 0; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			i++
			if alnum(c) {
				h = (h ^ uint64(c|0x20)) * prime
				continue
			}
		} else {
			r, size := utf8.DecodeRuneInString(text[i:])
			i += size
			switch {
			case unicode.IsMark(r): // belongs to the letter before it
				continue
			case !unicode.IsLetter(r) && !unicode.IsDigit(r):
			case !unspaced(r):
				h = (h ^ uint64(unicode.ToLower(r))) * prime
				continue
			default:
				if h != start {
					list = append(list, h)
				}
				h = (start ^ uint64(r)) * prime
			}
		}
		if h != start {
			list = append(list, h)
			h = start
		}
	}
	if h != start {
		list = append(list, h)
	}
	return list
}

// unspaced reports the letters of scripts that put no spaces between words:
// Thai to Lao, Burmese, Khmer, Chinese and Japanese.
func unspaced(r rune) bool {
	return r >= 0xE00 && (r < 0xF00 || r >= 0x1000 && r < 0x10A0 || r >= 0x1780 && r < 0x1800 ||
		r >= 0x2E80 && r < 0xA000 || r >= 0xF900 && r < 0xFB00 || r >= 0x20000)
}

// telling reports whether a text has enough words to be known again by them.
func telling(text string) bool {
	if len(text) > surelyTelling {
		return true
	}
	var room [32]uint64
	return len(appendWords(room[:0], text)) >= leastPart
}

// likenessOf says how alike two texts are. What they have in common at both ends
// is only counted. The lexicon knows no other text afterwards.
func (l *lexicon) likenessOf(x, y string) likeness {
	l.ids.restart()
	start := commonStart(x, y)
	end := commonEnd(x[start:], y[start:])
	head, lo := l.wordsBefore(x[:start])
	tail, hi := l.wordsAfter(x[len(x)-end:])
	b, c := l.of(x[lo:len(x)-hi]), l.of(y[lo:len(y)-hi])
	same := 2 * (head + tail) // each word with the pair it makes with the next, or with the one before
	return likeness{l.common(b, c) + same, b.total + c.total + 2*same}
}

// likenessOfWords is likenessOf for texts whose words are known.
func (l *lexicon) likenessOfWords(x, y []uint64) likeness {
	l.ids.restart()
	for i, w := range x {
		*l.times(w)++
		if i > 0 {
			*l.times(pairOf(x[i-1], w))++
		}
	}
	common := 0
	take := func(hash uint64) {
		if n := l.times(hash); *n > 0 {
			*n--
			common++
		}
	}
	for i, w := range y {
		take(w)
		if i > 0 {
			take(pairOf(y[i-1], w))
		}
	}
	clear(l.count)
	return likeness{common, max(0, 2*len(x)-1) + max(0, 2*len(y)-1)}
}

// times is how often a feature was counted.
func (l *lexicon) times(hash uint64) *int32 {
	id := l.ids.hash(hash)
	if int(id) == len(l.count) {
		l.count = append(l.count, 0)
	}
	return &l.count[id]
}

// wordsBefore gives the number of words at the start of a common start up to a
// length, after which there is one whole word more, so that the pairs of words
// across the cut are seen on the other side of it. wordsAfter does the same for
// a common end.
func (l *lexicon) wordsBefore(text string) (words, size int) {
	word := false
	for size = strings.LastIndexByte(text, ' '); size > 0; size-- {
		if c := text[size-1]; c != ' ' {
			word = word || alnum(c)
		} else if word {
			return l.wordsIn(text[:size]), size
		}
	}
	return 0, 0
}

func (l *lexicon) wordsAfter(text string) (words, size int) {
	word := false
	for at := strings.IndexByte(text, ' ') + 1; at > 0 && at < len(text); at++ {
		if c := text[at]; c != ' ' {
			word = word || alnum(c)
		} else if word {
			return l.wordsIn(text[at:]), len(text) - at
		}
	}
	return 0, 0
}

func (l *lexicon) wordsIn(text string) int {
	l.words = appendWords(l.words[:0], text)
	return len(l.words)
}
