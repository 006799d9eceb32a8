// rehearsal.go is rehearsals: copies of a report, held in memory, in which commands are tried out. Each
// is a hall of its own with one room, on a log that reads the report's up to where the rehearsal began and
// keeps what comes after to itself. Nothing of it is ever given to the log of the report.

package room

import (
	"context"
	"crypto/rand"
	"encoding/base32"
	"iter"
	"slices"
	"strings"
	"sync"
	"time"

	"adref/editor"
	"adref/storage"
)

// The most rehearsals there are at once, each being held in memory.
const (
	rehearsalsOfReport = 3
	rehearsalsInAll    = 20
)

const rehearsalPrefix = "rehearsal-"

// Rehearsal is one that runs.
type Rehearsal struct {
	ID       string
	Report   string
	Audience editor.Audience // the widest that is let in
	By       string          // the name of who started it
	At       time.Time

	hall *Hall
}

// IsRehearsal says whether an id is one that rehearsals have, ended ones too.
func IsRehearsal(id string) bool { return strings.HasPrefix(id, rehearsalPrefix) }

// Rehearse starts a rehearsal of a report at its present position. Who may is the caller's to ask.
func (h *Hall) Rehearse(ctx context.Context, report string, audience editor.Audience, by editor.Actor) (Rehearsal, error) {
	if audience != editor.AudienceChair && audience != editor.AudienceDelegations {
		return Rehearsal{}, &editor.Refusal{Code: editor.CodeInvalid, Message: "A rehearsal is for the Chair’s office, or for delegations as well."}
	}
	of, err := h.Room(ctx, report)
	if err != nil {
		return Rehearsal{}, err
	}
	if h.rehearses != nil {
		return Rehearsal{}, &editor.Refusal{Code: editor.CodeInvalid, Message: "This is a rehearsal already. Rehearse the report itself."}
	}
	h.mu.Lock()
	mine := 0
	for _, r := range h.rehearsals {
		if r.Report == report {
			mine++
		}
	}
	full := mine >= rehearsalsOfReport || len(h.rehearsals) >= rehearsalsInAll
	h.mu.Unlock()
	if full {
		return Rehearsal{}, &editor.Refusal{Code: editor.CodeSettled, Message: "There are as many rehearsals as the server holds. End one first."}
	}
	secret := make([]byte, 10)
	rand.Read(secret)
	r := &Rehearsal{
		ID: rehearsalPrefix + strings.ToLower(base32.StdEncoding.EncodeToString(secret)), Report: report, Audience: audience,
		By: by.Name, At: h.now().UTC(),
	}
	log := &rehearsalLog{of: h.log, report: report, last: of.Now().Sequence}
	r.hall = &Hall{log: log, now: h.now, logger: h.logger, epoch: r.ID, rooms: map[string]*Room{}, rehearses: r}
	if _, err := r.hall.Room(ctx, report); err != nil {
		return Rehearsal{}, err
	}
	h.mu.Lock()
	if h.rehearsals == nil {
		h.rehearsals = map[string]*Rehearsal{}
	}
	h.rehearsals[r.ID] = r
	h.mu.Unlock()
	_, since := of.After(log.last)
	if slices.ContainsFunc(since, func(m Moment) bool { return keepsWords(m.Events) }) { // it may hold them
		h.endRehearsals(report)
		return Rehearsal{}, ErrUnavailable
	}
	return *r, nil
}

// Rehearsals lists those of a report, oldest first.
func (h *Hall) Rehearsals(report string) []Rehearsal {
	h.mu.Lock()
	defer h.mu.Unlock()
	var list []Rehearsal
	for _, r := range h.rehearsals {
		if r.Report == report {
			list = append(list, *r)
		}
	}
	slices.SortFunc(list, func(a, b Rehearsal) int { return strings.Compare(a.At.String()+a.ID, b.At.String()+b.ID) })
	return list
}

// OnEnd has the room of every rehearsal that ends given to a function, which sends its readers away.
func (h *Hall) OnEnd(over func(*Room)) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.over = append(h.over, over)
}

