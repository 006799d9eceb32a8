// bench_test.go measures the fan-out beside the bare one that gorilla documents: read the ratio.

package web

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"adref/editor"
	"adref/server/access"
)

const readers = 1000

// drain reads one socket and counts its messages; the last ones of all close done.
func drain(ws *websocket.Conn, count *atomic.Int64, want int64, done chan struct{}) {
	for {
		if _, _, err := ws.ReadMessage(); err != nil {
			return
		}
		if count.Add(1) == want {
			close(done)
		}
	}
}

func BenchmarkFanOutTo1000SocketsBesideABareBroadcast(b *testing.B) {
	b.ReportMetric(0, "ns/op")
	ours := fanOut(b)
	bare := broadcast(b)
	b.ReportMetric(ours, "ours/s")
	b.ReportMetric(bare, "bare/s")
	b.ReportMetric(ours/bare, "ratio")
}

// fanOut gives the deliveries each second of b.N amendments, each filed and withdrawn by one of 64
// writers, and both told to every socket.
func fanOut(b *testing.B) float64 {
	f := serve(b)
	var count atomic.Int64
	done := make(chan struct{})
	cursor := f.snapshot("arvenia").Cursor
	var caught sync.WaitGroup
	for range readers {
		ws := f.dial(websocket.DefaultDialer, "arvenia", cursor)
		hear(b, ws) // caught up
		ws.SetReadDeadline(time.Time{})
		caught.Go(func() { drain(ws, &count, int64(2*readers*b.N), done) })
	}
	in, err := f.server.Hall.Room(b.Context(), f.report)
	if err != nil {
		b.Fatal(err)
	}
	who := access.As(&access.Account{ID: "writer", Person: "Writer", Role: editor.RoleDelegation, Delegation: "ARV", Reports: []string{f.report}})
	start := time.Now()
	var work sync.WaitGroup
	var next atomic.Int64
	do := func(c editor.Command) string {
		reply, _ := f.server.submit(b.Context(), in, who, request(c))
		if reply.OK == nil {
			b.Error(reply.Error.Message)
		} else if len(reply.OK.Made) > 0 {
			return reply.OK.Made[0]
		}
		return ""
	}
	for range 64 {
		work.Go(func() {
			for n := next.Add(1); n <= int64(b.N); n = next.Add(1) {
				do(editor.Withdraw{Amendment: do(amend(fmt.Sprint("The group notes tide ", n, ".")))})
			}
		})
	}
	work.Wait()
	<-done
	took := time.Since(start)
	f.http.CloseClientConnections()
	return float64(2*readers*b.N) / took.Seconds()
}

// broadcast is a hub of channels as in gorilla's chat example: one prepared message for each of b.N,
// one write for each socket and message.
func broadcast(b *testing.B) float64 {
	upgrader := websocket.Upgrader{}
	var mu sync.Mutex
	var channels []chan *websocket.PreparedMessage
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ws, err := upgrader.Upgrade(w, r, nil)
		if err != nil {
			return
		}
		out := make(chan *websocket.PreparedMessage, 256)
		mu.Lock()
		channels = append(channels, out)
		mu.Unlock()
		go func() {
			for m := range out {
				if ws.WritePreparedMessage(m) != nil {
					return
				}
			}
			ws.Close()
		}()
	}))
	defer server.Close()
	var count atomic.Int64
	done := make(chan struct{})
	for range readers {
		ws, _, err := websocket.DefaultDialer.Dial(strings.Replace(server.URL, "http", "ws", 1), nil)
		if err != nil {
			b.Fatal(err)
		}
		defer ws.Close()
		go drain(ws, &count, int64(readers*b.N), done)
	}
	for {
		mu.Lock()
		n := len(channels)
		mu.Unlock()
		if n == readers {
			break
		}
	}
	frame := []byte(strings.Repeat("x", 1200))
	start := time.Now()
	for range b.N {
		m, err := websocket.NewPreparedMessage(websocket.TextMessage, frame)
		if err != nil {
			b.Fatal(err)
		}
		for _, out := range channels {
			out <- m
		}
	}
	<-done
	took := time.Since(start)
	for _, out := range channels {
		close(out)
	}
	return float64(readers*b.N) / took.Seconds()
}
