// errors.go is every way a store refuses, and the checks made before anything is stored.

package storage

import (
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// What a store says no with; test with errors.Is. After any of them nothing
// has changed.
var (
	ErrConflict = errors.New("someone else wrote first")
	ErrRepeated = errors.New("command already recorded")
	ErrNotFound = errors.New("not found")
	ErrInvalid  = errors.New("invalid")
	ErrTooLarge = errors.New("too large")
	ErrFull     = errors.New("no space left for the database")
	ErrReadOnly = errors.New("database is open read-only")
	ErrClosed   = errors.New("database is closed")
	ErrInUse    = errors.New("database is in use by another process")
	ErrNewer    = errors.New("database was written by a newer version of this program")
)

// RepeatedError is the ErrRepeated of Append, with the place of the record that
// was there first. Sequence is 0 when the command stands twice in one Append.
type RepeatedError struct {
	Report, Actor, Command string
	Sequence               int64
}

func (e *RepeatedError) Error() string {
	if e.Sequence == 0 {
		return fmt.Sprintf("command %q of %q stands twice in one append to report %q", e.Command, e.Actor, e.Report)
	}
	return fmt.Sprintf("command %q of %q is already record %d of report %q", e.Command, e.Actor, e.Sequence, e.Report)
}

// Unwrap makes errors.Is(err, ErrRepeated) true.
func (e *RepeatedError) Unwrap() error { return ErrRepeated }

// checkName refuses a name that some backend could not hold: names are text.
func checkName(what, name string) error {
	switch {
	case name == "":
		return fmt.Errorf("%w: %s is empty", ErrInvalid, what)
	case len(name) > MaxName:
		return fmt.Errorf("%w: %s has %d bytes, at most %d are kept", ErrTooLarge, what, len(name), MaxName)
	case !utf8.ValidString(name):
		return fmt.Errorf("%w: %s is not UTF-8", ErrInvalid, what)
	case strings.ContainsRune(name, 0):
		return fmt.Errorf("%w: %s holds a zero byte", ErrInvalid, what)
	}
	return nil
}

func checkSize(what string, size, most int) error {
	if size > most {
		return fmt.Errorf("%w: %s has %d bytes, at most %d are kept", ErrTooLarge, what, size, most)
	}
	return nil
}

// seal checks what is about to be appended and returns copies with salt and
// commitment in place; sequence and chain come with the turn to be written.
func seal(report string, after int64, records []Record) ([]Record, int, error) {
	if err := checkName("report", report); err != nil {
		return nil, 0, err
	}
	if after < 0 {
		return nil, 0, fmt.Errorf("%w: append after sequence number %d", ErrInvalid, after)
	}
	if len(records) == 0 {
		return nil, 0, fmt.Errorf("%w: append of no records", ErrInvalid)
	}
	type sender struct{ actor, command string }
	seen := make(map[sender]bool, len(records))
	sealed := make([]Record, len(records))
	size := 0
	for i, r := range records {
		if err := errors.Join(
			checkName("actor", r.Actor),
			checkName("command", r.Command),
			checkSize("header", len(r.Header), MaxHeader),
			checkSize("content", len(r.Content), MaxContent),
		); err != nil {
			return nil, 0, fmt.Errorf("record %d of %d: %w", i+1, len(records), err)
		}
		if s := (sender{r.Actor, r.Command}); seen[s] {
			return nil, 0, &RepeatedError{Report: report, Actor: r.Actor, Command: r.Command}
		} else {
			seen[s] = true
		}
		if r.Header == nil {
			r.Header = []byte{}
		}
		if err := r.commit(); err != nil {
			return nil, 0, fmt.Errorf("record %d of %d: %w", i+1, len(records), err)
		}
		sealed[i] = r
		size += len(r.Header) + len(r.Content)
	}
	if err := checkSize("append", size, MaxContent+MaxHeader); err != nil {
		return nil, 0, err
	}
	return sealed, size, nil
}
