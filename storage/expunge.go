// expunge.go takes the content of records away for good, and leaves the chain whole.

package storage

import (
	"context"
	"errors"
	"fmt"
)

// StandIn is what stands in the place of a record's content once that is expunged. The chain does not
// cover it: what it may be is for the log's own records to say.
type StandIn struct {
	Sequence int64
	Content  []byte // not nil
}

// ErrStillThere says that content was expunged from the records, and that bytes of it may still be in
// the file beside the database: somebody is reading it. Expunging again, or opening the database
// again, clears them.
var ErrStillThere = errors.New("expunged content may still be in the write-ahead log")

func (s *sqlite) Expunge(ctx context.Context, report string, standIns []StandIn) error {
	size := 0
	for _, in := range standIns {
		if in.Content == nil {
			return fmt.Errorf("expunge: %w: nothing stands in for record %d", ErrInvalid, in.Sequence)
		}
		if size += len(in.Content); size > MaxContent {
			return fmt.Errorf("expunge: %w", ErrTooLarge)
		}
	}
	if s.readOnly {
		return s.refuseWrite()
	}
	var left error
	err := s.committer.do(ctx, &job{
		size:  size,
		steps: true,
		run:   func(w *writer) (refusal, failure error) { return w.expunge(report, standIns) },
		kept:  func() { left = s.writer.clearWAL() },
	})
	if err == nil {
		err = left
	}
	if err != nil {
		return fmt.Errorf("expunge: %w", err)
	}
	return nil
}

func (w *writer) expunge(report string, standIns []StandIn) (refusal, failure error) {
	for _, in := range standIns {
		// secure_delete is on: what the row held is overwritten with zeros, overflow pages and all.
		done, err := w.conn.ExecContext(context.Background(),
			`UPDATE records SET content = NULL, salt = NULL, stand_in = ? WHERE report = ? AND sequence = ?`, in.Content, report, in.Sequence)
		if err != nil {
			return nil, err
		}
		if n, err := done.RowsAffected(); err != nil {
			return nil, err
		} else if n != 1 {
			return fmt.Errorf("%w: report %q has no record %d", ErrNotFound, report, in.Sequence), nil
		}
	}
	return nil, nil
}

// clearWAL moves the write-ahead log into the database and empties it: it holds pages as they were.
func (w *writer) clearWAL() error {
	var busy, frames, moved int
	err := w.conn.QueryRowContext(context.Background(), `PRAGMA wal_checkpoint(TRUNCATE)`).Scan(&busy, &frames, &moved)
	if err != nil {
		return translate(err)
	}
	if busy != 0 {
		return ErrStillThere
	}
	return nil
}
