// input_test.go gives the program what it must not take: each gets one clear error, changes nothing,
// and disturbs nobody else.

package main

import (
	"bytes"
	"encoding/json"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gorilla/websocket"

	"adref/editor"
	"adref/server/wire"
)

func TestAFileThatIsNoDraftGetsOneLineAndStatusTwo(t *testing.T) {
	dir := t.TempDir()
	for name, c := range map[string]struct{ file, text, says string }{
		"not UTF-8":          {"latin.txt", "1. The d\xe9l\xe9gation agrees.\n", "UTF-8"},
		"empty":              {"empty.txt", "", "empty"},
		"only white space":   {"white.txt", " \n\n\t\n", "empty"},
		"too large":          {"large.txt", strings.Repeat("1. A paragraph.\n\n", 50<<20/17), "MiB"},
		"an unknown kind":    {"draft.xyz", "1. Text.", ".xyz"},
		"a control":          {"nul.txt", "1. A paragraph\x00 with a zero.\n", "control"},
		"no such file":       {"", "", "no such file"},
		"JSON lines, broken": {"lines.jsonl", "{\"id\":\"a\",\"label\":\"\",\"text\":\"x\"}\n{\"id\":\"a\"\n", "line 2"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(dir, "absent.txt")
			if c.file != "" {
				path = writeFile(t, c.file, c.text)
			}
			db := filepath.Join(t.TempDir(), "adref.db")
			for _, args := range [][]string{{"outline", path}, {"import", "-db", db, path}} {
				out, errs, status := adref(t, args...)
				if status != 2 || out != "" || strings.Count(errs, "\n") != 1 || !strings.Contains(errs, c.says) {
					t.Errorf("%s: status %d, output %q, error %q, which is not one line about %q", args[0], status, out, errs, c.says)
				}
			}
		})
	}
}

func TestMisuseOfTheCommandLineGetsOneLineAndStatusTwo(t *testing.T) {
	for _, args := range [][]string{
		{"nonsense"}, {"outline"}, {"outline", "a", "b"}, {"outline", "-format", "xml", ownDraft(t)}, {"serve", "-nonsense"},
		{"verify", "-db", filepath.Join(t.TempDir(), "absent.db")}, {"export", "-db", filepath.Join(t.TempDir(), "absent.db"), "x"},
	} {
		if out, errs, status := adref(t, args...); status != 2 || out != "" || strings.Count(errs, "\n") != 1 {
			t.Errorf("%q: status %d, output %q, error %q", args, status, out, errs)
		}
	}
}

