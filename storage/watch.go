// watch.go wakes those who wait for a log to grow.

package storage

import "sync"

// watchers holds who waits for which report; "" waits for all.
type watchers struct {
	mu     sync.Mutex
	by     map[string]map[chan struct{}]struct{}
	closed bool
}

func (w *watchers) watch(report string) (<-chan struct{}, func()) {
	c := make(chan struct{}, 1)
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.closed {
		close(c)
		return c, func() {}
	}
	if w.by == nil {
		w.by = map[string]map[chan struct{}]struct{}{}
	}
	if w.by[report] == nil {
		w.by[report] = map[chan struct{}]struct{}{}
	}
	w.by[report][c] = struct{}{}
	return c, func() {
		w.mu.Lock()
		defer w.mu.Unlock()
		if _, waits := w.by[report][c]; !waits {
			return
		}
		delete(w.by[report], c)
		if len(w.by[report]) == 0 {
			delete(w.by, report)
		}
		close(c)
	}
}

// grown hints at growth of a report; it never waits for a watcher.
func (w *watchers) grown(report string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, key := range [...]string{report, ""} {
		for c := range w.by[key] {
			select {
			case c <- struct{}{}:
			default: // a hint is already there
			}
		}
	}
}

func (w *watchers) close() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.closed = true
	for _, waiting := range w.by {
		for c := range waiting {
			close(c)
		}
	}
	w.by = nil
}
