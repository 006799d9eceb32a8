// whole.go merges what two sides made of a whole document.

package diffing

import (
	"context"
	"slices"
	"strings"
)

// MergedParagraph is a paragraph of a merged document, and the paragraphs it
// comes from, by their indices: the first where a document has several, -1 where
// it has none, as for the later parts of what was split.
type MergedParagraph struct {
	Text               string
	Base, Ours, Theirs int
}

// Clash is a place that both sides changed, and not alike.
type Clash struct {
	Base         []int     // paragraphs of the base, neighbours in order
	After        bool      // it is not about these but the place after them; with none of them, the start
	Ours, Theirs []Pair    // what each side made of them, or put there
	Words        []Dispute // the words in dispute, when the paragraphs themselves are not
}

// Dispute is words of the base, and what each side has in their place.
type Dispute struct{ Base, Ours, Theirs string }

// MergeWhole applies to the paragraphs of base what ours and theirs each changed
// in them. Paragraphs are paired as Align does, and what only one side did is
// done: revised, moved, split, merged, added, deleted. What both revised is
// merged as Merge does; what one revised and the other moved, split or merged is
// both. All else that both did to one paragraph is a clash unless it is the
// same: so is a deletion against any change, and so are different paragraphs put
// in one place, or one put in a place that the other side moved or closed up.
// With any clash there is no merged document. Clashes come in the order of the
// base.
//
// MergeWhole is commutative. The error is the context's.
func MergeWhole(ctx context.Context, base, ours, theirs []string) ([]MergedParagraph, []Clash, error) {
	m := wholeMerge{base: base}
	for n, texts := range [2][]string{ours, theirs} {
		pairs, err := Align(ctx, base, texts)
		if err != nil {
			return nil, nil, err
		}
		m.sides[n] = newSide(texts, pairs, len(base))
	}
	if err := m.units(ctx); err != nil {
		return nil, nil, err
	}
	merged, clashes := m.join()
	if len(clashes) > 0 {
		return nil, clashes, nil
	}
	return merged, nil, nil
}

// side is one side of the merge. Gap n of the base is the place after its
// paragraph n-1.
type side struct {
	texts []string
	fates []Pair   // by paragraph of the base
	gaps  [][]Pair // what this side added or moved there
	moved []int    // by paragraph of the base, the gap it was moved to, or none
}

func newSide(texts []string, pairs []Pair, base int) side {
	s := side{texts, make([]Pair, base), make([][]Pair, base+1), slices.Repeat([]int{none}, base)}
	gap := 0 // after the last paragraph that keeps its order
	for _, p := range pairs {
		for _, i := range p.From {
			s.fates[i] = p
		}
		switch p.Change {
		case Added:
			s.gaps[gap] = append(s.gaps[gap], p)
		case Moved:
			s.gaps[gap] = append(s.gaps[gap], p)
			s.moved[p.From[0]] = gap
		case Same, Revised, Split, Merged:
			gap = p.From[len(p.From)-1] + 1
		}
	}
	return s
}

// of gives the fates of base[lo:hi], each once.
func (s *side) of(lo, hi int) []Pair {
	var list []Pair
	for i := lo; i < hi; i++ {
		if p := s.fates[i]; i == lo || p.From[0] == i {
			list = append(list, p)
		}
	}
	return list
}

// made gives the paragraphs that stand for some fates, and their places.
func (s *side) made(fates []Pair) (texts []string, places []int) {
	for _, p := range fates {
		for _, j := range p.To {
			texts, places = append(texts, s.texts[j]), append(places, j)
		}
	}
	return texts, places
}

// wholeMerge is the state of MergeWhole.
type wholeMerge struct {
	base  []string
	sides [2]side
	unit  []unit // by its first paragraph; those of the others are empty
}

// unit is paragraphs of the base that a side merged, or one, and what became of
// them.
type unit struct {
	lo, hi int
	moved  bool
	merged []MergedParagraph
	clash  *Clash
}

// units finds the units and merges each.
func (m *wholeMerge) units(ctx context.Context) error {
	m.unit = make([]unit, len(m.base))
	for lo := 0; lo < len(m.base); {
		hi := lo + 1
		for i := lo; i < hi; i++ {
			for n := range m.sides {
				from := m.sides[n].fates[i].From
				hi = max(hi, from[len(from)-1]+1)
			}
		}
		m.unit[lo] = m.merge(ctx, lo, hi)
		if err := ctx.Err(); err != nil { // the unit means nothing then
			return err
		}
		lo = hi
	}
	return nil
}

// structural reports fates that are more than new words.
func structural(fates []Pair) bool {
	return slices.ContainsFunc(fates, func(p Pair) bool { return p.Change != Same && p.Change != Revised })
}

// unchanged reports fates that are the base.
func unchanged(fates []Pair) bool {
	return !slices.ContainsFunc(fates, func(p Pair) bool { return p.Change != Same })
}

