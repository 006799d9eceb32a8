// provenance.go says of every word of a version where it came from.

package wire

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"adref/diffing"
	"adref/editor"
)

// Version is one version of a paragraph with the origin of its words and, where since is not 0, what changed
// since that one. ok is false when there is no such version that the reader may read. ctx ends the work.
func (v *View) Version(ctx context.Context, paragraph string, version, since int) (whole VersionText, ok bool, err error) {
	p, there := v.r.Paragraph(paragraph)
	if !v.live || !there {
		return whole, false, nil
	}
	if _, there = p.TextOf(version); !there {
		return whole, false, nil
	}
	earlier, there := p.TextOf(since)
	if since != 0 && !there {
		return whole, false, nil
	}
	chain := v.chain(paragraph, version)
	whole = VersionText{Paragraph: paragraph, Version: version, Words: []Stretch{}, Origins: []Origin{}}
	const amendment = "amendment " // no delegation's code has a space
	runs, err := diffing.Trace(ctx, v.steps(chain, func(a *editor.Amendment) string { return amendment + a.ID }))
	if err != nil {
		return whole, false, err
	}
	places := map[string]int{}
	for _, run := range runs {
		key := strings.Join(append([]string{chain[run.Step].Paragraph, strconv.Itoa(chain[run.Step].Version)}, run.Sources...), "\n")
		at, met := places[key]
		if !met {
			at = len(whole.Origins)
			places[key] = at
			whole.Origins = append(whole.Origins, v.origin(paragraph, chain[run.Step], run.Sources, amendment))
		}
		whole.Words = append(whole.Words, Stretch{run.Text, at})
	}
	if since != 0 {
		text, _ := p.TextOf(version)
		whole.Since, whole.Ops = since, readableWords(earlier, text)
		whole.OpsBy = v.opsBy(p, since, version, whole.Ops)
	}
	return whole, true, nil
}

func (v *View) origin(of string, m made, sources []string, amendment string) Origin {
	from := Origin{Version: m.Version, At: m.version.At, Revision: v.firstIn(m.version)}
	if m.Paragraph != of {
		from.Paragraph, from.Number = m.Paragraph, v.numbers[m.Paragraph]
	}
	for _, source := range sources {
		code := source
		if id, is := strings.CutPrefix(source, amendment); is {
			a, _ := v.r.Amendment(id)
			code = a.Sponsor
			named := OriginAmendment{ID: id}
			if v.nos {
				named.No = a.No
			}
			from.Amendments = append(from.Amendments, named)
		}
		if !slices.Contains(from.By, code) {
			from.By = append(from.By, code)
		}
	}
	return from
}
