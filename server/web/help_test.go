// help_test.go is a server for tests, with everybody signed in.

package web

import (
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"adref/editor"
	"adref/server/access"
	"adref/server/room"
	"adref/server/wire"
	"adref/storage"
)

type fixture struct {
	t      testing.TB
	server *Server
	http   *httptest.Server
	store  storage.Store
	report string
	people map[string]string // the session of each
}

// serve starts a server with a report of two paragraphs and, signed in, the Chair, the Secretariat,
// Arvenia, Corvia, an observer, and Arvenia's delegate of another report.
func serve(t testing.TB) *fixture {
	t.Helper()
	store, err := storage.Open(t.Context(), filepath.Join(t.TempDir(), "adref.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	logger := slog.New(slog.NewTextHandler(io.Discard, nil))
	hall, err := room.NewHall(t.Context(), store, time.Now, logger)
	if err != nil {
		t.Fatal(err)
	}
	f := &fixture{t: t, store: store, people: map[string]string{}}
	f.server = &Server{Hall: hall, Accounts: access.NewAccounts(store, time.Now), Keep: store, Logger: logger}
	f.http = httptest.NewServer(f.server.Handler())
	t.Cleanup(f.http.Close)
	create := editor.Create{Draft: editor.Draft{Masthead: editor.Masthead{Title: "Draft report", Symbol: "H/L.1"}, Elements: []editor.Element{
		{ID: "p1", Kind: editor.KindParagraph, Marker: editor.MarkerArabic, Text: "States keep harbours."},
		{ID: "p2", Kind: editor.KindParagraph, Marker: editor.MarkerArabic, Text: "States keep charts."},
	}}}
	made, err := hall.Create(t.Context(), editor.Actor{Person: "p", Name: "P", Role: editor.RoleChair}, "create", create)
	if err != nil {
		t.Fatal(err)
	}
	f.report = made.Report
	for name, a := range map[string]access.Account{
		"chair":       {Role: editor.RoleChair, Everywhere: true},
		"secretariat": {Role: editor.RoleSecretariat, Reports: []string{f.report}},
		"arvenia":     {Role: editor.RoleDelegation, Delegation: "ARV", DelegationName: "Arvenia", Reports: []string{f.report}},
		"corvia":      {Role: editor.RoleDelegation, Delegation: "COR", DelegationName: "Corvia", Reports: []string{f.report}},
		"observer":    {Role: editor.RoleObserver, Reports: []string{f.report}},
		"stranger":    {Role: editor.RoleDelegation, Delegation: "ARV", DelegationName: "Arvenia", Reports: []string{"another"}},
	} {
		a.Person = "Somebody of " + name
		token, _, err := f.server.Accounts.Invite(t.Context(), a)
		if err != nil {
			t.Fatal(err)
		}
		if f.people[name], _, err = f.server.Accounts.SignIn(t.Context(), token); err != nil {
			t.Fatal(err)
		}
	}
	for _, code := range []string{"ARV", "COR"} {
		f.must("chair", editor.Seat{Delegation: editor.Delegation{Code: code, Name: "State of " + code, Kind: editor.KindState}})
	}
	return f
}

// ask sends a request as somebody ("" is not signed in) and gives the answer with its body read.
func (f *fixture) ask(as, method, path, body string, headers ...string) (*http.Response, string) {
	f.t.Helper()
	r, err := http.NewRequest(method, f.http.URL+path, strings.NewReader(body))
	if err != nil {
		f.t.Fatal(err)
	}
	if as != "" {
		r.AddCookie(access.Cookie(f.people[as], false, time.Time{}))
	}
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	client := &http.Client{Transport: &http.Transport{DisableCompression: true, DisableKeepAlives: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	answer, err := client.Do(r)
	if err != nil {
		f.t.Fatal(err)
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err != nil {
		f.t.Fatal(err)
	}
	return answer, string(data)
}

func (f *fixture) api(rest string) string { return "/api/reports/" + f.report + rest }

var commands atomic.Int64

func request(c editor.Command) wire.Request {
	fields := map[string]any{}
	data, _ := json.Marshal(c)
	json.Unmarshal(data, &fields)
	fields["type"] = c.Type()
	body, _ := json.Marshal(fields)
	return wire.Request{ID: fmt.Sprint("test-", commands.Add(1)), Command: body}
}

func (f *fixture) send(as string, c editor.Command) (wire.Reply, int) {
	f.t.Helper()
	body, _ := json.Marshal(request(c))
	answer, data := f.ask(as, "POST", f.api("/commands"), string(body))
	var reply wire.Reply
	if err := json.Unmarshal([]byte(data), &reply); err != nil {
		f.t.Fatalf("%v in %s", err, data)
	}
	return reply, answer.StatusCode
}

func (f *fixture) must(as string, c editor.Command) *wire.OK {
	f.t.Helper()
	reply, status := f.send(as, c)
	if reply.OK == nil {
		f.t.Fatalf("%#v: %d %+v", c, status, reply.Error)
	}
	return reply.OK
}

func (f *fixture) snapshot(as string) wire.Snapshot {
	f.t.Helper()
	answer, data := f.ask(as, "GET", f.api(""), "")
	var s wire.Snapshot
	if err := json.Unmarshal([]byte(data), &s); err != nil || answer.StatusCode != http.StatusOK {
		f.t.Fatalf("%d %v %s", answer.StatusCode, err, data)
	}
	return s
}

func amend(text string) editor.Amend {
	return editor.Amend{Kind: editor.AmendInsertAfter, Paragraph: "p1", Version: 1, Text: text}
}

// socket opens one as somebody, at the snapshot of now, and waits until it has caught up.
func (f *fixture) socket(as string) *websocket.Conn {
	f.t.Helper()
	ws := f.dial(websocket.DefaultDialer, as, f.snapshot(as).Cursor)
	if m := hear(f.t, ws); m.Notice != "caught_up" {
		f.t.Fatalf("the first message is %+v", m)
	}
	return ws
}

func (f *fixture) dial(dialer *websocket.Dialer, as, cursor string) *websocket.Conn {
	f.t.Helper()
	header := http.Header{"Origin": {f.http.URL}}
	if as != "" {
		header.Set("Cookie", access.Cookie(f.people[as], false, time.Time{}).String())
	}
	ws, _, err := dialer.Dial(strings.Replace(f.http.URL, "http", "ws", 1)+"/ws?report="+f.report+"&after="+cursor, header)
	if err != nil {
		f.t.Fatal(err)
	}
	f.t.Cleanup(func() { ws.Close() })
	return ws
}

// message is any of what a server sends.
type message struct {
	wire.Frame
	Notice string
	Re     string
	OK     *wire.OK
	Error  *wire.Error
}

func hear(t testing.TB, ws *websocket.Conn) message {
	t.Helper()
	m, err := tryHear(ws)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func tryHear(ws *websocket.Conn) (message, error) {
	ws.SetReadDeadline(time.Now().Add(20 * time.Second))
	_, data, err := ws.ReadMessage()
	if err != nil {
		return message{}, err
	}
	var m message
	if err := json.Unmarshal(data, &m); err != nil {
		return m, fmt.Errorf("%w in %s", err, data)
	}
	return m, nil
}
