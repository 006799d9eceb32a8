// takeover_test.go takes over a small table of proposals, by a script and by the command line.

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"adref/editor"
	"adref/server/wire"
)

// ownTable is a table for ownDraft: quotations as people write them, a name that is nobody's, new text
// with and without a place, words in another language, and a row that says nothing.
const ownTable = `Delegation,Quoted text,Proposed text,Reason,Paragraph,Page
Arvenia,"3. The working group recommends that States keep there charts up to date","3. The working group recommends that States update their charts","Shorter.",,4
corvia,,(a) States exchange their charts.,,para. 3,4
Harbour Pilots,the dredging of channels,the dredging of all channels,,,
ARV,Frieden und Sicherheit für alle Staaten,Frieden,,,
ARV,It heard the views of all delegations on the dredging of channels.,,,2,
Corvia,,A sentence without a place.,,,
,,,,,
`

// tabled is a report with a table in it.
type tabled struct {
	t      testing.TB
	report string
	chair  *client
	Table  wire.ProposalTable
}

func (c *client) takeOver(report, name string, data []byte) (wire.ProposalTable, wire.Error, int) {
	c.t.Helper()
	status, answer := c.send("POST", "/api/reports/"+report+"/tables?name="+url.QueryEscape(name), "application/octet-stream", bytes.NewReader(data))
	if status != http.StatusCreated {
		return wire.ProposalTable{}, parse[struct{ Error wire.Error }](c.t, answer).Error, status
	}
	return parse[wire.ProposalTable](c.t, answer), wire.Error{}, status
}

func (b *tabled) path(parts ...string) string {
	return strings.Join(append([]string{"/api/reports/" + b.report + "/tables", b.Table.ID}, parts...), "/")
}

// read reads every row, and holds the counts against each other.
func (b *tabled) read() (rows map[int]wire.ProposalRow) {
	b.t.Helper()
	rows = map[int]wire.ProposalRow{}
	filed, aside := 0, 0
	for next := 1; next > 0; {
		page := get[wire.ProposalPage](b.chair, b.path()+fmt.Sprintf("?from=%d", next))
		for _, row := range page.Rows {
			rows[row.Row] = row
			switch row.State {
			case wire.ProposalFiled:
				filed++
			case wire.ProposalAside:
				aside++
			}
		}
		b.Table, next = page.Table, page.Next
	}
	if t := b.Table; len(rows) != t.Rows || filed != t.Filed || aside != t.Aside || t.Filed+t.Aside+t.Waiting != t.Rows {
		b.t.Errorf("%d rows are listed, %d filed, %d aside, and the table says %+v", len(rows), filed, aside, t)
	}
	return rows
}

func (b *tabled) send(what string, body any) (wire.ProposalPage, wire.Error) {
	b.t.Helper()
	sent, _ := json.Marshal(body)
	status, answer := b.chair.send("POST", b.path(what), "application/json", bytes.NewReader(sent))
	if status != http.StatusOK {
		return wire.ProposalPage{}, parse[struct{ Error wire.Error }](b.t, answer).Error
	}
	return parse[wire.ProposalPage](b.t, answer), wire.Error{}
}

func (b *tabled) must(what string, body any) wire.ProposalPage {
	b.t.Helper()
	page, refusal := b.send(what, body)
	if refusal.Code != "" {
		b.t.Fatalf("%s %+v: %+v", what, body, refusal)
	}
	return page
}

// file files rows as they were read, at most 100 at once.
func (b *tabled) file(rows ...wire.ProposalRow) wire.ProposalPage {
	b.t.Helper()
	var filing wire.ProposalFiling
	for _, row := range rows {
		filing.Rows = append(filing.Rows, wire.ProposalShown{Row: row.Row, Shown: row.Shown})
	}
	return b.must("file", filing)
}

func states(rows map[int]wire.ProposalRow) (list []string) {
	for no := 1; no <= len(rows); no++ {
		list = append(list, string(rows[no].State))
	}
	return list
}

