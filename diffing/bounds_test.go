// bounds_test.go gives every function what nobody would send in good faith: each
// answers, by its laws, and the log says in what time and with what memory.

package diffing

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"testing"
	"time"
)

// hostile are texts and two changes of each: of about a megabyte under
// ADREF_LONG=1, else a quarter of it.
func hostile() []struct{ name, base, a, b string } {
	size := 250_000
	if os.Getenv("ADREF_LONG") == "1" {
		size = 1_000_000
	}
	words := size / 7
	megabyte, another := random(1, words, 40_000), random(2, words, 40_000)
	return []struct{ name, base, a, b string }{
		{"invalid UTF-8", "States act.", "States \xff act.", "States \xc3 act."},
		{"a word without an end", strings.Repeat("a", size), strings.Repeat("a", size-1) + "b", "a"},
		{"unrelated megabytes", megabyte, another, megabyte + another},
		{"NUL and bidi controls", "a\x00b \u202ec\u202c", "a\x00\x00b \u202ec", "a\x00b \u2066c\u2069"},
		{"many tokens", strings.Repeat("the same ", size/20), strings.Repeat("the other ", size/20), strings.Repeat("the ", size/20)},
		{"many tokens by chance", random(3, size/10, 300), random(4, size/10, 300), random(5, size/10, 300)},
		{"every second word changed", strings.Repeat("a b ", size/20), strings.Repeat("a c ", size/20), strings.Repeat("d b ", size/20)},
		{"a megabyte of white space", strings.Repeat(" ", size), strings.Repeat(" ", size/2) + "a" + strings.Repeat(" ", size/2), "b"},
		{"unfinished links", strings.Repeat("[a](", size/20), strings.Repeat("[a](", size/20-1) + "x", strings.Repeat("^[", size/20)},
		{"a paragraph a line", strings.ReplaceAll(megabyte, " ", "\n"), strings.ReplaceAll(another, " ", "\n"), strings.Repeat("a\n", size/20)},
	}
}

func TestEveryFunctionAnswersWhateverTheTexts(t *testing.T) {
	for _, c := range hostile() {
		t.Run(c.name, func(t *testing.T) {
			var log strings.Builder
			step := func(name string, f func()) {
				var before, after runtime.MemStats
				runtime.ReadMemStats(&before)
				start := time.Now()
				f()
				runtime.ReadMemStats(&after)
				fmt.Fprintf(&log, "  %s %v, %d MB", name, time.Since(start).Round(time.Millisecond), (after.TotalAlloc-before.TotalAlloc)>>20)
			}
			must := func(err error) {
				t.Helper()
				if err != nil {
					t.Error(err)
				}
			}
			var d Diff
			step("words", func() { d = Words(c.base, c.a) })
			must(d.Check(c.base, c.a))
			step("readable", func() { must(Readable(d).Check(c.base, c.a)) })
			step("text", func() { _, _ = d.Text(), d.HTML() })
			step("merge", func() {
				merged, conflicts := Merge(c.base, c.a, c.b)
				if again, others := Merge(c.base, c.b, c.a); again != merged || len(others) != len(conflicts) {
					t.Error("the order of two changes matters")
				}
			})
			from, to := strings.Split(c.base, "\n"), strings.Split(c.a, "\n")
			step("align", func() {
				list, err := Align(t.Context(), from, to)
				must(err)
				keepsPairing(t, list, from, to)
			})
			step("locate", func() {
				x, err := NewIndex(t.Context(), from)
				must(err)
				_, err = x.Locate(t.Context(), to[0])
				must(err)
			})
			step("compose", func() {
				composed := compose(t, c.base, map[string]string{"a": c.a, "b": c.b, "c": c.a})
				if composed.Base() != c.base || composed.Text("a") != c.a || composed.Text("b") != c.b || composed.Text("c") != c.a {
					t.Error("a text is not what it was")
				}
				if markedText(composed, "b") != c.b {
					t.Error("a marked text is not what it was")
				}
			})
			step("trace", func() {
				runs := trace(t, Step{Text: c.base}, Step{Text: c.a, Sources: []Source{{"a", c.base, c.a}, {"b", c.base, c.b}}}, Step{Text: c.b, Sources: []Source{{"b", c.base, c.b}}})
				keepsRuns(t, runs, c.b)
			})
			t.Log(log.String())
		})
	}
}

func TestWorkThatNobodyWaitsForAnyMoreIsGivenUp(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	x := indexOf([]string{opening, threats})
	cancel()
	from, to := []string{opening, norms}, []string{opening, threats}
	_, _, mergeErr := MergeContext(ctx, opening, threats, norms)
	_, _, wholeErr := MergeWhole(ctx, from, to, from)
	errs := map[string]error{"Merge": mergeErr, "MergeWhole": wholeErr}
	_, errs["Words"] = WordsContext(ctx, opening, threats)
	_, errs["Align"] = Align(ctx, from, to)
	_, errs["Compare"] = Compare(ctx, []Paragraph{{Text: opening}}, []Paragraph{{Text: threats}})
	_, errs["Compose"] = Compose(ctx, opening, map[string]string{"a": threats})
	_, errs["Trace"] = Trace(ctx, []Step{{Text: opening}, {Text: threats}})
	_, errs["NewIndex"] = NewIndex(ctx, from)
	_, errs["Locate"] = x.Locate(ctx, threats)
	for name, err := range errs {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("%s answers %v", name, err)
		}
	}
}

// A long comparison is given up while it runs, not only before it starts.
func TestALongComparisonIsGivenUpOnTheWay(t *testing.T) {
	before, after := random(1, 50_000, 40_000), random(2, 50_000, 40_000)
	if _, err := WordsContext(&countdown{t.Context(), 3}, before, after); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestComparisonsAreWrittenWhateverTheTexts(t *testing.T) {
	for _, c := range hostile() {
		list, err := Compare(t.Context(), []Paragraph{{Text: c.base}}, []Paragraph{{Text: c.a}})
		if err == nil {
			err = WriteText(io.Discard, list)
		}
		if err == nil {
			err = Page{}.WriteHTML(io.Discard, list)
		}
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}
