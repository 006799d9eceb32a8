// align_test.go tries the pairing of paragraphs.

package diffing

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

const (
	opening  = "The working group held its first session in Geneva from 2 to 6 March and elected its Chair by acclamation."
	threats  = "States recalled existing and emerging threats to shared networks, and expressed concern at their growing number."
	norms    = "Voluntary norms reflect the expectations of the international community and complement binding obligations."
	capacity = "Support for capacity-building should be sustainable, transparent and tailored to the needs of each recipient."
	followUp = "The group decided to convene an intersessional meeting on confidence-building before the end of next year."
)

// table writes pairs as one line each: change, from, to.
func table(list []Pair) string {
	var b strings.Builder
	for _, p := range list {
		fmt.Fprintf(&b, "%s %v %v\n", p.Change, p.From, p.To)
	}
	return b.String()
}

func TestParagraphsArePairedWithWhatTheyBecame(t *testing.T) {
	revised := strings.Replace(capacity, "should be sustainable", "must be sustained, predictable", 1)
	for _, c := range []struct {
		name     string
		from, to []string
		want     string
	}{
		{"nothing changed", []string{opening, norms}, []string{opening, norms}, "same [0] [0]\nsame [1] [1]\n"},
		{"one revised", []string{opening, capacity, norms}, []string{opening, revised, norms}, "same [0] [0]\nrevised [1] [1]\nsame [2] [2]\n"},
		{"one added", []string{opening, norms}, []string{opening, threats, norms}, "same [0] [0]\nadded [] [1]\nsame [1] [2]\n"},
		{"one deleted", []string{opening, threats, norms}, []string{opening, norms}, "same [0] [0]\ndeleted [1] []\nsame [2] [1]\n"},
		{"one replaced by another", []string{opening, threats, norms}, []string{opening, followUp, norms}, "same [0] [0]\ndeleted [1] []\nadded [] [1]\nsame [2] [2]\n"},
		{"one moved", []string{opening, threats, norms, capacity}, []string{opening, capacity, threats, norms}, "same [0] [0]\nmoved [3] [1]\nsame [1] [2]\nsame [2] [3]\n"},
		{"one moved and revised", []string{opening, threats, norms, capacity}, []string{opening, revised, threats, norms}, "same [0] [0]\nmoved [3] [1]\nsame [1] [2]\nsame [2] [3]\n"},
		{"one split", []string{opening, threats + " " + norms, capacity}, []string{opening, threats, norms, capacity}, "same [0] [0]\nsplit [1] [1 2]\nsame [2] [3]\n"},
		{"one split in three", []string{threats + " " + norms + " " + capacity}, []string{threats, norms, capacity}, "split [0] [0 1 2]\n"},
		{"one split, the last part the longest", []string{opening + " " + threats + " " + norms + " " + capacity + " " + followUp}, []string{opening, threats, norms + " " + capacity + " " + followUp}, "split [0] [0 1 2]\n"},
		{"an empty paragraph in another place", []string{"", norms}, []string{norms, ""}, "deleted [0] []\nsame [1] [0]\nadded [] [1]\n"},
		{"two merged", []string{opening, threats, norms, capacity}, []string{opening, threats + " " + norms, capacity}, "same [0] [0]\nmerged [1 2] [1]\nsame [3] [2]\n"},
		{"from nothing", nil, []string{opening, norms}, "added [] [0]\nadded [] [1]\n"},
		{"to nothing", []string{opening, norms}, nil, "deleted [0] []\ndeleted [1] []\n"},
		{"nothing at all", nil, nil, ""},
		{"repeated and empty paragraphs", []string{"", "[...]", norms, "", "[...]"}, []string{"", norms, "", "[...]", ""}, "same [0] [0]\ndeleted [1] []\nsame [2] [1]\nsame [3] [2]\nsame [4] [3]\nadded [] [4]\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Align(t.Context(), c.from, c.to)
			if err != nil {
				t.Fatal(err)
			}
			if table(got) != c.want {
				t.Errorf("got\n%swant\n%s", table(got), c.want)
			}
		})
	}
}

