// text_test.go is what text may come in.

package editor

import (
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
