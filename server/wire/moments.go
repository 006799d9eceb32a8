// moments.go looks back at the whole report: what happened at one moment, and the text as it stood then.
// What may be seen of it is decided by access.MayThen and access.LearnsThen.

package wire

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"adref/editor"
	"adref/server/access"
)

// Past is one moment of a report.
type Past struct {
	Name   string // that links use
	At     time.Time
	Place  int64          // among all moments, as the log counts them; told to nobody
	Report *editor.Report // as it stood after that
	Events []editor.Event // what happened
}

// momentLayout writes the instant of a moment into its name: as it stands in JSON, but for the marks that
// an address would escape.
const momentLayout = "20060102T150405.999999999Z"

// MomentName names a moment by its instant, and by which of the moments of that instant it is, from 1. It
// counts nothing that may be withheld, and leads each audience to what that one saw by then.
func MomentName(at time.Time, nth int) string {
	name := at.UTC().Format(momentLayout)
	if nth > 1 {
		name += "-" + strconv.Itoa(nth)
	}
	return name
}

// ReadMomentName reads what MomentName wrote.
func ReadMomentName(name string) (at time.Time, nth int, ok bool) {
	instant, which, counted := strings.Cut(name, "-")
	at, err := time.Parse(momentLayout, instant)
	if err != nil {
		return at, 0, false
	}
	if nth = 1; counted {
		if nth, err = strconv.Atoi(which); err != nil || nth < 2 || which[0] == '+' || which[0] == '0' {
			return at, 0, false
		}
	}
	return at, nth, true
}

// Tells says that a reader may be told something of what the report stood after then.
func Tells(who access.Who, then, today *editor.Report, events []editor.Event) bool {
	return slices.ContainsFunc(events, func(e editor.Event) bool {
		_, list := e.Fact.(editor.ActedFor) // it is told with its act
		return !list && access.LearnsThen(who, then, today, e.Fact)
	})
}

// ChangesText says that events may have changed the live text of a report, given as it stood after them.
func ChangesText(after *editor.Report, events []editor.Event) bool {
	return slices.ContainsFunc(events, func(e editor.Event) bool {
		switch e.Fact.(type) {
		case editor.ReportCreated, editor.ParagraphRevised, editor.ParagraphUpdated, editor.ParagraphInserted, editor.ParagraphMoved,
			editor.ParagraphSplit, editor.ParagraphsMerged, editor.ParagraphRestored, editor.RevisionTakenBack:
			return true
		case editor.RevisionCirculated: // which leaves out what was deleted, and renumbers
			return true
		case editor.SettingsChanged:
			return true
		}
		// What is pending stands in a rolling text.
		return after.Rolls() && strings.HasPrefix(e.Fact.Fact(), "amendment")
	})
}

// Beside lets moments be named as texts to compare.
func (v *View) Beside(moments ...Past) *View {
	more := *v
	more.moments = append(slices.Clip(v.moments), moments...)
	return &more
}

// textAt is the text that the reader could read at a moment and may read today: the live one, or the latest
// that had been circulated.
func (v *View) textAt(m Past) text {
	then, at := v.At(m.Report), m.At
	side := Side{ID: m.Name, Name: "the text at that moment", At: &at}
	if then.live {
		return then.standing(side, m.Place)
	}
	rev := then.Latest()
	if rev == nil {
		return text{Side: side, of: m.Report, place: m.Place}
	}
	rev, _ = v.r.Revision(rev.ID)
	t := v.entries(rev)
	t.Side = side
	t.Name = rev.Name
	return t
}

// Moment is what the reader is told of a moment, and the text as it stood, beside the one of the moment
// before; nil where it is the first. ok is false when the reader learns of nothing that happened.
func (v *View) Moment(before *Past, m Past) (told Moment, ok bool) {
	then := v.At(m.Report)
	if told.Event, ok = then.Describe(m.Events); !ok {
		return told, false
	}
	told.Name, told.At, told.Live = m.Name, m.At, then.live
	if before == nil {
		before = &m
	}
	told.Text, ok = v.Beside(*before, m).Compare(before.Name, m.Name)
	if !then.live {
		if rev := then.Latest(); rev != nil {
			told.Showing = rev.Name
		}
		return told, ok
	}
	for i, pair := range told.Text.Pairs {
		if p, there := m.Report.Paragraph(pair.Paragraph); there && !p.Dropped {
			told.Text.Pairs[i].Status = m.Report.Status(p)
		}
	}
	return told, ok
}
