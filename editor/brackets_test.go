// brackets_test.go is which brackets and blanks are found in a text, and that its tree prints as it.

package editor

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestBracketsAndPlaceholders(t *testing.T) {
	for text, want := range map[string]Brackets{
		"":                                 {},
		"States act.":                      {},
		"States [should] act.":             {Standing: []string{"[should]"}},
		"[should][shall] act":              {Standing: []string{"[should]", "[shall]"}},
		"[a [b [c]]] and [d]":              {Standing: []string{"[a [b [c]]]", "[d]"}}, // outermost only
		"[A - EU, G77 retain / B - US]":    {Standing: []string{"[A - EU, G77 retain / B - US]"}},
		"open [ here":                      {Unbalanced: 1},
		"closed ] here":                    {Unbalanced: 1},
		"[a] ] [b":                         {Standing: []string{"[a]"}, Unbalanced: 2},
		"[[a]":                             {Unbalanced: 1},
		`\[literal\] brackets`:             {},
		`\\[a]`:                            {Standing: []string{"[a]"}}, // an escaped backslash
		"[75/240](https://example.org)":    {},
		"see [75/240](https://e.org/(x))!": {},
		"[new [75/240](https://e.org)]":    {Standing: []string{"[new [75/240](https://e.org)]"}},
		"[delete](see paragraph 5)":        {Standing: []string{"[delete]"}}, // no link goes to words
		"[delete]()":                       {Standing: []string{"[delete]"}},
		"[delete] (retain)":                {Standing: []string{"[delete]"}},
		"note^[A footnote.] text":          {},
		"note^[A [new] footnote.] text":    {Standing: []string{"[new]"}},
		"[note^[A footnote.] text]":        {Standing: []string{"[note^[A footnote.] text]"}},
		`an escaped caret \^[shall] act`:   {Standing: []string{"[shall]"}},
		"an unfinished ^[footnote":         {Unbalanced: 1},
		"on [to be completed]":             {Placeholders: []string{"[to be completed]"}},
		"on [To be confirmed later]":       {Placeholders: []string{"[To be confirmed later]"}},
		"efforts [to be strengthened]":     {Standing: []string{"[to be strengthened]"}},
		"[to be determined by consensus]":  {Standing: []string{"[to be determined by consensus]"}},
		"[...] [..] […] [TBC] [tbd] []":    {Placeholders: []string{"[...]", "[..]", "[…]", "[TBC]", "[tbd]", "[]"}},
		"[ ] and [XX] of [xxxx]":           {Placeholders: []string{"[ ]", "[XX]", "[xxxx]"}},
		"[X]":                              {Standing: []string{"[X]"}},
		"[____] and ____":                  {Placeholders: []string{"[____]", "____"}},
		"a_b and _ alone":                  {},
		"[a [...] b]":                      {Standing: []string{"[a [...] b]"}, Placeholders: []string{"[...]"}},
		"[a](https://e.org/x__y)":          {},
		"中文[应]采取行动":                        {Standing: []string{"[应]"}},
	} {
		got := FindBrackets(text)
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s\nfound %+v\nwant  %+v", text, got, want)
		}
		if got.Blocking() != len(want.Standing)+want.Unbalanced {
			t.Errorf("%s: %d block", text, got.Blocking())
		}
	}
}

// PRACTICE 19: brackets nest up to nine deep and are unbalanced even in official papers.
func TestBracketsNestAsDeepAsTheyMust(t *testing.T) {
	deep := strings.Repeat("[a ", 900) + strings.Repeat("b]", 900)
	if got := FindBrackets(deep); len(got.Standing) != 1 || got.Unbalanced != 0 {
		t.Errorf("%d standing, %d unbalanced", len(got.Standing), got.Unbalanced)
	}
	if got := FindBrackets(deep[:len(deep)-6]); got.Unbalanced != 3 {
		t.Errorf("%d unbalanced, want 3", got.Unbalanced)
	}
}

func TestBracketsWithoutTheirPartnerAreFoundWhereTheyStand(t *testing.T) {
	for text, want := range map[string][]int{
		"open [ here":         {5},
		"[a] ] [b":            {4, 6},
		"[[a]":                {0},
		"an unfinished ^[foo": {15},
		"[a [b] c":            {0},
		"^[a [b]] ]":          {9},
		`\[ and [a] and \]`:   nil,
	} {
		var got []int
		for _, p := range ReadBrackets(text).Loose() {
			got = append(got, p.At)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: at %v, want %v", text, got, want)
		}
	}
}

