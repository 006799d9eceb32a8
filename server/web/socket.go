// socket.go is the WebSocket: one goroutine reads commands, one writes frames and replies (writing.go).
// Each connection owns a cursor into the ring of its audience; see adref/server/room.

package web

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"runtime/debug"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/gorilla/websocket"

	"adref/editor"
	"adref/server/access"
	"adref/server/room"
	"adref/server/wire"
)

// Close codes of Adref's own; the others are RFC 6455's. All are in protocol.md.
const (
	closeResume    = 4001 // fell behind: connect again with your cursor
	closeLoad      = 4002 // your cursor leads nowhere: load a fresh snapshot
	closeSignedOut = 4003 // the session ended
)

const (
	maxFrame   = 64 << 10        // of a client, in bytes
	maxWrite   = 64 << 10        // bytes written at once, unless one frame is larger
	writeWait  = 8 * time.Second // unless the server says otherwise
	linger     = time.Second     // how long what still comes is read away after a close frame
	pingEvery  = 25 * time.Second
	silentFor  = 70 * time.Second // without a pong or a command the client is gone
	maxWaiting = 64               // commands of one socket whose replies are not written yet
)

// sameOrigin says that a handshake comes from a page of this server, or from no browser at all. A
// browser always sends Origin; a cookie without one is nobody's honest request.
func (s *Server) sameOrigin(r *http.Request) bool {
	origin := r.Header.Get("Origin")
	if origin == "" {
		_, cookie := access.FromRequest(r)
		return !cookie
	}
	u, err := url.Parse(origin)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http" && !s.Secure) && u.Host == r.Host
}

// conn is one open socket.
type conn struct {
	server   *Server
	ws       *websocket.Conn
	room     *room.Room
	who      access.Who
	audience editor.Audience
	secret   string // of the session; "" when nobody is signed in
	listener *room.Listener
	count    int64         // frames of the audience written; the write loop's own
	drained  chan struct{} // closed when nothing more is read
	closed   chan struct{} // closed when all is over

	mu      sync.Mutex
	replies [][]byte
	pong    *string // the payload of a ping to be answered
	code    int     // to close with, 0 while open
	reason  string  // why
}

func (s *Server) socket(w http.ResponseWriter, r *http.Request) {
	if !s.sameOrigin(r) {
		s.refuse(w, r, errOrigin)
		return
	}
	v, err := s.enter(w, r, r.URL.Query().Get("report"))
	if err != nil {
		s.refuse(w, r, err)
		return
	}
	upgrader := websocket.Upgrader{
		ReadBufferSize: 512, WriteBufferSize: 512, WriteBufferPool: &s.buffers,
		CheckOrigin: func(*http.Request) bool { return true }, // sameOrigin was asked before
	}
	ws, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return // Upgrade has answered
	}
	c := &conn{
		server: s, ws: ws, room: v.room, who: v.who, audience: v.who.Audience, secret: v.secret,
		listener: v.room.Listen(v.who), drained: make(chan struct{}), closed: make(chan struct{}),
	}
	c.count, err = v.room.ReadCursor(c.audience, r.URL.Query().Get("after"))
	if err == nil {
		_, _, err = v.room.Frames(c.audience, c.count, 0) // out of the ring on either side
	}
	if err != nil {
		c.end(closeLoad, "load a fresh snapshot")
	}
	if !s.admit(c) {
		c.end(websocket.CloseServiceRestart, restarting)
	}
	// The handler returns: a connection then costs its two goroutines and no more.
	go c.write()
	go c.read()
}

// admit counts a socket among those that Close ends; false when Close has been called.
func (s *Server) admit(c *conn) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.conns == nil {
		s.conns = map[*conn]bool{}
	}
	s.conns[c] = true
	return !s.gone
}

const restarting = "the server is restarting"

