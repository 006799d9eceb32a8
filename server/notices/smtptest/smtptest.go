// Package smtptest is a mail server for tests: real SMTP on a loopback port, which keeps what it
// takes, and can refuse, be away, or break off.
package smtptest

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/base64"
	"fmt"
	"io"
	"mime"
	"mime/quotedprintable"
	"net"
	"net/http/httptest"
	"net/mail"
	"net/textproto"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"
)

// Mail is one that was taken.
type Mail struct {
	From, To string
	Header   mail.Header
	Subject  string // decoded
	Body     string // decoded, with \n
	Raw      string
}

// Server is a mail server. Its fields are set before anybody connects, or through Change.
type Server struct {
	// Refuse may answer a command with another reply than "250 OK": "550 No such mailbox". It is given
	// MAIL, RCPT or DATA (once the message has come), and the address.
	Refuse func(command, address string) string
	// DropAfterData breaks off this many times when a message has come, without a word.
	DropAfterData int
	// TLS offers STARTTLS and takes nothing without it.
	TLS bool
	// User and Password, when set, are asked for.
	User, Password string

	t       testing.TB
	address string
	cert    *tls.Config
	pool    *x509.CertPool

	mu       sync.Mutex
	came     *sync.Cond
	listener net.Listener
	conns    map[net.Conn]bool
	mails    []Mail
	most     int // connections at once
}

// Start starts one; the test's end stops it.
func Start(t testing.TB) *Server {
	t.Helper()
	s := &Server{t: t, address: "127.0.0.1:0", conns: map[net.Conn]bool{}}
	s.came = sync.NewCond(&s.mu)
	s.Back()
	t.Cleanup(s.Away)
	return s
}

// Secure lets a server offer STARTTLS; the pool knows its certificate.
func (s *Server) Secure() *x509.CertPool {
	certified := httptest.NewTLSServer(nil)
	defer certified.Close()
	s.cert = &tls.Config{Certificates: certified.TLS.Certificates}
	s.pool = x509.NewCertPool()
	s.pool.AddCert(certified.Certificate())
	s.TLS = true
	return s.pool
}

// Address is as -smtp takes it.
func (s *Server) Address() string {
	who := ""
	if s.User != "" {
		who = url.UserPassword(s.User, s.Password).String() + "@"
	}
	if s.TLS {
		return "smtp://" + who + s.address
	}
	return "smtp://" + who + s.address + "?tls=off"
}

// Back listens, at the address it had.
func (s *Server) Back() {
	s.t.Helper()
	listener, err := net.Listen("tcp", s.address)
	if err != nil {
		s.t.Fatal(err)
	}
	s.mu.Lock()
	s.listener, s.address = listener, listener.Addr().String()
	s.mu.Unlock()
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			s.mu.Lock()
			s.conns[conn] = true
			s.most = max(s.most, len(s.conns))
			s.mu.Unlock()
			go s.serve(conn)
		}
	}()
}

// Away ends listening and breaks off what is open.
func (s *Server) Away() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.listener != nil {
		s.listener.Close()
	}
	s.listener = nil
	for conn := range s.conns {
		conn.Close()
	}
}

// Change changes the fields while it runs.
func (s *Server) Change(change func(*Server)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	change(s)
}

// Mails are those taken so far, in order.
func (s *Server) Mails() []Mail {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Mail(nil), s.mails...)
}

// Most is how many connections there were at once.
func (s *Server) Most() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.most
}

// patience ends a wait that would never end.
const patience = time.Minute

// Wait waits until a mail that is looked for has been taken, and gives the first.
func (s *Server) Wait(what string, is func(Mail) bool) Mail {
	s.t.Helper()
	late := false
	stop := time.AfterFunc(patience, func() {
		s.mu.Lock()
		late = true
		s.mu.Unlock()
		s.came.Broadcast()
	})
	defer stop.Stop()
	s.mu.Lock()
	defer s.mu.Unlock()
	for {
		for _, m := range s.mails {
			if is(m) {
				return m
			}
		}
		if late {
			s.t.Fatalf("waited in vain for a mail: %s; %d came", what, len(s.mails))
		}
		s.came.Wait()
	}
}

