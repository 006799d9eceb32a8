// carry.go is rule 6 at a new version, and rule 7: how each pending amendment stands on text it was
// not filed against, and which amendments touch the same words.

package editor

import (
	"cmp"
	"context"
	"slices"

	"adref/diffing"
)

// carry classes one pending amendment against the current version of its paragraph. It always
// starts from what was filed, so that nothing is lost by going through versions in between.
func (r *Report) carry(a *Amendment) AmendmentCarried {
	p, _ := r.Paragraph(a.Paragraph)
	carried := AmendmentCarried{Amendment: a.ID, Version: p.Current(), Class: ClassOverlapping}
	base, proposed := r.changes(a)
	now := p.Text()
	if a.Kind == AmendInsertAfter {
		carried.Class, carried.Text = ClassClean, proposed
		if r.parentTaken(a) { // in the text already, in other words
			carried.Class, carried.Text = ClassOverlapping, ""
		}
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
	case merged == now && r.unsaid(a, now): // what it would change is not there, which is not what it proposes
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
	switch {
	case a.Kind == AmendInsertAfter:
		return a.Text(), !r.parentTaken(a)
	case !found || p.Current() == a.Version && !r.parentSettled(a):
		return a.Text(), true
	}
	return a.Carried, a.CarriedTo == p.Current() && a.Class == ClassClean
}

// Clusters groups the pending amendments of a paragraph by the words they touch (rule 7): each
// cluster holds the groups that touch the same words, each group the identical proposals. The
// grouping does not depend on the order of filing; the order shown is that of the numbers.
// Insertions meet in their gap, whatever they insert. One that overlaps with a later version stands
// alone: it touches whatever its sponsor makes of it.
func (r *Report) Clusters(p *Paragraph) [][][]string {
	var clusters [][][]string
	filed := map[string]int{} // the order of filing
	revising, inserting := map[string]string{}, map[string]string{}
	for i, id := range p.Amendments {
		a, _ := r.Amendment(id)
		if a.State.Settled() {
			continue
		}
		filed[id] = i
		switch text, ok := r.Standing(a); {
		case !ok:
			clusters = append(clusters, [][]string{{id}})
		case a.Kind == AmendInsertAfter:
			inserting[id] = text
		default:
			revising[id] = text
		}
	}
	compose := func(base string, proposals map[string]string) {
		composed, _ := diffing.Compose(context.Background(), base, proposals) // fails only when cancelled
		clusters = append(clusters, composed.Clusters()...)
	}
	compose(p.Text(), revising)
	compose("", inserting) // all start at one point, and so touch
	clusters = r.withTheirs(clusters)
	byFiling := func(a, b string) int { return cmp.Compare(filed[a], filed[b]) }
	for _, cluster := range clusters {
		for _, group := range cluster {
			slices.SortFunc(group, byFiling)
		}
		slices.SortFunc(cluster, func(a, b []string) int { return byFiling(a[0], b[0]) })
	}
	slices.SortFunc(clusters, func(a, b [][]string) int { return byFiling(a[0][0], b[0][0]) })
	return clusters
}
