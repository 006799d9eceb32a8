// routes_test.go is about HTTP: who is let in at which route, what is told, what is cached.

package web

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"adref/editor"
	"adref/server/access"
	"adref/server/room"
	"adref/server/wire"
	"adref/storage"
)

// changing are the routes that change something.
func (f *fixture) changing() []string {
	return []string{"/invite/token", "/signout", "/api/reports?name=a.txt", f.api("/commands"), f.api("/invitations"), f.api("/rehearsals")}
}

// Trial A15.
func TestEveryRouteThatChangesSomethingRefusesAnotherSite(t *testing.T) {
	f := serve(t)
	before := f.state()
	body, _ := json.Marshal(request(amend("From elsewhere.")))
	for _, path := range f.changing() {
		for _, headers := range [][]string{
			{"Origin", "http://elsewhere.example"}, {"Origin", "null"}, {"Origin", f.http.URL + ".elsewhere.example"},
			{"Sec-Fetch-Site", "cross-site"}, {"Sec-Fetch-Site", "same-site"},
		} {
			answer, data := f.ask("arvenia", "POST", path, string(body), headers...)
			if answer.StatusCode != http.StatusForbidden || !strings.Contains(data, `"code":"forbidden"`) {
				t.Errorf("POST %s with %v: %d %s", path, headers, answer.StatusCode, data)
			}
		}
	}
	if after := f.state(); after != before {
		t.Errorf("something was changed: %s, was %s", after, before)
	}
}

// state is everything the store holds that a request could change.
func (f *fixture) state() string {
	f.t.Helper()
	reports, err := f.server.Hall.Reports(f.t.Context())
	if err != nil {
		f.t.Fatal(err)
	}
	accounts, err := f.server.Accounts.All(f.t.Context())
	if err != nil {
		f.t.Fatal(err)
	}
	in, err := f.server.Hall.Room(f.t.Context(), f.report)
	if err != nil {
		f.t.Fatal(err)
	}
	sessions, err := f.store.List(f.t.Context(), "")
	if err != nil {
		f.t.Fatal(err)
	}
	return fmt.Sprint(reports, len(accounts), in.Now().Sequence, len(sessions))
}

func TestReadingChangesNothing(t *testing.T) {
	f := serve(t)
	token, _, err := f.server.Accounts.Invite(t.Context(), access.Account{Person: "New", Role: editor.RoleObserver, Reports: []string{f.report}})
	if err != nil {
		t.Fatal(err)
	}
	before := f.state()
	paths := append(f.changing(), "/invite/"+token, "/", "/r/"+f.report, "/api/session", "/api/reports", f.api(""), f.api("/mine"),
		f.api("/compare?from=live&to=live"), f.api("/export?format=txt"), f.api("/export?format=json"), f.api("/paragraphs/p1/history"), f.api("/paragraphs/p1/versions/1"), f.api("/moments"), f.api("/moments/1"), "/static/adref.css")
	for _, method := range []string{"GET", "HEAD", "OPTIONS", "PUT", "DELETE"} {
		for _, path := range paths {
			for _, as := range []string{"chair", "arvenia", "observer", ""} {
				if answer, data := f.ask(as, method, path, ""); answer.StatusCode >= 500 {
					t.Errorf("%s %s as %q: %d %s", method, path, as, answer.StatusCode, data)
				}
			}
		}
	}
	if after := f.state(); after != before {
		t.Errorf("something was changed: %s, was %s", after, before)
	}
}

func TestEveryErrorHasItsCodeAndStatus(t *testing.T) {
	f := serve(t)
	for _, code := range []editor.Code{editor.CodeInvalid, editor.CodeForbidden, editor.CodeNotFound, editor.CodeStale, editor.CodeBlocked, editor.CodeSettled} {
		if told, status := f.server.told(&editor.Refusal{Code: code}); told.Code != string(code) || status < 400 || status > 499 {
			t.Errorf("%s is told as %q, %d", code, told.Code, status)
		}
	}
	wrapped := func(err error) error { return fmt.Errorf("while working: %w", err) }
	for _, c := range []struct {
		err    error
		code   string
		status int
	}{
		{room.ErrNoReport, "not-found", 404}, {room.ErrIDReused, "id-reused", 409}, {room.ErrUnavailable, "unavailable", 503},
		{context.Canceled, "unavailable", 503}, {context.DeadlineExceeded, "unavailable", 503}, {storage.ErrFull, "unavailable", 503},
		{storage.ErrClosed, "unavailable", 503}, {access.ErrSignedOut, "signed-out", 401}, {access.ErrNoInvitation, "signed-out", 401},
		{&http.MaxBytesError{}, "too-large", 413}, {errors.New("a secret of the server"), "internal", 500},
	} {
		told, status := f.server.told(wrapped(c.err))
		if told.Code != c.code || status != c.status || strings.Contains(told.Message, "secret") {
			t.Errorf("%v is told as %q (%s), %d", c.err, told.Code, told.Message, status)
		}
	}
}

