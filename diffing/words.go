// words.go compares two texts word by word.

package diffing

import (
	"context"
	"sync"
	"unicode/utf8"
)

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
	d, _ := WordsContext(context.Background(), before, after)
	return d
}

// WordsContext is Words for texts so large that nobody may be waiting any more:
// the error is that of a context that ended first.
func WordsContext(ctx context.Context, before, after string) (Diff, error) {
	if before == after {
		return ops(before, after, nil), ctx.Err()
	}
	if !utf8.ValidString(before) || !utf8.ValidString(after) {
		return ops(before, after, []hunk{{0, len(before), 0, len(after)}}), ctx.Err()
	}
	w := workspaces.Get().(*workspace)
	defer w.leave()
	c := newComparison(before, after)
	hunks, err := c.hunks(ctx, w)
	if err != nil {
		return nil, err
	}
	return ops(before, after, hunks), nil
}

// workspace is the room that one comparison works in and the next uses again.
// What it holds between two has no meaning.
type workspace struct {
	numbers numbers
	a, b    run
	matcher matcher
	settling
}

var workspaces = sync.Pool{New: func() any { return new(workspace) }}

// maxKept is the most tokens a workspace may have held to be kept for the next.
const maxKept = 1 << 13

func (w *workspace) leave() {
	if len(w.a.ids)+len(w.b.ids) > maxKept {
		return
	}
	w.numbers.restart()
	w.a.text, w.b.text = "", ""
	workspaces.Put(w)
}

// run is the tokens of a part of a text.
type run struct {
	text  string
	start int     // where the part starts
	ends  []int   // of each token, in the text
	ids   []int32 // the number of each token
}

// read splits and numbers text[lo:hi].
func (r *run) read(s *source, lo, hi int, n *numbers) {
	r.text, r.start = s.text, lo
	r.ends = s.ends(r.ends[:0], lo, hi)
	r.ids = r.ids[:0]
	for _, end := range r.ends {
		r.ids = append(r.ids, n.token(s.text[lo:end]))
		lo = end
	}
}

// place is where token i starts, or the run ends.
func (r *run) place(i int) int {
	if i == 0 {
		return r.start
	}
	return r.ends[i-1]
}

// token is the text of token i.
func (r *run) token(i int) string { return r.text[r.place(i):r.ends[i]] }

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
	c.lo = c.back(commonStart(before, after))
	c.tail = c.forth(commonEnd(before[c.lo:], after[c.lo:]))
	return c
}

// block is how many bytes of the common ends are compared at once.
const block = 32

// commonStart is how many bytes two texts have in common at the start.
func commonStart(a, b string) int {
	n, most := 0, min(len(a), len(b))
	for n+block <= most && a[n:n+block] == b[n:n+block] {
		n += block
	}
	for n < most && a[n] == b[n] {
		n++
	}
	return n
}

// commonEnd is how many they have in common at the end.
func commonEnd(a, b string) int {
	n, most := 0, min(len(a), len(b))
	for n+block <= most && a[len(a)-n-block:len(a)-n] == b[len(b)-n-block:len(b)-n] {
		n += block
	}
	for n < most && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n
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

// hunks gives the changes in bytes. Only the middle is split and compared, with
// as much of the common ends as a change could slide into.
func (c *comparison) hunks(ctx context.Context, w *workspace) ([]hunk, error) {
	for margin := 16; ; margin *= 16 {
		lo, tail := c.back(max(0, c.lo-margin)), c.forth(max(0, c.tail-margin))
		w.numbers.restart()
		w.a.read(&c.a, lo, len(c.a.text)-tail, &w.numbers)
		w.b.read(&c.b, lo, len(c.b.text)-tail, &w.numbers)
		found, err := byWords(ctx, &w.matcher, w.a.ids, w.b.ids)
		if err != nil {
			return nil, err
		}
		w.settling = settling{a: &w.a, b: &w.b, in: found, out: w.out[:0], openL: lo > 0, openR: tail > 0}
		if w.settle() {
			return w.inBytes(), nil
		}
	}
}

// byWords compares two sequences of tokens by their words, and gives the hunks
// of all tokens: what stands between words that are kept. They are the matcher's
// until it is used again.
func byWords(ctx context.Context, m *matcher, a, b []int32) ([]hunk, error) {
	placesA, wordsA := wordsOf(a, &m.a)
	placesB, wordsB := wordsOf(b, &m.b)
	if err := m.differ(ctx, wordsA, wordsB); err != nil {
		return nil, err
	}
	m.all = m.all[:0]
	var at hunk // the tokens after the last kept word, up to the next
	reach := func(i, j int) {
		at.a1, at.b1 = i, j
		if h := trimmed(at, a, b); h.a0 < h.a1 || h.b0 < h.b1 {
			m.all = append(m.all, h)
		}
		at = hunk{a0: i + 1, b0: j + 1}
	}
	i, j := 0, 0
	for _, h := range m.hunks {
		for ; i < h.a0; i, j = i+1, j+1 {
			reach(placesA[i], placesB[j])
		}
		i, j = h.a1, h.b1
	}
	for ; i < len(placesA); i, j = i+1, j+1 {
		reach(placesA[i], placesB[j])
	}
	reach(len(a), len(b))
	return m.all, nil
}

// wordList is the tokens of a sequence that are not white space.
type wordList struct {
	places []int
	ids    []int32
}

func wordsOf(ids []int32, w *wordList) ([]int, []int32) {
	w.places, w.ids = w.places[:0], w.ids[:0]
	for i, id := range ids {
		if id >= 0 {
			w.places, w.ids = append(w.places, i), append(w.ids, id)
		}
	}
	return w.places, w.ids
}

// trimmed is a hunk without the equal tokens at its start and at its end.
func trimmed(h hunk, a, b []int32) hunk {
	h.a0, h.b0, h.a1, h.b1 = trim(a, b, h.a0, h.b0, h.a1, h.b1)
	return h
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
