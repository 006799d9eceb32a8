// whole_test.go tries the merge of whole documents: cases by hand and its laws.

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

// clashed writes clashes as one line each: the place, what each side did, the
// words.
func clashed(list []Clash) string {
	var b strings.Builder
	for _, c := range list {
		did := func(pairs []Pair) (names []string) {
			for _, p := range pairs {
				names = append(names, fmt.Sprintf("%v%v", p.Change, p.To))
			}
			return names
		}
		after := map[bool]string{true: "after "}[c.After]
		fmt.Fprintf(&b, "%s%v: %s | %s %q\n", after, c.Base, strings.Join(did(c.Ours), " "), strings.Join(did(c.Theirs), " "), c.Words)
	}
	return b.String()
}

func TestWholeDraftsAreMergedParagraphByParagraph(t *testing.T) {
	base := []string{opening, threats, norms + " " + capacity, followUp}
	revised := strings.Replace(threats, "recalled", "noted", 1)
	other := strings.Replace(threats, "growing number", "sharply growing number", 1)
	added := "Every delegation took the floor at least twice."
	for _, c := range []struct {
		name         string
		ours, theirs []string
		want         []string
		clashes      string
	}{
		{"nothing changed", base, base, base, ""},
		{"different paragraphs revised", []string{opening, revised, base[2], followUp}, []string{opening, threats, base[2], followUp + " It rose."},
			[]string{opening, revised, base[2], followUp + " It rose."}, ""},
		{"different words of one paragraph", []string{opening, revised, base[2], followUp}, []string{opening, other, base[2], followUp},
			[]string{opening, strings.Replace(other, "recalled", "noted", 1), base[2], followUp}, ""},
		{"one deleted, another revised", []string{opening, base[2], followUp}, []string{opening, threats, base[2], followUp + " It rose."},
			[]string{opening, base[2], followUp + " It rose."}, ""},
		{"one added, its neighbour revised", []string{opening, threats, added, base[2], followUp}, []string{opening, revised, base[2], followUp},
			[]string{opening, revised, added, base[2], followUp}, ""},
		{"the same added by both", []string{opening, added, threats, base[2], followUp}, []string{opening, added, revised, base[2], followUp},
			[]string{opening, added, revised, base[2], followUp}, ""},
		{"one moved by one, revised by the other", []string{opening, base[2], followUp, threats}, []string{opening, revised, base[2], followUp},
			[]string{opening, base[2], followUp, revised}, ""},
		{"one split by one, revised by the other", []string{opening, threats, norms, capacity, followUp}, []string{opening, threats, strings.Replace(base[2], "Voluntary", "Agreed", 1), followUp},
			[]string{opening, threats, strings.Replace(norms, "Voluntary", "Agreed", 1), capacity, followUp}, ""},
		{"two merged by one, one of them revised by the other", []string{opening + " " + threats, base[2], followUp}, []string{opening, other, base[2], followUp},
			[]string{opening + " " + other, base[2], followUp}, ""},
		{"the same split by both", []string{opening, threats, norms, capacity, followUp}, []string{opening, threats, norms, capacity, followUp},
			[]string{opening, threats, norms, capacity, followUp}, ""},
		{"moved alike by both, different words revised", []string{opening, base[2], followUp, revised}, []string{opening, base[2], followUp, other},
			[]string{opening, base[2], followUp, strings.Replace(other, "recalled", "noted", 1)}, ""},
		{"split alike by both, and one revised a part", []string{opening, threats, norms, capacity, followUp}, []string{opening, threats, strings.Replace(norms, "Voluntary", "Agreed", 1), capacity, followUp},
			nil, "[2]: split[2 3] | split[2 3] []\n"},
		{"the same words differently", []string{opening, revised, base[2], followUp}, []string{opening, strings.Replace(threats, "recalled", "feared", 1), base[2], followUp},
			nil, `[1]: revised[1] | revised[1] [{"recalled" "noted" "feared"}]` + "\n"},
		{"deleted by one, revised by the other", []string{opening, base[2], followUp}, []string{opening, revised, base[2], followUp},
			nil, "[1]: deleted[] | revised[1] []\n"},
		{"deleted by one, moved by the other", []string{opening, base[2], followUp}, []string{opening, base[2], followUp, threats},
			nil, "[1]: deleted[] | moved[3] []\n"},
		{"moved to two places", []string{followUp, opening, threats, base[2]}, []string{opening, followUp, threats, base[2]},
			nil, "[3]: moved[0] | moved[1] []\n"},
		{"split by one, merged by the other", []string{opening, threats, norms, capacity, followUp}, []string{opening, threats + " " + base[2], followUp},
			nil, "[1 2]: same[1] split[2 3] | merged[1] []\n"},
		{"different ones added in one place", []string{opening, added, threats, base[2], followUp}, []string{opening, "The agenda was adopted without a vote being taken.", threats, base[2], followUp},
			nil, "after [0]: added[1] | added[1] []\n"},
		{"one added after what the other moved", []string{opening, threats, added, base[2], followUp}, []string{opening, base[2], followUp, threats},
			nil, "after [1]: added[2] | moved[3] []\n"},
		{"one added between what the other merged", []string{opening, added, threats, base[2], followUp}, []string{opening + " " + threats, base[2], followUp},
			nil, "after [0]: added[1] | merged[0] []\n"},
		{"two clashes, in the order of the base", []string{added, opening, base[2], followUp}, []string{"The agenda was adopted without a vote being taken.", opening, revised, base[2], followUp},
			nil, "after []: added[0] | added[0] []\n[1]: deleted[] | revised[2] []\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			keepsWhole(t, base, c.ours, c.theirs)
			merged, clashes := mergeWhole(t, base, c.ours, c.theirs)
			if got := clashed(clashes); !slices.Equal(merged, c.want) || got != c.clashes {
				t.Errorf("got  %q\n%s\nwant %q\n%s", merged, got, c.want, c.clashes)
			}
		})
	}
}

