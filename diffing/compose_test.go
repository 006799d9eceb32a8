// compose_test.go tries the composition of many proposals: cases by hand, its
// laws, and the same answer as a plain reading of the rule.

package diffing

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// cases tries a property on a hundred random cases, or on a hundred thousand
// where the long runs are asked for.
func cases(t *testing.T, property func(*rapid.T)) {
	t.Helper()
	want, tried := 100, 0
	if os.Getenv("ADREF_LONG") == "1" {
		want = 100_000
		t.Parallel()
	}
	defer func() { t.Logf("%d cases", tried) }()
	for tried < want && !t.Failed() {
		rapid.Check(t, func(t *rapid.T) {
			tried++
			property(t)
		})
	}
}

// compose is Compose where nobody gives up waiting.
func compose(t fatal, base string, proposals map[string]string) Composition {
	t.Helper()
	c, err := Compose(context.Background(), base, proposals)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return c
}

// written writes a composition on one line: a cluster in braces, for each
// alternative the ids and what they make of the base's words.
func written(c Composition) string {
	var text strings.Builder
	for _, s := range c.Segments {
		if len(s.Alternatives) == 0 {
			text.WriteString(s.Text)
			continue
		}
		fmt.Fprintf(&text, "{%s", s.Text)
		for _, a := range s.Alternatives {
			fmt.Fprintf(&text, "|%s:%s", strings.Join(a.By, ""), a.Ops.After())
		}
		text.WriteString("}")
	}
	return text.String()
}

func TestProposalsOnOneBaseAreOneTextWithAClusterForEachPlaceTheyTouch(t *testing.T) {
	base := "States should consider further measures."
	for _, c := range []struct {
		name, base string
		proposals  map[string]string
		want       string
		clusters   string
	}{
		{"none", base, nil, base, "[]"},
		{"one that changes nothing", base, map[string]string{"a": base}, base, "[[[a]]]"},
		{"two words apart", base, map[string]string{"a": "States shall consider further measures.", "b": "States should consider more measures."},
			"States {should|a:shall} consider {further|b:more} measures.", "[[[a]] [[b]]]"},
		{"the same word", base, map[string]string{"a": "States shall consider further measures.", "b": "States must consider further measures."},
			"States {should|b:must|a:shall} consider further measures.", "[[[a] [b]]]"},
		{"identical ones are one", base, map[string]string{"c": "States shall consider further measures.", "a": "States shall consider further measures."},
			"States {should|ac:shall} consider further measures.", "[[[a c]]]"},
		{"one change in common", base, map[string]string{"a": "States shall consider more measures.", "b": "States shall consider further measures."},
			"States {should|ab:shall} consider {further|a:more} measures.", "[[[a] [b]]]"},
		{"one that touches two that do not", base, map[string]string{"a": "States shall consider further measures.", "b": "States should consider more measures.", "c": ""},
			"{States should consider further measures.|c:|a:States shall consider further measures.|b:States should consider more measures.}", "[[[a] [b] [c]]]"},
		{"one in two places, each with another", base, map[string]string{"a": "All States should consider more measures.", "b": "Member States should consider further measures.", "c": "States should consider all measures."},
			"{|a:All |b:Member }States should consider {further|c:all|a:more} measures.", "[[[a] [b] [c]]]"},
		{"neighbours", base, map[string]string{"a": "States shall consider further measures.", "b": "States should discuss further measures."},
			"States {should consider|a:shall consider|b:should discuss} further measures.", "[[[a] [b]]]"},
		{"an empty base", "", map[string]string{"a": "one", "b": "two", "c": "one"}, "{|ac:one|b:two}", "[[[a c] [b]]]"},
		{"an id that is empty", "one", map[string]string{"": "two", "b": "one"}, "{one|:two}", "[[[]] [[b]]]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := compose(t, c.base, c.proposals)
			keepsComposition(t, c.base, c.proposals)
			if text := written(got); text != c.want {
				t.Errorf("got  %s\nwant %s", text, c.want)
			}
			if clusters := fmt.Sprint(got.Clusters()); clusters != c.clusters {
				t.Errorf("clusters %s, want %s", clusters, c.clusters)
			}
		})
	}
}

func TestAClusterIsOneMarkedTextThatSaysWhoDeletesAndWhoInserts(t *testing.T) {
	c := compose(t, "States should consider measures.", map[string]string{
		"a": "States shall consider measures.",
		"b": "States must urgently consider measures.",
		"c": "States should urgently consider measures.",
		"d": "States measures.",
		"e": "States shall consider measures.",
		"f": "States, should urgently consider measures.",
		"g": "States should promptly consider measures.",
		"h": "States should also consider measures.",
	})
	var text strings.Builder
	for _, s := range c.Segments {
		for _, m := range s.Marked() {
			fmt.Fprintf(&text, "%c%s:%s|", m.Kind, strings.Join(m.By, ""), m.Text)
		}
	}
	want := "=:States|+f:,|=: |-abde:should|+b:must urgently|+ae:shall|-d: |+h:also |+g:promptly |+cf:urgently |-d:consider |=:measures.|"
	if text.String() != want {
		t.Errorf("got  %s\nwant %s", text.String(), want)
	}
}

