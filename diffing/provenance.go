// provenance.go says of every word of a text which version brought it, and from
// whose proposals.

package diffing

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// Step is one version of a text: what it says, and the proposals it took words
// from, in any order. A version that was written without them has none.
type Step struct {
	Text    string
	Sources []Source
	Joins   bool // it was made of its sources, rather than taking words from them
}

// Source is a proposal that a version took, wholly or in part: Text, proposed
// on Base, which need not be the version just before.
type Source struct{ ID, Base, Text string }

// Run is a stretch of a text with one origin: the step that brought it, counted
// from 0, and the ids, sorted, of the sources of that step that proposed it;
// none where the step's own author wrote it.
type Run struct {
	Text    string
	Step    int
	Sources []string
}

// Trace gives the last text of a chain of versions as runs, whole tokens each,
// whose concatenation it is. Two neighbours differ in their origin.
//
//   - A word that a version keeps, by the minimal difference from the version
//     before, keeps its origin.
//   - A word that a version brings belongs to it, also when an earlier one had
//     it, and to each of its sources that inserts that word in a change that
//     touches the version's own. Where a source was proposed on an older text
//     and merges with the version before, that merge is what it proposes.
//   - A word that none of the sources of a version that joins them inserts belongs
//     to each that has it among the same three words in a row: it may keep them of
//     the text before, where another's words are why the version does not.
//   - A version without sources that says exactly what an earlier one said takes
//     back that one, the latest such, with every origin in it.
//   - A version that is the same as the one before changes nothing.
//
// The work is two differences for each step that changes anything, and at most
// two and a merge for each of its sources. The only error is the context's.
func Trace(ctx context.Context, steps []Step) ([]Run, error) {
	texts, again := distinct(steps)
	past := make(map[int][]stretch) // of a text that comes again: what it was when it was last the current one
	var t trail
	for i, step := range steps {
		if err := t.add(ctx, i, step, past[texts[i]]); err != nil {
			return nil, err
		}
		if again[texts[i]] {
			past[texts[i]] = t.now
		}
	}
	return t.runs(), nil
}

// distinct numbers the texts of steps, and says which come again after another.
func distinct(steps []Step) (texts []int, again []bool) {
	number := make(map[string]int)
	texts = make([]int, len(steps))
	for i, step := range steps {
		if i > 0 && step.Text == steps[i-1].Text {
			texts[i] = texts[i-1]
			continue
		}
		n, known := number[step.Text]
		if known {
			again[n] = true
		} else {
			n = len(again)
			number[step.Text] = n
			again = append(again, false)
		}
		texts[i] = n
	}
	return texts, again
}

// trail is a chain of versions up to one of them.
type trail struct {
	text    string
	now     []stretch // of the text; never changed once made
	origins []Run     // without their texts
}

// stretch is bytes of one origin, an index into trail.origins.
type stretch struct{ size, origin int }

// add goes on to the next version; was is what it was before, if it was.
func (t *trail) add(ctx context.Context, i int, step Step, was []stretch) error {
	if step.Text == t.text {
		return ctx.Err()
	}
	if was != nil && len(step.Sources) == 0 {
		t.text, t.now = step.Text, was
		return ctx.Err()
	}
	by, err := t.credit(ctx, step)
	if err != nil {
		return err
	}
	d, err := WordsContext(ctx, t.text, step.Text)
	if err != nil {
		return err
	}
	tokens := splitOf(step.Text)
	known := make(map[string]int) // the origins of this step
	origin := func(ids []string) int {
		slices.Sort(ids)
		ids = slices.Compact(ids)
		key := fmt.Sprintf("%q", ids)
		n, ok := known[key]
		if !ok {
			n = len(t.origins)
			known[key] = n
			t.origins = append(t.origins, Run{Step: i, Sources: ids})
		}
		return n
	}
	old := cursor{list: t.now}
	now := make([]stretch, 0, len(t.now)+len(d))
	at := 0
	for _, op := range d {
		switch {
		case op.Kind == Equal:
			now = old.pass(len(op.Text), now)
		case op.Kind == Delete:
			old.pass(len(op.Text), nil)
		case by == nil:
			now = extend(now, stretch{len(op.Text), origin(nil)})
		default:
			to := at
			for _, token := range tokens.tokens(at, at+len(op.Text)) {
				now = extend(now, stretch{len(token), origin(by[to])})
				to += len(token)
			}
		}
		if op.Kind != Delete {
			at += len(op.Text)
		}
	}
	t.text, t.now = step.Text, now
	return nil
}

