// ended.go tells an open socket that its session has ended.

package access

import (
	"context"
	"strings"
	"sync"
	"time"
)

// SweepEvery is how often the server calls Sweep, so that every socket learns
// within five seconds.
const SweepEvery = 4 * time.Second

// Ended gives a channel that is closed when the session has ended: by SignOut
// here at once, otherwise (its limits, another server) by the next Sweep. stop
// says that nobody waits any more and may be called more than once; the channel
// is then not closed by what comes later.
//
// Ask Ended first and Session second: what ends in between is then not missed.
func (s *Accounts) Ended(secret string) (ended <-chan struct{}, stop func()) {
	d, ok := digestOf(secret)
	if !ok {
		c := make(chan struct{})
		close(c)
		return c, func() {}
	}
	return s.watched.add(d)
}

// Sweep closes the channels of the sessions that have ended otherwise than by
// SignOut here. It asks the store once, whatever the number of sockets, and
// not at all when there are none. When the store does not answer nobody's
// session ends, and the error is returned. It is not a use of the sessions.
func (s *Accounts) Sweep(ctx context.Context) error {
	waiting := s.watched.list() // before the store is asked: a later one may not be in its answer
	if len(waiting) == 0 {
		return nil
	}
	values, err := s.keep.List(ctx, sessionPrefix)
	if err != nil {
		return err
	}
	now := s.clock()
	live := make(map[string]bool, len(values))
	for _, v := range values {
		live[strings.TrimPrefix(v.Key, sessionPrefix)] = now.Before(v.Expires)
	}
	for _, d := range waiting {
		if !live[d.String()] {
			s.cache.drop(d)
			s.watched.end(d)
		}
	}
	return nil
}

// watched holds the channels of the sessions that sockets are open for.
type watched struct {
	mu sync.Mutex
	by map[digest]*watch
}

// watch is shared by all the sockets of one session.
type watch struct {
	ended   chan struct{}
	waiting int
}

func (w *watched) add(d digest) (<-chan struct{}, func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.by == nil {
		w.by = map[digest]*watch{}
	}
	one := w.by[d]
	if one == nil {
		one = &watch{ended: make(chan struct{})}
		w.by[d] = one
	}
	one.waiting++
	return one.ended, sync.OnceFunc(func() {
		w.mu.Lock()
		defer w.mu.Unlock()
		if one.waiting--; one.waiting == 0 && w.by[d] == one {
			delete(w.by, d)
		}
	})
}

func (w *watched) end(d digest) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if one := w.by[d]; one != nil {
		delete(w.by, d)
		close(one.ended)
	}
}

func (w *watched) list() []digest {
	w.mu.Lock()
	defer w.mu.Unlock()
	all := make([]digest, 0, len(w.by))
	for d := range w.by {
		all = append(all, d)
	}
	return all
}
