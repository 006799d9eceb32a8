// token_test.go tries the tokens: by hand, and against the laws they obey.

package diffing

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestTokensOfTheSixLanguages(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"English", "The States' well-being isn't optional.", "The| |States|'| |well|-|being| |isn't| |optional|."},
		{"French", "L’égalité des États, « sans réserve »", "L’égalité| |des| |États|,| |«| |sans| |réserve| |»"},
		{"Spanish", "¿Según qué artículo?", "¿|Según| |qué| |artículo|?"},
		{"Russian", "Государства-члены, 1,5 млн", "Государства|-|члены|,| |1,5| |млн"},
		{"Arabic", "تُشجَّع الدول، والمنظمات", "تُشجَّع| |الدول|،| |والمنظمات"},
		{"Chinese", "各国应在2026年前合作。", "各|国|应|在|2026|年|前|合|作|。"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := strings.Join(Tokens(c.text), "|"); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestWhatOnlyMakesSenseWholeIsOneToken(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a link", "see [resolution 75/240](https://x.org/a(b)) again", "see| |[resolution 75/240](https://x.org/a(b))| |again"},
		{"a link with brackets in its text", "[a [b] c](u)", "[a [b] c](u)"},
		{"a link inside brackets of the negotiation", "[[75/240](u)]", "[|[75/240](u)|]"},
		{"the innermost of nested links", "[a [b](u) c](v)", "[|a| |[b](u)| |c|]|(|v|)"},
		{"brackets before a parenthesis after a space", "[States] (all)", "[|States|]| |(|all|)"},
		{"an empty target", "[States]()", "[|States|]|(|)"},
		{"a target with a space", "[a](b c)", "[|a|]|(|b| |c|)"},
		{"a footnote", "word^[See [75/240](u), and \\] there.] on", "word|^[See [75/240](u), and \\] there.]| |on"},
		{"a footnote never closed", "word^[See [this] on", "word|^|[|See| |[|this|]| |on"},
		{"escaped brackets", "\\[a\\](u)", "\\[|a|\\]|(|u|)"},
		{"an escaped backslash before a bracket", "\\\\[a](u)", "\\\\|[a](u)"},
		{"an escaped caret", "\\^[a]", "\\^|[|a|]"},
		{"document symbols", "A/AC.292/2023/L.1, E/CN.15/2023/L.2/Rev.1.", "A/AC.292/2023/L.1|,| |E/CN.15/2023/L.2/Rev.1|."},
		{"words with a slash", "and/or AND/OR Chair/Vice", "and|/|or| |AND|/|OR| |Chair|/|Vice"},
		{"resolutions", "75/240; 46/36L (S-10/2, ES-11/1)", "75/240|;| |46/36L| |(|S-10/2|,| |ES-11/1|)"},
		{"a date", "10/12/2023", "10|/|12|/|2023"},
		{"a number after a symbol's end", "75/240.5", "75|/|240.5"},
		{"a symbol beside Chinese", "见A/75/816号和75/240号", "见|A/75/816|号|和|75/240|号"},
		{"symbols in Arabic", "القراران 75/240، 76/19؛ A/75/816؟", "القراران| |75/240|،| |76/19|؛| |A/75/816|؟"},
		{"a symbol going on in another script", "A/75é", "A|/|75é"},
		{"marks of emphasis", "**a** *b*", "**|a|**| |*|b|*"},
		{"an apostrophe before an accent", "l'égalité d'accès", "l'égalité| |d'accès"},
		{"a run of white space", "a \u00a0\u202f\tb", "a| \u00a0\u202f\t|b"},
		{"a narrow space between digits", "10\u202f000", "10|\u202f|000"},
		{"a space with an accent", "a \u0301b", "a| \u0301|b"},
		{"a space with an Arabic vowel", "a \u064eb", "a| \u064e|b"},
		{"an accent on a link", "[a](u)\u0301b", "[a](u)\u0301|b"},
		{"a Thai vowel", "\u0e01\u0e33", "\u0e01\u0e33"},
		{"flags and families", "🇫🇷🇩🇪👩‍🌾", "🇫🇷|🇩🇪|👩‍🌾"},
		{"nothing", "", ""},
		{"bytes that are not text", "a \xff b", "a \xff b"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := strings.Join(Tokens(c.text), "|"); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestTokensAreTheTextAndSplitNoGrapheme(t *testing.T) {
	cases(t, func(t *rapid.T) { keepsTokens(t, texts().Draw(t, "text")) })
}

// keepsTokens fails unless the tokens are the text, none is empty, none splits
// a grapheme, and every place that severs the text gives the same tokens.
func keepsTokens(t fatal, text string) {
	t.Helper()
	tokens := Tokens(text)
	if strings.Join(tokens, "") != text {
		t.Fatalf("tokens of %q are %q", text, tokens)
	}
	if slices.Contains(tokens, "") {
		t.Fatalf("an empty token in %q", tokens)
	}
	whole := ends(clusters(text))
	at := 0
	for _, token := range tokens {
		if at += len(token); !whole[at] {
			t.Fatalf("token %q of %q splits a grapheme", token, tokens)
		}
	}
	s := source{text, atoms(text)}
	for at := range len(text) + 1 {
		if !s.severs(at) {
			continue
		}
		parts := slices.Concat(s.cut(0, s.ends(nil, 0, at)), s.cut(at, s.ends(nil, at, len(text))))
		if !slices.Equal(parts, tokens) {
			t.Fatalf("cut at %d, %q is %q, not %q", at, text, parts, tokens)
		}
	}
}

// Two texts with a common end may close different brackets in it. What they
// have in common must still be the same tokens in both.
func TestTextsThatShareAnEndHaveTheSameTokensInIt(t *testing.T) {
	cases(t, func(t *rapid.T) {
		before, after := pairs(t)
		if before == after {
			return
		}
		c := newComparison(before, after)
		for _, part := range [][4]int{
			{0, c.lo, 0, c.lo},
			{len(before) - c.tail, len(before), len(after) - c.tail, len(after)},
		} {
			x := c.a.cut(part[0], c.a.ends(nil, part[0], part[1]))
			y := c.b.cut(part[2], c.b.ends(nil, part[2], part[3]))
			if !slices.Equal(x, y) {
				t.Fatalf("%q and %q share %q but also %q", before, after, x, y)
			}
		}
	})
}

// A paragraph of nothing but opened links, notes or quotation marks must not
// cost more than its length: this one finishes or the test binary times out.
func TestTokensOfHostileTextsTakeNoMoreThanTheirLength(t *testing.T) {
	for _, part := range []string{"[", "^[", "](", "[a](", "]", "\\", "(", "a'", "a\u0301", "\u200d", "1,", "A/1", "[a](b) [", "🇫"} {
		text := strings.Repeat(part, 1<<18/len(part))
		start := time.Now()
		if got := strings.Join(Tokens(text), ""); got != text {
			t.Errorf("tokens of many %q are not the text", part)
		}
		t.Logf("%q: %v", part, time.Since(start).Round(time.Millisecond))
	}
}

func FuzzTokens(f *testing.F) {
	for _, piece := range pieces {
		f.Add("a " + piece + "b" + piece)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<10 {
			t.Skip("short texts say as much")
		}
		if !validText(text) {
			if got := Tokens(text); text != "" && (len(got) != 1 || got[0] != text) {
				t.Fatalf("tokens of bytes that are not text: %q", got)
			}
			return
		}
		keepsTokens(t, text)
	})
}
