// Package storage keeps what must survive: the log of every report, and a
// keep of small mutable values. It knows nothing of what the bytes mean, so a
// rule of negotiation can change without it.
//
// [Log] is append-only. One [Record] is what one command did; the records of a
// report are numbered 1, 2, 3 … without a gap and chained by SHA-256, so that
// nothing can be changed, dropped from the middle or reordered without
// [Verify] naming the place. The content of a record enters the chain only
// through a salted commitment: removing content and salt together (expunging)
// leaves a chain that still verifies and a commitment that tells nothing.
//
// [Keep] holds accounts, sessions, drafts and checkpoints: values replaced by
// compare-and-set, with an expiry. A report is rebuilt from its log alone; a
// checkpoint lost is time lost.
//
// Everything acknowledged is on disk: Append, Put and Delete return after the
// commit was synced. Writes that wait share a commit, at most 64 of them, and
// a refusal of one leaves the others alone. A write given up (its context
// ended) while still waiting is surely not done; one already taken up is
// waited for, a few milliseconds, and its true outcome returned. So no caller
// is ever left not knowing, except by a crash or an I/O error of the disk
// itself: then the same command sent again gets [ErrRepeated] if it was kept.
//
// SQLite (github.com/mattn/go-sqlite3: the reference implementation, in
// process, nothing to run beside the server) is behind the interfaces. Schema
// changes are numbered files under migrations/, applied on opening by
// pressly/goose: its Provider keeps the version table, holds no global state
// and links no driver of its own.
package storage
