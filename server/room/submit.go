// submit.go takes a command to its end: load, decide, append, publish, answer.

package room

import (
	"context"
	"crypto/sha256"
	"encoding/base32"
	"encoding/json"
	"errors"
	"fmt"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"adref/editor"
	"adref/server/access"
	"adref/storage"
)

// Outcome is what a stored command did.
type Outcome struct {
	Report   string
	Sequence int64
	Made     []string
	Counts   [4]int64 // how many frames each audience has had with it
}

// batchMax is how many commands share one append.
const batchMax = 64

// tries is how often a batch that lost a race is decided again.
const tries = 8

// job is one command on its way.
type job struct {
	by       editor.Actor
	id       string
	command  editor.Command
	digest   [32]byte
	received time.Time
	outcome  Outcome
	err      error
	known    bool // it was stored before, or its id was used
	twin     *job // the same command earlier in the same batch, whose outcome is this one's too
	done     chan struct{}
}

// Submit decides and stores a command, given as its JSON. It returns when the events are durable
// and published, or with the *editor.Refusal, ErrIDReused or ErrUnavailable. A command sent again
// with the same id and body has the same outcome. ctx only ends the wait: a command once taken up
// is finished.
func (r *Room) Submit(ctx context.Context, by editor.Actor, id string, body []byte) (Outcome, error) {
	c, err := editor.ReadCommand(body)
	if err != nil {
		return Outcome{}, err
	}
	if _, create := c.(editor.Create); create {
		return Outcome{}, &editor.Refusal{Code: editor.CodeSettled, Message: "This report exists already."}
	}
	return r.submit(ctx, by, id, c)
}

func (r *Room) submit(ctx context.Context, by editor.Actor, id string, c editor.Command) (Outcome, error) {
	if id == "" || len(id) > 100 || !utf8.ValidString(id) || strings.ContainsFunc(id, unicode.IsControl) {
		return Outcome{}, &editor.Refusal{Code: editor.CodeInvalid, Message: "A command has an id of 1 to 100 bytes without control characters, chosen by its sender."}
	}
	written, err := json.Marshal(c)
	if err != nil {
		return Outcome{}, err
	}
	j := &job{
		by: by, id: id, command: c, received: r.hall.now().UTC().Truncate(time.Microsecond), done: make(chan struct{}),
		digest: sha256.Sum256(append([]byte(c.Type()+"\n"), written...)),
	}
	r.mu.Lock()
	r.waiting = append(r.waiting, j)
	if !r.working {
		r.working = true
		go r.work()
	}
	r.mu.Unlock()
	select {
	case <-j.done:
		return j.outcome, j.err
	case <-ctx.Done():
		return Outcome{}, ctx.Err()
	}
}

// work takes up waiting commands until there are none.
func (r *Room) work() {
	for {
		r.mu.Lock()
		n := min(len(r.waiting), batchMax)
		if n == 0 {
			r.working = false
			r.mu.Unlock()
			return
		}
		batch := alone(r.waiting[:n:n])
		r.waiting = r.waiting[len(batch):]
		r.mu.Unlock()
		r.decideBatch(batch)
		for _, j := range batch {
			if j.twin != nil && j.err == nil {
				j.outcome, j.err = j.twin.outcome, j.twin.err
			}
			close(j.done)
		}
	}
}

