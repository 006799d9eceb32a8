// takeover_real_test.go takes over a table of 611 real proposals, over HTTP, by the command line and on
// the screen, and holds what comes of it against where their authors say that they belong.

package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"adref/editor"
	"adref/server/wire"
)

// realTable is the proposals as a Secretariat keeps them in a spreadsheet, which does not say where they
// belong.
func realTable(t testing.TB, list []proposal) []byte {
	t.Helper()
	var b bytes.Buffer
	out := csv.NewWriter(&b)
	out.Write([]string{"Delegation", "Quoted text", "Proposed text", "Reason"})
	for _, p := range list {
		out.Write([]string{p.By, p.Old, p.New, "row " + p.ID})
	}
	out.Flush()
	return b.Bytes()
}

// seatAll seats whoever the table names.
func (b *tabled) seatAll() {
	b.t.Helper()
	var seats []editor.Delegation
	for _, d := range b.Table.Delegations {
		if d.Seat != nil {
			seats = append(seats, *d.Seat)
		}
	}
	b.chair.do(b.report, editor.SeatMany{Delegations: seats})
}

// places lists where a row's author says that it belongs: the words of a paragraph, in whichever
// paragraph they stand.
func (p proposal) places(texts map[string]wire.Paragraph) map[string]bool {
	all := map[string]bool{}
	for _, anchor := range p.Anchors {
		text := texts[strings.TrimSuffix(anchor, "+")].Text
		for id, para := range texts {
			if strings.EqualFold(para.Text, text) {
				all[id] = true
			}
		}
	}
	return all
}

