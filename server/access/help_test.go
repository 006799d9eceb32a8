// help_test.go is the stage of the tests: a clock that is set by hand, a store that counts and fails, and who acts.

package access

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"adref/editor"
	"adref/storage"
)

const day = 24 * time.Hour

var (
	chair     = Account{Person: "Ms. Ilse Maravan", Role: editor.RoleChair, Everywhere: true}
	delegate  = Account{Person: "Ms. Tavea Lorimu", Role: editor.RoleDelegation, Delegation: "QLR", DelegationName: "Quillara", Reports: []string{"r1"}}
	observer  = Account{Person: "Mr. Ode Fallon", Role: editor.RoleObserver, DelegationName: "Exchange Operators", Reports: []string{"r1"}}
	errOutage = errors.New("the store does not answer")
	opening   = time.Date(2028, 7, 13, 17, 0, 0, 0, time.UTC)
)

// clock is set by hand.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) pass(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(d)
}

// meter counts what a store is asked ("get access/session/", "put …"), and fails or interrupts what it is told to.
type meter struct {
	storage.Keep
	mu     sync.Mutex
	counts map[string]int
	fail   map[string]error
	before map[string]func() // runs once, before what it is named for
}

func (m *meter) asked(what, key string) error {
	kind := what + " " + key[:strings.LastIndex(key, "/")+1]
	m.mu.Lock()
	m.counts[kind]++
	err, before := m.fail[kind], m.before[kind]
	delete(m.before, kind)
	m.mu.Unlock()
	if before != nil {
		before()
	}
	return err
}

func (m *meter) count(kind string) int {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.counts[kind]
}

func (m *meter) failing(kind string, err error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.fail[kind] = err
}

func (m *meter) interrupt(kind string, f func()) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.before[kind] = f
}

func (m *meter) Get(ctx context.Context, key string) (storage.Value, error) {
	if err := m.asked("get", key); err != nil {
		return storage.Value{}, err
	}
	return m.Keep.Get(ctx, key)
}

func (m *meter) Put(ctx context.Context, key string, data []byte, version int64, expires time.Time) (int64, error) {
	if err := m.asked("put", key); err != nil {
		return 0, err
	}
	return m.Keep.Put(ctx, key, data, version, expires)
}

func (m *meter) Delete(ctx context.Context, key string, version int64) error {
	if err := m.asked("delete", key); err != nil {
		return err
	}
	return m.Keep.Delete(ctx, key, version)
}

func (m *meter) List(ctx context.Context, prefix string) ([]storage.Value, error) {
	if err := m.asked("list", prefix); err != nil {
		return nil, err
	}
	return m.Keep.List(ctx, prefix)
}

// stage is accounts on an empty database.
type stage struct {
	*Accounts
	t     *testing.T
	ctx   context.Context
	time  *clock
	store *meter
	file  string
}

func newStage(t *testing.T, opts ...Option) *stage {
	t.Helper()
	time := &clock{at: opening}
	file := filepath.Join(t.TempDir(), "adref.db")
	db, err := storage.Open(t.Context(), file, storage.WithClock(time.now))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Error(err)
		}
	})
	store := &meter{Keep: db, counts: map[string]int{}, fail: map[string]error{}, before: map[string]func(){}}
	return &stage{NewAccounts(store, time.now, opts...), t, t.Context(), time, store, file}
}

// another is a second server on the same store.
func (s *stage) another() *Accounts { return NewAccounts(s.store, s.time.now) }

func (s *stage) invited(a Account) (token string) {
	s.t.Helper()
	token, _, err := s.Invite(s.ctx, a)
	if err != nil {
		s.t.Fatalf("invite %s: %v", a.Person, err)
	}
	return token
}

func (s *stage) signedIn(a Account) (session string) {
	s.t.Helper()
	session, _, err := s.SignIn(s.ctx, s.invited(a))
	if err != nil {
		s.t.Fatalf("sign %s in: %v", a.Person, err)
	}
	return session
}

func (s *stage) in(session string) {
	s.t.Helper()
	if _, err := s.Session(s.ctx, session); err != nil {
		s.t.Fatalf("should be signed in: %v", err)
	}
}

func (s *stage) out(session string) {
	s.t.Helper()
	if a, err := s.Session(s.ctx, session); !errors.Is(err, ErrSignedOut) || a != nil {
		s.t.Fatalf("should be signed out, but %v, %v", a, err)
	}
}

// kept is every value of the store.
func (s *stage) kept() []storage.Value {
	s.t.Helper()
	values, err := s.store.Keep.List(s.ctx, "")
	if err != nil {
		s.t.Fatal(err)
	}
	return values
}

// closed says whether a channel is.
func closed(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}

// lateLister runs after between the reading of a list and its return, once.
type lateLister struct {
	*meter
	after func()
}

func (l *lateLister) List(ctx context.Context, prefix string) ([]storage.Value, error) {
	values, err := l.meter.List(ctx, prefix)
	if after := l.after; after != nil {
		l.after = nil
		after()
	}
	return values, err
}
