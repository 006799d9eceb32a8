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
// shape of its change, and they come in the order of to.
func keepsPairing(t fatal, list []Pair, from, to []string) {
	t.Helper()
	var inFrom, inTo []int
	for _, p := range list {
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