// decideBatch decides commands in order of arrival, each on the state the ones before it would
// make, appends what they did in one go, and only then publishes it. Refusals are answered after
// the append too: they may rest on what a command before them did.
func (r *Room) decideBatch(batch []*job) {
	ctx := context.Background()
	for range tries {
		before := r.Now()
		decided := r.decideAll(before, batch)
		if len(decided) == 0 {
			if r.latest(ctx, before, batch) {
				return
			}
			continue
		}
		records := make([]storage.Record, len(decided))
		for i, d := range decided {
			records[i] = d.record
		}
		stored, err := r.hall.log.Append(ctx, r.id, before.Sequence, records)
		switch {
		case err == nil:
			m := before
			for i, d := range decided {
				m = r.publish(m, stored[i], d.header, d.events, d.after)
				d.job.outcome = Outcome{r.id, m.Sequence, editor.Made(d.events), m.Counts}
			}
			return
		case errors.Is(err, storage.ErrConflict) || errors.Is(err, storage.ErrRepeated):
			if err = r.catchUp(ctx, before); err == nil {
				continue
			}
		case errors.Is(err, storage.ErrTooLarge) || errors.Is(err, storage.ErrInvalid):
			// Nothing was stored, and it never will be. One command's fault is not the others'.
			if len(batch) > 1 {
				for i := range batch {
					r.decideBatch(batch[i : i+1])
				}
				return
			}
			batch[0].err = err
			if errors.Is(err, storage.ErrTooLarge) {
				batch[0].err = &editor.Refusal{Code: editor.CodeInvalid, Message: "What this would record is too large to be kept. Nothing was changed."}
			}
			return
		}
		r.hall.logger.Error("append", "report", r.id, "commands", len(batch), "error", err)
		fail(decided, batch)
		// What a failing disk did is read, not guessed.
		if err := r.catchUp(ctx, r.Now()); err != nil {
			r.hall.logger.Error("read after a failed append", "report", r.id, "error", err)
		}
		return
	}
	r.hall.logger.Error("append lost every race", "report", r.id, "tries", tries)
	for _, j := range batch {
		j.outcome, j.err = Outcome{}, ErrUnavailable
	}
}

// latest says whether refusals rest on the latest state of the report, or on nothing that could
// change: another server may have moved it on. An append proves it for what is decided with it.
func (r *Room) latest(ctx context.Context, before Moment, batch []*job) bool {
	if !slices.ContainsFunc(batch, func(j *job) bool { return !j.known && j.err != nil }) {
		return true
	}
	if err := r.catchUp(ctx, before); err != nil {
		r.hall.logger.Error("read before refusing", "report", r.id, "error", err)
		for _, j := range batch {
			if !j.known {
				j.outcome, j.err = Outcome{}, ErrUnavailable
			}
		}
		return true
	}
	return r.Now().Sequence == before.Sequence
}

// fail answers a batch whose append failed. A command that was stored before keeps its outcome; a
// refusal keeps only when it rests on nothing that was to be stored with it.
func fail(decided []decided, batch []*job) {
	first := slices.Index(batch, decided[0].job)
	for i, j := range batch {
		if j.known || i < first {
			continue
		}
		j.outcome, j.err = Outcome{}, ErrUnavailable
	}
}

// decided is one command of a batch that has something to store.
type decided struct {
	job    *job
	record storage.Record
	header header
	events []editor.Event
	after  *editor.Report
}

// decideAll leaves its outcome in each job that has nothing to store.
func (r *Room) decideAll(before Moment, batch []*job) []decided {
	var all []decided
	report := before.Report
	for _, j := range batch {
		j.outcome, j.err, j.known, j.twin = Outcome{}, nil, false, nil
		if known, ok := r.knows(j); ok {
			j.known = true
			j.outcome, j.err = r.again(known, j)
			continue
		}
		if twin := sameInBatch(all, j); twin != nil {
			j.twin = twin
			if twin.digest != j.digest {
				j.err = ErrIDReused
			}
			continue
		}
		d, err := r.decide(report, j)
		if err != nil {
			if _, refused := editor.AsRefusal(err); !refused {
				r.hall.logger.Error("decide", "report", r.id, "command", j.command.Type(), "error", err)
			}
			j.err = err
			continue
		}
		all = append(all, d)
		report = d.after
	}
	return all
}

