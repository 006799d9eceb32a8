// keep.go is the Keep of an SQLite store.

package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"
)

func (s *sqlite) Get(ctx context.Context, key string) (v Value, err error) {
	if err := checkName("key", key); err != nil {
		return Value{}, err
	}
	err = s.reading(ctx, func() error {
		rows, err := s.readers.QueryContext(ctx, `SELECT key, data, version, expires FROM keep WHERE key = ?`, key)
		if err != nil {
			return err
		}
		values, err := s.liveValues(rows, key)
		if err == nil && len(values) == 0 {
			err = ErrNotFound
		}
		if err == nil {
			v = values[0]
		}
		return err
	})
	if err != nil {
		return Value{}, fmt.Errorf("get %q: %w", key, err)
	}
	return v, nil
}

func (s *sqlite) List(ctx context.Context, prefix string) (values []Value, err error) {
	err = s.reading(ctx, func() error {
		rows, err := s.readers.QueryContext(ctx, `SELECT key, data, version, expires FROM keep WHERE key >= ? ORDER BY key`, prefix)
		if err != nil {
			return err
		}
		values, err = s.liveValues(rows, prefix)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list %q: %w", prefix, err)
	}
	return values, nil
}

// liveValues reads rows in the order of their keys up to the first without the
// prefix, leaves out what has expired, and closes rows.
func (s *sqlite) liveValues(rows *sql.Rows, prefix string) ([]Value, error) {
	defer rows.Close()
	now := s.clock().UnixMicro()
	var values []Value
	for rows.Next() {
		var v Value
		var expires sql.NullInt64
		if err := rows.Scan(&v.Key, &v.Data, &v.Version, &expires); err != nil {
			return nil, err
		}
		if !strings.HasPrefix(v.Key, prefix) {
			break
		}
		if expires.Valid {
			if expires.Int64 <= now {
				continue
			}
			v.Expires = time.UnixMicro(expires.Int64).UTC()
		}
		values = append(values, v)
	}
	return values, rows.Err()
}

func (s *sqlite) Put(ctx context.Context, key string, data []byte, version int64, expires time.Time) (int64, error) {
	if err := errors.Join(checkName("key", key), checkSize("data", len(data), MaxContent)); err != nil {
		return 0, err
	}
	if s.readOnly {
		return 0, s.refuseWrite()
	}
	if data == nil {
		data = []byte{}
	}
	until := sql.NullInt64{Int64: expires.UnixMicro(), Valid: !expires.IsZero()}
	var put int64
	err := s.committer.do(ctx, &job{
		size: len(data),
		run: func(w *writer) (refusal, failure error) {
			now := w.clock().UnixMicro()
			if refusal, err := w.expect(key, version, now); refusal != nil || err != nil {
				return refusal, err
			}
			if err := run(w.sweepValues, now); err != nil {
				return nil, err
			}
			if err := w.nextVersion.QueryRow().Scan(&put); err != nil {
				return nil, err
			}
			return nil, run(w.putValue, key, data, put, until)
		},
	})
	if err != nil {
		return 0, fmt.Errorf("put %q: %w", key, err)
	}
	return put, nil
}

func (s *sqlite) Delete(ctx context.Context, key string, version int64) error {
	if err := checkName("key", key); err != nil {
		return err
	}
	if s.readOnly {
		return s.refuseWrite()
	}
	err := s.committer.do(ctx, &job{
		run: func(w *writer) (refusal, failure error) {
			found, err := w.version(key, w.clock().UnixMicro())
			switch {
			case err != nil:
				return nil, err
			case found == 0:
				return ErrNotFound, nil
			case version != 0 && found != version:
				return conflict(found, version), nil
			}
			return nil, run(w.deleteValue, key)
		},
	})
	if err != nil {
		return fmt.Errorf("delete %q: %w", key, err)
	}
	return nil
}

// version returns the version of a value that has not expired; 0 if there is none.
func (w *writer) version(key string, now int64) (version int64, err error) {
	err = w.selectVersion.QueryRow(key, now).Scan(&version)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return version, err
}

// expect refuses when the value of key is not at version.
func (w *writer) expect(key string, version, now int64) (refusal, failure error) {
	found, err := w.version(key, now)
	if err == nil && found != version {
		return conflict(found, version), nil
	}
	return nil, err
}

func conflict(found, expected int64) error {
	return fmt.Errorf("%w: value is at version %d, not %d", ErrConflict, found, expected)
}
