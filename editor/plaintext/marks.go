// marks.go reads what a line begins with: a number, a bullet, the signs of a heading.

package plaintext

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"adref/editor"
)

// form is how the beginning of a line is written.
type form int

const (
	formNone   form = iota // text
	formArabic             // 12. 12 bis. ١٢-
	formUpper              // II. B. 一、 أولا -
	formParen              // (a) (iv) (3) a) 3)
	formBullet             // • - *
	formAsIs               // "\ ": text, whatever it looks like
	formLayout             // "\" alone: the next line is what its layout says
	formRule               // a rule drawn with signs
)

// mark is the beginning of a line, and the rest.
type mark struct {
	form    form
	hashes  int  // of a Markdown heading; its number, if any, is in the other fields
	bullet  bool // a bullet stands before the number
	value   ordinal
	bis     bool   // the number has bis, ter, … behind it
	printed string // as it stands, without the full stop
	rest    string
	literal bool // of a heading: its text stands as it is
}

// find matches a pattern at the start of a line, and gives what comes behind it as well. Numbers are
// short, so the patterns are spared the rest of a long line.
func find(pattern *regexp.Regexp, s string) (m []string, behind string) {
	head := s[:min(len(s), maxMark)]
	for len(head) < len(s) && !utf8.RuneStart(s[len(head)]) {
		head = head[:len(head)-1]
	}
	if m = pattern.FindStringSubmatch(head); m == nil {
		return nil, ""
	}
	return m, s[len(m[0]):]
}

const maxMark = 96 // bytes; no pattern of a number matches as many

const latinOrdinals = `(?: ?(?:bis|ter|quater|quinquies|sexies|septies|octies|novies|decies)| add\.[0-9]{1,3})`

var (
	hashMark    = regexp.MustCompile(`^(#{1,15})(?: (.*))?$`)
	bulletMark  = regexp.MustCompile(`^[-–—•*+·‣◦▪●] (.*)$`)
	arabicMark  = regexp.MustCompile(`^([0-9٠-٩۰-۹]{1,4})(` + latinOrdinals + `)?(\.|．|、| ?[-–])`)
	parenMark   = regexp.MustCompile(`^(\(?)([0-9٠-٩۰-۹]{1,3}|[\p{L}]{1,8})(` + latinOrdinals + `)?\)(` + latinOrdinals + `)?(?: |$)`)
	upperMark   = regexp.MustCompile(`^([IVXLC]{1,8}|[A-Z])(` + latinOrdinals + `)?(?:\.|．)`)
	chineseMark = regexp.MustCompile(`^([一二三四五六七八九十]{1,3})(?:、|\.|．)`)
	wordMark    = regexp.MustCompile(`^(\p{Arabic}{3,7}\p{Mn}?\p{Arabic}?)(?: ?[-–]|\.)(?: (.*))?$`)
	escapedMark = regexp.MustCompile(`^([0-9]{1,4})\\([.)].*)$`)
	ruleMark    = regexp.MustCompile(`^(?:(?:- ?){3,}|(?:= ?){3,}|(?:\* ?){3,}|(?:~ ?){3,}|(?:– ?){3,}|(?:— ?){3,}|_{10,})$`)
)

// plain is the mark of a line that has none.
func plain(s string) mark { return mark{rest: s} }

