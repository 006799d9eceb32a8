// server.go is the mail server that mails are handed to: how it is named, reached and spoken with.

package notices

import (
	"bytes"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/wneessen/go-mail"
	"github.com/wneessen/go-mail/smtp"
)

// Server is a mail server.
type Server struct {
	host           string
	port           int
	implicit       bool // TLS from the first byte
	plain          bool // no TLS at all
	user, password string
	hello          string // how this server calls itself

	TLS *tls.Config // nil: the machine's authorities, and the host's name
}

const answerWithin = 30 * time.Second // for each step

var errAddress = errors.New("-smtp takes the mail server as in smtp://user:password@mail.example.org:587, or smtps:// for TLS from the first byte; ?tls=off sends in the clear, which is for a mail server on this machine only")

// ParseServer reads an address. Its errors do not repeat it: there may be a password in it.
func ParseServer(given string) (*Server, error) {
	u, err := url.Parse(given)
	if err != nil || u.Hostname() == "" || u.Path != "" && u.Path != "/" || u.Fragment != "" {
		return nil, errAddress
	}
	s := &Server{host: u.Hostname(), port: 587, user: u.User.Username()}
	s.password, _ = u.User.Password()
	switch u.Scheme {
	case "smtp":
	case "smtps":
		s.implicit, s.port = true, 465
	default:
		return nil, errAddress
	}
	switch {
	case u.RawQuery == "":
	case u.RawQuery == "tls=off" && !s.implicit:
		s.plain = true
	default:
		return nil, errAddress
	}
	if port := u.Port(); port != "" {
		if s.port, err = strconv.Atoi(port); err != nil || s.port < 1 || s.port > 65535 {
			return nil, errAddress
		}
	}
	return s, nil
}

// line is one open connection. It is for one goroutine.
type line struct {
	client *mail.Client
	smtp   *smtp.Client
	conn   net.Conn
	unhook func() bool
}

// open connects and signs in. When the context ends, what is under way has a moment to end, and is
// then cut.
func (s *Server) open(ctx context.Context) (*line, error) {
	l := &line{unhook: func() bool { return false }}
	options := []mail.Option{
		mail.WithPort(s.port), mail.WithTimeout(answerWithin), mail.WithoutNoop(), mail.WithHELO(s.hello),
		mail.WithDialContextFunc(func(dialling context.Context, network, address string) (net.Conn, error) {
			conn, err := (&net.Dialer{}).DialContext(dialling, network, address)
			if err != nil {
				return nil, err
			}
			if s.implicit {
				conn = tls.Client(conn, s.tls())
			}
			l.conn = conn
			l.unhook = context.AfterFunc(ctx, func() { time.AfterFunc(stopWithin, func() { conn.Close() }) })
			return conn, nil
		}),
		mail.WithTLSConfig(s.tls()),
	}
	switch {
	case s.implicit:
		options = append(options, mail.WithSSL())
	case s.plain:
		options = append(options, mail.WithTLSPolicy(mail.NoTLS))
	default:
		options = append(options, mail.WithTLSPolicy(mail.TLSMandatory))
	}
	if s.user != "" {
		options = append(options, mail.WithOpportunisticSMTPAuth(mail.SMTPAuthSCRAMSHA256, mail.SMTPAuthSCRAMSHA1, mail.SMTPAuthPlain, mail.SMTPAuthLogin), mail.WithUsername(s.user), mail.WithPassword(s.password))
	}
	var err error
	if l.client, err = mail.NewClient(s.host, options...); err != nil {
		return nil, err
	}
	if l.smtp, err = l.client.DialToSMTPClientWithContext(ctx); err != nil {
		if l.unhook(); l.conn != nil {
			l.conn.Close()
		}
		return nil, err
	}
	return l, nil
}

func (s *Server) tls() *tls.Config {
	if s.TLS != nil {
		return s.TLS
	}
	return &tls.Config{ServerName: s.host, MinVersion: tls.VersionTLS12}
}