// extend adds a stretch to a list in which no two neighbours have one origin.
func extend(list []stretch, s stretch) []stretch {
	if n := len(list); n > 0 && list[n-1].origin == s.origin {
		list[n-1].size += s.size
		return list
	}
	return append(list, s)
}

// cursor goes through a list of stretches by bytes.
type cursor struct {
	list []stretch
	used int // bytes of the first
}

// pass adds the stretches of the next bytes to a list.
func (c *cursor) pass(size int, to []stretch) []stretch {
	for size > 0 {
		n := min(size, c.list[0].size-c.used)
		to = extend(to, stretch{n, c.list[0].origin})
		size -= n
		if c.used += n; c.used == c.list[0].size {
			c.list, c.used = c.list[1:], 0
		}
	}
	return to
}

// credit finds the tokens of the next version, by their starts, that its sources
// propose, with the ids of these.
func (t *trail) credit(ctx context.Context, step Step) (map[int][]string, error) {
	if len(step.Sources) == 0 {
		return nil, ctx.Err()
	}
	by, kept := make(map[int][]string), make(map[int][]string)
	next := splitOf(step.Text)
	own, err := editsContext(ctx, t.text, step.Text)
	if err != nil {
		return nil, err
	}
	for _, s := range step.Sources {
		base, proposed, a := s.Base, s.Text, own
		if base != t.text {
			merged, conflicts, err := MergeContext(ctx, base, proposed, t.text)
			if err != nil {
				return nil, err
			}
			if len(conflicts) == 0 {
				base, proposed = t.text, merged
			} else if a, err = editsContext(ctx, base, step.Text); err != nil {
				return nil, err
			}
		}
		b, err := editsContext(ctx, base, proposed)
		if err != nil {
			return nil, err
		}
		source := splitOf(proposed)
		for len(a) > 0 && len(b) > 0 {
			m := firstMeeting(base, &a, &b)
			mine, starts := next.put(m.a)
			theirs, _ := source.put(m.b)
			if err := alike(ctx, mine, theirs, func(at int) { by[starts[at]] = append(by[starts[at]], s.ID) }); err != nil {
				return nil, err
			}
		}
		if step.Joins {
			mine, starts := next.put([]edit{{other: Span{0, len(step.Text)}}})
			theirs, _ := source.put([]edit{{other: Span{0, len(proposed)}}})
			inThrees(mine, theirs, func(at int) { kept[starts[at]] = append(kept[starts[at]], s.ID) })
		}
	}
	for at, ids := range kept {
		if by[at] == nil {
			by[at] = ids
		}
	}
	return by, nil
}

// alike calls same with the place of each of the tokens that a minimal difference from others keeps.
func alike(ctx context.Context, tokens, others []string, same func(at int)) error {
	number := new(numbers)
	changes, err := byWords(ctx, new(matcher), number.tokens(tokens), number.tokens(others))
	if err != nil {
		return err
	}
	at := 0
	for _, h := range append(changes, hunk{a0: len(tokens)}) {
		for ; at < h.a0; at++ {
			same(at)
		}
		at = h.a1
	}
	return nil
}

// inThrees calls same with the place of each of the tokens that stands among three words in a row which
// others have too.
func inThrees(tokens, others []string, same func(at int)) {
	threes := make(map[[3]string]bool)
	threesOf(others, func(_ [3]int, three [3]string) { threes[three] = true })
	seen := -1
	threesOf(tokens, func(at [3]int, three [3]string) {
		if !threes[three] {
			return
		}
		for i := max(seen+1, at[0]); i <= at[2]; i++ {
			same(i)
			seen = i
		}
	})
}

// threesOf gives every three words in a row, with the places of their tokens.
func threesOf(tokens []string, give func(at [3]int, three [3]string)) {
	var at [3]int
	var three [3]string
	n := 0
	for i, token := range tokens {
		if strings.TrimSpace(token) == "" {
			continue
		}
		at, three = [3]int{at[1], at[2], i}, [3]string{three[1], three[2], token}
		if n++; n >= 3 {
			give(at, three)
		}
	}
}

// put gives the tokens that edits put into the text, and their starts.
func (s *split) put(edits []edit) (tokens []string, starts []int) {
	for _, e := range edits {
		at := e.other.Start
		for _, token := range s.tokens(e.other.Start, e.other.End) {
			tokens, starts = append(tokens, token), append(starts, at)
			at += len(token)
		}
	}
	return tokens, starts
}

// runs writes the current version as runs.
func (t *trail) runs() []Run {
	runs := make([]Run, len(t.now))
	at := 0
	for i, s := range t.now {
		runs[i] = t.origins[s.origin]
		runs[i].Text = t.text[at : at+s.size]
		at += s.size
	}
	return runs
}
