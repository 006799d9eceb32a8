// text_test.go is what text may come in, and which brackets and blanks are found in it.

package editor

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

func TestTextIsBroughtToNFC(t *testing.T) {
	for in, want := range map[string]string{
		"":                   "",
		"plain":              "plain",
		"re\u0301sume\u0301": "r\u00e9sum\u00e9",
		"\u212b":             "\u00c5", // the Ångström sign is a letter
		"中文，العربية, русский":       "中文，العربية, русский",
		"*a* **b** [c](d) ^[e] \\[": "*a* **b** [c](d) ^[e] \\[",
		"\u2067مرحبا\u2069 hello":   "\u2067مرحبا\u2069 hello", // a balanced isolate
		"\u2066\u2068x\u2069\u2069": "\u2066\u2068x\u2069\u2069",
	} {
		if got, err := CleanText(in, "en"); err != nil || got != want {
			t.Errorf("%q became %q, %v; want %q", in, got, err, want)
		}
	}
}

func TestTextThatCannotStandInAParagraphIsRefusedWithItsPosition(t *testing.T) {
	for in, part := range map[string]string{
		"\xff":                "UTF-8",
		"ab\xed\xa0\x80":      "UTF-8", // half a surrogate pair
		"a\nb":                "line break at character 2",
		"aé\rb":               "line break at character 3",
		"\u2028":              "line break at character 1",
		"a\u2029":             "line break at character 2",
		"e\u0301a\x00":        "(U+0000) at character 3", // counted after NFC
		"a\tb":                "(U+0009) at character 2",
		"a\x7f":               "(U+007F) at character 2",
		"a\u0085":             "(U+0085) at character 2",
		"safe\u202ereversed":  "(U+202E) at character 5",
		"\u202a":              "(U+202A) at character 1",
		"中\u200e":             "(U+200E) at character 2",
		"\u200f":              "(U+200F) at character 1",
		"a\u2067b":            "opened and never closed",
		"a\u2069b":            "closed at character 2",
		"\u2066a\u2069\u2069": "closed at character 4",
	} {
		_, err := CleanText(in, "en")
		refusal, ok := AsRefusal(err)
		if !ok || refusal.Code != CodeInvalid || !strings.Contains(refusal.Message, part) {
			t.Errorf("%q: %v; want one about %q", in, err, part)
		}
	}
}

func TestOnlyRightToLeftTextHasDirectionMarks(t *testing.T) {
	const marked = "\u200fالتقرير\u200e 12"
	for language, ok := range map[string]bool{"ar": true, "ar-EG": true, "en": false, "": false, "zh": false, "arn": false} {
		if got, err := CleanText(marked, language); (err == nil) != ok || ok && got != marked {
			t.Errorf("in %q: %q, %v", language, got, err)
		}
	}
}

func TestAParagraphHoldsAtMost32KiB(t *testing.T) {
	if _, err := CleanText(strings.Repeat("é", MaxText/2), ""); err != nil {
		t.Error(err)
	}
	if _, err := CleanText(strings.Repeat("é", MaxText/2)+"a", ""); err == nil {
		t.Error("one byte too many was taken")
	}
	if _, err := CleanText(strings.Repeat("e\u0301", MaxText/2), ""); err != nil { // it is the text kept that counts
		t.Error(err)
	}
}

func TestANoteMayHaveLinesAndLosesTheSpaceAroundIt(t *testing.T) {
	got, err := cleanNote("The letter", "\r\n Dear all,\r\nlines.\n\nYours \n", "en", 100)
	if want := "Dear all,\nlines.\n\nYours"; err != nil || got != want {
		t.Errorf("%q, %v", got, err)
	}
	if _, err := cleanNote("The letter", "a\nb\u202ec", "en", 100); err == nil || !strings.HasPrefix(err.Error(), "The letter: ") {
		t.Error(err)
	}
	if _, err := cleanNote("The letter", "0123456789a", "en", 10); err == nil {
		t.Error("too long a note was taken")
	}
	if _, err := cleanLine("The symbol", "a\nb", "en", 10); err == nil {
		t.Error("a symbol of two lines was taken")
	}
}

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

func FuzzCleanText(f *testing.F) {
	for _, s := range []string{"", "a", "e\u0301", "\u2067x\u2069", "\u202e", "\xff", "a\nb", "\u1100\u1161\u11a8"} {
		f.Add(s, "en")
	}
	f.Fuzz(func(t *testing.T, text, language string) {
		clean, err := CleanText(text, language)
		if err != nil {
			if refusal, ok := AsRefusal(err); !ok || refusal.Code != CodeInvalid || clean != "" || !utf8.ValidString(refusal.Message) {
				t.Fatalf("%q, %v", clean, err)
			}
			return
		}
		if !norm.NFC.IsNormalString(clean) || clean != norm.NFC.String(text) || len(clean) > MaxText || strings.ContainsAny(clean, "\n\r\x00\u202a\u202e\u2028") {
			t.Fatalf("%q became %q", text, clean)
		}
		if again, err := CleanText(clean, language); err != nil || again != clean {
			t.Fatalf("%q was clean and became %q, %v", clean, again, err)
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
