// moments.go counts the moments that each audience may look back at, and finds one of them.

package room

import (
	"errors"
	"slices"
	"sort"
	"strconv"
	"sync"

	"adref/editor"
	"adref/server/access"
	"adref/server/wire"
)

// ErrNoMoment says that there is no such moment that the reader may look back at.
var ErrNoMoment = errors.New("no such moment")

// ErrNotAMoment says that what should name a moment is neither a number nor a name.
var ErrNotAMoment = errors.New("not the number or the name of a moment")

// timelines are the moments that each audience may look back at, as of a sequence number.
type timelines [4]struct {
	making sync.Mutex
	until  int64
	list   []seen
}

// seen is a moment as one audience counts it.
type seen struct {
	at   int // its place among the moments of the room
	nth  int // of those of its instant, from 1
	text bool
}

// seenBy lists the moments that an audience may look back at, oldest first, and the moments of the room with
// which it was made.
func (r *Room) seenBy(who access.Who) ([]seen, []Moment) {
	now := r.Now()
	r.past.RLock()
	all := slices.Clip(r.moments[:now.Sequence])
	r.past.RUnlock()
	cache := &r.timelines[place(who.Audience)]
	cache.making.Lock()
	defer cache.making.Unlock()
	if cache.until == now.Sequence {
		return cache.list, all
	}
	who = access.Who{Audience: who.Audience}
	var list []seen
	wasLive := false
	for i, m := range all {
		if !slices.Contains(m.Readers, who.Audience) || !wire.Tells(who, m.Report, now.Report, m.Events) {
			continue
		}
		t := seen{at: i, nth: 1}
		if n := len(list); n > 0 && all[list[n-1].at].At.Equal(m.At) {
			t.nth = list[n-1].nth + 1
		}
		live := access.MayThen(who, access.ReadLive, m.Report, now.Report)
		if t.text = live != wasLive; live {
			t.text = t.text || wire.ChangesText(m.Report, m.Events)
		} else {
			t.text = t.text || circulates(m.Events) != ""
		}
		wasLive = live
		list = append(list, t)
	}
	cache.list, cache.until = list, now.Sequence
	return list, all
}

// circulates is the revision that events circulate, "" for none.
func circulates(events []editor.Event) string {
	for _, e := range events {
		if f, ok := e.Fact.(editor.RevisionCirculated); ok {
			return f.Revision
		}
	}
	return ""
}

// Timeline counts the moments that the reader may look back at.
func (r *Room) Timeline(who access.Who) wire.Timeline {
	who = who.To(r.id)
	list, all := r.seenBy(who)
	line := wire.Timeline{Moments: len(list), Revisions: []wire.RevisionMoment{}, Changes: []int{}}
	heads := wire.NewView(r.Now().Report, who).Revisions()
	for i, t := range list {
		if t.text {
			line.Changes = append(line.Changes, i+1)
		}
		id := circulates(all[t.at].Events)
		if at := slices.IndexFunc(heads, func(h wire.Revision) bool { return h.ID == id }); at >= 0 {
			line.Revisions = append(line.Revisions, wire.RevisionMoment{Moment: i + 1, ID: id, Name: heads[at].Name, At: heads[at].At})
		}
	}
	return line
}

// moment finds a moment by its number or its name, among those of the reader. A name leads to the last one
// that is not later.
func moment(list []seen, all []Moment, which string) (int, error) {
	if n, err := strconv.Atoi(which); err == nil {
		if n < 1 || n > len(list) {
			return 0, ErrNoMoment
		}
		return n - 1, nil
	}
	at, nth, ok := wire.ReadMomentName(which)
	if !ok {
		return 0, ErrNotAMoment
	}
	later := sort.Search(len(list), func(i int) bool {
		m := all[list[i].at]
		return m.At.After(at) || m.At.Equal(at) && list[i].nth > nth
	})
	if later == 0 {
		return 0, ErrNoMoment
	}
	return later - 1, nil
}

func past(t seen, all []Moment) wire.Past {
	m := all[t.at]
	return wire.Past{Name: wire.MomentName(m.At, t.nth), At: m.At, Place: m.Sequence, Report: m.Report, Events: m.Events}
}

// Past finds a moment that the reader may look back at, by its name; ErrNoMoment, ErrNotAMoment.
func (r *Room) Past(who access.Who, name string) (wire.Past, error) {
	list, all := r.seenBy(who.To(r.id))
	i, err := moment(list, all, name)
	if err != nil {
		return wire.Past{}, err
	}
	return past(list[i], all), nil
}

// MomentAt is the report as it stood at a moment, by its number or its name; ErrNoMoment, ErrNotAMoment.
func (r *Room) MomentAt(who access.Who, which string) (wire.Moment, error) {
	who = who.To(r.id)
	list, all := r.seenBy(who)
	i, err := moment(list, all, which)
	if err != nil {
		return wire.Moment{}, err
	}
	var before *wire.Past
	if i > 0 {
		b := past(list[i-1], all)
		before = &b
	}
	shown, ok := wire.NewView(r.Now().Report, who).Moment(before, past(list[i], all))
	if !ok {
		return shown, ErrNoMoment
	}
	shown.Moment = i + 1
	return shown, nil
}
