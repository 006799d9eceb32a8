// names_test.go tries which delegation a name in a table is.

package takeover

import (
	"testing"

	"adref/editor"
)

func seated(seats ...editor.Delegation) *editor.Report { return &editor.Report{Seats: seats} }

func TestANameIsTheDelegationThatPeopleMeanByIt(t *testing.T) {
	find := delegations(seated(
		editor.Delegation{Code: "AUT", Name: "Austria", Kind: editor.KindState},
		editor.Delegation{Code: "CIV", Name: "Côte d’Ivoire", Kind: editor.KindState},
		editor.Delegation{Code: "ECU", Name: "Eastern Union", Kind: editor.KindGroup},
		editor.Delegation{Code: "EU2", Name: "The Eastern  Union of Harbours", Kind: editor.KindGroup},
		editor.Delegation{Code: "TWA", Name: "Twins", Kind: editor.KindState},
		editor.Delegation{Code: "TWB", Name: "TWINS", Kind: editor.KindState},
	))
	for name, want := range map[string]string{
		"AUT": "AUT", " aut": "AUT", "AUSTRIA": "AUT", "Autriche": "AUT", "Österreich": "", "奥地利": "AUT",
		"Cote d'Ivoire": "CIV", "the Eastern Union": "ECU", "Eastern Union of Harbours": "EU2",
		"Twins": "", "France": "", "": "", "TWB": "TWB",
	} {
		if got, ok := find(name); got != want || ok != (want != "") {
			t.Errorf("%q is %q, %v, not %q", name, got, ok, want)
		}
	}
}

func TestANameThatIsNobodysGetsACodeOfItsOwn(t *testing.T) {
	report := seated(editor.Delegation{Code: "HP", Name: "Harbour Police", Kind: editor.KindState})
	taken := map[string]bool{}
	for _, c := range []struct{ name, code string }{
		{"Harbour Pilots", "HP2"}, {"Heavy Ports", "HP3"}, {"FRANCE", "FRA"}, {"Frankfurt", "FRAN"}, {"Frankreich", "FRAN2"},
		{"AUT", "AUT2"}, {"The European Coordination Committee of Many Other Trades", "ECCOMO"}, {"7 Seas", "DELS"}, {"Б", "DEL"}, {"Москва", "DEL2"}, {"X", "DELX"},
	} {
		seat, ok := seatFor(c.name, report, taken)
		taken[seat.Code] = true
		if !ok || seat.Code != c.code || seat.Kind != editor.KindState {
			t.Errorf("%q would be seated as %+v, not %s", c.name, seat, c.code)
		}
	}
	if seat, ok := seatFor(" – ", report, taken); ok {
		t.Errorf("what is no name would be seated as %+v", seat)
	}
}
