// language.go guesses which of the six official languages a draft is in.

package plaintext

import (
	"strings"
	"unicode"
)

// stopWords are the languages in which each of some small words is common.
var stopWords = func() map[string][]string {
	languages := make(map[string][]string)
	for tag, words := range map[string]string{
		"en": "the of and to in that for is was by with which on at its",
		"fr": "le la les des du et dans que pour une est au aux sur par",
		"es": "el la los las del y en que para una es al por con se",
	} {
		for word := range strings.FieldsSeq(words) {
			languages[word] = append(languages[word], tag)
		}
	}
	return languages
}()

var languageNames = []struct{ name, tag string }{
	{"english", "en"}, {"anglais", "en"}, {"inglés", "en"}, {"английский", "en"},
	{"french", "fr"}, {"français", "fr"}, {"francés", "fr"}, {"французский", "fr"},
	{"spanish", "es"}, {"espagnol", "es"}, {"español", "es"}, {"испанский", "es"},
	{"russian", "ru"}, {"russe", "ru"}, {"ruso", "ru"}, {"русский", "ru"},
	{"arabic", "ar"}, {"arabe", "ar"}, {"árabe", "ar"},
	{"chinese", "zh"}, {"chinois", "zh"}, {"chino", "zh"},
}

// guessLanguage goes by the script; in Latin script by the commonest words; where these say
// nothing, by the line "Original:". It gives "" when nothing says anything.
func guessLanguage(lines []line) string {
	var latin, han, cyrillic, arabic int
	hits := map[string]int{}
	named := ""
	seen := 0
	for _, l := range lines {
		if m := original.FindStringSubmatch(l.text); m != nil && named == "" && len(l.text) < 100 {
			for _, n := range languageNames {
				if strings.HasPrefix(strings.ToLower(m[1]), n.name) {
					named = n.tag
					break
				}
			}
		}
		for _, c := range l.text {
			switch {
			case c < 0x80:
				if c|0x20 >= 'a' && c|0x20 <= 'z' {
					latin++
				}
			case unicode.Is(unicode.Han, c):
				han += 3
			case unicode.Is(unicode.Cyrillic, c):
				cyrillic++
			case unicode.Is(unicode.Arabic, c) && unicode.IsLetter(c):
				arabic++
			}
		}
		for word := range strings.FieldsSeq(l.text) {
			word = strings.ToLower(strings.Trim(word, ".,;:()[]*"))
			for _, tag := range stopWords[word] {
				hits[tag]++
			}
		}
		if seen += len(l.text); seen > 64<<10 {
			break
		}
	}
	switch most := max(latin, han, cyrillic, arabic); {
	case most == 0:
		return named
	case most == arabic:
		return "ar"
	case most == han:
		return "zh"
	case most == cyrillic:
		return "ru"
	}
	best, second := "", 0
	for _, tag := range []string{"en", "fr", "es"} {
		if n := hits[tag]; best == "" || n > hits[best] {
			if best != "" {
				second = hits[best]
			}
			best = tag
		} else {
			second = max(second, n)
		}
	}
	if hits[best] > second {
		return best
	}
	return named
}
