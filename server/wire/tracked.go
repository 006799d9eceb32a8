// tracked.go is one text of the report with everything tracked that makes it of another, as a Word file shows
// it: with the delegations whose amendments came in as authors, and the dates of the versions.

package wire

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"adref/diffing"
	"adref/editor"
	"adref/editor/docx"
)

// Tracked leads from one text to another, each named as for Compare, and is read by those who may compare them.
func (v *View) Tracked(from, to string) (d docx.Document, ok bool, err error) {
	before, okFrom := v.side(from)
	after, okTo := v.side(to)
	if !okFrom || !okTo {
		return d, false, nil
	}
	became := v.concordance(before, after)
	whole := docx.By{Author: after.Name}
	if after.At != nil {
		whole.At = *after.At
	}
	texts := func(t text) (list []docx.Text, entries []editor.RevisionEntry, at map[string]int) {
		at = map[string]int{}
		for _, e := range t.entries {
			p := v.element(e.Paragraph, t)
			words := v.textOf(e)
			if strings.TrimSpace(words) == "" {
				continue
			}
			at[e.Paragraph] = len(list)
			entries = append(entries, e)
			list = append(list, docx.Text{Element: editor.Element{ID: p.ID, Kind: p.Kind, Level: p.Level, Marker: p.Marker, Annex: p.Annex, Text: words}, Number: e.Number})
		}
		return list, entries, at
	}
	was, wasEntries, wasAt := texts(before)
	is, isEntries, isAt := texts(after)
	places := func(entries []editor.RevisionEntry, at map[string]int) (list []int) {
		for _, e := range entries {
			if place, there := at[e.Paragraph]; there {
				list = append(list, place)
			}
		}
		return list
	}
	var steps []docx.Step
	done := map[*group]bool{}
	add := func(g *group, e editor.RevisionEntry, here bool) {
		s := docx.Step{By: whole}
		switch {
		case g != nil && done[g]:
			return
		case g != nil:
			done[g] = true
			s.From, s.To = places(g.from, wasAt), places(g.to, isAt)
		case here:
			s.To = []int{isAt[e.Paragraph]}
		default:
			s.From = []int{wasAt[e.Paragraph]}
		}
		s.Moved = len(s.To) == 1 && became.moved[isEntries[s.To[0]].Paragraph]
		if len(s.From) <= 1 && len(s.To) <= 1 {
			v.attribute(&s, before, after, was, is, wasEntries, isEntries)
		}
		steps = append(steps, s)
	}
	for _, e := range isEntries {
		add(became.of[e.Paragraph], e, true)
	}
	for _, e := range wasEntries {
		add(became.of[e.Paragraph], e, false)
	}
	paragraphs, err := docx.Track(was, is, steps)
	head := func(t text) editor.Masthead {
		if t.revision != nil {
			return v.mastheadOf(t.revision)
		}
		return v.r.Masthead
	}
	old := head(before)
	return docx.Document{Masthead: head(after), Was: &old, By: whole, Tracking: true, Paragraphs: paragraphs}, true, err
}

// attribute says of each word of a step on one paragraph whose it is, and of what is struck whose version left
// it out, where the reader may know.
func (v *View) attribute(s *docx.Step, before, after text, was, is []docx.Text, wasEntries, isEntries []editor.RevisionEntry) {
	var from, to *editor.RevisionEntry
	var old, new string
	if len(s.From) == 1 {
		from, old = &wasEntries[s.From[0]], was[s.From[0]].Text
	}
	if len(s.To) == 1 {
		to, new = &isEntries[s.To[0]], is[s.To[0]].Text
	}
	p, known := v.r.Paragraph(cmp.Or(to, from).Paragraph)
	if !v.live || !known || rolledOf(from)+rolledOf(to) != "" {
		return
	}
	first, last := v.versionIn(before, p, from), v.versionIn(after, p, to)
	if first >= last {
		return
	}
	chain := v.chain(p.ID, last)
	since := first
	if first > 0 {
		since += len(chain) - last
	}
	if by := v.between(p, max(first, 1)-1, last); len(by) > 0 {
		s.By = docx.By{Author: v.authors(by), At: chain[len(chain)-1].version.At}
	}
	brought, _ := diffing.Trace(context.Background(), v.steps(chain, bySponsor)) // fails only when cancelled
	var back []diffing.Step
	for _, m := range slices.Backward(chain[max(since-1, 0):]) {
		back = append(back, diffing.Step{Text: m.version.Text})
	}
	left, _ := diffing.Trace(context.Background(), back)
	atNew, atOld := 0, 0
	for _, op := range readableWords(old, new) {
		switch op.Kind {
		case diffing.Equal:
			s.Pieces = append(s.Pieces, docx.Piece{Text: op.Text})
			atNew, atOld = atNew+len(op.Text), atOld+len(op.Text)
		case diffing.Insert:
			s.Pieces = v.spread(s.Pieces, op.Text, docx.Inserted, brought, atNew, func(r diffing.Run) docx.By {
				if r.Step < since {
					return s.By
				}
				return docx.By{Author: v.authors(r.Sources), At: chain[r.Step].version.At}
			})
			atNew += len(op.Text)
		default:
			s.Pieces = v.spread(s.Pieces, op.Text, docx.Deleted, left, atOld, func(r diffing.Run) docx.By {
				if r.Step == 0 {
					return s.By
				}
				m := chain[len(chain)-r.Step]
				q, _ := v.r.Paragraph(m.Paragraph)
				return docx.By{Author: v.authors(v.hands(q, m.Version)), At: m.version.At}
			})
			atOld += len(op.Text)
		}
	}
}

// spread takes words apart by their runs; the space between words goes with what stands before it.
func (v *View) spread(to []docx.Piece, text string, change docx.Change, runs []diffing.Run, at int, by func(diffing.Run) docx.By) []docx.Piece {
	first, start := len(to), 0
	for _, r := range runs {
		end := start + len(r.Text)
		if lo, hi := max(at, start), min(at+len(text), end); lo < hi {
			words, whose := text[lo-at:hi-at], by(r)
			if k := len(to) - 1; k >= first && (to[k].By == whose || strings.TrimSpace(words) == "") {
				to[k].Text += words
			} else {
				to = append(to, docx.Piece{Text: words, Change: change, By: whose})
			}
		}
		start = end
	}
	return to
}

// authors names delegations; the Chair where it is none.
func (v *View) authors(codes []string) string {
	var names []string
	for _, code := range codes {
		switch seat, seated := v.r.Seated(code); {
		case seated:
			names = append(names, seat.Name)
		case code == "":
			names = append(names, "Chair")
		default:
			names = append(names, code)
		}
	}
	if len(names) == 0 {
		return "Chair"
	}
	return strings.Join(names, ", ")
}