// decide decides one command. A fault of this program in it is this command's error and nobody else's.
func (r *Room) decide(report *editor.Report, j *job) (d decided, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("fault: %v\n%s", fault, debug.Stack())
		}
	}()
	if _, ok := j.command.(editor.Expunge); ok && r.hall.rehearses != nil {
		return d, &editor.Refusal{Code: editor.CodeInvalid, Message: "A rehearsal takes nothing off the record. Do so in the report itself."}
	}
	events, err := editor.Decide(report, r.id, j.by, j.id, j.command, j.received)
	if err != nil {
		return d, err
	}
	after, err := editor.ApplyAll(report, events)
	if err != nil {
		return d, err
	}
	content, err := editor.WriteFacts(events)
	if err != nil {
		return d, err
	}
	h := header{V: headerVersion, At: events[0].At, By: j.by, Readers: access.Readers(report, after, events), Digest: j.digest}
	if f, ok := events[0].Fact.(editor.ContentExpunged); ok {
		if _, h.Expunged, err = r.redacted(after, f); err != nil {
			return d, err
		}
	}
	written, err := json.Marshal(h)
	if err != nil {
		return d, err
	}
	return decided{j, storage.Record{Actor: j.by.Person, Command: j.id, Header: written, Content: content}, h, events, after}, nil
}

func sameInBatch(all []decided, j *job) *job {
	for _, d := range all {
		if d.job.by.Person == j.by.Person && d.job.id == j.id {
			return d.job
		}
	}
	return nil
}

func (r *Room) knows(j *job) (knownCommand, bool) {
	r.past.RLock()
	defer r.past.RUnlock()
	known, ok := r.known[commandKey{j.by.Person, j.id}]
	return known, ok
}

// again answers a command that was stored before.
func (r *Room) again(known knownCommand, j *job) (Outcome, error) {
	if known.digest != j.digest {
		return Outcome{}, ErrIDReused
	}
	r.past.RLock()
	defer r.past.RUnlock()
	return Outcome{r.id, known.sequence, known.made, r.moments[known.sequence-1].Counts}, nil
}

// header is what a record says for ever, whatever becomes of its content.
type header struct {
	V       int               `json:"v"`
	At      time.Time         `json:"at"`
	By      editor.Actor      `json:"by"`
	Readers []editor.Audience `json:"readers"` // who learned of it when it was appended
	Digest  digest            `json:"digest"`  // SHA-256 of the command

	Expunged []expunged `json:"expunged,omitempty"` // the records that it took words from
}

const headerVersion = 1

// digest is written as a list of numbers. It reads itself: reflection takes longer for it than for all the
// rest of a header, of which a start reads one a record.
type digest [sha256.Size]byte

func (d *digest) UnmarshalJSON(data []byte) error {
	list, opened := strings.CutPrefix(string(data), "[")
	list, closed := strings.CutSuffix(list, "]")
	if !opened || !closed {
		return errors.New("a digest is a list of numbers")
	}
	at := 0
	for part := range strings.SplitSeq(list, ",") {
		n, err := strconv.ParseUint(strings.TrimSpace(part), 10, 8)
		if err != nil || at == len(d) {
			return fmt.Errorf("a digest is a list of %d bytes", len(d))
		}
		d[at] = byte(n)
		at++
	}
	if at != len(d) {
		return fmt.Errorf("a digest is a list of %d bytes", len(d))
	}
	return nil
}

func readHeader(data []byte) (header, error) {
	var h header
	if err := json.Unmarshal(data, &h); err != nil {
		return h, fmt.Errorf("header: %w", err)
	}
	if slices.ContainsFunc(h.Expunged, func(e expunged) bool { return len(e.Digest) != sha256.Size }) {
		return h, errors.New("header: a digest of another length")
	}
	if h.V != headerVersion {
		return h, fmt.Errorf("header version %d is not known to this program", h.V)
	}
	return h, nil
}

func reportID(by editor.Actor, commandID string) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "report %d:%s%d:%s", len(by.Person), by.Person, len(commandID), commandID))
	return strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(sum[:10]))
}

// Stored is what the commands did whose ids begin with a prefix, whoever sent them, by their ids. Where
// several sent one of the same id, it is what the first did.
func (r *Room) Stored(prefix string) map[string][]editor.Event {
	r.past.RLock()
	defer r.past.RUnlock()
	first, found := map[string]int64{}, map[string][]editor.Event{}
	for key, known := range r.known {
		if !strings.HasPrefix(key.command, prefix) {
			continue
		}
		if earlier, twice := first[key.command]; !twice || known.sequence < earlier {
			first[key.command], found[key.command] = known.sequence, r.moments[known.sequence-1].Events
		}
	}
	return found
}
