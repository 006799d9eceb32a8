// hash.go is the chain: commitment, hash, origin, and Verify, which proves a log from its bytes alone.

package storage

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"iter"
)

// SaltSize is the length of a record's salt in bytes.
const SaltSize = 16

// The domains keep the three uses of the hash apart. They name the form of
// what is hashed; another form needs another domain.
const (
	originDomain     = "adref report 1"
	commitmentDomain = "adref content 1"
	recordDomain     = "adref record 1"
)

// digest is SHA-256 over the domain and the parts, each preceded by its length
// as 8 bytes, big-endian, so that no two lists of parts give the same input.
func digest(domain string, parts ...[]byte) (sum [32]byte) {
	h := sha256.New()
	var length [8]byte
	part := func(b []byte) {
		binary.BigEndian.PutUint64(length[:], uint64(len(b)))
		h.Write(length[:])
		h.Write(b)
	}
	part([]byte(domain))
	for _, p := range parts {
		part(p)
	}
	h.Sum(sum[:0])
	return sum
}

// Origin is the Previous of a report's first record: it ties the chain to the
// report's id, so that one report's log cannot stand in for another's.
func Origin(report string) [32]byte { return digest(originDomain, []byte(report)) }

func commitment(salt, content []byte) [32]byte {
	return digest(commitmentDomain, salt, content)
}

// link is what Hash must be.
func (r *Record) link() [32]byte {
	var sequence [8]byte
	binary.BigEndian.PutUint64(sequence[:], uint64(r.Sequence))
	return digest(recordDomain, r.Previous[:], sequence[:], []byte(r.Actor), []byte(r.Command), r.Header, r.Commitment[:])
}

// commit sets salt and commitment of a record about to be appended.
func (r *Record) commit() error {
	switch {
	case r.Content == nil && r.Commitment == [32]byte{}:
		return fmt.Errorf("%w: no content", ErrInvalid)
	case r.Content != nil && r.StandIn != nil:
		return fmt.Errorf("%w: something stands in for content that is there", ErrInvalid)
	case r.Content == nil && r.Salt != nil:
		return fmt.Errorf("%w: a salt without its content", ErrInvalid)
	case r.Content == nil:
		return nil // expunged elsewhere: its commitment is all there is
	case r.Salt == nil:
		r.Salt = make([]byte, SaltSize)
		rand.Read(r.Salt)
	case len(r.Salt) != SaltSize:
		return fmt.Errorf("%w: salt of %d bytes, not %d", ErrInvalid, len(r.Salt), SaltSize)
	}
	r.Commitment = commitment(r.Salt, r.Content)
	return nil
}

// BrokenError names the first record of a log that is not what was written.
type BrokenError struct {
	Report   string
	Sequence int64 // the place in the log where the fault shows
	Reason   string
}

func (e *BrokenError) Error() string {
	return fmt.Sprintf("log of report %q is broken at record %d: %s", e.Report, e.Sequence, e.Reason)
}

// Verify proves a report's whole log, read from its first record: numbers
// without a gap, each record chained to the one before, every content matching
// its commitment. It returns how many records are sound and the hash of the
// last of them. A fault is a *BrokenError; an error of reading is returned as
// it is.
//
// A log cut short at its end is sound in itself: compare count and head with a
// hash kept elsewhere. Content that was removed is sound too: that it was meant
// to be is for the log's own records to say.
func Verify(report string, records iter.Seq2[Record, error]) (count int64, head [32]byte, err error) {
	head = Origin(report)
	for r, err := range records {
		if err != nil {
			return count, head, err
		}
		if reason := r.fault(count+1, head); reason != "" {
			return count, head, &BrokenError{Report: report, Sequence: count + 1, Reason: reason}
		}
		count, head = r.Sequence, r.Hash
	}
	return count, head, nil
}

// fault says why r is not the record that belongs at sequence after previous;
// empty when it is.
func (r *Record) fault(sequence int64, previous [32]byte) string {
	switch {
	case r.Sequence != sequence:
		return fmt.Sprintf("record %d stands in its place", r.Sequence)
	case r.Previous != previous:
		return "it does not continue the record before"
	case r.Hash != r.link():
		return "its hash does not match its header, sender or commitment"
	case r.Content == nil && r.Salt != nil:
		return "its content is gone and its salt is not"
	case r.Content != nil && len(r.Salt) != SaltSize:
		return "its salt has the wrong length"
	case r.Content != nil && r.Commitment != commitment(r.Salt, r.Content):
		return "its content does not match its commitment"
	}
	return ""
}