func TestATableIsTakenOverRowByRowAndNoneIsLost(t *testing.T) {
	db := filepath.Join(t.TempDir(), "adref.db")
	p := serveProgram(t, db, 1)
	b := &tabled{t: t, chair: signIn(t, p.URL, p.Link)}
	b.report = b.chair.load(ownDraft(t))
	arvenia := b.chair.invite(b.report, editor.RoleDelegation, "ARV", "Arvenia")
	b.chair.do(b.report, editor.Seat{Delegation: editor.Delegation{Code: "COR", Name: "Corvia", Kind: editor.KindState}})
	text := b.chair.snapshot(b.report)
	two, three := numbered(t, text, "2"), numbered(t, text, "3")
	b.Table, _, _ = b.chair.takeOver(b.report, "comments.csv", []byte(ownTable))

	rows := b.read()
	if want := []string{"placed", "placed", "refused", "unplaced", "placed", "unplaced", "refused"}; !slices.Equal(states(rows), want) {
		t.Fatalf("the rows are %q, not %q", states(rows), want)
	}
	if !slices.Equal(b.Table.Notices, []string{`the column "page" is not read`}) {
		t.Errorf("the notices are %q", b.Table.Notices)
	}
	one := rows[1]
	if one.Delegation != "ARV" || one.Place == nil || one.Place.Paragraph != three.ID || one.Confidence < 0.9 || one.Kind != editor.AmendRevise ||
		one.Ops.Before() != three.Text || one.Ops.After() != "The working group recommends that States update their charts." {
		t.Errorf("row 1 would be filed as %+v", one)
	}
	if two := rows[2]; two.PlacedBy != wire.PlacedByTable || *two.Place != (wire.ProposalPlace{Paragraph: three.ID, After: true}) || two.Ops.After() != "States exchange their charts." {
		t.Errorf("row 2 would be filed as %+v", two)
	}
	if five := rows[5]; five.Kind != editor.AmendDelete || five.Place.Paragraph != two.ID {
		t.Errorf("row 5 would be filed as %+v", five)
	}
	if seat := b.Table.Delegations[2]; seat.By != "Harbour Pilots" || seat.Delegation != "" || seat.Seat == nil || seat.Seat.Code != "HP" {
		t.Errorf("Harbour Pilots are %+v", seat)
	}

	// A human says whose, where, and why not.
	if status, answer := b.chair.send("POST", b.path("delegations"), "application/json", strings.NewReader(`{"by":"Harbour Pilots","delegation":"COR"}`)); status != http.StatusOK {
		t.Fatalf("the name was not taken: %d %s", status, answer)
	}
	b.must("rows", wire.ProposalChange{Rows: []int{6}, Place: &wire.ProposalPlace{Paragraph: two.ID, After: true}})
	b.must("rows", wire.ProposalChange{Rows: []int{4, 7}, Aside: "Not a proposal to this report."})
	rows = b.read()
	if want := []string{"placed", "placed", "placed", "aside", "placed", "placed", "aside"}; !slices.Equal(states(rows), want) {
		t.Fatalf("after what a human said the rows are %q, not %q", states(rows), want)
	}

	// Nothing is filed that was not shown: the text of row 3 has moved on since.
	b.chair.do(b.report, editor.Revise{Paragraph: two.ID, Version: 1, Text: strings.Replace(two.Text, "heard", "welcomed", 1)})
	page := b.file(rows[1], rows[2], rows[3])
	if got := []wire.ProposalState{page.Rows[0].State, page.Rows[1].State, page.Rows[2].State}; !slices.Equal(got, []wire.ProposalState{"filed", "filed", "placed"}) ||
		!strings.Contains(page.Rows[2].Why, "otherwise than it was shown") || page.Rows[2].Version != 2 ||
		page.Rows[2].Ops.After() != "It welcomed the views of all delegations on the dredging of all channels." {
		t.Errorf("filed as shown: %+v", page.Rows)
	}
	if page.Table.Filed != 2 || page.Table.Waiting != 3 {
		t.Errorf("two of seven are filed: %+v", page.Table)
	}
	rows = b.read()
	if rows[1].Old+rows[1].New+rows[1].Reason != "" || rows[1].Amendment == "" || rows[1].Delegation != "ARV" {
		t.Errorf("a filed row is its amendment and has no words of its own: %+v", rows[1])
	}
	b.file(rows[3], rows[5], rows[6])
	again := b.file(rows[3], rows[5], rows[6], rows[1])
	after := b.chair.snapshot(b.report)
	if len(after.Amendments) != 5 || again.Table.Filed != 5 || again.Table.Waiting != 0 || again.Table.Aside != 2 {
		t.Errorf("five rows were filed, some twice: %d amendments, %+v", len(after.Amendments), again.Table)
	}
	mine := get[wire.Mine](arvenia, "/api/reports/"+b.report+"/mine")
	if len(mine.Recorded) != 2 || mine.Recorded[0].Source != editor.SourceTable || mine.Recorded[0].Reference != "comments.csv, row 1" {
		t.Errorf("Arvenia is told of %+v", mine.Recorded)
	}
	for no, message := range map[int]string{1: "filed already"} {
		if _, refusal := b.send("rows", wire.ProposalChange{Rows: []int{no}, Aside: "No."}); refusal.Code != "settled" || !strings.Contains(refusal.Message, message) {
			t.Errorf("setting row %d aside was answered %+v", no, refusal)
		}
	}

	// A power cut loses nothing; the same file is the same table.
	p.Kill()
	p = serveProgram(t, db, 0)
	b.chair.base = p.URL
	b.chair.http.Jar = rehosted(t, b.chair, p.URL)
	before := b.Table
	if b.Table, _, _ = b.chair.takeOver(b.report, "comments.csv", []byte(ownTable)); b.Table.ID != before.ID || b.Table.Filed != 5 {
		t.Errorf("after a restart the same file is %+v", b.Table)
	}
	b.must("rows", wire.ProposalChange{Rows: []int{4}})
	if rows := b.read(); rows[4].State != wire.ProposalUnplaced || rows[7].State != wire.ProposalAside || b.Table.Waiting != 1 {
		t.Errorf("row 4 was taken up again: %q, %+v", states(rows), b.Table)
	}
	p.Stop()
	if out, errs, status := adref(t, "verify", "-db", db); status != 0 {
		t.Errorf("verify: %d %s %s", status, out, errs)
	}
}