func TestWhatSaysLittleDoesNotHoldWhatSaysMuch(t *testing.T) {
	revised := strings.Replace(norms, "Voluntary norms", "Voluntary, non-binding norms", 1)
	unlike := "**Option 1:** [No delegation made a proposal for this place.]"
	for _, c := range []struct {
		name     string
		from, to []string
		want     string
	}{
		{"labels that stayed around paragraphs that did not", []string{opening, "Option 1:", norms, "Option 2:", "No text"}, []string{opening, "Option 1:", threats, "Option 2:", revised},
			"same [0] [0]\nsame [1] [1]\nadded [] [2]\nrevised [2] [4]\n"},
		{"a repeated label in another place", []string{"Option 1:", norms, threats, "Option 1:", followUp, capacity}, []string{norms, threats, followUp, "Option 1:", capacity},
			"deleted [0] []\ndeleted [3] []\nadded [] [3]\n"},
		{"a label that moved with its paragraph", []string{"Option 1:", norms, threats, capacity, "Option 1:", followUp}, []string{"Option 1:", followUp, "Option 1:", norms, threats, capacity},
			"moved [4] [0]\nmoved [5] [1]\nsame [0] [2]\nsame [1] [3]\nsame [2] [4]\nsame [3] [5]\n"},
		{"the neighbour of what moved, much revised", []string{capacity, "The Chair thanked all delegations for their many proposals.", norms, threats, opening}, []string{norms, threats, opening, capacity, "The Chair and the Bureau thanked all of the delegations."},
			"same [2] [0]\nsame [3] [1]\nsame [4] [2]\nmoved [0] [3]\nmoved [1] [4]\n"},
		{"one paragraph past two", []string{opening + " " + norms + " " + capacity, "A. Threats", "B. Norms"}, []string{"A. Threats", "B. Norms", opening + " " + norms + " " + capacity},
			"same [1] [0]\nsame [2] [1]\nmoved [0] [2]\n"},
		{"another vocabulary of the same field", []string{opening, "States should cooperate in the exchange of information on threats to the security of networks, and in the training of experts.", norms}, []string{opening, unlike, norms},
			"same [0] [0]\ndeleted [1] []\nadded [] [1]\nsame [2] [2]\n"},
		{"a heading is no part of a paragraph that had its words", []string{"11. Methods and guidance", "Delegations may draw on the existing methods and guidance of the Panel when they give account of their plans for removals."},
			[]string{"26. Methods and guidance", "Delegations may draw on what exists already of the Panel when they give account of their plans for removals."},
			"revised [0] [0]\nrevised [1] [1]\n"},
		{"two short ones past a long one that was split", []string{norms + " " + threats + " " + opening, "Support for capacity-building should be sustainable.", "The group decided to convene a meeting next year."},
			[]string{"Support for capacity-building should be quite sustainable.", "The group decided to convene a meeting late next year.", norms + " " + threats, opening},
			"moved [1] [0]\nmoved [2] [1]\nsplit [0] [2 3]\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Align(t.Context(), c.from, c.to)
			if err != nil {
				t.Fatal(err)
			}
			keepsPairing(t, got, c.from, c.to)
			have := table(got)
			for line := range strings.Lines(c.want) {
				if !strings.Contains(have, line) {
					t.Errorf("no %sin\n%s", line, have)
				}
			}
		})
	}
}

