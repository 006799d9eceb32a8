// sqlite.go opens and shuts an SQLite store: the lock, whose file it is, the schema, the connections.

package storage

import (
	"context"
	"crypto/rand"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/mattn/go-sqlite3"
	"github.com/pressly/goose/v3"
)

//go:embed migrations/sqlite/*.sql
var migrations embed.FS

const (
	applicationID = 0x41645266 // "AdRf" in the file's header: tells our files from other programs'
	readConns     = 8
	versionTable  = "schema_versions"
)

// sqlite is a Store in one file.
type sqlite struct {
	readOnly  bool
	clock     func() time.Time
	lock      *os.File // nil when readOnly
	readers   *sql.DB
	writes    *sql.DB // nil when readOnly
	writer    *writer
	committer *committer
	watchers  watchers

	gate   sync.RWMutex // held shared by each read, so that Close waits for them
	closed bool
	shut   func() error
}

func openSQLite(ctx context.Context, path string, o options) (_ *sqlite, err error) {
	path, err = settle(path, o.readOnly)
	if err != nil {
		return nil, err
	}
	s := &sqlite{readOnly: o.readOnly, clock: o.clock}
	s.shut = sync.OnceValue(s.release)
	defer func() {
		if err != nil {
			s.shut()
		}
	}()
	if !s.readOnly {
		if s.lock, err = lockFile(path + ".lock"); err != nil {
			return nil, err
		}
		if err := createFile(path); err != nil {
			return nil, err
		}
	}
	s.readers, err = sql.Open("sqlite3", uri(path, "mode=ro&_busy_timeout=5000&_foreign_keys=on&_stmt_cache_size=16"))
	if err != nil {
		return nil, err
	}
	s.readers.SetMaxOpenConns(readConns)
	s.readers.SetMaxIdleConns(readConns)
	if err := s.inspect(ctx); err != nil || s.readOnly {
		return s, err
	}
	s.writes, err = sql.Open("sqlite3", uri(path, "mode=rw&_journal_mode=WAL&_synchronous=FULL&_busy_timeout=5000&_foreign_keys=on&_txlock=immediate&_secure_delete=on"))
	if err != nil {
		return nil, err
	}
	s.writes.SetMaxOpenConns(1)
	if err := s.prepare(ctx); err != nil {
		return nil, err
	}
	if s.writer, err = newWriter(ctx, s.writes, s.clock); err != nil {
		return nil, err
	}
	s.committer = startCommitter(s.writer)
	return s, nil
}

// settle makes the path the one that every process naming the file by any
// symbolic link agrees on, as SQLite does for the files beside it.
func settle(path string, mustExist bool) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	real, err := filepath.EvalSymlinks(path)
	if err == nil {
		info, err := os.Stat(real)
		if err == nil && !info.Mode().IsRegular() {
			err = fmt.Errorf("%w: not a regular file", ErrInvalid)
		}
		return real, err
	}
	if !errors.Is(err, fs.ErrNotExist) || mustExist {
		return "", err
	}
	dir, err := filepath.EvalSymlinks(filepath.Dir(path))
	if err != nil {
		return "", err
	}
	return filepath.Join(dir, filepath.Base(path)), nil
}

// createFile makes an absent database file readable by its owner alone; SQLite
// gives the files beside it the same permission. An existing file is not
// opened: closing it would drop the locks SQLite holds on it in this process.
func createFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return f.Close()
}

func uri(path, query string) string {
	u := url.URL{Scheme: "file", Path: filepath.ToSlash(path), RawQuery: query}
	if u.Path[0] != '/' {
		u.Path = "/" + u.Path // a Windows drive
	}
	return u.String()
}