func mergeWhole(t fatal, base, ours, theirs []string) (texts []string, clashes []Clash) {
	t.Helper()
	merged, clashes, err := MergeWhole(context.Background(), base, ours, theirs)
	if err != nil {
		t.Fatalf("%v", err)
	}
	for _, p := range merged {
		texts = append(texts, p.Text)
		if p.Base >= len(base) || p.Ours >= len(ours) || p.Theirs >= len(theirs) || max(p.Base, p.Ours, p.Theirs) == none {
			t.Fatalf("%q comes from nowhere: %v", p.Text, p)
		}
	}
	return texts, clashes
}

// keepsWhole fails unless the merge keeps its laws: it commutes, what one side
// alone did is done exactly, and what both did alike is done once.
func keepsWhole(t fatal, base, ours, theirs []string) {
	t.Helper()
	merged, clashes := mergeWhole(t, base, ours, theirs)
	swapped, exchanged := mergeWhole(t, base, theirs, ours)
	for i := range exchanged {
		c := &exchanged[i]
		c.Ours, c.Theirs = c.Theirs, c.Ours
		for j := range c.Words {
			c.Words[j].Ours, c.Words[j].Theirs = c.Words[j].Theirs, c.Words[j].Ours
		}
	}
	if !slices.Equal(merged, swapped) || len(clashes)+len(exchanged) > 0 && !reflect.DeepEqual(clashes, exchanged) {
		t.Fatalf("%q, %q, %q: %q\n%sone way, %q\n%sthe other", base, ours, theirs, merged, clashed(clashes), swapped, clashed(exchanged))
	}
	for _, x := range [][]string{ours, theirs} {
		for _, pair := range [][2][]string{{x, base}, {base, x}, {x, x}} {
			if got, c := mergeWhole(t, base, pair[0], pair[1]); !slices.Equal(got, x) || len(c) > 0 {
				t.Fatalf("%q with %q and %q became %q\n%swant %q", base, pair[0], pair[1], got, clashed(c), x)
			}
		}
	}
}

func TestMergeWholeKeepsItsLaws(t *testing.T) {
	some := []string{opening, threats, norms, capacity, followUp, "", "[...]", "I. General", threats + " " + norms, norms + " " + capacity}
	cases(t, func(t *rapid.T) {
		base := rapid.SliceOfN(rapid.SampledFrom(some), 0, 8).Draw(t, "base")
		keepsWhole(t, base, redrafted(t, base, some), redrafted(t, base, some))
	})
}

func TestMergeWholeKeepsItsLawsInTheSixLanguages(t *testing.T) {
	real := passages(t)
	cases(t, func(t *rapid.T) {
		base := rapid.SliceOfN(rapid.SampledFrom(real), 0, 6).Draw(t, "base")
		keepsWhole(t, base, redrafted(t, base, real), redrafted(t, base, real))
	})
}

func TestMergingWholeDraftsStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := MergeWhole(ctx, []string{"a"}, []string{"b"}, []string{"c"}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