func TestARealTableIsTakenOverAndEachRowIsFiledOrListed(t *testing.T) {
	list := proposals(t)
	p := serveProgram(t, filepath.Join(t.TempDir(), "adref.db"), 1)
	b := &tabled{t: t, chair: signIn(t, p.URL, p.Link)}
	b.report = b.chair.load(testData(t, "amendments", "base.jsonl"))
	texts := map[string]wire.Paragraph{}
	for _, para := range b.chair.snapshot(b.report).Paragraphs {
		texts[para.ID] = para
	}
	begun := time.Now()
	b.Table, _, _ = b.chair.takeOver(b.report, "proposals.csv", realTable(t, list))
	b.seatAll()
	loaded := time.Since(begun)
	rows := b.read()
	placed := time.Since(begun) - loaded
	if b.Table.Rows != len(list) || b.Table.Waiting != len(list) || len(b.Table.Delegations) != 18 {
		t.Fatalf("%d rows are the table %+v", len(list), b.Table)
	}

	// Where the authors say, against where the words are found.
	right, wrong, nowhere := 0, 0, 0
	of := map[wire.ProposalState]int{}
	for no, row := range rows {
		of[row.State]++
		said := list[no-1].places(texts)
		switch {
		case list[no-1].Old == "" || len(said) == 0:
		case row.Place == nil:
			nowhere++
		case said[row.Place.Paragraph]:
			right++
		default:
			wrong++
		}
	}
	t.Logf("%d rows, as they are read: %v", len(rows), of)
	t.Logf("of those with a quotation and a place named by their source %d are placed right, %d wrong, %d not", right, wrong, nowhere)
	if quoted := right + wrong + nowhere; right*100 < 98*quoted || wrong*100 > quoted {
		t.Errorf("%d right and %d wrong of %d", right, wrong, quoted)
	}

	// All that is placed is filed, in the order of the table; what is then seen to be said twice is listed.
	file := func(is func(wire.ProposalRow) bool) (n int) {
		var part []wire.ProposalRow
		for no := 1; no <= len(rows); no++ {
			if row := rows[no]; row.Shown != "" && is(row) {
				part = append(part, row)
			}
			if len(part) == 100 || no == len(rows) && len(part) > 0 {
				b.file(part...)
				part = nil
			}
		}
		before := b.Table.Filed
		rows = b.read()
		return b.Table.Filed - before
	}
	begun = time.Now()
	sure := file(func(row wire.ProposalRow) bool { return row.State == wire.ProposalPlaced })
	filing := time.Since(begun)

	// A human places new text where the source says, and looks at what is not certain.
	chosen := 0
	for no, row := range rows {
		if row.State != wire.ProposalUnplaced || len(list[no-1].Anchors) == 0 {
			continue
		}
		at := wire.ProposalPlace{Paragraph: strings.TrimSuffix(list[no-1].Anchors[0], "+")}
		at.After = list[no-1].Old == ""
		b.must("rows", wire.ProposalChange{Rows: []int{no}, Place: &at})
		chosen++
	}
	rows = b.read()
	looked := file(func(row wire.ProposalRow) bool {
		said := list[row.Row-1].places(texts)
		return row.PlacedBy == wire.PlacedByHand || row.State == wire.ProposalLow && (len(said) == 0 || said[row.Place.Paragraph])
	})
	left := map[string]int{}
	for no := 1; no <= len(rows); no++ {
		row := rows[no]
		if row.State == wire.ProposalFiled {
			continue
		}
		why := string(row.State)
		if row.State == wire.ProposalRefused {
			why, _, _ = strings.Cut(row.Why, ", as amendment")
		}
		left[why]++
		switch {
		case list[no-1].Old == "" && row.State == wire.ProposalUnplaced && len(list[no-1].Anchors) == 0: // its source does not say where
		case row.State == wire.ProposalRefused && (list[no-1].Old+list[no-1].New == "" || strings.Contains(row.Why, "already") || strings.Contains(row.Why, "the same as version")):
		default:
			t.Errorf("row %d is %s: %s", no, row.State, row.Why)
		}
	}
	t.Logf("filed as placed %d, after a human chose %d places and looked %d; waiting %d: %v", sure, chosen, looked, b.Table.Waiting, left)
	t.Logf("%v to load and seat, %v to read with places, %v to file %d over HTTP, %.1f ms each", loaded.Round(time.Millisecond), placed.Round(time.Millisecond),
		filing.Round(time.Millisecond), sure, float64(filing.Milliseconds())/float64(sure))
	if b.Table.Filed+b.Table.Waiting != len(list) || b.Table.Filed != sure+looked || b.Table.Filed*100 < 80*len(list) {
		t.Errorf("of %d rows: %+v", len(list), b.Table)
	}

	// The compilation: each filed row is there once, in the paragraph that its author says, with what
	// touches the same words and what is the same.
	after := b.chair.snapshot(b.report)
	shown, overlapping, joined, alone := compiled(t, after)
	if shown != b.Table.Filed || len(after.Amendments) != b.Table.Filed {
		t.Errorf("%d rows are filed, %d amendments are there, and %d are shown", b.Table.Filed, len(after.Amendments), shown)
	}
	amendments := map[string]wire.Amendment{}
	for _, a := range after.Amendments {
		amendments[a.ID] = a
	}
	elsewhere, there := 0, map[string][]string{} // by paragraph, as the anchors say: whose rows
	for no, row := range rows {
		a, filed := amendments[row.Amendment]
		if !filed {
			continue
		}
		if a.Reason != "row "+list[no-1].ID || a.By != row.Delegation {
			t.Errorf("row %d is filed as no. %d, which is another's", no, a.No)
		}
		if said := list[no-1].places(texts); len(said) > 0 && !said[a.Paragraph] {
			elsewhere++
		} else {
			there[a.Paragraph] = append(there[a.Paragraph], a.ID)
		}
	}
	touched, same := 0, 0
	for id, ids := range there {
		if len(ids) < 2 {
			continue
		}
		slices.Sort(ids)
		para, with, twins := texts[id], map[string]bool{}, map[string]bool{}
		for pair, together := range compare(para, amendments, ids) {
			x, y := amendments[pair[0]], amendments[pair[1]]
			if together {
				with[x.ID], with[y.ID] = true, true
			}
			if x.Text == y.Text && (x.Kind == editor.AmendInsertAfter) == (y.Kind == editor.AmendInsertAfter) {
				twins[x.ID], twins[y.ID] = true, true
			}
		}
		touched, same = touched+len(with), same+len(twins)
	}
	t.Logf("%d touch the same words as others, %d are the same as another's, %d stand alone; %d rows are elsewhere than their source says", overlapping, joined, alone, elsewhere)
	t.Logf("by the anchors alone %d touch others in their paragraph, and %d are the same as another", touched, same)
	if elsewhere > 4 || overlapping-touched > 2*elsewhere || joined-same > 2*elsewhere || touched > overlapping || same > joined {
		t.Errorf("the compilation is not what the anchors say: %d and %d against %d and %d, %d elsewhere", overlapping, joined, touched, same, elsewhere)
	}
	p.Stop()
	if out, errs, status := adref(t, "verify", "-db", dbOf(p)); status != 0 {
		t.Errorf("verify: %d %s %s", status, out, errs)
	}
}

