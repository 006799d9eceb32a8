// languages_test.go tries every law on real texts in the six languages.

package diffing

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestDifferencesKeepTheirLawsInTheSixLanguages(t *testing.T) {
	real := passages(t)
	cases(t, func(t *rapid.T) {
		before := rapid.SampledFrom(real).Draw(t, "before")
		after := rapid.OneOf(edited(before), rapid.SampledFrom(real)).Draw(t, "after")
		keepsTokens(t, after)
		d := Words(before, after)
		keepsLaw(t, d, before, after)
		if got, want := changedWords(d), fewestWords(before, after); got != want {
			t.Fatalf("%d words changed, %d would do: %q", got, want, d)
		}
		keepsReading(t, d)
	})
}

func TestAlignCoversEveryParagraphOnceInTheSixLanguages(t *testing.T) {
	real := passages(t)
	cases(t, func(t *rapid.T) {
		from := rapid.SliceOfN(rapid.SampledFrom(real), 0, 8).Draw(t, "from")
		to := redrafted(t, from, real)
		list, err := Align(t.Context(), from, to)
		if err != nil {
			t.Fatal(err)
		}
		keepsPairing(t, list, from, to)
	})
}

// redrafted draws a document made from another by a few moves, splits, merges,
// revisions, additions and deletions.
func redrafted(t *rapid.T, from, stock []string) []string {
	to := slices.Clone(from)
	for range rapid.IntRange(0, 4).Draw(t, "changes") {
		i := rapid.IntRange(0, len(to)).Draw(t, "at")
		if i == len(to) {
			to = append(to, rapid.SampledFrom(stock).Draw(t, "added"))
			continue
		}
		switch text := to[i]; rapid.IntRange(0, 4).Draw(t, "kind") {
		case 0:
			to = slices.Delete(to, i, i+1)
		case 1:
			to[i] = edited(text).Draw(t, "revised")
		case 2:
			to = slices.Insert(slices.Delete(to, i, i+1), rapid.IntRange(0, len(to)-1).Draw(t, "to"), text)
		case 3:
			words := spaced(text)
			half := 0
			for _, w := range words[:len(words)/2] {
				half += len(w)
			}
			to = slices.Replace(to, i, i+1, text[:half], text[half:])
		default:
			if i+1 < len(to) {
				to = slices.Replace(to, i, i+2, text+" "+to[i+1])
			}
		}
	}
	return to
}
