// clusters.go is rule 7: which pending amendments of a paragraph touch the same words. What was made out
// once is remembered for as long as it is asked of the same text and the same proposals.

package editor

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"sync"

	"adref/diffing"
)

// proposal is all that the grouping of one pending amendment of a paragraph depends on.
type proposal struct {
	id   string
	kind AmendmentKind
	text string // on the text as it stands
	fits bool   // false: it stands alone, and touches whatever its sponsor makes of it
	into string // of a move or a merge: what it would do
	to   string // the amendment that it amends
}

// Clusters groups the pending amendments of a paragraph by the words they touch (rule 7): each
// cluster holds the groups that touch the same words, each group the identical proposals. The
// grouping does not depend on the order of filing; the order shown is that of the numbers.
// Insertions meet in their gap, whatever they insert; so do moves, and merges, which touch a paragraph
// as a whole. One that overlaps with a later version stands alone. What is returned is not to be changed.
func (r *Report) Clusters(p *Paragraph) [][][]string {
	var proposals []proposal
	for _, id := range p.Amendments {
		a, _ := r.Amendment(id)
		if a.State.Settled() {
			continue
		}
		one := proposal{id: id, kind: a.Kind, to: a.To}
		one.text, one.fits = r.Standing(a, p)
		switch a.Kind {
		case AmendMove:
			one.into = a.After
		case AmendMerge:
			one.into = fmt.Sprint(a.Paragraph, a.With, one.text)
		}
		proposals = append(proposals, one)
	}
	if len(proposals) == 0 {
		return nil
	}
	return r.clustered.of(p.ID, p.Text(), proposals)
}

// clustered remembers for each paragraph the clusters that were last made out, and of what. All states of a
// report share it; it is no part of any: the same question has the same answer with it and without.
type clustered struct {
	mu   sync.Mutex
	last map[string]clustering // by paragraph
}

type clustering struct {
	base      string
	proposals []proposal
	clusters  [][][]string
}

func (c *clustered) of(paragraph, base string, proposals []proposal) [][][]string {
	if c == nil { // of a report that no facts made
		return cluster(base, proposals)
	}
	c.mu.Lock()
	last, known := c.last[paragraph]
	c.mu.Unlock()
	if known && last.base == base && slices.Equal(last.proposals, proposals) {
		return last.clusters
	}
	made := cluster(base, proposals)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.last[paragraph] = clustering{base, proposals, made}
	return made
}

// cluster groups proposals to a text, given in order of filing.
func cluster(base string, proposals []proposal) [][][]string {
	var clusters [][][]string
	filed, to := map[string]int{}, map[string]string{}
	revising, inserting := map[string]string{}, map[string]string{}
	moving, merging := map[string][]string{}, map[string][]string{} // by what they would do
	for i, p := range proposals {
		filed[p.id], to[p.id] = i, p.to
		switch {
		case !p.fits:
			clusters = append(clusters, [][]string{{p.id}})
		case p.kind == AmendInsertAfter:
			inserting[p.id] = p.text
		case p.kind == AmendMove:
			moving[p.into] = append(moving[p.into], p.id)
		case p.kind == AmendMerge:
			merging[p.into] = append(merging[p.into], p.id)
		default:
			revising[p.id] = p.text
		}
	}
	compose := func(base string, proposals map[string]string) {
		composed, _ := diffing.Compose(context.Background(), base, proposals) // fails only when cancelled
		clusters = append(clusters, composed.Clusters()...)
	}
	compose(base, revising)
	compose("", inserting) // all start at one point, and so touch
	for _, same := range []map[string][]string{moving, merging} {
		if len(same) > 0 {
			clusters = append(clusters, slices.Collect(maps.Values(same)))
		}
	}
	clusters = withTheirs(clusters, to)
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
