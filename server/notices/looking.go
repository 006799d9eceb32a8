// looking.go is one look at every report: what its log says since the last look, which deadlines have
// come near, whose digest is due.

package notices

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"adref/editor"
	"adref/server/room"
	"adref/server/wire"
	"adref/storage"
)

// audiences are those that have missions, each with what it may learn.
var audiences = []editor.Audience{editor.AudienceChair, editor.AudienceDelegations}

// Look writes the mails that are due by the log and the clock. What cannot be done now is done by
// the next look.
func (p *Post) Look(ctx context.Context) {
	if p.Server == nil {
		return
	}
	p.looking.Lock()
	defer p.looking.Unlock()
	if err := p.begin(ctx); err != nil {
		p.fault(ctx, "open the outbox", "", err)
		return
	}
	for _, r := range p.Hall.Rooms() {
		if err := p.lookAt(ctx, r); err != nil {
			p.fault(ctx, "write", r.ID(), err)
		}
	}
}

// begin sets from when on things are told, finishes what a kill interrupted, and reads the outbox.
func (p *Post) begin(ctx context.Context) error {
	if !p.began.IsZero() {
		return nil
	}
	began := p.Now().UTC()
	switch v, err := p.Keep.Get(ctx, beganKey); {
	case err == nil:
		if err := json.Unmarshal(v.Data, &began); err != nil {
			return fmt.Errorf("read %s: %w", v.Key, err)
		}
	case errors.Is(err, storage.ErrNotFound):
		data, _ := json.Marshal(began)
		if _, err := p.Keep.Put(ctx, beganKey, data, 0, time.Time{}); err != nil {
			return err
		}
	default:
		return err
	}
	books, err := p.Keep.List(ctx, bookPrefix)
	if err != nil {
		return err
	}
	for _, v := range books {
		report := strings.TrimPrefix(v.Key, bookPrefix)
		b := &book{}
		if err := readBook(v, b); err != nil {
			return err
		}
		p.books[report] = b
		if err := p.hand(ctx, report); err != nil {
			return err
		}
	}
	if err := p.readOutbox(ctx); err != nil {
		return err
	}
	p.began = began
	return nil
}

// enough is how many letters a book holds before they are brought to the outbox.
const enough = 500

func (p *Post) lookAt(ctx context.Context, r *room.Room) error {
	had, err := p.book(ctx, r.ID())
	if err != nil {
		return err
	}
	if err := p.hand(ctx, r.ID()); err != nil { // what the last look could not
		return err
	}
	w := &writing{post: p, ctx: ctx, report: r.ID(), today: r.Now().Report, book: p.books[r.ID()].clone()}
	before, moments := r.After(had.Sequence)
	for _, m := range moments {
		if len(w.book.Writing) >= enough {
			break // the next look goes on
		}
		if !m.At.Before(p.began) {
			w.record(before, m)
		}
		w.book.Sequence = m.Sequence
		before = m.Report
	}
	if before == nil {
		before = r.Now().Report
	}
	now := p.Now()
	w.warn(before, now)
	w.digests(before, now)
	if w.err != nil || !w.changed && w.book.Sequence == had.Sequence {
		return w.err
	}
	if err := p.save(ctx, r.ID(), w.book); err != nil {
		return err
	}
	return p.hand(ctx, r.ID())
}

// writing is one look at one report, on a copy of its book.
type writing struct {
	post    *Post
	ctx     context.Context
	report  string
	today   *editor.Report
	book    *book
	changed bool

	read     bool
	missions []settings
	err      error
}

// those are the missions that get an audience's notices.
func (w *writing) those(audience editor.Audience) []settings {
	if !w.read && w.err == nil {
		w.read = true
		w.missions, w.err = w.post.missions(w.ctx, w.report)
	}
	var list []settings
	for _, s := range w.missions {
		if audienceOf(s.mission) == audience {
			list = append(list, s)
		}
	}
	return list
}

// record tells one record to everybody who chose it.
func (w *writing) record(before *editor.Report, m room.Moment) {
	if !slices.ContainsFunc(m.Events, tellable) {
		return
	}
	w.passed(m)
	for _, audience := range audiences {
		missions := w.those(audience)
		if len(missions) == 0 {
			continue
		}
		for i, n := range tell(audience, before, m, w.today) {
			n.record, n.no = m.Sequence, i
			for _, s := range missions {
				if n.to == nil || slices.Contains(n.to, s.mission) {
					w.send(m.Report, s, n, fmt.Sprint("record ", m.Sequence, " ", i), m.At)
				}
			}
		}
	}
}

// tellable says that a fact may be something to tell.
func tellable(e editor.Event) bool {
	switch e.Fact.(type) {
	case editor.SilenceOpened, editor.SilenceExtended, editor.SilenceEndedEarly, editor.SilenceResulted, editor.SilenceResultConfirmed, editor.SilenceBroken,
		editor.RevisionCirculated, editor.AmendmentAnswered, editor.AmendmentFiled, editor.BridgePut, editor.BridgeAnswered, editor.AmendmentPressed, editor.AmendmentMaintained,
		editor.AmendmentTakenOver, editor.ObjectionRaised, editor.WideObjectionRaised:
		return true
	}
	return false
}