// merge merges one unit.
func (m *wholeMerge) merge(ctx context.Context, lo, hi int) unit {
	a, b := m.sides[0].of(lo, hi), m.sides[1].of(lo, hi)
	u := unit{lo: lo, hi: hi, moved: m.sides[0].moved[lo] != none || m.sides[1].moved[lo] != none}
	base := make([]int, hi-lo)
	for i := range base {
		base[i] = lo + i
	}
	clash := func(words []Dispute) unit {
		u.clash = &Clash{Base: base, Ours: a, Theirs: b, Words: words}
		return u
	}
	madeA, inA := m.sides[0].made(a)
	madeB, inB := m.sides[1].made(b)
	equal := slices.Equal(madeA, madeB)
	alike := m.sides[0].moved[lo] == m.sides[1].moved[lo] &&
		slices.EqualFunc(a, b, func(p, q Pair) bool { return p.Change == q.Change && slices.Equal(p.From, q.From) })
	var texts []string
	switch {
	case structural(a) && structural(b) && !(alike && (equal || a[0].Change == Moved)):
		return clash(nil)
	case unchanged(b) || equal:
		texts = madeA
	case unchanged(a):
		texts = madeB
	case len(madeA) == 0 || len(madeB) == 0:
		return clash(nil) // deleted, and revised
	default:
		var words []Dispute
		parts := len(madeA)
		if structural(b) {
			parts = len(madeB)
		}
		if texts, words = mergeParts(ctx, m.base[lo:hi], madeA, madeB, parts); texts == nil {
			return clash(words)
		}
	}
	for i, text := range texts {
		u.merged = append(u.merged, MergedParagraph{text, placeOf(base, i), placeOf(inA, i), placeOf(inB, i)})
	}
	return u
}

func placeOf(places []int, i int) int {
	if i < len(places) {
		return places[i]
	}
	return none
}

// mergeParts merges paragraphs as one text, joined by line breaks, to so many
// parts; or gives the words in dispute, or nothing when the lines do not tell
// the parts.
func mergeParts(ctx context.Context, base, ours, theirs []string, parts int) (texts []string, words []Dispute) {
	whole, a, b := strings.Join(base, "\n"), strings.Join(ours, "\n"), strings.Join(theirs, "\n")
	text, conflicts, err := MergeContext(ctx, whole, a, b)
	if err != nil {
		return nil, nil
	}
	for _, c := range conflicts {
		words = append(words, Dispute{whole[c.Base.Start:c.Base.End], a[c.Ours.Start:c.Ours.End], b[c.Theirs.Start:c.Theirs.End]})
	}
	if len(conflicts) > 0 {
		return nil, words
	}
	if parts == 1 {
		return []string{text}, nil
	}
	if texts = strings.Split(text, "\n"); len(texts) != parts {
		return nil, nil
	}
	return texts, nil
}

// join puts the units and what was added in their order.
func (m *wholeMerge) join() (merged []MergedParagraph, clashes []Clash) {
	in := unit{}
	for gap := 0; ; gap++ {
		put, clash := m.put(gap, in.lo < gap && gap < in.hi)
		merged = append(merged, put...)
		if clash != nil {
			clashes = append(clashes, *clash)
		}
		if gap == len(m.base) {
			return merged, clashes
		}
		if gap < in.hi {
			continue
		}
		in = m.unit[gap]
		if in.clash != nil {
			clashes = append(clashes, *in.clash)
		}
		if !in.moved {
			merged = append(merged, in.merged...)
		}
	}
}

// put gives what stands in a gap that was not in the base. closed says that it
// is inside a unit.
func (m *wholeMerge) put(gap int, closed bool) (list []MergedParagraph, clash *Clash) {
	a, b := m.sides[0].gaps[gap], m.sides[1].gaps[gap]
	if len(a) == 0 && len(b) == 0 {
		return nil, nil
	}
	var before []int
	if gap > 0 {
		before = []int{gap - 1}
	}
	both := len(a) > 0 && len(b) > 0
	switch {
	case both && !slices.EqualFunc(a, b, m.putAlike):
		return nil, &Clash{Base: before, After: true, Ours: a, Theirs: b}
	case !both && (closed || gap > 0 && (m.sides[0].moved[gap-1] != none || m.sides[1].moved[gap-1] != none)):
		if len(a) == 0 {
			a = m.sides[0].of(gap-1, gap)
		} else {
			b = m.sides[1].of(gap-1, gap)
		}
		return nil, &Clash{Base: before, After: true, Ours: a, Theirs: b}
	}
	for n := range max(len(a), len(b)) {
		p := MergedParagraph{Base: none, Ours: none, Theirs: none}
		var from []int
		if len(a) > 0 {
			p.Ours, from = a[n].To[0], a[n].From
			p.Text = m.sides[0].texts[p.Ours]
		}
		if len(b) > 0 {
			p.Theirs, from = b[n].To[0], b[n].From
			p.Text = m.sides[1].texts[p.Theirs]
		}
		if len(from) > 0 {
			list = append(list, m.unit[from[0]].merged...)
		} else {
			list = append(list, p)
		}
	}
	return list, nil
}

// putAlike reports whether both sides put the same: the same paragraph of the
// base, or an added one with the same text.
func (m *wholeMerge) putAlike(p, q Pair) bool {
	if p.Change != q.Change || p.Change == Moved {
		return p.Change == q.Change && p.From[0] == q.From[0]
	}
	return m.sides[0].texts[p.To[0]] == m.sides[1].texts[q.To[0]]
}
