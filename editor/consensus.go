// consensus.go says where a paragraph stands: what is in the way of agreeing it, and whether it is
// open, contested or agreed. All of it is derived; nothing here is stored.

package editor

import (
	"fmt"
	"slices"
	"unicode/utf8"
)

// Status is where a paragraph stands.
type Status string

const (
	StatusOpen      Status = "open"
	StatusContested Status = "contested" // agreed, with a request to reopen: not counted as agreed (rule 2)
	StatusAgreed    Status = "agreed"    // agreed ad referendum
)

// Status says where a paragraph stands (rules 1, 2 and 12). Agreement belongs to the version that was
// agreed, and counts only while nothing stands against it.
func (r *Report) Status(p *Paragraph) Status {
	switch {
	case !p.agreedAlone():
		return StatusOpen
	case r.hasObstacle(p):
		return r.inPackage(p, StatusContested)
	}
	return r.inPackage(p, StatusAgreed)
}

// Blocks says whether an amendment stands against the agreement of a paragraph (rules 1 and 6): it
// is unanswered or pressed, and is not merely listed with a new revision. An insertion belongs to
// the gap and blocks no neighbour.
func (a *Amendment) Blocks() bool {
	return !a.State.Settled() && !a.Listed && a.Kind != AmendInsertAfter
}

func (r *Report) hasObstacle(p *Paragraph) bool {
	for range r.StandingAgainst(p) {
		return true
	}
	for _, id := range p.Amendments {
		if a, _ := r.Amendment(id); a.Blocks() {
			return true
		}
	}
	return FindBrackets(p.Text()).Blocking() > 0
}

// hasUnanswered says whether an amendment is unanswered, listed or not. What is listed blocks
// nothing, but agreeing answers it, so that no agreed paragraph has one.
func (r *Report) hasUnanswered(p *Paragraph) bool {
	return slices.ContainsFunc(p.Amendments, func(id string) bool {
		a, _ := r.Amendment(id)
		return !a.State.Settled() && a.Kind != AmendInsertAfter
	})
}

// Obstacles names everything that stands against agreeing a paragraph (rules 1 and 5): objections
// to it and then wider ones, in order of raising, amendments in order of filing, square brackets in
// order of the text.
func (r *Report) Obstacles(p *Paragraph, numbers map[string]string) []Blocker {
	var found []Blocker
	number := numbers[p.ID]
	for o := range r.StandingAgainst(p) {
		kind := BlockObjection
		if o.Kind == ObjectionConditional {
			kind = BlockConditional
		}
		at := o.RaisedAt
		found = append(found, Blocker{
			Kind: kind, Paragraph: p.ID, Number: number, Delegation: o.By, Reason: o.Reason,
			Since: r.RevisionName(o.Revision), At: &at, Version: o.Version, Objection: o.ID,
			Scope: r.scopeInWords(o, numbers), Ready: r.Ready(o),
		})
	}
	for _, id := range p.Amendments {
		a, _ := r.Amendment(id)
		if !a.Blocks() {
			continue
		}
		kind := BlockUnanswered
		if a.State == StatePressed {
			kind = BlockPressed
		}
		at := a.FiledAt
		found = append(found, Blocker{
			Kind: kind, Paragraph: p.ID, Number: number, Delegation: a.Sponsor, CoSponsors: a.CoSponsors, Reason: a.Reason,
			Since: r.RevisionName(a.Revision), At: &at, Version: a.Version, Amendment: a.ID, No: a.No,
		})
	}
	text := p.Text()
	now := p.Versions[p.Current()-1]
	bracket := Blocker{Kind: BlockBrackets, Paragraph: p.ID, Number: number, Since: r.RevisionName(now.Revision), At: &now.At, Version: p.Current()}
	for _, words := range FindBrackets(text).Standing {
		bracket.Reason = clip(words, 200)
		found = append(found, bracket)
	}
	for _, loose := range ReadBrackets(text).Loose() {
		bracket.Reason = fmt.Sprintf("A square bracket without its partner, at character %d.", utf8.RuneCountInString(text[:loose.At])+1)
		found = append(found, bracket)
	}
	return found
}

// Ready says that a conditional objection waits for nothing more: the paragraph it is pending on
// is agreed. It still stands until its delegation lifts it.
func (r *Report) Ready(o *Objection) bool {
	if o.Kind != ObjectionConditional || !o.Standing() {
		return false
	}
	for _, id := range r.waitsFor(o) {
		if p, ok := r.Paragraph(id); !ok || r.Status(p) != StatusAgreed {
			return false
		}
	}
	return true
}