func TestWhetherThereIsAReportIsToldOnlyToWhoMayEnter(t *testing.T) {
	f := serve(t)
	for as, want := range map[string]int{"": http.StatusUnauthorized, "stranger": http.StatusNotFound} {
		one, oneSaid := f.ask(as, "GET", f.api(""), "")
		none, noneSaid := f.ask(as, "GET", "/api/reports/none", "")
		if one.StatusCode != want || none.StatusCode != want || oneSaid != noneSaid {
			t.Errorf("%q is told %d %s of one that is there and %d %s of one that is not", as, one.StatusCode, oneSaid, none.StatusCode, noneSaid)
		}
	}
	f.must("chair", editor.Circulate{Name: "Zero draft", Audience: editor.AudiencePublic})
	for _, as := range []string{"", "stranger"} {
		if s := f.snapshot(as); s.Audience != editor.AudiencePublic || s.Report.Live {
			t.Errorf("%q reads a public text as %s", as, s.Audience)
		}
	}
	// Who is signed in elsewhere is refused, not signed out.
	for as, want := range map[string]string{"": "signed-out", "stranger": "forbidden"} {
		if reply, _ := f.send(as, amend("From outside.")); reply.Error == nil || reply.Error.Code != want {
			t.Errorf("a command of %q is answered %+v", as, reply)
		}
		ws := f.socket(as)
		r := request(amend("From outside."))
		ws.WriteJSON(r)
		if m := hear(t, ws); m.Re != r.ID || m.Error == nil || m.Error.Code != want {
			t.Errorf("over the socket a command of %q is answered %+v", as, m)
		}
	}
}

func TestASnapshotIsSentAgainOnlyWhenItHasChangedForItsReader(t *testing.T) {
	f := serve(t)
	tag := func(as string) string {
		answer, _ := f.ask(as, "GET", f.api(""), "")
		if got := answer.Header.Get("Cache-Control"); got != "private, no-cache" {
			t.Errorf("the snapshot may be cached: %q", got)
		}
		return answer.Header.Get("ETag")
	}
	with := func(as, header string) int {
		answer, data := f.ask(as, "GET", f.api(""), "", "If-None-Match", header)
		if answer.StatusCode == http.StatusNotModified && data != "" {
			t.Errorf("304 with a body: %s", data)
		}
		return answer.StatusCode
	}
	arvenia := tag("arvenia")
	for header, want := range map[string]int{arvenia: 304, "W/" + arvenia: 304, `"other", ` + arvenia: 304, "*": 304, `"other"`: 200, strings.Trim(arvenia, `"`): 200} {
		if got := with("arvenia", header); got != want {
			t.Errorf("with %s: %d, not %d", header, got, want)
		}
	}
	if with("corvia", arvenia) != 304 {
		t.Error("two delegations have different snapshots")
	}
	observer := tag("observer")
	for _, as := range []string{"chair", "observer"} {
		if with(as, arvenia) != 200 {
			t.Errorf("%s has the tag of a delegation's snapshot", as)
		}
	}
	f.must("arvenia", amend("The group notes the tide."))
	if with("arvenia", arvenia) != 200 {
		t.Error("the snapshot has changed and its tag has not")
	}
	if with("observer", observer) != 304 {
		t.Error("what is withheld changes the observers' tag")
	}
}

