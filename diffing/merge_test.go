// merge_test.go tries the three-way merge: cases by hand, its laws, and the same
// answer as a plain reading of the rule.

package diffing

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestChangesThatDoNotTouchAreBothMade(t *testing.T) {
	for _, c := range []struct{ name, base, ours, theirs, want string }{
		{"two words apart", "States should consider measures.", "States shall consider measures.", "States should consider all measures.", "States shall consider all measures."},
		{"only ours", "one two", "one three", "one two", "one three"},
		{"only theirs", "one two", "one two", "one three", "one three"},
		{"the same word", "one two", "one three", "one three", "one three"},
		{"the same, and one more each", "a b c d e", "x b c d z", "x b y d e", "x b y d z"},
		{"a bracket and a word inside", "[States should act]", "States should act]", "[States shall act]", "States shall act]"},
		{"both deleted everything", "one two", "", "", ""},
		{"both wrote the same on an empty page", "", "one", "one", "one"},
		{"Chinese characters apart", "各国应当努力合作", "各方应当努力合作", "各国应当加强合作", "各方应当加强合作"},
	} {
		t.Run(c.name, func(t *testing.T) {
			merged, conflicts := Merge(c.base, c.ours, c.theirs)
			if len(conflicts) > 0 || merged != c.want {
				t.Errorf("got %q, %v, want %q", merged, conflicts, c.want)
			}
		})
	}
}

