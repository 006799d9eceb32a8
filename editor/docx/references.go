// references.go replaces the references in text.

package docx

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"
)

// decode replaces references and line ends.
func decode(raw []byte) (string, error) {
	if bytes.IndexByte(raw, '&') < 0 && bytes.IndexByte(raw, '\r') < 0 {
		return string(raw), nil
	}
	var b strings.Builder
	b.Grow(len(raw))
	for i := 0; i < len(raw); {
		switch raw[i] {
		case '\r':
			b.WriteByte('\n')
			if i++; i < len(raw) && raw[i] == '\n' {
				i++
			}
		case '&':
			end := bytes.IndexByte(raw[i:min(len(raw), i+12)], ';')
			if end < 0 {
				return "", errReference
			}
			c, ok := reference(string(raw[i+1 : i+end]))
			if !ok {
				return "", errReference
			}
			if c < ' ' && c != '\t' && c != '\n' && c != '\r' {
				return "", errControl
			}
			b.WriteRune(c)
			i += end + 1
		default:
			b.WriteByte(raw[i])
			i++
		}
	}
	return b.String(), nil
}

var errReference = errors.New("the Word file is damaged: its text holds an entity that stands for nothing")

// reference is the character that a reference stands for.
func reference(name string) (rune, bool) {
	switch name {
	case "amp":
		return '&', true
	case "lt":
		return '<', true
	case "gt":
		return '>', true
	case "quot":
		return '"', true
	case "apos":
		return '\'', true
	}
	digits, base := strings.CutPrefix(name, "#")
	if !base || digits == "" {
		return 0, false
	}
	by := rune(10)
	if digits[0] == 'x' {
		digits, by = digits[1:], 16
	}
	n := rune(0)
	for _, c := range digits {
		switch {
		case c >= '0' && c <= '9':
			c -= '0'
		case by == 16 && c|0x20 >= 'a' && c|0x20 <= 'f':
			c = c | 0x20 - 'a' + 10
		default:
			return 0, false
		}
		if n = n*by + c; n > utf8.MaxRune {
			return 0, false
		}
	}
	return n, digits != "" && utf8.ValidRune(n) && n != 0xfffe && n != 0xffff
}
