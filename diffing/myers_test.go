// myers_test.go holds the core of every difference to go-diff's, an engine of
// the same kind that others keep.

package diffing

import (
	"slices"
	"testing"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"
	"pgregory.net/rapid"
)

// changedByGoDiff is how many items go-diff deletes and inserts, given time.
func changedByGoDiff(a, b []int32) int {
	dmp := diffmatchpatch.New()
	dmp.DiffTimeout = 0
	n := 0
	for _, d := range dmp.DiffMainRunes(asRunes(a), asRunes(b), false) {
		if d.Type != diffmatchpatch.DiffEqual {
			n += utf8.RuneCountInString(d.Text)
		}
	}
	return n
}

// asRunes writes small numbers, of which white space has those below 0, as runes.
func asRunes(ids []int32) []rune {
	runes := make([]rune, len(ids))
	for i, id := range ids {
		runes[i] = id + 0x4E00
	}
	return runes
}

// keepsMarks fails unless what is marked leads from a to b and is as much as
// go-diff finds.
func keepsMarks(t fatal, a, b []int32) {
	t.Helper()
	var k marks
	k.compare(a, b)
	kept := func(items []int32, changed []bool) (list []int32) {
		for i, item := range items {
			if !changed[i] {
				list = append(list, item)
			}
		}
		return list
	}
	x, y := kept(a, k.changedA), kept(b, k.changedB)
	if !slices.Equal(x, y) {
		t.Fatalf("%v and %v keep %v and %v", a, b, x, y)
	}
	if got, want := len(a)+len(b)-2*len(x), changedByGoDiff(a, b); got != want {
		t.Fatalf("%v to %v changes %d items, go-diff %d", a, b, got, want)
	}
}

func TestTheCoreChangesExactlyAsManyItemsAsGoDiff(t *testing.T) {
	cases(t, func(t *rapid.T) {
		items := rapid.SliceOfN(rapid.Int32Range(-3, int32(rapid.IntRange(0, 40).Draw(t, "kinds"))), 0, 60)
		keepsMarks(t, items.Draw(t, "a"), items.Draw(t, "b"))
	})
}

func FuzzMarks(f *testing.F) {
	f.Add([]byte("abcabba"), []byte("cbabac"))
	f.Add([]byte(""), []byte("aaa"))
	f.Add([]byte("abababab"), []byte("babababa"))
	f.Fuzz(func(t *testing.T, a, b []byte) {
		if len(a)+len(b) > 1<<10 {
			t.Skip("short ones say as much")
		}
		keepsMarks(t, asNumbers(a), asNumbers(b))
	})
}

func asNumbers(items []byte) []int32 {
	ids := make([]int32, len(items))
	for i, item := range items {
		ids[i] = int32(item)
	}
	return ids
}

// The real amendments, their tokens numbered: the same items at every length
// that people write.
func TestTheCoreChangesRealAmendmentsExactlyAsMuchAsGoDiff(t *testing.T) {
	for _, p := range proposals(t) {
		number := new(numbers)
		keepsMarks(t, number.tokens(Tokens(p[0])), number.tokens(Tokens(p[1])))
	}
}
