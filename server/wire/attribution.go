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
	words, _ := diffing.Trace(context.Background(), v.steps(p, last)) // fails only when cancelled
	by := make([][]string, len(ops))
	at := 0
	for i, op := range ops {
		by[i] = []string{}
		if op.Kind == diffing.Insert {
			by[i] = authors(words, at, at+len(op.Text), first)
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

// steps are the versions of a paragraph up to one of them, each with the amendments it took, by their
// sponsors.
func (v *View) steps(p *editor.Paragraph, last int) []diffing.Step {
	steps := make([]diffing.Step, 0, last)
	for _, version := range p.Versions[:last] {
		step := diffing.Step{Text: version.Text}
		for _, take := range version.Takes {
			a, ok := v.r.Amendment(take.Amendment)
			if !ok || a.Kind == editor.AmendDelete {
				continue
			}
			source := diffing.Source{ID: a.Sponsor, Text: a.Text()}
			if a.Kind == editor.AmendRevise {
				source.Base, _ = p.TextOf(a.Version)
			}
			step.Sources = append(step.Sources, source)
		}
		for _, code := range version.Orally { // what was spoken is in no amendment: the version itself says it
			if len(version.Takes) > 0 {
				break // and cannot be told from what others filed
			}
			source := diffing.Source{ID: code, Text: version.Text}
			if n := len(steps); n > 0 {
				source.Base = steps[n-1].Text
			}
			step.Sources = append(step.Sources, source)
		}
		steps = append(steps, step)
	}
	return steps
}
