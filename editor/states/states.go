// Package states is the States that may be seated without being typed: the Member States of the
// United Nations and its two observer States, with their codes of ISO 3166-1 alpha-3 and their short
// names in the six official languages. It is data. What sits there for an organization of States, as
// the European Union does, is a group and no State.
package states

import (
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/collate" // names in the order of their language
	"golang.org/x/text/language"
	"golang.org/x/text/language/display" // names of regions in the six languages, corrected in names.go
)

// State is one State as it is called in one language.
type State struct {
	Code     string `json:"code"` // "AUT"
	Name     string `json:"name"`
	Observer bool   `json:"observer,omitempty"` // an observer State, not a Member State
}

// Languages are the six that the names are known in.
var Languages = []string{"ar", "en", "es", "fr", "ru", "zh"}

const members = `
AFG AGO ALB AND ARE ARG ARM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS BIH BLR BLZ BOL BRA BRB BRN
BTN BWA CAF CAN CHE CHL CHN CIV CMR COD COG COL COM CPV CRI CUB CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY
ERI ESP EST ETH FIN FJI FRA FSM GAB GBR GEO GHA GIN GMB GNB GNQ GRC GRD GTM GUY HND HRV HTI HUN IDN IND
IRL IRN IRQ ISL ISR ITA JAM JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU
LUX LVA MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MOZ MRT MUS MWI MYS NAM NER NGA NIC NLD NOR
NPL NRU NZL OMN PAK PAN PER PHL PLW PNG POL PRK PRT PRY QAT ROU RUS RWA SAU SDN SEN SGP SLB SLE SLV SMR
SOM SRB SSD STP SUR SVK SVN SWE SWZ SYC SYR TCD TGO THA TJK TKM TLS TON TTO TUN TUR TUV TZA UGA UKR URY
USA UZB VCT VEN VNM VUT WSM YEM ZAF ZMB ZWE`

const observers = `PSE VAT`

var lists = func() map[string]func() []State {
	byLanguage := map[string]func() []State{}
	for _, lang := range Languages {
		byLanguage[lang] = sync.OnceValue(func() []State { return list(lang) })
	}
	return byLanguage
}()

// In lists every State by its name in a language, in the order of that language. ok is false for a
// language that is not one of the six.
func In(lang string) (list []State, ok bool) {
	known, ok := lists[lang]
	if !ok {
		return nil, false
	}
	return slices.Clone(known()), true
}

func list(lang string) []State {
	tag := language.MustParse(lang)
	names := display.Regions(tag)
	var all []State
	add := func(codes string, observer bool) {
		for _, code := range strings.Fields(codes) {
			name, corrected := corrections[lang][code]
			if !corrected {
				name = names.Name(language.MustParseRegion(code))
			}
			all = append(all, State{code, name, observer})
		}
	}
	add(members, false)
	add(observers, true)
	order := collate.New(tag)
	slices.SortFunc(all, func(a, b State) int { return order.CompareString(a.Name, b.Name) })
	return all
}
