// ending.go looks at the two sides of a gap: how a text ends and how the next begins. From that
// follows whether a page break cut one paragraph in two.

package plaintext

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"adref/editor"
)

// ending is how a text ends, seen without closing quotes, brackets, emphasis and footnotes.
type ending int

const (
	endNone  ending = iota // there is no text
	endStop                // . ! ?
	endColon               // announces a list
	endSemi                // ; between items
	endComma               // , between clauses
	endOpen                // no punctuation
)

const closers = " \u00a0\"”’'»)]*_}>」』》）"

// endOf gives the ending of a text and, without punctuation behind it, its last word.
func endOf(s string) (ending, string) {
	s = s[max(0, len(s)-editor.MaxText-1024):]
	for range 64 { // footnotes at the end; bounds the work on hostile input
		t := strings.TrimRight(s, " ⁰¹²³⁴⁵⁶⁷⁸⁹")
		if u := withoutFootnote(t); u != t {
			t = u
		} else if u := strings.TrimRight(t, closers); u != "" {
			t = u
		}
		if t == s {
			break
		}
		s = t
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	switch {
	case s == "":
		return endNone, ""
	case strings.ContainsRune(".!?…。！？؟۔", last):
		return endStop, ""
	case strings.ContainsRune(":：", last):
		return endColon, ""
	case strings.ContainsRune(";；؛", last):
		return endSemi, lastWord(strings.TrimRight(s, ";；؛"))
	case strings.ContainsRune(",，،、", last):
		return endComma, ""
	}
	return endOpen, lastWord(s)
}

func lastWord(s string) string {
	at := strings.LastIndexFunc(s, func(c rune) bool { return unicode.IsSpace(c) || strings.ContainsRune("([“\"’'", c) })
	if at >= 0 {
		_, size := utf8.DecodeRuneInString(s[at:])
		s = s[at+size:]
	}
	if len(s) > 40 {
		return ""
	}
	return s
}

// withoutFootnote takes a footnote off the end of a text.
func withoutFootnote(s string) string {
	if !strings.HasSuffix(s, "]") {
		return s
	}
	depth := 0
	for i := len(s) - 1; i >= 0; i-- {
		if i > 0 && s[i-1] == '\\' {
			continue
		}
		switch s[i] {
		case ']':
			depth++
		case '[':
			if depth--; depth == 0 {
				if i > 0 && s[i-1] == '^' {
					return s[:i-1]
				}
				return s
			}
		}
	}
	return s
}

// unfinished are words that no sentence ends with: articles, prepositions, conjunctions.
var unfinished = wordSet(`
	a an the of to in on at by for from with without within into onto upon under over between among
	through during until since before after against towards toward as than that which who whose whom
	and or but nor if whether including its their his her this these those is are was were be been has
	have had will would shall should may might must can could not no very also other such each every
	le la les l un une des du de d au aux à en dans par pour sur avec sans sous entre vers chez et ou
	que qui dont où son sa ses leur leurs ce cette ces est sont a été
	el los las una unos unas del al con sin sobre hacia hasta desde por para entre según y o u e que
	cuyo su sus este esta estos estas es son ha han
	в во на с со к ко по о об от до из за для при над под без между через и или а но что как который
	которая которые его её их
	من إلى في على عن مع بين و أو أن التي الذي هذا هذه`)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set[word] = true
	}
	return set
}

// joiners are the words that stand between the items of a list.
var joiners = wordSet("and or et ou y o e u и или و أو")

// startsLower says whether a text begins in lower case, behind opening quotes and brackets.
func startsLower(s string) bool {
	c, _ := utf8.DecodeRuneInString(strings.TrimLeft(s, "“\"«([’'"))
	return unicode.IsLower(c)
}

// titleLike says whether a text reads as the title of a section: short, not a sentence.
func titleLike(s string) bool {
	if len(s) == 0 || len(s) > 300 || startsLower(s) {
		return false
	}
	end, _ := endOf(s)
	if end == endStop {
		t := strings.TrimRight(s, closers)
		return strings.HasSuffix(t, "?") || strings.HasSuffix(t, "[...") || strings.HasSuffix(t, "…")
	}
	return end == endOpen
}

// isLabel says whether a text is only a label in bold, such as "**Option 2:**".
func isLabel(s string) bool {
	return len(s) > 4 && len(s) < 200 && strings.HasPrefix(s, "**") && strings.HasSuffix(s, "**") && strings.Count(s, "**") == 2
}

// isBracket says whether a text stands in square brackets as a whole, such as a placeholder.
func isBracket(s string) bool {
	return strings.HasPrefix(s, "[") && closing(s, 0) == len(s)-1
}

// isBigScript says whether a rune is of a script that is written without spaces.
func isBigScript(c rune) bool {
	return unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana) || c >= '\u3001' && c <= '\u301f' || c >= '\uff01' && c <= '\uff1f'
}
