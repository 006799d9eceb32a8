// event.go puts the facts of one command into the few words of an Event, and says which entities
// they changed.

package wire

import (
	"slices"

	"adref/diffing"
	"adref/editor"
	"adref/server/access"
)

// Describe tells what happened in the events of one command, which the view's report stands after.
// ok is false when the reader learns of none of them.
func (v *View) Describe(events []editor.Event) (first Event, ok bool) {
	for _, e := range events {
		if !access.Learns(v.who, v.law, e.Fact) {
			continue
		}
		told := v.describe(e)
		if !ok {
			first, ok = told, true
			continue
		}
		told.By = By{}
		first.Then = append(first.Then, told)
	}
	return first, ok
}

func (v *View) describe(e editor.Event) Event {
	told := Event{Type: e.Fact.Fact(), By: By{Role: e.By.Role, Delegation: e.By.Delegation}}
	if access.May(v.who, access.ReadPersons, access.Subject{Report: v.law}) {
		told.By.Person = e.By.Name
	}
	switch f := e.Fact.(type) {
	case editor.DelegationSeated:
		told.Of = f.Delegation.Code
	case editor.ParagraphRevised:
		told.Paragraph, told.Version = f.Paragraph, f.Version
		if f.Text == "" {
			told.Kind = "deleted"
		}
	case editor.ParagraphInserted:
		told.Paragraph, told.Version = f.Paragraph, 1
	case editor.AmendmentFiled:
		v.about(&told, f.Amendment)
		told.Kind, told.Reason, told.Version = string(f.Kind), f.Reason, f.Version
	case editor.AmendmentCarried:
		v.about(&told, f.Amendment)
		told.Kind, told.Version = string(f.Class), f.Version
	case editor.AmendmentAnswered:
		v.about(&told, f.Amendment)
		told.Kind, told.Reason = string(f.Answer), f.Reason
		if f.Lapsed {
			told.Kind = "lapsed"
		}
	case editor.AmendmentJoined:
		v.about(&told, f.Amendment)
	case editor.AmendmentLeft:
		v.about(&told, f.Amendment)
	case editor.AmendmentWithdrawn:
		v.about(&told, f.Amendment)
	case editor.AmendmentTakenOver:
		v.about(&told, f.Amendment)
	case editor.AmendmentPressed:
		v.about(&told, f.Amendment)
		told.Reason = f.Reason
	case editor.AmendmentMaintained:
		v.about(&told, f.Amendment)
	case editor.PositionTaken:
		v.about(&told, f.Amendment)
		told.Kind, told.Reason = string(f.Position), f.Reason
	case editor.ObjectionRaised:
		told.Objection, told.Paragraph, told.Version = f.Objection, f.Paragraph, f.Version
		told.Kind, told.Reason, told.Of = string(f.Kind), f.Reason, f.Delegation
		if a, ok := v.r.Amendment(f.Amendment); ok {
			told.Amendment = a.ID
			if v.nos {
				told.No = a.No
			}
		}
	case editor.ObjectionLifted:
		o, _ := v.r.Objection(f.Objection)
		told.Objection, told.Paragraph, told.Kind, told.Of = o.ID, o.Paragraph, string(o.Kind), o.By
	case editor.ParagraphAgreed:
		told.Paragraph, told.Version = f.Paragraph, f.Version
	case editor.ParagraphReopened:
		told.Paragraph, told.Reason = f.Paragraph, f.Reason
	case editor.RevisionCirculated:
		told.Revision = f.Name
	}
	told.Number = v.numbers[told.Paragraph]
	return told
}

// Step is a moment of one paragraph's history: the events of one command that concern it, and the
// difference they made. ok is false when the reader learns of none.
func (v *View) Step(paragraph string, events []editor.Event) (step Step, ok bool) {
	if !v.live {
		return step, false
	}
	var about []editor.Event
	for _, e := range events {
		if ConcernsWhole([]editor.Event{e}) || slices.Contains(Touches(v.r, []editor.Event{e}).Paragraphs, paragraph) {
			about = append(about, e)
		}
	}
	if step.Event, ok = v.Describe(about); !ok {
		return step, false
	}
	for _, e := range about {
		switch f := e.Fact.(type) {
		case editor.ParagraphRevised:
			p, _ := v.r.Paragraph(f.Paragraph)
			before, _ := p.TextOf(f.Version - 1)
			step.Ops = readableWords(before, f.Text)
		case editor.ParagraphInserted:
			if f.Paragraph == paragraph {
				step.Ops = readableWords("", f.Text)
			}
		case editor.AmendmentFiled:
			step.Ops = readable(f.Diff)
		}
	}
	return step, true
}

