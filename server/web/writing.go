// writing.go is the writing half of a socket: frames of the ring, replies, and the last word.

package web

import (
	"cmp"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"time"

	"github.com/gorilla/websocket"

	"adref/server/access"
	"adref/server/wire"
)

// write sends frames and replies until the socket ends. It alone writes.
func (c *conn) write() {
	defer func() {
		c.listener.Close()
		c.finish()
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
			if err := c.ws.WriteControl(websocket.PingMessage, nil, c.deadline()); err != nil {
				return
			}
		}
	}
}

// finish lets the client take what was written last, its close frame, and say goodbye.
func (c *conn) finish() {
	c.mu.Lock()
	told := c.code != 0
	c.mu.Unlock()
	under := c.ws.NetConn()
	half, ok := under.(interface{ CloseWrite() error })
	if !told || !ok || half.CloseWrite() != nil {
		return // the connection is lost, or what was written was not taken
	}
	under.SetReadDeadline(time.Now().Add(linger))
	patience := time.NewTimer(linger)
	defer patience.Stop()
	select {
	case <-c.drained:
	case <-patience.C:
	}
}

// deadline is when what is written now must have been taken.
func (c *conn) deadline() time.Time {
	return time.Now().Add(cmp.Or(c.server.WriteWait, writeWait))
}

// flush writes all the socket is behind, then the replies that were waiting when it began: their
// frames are among those written. It returns false when the socket is done.
func (c *conn) flush(greeted *bool) bool {
	c.mu.Lock()
	replies, pong, code, reason := c.replies, c.pong, c.code, c.reason
	c.replies, c.pong = nil, nil
	c.mu.Unlock()
	if pong != nil {
		if err := c.ws.WriteControl(websocket.PongMessage, []byte(*pong), c.deadline()); err != nil {
			return false
		}
	}
	if code == closeLoad || code == closeSignedOut {
		c.writeClose(code, reason)
		return false
	}
	for {
		frames, count, err := c.room.Frames(c.audience, c.count, maxWrite)
		if err != nil {
			c.end(closeResume, "you fell behind")
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
	under.SetWriteDeadline(c.deadline())
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
	c.ws.WriteControl(websocket.CloseMessage, message, c.deadline()) // a client that went away needs none
}