func TestTheCommandLineTakesOverARealTable(t *testing.T) {
	list := proposals(t)
	db := filepath.Join(t.TempDir(), "adref.db")
	out, errs, status := adref(t, "import", "-db", db, testData(t, "amendments", "base.jsonl"))
	if status != 0 {
		t.Fatal(errs)
	}
	report, table := strings.TrimSpace(out), writeFile(t, "proposals.csv", string(realTable(t, list)))
	begun := time.Now()
	out, errs, status = adref(t, "import", "-db", db, "-into", report, table)
	took := time.Since(begun)
	lines := strings.Split(strings.TrimSpace(out), "\n")
	last := lines[len(lines)-1]
	var rows, filed, aside, waiting int
	if _, err := fmt.Sscanf(last, "%d rows: %d filed, %d set aside, %d waiting", &rows, &filed, &aside, &waiting); err != nil {
		t.Fatalf("%q: %v; %s", last, err, errs)
	}
	if status != 1 || rows != len(list) || filed+waiting != rows || aside != 0 || len(lines)-1 != waiting || filed*100 < 75*rows || strings.Count(errs, "seated: ") != 18 {
		t.Errorf("status %d, %d lines, %s\n%s", status, len(lines), last, errs)
	}
	again, _, _ := adref(t, "import", "-db", db, "-into", report, table)
	if again != out {
		t.Errorf("the same table again: %s", again[max(0, len(again)-200):])
	}
	if out, errs, status := adref(t, "verify", "-db", db); status != 0 {
		t.Errorf("verify: %d %s %s", status, out, errs)
	}
	t.Logf("%s, in %v", last, took.Round(time.Millisecond))
}

func TestARealTableIsTakenOverOnTheScreen(t *testing.T) {
	list := proposals(t)
	axe := axeSource(t)
	b := startBrowser(t)
	p := serveProgram(t, filepath.Join(t.TempDir(), "adref.db"), 1)
	script := signIn(t, p.URL, p.Link)
	report := script.load(testData(t, "amendments", "base.jsonl"))
	secretariat := b.person("the Secretariat", script.invitation(report, editor.RoleSecretariat, "", "the Secretariat"))
	secretariat.size(1440, 1000)
	secretariat.turns("/r/" + report + "/tables")
	secretariat.reads("main", "0 tables")
	secretariat.do("choose the file", chromedp.SetUploadFiles(chromedp.CSS("#file"), []string{writeFile(t, "proposals.csv", string(realTable(t, list)))}))
	begun := time.Now()
	secretariat.press("main", "Read the table")
	secretariat.reads("main", "611 rows: 0 filed, 0 set aside, 611 waiting")
	secretariat.reads(".seg", "All 611")
	placed := time.Since(begun)
	secretariat.press(".tb-unknown", "Seat all 18 with these codes")
	secretariat.until("every row has its delegation", `!document.querySelector(".tb-unknown") && !document.querySelector("progress") && document.querySelectorAll(".tb-row").length === 611`)
	secretariat.shoot("real-table")
	begun = time.Now()
	secretariat.press(".tb-tools", "File ")
	secretariat.press(".ask", "File ")
	secretariat.until("it is filed, and says of how many", `/\d+ of \d+ rows are filed/.test(document.querySelector(".outcome").innerText)`)
	filing := time.Since(begun)
	got, err := chromedp.Run(secretariat.ctx, chromedp.Evaluate[string](`document.querySelector(".lead p").innerText + "; " + document.querySelector(".outcome").innerText`))
	if err != nil {
		t.Fatal(err)
	}
	var rows, filed, aside, waiting int
	if _, err := fmt.Sscanf(got, "%d rows: %d filed, %d set aside, %d waiting", &rows, &filed, &aside, &waiting); err != nil || rows != len(list) || filed+aside+waiting != rows {
		t.Errorf("%q: %v", got, err)
	}
	if after := script.snapshot(report); len(after.Amendments) != filed || filed*100 < 75*rows {
		t.Errorf("%d amendments, and %s", len(after.Amendments), got)
	}
	secretariat.press(".seg", "Cannot be filed")
	secretariat.reads(".tb-row", "You have filed the same change already")
	secretariat.shoot("real-table-refused")
	secretariat.press(".seg", "Not placed")
	secretariat.passes(axe, "real-table-unplaced", ".tb-tools", ".tb-rows")
	t.Logf("%s; %v from the button to all rows with their places, %v to file them", got, placed.Round(10*time.Millisecond), filing.Round(10*time.Millisecond))
}