func TestASnapshotReadsTheSameCompressedOrNot(t *testing.T) {
	f := serve(t)
	var texts []string
	for encoding, zipped := range map[string]bool{"gzip": true, "br, gzip;q=0.5": true, "*": true, "": false, "identity": false, "gzip;q=0": false, "gzip; q=0.0, br": false, "x-gzipped": false} {
		answer, data := f.ask("arvenia", "GET", f.api(""), "", "Accept-Encoding", encoding)
		if got := answer.Header.Get("Content-Encoding") == "gzip"; got != zipped {
			t.Errorf("with Accept-Encoding %q it is compressed: %t", encoding, got)
			continue
		}
		if zipped {
			plain, err := gzip.NewReader(strings.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			read, err := io.ReadAll(plain)
			if err != nil {
				t.Fatal(err)
			}
			data = string(read)
		}
		texts = append(texts, data)
	}
	if slices.Sort(texts); len(slices.Compact(texts)) != 1 {
		t.Error("the texts differ")
	}
}

func TestARefusedInvitationSeatsNobody(t *testing.T) {
	f := serve(t)
	before := f.state()
	for _, ask := range []wire.InvitationRequest{
		{Role: editor.RoleDelegation, Person: "", Delegation: "NEW", DelegationName: "Newland"},
		{Role: editor.RoleDelegation, Person: "\u202ePerson", Delegation: "NEW", DelegationName: "Newland"},
		{Role: editor.RoleDelegation, Person: "Person", Delegation: "new!", DelegationName: "Newland"},
		{Role: editor.RoleDelegation, Person: "Person", Delegation: "NEW"},
		{Role: "king", Person: "Person"},
	} {
		body, _ := json.Marshal(ask)
		if answer, data := f.ask("chair", "POST", f.api("/invitations"), string(body)); answer.StatusCode != http.StatusBadRequest {
			t.Errorf("%+v: %d %s", ask, answer.StatusCode, data)
		}
	}
	if after := f.state(); after != before {
		t.Errorf("something was changed: %s, was %s", after, before)
	}
}

func TestOnlyTheChairInvitesAChair(t *testing.T) {
	f := serve(t)
	for as, roles := range map[string]map[editor.Role]int{
		"chair":       {editor.RoleChair: 201, editor.RoleSecretariat: 201, editor.RoleObserver: 201},
		"secretariat": {editor.RoleChair: 403, editor.RoleSecretariat: 201, editor.RoleObserver: 201},
		"arvenia":     {editor.RoleChair: 403, editor.RoleSecretariat: 403, editor.RoleObserver: 403},
		"observer":    {editor.RoleObserver: 403},
	} {
		for role, want := range roles {
			body, _ := json.Marshal(wire.InvitationRequest{Role: role, Person: "Somebody"})
			if answer, data := f.ask(as, "POST", f.api("/invitations"), string(body)); answer.StatusCode != want {
				t.Errorf("%s invites a %s: %d %s", as, role, answer.StatusCode, data)
			}
		}
	}
}

func TestTwoInvitationsOfOneNewDelegationAtOnceBothSucceed(t *testing.T) {
	f := serve(t)
	body, _ := json.Marshal(wire.InvitationRequest{Role: editor.RoleDelegation, Person: "Somebody", Delegation: "NEW", DelegationName: "Newland"})
	codes := make(chan int)
	for range 4 {
		go func() {
			answer, _ := f.ask("chair", "POST", f.api("/invitations"), string(body))
			codes <- answer.StatusCode
		}()
	}
	for range 4 {
		if code := <-codes; code != http.StatusCreated {
			t.Errorf("an invitation was answered %d", code)
		}
	}
}

func TestTheWholeRecordIsExportedToTheChairsOfficeAlone(t *testing.T) {
	f := serve(t)
	f.must("chair", editor.Circulate{Name: "Zero draft", Audience: editor.AudiencePublic}) // so that all may enter
	for as := range f.people {
		want := http.StatusNotFound
		if as == "chair" || as == "secretariat" {
			want = http.StatusOK
		}
		if answer, _ := f.ask(as, "GET", f.api("/export?format=json"), ""); answer.StatusCode != want {
			t.Errorf("%s is answered %d", as, answer.StatusCode)
		}
	}
}

func TestAnExportIsNotCachedAndOneCutShortIsNotTakenForWhole(t *testing.T) {
	f := serve(t)
	for _, format := range []string{"txt", "json"} {
		answer, _ := f.ask("chair", "GET", f.api("/export?format="+format), "")
		if answer.StatusCode != 200 || answer.Header.Get("Cache-Control") != "no-store" || !strings.Contains(answer.Header.Get("Content-Disposition"), "H_L.1") {
			t.Errorf("%s: %d %v", format, answer.StatusCode, answer.Header)
		}
	}
	f.store.Close()
	r, _ := http.NewRequest("GET", f.http.URL+f.api("/export?format=json"), nil)
	r.AddCookie(access.Cookie(f.people["chair"], false, access.Account{}.Created))
	if answer, err := http.DefaultClient.Do(r); err == nil {
		if _, err = io.ReadAll(answer.Body); err == nil {
			t.Error("half an export was sent as a whole one")
		}
		answer.Body.Close()
	}
}