func TestAPairingSaysHowAlikeItsSidesAre(t *testing.T) {
	for _, c := range []struct {
		name        string
		from, to    []string
		least, most float64
	}{
		{"equal", []string{norms}, []string{norms}, 1, 1},
		{"another case of letters", []string{norms}, []string{strings.ToUpper(norms)}, 1, 1},
		{"one word of fifteen revised", []string{opening, norms, threats}, []string{opening, strings.Replace(norms, "Voluntary", "Agreed", 1), threats}, Sure, 0.95},
		{"half of the words revised", []string{norms}, []string{"Voluntary norms reflect the expectations of all States that took part in this process."}, 0.4, 0.6},
		{"split in two", []string{norms + " " + threats}, []string{norms, threats}, 0.98, 0.999},
		{"two merged", []string{norms, threats}, []string{norms + " " + threats}, 0.98, 0.999},
		{"added", nil, []string{norms}, 0, 0},
		{"deleted", []string{norms}, nil, 0, 0},
		{"Chinese, one word of ten revised", []string{"各国应当在信息安全领域开展合作并分享经验"}, []string{"各国可以在信息安全领域开展合作并分享经验"}, 0.8, 0.9},
	} {
		t.Run(c.name, func(t *testing.T) {
			list, err := Align(t.Context(), c.from, c.to)
			if err != nil {
				t.Fatal(err)
			}
			for _, p := range list {
				if p.Change != Same && (p.Alike < c.least || p.Alike > c.most) {
					t.Errorf("%s %v %v: %.3f, want %.3f to %.3f", p.Change, p.From, p.To, p.Alike, c.least, c.most)
				}
			}
		})
	}
}

// What two paragraphs have in common at their ends is not counted word by word,
// and must count for as much.
func TestCommonEndsCountAsAllOtherWords(t *testing.T) {
	word := rapid.SampledFrom([]string{"the", "norms", "of", "States", "1.", "(a)", "–", "75/240", "各国", "naïve", "ё", "_", "\xff"})
	text := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(word, 0, 8).Draw(t, "words"), rapid.SampledFrom([]string{" ", "  ", ", "}).Draw(t, "between"))
	})
	cases(t, func(t *rapid.T) {
		head, tail := text.Draw(t, "head"), text.Draw(t, "tail")
		before, after := head+text.Draw(t, "before")+tail, head+text.Draw(t, "after")+tail
		a := newAlignment(context.Background(), []string{before}, []string{after})
		x, y := a.of(before), a.of(after)
		if got, want := a.compare(0, 0), (likeness{a.common(x, y), x.total + y.total}); got != want {
			t.Fatalf("%q and %q: %v, want %v", before, after, got, want)
		}
	})
}

func TestEveryParagraphStandsInExactlyOnePair(t *testing.T) {
	some := []string{opening, threats, norms, capacity, followUp, "", "[...]", "I. General", threats + " " + norms, norms + " " + capacity,
		strings.Replace(threats, "States", "Delegations", 1), strings.Replace(norms, "Voluntary", "Agreed", 1)}
	paragraphs := rapid.SliceOfN(rapid.SampledFrom(some), 0, 12)
	cases(t, func(t *rapid.T) {
		from, to := paragraphs.Draw(t, "from"), paragraphs.Draw(t, "to")
		list, err := Align(t.Context(), from, to)
		if err != nil {
			t.Fatal(err)
		}
		keepsPairing(t, list, from, to)
	})
}

func FuzzAlign(f *testing.F) {
	f.Add(strings.Join([]string{opening, threats, norms, capacity}, "\n"), strings.Join([]string{capacity, opening, threats + " " + norms}, "\n"))
	f.Fuzz(func(t *testing.T, before, after string) {
		if len(before)+len(after) > 1<<13 {
			t.Skip("short texts say as much")
		}
		from, to := strings.Split(before, "\n"), strings.Split(after, "\n")
		list, err := Align(t.Context(), from, to)
		if err != nil {
			t.Fatal(err)
		}
		keepsPairing(t, list, from, to)
	})
}

