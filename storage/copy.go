// copy.go makes a consistent copy of a database while it is in use: the backup, and the way back.

package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Copy writes a consistent copy of the database at path from, which a server
// may be writing, to a new file at path to: a backup, or, the other way, its
// restoration. The copy has no epoch; it gets a new one when it is first opened
// for writing, so that a position in the one log is never taken for a position
// in the other. The copy is on disk and complete, or absent, when Copy returns.
// An existing file at to is refused with fs.ErrExist.
func Copy(ctx context.Context, from, to string) error {
	if err := copySQLite(ctx, from, to); err != nil {
		return fmt.Errorf("copy %s to %s: %w", from, to, err)
	}
	return nil
}

func copySQLite(ctx context.Context, from, to string) (err error) {
	for _, path := range []string{from, to} {
		if _, err := sqlitePath(path); err != nil {
			return err
		}
	}
	source, err := openSQLite(ctx, from, options{readOnly: true})
	if err != nil {
		return err
	}
	defer source.Close()
	if to, err = settle(to, false); err != nil {
		return err
	}
	lock, err := lockFile(to + ".lock")
	if err != nil {
		return err
	}
	defer lock.Close()
	// A journal left beside an absent file would be taken for the copy's own.
	for _, suffix := range []string{"", "-wal", "-shm", "-journal"} {
		if _, err := os.Lstat(to + suffix); !errors.Is(err, fs.ErrNotExist) {
			return errors.Join(err, &fs.PathError{Op: "create", Path: to + suffix, Err: fs.ErrExist})
		}
	}
	partial, err := os.CreateTemp(filepath.Dir(to), filepath.Base(to)+".partial-*")
	if err != nil {
		return err
	}
	defer func() {
		partial.Close()
		if err != nil {
			os.Remove(partial.Name())
		}
	}()
	if _, err := source.readers.ExecContext(ctx, `VACUUM INTO ?`, partial.Name()); err != nil {
		return translate(err)
	}
	if err := dropEpoch(ctx, partial.Name()); err != nil {
		return translate(err)
	}
	if err := partial.Sync(); err != nil {
		return err
	}
	if err := os.Rename(partial.Name(), to); err != nil {
		return err
	}
	return syncDir(filepath.Dir(to))
}

func dropEpoch(ctx context.Context, path string) error {
	db, err := sql.Open("sqlite3", uri(path, "mode=rw&_synchronous=FULL"))
	if err != nil {
		return err
	}
	_, err = db.ExecContext(ctx, `DELETE FROM epoch`)
	return errors.Join(err, db.Close())
}
