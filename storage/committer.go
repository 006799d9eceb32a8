// committer.go is the one goroutine that writes: it takes what waits, at most groupLimit jobs, into one synced commit.

package storage

import (
	"context"
	"runtime"
	"slices"
	"sync"
)

const (
	groupLimit = 64       // jobs in one commit; measured: more gains nothing
	groupBytes = 16 << 20 // a commit takes no further job beyond this size
)

// job is one write, done whole or refused whole.
type job struct {
	size int // bytes, roughly
	// run writes inside the group's transaction. A refusal undoes this job
	// alone; a failure undoes the group.
	run func(*writer) (refusal, failure error)
	// steps says that run may be refused after it has changed something.
	steps bool
	// kept runs once the commit is on disk, before the caller is answered.
	kept func()

	refusal error
	done    chan error
}

// committer queues jobs for the writer. A job in the queue belongs to its
// caller, who may withdraw it; one taken from it belongs to the writer, who
// always answers.
type committer struct {
	mu     sync.Mutex
	queue  []*job
	closed bool
	wake   chan struct{} // holds a token when the queue or closed has changed
	ended  chan struct{} // closed when the last job is answered
}

func startCommitter(w *writer) *committer {
	c := &committer{wake: make(chan struct{}, 1), ended: make(chan struct{})}
	go c.loop(w)
	return c
}

// do has the job written and returns its outcome.
func (c *committer) do(ctx context.Context, j *job) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	j.done = make(chan error, 1)
	c.mu.Lock()
	if c.closed {
		c.mu.Unlock()
		return ErrClosed
	}
	c.queue = append(c.queue, j)
	c.mu.Unlock()
	c.signal()
	select {
	case err := <-j.done:
		return err
	case <-ctx.Done():
		if c.withdraw(j) {
			return ctx.Err()
		}
		return <-j.done
	}
}

// close refuses new jobs and returns when those accepted are answered.
func (c *committer) close() {
	c.mu.Lock()
	c.closed = true
	c.mu.Unlock()
	c.signal()
	<-c.ended
}

func (c *committer) signal() {
	select {
	case c.wake <- struct{}{}:
	default:
	}
}

func (c *committer) withdraw(j *job) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	i := slices.Index(c.queue, j)
	if i < 0 {
		return false
	}
	c.queue = slices.Delete(c.queue, i, i+1)
	return true
}

// take moves the next group out of the queue; last says that none will follow.
func (c *committer) take(group []*job) (_ []*job, last bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	n, size := 0, 0
	for n < len(c.queue) && n < groupLimit && (n == 0 || size+c.queue[n].size <= groupBytes) {
		size += c.queue[n].size
		n++
	}
	group = append(group, c.queue[:n]...)
	c.queue = slices.Delete(c.queue, 0, n)
	return group, c.closed && len(c.queue) == 0
}

func (c *committer) loop(w *writer) {
	defer close(c.ended)
	var group []*job
	for {
		var last bool
		group, last = c.take(group[:0])
		if len(group) > 0 {
			failure := w.write(group)
			for _, j := range group {
				answer(j, failure)
			}
			clear(group)
			c.gather()
			continue
		}
		if last {
			return
		}
		<-c.wake
	}
}

// gather lets the callers just answered run, as long as the queue still grows
// by it: most send their next at once, and a fuller group costs the same sync.
func (c *committer) gather() {
	for before := -1; ; {
		runtime.Gosched()
		c.mu.Lock()
		n := len(c.queue)
		c.mu.Unlock()
		if n == before || n >= groupLimit {
			return
		}
		before = n
	}
}

// answer tells one caller; hints go out first and only for what was kept.
func answer(j *job, failure error) {
	err := failure
	if err == nil {
		err = j.refusal
	}
	if err == nil && j.kept != nil {
		j.kept()
	}
	j.done <- err
}