// keepsPairing fails unless each paragraph stands in one pair, each pair has the
// shape of its change and a likeness that fits, they come in the order of to, and
// all that did not move come in the order of from.
func keepsPairing(t fatal, list []Pair, from, to []string) {
	t.Helper()
	var inFrom, inTo []int
	last := -1
	for _, p := range list {
		if p.Change != Moved && len(p.From) > 0 && len(p.To) > 0 {
			if p.From[0] <= last {
				t.Fatalf("pair %v is out of order:\n%s\nfrom %q\nto %q", p, table(list), from, to)
			}
			last = p.From[len(p.From)-1]
		}
		inFrom, inTo = append(inFrom, p.From...), append(inTo, p.To...)
		one := len(p.From) == 1 && len(p.To) == 1
		var fits bool
		switch p.Change {
		case Same:
			fits = one && from[p.From[0]] == to[p.To[0]]
		case Revised:
			fits = one && from[p.From[0]] != to[p.To[0]]
		case Moved:
			fits = one
		case Split:
			fits = len(p.From) == 1 && len(p.To) > 1
		case Merged:
			fits = len(p.From) > 1 && len(p.To) == 1
		case Added:
			fits = len(p.From) == 0 && len(p.To) == 1
		case Deleted:
			fits = len(p.From) == 1 && len(p.To) == 0
		}
		switch p.Change {
		case Same:
			fits = fits && p.Alike == 1
		case Added, Deleted:
			fits = fits && p.Alike == 0
		default:
			fits = fits && p.Alike >= 0 && p.Alike <= 1
		}
		for i := 1; i < len(p.From); i++ {
			fits = fits && p.From[i] == p.From[i-1]+1
		}
		if !fits {
			t.Fatalf("pair %v of\n%s\nfrom %q\nto %q", p, table(list), from, to)
		}
	}
	if !slices.IsSorted(inTo) || len(inTo) != len(to) {
		t.Fatalf("to is not covered once, in order:\n%s\nfrom %q\nto %q", table(list), from, to)
	}
	slices.Sort(inFrom)
	for i, n := range inFrom {
		if i != n {
			t.Fatalf("from is not covered once:\n%s\nfrom %q\nto %q", table(list), from, to)
		}
	}
	if len(inFrom) != len(from) {
		t.Fatalf("from is not covered:\n%s\nfrom %q\nto %q", table(list), from, to)
	}
}

// shuffled is two documents of n paragraphs: the second has all of them in
// another order, every tenth word changed.
func shuffled(n int) (from, to []string) {
	r := rand.New(rand.NewPCG(1, 2))
	for range n {
		var p []string
		for range 60 {
			p = append(p, fmt.Sprintf("w%d", int(r.ExpFloat64()*500)))
		}
		from = append(from, strings.Join(p, " "))
		for i := range p {
			if r.IntN(10) == 0 {
				p[i] = "changed"
			}
		}
		to = append(to, strings.Join(p, " "))
	}
	r.Shuffle(len(to), func(i, j int) { to[i], to[j] = to[j], to[i] })
	return from, to
}

func TestAShuffledAndRevisedDocumentIsStillPaired(t *testing.T) {
	from, to := shuffled(1000)
	list, err := Align(t.Context(), from, to)
	if err != nil {
		t.Fatal(err)
	}
	keepsPairing(t, list, from, to)
	lost := 0
	for _, p := range list {
		if p.Change == Added || p.Change == Deleted {
			lost++
		}
	}
	if lost > len(from)/100 {
		t.Errorf("%d paragraphs of %d found no partner", lost, len(from))
	}
}

func TestALongStretchOfRevisedParagraphsKeepsItsOrder(t *testing.T) {
	from, to := shuffled(300)
	for i, p := range from {
		to[i] = strings.Replace(p, " ", " changed ", 3)
	}
	list, err := Align(t.Context(), from, to)
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range list {
		if p.Change != Revised || p.From[0] != i || p.To[0] != i {
			t.Fatalf("paragraph %d: %s %v %v", i, p.Change, p.From, p.To)
		}
	}
}

func TestAligningStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if list, err := Align(ctx, []string{opening}, []string{norms}); !errors.Is(err, context.Canceled) || list != nil {
		t.Errorf("got %v, %v", list, err)
	}
}

func TestAChangeIsNamedInText(t *testing.T) {
	for c, want := range map[Change]string{Same: "same", Revised: "revised", Moved: "moved", Split: "split", Merged: "merged", Added: "added", Deleted: "deleted"} {
		if got, err := c.MarshalText(); err != nil || string(got) != want {
			t.Errorf("%d is named %q, %v, want %q", c, got, err, want)
		}
	}
}
