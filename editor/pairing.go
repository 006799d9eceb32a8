// pairing.go proposes which paragraph became which element of a revision that comes from outside.

package editor

import (
	"context"
	"slices"

	"adref/diffing"
)

// Pairing is a person's word on one paragraph and one element of a revision from outside: that it is what
// became of the paragraph, or that it is not.
type Pairing struct {
	Paragraph string `json:"paragraph"`
	Element   int    `json:"element"` // counted from 0
	Together  bool   `json:"together"`
}

// Paired is one change that a revision from outside proposes, and how sure it is.
type Paired struct {
	LoadedChange
	Elements []int   // which of the revision's To is
	Alike    float64 // the likeness of both sides; see diffing.Pair
	Said     bool    // by a person
}

// PairElements says what became of every paragraph of the text, deleted ones that are still in it too, in
// a revision from outside, in the order of LoadRevision. A paragraph and an element that are not of one
// sort are never a pair; what was deleted is one with words that bring it back. Pairings are what a person
// said, the latest first to be believed; those of paragraphs or elements that there are not are left out.
func (r *Report) PairElements(ctx context.Context, elements []Element, said []Pairing) ([]Paired, error) {
	p := pairings{r: r, elements: elements, of: make([]int, len(elements))}
	texts := make([]string, len(r.Order))
	for i, id := range r.Order {
		q, _ := r.Paragraph(id)
		texts[i], _ = q.lastWords()
	}
	to := make([]string, len(elements))
	for j, el := range elements {
		to[j] = el.Text
		if clean, err := CleanText(el.Text, r.Masthead.Language); err == nil {
			to[j] = clean
		}
	}
	pairs, err := diffing.Align(ctx, texts, to)
	if err != nil {
		return nil, err
	}
	p.from = make([]int, len(r.Order))
	for i := range p.from {
		p.from[i] = -1
	}
	for j := range p.of {
		p.of[j] = -1
	}
	for _, pair := range pairs {
		if len(pair.From) > 0 && len(pair.To) > 0 {
			p.propose(pair)
		}
	}
	for _, s := range said {
		p.say(s)
	}
	return p.list(), nil
}

// lastWords is the text of a paragraph, of one that is deleted the last it had.
func (p *Paragraph) lastWords() (text string, deleted bool) {
	for n := p.Current(); n > 0; n-- {
		if text, _ := p.TextOf(n); text != "" {
			return text, n < p.Current()
		}
	}
	return "", true
}

// pairings is what is paired so far: each paragraph and each element is in at most one pair.
type pairings struct {
	r        *Report
	elements []Element
	pairs    []pairOf
	from, of []int // the pair of a paragraph, by its place in the text, and of an element; -1 for none
}

type pairOf struct {
	from, to []int
	alike    float64
	said     bool
}

// fits says whether a paragraph can become an element.
func (p *pairings) fits(i, j int) bool {
	q, _ := p.r.Paragraph(p.r.Order[i])
	return (q.Kind == KindHeading) == (p.elements[j].Kind == KindHeading)
}

// propose takes up a pair of the alignment, as far as it can be: of a split or a merge that cannot be, the
// first of both sides.
func (p *pairings) propose(pair diffing.Pair) {
	whole := len(pair.From) <= maxParts && len(pair.To) <= maxParts
	var bound *Package
	for _, i := range pair.From {
		q, _ := p.r.Paragraph(p.r.Order[i])
		if text, deleted := q.lastWords(); deleted && (len(pair.From)+len(pair.To) > 2 || text != p.elements[pair.To[0]].Text) {
			return
		}
		k, in := p.r.PackageOf(q.ID)
		if whole = whole && !(in && bound != nil && k != bound); in {
			bound = k
		}
		for _, j := range pair.To {
			whole = whole && p.fits(i, j)
		}
	}
	if whole {
		p.join(pairOf{pair.From, pair.To, pair.Alike, false})
	} else if p.fits(pair.From[0], pair.To[0]) {
		alike := pair.Alike
		p.join(pairOf{pair.From[:1], pair.To[:1], alike, false})
	}
}

func (p *pairings) join(pair pairOf) {
	for _, i := range pair.from {
		p.from[i] = len(p.pairs)
	}
	for _, j := range pair.to {
		p.of[j] = len(p.pairs)
	}
	p.pairs = append(p.pairs, pair)
}

// say does what a person said.
func (p *pairings) say(s Pairing) {
	i := slices.Index(p.r.Order, s.Paragraph)
	if i < 0 || s.Element < 0 || s.Element >= len(p.elements) || s.Together && !p.fits(i, s.Element) {
		return
	}
	if s.Together {
		p.free(p.from[i], i, -1)
		p.free(p.of[s.Element], -1, s.Element)
		p.join(pairOf{[]int{i}, []int{s.Element}, 0, true})
	} else if at := p.from[i]; at >= 0 && at == p.of[s.Element] {
		if pair := p.pairs[at]; len(pair.to) > 1 {
			p.free(at, -1, s.Element)
		} else {
			p.free(at, i, -1)
		}
	}
}

// free takes a paragraph or an element (-1: neither) out of its pair. What is left of the pair stays
// together, if both sides are there and its elements still stand one after the other.
func (p *pairings) free(at, i, j int) {
	if at < 0 {
		return
	}
	pair := p.pairs[at]
	for _, k := range pair.from {
		p.from[k] = -1
	}
	for _, k := range pair.to {
		p.of[k] = -1
	}
	p.pairs[at] = pairOf{}
	left := pairOf{slices.Clone(pair.from), slices.Clone(pair.to), pair.alike, true}
	left.from = slices.DeleteFunc(left.from, func(k int) bool { return k == i })
	left.to = slices.DeleteFunc(left.to, func(k int) bool { return k == j })
	if len(left.from) > 0 && len(left.to) > 0 && left.to[len(left.to)-1]-left.to[0] == len(left.to)-1 {
		p.join(left)
	}
}

// list is every pair in the order of the revision; what is gone stands after what stood before it.
func (p *pairings) list() []Paired {
	var list []Paired
	name := func(i int) VersionName {
		q, _ := p.r.Paragraph(p.r.Order[i])
		return VersionName{q.ID, q.Current()}
	}
	gone := func(i int) {
		for ; i < len(p.from) && p.from[i] < 0; i++ {
			list = append(list, Paired{LoadedChange: LoadedChange{From: []VersionName{name(i)}}})
		}
	}
	gone(0)
	for j, el := range p.elements {
		el.ID = ""
		if p.of[j] < 0 {
			list = append(list, Paired{LoadedChange: LoadedChange{To: []Element{el}}, Elements: []int{j}})
			continue
		}
		pair := p.pairs[p.of[j]]
		if j != pair.to[0] {
			continue
		}
		paired := Paired{Elements: pair.to, Alike: pair.alike, Said: pair.said}
		for _, i := range pair.from {
			paired.From = append(paired.From, name(i))
		}
		for _, k := range pair.to {
			to := p.elements[k]
			to.ID = ""
			paired.To = append(paired.To, to)
		}
		list = append(list, paired)
		for _, i := range pair.from {
			gone(i + 1)
		}
	}
	return list
}

// Moved lists the paragraphs that changes put elsewhere, as LoadRevision records it.
func (r *Report) Moved(changes []LoadedChange) []string { return r.movedBy(changes) }
