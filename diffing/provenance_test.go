// provenance_test.go tries where words come from: chains by hand, and the laws,
// step by step and byte by byte.

package diffing

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// trace is Trace where nobody gives up waiting.
func trace(t fatal, steps ...Step) []Run {
	t.Helper()
	runs, err := Trace(context.Background(), steps)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return runs
}

// traced writes runs on one line, each with the step and the sources it is from.
func traced(runs []Run) string {
	var text strings.Builder
	for _, r := range runs {
		fmt.Fprintf(&text, "%d%s(%s)", r.Step, strings.Join(r.Sources, ""), r.Text)
	}
	return text.String()
}

func TestEveryWordKnowsTheVersionThatBroughtItAndWhoProposedIt(t *testing.T) {
	const base = "States should consider measures."
	for _, c := range []struct {
		name  string
		steps []Step
		want  string
	}{
		{"nothing", nil, ""},
		{"an empty text", []Step{{}}, ""},
		{"one version", []Step{{Text: base}}, "0(States should consider measures.)"},
		{"a paragraph that was itself a proposal", []Step{{Text: base, Sources: []Source{{"a", "", base}}}}, "0a(States should consider measures.)"},
		{"the Chair's own words", []Step{{Text: base}, {Text: "States shall consider measures."}}, "0(States )1(shall)0( consider measures.)"},
		{"the same version twice", []Step{{Text: base}, {Text: base}, {Text: "States shall consider measures."}}, "0(States )2(shall)0( consider measures.)"},
		{"a proposal taken whole", []Step{{Text: base}, {Text: "States shall consider measures.", Sources: []Source{{"a", base, "States shall consider measures."}}}},
			"0(States )1a(shall)0( consider measures.)"},
		{"a bridge between two, with the Chair's words between",
			[]Step{{Text: base}, {Text: "States shall promptly, where possible, consider measures.", Sources: []Source{
				{"a", base, "States shall promptly consider measures."},
				{"b", base, "States should, where possible, consider measures."}}}},
			"0(States )1a(shall promptly)1b(, where possible,)0( consider measures.)"},
		{"the Chair's words inside a proposal's",
			[]Step{{Text: base}, {Text: "States should consider new and voluntary measures.", Sources: []Source{{"a", base, "States should consider new voluntary measures."}}}},
			"0(States should consider )1a(new )1(and )1a(voluntary )0(measures.)"},
		{"three words of a proposal elsewhere are the author's",
			[]Step{{Text: base}, {Text: "In good faith, States should consider measures.", Sources: []Source{{"a", base, "States should consider measures in good faith."}}}},
			"1(In good faith, )0(States should consider measures.)"},
		{"a version that joins proposals has three words in a row of the one that has them elsewhere",
			[]Step{{Text: base}, {Text: "Of good faith, States should consider measures.", Joins: true, Sources: []Source{{"a", base, "States should consider measures Of good faith."}}}},
			"1a(Of good faith)1(, )0(States should consider measures.)"},
		{"and two of its author",
			[]Step{{Text: base}, {Text: "Of faith, States should consider measures.", Joins: true, Sources: []Source{{"a", base, "States should consider measures Of faith."}}}},
			"1(Of faith, )0(States should consider measures.)"},
		{"two who propose the same word",
			[]Step{{Text: base}, {Text: "States shall consider measures.", Sources: []Source{
				{"b", base, "States shall adopt measures."}, {"a", base, "States shall consider measures."}}}},
			"0(States )1ab(shall)0( consider measures.)"},
		{"two proposals of one sponsor",
			[]Step{{Text: base}, {Text: "States shall consider all measures.", Sources: []Source{
				{"a", base, "States shall consider measures."}, {"a", base, "States shall consider all measures."}}}},
			"0(States )1a(shall)0( consider )1a(all )0(measures.)"},
		{"a proposal of which nothing was taken", []Step{{Text: base}, {Text: "States may consider measures.", Sources: []Source{{"a", base, "States shall consider measures."}}}},
			"0(States )1(may)0( consider measures.)"},
		{"the same word elsewhere is another word",
			[]Step{{Text: base}, {Text: "States should consider all measures.", Sources: []Source{{"a", base, "All States, all of them, should consider measures."}}}},
			"0(States should consider )1(all )0(measures.)"},
		{"a proposal on an older version",
			[]Step{{Text: base}, {Text: "All States should consider measures."}, {Text: "All States should consider voluntary measures.", Sources: []Source{{"a", base, "States should consider voluntary measures."}}}},
			"1(All )0(States should consider )2a(voluntary )0(measures.)"},
		{"a proposal on an older version that no longer merges",
			[]Step{{Text: base}, {Text: "States may consider measures."}, {Text: "States shall consider measures.", Sources: []Source{{"a", base, "States shall consider measures."}}}},
			"0(States )2a(shall)0( consider measures.)"},
		{"accepted words stay the proposer's under later edits",
			[]Step{{Text: base}, {Text: "States shall consider voluntary measures.", Sources: []Source{{"a", base, "States shall consider voluntary measures."}}}, {Text: "States shall now consider measures."}},
			"0(States )1a(shall)0( )2(now )0(consider measures.)"},
		{"a word deleted and written again is new", []Step{{Text: base}, {Text: "States consider measures."}, {Text: "States should consider such measures."}},
			"0(States )2(should )0(consider )2(such )0(measures.)"},
		{"an exact return to an earlier version takes its origins back",
			[]Step{{Text: base}, {Text: "States shall consider measures."}, {Text: ""}, {Text: "States shall consider measures."}},
			"0(States )1(shall)0( consider measures.)"},
		{"a proposal to return is a proposal", []Step{{Text: base}, {Text: "States consider measures."}, {Text: base, Sources: []Source{{"a", "States consider measures.", base}}}},
			"0(States )2a(should )0(consider measures.)"},
		{"the latest of equal versions is returned to",
			[]Step{{Text: base}, {Text: "States consider measures."}, {Text: base, Sources: []Source{{"a", "States consider measures.", base}}}, {Text: "Measures."}, {Text: base}},
			"0(States )2a(should )0(consider measures.)"},
		{"bytes that are not text", []Step{{Text: "one"}, {Text: "one \xff"}, {Text: "one"}, {Text: "two \xff", Sources: []Source{{"a", "one", "two \xff"}}}}, "3a(two \xff)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			keepsTrace(t, c.steps)
			if got := traced(trace(t, c.steps...)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestATraceThatNobodyWaitsForAnyMoreIsGivenUp(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Trace(ctx, []Step{{Text: "one"}}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// histories draws a chain of versions: own words of the Chair, proposals taken
// whole or in part, on the version before or an older one, returns, repetitions.
func histories(base string) *rapid.Generator[[]Step] {
	return rapid.Custom(func(t *rapid.T) []Step {
		steps := []Step{{Text: base}}
		for range rapid.IntRange(0, 5).Draw(t, "versions") {
			now := steps[len(steps)-1].Text
			older := rapid.SampledFrom(steps).Draw(t, "older").Text
			var next Step
			switch rapid.IntRange(0, 5).Draw(t, "kind") {
			case 0:
				next.Text = older
			case 1:
				next.Text = edited(now).Draw(t, "own")
			default:
				next.Text = now
				for i, text := range rapid.SliceOfN(edited(older), 1, 3).Draw(t, "sources") {
					if merged, conflicts := Merge(older, text, next.Text); len(conflicts) == 0 {
						next.Text = merged
					}
					next.Sources = append(next.Sources, Source{string(rune('a' + i)), older, text})
				}
				if rapid.Bool().Draw(t, "bridged") {
					next.Text = edited(next.Text).Draw(t, "bridge")
					next.Joins = rapid.Bool().Draw(t, "joins")
				}
			}
			steps = append(steps, next)
		}
		return steps
	})
}

func TestTraceKeepsItsLaws(t *testing.T) {
	cases(t, func(t *rapid.T) {
		keepsTrace(t, histories(texts().Draw(t, "base")).Draw(t, "versions"))
	})
}

func TestTraceKeepsItsLawsInTheSixLanguages(t *testing.T) {
	real := passages(t)
	cases(t, func(t *rapid.T) {
		keepsTrace(t, histories(rapid.SampledFrom(real).Draw(t, "base")).Draw(t, "versions"))
	})
}

// keepsTrace fails unless the trace keeps every law there is.
func keepsTrace(t fatal, steps []Step) {
	t.Helper()
	var states [][]Run // the origin of every byte after each step
	for i, step := range steps {
		runs := trace(t, steps[:i+1]...)
		keepsRuns(t, runs, step.Text)
		states = append(states, perByte(runs))
		keepsStep(t, steps[:i+1], states)
	}
	runs := trace(t, steps...)
	reversed := slices.Clone(steps)
	for i := range reversed {
		reversed[i].Sources = slices.Clone(reversed[i].Sources)
		slices.Reverse(reversed[i].Sources)
	}
	if other := trace(t, reversed...); !reflect.DeepEqual(runs, other) {
		t.Fatalf("the order of sources matters in %+v\nthis %v\nthat %v", steps, runs, other)
	}
	if len(steps) == 0 {
		return
	}
	last := steps[len(steps)-1].Text
	idle := slices.Concat(steps, []Step{{Text: last, Sources: []Source{{"z", last, last + " z"}}}})
	if other := trace(t, idle...); !reflect.DeepEqual(runs, other) {
		t.Fatalf("a version equal to the one before matters in %+v\nthis %v\nthat %v", steps, runs, other)
	}
}

// keepsStep fails unless the last of the steps gives every byte of its text the
// origin that the rule says, by the states after it and those before it.
func keepsStep(t fatal, steps []Step, states [][]Run) {
	t.Helper()
	i := len(steps) - 1
	step, is := steps[i], states[i]
	before, was := "", []Run(nil)
	if i > 0 {
		before, was = steps[i-1].Text, states[i-1]
	}
	if step.Text == before {
		if !slices.EqualFunc(is, was, sameOrigin) {
			t.Fatalf("%+v: nothing changed from %v to %v", steps, was, is)
		}
		return
	}
	for j := i - 1; j >= 0 && len(step.Sources) == 0; j-- {
		if steps[j].Text == step.Text {
			if !slices.EqualFunc(is, states[j], sameOrigin) {
				t.Fatalf("%+v: a return from %v gives %v", steps, states[j], is)
			}
			return
		}
	}
	for _, op := range Words(before, step.Text) {
		for range len(op.Text) {
			switch {
			case op.Kind == Equal && !sameOrigin(is[0], was[0]):
				t.Fatalf("%+v: a kept word from %v is from %v", steps, was[0], is[0])
			case op.Kind == Insert && (is[0].Step != i || len(step.Sources) == 0 && is[0].Sources != nil):
				t.Fatalf("%+v: %q of step %d is from %v", steps, op.Text, i, is[0])
			}
			if op.Kind != Insert {
				was = was[1:]
			}
			if op.Kind != Delete {
				is = is[1:]
			}
		}
	}
	for n, s := range step.Sources {
		namesake := func(other Source) bool { return other.ID == s.ID }
		merged, conflicts := Merge(s.Base, s.Text, before)
		if len(conflicts) > 0 || slices.ContainsFunc(step.Sources[:n], namesake) || slices.ContainsFunc(step.Sources[n+1:], namesake) {
			continue
		}
		if got, want := named(step.Text, states[i], i, s.ID), wordsTaken(before, step.Text, merged); got < want || got > want && !step.Joins {
			t.Fatalf("%+v: %s is named for %d words of step %d, and inserts %d of them", steps, s.ID, got, i, want)
		}
		keepsProposer(t, steps[:i], before, merged, s)
	}
}

// named counts the words of a text that one source of one step is named for.
func named(text string, origins []Run, step int, id string) (n int) {
	at := 0
	for _, token := range Tokens(text) {
		if o := origins[at]; !blank(token) && o.Step == step && slices.Contains(o.Sources, id) {
			n++
		}
		at += len(token)
	}
	return n
}

// wordsTaken counts the words that a version and a proposal, both on one base,
// both insert where their changes touch: the longest part in common, by the
// textbook table, over changes grouped by comparing each with each.
func wordsTaken(base, version, proposal string) (n int) {
	a, b := edits(base, version), edits(base, proposal)
	all := slices.Concat(a, b)
	home := closure(len(all), func(i, j int) bool {
		return (i < len(a)) != (j < len(a)) && near(base, all[i].base, all[j].base)
	})
	for place := range all {
		var mine, theirs []string
		put := func(list *[]string, text string, e edit) {
			of := splitOf(text)
			*list = append(*list, slices.DeleteFunc(of.tokens(e.other.Start, e.other.End), blank)...)
		}
		for i, e := range all {
			switch {
			case home[i] != place:
			case i < len(a):
				put(&mine, version, e)
			default:
				put(&theirs, proposal, e)
			}
		}
		n += (len(mine) + len(theirs) - fewest(mine, theirs)) / 2
	}
	return n
}

// keepsProposer fails unless a version that takes one proposal whole names it
// for exactly what it inserts.
func keepsProposer(t fatal, steps []Step, before, merged string, s Source) {
	t.Helper()
	if merged == before {
		return
	}
	is := perByte(trace(t, slices.Concat(steps, []Step{{Text: merged, Sources: []Source{s}}})...))
	for _, op := range Words(before, merged) {
		if op.Kind == Delete {
			continue
		}
		for range len(op.Text) {
			if mine := is[0].Step == len(steps) && slices.Equal(is[0].Sources, []string{s.ID}); mine != (op.Kind == Insert) {
				t.Fatalf("%+v takes %q whole: %q is from %v", steps, s, op.Text, is[0])
			}
			is = is[1:]
		}
	}
}

// keepsRuns fails unless runs are the text in whole tokens, no two of one origin
// side by side.
func keepsRuns(t fatal, runs []Run, text string) {
	t.Helper()
	whole := ends(Tokens(text))
	at := 0
	for i, r := range runs {
		if r.Text == "" || !strings.HasPrefix(text[at:], r.Text) {
			t.Fatalf("run %d does not spell %q at byte %d: %v", i, text, at, runs)
		}
		if at += len(r.Text); !whole[at] {
			t.Fatalf("run %d of %q splits a token: %v", i, text, runs)
		}
		if i > 0 && sameOrigin(r, runs[i-1]) {
			t.Fatalf("runs %d and %d have one origin: %v", i-1, i, runs)
		}
		if !slices.IsSorted(r.Sources) || len(slices.Compact(slices.Clone(r.Sources))) != len(r.Sources) {
			t.Fatalf("the sources of run %d: %v", i, r.Sources)
		}
	}
	if at != len(text) {
		t.Fatalf("runs end at byte %d of %q", at, text)
	}
}

func sameOrigin(a, b Run) bool { return a.Step == b.Step && slices.Equal(a.Sources, b.Sources) }

// perByte gives the origin of each byte.
func perByte(runs []Run) []Run {
	var all []Run
	for _, r := range runs {
		for range len(r.Text) {
			all = append(all, Run{Step: r.Step, Sources: r.Sources})
		}
	}
	return all
}

func FuzzTrace(f *testing.F) {
	for i, piece := range pieces {
		next := pieces[(i+5)%len(pieces)]
		f.Add("a b c "+piece+" d e f", "a x c "+piece+" d e f", "a b c "+piece+next+" d f", "a x y c "+piece+next+" d f")
	}
	f.Fuzz(func(t *testing.T, base, a, b, now string) {
		if len(base)+len(a)+len(b)+len(now) > 1<<11 {
			t.Skip("short texts say as much")
		}
		keepsTrace(t, []Step{
			{Text: base}, {Text: a, Sources: []Source{{"a", base, a}}}, {Text: now, Sources: []Source{{"a", base, a}, {"b", base, b}}}, {Text: b}, {Text: a}, {Text: now, Sources: []Source{{"b", a, b}}},
		})
	})
}