func TestTwoWaysToTheSameWordsAreOneAlternativeAndAlwaysTheSameOne(t *testing.T) {
	base := "a b b b a a b c d"
	here, andThere := "b c a c c a a b c d", "b c a c c a a b b d z z"
	if x, y := edits(base, here), edits(base, andThere); x[0] == y[0] {
		t.Fatal("the two no longer differ in the way they change the first words; choose other texts")
	}
	for range 32 {
		s := compose(t, base, map[string]string{"a": andThere, "b": here}).Segments[0]
		if got := fmt.Sprintf("%q %v", s.Alternatives[0].Ops, s.Alternatives[0].By); len(s.Alternatives) != 1 || got != `[{'-' "a b b "} {'=' "b "} {'+' "c a c c "}] [a b]` {
			t.Fatalf("%d alternatives, %s", len(s.Alternatives), got)
		}
	}
}

func TestACompositionThatNobodyWaitsForAnyMoreIsGivenUp(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Compose(ctx, "one", map[string]string{"a": "two"}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// proposed draws proposals on a base, of which several may agree.
func proposed(base string) *rapid.Generator[map[string]string] {
	return rapid.Custom(func(t *rapid.T) map[string]string {
		list := make(map[string]string)
		var known []string
		for i := range rapid.IntRange(0, 5).Draw(t, "proposals") {
			text := edited(base).Draw(t, "text")
			if len(known) > 0 && rapid.IntRange(0, 3).Draw(t, "agrees") == 0 {
				text = rapid.SampledFrom(known).Draw(t, "with")
			}
			known = append(known, text)
			list[string(rune('a'+i))] = text
		}
		return list
	})
}

func TestComposeKeepsItsLaws(t *testing.T) {
	cases(t, func(t *rapid.T) {
		base := texts().Draw(t, "base")
		keepsComposition(t, base, proposed(base).Draw(t, "proposals"))
	})
}

func TestComposeKeepsItsLawsInTheSixLanguages(t *testing.T) {
	real := passages(t)
	cases(t, func(t *rapid.T) {
		base := rapid.SampledFrom(real).Draw(t, "base")
		keepsComposition(t, base, proposed(base).Draw(t, "proposals"))
	})
}

// passages cuts the real texts in the six languages to pieces of some forty
// tokens.
func passages(t *testing.T) []string {
	var list []string
	for _, language := range []string{"ar", "en", "es", "fr", "ru", "zh"} {
		for _, p := range lines(t, "languages/agreement-"+language+".txt") {
			for tokens := range slices.Chunk(Tokens(p), 40) {
				list = append(list, strings.Join(tokens, ""))
			}
		}
	}
	return list
}

// keepsComposition fails unless the composition keeps every law there is.
func keepsComposition(t fatal, base string, proposals map[string]string) {
	t.Helper()
	c := compose(t, base, proposals)
	if c.Base() != base {
		t.Fatalf("the base %q became %q", base, c.Base())
	}
	for id, text := range proposals {
		if got := c.Text(id); got != text {
			t.Fatalf("%q became %q on %q", text, got, base)
		}
		if got := markedText(c, id); got != text {
			t.Fatalf("%q is marked as %q on %q", text, got, base)
		}
		if _, same := slices.BinarySearch(c.Unchanged, id); same != (text == base) {
			t.Fatalf("%q on %q: unchanged %v", text, base, same)
		}
	}
	keepsSegments(t, base, c)
	keepsTouching(t, base, proposals, c)
	// Under other names, and so in another order, everything is the same.
	renamed := map[string]string{}
	for i, id := range slices.Backward(slices.Sorted(maps.Keys(proposals))) {
		renamed[fmt.Sprintf("%c%s", 'z'-i, id)] = proposals[id]
	}
	other := compose(t, base, renamed)
	for i := range other.Segments {
		for _, a := range other.Segments[i].Alternatives {
			for j := range a.By {
				a.By[j] = a.By[j][1:]
			}
			slices.Sort(a.By)
		}
	}
	if !reflect.DeepEqual(c.Segments, other.Segments) {
		t.Fatalf("on %q\nthis order  %v\nthat order  %v", base, c.Segments, other.Segments)
	}
}

// markedText is the text of a proposal as the marks tell it.
func markedText(c Composition, id string) (text string) {
	for _, s := range c.Segments {
		for _, m := range s.Marked() {
			if (m.Kind == Insert) == slices.Contains(m.By, id) && (m.Kind != Equal || m.By == nil) {
				text += m.Text
			}
		}
	}
	return text
}

// keepsSegments fails unless each segment is what it is said to be.
func keepsSegments(t fatal, base string, c Composition) {
	t.Helper()
	at, cluster := 0, false
	for i, s := range c.Segments {
		if s.Base.Start != at || base[s.Base.Start:s.Base.End] != s.Text {
			t.Fatalf("segment %d of %q is %v", i, base, s)
		}
		at = s.Base.End
		if len(s.Alternatives) == 0 {
			if s.Text == "" || i > 0 && !cluster || cluster && i+1 < len(c.Segments) && blank(s.Text) {
				t.Fatalf("segment %d of %q keeps %q", i, base, s.Text)
			}
			cluster = false
			continue
		}
		if cluster {
			t.Fatalf("two clusters side by side in %q: %v", base, c.Segments)
		}
		cluster = true
		var made []string
		by := map[string]bool{}
		for _, a := range s.Alternatives {
			if err := a.Ops.Check(s.Text, a.Ops.After()); err != nil {
				t.Fatalf("%v", err)
			}
			if !a.Ops.Changed() || len(a.By) == 0 || !slices.IsSorted(a.By) {
				t.Fatalf("an alternative in %q: %v", base, a)
			}
			made = append(made, a.Ops.After())
			for _, id := range a.By {
				if by[id] {
					t.Fatalf("%s chooses twice in %v", id, s)
				}
				by[id] = true
			}
		}
		if !slices.IsSorted(made) || len(slices.Compact(made)) != len(s.Alternatives) {
			t.Fatalf("identical alternatives are not joined, or not in order: %v", s)
		}
	}
}

// keepsTouching fails unless changes are in one cluster when they touch and only
// then, by a plain reading: every change beside every other; and the same for
// whole proposals by Touch.
func keepsTouching(t fatal, base string, proposals map[string]string, c Composition) {
	t.Helper()
	var changes []edit
	for _, text := range proposals {
		changes = append(changes, edits(base, text)...)
	}
	segment := func(e edit) int {
		return slices.IndexFunc(c.Segments, func(s Segment) bool {
			return len(s.Alternatives) > 0 && s.Base.Start <= e.base.Start && e.base.End <= s.Base.End
		})
	}
	home := closure(len(changes), func(i, j int) bool { return near(base, changes[i].base, changes[j].base) })
	for i := range changes {
		for j := range i {
			if (home[i] == home[j]) != (segment(changes[i]) == segment(changes[j])) {
				t.Fatalf("%q: %v and %v in segments %d and %d", base, changes[i], changes[j], segment(changes[i]), segment(changes[j]))
			}
		}
	}
	ids := slices.Sorted(maps.Keys(proposals))
	same := func(i, j int) bool { return proposals[ids[i]] == proposals[ids[j]] }
	home = closure(len(ids), func(i, j int) bool {
		return same(i, j) || Touch(base, proposals[ids[i]], proposals[ids[j]])
	})
	var want [][][]string
	at := map[int]int{}
	for i, id := range ids {
		if _, ok := at[home[i]]; !ok {
			at[home[i]] = len(want)
			want = append(want, nil)
		}
		groups := &want[at[home[i]]]
		j := slices.IndexFunc(*groups, func(g []string) bool { return proposals[g[0]] == proposals[id] })
		if j < 0 {
			j = len(*groups)
			*groups = append(*groups, nil)
		}
		(*groups)[j] = append((*groups)[j], id)
	}
	if got := c.Clusters(); !reflect.DeepEqual(got, want) {
		t.Fatalf("%q and %q\nclusters %v\nwant     %v", base, proposals, got, want)
	}
}

// closure gives each of n things the number of its set, where related things are
// in one.
func closure(n int, related func(i, j int) bool) []int {
	home := make([]int, n)
	for i := range home {
		home[i] = i
		for j := range i {
			if related(i, j) {
				from, to := home[j], home[i]
				for k := range home[:i+1] {
					if home[k] == from {
						home[k] = to
					}
				}
			}
		}
	}
	return home
}

func FuzzCompose(f *testing.F) {
	for i, piece := range pieces {
		next := pieces[(i+5)%len(pieces)]
		f.Add("a b c "+piece+" d e f", "a x c "+piece+" d e f", "a b c "+next+" d e f", "a b c "+piece+" d y f")
	}
	f.Fuzz(func(t *testing.T, base, a, b, c string) {
		if len(base)+len(a)+len(b)+len(c) > 1<<11 {
			t.Skip("short texts say as much")
		}
		keepsComposition(t, base, map[string]string{"a": a, "b": b, "c": c, "d": a})
	})
}

// BenchmarkCompose composes sixty amendments of one paragraph; x-pairs is its
// time over that of comparing each with each by Touch.
func BenchmarkCompose(b *testing.B) {
	base := strings.Join([]string{opening, threats, norms, capacity}, " ")
	r := rand.New(rand.NewPCG(3, 3))
	proposals := map[string]string{}
	for i := range 60 {
		words := strings.Fields(base)
		at := r.IntN(len(words) - 2)
		words = slices.Replace(words, at, at+r.IntN(3), "appropriate", "and")
		proposals[fmt.Sprintf("%02d", i)] = strings.Join(words, " ")
	}
	n := 0
	for b.Loop() {
		compose(b, base, proposals)
		n++
	}
	each := float64(b.Elapsed()) / float64(n)
	start := time.Now()
	for id, text := range proposals {
		for other, with := range proposals {
			if id < other {
				Touch(base, text, with)
			}
		}
	}
	b.ReportMetric(each/float64(time.Since(start)), "x-pairs")
}
