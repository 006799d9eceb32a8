// Package room holds the reports that are being negotiated: it loads a report from its log, decides
// commands one after the other, stores what they did, and gives every reader the frames of what
// happened.
//
// Lock order: Hall.mu, then Room.mu, then feed.mu. Nothing is published before it is durable.
package room

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"adref/editor"
	"adref/server/access"
	"adref/server/wire"
	"adref/storage"
)

// ErrNoReport says that there is no such report.
var ErrNoReport = errors.New("no such report")

// ErrUnavailable says that the command could not be stored. It may be sent again by its id: if it
// was stored after all, it is recognised.
var ErrUnavailable = errors.New("the record cannot be written now")

// ErrIDReused says that the command's id was used for another command.
var ErrIDReused = errors.New("this command id was used for another command")

// Hall is every report of a server.
type Hall struct {
	log    storage.Log
	now    func() time.Time
	logger *slog.Logger
	epoch  string

	mu    sync.Mutex
	rooms map[string]*Room
}

// NewHall opens a hall on a log. The clock is the one every rule about time goes by.
func NewHall(ctx context.Context, log storage.Log, now func() time.Time, logger *slog.Logger) (*Hall, error) {
	epoch, err := log.Epoch(ctx)
	if err != nil {
		return nil, err
	}
	return &Hall{log: log, now: now, logger: logger, epoch: epoch, rooms: map[string]*Room{}}, nil
}

// Reports lists the ids of all reports.
func (h *Hall) Reports(ctx context.Context) ([]string, error) { return h.log.Reports(ctx) }

// Room finds the room of a report, loading it when needed; ErrNoReport when there is none.
func (h *Hall) Room(ctx context.Context, report string) (*Room, error) {
	r := h.room(report)
	if err := r.load(ctx); err != nil {
		return nil, err
	}
	if r.Now().Report == nil {
		h.mu.Lock()
		if h.rooms[report] == r {
			delete(h.rooms, report)
		}
		h.mu.Unlock()
		return nil, ErrNoReport
	}
	return r, nil
}

// Create makes a report. Its id derives from the actor's and the command's, so that sending the
// command again finds the same one.
func (h *Hall) Create(ctx context.Context, by editor.Actor, commandID string, c editor.Create) (Outcome, error) {
	r := h.room(reportID(by, commandID))
	if err := r.load(ctx); err != nil {
		return Outcome{}, err
	}
	return r.submit(ctx, by, commandID, c)
}

func (h *Hall) room(report string) *Room {
	h.mu.Lock()
	defer h.mu.Unlock()
	r, ok := h.rooms[report]
	if !ok {
		r = &Room{id: report, hall: h, listeners: map[*Listener]bool{}}
		h.rooms[report] = r
	}
	return r
}

// Room is one live report.
type Room struct {
	id   string
	hall *Hall

	loading sync.Mutex
	loaded  bool

	now       atomic.Pointer[Moment] // the latest moment; nil until loaded
	snapshots snapshots
	feeds     [4]feed // by place in access.Audiences

	mu        sync.Mutex
	waiting   []*job // commands not yet taken up
	working   bool   // a goroutine is taking them up
	listeners map[*Listener]bool

	past sync.RWMutex
	// moments has one entry a record, in order. Reports share what did not change, so that keeping
	// each one costs what it changed.
	moments []Moment
	touched map[string][]int // by paragraph, the moments that touched it
	known   map[commandKey]knownCommand
}

// Moment is the report after one record.
type Moment struct {
	Report   *editor.Report
	Sequence int64
	Hash     [32]byte // of the record
	Previous [32]byte
	At       time.Time
	Events   []editor.Event
	Readers  []editor.Audience
	Counts   [4]int64 // how many frames each audience has had
}

type commandKey struct{ person, command string }

type knownCommand struct {
	digest   [32]byte
	sequence int64
	made     []string
}

// Now is the report as it stands: what is durable and published.
func (r *Room) Now() Moment {
	if m := r.now.Load(); m != nil {
		return *m
	}
	return Moment{}
}

// load replays the log once.
func (r *Room) load(ctx context.Context) error {
	r.loading.Lock()
	defer r.loading.Unlock()
	if r.loaded {
		return nil
	}
	r.known, r.touched, r.moments = map[commandKey]knownCommand{}, map[string][]int{}, nil
	for i := range r.feeds {
		r.feeds[i].reset()
	}
	if err := r.catchUp(ctx, Moment{}); err != nil {
		return err
	}
	r.loaded = true
	return nil
}

// catchUp reads, applies and publishes what the log has after a moment.
func (r *Room) catchUp(ctx context.Context, from Moment) error {
	m := from
	for record, err := range r.hall.log.Read(ctx, r.id, from.Sequence) {
		if err != nil {
			return fmt.Errorf("read the log of %s: %w", r.id, err)
		}
		if record.Expunged() {
			return fmt.Errorf("record %d of %s was expunged: the report can be verified but not replayed", record.Sequence, r.id)
		}
		header, err := readHeader(record.Header)
		if err != nil {
			return fmt.Errorf("record %d of %s: %w", record.Sequence, r.id, err)
		}
		events, err := editor.ReadFacts(record.Content, header.At, header.By)
		if err != nil {
			return fmt.Errorf("record %d of %s: %w", record.Sequence, r.id, err)
		}
		report, err := editor.ApplyAll(m.Report, events)
		if err != nil {
			return fmt.Errorf("record %d of %s: %w", record.Sequence, r.id, err)
		}
		m = r.publish(m, record, header, events, report)
	}
	return nil
}

// publish makes the moment after a durable record known to every reader.
func (r *Room) publish(before Moment, record storage.Record, h header, events []editor.Event, after *editor.Report) Moment {
	m := Moment{
		Report: after, Sequence: record.Sequence, Hash: record.Hash, Previous: record.Previous,
		At: h.At, Events: events, Readers: h.Readers, Counts: before.Counts,
	}
	touched := wire.Touches(after, events)
	for i, audience := range access.Audiences {
		if slices.Contains(h.Readers, audience) {
			m.Counts[i]++
			r.feeds[i].add(r.frame(m, touched, audience, m.Counts[i]))
		}
	}
	concerned := touched.Paragraphs
	if wire.ConcernsWhole(events) {
		concerned = after.Order
	}
	r.past.Lock()
	for _, id := range concerned {
		r.touched[id] = append(r.touched[id], len(r.moments))
	}
	r.moments = append(r.moments, m)
	r.known[commandKey{record.Actor, record.Command}] = knownCommand{h.Digest, m.Sequence, editor.Made(events)}
	r.past.Unlock()
	r.now.Store(&m)
	r.wake(events)
	return m
}

// History is what happened to one paragraph, as who may know it.
func (r *Room) History(who access.Who, paragraph string) wire.History {
	now := r.Now()
	view := wire.NewView(now.Report, who)
	h := wire.History{Paragraph: paragraph, Number: view.Number(paragraph), Steps: []wire.Step{}}
	r.past.RLock()
	defer r.past.RUnlock()
	for _, i := range r.touched[paragraph] {
		m := r.moments[i]
		if step, ok := view.At(m.Report).Step(paragraph, m.Events); ok {
			step.At = m.At
			h.Steps = append(h.Steps, step)
		}
	}
	return h
}
