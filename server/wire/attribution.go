// attribution.go says whose words stand in what a comparison shows as inserted.

package wire

import (
	"context"
	"slices"
	"strings"

	"adref/diffing"
	"adref/editor"
)

// opsBy gives for each operation the delegations whose words it inserts, in the order of their first
// ones; "" is the Chair. ops lead from one version of a paragraph to a later one, first being 0 where
// there was none; every version between them counts, and each word is of the version that brought it.
// What is not inserted, or was there in the first version, is nobody's. nil when no version lies
// between them.
func (v *View) opsBy(p *editor.Paragraph, first, last int, ops diffing.Diff) [][]string {
	if first >= last {
		return nil
	}
	chain := v.chain(p.ID, last)
	if first > 0 {
		first += len(chain) - last
	}
	return v.attributed(chain, first, ops)
}

// wordsBy takes apart, by their proposers, the insertions of a pair of which some are of several; nil where
// each is of one.
func (v *View) wordsBy(p *editor.Paragraph, first, last int, pair ComparedPair) []WordsBy {
	if !slices.ContainsFunc(pair.OpsBy, func(by []string) bool { return len(by) > 1 }) {
		return nil
	}
	chain := v.chain(p.ID, last)
	if first > 0 {
		first += len(chain) - last
	}
	runs, _ := diffing.Trace(context.Background(), v.steps(chain, bySponsor)) // fails only when cancelled
	return split(pair.Ops, runs, first)
}

// attributed says whose words the insertions of a difference hold, given the versions that lead to its
// second text and how many of them were there in its first.
func (v *View) attributed(chain []made, since int, ops diffing.Diff) [][]string {
	words, _ := diffing.Trace(context.Background(), v.steps(chain, bySponsor)) // fails only when cancelled
	by := make([][]string, len(ops))
	at := 0
	for i, op := range ops {
		by[i] = []string{}
		if op.Kind == diffing.Insert {
			by[i] = authors(words, at, at+len(op.Text), since)
		}
		if op.Kind != diffing.Delete {
			at += len(op.Text)
		}
	}
	return by
}

// authors are those who brought the words between two bytes since a version; the space between words
// is nobody's.
func authors(words []diffing.Run, from, to, since int) []string {
	codes := []string{}
	at := 0
	for _, run := range words {
		start, end := max(from, at), min(to, at+len(run.Text))
		if run.Step >= since && start < end && strings.TrimSpace(run.Text[start-at:end-at]) != "" {
			sources := run.Sources
			if len(sources) == 0 {
				sources = []string{""}
			}
			for _, code := range sources {
				if !slices.Contains(codes, code) {
					codes = append(codes, code)
				}
			}
		}
		at += len(run.Text)
	}
	return codes
}

// made is one version of a text: of which paragraph, and its number there.
type made struct {
	editor.VersionName
	version editor.Version
}

// chain is the versions that lead to a text: those of its paragraph, and of a part also those of what was
// split.
func (v *View) chain(paragraph string, last int) []made {
	p, _ := v.r.Paragraph(paragraph)
	var list []made
	if from := p.Versions[0].From; len(from) > 0 {
		list = v.chain(from[0].Paragraph, from[0].Version)
	}
	for i, version := range p.Versions[:last] {
		list = append(list, made{editor.VersionName{Paragraph: paragraph, Version: i + 1}, version})
	}
	return list
}

// bySponsor names a proposal that words came from by the delegation.
func bySponsor(a *editor.Amendment) string { return a.Sponsor }

// steps are versions of a text, each with the amendments it took, by the name that is given to them, and
// the delegations that spoke, by their codes; that of a bridge with all that it has words of, settled by it
// or not. What came in by a merge brought with it the amendments that it had taken.
func (v *View) steps(chain []made, name func(*editor.Amendment) string) []diffing.Step {
	steps := make([]diffing.Step, 0, len(chain))
	for _, m := range chain {
		step := diffing.Step{Text: m.version.Text}
		takes := m.version.Takes
		if m.Version > 1 {
			for _, merged := range m.version.From {
				for _, q := range v.chain(merged.Paragraph, merged.Version) {
					takes = append(slices.Clip(takes), q.version.Takes...)
				}
			}
		}
		for _, take := range takes {
			a, ok := v.r.Amendment(take.Amendment)
			if !ok || a.Kind == editor.AmendDelete || a.Kind == editor.AmendMove {
				continue
			}
			step.Sources = append(step.Sources, diffing.Source{ID: name(a), Base: a.Diff.Before(), Text: a.Text()})
		}
		if b, bridge := v.r.BridgeIn(m.Paragraph, m.Version); bridge {
			step.Joins, step.Sources = true, append(step.Sources, v.bridgeSources(b, name)...)
		}
		for _, code := range m.version.Orally { // what was spoken is in no amendment: the version itself says it
			if len(m.version.Takes) > 0 {
				break // and cannot be told from what others filed
			}
			source := diffing.Source{ID: code, Text: m.version.Text}
			if n := len(steps); n > 0 {
				source.Base = steps[n-1].Text
			}
			step.Sources = append(step.Sources, source)
		}
		steps = append(steps, step)
	}
	return steps
}
