// socket.go is the WebSocket: one goroutine reads commands, one writes frames and replies. Each
// connection owns a cursor into the ring of its audience; see adref/server/room.

package web

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
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
	maxFrame   = 64 << 10 // of a client, in bytes
	maxWrite   = 64 << 10 // bytes written at once, unless one frame is larger
	writeWait  = 8 * time.Second
	pingEvery  = 25 * time.Second
	silentFor  = 70 * time.Second // without a pong or a command the client is gone
	maxWaiting = 64               // commands of one socket whose replies are not written yet
)

var buffers = &sync.Pool{}

var upgrader = websocket.Upgrader{
	ReadBufferSize: 512, WriteBufferSize: 512, WriteBufferPool: buffers,
	CheckOrigin: func(*http.Request) bool { return true }, // sameOrigin was asked before
}

// sameOrigin says that a handshake comes from a page of this server, or from no browser at all. A
// browser always sends Origin; a cookie without one is nobody's honest request.
func sameOrigin(r *http.Request) bool {
	origin := r.Header.Get("Origin")
	if origin == "" {
		_, cookie := access.FromRequest(r)
		return !cookie
	}
	u, err := url.Parse(origin)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host == r.Host
}

// conn is one open socket.
type conn struct {
	server   *Server
	ws       *websocket.Conn
	room     *room.Room
	who      access.Who
	audience editor.Audience
	secret   string // of the session
	listener *room.Listener
	count    int64 // frames of the audience written; the write loop's own

	mu      sync.Mutex
	replies [][]byte
	code    int    // to close with, 0 while open
	reason  string // why
	closed  chan struct{}
}

func (s *Server) socket(w http.ResponseWriter, r *http.Request) {
	if !sameOrigin(r) {
		s.refuse(w, r, errOrigin)
		return
	}
	v, err := s.enter(w, r, r.URL.Query().Get("report"))
	if err != nil {
		s.refuse(w, r, err)
		return
	}
	secret, _ := access.FromRequest(r)
	ws, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return // Upgrade has answered
	}
	c := &conn{server: s, ws: ws, room: v.room, who: v.who, audience: v.who.Audience, secret: secret, closed: make(chan struct{})}
	if !s.admit(c) {
		c.writeClose(websocket.CloseServiceRestart, "the server is restarting")
		ws.Close()
		return
	}
	c.count, err = v.room.ReadCursor(c.audience, r.URL.Query().Get("after"))
	if err == nil {
		_, _, err = v.room.Frames(c.audience, c.count, 0) // out of the ring on either side
	}
	if err != nil {
		c.end(closeLoad, "load a fresh snapshot")
	}
	// The handler returns: a connection then costs its two goroutines and no more.
	c.listener = v.room.Listen(v.who)
	go c.write()
	go c.read()
}

func (s *Server) admit(c *conn) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.gone {
		return false
	}
	if s.conns == nil {
		s.conns = map[*conn]bool{}
	}
	s.conns[c] = true
	return true
}

