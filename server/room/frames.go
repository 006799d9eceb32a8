// frames.go is what readers follow: one ring of ready-made frames an audience, which a connection
// reads after its own cursor. First load, live, reconnect and slow client are one path.

package room

import (
	"encoding/json"
	"errors"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"

	"adref/editor"
	"adref/server/access"
	"adref/server/wire"
)

// ErrLoadAnew says that the frames after a cursor cannot be given, not even in part: the reader
// needs a fresh snapshot.
var ErrLoadAnew = errors.New("load a fresh snapshot")

// What a ring keeps at most; a reader further behind loads anew.
const (
	ringFrames = 4096
	ringBytes  = 16 << 20
	// How many records' frames are made again when a report is loaded: for readers who were there
	// when the server stopped.
	ringLoaded = 512
)

// feed is the ring of one audience. Frame number n (from 1) is frames[n-first-1].
type feed struct {
	mu     sync.RWMutex
	first  int64 // how many frames have fallen out
	frames [][]byte
	bytes  int
}

// startAt empties the ring, as if count frames had fallen out.
func (f *feed) startAt(count int64) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.first, f.frames, f.bytes = count, nil, 0
}

func (f *feed) add(frame []byte) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.frames, f.bytes = append(f.frames, frame), f.bytes+len(frame)
	for len(f.frames) > ringFrames || f.bytes > ringBytes && len(f.frames) > 1 {
		f.bytes -= len(f.frames[0])
		f.frames[0] = nil
		f.frames, f.first = f.frames[1:], f.first+1
	}
}

// after gives the frames after count, as many as fit in max bytes but at least one, and the count
// they lead to. The list is the caller's own: the ring moves on while it is written out.
func (f *feed) after(count int64, max int) ([][]byte, int64, error) {
	f.mu.RLock()
	defer f.mu.RUnlock()
	last := f.first + int64(len(f.frames))
	if count < f.first || count > last {
		return nil, count, ErrLoadAnew
	}
	from := f.frames[count-f.first:]
	size := 0
	for i, frame := range from {
		if size += len(frame); size > max && i > 0 {
			from = from[:i]
			break
		}
	}
	return slices.Clone(from), count + int64(len(from)), nil
}

// addFrames encodes one moment for each audience that learned of it, once for all its readers.
func (r *Room) addFrames(before *editor.Report, m Moment) {
	touched := wire.Touches(before, m.Report, m.Events)
	view := wire.NewView(m.Report, access.Who{}).Rehearsed(r.name())
	for i, audience := range access.Audiences {
		if !slices.Contains(m.Readers, audience) {
			continue
		}
		theirs := view.As(access.Who{Audience: audience})
		event, _ := theirs.Describe(m.Events)
		f := wire.Frame{Cursor: r.writeCursor(audience, m.Counts[i]), At: m.At, Event: event, Load: touched.Anew}
		if !touched.Anew {
			f.Changed = theirs.Changed(touched)
		}
		encoded, err := json.Marshal(f)
		if err != nil {
			panic(err) // every type of wire can be encoded
		}
		r.feeds[i].add(encoded)
	}
}

// Frames gives the encoded frames of an audience after a count, at most max bytes of them unless
// one alone is larger, and the count they lead to; or ErrLoadAnew.
func (r *Room) Frames(audience editor.Audience, count int64, max int) ([][]byte, int64, error) {
	return r.feeds[place(audience)].after(count, max)
}

// A cursor names the log's epoch, the audience, and how many of its frames have been seen. It is
// opaque to clients.
func (r *Room) writeCursor(audience editor.Audience, count int64) string {
	return r.hall.epoch + "." + string(audience[0]) + strconv.FormatInt(count, 36)
}

func (r *Room) cursor(audience editor.Audience, m Moment) string {
	return r.writeCursor(audience, m.Counts[place(audience)])
}

// Cursor writes the position of an outcome for its sender.
func (r *Room) Cursor(audience editor.Audience, o Outcome) string {
	return r.writeCursor(audience, o.Counts[place(audience)])
}

// CursorAt writes the position after count frames.
func (r *Room) CursorAt(audience editor.Audience, count int64) string {
	return r.writeCursor(audience, count)
}

// ReadCursor gives the count of frames a cursor of this audience has seen; ErrLoadAnew when it is
// of another epoch or audience, or none at all.
func (r *Room) ReadCursor(audience editor.Audience, cursor string) (int64, error) {
	epoch, rest, ok := strings.Cut(cursor, ".")
	if !ok || epoch != r.hall.epoch || rest == "" || rest[0] != audience[0] {
		return 0, ErrLoadAnew
	}
	count, err := strconv.ParseInt(rest[1:], 36, 64)
	if err != nil || count < 0 {
		return 0, ErrLoadAnew
	}
	return count, nil
}

// Count is how many frames of an audience an outcome comes after.
func (o Outcome) Count(audience editor.Audience) int64 { return o.Counts[place(audience)] }

func place(audience editor.Audience) int {
	for i, a := range access.Audiences {
		if a == audience {
			return i
		}
	}
	panic("no such audience: " + audience)
}

// Listener is told that there is more to read. The wake-up carries nothing.
type Listener struct {
	Wake chan struct{}
	room *Room
	who  access.Who
	mine atomic.Bool
}

// Listen starts telling; Close ends it.
func (r *Room) Listen(who access.Who) *Listener {
	l := &Listener{Wake: make(chan struct{}, 1), room: r, who: who.To(r.id)}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.listeners[l] = true
	return l
}

// Close ends the telling.
func (l *Listener) Close() {
	l.room.mu.Lock()
	defer l.room.mu.Unlock()
	delete(l.room.listeners, l)
}

// Mine says, once, that what its delegation alone may see has changed.
func (l *Listener) Mine() bool { return l.mine.Swap(false) }

// wake tells the listeners who have a frame to read, and those of a delegation whose own positions
// changed so.
func (r *Room) wake(m Moment) {
	var positions []string
	for _, e := range m.Events {
		switch f := e.Fact.(type) {
		case editor.PositionTaken:
			positions = append(positions, f.Delegation)
		case editor.AmendmentJoined: // in place of a position
			positions = append(positions, f.Delegation)
		case editor.AmendmentAccepted: // with what was said of it
			a, _ := m.Report.Amendment(f.In)
			for _, p := range a.Positions {
				positions = append(positions, p.Delegation)
			}
		case editor.SilenceBroken: // with an objection that others see without its name
			positions = append(positions, f.Delegation)
		case editor.BreakDisclosed:
			positions = append(positions, f.Delegation)
		case editor.SilenceAcknowledged:
			positions = append(positions, f.Delegation)
		}
		positions = append(positions, wire.ActedForBy(m.Report, e.Fact)...)
	}
	delegations, accounts := wire.Told(m.Report, m.Events)
	positions = append(positions, delegations...)
	r.mu.Lock()
	defer r.mu.Unlock()
	for l := range r.listeners {
		own := l.who.Account != nil && (slices.Contains(positions, l.who.Account.Delegation) || slices.Contains(accounts, l.who.Account.ID))
		if own {
			l.mine.Store(true)
		}
		if !own && !slices.Contains(m.Readers, l.who.Audience) {
			continue
		}
		select {
		case l.Wake <- struct{}{}:
		default:
		}
	}
}
