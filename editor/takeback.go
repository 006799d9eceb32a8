// takeback.go is how a decision of the Chair that was recorded in error is taken back: never erased,
// but undone by an event of its own, as long as nothing depends on it. What is undone stands in
// takenback.go.

package editor

import (
	"fmt"
	"slices"
)

// TakenBack says what kind of decision is taken back.
type TakenBack string

const (
	TakeBackAnswer    TakenBack = "answer"    // amendments are pending again
	TakeBackAgreement TakenBack = "agreement" // a paragraph is open, with its whole package
	TakeBackReopening TakenBack = "reopening" // a paragraph is agreed again, with its whole package
	TakeBackRevision  TakenBack = "revision"  // a new version has the former text
)

// TakeBack takes a decision back. Chair; of answers and revisions also the Secretariat.
type TakeBack struct {
	What       TakenBack `json:"what"`
	Amendments []string  `json:"amendments,omitempty"` // answer
	Paragraph  string    `json:"paragraph,omitempty"`  // agreement, reopening, revision
	Version    int       `json:"version,omitempty"`    // of that paragraph, on the sender's screen; another is refused as stale
	Reason     string    `json:"reason"`
}

func (TakeBack) Type() string { return "take_back" }

func (c TakeBack) decide(d *decision) error {
	reason, err := cleanNote("The reason", c.Reason, d.r.Masthead.Language, MaxText)
	switch {
	case err != nil:
		return err
	case c.What != TakeBackAnswer && c.What != TakeBackAgreement && c.What != TakeBackReopening && c.What != TakeBackRevision:
		return refuse(CodeInvalid, "What is taken back is an %q, an %q, a %q or a %q, not %q.", TakeBackAnswer, TakeBackAgreement, TakeBackReopening, TakeBackRevision, clip(string(c.What), 20))
	case (c.What == TakeBackAnswer) != (c.Paragraph == "" && c.Version == 0) || (c.What == TakeBackAnswer) != (len(c.Amendments) > 0):
		return refuse(CodeInvalid, "To take back answers, name their amendments; to take back another decision, name its paragraph and version.")
	case reason == "":
		return refuse(CodeInvalid, "Say why it is taken back: the record keeps both.")
	}
	if c.What == TakeBackAnswer {
		return d.takeBackAnswers(c.Amendments, reason)
	}
	if c.What != TakeBackRevision && d.by.Role != RoleChair {
		return refuse(CodeForbidden, "%s cannot do this; it is for %s.", d.by.Role.inWords(), lowerFirst(RoleChair.inWords()))
	}
	p, err := d.changing(c.Paragraph, c.Version)
	if err != nil {
		return err
	}
	switch c.What {
	case TakeBackAgreement:
		return d.takeBackAgreement(p, reason)
	case TakeBackReopening:
		return d.takeBackReopening(p, reason)
	}
	return d.takeBackRevision(p, reason)
}

// takeBackAnswers makes amendments pending again. An objection that the answer turned a "cannot
// accept" into stands: only its delegation lifts it (rules 3 and 8).
func (d *decision) takeBackAnswers(ids []string, reason string) error {
	for i, id := range ids {
		a, err := d.amendment(id)
		if err != nil {
			return err
		}
		if slices.Contains(ids[:i], id) {
			return refuse(CodeInvalid, "Amendment no. %d is named twice.", a.No)
		}
		switch a.State {
		case StateReflected, StatePartly, StateNotRetained:
		case StatePressed:
			return refuse(CodeSettled, "%s has pressed amendment no. %d since: it is pending again.", a.Sponsor, a.No)
		default:
			return refuse(CodeSettled, "Amendment no. %d is %s: there is no answer to take back.", a.No, a.State.inWords())
		}
		p, there := d.r.Paragraph(a.Paragraph)
		switch {
		case a.Before == nil:
			return refuse(CodeSettled, "Amendment no. %d was answered before, and that answer stands again since its sponsor lifted its objection.", a.No)
		case a.Before.Lapsed:
			return refuse(CodeBlocked, "Amendment no. %d lapsed when %s was agreed. Take the agreement back.", a.No, lowerFirst(d.name(p)))
		case a.Before.Revisions != len(d.r.Revisions):
			return refuse(CodeSettled, "%s was circulated since, with the answer to amendment no. %d. Its sponsor may press it.", d.r.RevisionName(a.Before.Revisions+1), a.No)
		}
		if where, version := d.r.takenInto(a); where != nil {
			return refuse(CodeBlocked, "Version %d of %s took amendment no. %d. Take that version back, or revise it.", version, lowerFirst(d.name(where)), a.No)
		}
		if a.Kind == AmendInsertAfter || !there {
			continue
		}
		for _, id := range d.r.StandsOn(a) {
			if s, frozen := d.r.Frozen(id); frozen {
				p, _ := d.r.Paragraph(id)
				return d.silent(d.name(p), s)
			}
		}
		if err := d.agreedSince(a); err != nil {
			return err
		}
	}
	for _, id := range ids {
		if err := d.giveBack(id, reason); err != nil {
			return err
		}
		now, _ := d.r.Amendment(id)
		if p, ok := d.r.Paragraph(now.Paragraph); ok && p.Current() != now.Version && !now.State.Settled() {
			if now.State == StatePressed && slices.ContainsFunc(d.r.carry(now), func(c AmendmentCarried) bool { return c.Class == ClassOvertaken }) {
				continue // its sponsor says that the text does not say it
			}
			if err := d.carry(id); err != nil {
				return err
			}
		}
	}
	return nil
}

