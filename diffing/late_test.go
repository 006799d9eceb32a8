// late_test.go tries where a change stands when it stands as late as it can.

package diffing

import (
	"strings"
	"testing"
)

func TestAChangeStandsAsLateAsItCan(t *testing.T) {
	far := strings.Repeat("and on ", 40)
	for _, c := range []struct{ name, before, after, want string }{
		{"an insertion", "a very good word", "a very very good word", "a very {+very +}good word"},
		{"a deletion", "a very very good word", "a very good word", "a very [-very -]good word"},
		{"further than is looked at first", "p x " + far + "y", "q x and on " + far + "y", "[-p -]{+q +}x " + far + "{+and on +}y"},
		{"to the end of the text", "x a ", "x a a ", "x a {+a +}"},
		{"not past the place of another change that it can stand with", "a x b c", "a b b c", "a [-x -]{+b +}b c"},
		{"nor before it", "p a b x b c", "q a b b b c", "[-p -]{+q +}a b [-x -]{+b +}b c"},
		{"back to the last such place", "a x b b c", "a b b b c", "a [-x -]{+b +}b b c"},
		{"past changes that it cannot stand with", "x b b c", "y x b c", "{+y +}x b [-b -]c"},
		{"with one that it meets", "a b a b c", "a a c", "a [-b -]a [-b -]c"},
		{"a word with other white space is another word", "a b c", "a b  c", "a [-b -]{+b  +}c"},
		{"a word that the text ends in", "a b", "a b c", "a [-b-]{+b c+}"},
		{"nothing", "a b", "a b", "a b"},
	} {
		t.Run(c.name, func(t *testing.T) {
			list := late(t, false)(c.before, c.after)
			hunks := make([]hunk, len(list))
			for i, e := range list {
				hunks[i] = hunk{e.base.Start, e.base.End, e.other.Start, e.other.End}
			}
			if got := shown(ops(c.before, c.after, hunks)); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestTextsBeyondTheBoundsAreMergedOnceAndStillExactly(t *testing.T) {
	base, other := random(1, 5000, 3), random(2, 5000, 3)
	if _, ok := lateEdits(base, other, false); ok {
		t.Error("the bounds of work were not kept")
	}
	end := base + "end"
	if merged, conflicts := Merge("start "+base, "start "+other, "begin "+base); len(conflicts) == 0 && merged != "begin "+other {
		t.Errorf("merged to %q", merged)
	}
	if merged, conflicts := Merge(base, base, end); merged != end || len(conflicts) > 0 {
		t.Errorf("merged to %q with %v", merged, conflicts)
	}
}
