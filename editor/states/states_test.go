// states_test.go checks the list of States: how many, each once, named in every language. PRACTICE 20.

package states

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"adref/editor"
)

var at = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

// PRACTICE 20.
func TestThereAre193MemberStatesAndTwoObserverStatesInEveryLanguage(t *testing.T) {
	for _, lang := range Languages {
		list, ok := In(lang)
		if !ok {
			t.Fatalf("no list in %s", lang)
		}
		codes, names, observing := map[string]bool{}, map[string]bool{}, []string{}
		for _, s := range list {
			if !regexp.MustCompile(`^[A-Z]{3}$`).MatchString(s.Code) || codes[s.Code] {
				t.Errorf("%s: the code %q is none, or there twice", lang, s.Code)
			}
			if names[s.Name] {
				t.Errorf("%s: two States are called %q", lang, s.Name)
			}
			if s.Name == s.Code || !strings.ContainsFunc(s.Name, unicode.IsLetter) || s.Name != strings.TrimSpace(s.Name) || !norm.NFC.IsNormalString(s.Name) {
				t.Errorf("%s: %s is called %q", lang, s.Code, s.Name)
			}
			if codes[s.Code], names[s.Name] = true, true; s.Observer {
				observing = append(observing, s.Code)
			}
		}
		slices.Sort(observing)
		if len(list) != 195 || !slices.Equal(observing, []string{"PSE", "VAT"}) {
			t.Errorf("%s: %d States, of which %v observe", lang, len(list), observing)
		}
		order := collate.New(language.MustParse(lang))
		if !slices.IsSortedFunc(list, func(a, b State) int { return order.CompareString(a.Name, b.Name) }) {
			t.Errorf("%s: not in the order of the language", lang)
		}
	}
	if _, ok := In("de"); ok {
		t.Error("German is not an official language")
	}
}

func TestStatesAreCalledAsTheUnitedNationsCallThem(t *testing.T) {
	called := map[string]map[string]string{}
	for _, lang := range Languages {
		list, _ := In(lang)
		called[lang] = map[string]string{}
		for _, s := range list {
			called[lang][s.Code] = s.Name
		}
	}
	for _, c := range [][3]string{
		{"en", "TUR", "Türkiye"}, {"en", "CZE", "Czechia"}, {"en", "CIV", "Côte d’Ivoire"}, {"en", "IRN", "Iran (Islamic Republic of)"},
		{"en", "KOR", "Republic of Korea"}, {"en", "PSE", "State of Palestine"}, {"en", "VAT", "Holy See"}, {"en", "VNM", "Viet Nam"},
		{"en", "RUS", "Russian Federation"}, {"en", "GBR", "United Kingdom of Great Britain and Northern Ireland"}, {"en", "SWZ", "Eswatini"},
		{"en", "AUT", "Austria"}, {"fr", "DEU", "Allemagne"}, {"fr", "VAT", "Saint-Siège"}, {"es", "NLD", "Países Bajos (Reino de los)"},
		{"ru", "USA", "Соединенные Штаты Америки"}, {"zh", "FRA", "法国"}, {"ar", "EGY", "مصر"}, {"ar", "RUS", "الاتحاد الروسي"},
	} {
		if got := called[c[0]][c[1]]; got != c[2] {
			t.Errorf("%s in %s: %q, not %q", c[1], c[0], got, c[2])
		}
	}
	for code, name := range called["en"] {
		if strings.ContainsAny(name, "&-") && !slices.Contains([]string{"GNB", "TLS"}, code) || strings.Contains(name, "St.") {
			t.Errorf("%s is called %q", code, name)
		}
	}
}

// A correction that nobody needs any more, or of a State there is none of, is a mistake in the table.
func TestEveryCorrectionIsOfAStateOfTheList(t *testing.T) {
	for lang, names := range corrections {
		if !slices.Contains(Languages, lang) {
			t.Errorf("corrections in %s", lang)
		}
		for code := range names {
			if !slices.Contains(strings.Fields(members+" "+observers), code) {
				t.Errorf("%s: no State %s", lang, code)
			}
		}
	}
}

func TestEveryStateOfTheListCanBeSeated(t *testing.T) {
	report, err := editor.Decide(nil, "r", editor.Actor{Person: "p", Role: editor.RoleChair}, "c",
		editor.Create{Draft: editor.Draft{Elements: []editor.Element{{Kind: editor.KindText, Text: "A text."}}}}, at)
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range Languages {
		r, err := editor.ApplyAll(nil, report)
		if err != nil {
			t.Fatal(err)
		}
		list, _ := In(lang)
		var seats []editor.Delegation
		for _, s := range list {
			seats = append(seats, editor.Delegation{Code: s.Code, Name: s.Name, Kind: editor.KindState})
		}
		events, err := editor.Decide(r, "r", editor.Actor{Person: "p", Role: editor.RoleChair}, "s", editor.SeatMany{Delegations: seats}, at)
		if err != nil || len(events) != len(list) {
			t.Errorf("%s: %d seated: %v", lang, len(events), err)
		}
	}
}
