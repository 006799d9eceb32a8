// stop_test.go asks the program to end while everybody is at work.

package main

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"adref/editor"
	"adref/server/wire"
)

// Trial F13: everybody is told that the server restarts, nothing acknowledged is lost, and the
// program ends well. ADREF_LONG=1 opens 2,000 sockets.
func TestAskedToEndTheServerTellsEverySocketAndLosesNothingAcknowledged(t *testing.T) {
	sockets := 300
	if os.Getenv("ADREF_LONG") != "" {
		sockets = 2000
	}
	const writers = 8
	db := filepath.Join(t.TempDir(), "adref.db")
	p := serveProgram(t, db, 1)
	chair := signIn(t, p.URL, p.Link)
	report := chair.load(ownDraft(t))
	arvenia := chair.invite(report, editor.RoleDelegation, "ARV", "Arvenia")
	start := arvenia.snapshot(report)
	first := numbered(t, start, "1").ID

	codes, busy := make(chan string, sockets+writers), make(chan struct{}, writers)
	end := func(err error) {
		code := errText(err)
		if websocket.IsCloseError(err, websocket.CloseServiceRestart) {
			code = "1012"
		}
		codes <- code
	}
	for range sockets {
		s := arvenia.dial(report, start.Cursor)
		s.next() // caught up, or the first frame
		go func() {
			for {
				if _, err := s.tryNext(); err != nil {
					end(err)
					return
				}
			}
		}()
	}
	// The writers send the next command as soon as the last one is answered, and one more that is
	// still on its way when the server ends.
	var mu sync.Mutex
	sent, acknowledged := map[string]wire.Request{}, map[string]bool{}
	for w := range writers {
		s := arvenia.dial(report, start.Cursor)
		send := func(i int) bool {
			text := fmt.Sprintf("The group notes tide %d of %d.", i, w)
			r := requestAs(fmt.Sprintf("w%d-%d", w, i), editor.Amend{Kind: editor.AmendInsertAfter, Paragraph: first, Version: 1, Text: text})
			mu.Lock()
			sent[r.ID] = r
			mu.Unlock()
			return s.ws.WriteJSON(r) == nil
		}
		go func() {
			send(0)
			for i := 1; ; {
				m, err := s.tryNext()
				if err != nil {
					end(err)
					return
				}
				if m.Re == "" {
					continue
				}
				if m.OK != nil {
					mu.Lock()
					acknowledged[m.Re] = true
					mu.Unlock()
				}
				if i == 5 {
					busy <- struct{}{}
				}
				send(i)
				i++
			}
		}()
	}
	for range writers {
		<-busy
	}
	asked := time.Now()
	p.Stop()
	took := time.Since(asked)
	if status := p.cmd.ProcessState.ExitCode(); status != 0 || took > 10*time.Second {
		t.Errorf("the program ended with status %d after %v: %s", status, took, p.errs)
	}
	count := map[string]int{}
	for range sockets + writers {
		count[<-codes]++
	}
	if count["1012"] != sockets+writers {
		t.Errorf("the sockets were closed with %v", count)
	}
	for _, line := range strings.Split(p.errs.String(), "\n") {
		if strings.Contains(line, "level=ERROR") && !strings.Contains(line, "database is closed") {
			t.Errorf("the log says %s", line)
		}
	}

	p = serveProgram(t, db, 0)
	arvenia.base, chair.base = p.URL, p.URL
	there := map[string]int{}
	for _, a := range arvenia.snapshot(report).Amendments {
		there[a.Text]++
	}
	before := len(there)
	for id, r := range sent {
		reply, status := arvenia.post(report, r)
		if reply.OK == nil {
			t.Fatalf("%s sent again: %d %+v", id, status, reply.Error)
		}
	}
	after := arvenia.snapshot(report)
	if len(after.Amendments) != len(sent) {
		t.Errorf("there are %d amendments, %d were sent", len(after.Amendments), len(sent))
	}
	if before < len(acknowledged) {
		t.Errorf("%d were acknowledged and %d were there after the restart", len(acknowledged), before)
	}
	t.Logf("%d sockets, ended in %v; %d sent, %d acknowledged, %d there", sockets+writers, took.Round(time.Millisecond), len(sent), len(acknowledged), before)
	p.Stop()
	if out, errs, status := adref(t, "verify", "-db", db); status != 0 {
		t.Errorf("verify: %d %s %s", status, out, errs)
	}
}

// A download that nobody reads does not keep the server from ending.
func TestAskedToEndTheServerDoesNotWaitForAClientThatDoesNotRead(t *testing.T) {
	p := serveProgram(t, filepath.Join(t.TempDir(), "adref.db"), 1)
	chair := signIn(t, p.URL, p.Link)
	report := chair.load(writeFile(t, "long.txt", strings.Repeat("1. The working group met in spring and considered the state of shared harbours.\n\n", 9000)))
	r, _ := http.NewRequest("GET", p.URL+"/api/reports/"+report+"/export?format=json", nil)
	r.Header.Set("Accept-Encoding", "identity")
	answer, err := chair.http.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	asked := time.Now()
	p.Stop()
	if status, took := p.cmd.ProcessState.ExitCode(), time.Since(asked); status != 0 || took > 10*time.Second {
		t.Errorf("the program ended with status %d after %v: %s", status, took, p.errs)
	}
}
