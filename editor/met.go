// met.go is how a bridge stands: how far it meets each amendment, what each becomes when it is taken, and
// what has become of the bridge itself when its paragraph has a new version. None of it is stored.

package editor

import (
	"context"

	"adref/diffing"
)

// Meets is how far a text meets an amendment.
type Meets string

const (
	MeetsWhole  Meets = "met"        // each of its changes is in the text, with all its words together, or the text says all of it in another way
	MeetsPartly Meets = "partly_met" // some of its words are
	MeetsNot    Meets = "not_met"    // none is
)

// Met says how far a text for a paragraph would meet an amendment, and which of its changes it holds. An
// amendment that proposes to delete the paragraph is met by no text.
func (r *Report) Met(a *Amendment, p *Paragraph, text string) (Meets, []diffing.Portion) {
	base, proposed := p.Text(), ""
	standing, ok := r.Standing(a, p)
	if proposed = standing; !ok {
		base, proposed = r.changes(a)
	}
	if a.Kind == AmendDelete {
		return MeetsNot, []diffing.Portion{{Ops: diffing.Diff{{Kind: diffing.Delete, Text: base}}}}
	}
	portions, _ := diffing.Shared(context.Background(), base, proposed, text) // fails only when cancelled
	whole, none := true, true
	for _, portion := range portions {
		whole = whole && portion.Held == diffing.HeldWhole
		none = none && portion.Held == diffing.HeldNot
	}
	switch {
	case whole || r.wouldOvertake(a, p, text):
		return MeetsWhole, portions
	case none:
		return MeetsNot, portions
	}
	return MeetsPartly, portions
}

// ProposedFrom is the text that an amendment would change today; see Report.changes.
func (r *Report) ProposedFrom(a *Amendment) string {
	from, _ := r.changes(a)
	return from
}

// wouldOvertake says that with a text for one of its paragraphs an amendment's change would be in the
// text: rule 6 would settle it.
func (r *Report) wouldOvertake(a *Amendment, p *Paragraph, text string) bool {
	var list []AmendmentCarried
	var texts []string
	for _, id := range r.StandsOn(a) {
		on, _ := r.Paragraph(id)
		now := on.Text()
		if id == p.ID {
			now = text
		}
		list, texts = append(list, AmendmentCarried{}), append(texts, now)
	}
	return len(list) > 0 && r.carryText(a, list, texts)
}

// Becomes says what an amendment becomes when a bridge is taken: reflected or partly reflected by how far
// it is met, not retained when its sponsor accepts a bridge that has nothing of it; "" when the bridge
// leaves it pending, or it is settled already. A sponsor that maintains it is never overruled here, nor
// one that asks for a change which the bridge does not meet.
func (r *Report) Becomes(b *Bridge, amendment string) Answer {
	a, _ := r.Amendment(amendment)
	if a.State.Settled() {
		return ""
	}
	p, _ := r.Paragraph(b.Paragraph)
	met, _ := r.Met(a, p, b.Text)
	word, _ := b.AnswerOf(amendment, a.Sponsor)
	switch {
	case word.Answer == BridgeMaintains:
		return ""
	case met == MeetsWhole:
		return AnswerReflected
	case word.Answer == BridgeWithChange:
		return ""
	case met == MeetsPartly:
		return AnswerPartly
	case word.Answer == BridgeAccepts:
		return AnswerNotRetained
	}
	return ""
}

// Rebased says how an open bridge stands on the text as it is now: as it was put, carried (with what it
// would be there), overlapping with what came since, overtaken, or gone with its paragraph. One that was
// put on an older version is put anew before it is answered or taken.
func (r *Report) Rebased(b *Bridge) (class Class, text string) {
	p, _ := r.Paragraph(b.Paragraph)
	switch {
	case p.Dropped || p.Text() == "":
		return ClassGone, ""
	case p.Current() == b.Version:
		return ClassClean, b.Text
	}
	base, _ := p.TextOf(b.Version)
	merged, conflicts := diffing.Merge(base, b.Text, p.Text())
	switch {
	case len(conflicts) > 0:
		return ClassOverlapping, ""
	case merged == p.Text():
		return ClassOvertaken, ""
	}
	return ClassClean, merged
}

// BridgeAccepted says that a bridge was taken which an amendment's sponsor had accepted.
func (r *Report) BridgeAccepted(a *Amendment) bool {
	for _, b := range r.Bridges {
		if word, ok := b.AnswerOf(a.ID, a.Sponsor); ok && b.TakenIn > 0 && word.Answer == BridgeAccepts {
			return true
		}
	}
	return false
}
