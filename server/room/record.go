// record.go gathers the procedural record of a report from its moments.

package room

import (
	"slices"

	"adref/server/access"
	"adref/server/wire"
)

// Record is what was decided, as who may know it: as in History, what its audience was told when it
// happened.
func (r *Room) Record(who access.Who) *wire.Record {
	who = who.To(r.id)
	view := wire.NewView(r.Now().Report, who)
	record := view.Record()
	r.past.RLock()
	moments := slices.Clone(r.moments)
	r.past.RUnlock()
	for _, m := range moments {
		if slices.Contains(m.Readers, who.Audience) && wire.ForTheRecord(m.Events) {
			record.Add(view.At(m.Report), m.At, m.Events)
		}
	}
	return record
}