// readMark reads the beginning of a line without its indent.
func readMark(s string) mark {
	first, _ := utf8.DecodeRuneInString(s)
	switch {
	case s == `\`:
		return mark{form: formLayout}
	case strings.HasPrefix(s, `\ `):
		return mark{form: formAsIs, rest: s[2:]}
	case strings.ContainsRune("-=*~–—_", first) && ruleMark.MatchString(s):
		return mark{form: formRule, rest: s}
	}
	if first == '#' {
		if m, ok := readHashes(s); ok {
			return m
		}
	}
	if strings.ContainsRune("-–—•*+·‣◦▪●", first) {
		if m, ok := readBullet(s); ok {
			return m
		}
	}
	if unicode.IsDigit(first) && strings.Contains(s[:min(len(s), 8)], `\`) {
		if m := escapedMark.FindStringSubmatch(s); m != nil {
			return mark{form: formAsIs, rest: m[1] + m[2]}
		}
	}
	return readNumber(s)
}

func readHashes(s string) (mark, bool) {
	m := hashMark.FindStringSubmatch(s)
	if m == nil {
		return mark{}, false
	}
	inner := readNumber(m[2])
	if inner.form != formArabic && inner.form != formUpper {
		inner = mark{rest: asIs(m[2]), literal: strings.HasPrefix(m[2], `\ `)}
	}
	inner.hashes = len(m[1])
	return inner, true
}

func readBullet(s string) (mark, bool) {
	m := bulletMark.FindStringSubmatch(s)
	if m == nil {
		return mark{}, false
	}
	if inner := readNumber(m[1]); inner.form == formParen || inner.form == formArabic {
		inner.bullet = true
		return inner, true
	}
	return mark{form: formBullet, bullet: true, rest: asIs(m[1])}, true
}

// readNumber reads a number. The first rune says which kinds it may be, which saves most lines
// the patterns.
func readNumber(s string) mark {
	first, _ := utf8.DecodeRuneInString(s)
	head := s[:min(len(s), 48)] // the longest number is shorter
	var m mark
	switch {
	case unicode.IsDigit(first):
		m = readArabic(s)
	case first >= 'A' && first <= 'Z' && strings.ContainsAny(head, ".．"):
		m = readUpper(s)
	case unicode.Is(unicode.Han, first):
		m = readChinese(s)
	case unicode.Is(unicode.Arabic, first):
		m = readWord(s)
	}
	if m.form == formNone && strings.Contains(head, ")") {
		m = readParen(s)
	}
	if m.form == formNone {
		return plain(s)
	}
	return m
}

// readArabic reads "12." and "12 bis.".
func readArabic(s string) mark {
	m, behind := find(arabicMark, s)
	if m == nil || !apart(m[3], behind) || digits(m[1]) == 0 {
		return mark{}
	}
	return mark{form: formArabic, value: ordinal{arabic: digits(m[1])}, bis: m[2] != "", printed: m[1] + m[2], rest: rest(behind)}
}

// readParen reads "(a)", "a)", "(iv)", "(3)".
func readParen(s string) mark {
	m, behind := find(parenMark, s)
	if m == nil {
		return mark{}
	}
	v := ordinal{arabic: digits(m[2]), letter: letterValue(m[2]), roman: romanValue(m[2])}
	if v.letter > maxOrdinal {
		v.letter = 0
	}
	if v == (ordinal{}) {
		return mark{}
	}
	return mark{form: formParen, value: v, bis: m[3]+m[4] != "", printed: m[1] + m[2] + m[3] + ")" + m[4], rest: rest(behind)}
}

// readUpper reads "II." and "B.".
func readUpper(s string) mark {
	m, behind := find(upperMark, s)
	if m == nil || !apart(".", behind) {
		return mark{}
	}
	lower := strings.ToLower(m[1])
	v := ordinal{roman: romanValue(lower)}
	if len(lower) == 1 {
		v.letter = letterValue(lower)
	}
	if v == (ordinal{}) {
		return mark{}
	}
	return mark{form: formUpper, value: v, bis: m[2] != "", printed: m[1] + m[2], rest: rest(behind)}
}

// readChinese reads "一、".
func readChinese(s string) mark {
	m, behind := find(chineseMark, s)
	if m == nil || chineseValue(m[1]) == 0 {
		return mark{}
	}
	return mark{form: formUpper, value: ordinal{roman: chineseValue(m[1])}, printed: m[1], rest: rest(behind)}
}

// readWord reads "أولا -" and "ألف -".
func readWord(s string) mark {
	m := wordMark.FindStringSubmatch(s)
	if m == nil || headingWord(m[1]) == (ordinal{}) {
		return mark{}
	}
	return mark{form: formUpper, value: headingWord(m[1]), printed: m[1], rest: rest(m[2])}
}

// apart says whether what stands behind a number is set apart from it: "12. The", "1.导言", but
// not "1.5"; a dash numbers only Arabic text.
func apart(stop, behind string) bool {
	c, _ := utf8.DecodeRuneInString(strings.TrimLeft(behind, " "))
	if strings.HasSuffix(stop, "-") || strings.HasSuffix(stop, "–") {
		return strings.HasPrefix(behind, " ") && unicode.Is(unicode.Arabic, c)
	}
	return behind == "" || strings.HasPrefix(behind, " ") || unicode.Is(unicode.Han, c)
}

func rest(s string) string { return asIs(strings.TrimFunc(s, unicode.IsSpace)) }

// asIs takes away the sign that the text behind it stands as it is.
func asIs(s string) string { return strings.TrimPrefix(s, `\ `) }

// style is how the number of an item is written.
func (m mark) style(roman bool) editor.Marker {
	switch {
	case m.form == formBullet:
		return editor.MarkerBullet
	case m.form == formArabic:
		return editor.MarkerArabic
	case m.value.arabic > 0:
		return editor.MarkerArabicParen
	case roman:
		return editor.MarkerRoman
	}
	return editor.MarkerLetter
}

var annexWord = regexp.MustCompile(`^(?i:annex|annexe|anexo|приложение|附件|(?:ال)?مرفق)(?: ?(?:[IVXLC]{1,6}|[A-Z]|[0-9]{1,2}|[一二三四五六七八九十]{1,3}|الأول|الثاني|الثالث|الرابع|الخامس))?$`)

// isAnnex says whether a line opens an annex: the word alone, or with a number.
func isAnnex(s string) bool { return len(s) < 64 && annexWord.MatchString(s) }
