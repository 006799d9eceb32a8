// groups_test.go is States seated from the list, and a group acting for them: by a script, and on the
// screen. PRACTICE 20.

package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"

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

// invitesTo makes an invitation for a delegation that is seated and gives its link.
func (p *person) invitesTo(seat, name string) string {
	p.t.Helper()
	p.press(".top", "People")
	p.write("#person", name)
	p.until("there is "+seat, fmt.Sprintf(`(s => (s.value = [...s.options].find(o => o.text === %q).value, s.dispatchEvent(new Event("change", {bubbles: true})), true))(document.querySelector("#seat"))`, seat))
	p.press("#panel", "Make the invitation")
	p.until("the link is there", `document.querySelector("#link")?.value`)
	link, err := chromedp.Run(p.ctx, chromedp.Evaluate[string](`document.querySelector("#link").value`))
	if err != nil {
		p.t.Fatal(err)
	}
	p.press("#panel", "Invite another")
	p.press("#panel", "Leave")
	return link
}

// lacks waits until no element's text holds some words.
func (p *person) lacks(selector, words string) {
	p.t.Helper()
	p.until(fmt.Sprintf("%s does not read %q", selector, words), fmt.Sprintf(
		`[...document.querySelectorAll(%q)].every(e => !e.innerText.replace(/\s+/g, " ").includes(%q))`, selector, words))
}

// PRACTICE 20. Rules 3 and 5.
func TestAGroupObjectsForItsMembersAndOneSaysNotOnMyBehalf(t *testing.T) {
	axe := axeSource(t)
	b := startBrowser(t)
	server := serveProgram(t, filepath.Join(t.TempDir(), "adref.db"), 1)
	chair := b.person("the Chair", server.Link)
	chair.size(1440, 1000)
	chair.do("choose the file", chromedp.SetUploadFiles(chromedp.CSS("#file"), []string{ownDraft(t)}))
	chair.press("main", "Make the report")
	chair.until("the report is made", `document.querySelector(".paper .para") || [...document.querySelectorAll("main a")].some(a => a.textContent === "Open the report" && (a.click(), true))`)
	chair.until("the text is there", `document.querySelector(".paper .para")`)

	// Three States from the list, by name and by code, and a group of them.
	chair.press(".top", "People")
	chair.press("#panel", "Seat States")
	chair.reads("#panel legend", "States not seated yet 195")
	chair.passes(axe, "seat-states", "#panel")
	for find, state := range map[string]string{"aust": "AUT Austria", "cote": "CIV Côte d’Ivoire", "VAT": "VAT Holy See"} {
		chair.write("#find", find)
		chair.press("#panel .listed", state)
	}
	chair.press("#panel", "Seat 3 States")
	chair.reads("#panel [role=status]", "3 States seated")
	chair.press("#panel", "Seat a group")
	chair.write("#group-name", "Union of Three")
	chair.write("#group-code", "UOT")
	for _, state := range []string{"AUT", "CIV", "VAT"} {
		chair.press("#panel .listed", state)
	}
	chair.passes(axe, "seat-group", "#panel")
	chair.press("#panel", "Seat the group of 3")
	chair.reads("#panel .seats", "UOT Union of Three acts for Austria, Côte d’Ivoire and Holy See")
	chair.passes(axe, "seats", "#panel")
	chair.press("#panel .seats", "Members")
	chair.press("#panel .listed", "VAT")
	chair.press("#panel", "Set 2 members")
	chair.reads("#panel .seats", "UOT Union of Three acts for Austria and Côte d’Ivoire")
	chair.press("#panel .seats", "Members")
	chair.press("#panel .listed", "VAT")
	chair.press("#panel", "Set 3 members")
	chair.reads("#panel .seats", "Holy See")
	chair.size(320, 640)
	chair.whole("seats-320")
	chair.press("#panel", "Seat States")
	chair.reads("#panel legend", "States not seated yet 192")
	chair.whole("seat-states-320")
	chair.press("#panel .form", "Close")
	chair.size(1440, 1000)
	chair.press("#panel", "Leave")

	union := b.person("Union of Three", chair.invitesTo("Union of Three (UOT)", "Ms. Union"))
	austria := b.person("Austria", chair.invitesTo("Austria (AUT)", "Mr. Austria"))
	union.size(1440, 1000)
	austria.size(1440, 1000)

	// The group objects for its members; the confirmation lists them, and one can be left out.
	union.choose("1")
	union.press("#panel", "Object")
	union.reads("#panel legend", "Union of Three acts for 3 States")
	union.press("#panel .ask .listed", "Holy See")
	union.reads("#panel legend", "Union of Three acts for 2 States")
	union.press("#panel .ask .listed", "Holy See")
	union.passes(axe, "object-group", "#panel")
	union.write("#why", "It goes too far.")
	union.press("#panel", "Object for Union of Three")
	union.reads("#panel", "on behalf of Austria, Côte d’Ivoire and Holy See")

	// Austria objects itself as well, and is not acted for.
	austria.reads("#panel", "On behalf of Austria")
	austria.reads("#panel", "Union of Three objects to paragraph 1")
	austria.choose("1")
	austria.reads("#panel", "Only Union of Three can lift it")
	austria.press("#panel", "Object")
	austria.press("#panel", "Object for Austria")
	chair.choose("1")
	chair.reads("#panel h3", "Objections 2 standing, 3 States")
	austria.press("#panel", "Not on my behalf")
	austria.passes(axe, "not-on-my-behalf", "#panel")
	austria.press("#panel", "Not on behalf of Austria")
	austria.reads("#panel [role=status]", "Union of Three does not act for Austria here")
	chair.reads("#panel", "on behalf of Côte d’Ivoire and Holy See. Not on behalf of Austria.")
	chair.reads("#panel h3", "Objections 2 standing, 3 States")
	chair.passes(axe, "panel-acting", "#panel, .sel")

	// The refusal names the group and for whom it acts.
	chair.press("#panel", "Agree version")
	chair.press("#panel", "Agree as the Chair")
	chair.reads(".refuse", "Union of Three for Côte d’Ivoire and Holy See")
	chair.passes(axe, "refusal-group", "#panel")
	chair.press(".refuse", "Put away")

	// Lifting the group's leaves Austria's own.
	union.press("#panel", "Lift")
	union.press("#panel", "Lift for Union of Three")
	chair.reads("#panel h3", "Objections 1 standing")
	chair.reads("#panel", "Only Austria can lift it")
	chair.lacks("#panel section[aria-label=Objections]", "Union of Three")
	chair.press("#panel", "Word by word")
	chair.reads("main", "Union of Three, for Austria, Côte d’Ivoire and Holy See, objected")
	chair.reads("main", "Austria said “not on my behalf” of the objection of Union of Three")
	chair.passes(axe, "history-group")
}

