// laws_test.go is the texts that properties are tried on, and the laws that
// several of the tests share.

package diffing

import (
	"slices"
	"strings"
	"testing"

	"github.com/clipperhouse/uax29/v2/graphemes"
	"pgregory.net/rapid"
)

// pieces are what generated texts are made of: words of six languages, what is
// one token whatever is in it, and the corners of Unicode.
var pieces = []string{
	"the ", "States ", "shall ", "should", ", ", ". ", "; ", " ", "  ", "\u00a0", "\u202f", "capacity-building", "and", "of ",
	"l’accord", "l'État ", "droits ", "artículo ", "¿", "según", "государства ", "и ", "права", "где-либо",
	"الدول ", "ينبغي", "حِمَايَة ", "، ", "و", "应", "当", "国家", "。", "，", "《公约》",
	"[", "]", "[States] ", "[a][b]", "^", "^[note]", "^[a [b] c]", "^[", "[75/240](u)", "[a b](https://x.y/(z))", "](", "(u)", ")", "[x [y](z) w](v)",
	"\\", "\\[", "\\]", "\\*", "*", "**", "*considers* ",
	"75/240", "A/AC.292/2023/L.1", "S-10/2", "A/", "/", "12/", "2023", ".", "3", "L.1", "1,5",
	"\u0301", "e\u0301", "\u064e", "\u200d", "👩‍🌾", "👍🏽", "🇫🇷", "🇩", "\u0e01\u0e33", "\u0600", "क्ष", "\u1780\u17d2\u1780", "\r\n", "\n", "\r", "\u2028", "カタ", "ひ", "한국", "\u0085", "\ufeff", "\ufffd", "㊗️", "葛\U000E0100",
}

// texts draws a text, short enough that much of it repeats.
func texts() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 14).Draw(t, "pieces"), "")
	})
}

// edited draws a text made from another by a few changes.
func edited(base string) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		tokens := Tokens(base)
		for range rapid.IntRange(0, 3).Draw(t, "changes") {
			i := rapid.IntRange(0, len(tokens)).Draw(t, "from")
			j := min(len(tokens), i+rapid.IntRange(0, 2).Draw(t, "length"))
			put := rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 2).Draw(t, "new")
			tokens = slices.Concat(tokens[:i], put, tokens[j:])
		}
		return strings.Join(tokens, "")
	})
}

// pairs draws two texts, alike or not.
func pairs(t *rapid.T) (before, after string) {
	before = texts().Draw(t, "before")
	if rapid.Bool().Draw(t, "alike") {
		return before, edited(before).Draw(t, "after")
	}
	return before, texts().Draw(t, "after")
}

// fatal is what tests, properties and fuzz targets have in common.
type fatal interface {
	Helper()
	Fatalf(string, ...any)
}

// ends gives the positions at which pieces of a text end.
func ends(parts []string) map[int]bool {
	at, all := 0, map[int]bool{0: true}
	for _, part := range parts {
		at += len(part)
		all[at] = true
	}
	return all
}

// clusters gives the graphemes of a text.
func clusters(text string) []string {
	var list []string
	for c := graphemes.FromString(text); c.Next(); {
		list = append(list, c.Value())
	}
	return list
}

// keepsLaw fails unless the difference obeys Check and is made of whole tokens.
func keepsLaw(t fatal, d Diff, before, after string) {
	t.Helper()
	if err := d.Check(before, after); err != nil {
		t.Fatalf("%v\nbefore %q\nafter  %q\n%q", err, before, after, d)
	}
	inBefore, inAfter := ends(Tokens(before)), ends(Tokens(after))
	i, j := 0, 0
	old, put := splitOf(before), splitOf(after)
	for n, op := range d {
		if op.Kind == Insert && n > 0 && d[n-1].Kind == Delete {
			x, y := old.tokens(i-len(d[n-1].Text), i), put.tokens(j, j+len(op.Text))
			if len(x) > 0 && len(y) > 0 && (x[0] == y[0] || x[len(x)-1] == y[len(y)-1]) {
				t.Fatalf("a replacement starts or ends with what it keeps\n%q", d)
			}
		}
		if op.Kind != Insert {
			i += len(op.Text)
		}
		if op.Kind != Delete {
			j += len(op.Text)
		}
		if !inBefore[i] || !inAfter[j] {
			t.Fatalf("the difference splits a token\nbefore %q\nafter  %q\n%q", Tokens(before), Tokens(after), d)
		}
	}
}

// changedWords counts the tokens, other than white space, that a difference
// deletes and inserts.
func changedWords(d Diff) int {
	return changedTokens(d, func(token string) bool { return !blank(token) })
}

// changedTokens counts the tokens of a kind that a difference deletes and
// inserts, each also when only a part of it is.
func changedTokens(d Diff, of func(token string) bool) int {
	n := 0
	ends := func(text string, skip Kind) {
		at, marks := 0, map[int]bool{}
		for _, op := range d {
			if op.Kind == skip {
				continue
			}
			for i := range len(op.Text) {
				marks[at+i] = op.Kind != Equal
			}
			at += len(op.Text)
		}
		at = 0
		for _, token := range Tokens(text) {
			hit := false
			for i := range len(token) {
				hit = hit || marks[at+i]
			}
			if hit && of(token) {
				n++
			}
			at += len(token)
		}
	}
	ends(d.Before(), Insert)
	ends(d.After(), Delete)
	return n
}

// fewestWords is the least number that changedWords can be.
func fewestWords(before, after string) int {
	return fewest(slices.DeleteFunc(Tokens(before), blank), slices.DeleteFunc(Tokens(after), blank))
}

// fewest is the least number of items that any difference of two sequences
// changes, by the textbook table.
func fewest(a, b []string) int {
	row := make([]int, len(b)+1)
	for i := range a {
		diagonal := 0
		for j := range b {
			up := row[j+1]
			if a[i] == b[j] {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(row[j+1], row[j])
			}
			diagonal = up
		}
	}
	return len(a) + len(b) - 2*row[len(b)]
}

func TestTheTextbookTableCountsFewestChanges(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"abc", "abc", 0}, {"abc", "axc", 2}, {"abcabba", "cbabac", 5}} {
		if got := fewest(strings.Split(c.a, ""), strings.Split(c.b, "")); got != c.want {
			t.Errorf("fewest(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
	}
}
