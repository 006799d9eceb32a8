// log.go is the Log of an SQLite store.

package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
)

// A page of Read is materialized before it is yielded, so that no transaction
// stays open while the consumer works (it would keep the WAL from shrinking).
const (
	pageRecords = 256
	pageBytes   = 1 << 20
)

func (s *sqlite) Append(ctx context.Context, report string, after int64, records []Record) ([]Record, error) {
	sealed, size, err := seal(report, after, records)
	if err != nil {
		return nil, err
	}
	if s.readOnly {
		return nil, s.refuseWrite()
	}
	err = s.committer.do(ctx, &job{
		size:  size,
		steps: len(sealed) > 1, // a refused insert changes nothing by itself
		run:   func(w *writer) (refusal, failure error) { return w.append(report, after, sealed) },
		kept:  func() { s.watchers.grown(report) },
	})
	if err != nil {
		return nil, fmt.Errorf("append: %w", err)
	}
	return sealed, nil
}

func (s *sqlite) Read(ctx context.Context, report string, from int64) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		for {
			page, more, err := s.page(ctx, report, from)
			if err != nil {
				yield(Record{}, fmt.Errorf("read log of report %q: %w", report, err))
				return
			}
			for _, r := range page {
				if !yield(r, nil) {
					return
				}
				from = r.Sequence
			}
			if !more {
				return
			}
		}
	}
}

// page returns the next records of a log, and whether there may be more.
func (s *sqlite) page(ctx context.Context, report string, from int64) (page []Record, more bool, err error) {
	err = s.reading(ctx, func() error {
		rows, err := s.readers.QueryContext(ctx,
			`SELECT sequence, actor, command, header, content, salt, stand_in, commitment, previous, hash
			FROM records WHERE report = ? AND sequence > ? ORDER BY sequence LIMIT ?`, report, from, pageRecords)
		if err != nil {
			return err
		}
		defer rows.Close()
		for size := 0; rows.Next(); {
			r, err := scanRecord(rows)
			if err != nil {
				return err
			}
			page = append(page, r)
			if size += len(r.Header) + len(r.Content) + len(r.StandIn); size >= pageBytes || len(page) == pageRecords {
				more = true
				break
			}
		}
		return rows.Err()
	})
	return page, more, err
}

func scanRecord(rows *sql.Rows) (Record, error) {
	var r Record
	var commitment, previous, hash []byte
	err := rows.Scan(&r.Sequence, &r.Actor, &r.Command, &r.Header, &r.Content, &r.Salt, &r.StandIn, &commitment, &previous, &hash)
	if err != nil {
		return Record{}, err
	}
	// The schema demands 32 bytes; a file tampered with is Verify's to judge.
	copy(r.Commitment[:], commitment)
	copy(r.Previous[:], previous)
	copy(r.Hash[:], hash)
	return r, nil
}

func (s *sqlite) Watch(report string) (<-chan struct{}, func()) { return s.watchers.watch(report) }

func (s *sqlite) Reports(ctx context.Context) (reports []string, err error) {
	err = s.reading(ctx, func() error {
		// One seek in the primary key per report, not a walk over all records.
		rows, err := s.readers.QueryContext(ctx, `
			WITH RECURSIVE known (report) AS (
				SELECT min(report) FROM records
				UNION ALL
				SELECT (SELECT min(report) FROM records WHERE report > known.report) FROM known WHERE known.report IS NOT NULL
			) SELECT report FROM known WHERE report IS NOT NULL`)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var report string
			if err := rows.Scan(&report); err != nil {
				return err
			}
			reports = append(reports, report)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("list reports: %w", err)
	}
	return reports, nil
}

func (s *sqlite) Epoch(ctx context.Context) (epoch string, err error) {
	err = s.reading(ctx, func() error {
		err := s.readers.QueryRowContext(ctx, `SELECT id FROM epoch`).Scan(&epoch)
		if errors.Is(err, sql.ErrNoRows) {
			return ErrNotFound
		}
		return err
	})
	if err != nil {
		return "", fmt.Errorf("epoch: %w", err)
	}
	return epoch, nil
}
