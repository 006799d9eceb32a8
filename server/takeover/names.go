// names.go finds which delegation a name in a table is.

package takeover

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"adref/editor"
	"adref/editor/states"
)

// plain is a name without what people write in different ways: case, accents, punctuation, an article.
func plain(name string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(name)) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(r)
		case unicode.IsMark(r), r == '\'', r == '’', r == '.':
		default:
			b.WriteRune(' ')
		}
	}
	words := strings.Fields(b.String())
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

// stateNames are the codes of States by each of their names in six languages.
var stateNames = sync.OnceValue(func() map[string]string {
	codes := map[string]string{}
	for _, lang := range states.Languages {
		list, _ := states.In(lang)
		for _, s := range list {
			codes[plain(s.Name)] = s.Code
		}
	}
	return codes
})

// delegations finds the seated delegation that a name is: by its code or name, or a State's in any of
// six languages. What two could be is neither.
func delegations(report *editor.Report) func(name string) (code string, ok bool) {
	named := map[string][]string{}
	for _, seat := range report.Seats {
		for _, name := range []string{plain(seat.Code), plain(seat.Name)} {
			if !slices.Contains(named[name], seat.Code) {
				named[name] = append(named[name], seat.Code)
			}
		}
	}
	return func(name string) (string, bool) {
		codes := named[plain(name)]
		if len(codes) == 0 {
			if seat, ok := report.Seated(stateNames()[plain(name)]); ok {
				return seat.Code, true
			}
		}
		if len(codes) != 1 {
			return "", false
		}
		return codes[0], true
	}
}

// seatFor is as which a name could be seated: the State that it is, or else a code made of its letters.
// taken are codes that are not free, beside those of the report; ok is false for what is no name.
func seatFor(name string, report *editor.Report, taken map[string]bool) (seat editor.Delegation, ok bool) {
	name = clean(name)
	if plain(name) == "" {
		return editor.Delegation{}, false
	}
	if code := stateNames()[plain(name)]; code != "" && !taken[code] {
		if _, seated := report.Seated(code); !seated {
			return editor.Delegation{Code: code, Name: name, Kind: editor.KindState}, true
		}
	}
	list, _ := states.In("en")
	free := func(code string) bool {
		_, seated := report.Seated(code)
		return !seated && !taken[code] && !slices.ContainsFunc(list, func(s states.State) bool { return s.Code == code })
	}
	code := letters(name)
	for made, n := code, 2; ; made, n = fmt.Sprint(code, n), n+1 {
		if free(made) {
			return editor.Delegation{Code: made, Name: name, Kind: editor.KindState}, true
		}
	}
}

// letters makes a code of a name: its initials, or of one word its beginning.
func letters(name string) string {
	var words []string
	for _, w := range strings.Fields(plain(name)) {
		if w = strings.Map(func(r rune) rune {
			if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
				return unicode.ToUpper(r)
			}
			return -1
		}, w); w != "" {
			words = append(words, w)
		}
	}
	code := ""
	for _, w := range words {
		code += w[:1]
	}
	if len(words) == 1 {
		code = words[0][:min(4, len(words[0]))]
	}
	code = strings.TrimLeft(code[:min(6, len(code))], "0123456789")
	if len(code) < 2 {
		return "DEL" + code
	}
	return code
}