func TestChangesThatTouchAndDifferAreAConflictWithItsExactPlace(t *testing.T) {
	for _, c := range []struct {
		name, base, ours, theirs string
		want                     [][3]string // what base, ours and theirs have in each place
	}{
		{"the same word", "States should act.", "States shall act.", "States must act.", [][3]string{{"should", "shall", "must"}}},
		{"insertions at one point", "States act.", "States now act.", "States often act.", [][3]string{{"", "now ", "often "}}},
		{"words with only a space between", "old words here", "new words here", "old texts here", [][3]string{{"old words", "new words", "old texts"}}},
		{"an insertion before a deleted word", "a b c d", "a x b c d", "a c d", [][3]string{{"b ", "x b ", ""}}},
		{"a deletion around a change", "one two three four five", "one five", "one two drei four five", [][3]string{{"two three four ", "", "two drei four "}}},
		{"the whole deleted against a change", "one two three", "", "one zwei three", [][3]string{{"one two three", "", "one zwei three"}}},
		{"the whole deleted against an addition at its end", "one two.", "", "one two. Three.", [][3]string{{"one two.", "", "one two. Three."}}},
		{"different texts on an empty page", "", "one", "two", [][3]string{{"", "one", "two"}}},
		{"the same and more beside it", "a b c", "x y c", "x b c", [][3]string{{"a b", "x y", "x b"}}},
		{"Chinese characters side by side", "各国应当合作", "各国必须合作", "各方应当合作", [][3]string{{"国应当", "国必须", "方应当"}}},
		{"an insertion that could as well stand at the other change", "very good words", "very very good words", "very bad words", [][3]string{{"good ", "very good ", "bad "}}},
		{"a deletion that could as well stand at the other change", "very very good words", "very good words", "very very bad words", [][3]string{{"very good ", "good ", "very bad "}}},
		{"two insertions that come out differently by where one is marked", "whether the members of the board act", "whether the members of members of the board act", "whether the members now of the board act",
			[][3]string{{"members of ", "members of members of ", "members now of "}}},
		{"two places", "a and b or c", "x and b or y", "z and b or w", [][3]string{{"a", "x", "z"}, {"c", "y", "w"}}},
		{"bytes that are not text", "a b c", "a b \xff", "x b c", [][3]string{{"a b c", "a b \xff", "x b c"}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			merged, conflicts := Merge(c.base, c.ours, c.theirs)
			if merged != "" {
				t.Errorf("merged %q beside conflicts", merged)
			}
			var got [][3]string
			for _, x := range conflicts {
				got = append(got, [3]string{c.base[x.Base.Start:x.Base.End], c.ours[x.Ours.Start:x.Ours.End], c.theirs[x.Theirs.Start:x.Theirs.End]})
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

func TestProposalsTouchWhenTheyChangeTheSameWords(t *testing.T) {
	base := "States should consider further measures."
	for _, c := range []struct {
		name, a, b string
		want       bool
	}{
		{"the same word", "States shall consider further measures.", "States must consider further measures.", true},
		{"the same change", "States shall consider further measures.", "States shall consider further measures.", true},
		{"one point", "States should now consider further measures.", "States should often consider further measures.", true},
		{"neighbouring words", "States shall consider further measures.", "States should discuss further measures.", true},
		{"words apart", "States shall consider further measures.", "States should consider more measures.", false},
		{"one changes nothing", base, "States should consider more measures.", false},
		{"none changes anything", base, base, false},
		{"one deletes all", "", "States should consider more measures.", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Touch(base, c.a, c.b); got != c.want {
				t.Errorf("Touch = %v, want %v", got, c.want)
			}
			if Touch(base, c.a, c.b) != Touch(base, c.b, c.a) {
				t.Error("it depends on the order")
			}
		})
	}
}

// three draws a base and two texts made from it.
func three(t *rapid.T) (base, ours, theirs string) {
	base = texts().Draw(t, "base")
	return base, edited(base).Draw(t, "ours"), edited(base).Draw(t, "theirs")
}

func TestMergeKeepsItsLaws(t *testing.T) {
	cases(t, func(t *rapid.T) {
		base, ours, theirs := three(t)
		keepsMerge(t, base, ours, theirs)
	})
}

func TestMergeKeepsItsLawsInTheSixLanguages(t *testing.T) {
	real := passages(t)
	cases(t, func(t *rapid.T) {
		base := rapid.SampledFrom(real).Draw(t, "base")
		keepsMerge(t, base, edited(base).Draw(t, "ours"), edited(base).Draw(t, "theirs"))
	})
}

// keepsMerge fails unless merge and touch keep every law there is.
func keepsMerge(t fatal, base, ours, theirs string) {
	t.Helper()
	merged, conflicts := Merge(base, ours, theirs)
	swapped, exchanged := Merge(base, theirs, ours)
	for i := range exchanged {
		exchanged[i].Ours, exchanged[i].Theirs = exchanged[i].Theirs, exchanged[i].Ours
	}
	if merged != swapped || !slices.Equal(conflicts, exchanged) {
		t.Fatalf("%q, %q, %q: %q %v one way, %q %v the other", base, ours, theirs, merged, conflicts, swapped, exchanged)
	}
	for _, x := range []string{ours, theirs} {
		for _, pair := range [][2]string{{x, base}, {base, x}, {x, x}} {
			if got, c := Merge(base, pair[0], pair[1]); got != x || len(c) > 0 {
				t.Fatalf("Merge(%q, %q, %q) = %q, %v, want %q", base, pair[0], pair[1], got, c, x)
			}
		}
		if Touch(base, x, x) != (x != base) {
			t.Fatalf("%q and itself on %q: touch %v", x, base, Touch(base, x, x))
		}
	}
	want, clash, touch := plainMerge(base, ours, theirs, edits)
	if touch != Touch(base, ours, theirs) || touch != Touch(base, theirs, ours) {
		t.Fatalf("Touch(%q, %q, %q) = %v, want %v", base, ours, theirs, !touch, touch)
	}
	if len(clash) > 0 && !touch {
		t.Fatalf("a conflict of what does not touch: %q, %q, %q", base, ours, theirs)
	}
	for _, upwards := range []bool{false, true} {
		late, lateClash, _ := plainMerge(base, ours, theirs, late(t, upwards))
		switch {
		case len(clash) > 0 || base == ours || base == theirs || ours == theirs:
		case len(lateClash) > 0:
			clash, want = lateClash, ""
		case late != want:
			return // one of both; the laws above hold
		}
		if !meetInOne(edits(base, ours), edits(base, theirs), ours, theirs) {
			break
		}
	}
	if !slices.Equal(clash, conflicts) || merged != want {
		t.Fatalf("Merge(%q, %q, %q)\ngot  %q, %v\nwant %q, %v", base, ours, theirs, merged, conflicts, want, clash)
	}
	for _, x := range conflicts {
		if ours[x.Ours.Start:x.Ours.End] == theirs[x.Theirs.Start:x.Theirs.End] {
			t.Fatalf("a conflict about nothing in %q: %v", base, x)
		}
	}
}

// late is lateEdits, or edits where it has no answer, with its laws: it leads from
// the one text to the other, and changes as few words as possible.
func late(t fatal, upwards bool) func(base, other string) []edit {
	return func(base, other string) []edit {
		t.Helper()
		list, ok := lateEdits(base, other, upwards)
		if !ok {
			return edits(base, other)
		}
		hunks := make([]hunk, len(list))
		for i, e := range list {
			hunks[i] = hunk{e.base.Start, e.base.End, e.other.Start, e.other.End}
		}
		if err := ops(base, other, hunks).Check(base, other); err != nil {
			t.Fatalf("late: %v in %v from %q to %q", err, list, base, other)
		}
		x, y := spaced(base), spaced(other)
		changed := within(x, list, func(e edit) Span { return e.base }) + within(y, list, func(e edit) Span { return e.other })
		if least := fewest(x, y); changed != least {
			t.Fatalf("late: %d words changed, %d would do, from %q to %q: %v", changed, least, base, other, list)
		}
		return list
	}
}

// spaced gives the words of a text, each with the white space after it.
func spaced(text string) []string {
	s := source{text, atoms(text)}
	return s.spaced(0, len(text))
}

// within counts the words that lie in the edits of one side.
func within(words []string, list []edit, side func(edit) Span) int {
	n, at := 0, 0
	for _, w := range words {
		for len(list) > 0 && side(list[0]).End <= at {
			list = list[1:]
		}
		if len(list) > 0 && side(list[0]).Start <= at && at+len(w) <= side(list[0]).End {
			n++
		}
		at += len(w)
	}
	return n
}

// plainMerge is the rule read plainly, with no regard to work: compare every
// change with every other, group what touches, and look at each group.
func plainMerge(base, ours, theirs string, edits func(base, other string) []edit) (merged string, conflicts []Conflict, touch bool) {
	type change struct {
		edit
		mine  bool
		group int
	}
	var all []change
	for _, e := range edits(base, ours) {
		all = append(all, change{e, true, len(all)})
	}
	for _, e := range edits(base, theirs) {
		all = append(all, change{e, false, len(all)})
	}
	white := func(s string) bool { return strings.TrimSpace(s) == "" }
	for i, x := range all {
		for j, y := range all {
			if !x.mine || y.mine {
				continue
			}
			meets := x.base.Start < y.base.End && y.base.Start < x.base.End
			meets = meets || x.base.End <= y.base.Start && white(base[x.base.End:y.base.Start])
			meets = meets || y.base.End <= x.base.Start && white(base[y.base.End:x.base.Start])
			if meets {
				touch = true
				from, to := all[j].group, all[i].group
				for k := range all {
					if all[k].group == from {
						all[k].group = to
					}
				}
			}
		}
	}
	groups := map[int][]change{}
	for _, c := range all {
		groups[c.group] = append(groups[c.group], c)
	}
	type part struct {
		base Span
		text string
	}
	var parts []part
	for _, group := range groups {
		where := group[0].base
		for _, c := range group {
			where = Span{min(where.Start, c.base.Start), max(where.End, c.base.End)}
		}
		version := func(mine bool, text string) (string, Span, bool) {
			var out strings.Builder
			var s Span
			at, any := where.Start, false
			for _, c := range group {
				if c.mine != mine {
					continue
				}
				if !any {
					s.Start = c.other.Start - (c.base.Start - where.Start)
				}
				any = true
				out.WriteString(base[at:c.base.Start])
				out.WriteString(text[c.other.Start:c.other.End])
				at = c.base.End
			}
			out.WriteString(base[at:where.End])
			s.End = s.Start + out.Len()
			return out.String(), s, any
		}
		x, inOurs, hasOurs := version(true, ours)
		y, inTheirs, hasTheirs := version(false, theirs)
		switch {
		case hasOurs && hasTheirs && x != y:
			conflicts = append(conflicts, Conflict{where, inOurs, inTheirs})
		case hasOurs:
			parts = append(parts, part{where, x})
		default:
			parts = append(parts, part{where, y})
		}
	}
	slices.SortFunc(conflicts, func(a, b Conflict) int { return a.Base.Start - b.Base.Start })
	if len(conflicts) > 0 {
		return "", conflicts, touch
	}
	slices.SortFunc(parts, func(a, b part) int { return a.base.Start - b.base.Start })
	at := 0
	for _, p := range parts {
		merged += base[at:p.base.Start] + p.text
		at = p.base.End
	}
	return merged + base[at:], nil, touch
}

func FuzzMerge(f *testing.F) {
	for i, piece := range pieces {
		f.Add("a b c "+piece+" d", "a b "+piece+" d", "x b c "+pieces[(i+5)%len(pieces)]+" d")
	}
	f.Fuzz(func(t *testing.T, base, ours, theirs string) {
		if len(base)+len(ours)+len(theirs) > 1<<11 {
			t.Skip("short texts say as much")
		}
		keepsMerge(t, base, ours, theirs)
	})
}
