// cache.go remembers for a moment what the store said of a session.

package access

import (
	"sync"
	"time"
)

const (
	cacheFor  = 3 * time.Second
	cacheHalf = 4096 // the cache holds twice as many sessions at most
)

// entry is an answer of the store.
type entry struct {
	account *Account  // never changed; nil: no such session
	ends    time.Time // the session's own end
	asked   time.Time
}

// cache holds two generations. What is put goes into the young one; when that
// is full it becomes the old one, and what was in the old one is forgotten.
type cache struct {
	mu         sync.Mutex
	young, old map[digest]entry
}

// get is false for what is not known well enough at now.
func (c *cache) get(d digest, now time.Time) (*Account, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	e, ok := c.young[d]
	if !ok {
		e, ok = c.old[d]
	}
	age := now.Sub(e.asked)
	if !ok || age < 0 || age >= cacheFor || e.account != nil && !now.Before(e.ends) {
		return nil, false
	}
	return e.account, true
}

func (c *cache) put(d digest, e entry) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, there := c.young[d]; !there && len(c.young) >= cacheHalf {
		c.old, c.young = c.young, nil
	}
	if c.young == nil {
		c.young = map[digest]entry{}
	}
	c.young[d] = e
}

func (c *cache) drop(d digest) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.young, d)
	delete(c.old, d)
}
