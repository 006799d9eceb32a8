// concordance.go says which paragraph of one text became which of another: split, merged and moved.

package wire

import (
	"cmp"
	"slices"
	"strings"

	"adref/diffing"
	"adref/editor"
)

// group is paragraphs of one text and what they became in another, each in reading order.
type group struct {
	from, to []editor.RevisionEntry
	first    bool                        // whether from is the older one
	ops      []diffing.Diff              // for each of to, once it was asked for
	by       []string                    // whose amendments came in between, likewise
	are      map[editor.VersionName]bool // the versions that stand in the older one
}

// concordance is what became of which paragraph.
type concordance struct {
	of    map[string]*group // by paragraph of either text; nil for what was added or deleted
	is    map[string]bool   // in the second text
	moved map[string]bool
}

func (v *View) concordance(before, after text) concordance {
	c := concordance{map[string]*group{}, map[string]bool{}, map[string]bool{}}
	was := map[string]bool{}
	for _, e := range before.entries {
		was[e.Paragraph] = true
	}
	for _, e := range after.entries {
		c.is[e.Paragraph] = true
	}
	forth := !v.later(before, after)
	// Which belong together: an older text's paragraphs with all that took their text since.
	head := map[string]string{} // of a set, by paragraph
	var find func(id string) string
	find = func(id string) string {
		if to, ok := head[id]; ok && to != id {
			head[id] = find(to)
			return head[id]
		}
		return id
	}
	linked := map[string]bool{}
	older, newer, until := before.entries, c.is, after
	if !forth {
		older, newer, until = after.entries, was, before
	}
	versions := map[string]int{} // that each paragraph had in the newer text
	for _, e := range until.entries {
		versions[e.Paragraph] = e.Version
	}
	had := func(s editor.Successor) bool {
		version, in := versions[s.Paragraph]
		if p, ok := v.r.Paragraph(s.Paragraph); ok && !in {
			version = v.versionIn(until, p, nil)
		}
		return s.As <= version
	}
	for _, e := range older {
		for _, id := range v.r.LineageBy(e.Paragraph, e.Version, had) {
			if newer[id] {
				head[find("new "+id)] = find("old " + e.Paragraph)
				linked["new "+id], linked["old "+e.Paragraph] = true, true
			}
		}
	}
	groups := map[string]*group{}
	in := func(prefix, id string) *group {
		if !linked[prefix+id] {
			return nil
		}
		at := find(prefix + id)
		if groups[at] == nil {
			groups[at] = &group{first: forth}
		}
		c.of[id] = groups[at]
		return groups[at]
	}
	sides := [2]string{"old ", "new "}
	if !forth {
		sides = [2]string{"new ", "old "}
	}
	for _, e := range before.entries {
		if g := in(sides[0], e.Paragraph); g != nil {
			g.from = append(g.from, e)
		}
	}
	for _, e := range after.entries {
		if g := in(sides[1], e.Paragraph); g != nil {
			g.to = append(g.to, e)
		}
	}
	c.moved = v.moved(before, after)
	return c
}

// later says that a text is of a later time than another: by the revisions that had been circulated, and
// since the same one by the moment.
func (v *View) later(t, than text) bool {
	return cmp.Or(cmp.Compare(v.circulatedBy(t), v.circulatedBy(than)), cmp.Compare(t.place, than.place)) > 0
}

// circulatedBy is how many revisions had been circulated, that text itself among them.
func (v *View) circulatedBy(t text) int {
	if t.revision == nil {
		return len(t.of.Revisions)
	}
	return slices.Index(v.r.Revisions, t.revision) + 1
}

// movesBy is how often a paragraph had been moved when a text stood.
func (v *View) movesBy(t text, p *editor.Paragraph) int {
	if t.revision == nil {
		then, there := t.of.Paragraph(p.ID)
		if !there {
			return 0
		}
		return len(then.Moves)
	}
	before := v.circulatedBy(t)
	return len(slices.DeleteFunc(slices.Clone(p.Moves), func(circulated int) bool { return circulated >= before }))
}

