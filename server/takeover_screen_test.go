// takeover_screen_test.go takes over a table of proposals on the screen.

package main

import (
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"adref/editor"
	"adref/server/wire"
)

func TestATableIsTakenOverOnTheScreen(t *testing.T) {
	axe := axeSource(t)
	b := startBrowser(t)
	p := serveProgram(t, filepath.Join(t.TempDir(), "adref.db"), 1)
	script := signIn(t, p.URL, p.Link)
	report := script.load(ownDraft(t))
	script.do(report, editor.Circulate{Name: "Zero draft", Audience: editor.AudienceDelegations})
	arvenia := script.invite(report, editor.RoleDelegation, "ARV", "Arvenia")
	secretariat := b.person("the Secretariat", script.invitation(report, editor.RoleSecretariat, "", "the Secretariat"))
	secretariat.size(1440, 1000)
	secretariat.turns("/r/" + report)

	// Nothing is filed by loading it.
	secretariat.clockYearsBack() // the form says no minute before the report was opened
	secretariat.press("#panel", "Tables of proposals")
	secretariat.reads("main", "0 tables")
	secretariat.do("choose what is no table", chromedp.SetUploadFiles(chromedp.CSS("#file"), []string{writeFile(t, "wrong.csv", "by,new\na,b\n")}))
	secretariat.press("main", "Read the table")
	secretariat.reads("main [role=status]", "wrong.csv was not taken. Line 1: there is no column \"old\"")
	secretariat.passes(axe, "tables-refused")
	secretariat.do("choose the file", chromedp.SetUploadFiles(chromedp.CSS("#file"), []string{writeFile(t, "comments.csv", ownTable)}))
	secretariat.press("main", "Read the table")
	secretariat.reads("main", "7 rows: 0 filed, 0 set aside, 7 waiting")
	secretariat.reads("main", "The column \"page\" is not read")
	secretariat.reads(".tb-row", "Placed")
	secretariat.reads(".seg", "All 7")
	secretariat.reads("main", "4 names of the table are no seated delegations’")
	secretariat.passes(axe, "table")

	// Two spellings are one delegation; a name is somebody that is seated, once for all its rows.
	secretariat.press(".tb-unknown", "Seat all 2 with these codes")
	secretariat.reads("main", "Corvia")
	secretariat.until("the rows are those of who is seated", `document.querySelectorAll(".tb-row.s-placed").length === 4`)
	secretariat.reads(".seg", "Placed 4")
	secretariat.reads(".seg", "Cannot be filed 1")

	// A place by hand, by the number of the paragraph; a row that is none is set aside.
	secretariat.press(".seg", "Not placed")
	secretariat.press(".tb-row[aria-label='Row 6']", "Choose a place")
	secretariat.write("#place-find", "2")
	secretariat.passes(axe, "table-place", ".tb-row[aria-label='Row 6']")
	secretariat.press(".tb-form", "After 2")
	secretariat.reads("main [role=status]", "Row 6 is placed")
	secretariat.press(".tb-row[aria-label='Row 4']", "Set aside")
	secretariat.write("#aside-why", "Not a proposal to this report.")
	secretariat.press(".tb-form", "Set aside")
	secretariat.reads("main", "7 rows: 0 filed, 1 set aside, 6 waiting")
	secretariat.reads("main", "No row of the table is among these")
	secretariat.press(".seg", "Cannot be filed")
	secretariat.press("main", "Tick all 1 that wait")
	secretariat.press(".tb-tools", "Set 1 row aside")
	secretariat.write("#aside-why", "It says nothing.")
	secretariat.press(".ask", "Set aside")
	secretariat.press(".seg", "All")
	secretariat.reads("main", "7 rows: 0 filed, 2 set aside, 5 waiting")

	secretariat.press(".tb-tools", "File 5 rows")
	secretariat.reads(".ask", "as amendments of Arvenia, Corvia, Harbour Pilots")
	secretariat.passes(axe, "table-sure", ".ask")
	secretariat.press(".ask", "File 5 rows for the Chair")
	secretariat.reads("main [role=status]", "5 of 5 rows are filed")
	secretariat.reads("main", "7 rows: 5 filed, 2 set aside, 0 waiting")
	secretariat.passes(axe, "table-filed")
	if after := script.snapshot(report); len(after.Amendments) != 5 {
		t.Errorf("5 rows are filed, and %d amendments are there", len(after.Amendments))
	}
	if mine := get[wire.Mine](arvenia, "/api/reports/"+report+"/mine"); len(mine.Recorded) != 2 {
		t.Errorf("Arvenia is told of %d records", len(mine.Recorded))
	}

	// What was said of a row can be taken back, and a row that waits stays.
	secretariat.press(".seg", "Set aside")
	secretariat.press(".tb-row[aria-label='Row 4']", "Take that back")
	secretariat.reads("main", "7 rows: 5 filed, 1 set aside, 1 waiting")
	secretariat.size(320, 640)
	secretariat.press(".seg", "All")
	secretariat.whole("table-320")
	secretariat.press(".tb-row[aria-label='Row 4']", "Choose a place")
	secretariat.reads(".tb-form", "As new text after the paragraph")
	secretariat.whole("table-place-320")
	secretariat.press(".tb-form", "Leave it")
	secretariat.press("main", "Tables of proposals")
	secretariat.reads("main", "7 rows: 5 filed, 1 set aside, 1 waiting")
	secretariat.whole("tables-320")
	secretariat.passes(axe, "tables")

	// The delegation is told where it came from, and sees no table.
	window := b.person("Arvenia", script.invitation(report, editor.RoleDelegation, "ARV", "Arvenia"))
	window.turns("/r/" + report + "/tables")
	window.reads("main", "The Chair’s office takes over tables of proposals")
	window.turns("/r/" + report)
	window.reads("#panel", "from a table of proposals")
	window.reads("#panel", "comments.csv, row 1")
}