func TestBadFramesAndCommandsAreRefusedAndDisturbNobody(t *testing.T) {
	p := serveProgram(t, filepath.Join(t.TempDir(), "adref.db"), 1)
	chair := signIn(t, p.URL, p.Link)
	report := chair.load(ownDraft(t))
	arvenia := chair.invite(report, editor.RoleDelegation, "ARV", "Arvenia")
	corvia := chair.invite(report, editor.RoleDelegation, "COR", "Corvia")
	first := numbered(t, arvenia.snapshot(report), "1")
	amend := editor.Amend{Kind: editor.AmendRevise, Paragraph: first.ID, Version: 1, Text: "The working group met."}
	corvia.do(report, amend)
	before := chair.snapshot(report)
	bystander := corvia.dial(report, corvia.snapshot(report).Cursor)
	bystander.next() // caught up

	t.Run("frames", func(t *testing.T) {
		good, _ := json.Marshal(request(amend))
		for name, c := range map[string]struct {
			kind  int
			frame string
			code  int    // the socket is closed with; 0: it stays open
			error string // otherwise, the code of the refusal
		}{
			"over the limit":        {websocket.TextMessage, `{"id":"big","command":{"type":"lift","objection":"` + strings.Repeat("x", 70<<10) + `"}}`, websocket.CloseMessageTooBig, ""},
			"not UTF-8":             {websocket.TextMessage, "{\"id\":\"\xff\"}", websocket.CloseInvalidFramePayloadData, ""},
			"binary":                {websocket.BinaryMessage, string(good), websocket.CloseUnsupportedData, ""},
			"not JSON":              {websocket.TextMessage, `{"id":`, 0, "invalid"},
			"unknown field":         {websocket.TextMessage, strings.Replace(string(good), `"id"`, `"role":"chair","id"`, 1), 0, "invalid"},
			"unknown command field": {websocket.TextMessage, `{"id":"x1","command":{"type":"lift","objection":"a","by":"COR"}}`, 0, "invalid"},
			"duplicate key":         {websocket.TextMessage, `{"id":"x2","id":"x3","command":{"type":"lift","objection":"a"}}`, 0, "invalid"},
			"duplicate in command":  {websocket.TextMessage, `{"id":"x4","command":{"type":"lift","objection":"a","objection":"b"}}`, 0, "invalid"},
			"another spelling":      {websocket.TextMessage, `{"id":"x5","command":{"type":"lift","Objection":"a"}}`, 0, "invalid"},
			"deep":                  {websocket.TextMessage, `{"id":"x6","command":` + strings.Repeat("[", 20000) + strings.Repeat("]", 20000) + `}`, 0, "invalid"},
			"long number":           {websocket.TextMessage, `{"id":"x7","command":{"type":"amend","kind":"revise","paragraph":"` + first.ID + `","version":1` + strings.Repeat("0", 30000) + `}}`, 0, "invalid"},
			"no such command":       {websocket.TextMessage, `{"id":"x8","command":{"type":"adopt"}}`, 0, "invalid"},
			"no id":                 {websocket.TextMessage, `{"id":"","command":{"type":"lift","objection":"a"}}`, 0, "invalid"},
			"a direction override":  {websocket.TextMessage, `{"id":"x9","command":{"type":"amend","kind":"revise","paragraph":"` + first.ID + `","version":1,"text":"shall \u202e not"}}`, 0, "invalid"},
			"NaN":                   {websocket.TextMessage, `{"id":"x10","command":{"type":"amend","version":NaN}}`, 0, "invalid"},
		} {
			t.Run(name, func(t *testing.T) {
				s := arvenia.dial(report, arvenia.snapshot(report).Cursor)
				s.next() // caught up
				if err := s.ws.WriteMessage(c.kind, []byte(c.frame)); err != nil {
					t.Fatal(err)
				}
				m, err := s.tryNext()
				switch {
				case c.code != 0 && !websocket.IsCloseError(err, c.code):
					t.Errorf("answered %+v %v, not closed with %d", m, err, c.code)
				case c.code == 0 && (err != nil || m.Error == nil || m.Error.Code != c.error):
					t.Errorf("answered %+v %v, not refused as %s", m, err, c.error)
				}
			})
		}
	})

	t.Run("commands", func(t *testing.T) {
		two := numbered(t, before, "2").ID
		arvenia.refused(report, "forbidden", editor.Agree{Paragraphs: []editor.VersionName{{Paragraph: two, Version: 1}}})
		arvenia.refused(report, "forbidden", editor.Withdraw{Amendment: before.Amendments[0].ID})
		arvenia.refused(report, "forbidden", editor.Revise{Paragraph: first.ID, Version: 1, Text: "A coup."})
		arvenia.refused(report, "invalid", editor.Amend{Kind: editor.AmendRevise, Paragraph: first.ID, Version: 7, Text: "From the future."})
		arvenia.refused(report, "not-found", editor.Object{Paragraph: "nowhere", Version: 1, Kind: editor.ObjectionPlain})
		chair.refused(report, "invalid", editor.Agree{Paragraphs: []editor.VersionName{{Paragraph: two, Version: 3}}})
		chair.refused(report, "blocked", editor.Agree{Paragraphs: []editor.VersionName{{Paragraph: two, Version: 1}, {Paragraph: first.ID, Version: 1}}})

		r := request(amend)
		if reply, status := corvia.post(report, wire.Request{ID: r.ID, Command: r.Command}); status != http.StatusConflict || reply.Error.Code != "settled" {
			t.Errorf("the same amendment twice: %d %+v", status, reply.Error)
		}
	})

	t.Run("bodies", func(t *testing.T) {
		for name, c := range map[string]struct {
			kind, body string
			status     int
		}{
			"not JSON by its type": {"text/plain", `{}`, http.StatusBadRequest},
			"over the limit":       {"application/json", `{"id":"` + strings.Repeat("x", 300<<10) + `"}`, http.StatusRequestEntityTooLarge},
			"a list":               {"application/json", `[]`, http.StatusBadRequest},
		} {
			if status, body := arvenia.send("POST", "/api/reports/"+report+"/commands", c.kind, strings.NewReader(c.body)); status != c.status {
				t.Errorf("%s: %d %s, not %d", name, status, body, c.status)
			}
		}
		if status, body := chair.send("POST", "/api/reports?name=large.txt", "text/plain", strings.NewReader(strings.Repeat("1. x\n\n", 50<<20/6))); status != http.StatusRequestEntityTooLarge {
			t.Errorf("a draft of 50 MB: %d %s", status, body)
		}
		if status, _ := arvenia.send("POST", "/api/reports?name=a.txt", "text/plain", strings.NewReader("1. x")); status != http.StatusForbidden {
			t.Errorf("a delegation makes a report: %d", status)
		}
	})

	after := chair.snapshot(report)
	after.Cursor = before.Cursor // checked below: one event alone was stored
	if got, want := mustJSON(t, after), mustJSON(t, before); got != want {
		t.Errorf("something was changed:\n%s\n%s", want, got)
	}
	// The bystander has had nothing, and works.
	mark := request(editor.Object{Paragraph: first.ID, Version: 1, Kind: editor.ObjectionPlain})
	bystander.send(mark)
	if m := bystander.next(); m.Event.Type != "objection_raised" {
		t.Errorf("the bystander first saw %+v", m)
	}
	if m := bystander.next(); m.Re != mark.ID || m.OK == nil {
		t.Errorf("the bystander's own command was answered %+v", m)
	}
}

