// socket_test.go is about the WebSocket where a browser's is too well behaved to show it.

package web

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"adref/editor"
)

func TestAFrameInFragmentsIsOneAndALimitCountsTheWhole(t *testing.T) {
	f := serve(t)
	ws := f.socket("arvenia")
	r := request(amend("The group notes the tide."))
	data, _ := json.Marshal(r)
	write := func(parts ...string) {
		// gorilla fragments what is longer than its buffer: one writer, flushed piece by piece.
		w, err := ws.NextWriter(websocket.TextMessage)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range parts {
			w.Write([]byte(part))
		}
		w.Close()
	}
	write(string(data[:10]) + strings.Repeat(" ", 9000) + strings.Repeat("\n", 9000))
	if m := hear(t, ws); m.Error == nil || m.Error.Code != "invalid" {
		t.Errorf("half a frame: %+v", m)
	}
	write(strings.Repeat(" ", 20000), string(data[:10]), string(data[10:]), strings.Repeat("\n", 20000))
	if m := hear(t, ws); m.Event.Type != "amendment_filed" {
		t.Errorf("first came %+v, not the frame", m)
	}
	if m := hear(t, ws); m.Re != r.ID || m.OK == nil {
		t.Errorf("the frame in fragments was answered %+v", m)
	}
	write(strings.Repeat(" ", 40000), strings.Repeat(" ", 40000))
	if _, err := tryHear(ws); !websocket.IsCloseError(err, websocket.CloseMessageTooBig) {
		t.Errorf("fragments over the limit: %v", err)
	}
}

func TestAPingIsAnsweredWithItsPayload(t *testing.T) {
	f := serve(t)
	ws := f.socket("observer")
	pong := make(chan string, 1)
	ws.SetPongHandler(func(payload string) error {
		pong <- payload
		return nil
	})
	go tryHear(ws)
	if err := ws.WriteControl(websocket.PingMessage, []byte("still there?"), time.Now().Add(time.Second)); err != nil {
		t.Fatal(err)
	}
	select {
	case payload := <-pong:
		if payload != "still there?" {
			t.Errorf("the pong says %q", payload)
		}
	case <-time.After(10 * time.Second):
		t.Error("no pong came")
	}
}

func TestAPositionIsAnnouncedToItsDelegationAlone(t *testing.T) {
	f := serve(t)
	made := f.must("arvenia", amend("The group notes the tide.")).Made[0]
	arvenia, corvia, observer := f.socket("arvenia"), f.socket("corvia"), f.socket("observer")
	f.must("corvia", editor.TakePosition{Amendment: made, Position: editor.PositionSupports})
	f.must("chair", editor.Circulate{Name: "Zero draft", Audience: editor.AudienceObservers})
	if m := hear(t, corvia); m.Notice != "mine" || m.Cursor != "" {
		t.Errorf("Corvia first hears %+v", m)
	}
	for name, ws := range map[string]*websocket.Conn{"Arvenia": arvenia, "Corvia": corvia, "an observer": observer} {
		if m := hear(t, ws); m.Event.Type != "revision_circulated" {
			t.Errorf("%s hears %+v", name, m)
		}
	}
	if _, data := f.ask("corvia", "GET", f.api("/mine"), ""); !strings.Contains(data, "supports") {
		t.Errorf("Corvia's own: %s", data)
	}
	if _, data := f.ask("arvenia", "GET", f.api("/mine"), ""); strings.Contains(data, "supports") {
		t.Errorf("Arvenia's own: %s", data)
	}
}

// stuck opens a socket that is never read, through a connection with small buffers.
func (f *fixture) stuck(as string) *conn {
	f.t.Helper()
	dialer := &websocket.Dialer{NetDial: func(network, address string) (net.Conn, error) {
		c, err := net.Dial(network, address)
		if err == nil {
			err = c.(*net.TCPConn).SetReadBuffer(4096)
		}
		return c, err
	}}
	had := map[*conn]bool{}
	f.server.mu.Lock()
	for c := range f.server.conns {
		had[c] = true
	}
	f.server.mu.Unlock()
	f.dial(dialer, as, f.snapshot(as).Cursor)
	for {
		f.server.mu.Lock()
		for c := range f.server.conns {
			if !had[c] {
				f.server.mu.Unlock()
				return c
			}
		}
		f.server.mu.Unlock()
		runtime.Gosched() // the handshake is answered before the socket is counted
	}
}

