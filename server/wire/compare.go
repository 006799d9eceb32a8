// compare.go puts two texts of the whole report side by side.

package wire

import (
	"slices"
	"strings"

	"adref/diffing"
	"adref/editor"
	"adref/server/access"
)

// Live names the live text where a revision could be named.
const Live = "live"

// Side finds a text of the report by the id of its revision, or Live; ok is false when the reader
// may not read it.
func (v *View) side(id string) (Side, []editor.RevisionEntry, bool) {
	if id == Live {
		if !v.live {
			return Side{}, nil, false
		}
		var entries []editor.RevisionEntry
		for _, p := range v.r.Order {
			paragraph, _ := v.r.Paragraph(p)
			entries = append(entries, editor.RevisionEntry{Paragraph: p, Version: paragraph.Current(), Number: v.numbers[p]})
		}
		at := v.r.At
		return Side{Live, "Live text", &at}, entries, true
	}
	rev, ok := v.r.Revision(id)
	if !ok || !access.May(v.who, access.ReadRevision, access.Subject{Report: v.law, Revision: rev}) {
		return Side{}, nil, false
	}
	return Side{rev.ID, rev.Name, moment(rev.At)}, rev.Entries, true
}

// Compare compares two texts, each the id of a revision or Live. ok is false when there is no such
// text that the reader may read.
func (v *View) Compare(from, to string) (c Comparison, ok bool) {
	var before, after []editor.RevisionEntry
	var okFrom, okTo bool
	if c.From, before, okFrom = v.side(from); !okFrom {
		return c, false
	}
	if c.To, after, okTo = v.side(to); !okTo {
		return c, false
	}
	was := map[string]editor.RevisionEntry{}
	for _, e := range before {
		was[e.Paragraph] = e
	}
	is := map[string]bool{}
	for _, e := range after {
		is[e.Paragraph] = true
	}
	// What was deleted stands after what it stood after.
	gone := map[string][]editor.RevisionEntry{}
	last := ""
	for _, e := range before {
		if is[e.Paragraph] {
			last = e.Paragraph
		} else {
			gone[last] = append(gone[last], e)
		}
	}
	c.Pairs = []ComparedPair{}
	deleted := func(after string) {
		for _, e := range gone[after] {
			c.Pairs = append(c.Pairs, v.pair(&e, nil))
		}
	}
	deleted("")
	for _, e := range after {
		if old, both := was[e.Paragraph]; both {
			c.Pairs = append(c.Pairs, v.pair(&old, &e))
		} else {
			c.Pairs = append(c.Pairs, v.pair(nil, &e))
		}
		deleted(e.Paragraph)
	}
	return c, true
}

func (v *View) pair(from, to *editor.RevisionEntry) ComparedPair {
	var before, after string
	pair := ComparedPair{Change: "same"}
	if from != nil {
		before, pair.FromNumber, pair.Paragraph = v.textOf(*from), from.Number, from.Paragraph
	}
	if to != nil {
		after, pair.ToNumber, pair.Paragraph = v.textOf(*to), to.Number, to.Paragraph
	}
	switch {
	case from == nil:
		pair.Change = "added"
	case to == nil || after == "" && before != "":
		pair.Change = "deleted"
	case before != after:
		pair.Change = "revised"
	}
	p, _ := v.r.Paragraph(pair.Paragraph)
	pair.Kind, pair.Level, pair.Annex = p.Kind, p.Level, p.Annex
	pair.Ops = diffing.Diff{}
	if before != "" || after != "" {
		pair.Ops = readableWords(before, after)
	}
	if pair.Change != "same" && v.live {
		pair.By = v.between(p, from, to)
	}
	return pair
}

// between lists whose amendments made the versions between two entries; "" is the Chair.
func (v *View) between(p *editor.Paragraph, from, to *editor.RevisionEntry) []string {
	first, last := 0, p.Current()
	if from != nil {
		first = from.Version
	}
	if to != nil {
		last = to.Version
	}
	if last < first {
		first, last = last, first
	}
	var by []string
	for i := first; i < last; i++ {
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
	_, entries, ok := v.side(side)
	if !ok {
		return draft, nil, false
	}
	draft.Masthead = v.r.Masthead
	for _, e := range entries {
		p, _ := v.r.Paragraph(e.Paragraph)
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
