// numerals.go writes numbers in the formats of lists, and reads numbers that were typed.

package docx

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"
)

// numeral writes a number in a format of a list.
func numeral(n int, format string) string {
	switch format {
	case "bullet", "none":
		return ""
	case "lowerLetter":
		return letters(n)
	case "upperLetter":
		return strings.ToUpper(letters(n))
	case "lowerRoman":
		return strings.ToLower(romanNumeral(n))
	case "upperRoman":
		return romanNumeral(n)
	case "decimalZero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "ordinal":
		return strconv.Itoa(n) + ordinalEnd(n)
	case "cardinalText":
		return title(cardinal(n))
	case "ordinalText":
		return title(ordinalWord(n))
	case "hex":
		return strings.ToUpper(strconv.FormatInt(int64(n), 16))
	case "chicago":
		if n > 0 {
			return strings.Repeat([]string{"*", "†", "‡", "§"}[(n-1)%4], min((n-1)/4+1, 20))
		}
	case "numberInDash":
		return "- " + strconv.Itoa(n) + " -"
	case "decimalEnclosedParen":
		return "(" + strconv.Itoa(n) + ")"
	case "decimalEnclosedFullstop":
		return strconv.Itoa(n) + "."
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		if n >= 1 && n <= 20 {
			return string(rune(0x2460 + n - 1))
		}
	case "russianLower", "russianUpper":
		s := alphabet(n, "абвгдежзиклмнопрстуфхцчшщэюя")
		if format == "russianUpper" {
			s = strings.ToUpper(s)
		}
		return s
	case "arabicAlpha":
		return alphabet(n, "أبتثجحخدذرزسشصضطظعغفقكلمنهوي")
	case "arabicAbjad":
		return alphabet(n, "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ")
	case "chineseCounting", "chineseCountingThousand", "ideographDigital", "japaneseCounting", "taiwaneseCountingThousand", "taiwaneseCounting":
		return chinese(n)
	}
	if zeros, _, ok := strings.Cut(format, ","); ok && strings.Trim(zeros, "0") == "1" { // "001, 002, 003, …"
		s := strconv.Itoa(n)
		return strings.Repeat("0", max(0, min(len(zeros), 20)-len(s))) + s
	}
	return strconv.Itoa(n)
}

// letters writes a, b, … z, aa, bb, … as Word does.
func letters(n int) string {
	if n < 1 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(rune('a'+(n-1)%26)), min((n-1)/26+1, 100))
}

func alphabet(n int, of string) string {
	signs := []rune(of)
	if n < 1 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(signs[(n-1)%len(signs)]), min((n-1)/len(signs)+1, 100))
}

func romanNumeral(n int) string {
	if n < 1 || n > 9999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, r := range []struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for n >= r.value {
			b.WriteString(r.sign)
			n -= r.value
		}
	}
	return b.String()
}

func chinese(n int) string {
	const digits = "〇一二三四五六七八九"
	signs := []rune(digits)
	switch {
	case n < 0 || n > 99:
		return strconv.Itoa(n)
	case n < 10:
		return string(signs[n])
	}
	s := "十"
	if n >= 20 {
		s = string(signs[n/10]) + s
	}
	if n%10 > 0 {
		s += string(signs[n%10])
	}
	return s
}

func ordinalEnd(n int) string {
	if t := n % 100; t >= 11 && t <= 13 {
		return "th"
	}
	switch n % 10 {
	case 1:
		return "st"
	case 2:
		return "nd"
	case 3:
		return "rd"
	}
	return "th"
}

var (
	ones = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
	tens = strings.Fields("- - twenty thirty forty fifty sixty seventy eighty ninety")
)

func cardinal(n int) string {
	switch {
	case n < 0 || n > 9999:
		return strconv.Itoa(n)
	case n < 20:
		return ones[n]
	case n < 100:
		if n%10 == 0 {
			return tens[n/10]
		}
		return tens[n/10] + "-" + ones[n%10]
	case n < 1000:
		if n%100 == 0 {
			return ones[n/100] + " hundred"
		}
		return ones[n/100] + " hundred " + cardinal(n%100)
	}
	if n%1000 == 0 {
		return ones[n/1000] + " thousand"
	}
	return ones[n/1000] + " thousand " + cardinal(n%1000)
}

func ordinalWord(n int) string {
	s := cardinal(n)
	for _, odd := range [][2]string{{"one", "first"}, {"two", "second"}, {"three", "third"}, {"five", "fifth"}, {"eight", "eighth"}, {"nine", "ninth"}, {"twelve", "twelfth"}} {
		if head, ok := strings.CutSuffix(s, odd[0]); ok && (head == "" || head[len(head)-1] == ' ' || head[len(head)-1] == '-') {
			return head + odd[1]
		}
	}
	if head, ok := strings.CutSuffix(s, "y"); ok {
		return head + "ieth"
	}
	return s + "th"
}

func title(s string) string {
	_, size := utf8.DecodeRuneInString(s)
	return strings.ToUpper(s[:size]) + s[size:]
}

// typedMark is a number that was typed: "12.", "12 bis.", "(a)", "IV.", "a)", "1.2.3", and what follows.
var typedMark = regexp.MustCompile(`^[ \x{a0}]*(?:(\([0-9]{1,3}(?:[ \x{a0}](?:bis|ter|quater))?\)|\([a-zA-Z]{1,6}(?:[ \x{a0}](?:bis|ter|quater))?\)|[0-9]{1,3}\)|[a-zA-Z]{1,2}\))|([0-9]{1,4}(?:\.[0-9]{1,3}){0,5}(?:[ \x{a0}](?:bis|ter|quater|quinquies|sexies))?|[IVXLC]{1,7}|[A-Z])(\.?))([ \t\x{a0}\x{2002}\x{2003}]+)`)

// typedNumber takes a typed number off the beginning of a text: how long it is with what stands between
// it and the words, and the number without its full stop. Without a full stop or parentheses, a tab must
// stand behind it.
func typedNumber(text string) (number string, length int) {
	head := text[:min(len(text), 64)]
	m := typedMark.FindStringSubmatch(head)
	if m == nil || strings.TrimSpace(text[len(m[0]):]) == "" {
		return "", 0
	}
	number = strings.ReplaceAll(m[1]+m[2], "\u00a0", " ")
	if m[1] == "" && m[3] == "" && !strings.Contains(m[4], "\t") {
		return "", 0
	}
	return number, len(m[0])
}
