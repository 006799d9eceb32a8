// class.go sorts runes by what the boundary rules of UAX #29 can do near them.

package diffing

import (
	"unicode"
	"unicode/utf8"
)

type class byte

const (
	other class = iota // anything that the boundary rules may treat specially
	plain              // a letter, digit or sign of a common script: never joined to what is before it as a grapheme
	white              // white space
	han                // a Chinese character: a word of its own
	mark               // an Arabic vowel sign: joins the letter before it, and nothing else
)

// classOf errs towards other, which costs time and never changes a result.
func classOf(r rune) class {
	switch {
	case r < utf8.RuneSelf:
		if r == ' ' || r >= '\t' && r <= '\r' {
			return white
		}
		if r > ' ' && r < 0x7F {
			return plain
		}
		return other
	case unicode.IsSpace(r):
		return white
	case r >= 0xA1 && r <= 0x2FF && r != 0xAD, // Latin; not the soft hyphen
		r >= 0x370 && r <= 0x482, r >= 0x48A && r <= 0x52F, // Greek, Cyrillic
		r == 0x60C, r == 0x61B, r == 0x61F,
		r >= 0x620 && r <= 0x64A, r >= 0x660 && r <= 0x66F, r >= 0x671 && r <= 0x6D3, // Arabic
		r >= 0x2010 && r <= 0x2027, r >= 0x2030 && r <= 0x205E, // dashes, quotation marks
		r >= 0x3001 && r <= 0x3029, r >= 0xFF01 && r <= 0xFF9D: // full-width signs
		return plain
	case r >= 0x3400 && r <= 0x4DBF, r >= 0x4E00 && r <= 0x9FFF, r >= 0xF900 && r <= 0xFAFF, r >= 0x20000 && r <= 0x323AF:
		return han
	case r >= 0x64B && r <= 0x65F, r == 0x670:
		return mark
	}
	return other
}

// usual reports whether a token is made of runes near which a word boundary is
// always a grapheme boundary too.
func usual(token string) bool {
	for i, r := range token {
		if r >= ' ' && r < 0x7F {
			continue
		}
		if c := classOf(r); c == other || c == mark && i == 0 {
			return false
		}
	}
	return true
}
