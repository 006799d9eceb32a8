// kill_test.go kills the server in the middle of its work, again and again.

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"adref/editor"
	"adref/server/wire"
)

func writeFile(t testing.TB, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// Trial F1, shortened: twenty kills; ADREF_LONG=1 makes it two hundred.
func TestEveryAcknowledgedCommandSurvivesKillingTheServerAtAnyMoment(t *testing.T) {
	kills := 20
	if os.Getenv("ADREF_LONG") == "1" {
		kills = 200
	}
	const writers = 4
	db := filepath.Join(t.TempDir(), "adref.db")
	p := serveProgram(t, db, 1)
	chair := signIn(t, p.URL, p.Link)
	report := chair.load(ownDraft(t))
	first := numbered(t, chair.snapshot(report), "1")
	clients := make([]*client, writers)
	cursors := make([]string, writers)
	for i := range clients {
		clients[i] = chair.invite(report, editor.RoleDelegation, fmt.Sprintf("D%d", i), fmt.Sprintf("Delegation %d", i))
	}
	watcher := clients[0]
	cursors[0] = watcher.snapshot(report).Cursor

	acknowledged := map[string]bool{} // text of an amendment → true
	sent := map[string]wire.Request{}
	seen := map[string]int{} // frames the watcher got, by text
	var mu sync.Mutex
	for round := range kills {
		var work sync.WaitGroup
		for i, c := range clients {
			work.Go(func() { // a writer sends until the server dies
				for n := 0; ; n++ {
					text := fmt.Sprintf("Delegation %d says %d in round %d.", i, n, round)
					r := requestAs(text, editor.Amend{Kind: editor.AmendInsertAfter, Paragraph: first.ID, Version: 1, Text: text})
					mu.Lock()
					sent[text] = r
					mu.Unlock()
					reply, ok := c.tryCommand(report, r)
					if !ok {
						return
					}
					if reply.OK == nil {
						t.Errorf("refused: %+v", reply.Error)
						return
					}
					mu.Lock()
					acknowledged[text] = true
					mu.Unlock()
				}
			})
		}
		work.Go(func() { // the watcher resumes by its cursor, never by a fresh snapshot
			s, err := watcher.tryDial(report, cursors[0])
			if err != nil {
				return
			}
			for {
				m, err := s.tryNext()
				if err != nil {
					if websocket.IsCloseError(err, 4001, 4002) {
						t.Errorf("round %d: the watcher was told to load anew: %v", round, err)
					}
					cursors[0] = s.Cursor
					return
				}
				for _, a := range m.Changed.Amendments {
					mu.Lock()
					seen[a.Text]++
					mu.Unlock()
				}
			}
		})
		// The moment is random; nothing is awaited but it.
		<-time.After(time.Duration(20+rand.IntN(300)) * time.Millisecond)
		p.Kill()
		work.Wait()
		p = serveProgram(t, db, 0)
		for _, c := range clients {
			c.base = p.URL
		}
	}

	// What was sent and never answered is sent again by its id: it is there once, whether the server
	// had stored it or not.
	for text, r := range sent {
		var i int
		fmt.Sscanf(text, "Delegation %d", &i)
		if reply, _ := clients[i].post(report, r); reply.OK == nil {
			t.Fatalf("resending %q: %+v", text, reply.Error)
		}
	}
	count := map[string]int{}
	final := clients[0].snapshot(report)
	for _, a := range final.Amendments {
		count[a.Text]++
	}
	for text := range sent {
		if count[text] != 1 {
			t.Errorf("%q is there %d times (acknowledged: %v)", text, count[text], acknowledged[text])
		}
	}
	if len(count) != len(sent) {
		t.Errorf("%d amendments are there, %d were sent", len(count), len(sent))
	}
	last := watcher.dial(report, cursors[0])
	for {
		m := last.next()
		if m.Notice == "caught_up" {
			break
		}
		for _, a := range m.Changed.Amendments {
			seen[a.Text]++
		}
	}
	for text := range sent {
		if seen[text] != 1 {
			t.Errorf("the watcher saw %q %d times", text, seen[text])
		}
	}
	p.Stop()
	if out, errs, status := adref(t, "verify", "-db", db); status != 0 {
		t.Errorf("verify: %d %s %s", status, out, errs)
	}
	t.Logf("%d kills, %d commands sent, %d acknowledged before a kill", kills, len(sent), len(acknowledged))
}

// tryCommand sends a command to a server that may die meanwhile; ok is false when no answer came.
func (c *client) tryCommand(report string, r wire.Request) (reply wire.Reply, ok bool) {
	body, err := json.Marshal(r)
	if err != nil {
		return reply, false
	}
	_, data, err := c.try("POST", "/api/reports/"+report+"/commands", "application/json", bytes.NewReader(body))
	if err != nil || json.Unmarshal(data, &reply) != nil {
		return reply, false
	}
	return reply, true
}
