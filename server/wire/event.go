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
	events = v.unsealed(events)
	hidden := slices.ContainsFunc(events, v.anonymous)
	var by editor.Actor // of the first
	var last *Event     // told of the fact before, nil when it was not
	for _, e := range events {
		if f, list := e.Fact.(editor.ActedFor); list { // it belongs to the act that it is of
			if last != nil && !v.anonymous(e) {
				last.For = f.For
			}
			continue
		}
		if last = nil; !access.LearnsThen(v.who, v.r, v.law, e.Fact) || ok && first.Type == loaded && changesText(e.Fact) {
			continue
		}
		told := v.describe(e)
		if hidden && e.By.Role == editor.RoleDelegation {
			told.By, told.Of = By{Role: e.By.Role}, ""
		}
		if !ok {
			first, ok, by = told, true, e.By
			last = &first
			continue
		}
		if e.By == by {
			told.By = By{}
		}
		first.Then = append(first.Then, told)
		last = &first.Then[len(first.Then)-1]
	}
	return first, ok
}

func (v *View) describe(e editor.Event) Event {
	told := Event{Type: e.Fact.Fact(), By: By{Role: e.By.Role, Delegation: e.By.Delegation, Recorded: e.By.Recorded}}
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
	case editor.ParagraphTranslated:
		told.Paragraph, told.Version, told.Kind = f.Paragraph, f.Version, f.Language
	case editor.ParagraphInserted:
		told.Paragraph, told.Version = f.Paragraph, 1
	case editor.ParagraphMoved, editor.ParagraphSplit, editor.ParagraphsMerged, editor.ParagraphRestored:
		v.rearranged(&told, f)
	case editor.RevisionLoaded:
		told.Revision = f.Name
	case editor.AmendmentFiled:
		v.about(&told, f.Amendment)
		told.Kind, told.Reason, told.Version = string(f.Kind), f.Reason, f.Version
		v.rearranges(&told, f)
		v.amends(&told, f.To)
	case editor.AmendmentAccepted:
		v.about(&told, f.Amendment)
		a, _ := v.r.Amendment(f.Amendment)
		v.amends(&told, a.To)
	case editor.AmendmentCarried:
		v.about(&told, f.Amendment)
		told.Kind, told.Version = string(f.Class), f.Version
		if f.Paragraph != "" {
			told.Paragraph = f.Paragraph
		}
		a, _ := v.r.Amendment(f.Amendment)
		v.amends(&told, a.To)
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
		s, _ := v.r.Statement(f.Statement)
		told.Statement, told.Paragraph, told.Version = f.Statement, f.Paragraph, v.versionOf(s)
		told.Kind, told.Reason, told.Of = string(f.Kind), f.Text, f.Delegation
	case editor.StatementWithdrawn:
		s, _ := v.r.Statement(f.Statement)
		told.Statement, told.Paragraph, told.Version, told.Kind, told.Of = s.ID, s.Paragraph, v.versionOf(s), string(s.Kind), s.By
	case editor.MembersChanged:
		told.Of, told.For = f.Group, f.Members
	case editor.NotOnMyBehalfSaid:
		v.aboutAct(&told, f.Act)
		told.Of = f.Group
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
	case editor.ContentSealed:
		told.Reason = f.Decision
	case editor.ContentUnsealed:
		told.Reason = f.Decision
	case editor.ContentExpunged:
		told.Reason = f.Decision
	case editor.RevisionCirculated:
		if rev, ok := v.r.Revision(f.Revision); ok && v.reads(rev) {
			told.Revision = f.Name
		}
	default:
		v.describeFloor(&told, e.Fact)
		v.describeClosing(&told, e.Fact)
	}
	v.tableEvent(&told, e.Fact)
	told.Number = v.numbers[told.Paragraph]
	v.sealEvent(&told)
	return told
}

// Step is a moment of one paragraph's history: the events of one command that concern it, and the
// difference they made. ok is false when the reader learns of none.
func (v *View) Step(paragraph string, events []editor.Event) (step Step, ok bool) {
	if !v.live {
		return step, false
	}
	events = v.unsealed(events)
	var about []editor.Event
	for _, e := range events {
		if f, ok := e.Fact.(editor.AmendmentCarried); ok && !v.carriedOn(f, paragraph) {
			continue
		}
		if slices.Contains(Concerned(v.r, []editor.Event{e}), paragraph) {
			about = append(about, e)
		}
	}
	about = v.loadedLast(about, events)
	if step.Event, ok = v.Describe(about); !ok {
		return step, false
	}
	for _, e := range about {
		switch f := e.Fact.(type) {
		case editor.RevisionLoaded:
			v.stepLoaded(&step, paragraph, f)
		case editor.ParagraphRevised:
			step.Ops = v.opsOf(f.Paragraph, f.Version)
		case editor.ParagraphUpdated:
			step.Ops = v.opsOf(f.Paragraph, f.Version)
		case editor.RevisionTakenBack:
			step.Ops = v.opsOf(f.Paragraph, f.Version)
		case editor.ParagraphInserted:
			step.Ops = readableWords("", f.Text)
		case editor.ParagraphSplit, editor.ParagraphsMerged, editor.ParagraphRestored:
			v.stepOf(&step, paragraph, f)
		case editor.TextEdited:
			p, _ := v.r.Paragraph(f.Paragraph)
			base, _ := p.TextOf(f.Version)
			step.Ops = readableWords(base, f.Text)
		case editor.AmendmentFiled:
			if a, _ := v.law.Amendment(f.Amendment); v.law.TextSealed(a) && !v.chairs() {
				break
			}
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

// amends says which amendment an amendment amends, "" for none.
func (v *View) amends(told *Event, to string) {
	if a, ok := v.r.Amendment(to); ok {
		if told.To = to; v.nos {
			told.ToNo = a.No
		}
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
		case editor.ReportCreated, editor.RevisionCirculated, editor.ReportAdopted, editor.ReportEnded:
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

func readable(d diffing.Diff) diffing.Diff { return diffing.Readable(d) }

func readableWords(before, after string) diffing.Diff {
	return diffing.Readable(diffing.Words(before, after))
}