// A tree reads as its pieces, each with its kind.
func TestTheTreeOfAText(t *testing.T) {
	const text = `Let [the [new] Group ^[of [five]] - EU] meet {EU/J: [often]} in ____ on [tbc], see [75/[2]](u(1)).`
	var got []string
	for p, depth := range ReadBrackets(text).all() {
		got = append(got, strings.Repeat(">", depth)+string(p.Kind)+" "+text[p.At:p.End])
	}
	want := []string{
		"words Let ",
		"bracket [the [new] Group ^[of [five]] - EU]",
		">words the ", ">bracket [new]", ">>words new", ">words  Group ",
		">note ^[of [five]]", ">words of ", ">bracket [five]", ">>words five", ">words  - EU",
		"words  meet ",
		"brace {EU/J: [often]}", "words  ", "bracket [often]", ">words often",
		"words  in ", "placeholder ____", "words  on ", "placeholder [tbc]", "words , see ",
		"link [75/[2]](u(1))", "words 75/", "bracket [2]", ">words 2",
		"words .",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestABraceIsOneOnlyWhenItSaysWhoPutItIn(t *testing.T) {
	for text, want := range map[string]int{
		"{EU/CH/J: text}":         1,
		"{G77: a {US: b} c}":      2,
		"{Note: to be moved}":     0,
		"{moved to Article 9}":    0,
		"{EU: text":               0,
		"[a {EU: text] b}":        0,
		"{EU: [a} b]":             0,
		"{EU: } }":                1,
		"{J: text}":               0, // a single letter is a name only beside another
		"[x](https://e.org/{A:})": 0,
	} {
		if got := len(ReadBrackets(text).where(func(p *Piece) bool { return p.Kind == PieceBrace })); got != want {
			t.Errorf("%s: %d braces, want %d", text, got, want)
		}
	}
}

func TestPlaceholdersAreOfAKind(t *testing.T) {
	for text, want := range map[string]PlaceholderKind{
		"____": PlaceholderBlank, "[]": PlaceholderBlank, "[ ]": PlaceholderBlank, "[XX]": PlaceholderBlank, "[___]": PlaceholderBlank,
		"[...]": PlaceholderEllipsis, "[…]": PlaceholderEllipsis,
		"[tbc]": PlaceholderTBC, "[TBD]": PlaceholderTBC,
		"[to be completed]": PlaceholderToBe, "[To be issued by the Secretariat]": PlaceholderToBe,
	} {
		found := ReadBrackets("On " + text + ", now").Placeholders()
		if len(found) != 1 || found[0].Placeholder() != want || found[0].Open != text {
			t.Errorf("%s: %+v", text, found)
		}
	}
}

// bracketPieces are what random texts are put together of.
var bracketPieces = []string{
	"[", "]", "[", "]", "[a]", "(", ")", "^", "\\", "a", " ", "__", "_", "...", "tbc", "](u)", "{EU:", "}", "{", "中", "XX", "(x)",
	" - US", "; G77 delete", " / ", "Option 1: ", "option 2: ", "alt 2. ", "No text", ". China", "*", "**", "to be added",
}

func TestTheTreeOfAnyTextPrintsAsTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		checkTree(t, strings.Join(rapid.SliceOfN(rapid.SampledFrom(bracketPieces), 0, 40).Draw(t, "text"), ""))
	})
}

type fataler interface {
	Helper()
	Fatalf(string, ...any)
}

// checkTree holds what is true of every tree, and of every text that is made of one.
func checkTree(t fataler, text string) {
	t.Helper()
	tree := ReadBrackets(text)
	if printed := tree.String(); printed != text {
		t.Fatalf("%q prints as %q", text, printed)
	}
	checkPieces(t, text, tree.Pieces, 0, len(text))
	found := FindBrackets(text)
	if got := foundIn(tree, text); !reflect.DeepEqual(got, found) {
		t.Fatalf("%q: %+v, but %+v stand against agreement", text, got, found)
	}
	for k, p := range tree.Brackets() {
		for _, a := range tree.Alternatives(p, nil) {
			if !strings.Contains(text[p.At:p.End], a.Text) {
				t.Fatalf("%q: the alternative %q is not in %q", text, a.Text, text[p.At:p.End])
			}
		}
		if lifted, err := LiftBracket(text, k, nil); err == nil {
			checkLess(t, text, lifted)
		}
		if dropped, err := DropBracket(text, k); err == nil {
			checkLess(t, text, dropped)
		}
	}
	for k, c := range tree.Choices(nil) {
		for n := range c.Alternatives {
			if chosen, err := ChooseAlternative(text, k, n, nil); err == nil {
				checkLess(t, text, chosen)
			}
		}
	}
}

