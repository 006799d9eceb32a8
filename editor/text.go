// text.go checks the text of a paragraph on entry (the text format is in doc.go).

package editor

import (
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