func (d *decision) giveBack(id, reason string) error {
	return d.emit(AmendmentReturned{id, reason})
}

// takenInto finds the version that answered an amendment by taking it.
func (r *Report) takenInto(a *Amendment) (*Paragraph, int) {
	by := func(v Version) bool {
		return v.At.Equal(a.AnsweredAt) && slices.ContainsFunc(v.Takes, func(t Take) bool { return t.Amendment == a.ID })
	}
	for _, id := range r.Order {
		p, _ := r.Paragraph(id)
		if at := slices.IndexFunc(p.Versions, by); at >= 0 {
			return p, at + 1
		}
	}
	return nil, 0
}

// takeBackAgreement opens a paragraph, and all that was agreed with it, because it was not agreed.
// What lapsed with the agreement is listed again.
func (d *decision) takeBackAgreement(p *Paragraph, reason string) error {
	all := d.r.boundWith(p)
	for _, q := range all {
		name := d.name(q)
		if !q.agreedAlone() {
			return refuse(CodeSettled, "%s is open: there is no agreement to take back.", name)
		}
		if slices.ContainsFunc(d.r.Silences, func(s *Silence) bool {
			return s.EndedAt.Equal(q.AgreedAt) && slices.ContainsFunc(s.Agreed, func(n VersionName) bool { return n.Paragraph == q.ID })
		}) {
			return refuse(CodeBlocked, "%s was agreed by silence, not by the Chair’s word. It can be reopened.", name)
		}
		if last := q.Versions[q.Current()-1]; last.Technical && last.At.After(q.AgreedAt) {
			return refuse(CodeBlocked, "Placeholders of %s have been filled since it was agreed. It can be reopened.", lowerFirst(name))
		}
		if n := len(d.r.Revisions); n > 0 && !d.r.Revisions[n-1].At.Before(q.AgreedAt) {
			return refuse(CodeBlocked, "%s was circulated since, with %s agreed. It can be reopened.", d.r.RevisionName(n), lowerFirst(name))
		}
		for _, id := range d.r.objectionsWhere(func(o *Objection) bool {
			return o.On == q.ID && !o.Standing() && !o.LiftedAt.Before(q.AgreedAt)
		}) {
			o, _ := d.r.Objection(id)
			return refuse(CodeBlocked, "An objection of %s that was pending on %s has been lifted since. It can be reopened.", d.raiser(o), lowerFirst(name))
		}
	}
	for _, q := range all {
		if err := d.emit(AgreementTakenBack{q.ID, q.Current(), reason}); err != nil {
			return err
		}
	}
	for _, q := range all {
		for _, id := range q.Amendments {
			a, _ := d.r.Amendment(id)
			if a.State != StateNotRetained || a.Before == nil || !a.Before.Lapsed || !a.AnsweredAt.Equal(q.AgreedAt) {
				continue
			}
			if err := d.agreedSince(a); err != nil {
				return err
			}
			if err := d.giveBack(id, ""); err != nil {
				return err
			}
		}
	}
	return nil
}

// agreedSince refuses to give an amendment back to a text that has been agreed without it.
func (d *decision) agreedSince(a *Amendment) error {
	for _, id := range d.r.StandsOn(a) {
		if p, _ := d.r.Paragraph(id); p.agreedAlone() {
			return refuse(CodeBlocked, "%s has been agreed since. Amendment no. %d would stand against it: take its agreement back, or reopen it, first.", d.name(p), a.No)
		}
	}
	return nil
}