// Close tells every socket that the server restarts, and returns when all are closed or ctx ends.
func (s *Server) Close(ctx context.Context) error {
	s.mu.Lock()
	s.gone = true
	open := make([]*conn, 0, len(s.conns))
	for c := range s.conns {
		open = append(open, c)
	}
	s.mu.Unlock()
	for _, c := range open {
		c.end(websocket.CloseServiceRestart, "the server is restarting")
	}
	for _, c := range open {
		select {
		case <-c.closed:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
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
	if c.listener == nil {
		return // the write loop has not started, and looks first
	}
	select {
	case c.listener.Wake <- struct{}{}:
	default:
	}
}

// read takes commands, one after the other, until the socket ends.
func (c *conn) read() {
	defer c.end(websocket.CloseNormalClosure, "")
	c.ws.SetReadLimit(maxFrame)
	alive := func(string) error { return c.ws.SetReadDeadline(time.Now().Add(silentFor)) }
	alive("")
	c.ws.SetPongHandler(alive)
	// The write loop answers a close frame, so that two never write at once.
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
		alive("")
		if !c.answer(c.handle(data)) {
			return
		}
	}
}

func (c *conn) handle(data []byte) wire.Reply {
	var request wire.Request
	if err := editor.ReadJSON(data, &request); err != nil {
		told, _ := c.server.told(invalid("The frame cannot be read: " + err.Error() + "."))
		return wire.Reply{Error: &told}
	}
	if !access.May(c.who, access.Command, access.Subject{Report: c.room.Now().Report}) {
		told, _ := c.server.told(errSignedOut)
		return wire.Reply{Re: request.ID, Error: &told}
	}
	reply, _ := c.server.submit(context.Background(), c.room, c.who, request)
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

// write sends frames and replies until the socket ends. It alone writes.
func (c *conn) write() {
	defer func() {
		c.listener.Close()
		c.ws.Close()
		c.server.mu.Lock()
		delete(c.server.conns, c)
		c.server.mu.Unlock()
		close(c.closed)
	}()
	var ended <-chan struct{}
	if c.secret != "" {
		over, stop := c.server.Accounts.Ended(c.secret)
		defer stop()
		ended = over
		// It may have ended between the handshake and here.
		if _, err := c.server.Accounts.Session(context.Background(), c.secret); errors.Is(err, access.ErrSignedOut) {
			c.end(closeSignedOut, "the session ended")
		}
	}
	ping := time.NewTicker(pingEvery)
	defer ping.Stop()
	greeted := false
	for {
		if !c.flush(&greeted) {
			return
		}
		select {
		case <-c.listener.Wake:
		case <-ended:
			c.end(closeSignedOut, "the session ended")
		case <-ping.C:
			if err := c.ws.WriteControl(websocket.PingMessage, nil, time.Now().Add(writeWait)); err != nil {
				return
			}
		}
	}
}

// flush writes all the socket is behind, then the replies that were waiting when it began: their
// frames are among those written. It returns false when the socket is done.
func (c *conn) flush(greeted *bool) bool {
	c.mu.Lock()
	replies, code, reason := c.replies, c.code, c.reason
	c.replies = nil
	c.mu.Unlock()
	if code == closeLoad || code == closeSignedOut {
		c.writeClose(code, reason)
		return false
	}
	for {
		frames, count, err := c.room.Frames(c.audience, c.count, maxWrite)
		if err != nil {
			c.writeClose(closeResume, "you fell behind")
			return false
		}
		if len(frames) == 0 {
			break
		}
		if !c.send(frames) {
			return false
		}
		c.count = count
	}
	if !*greeted {
		*greeted = true
		replies = append(replies, notice(wire.Notice{Notice: "caught_up", Cursor: c.room.CursorAt(c.audience, c.count)}))
	}
	if c.listener.Mine() {
		replies = append(replies, notice(wire.Notice{Notice: "mine"}))
	}
	if len(replies) > 0 && !c.send(replies) {
		return false
	}
	if code != 0 {
		c.writeClose(code, reason)
		return false
	}
	return true
}

func notice(n wire.Notice) []byte {
	encoded, err := json.Marshal(n)
	if err != nil {
		panic(err) // every type of wire can be encoded
	}
	return encoded
}

// send writes messages, each its own WebSocket frame, in one write. A client that does not take
// them in time is cut off.
func (c *conn) send(messages [][]byte) bool {
	size := 0
	for _, m := range messages {
		size += len(m) + 10
	}
	out := make([]byte, 0, size)
	for _, m := range messages {
		out = appendText(out, m)
	}
	under := c.ws.NetConn()
	under.SetWriteDeadline(time.Now().Add(writeWait))
	_, err := under.Write(out)
	return err == nil
}

// appendText writes one unmasked text frame, as servers send them (RFC 6455, section 5.2).
func appendText(out, message []byte) []byte {
	const finalText = 0x81
	switch n := len(message); {
	case n < 126:
		out = append(out, finalText, byte(n))
	case n <= 0xffff:
		out = binary.BigEndian.AppendUint16(append(out, finalText, 126), uint16(n))
	default:
		out = binary.BigEndian.AppendUint64(append(out, finalText, 127), uint64(n))
	}
	return append(out, message...)
}

func (c *conn) writeClose(code int, reason string) {
	message := websocket.FormatCloseMessage(code, reason)
	c.ws.WriteControl(websocket.CloseMessage, message, time.Now().Add(writeWait)) // a client that went away needs none
}
