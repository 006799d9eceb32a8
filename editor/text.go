// text.go checks the text of a paragraph on entry (the text format is in doc.go) and finds the
// square brackets and placeholders in it.

package editor

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm" // NFC as Unicode defines it
)

// MaxText is the longest text of one paragraph, in bytes.
const MaxText = 32 << 10

// CleanText brings a text to NFC, or refuses it and says where. The language decides whether the
// marks U+200E and U+200F, which only right-to-left text needs, may stand in it.
func CleanText(text, language string) (string, error) {
	if isPlain(text) && len(text) <= MaxText {
		return text, nil
	}
	if !utf8.ValidString(text) {
		return "", refuse(CodeInvalid, "The text is not valid UTF-8.")
	}
	text = norm.NFC.String(text)
	if len(text) > MaxText {
		return "", refuse(CodeInvalid, "A paragraph holds at most %d bytes; this one has %d.", MaxText, len(text))
	}
	position, isolates := 0, 0
	for _, c := range text {
		position++
		switch {
		case c >= ' ' && c < 0x7f:
		case c == '\n' || c == '\r' || c == '\u2028' || c == '\u2029':
			return "", refuse(CodeInvalid, "A paragraph is one line; there is a line break at character %d.", position)
		case unicode.IsControl(c):
			return "", refuse(CodeInvalid, "There is a control character (U+%04X) at character %d.", c, position)
		case c >= '\u202a' && c <= '\u202e':
			return "", refuse(CodeInvalid, "There is a direction override (U+%04X) at character %d; text can be made to read as what it is not with it.", c, position)
		case c == '\u200e' || c == '\u200f':
			if !rightToLeft(language) {
				return "", refuse(CodeInvalid, "There is a direction mark (U+%04X) at character %d; only right-to-left text may have one.", c, position)
			}
		case c >= '\u2066' && c <= '\u2068':
			isolates++
		case c == '\u2069':
			isolates--
			if isolates < 0 {
				return "", refuse(CodeInvalid, "A direction isolate is closed at character %d that was never opened.", position)
			}
		}
	}
	if isolates > 0 {
		return "", refuse(CodeInvalid, "A direction isolate is opened and never closed.")
	}
	return text, nil
}

// isPlain reports a text of printable ASCII alone, which is clean as it stands.
func isPlain(text string) bool {
	for i := range len(text) {
		if text[i] < ' ' || text[i] >= 0x7f {
			return false
		}
	}
	return true
}

func rightToLeft(language string) bool {
	primary, _, _ := strings.Cut(language, "-")
	return primary == "ar"
}

// cleanNote cleans a reason, a letter or a name: as a text, but it may have several lines, and
// white space at its ends is dropped.
func cleanNote(what, note, language string, max int) (string, error) {
	lines := strings.Split(strings.TrimSpace(strings.ReplaceAll(note, "\r\n", "\n")), "\n")
	for i, line := range lines {
		clean, err := CleanText(line, language)
		if err != nil {
			return "", refuse(CodeInvalid, "%s: %s", what, err)
		}
		lines[i] = clean
	}
	note = strings.Join(lines, "\n")
	if len(note) > max {
		return "", refuse(CodeInvalid, "%s may have at most %d bytes; this one has %d.", what, max, len(note))
	}
	return note, nil
}

// cleanLine cleans a note of one line.
func cleanLine(what, line, language string, max int) (string, error) {
	line, err := cleanNote(what, line, language, max)
	if err == nil && strings.Contains(line, "\n") {
		return "", refuse(CodeInvalid, "%s is one line.", what)
	}
	return line, err
}

// Brackets are the square brackets of a text, apart from links and footnotes.
type Brackets struct {
	Standing     []string // negotiating brackets, outermost only, with what they hold
	Unbalanced   int      // brackets without their partner
	Placeholders []string // to be filled by a technical update
}

// Blocking is the number of brackets that stand against agreement (rule 6).
func (b Brackets) Blocking() int { return len(b.Standing) + b.Unbalanced }

var (
	blanks = regexp.MustCompile(`_{2,}`)
	// What a bracket holds when it is a placeholder. Anything else, "to be strengthened" too, is text
	// under negotiation.
	filler = regexp.MustCompile(`(?i)^(\s*|\.{2,}|…|_+|x{2,}|tbc|tbd|to be (added|announced|completed|confirmed|determined|filled in|inserted|issued|provided|supplied|updated)( later| by the Secretariat)?)$`)
	// Where a link goes, as in package diffing: no white space, brackets balanced.
	target = regexp.MustCompile(`^\(([^\s()]|\([^\s()]*\))+\)`)
)

// FindBrackets finds the brackets and placeholders of a text. Brackets nest; what one placeholder
// or link holds is not looked into again, but the words of a link and of a footnote are.
func FindBrackets(text string) Brackets {
	var found Brackets
	type open struct {
		at   int
		note bool // of a footnote: its partner closes it silently
	}
	var stack []open
	var whole [][2]int // links' targets and placeholders, not looked into for blanks
	caret := -2        // the last one that is not escaped
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '\\':
			i++
		case '^':
			caret = i
		case '[':
			stack = append(stack, open{i, caret == i-1})
		case ']':
			if len(stack) == 0 {
				found.Unbalanced++
				continue
			}
			top := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			if top.note {
				continue
			}
			if to := target.FindString(text[i+1:]); to != "" {
				whole = append(whole, [2]int{i + 1, i + 1 + len(to)})
				i += len(to)
				continue
			}
			inner := text[top.at+1 : i]
			if filler.MatchString(inner) {
				found.Placeholders = append(found.Placeholders, text[top.at:i+1])
				whole = append(whole, [2]int{top.at, i + 1})
				continue
			}
			outermost := true
			for _, o := range stack {
				outermost = outermost && o.note
			}
			if outermost {
				found.Standing = append(found.Standing, text[top.at:i+1])
			}
		}
	}
	found.Unbalanced += len(stack)
	for _, at := range blanks.FindAllStringIndex(text, -1) {
		if !slices.ContainsFunc(whole, func(w [2]int) bool { return w[0] <= at[0] && at[1] <= w[1] }) {
			found.Placeholders = append(found.Placeholders, text[at[0]:at[1]])
		}
	}
	return found
}
