// locate.go finds the paragraph that a quotation comes from.

package diffing

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strings"
)

const (
	foundBar   = 0.7  // the least confidence with which a paragraph is found
	leastShare = 0.25 // of a quotation, below which a paragraph is no candidate

	maxPostings = 1 << 18 // occurrences of words that are counted to choose candidates
	maxAligned  = 12      // candidates that are compared in full
	maxRuns     = 4       // candidates whose neighbours are looked at too
	nearby      = 8       // neighbours on each side that are looked at, or more for a long quotation
	leastRun    = 3       // words of a quotation that are looked for in them
	maxPairs    = 1 << 22 // pairs of equal words that are looked at to compare them
	maxTypos    = 1 << 24 // pairs of an unknown word with another, to see if it is that one misspelt
)

// Place is where a quotation comes from. A paragraph is given by its index.
type Place struct {
	At         int     // the paragraph, or -1 when none is found
	Confidence float64 // in it, 0 to 1; with At -1, in the best candidate, or 0 without one
	Span       Span    // the part of it that was quoted, from the first word that is in both to the last

	Second           int     // the runner-up, or -1; with At -1, the best candidate
	SecondConfidence float64 // in it, 0 to 1
}

// Locate finds the paragraph that a quotation comes from. The quotation may be all
// of the paragraph or a part, carry its number, differ in wording, be misspelt, be
// punctuated in another way, or run through several neighbouring paragraphs, of
// which the one with most of it is then given.
//
// A text is read as its words, without case, punctuation, markup and accents.
// Finding a word of the quotation in a paragraph is evidence, and more so the fewer
// paragraphs have that word: log2(1 + paragraphs/those that have it) bits. The
// paragraphs that share the quotation's rarest words and pairs of words are aligned
// with it word by word, in order, each interruption costing a little. The
// confidence is a product of two numbers:
//
//   - the share of the quotation, each word counting by its evidence, that is in
//     the passage
//   - the odds that it is this paragraph and no other: each candidate counts by
//     two to the power of its evidence, less what it takes to say at which word of
//     the paragraph the passage starts, and chance counts as if every paragraph had
//     no evidence at all
//
// So a quotation is not found when too little of it is anywhere (another language,
// a text that is new), when what there is could be anywhere (a few common words),
// and when two different paragraphs have equally much of it. Below 0.7 nothing is
// found, and the best candidate is only the runner-up. A quotation that is a whole
// paragraph has confidence 1; where several paragraphs have exactly the same words,
// the one written as the quotation is, or else the first, is given with another of
// them as runner-up of equal confidence.
//
// The answer depends on the texts alone, and, but for a quotation that runs
// through several, not on their order. The work is bounded: at most twelve
// paragraphs and the neighbours of four are compared, as long as they have no more
// than four million pairs of equal words with the quotation; what exceeds that is
// only found when it is equal. The error is that of a context that ended first.
func (x *Index) Locate(ctx context.Context, quotation string) (Place, error) {
	nowhere := Place{At: none, Second: none}
	if err := ctx.Err(); err != nil {
		return nowhere, err
	}
	read := readWords(quotation)
	s := search{Index: x, ctx: ctx, pairs: maxPairs, typos: maxTypos, words: x.mend(read.words[labels(quotation, read):])}
	list, err := s.candidates()
	if err != nil {
		return nowhere, err
	}
	exact := x.exactly(read.words, s.words)
	if exact != none && !slices.ContainsFunc(list, func(c located) bool { return c.entry == exact }) {
		list = append(list, located{entry: exact, excerpt: excerpt{last: int32(len(x.entries[exact].words) - 1)}})
	}
	x.judge(list, exact)
	if len(list) == 0 || list[0].share < leastShare {
		return nowhere, nil
	}
	return x.place(list, quotation), nil
}

// exactly is the entry that has the words of a quotation and no other, or none.
func (x *Index) exactly(readings ...[]string) int {
	for _, words := range readings {
		ids := make([]uint32, len(words))
		for i, w := range words {
			ids[i] = x.ids[w]
		}
		if e, ok := x.whole[key(ids)]; ok {
			return e
		}
	}
	return none
}

// judge gives each candidate its confidence and puts the best first.
func (x *Index) judge(list []located, exact int) {
	chance := math.Log2(float64(len(x.entries)))
	for i := range list {
		c := &list[i]
		if c.entry == exact {
			c.share, c.confidence = 1, 1
			continue
		}
		rivals := math.Exp2(chance - float64(c.evidence)/bit)
		for j := range list {
			if i != j {
				rivals += math.Exp2(float64(list[j].evidence-c.evidence) / bit)
			}
		}
		c.confidence = math.Round(1000*c.share/(1+rivals)) / 1000
	}
	slices.SortFunc(list, func(a, b located) int {
		switch exact {
		case a.entry:
			return -1
		case b.entry:
			return 1
		}
		return cmp.Or(cmp.Compare(b.evidence, a.evidence), x.compare(a.entry, b.entry))
	})
}

// place says where the best candidate is: of paragraphs with the same words, the
// one written as the quotation is, or the first.
func (x *Index) place(list []located, quotation string) Place {
	quotation = strings.TrimSpace(quotation)
	best, at := list[0], x.entries[list[0].entry].at
	p := Place{At: at[0], Confidence: best.confidence, Second: none}
	if i := slices.IndexFunc(at, func(i int) bool { return strings.TrimSpace(x.paragraphs[i]) == quotation }); i >= 0 {
		p.At = at[i]
	} else if i := slices.IndexFunc(at, func(i int) bool { return strings.Contains(x.paragraphs[i], quotation) }); i >= 0 {
		p.At = at[i]
	}
	switch {
	case best.confidence < foundBar:
		return Place{At: none, Confidence: best.confidence, Second: p.At, SecondConfidence: best.confidence}
	case len(at) > 1:
		p.Second, p.SecondConfidence = at[0], best.confidence
		if p.At == at[0] {
			p.Second = at[1]
		}
	case len(list) > 1 && list[1].share >= leastShare:
		p.Second, p.SecondConfidence = x.entries[list[1].entry].at[0], list[1].confidence
	}
	text := x.paragraphs[p.At]
	if i := strings.Index(text, quotation); i >= 0 {
		p.Span = Span{i, i + len(quotation)}
	} else {
		words := readWords(text).at
		p.Span = Span{words[best.first].Start, words[best.last].End}
	}
	return p
}

// Passage finds the part of one paragraph that a quotation comes from, as somebody says who knows that
// it comes from there: Locate says from which. share is how much of the quotation's evidence is in it,
// 0 to 1; 0, with an empty span, when there is nothing. The error is that of a context that ended first.
func (x *Index) Passage(ctx context.Context, quotation string, at int) (passage Span, share float64, err error) {
	if err := ctx.Err(); err != nil {
		return Span{}, 0, err
	}
	text, entry := x.paragraphs[at], x.of[at]
	quotation = strings.TrimSpace(quotation)
	if i := strings.Index(text, quotation); i >= 0 && quotation != "" {
		return Span{i, i + len(quotation)}, 1, nil
	}
	if entry == none {
		return Span{}, 0, nil
	}
	read := readWords(quotation)
	s := search{Index: x, ctx: ctx, pairs: maxPairs, typos: maxTypos, words: x.mend(read.words[labels(quotation, read):])}
	found, err := s.align(s.words, entry)
	if err != nil || found.matched == 0 {
		return Span{}, 0, err
	}
	words := readWords(text).at
	return Span{words[found.first].Start, words[found.last].End}, found.share, nil
}