// EndRehearsal ends a rehearsal of a report, for good; ErrNoReport when there is none.
func (h *Hall) EndRehearsal(report, id string) error {
	h.mu.Lock()
	r, ok := h.rehearsals[id]
	if ok = ok && r.Report == report; ok {
		delete(h.rehearsals, id)
	}
	over := h.over
	h.mu.Unlock()
	if !ok {
		return ErrNoReport
	}
	r.hall.log.(*rehearsalLog).end()
	for _, tell := range over {
		tell(r.hall.room(report))
	}
	return nil
}

// endRehearsals ends all of a report. They hold its words as they were when they began: what is sealed
// or expunged since would be read in them.
func (h *Hall) endRehearsals(report string) {
	for _, r := range h.Rehearsals(report) {
		_ = h.EndRehearsal(report, r.ID) // somebody else may have ended it
	}
}

// rehearsalRoom finds the room of a rehearsal.
func (h *Hall) rehearsalRoom(ctx context.Context, id string) (*Room, error) {
	h.mu.Lock()
	r, ok := h.rehearsals[id]
	h.mu.Unlock()
	if !ok {
		return nil, ErrNoReport
	}
	return r.hall.Room(ctx, r.Report)
}

// concludeRehearsals lets the clock act in rehearsals too.
func (h *Hall) concludeRehearsals(ctx context.Context) {
	h.mu.Lock()
	var halls []*Hall
	for _, r := range h.rehearsals {
		halls = append(halls, r.hall)
	}
	h.mu.Unlock()
	for _, hall := range halls {
		hall.Conclude(ctx)
	}
}

// Rehearsal is the rehearsal that the room is of; ok is false for the report itself.
func (r *Room) Rehearsal() (Rehearsal, bool) {
	if r.hall.rehearses == nil {
		return Rehearsal{}, false
	}
	return *r.hall.rehearses, true
}

// name is the id under which the room is rehearsed; "" for the report itself.
func (r *Room) name() string {
	rehearsal, _ := r.Rehearsal()
	return rehearsal.ID
}

// rehearsalLog is the log of a report up to a position, and after it what was rehearsed.
type rehearsalLog struct {
	of     storage.Log // only read
	report string
	last   int64 // the position in it

	mu    sync.Mutex
	own   []storage.Record
	ended bool
}

func (l *rehearsalLog) end() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.ended, l.own = true, nil
}

func (l *rehearsalLog) Append(_ context.Context, report string, after int64, records []storage.Record) ([]storage.Record, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case l.ended:
		return nil, storage.ErrClosed
	case report != l.report || after != l.last+int64(len(l.own)):
		return nil, storage.ErrConflict
	}
	stored := slices.Clone(records)
	for i := range stored {
		stored[i].Sequence = after + int64(i) + 1
	}
	l.own = append(l.own, stored...)
	return stored, nil
}

func (l *rehearsalLog) Read(ctx context.Context, report string, from int64) iter.Seq2[storage.Record, error] {
	return func(yield func(storage.Record, error) bool) {
		if report != l.report {
			return
		}
		for record, err := range l.of.Read(ctx, report, from) {
			if err == nil && record.Sequence > l.last {
				break
			}
			if !yield(record, err) || err != nil {
				return
			}
		}
		l.mu.Lock()
		own := l.own[min(max(0, from-l.last), int64(len(l.own))):]
		l.mu.Unlock()
		for _, record := range own {
			if !yield(record, nil) {
				return
			}
		}
	}
}

// Expunge takes nothing off the record of the report; see Room.decide.
func (l *rehearsalLog) Expunge(context.Context, string, []storage.StandIn) error {
	return storage.ErrReadOnly
}

// Watch gives no hints: nobody else appends.
func (l *rehearsalLog) Watch(string) (<-chan struct{}, func()) {
	wake := make(chan struct{})
	return wake, sync.OnceFunc(func() { close(wake) })
}

func (l *rehearsalLog) Reports(context.Context) ([]string, error) { return []string{l.report}, nil }

func (l *rehearsalLog) Epoch(context.Context) (string, error) { return "", storage.ErrNotFound }
