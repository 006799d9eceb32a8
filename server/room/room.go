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
	grown  chan struct{} // see Grown

	rehearses *Rehearsal // that this hall is for; nil for that of the reports

	mu         sync.Mutex
	rooms      map[string]*Room
	rehearsals map[string]*Rehearsal
	over       []func(*Room) // see OnEnd
}

// NewHall opens a hall on a log. The clock is the one every rule about time goes by.
func NewHall(ctx context.Context, log storage.Log, now func() time.Time, logger *slog.Logger) (*Hall, error) {
	epoch, err := log.Epoch(ctx)
	if err != nil && !errors.Is(err, storage.ErrNotFound) { // a copy that is only read has none, and no cursors
		return nil, err
	}
	return &Hall{log: log, now: now, logger: logger, epoch: epoch, grown: make(chan struct{}, 1), rooms: map[string]*Room{}}, nil
}

// Reports lists the ids of all reports.
func (h *Hall) Reports(ctx context.Context) ([]string, error) { return h.log.Reports(ctx) }

// Room finds the room of a report, loading it when needed; ErrNoReport when there is none.
func (h *Hall) Room(ctx context.Context, report string) (*Room, error) {
	if IsRehearsal(report) {
		return h.rehearsalRoom(ctx, report)
	}
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
	timelines timelines
	feeds     [4]feed // by place in access.Audiences

	mu        sync.Mutex
	waiting   []*job // commands not yet taken up
	working   bool   // a goroutine is taking them up
	listeners map[*Listener]bool

	past sync.RWMutex
	// moments has one entry a record, in order. Reports share what did not change, so that keeping
	// each one costs what it changed.
	moments []Moment
	touched map[string][]int // by paragraph, the moments that are about it
	known   map[commandKey]knownCommand
	stood   map[string][32]byte // by revision, the hash of the record that it stands on
}

// Moment is the report after one record.
type Moment struct {
	Report   *editor.Report
	Sequence int64
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
	r.known, r.touched, r.moments, r.stood = map[commandKey]knownCommand{}, map[string][]int{}, nil, map[string][32]byte{}
	var now Moment
	stood, err := r.replay(ctx, now, func(record storage.Record, h header, events []editor.Event, after *editor.Report) {
		now = r.remember(now, record, h, events, after)
	})
	if err != nil || now.Report == nil {
		return err
	}
	r.now.Store(&now)
	if err := r.finish(ctx, stood); err != nil {
		r.now.Store(nil)
		return err
	}
	from := max(0, len(r.moments)-ringLoaded)
	for i := from; i < len(r.moments); i++ {
		if keepsWords(r.moments[i].Events) { // frames before it hold words that are to be read no more
			from = i
		}
	}
	recent := r.moments[from:]
	var before *editor.Report
	var counts [4]int64
	if older := len(r.moments) - len(recent); older > 0 {
		before, counts = r.moments[older-1].Report, r.moments[older-1].Counts
	}
	for i := range r.feeds {
		r.feeds[i].startAt(counts[i])
	}
	for _, m := range recent {
		r.addFrames(before, m)
		before = m.Report
	}
	r.loaded = true
	return nil
}

// catchUp publishes what the log has after a moment.
func (r *Room) catchUp(ctx context.Context, from Moment) error {
	m := from
	_, err := r.replay(ctx, from, func(record storage.Record, h header, events []editor.Event, after *editor.Report) {
		m = r.publish(m, record, h, events, after)
	})
	return err
}

// readRecord is a record as it was read from the log, or why there are no more.
type readRecord struct {
	storage.Record
	header header
	events []editor.Event
	err    error
}

// readAhead is how many records are read while others are applied.
const readAhead = 64

