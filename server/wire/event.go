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
	hidden := slices.ContainsFunc(events, v.anonymous)
	for _, e := range events {
		if !access.Learns(v.who, v.law, e.Fact) {
			continue
		}
		told := v.describe(e)
		if hidden && e.By.Role == editor.RoleDelegation {
			told.By, told.Of = By{Role: e.By.Role}, ""
		}
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
	case editor.ParagraphUpdated:
		told.Paragraph, told.Version = f.Paragraph, f.Version
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
		o, _ := v.r.Objection(f.Objection)
		told.Kind, told.Reason, told.Of = string(f.Kind), f.Reason, v.whose(o)
		if a, ok := v.r.Amendment(f.Amendment); ok {
			told.Amendment = a.ID
			if v.nos {
				told.No = a.No
			}
		}
	case editor.WideObjectionRaised:
		told.Objection, told.Scope, told.Paragraph, told.Version = f.Objection, f.Scope, f.Heading, f.Version
		told.Kind, told.Reason, told.Of = string(f.Kind), f.Reason, f.Delegation
	case editor.ObjectionLifted:
		v.aboutObjection(&told, f.Objection)
	case editor.ObjectionsCalled:
		for _, id := range f.Objections {
			if o, _ := v.r.Objection(id); !slices.Contains(told.Asked, o.By) && !v.withheld(o) {
				told.Asked = append(told.Asked, o.By)
			}
		}
	case editor.CallAnswered:
		v.aboutObjection(&told, f.Objection)
		told.Kind = string(f.Answer)
	case editor.InstructionsAwaited:
		told.Paragraph, told.Version, told.Of, told.Reason = f.Paragraph, f.Version, f.Delegation, f.Reason
	case editor.ParagraphConfirmed:
		told.Paragraph, told.Version, told.Of = f.Paragraph, f.Version, f.Delegation
	case editor.StatementMade:
		told.Statement, told.Paragraph, told.Version = f.Statement, f.Paragraph, f.Version
		told.Kind, told.Reason, told.Of = string(f.Kind), f.Text, f.Delegation
	case editor.StatementWithdrawn:
		s, _ := v.r.Statement(f.Statement)
		told.Statement, told.Paragraph, told.Version, told.Kind, told.Of = s.ID, s.Paragraph, s.Version, string(s.Kind), s.By
	case editor.ParagraphAgreed:
		told.Paragraph, told.Version = f.Paragraph, f.Version
	case editor.ParagraphReopened:
		told.Paragraph, told.Reason = f.Paragraph, f.Reason
	case editor.SilenceOpened:
		told.Silence, told.Reason = f.Silence, f.Note
	case editor.SilenceExtended:
		told.Silence = f.Silence
	case editor.SilenceEndedEarly:
		told.Silence, told.Reason = f.Silence, f.Reason
	case editor.SilenceBroken:
		told.Silence, told.Paragraph = f.Silence, f.Paragraph
		if !v.anonymous(e) {
			told.Of = f.Delegation
		}
	case editor.BreakDisclosed:
		told.Silence, told.Of = f.Silence, f.Delegation
	case editor.SilenceAcknowledged:
		told.Silence, told.Of = f.Silence, f.Delegation
	case editor.SilenceResulted:
		told.Silence = f.Silence
	case editor.SilenceResultConfirmed:
		told.Silence = f.Silence
	case editor.RevisionCirculated:
		if rev, ok := v.r.Revision(f.Revision); ok && v.reads(rev) {
			told.Revision = f.Name
		}
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
		if slices.Contains(Concerned(v.r, []editor.Event{e}), paragraph) {
			about = append(about, e)
		}
	}
	if step.Event, ok = v.Describe(about); !ok {
		return step, false
	}
	for _, e := range about {
		switch f := e.Fact.(type) {
		case editor.ParagraphRevised:
			step.Ops = v.opsOf(f.Paragraph, f.Version)
		case editor.ParagraphUpdated:
			step.Ops = v.opsOf(f.Paragraph, f.Version)
		case editor.ParagraphInserted:
			step.Ops = readableWords("", f.Text)
		case editor.AmendmentFiled:
			if f.Paragraph == paragraph { // else it supersedes one to this paragraph
				step.Ops = readable(f.Diff)
			}
		}
	}
	return step, true
}

