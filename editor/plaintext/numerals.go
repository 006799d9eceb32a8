// numerals.go reads the numerals that reports number with, in the six official languages.

package plaintext

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// ordinal is a numeral with the values it may have: "c" is the third letter and a Roman hundred.
type ordinal struct {
	arabic, letter, roman int // 0 where it is not one
}

// maxOrdinal is the highest value of a letter or a Roman numeral that is taken for a number; what
// is higher is a word, such as "mix".
const maxOrdinal = 200

// digits reads a decimal number in European or Arabic-Indic digits; 0 when s is not one or has
// more than four digits.
func digits(s string) int {
	n := 0
	for i, c := range s {
		var d rune
		switch {
		case c >= '0' && c <= '9':
			d = c - '0'
		case c >= '٠' && c <= '٩':
			d = c - '٠'
		case c >= '۰' && c <= '۹':
			d = c - '۰'
		default:
			return 0
		}
		if i >= 8 { // four digits of two bytes
			return 0
		}
		n = n*10 + int(d)
	}
	if n > 9999 {
		return 0
	}
	return n
}

// romanValue is the value of a Roman numeral in lower case, 0 when it is not written canonically
// or passes maxOrdinal.
func romanValue(s string) int {
	if s == "" || len(s) > 9 {
		return 0
	}
	value := map[byte]int{'i': 1, 'v': 5, 'x': 10, 'l': 50, 'c': 100, 'd': 500, 'm': 1000}
	n := 0
	for i := range len(s) {
		v := value[s[i]]
		if v == 0 {
			return 0
		}
		if i+1 < len(s) && value[s[i+1]] > v {
			v = -v
		}
		n += v
	}
	if n < 1 || romanNumeral(n) != s {
		return 0
	}
	if n > maxOrdinal && len(s) > 1 {
		return 0
	}
	return n
}

func romanNumeral(n int) string {
	var b strings.Builder
	for _, r := range []struct {
		value int
		sign  string
	}{{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for n >= r.value {
			b.WriteString(r.sign)
			n -= r.value
		}
	}
	return b.String()
}

const (
	cyrillicLetters = "абвгдежзиклмнопрстуфхцчшщэюя" // the letters that lists use: not ё, й, ъ, ы, ь
	arabicLetters   = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
)

// letterValue is the value of a letter as a number: a, b, … z, aa, bb, …; Cyrillic and Arabic too.
func letterValue(s string) int {
	first, size := utf8.DecodeRuneInString(s)
	if size == 0 || len(s) > 8*size || strings.Repeat(s[:size], len(s)/size) != s {
		return 0
	}
	repeats, at, of := len(s)/size, 0, 26
	switch {
	case first >= 'a' && first <= 'z':
		at = int(first-'a') + 1
	case unicode.Is(unicode.Cyrillic, first):
		at, of = place(cyrillicLetters, first), 28
	case unicode.Is(unicode.Arabic, first):
		at, of = place(arabicLetters, first), 28
	}
	if at == 0 {
		return 0
	}
	return (repeats-1)*of + at
}

// place is the place of a letter in an alphabet, from 1; 0 when it is not in it.
func place(alphabet string, letter rune) int {
	if letter == 'ا' {
		letter = 'أ'
	}
	n := 0
	for _, c := range alphabet {
		n++
		if c == letter {
			return n
		}
	}
	return 0
}

// headingWords are the numerals of Arabic headings: first to tenth, and the names of the letters.
func headingWord(word string) ordinal {
	word = strings.ReplaceAll(strings.ReplaceAll(word, "ً", ""), "ّ", "")
	for i, w := range []string{"أولا", "ثانيا", "ثالثا", "رابعا", "خامسا", "سادسا", "سابعا", "ثامنا", "تاسعا", "عاشرا"} {
		if w == word {
			return ordinal{roman: i + 1}
		}
	}
	for i, w := range []string{"ألف", "باء", "جيم", "دال", "هاء", "واو", "زاي", "حاء", "طاء", "ياء", "كاف", "لام", "ميم", "نون"} {
		if w == word {
			return ordinal{letter: i + 1}
		}
	}
	return ordinal{}
}

// chineseValue is the value of a Chinese numeral up to 99, 0 when it is not one.
func chineseValue(s string) int {
	runes := []rune(s)
	if len(runes) == 0 || len(runes) > 3 {
		return 0
	}
	unit := func(c rune) int { return place("一二三四五六七八九", c) }
	at := -1
	for i, c := range runes {
		if c == '十' {
			at = i
		}
	}
	switch {
	case at < 0 && len(runes) == 1:
		return unit(runes[0])
	case at < 0 || at > 1:
		return 0
	}
	n := 10
	if at == 1 {
		if n = unit(runes[0]) * 10; n == 0 {
			return 0
		}
	}
	switch rest := runes[at+1:]; len(rest) {
	case 0:
		return n
	case 1:
		if u := unit(rest[0]); u > 0 {
			return n + u
		}
	}
	return 0
}