// rehosted is the cookies of a client for the same server at another address.
func rehosted(t testing.TB, c *client, base string) http.CookieJar {
	t.Helper()
	u, err := url.Parse(base)
	if err != nil {
		t.Fatal(err)
	}
	fresh := newClient(t, base).http.Jar
	fresh.SetCookies(u, c.http.Jar.Cookies(u)) // cookies know no ports
	return fresh
}

func TestOnlyTheChairsOfficeTakesOverTables(t *testing.T) {
	p := serveProgram(t, filepath.Join(t.TempDir(), "adref.db"), 1)
	b := &tabled{t: t, chair: signIn(t, p.URL, p.Link)}
	b.report = b.chair.load(ownDraft(t))
	secretariat := b.chair.invite(b.report, editor.RoleSecretariat, "", "the Secretariat")
	arvenia := b.chair.invite(b.report, editor.RoleDelegation, "ARV", "Arvenia")
	observer := b.chair.invite(b.report, editor.RoleObserver, "", "an observatory")
	b.chair.do(b.report, editor.Circulate{Name: "Zero draft", Audience: editor.AudiencePublic})
	b.Table, _, _ = secretariat.takeOver(b.report, "comments.csv", []byte(ownTable))
	for name, who := range map[string]*client{"a delegation": arvenia, "an observer": observer, "the public": newClient(t, p.URL)} {
		for _, path := range []string{b.path(), "/api/reports/" + b.report + "/tables"} {
			if status, answer := who.send("GET", path, "", nil); status != http.StatusNotFound || strings.Contains(string(answer), "charts") {
				t.Errorf("%s reads %s: %d %s", name, path, status, answer)
			}
		}
		if _, refusal, status := who.takeOver(b.report, "mine.csv", []byte(ownTable)); status != http.StatusNotFound {
			t.Errorf("%s loads a table: %d %+v", name, status, refusal)
		}
		for _, what := range []string{"rows", "delegations", "file"} {
			if status, _ := who.send("POST", b.path(what), "application/json", strings.NewReader(`{"rows":[{"row":1,"shown":"x"}]}`)); status != http.StatusNotFound {
				t.Errorf("%s may %s: %d", name, what, status)
			}
		}
	}
	status, data := b.chair.send("POST", "/api/reports/"+b.report+"/rehearsals", "application/json", strings.NewReader(`{"audience":"chair"}`))
	if status != http.StatusCreated {
		t.Fatalf("rehearse: %d %s", status, data)
	}
	rehearsal := parse[wire.Rehearsal](t, data).ID
	if status, _ := b.chair.send("GET", "/api/reports/"+rehearsal+"/tables", "", nil); status != http.StatusNotFound {
		t.Errorf("a rehearsal has tables: %d", status)
	}
	// Who chooses a command id for itself files no row.
	arvenia.post(b.report, requestAs("table-"+b.Table.ID+"-1", editor.Amend{Kind: editor.AmendInsertAfter, Paragraph: numbered(t, b.chair.snapshot(b.report), "1").ID, Version: 1, Text: "Mine."}))
	b.chair.post(b.report, requestAs("table-"+b.Table.ID+"-2", editor.Record{Delegation: "ARV", Source: editor.SourceMail, Received: time.Now().UTC(),
		Command: editor.Said{Command: editor.Amend{Kind: editor.AmendInsertAfter, Paragraph: numbered(t, b.chair.snapshot(b.report), "1").ID, Version: 1, Text: "By mail."}}}))
	if len(b.chair.snapshot(b.report).Amendments) != 2 {
		t.Error("the two commands were not taken")
	}
	if b.read(); b.Table.Filed != 0 {
		t.Errorf("another command counts as a row: %+v", b.Table)
	}
}

