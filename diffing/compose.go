// compose.go joins many proposals on one base into one marked text.

package diffing

import (
	"cmp"
	"context"
	"encoding/binary"
	"maps"
	"slices"
	"strings"
)

// Composition is a base with everything that is proposed on it. It depends on
// the base and the proposals alone: not on their order, and not on their ids but
// for the lists of them.
type Composition struct {
	Segments  []Segment // the base from start to end
	Unchanged []string  // ids of the proposals that are the base, sorted
}

// Segment is a part of the base. Where nobody changes anything it has text and
// no alternatives. Otherwise it is a cluster: changes that touch, each with
// another or through others, and what they make of that part. Between two
// clusters there is a segment with more in it than white space.
type Segment struct {
	Base         Span
	Text         string // of the base; empty where everybody only inserts
	Alternatives []Alternative
}

// Alternative is what one proposal, or several that agree, make of a cluster.
type Alternative struct {
	Ops Diff     // from the segment's text
	By  []string // ids, sorted
}

// Compose joins proposals on one base, each text by the id of its proposal. Two
// changes touch as they do for [Merge], whoever makes them: a proposal that
// changes two distant places can stand in two clusters, and one whose changes
// have only white space between them has them in one. Alternatives are in the
// order of their texts, and those with the same text are one.
//
// The work is one difference for each distinct text, and the result at most as
// large as all the texts and as many bases together. The only error is the
// context's.
func Compose(ctx context.Context, base string, proposals map[string]string) (Composition, error) {
	ids := make(map[string][]string, len(proposals))
	for _, id := range slices.Sorted(maps.Keys(proposals)) {
		ids[proposals[id]] = append(ids[proposals[id]], id)
	}
	c := Composition{Unchanged: ids[base]}
	var changes []change
	for _, text := range slices.Sorted(maps.Keys(ids)) {
		edits, err := editsContext(ctx, base, text)
		if err != nil {
			return Composition{}, err
		}
		for _, e := range edits {
			changes = append(changes, change{e, text})
		}
	}
	slices.SortStableFunc(changes, func(a, b change) int { return cmp.Compare(a.base.Start, b.base.Start) })
	at := 0
	for len(changes) > 0 {
		where, n := firstCluster(base, changes)
		c.keep(base, Span{at, where.Start})
		c.Segments = append(c.Segments, Segment{
			Base: where, Text: base[where.Start:where.End], Alternatives: alternatives(base, where, changes[:n], ids),
		})
		changes, at = changes[n:], where.End
	}
	c.keep(base, Span{at, len(base)})
	return c, nil
}

func (c *Composition) keep(base string, s Span) {
	if s.Start < s.End {
		c.Segments = append(c.Segments, Segment{Base: s, Text: base[s.Start:s.End]})
	}
}

// change is an edit with the proposed text that it belongs to.
type change struct {
	edit
	text string
}

// firstCluster says how many of the changes, in the order of their starts, make
// the first cluster, and where it is.
func firstCluster(base string, changes []change) (where Span, n int) {
	where = changes[0].base
	for n = 1; n < len(changes) && near(base, where, changes[n].base); n++ {
		where.End = max(where.End, changes[n].base.End)
	}
	return where, n
}

// alternatives gives what each text makes of a cluster. Two texts can come to
// the same there by different changes, where words could be kept in two ways and
// more is changed elsewhere: the difference with fewer operations stands, or the
// lesser.
func alternatives(base string, where Span, changes []change, ids map[string][]string) []Alternative {
	edits := make(map[string][]edit)
	for _, c := range changes {
		edits[c.text] = append(edits[c.text], c.edit)
	}
	found := make(map[string]Alternative, len(edits))
	for text, list := range edits {
		made, in := meeting{base: where}.side(list, text)
		hunks := make([]hunk, len(list))
		for i, e := range list {
			hunks[i] = hunk{e.base.Start - where.Start, e.base.End - where.Start, e.other.Start - in.Start, e.other.End - in.Start}
		}
		d := ops(base[where.Start:where.End], made, hunks)
		same, ok := found[made]
		if !ok || compareDiffs(d, same.Ops) < 0 {
			same.Ops = d
		}
		same.By = append(same.By, ids[text]...)
		found[made] = same
	}
	list := make([]Alternative, 0, len(found))
	for _, made := range slices.Sorted(maps.Keys(found)) {
		slices.Sort(found[made].By)
		list = append(list, found[made])
	}
	return list
}

func compareDiffs(a, b Diff) int {
	return cmp.Or(len(a)-len(b), slices.CompareFunc(a, b, func(x, y Op) int {
		return cmp.Or(cmp.Compare(x.Kind, y.Kind), strings.Compare(x.Text, y.Text))
	}))
}

// Base is the text that the proposals change.
func (c Composition) Base() string {
	var text strings.Builder
	for _, s := range c.Segments {
		text.WriteString(s.Text)
	}
	return text.String()
}

// Text is the text of a proposal, byte for byte; that of the base for an id that
// the composition does not know.
func (c Composition) Text(id string) string {
	var text strings.Builder
	for _, s := range c.Segments {
		made := s.Text
		for _, a := range s.Alternatives {
			if _, ok := slices.BinarySearch(a.By, id); ok {
				made = a.Ops.After()
			}
		}
		text.WriteString(made)
	}
	return text.String()
}

// Clusters groups whole proposals: those that touch, each with another or
// through others, in one cluster, and in it those with the same text in one
// group of ids. Every id stands in it once. Ids are sorted, groups in the order
// of their first ids, and so are clusters.
func (c Composition) Clusters() [][][]string {
	made := make(map[string][]byte) // by id: which alternatives it makes
	touch := make(touching)
	n := uint32(0)
	for _, s := range c.Segments {
		for _, a := range s.Alternatives {
			for _, id := range a.By {
				made[id] = binary.BigEndian.AppendUint32(made[id], n)
				touch.join(s.Alternatives[0].By[0], id)
			}
			n++
		}
	}
	for _, id := range c.Unchanged {
		made[id] = nil
		touch.join(c.Unchanged[0], id)
	}
	var clusters [][][]string
	cluster, group := make(map[string]int), make(map[string]int) // their places
	for _, id := range slices.Sorted(maps.Keys(made)) {
		first := touch.first(id)
		i, ok := cluster[first]
		if !ok {
			i = len(clusters)
			cluster[first] = i
			clusters = append(clusters, nil)
		}
		j, ok := group[string(made[id])]
		if !ok {
			j = len(clusters[i])
			group[string(made[id])] = j
			clusters[i] = append(clusters[i], nil)
		}
		clusters[i][j] = append(clusters[i][j], id)
	}
	return clusters
}

// touching is sets of ids, which join and never part: each id leads, by way of
// others, to the one that its set goes by, which leads to itself.
type touching map[string]string

func (t touching) first(id string) string {
	for t[id] != id {
		t[id] = t[t[id]]
		id = t[id]
	}
	return id
}

func (t touching) join(a, b string) {
	for _, id := range [2]string{a, b} {
		if _, known := t[id]; !known {
			t[id] = id
		}
	}
	t[t.first(b)] = t.first(a)
}
