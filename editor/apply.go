// apply.go makes the next state of a report from an event: each fact says how. No rule of
// negotiation is checked (Decide did), but an impossible event, or one that would break an
// invariant, is an error and never ignored: a log that holds one is damaged.

package editor

import (
	"errors"
	"fmt"
	"slices"

	"github.com/benbjohnson/immutable"
)

// Apply makes the state after an event. The report given is not changed; nil is the state before
// the first event.
func Apply(r *Report, e Event) (*Report, error) {
	created, first := e.Fact.(ReportCreated)
	if first != (r == nil) {
		return nil, fmt.Errorf("%s: a log begins with its creation, once", e.Fact.Fact())
	}
	if first {
		return create(created, e)
	}
	if err := r.impossible(e.Fact); err != nil {
		return nil, fmt.Errorf("%s: %w", e.Fact.Fact(), err)
	}
	next := *r
	next.At = e.At
	if err := e.Fact.apply(&next, e); err != nil {
		return nil, fmt.Errorf("%s: %w", e.Fact.Fact(), err)
	}
	return &next, nil
}

// ApplyAll applies events in order.
func ApplyAll(r *Report, events []Event) (*Report, error) {
	for _, e := range events {
		next, err := Apply(r, e)
		if err != nil {
			return nil, err
		}
		r = next
	}
	return r, nil
}

// apply is never asked: the first fact makes its report.
func (ReportCreated) apply(*Report, Event) error { return errors.New("a report is there already") }

func create(f ReportCreated, e Event) (*Report, error) {
	r := &Report{
		ID: f.Report, Masthead: f.Masthead, Settings: f.Settings.complete(), CreatedAt: e.At, At: e.At,
		Order:      make([]string, 0, len(f.Text)),
		amendments: immutable.NewMap[string, *Amendment](nil),
		objections: immutable.NewMap[string, *Objection](nil),
		statements: immutable.NewMap[string, *Statement](nil),
		acting:     immutable.NewMap[string, []Acting](nil),
		clustered:  &clustered{last: map[string]clustering{}},
		labelled:   &labelled{},
	}
	paragraphs := immutable.NewMapBuilder[string, *Paragraph](nil)
	for _, el := range f.Text {
		if _, twice := paragraphs.Get(el.ID); twice || el.ID == "" {
			return nil, fmt.Errorf("report_created: paragraph id %q is empty or there twice", el.ID)
		}
		paragraphs.Set(el.ID, &Paragraph{
			ID: el.ID, Kind: el.Kind, Level: el.Level, Marker: el.Marker, Printed: el.Printed, Annex: el.Annex,
			Versions: []Version{{Text: el.Text, At: e.At, By: e.By}},
		})
		r.Order = append(r.Order, el.ID)
	}
	r.paragraphs = paragraphs.Map()
	return r, nil
}

func (f DelegationSeated) apply(r *Report, _ Event) error {
	if _, twice := r.Seated(f.Delegation.Code); twice {
		return fmt.Errorf("%s is seated already", f.Delegation.Code)
	}
	r.Seats = append(slices.Clip(r.Seats), f.Delegation)
	return nil
}

func (f SettingsChanged) apply(r *Report, _ Event) error {
	r.Settings = f.Settings.complete()
	return nil
}

func (f AmendmentCarried) apply(r *Report, _ Event) error {
	return r.changeAmendment(f.Amendment, func(a *Amendment) error {
		if a.State.Settled() {
			return fmt.Errorf("it is settled (%s)", a.State)
		}
		if !slices.Contains([]Class{ClassClean, ClassOverlapping, ClassGone, ClassOvertaken}, f.Class) {
			return fmt.Errorf("no class %q", f.Class)
		}
		if err := a.carryTo(f); err != nil {
			return err
		}
		if f.Class == ClassOvertaken {
			a.Before = r.standingOf(a, false)
			a.State, a.Listed = StateOvertaken, false
		}
		return nil
	})
}

func (f AmendmentAnswered) apply(r *Report, e Event) error {
	return r.changeAmendment(f.Amendment, func(a *Amendment) error {
		if a.State.Settled() {
			return fmt.Errorf("it is settled (%s)", a.State)
		}
		if !slices.Contains([]Answer{AnswerReflected, AnswerPartly, AnswerNotRetained}, f.Answer) {
			return fmt.Errorf("no answer %q", f.Answer)
		}
		a.Before = r.standingOf(a, f.Lapsed)
		a.State, a.Listed = State(f.Answer), false
		a.AnswerReason, a.AnsweredAt = f.Reason, e.At
		return nil
	})
}

