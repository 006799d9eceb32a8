// groups_closed_test.go is a group in a closed record, on the screen: it annexes a statement for its
// States, one of which says "not on my behalf" (rule 11; PRACTICE 20, 23).

package main

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"adref/editor"
)

// Rule 11. PRACTICE 20, 23.
func TestAGroupAnnexesAStatementAndAStateSaysNotOnMyBehalf(t *testing.T) {
	axe := axeSource(t)
	b := startBrowser(t)
	server := serveProgram(t, filepath.Join(t.TempDir(), "adref.db"), 1)
	desk := signIn(t, server.URL, server.Link)
	report := desk.load(ownDraft(t))
	desk.do(report, editor.SeatMany{Delegations: []editor.Delegation{
		{Code: "ARV", Name: "Arvenia", Kind: editor.KindState}, {Code: "COR", Name: "Corvia", Kind: editor.KindState}, {Code: "DEL", Name: "Delmar", Kind: editor.KindState},
		{Code: "UOT", Name: "Union of Three", Kind: editor.KindGroup, Members: []string{"ARV", "COR", "DEL"}},
	}})
	script := desk.invite(report, editor.RoleDelegation, "UOT", "Union of Three")
	script.do(report, editor.MakeStatement{Kind: editor.StatementReservation, Text: "Said before it ended."})
	desk.do(report, editor.EndWithoutConsensus{Body: "Group", Meeting: "5th meeting", Date: time.Now().UTC().Format(time.DateOnly), Audience: editor.AudienceDelegations})

	union := b.person("Union of Three", desk.invitation(report, editor.RoleDelegation, "UOT", "Union of Three"))
	corvia := b.person("Corvia", desk.invitation(report, editor.RoleDelegation, "COR", "Corvia"))
	chair := b.person("the Chair", desk.invitation(report, editor.RoleChair, "", "the Chair"))
	for _, p := range []*person{union, corvia, chair} {
		p.size(1440, 1000)
		p.reads("#panel h2", "Ended without consensus")
	}
	union.press("#panel", "Annex a statement")
	union.reads("#panel legend", "Union of Three acts for 3 States")
	union.press("#panel .listed", "Delmar")
	union.passes(axe, "closed-statement-group", "#panel")
	union.write("#said", "We regret the outcome.")
	union.press("#panel", "Put it on the record for Union of Three")
	corvia.reads("#panel", "Acts on behalf of Arvenia and Corvia.")
	corvia.until("what was said before it ended stays as it was said", `[...document.querySelectorAll("#panel button")].filter(b => b.innerText === "Not on my behalf").length === 1`)
	corvia.press("#panel", "Not on my behalf")
	corvia.press("#panel", "Not on behalf of Corvia")
	chair.reads("#panel", "Acts on behalf of Arvenia. Not on behalf of Corvia.")
	chair.passes(axe, "closed-group", "#panel")

	// The table stays as it was.
	chair.press("#panel", "People")
	chair.reads("#panel .seats", "UOT Union of Three acts for Arvenia, Corvia and Delmar")
	chair.until("no seat is offered", `!/Seat States|Seat a group|Members of/.test(document.querySelector("#panel section[aria-label=Seats]").textContent)`)
	chair.press("#panel", "Leave")

	record := corvia.link(`#panel a[href*="as=page"]`)
	corvia.do("open the record", chromedp.Navigate(record))
	corvia.reads("main", "Union of Three (on behalf of Arvenia and Corvia) put a statement on the record (explanation), on the whole text: “We regret the outcome.”")
	corvia.reads("main", "Corvia said “not on my behalf” of the statement of Union of Three on the whole text.")
}