func (l *line) close() {
	if l == nil {
		return
	}
	l.unhook()
	l.conn.SetDeadline(time.Now().Add(stopWithin))
	l.client.CloseWithSMTPClient(l.smtp) // a goodbye that is not heard changes nothing
	l.conn.Close()
}

// outcome is what became of one mail.
type outcome struct {
	taken  bool // the mail server answers for it now
	broken bool // the connection can carry no more
	code   int  // of a refusal; 0 when there was no answer
	reply  string
	ours   bool // the refusal is of this mail: its address or content
	err    error
}

func (l *line) send(m *mail.Msg) (o outcome) {
	o.err = l.client.SendWithSMTPClient(l.smtp, m)
	var refused *mail.SendError
	if m.IsDelivered() {
		o.taken, o.broken = true, o.err != nil
		return o
	}
	if !errors.As(o.err, &refused) {
		o.broken = true
		return o
	}
	o.code = refused.ErrorCode()
	o.broken = o.code == 0
	switch refused.Reason {
	case mail.ErrSMTPRcptTo, mail.ErrSMTPData, mail.ErrSMTPDataClose:
		o.ours = true
	}
	o.reply = replyOf(refused)
	return o
}

// replyOf is the mail server's own words in an error.
func replyOf(err *mail.SendError) string {
	_, words, _ := strings.Cut(err.Error(), strconv.Itoa(err.ErrorCode())+" ")
	words, _, _ = strings.Cut(words, ", affected ")
	if unquoted, err := strconv.Unquote(words); err == nil { // net/textproto quotes what may hold control characters
		words = unquoted
	}
	return words
}

// loggable is an error without what the mail server said, which may name an address or an account.
func loggable(err error) string {
	var refused *mail.SendError
	var network *net.OpError
	switch {
	case errors.As(err, &refused):
		return fmt.Sprintf("%s: code %d", refused.Reason, refused.ErrorCode())
	case errors.As(err, &network):
		return network.Error()
	case err == nil:
		return ""
	}
	text := err.Error()
	if at := strings.IndexFunc(text, func(r rune) bool { return r >= '0' && r <= '9' }); at >= 0 && len(text) >= at+3 {
		text = text[:at+3]
	}
	return text
}

// message makes what is sent of a letter.
func (p *Post) message(ctx context.Context, one *parcel) (*mail.Msg, error) {
	m := mail.NewMsg(mail.WithNoDefaultUserAgent(), mail.WithCharset(mail.CharsetUTF8), mail.WithEncoding(mail.EncodingQP))
	m.FromMailAddress(p.from)
	if err := m.To(one.To); err != nil {
		return nil, errors.New("the address cannot be written") // go-mail's error names it
	}
	m.Subject(one.Subject)
	m.SetDateWithValue(one.At)
	m.SetMessageIDWithValue(one.ID + "@" + p.host)
	m.SetGenHeader("Auto-Submitted", "auto-generated")
	m.SetGenHeaderPreformatted("List-Id", "<"+one.Report+".notices."+p.host+">")
	if !one.Question {
		m.SetGenHeaderPreformatted("List-Unsubscribe", "<"+p.settingsURL(one.Report)+">")
	}
	page, err := p.page(ctx, one.letter)
	if err != nil {
		return nil, err
	}
	m.SetBodyString(mail.TypeTextPlain, page)
	if one.Revision == "" || p.Files == nil {
		return m, nil
	}
	in, err := p.Hall.Room(ctx, one.Report)
	if err != nil {
		return nil, err
	}
	files, err := p.Files(ctx, in.Now().Report, one.Revision)
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		if err := m.AttachReader(oneLine(f.Name), bytes.NewReader(f.Data), mail.WithFileContentType(mail.ContentType(f.Type))); err != nil {
			return nil, err
		}
	}
	return m, nil
}
