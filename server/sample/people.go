// people.go is who negotiates. All States, organizations and persons are invented.

package sample

import (
	"fmt"
	"strings"

	"adref/editor"
)

// Person is somebody who should get a link to the demo.
type Person struct {
	Name           string
	Role           editor.Role
	Delegation     string // code; of a delegation alone
	DelegationName string // the delegation's, or the observer's organization
}

// By whom an act is, beside the codes of delegations.
const (
	chair       = "CHAIR"
	secretariat = "SECRETARIAT"
)

const (
	chairName       = "Ms. Ilse Maravan"
	secretariatName = "Mr. Daniel Orrick-Ruhl"
	observerName    = "Ms. Hedda Quillfeather"
	observerSeat    = "IFEO"
)

// seat is a delegation with the delegate who speaks for it.
type seat struct {
	editor.Delegation
	delegate string
}

// table is who sits at it, in the order of the name plates. What each cares about runs through its
// acts: Aldermere (legal precision), Borvenia (time to verify), Corvessa (objective criteria, no
// fixed hours), Dunmarra (a working directory), Halvaria (few meetings, few duties), Ilmarra and
// Keldara (landlocked corridors), Lusenne (confidentiality), Marovin (the price of transit), Nimbaya
// (restoration of essential services), Orvane (open data as a risk), Quillara (a single cable:
// figures and time limits), Rethonia (satellite timing), Tamberra (repair first).
func table() []seat {
	state := func(code, name, delegate string) seat {
		return seat{editor.Delegation{Code: code, Name: name, Kind: editor.KindState}, delegate}
	}
	return []seat{
		state("ADM", "Aldermere", "Mr. Jonas Threlkeld"),
		state("BVN", "Borvenia", "Ms. Katrin Vesh"),
		state("CVS", "Corvessa", "Mr. Aurelio Mondrano"),
		state("DNM", "Dunmarra", "Ms. Sefa Okandra"),
		state("HLV", "Halvaria", "Mr. Piet Lundqvar"),
		state("ILM", "Ilmarra", "Ms. Noor Tesfani"),
		state("KLD", "Keldara", "Mr. Bohdar Ailin"),
		state("LSN", "Lusenne", "Ms. Margaux Velin"),
		state("MRV", "Marovin", "Mr. Ruy Castelmar"),
		state("NBY", "Nimbaya", "Ms. Adaeli Mboro"),
		state("OVN", "Orvane", "Mr. Idris Halloun"),
		state("QLR", "Quillara", "Ms. Tavea Lorimu"),
		state("RTN", "Rethonia", "Mr. Stellan Brask"),
		state("TMB", "Tamberra", "Ms. Wanda Iluka"),
		{editor.Delegation{Code: observerSeat, Name: "International Federation of Exchange Operators", Kind: editor.KindObserver}, observerName},
	}
}

// actor is who acts under a code.
func actor(by string) (editor.Actor, error) {
	person := "sample-" + strings.ToLower(by)
	switch by {
	case chair:
		return editor.Actor{Person: person, Name: chairName, Role: editor.RoleChair}, nil
	case secretariat:
		return editor.Actor{Person: person, Name: secretariatName, Role: editor.RoleSecretariat}, nil
	}
	for _, s := range table() {
		if s.Code == by && s.Kind == editor.KindState {
			return editor.Actor{Person: person, Name: s.delegate, Delegation: by, Role: editor.RoleDelegation}, nil
		}
	}
	return editor.Actor{}, fmt.Errorf("nobody acts for %q", by)
}

// links lists who should get a link: the Chair; Quillara, whose "cannot accept" has become an
// objection; Halvaria, whose amendment is contested and who holds up a paragraph; Rethonia, who has
// yet to say whether its listed amendment is maintained; and an observer.
func links() []Person {
	people := []Person{{Name: chairName, Role: editor.RoleChair}}
	for _, s := range table() {
		switch s.Code {
		case "QLR", "HLV", "RTN":
			people = append(people, Person{s.delegate, editor.RoleDelegation, s.Code, s.Name})
		case observerSeat:
			people = append(people, Person{Name: s.delegate, Role: editor.RoleObserver, DelegationName: s.Name})
		}
	}
	return people
}
