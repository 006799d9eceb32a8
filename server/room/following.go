// following.go lets another part of the server follow what happens in every report, record by record.

package room

import (
	"maps"
	"slices"

	"adref/editor"
)

// Rooms are those of the reports that are loaded: all there are, once KeepTime has begun.
func (h *Hall) Rooms() []*Room {
	h.mu.Lock()
	rooms := slices.Collect(maps.Values(h.rooms))
	h.mu.Unlock()
	return slices.DeleteFunc(rooms, func(r *Room) bool { return r.Now().Report == nil })
}

// Grown receives after something was published in any room. It is for one follower; growth between
// two receives is one hint.
func (h *Hall) Grown() <-chan struct{} { return h.grown }

func (h *Hall) hint() {
	select {
	case h.grown <- struct{}{}:
	default:
	}
}

// ID is the report's.
func (r *Room) ID() string { return r.id }

// After gives what happened after a sequence number, oldest first, and the report as it stood before
// that; nil where there was none.
func (r *Room) After(sequence int64) (before *editor.Report, moments []Moment) {
	r.past.RLock()
	defer r.past.RUnlock()
	at := int(min(max(sequence, 0), int64(len(r.moments))))
	if at > 0 {
		before = r.moments[at-1].Report
	}
	return before, slices.Clone(r.moments[at:])
}
