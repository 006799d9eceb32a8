// merge.go joins two changes of one base, and says where they cannot be.

package diffing

import (
	"context"
	"strings"
)

// Span is the bytes [Start, End) of a text.
type Span struct{ Start, End int }

// Conflict is one place that both sides changed differently: what it is in the
// base, and what each side made of it.
type Conflict struct{ Base, Ours, Theirs Span }

// Merge applies to base what ours and theirs each changed in it. Changes that
// touch must be the same, and are then made once; where they are not, that is a
// conflict, and with any conflict the merged text is empty. Conflicts come in
// the order of the base and do not meet.
//
// A change can often stand in several places: a second "very" before or after
// the first. To merge by the place where it happens to be marked would be a
// guess, so Merge does it twice, once with every change where Words puts it and
// once as late as it can stand, and takes only what comes out the same. Where both
// sides make one same change, which words of the rest were kept can be as much of
// a guess: then it does it a third time, with the choice that go-diff makes where
// there is one, instead of git's. Texts whose changed middle is beyond the bounds
// of work are merged once.
//
// Merge is commutative: exchanging ours and theirs gives the same text, or the
// same conflicts with the sides exchanged.
func Merge(base, ours, theirs string) (merged string, conflicts []Conflict) {
	merged, conflicts, _ = MergeContext(context.Background(), base, ours, theirs)
	return merged, conflicts
}

// MergeContext is Merge for texts so large that nobody may be waiting any more:
// the error is that of a context that ended first.
func MergeContext(ctx context.Context, base, ours, theirs string) (merged string, conflicts []Conflict, err error) {
	a, err := editsContext(ctx, base, ours)
	if err != nil {
		return "", nil, err
	}
	b, err := editsContext(ctx, base, theirs)
	if err != nil {
		return "", nil, err
	}
	merged, conflicts = mergeEdits(base, ours, theirs, a, b)
	if len(conflicts) > 0 || len(a) == 0 || len(b) == 0 || ours == theirs {
		return merged, conflicts, nil
	}
	for _, upwards := range []bool{false, true} {
		lateA, okA := lateEdits(base, ours, upwards)
		lateB, okB := lateEdits(base, theirs, upwards)
		if !okA || !okB {
			return merged, nil, ctx.Err()
		}
		again, conflicts := mergeEdits(base, ours, theirs, lateA, lateB)
		if len(conflicts) > 0 {
			return "", conflicts, nil
		}
		if again != merged {
			merged, conflicts = mergeEdits(base, ours, theirs, together(a, lateA), together(b, lateB))
			return merged, conflicts, nil
		}
		if !meetInOne(a, b, ours, theirs) {
			break
		}
	}
	return merged, nil, nil
}

// meetInOne reports whether both sides make one same change, as far as their
// edits tell.
func meetInOne(a, b []edit, ours, theirs string) bool {
	for len(a) > 0 && len(b) > 0 {
		switch x, y := a[0], b[0]; {
		case x.base == y.base && ours[x.other.Start:x.other.End] == theirs[y.other.Start:y.other.End]:
			return true
		case x.base.Start < y.base.Start:
			a = a[1:]
		default:
			b = b[1:]
		}
	}
	return false
}

// mergeEdits merges by the edits of both sides.
func mergeEdits(base, ours, theirs string, a, b []edit) (merged string, conflicts []Conflict) {
	var text strings.Builder
	at := 0
	for len(a) > 0 || len(b) > 0 {
		meet := firstMeeting(base, &a, &b)
		fromA, inA := meet.side(meet.a, ours)
		fromB, inB := meet.side(meet.b, theirs)
		result := fromA
		switch {
		case len(meet.a) == 0:
			result = fromB
		case len(meet.b) > 0 && fromA != fromB:
			conflicts = append(conflicts, Conflict{meet.base, inA, inB})
		}
		text.WriteString(base[at:meet.base.Start])
		text.WriteString(result)
		at = meet.base.End
	}
	if len(conflicts) > 0 {
		return "", conflicts
	}
	text.WriteString(base[at:])
	return text.String(), nil
}

// Touch reports whether two proposals on one base change the same words, where
// Words marks them: whether a change of one shares a token with a change of the
// other, inserts at the same point, or has only white space between it and the
// other. Proposals that make the same change touch; one that changes nothing
// touches none.
func Touch(base, a, b string) bool {
	x, y := edits(base, a), edits(base, b)
	for len(x) > 0 && len(y) > 0 {
		if near(base, x[0].base, y[0].base) {
			return true
		}
		if x[0].base.Start < y[0].base.Start {
			x = x[1:]
		} else {
			y = y[1:]
		}
	}
	return false
}

