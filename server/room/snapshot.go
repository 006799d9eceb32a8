// snapshot.go gives the report whole: encoded and compressed once for each audience and position.

package room

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"sync"
	"sync/atomic"

	"adref/server/access"
	"adref/server/wire"
)

// Encoded is a snapshot as it travels.
type Encoded struct {
	Gzip []byte // JSON
	Tag  string // of the content, for an ETag: no two contents share one, not even of two audiences

	sequence int64
}

// snapshots holds the latest snapshot of each audience.
type snapshots [4]struct {
	making sync.Mutex // of the many who ask at once one makes it
	made   atomic.Pointer[Encoded]
}

// Snapshot is the report as who may see it now.
func (r *Room) Snapshot(who access.Who) wire.Snapshot { return r.snapshot(who.To(r.id), r.Now()) }

// EncodedSnapshot is Snapshot, made once for all readers of an audience at one position.
func (r *Room) EncodedSnapshot(who access.Who) (Encoded, error) {
	who = who.To(r.id)
	cache := &r.snapshots[place(who.Audience)]
	if had := cache.made.Load(); had != nil && had.sequence == r.Now().Sequence {
		return *had, nil
	}
	cache.making.Lock()
	defer cache.making.Unlock()
	m := r.Now()
	if had := cache.made.Load(); had != nil && had.sequence == m.Sequence {
		return *had, nil
	}
	made, err := encode(r.snapshot(access.Who{Audience: who.Audience}, m))
	if err != nil {
		return Encoded{}, err
	}
	made.sequence = m.Sequence
	cache.made.Store(&made)
	return made, nil
}

func encode(snapshot wire.Snapshot) (Encoded, error) {
	var b bytes.Buffer
	zip, err := gzip.NewWriterLevel(&b, gzip.BestSpeed)
	if err != nil {
		return Encoded{}, err
	}
	sum := sha256.New()
	e := json.NewEncoder(io.MultiWriter(zip, sum))
	e.SetEscapeHTML(false)
	if err := e.Encode(snapshot); err != nil {
		return Encoded{}, err
	}
	if err := zip.Close(); err != nil {
		return Encoded{}, err
	}
	return Encoded{Gzip: b.Bytes(), Tag: hex.EncodeToString(sum.Sum(nil)[:12])}, nil
}

func (r *Room) snapshot(who access.Who, m Moment) wire.Snapshot {
	s := wire.NewView(m.Report, who).Rehearsed(r.name()).Snapshot(r.cursor(who.Audience, m))
	if !access.May(who, access.ReadLog, access.Subject{Report: m.Report}) {
		return s
	}
	r.past.RLock()
	defer r.past.RUnlock()
	for i := range s.Revisions {
		if hash := r.stood[s.Revisions[i].ID]; hash != [32]byte{} { // what was rehearsed stands on no record
			s.Revisions[i].LogHash = hex.EncodeToString(hash[:])
		}
	}
	return s
}
