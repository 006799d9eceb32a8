// session.go signs people in and out, and knows who a session belongs to.

package access

import (
	"context"
	"encoding/json"
	"errors"
	"sync"
	"time"

	"adref/storage"
)

// How long a session lasts: SessionLimit from signing in, and IdleLimit from
// its last use. Use is noted to the hour, so IdleLimit may come out shorter by
// that, never longer.
const (
	SessionLimit = 14 * 24 * time.Hour
	IdleLimit    = 3 * 24 * time.Hour
	touchAfter   = time.Hour
)

// session is what is kept of one.
type session struct {
	Account  string    `json:"account"`
	SignedIn time.Time `json:"signedIn"`
	Used     time.Time `json:"used"` // to touchAfter
}

func (r session) ends() time.Time {
	limit, idle := r.SignedIn.Add(SessionLimit), r.Used.Add(IdleLimit)
	if idle.Before(limit) {
		return idle
	}
	return limit
}

// SignIn starts a session for whom a link is for. Every call starts a new one,
// with a secret that nobody knew before, and ends no other; the link stays
// good until it expires. ErrNoInvitation.
func (s *Accounts) SignIn(ctx context.Context, token string) (secret string, a *Account, err error) {
	if a, err = s.Invited(ctx, token); err != nil {
		return "", nil, err
	}
	secret, d, err := newSecret(s.random)
	if err != nil {
		return "", nil, err
	}
	now := s.clock().UTC()
	if _, err := s.putSession(ctx, d, session{Account: a.ID, SignedIn: now, Used: now}, 0); err != nil {
		return "", nil, err
	}
	return secret, a, nil
}

// Session says whose session it is, and notes that it is used. ErrSignedOut
// when it is unknown or has ended. An answer may be cacheFor old, but never
// older than a SignOut here.
func (s *Accounts) Session(ctx context.Context, secret string) (*Account, error) {
	d, ok := digestOf(secret)
	if !ok {
		return nil, ErrSignedOut
	}
	a, known := s.cache.get(d, s.clock())
	if !known {
		var err error
		if a, err = s.lookUp(ctx, d); err != nil {
			return nil, err
		}
	}
	if a == nil {
		return nil, ErrSignedOut
	}
	return a.clone(), nil // the caller's own: the cached one is shared
}

// lookUp asks the store for a session and caches the answer, nil when it has ended.
func (s *Accounts) lookUp(ctx context.Context, d digest) (*Account, error) {
	door := s.door(d)
	door.Lock()
	defer door.Unlock()
	now := s.clock()
	if a, known := s.cache.get(d, now); known { // while this one waited
		return a, nil
	}
	var r session
	v, err := s.get(ctx, sessionPrefix+d.String(), &r)
	if err != nil {
		return nil, err
	}
	var a *Account
	if v.Version != 0 && now.Before(r.ends()) {
		if a, err = s.account(ctx, r.Account); err != nil {
			return nil, err
		}
	}
	if a != nil && now.Sub(r.Used) >= touchAfter {
		r.Used = now.UTC()
		ended, err := s.touch(ctx, d, r, v.Version)
		if err != nil {
			return nil, err
		}
		if ended {
			a = nil
		}
	}
	s.cache.put(d, entry{account: a, ends: r.ends(), asked: now})
	return a, nil
}

// touch notes the use of a session, unless another server ended it meanwhile.
// A store that cannot write (a full disk) keeps nobody out: the use is noted
// at a later look-up.
func (s *Accounts) touch(ctx context.Context, d digest, r session, version int64) (ended bool, err error) {
	_, err = s.putSession(ctx, d, r, version)
	if !errors.Is(err, storage.ErrConflict) {
		return false, nil
	}
	_, err = s.keep.Get(ctx, sessionPrefix+d.String())
	if errors.Is(err, storage.ErrNotFound) {
		return true, nil
	}
	return false, err
}

func (s *Accounts) putSession(ctx context.Context, d digest, r session, version int64) (int64, error) {
	data, err := json.Marshal(r)
	if err != nil {
		return 0, err
	}
	return s.keep.Put(ctx, sessionPrefix+d.String(), data, version, r.ends())
}

// SignOut ends a session; one that has ended already stays so, without an
// error. Who waits in Ended is told at once. A person who signs out and leaves
// is signed out: the end of ctx does not undo it.
func (s *Accounts) SignOut(ctx context.Context, secret string) error {
	d, ok := digestOf(secret)
	if !ok {
		return nil
	}
	door := s.door(d)
	door.Lock()
	defer door.Unlock()
	err := s.keep.Delete(context.WithoutCancel(ctx), sessionPrefix+d.String(), 0)
	if err != nil && !errors.Is(err, storage.ErrNotFound) {
		return err
	}
	s.cache.drop(d)
	s.watched.end(d)
	return nil
}

func (s *Accounts) door(d digest) *sync.Mutex { return &s.doors[int(d[0])%len(s.doors)] }
