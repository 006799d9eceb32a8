// accounts.go keeps the accounts and the invitation links that lead to them.

package access

import (
	"cmp"
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"
	"time"

	"adref/editor"
	"adref/storage"
)

// LinkLimit is how long an invitation link is good for.
const LinkLimit = 30 * 24 * time.Hour

// Errors of a secret that leads nowhere. An unknown, a malformed and an expired
// one are told alike.
var (
	ErrNoInvitation = errors.New("this invitation link is unknown or has expired")
	ErrSignedOut    = errors.New("not signed in")
)

const (
	accountPrefix = "access/account/"
	linkPrefix    = "access/link/"
	sessionPrefix = "access/session/"
)

// Accounts is who may sign in, and who is signed in. Its methods are safe for
// use by many goroutines. Errors other than the ones named are the store's.
//
// Several servers may work on one store. What one of them ends, the others
// learn at the next look-up that their cache does not answer, and at the next
// Sweep.
type Accounts struct {
	keep   storage.Keep
	clock  func() time.Time
	random io.Reader

	// doors makes the store's reads, touches and deletes of one session follow
	// one another, so that what is cached is never older than a sign-out here.
	doors   [64]sync.Mutex
	cache   cache
	watched watched
}

// An Option changes how NewAccounts works.
type Option func(*Accounts)

// WithRandom sets where secrets and ids come from, by many goroutines at once.
// Default: crypto/rand.
func WithRandom(random io.Reader) Option { return func(s *Accounts) { s.random = random } }

// NewAccounts works on the accounts in keep by the time of clock.
func NewAccounts(keep storage.Keep, clock func() time.Time, opts ...Option) *Accounts {
	s := &Accounts{keep: keep, clock: clock, random: rand.Reader}
	for _, set := range opts {
		set(s)
	}
	return s
}

// link is what is kept of an invitation link.
type link struct {
	Account string `json:"account"`
}

// Invite creates the account and a link token for it, good until expires. The
// names are trimmed, Created is set, and an empty ID gets a new one; Invited
// tells it. An account that may not be is an *editor.Refusal: CodeInvalid, or
// CodeSettled when the ID is taken; nothing is then created.
func (s *Accounts) Invite(ctx context.Context, a Account) (token string, expires time.Time, err error) {
	if a, err = a.clean(); err != nil {
		return "", time.Time{}, err
	}
	if a.ID == "" {
		if a.ID, err = newID(s.random); err != nil {
			return "", time.Time{}, err
		}
	}
	a.Created = s.clock().UTC()
	data, err := json.Marshal(a)
	if err != nil {
		return "", time.Time{}, err
	}
	// The link first: a crash in between leaves a link to nobody, which is no
	// invitation; the other way round it would leave an account without a link.
	token, expires, err = s.putLink(ctx, a.ID)
	if err != nil {
		return "", time.Time{}, err
	}
	switch _, err := s.keep.Put(ctx, accountPrefix+a.ID, data, 0, time.Time{}); {
	case errors.Is(err, storage.ErrConflict):
		s.dropLink(ctx, token)
		return "", time.Time{}, &editor.Refusal{Code: editor.CodeSettled, Message: fmt.Sprintf("There is an account %s already.", a.ID)}
	case err != nil:
		s.dropLink(ctx, token)
		return "", time.Time{}, err
	}
	return token, expires, nil
}

// NewLink makes another link for an account there is, whose link expired or was
// lost; earlier links stay good. An *editor.Refusal with CodeNotFound: no such account.
func (s *Accounts) NewLink(ctx context.Context, id string) (token string, expires time.Time, err error) {
	a, err := s.account(ctx, id)
	if err != nil {
		return "", time.Time{}, err
	}
	if a == nil {
		return "", time.Time{}, &editor.Refusal{Code: editor.CodeNotFound, Message: "There is no such account."}
	}
	return s.putLink(ctx, a.ID)
}

// Invited says who a link is for, and signs nobody in. ErrNoInvitation.
func (s *Accounts) Invited(ctx context.Context, token string) (*Account, error) {
	d, ok := digestOf(token)
	if !ok {
		return nil, ErrNoInvitation
	}
	var l link
	v, err := s.get(ctx, linkPrefix+d.String(), &l)
	if err != nil {
		return nil, err
	}
	if v.Version == 0 || !s.clock().Before(v.Expires) {
		return nil, ErrNoInvitation
	}
	a, err := s.account(ctx, l.Account)
	if err == nil && a == nil {
		err = ErrNoInvitation
	}
	return a, err
}

// All lists the accounts, oldest first.
func (s *Accounts) All(ctx context.Context) ([]Account, error) {
	values, err := s.keep.List(ctx, accountPrefix)
	if err != nil {
		return nil, err
	}
	all := make([]Account, len(values))
	for i, v := range values {
		if err := json.Unmarshal(v.Data, &all[i]); err != nil {
			return nil, fmt.Errorf("read %s: %w", v.Key, err)
		}
	}
	slices.SortStableFunc(all, func(a, b Account) int {
		return cmp.Or(a.Created.Compare(b.Created), cmp.Compare(a.ID, b.ID))
	})
	return all, nil
}

// Empty says that there is no account yet.
func (s *Accounts) Empty(ctx context.Context) (bool, error) {
	values, err := s.keep.List(ctx, accountPrefix)
	return len(values) == 0, err
}

func (s *Accounts) putLink(ctx context.Context, account string) (string, time.Time, error) {
	token, d, err := newSecret(s.random)
	if err != nil {
		return "", time.Time{}, err
	}
	data, err := json.Marshal(link{account})
	if err != nil {
		return "", time.Time{}, err
	}
	expires := s.clock().UTC().Add(LinkLimit).Truncate(time.Microsecond) // as the store keeps it
	if _, err := s.keep.Put(ctx, linkPrefix+d.String(), data, 0, expires); err != nil {
		return "", time.Time{}, err
	}
	return token, expires, nil
}

// dropLink removes a link that was told to nobody. It may fail: such a link
// harms nobody and expires.
func (s *Accounts) dropLink(ctx context.Context, token string) {
	if d, ok := digestOf(token); ok {
		_ = s.keep.Delete(context.WithoutCancel(ctx), linkPrefix+d.String(), 0)
	}
}

// account is nil when there is none.
func (s *Accounts) account(ctx context.Context, id string) (*Account, error) {
	if !idPattern.MatchString(id) {
		return nil, nil
	}
	var a Account
	v, err := s.get(ctx, accountPrefix+id, &a)
	if err != nil || v.Version == 0 {
		return nil, err
	}
	return &a, nil
}

// get reads a value into what; its Version is 0 when there is none.
func (s *Accounts) get(ctx context.Context, key string, what any) (storage.Value, error) {
	v, err := s.keep.Get(ctx, key)
	if errors.Is(err, storage.ErrNotFound) {
		return storage.Value{}, nil
	}
	if err != nil {
		return storage.Value{}, err
	}
	if err := json.Unmarshal(v.Data, what); err != nil {
		return storage.Value{}, fmt.Errorf("read %s: %w", key, err)
	}
	return v, nil
}