// PRACTICE 20.
func TestAGroupSponsorsAndTakesPositionsAndItsStatesCountOnce(t *testing.T) {
	axe := axeSource(t)
	b := startBrowser(t)
	server := serveProgram(t, filepath.Join(t.TempDir(), "adref.db"), 1)
	desk := signIn(t, server.URL, server.Link)
	report := desk.load(ownDraft(t))
	desk.do(report, editor.SeatMany{Delegations: []editor.Delegation{
		{Code: "ARV", Name: "Arvenia", Kind: editor.KindState}, {Code: "COR", Name: "Corvia", Kind: editor.KindState}, {Code: "DEL", Name: "Delmar", Kind: editor.KindState},
		{Code: "UOT", Name: "Union of Three", Kind: editor.KindGroup, Members: []string{"ARV", "COR", "DEL"}},
	}})
	arvenia := desk.invite(report, editor.RoleDelegation, "ARV", "Arvenia")
	one := numbered(t, desk.snapshot(report), "1")
	filed := arvenia.do(report, editor.Amend{Kind: editor.AmendRevise, Paragraph: one.ID, Version: 1, Text: "The working group met in spring."}).Made[0]

	union := b.person("Union of Three", desk.invitation(report, editor.RoleDelegation, "UOT", "Union of Three"))
	corvia := b.person("Corvia", desk.invitation(report, editor.RoleDelegation, "COR", "Corvia"))
	chair := b.person("the Chair", desk.invitation(report, editor.RoleChair, "", "the Chair"))
	for _, p := range []*person{union, corvia, chair} {
		p.size(1440, 1000)
		p.choose("1")
	}

	// A position, which others do not see; the States it is for do.
	union.press("#panel", "× Cannot accept")
	union.reads("#panel .ask", "Union of Three cannot accept no. 1?")
	union.press("#panel .ask .listed", "Delmar")
	union.passes(axe, "position-group", "#panel")
	union.press("#panel .ask", "Cannot accept, for Union of Three")
	chair.reads("#panel .pos", "× 1 State cannot accept Union of Three for 1")
	chair.reads("#panel .pos", "+ 1 State supports Arvenia")
	corvia.reads("#panel", "Union of Three cannot accept this on behalf of Arvenia and Corvia.")
	corvia.passes(axe, "panel-position-for-me", "#panel")
	corvia.press("#panel", "Not on my behalf")
	corvia.press("#panel", "Not on behalf of Corvia")
	chair.reads("#panel", "Not on behalf of Corvia.")
	chair.reads("#panel .pos", "× 0 States cannot accept Union of Three for none")

	// It takes that back and joins: Corvia is not listed again, and Arvenia counts for its own word.
	union.press("#panel", "× Cannot accept")
	chair.lacks("#panel", "cannot accept")
	union.press("#panel", "Join")
	union.reads("#panel .ask", "Corvia said “not on my behalf”")
	union.passes(axe, "join-group", "#panel")
	union.press("#panel", "Join for Union of Three")
	chair.reads("#panel .pos", "+ 2 States support Arvenia and Union of Three for 1")
	chair.passes(axe, "panel-voices", "#panel")
	arvenia.do(report, editor.Withdraw{Amendment: filed})
	union.press("#panel", "1 amendment settled")
	union.press("#panel", "Take over")
	union.press("#panel", "Take over for Union of Three")
	chair.reads("#panel h4", "No. 1, Union of Three")

	// Its own amendment is confirmed with the States that it is for.
	union.press("#panel", "Amend")
	union.replace("spring", "early spring")
	union.press("main", "Send to the Chair")
	union.reads(".am-confirm", "Union of Three acts for 3 States")
	union.press(".am-confirm", "Arvenia")
	union.passes(axe, "confirm-group", "main")
	union.press(".am-confirm", "File for Union of Three")
	chair.reads("#panel", "Union of Three acts on behalf of Corvia and Delmar.")
}
