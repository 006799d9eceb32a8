// fates.go finds the report as it stood when a revision was circulated, and says what had become of each
// amendment by then.

package room

import (
	"encoding/hex"
	"slices"
	"sort"

	"adref/editor"
	"adref/server/access"
	"adref/server/wire"
)

// Fates is what had become of each amendment by the time of a revision, or of the live text; ok is false
// when there is no such text, or nothing of it for who asks.
func (r *Room) Fates(who access.Who, side string) (f wire.Fates, ok bool) {
	who = who.To(r.id)
	now := r.Now().Report
	past := now
	if at := slices.IndexFunc(now.Revisions, func(rev *editor.Revision) bool { return rev.ID == side }); at >= 0 {
		past = r.circulated(at)
	}
	if f, ok = wire.NewView(now, who).Fates(side, past); !ok || !access.May(who, access.ReadLog, access.Subject{Report: now}) {
		return f, ok
	}
	r.past.RLock()
	defer r.past.RUnlock()
	if hash := r.stood[side]; hash != [32]byte{} {
		f.LogHash = hex.EncodeToString(hash[:])
	}
	return f, ok
}

// circulated is the report as it stood when its revision at a place in the list had been circulated.
func (r *Room) circulated(at int) *editor.Report {
	r.past.RLock()
	defer r.past.RUnlock()
	return r.moments[sort.Search(len(r.moments)-1, func(i int) bool { return len(r.moments[i].Report.Revisions) > at })].Report
}
