// snapshot.go gives the report whole: encoded and compressed once for each audience and position.

package room

import (
	"bytes"
	"compress/gzip"
	"encoding/hex"
	"encoding/json"
	"slices"
	"sync/atomic"

	"adref/editor"
	"adref/server/access"
	"adref/server/wire"
)

// Encoded is a snapshot as it travels.
type Encoded struct {
	Gzip []byte // JSON
	Tag  string // changes whenever the content does; for an ETag
}

type snapshots [4]atomic.Pointer[struct {
	sequence int64
	encoded  Encoded
}]

// Snapshot is the report as who may see it now.
func (r *Room) Snapshot(who access.Who) wire.Snapshot { return r.snapshot(who.To(r.id), r.Now()) }

// EncodedSnapshot is Snapshot, made once for all readers of an audience at one position.
func (r *Room) EncodedSnapshot(who access.Who) (Encoded, error) {
	who = who.To(r.id)
	m := r.Now()
	cache := &r.snapshots[place(who.Audience)]
	if had := cache.Load(); had != nil && had.sequence == m.Sequence {
		return had.encoded, nil
	}
	snapshot := r.snapshot(who, m)
	var b bytes.Buffer
	zip, err := gzip.NewWriterLevel(&b, gzip.BestSpeed)
	if err != nil {
		return Encoded{}, err
	}
	e := json.NewEncoder(zip)
	e.SetEscapeHTML(false)
	if err := e.Encode(snapshot); err != nil {
		return Encoded{}, err
	}
	if err := zip.Close(); err != nil {
		return Encoded{}, err
	}
	made := struct {
		sequence int64
		encoded  Encoded
	}{m.Sequence, Encoded{b.Bytes(), snapshot.Cursor}}
	cache.Store(&made)
	return made.encoded, nil
}

func (r *Room) snapshot(who access.Who, m Moment) wire.Snapshot {
	s := wire.NewView(m.Report, who).Snapshot(r.cursor(who.Audience, m))
	if !access.May(who, access.ReadLog, access.Subject{Report: m.Report}) {
		return s
	}
	r.past.RLock()
	defer r.past.RUnlock()
	for _, past := range r.moments {
		for _, e := range past.Events {
			f, ok := e.Fact.(editor.RevisionCirculated)
			if !ok {
				continue
			}
			if at := slices.IndexFunc(s.Revisions, func(rev wire.Revision) bool { return rev.ID == f.Revision }); at >= 0 {
				s.Revisions[at].LogHash = hex.EncodeToString(past.Previous[:])
			}
		}
	}
	return s
}
