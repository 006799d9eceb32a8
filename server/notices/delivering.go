// delivering.go sends what is in the outbox, and waits where it must: for a mail server that is away,
// as long as it takes; for one that puts off an address, a few days.

package notices

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"adref/storage"
)

const (
	lines     = 2  // connections at once
	perLine   = 50 // mails over one
	leastWait = 15 * time.Second
	mostWait  = 15 * time.Minute // between two tries to reach a mail server that is away
	putOff    = time.Hour        // between two tries of an address that is put off, at most
	giveUp    = 5 * 24 * time.Hour
)

// Deliver sends all that can be sent now. It returns when nothing is left, or the mail server is away.
func (p *Post) Deliver(ctx context.Context) {
	if p.Server == nil {
		return
	}
	var all sync.WaitGroup
	for range lines {
		all.Go(func() {
			for ctx.Err() == nil && p.deliverSome(ctx) {
			}
		})
	}
	all.Wait()
}

// deliverSome sends some mails over one connection; false when there is nothing to send now.
func (p *Post) deliverSome(ctx context.Context) bool {
	var line *line
	defer func() { line.close() }()
	for range perLine {
		one := p.take(p.Now())
		if one == nil {
			return false
		}
		if !p.useful(ctx, one) {
			continue
		}
		if line == nil {
			var err error
			if line, err = p.Server.open(ctx); err != nil {
				p.awayNow(ctx, one, err)
				return false
			}
		}
		if ctx.Err() != nil {
			p.leave(one, time.Time{})
			return false
		}
		if !p.sendOne(ctx, line, one) {
			return false
		}
	}
	return true
}

// sendOne sends one mail and draws the consequence; false when the connection is of no more use.
func (p *Post) sendOne(ctx context.Context, line *line, one *parcel) bool {
	message, err := p.message(ctx, one)
	now := p.Now()
	if err != nil {
		// Not the mail server's doing: a file that could not be made, or a fault of this program.
		p.Logger.Error("notices: make a mail", "report", one.Report, "mission", one.Mission, "mail", one.ID, "error", err)
		p.putOff(one, now)
		return true
	}
	outcome := line.send(message)
	switch {
	case outcome.taken:
		p.remove(ctx, one, now)
		p.back()
		return !outcome.broken
	case outcome.broken || outcome.code == 0 || outcome.code == 421:
		p.awayNow(ctx, one, outcome.err)
		return false
	case outcome.code >= 500 && outcome.ours:
		p.fail(ctx, one, outcome.code, outcome.reply, now)
	case outcome.code >= 500: // the sender is refused: all mails would be
		p.awayNow(ctx, one, outcome.err)
		return false
	case now.Sub(one.At) > giveUp:
		p.fail(ctx, one, outcome.code, outcome.reply, now)
	default:
		p.Logger.Info("notices: a mail was put off", "report", one.Report, "mission", one.Mission, "mail", one.ID, "code", outcome.code)
		p.putOff(one, now)
	}
	p.back()
	return true
}

func (p *Post) putOff(one *parcel, now time.Time) {
	wait := min(time.Minute<<min(one.tries, 10), putOff)
	one.tries++
	p.leave(one, now.Add(wait))
}

// awayNow leaves the mail server alone for a while, longer each time. Its words are not logged: they
// may name an address.
func (p *Post) awayNow(ctx context.Context, one *parcel, err error) {
	p.leave(one, time.Time{})
	if ctx.Err() != nil {
		return
	}
	now := p.Now()
	p.mu.Lock()
	defer p.mu.Unlock()
	if now.Before(p.pause) {
		return // the other line has seen it too
	}
	wait := min(leastWait<<min(p.away, 10), mostWait)
	p.away++
	p.pause = now.Add(wait)
	p.Logger.Warn("notices: the mail server takes nothing now; nothing is lost", "waiting", len(p.waiting), "again", wait, "error", loggable(err))
}

// back says that the mail server answers again.
func (p *Post) back() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.away > 0 {
		p.Logger.Info("notices: the mail server takes mail again")
	}
	p.away, p.pause = 0, time.Time{}
}

// useful says that a mail still is: its mission still has the address, and the deadline it warns of is
// still to come and still the same. One that is not leaves the outbox.
func (p *Post) useful(ctx context.Context, one *parcel) bool {
	now := p.Now()
	if one.gone {
		p.remove(ctx, one, now)
		return false
	}
	s, err := p.settings(ctx, one.Report, one.Mission)
	if err != nil {
		if !errors.Is(err, storage.ErrClosed) && ctx.Err() == nil {
			p.Logger.Error("notices: read settings", "report", one.Report, "mission", one.Mission, "error", err)
		}
		p.leave(one, now.Add(removeAgain))
		return false
	}
	wanted := slices.ContainsFunc(s.Addresses, func(a address) bool {
		return a.Address == one.To && a.Confirmed.IsZero() == one.Question
	})
	if wanted && one.Silence != "" {
		wanted = now.Before(one.Ends)
		in, err := p.Hall.Room(ctx, one.Report)
		if err != nil {
			p.leave(one, now.Add(removeAgain))
			return false
		}
		silence, ok := in.Now().Report.Silence(one.Silence)
		wanted = wanted && ok && silence.Running() && silence.Deadline.Equal(one.Ends)
	}
	if !wanted {
		p.remove(ctx, one, now)
	}
	return wanted
}