// replay reads what the log has after a moment, and applies it. One record is read while another is applied.
func (r *Room) replay(ctx context.Context, from Moment, each func(storage.Record, header, []editor.Event, *editor.Report)) (standing, error) {
	stood := newStanding()
	records := make(chan readRecord, readAhead)
	ctx, stop := context.WithCancel(ctx)
	go func() {
		defer close(records)
		r.read(ctx, from.Sequence, stood, func(record readRecord) bool {
			select {
			case records <- record:
				return record.err == nil
			case <-ctx.Done():
				return false
			}
		})
	}()
	defer func() { // it has ended, and what it noted is whole
		stop()
		for range records {
		}
	}()
	report := from.Report
	for record := range records {
		err := record.err
		if err == nil {
			report, err = editor.ApplyAll(report, record.events)
		}
		if err != nil {
			return stood, fmt.Errorf("record %d of %s: %w", record.Sequence, r.id, err)
		}
		each(record.Record, record.header, record.events, report)
	}
	return stood, ctx.Err()
}

// read reads what the log has after a sequence number, until it is told to stop or something is wrong.
func (r *Room) read(ctx context.Context, after int64, stood standing, take func(readRecord) bool) {
	last := after
	for record, err := range r.hall.log.Read(ctx, r.id, after) {
		if err != nil {
			take(readRecord{Record: storage.Record{Sequence: last + 1}, err: err})
			return
		}
		last = record.Sequence
		one := readRecord{Record: record}
		if one.header, one.err = readHeader(record.Header); one.err == nil {
			stood.note(one.header)
			var content []byte
			if content, one.err = stood.content(record); one.err == nil {
				one.events, one.err = editor.ReadFacts(content, one.header.At, one.header.By)
			}
		}
		if !take(one) {
			return
		}
	}
}

// publish makes the moment after a durable record known to every reader. Frames come before the
// snapshot: a snapshot's cursor is never beyond them.
func (r *Room) publish(before Moment, record storage.Record, h header, events []editor.Event, after *editor.Report) Moment {
	m := r.remember(before, record, h, events, after)
	r.addFrames(before.Report, m)
	r.now.Store(&m)
	r.sealed(m)
	r.wake(m)
	r.hall.hint()
	return r.Now()
}

// remember keeps the moment after a durable record.
func (r *Room) remember(before Moment, record storage.Record, h header, events []editor.Event, after *editor.Report) Moment {
	m := Moment{Report: after, Sequence: record.Sequence, At: h.At, Events: events, Readers: h.Readers, Counts: before.Counts}
	for i, audience := range access.Audiences {
		if slices.Contains(h.Readers, audience) {
			m.Counts[i]++
		}
	}
	r.past.Lock()
	defer r.past.Unlock()
	for _, id := range wire.Concerned(after, events) {
		r.touched[id] = append(r.touched[id], len(r.moments))
	}
	for _, e := range events {
		if f, ok := e.Fact.(editor.RevisionCirculated); ok {
			r.stood[f.Revision] = record.Previous
		}
	}
	r.moments = append(r.moments, m)
	r.known[commandKey{record.Actor, record.Command}] = knownCommand{h.Digest, m.Sequence, editor.Made(events)}
	return m
}

// about lists the moments that are about a paragraph, oldest first.
func (r *Room) about(paragraph string) []Moment {
	r.past.RLock()
	defer r.past.RUnlock()
	var moments []Moment
	for _, i := range r.touched[paragraph] {
		moments = append(moments, r.moments[i])
	}
	return moments
}

// History is what happened to one paragraph, as who may know it: what its audience was told when it
// happened. What was opened to it later does not open what was before.
func (r *Room) History(who access.Who, paragraph string) wire.History {
	who = who.To(r.id)
	view := wire.NewView(r.Now().Report, who)
	h := wire.History{Paragraph: paragraph, Number: view.Number(paragraph), Steps: []wire.Step{}}
	for _, m := range r.about(paragraph) {
		if !slices.Contains(m.Readers, who.Audience) {
			continue
		}
		if step, ok := view.At(m.Report).Step(paragraph, m.Events); ok {
			step.At = m.At
			h.Steps = append(h.Steps, step)
		}
	}
	return h
}
