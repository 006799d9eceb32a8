// compare.go puts two texts of the whole report side by side.

package wire

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"adref/diffing"
	"adref/editor"
)

// Live names the live text where a revision could be named.
const Live = "live"

// text is one text of the whole report.
type text struct {
	Side
	entries  []editor.RevisionEntry
	revision *editor.Revision // nil for the text of a moment
	proposed []editor.NewText // of a rolling text; among the entries too
	of       *editor.Report   // of a moment: the report as it stood, today's for the live text
	place    int64            // of that moment among all, as the log counts them
}

// entries is a revision as it was circulated.
func (v *View) entries(rev *editor.Revision) text {
	return text{Side: Side{rev.ID, rev.Name, moment(rev.At)}, entries: withNewText(rev.Entries, rev.NewTexts), revision: rev, proposed: rev.NewTexts}
}

// standing is the text as the view's report stands.
func (v *View) standing(side Side, place int64) text {
	t := text{Side: side, of: v.r, place: place}
	for _, p := range v.r.Order {
		paragraph, _ := v.r.Paragraph(p)
		t.entries = append(t.entries, editor.RevisionEntry{Paragraph: p, Version: paragraph.Current(), Number: v.numbers[p]})
	}
	v.rolledLive(&t)
	t.entries = withNewText(t.entries, t.proposed)
	return t
}

// side finds a text of the report by the id of its revision, Live, or the name of a moment that the view
// was given; ok is false when the reader may not read it.
func (v *View) side(id string) (t text, ok bool) {
	if id == Live {
		if !v.live {
			return t, false
		}
		at := v.r.At
		return v.standing(Side{Live, "Live text", &at}, math.MaxInt64), true
	}
	for _, m := range v.moments {
		if m.Name == id {
			return v.textAt(m), true
		}
	}
	rev, ok := v.r.Revision(id)
	if !ok || !v.reads(rev) {
		return t, false
	}
	return v.entries(rev), true
}

// Compare compares two texts, each the id of a revision, Live or the name of a moment that the view was
// given. ok is false when there is no such text that the reader may read.
func (v *View) Compare(from, to string) (c Comparison, ok bool) {
	before, okFrom := v.side(from)
	after, okTo := v.side(to)
	if !okFrom || !okTo {
		return c, false
	}
	c.From, c.To = before.Side, after.Side
	became := v.concordance(before, after)
	// What was deleted stands after what it stood after.
	gone := map[string][]editor.RevisionEntry{}
	last := ""
	for _, e := range before.entries {
		switch g := became.of[e.Paragraph]; {
		case g == nil:
			gone[last] = append(gone[last], e)
		case became.is[e.Paragraph]:
			last = e.Paragraph
		}
	}
	c.Pairs = []ComparedPair{}
	pair := func(from, to *editor.RevisionEntry) {
		if only := cmp.Or(from, to); (from == nil || to == nil) && v.textOf(*only) == "" {
			return // it was deleted in the one text, and is not in the other
		}
		pair := v.pair(from, to, before, after)
		if to != nil && became.moved[to.Paragraph] {
			pair.Change = "moved"
		}
		p, ok := v.r.Paragraph(pair.Paragraph)
		if rolled := rolledOf(from) + rolledOf(to); pair.Change != "same" && v.live && rolled != "" {
			pair.By = v.inBrackets(cmp.Or(rolledOf(to), rolled))
		} else if pair.Change != "same" && v.live && ok {
			first, last := v.versionIn(before, p, from), v.versionIn(after, p, to)
			pair.By, pair.OpsBy = v.between(p, first, last), v.opsBy(p, first, last, pair.Ops)
		}
		c.Pairs = append(c.Pairs, pair)
	}
	deleted := func(after string) {
		for _, e := range gone[after] {
			pair(&e, nil)
		}
	}
	deleted("")
	for _, e := range after.entries {
		switch g := became.of[e.Paragraph]; {
		case g == nil:
			pair(nil, &e)
		case len(g.from) == 1 && len(g.to) == 1 && g.from[0].Paragraph == e.Paragraph:
			pair(&g.from[0], &e)
		default:
			c.Pairs = append(c.Pairs, v.grouped(g, e))
		}
		deleted(e.Paragraph)
	}
	return c, true
}

func rolledOf(e *editor.RevisionEntry) string {
	if e == nil {
		return ""
	}
	return e.Rolled
}

func (v *View) pair(from, to *editor.RevisionEntry, texts ...text) ComparedPair {
	var before, after string
	pair := ComparedPair{Change: "same"}
	if from != nil {
		before, pair.FromNumber, pair.Paragraph = v.textOf(*from), from.Number, from.Paragraph
	}
	if to != nil {
		after, pair.ToNumber, pair.Paragraph = v.textOf(*to), to.Number, to.Paragraph
	}
	switch {
	case from == nil || before == "" && after != "":
		pair.Change = "added"
	case to == nil || after == "" && before != "":
		pair.Change = "deleted"
	case before != after:
		pair.Change = "revised"
	}
	p := v.element(pair.Paragraph, texts...)
	pair.Kind, pair.Level, pair.Annex = p.Kind, p.Level, p.Annex
	pair.Ops = diffing.Diff{}
	if before != "" || after != "" {
		pair.Ops = readableWords(before, after)
	}
	return pair
}

// versionIn is the version a paragraph has in a text; where it is not in it, the last it had when that was
// circulated, 0 before it was made.
func (v *View) versionIn(t text, p *editor.Paragraph, e *editor.RevisionEntry) int {
	switch {
	case e != nil:
		return e.Version
	case t.revision == nil:
		then, there := t.of.Paragraph(p.ID)
		if !there {
			return 0
		}
		return then.Current()
	}
	at := slices.Index(v.r.Revisions, t.revision)
	return len(p.Versions) - len(slices.DeleteFunc(slices.Clone(p.Versions), func(ver editor.Version) bool { return ver.Revision <= at }))
}

// between lists whose amendments made the versions after one and up to another, whichever comes
// first; "" is the Chair.
func (v *View) between(p *editor.Paragraph, first, last int) []string {
	if last < first {
		first, last = last, first
	}
	var by []string
	for i := first; i < last; i++ {
		if !stands(p, i, last) {
			continue
		}
		codes := v.sponsors(p.Versions[i].Takes)
		if len(codes) == 0 {
			codes = []string{""}
		}
		for _, code := range codes {
			if !slices.Contains(by, code) {
				by = append(by, code)
			}
		}
	}
	return by
}

// Text is one text of the report for export: its elements as a draft, with their numbers.
func (v *View) Text(side string) (draft editor.Draft, numbers []string, ok bool) {
	t, ok := v.side(side)
	if !ok {
		return draft, nil, false
	}
	draft.Masthead = v.r.Masthead
	if t.revision != nil {
		draft.Masthead = v.mastheadOf(t.revision)
	}
	for _, e := range t.entries {
		p := v.element(e.Paragraph, t)
		text := v.textOf(e)
		if strings.TrimSpace(text) == "" {
			continue
		}
		draft.Elements = append(draft.Elements, editor.Element{
			ID: p.ID, Kind: p.Kind, Level: p.Level, Marker: p.Marker, Printed: e.Number, Annex: p.Annex, Text: text,
		})
		numbers = append(numbers, e.Number)
	}
	return draft, numbers, true
}