func (f AmendmentJoined) apply(r *Report, _ Event) error {
	return r.changeAmendment(f.Amendment, func(a *Amendment) error {
		if a.Sponsored(f.Delegation) {
			return fmt.Errorf("%s sponsors it already", f.Delegation)
		}
		a.CoSponsors = append(slices.Clip(a.CoSponsors), f.Delegation)
		a.Positions = slices.DeleteFunc(slices.Clone(a.Positions), func(p PositionTaken) bool { return p.Delegation == f.Delegation })
		return nil
	})
}

func (f AmendmentLeft) apply(r *Report, _ Event) error {
	return r.changeAmendment(f.Amendment, func(a *Amendment) error {
		if !slices.Contains(a.CoSponsors, f.Delegation) {
			return fmt.Errorf("%s is not a co-sponsor", f.Delegation)
		}
		a.CoSponsors = without(a.CoSponsors, f.Delegation)
		return nil
	})
}

func (f AmendmentWithdrawn) apply(r *Report, _ Event) error {
	return r.changeAmendment(f.Amendment, func(a *Amendment) error {
		if a.State.Settled() {
			return fmt.Errorf("it is settled (%s)", a.State)
		}
		a.State, a.Listed = StateWithdrawn, false
		return nil
	})
}

func (f AmendmentTakenOver) apply(r *Report, _ Event) error {
	return r.changeAmendment(f.Amendment, func(a *Amendment) error {
		if a.State != StateWithdrawn || a.TextGone || !slices.Contains(a.CoSponsors, f.Delegation) {
			return fmt.Errorf("%s cannot take it over", f.Delegation)
		}
		a.CoSponsors, a.Sponsor, a.State = without(a.CoSponsors, f.Delegation), f.Delegation, StatePending
		a.forgetClasses()
		return nil
	})
}

func (f AmendmentPressed) apply(r *Report, _ Event) error {
	return r.changeAmendment(f.Amendment, func(a *Amendment) error {
		if !a.State.Settled() || a.State == StateWithdrawn {
			return fmt.Errorf("it has no answer to press against")
		}
		a.Answer, a.State = a.State, StatePressed
		return nil
	})
}

func (f AmendmentMaintained) apply(r *Report, _ Event) error {
	return r.changeAmendment(f.Amendment, func(a *Amendment) error {
		if !a.Listed {
			return fmt.Errorf("it is not listed")
		}
		a.Listed = false
		return nil
	})
}

func (f AmendmentsListed) apply(r *Report, _ Event) error {
	for _, id := range f.Amendments {
		if err := r.changeAmendment(id, func(a *Amendment) error {
			if a.State != StatePending || a.Listed {
				return fmt.Errorf("it is %s, or listed already", a.State)
			}
			a.Listed = true
			return nil
		}); err != nil {
			return err
		}
	}
	return nil
}

func (f PositionTaken) apply(r *Report, _ Event) error {
	return r.changeAmendment(f.Amendment, func(a *Amendment) error {
		at := slices.IndexFunc(a.Positions, func(p PositionTaken) bool { return p.Delegation == f.Delegation })
		a.Positions = slices.Clone(a.Positions)
		if at < 0 {
			a.Positions = append(a.Positions, f)
		} else {
			a.Positions[at] = f
		}
		return nil
	})
}

func (f ParagraphAgreed) apply(r *Report, e Event) error {
	return r.changeParagraph(f.Paragraph, func(p *Paragraph) error {
		if p.Current() != f.Version {
			return fmt.Errorf("version %d is not the current one", f.Version)
		}
		if r.hasObstacle(p) || r.hasUnanswered(p) || p.Dropped {
			return fmt.Errorf("an obstacle stands against paragraph %s", p.ID)
		}
		p.Agreed, p.AgreedAt, p.AgreedBody, p.Reopened = f.Version, e.At, "", 0
		r.leaveTable(p.ID)
		return nil
	})
}

func (f ParagraphReopened) apply(r *Report, _ Event) error {
	return r.changeParagraph(f.Paragraph, func(p *Paragraph) error {
		if p.Agreed != p.Current() {
			return fmt.Errorf("paragraph %s is not agreed", p.ID)
		}
		p.Agreed, p.Reopened = 0, p.Agreed
		return nil
	})
}

func (f ParagraphRevised) apply(r *Report, e Event) error {
	return r.changeParagraph(f.Paragraph, func(p *Paragraph) error {
		if f.Version != p.Current()+1 || p.Dropped {
			return fmt.Errorf("version %d does not follow version %d", f.Version, p.Current())
		}
		p.Versions = append(slices.Clip(p.Versions), Version{Text: f.Text, At: e.At, By: e.By, Takes: f.Takes, Revision: len(r.Revisions)})
		p.Awaiting = nil
		return nil
	})
}