// edit is one change: a span of the base and the span of the other text that
// stands in its place.
type edit struct{ base, other Span }

// edits gives the changes that lead from base to other, in order.
func edits(base, other string) []edit {
	return Words(base, other).edits()
}

func editsContext(ctx context.Context, base, other string) ([]edit, error) {
	d, err := WordsContext(ctx, base, other)
	return d.edits(), err
}

func (d Diff) edits() []edit {
	var list []edit
	var at edit // empty spans at the current place in both texts
	open := false
	for _, op := range d {
		if op.Kind == Equal {
			at.base = Span{at.base.End + len(op.Text), at.base.End + len(op.Text)}
			at.other = Span{at.other.End + len(op.Text), at.other.End + len(op.Text)}
			open = false
			continue
		}
		if !open {
			list = append(list, edit{Span{at.base.End, at.base.End}, Span{at.other.End, at.other.End}})
			open = true
		}
		last := &list[len(list)-1]
		if op.Kind == Delete {
			last.base.End += len(op.Text)
		} else {
			last.other.End += len(op.Text)
		}
		at.base.End, at.other.End = last.base.End, last.other.End
	}
	return list
}

// together joins two lists of edits between the same texts: each edit of the
// result leads from a place at which both lists agree to the next such place.
func together(a, b []edit) []edit {
	var list []edit
	var moveA, moveB int // how far each list has shifted the other text so far
	for len(a) > 0 || len(b) > 0 {
		var e edit
		take := func(from *[]edit, move *int) {
			first := (*from)[0]
			e.base.End = max(e.base.End, first.base.End)
			*move = first.other.End - first.base.End
			*from = (*from)[1:]
		}
		reached := func(list []edit) bool { return len(list) > 0 && list[0].base.Start <= e.base.End }
		e.base.Start = firstStart(a, b)
		e.base.End = e.base.Start
		e.other.Start = e.base.Start + moveA
		for reached(a) || reached(b) || moveA != moveB {
			if len(b) == 0 || len(a) > 0 && a[0].base.Start <= b[0].base.Start {
				take(&a, &moveA)
			} else {
				take(&b, &moveB)
			}
		}
		e.other.End = e.base.End + moveA
		list = append(list, e)
	}
	return list
}

func firstStart(a, b []edit) int {
	if len(b) == 0 || len(a) > 0 && a[0].base.Start <= b[0].base.Start {
		return a[0].base.Start
	}
	return b[0].base.Start
}

// near reports whether two spans of the base share a byte or have nothing but
// white space between them.
func near(base string, a, b Span) bool {
	from, to := min(a.End, b.End), max(a.Start, b.Start)
	return from > to || blank(base[from:to])
}

// meeting is changes of one side or both that touch, directly or through
// another, and the part of the base from the first of them to the last.
type meeting struct {
	base Span
	a, b []edit
}

// firstMeeting takes the first meeting from two lists in order. Edits of one
// side meet only through an edit of the other.
func firstMeeting(base string, a, b *[]edit) meeting {
	var m meeting
	take := func(list *[]edit, to *[]edit) {
		e := (*list)[0]
		*to = append(*to, e)
		if len(m.a)+len(m.b) == 1 {
			m.base = e.base
		}
		m.base = Span{min(m.base.Start, e.base.Start), max(m.base.End, e.base.End)}
		*list = (*list)[1:]
	}
	if len(*b) == 0 || len(*a) > 0 && (*a)[0].base.Start <= (*b)[0].base.Start {
		take(a, &m.a)
	} else {
		take(b, &m.b)
	}
	for {
		switch {
		case len(*a) > 0 && touchesLast(base, (*a)[0], m.b):
			take(a, &m.a)
		case len(*b) > 0 && touchesLast(base, (*b)[0], m.a):
			take(b, &m.b)
		default:
			return m
		}
	}
}

// touchesLast looks at the last only: edits are in order, so when e lies clear of
// the last it lies clear of those before it.
func touchesLast(base string, e edit, list []edit) bool {
	return len(list) > 0 && near(base, e.base, list[len(list)-1].base)
}

// side is what one side has in place of the meeting's part of the base, and
// where. edits are that side's edits in the meeting; with none, the answer has
// no meaning.
func (m meeting) side(edits []edit, text string) (string, Span) {
	if len(edits) == 0 {
		return "", Span{}
	}
	first, last := edits[0], edits[len(edits)-1]
	s := Span{
		Start: first.other.Start - (first.base.Start - m.base.Start),
		End:   last.other.End + (m.base.End - last.base.End),
	}
	return text[s.Start:s.End], s
}