func TestWhatCannotBeTakenOverGetsOneClearError(t *testing.T) {
	p := serveProgram(t, filepath.Join(t.TempDir(), "adref.db"), 1)
	b := &tabled{t: t, chair: signIn(t, p.URL, p.Link)}
	b.report = b.chair.load(ownDraft(t))
	for name, c := range map[string]struct{ file, data, says string }{
		"no column":     {"a.csv", "by,new\na,b\n", "there is no column"},
		"another kind":  {"a.xlsx", "PK", ".csv and .jsonl can"},
		"no rows":       {"a.csv", "old,new\n", "has no rows"},
		"not UTF-8":     {"a.csv", "old,new\n\xff,a\n", "not valid UTF-8"},
		"a long name":   {strings.Repeat("a", 300) + ".csv", "old,new\na,b\n", "at most 200 bytes"},
		"a name in two": {"a\nb.csv", "old,new\na,b\n", ""},
	} {
		table, refusal, status := b.chair.takeOver(b.report, c.file, []byte(c.data))
		if c.says == "" {
			if status != http.StatusCreated || table.Name != "a b.csv" {
				t.Errorf("%s: %d %+v", name, status, table)
			}
			continue
		}
		if refusal.Code != "invalid" || !strings.Contains(refusal.Message, c.says) {
			t.Errorf("%s: %d %+v", name, status, refusal)
		}
	}
	for says, received := range map[string]string{"an instant": "yesterday", "when this report was opened": "2001-01-01T00:00:00Z", "and now": time.Now().Add(time.Hour).UTC().Format(time.RFC3339)} {
		status, answer := b.chair.send("POST", "/api/reports/"+b.report+"/tables?name=t.csv&received="+url.QueryEscape(received), "application/octet-stream", strings.NewReader(ownTable))
		if status != http.StatusBadRequest || !strings.Contains(string(answer), says) {
			t.Errorf("received %s: %d %s", received, status, answer)
		}
	}
	b.Table, _, _ = b.chair.takeOver(b.report, "comments.csv", []byte(ownTable))
	three := numbered(t, b.chair.snapshot(b.report), "3").ID
	for name, c := range map[string]struct {
		what string
		body any
		code string
	}{
		"no rows":              {"rows", wire.ProposalChange{Aside: "x"}, "invalid"},
		"a row too many":       {"rows", wire.ProposalChange{Rows: []int{8}, Aside: "x"}, "invalid"},
		"row 0":                {"file", wire.ProposalFiling{Rows: []wire.ProposalShown{{Row: 0}}}, "invalid"},
		"both":                 {"rows", wire.ProposalChange{Rows: []int{1}, Aside: "x", Place: &wire.ProposalPlace{Paragraph: three}}, "invalid"},
		"a blank reason":       {"rows", wire.ProposalChange{Rows: []int{1}, Aside: "  "}, "invalid"},
		"nowhere":              {"rows", wire.ProposalChange{Rows: []int{1}, Place: &wire.ProposalPlace{Paragraph: "nowhere"}}, "not-found"},
		"new text in place":    {"rows", wire.ProposalChange{Rows: []int{2}, Place: &wire.ProposalPlace{Paragraph: three}}, "invalid"},
		"a deletion behind":    {"rows", wire.ProposalChange{Rows: []int{5}, Place: &wire.ProposalPlace{Paragraph: three, After: true}}, "invalid"},
		"a name that is none":  {"delegations", wire.ProposalOwner{By: "Nobody", Delegation: ""}, "not-found"},
		"a code that is none":  {"delegations", wire.ProposalOwner{By: "Arvenia", Delegation: "XYZ"}, "not-found"},
		"a body that is wrong": {"file", map[string]any{"all": true}, "invalid"},
	} {
		if _, refusal := b.send(c.what, c.body); refusal.Code != c.code {
			t.Errorf("%s: %+v", name, refusal)
		}
	}
	b.Table.ID = "none"
	if status, _ := b.chair.send("GET", b.path(), "", nil); status != http.StatusNotFound {
		t.Errorf("a table that is none: %d", status)
	}
}