func (f ParagraphInserted) apply(r *Report, e Event) error {
	if _, twice := r.Paragraph(f.Paragraph); twice || f.Paragraph == "" {
		return fmt.Errorf("paragraph id %q is empty or there twice", f.Paragraph)
	}
	at := 0
	if f.After != Gap {
		if at = slices.Index(r.Order, f.After) + 1; at == 0 {
			return fmt.Errorf("no paragraph %s to stand after", f.After)
		}
	}
	r.Order = slices.Insert(slices.Clone(r.Order), at, f.Paragraph)
	r.paragraphs = r.paragraphs.Set(f.Paragraph, &Paragraph{
		ID: f.Paragraph, Kind: f.Kind, Level: f.Level, Marker: f.Marker, Added: len(r.Revisions),
		Versions: []Version{{Text: f.Text, At: e.At, By: e.By, Takes: f.Takes, Revision: len(r.Revisions)}},
	})
	r.spread()
	return nil
}

func (f AmendmentFiled) apply(r *Report, e Event) error {
	if _, twice := r.Amendment(f.Amendment); twice || f.Amendment == "" {
		return fmt.Errorf("amendment id %q is empty or there twice", f.Amendment)
	}
	if f.No != r.lastNo+1 {
		return fmt.Errorf("number %d does not follow %d", f.No, r.lastNo)
	}
	if e.By.Delegation == "" || !slices.Contains(AmendmentKinds, f.Kind) {
		return fmt.Errorf("nobody files a %q", f.Kind)
	}
	if s, ok := r.Submission(f.Submission); f.Submission != "" && (!ok || s.By != e.By.Delegation) {
		return fmt.Errorf("%s has no submission %s", e.By.Delegation, f.Submission)
	}
	base := ""
	if f.To != "" {
		text, ok := r.amendedText(f)
		if !ok {
			return fmt.Errorf("it cannot amend amendment %s", f.To)
		}
		base = text
	} else if f.Kind != AmendInsertAfter {
		text, err := r.textsOf(f.Paragraph, f.Version, f.With)
		if err != nil {
			return err
		}
		base = text
	}
	if err := f.Diff.Check(base, f.Diff.After()); err != nil {
		return fmt.Errorf("the difference is not one against version %d: %w", f.Version, err)
	}
	r.lastNo = f.No
	filed := &Amendment{
		ID: f.Amendment, No: f.No, Kind: f.Kind, Paragraph: f.Paragraph, Version: f.Version, As: f.As, After: f.After, With: f.With,
		Diff: f.Diff, Reason: f.Reason, FiledBy: e.By.Delegation, Sponsor: e.By.Delegation,
		FiledAt: e.At, Revision: len(r.Revisions), Late: f.Late, State: StatePending, Supersedes: f.Supersedes, Submission: f.Submission, To: f.To,
	}
	filed.Also = r.standsToo(filed)
	r.amendments = r.amendments.Set(f.Amendment, filed)
	if f.To != "" {
		if err := r.changeAmendment(f.To, func(a *Amendment) error {
			a.AmendedBy = append(slices.Clip(a.AmendedBy), f.Amendment)
			return nil
		}); err != nil {
			return err
		}
	}
	if f.Supersedes != "" {
		if err := r.changeAmendment(f.Supersedes, func(a *Amendment) error {
			if a.State.Settled() {
				return fmt.Errorf("amendment %s is settled (%s)", a.ID, a.State)
			}
			a.State, a.Listed, a.SupersededBy = StateWithdrawn, false, f.Amendment
			return nil
		}); err != nil {
			return err
		}
	}
	if f.Paragraph == Gap {
		return nil
	}
	return r.changeParagraphs(filed.places(), func(p *Paragraph) error {
		p.Amendments = append(slices.Clip(p.Amendments), f.Amendment)
		return nil
	})
}

