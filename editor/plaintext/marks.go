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

const latinOrdinals = `(?: ?(?:bis|ter|quater|quinquies|sexies|septies|octies|novies|decies)| add\.[0-9]{1,3})`

var (
	hashMark    = regexp.MustCompile(`^(#{1,15})(?: (.*))?$`)
	bulletMark  = regexp.MustCompile(`^[-–—•*+·‣◦▪●] (.*)$`)
	arabicMark  = regexp.MustCompile(`^([0-9٠-٩۰-۹]{1,4})(` + latinOrdinals + `)?(\.|．|、| ?[-–])(.*)$`)
	parenMark   = regexp.MustCompile(`^(\(?)([0-9٠-٩۰-۹]{1,3}|[\p{L}]{1,8})(` + latinOrdinals + `)?\)(` + latinOrdinals + `)?(?: (.*))?$`)
	upperMark   = regexp.MustCompile(`^([IVXLC]{1,8}|[A-Z])(` + latinOrdinals + `)?(?:\.|．)(.*)$`)
	chineseMark = regexp.MustCompile(`^([一二三四五六七八九十]{1,3})(?:、|\.|．)(.*)$`)
	wordMark    = regexp.MustCompile(`^(\p{Arabic}{3,7}\p{Mn}?\p{Arabic}?)(?: ?[-–]|\.)(?: (.*))?$`)
	escapedMark = regexp.MustCompile(`^([0-9]{1,4})\\([.)].*)$`)
	ruleMark    = regexp.MustCompile(`^(?:(?:- ?){3,}|(?:= ?){3,}|(?:\* ?){3,}|(?:~ ?){3,}|(?:– ?){3,}|(?:— ?){3,}|_{10,})$`)
)

// plain is the mark of a line that has none.
func plain(s string) mark { return mark{rest: s} }

// readMark reads the beginning of a line without its indent.
func readMark(s string) mark {
	switch {
	case s == `\`:
		return mark{form: formLayout}
	case strings.HasPrefix(s, `\ `):
		return mark{form: formAsIs, rest: s[2:]}
	case ruleMark.MatchString(s):
		return mark{form: formRule, rest: s}
	}
	if m := hashMark.FindStringSubmatch(s); m != nil {
		inner := readNumber(m[2])
		if inner.form != formArabic && inner.form != formUpper {
			inner = mark{rest: asIs(m[2]), literal: strings.HasPrefix(m[2], `\ `)}
		}
		inner.hashes = len(m[1])
		return inner
	}
	if m := bulletMark.FindStringSubmatch(s); m != nil {
		if inner := readNumber(m[1]); inner.form == formParen || inner.form == formArabic {
			inner.bullet = true
			return inner
		}
		return mark{form: formBullet, bullet: true, rest: asIs(m[1])}
	}
	if m := escapedMark.FindStringSubmatch(s); m != nil {
		return mark{form: formAsIs, rest: m[1] + m[2]}
	}
	return readNumber(s)
}

func readNumber(s string) mark {
	if len(s) == 0 {
		return mark{}
	}
	if m := arabicMark.FindStringSubmatch(s); m != nil && apart(m[3], m[4]) {
		if n := digits(m[1]); n > 0 {
			return mark{form: formArabic, value: ordinal{arabic: n}, bis: m[2] != "", printed: m[1] + m[2], rest: rest(m[4])}
		}
	}
	if m := parenMark.FindStringSubmatch(s); m != nil {
		v := ordinal{arabic: digits(m[2]), letter: letterValue(m[2]), roman: romanValue(m[2])}
		if v.letter > maxOrdinal {
			v.letter = 0
		}
		if v != (ordinal{}) {
			return mark{form: formParen, value: v, bis: m[3]+m[4] != "", printed: m[1] + m[2] + m[3] + ")" + m[4], rest: rest(m[5])}
		}
	}
	if m := upperMark.FindStringSubmatch(s); m != nil && apart(".", m[3]) {
		lower := strings.ToLower(m[1])
		v := ordinal{roman: romanValue(lower)}
		if len(lower) == 1 {
			v.letter = letterValue(lower)
		}
		if v != (ordinal{}) {
			return mark{form: formUpper, value: v, bis: m[2] != "", printed: m[1] + m[2], rest: rest(m[3])}
		}
	}
	if m := chineseMark.FindStringSubmatch(s); m != nil {
		if n := chineseValue(m[1]); n > 0 {
			return mark{form: formUpper, value: ordinal{roman: n}, printed: m[1], rest: rest(m[2])}
		}
	}
	if m := wordMark.FindStringSubmatch(s); m != nil {
		if v := headingWord(m[1]); v != (ordinal{}) {
			return mark{form: formUpper, value: v, printed: m[1], rest: rest(m[2])}
		}
	}
	return mark{rest: s}
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
