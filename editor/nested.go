// nested.go is amendments to amendments: one delegation's other words for what another proposes. The
// base of such an amendment is the text that the other one proposes, byte for byte as filed, and not the
// text of the report (PRACTICE: amendments to amendments say which text is their base).
//
// It is an amendment like any other: unanswered it blocks (rule 1), the Chair's text may take it, and it
// is in the cluster of the amendment it amends (rule 7). To the paragraph it proposes all of its text,
// the other's words with its own changes, while that other one is unsettled. Once that is settled, what
// counts is its own change (rule 6): where it merges cleanly onto the text it is carried, else it
// overlaps and needs its sponsor. That another delegation withdraws, or accepts other words, never
// settles it. It amends an amendment and not one that does so itself: deeper than that nobody follows.

package editor

import (
	"fmt"
	"slices"
	"strings"

	"adref/diffing"
)

// AcceptAmendment takes an amendment to the delegation's own amendment: a new one of its own, with the
// accepted words and their authors as co-sponsors, supersedes its own. Delegation.
type AcceptAmendment struct {
	Amendment string `json:"amendment"` // to one that the sender sponsors
}

// AmendmentAccepted made an amendment to an amendment reflected in a new one of that one's sponsor: its
// authors co-sponsor the same words there, and what others said of them holds for them there.
type AmendmentAccepted struct {
	Amendment string   `json:"amendment"`
	In        string   `json:"in"` // the new amendment
	With      []string `json:"with"`
}

func (AcceptAmendment) Type() string   { return "accept" }
func (AmendmentAccepted) Fact() string { return "amendment_accepted" }

func (f AmendmentAccepted) apply(r *Report, e Event) error {
	var said []PositionTaken
	if err := r.changeAmendment(f.Amendment, func(a *Amendment) error {
		if a.State.Settled() || a.To == "" {
			return fmt.Errorf("it is %s, or amends no amendment", a.State)
		}
		a.State, a.Listed, a.AnsweredAt, a.AcceptedIn = StateReflected, false, e.At, f.In
		said = a.Positions
		return nil
	}); err != nil {
		return err
	}
	return r.changeAmendment(f.In, func(a *Amendment) error {
		for _, code := range f.With {
			if a.Sponsored(code) {
				return fmt.Errorf("%s sponsors it already", code)
			}
			a.CoSponsors = append(slices.Clip(a.CoSponsors), code)
		}
		a.Accepts, a.Positions = f.Amendment, slices.Clone(a.Positions)
		for _, p := range said {
			if !a.Sponsored(p.Delegation) {
				a.Positions = append(a.Positions, p)
			}
		}
		return nil
	})
}