func (f ObjectionRaised) apply(r *Report, e Event) error {
	if _, twice := r.Objection(f.Objection); twice || f.Objection == "" {
		return fmt.Errorf("objection id %q is empty or there twice", f.Objection)
	}
	raised := &Objection{
		ID: f.Objection, Scope: ScopeParagraph, Paragraph: f.Paragraph, Version: f.Version, By: f.Delegation, Kind: f.Kind, On: f.On, OnVersion: r.versionOf(f.On),
		Reason: f.Reason, RaisedAt: e.At, Revision: len(r.Revisions), Amendment: f.Amendment, Silence: f.Silence, Also: f.Also,
	}
	if f.Kind != ObjectionPlain && f.Kind != ObjectionConditional {
		return fmt.Errorf("no objection of kind %q", f.Kind)
	}
	if a, ok := r.Amendment(f.Amendment); ok {
		for _, p := range a.Positions {
			if p.Delegation == f.Delegation && p.Amendment != a.ID {
				raised.SaidOn = p.Amendment
			}
		}
	}
	if p, ok := r.Paragraph(f.Paragraph); ok {
		if _, ok := p.TextOf(f.Version); !ok {
			return fmt.Errorf("paragraph %s has no version %d", p.ID, f.Version)
		}
		raised.Also = joined(raised.Also, r.Lineage(f.Paragraph, f.Version)[1:])
	}
	if p, ok := r.Paragraph(f.Paragraph); ok {
		raised.Met = p.Current()
	}
	r.objections = r.objections.Set(f.Objection, raised)
	if f.Paragraph == Gap {
		return nil
	}
	return r.changeParagraphs(append([]string{f.Paragraph}, raised.Also...), func(p *Paragraph) error {
		p.Objections = append(slices.Clip(p.Objections), f.Objection)
		if f.Silence == "" { // else who no longer awaits would tell who broke the silence
			p.Awaiting = p.awaitingBut(f.Delegation)
		}
		return nil
	})
}

// apply lifts an objection; an amendment it pressed is settled again as it was answered.
func (f ObjectionLifted) apply(r *Report, e Event) error {
	o, ok := r.Objection(f.Objection)
	if !ok || !o.Standing() {
		return fmt.Errorf("objection %s does not stand", f.Objection)
	}
	down := *o
	down.LiftedAt, down.LiftedBy = e.At, r.recordOf(e)
	r.objections = r.objections.Set(o.ID, &down)
	r.Wide = without(r.Wide, o.ID)
	if a, ok := r.Amendment(o.Amendment); ok && a.State == StatePressed && a.Sponsor == o.By {
		return r.changeAmendment(a.ID, func(a *Amendment) error {
			a.State = a.Answer
			return nil
		})
	}
	return nil
}

func (f RevisionCirculated) apply(r *Report, e Event) error {
	rev := &Revision{ID: f.Revision, Name: f.Name, Symbol: f.Symbol, Letter: f.Letter, Audience: f.Audience, At: e.At, Entries: f.Entries, NewTexts: f.NewTexts, Hash: f.Hash}
	if f.Deadline != nil {
		rev.Deadline = *f.Deadline
	}
	for _, id := range f.Dropped {
		if err := r.changeParagraph(id, func(p *Paragraph) error {
			if p.Text() != "" || r.rollsOn(p) {
				return fmt.Errorf("paragraph %s is not deleted", id)
			}
			p.Dropped = true
			return nil
		}); err != nil {
			return err
		}
	}
	if len(f.Dropped) > 0 {
		r.Order = slices.DeleteFunc(slices.Clone(r.Order), func(id string) bool { return slices.Contains(f.Dropped, id) })
		r.spread()
	}
	if err := r.unbind(f.Dropped, e.At); err != nil {
		return err
	}
	if len(f.Entries) != len(r.Order) {
		return fmt.Errorf("%d entries for %d paragraphs", len(f.Entries), len(r.Order))
	}
	for i, entry := range f.Entries {
		if p, _ := r.Paragraph(r.Order[i]); entry.Paragraph != p.ID || entry.Version != p.Current() || entry.Rolled != "" && !r.Rolls() {
			return fmt.Errorf("entry %d is not the text as it stands", i+1)
		}
	}
	r.Revisions = append(slices.Clip(r.Revisions), rev)
	if f.Symbol != "" {
		r.Masthead.Symbol = f.Symbol
	}
	return nil
}

func (r *Report) changeParagraph(id string, change func(*Paragraph) error) error {
	p, ok := r.Paragraph(id)
	if !ok {
		return fmt.Errorf("no paragraph %s", id)
	}
	changed := *p
	if err := change(&changed); err != nil {
		return err
	}
	r.paragraphs = r.paragraphs.Set(id, &changed)
	return nil
}

func (r *Report) changeParagraphs(ids []string, change func(*Paragraph) error) error {
	for _, id := range ids {
		if err := r.changeParagraph(id, change); err != nil {
			return err
		}
	}
	return nil
}

func (r *Report) changeAmendment(id string, change func(*Amendment) error) error {
	a, ok := r.Amendment(id)
	if !ok {
		return fmt.Errorf("no amendment %s", id)
	}
	changed := *a
	if err := change(&changed); err != nil {
		return err
	}
	r.amendments = r.amendments.Set(id, &changed)
	return nil
}

func without(list []string, gone ...string) []string {
	return slices.DeleteFunc(slices.Clone(list), func(x string) bool { return slices.Contains(gone, x) })
}
