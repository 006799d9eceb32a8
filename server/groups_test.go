// groups_test.go is States seated from the list, and a group acting for them: by a script, and on the
// screen. PRACTICE 20.

package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"adref/editor"
	"adref/server/wire"
)

// PRACTICE 20.
func TestAScriptSeatsEveryStateAndAGroupActsForThem(t *testing.T) {
	p := serveProgram(t, filepath.Join(t.TempDir(), "adref.db"), 1)
	chair := signIn(t, p.URL, p.Link)
	report := chair.load(ownDraft(t))
	var seats []editor.Delegation
	for _, s := range get[[]wire.ListedState](chair, "/api/states?lang=en") {
		seats = append(seats, editor.Delegation{Code: s.Code, Name: s.Name, Kind: editor.KindState})
	}
	if french := get[[]wire.ListedState](chair, "/api/states?lang=fr"); len(french) != 195 || !slices.Contains(french, wire.ListedState{Code: "VAT", Name: "Saint-Siège", Observer: true}) {
		t.Errorf("in French the States are %+v", french)
	}
	if status, body := chair.send("GET", "/api/states?lang=de", "", nil); status != 400 {
		t.Errorf("in German: %d %s", status, body)
	}
	chair.do(report, editor.SeatMany{Delegations: seats})
	union := editor.Delegation{Code: "EU", Name: "European Union", Kind: editor.KindGroup, Members: []string{"AUT", "BEL", "CYP"}}
	chair.do(report, editor.Seat{Delegation: union})
	eu := chair.invite(report, editor.RoleDelegation, "EU", "European Union")
	austria := chair.invite(report, editor.RoleDelegation, "AUT", "Austria")
	if got := get[wire.Session](eu, "/api/session"); got.Delegation != "EU" || got.DelegationName != "European Union" {
		t.Errorf("the group's account is %+v", got)
	}
	s := eu.snapshot(report)
	if len(s.Delegations) != 196 {
		t.Fatalf("%d are seated", len(s.Delegations))
	}
	first := numbered(t, s, "1")
	groups := eu.do(report, editor.Object{Paragraph: first.ID, Version: 1, Kind: editor.ObjectionPlain}).Made[0]
	own := austria.do(report, editor.Object{Paragraph: first.ID, Version: 1, Kind: editor.ObjectionPlain}).Made[0]
	austria.refused(report, "forbidden", editor.Lift{Objection: groups})
	austria.do(report, editor.NotOnMyBehalf{Act: groups, Group: "EU"})
	agree := editor.Agree{Paragraphs: []editor.VersionName{{Paragraph: first.ID, Version: 1}}}
	var against []string
	for _, b := range chair.refused(report, "blocked", agree).Blockers {
		against = append(against, fmt.Sprint(b.Delegation, b.For))
	}
	if !slices.Equal(against, []string{"EU[BEL CYP]", "AUT[]"}) {
		t.Errorf("in the way are %v", against)
	}
	eu.do(report, editor.Lift{Objection: groups})
	if b := chair.refused(report, "blocked", agree).Blockers; len(b) != 1 || b[0].Objection != own {
		t.Errorf("in the way are %+v", b)
	}
	austria.do(report, editor.Lift{Objection: own})
	chair.do(report, agree)
	p.Stop()
	if out, errs, status := adref(t, "verify", "-db", dbOf(p)); status != 0 {
		t.Errorf("verify: %d %s %s", status, out, errs)
	}
}