func TestATableIsTakenOverWithTheKeyboardAlone(t *testing.T) {
	b := startBrowser(t)
	p := serveProgram(t, filepath.Join(t.TempDir(), "adref.db"), 1)
	script := signIn(t, p.URL, p.Link)
	report := script.load(ownDraft(t))
	script.do(report, editor.SeatMany{Delegations: []editor.Delegation{{Code: "ARV", Name: "Arvenia", Kind: editor.KindState}, {Code: "COR", Name: "Corvia", Kind: editor.KindState}}})
	table, _, _ := script.takeOver(report, "comments.csv", []byte(ownTable))
	k := keyboard{b.person("the Secretariat", script.invitation(report, editor.RoleSecretariat, "", "the Secretariat")), nil}
	k.turns("/r/" + report + "/tables/" + table.ID)
	k.reads(".seg", "All 7")

	k.tab("Seat it: Harbour Pilots")
	k.keys(kb.Enter)
	k.reads(".outcome", "1 delegation seated")
	k.reads(".seg", "Placed 4")
	k.holds("#tb-said")
	k.tabBack("All 7")
	k.keys(kb.ArrowRight, kb.ArrowRight, kb.ArrowRight)
	k.tab("Choose a place for row 6")
	k.keys(kb.Enter)
	k.holds("#place-find")
	k.keys("2")
	k.tab("After 2")
	k.keys(kb.Enter)
	k.reads(".outcome", "Row 6 is placed")
	k.holds("#tb-said") // the row is not among those that are shown any more
	k.tabBack("Not placed 1")
	k.keys(kb.ArrowLeft, kb.ArrowLeft)
	k.tab("File 5 rows")
	k.keys(kb.Enter)
	k.holds(".ask")
	k.tab("Leave it")
	k.keys(kb.Enter)
	k.holds("#tb-file")
	k.keys(kb.Enter)
	k.tab("File 5 rows for the Chair")
	k.keys(kb.Enter)
	k.reads(".outcome", "5 of 5 rows are filed")
	k.holds("#tb-said")
	if after := script.snapshot(report); len(after.Amendments) != 5 {
		t.Errorf("5 rows are filed, and %d amendments are there", len(after.Amendments))
	}
}

// What somebody typed about a row stays until the server has it.
func TestAReasonForARowOutlivesALostLine(t *testing.T) {
	b := startBrowser(t)
	p := serveProgram(t, filepath.Join(t.TempDir(), "adref.db"), 1)
	script := signIn(t, p.URL, p.Link)
	report := script.load(ownDraft(t))
	table, _, _ := script.takeOver(report, "comments.csv", []byte(ownTable))
	office := b.person("the Secretariat", script.invitation(report, editor.RoleSecretariat, "", "the Secretariat"))
	office.turns("/r/" + report + "/tables/" + table.ID)
	office.reads(".seg", "All 7")
	office.press(".tb-row[aria-label='Row 7']", "Set aside")
	office.write("#aside-why", "It says nothing.")
	office.do("lose the line", chromedp.Evaluate[chromedp.Void](`void (window.wasFetch = fetch, window.fetch = () => Promise.reject(new TypeError("lost")))`))
	office.press(".tb-form", "Set aside")
	office.reads(".tb-form", "The server cannot be reached")
	office.until("the reason stands", `document.querySelector("#aside-why").value === "It says nothing."`)
	office.do("have it back", chromedp.Evaluate[chromedp.Void](`void (window.fetch = window.wasFetch)`))
	office.press(".tb-form", "Set aside")
	office.reads("main", "7 rows: 0 filed, 1 set aside, 6 waiting")
}
