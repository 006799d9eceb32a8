// index.go is what is known about a document before a quotation is looked up.

package diffing

import (
	"cmp"
	"context"
	"encoding/binary"
	"math"
	"slices"
)

// unseen is how many paragraphs without a given word a document is taken to have
// beside its own, so that in a short one a word says something too.
const unseen = 15

// Index is the paragraphs of a document, ready to be searched. It does not
// change, and may be searched by several goroutines at once.
type Index struct {
	paragraphs []string
	entries    []entry
	of         []int             // by paragraph: its entry, or none
	whole      map[string]int    // entries by key
	ids        map[string]uint32 // words by number, from 1
	names      []string          // and back
	letters    []uint64          // by word: see lettersOf
	features   map[feature]int32 // by number, from 0
	starts     []int             // by feature: where its entries start in postings
	postings   []int32
}

// entry is one sequence of words, and the paragraphs that have no other.
type entry struct {
	words []uint32
	at    []int
}

// feature is two words side by side, or one word and 0.
type feature uint64

func single(a uint32) feature  { return feature(a) << 32 }
func pair(a, b uint32) feature { return feature(a)<<32 | feature(b) }

// NewIndex reads the paragraphs of a document for Locate. The work and the room
// grow with the text; the error is that of a context that ended first.
func NewIndex(ctx context.Context, paragraphs []string) (*Index, error) {
	x := &Index{
		paragraphs: slices.Clone(paragraphs),
		ids:        make(map[string]uint32),
		names:      []string{""}, // 0 is a word that is not there
		letters:    []uint64{0},
		of:         make([]int, len(paragraphs)),
		whole:      make(map[string]int),
	}
	for i, text := range paragraphs {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		r := readWords(text)
		if len(r.words) == 0 {
			x.of[i] = none
			continue
		}
		words := make([]uint32, len(r.words))
		for n, w := range r.words {
			id, ok := x.ids[w]
			if !ok {
				id = uint32(len(x.names))
				x.ids[w] = id
				x.names, x.letters = append(x.names, w), append(x.letters, lettersOf(w))
			}
			words[n] = id
		}
		e, ok := x.whole[key(words)]
		if !ok {
			e = len(x.entries)
			x.whole[key(words)] = e
			x.entries = append(x.entries, entry{words: words})
		}
		x.entries[e].at = append(x.entries[e].at, i)
		x.of[i] = e
	}
	x.post()
	return x, ctx.Err()
}

// key writes a sequence of words so that it can be looked up.
func key(words []uint32) string {
	b := make([]byte, 0, 4*len(words))
	for _, w := range words {
		b = binary.LittleEndian.AppendUint32(b, w)
	}
	return string(b)
}

// post lists which entries have which features.
func (x *Index) post() {
	var all []int32  // the features of one entry after the other, each once in it
	var ends []int   // where those of each entry end
	var last []int32 // by feature: the last entry that has it
	x.features = make(map[feature]int32)
	for i, e := range x.entries {
		add := func(f feature) {
			n, ok := x.features[f]
			if !ok {
				n = int32(len(x.features))
				x.features[f] = n
				last = append(last, none)
			}
			if last[n] != int32(i) {
				last[n] = int32(i)
				all = append(all, n)
			}
		}
		for n, w := range e.words {
			add(single(w))
			if n > 0 {
				add(pair(e.words[n-1], w))
			}
		}
		ends = append(ends, len(all))
	}
	x.starts = make([]int, len(x.features)+1)
	for _, n := range all {
		x.starts[n+1]++
	}
	for n := 1; n < len(x.starts); n++ {
		x.starts[n] += x.starts[n-1]
	}
	x.postings = make([]int32, len(all))
	next, i := slices.Clone(x.starts), 0
	for at, n := range all {
		for at == ends[i] {
			i++
		}
		x.postings[next[n]] = int32(i)
		next[n]++
	}
}

// having gives the entries that have a feature.
func (x *Index) having(f feature) []int32 {
	n, ok := x.features[f]
	if !ok {
		return nil
	}
	return x.postings[x.starts[n]:x.starts[n+1]]
}

// weight is the evidence, in bits/bit, of what n of the entries have.
func (x *Index) weight(n int) int32 {
	return int32(math.Round(bit * math.Log2(1+float64(len(x.entries)+unseen)/float64(max(1, n)))))
}

// weightOf is the weight of a word of the document.
func (x *Index) weightOf(id uint32) int32 { return x.weight(len(x.having(single(id)))) }

// compare orders entries by their words, so that no answer depends on the order
// of the paragraphs.
func (x *Index) compare(e, f int) int {
	return slices.CompareFunc(x.entries[e].words, x.entries[f].words, func(a, b uint32) int {
		return cmp.Compare(x.names[a], x.names[b])
	})
}