// fill sends frames of 60 KB, until something happens or there are as many as asked for: 120 are
// more than the buffers between a server and a client hold.
func (f *fixture) fill(most int, until <-chan struct{}) int {
	f.t.Helper()
	large := strings.Repeat("As was said of the tide and the wind. ", 800)
	for i := range most {
		select {
		case <-until:
			return i
		default:
			c := amend(fmt.Sprint("The group notes tide ", i, "."))
			c.Reason = large
			f.must("corvia", c)
		}
	}
	return most
}

func TestAReaderWhoDoesNotReadIsCutOffAndKeepsNobodyWaiting(t *testing.T) {
	f := serve(t)
	f.server.WriteWait = 50 * time.Millisecond
	reader := f.socket("arvenia")
	stuck := f.stuck("observer")
	f.must("chair", editor.Set{Observers: editor.VisibleOpen})
	hear(t, reader)
	heard := make(chan int)
	go func() {
		n := 0
		for {
			m, err := tryHear(reader)
			if err != nil || m.Event.Type == "revision_circulated" {
				heard <- n
				return
			}
			n++
		}
	}()
	sent := f.fill(1000, stuck.closed)
	<-stuck.closed
	f.must("chair", editor.Circulate{Name: "Zero draft", Audience: editor.AudienceDelegations})
	if n := <-heard; n != sent {
		t.Errorf("who reads heard %d of %d", n, sent)
	}
}

func TestClosingTellsEverybodyAndWaitsForNobodyWhoDoesNotRead(t *testing.T) {
	f := serve(t)
	f.server.WriteWait = time.Hour
	reader := f.socket("arvenia")
	stuck := f.stuck("observer")
	f.must("chair", editor.Set{Observers: editor.VisibleOpen})
	f.fill(120, nil)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan struct{})
	go func() {
		f.server.Close(ctx)
		close(done)
	}()
	for {
		if _, err := tryHear(reader); err != nil {
			if !websocket.IsCloseError(err, websocket.CloseServiceRestart) {
				t.Errorf("the reader was closed with %v", err)
			}
			break
		}
	}
	select {
	case <-stuck.closed:
		t.Error("who does not read was not stuck")
	default:
	}
	cancel()
	<-done
	// Who comes now is told the same.
	late := f.dial(websocket.DefaultDialer, "arvenia", f.snapshot("arvenia").Cursor)
	for {
		if _, err := tryHear(late); err != nil {
			if !websocket.IsCloseError(err, websocket.CloseServiceRestart) {
				t.Errorf("who came late was closed with %v", err)
			}
			break
		}
	}
}

func TestAClosedSocketLeavesNothingBehind(t *testing.T) {
	f := serve(t)
	f.socket("arvenia").Close()
	for { // the first one starts what lasts
		f.server.mu.Lock()
		n := len(f.server.conns)
		f.server.mu.Unlock()
		if n == 0 {
			break
		}
		runtime.Gosched()
	}
	before := runtime.NumGoroutine()
	var open []*websocket.Conn
	for range 50 {
		open = append(open, f.socket("corvia"))
	}
	var conns []*conn
	f.server.mu.Lock()
	for c := range f.server.conns {
		conns = append(conns, c)
	}
	f.server.mu.Unlock()
	for i, ws := range open {
		if i%2 == 0 {
			ws.WriteControl(websocket.CloseMessage, websocket.FormatCloseMessage(websocket.CloseNormalClosure, ""), time.Now().Add(time.Second))
		}
		ws.Close()
	}
	for _, c := range conns {
		<-c.closed
		<-c.drained
	}
	deadline := time.Now().Add(20 * time.Second)
	for runtime.NumGoroutine() > before+5 && time.Now().Before(deadline) {
		runtime.Gosched()
	}
	if after := runtime.NumGoroutine(); after > before+5 {
		t.Errorf("%d goroutines before, %d after", before, after)
	}
	f.server.mu.Lock()
	defer f.server.mu.Unlock()
	if len(f.server.conns) != 0 {
		t.Errorf("%d sockets are still counted", len(f.server.conns))
	}
}