func TestTheCommandLineFilesWhatIsPlacedAndListsTheRest(t *testing.T) {
	db, table := filepath.Join(t.TempDir(), "adref.db"), writeFile(t, "comments.csv", strings.ReplaceAll(ownTable, "ARV,", "Arvenia,"))
	out, errs, status := adref(t, "import", "-db", db, ownDraft(t))
	if status != 0 {
		t.Fatalf("import: %d %s", status, errs)
	}
	report := strings.TrimSpace(out)
	out, first, status := adref(t, "import", "-db", db, "-into", report, "-at", "1", table)
	if status != 1 || !strings.HasPrefix(strings.TrimSpace(out), "1  at ") || !strings.Contains(out, "less certain than -at asks for") {
		t.Errorf("where only what is certain is filed: status %d, %s", status, out)
	}
	out, more, status := adref(t, "import", "-db", db, "-into", report, table)
	errs = first + more
	lines := strings.Split(strings.TrimSpace(out), "\n")
	if status != 1 || len(lines) != 4 || lines[3] != "7 rows: 4 filed, 0 set aside, 3 waiting" || !strings.HasPrefix(strings.TrimSpace(lines[0]), "4  not placed") {
		t.Errorf("status %d: %s", status, out)
	}
	for _, says := range []string{"seated: Harbour Pilots as HP", "seated: corvia as CORV\n", "3 of 7 rows wait", `the column "page" is not read`} {
		if !strings.Contains(errs, says) {
			t.Errorf("it does not say %q: %s", says, errs)
		}
	}
	out, _, status = adref(t, "import", "-db", db, "-into", report, "-format", "json", table)
	page := parse[wire.ProposalPage](t, []byte(out))
	if status != 1 || page.Table.Filed != 4 || len(page.Rows) != 3 || page.Rows[0].Row != 4 {
		t.Errorf("again: status %d, %+v", status, page)
	}
	whole := writeFile(t, "whole.csv", strings.Join(strings.Split(ownTable, "\n")[:3], "\n"))
	if out, errs, status := adref(t, "import", "-db", db, "-into", report, whole); status != 1 || !strings.Contains(out, "You have filed the same change already") {
		t.Errorf("rows of another file that were filed before: status %d, %s %s", status, out, errs)
	}
	if out, errs, status := adref(t, "verify", "-db", db); status != 0 {
		t.Errorf("verify: %d %s %s", status, out, errs)
	}
	for says, args := range map[string][]string{
		"no report":     {"-into", "nothing", table},
		"an instant":    {"-into", report, "-received", "today", table},
		"from 0 to 1":   {"-into", report, "-at", "2", table},
		"text or json":  {"-into", report, "-format", "xml", table},
		"go with -into": {"-at", "0.8", table},
		"no column":     {"-into", report, writeFile(t, "a.csv", "by,new\na,b\n")},
		"no such file":  {"-into", report, "absent.csv"},
		"is a folder":   {"-into", report, t.TempDir()},
	} {
		if out, errs, status := adref(t, append([]string{"import", "-db", db}, args...)...); status != 2 || out != "" || !strings.Contains(errs, says) || strings.Count(errs, "\n") != 1 {
			t.Errorf("%v: status %d, %q, %q", args, status, out, errs)
		}
	}
}
