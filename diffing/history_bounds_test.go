// history_bounds_test.go gives Compose and Trace what nobody would send in good
// faith: they answer, by the same laws, and the log says how long it took.

package diffing

import (
	"strings"
	"testing"
	"time"
)

func TestComposeAndTraceAnswerWhateverTheTexts(t *testing.T) {
	megabyte, another := random(1, 150_000, 40_000), random(2, 150_000, 40_000)
	for _, c := range []struct{ name, base, a, b string }{
		{"invalid UTF-8", "States act.", "States \xff act.", "States \xc3 act."},
		{"a million-character word", strings.Repeat("a", 1_000_000), strings.Repeat("a", 999_999) + "b", "a"},
		{"unrelated megabytes", megabyte, another, megabyte + another},
		{"NUL and bidi controls", "a\x00b \u202ec\u202c", "a\x00\x00b \u202ec", "a\x00b \u2066c\u2069"},
		{"200,000 tokens", strings.Repeat("the same ", 50_000), strings.Repeat("the other ", 50_000), strings.Repeat("the ", 50_000)},
		{"every second word changed", strings.Repeat("a b ", 50_000), strings.Repeat("a c ", 50_000), strings.Repeat("d b ", 50_000)},
		{"a megabyte of white space", strings.Repeat(" ", 1_000_000), strings.Repeat(" ", 500_000) + "a" + strings.Repeat(" ", 500_000), "b"},
		{"unfinished links", strings.Repeat("[a](", 50_000), strings.Repeat("[a](", 49_999) + "x", strings.Repeat("^[", 50_000)},
	} {
		t.Run(c.name, func(t *testing.T) {
			start := time.Now()
			composed := compose(t, c.base, map[string]string{"a": c.a, "b": c.b, "c": c.a})
			if composed.Base() != c.base || composed.Text("a") != c.a || composed.Text("b") != c.b || composed.Text("c") != c.a {
				t.Error("a text is not what it was")
			}
			if markedText(composed, "b") != c.b {
				t.Error("a marked text is not what it was")
			}
			middle := time.Now()
			runs := trace(t, Step{Text: c.base}, Step{c.a, []Source{{"a", c.base, c.a}, {"b", c.base, c.b}}}, Step{c.b, []Source{{"b", c.base, c.b}}})
			keepsRuns(t, runs, c.b)
			t.Logf("composed in %v, traced in %v", middle.Sub(start).Round(time.Millisecond), time.Since(middle).Round(time.Millisecond))
		})
	}
}
