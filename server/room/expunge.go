// expunge.go takes words off the record that were expunged (rule 13): out of the log's files, out of the
// moments that are kept, out of the frames that wait to be read. The event that says so comes first and
// names, in its header, what stands in for each record; what a crash leaves undone is finished when the
// report is next loaded.

package room

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"

	"adref/editor"
	"adref/server/access"
	"adref/storage"
)

// expunged is one record that lost words, and the digest of what stands in its place.
type expunged struct {
	Sequence int64  `json:"sequence"`
	Digest   []byte `json:"digest"` // SHA-256
}

// standing is what stands in for expunged records, by sequence: as the log has it, and as its later
// records say it must be: the last of what they say counts.
type standing struct {
	have map[int64][32]byte
	want map[int64][][32]byte
}

func newStanding() standing { return standing{map[int64][32]byte{}, map[int64][][32]byte{}} }

// content is what a record is replayed from.
func (s standing) content(record storage.Record) ([]byte, error) {
	if !record.Expunged() {
		return record.Content, nil
	}
	if record.StandIn == nil {
		return nil, errors.New("its content was expunged, and nothing stands in its place")
	}
	s.have[record.Sequence] = sha256.Sum256(record.StandIn)
	return record.StandIn, nil
}

func (s standing) note(h header) {
	for _, e := range h.Expunged {
		s.want[e.Sequence] = append(s.want[e.Sequence], [32]byte(e.Digest))
	}
}

// redacted is what must stand in for the records before a moment, by an expunging decided on after it.
func (r *Room) redacted(after *editor.Report, f editor.ContentExpunged) ([]storage.StandIn, []expunged, error) {
	r.past.RLock()
	defer r.past.RUnlock()
	var standIns []storage.StandIn
	var named []expunged
	for _, m := range r.moments {
		without, changed := editor.Redact(after, m.Events, f)
		if !changed {
			continue
		}
		content, err := editor.WriteFacts(without)
		if err != nil {
			return nil, nil, err
		}
		digest := sha256.Sum256(content)
		standIns = append(standIns, storage.StandIn{Sequence: m.Sequence, Content: content})
		named = append(named, expunged{m.Sequence, digest[:]})
	}
	return standIns, named, nil
}

// keepsWords says that the events of a moment change what may be read of moments before it.
func keepsWords(events []editor.Event) bool {
	return slices.ContainsFunc(events, func(e editor.Event) bool {
		switch e.Fact.(type) {
		case editor.ContentSealed, editor.ContentUnsealed, editor.ContentExpunged:
			return true
		}
		return false
	})
}

// sealed does what follows from a moment that keeps words from its readers or takes them off the
// record. The frames before it hold them: who has not read them loads anew.
func (r *Room) sealed(m Moment) {
	if !keepsWords(m.Events) {
		return
	}
	for i := range r.feeds {
		r.feeds[i].keepLast(slices.Contains(m.Readers, access.Audiences[i]))
	}
	r.hall.endRehearsals(r.id)
	for _, e := range m.Events {
		if f, ok := e.Fact.(editor.ContentExpunged); ok {
			standIns, _, err := r.redacted(m.Report, f)
			if err == nil {
				err = r.forget(context.Background(), standIns)
			}
			if err != nil {
				r.hall.logger.Error("expunge: finished when the report is next loaded", "report", r.id, "error", err)
			}
		}
	}
}

// keepLast empties the ring but for its last frame, or wholly.
func (f *feed) keepLast(last bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	kept := 0
	if last && len(f.frames) > 0 {
		kept = 1
	}
	gone := len(f.frames) - kept
	f.frames, f.first, f.bytes = slices.Clone(f.frames[gone:]), f.first+int64(gone), 0
	for _, frame := range f.frames {
		f.bytes += len(frame)
	}
}

// forget takes the words of records out of the log and out of the moments that are kept.
func (r *Room) forget(ctx context.Context, standIns []storage.StandIn) error {
	if len(standIns) == 0 {
		return nil
	}
	failed := r.hall.log.Expunge(ctx, r.id, standIns)
	r.past.Lock()
	defer r.past.Unlock()
	r.moments = slices.Clone(r.moments) // who is reading them goes on with what was
	from := standIns[0].Sequence - 1
	var report *editor.Report
	if from > 0 {
		report = r.moments[from-1].Report
	}
	for i := from; i < int64(len(r.moments)); i++ {
		m := &r.moments[i]
		events := m.Events
		if at := slices.IndexFunc(standIns, func(s storage.StandIn) bool { return s.Sequence == m.Sequence }); at >= 0 {
			var err error
			if events, err = editor.ReadFacts(standIns[at].Content, m.At, m.Events[0].By); err != nil {
				return errors.Join(failed, err)
			}
		}
		next, err := editor.ApplyAll(report, events)
		if err != nil {
			return errors.Join(failed, err)
		}
		m.Events, m.Report, report = events, next, next
	}
	last := r.moments[len(r.moments)-1]
	r.now.Store(&last)
	return failed
}

// finish expunges what a crash left undone, and refuses a log in which anything stands in for a record
// that its own later records do not name.
func (r *Room) finish(ctx context.Context, s standing) error {
	for sequence, have := range s.have {
		if !slices.Contains(s.want[sequence], have) {
			return fmt.Errorf("no record of %s says that record %d was to be expunged, with what stands in its place", r.id, sequence)
		}
	}
	var undone []storage.StandIn
	for sequence, wants := range s.want {
		want := wants[len(wants)-1]
		if have, gone := s.have[sequence]; gone && have == want {
			continue
		}
		if sequence < 1 || sequence > int64(len(r.moments)) {
			return fmt.Errorf("%s has no record %d, which was to be expunged", r.id, sequence)
		}
		events := r.moments[sequence-1].Events
		for _, m := range r.moments[sequence:] {
			for _, e := range m.Events {
				if f, ok := e.Fact.(editor.ContentExpunged); ok {
					events, _ = editor.Redact(m.Report, events, f)
				}
			}
		}
		content, err := editor.WriteFacts(events)
		if err != nil {
			return err
		}
		if sha256.Sum256(content) != want {
			return fmt.Errorf("what stands in for record %d of %s is not what was decided", sequence, r.id)
		}
		undone = append(undone, storage.StandIn{Sequence: sequence, Content: content})
	}
	slices.SortFunc(undone, func(a, b storage.StandIn) int { return int(a.Sequence - b.Sequence) })
	err := r.forget(ctx, undone)
	if errors.Is(err, storage.ErrReadOnly) { // who may not write does not finish it
		return nil
	}
	return err
}

// alone cuts a batch so that an expunging is decided by itself: what it names must be in the record.
func alone(batch []*job) []*job {
	for i, j := range batch {
		if _, ok := j.command.(editor.Expunge); ok {
			return batch[:max(i, 1)]
		}
	}
	return batch
}