// send writes to each address of a mission at once, holds it for the digest, or does nothing. An
// address is told of nothing that was before it agreed.
func (w *writing) send(report *editor.Report, s settings, n told, cause string, at time.Time) {
	addresses := s.confirmed(at)
	how := s.how(n.kind)
	if len(addresses) == 0 || how == wire.NoticeNone {
		return
	}
	w.changed = true
	if how == wire.NoticeDigest {
		var b strings.Builder
		words := w.post.write(&b, report, s, n)
		w.book.Held = append(w.book.Held, held{At: at, Mission: s.mission, Kind: n.kind, Subject: oneLine(n.subject), Page: b.String(), Words: words})
		return
	}
	for _, to := range addresses {
		w.book.Writing = append(w.book.Writing, w.post.compose(report, s, n, to, cause, at))
	}
}

const (
	warnDay  = 24 * time.Hour
	warnHour = time.Hour
)

// passed marks the warnings that a deadline set just now has no need of: the notice of its setting
// says when it is.
func (w *writing) passed(m room.Moment) {
	for _, e := range m.Events {
		id := ""
		switch f := e.Fact.(type) {
		case editor.SilenceOpened:
			id = f.Silence
		case editor.SilenceExtended:
			id = f.Silence
		}
		if s, ok := m.Report.Silence(id); ok {
			left := s.Deadline.Sub(m.At)
			w.book.Warned[id] = warned{Deadline: s.Deadline, Day: left <= warnDay, Hour: left <= warnHour}
			w.changed = true
		}
	}
}

// warn warns of the deadlines that have come near: once each, late when it could not be sooner, and
// never once they have passed.
func (w *writing) warn(report *editor.Report, now time.Time) {
	for id := range w.book.Warned {
		if s, ok := report.Silence(id); !ok || !s.Running() {
			delete(w.book.Warned, id)
			w.changed = true
		}
	}
	for _, s := range report.Silences {
		left := s.Deadline.Sub(now)
		if !s.Running() || left <= 0 || left > warnDay {
			continue
		}
		done := w.book.Warned[s.ID]
		if !done.Deadline.Equal(s.Deadline) {
			done = warned{Deadline: s.Deadline}
		}
		within := "24 hours"
		switch {
		case left <= warnHour && !done.Hour:
			within, done.Day, done.Hour = "1 hour", true, true
		case left > warnHour && !done.Day:
			done.Day = true
		default:
			continue
		}
		w.book.Warned[s.ID], w.changed = done, true
		for _, audience := range audiences {
			for _, m := range w.those(audience) {
				before := len(w.book.Writing)
				w.send(report, m, ending(audience, report, s, within), fmt.Sprint("ending ", s.ID, s.Deadline.Unix(), within), now)
				for i := range w.book.Writing[before:] {
					l := &w.book.Writing[before+i]
					l.Silence, l.Ends = s.ID, s.Deadline
				}
			}
		}
	}
}

// digests sends what is held for each mission whose hour has come.
func (w *writing) digests(report *editor.Report, now time.Time) {
	if len(w.book.Held) == 0 {
		return
	}
	for _, audience := range audiences {
		for _, s := range w.those(audience) {
			var due []held
			for _, h := range w.book.Held {
				if h.Mission == s.mission {
					due = append(due, h)
				}
			}
			if len(due) == 0 || now.Before(s.next(due[0].At)) {
				continue
			}
			w.changed = true
			w.book.Held = slices.DeleteFunc(w.book.Held, func(h held) bool { return h.Mission == s.mission })
			cause := fmt.Sprint("digest ", due[0].At.UnixNano(), " ", w.book.Sequence)
			for _, to := range s.confirmed(now) {
				w.book.Writing = append(w.book.Writing, w.post.digest(report, s, due, to, cause, now))
			}
		}
	}
}

// next is the first instant of a digest after another instant.
func (s settings) next(after time.Time) time.Time {
	if s.Digest.Every == wire.EveryHour {
		return after.Truncate(time.Hour).Add(time.Hour)
	}
	in, err := time.LoadLocation(s.Digest.Zone)
	if err != nil {
		in = time.UTC
	}
	local := after.In(in)
	for day := local.Day(); ; day++ {
		if at := time.Date(local.Year(), local.Month(), day, s.Digest.Hour, 0, 0, 0, in); at.After(after) {
			return at
		}
	}
}

// digest is the mail of what was held.
func (p *Post) digest(report *editor.Report, s settings, due []held, to, cause string, at time.Time) letter {
	zone := s.Digest.Zone
	n := told{subject: count(len(due), "notice")}
	l := p.compose(report, s, n, to, cause, at)
	var b strings.Builder
	for _, h := range due {
		there, _ := until(h.At, zone)
		fmt.Fprintf(&b, "* %s\n  %s\n\n", h.Subject, there)
		from := 0
		for _, w := range h.Words {
			indent(&b, h.Page[from:w.At])
			from = w.At
			w.At, w.Indent = b.Len(), true
			l.Words = append(l.Words, w)
		}
		indent(&b, h.Page[from:])
		b.WriteString("\n")
	}
	l.Body = strings.TrimRight(b.String(), "\n") + "\n" + l.Body
	return l
}
