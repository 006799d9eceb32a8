// lines.go checks the bytes of a file and cuts them into lines.

package plaintext

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm" // NFC as Unicode defines it
)

var errEmpty = errors.New("the draft is empty")

// line is one line of the file that is not blank, without its indent and with single spaces.
type line struct {
	no     int  // in the file, from 1
	indent int  // columns
	blank  bool // a blank line, a page break or the start of the file stands before it
	text   string
	mark   mark
}

// check refuses what is not the text of a draft, and says where.
func check(data []byte) error {
	if len(data) > maxBytes {
		return fmt.Errorf("the draft has %d bytes; at most %d are read", len(data), maxBytes)
	}
	row, filled := 1, false
	for i := 0; i < len(data); {
		if c := data[i]; c >= ' ' && c < 0x7f {
			filled = filled || c != ' '
			i++
			continue
		}
		c, size := utf8.DecodeRune(data[i:])
		switch {
		case c == utf8.RuneError && size == 1:
			return fmt.Errorf("byte %d (line %d) is not valid UTF-8; save the draft as UTF-8", i+1, row)
		case c == '\n':
			row++
		case c == '\r' && i+1 < len(data) && data[i+1] == '\n', c == '\t', c == '\f':
		case unicode.IsControl(c):
			return fmt.Errorf("byte %d (line %d) is a control character (U+%04X)", i+1, row, c)
		case c >= '\u202a' && c <= '\u202e':
			return fmt.Errorf("byte %d (line %d) is a direction override (U+%04X); text can be made to read as what it is not with it", i+1, row, c)
		default:
			filled = filled || !unicode.IsSpace(c)
		}
		i += size
	}
	if !filled {
		return errEmpty
	}
	return nil
}

// split checks the data and cuts it into the lines that are not blank. Lines are in NFC, and what
// stands in angle brackets is a link.
func split(data []byte) ([]line, error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if err := check(data); err != nil {
		return nil, err
	}
	text := norm.NFC.String(string(data))
	lines := make([]line, 0, strings.Count(text, "\n")+1)
	blank, no := true, 0
	ends := strings.Contains(text, "\f") || strings.Contains(text, "\u2028") || strings.Contains(text, "\u2029")
	for row := range strings.SplitSeq(text, "\n") {
		no++
		for len(row) > 0 || !blank {
			cut := -1
			if ends {
				cut = strings.IndexAny(row, "\f\u2028\u2029")
			}
			raw, end := row, ""
			if cut >= 0 {
				_, size := utf8.DecodeRuneInString(row[cut:])
				raw, end, row = row[:cut], row[cut:cut+size], row[cut+size:]
			}
			content := strings.TrimFunc(raw, unicode.IsSpace)
			if content != "" {
				if len(lines) == maxLines {
					return nil, fmt.Errorf("the draft has more than %d lines", maxLines)
				}
				content = linkAddresses(single(content))
				lines = append(lines, line{no: no, indent: indent(raw), blank: blank, text: content, mark: readMark(content)})
			}
			blank = content == "" || end == "\f" || end == "\u2029"
			if cut < 0 {
				break
			}
		}
	}
	return lines, nil
}

// indent counts the columns before the text: a tab reaches the next multiple of four.
func indent(s string) int {
	columns := 0
	for _, c := range s {
		switch {
		case c == '\t':
			columns += 4 - columns%4
		case c == '\u3000':
			columns += 2
		case unicode.IsSpace(c):
			columns++
		default:
			return columns
		}
	}
	return columns
}

// single makes every run of spaces and tabs one space. Other spaces mean something and stay.
func single(s string) string {
	if !strings.Contains(s, "  ") && !strings.Contains(s, "\t") {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for i := range len(s) {
		if s[i] == ' ' || s[i] == '\t' {
			space = true
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