func (v *View) about(told *Event, amendment string) {
	a, _ := v.r.Amendment(amendment)
	told.Amendment, told.Paragraph, told.Of = a.ID, a.Paragraph, a.Sponsor
	if v.nos {
		told.No = a.No
	}
}

// ConcernsWhole says that events belong to the history of every paragraph.
func ConcernsWhole(events []editor.Event) bool {
	return slices.ContainsFunc(events, func(e editor.Event) bool {
		switch e.Fact.(type) {
		case editor.ReportCreated, editor.RevisionCirculated:
			return true
		}
		return false
	})
}

// Touched lists what the facts of one command changed.
type Touched struct {
	Anew       bool // so much that readers load anew
	Seats      bool
	Paragraphs []string
	Amendments []string
	Objections []string
}

// Touches says what events changed, given the report after them: an amendment or objection touches
// its paragraph as well, whose status and clusters follow from it; a paragraph that is agreed, or no
// longer is, touches the objections that are pending on it.
func Touches(after *editor.Report, events []editor.Event) Touched {
	var t Touched
	paragraph := func(id string) {
		if _, ok := after.Paragraph(id); ok && !slices.Contains(t.Paragraphs, id) {
			t.Paragraphs = append(t.Paragraphs, id)
		}
	}
	amendment := func(id string) {
		a, ok := after.Amendment(id)
		if !ok {
			return
		}
		if !slices.Contains(t.Amendments, id) {
			t.Amendments = append(t.Amendments, id)
		}
		paragraph(a.Paragraph)
	}
	objection := func(id string) {
		o, _ := after.Objection(id)
		if !slices.Contains(t.Objections, id) {
			t.Objections = append(t.Objections, id)
		}
		paragraph(o.Paragraph)
		amendment(o.Amendment)
	}
	for _, e := range events {
		switch f := e.Fact.(type) {
		case editor.ReportCreated, editor.SettingsChanged, editor.RevisionCirculated:
			t.Anew = true
		case editor.DelegationSeated:
			t.Seats = true
		case editor.ParagraphRevised:
			paragraph(f.Paragraph)
		case editor.ParagraphInserted:
			paragraph(f.Paragraph)
			at := slices.Index(after.Order, f.Paragraph)
			for _, id := range after.Order[at+1:] {
				// The next one stands after another now, and further additions at this place renumber.
				paragraph(id)
				if p, _ := after.Paragraph(id); p.Added != len(after.Revisions) {
					break
				}
			}
		case editor.AmendmentFiled:
			amendment(f.Amendment)
			amendment(f.Supersedes)
		case editor.AmendmentCarried:
			amendment(f.Amendment)
		case editor.AmendmentAnswered:
			amendment(f.Amendment)
		case editor.AmendmentJoined:
			amendment(f.Amendment)
		case editor.AmendmentLeft:
			amendment(f.Amendment)
		case editor.AmendmentWithdrawn:
			amendment(f.Amendment)
		case editor.AmendmentTakenOver:
			amendment(f.Amendment)
		case editor.AmendmentPressed:
			amendment(f.Amendment)
		case editor.AmendmentMaintained:
			amendment(f.Amendment)
		case editor.AmendmentsListed:
			for _, id := range f.Amendments {
				amendment(id)
			}
		case editor.PositionTaken:
			amendment(f.Amendment)
		case editor.ObjectionRaised:
			objection(f.Objection)
		case editor.ObjectionLifted:
			objection(f.Objection)
		case editor.ParagraphAgreed:
			paragraph(f.Paragraph)
		case editor.ParagraphReopened:
			paragraph(f.Paragraph)
		}
	}
	for _, id := range slices.Clone(t.Paragraphs) {
		for _, o := range after.PendingOn(id) {
			objection(o)
		}
	}
	return t
}

// Changed is the touched entities as the reader may see them.
func (v *View) Changed(t Touched) Changed {
	var c Changed
	if !v.live {
		return c
	}
	if t.Seats {
		c.Delegations = v.r.Seats
	}
	for _, id := range t.Paragraphs {
		if p, _ := v.r.Paragraph(id); !p.Dropped {
			c.Paragraphs = append(c.Paragraphs, v.Paragraph(id))
		}
	}
	for _, id := range t.Amendments {
		c.Amendments = append(c.Amendments, v.Amendment(id))
	}
	for _, id := range t.Objections {
		c.Objections = append(c.Objections, v.Objection(id))
	}
	return c
}

func readable(d diffing.Diff) diffing.Diff { return diffing.Readable(d) }

func readableWords(before, after string) diffing.Diff {
	return diffing.Readable(diffing.Words(before, after))
}
