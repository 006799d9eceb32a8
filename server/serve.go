// serve.go starts the server: for real, for the demo and for tests.

package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"time"

	"adref/editor"
	"adref/server/access"
	"adref/server/notices"
	"adref/server/room"
	"adref/server/sample"
	"adref/server/takeover"
	"adref/server/web"
	"adref/storage"
)

// Server is a running server. Tests start one too, on port 0.
type Server struct {
	URL      string
	Accounts *access.Accounts
	Hall     *room.Hall

	store    storage.Store
	web      *web.Server
	http     *http.Server
	done     chan error
	sweeping context.CancelFunc
	keeping  sync.WaitGroup // what sweeping ends
}

// Options say how to start.
type Options struct {
	Addr   string // as net.Listen takes it; a port of 0 picks one
	DB     string
	Now    func() time.Time
	Logger *slog.Logger
	Secure bool            // browsers come over TLS, through a proxy
	Mail   notices.Options // Server, From and URL
}

// Start opens the database and listens. Close ends it.
func Start(ctx context.Context, o Options) (*Server, error) {
	store, err := storage.Open(ctx, o.DB, storage.WithClock(o.Now))
	if err != nil {
		return nil, err
	}
	hall, err := room.NewHall(ctx, store, o.Now, o.Logger)
	if err != nil {
		return nil, errors.Join(err, store.Close())
	}
	o.Mail.Hall, o.Mail.Keep, o.Mail.Now, o.Mail.Logger = hall, store, o.Now, o.Logger
	post, err := notices.New(o.Mail)
	if err != nil {
		return nil, errors.Join(misuse{err}, store.Close())
	}
	listener, err := net.Listen("tcp", o.Addr)
	if err != nil {
		return nil, errors.Join(err, store.Close())
	}
	s := &Server{
		URL: "http://" + reachable(listener.Addr()), Hall: hall, Accounts: access.NewAccounts(store, o.Now),
		store: store, done: make(chan error, 1),
	}
	s.web = &web.Server{Hall: hall, Accounts: s.Accounts, Post: post, Keep: store, Desk: &takeover.Desk{Keep: store, Now: o.Now}, Logger: o.Logger, Secure: o.Secure}
	s.http = &http.Server{
		Handler: s.web.Handler(), ReadHeaderTimeout: 10 * time.Second, ReadTimeout: time.Minute, WriteTimeout: 5 * time.Minute,
		IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 32 << 10, ErrorLog: slog.NewLogLogger(o.Logger.Handler(), slog.LevelWarn),
	}
	sweep, stop := context.WithCancel(context.Background())
	s.sweeping = stop
	s.keeping.Go(func() { s.sweep(sweep, o.Logger) })
	s.keeping.Go(func() { hall.KeepTime(sweep) })
	s.keeping.Go(func() { post.Run(sweep) })
	go func() {
		err := s.http.Serve(listener)
		if errors.Is(err, http.ErrServerClosed) {
			err = nil
		}
		s.done <- err
	}()
	return s, nil
}

// sweep ends the sockets of sessions that have expired, or were ended by another server.
func (s *Server) sweep(ctx context.Context, logger *slog.Logger) {
	tick := time.NewTicker(access.SweepEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			if err := s.Accounts.Sweep(ctx); err != nil && ctx.Err() == nil {
				logger.Error("sweep of sessions", "error", err)
			}
		}
	}
}

// reachable writes an address as a browser on this machine reaches it.
func reachable(a net.Addr) string {
	tcp, ok := a.(*net.TCPAddr)
	if !ok {
		return a.String()
	}
	if tcp.IP.IsUnspecified() || tcp.IP.IsLoopback() {
		return fmt.Sprintf("localhost:%d", tcp.Port)
	}
	return tcp.String()
}

// How long open sockets, and then open requests, have to end before they are cut.
const (
	socketsWithin  = 4 * time.Second
	requestsWithin = 4 * time.Second
)

// Close tells every client that the server restarts, finishes what was accepted, and closes the
// database. A client that does not take its answer in time is cut: that is no error.
func (s *Server) Close() error {
	s.sweeping()
	s.keeping.Wait()
	ctx, cancel := context.WithTimeout(context.Background(), socketsWithin)
	defer cancel()
	s.web.Close(ctx)
	ctx, cancel = context.WithTimeout(context.Background(), requestsWithin)
	defer cancel()
	err := s.http.Shutdown(ctx)
	if errors.Is(err, context.DeadlineExceeded) {
		err = s.http.Close()
	}
	return errors.Join(err, <-s.done, s.store.Close())
}