// takeBackReopening makes a paragraph agreed again, and all of its package: rule 1 holds of each, in
// the version that was agreed.
func (d *decision) takeBackReopening(p *Paragraph, reason string) error {
	all := d.r.boundWith(p)
	numbers := d.r.Numbers()
	var blockers []Blocker
	for _, q := range all {
		name := d.name(q)
		switch {
		case q.agreedAlone():
			return refuse(CodeSettled, "%s is not reopened: it is %s.", name, d.r.Status(q))
		case q.Reopened == 0:
			return refuse(CodeSettled, "%s has not been reopened.", name)
		case q.Reopened != q.Current():
			return refuse(CodeBlocked, "The text of %s has changed since: version %d was agreed, the text is now version %d.", lowerFirst(name), q.Reopened, q.Current())
		}
		if s, frozen := d.r.Frozen(q.ID); frozen {
			return d.silent(name, s)
		}
		for _, id := range q.Amendments { // listed ones too: nobody has answered them
			if a, _ := d.r.Amendment(id); !a.State.Settled() && a.Listed && a.Kind != AmendInsertAfter {
				at := a.FiledAt
				blockers = append(blockers, Blocker{
					Kind: BlockUnanswered, Paragraph: q.ID, Number: numbers[q.ID], Delegation: a.Sponsor, CoSponsors: a.CoSponsors, Reason: a.Reason,
					Since: d.r.RevisionName(a.Revision), At: &at, Version: a.Version, Amendment: a.ID, No: a.No,
				})
			}
		}
	}
	if blockers = append(d.r.ObstaclesTogether(p, numbers), blockers...); len(blockers) > 0 {
		return blocked(d.name(p)+" is not agreed again", blockers)
	}
	for _, q := range all {
		if err := d.emit(ReopeningTakenBack{q.ID, q.Current(), reason}); err != nil {
			return err
		}
	}
	return nil
}

// takeBackRevision makes a new version with the former text. The amendments that the version took are
// pending again, and those that it overtook; an objection to it stands until it is lifted (rule 3).
func (d *decision) takeBackRevision(p *Paragraph, reason string) error {
	name, last := d.name(p), p.Versions[p.Current()-1]
	switch {
	case p.Current() == 1:
		return refuse(CodeInvalid, "Version 1 is the text that %s began with.", lowerFirst(name))
	case last.Technical:
		return refuse(CodeInvalid, "Version %d only filled placeholders. Revise the paragraph to change them.", p.Current())
	case last.TakesBack > 0:
		return refuse(CodeSettled, "Version %d takes version %d back already. Revise the paragraph to change its text.", p.Current(), last.TakesBack)
	case len(last.From) > 0:
		return refuse(CodeInvalid, "Version %d of %s was merged from several paragraphs. Split it to have them apart again.", p.Current(), lowerFirst(name))
	case slices.ContainsFunc(p.Successors, func(s Successor) bool { return s.Since == p.Current() }):
		return refuse(CodeInvalid, "%s was split in version %d. Merge the parts to have them together again.", name, p.Current())
	case p.agreedAlone():
		return refuse(CodeBlocked, "%s has been agreed in version %d. Take its agreement back, or reopen it, first.", name, p.Current())
	case last.Revision != len(d.r.Revisions):
		return refuse(CodeBlocked, "%s was circulated with version %d of %s. Revise it instead.", d.r.RevisionName(last.Revision+1), p.Current(), lowerFirst(name))
	}
	var since []string
	for _, id := range p.Amendments {
		if a, _ := d.r.Amendment(id); a.Version == p.Current() && a.Kind != AmendInsertAfter && a.State != StateWithdrawn {
			since = append(since, fmt.Sprintf("no. %d (%s)", a.No, a.Sponsor))
		}
	}
	if len(since) > 0 {
		return refuse(CodeBlocked, "Amended on the words of version %d: amendment %s. Revise the paragraph instead.", p.Current(), enumerate(since))
	}
	given := func(a *Amendment) bool {
		taken := a.AnsweredAt.Equal(last.At) && a.State.Settled() && a.State != StateWithdrawn && slices.ContainsFunc(last.Takes, func(t Take) bool { return t.Amendment == a.ID })
		return a.Before != nil && (taken || a.State == StateOvertaken && a.CarriedTo == p.Current())
	}
	for _, id := range p.Amendments {
		if a, _ := d.r.Amendment(id); given(a) {
			if err := d.agreedSince(a); err != nil {
				return err
			}
		}
	}
	former, _ := p.TextOf(p.Current() - 1)
	if err := d.emit(RevisionTakenBack{Paragraph: p.ID, Version: p.Current() + 1, Text: former, TakenBack: p.Current(), Reason: reason}); err != nil {
		return err
	}
	for _, id := range p.Amendments {
		a, _ := d.r.Amendment(id)
		if given(a) {
			if err := d.giveBack(id, ""); err != nil {
				return err
			}
		}
		if err := d.carry(id); err != nil {
			return err
		}
	}
	return nil
}
