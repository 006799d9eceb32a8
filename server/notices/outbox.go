// outbox.go holds the letters that were written until the mail server has them, and what it refused.

package notices

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"adref/server/wire"
	"adref/storage"
)

// parcel is a letter on its way.
type parcel struct {
	letter
	next  time.Time // not before
	tries int
	busy  bool
	gone  bool // the mail server has it, or it is of no use: what is kept of it is only to be removed
	stuck bool // and that failed
}

// readOutbox lets everything be sent that the last server left.
func (p *Post) readOutbox(ctx context.Context) error {
	values, err := p.Keep.List(ctx, mailPrefix)
	if err != nil {
		return err
	}
	for _, v := range values {
		var l letter
		if err := json.Unmarshal(v.Data, &l); err != nil {
			return fmt.Errorf("read %s: %w", v.Key, err)
		}
		p.wait(l)
	}
	p.mu.Lock()
	p.open = true
	p.mu.Unlock()
	return nil
}

// wait lets a letter of the outbox be sent.
func (p *Post) wait(l letter) {
	p.mu.Lock()
	if p.waiting[l.ID] == nil {
		p.waiting[l.ID] = &parcel{letter: l}
	}
	p.mu.Unlock()
	select {
	case p.hinted <- struct{}{}:
	default:
	}
}

// take gives the oldest parcel that may be sent now and nobody else is sending; nil for none.
func (p *Post) take(now time.Time) *parcel {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.open || now.Before(p.pause) {
		return nil
	}
	var first *parcel
	for _, one := range p.waiting {
		waits := one.busy || now.Before(one.next)
		switch {
		case one.stuck && waits:
			return nil
		case one.stuck: // before anything is sent
			one.busy = true
			return one
		case waits:
			continue
		}
		if first == nil || cmp.Or(one.At.Compare(first.At), cmp.Compare(one.ID, first.ID)) < 0 {
			first = one
		}
	}
	if first != nil {
		first.busy = true
	}
	return first
}

// leave ends the work on a parcel that stays in the outbox.
func (p *Post) leave(one *parcel, next time.Time) {
	p.mu.Lock()
	one.busy, one.next = false, next
	p.mu.Unlock()
}

// remove takes a parcel out of the outbox. While the store cannot, nothing else is sent: it would come
// twice, all of it, if this server died.
func (p *Post) remove(ctx context.Context, one *parcel, now time.Time) {
	p.mu.Lock()
	one.gone = true
	p.mu.Unlock()
	if err := p.Keep.Delete(context.WithoutCancel(ctx), mailPrefix+one.ID, 0); err != nil && !errors.Is(err, storage.ErrNotFound) {
		p.Logger.Error("notices: remove from the outbox", "report", one.Report, "mission", one.Mission, "mail", one.ID, "error", err)
		p.mu.Lock()
		one.busy, one.stuck, one.next = false, true, now.Add(removeAgain)
		p.mu.Unlock()
		return
	}
	p.mu.Lock()
	delete(p.waiting, one.ID)
	p.mu.Unlock()
}

const removeAgain = 10 * time.Second

func (p *Post) waitingFor(report, mission string) (n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, one := range p.waiting {
		if one.Report == report && one.Mission == mission && !one.gone {
			n++
		}
	}
	return n
}

// keptFailed is how long a refused mail is shown, shownFailed how many.
const (
	keptFailed  = 30 * 24 * time.Hour
	shownFailed = 50
)

// fail keeps what the mail server refused for good, and takes it out of the outbox.
func (p *Post) fail(ctx context.Context, one *parcel, code int, reply string, now time.Time) {
	data, err := json.Marshal(wire.FailedNotice{At: now.UTC().Truncate(time.Second), Mission: one.Mission, Notice: one.Kind, Address: one.To, Code: code, Reply: oneLine(reply)})
	if err == nil {
		_, err = p.Keep.Put(context.WithoutCancel(ctx), failedPrefix+one.Report+"/"+one.Mission+"/"+one.ID, data, 0, now.Add(keptFailed))
	}
	if err != nil && !errors.Is(err, storage.ErrConflict) {
		p.Logger.Error("notices: keep a refusal", "report", one.Report, "mission", one.Mission, "mail", one.ID, "error", err)
		p.leave(one, now.Add(removeAgain))
		return
	}
	p.Logger.Warn("notices: a mail was refused for good", "report", one.Report, "mission", one.Mission, "mail", one.ID, "code", code)
	p.remove(ctx, one, now)
}

// failures are a mission's; to the Chair's office those of every mission, without the addresses and
// the words that may hold them.
func (p *Post) failures(ctx context.Context, report, mission string) ([]wire.FailedNotice, error) {
	prefix := failedPrefix + report + "/"
	if mission != Office {
		prefix += mission + "/"
	}
	values, err := p.Keep.List(ctx, prefix)
	if err != nil {
		return nil, err
	}
	list := []wire.FailedNotice{}
	for _, v := range values {
		var f wire.FailedNotice
		if err := json.Unmarshal(v.Data, &f); err != nil {
			return nil, fmt.Errorf("read %s: %w", v.Key, err)
		}
		if f.Mission != mission {
			f.Address, f.Reply = "", ""
		}
		list = append(list, f)
	}
	slices.SortStableFunc(list, func(a, b wire.FailedNotice) int { return b.At.Compare(a.At) })
	return list[:min(len(list), shownFailed)], nil
}
