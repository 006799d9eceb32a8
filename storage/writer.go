// writer.go is the one SQLite connection that writes: a group of jobs in a transaction, each able to fail alone.

package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"syscall"
	"time"

	"github.com/mattn/go-sqlite3"
)

// headLimit bounds the reports whose end of log the writer remembers.
const headLimit = 8192

// head is where a report's log ends.
type head struct {
	sequence int64
	hash     [32]byte
}

// writer is used by the committer's goroutine alone.
type writer struct {
	conn  *sql.Conn
	clock func() time.Time

	begin, commit, savepoint, release, undo           *sql.Stmt
	insertRecord, selectHead, selectCommand           *sql.Stmt
	selectVersion, nextVersion, putValue, deleteValue *sql.Stmt
	sweepValues                                       *sql.Stmt

	heads map[string]head // as committed; a cache, valid because nobody else writes
	fresh map[string]head // as this transaction leaves them
}

func newWriter(ctx context.Context, db *sql.DB, clock func() time.Time) (*writer, error) {
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	w := &writer{conn: conn, clock: clock, heads: map[string]head{}, fresh: map[string]head{}}
	for _, p := range []struct {
		stmt **sql.Stmt
		text string
	}{
		{&w.begin, `BEGIN IMMEDIATE`},
		{&w.commit, `COMMIT`},
		{&w.savepoint, `SAVEPOINT job`},
		{&w.release, `RELEASE job`},
		{&w.undo, `ROLLBACK TO job`},
		{&w.insertRecord, `INSERT INTO records (report, sequence, actor, command, header, content, salt, stand_in, commitment, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`},
		{&w.selectHead, `SELECT sequence, hash FROM records WHERE report = ? ORDER BY sequence DESC LIMIT 1`},
		{&w.selectCommand, `SELECT sequence FROM records WHERE report = ? AND actor = ? AND command = ?`},
		{&w.selectVersion, `SELECT version FROM keep WHERE key = ? AND (expires IS NULL OR expires > ?)`},
		{&w.nextVersion, `UPDATE versions SET last = last + 1 RETURNING last`},
		{&w.putValue, `INSERT INTO keep (key, data, version, expires) VALUES (?, ?, ?, ?)
			ON CONFLICT (key) DO UPDATE SET data = excluded.data, version = excluded.version, expires = excluded.expires`},
		{&w.deleteValue, `DELETE FROM keep WHERE key = ?`},
		{&w.sweepValues, `DELETE FROM keep WHERE key IN (SELECT key FROM keep WHERE expires <= ? LIMIT 8)`},
	} {
		if *p.stmt, err = conn.PrepareContext(ctx, p.text); err != nil {
			conn.Close()
			return nil, err
		}
	}
	return w, nil
}

// close ends the connection; the statements end with it.
func (w *writer) close() error { return w.conn.Close() }

func run(s *sql.Stmt, args ...any) error {
	// Not the caller's context: what was begun is finished, see Log.
	_, err := s.ExecContext(context.Background(), args...)
	return err
}

// write commits a group. A failure means that nothing of it was kept; without
// one, each job without a refusal was.
func (w *writer) write(group []*job) (failure error) {
	clear(w.fresh)
	defer func() {
		if failure != nil {
			failure = errors.Join(translate(failure), w.reset())
		}
	}()
	if err := run(w.begin); err != nil {
		return err
	}
	for _, j := range group {
		if j.steps {
			if err := run(w.savepoint); err != nil {
				return err
			}
		}
		refusal, err := j.run(w)
		if err != nil {
			return err
		}
		j.refusal = refusal
		if j.steps {
			if refusal != nil {
				if err := run(w.undo); err != nil {
					return err
				}
			}
			if err := run(w.release); err != nil {
				return err
			}
		}
	}
	if err := run(w.commit); err != nil {
		return err
	}
	if len(w.heads)+len(w.fresh) > headLimit {
		clear(w.heads)
	}
	for report, h := range w.fresh {
		w.heads[report] = h
	}
	return nil
}

// reset leaves the connection outside any transaction; SQLite has already
// rolled back by itself after some errors.
func (w *writer) reset() error {
	return w.conn.Raw(func(conn any) error {
		c, ok := conn.(*sqlite3.SQLiteConn)
		if !ok {
			return fmt.Errorf("unexpected connection %T", conn)
		}
		if c.AutoCommit() {
			return nil
		}
		_, err := c.Exec(`ROLLBACK`, nil)
		return err
	})
}

// head returns the end of a report's log as the transaction sees it.
func (w *writer) head(report string) (head, error) {
	if h, ok := w.fresh[report]; ok {
		return h, nil
	}
	if h, ok := w.heads[report]; ok {
		return h, nil
	}
	h := head{hash: Origin(report)}
	var hash []byte
	err := w.selectHead.QueryRow(report).Scan(&h.sequence, &hash)
	if errors.Is(err, sql.ErrNoRows) {
		return h, nil
	}
	copy(h.hash[:], hash)
	return h, err
}

// append writes sealed records, completing them in place.
func (w *writer) append(report string, after int64, records []Record) (refusal, failure error) {
	end, err := w.head(report)
	if err != nil {
		return nil, err
	}
	if end.sequence != after {
		return w.refuse(report, after, end, records)
	}
	at := end
	for i := range records {
		r := &records[i]
		r.Sequence, r.Previous = at.sequence+1, at.hash
		hash := r.link()
		if r.Hash != hash && r.Hash != [32]byte{} {
			return fmt.Errorf("%w: record %d of report %q was given with another hash", ErrInvalid, r.Sequence, report), nil
		}
		r.Hash = hash
		// The insert is what claims the number and the command.
		err := run(w.insertRecord, report, r.Sequence, r.Actor, r.Command, r.Header, r.Content, r.Salt, r.StandIn, r.Commitment[:], r.Previous[:], r.Hash[:])
		if isTaken(err) {
			delete(w.heads, report)
			return w.refuse(report, after, end, records)
		}
		if err != nil {
			return nil, err
		}
		at = head{r.Sequence, hash}
	}
	w.fresh[report] = at
	return nil, nil
}

// refuse tells a repeated command from a lost race.
func (w *writer) refuse(report string, after int64, end head, records []Record) (refusal, failure error) {
	for _, r := range records {
		var sequence int64
		err := w.selectCommand.QueryRow(report, r.Actor, r.Command).Scan(&sequence)
		// Records beyond the end are this append's own, about to be undone.
		if err == nil && sequence <= end.sequence {
			return &RepeatedError{Report: report, Actor: r.Actor, Command: r.Command, Sequence: sequence}, nil
		}
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return nil, err
		}
	}
	return fmt.Errorf("%w: log of report %q is at %d, not %d", ErrConflict, report, end.sequence, after), nil
}

// isTaken says whether an insert lost to a row that is there.
func isTaken(err error) bool {
	var e sqlite3.Error
	return errors.As(err, &e) &&
		(e.ExtendedCode == sqlite3.ErrConstraintPrimaryKey || e.ExtendedCode == sqlite3.ErrConstraintUnique)
}

// translate names the driver's errors that callers can act on.
func translate(err error) error {
	var e sqlite3.Error
	if !errors.As(err, &e) {
		return err
	}
	full := e.SystemErrno == syscall.ENOSPC || e.SystemErrno == syscall.EDQUOT || e.SystemErrno == syscall.EFBIG
	switch {
	case e.Code == sqlite3.ErrFull, full:
		return fmt.Errorf("%w: %w", ErrFull, err)
	case e.Code == sqlite3.ErrTooBig:
		return fmt.Errorf("%w: %w", ErrTooLarge, err)
	}
	return err
}
