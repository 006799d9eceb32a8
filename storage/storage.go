// storage.go is the contract: Record, Value, Log, Keep, Store, Open and its options.

package storage

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"time"
)

// Record is one entry of a report's log: what one command did.
//
// Given to Append, a record needs Actor, Command, Header and Content; the rest
// is filled in. A record read from another database may be given whole: its
// Salt is then used, a record without Content and Salt keeps its Commitment
// (it was expunged), and a Hash that does not come out the same is refused.
type Record struct {
	Sequence   int64    // 1, 2, 3 … within the report; set by Append
	Actor      string   // who sent the command, an opaque key
	Command    string   // the command's id; a report has (Actor, Command) once
	Header     []byte   // what is never expunged, bytes as written
	Content    []byte   // what may be expunged, bytes as written; nil when expunged
	Salt       []byte   // SaltSize random bytes; nil when expunged
	StandIn    []byte   // what stands in the place of expunged content, outside the chain; else nil
	Commitment [32]byte // of Salt and Content; kept when they are expunged
	Previous   [32]byte // Hash of the record before; of the first, Origin of the report
	Hash       [32]byte // over Previous, Sequence, Actor, Command, Header, Commitment
}

// Expunged says whether the record's content was removed.
func (r Record) Expunged() bool { return r.Content == nil }

// Log is the append-only part of a store. Its methods are safe for use by many
// goroutines.
type Log interface {
	// Append adds records to a report's log directly after sequence number
	// after (0: the log is empty), all or none, and returns them as stored; the
	// returned records share the bytes of those given. When it returns without
	// an error they are durable.
	//
	// ErrConflict: the log is not at after; read, decide again, append again.
	// ErrRepeated (a *RepeatedError says where): the report has a record of
	// this actor and command; it is told even where ErrConflict would do too.
	// ErrInvalid, ErrTooLarge, ErrReadOnly, ErrClosed, or ErrFull when the disk
	// is: nothing was stored. A context that ends while the append waits its
	// turn returns the context's error, and nothing was stored; ended later, it
	// is ignored and the outcome returned. Any other error is the disk's: see
	// the package documentation.
	Append(ctx context.Context, report string, after int64, records []Record) ([]Record, error)

	// Read yields the records with a Sequence above from, in order, up to the
	// end of the log. It holds nothing open between records, so the consumer
	// may be slow, stop early, or use the store meanwhile. An error is yielded
	// last, once, with an empty record. A report without a log yields nothing.
	Read(ctx context.Context, report string, from int64) iter.Seq2[Record, error]

	// Expunge takes the content and salt of records away for good, and puts
	// something in their place: all of them or none. The chain still verifies.
	// Expunging again replaces what stands in. When it returns without an error
	// no file of the database holds the bytes; ErrStillThere: the records are
	// without them, but a file may not be. ErrNotFound: there is no such record.
	Expunge(ctx context.Context, report string, standIns []StandIn) error

	// Watch gives a channel that receives after the report's log has grown; for
	// the report "", after any log has. It is a hint to Read: growth between two
	// receives is one hint, and a hint may come without growth. The channel is
	// closed by stop, which may be called more than once, and by Close.
	Watch(report string) (wake <-chan struct{}, stop func())

	// Reports lists the reports that have a log, in byte order.
	Reports(ctx context.Context) ([]string, error)

	// Epoch is a random id of this log: new for every database and for every
	// copy made by Copy, the same after a restart. A position in the log means
	// something only together with the epoch. ErrNotFound: the database is a
	// copy, opened read-only, that was never opened for writing.
	Epoch(ctx context.Context) (string, error)
}

// Value is one mutable value of a Keep.
type Value struct {
	Key     string
	Data    []byte
	Version int64     // grows with every Put of any key, so that it never returns, not even after Delete
	Expires time.Time // UTC, to the microsecond; zero: never
}

// Keep is the mutable part of a store. What has expired counts as absent
// everywhere. Its methods are safe for use by many goroutines; contexts are
// treated as by Log.
type Keep interface {
	// Get returns the value of key, or ErrNotFound.
	Get(ctx context.Context, key string) (Value, error)

	// Put sets the value of key if its version is the one given (0: if there is
	// none) and returns the new version. Otherwise ErrConflict, and nothing
	// changed. A zero expires means never.
	Put(ctx context.Context, key string, data []byte, version int64, expires time.Time) (int64, error)

	// Delete removes the value of key if its version is the one given (0:
	// whatever its version). ErrNotFound if there is none, ErrConflict if the
	// version is another.
	Delete(ctx context.Context, key string, version int64) error

	// List returns the values whose keys begin with prefix, by key in byte order.
	List(ctx context.Context, prefix string) ([]Value, error)
}

// Store is one open database. Close finishes the writes that were accepted,
// refuses all others with ErrClosed, and returns when the database is shut;
// closing again does nothing.
type Store interface {
	Log
	Keep
	io.Closer
}

// The sizes a store accepts, in bytes. Beyond them: ErrTooLarge.
const (
	MaxName    = 512      // a report, an actor, a command, a key
	MaxHeader  = 1 << 20  // a record's Header
	MaxContent = 64 << 20 // a record's Content, a value's Data, and one Append in all
)

// An Option changes how Open opens.
type Option func(*options)

type options struct {
	readOnly bool
	clock    func() time.Time
}

// ReadOnly opens an existing database beside the server that may be running on
// it: no write is possible (ErrReadOnly), no lock is taken, and Watch gives no
// hints.
func ReadOnly() Option { return func(o *options) { o.readOnly = true } }

// WithClock sets the clock that Keep's expiry is judged by. Default: time.Now.
func WithClock(now func() time.Time) Option { return func(o *options) { o.clock = now } }

// Open opens the database named by dsn, the path of an SQLite file, creating it
// if it does not exist and bringing its schema up to date. One process at a
// time may have it open for writing: ErrInUse. A database written by a newer
// program is refused: ErrNewer.
func Open(ctx context.Context, dsn string, opts ...Option) (Store, error) {
	o := options{clock: time.Now}
	for _, set := range opts {
		set(&o)
	}
	path, err := sqlitePath(dsn)
	if err != nil {
		return nil, err
	}
	s, err := openSQLite(ctx, path, o)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, err)
	}
	return s, nil
}

// sqlitePath refuses what is not the path of a file.
func sqlitePath(dsn string) (string, error) {
	scheme, _, isURL := strings.Cut(dsn, "://")
	switch {
	case dsn == "":
		return "", fmt.Errorf("%w: no database named", ErrInvalid)
	case isURL && (scheme == "postgres" || scheme == "postgresql"):
		// The address may hold a password: it is not repeated in the error.
		return "", fmt.Errorf("PostgreSQL is %w by this version: name an SQLite file instead", errors.ErrUnsupported)
	case isURL:
		return "", fmt.Errorf("%s databases are an %w", scheme, errors.ErrUnsupported)
	case strings.HasPrefix(dsn, ":") || strings.HasPrefix(dsn, "file:"):
		return "", fmt.Errorf("%w: database %q: name a file by its plain path", ErrInvalid, dsn)
	case strings.ContainsRune(dsn, 0):
		return "", fmt.Errorf("%w: the database's path holds a zero byte", ErrInvalid)
	}
	return dsn, nil
}