func (s *Server) serve(conn net.Conn) {
	defer func() {
		conn.Close()
		s.mu.Lock()
		delete(s.conns, conn)
		s.mu.Unlock()
	}()
	talk := textproto.NewConn(conn)
	say := func(format string, args ...any) { talk.PrintfLine(format, args...) }
	say("220 test ESMTP")
	from, to, secure, known := "", "", false, false
	for {
		line, err := talk.ReadLine()
		if err != nil {
			return
		}
		verb, rest, _ := strings.Cut(line, " ")
		s.mu.Lock()
		refuse, offersTLS, user, password := s.Refuse, s.TLS, s.User, s.Password
		s.mu.Unlock()
		answer := func(command, address string) bool {
			if refuse != nil {
				if reply := refuse(command, address); reply != "" {
					say("%s", reply)
					return false
				}
			}
			say("250 OK")
			return true
		}
		switch verb = strings.ToUpper(verb); {
		case verb == "EHLO":
			say("250-test")
			if offersTLS && !secure {
				say("250-STARTTLS")
			}
			if user != "" && (secure || !offersTLS) {
				say("250-AUTH PLAIN")
			}
			say("250 8BITMIME")
		case verb == "STARTTLS" && offersTLS && !secure:
			say("220 Go ahead")
			over := tls.Server(conn, s.cert)
			if over.Handshake() != nil {
				return
			}
			talk, secure = textproto.NewConn(over), true
		case offersTLS && !secure && verb != "QUIT":
			say("530 Must issue a STARTTLS command first")
		case verb == "AUTH":
			if rest == "PLAIN "+base64.StdEncoding.EncodeToString([]byte("\x00"+user+"\x00"+password)) {
				known = true
				say("235 Welcome")
			} else {
				say("535 Authentication failed for %s", user)
			}
		case user != "" && !known && verb != "QUIT":
			say("530 Authentication required")
		case verb == "MAIL":
			if address := between(rest); answer("MAIL", address) {
				from, to = address, ""
			}
		case verb == "RCPT":
			if address := between(rest); answer("RCPT", address) {
				to = address
			}
		case verb == "DATA" && to != "":
			say("354 Go on")
			raw, err := io.ReadAll(talk.DotReader())
			if err != nil {
				return
			}
			s.mu.Lock()
			drop := s.DropAfterData > 0
			if drop {
				s.DropAfterData--
			}
			s.mu.Unlock()
			if drop {
				return
			}
			if refuse != nil {
				if reply := refuse("DATA", to); reply != "" {
					say("%s", reply)
					continue
				}
			}
			s.take(from, to, string(raw))
			say("250 Taken")
		case verb == "RSET" || verb == "NOOP":
			say("250 OK")
		case verb == "QUIT":
			say("221 Goodbye")
			return
		default:
			say("503 Not now")
		}
	}
}

func between(rest string) string {
	_, rest, _ = strings.Cut(rest, "<")
	address, _, _ := strings.Cut(rest, ">")
	return address
}

func (s *Server) take(from, to, raw string) {
	m := Mail{From: from, To: to, Raw: raw}
	if read, err := mail.ReadMessage(strings.NewReader(raw)); err != nil {
		m.Body = fmt.Sprintf("(unreadable: %v)", err)
	} else {
		m.Header = read.Header
		if m.Subject, err = new(mime.WordDecoder).DecodeHeader(read.Header.Get("Subject")); err != nil {
			m.Subject = fmt.Sprintf("(unreadable: %v)", err)
		}
		var body io.Reader = read.Body
		if strings.EqualFold(read.Header.Get("Content-Transfer-Encoding"), "quoted-printable") {
			body = quotedprintable.NewReader(body)
		}
		data, err := io.ReadAll(body)
		if err != nil {
			data = fmt.Appendf(nil, "(unreadable: %v)", err)
		}
		m.Body = strings.ReplaceAll(string(data), "\r\n", "\n")
	}
	s.mu.Lock()
	s.mails = append(s.mails, m)
	s.mu.Unlock()
	s.came.Broadcast()
}