// Repeating lists the amendments, others than those named, that accepting gave words of those: the
// reason of what they supersede, or positions on what they accept.
func (r *Report) Repeating(named []string) (ids []string) {
	for it := r.amendments.Iterator(); !it.Done(); {
		id, a, _ := it.Next()
		if !slices.Contains(named, id) && (r.repeatsReason(id, named) || slices.ContainsFunc(a.Positions, a.repeats(named))) {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

// repeatsReason says that the reason of an amendment is that of one named, by one accepting or several.
func (r *Report) repeatsReason(id string, named []string) bool {
	for a, ok := r.Amendment(id); ok && a.Accepts != ""; a, ok = r.Amendment(a.Supersedes) {
		if slices.Contains(named, a.Supersedes) {
			return true
		}
	}
	return false
}

// repeats says of a position that it was taken on another amendment, one of those named.
func (a *Amendment) repeats(named []string) func(PositionTaken) bool {
	return func(p PositionTaken) bool { return p.Amendment != a.ID && slices.Contains(named, p.Amendment) }
}

// amending turns an amendment to an amendment into what it is to the text: of the kind, and at the place,
// of the amendment it amends, whose text is the base it returns.
func (d *decision) amending(c Amend, text string) (Amend, string, error) {
	a, err := d.amendment(c.To)
	if err != nil {
		return c, "", err
	}
	switch {
	case c.Kind != AmendRevise || c.As != "":
		return c, "", refuse(CodeInvalid, "An amendment to an amendment proposes other words for it: its kind is %q.", AmendRevise)
	case a.To != "":
		return c, "", refuse(CodeInvalid, "Amendment no. %d amends another amendment itself. Amend that one, or the paragraph.", a.No)
	case a.State.Settled():
		return c, "", refuse(CodeSettled, "Amendment no. %d is settled already (%s). Amend the paragraph instead.", a.No, a.State.inWords())
	case a.Sponsor == d.by.Delegation:
		return c, "", refuse(CodeInvalid, "You sponsor amendment no. %d: supersede it instead.", a.No)
	case a.Kind != AmendRevise && a.Kind != AmendInsertAfter:
		return c, "", refuse(CodeInvalid, "Amendment no. %d proposes no words that could be amended.", a.No)
	case a.Paragraph != c.Paragraph || a.Version != c.Version:
		return c, "", refuse(CodeInvalid, "Amendment no. %d was filed against version %d of its paragraph: name both.", a.No, a.Version)
	case strings.TrimSpace(text) == "":
		return c, "", refuse(CodeInvalid, "The proposed text is empty. To have nothing of amendment no. %d, say that you cannot accept it.", a.No)
	case text == a.Text():
		return c, "", refuse(CodeInvalid, "These are the words of amendment no. %d. To propose them too, join it.", a.No)
	}
	if p, err := d.paragraph(a.Paragraph); a.Paragraph != Gap && err != nil {
		return c, "", err
	} else if a.Kind == AmendRevise && text == a.Diff.Before() {
		return c, "", refuse(CodeInvalid, "These are the words of version %d of %s. To have nothing of amendment no. %d, say that you cannot accept it.", a.Version, lowerFirst(d.name(p)), a.No)
	}
	c.Kind, c.As = a.Kind, a.As
	return c, a.Text(), nil
}

// amendedText is the text that an amendment to an amendment starts from, for the log; ok is false for one
// that amends nothing it could.
func (r *Report) amendedText(f AmendmentFiled) (text string, ok bool) {
	a, found := r.Amendment(f.To)
	if !found || a.To != "" || a.State.Settled() || a.Kind != f.Kind || a.As != f.As || a.Paragraph != f.Paragraph || a.Version != f.Version {
		return "", false
	}
	return a.Text(), true
}

// parentSettled says that an amendment amends one that is settled.
func (r *Report) parentSettled(a *Amendment) bool {
	parent, ok := r.Amendment(a.To)
	return ok && parent.State.Settled()
}

// parentTaken says that an amendment amends one whose words are in the text, at least in part.
func (r *Report) parentTaken(a *Amendment) bool {
	parent, ok := r.Amendment(a.To)
	return ok && slices.Contains([]State{StateReflected, StatePartly, StateOvertaken}, parent.State)
}

// changes gives the two texts between which lies what an amendment would change today: those it was filed
// from and to, but while the amendment it amends is unsettled, from the version that one was filed against.
func (r *Report) changes(a *Amendment) (from, to string) {
	if parent, ok := r.Amendment(a.To); ok && !parent.State.Settled() {
		return parent.Diff.Before(), a.Text()
	}
	return a.Diff.Before(), a.Text()
}

// unsaid says of an amendment whose own change changes nothing in a text that this is only because the
// words it amends are not there: they were not taken, and the text does not say all that it proposes.
func (r *Report) unsaid(a *Amendment, now string) bool {
	if !r.parentSettled(a) || r.parentTaken(a) {
		return false
	}
	parent, _ := r.Amendment(a.To)
	all, conflicts := diffing.Merge(parent.Diff.Before(), a.Text(), now)
	return len(conflicts) > 0 || all != now
}

// follow classes anew the amendments to those that a command has settled, or has made pending again.
func (d *decision) follow() error {
	for _, e := range d.events {
		for _, id := range d.r.amendedBy(settles(e.Fact, d.r)) {
			child, _ := d.r.Amendment(id)
			if child.State.Settled() {
				continue
			}
			for _, carried := range d.r.carry(child) {
				if carried.Class == ClassOvertaken && d.by.Delegation == "" {
					if err := d.overtake(carried, d.r.StandsOn(child)...); err != nil {
						return err
					}
					break
				}
				if carried.Class == ClassOvertaken {
					carried.Class = ClassOverlapping // no delegation settles what is another's
				}
				if child.carriedAs(carried) {
					continue
				}
				if err := d.emit(carried); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// settles names the amendment that a fact has settled or made pending again, "" for none.
func settles(f Fact, r *Report) string {
	switch f := f.(type) {
	case AmendmentFiled:
		return f.Supersedes
	case AmendmentAnswered:
		return f.Amendment
	case AmendmentWithdrawn:
		return f.Amendment
	case AmendmentTakenOver:
		return f.Amendment
	case AmendmentPressed:
		return f.Amendment
	case AmendmentCarried:
		return f.Amendment
	case AmendmentReturned:
		return f.Amendment
	case ObjectionLifted:
		o, _ := r.Objection(f.Objection)
		return o.Amendment
	case ObjectionRestored:
		o, _ := r.Objection(f.Objection)
		return o.Amendment
	}
	return ""
}

// amendedBy lists the amendments to an amendment, settled ones too, in order of filing.
func (r *Report) amendedBy(id string) []string {
	if a, ok := r.Amendment(id); ok {
		return a.AmendedBy
	}
	return nil
}

// withTheirs joins the clusters of a paragraph that hold an amendment and an unsettled one to it: whatever
// words they touch, they are about the same proposal (rule 7).
func withTheirs(clusters [][][]string, to map[string]string) [][][]string {
	at := map[string]int{} // which cluster an amendment is in
	for i, cluster := range clusters {
		for _, group := range cluster {
			for _, id := range group {
				at[id] = i
			}
		}
	}
	for _, cluster := range slices.Clone(clusters) {
		for _, group := range cluster {
			for _, id := range group {
				into, there := at[to[id]]
				from := at[id]
				if !there || into == from {
					continue
				}
				clusters[into] = append(slices.Clone(clusters[into]), clusters[from]...)
				clusters[from] = nil
				for other, i := range at {
					if i == from {
						at[other] = into
					}
				}
			}
		}
	}
	return slices.DeleteFunc(clusters, func(c [][]string) bool { return c == nil })
}

func (c AcceptAmendment) decide(d *decision) error {
	child, err := d.amendment(c.Amendment)
	if err != nil {
		return err
	}
	if child.To == "" {
		return refuse(CodeInvalid, "Amendment no. %d amends the text, not an amendment: there is nothing to accept it into.", child.No)
	}
	own, err := d.own(child.To)
	if err != nil {
		return err
	}
	for _, a := range []*Amendment{child, own} {
		if a.State.Settled() {
			return refuse(CodeSettled, "Amendment no. %d is settled already (%s).", a.No, a.State.inWords())
		}
	}
	if own.Paragraph != Gap {
		if _, err := d.paragraph(own.Paragraph); err != nil {
			return err
		}
	}
	id := d.newID()
	if err := d.emit(AmendmentFiled{
		Amendment: id, No: d.r.lastNo + 1, Kind: own.Kind, Paragraph: own.Paragraph, Version: own.Version, As: own.As,
		Engine: diffing.Engine, Diff: diffing.Words(own.Diff.Before(), child.Text()), Reason: own.Reason, Late: d.late(), Supersedes: own.ID,
	}); err != nil {
		return err
	}
	if err := d.actsAlike(id, own.ID, own.Sponsor); err != nil {
		return err
	}
	with := []string{}
	for _, code := range append([]string{child.Sponsor}, child.CoSponsors...) {
		if code != d.by.Delegation {
			with = append(with, code)
		}
	}
	if err := d.emit(AmendmentAccepted{child.ID, id, with}); err != nil {
		return err
	}
	said := with
	for _, p := range child.Positions {
		said = append(said, p.Delegation)
	}
	for _, code := range said {
		if err := d.actsAlike(id, child.ID, code); err != nil {
			return err
		}
	}
	return d.bringUpToDate(id)
}