// Close tells every socket that the server restarts, and returns when all are closed. Those that
// have not taken it when ctx ends are cut.
func (s *Server) Close(ctx context.Context) {
	s.mu.Lock()
	s.gone = true
	open := make([]*conn, 0, len(s.conns))
	for c := range s.conns {
		open = append(open, c)
	}
	s.mu.Unlock()
	for _, c := range open {
		c.end(websocket.CloseServiceRestart, restarting)
	}
	for _, c := range open {
		select {
		case <-c.closed:
		case <-ctx.Done():
			c.ws.NetConn().Close() // its write fails at once
			<-c.closed
		}
	}
}

// end asks the write loop to finish with a close code. The first one counts.
func (c *conn) end(code int, reason string) {
	c.mu.Lock()
	if c.code == 0 {
		c.code, c.reason = code, reason
	}
	c.mu.Unlock()
	c.poke()
}

func (c *conn) poke() {
	select {
	case c.listener.Wake <- struct{}{}:
	default:
	}
}

// read takes commands, one after the other, until the socket ends. What comes after that is read
// away: closing on unread bytes would reset the connection, and the close frame with it.
func (c *conn) read() {
	defer close(c.drained)
	c.take()
	c.end(websocket.CloseNormalClosure, "")
	under := c.ws.NetConn()
	under.SetReadDeadline(time.Now().Add(linger))
	io.Copy(io.Discard, under)
}

// alive gives the client its time again; one that is ending gets none.
func (c *conn) alive() {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.code == 0 {
		c.ws.SetReadDeadline(time.Now().Add(silentFor))
	}
}

func (c *conn) take() {
	c.ws.SetReadLimit(maxFrame)
	c.alive()
	c.ws.SetPongHandler(func(string) error {
		c.alive()
		return nil
	})
	// The write loop answers pings and close frames: it alone writes, in its own time.
	c.ws.SetPingHandler(func(payload string) error {
		c.alive()
		c.mu.Lock()
		c.pong = &payload
		c.mu.Unlock()
		c.poke()
		return nil
	})
	c.ws.SetCloseHandler(func(int, string) error { return nil })
	for {
		kind, data, err := c.ws.ReadMessage()
		switch {
		case errors.Is(err, websocket.ErrReadLimit):
			c.end(websocket.CloseMessageTooBig, "a frame is at most 64 KiB")
			return
		case err != nil:
			return
		case kind != websocket.TextMessage:
			c.end(websocket.CloseUnsupportedData, "frames are text")
			return
		case !utf8.Valid(data):
			c.end(websocket.CloseInvalidFramePayloadData, "a frame is UTF-8")
			return
		}
		c.alive()
		if !c.answer(c.handle(data)) {
			return
		}
	}
}

func (c *conn) handle(data []byte) (reply wire.Reply) {
	var request wire.Request
	defer func() {
		if fault := recover(); fault != nil {
			told, _ := c.server.told(fmt.Errorf("fault: %v\n%s", fault, debug.Stack()))
			reply = wire.Reply{Re: request.ID, Error: &told}
		}
	}()
	if err := editor.ReadJSON(data, &request); err != nil {
		told, _ := c.server.told(invalid("The frame cannot be read: " + err.Error() + "."))
		return wire.Reply{Error: &told}
	}
	if !access.May(c.who, access.Command, access.Subject{Report: c.room.Now().Report}) {
		refused := errForbidden
		if c.secret == "" {
			refused = errSignedOut
		}
		told, _ := c.server.told(refused)
		return wire.Reply{Re: request.ID, Error: &told}
	}
	reply, _ = c.server.submit(context.Background(), c.room, c.who, request)
	return reply
}

// answer hands a reply to the write loop; false when the client does not read its replies.
func (c *conn) answer(reply wire.Reply) bool {
	encoded, err := json.Marshal(reply)
	if err != nil {
		panic(err) // every type of wire can be encoded
	}
	c.mu.Lock()
	full := len(c.replies) >= maxWaiting
	if !full {
		c.replies = append(c.replies, encoded)
	}
	c.mu.Unlock()
	if full {
		c.end(websocket.ClosePolicyViolation, "replies are not read")
		return false
	}
	c.poke()
	return true
}