// Link makes an account and the address of its sign-in page.
func (s *Server) Link(ctx context.Context, a access.Account) (string, error) {
	token, _, err := s.Accounts.Invite(ctx, a)
	return s.URL + "/invite/" + token, err
}

// until waits for the end of ctx, or of the server.
func (s *Server) until(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return s.Close()
	case err := <-s.done:
		s.done <- nil
		return errors.Join(err, s.Close())
	}
}

func serve(c call, args []string) error {
	addr := c.flags.String("addr", ":8080", "")
	db := c.flags.String("db", "adref.db", "")
	secure := c.flags.Bool("tls-proxy", false, "")
	mail := mailFlags(c)
	if _, err := c.parse(args); err != nil {
		return err
	}
	o := Options{Addr: *addr, DB: *db, Now: time.Now, Logger: logger(c), Secure: *secure}
	if err := mail(&o); err != nil {
		return err
	}
	s, err := Start(c.ctx, o)
	if err != nil {
		return err
	}
	empty, err := s.Accounts.Empty(c.ctx)
	if err != nil {
		return errors.Join(err, s.Close())
	}
	fmt.Fprintf(c.out, "Adref serves %s on %s\n", *db, s.URL)
	if empty {
		link, err := s.Link(c.ctx, access.Account{Person: "The Chair", Role: editor.RoleChair, Everywhere: true})
		if err != nil {
			return errors.Join(err, s.Close())
		}
		fmt.Fprintf(c.out, "\nThe database is new. Sign in as the Chair, load a draft, and invite the delegations from its page:\n  %s\n", link)
	}
	return s.until(c.ctx)
}

// mailFlags says by which mail server notices go out. ADREF_SMTP keeps a password off the command line.
func mailFlags(c call) func(*Options) error {
	smtp := c.flags.String("smtp", os.Getenv("ADREF_SMTP"), "")
	from := c.flags.String("mail-from", "", "")
	url := c.flags.String("url", "", "")
	return func(o *Options) (err error) {
		o.Mail.From, o.Mail.URL = *from, *url
		if *smtp == "" {
			return nil
		}
		if o.Mail.Server, err = notices.ParseServer(*smtp); err != nil {
			return misuse{err}
		}
		return nil
	}
}

func demo(c call, args []string) error {
	addr := c.flags.String("addr", ":8080", "")
	if _, err := c.parse(args); err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "adref-demo-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	db := filepath.Join(dir, "demo.db")
	report, people, err := loadSample(c, db)
	if err != nil {
		return err
	}
	s, err := Start(c.ctx, Options{Addr: *addr, DB: db, Now: time.Now, Logger: logger(c)})
	if err != nil {
		return err
	}
	fmt.Fprintf(c.out, "Adref shows a sample negotiation on %s\nOpen each link in a browser window of its own (a private window keeps its own session):\n\n", s.URL)
	for _, p := range people {
		account := access.Account{
			Person: p.Name, Role: p.Role, Delegation: p.Delegation, DelegationName: p.DelegationName,
			Reports: []string{report}, Everywhere: p.Role == editor.RoleChair,
		}
		link, err := s.Link(c.ctx, account)
		if err != nil {
			return errors.Join(err, s.Close())
		}
		as := p.DelegationName
		if as == "" {
			as = string(p.Role)
		}
		fmt.Fprintf(c.out, "  %-12s %s\n", as, link)
	}
	fmt.Fprintf(c.out, "\nThe database is temporary: it is gone when you stop this with Ctrl-C.\n")
	return s.until(c.ctx)
}

// loadSample negotiates the sample into a new database.
func loadSample(c call, db string) (string, []sample.Person, error) {
	store, err := storage.Open(c.ctx, db)
	if err != nil {
		return "", nil, err
	}
	report, people, err := sample.Load(c.ctx, store, time.Now(), logger(c))
	return report, people, errors.Join(err, store.Close())
}

func logger(c call) *slog.Logger { return slog.New(slog.NewTextHandler(c.errs, nil)) }
