// adoption_test.go is adoption and what follows over HTTP: the codes, the family of reports, and the
// procedural record as an export (rules 10 and 11; PRACTICE 7, 25).

package web

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"adref/editor"
	"adref/server/room"
	"adref/server/wire"
)

func (f *fixture) adopts(as string) editor.Adopt {
	c := editor.Adopt{Body: "Working group", Meeting: "10th meeting", Date: time.Now().UTC().Format(time.DateOnly), Audience: editor.AudienceObservers}
	for _, p := range f.snapshot(as).Paragraphs {
		c.Texts = append(c.Texts, editor.VersionName{Paragraph: p.ID, Version: p.Version})
	}
	return c
}

// Rule 11.
func TestAClosedReportRefusesCommandsAsClosedAndItsReadersAreTold(t *testing.T) {
	f := serve(t)
	f.must("corvia", editor.Object{Paragraph: "p1", Version: 1, Kind: editor.ObjectionPlain})
	reply, status := f.send("chair", f.adopts("chair"))
	if status != http.StatusConflict || reply.Error == nil || reply.Error.Code != "blocked" || len(reply.Error.Blockers) != 1 {
		t.Fatalf("%d %+v", status, reply.Error)
	}
	f.must("corvia", editor.Lift{Objection: f.snapshot("corvia").Objections[0].ID})
	if reply, status := f.send("secretariat", f.adopts("chair")); status != http.StatusForbidden {
		t.Errorf("the Secretariat adopts: %d %+v", status, reply)
	}
	f.must("chair", f.adopts("chair"))
	if reply, status := f.send("arvenia", amend("Too late.")); status != http.StatusConflict || reply.Error.Code != "closed" {
		t.Errorf("%d %+v", status, reply.Error)
	}
	f.must("arvenia", editor.MakeStatement{Kind: editor.StatementReservation, Text: "We reserve."})
	f.must("secretariat", editor.Edit{Paragraph: "p1", Text: "States keep their harbours."})
	for _, as := range []string{"chair", "arvenia", "observer"} {
		s := f.snapshot(as)
		if s.Report.Closing == nil || s.Report.Closing.Outcome != editor.OutcomeAdopted || len(s.Edits) != 1 || s.Paragraphs[0].Text != "States keep harbours." {
			t.Errorf("%s is shown %+v and %+v", as, s.Report.Closing, s.Edits)
		}
	}
	if _, data := f.ask("observer", "GET", "/api/reports", ""); !strings.Contains(data, `"outcome":"adopted"`) {
		t.Errorf("the list says %s", data)
	}
}

// PRACTICE 25: adopting one report of a family does not adopt another.
func TestReportsOfAFamilyAreDecidedEachOnItsOwn(t *testing.T) {
	f := serve(t)
	made, err := f.server.Hall.Create(t.Context(), editor.Actor{Person: "p", Name: "P", Role: editor.RoleChair}, "annex",
		editor.Create{Draft: editor.Draft{Masthead: editor.Masthead{Title: "Substance", Symbol: "H/CRP.1"}, Elements: []editor.Element{{Kind: editor.KindText, Text: "Text."}}}})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		as     string
		relate editor.Relate
		status int
	}{
		{"chair", editor.Relate{Symbol: "H/CRP.9", Report: "nowhere", Relation: editor.RelationAnnex}, http.StatusNotFound},
		{"secretariat", editor.Relate{Symbol: "H/CRP.1", Report: made.Report, Relation: editor.RelationAnnex}, http.StatusNotFound}, // who has no place in it
		{"chair", editor.Relate{Symbol: "H/CRP.1", Report: made.Report, Relation: editor.RelationAnnex}, http.StatusOK},
		{"secretariat", editor.Relate{Symbol: "H/INF.1", Relation: editor.RelationAnnex}, http.StatusOK}, // which is not negotiated here
	} {
		if reply, status := f.send(c.as, c.relate); status != c.status {
			t.Errorf("%s: %+v: %d %+v", c.as, c.relate, status, reply.Error)
		}
	}
	f.must("chair", f.adopts("chair"))
	other, err := f.server.Hall.Room(t.Context(), made.Report)
	if err != nil || other.Now().Report.Closed() {
		t.Errorf("what is annexed was adopted with it (%v)", err)
	}
	if family := f.snapshot("arvenia").Report.Family; len(family) != 2 || family[0] != (wire.Relation{Symbol: "H/CRP.1", Report: made.Report, Relation: editor.RelationAnnex}) {
		t.Errorf("family %+v", family)
	}
}

// PRACTICE 7, rule 10.
func TestTheProceduralRecordIsExportedToEachReaderAsTextAndAsAPage(t *testing.T) {
	f := serve(t)
	f.must("chair", editor.Agree{Paragraphs: []editor.VersionName{{Paragraph: "p1", Version: 1}}, Body: "Informal <consultations>"})
	f.must("chair", f.adopts("chair"))
	for as, words := range map[string]bool{"chair": true, "arvenia": true, "observer": false} {
		answer, text := f.ask(as, "GET", f.api("/export?format=record"), "")
		if answer.StatusCode != 200 || answer.Header.Get("Cache-Control") != "no-store" || !strings.Contains(answer.Header.Get("Content-Disposition"), "H_L.1-record.txt") {
			t.Errorf("%s: %d %v", as, answer.StatusCode, answer.Header)
		}
		if strings.Contains(text, "Informal <consultations>") != words || !strings.Contains(text, "Adopted by Working group") {
			t.Errorf("%s reads\n%s", as, text)
		}
		answer, page := f.ask(as, "GET", f.api("/export?format=record&as=page"), "")
		if answer.Header.Get("Content-Type") != "text/html; charset=utf-8" || answer.Header.Get("Content-Security-Policy") == "" || answer.Header.Get("Content-Disposition") != "" {
			t.Errorf("%s: %v", as, answer.Header)
		}
		if strings.Contains(page, "Informal &lt;consultations&gt;") != words || strings.Contains(page, "<consultations>") {
			t.Errorf("%s reads\n%s", as, page)
		}
	}
	if answer, _ := f.ask("chair", "GET", f.api("/export?format=record&as=tape"), ""); answer.StatusCode != http.StatusBadRequest {
		t.Errorf("on tape: %d", answer.StatusCode)
	}
	if answer, _ := f.ask("", "GET", f.api("/export?format=record"), ""); answer.StatusCode != http.StatusUnauthorized {
		t.Errorf("to nobody: %d", answer.StatusCode)
	}
	// Read back from the log, it is the same record.
	_, before := f.ask("arvenia", "GET", f.api("/export?format=record"), "")
	hall, err := room.NewHall(t.Context(), f.store, time.Now, f.server.Logger)
	if err != nil {
		t.Fatal(err)
	}
	f.server.Hall = hall
	if _, after := f.ask("arvenia", "GET", f.api("/export?format=record"), ""); after != before {
		t.Errorf("read back:\n%s\nwas\n%s", after, before)
	}
}
