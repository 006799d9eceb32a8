// notices_test.go is who reaches which mission's notices, and what the routes refuse.

package web

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"adref/server/notices"
	"adref/server/wire"
)

func withPost(t *testing.T) *fixture {
	t.Helper()
	f := serve(t)
	post, err := notices.New(notices.Options{Hall: f.server.Hall, Keep: f.store, Now: time.Now, Logger: f.server.Logger})
	if err != nil {
		t.Fatal(err)
	}
	f.server.Post = post
	return f
}

// PRACTICE 31: the settings are the mission's, not a person's.
func TestAMissionReadsAndChangesItsOwnNoticesAlone(t *testing.T) {
	f := withPost(t)
	read := func(as string) (n wire.Notices) {
		t.Helper()
		answer, data := f.ask(as, "GET", f.api("/notices"), "")
		if err := json.Unmarshal([]byte(data), &n); err != nil || answer.StatusCode != http.StatusOK {
			t.Fatalf("%s: %d %s", as, answer.StatusCode, data)
		}
		return n
	}
	for as, mission := range map[string]string{"chair": "chair", "secretariat": "chair", "arvenia": "ARV", "corvia": "COR"} {
		if n := read(as); n.Mission != mission || n.Mail || n.Settings.Version != 0 || len(n.Settings.Choices) != 6 {
			t.Errorf("%s reads %+v", as, n)
		}
	}
	for as, want := range map[string]int{"observer": http.StatusNotFound, "stranger": http.StatusNotFound, "": http.StatusUnauthorized} {
		for _, method := range []string{"GET", "PUT"} {
			if answer, data := f.ask(as, method, f.api("/notices"), ""); answer.StatusCode != want {
				t.Errorf("%s %q: %d %s", method, as, answer.StatusCode, data)
			}
		}
	}
	change := func(as string, s wire.NoticeSettings) (int, string) {
		t.Helper()
		body, _ := json.Marshal(s)
		answer, data := f.ask(as, "PUT", f.api("/notices"), string(body))
		return answer.StatusCode, data
	}
	s := read("arvenia").Settings
	s.Addresses, s.Texts, s.Choices[0].How = []string{"one@arv.example"}, true, wire.NoticeNone
	if status, data := change("arvenia", s); status != http.StatusOK || !strings.Contains(data, `"unconfirmed":["one@arv.example"]`) {
		t.Errorf("%d %s", status, data)
	}
	if n := read("arvenia"); !n.Settings.Texts || n.Settings.Choices[0].How != wire.NoticeNone || n.Settings.Version == 0 {
		t.Errorf("%+v", n)
	}
	if n := read("corvia"); len(n.Settings.Addresses) != 0 || n.Settings.Texts {
		t.Errorf("another mission's are changed: %+v", n)
	}
	if status, data := change("arvenia", s); status != http.StatusConflict || !strings.Contains(data, `"code":"stale"`) {
		t.Errorf("%d %s", status, data)
	}
	s = read("arvenia").Settings
	s.Addresses = []string{"one@arv.example\nBcc: all@evil.example"}
	if status, data := change("arvenia", s); status != http.StatusBadRequest {
		t.Errorf("%d %s", status, data)
	}
	if answer, data := f.ask("arvenia", "PUT", f.api("/notices"), `{"mission":"COR"}`); answer.StatusCode != http.StatusBadRequest {
		t.Errorf("%d %s", answer.StatusCode, data)
	}
	if answer, _ := f.ask("arvenia", "PUT", f.api("/notices"), "{}", "Origin", "https://evil.example"); answer.StatusCode != http.StatusForbidden {
		t.Errorf("from another site: %d", answer.StatusCode)
	}
	if answer, data := f.ask("", "GET", "/notices/confirm/nothing", ""); answer.StatusCode != http.StatusGone || !strings.Contains(data, "This link cannot be used") {
		t.Errorf("%d %s", answer.StatusCode, data)
	}
}
