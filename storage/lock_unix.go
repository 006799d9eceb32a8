// lock_unix.go keeps a second process off a database with flock, which the system releases when the holder dies.

//go:build unix

package storage

import (
	"errors"
	"os"
	"syscall"
)

// lockFile takes the lock held as an open file, or ErrInUse. The file stays
// when the lock goes: removing it could free the name under a new holder.
func lockFile(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if err == nil {
		return f, nil
	}
	f.Close()
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return nil, ErrInUse
	}
	return nil, &os.PathError{Op: "lock", Path: path, Err: err}
}
