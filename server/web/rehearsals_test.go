// rehearsals_test.go is the doors of rehearsals: who may start, enter and end one, and that nothing leaves it.

package web

import (
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"testing"

	"github.com/gorilla/websocket"

	"adref/editor"
	"adref/server/wire"
)

// rehearse starts a rehearsal and gives the fixture as it is in it.
func (f *fixture) rehearse(audience string) *fixture {
	f.t.Helper()
	answer, data := f.ask("secretariat", "POST", f.api("/rehearsals"), `{"audience":"`+audience+`"}`)
	var made wire.Rehearsal
	if err := json.Unmarshal([]byte(data), &made); err != nil || answer.StatusCode != http.StatusCreated {
		f.t.Fatalf("%d %s", answer.StatusCode, data)
	}
	in := *f
	in.report = made.ID
	return &in
}

func TestARehearsalIsStartedAndEndedByTheChairsOfficeAndEnteredByWhomItLetsIn(t *testing.T) {
	f := serve(t)
	f.must("chair", editor.Circulate{Name: "Zero draft", Audience: editor.AudiencePublic})
	before := f.state()
	for _, as := range []string{"arvenia", "observer", "stranger", ""} {
		if answer, data := f.ask(as, "POST", f.api("/rehearsals"), `{"audience":"chair"}`); answer.StatusCode != http.StatusForbidden {
			t.Errorf("%q starts one: %d %s", as, answer.StatusCode, data)
		}
	}
	office, room := f.rehearse("chair"), f.rehearse("delegations")
	for as, want := range map[string]string{"chair": "office room", "secretariat": "office room", "arvenia": "room", "observer": "", "stranger": "", "": ""} {
		var in []string
		for name, r := range map[string]*fixture{"office": office, "room": room} {
			if answer, _ := f.ask(as, "GET", r.api(""), ""); answer.StatusCode == http.StatusOK {
				in = append(in, name)
			}
		}
		if len(in) == 2 {
			in = []string{"office", "room"}
		}
		if got := strings.Join(in, " "); got != want {
			t.Errorf("%q enters %q, not %q", as, got, want)
		}
		_, data := f.ask(as, "GET", f.api("/rehearsals"), "")
		if strings.Contains(data, office.report) != strings.Contains(want, "office") || strings.Contains(data, room.report) != strings.Contains(want, "room") {
			t.Errorf("%q is told of %s", as, data)
		}
	}
	room.must("arvenia", amend("Only tried."))
	if got := len(room.snapshot("corvia").Amendments); got != 1 || len(f.snapshot("corvia").Amendments) != 0 {
		t.Errorf("the rehearsal has %d amendments, the report %d", got, len(f.snapshot("corvia").Amendments))
	}
	if answer, _ := f.ask("arvenia", "DELETE", f.api("/rehearsals/"+room.report), ""); answer.StatusCode != http.StatusForbidden {
		t.Errorf("a delegation ends it: %d", answer.StatusCode)
	}
	if after := f.state(); after != before {
		t.Errorf("something was changed: %s, was %s", after, before)
	}
}

// Rule 13.
func TestNothingLeavesARehearsal(t *testing.T) {
	f := serve(t)
	in := f.rehearse("delegations")
	_, before := f.ask("chair", "GET", f.api("/export?format=json"), "")
	state := f.state()
	in.must("arvenia", amend("Only tried."))
	in.must("chair", editor.Seat{Delegation: editor.Delegation{Code: "NEW", Name: "Newland", Kind: editor.KindState}})
	for _, path := range []string{"/export?format=json", "/export?format=txt"} {
		if answer, data := f.ask("chair", "GET", in.api(path), ""); answer.StatusCode != http.StatusForbidden {
			t.Errorf("GET %s: %d %s", path, answer.StatusCode, data)
		}
	}
	for path, body := range map[string]string{"/invitations": `{"role":"observer","person":"A. Pilot"}`, "/rehearsals": `{"audience":"chair"}`} {
		if answer, data := f.ask("chair", "POST", in.api(path), body); answer.StatusCode != http.StatusForbidden {
			t.Errorf("POST %s: %d %s", path, answer.StatusCode, data)
		}
	}
	if _, list := f.ask("chair", "GET", "/api/reports", ""); strings.Contains(list, in.report) {
		t.Errorf("listed in %s", list)
	}
	if _, after := f.ask("chair", "GET", f.api("/export?format=json"), ""); after != before || f.state() != state {
		t.Errorf("the record was\n%s\nand is\n%s", before, after)
	}
}

func TestWhoIsInARehearsalThatEndsIsSentToAskAnewAndToldWhy(t *testing.T) {
	f := serve(t)
	in := f.rehearse("delegations")
	ws := in.socket("arvenia")
	elsewhere := f.socket("arvenia")
	if answer, data := f.ask("chair", "DELETE", f.api("/rehearsals/"+in.report), ""); answer.StatusCode != http.StatusNoContent {
		t.Fatalf("%d %s", answer.StatusCode, data)
	}
	var closed *websocket.CloseError
	if _, err := tryHear(ws); !errors.As(err, &closed) || closed.Code != closeLoad {
		t.Errorf("closed with %v", err)
	}
	answer, data := f.ask("arvenia", "GET", in.api(""), "")
	if answer.StatusCode != http.StatusNotFound || !strings.Contains(data, "This rehearsal has ended") {
		t.Errorf("%d %s", answer.StatusCode, data)
	}
	f.must("chair", editor.Set{Positions: editor.PositionsDelegations})
	if m := hear(t, elsewhere); m.Event.Type != "settings_changed" { // the report's own socket goes on
		t.Errorf("heard %+v", m)
	}
}

func TestThePageOfARehearsalSaysSoBeforeAnyScriptRuns(t *testing.T) {
	f := serve(t)
	const banner = "Nothing here is recorded."
	for path, want := range map[string]bool{"/r/rehearsal-abc": true, "/r/rehearsal-abc/p/p1": true, "/r/" + f.report: false, "/": false} {
		if _, page := f.ask("chair", "GET", path, ""); strings.Contains(page, banner) != want {
			t.Errorf("%s: the banner is there: %t", path, !want)
		}
	}
}

func TestAnObserverIsToldItsOwnInputsAndADelegationItsRecords(t *testing.T) {
	f := serve(t)
	f.must("observer", editor.FileInput{Title: "Tides", Text: "They rise."})
	if _, data := f.ask("observer", "GET", f.api("/mine"), ""); !strings.Contains(data, "They rise.") {
		t.Errorf("the observer has %s", data)
	}
	if s := f.snapshot("observer"); len(s.Inputs) != 0 {
		t.Errorf("observers have %+v", s.Inputs)
	}
	f.must("secretariat", editor.Record{Delegation: "ARV", Source: editor.SourceMail, Received: f.snapshot("chair").Paragraphs[0].Versions[0].At, Command: editor.Said{Command: amend("By mail.")}})
	if _, data := f.ask("arvenia", "GET", f.api("/mine"), ""); !strings.Contains(data, `"source":"mail"`) {
		t.Errorf("Arvenia has %s", data)
	}
	if _, data := f.ask("corvia", "GET", f.api("/mine"), ""); strings.Contains(data, `"source":"mail"`) {
		t.Errorf("Corvia has %s", data)
	}
	if answer, _ := f.ask("", "GET", f.api("/mine"), ""); answer.StatusCode != http.StatusUnauthorized {
		t.Errorf("nobody is told: %d", answer.StatusCode)
	}
}