// opsOf is what a version changed.
func (v *View) opsOf(paragraph string, version int) diffing.Diff {
	p, _ := v.r.Paragraph(paragraph)
	before, _ := p.TextOf(version - 1)
	after, _ := p.TextOf(version)
	return readableWords(before, after)
}

func (v *View) about(told *Event, amendment string) {
	a, _ := v.r.Amendment(amendment)
	told.Amendment, told.Paragraph, told.Of = a.ID, a.Paragraph, a.Sponsor
	if v.nos {
		told.No = a.No
	}
}

func (v *View) aboutObjection(told *Event, objection string) {
	o, _ := v.r.Objection(objection)
	told.Objection, told.Paragraph, told.Scope, told.Kind, told.Of = o.ID, o.Paragraph, wide(o), string(o.Kind), v.whose(o)
}

// Concerned lists the paragraphs that events are about, given the report after them: those whose
// history they belong to. A creation and a circulation are about all, and so is what is said of the
// whole; what is said of a section is about all of it.
func Concerned(after *editor.Report, events []editor.Event) []string {
	if slices.ContainsFunc(events, func(e editor.Event) bool {
		switch e.Fact.(type) {
		case editor.ReportCreated, editor.RevisionCirculated:
			return true
		}
		return false
	}) {
		return after.Order
	}
	t := named(after, events)
	objections := t.Objections
	for _, id := range t.Statements {
		s, _ := after.Statement(id)
		if s.Paragraph == "" {
			return after.Order
		}
		objections = append(objections, s.Objection) // one made in lifting is said where that was raised
	}
	for _, id := range objections {
		o, ok := after.Objection(id)
		if !ok || o.Scope == editor.ScopeParagraph {
			continue
		}
		for _, in := range after.Order {
			if o.Reaches(in) {
				t.paragraph(in)
			}
		}
	}
	return t.Paragraphs
}

// Touched lists what the facts of one command changed.
type Touched struct {
	Anew       bool // so much that readers load anew
	Seats      bool
	Paragraphs []string
	Amendments []string
	Objections []string
	Statements []string
	Silences   []string
}

// Touches says what events changed, given the report before (nil: there was none) and after them:
// what they name, and what follows from it. A paragraph that is put in changes its neighbour, the
// numbers behind it and the reach of objections to its section; one that is agreed, or no longer is,
// the objections that are pending on it; an objection to a section or the whole, where paragraphs stand.
func Touches(before, after *editor.Report, events []editor.Event) Touched {
	t := named(after, events)
	if t.Anew {
		return t
	}
	if len(before.Order) != len(after.Order) {
		was, is := before.Numbers(), after.Numbers()
		follows := map[string]string{}
		for i, id := range before.Order {
			follows[id] = previous(before.Order, i)
		}
		for i, id := range after.Order {
			if before, there := follows[id]; there && (was[id] != is[id] || before != previous(after.Order, i)) {
				t.paragraph(id)
			}
		}
	}
	t.spread(before, after)
	for _, id := range slices.Clone(t.Paragraphs) {
		for _, o := range after.PendingOn(id) {
			t.objection(after, o)
		}
	}
	return t
}

// spread touches what has come within reach of an objection to a section or the whole, or out of it.
func (t *Touched) spread(before, after *editor.Report) {
	grown := false
	for _, id := range after.Wide {
		is, _ := after.Objection(id)
		was, there := before.Objection(id)
		if there && len(was.Reach) == len(is.Reach) {
			continue
		}
		grown = true
		if !slices.Contains(t.Objections, id) {
			t.Objections = append(t.Objections, id)
		}
	}
	if !grown && len(before.Wide) == len(after.Wide) {
		return
	}
	for _, id := range before.Order {
		was, _ := before.Paragraph(id)
		is, _ := after.Paragraph(id)
		if before.Status(was) != after.Status(is) || len(was.Awaiting) != len(is.Awaiting) {
			t.paragraph(id)
		}
	}
}

func previous(order []string, i int) string {
	if i == 0 {
		return ""
	}
	return order[i-1]
}

func (t *Touched) paragraph(id string) {
	if id != editor.Gap && !slices.Contains(t.Paragraphs, id) {
		t.Paragraphs = append(t.Paragraphs, id)
	}
}

