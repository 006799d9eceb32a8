// post.go is the post: what it works on, and how it runs and ends.

package notices

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/mail"
	"net/url"
	"strings"
	"sync"
	"time"

	"adref/editor"
	"adref/server/room"
	"adref/storage"
)

// Options say what a post works on.
type Options struct {
	Hall   *room.Hall
	Keep   storage.Keep
	Now    func() time.Time // the clock of every date, deadline and wait
	Logger *slog.Logger

	Server *Server // the mail server; nil: this server sends no mail, and settings are only kept
	From   string  // the sender's address, with a name or without
	URL    string  // where readers find this server: "https://adref.example"

	// Files are what a circulated revision is mailed with, to missions that asked for its words: none
	// until there are Word files.
	Files func(ctx context.Context, report *editor.Report, revision string) ([]File, error)
}

// File is attached to a mail.
type File struct {
	Name string
	Type string // "application/pdf"
	Data []byte
}

// Post writes and sends the mails of every report. Its methods are safe for use by many goroutines.
type Post struct {
	Options
	from *mail.Address
	host string // of URL: in the ids of mails

	looking sync.Mutex // held by Look, which alone changes books
	began   time.Time  // nothing before it is told; zero until opened
	books   map[string]*book

	mu      sync.Mutex
	open    bool // the outbox has been read
	waiting map[string]*parcel
	away    int       // how often in a row the mail server did not answer
	pause   time.Time // until when it is left alone

	hinted chan struct{} // there may be something to send
}

// New checks the options. What it refuses is told in words for whoever started the server.
func New(o Options) (*Post, error) {
	p := &Post{Options: o, books: map[string]*book{}, waiting: map[string]*parcel{}, hinted: make(chan struct{}, 1)}
	if o.Server == nil {
		return p, nil
	}
	var err error
	if p.from, err = mail.ParseAddress(o.From); err != nil {
		return nil, errors.New("-mail-from takes the address that mails are sent from, as in adref@example.org")
	}
	base, err := url.Parse(o.URL)
	if err != nil || base.Scheme != "https" && base.Scheme != "http" || base.Hostname() == "" || base.RawQuery != "" || base.Fragment != "" || base.User != nil {
		return nil, errors.New("-url takes the address where readers find this server, as in https://adref.example.org: links in mails lead there")
	}
	p.URL, p.host = strings.TrimSuffix(o.URL, "/"), base.Hostname()
	o.Server.hello = p.host
	if ip := net.ParseIP(p.host); ip != nil {
		o.Server.hello = "[" + p.host + "]"
	}
	return p, nil
}

// stopWithin is how long the mails under way have to end when the post does.
const stopWithin = 3 * time.Second

// Run looks and sends until the context ends. A mail under way then is given a moment to end.
func (p *Post) Run(ctx context.Context) {
	if p.Server == nil {
		// What happens meanwhile is told to nobody, not even when mail is sent again.
		if err := p.Keep.Delete(ctx, beganKey, 0); err != nil && !errors.Is(err, storage.ErrNotFound) && ctx.Err() == nil {
			p.Logger.Error("notices: forget when mail was last sent", "error", err)
		}
		return
	}
	var both sync.WaitGroup
	defer both.Wait()
	both.Go(func() { every(ctx, p.hinted, func() { p.Deliver(ctx) }) })
	every(ctx, p.Hall.Grown(), func() { p.Look(ctx) })
}

// every does something at once, each second, and when hinted.
func every(ctx context.Context, hint <-chan struct{}, do func()) {
	tick := time.NewTicker(time.Second)
	defer tick.Stop()
	for ctx.Err() == nil {
		do()
		select {
		case <-ctx.Done():
		case <-tick.C:
		case <-hint:
		}
	}
}

// fault logs what kept a report's notices from being written. It is tried again at the next look.
func (p *Post) fault(ctx context.Context, doing, report string, err error) {
	if err != nil && ctx.Err() == nil {
		p.Logger.Error("notices: "+doing, "report", report, "error", err)
	}
}