func mustJSON(t *testing.T, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// Trials A14, A15 and A19.
func TestNobodyEntersFromAnotherSiteOrWithoutASeat(t *testing.T) {
	p := serveProgram(t, filepath.Join(t.TempDir(), "adref.db"), 1)
	chair := signIn(t, p.URL, p.Link)
	report, other := chair.load(ownDraft(t)), chair.load(ownDraft(t))
	arvenia := chair.invite(report, editor.RoleDelegation, "ARV", "Arvenia")

	address := strings.Replace(p.URL, "http://", "ws://", 1) + "/ws?report=" + report
	for _, origin := range []string{"http://elsewhere.example", "null", "", p.URL + ".evil.example", "https://sub." + strings.TrimPrefix(p.URL, "http://")} {
		header := http.Header{}
		if origin != "" {
			header.Set("Origin", origin)
		}
		dialer := websocket.Dialer{Jar: arvenia.http.Jar}
		ws, answer, err := dialer.Dial(address, header)
		if err == nil {
			ws.Close()
			t.Errorf("a handshake from %q was taken", origin)
		} else if answer == nil || answer.StatusCode != http.StatusForbidden {
			t.Errorf("a handshake from %q: %v %v", origin, answer, err)
		}
	}

	r, _ := http.NewRequest("POST", p.URL+"/api/reports/"+report+"/commands", strings.NewReader(`{}`))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Origin", "http://elsewhere.example")
	answer, err := arvenia.http.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if answer.StatusCode != http.StatusForbidden {
		t.Errorf("a command from another site: %d", answer.StatusCode)
	}

	nobody := newClient(t, p.URL)
	for _, path := range []string{"", "/mine", "/compare?from=live&to=live", "/export?format=txt", "/export?format=json", "/paragraphs/x/history", "/paragraphs/x/versions/1", "/moments", "/moments/1"} {
		if status, _ := arvenia.send("GET", "/api/reports/"+other+path, "", nil); status != http.StatusNotFound {
			t.Errorf("another report%s: %d", path, status)
		}
		if status, _ := nobody.send("GET", "/api/reports/"+report+path, "", nil); status != http.StatusUnauthorized {
			t.Errorf("without a session%s: %d", path, status)
		}
	}
	if status, _ := arvenia.send("GET", "/api/reports/"+report+"/export?format=json", "", nil); status != http.StatusNotFound {
		t.Errorf("a delegation reads the whole record: %d", status)
	}
	if status, _ := chair.send("GET", "/invite/nonsense", "", nil); status != http.StatusGone {
		t.Errorf("an invitation that is none: %d", status)
	}
}

// Signing out ends the open sockets of that session.
func TestSigningOutClosesTheOpenSocket(t *testing.T) {
	p := serveProgram(t, filepath.Join(t.TempDir(), "adref.db"), 1)
	chair := signIn(t, p.URL, p.Link)
	report := chair.load(ownDraft(t))
	s := chair.dial(report, chair.snapshot(report).Cursor)
	s.next() // caught up
	chair.send("POST", "/signout", "", nil)
	if _, err := s.tryNext(); !websocket.IsCloseError(err, 4003) {
		t.Errorf("the socket ended with %v", err)
	}
}

// Following the link of an invitation, as mail scanners do, signs nobody in.
func TestOpeningAnInvitationSignsNobodyInUntilTheButtonIsPressed(t *testing.T) {
	p := serveProgram(t, filepath.Join(t.TempDir(), "adref.db"), 1)
	c := newClient(t, p.URL)
	for range 3 {
		if status, page := c.send("GET", strings.TrimPrefix(p.Link, p.URL), "", nil); status != http.StatusOK || !bytes.Contains(page, []byte("<button")) {
			t.Fatalf("the page: %d %s", status, page)
		}
	}
	if status, _ := c.send("GET", "/api/session", "", nil); status != http.StatusUnauthorized {
		t.Errorf("signed in by the link alone: %d", status)
	}
	signIn(t, p.URL, p.Link)
}