// amendment touches its paragraph as well, whose status and clusters follow from it.
func (t *Touched) amendment(r *editor.Report, id string) {
	a, ok := r.Amendment(id)
	if !ok {
		return
	}
	if !slices.Contains(t.Amendments, id) {
		t.Amendments = append(t.Amendments, id)
	}
	t.paragraph(a.Paragraph)
}

// objection touches what it stands against as well.
func (t *Touched) objection(r *editor.Report, id string) {
	o, _ := r.Objection(id)
	if !slices.Contains(t.Objections, id) {
		t.Objections = append(t.Objections, id)
	}
	t.paragraph(o.Paragraph)
	t.amendment(r, o.Amendment)
}

func (t *Touched) statement(r *editor.Report, id string) {
	if !slices.Contains(t.Statements, id) {
		t.Statements = append(t.Statements, id)
	}
	s, _ := r.Statement(id)
	t.paragraph(s.Paragraph)
}

// named is what events name: themselves, not what follows.
func named(after *editor.Report, events []editor.Event) Touched {
	var t Touched
	amendment := func(id string) { t.amendment(after, id) }
	for _, e := range events {
		switch f := e.Fact.(type) {
		case editor.ReportCreated, editor.SettingsChanged, editor.RevisionCirculated:
			t.Anew = true
		case editor.DelegationSeated:
			t.Seats = true
		case editor.ParagraphRevised:
			t.paragraph(f.Paragraph)
		case editor.ParagraphUpdated:
			t.paragraph(f.Paragraph)
		case editor.ParagraphInserted:
			t.paragraph(f.Paragraph)
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
			t.objection(after, f.Objection)
		case editor.WideObjectionRaised:
			t.objection(after, f.Objection)
		case editor.ObjectionLifted:
			t.objection(after, f.Objection)
		case editor.ObjectionsCalled:
			for _, id := range f.Objections {
				t.objection(after, id)
			}
		case editor.CallAnswered:
			t.objection(after, f.Objection)
		case editor.InstructionsAwaited:
			t.paragraph(f.Paragraph)
		case editor.ParagraphConfirmed:
			t.paragraph(f.Paragraph)
		case editor.StatementMade:
			t.statement(after, f.Statement)
		case editor.StatementWithdrawn:
			t.statement(after, f.Statement)
		case editor.ParagraphAgreed:
			t.paragraph(f.Paragraph)
		case editor.ParagraphReopened:
			t.paragraph(f.Paragraph)
		case editor.SilenceOpened:
			t.silence(f.Silence)
			for _, text := range f.Texts {
				t.paragraph(text.Paragraph)
			}
		case editor.SilenceExtended:
			t.silence(f.Silence)
		case editor.SilenceEndedEarly:
			t.silence(f.Silence)
		case editor.SilenceBroken:
			t.silence(f.Silence)
			t.paragraph(f.Paragraph)
		case editor.BreakDisclosed:
			t.silence(f.Silence)
			s, _ := after.Silence(f.Silence)
			for _, b := range s.Breaks {
				if p, ok := after.Paragraph(b.Paragraph); ok && b.Delegation == f.Delegation {
					for _, id := range p.Objections {
						if o, _ := after.Objection(id); o.Silence == s.ID && o.By == f.Delegation {
							t.objection(after, id)
						}
					}
				}
			}
		case editor.SilenceAcknowledged:
			t.silence(f.Silence)
		case editor.SilenceResulted:
			t.silence(f.Silence)
		case editor.SilenceResultConfirmed:
			t.silence(f.Silence)
		}
	}
	return t
}

func (t *Touched) silence(id string) {
	if !slices.Contains(t.Silences, id) {
		t.Silences = append(t.Silences, id)
	}
}

// Changed is the touched entities as the reader may see them. A paragraph that was left out of the text
// is in no snapshot either, nor what was objected to it.
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
		o, _ := v.r.Objection(id)
		if p, ok := v.r.Paragraph(o.Paragraph); !ok || !p.Dropped || o.Scope != editor.ScopeParagraph {
			c.Objections = append(c.Objections, v.Objection(id))
		}
	}
	for _, id := range t.Statements {
		c.Statements = append(c.Statements, v.Statement(id))
	}
	for _, id := range t.Silences {
		c.Silences = append(c.Silences, v.Silence(id))
	}
	return c
}

func readable(d diffing.Diff) diffing.Diff { return diffing.Readable(d) }

func readableWords(before, after string) diffing.Diff {
	return diffing.Readable(diffing.Words(before, after))
}