// moved finds the paragraphs of both texts that stand in another order: as few as can be, and rather those
// that somebody moved than those that stayed.
func (v *View) moved(before, after text) map[string]bool {
	at := make(map[string]int, len(before.entries))
	for i, e := range before.entries {
		at[e.Paragraph] = i
	}
	type step struct {
		id          string
		at, best    int // best: the weight of the heaviest rising order that ends here
		before, own int
	}
	var steps []step
	rising := true
	for _, e := range after.entries {
		i, there := at[e.Paragraph]
		if !there {
			continue
		}
		p, ok := v.r.Paragraph(e.Paragraph) // of proposed text that stands in a rolling one there is none
		own := len(after.entries) + 1
		if ok && v.movesBy(before, p) != v.movesBy(after, p) {
			own = 1
		}
		rising = rising && (len(steps) == 0 || steps[len(steps)-1].at < i)
		steps = append(steps, step{e.Paragraph, i, 0, -1, own})
	}
	moved := map[string]bool{}
	if rising {
		return moved
	}
	tree := make([]int, len(before.entries)+1) // the best step that ends before a place, as a Fenwick tree; 0 for none
	heaviest := -1
	for k := range steps {
		s := &steps[k]
		for i := s.at; i > 0; i -= i & -i {
			if j := tree[i] - 1; j >= 0 && (s.before < 0 || steps[j].best > steps[s.before].best) {
				s.before = j
			}
		}
		if s.best = s.own; s.before >= 0 {
			s.best += steps[s.before].best
		}
		for i := s.at + 1; i < len(tree); i += i & -i {
			if tree[i] == 0 || steps[tree[i]-1].best < s.best {
				tree[i] = k + 1
			}
		}
		if heaviest < 0 || s.best > steps[heaviest].best {
			heaviest = k
		}
	}
	for _, s := range steps {
		moved[s.id] = true
	}
	for k := heaviest; k >= 0; k = steps[k].before {
		delete(moved, steps[k].id)
	}
	return moved
}

// grouped is one paragraph of what others became: its words out of the difference of all of them, so that
// what was kept in a split or a merge is shown as kept.
func (v *View) grouped(g *group, to editor.RevisionEntry) ComparedPair {
	at := slices.Index(g.to, to)
	if g.ops == nil {
		joined := func(entries []editor.RevisionEntry) string {
			texts := make([]string, len(entries))
			for i, e := range entries {
				texts[i] = v.textOf(e)
			}
			return strings.Join(texts, "\n")
		}
		g.ops = cut(readableWords(joined(g.from), joined(g.to)))
		older, newer := g.from, g.to
		if !g.first {
			older, newer = newer, older
		}
		g.are = map[editor.VersionName]bool{}
		for _, e := range older {
			g.are[editor.VersionName{Paragraph: e.Paragraph, Version: e.Version}] = true
		}
		for _, e := range newer {
			chain := v.chain(e.Paragraph, e.Version)
			for _, m := range chain[v.since(g, chain):] {
				codes := v.sponsors(m.version.Takes)
				if len(codes) == 0 {
					codes = []string{""}
				}
				for _, code := range codes {
					if !slices.Contains(g.by, code) {
						g.by = append(g.by, code)
					}
				}
			}
		}
	}
	p, _ := v.r.Paragraph(to.Paragraph)
	pair := ComparedPair{
		Paragraph: p.ID, Change: "revised", Kind: p.Kind, Level: p.Level, Annex: p.Annex,
		FromNumber: g.from[0].Number, ToNumber: to.Number, Ops: g.ops[at],
	}
	if own := slices.IndexFunc(g.from, func(e editor.RevisionEntry) bool { return e.Paragraph == to.Paragraph }); own >= 0 {
		pair.FromNumber = g.from[own].Number
	}
	switch cmp.Compare(len(g.from), len(g.to)) {
	case -1:
		pair.Change = "split"
	case 1:
		if pair.Change = "merged"; at == 0 {
			for _, e := range g.from {
				if e.Number != pair.FromNumber {
					pair.FromAlso = append(pair.FromAlso, e.Number)
				}
			}
		}
	}
	if v.live {
		pair.By = g.by
		if g.first {
			chain := v.chain(to.Paragraph, to.Version)
			pair.OpsBy = v.attributed(chain, v.since(g, chain), pair.Ops)
		}
	}
	return pair
}

// since is how many versions of a chain were there in the older text.
func (v *View) since(g *group, chain []made) int {
	for i, m := range slices.Backward(chain) {
		if g.are[m.VersionName] {
			return i + 1
		}
	}
	return 0
}
