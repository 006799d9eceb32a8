// carry.go is rule 6 at a new version, and rule 7: how each pending amendment stands on text it was
// not filed against, and which amendments touch the same words.

package editor

import (
	"slices"

	"adref/diffing"
)

// carry classes one pending amendment against the current version of its paragraph. It always
// starts from what was filed, so that nothing is lost by going through versions in between.
func (r *Report) carry(a *Amendment) AmendmentCarried {
	p, _ := r.Paragraph(a.Paragraph)
	carried := AmendmentCarried{Amendment: a.ID, Version: p.Current(), Class: ClassOverlapping}
	base, _ := p.TextOf(a.Version)
	now, proposed := p.Text(), a.Text()
	if a.Kind == AmendInsertAfter {
		carried.Class, carried.Text = ClassClean, proposed
		if now == "" {
			carried.Class = ClassGone
		}
		return carried
	}
	switch merged, conflicts := diffing.Merge(base, proposed, now); {
	case now == proposed:
		carried.Class = ClassOvertaken
	case now == "":
		carried.Class = ClassGone
	case a.Kind == AmendDelete || len(conflicts) > 0:
		if now == base {
			carried.Class, carried.Text = ClassClean, proposed
		}
	case merged == now:
		carried.Class = ClassOvertaken
	default:
		carried.Class, carried.Text = ClassClean, merged
	}
	return carried
}

// Standing is what a pending amendment proposes to the current version of its paragraph: its own
// text while that version is the one it was filed against, else the carried copy. ok is false when
// it overlaps with what came since, or has no paragraph any more.
func (r *Report) Standing(a *Amendment) (text string, ok bool) {
	p, found := r.Paragraph(a.Paragraph)
	if !found || a.Kind == AmendInsertAfter || p.Current() == a.Version {
		return a.Text(), true
	}
	return a.Carried, a.CarriedTo == p.Current() && a.Class == ClassClean
}

// Clusters groups the pending amendments of a paragraph by the words they touch (rule 7): each
// cluster holds the groups that touch the same words, each group the identical proposals. The
// grouping does not depend on the order of filing; the order shown is that of the numbers.
func (r *Report) Clusters(p *Paragraph) [][][]string {
	type group struct {
		ids  []string
		text string
		gap  bool
		lone bool // overlapping with a later version: it touches whatever the sponsor makes of it
		home int
	}
	var groups []*group
	for _, id := range p.Amendments {
		a, _ := r.Amendment(id)
		if a.State.Settled() {
			continue
		}
		text, ok := r.Standing(a)
		gap := a.Kind == AmendInsertAfter
		at := slices.IndexFunc(groups, func(g *group) bool { return ok && !g.lone && g.gap == gap && g.text == text })
		if at >= 0 {
			groups[at].ids = append(groups[at].ids, id)
			continue
		}
		groups = append(groups, &group{ids: []string{id}, text: text, gap: gap, lone: !ok, home: len(groups)})
	}
	for i, g := range groups {
		for _, h := range groups[:i] {
			if g.home == h.home || g.lone || h.lone || g.gap != h.gap {
				continue
			}
			if g.gap || diffing.Touch(p.Text(), g.text, h.text) {
				from, to := g.home, h.home
				for _, k := range groups {
					if k.home == from {
						k.home = to
					}
				}
			}
		}
	}
	var clusters [][][]string
	seen := map[int]int{}
	for _, g := range groups {
		at, ok := seen[g.home]
		if !ok {
			at = len(clusters)
			seen[g.home] = at
			clusters = append(clusters, nil)
		}
		clusters[at] = append(clusters[at], g.ids)
	}
	return clusters
}