// foundIn is what the tree has of what FindBrackets finds.
func foundIn(tree Tree, text string) Brackets {
	var found Brackets
	for p := range tree.all() {
		switch {
		case p.Kind == PieceBracket && p.outermost:
			found.Standing = append(found.Standing, text[p.At:p.End])
		case p.Kind == PieceLoose:
			found.Unbalanced++
		case p.Kind == PiecePlaceholder:
			found.Placeholders = append(found.Placeholders, p.Open)
		}
	}
	return found
}

// checkPieces: pieces follow each other without a gap, and what they hold stands between their signs.
func checkPieces(t fataler, text string, pieces []Piece, from, to int) {
	t.Helper()
	at := from
	for _, p := range pieces {
		if p.At != at || p.End < p.At || text[p.At:p.At+len(p.Open)] != p.Open || text[p.End-len(p.Close):p.End] != p.Close {
			t.Fatalf("%q: %+v stands elsewhere than at %d", text, p, at)
		}
		if holds := p.Kind != PieceWords && p.Kind != PiecePlaceholder && p.Kind != PieceLoose; holds {
			checkPieces(t, text, p.Inside, p.At+len(p.Open), p.End-len(p.Close))
		} else if len(p.Inside) > 0 || p.Open == "" || p.Close != "" {
			t.Fatalf("%q: %+v holds something", text, p)
		}
		at = p.End
	}
	if at != to {
		t.Fatalf("%q: nothing stands from %d to %d", text, at, to)
	}
}

// checkLess: what was taken out leaves fewer brackets and none without its partner.
func checkLess(t fataler, text, after string) {
	t.Helper()
	a, b := ReadBrackets(text), ReadBrackets(after)
	if len(b.Brackets()) >= len(a.Brackets()) || len(b.Loose()) > len(a.Loose()) {
		t.Fatalf("%q became %q", text, after)
	}
}

func TestTheBracketsOfRealDraftsPrintAsTheyStand(t *testing.T) {
	folder := os.Getenv("ADREF_TEST_DATA")
	if folder == "" {
		t.Skip("ADREF_TEST_DATA is not set")
	}
	for name, want := range map[string]struct{ standing, nested, deepest, unbalanced int }{
		"paris-2015-12-04": {554, 481, 4, 41},
		"paris-2015-12-09": {161, 52, 3, 19},
	} {
		page, err := os.ReadFile(filepath.Join(folder, "drafts", name+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		var count BracketCount
		for line := range strings.Lines(string(page)) {
			checkTree(t, line)
			for k := range ReadBrackets(line).Brackets() {
				if _, err := LiftBracket(line, k, nil); err != nil {
					t.Errorf("%s: bracket %d of a line of %d bytes cannot be lifted: %v", name, k, len(line), err)
				}
			}
			count.add(ReadBrackets(line), nil, map[PlaceholderKind]int{})
		}
		if count.Standing != want.standing || count.Nested != want.nested || count.Deepest != want.deepest || count.Unbalanced != want.unbalanced {
			t.Errorf("%s: %+v", name, count)
		}
	}
}

func FuzzReadBrackets(f *testing.F) {
	for _, s := range []string{
		"[extreme - US; G77 delete]", "[A - EU, G77 retain / B - US]", "{EU/CH/J: text}", "[alt 2. Text. China]", "[Option 2: No text]",
		"[**Option 1:** [a][b] **Option 2:** c]", "^[a [b", "a [ b ] c", "[[[[a]]", "x^{EU:[a]}", "[.[.]]",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) < 300 { // every bracket is lifted in turn
			checkTree(t, text)
		}
	})
}

func FuzzFindBrackets(f *testing.F) {
	for _, s := range []string{"[a]", "[", "]", "^[n [a]]", `\^[a]`, "[a](b)", "[a](b c)", "[to be completed]", "[__]", "[[..]", `\`, "^", "[中]("} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got := FindBrackets(text)
		for _, found := range slices.Concat(got.Standing, got.Placeholders) {
			if !strings.Contains(text, found) {
				t.Fatalf("%q is not in %q", found, text)
			}
		}
		if most := strings.Count(text, "[") + strings.Count(text, "]"); got.Blocking() > most {
			t.Fatalf("%d brackets block in %q", got.Blocking(), text)
		}
		// Escaping every bracket leaves none.
		if escaped := strings.NewReplacer(`\`, `\\`, "[", `\[`, "]", `\]`).Replace(text); FindBrackets(escaped).Blocking() > 0 {
			t.Fatalf("escaped brackets block in %q", escaped)
		}
		// What stands against agreement stands also within other text.
		if got.Blocking() > 0 && FindBrackets("A "+text+" b").Blocking() == 0 {
			t.Fatalf("the brackets of %q are lost between other words", text)
		}
	})
}