// inspect reads whose database it is before anything is written to it.
func (s *sqlite) inspect(ctx context.Context) error {
	var id, tables, version int64
	err := s.readers.QueryRowContext(ctx, `SELECT application_id, (SELECT count(*) FROM sqlite_schema) FROM pragma_application_id`).Scan(&id, &tables)
	var e sqlite3.Error
	if errors.As(err, &e) && e.Code == sqlite3.ErrNotADB {
		return fmt.Errorf("%w: not a database", ErrInvalid)
	}
	if err != nil {
		return translate(err)
	}
	if id != applicationID && (tables > 0 || s.readOnly) {
		return fmt.Errorf("%w: a database of another program", ErrInvalid)
	}
	if tables > 0 {
		err = s.readers.QueryRowContext(ctx, `SELECT coalesce(max(version_id), 0) FROM `+versionTable).Scan(&version)
		if err != nil {
			return fmt.Errorf("read its schema version: %w", translate(err))
		}
	}
	provider, err := s.migrator(s.readers)
	if err != nil {
		return err
	}
	sources := provider.ListSources()
	known := sources[len(sources)-1].Version
	if version > known {
		return fmt.Errorf("%w: its schema is number %d, this program knows %d", ErrNewer, version, known)
	}
	if s.readOnly && version < known {
		return fmt.Errorf("%w: its schema is number %d and this program's %d: open it for writing once", ErrReadOnly, version, known)
	}
	return nil
}

func (s *sqlite) migrator(db *sql.DB) (*goose.Provider, error) {
	files, err := fs.Sub(migrations, "migrations/sqlite")
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(goose.DialectSQLite3, db, files,
		goose.WithTableName(versionTable), goose.WithDisableGlobalRegistry(true))
}

// prepare brings the schema up to date and gives a new log its epoch.
func (s *sqlite) prepare(ctx context.Context) error {
	// fullfsync is what durable means on macOS; elsewhere it does nothing.
	if _, err := s.writes.ExecContext(ctx, fmt.Sprintf(`PRAGMA application_id = %d; PRAGMA fullfsync = on; PRAGMA checkpoint_fullfsync = on; PRAGMA journal_size_limit = %d`, applicationID, 64<<20)); err != nil {
		return translate(err)
	}
	provider, err := s.migrator(s.writes)
	if err != nil {
		return err
	}
	if _, err := provider.Up(ctx); err != nil {
		return fmt.Errorf("bring its schema up to date: %w", translate(err))
	}
	// What a crash left in the write-ahead log may have been expunged since.
	if _, err := s.writes.ExecContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`); err != nil {
		return translate(err)
	}
	_, err = s.writes.ExecContext(ctx, `INSERT INTO epoch (id) SELECT ? WHERE NOT EXISTS (SELECT * FROM epoch)`, rand.Text())
	return translate(err)
}

// reading runs one read, which Close waits for, and names its error.
func (s *sqlite) reading(ctx context.Context, read func() error) error {
	s.gate.RLock()
	defer s.gate.RUnlock()
	if s.closed {
		return ErrClosed
	}
	err := read()
	if err != nil && ctx.Err() != nil {
		return ctx.Err()
	}
	return translate(err)
}

// refuseWrite is the answer of a read-only store.
func (s *sqlite) refuseWrite() error {
	s.gate.RLock()
	defer s.gate.RUnlock()
	if s.closed {
		return ErrClosed
	}
	return ErrReadOnly
}

func (s *sqlite) Close() error { return s.shut() }

// release shuts what was opened, in the order that leaves the last word to the
// writer: as the last connection it moves the WAL into the file.
func (s *sqlite) release() error {
	if s.committer != nil {
		s.committer.close()
	}
	s.watchers.close()
	s.gate.Lock()
	s.closed = true
	s.gate.Unlock()
	var errs []error
	if s.readers != nil {
		errs = append(errs, s.readers.Close())
	}
	if s.writer != nil {
		errs = append(errs, s.writer.close())
	}
	if s.writes != nil {
		errs = append(errs, s.writes.Close())
	}
	if s.lock != nil {
		errs = append(errs, s.lock.Close())
	}
	return errors.Join(errs...)
}
