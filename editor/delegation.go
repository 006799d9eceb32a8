// delegation.go is what delegations do: amend, sponsor, take positions, object and lift.

package editor

import (
	"slices"
	"strings"

	"adref/diffing"
)

// decide files an amendment against one exact version. The version may be an older one: what was
// drafted against it is filed as drafted and carried to the current one at once (rule 6). An
// amendment of an agreed paragraph is a request to reopen, never refused (rule 2); one after the
// deadline is marked late (rule 14).
func (c Amend) decide(d *decision) error {
	reason, err := cleanNote("The reason", c.Reason, d.r.Masthead.Language, MaxText)
	if err != nil {
		return err
	}
	text, err := CleanText(c.Text, d.r.Masthead.Language)
	if err != nil {
		return err
	}
	if err := c.checkFields(); err != nil {
		return err
	}
	base := ""
	switch {
	case c.To != "":
		c, base, err = d.amending(c, text)
	case c.Kind == AmendMove || c.Kind == AmendSplit || c.Kind == AmendMerge:
		base, text, err = d.rearranges(c, text)
	default:
		base, err = d.base(c, text)
	}
	if err != nil {
		return err
	}
	if c.Supersedes != "" {
		old, err := d.own(c.Supersedes)
		if err != nil {
			return err
		}
		if old.State.Settled() {
			return refuse(CodeSettled, "Amendment no. %d is settled already (%s); there is nothing to supersede.", old.No, old.State.inWords())
		}
	}
	if same := d.sameAlready(c, text); same != nil {
		return refuse(CodeSettled, "You have filed the same change already, as amendment no. %d.", same.No)
	}
	id := d.newID()
	diff := diffing.Words(base, text)
	if err := diff.Check(base, text); err != nil {
		return err
	}
	as := Kind("")
	if c.Kind == AmendInsertAfter {
		if as, _, _, err = d.shape(c.Paragraph, c.As); err != nil {
			return err
		}
	}
	filed := AmendmentFiled{
		Amendment: id, No: d.r.lastNo + 1, Kind: c.Kind, Paragraph: c.Paragraph, Version: c.Version, As: as, With: c.With,
		Engine: diffing.Engine, Diff: diff, Reason: reason, Late: d.late(), Supersedes: c.Supersedes, Submission: d.submission, To: c.To,
	}
	if c.After != nil {
		filed.After = *c.After
	}
	if err := d.emit(filed); err != nil {
		return err
	}
	if err := d.actsFor(id, c.For); err != nil {
		return err
	}
	return d.bringUpToDate(id)
}

// base is the text an amendment starts from; it refuses an amendment that makes no sense there.
func (d *decision) base(c Amend, text string) (string, error) {
	if c.Kind == AmendInsertAfter {
		if strings.TrimSpace(text) == "" {
			return "", refuse(CodeInvalid, "A new paragraph needs a text.")
		}
		if c.Paragraph == Gap {
			if c.Version != 0 {
				return "", refuse(CodeInvalid, "There is no paragraph before the very beginning, and so no version of it: name version 0.")
			}
			return "", nil
		}
	}
	p, err := d.filedOn(c.Paragraph)
	if err != nil {
		return "", err
	}
	base, ok := p.TextOf(c.Version)
	if !ok {
		return "", refuse(CodeInvalid, "%s has no version %d; the text is version %d.", d.name(p), c.Version, p.Current())
	}
	switch {
	case c.Kind == AmendInsertAfter:
		return "", nil
	case c.As != "":
		return "", refuse(CodeInvalid, "Only an amendment that inserts says what it inserts.")
	case c.Kind == AmendRevise && strings.TrimSpace(text) == "":
		return "", refuse(CodeInvalid, "The proposed text is empty. To delete the paragraph, propose its deletion.")
	case c.Kind == AmendRevise && text == base:
		return "", refuse(CodeInvalid, "The proposed text is the same as version %d.", c.Version)
	case c.Kind == AmendDelete && text != "":
		return "", refuse(CodeInvalid, "A deletion proposes no text.")
	case c.Kind == AmendDelete && base == "":
		return "", refuse(CodeInvalid, "Version %d is deleted already.", c.Version)
	case c.Kind != AmendRevise && c.Kind != AmendDelete:
		return "", refuse(CodeInvalid, "There is no amendment of kind %q.", clip(string(c.Kind), 20))
	}
	return base, nil
}

// sameAlready finds the sender's own pending amendment that proposes the same change.
func (d *decision) sameAlready(c Amend, text string) *Amendment {
	for _, id := range d.r.amendmentsAt(c.Paragraph) {
		a, _ := d.r.Amendment(id)
		if !a.State.Settled() && a.Sponsor == d.by.Delegation && a.ID != c.Supersedes &&
			c.same(a, text) && a.To == c.To {
			return a
		}
	}
	return nil
}

// bringUpToDate carries an amendment whose paragraph has moved on since the version it was filed
// against.
func (d *decision) bringUpToDate(id string) error {
	a, _ := d.r.Amendment(id)
	if a.Paragraph == Gap || d.r.asFiled(a) {
		return nil
	}
	return d.carry(id)
}

// own finds an amendment that the sender sponsors.
func (d *decision) own(id string) (*Amendment, error) {
	a, err := d.amendment(id)
	if err != nil {
		return nil, err
	}
	if a.Sponsor != d.by.Delegation {
		return nil, refuse(CodeForbidden, "Amendment no. %d is %s's; only its sponsor may do this.", a.No, a.Sponsor)
	}
	return a, nil
}

func (c Withdraw) decide(d *decision) error {
	a, err := d.own(c.Amendment)
	if err != nil {
		return err
	}
	if a.State.Settled() {
		return refuse(CodeSettled, "Amendment no. %d is settled already (%s).", a.No, a.State.inWords())
	}
	return d.emit(AmendmentWithdrawn{a.ID})
}

func (c TakeOver) decide(d *decision) error {
	a, err := d.amendment(c.Amendment)
	if err != nil {
		return err
	}
	if a.State != StateWithdrawn {
		return refuse(CodeSettled, "Amendment no. %d still has its sponsor, %s. It can be taken over once withdrawn.", a.No, a.Sponsor)
	}
	if a.TextGone {
		return refuse(CodeSettled, "What amendment no. %d proposed has been expunged from the record. File it anew.", a.No)
	}
	if !slices.Contains(a.CoSponsors, d.by.Delegation) {
		return refuse(CodeForbidden, "Only a co-sponsor may take over amendment no. %d.", a.No)
	}
	if a.Paragraph != Gap && len(d.r.StandsOn(a)) == 0 {
		if _, err := d.paragraph(a.Paragraph); err != nil {
			return err
		}
	}
	if err := d.emit(AmendmentTakenOver{a.ID, d.by.Delegation}); err != nil {
		return err
	}
	return d.bringUpToDate(a.ID)
}

func (c Join) decide(d *decision) error {
	a, err := d.amendment(c.Amendment)
	if err != nil {
		return err
	}
	if a.Sponsored(d.by.Delegation) {
		return refuse(CodeSettled, "You sponsor amendment no. %d already.", a.No)
	}
	if a.State.Settled() {
		return refuse(CodeSettled, "Amendment no. %d is settled already (%s).", a.No, a.State.inWords())
	}
	if slices.ContainsFunc(a.Positions, func(p PositionTaken) bool {
		return p.Delegation == d.by.Delegation && p.Position == PositionCannotAccept
	}) {
		return refuse(CodeBlocked, "You said that you cannot accept amendment no. %d. Take that back before you join it.", a.No)
	}
	if err := d.emit(AmendmentJoined{a.ID, d.by.Delegation}); err != nil {
		return err
	}
	return d.actsFor(a.ID, c.For)
}

func (c Leave) decide(d *decision) error {
	a, err := d.amendment(c.Amendment)
	if err != nil {
		return err
	}
	if a.Sponsor == d.by.Delegation {
		return refuse(CodeInvalid, "You are the sponsor of amendment no. %d: withdraw it instead.", a.No)
	}
	if !a.Sponsored(d.by.Delegation) {
		return refuse(CodeSettled, "You are not a co-sponsor of amendment no. %d.", a.No)
	}
	return d.emit(AmendmentLeft{a.ID, d.by.Delegation})
}

// decide maintains an answered amendment (rule 6): it is pending again, with an objection. One that
// inserts belongs to the gap, and so does its objection: it stands against adoption, not against a
// neighbour.
func (c Press) decide(d *decision) error {
	a, err := d.own(c.Amendment)
	if err != nil {
		return err
	}
	reason, err := cleanNote("The reason", c.Reason, d.r.Masthead.Language, MaxText)
	if err != nil {
		return err
	}
	if !a.State.Settled() {
		return refuse(CodeSettled, "Amendment no. %d is %s: there is no answer to press against.", a.No, a.State.inWords())
	}
	if a.State == StateWithdrawn {
		return refuse(CodeSettled, "Amendment no. %d was withdrawn. File it anew.", a.No)
	}
	raised := ObjectionRaised{Objection: d.newID(), Delegation: d.by.Delegation, Kind: ObjectionPlain, Reason: reason, Amendment: a.ID}
	if a.Kind != AmendInsertAfter {
		where := d.r.StandsOn(a)
		if len(where) == 0 {
			_, err := d.paragraph(a.Paragraph)
			return err
		}
		raised.Paragraph, raised.Version, raised.Also = where[0], d.r.versionOf(where[0]), behind(where)
	}
	if err := d.emit(AmendmentPressed{a.ID, reason}); err != nil {
		return err
	}
	// The objection of an earlier pressing may stand still; one is enough.
	if !d.objectsTo(a.ID, raised.Paragraph, raised.Delegation) {
		if err := d.emit(raised); err != nil {
			return err
		}
		if err := d.actsAlike(raised.Objection, a.ID, raised.Delegation); err != nil {
			return err
		}
	}
	return d.carryPressed(a.ID)
}

// carryPressed carries what was pressed to the current version. What the text already says in these
// words stays pressed: its sponsor says it does not.
func (d *decision) carryPressed(id string) error {
	now, _ := d.r.Amendment(id)
	if now.Paragraph == Gap || d.r.asFiled(now) {
		return nil
	}
	for _, carried := range d.r.carry(now) {
		if carried.Class == ClassOvertaken || now.carriedAs(carried) {
			continue
		}
		if err := d.emit(carried); err != nil {
			return err
		}
	}
	return nil
}

func (c Maintain) decide(d *decision) error {
	a, err := d.own(c.Amendment)
	if err != nil {
		return err
	}
	if !a.Listed {
		return refuse(CodeSettled, "Amendment no. %d is %s; there is nothing to maintain.", a.No, a.State.inWords())
	}
	return d.emit(AmendmentMaintained{a.ID})
}

func (c TakePosition) decide(d *decision) error {
	a, err := d.amendment(c.Amendment)
	if err != nil {
		return err
	}
	if !slices.Contains([]Position{PositionNone, PositionSupports, PositionCanGoAlong, PositionCannotAccept}, c.Position) {
		return refuse(CodeInvalid, "There is no position %q.", clip(string(c.Position), 20))
	}
	if a.Sponsored(d.by.Delegation) {
		return refuse(CodeInvalid, "You sponsor amendment no. %d.", a.No)
	}
	if a.State.Settled() {
		return refuse(CodeSettled, "Amendment no. %d is settled already (%s). You can still object to the paragraph.", a.No, a.State.inWords())
	}
	reason, err := cleanNote("The reason", c.Reason, d.r.Masthead.Language, MaxText)
	if err != nil {
		return err
	}
	if c.Position == PositionNone && (reason != "" || len(c.For) > 0) {
		return refuse(CodeInvalid, "A reason, or a list of States, is for a position; taking one back needs none.")
	}
	had := PositionTaken{Amendment: a.ID, Delegation: d.by.Delegation}
	for _, p := range a.Positions {
		if p.Delegation == d.by.Delegation {
			had.Position, had.Reason = p.Position, p.Reason // taken here, or on what this one accepts
		}
	}
	taken := PositionTaken{a.ID, d.by.Delegation, c.Position, reason}
	acting, _ := d.r.ActingFor(a.ID, d.by.Delegation)
	if had == taken && (len(c.For) == 0 || slices.Equal(c.For, acting.States())) {
		return refuse(CodeSettled, "That is your position already.")
	}
	if err := d.emit(taken); err != nil || c.Position == PositionNone {
		return err
	}
	return d.actsFor(a.ID, c.For)
}

// decide raises an objection. It is never refused for what the paragraph's state is (rule 2), nor
// because the text has moved on: it says which version it was raised against (rule 3).
func (c Object) decide(d *decision) error {
	if c.Scope == "" {
		c.Scope = ScopeParagraph
	}
	place, err := c.place(d)
	if err != nil {
		return err
	}
	reason, err := cleanNote("The reason", c.Reason, d.r.Masthead.Language, MaxText)
	if err != nil {
		return err
	}
	switch c.Kind {
	case ObjectionPlain:
		if c.On != "" {
			return refuse(CodeInvalid, "Only a conditional objection is pending on another paragraph.")
		}
	case ObjectionConditional:
		if c.On == c.Paragraph && c.On != "" {
			return refuse(CodeInvalid, "A conditional objection is pending on another paragraph than its own.")
		}
		if _, err := d.paragraph(c.On); err != nil {
			return err
		}
	default:
		return refuse(CodeInvalid, "There is no objection of kind %q.", clip(string(c.Kind), 20))
	}
	if len(d.r.objectionsWhere(func(o *Objection) bool {
		return o.Standing() && o.By == d.by.Delegation && o.Scope == c.Scope && o.Paragraph == c.Paragraph &&
			o.Kind == c.Kind && o.On == c.On && o.Amendment == ""
	})) > 0 {
		return refuse(CodeSettled, "Your objection to %s stands already.", place)
	}
	id := d.newID()
	if c.Scope != ScopeParagraph {
		if err := d.emit(WideObjectionRaised{
			Objection: id, Scope: c.Scope, Heading: c.Paragraph, Version: c.Version, Delegation: d.by.Delegation,
			Kind: c.Kind, On: c.On, Reason: reason,
		}); err != nil {
			return err
		}
		return d.actsFor(id, c.For)
	}
	silence := "" // that it breaks: who objects is then withheld
	if s, ok := d.r.Frozen(c.Paragraph); ok && s.Running() {
		silence = s.ID
	}
	if err := d.emit(ObjectionRaised{
		Objection: id, Paragraph: c.Paragraph, Version: c.Version, Delegation: d.by.Delegation,
		Kind: c.Kind, On: c.On, Reason: reason, Silence: silence,
	}); err != nil {
		return err
	}
	return d.actsFor(id, c.For)
}

// decide is rule 3: only the delegation that raised an objection lifts it.
func (c Lift) decide(d *decision) error {
	o, err := d.ownObjection(c.Objection, "lift")
	if err != nil {
		return err
	}
	return d.emit(ObjectionLifted{o.ID})
}

// ownObjection finds a standing objection that the sender raised, to lift it or answer for it.
func (d *decision) ownObjection(id, to string) (*Objection, error) {
	o, ok := d.r.Objection(id)
	switch {
	case !ok:
		return nil, refuse(CodeNotFound, "This report has no objection %q.", clip(id, 40))
	case o.By != d.by.Delegation:
		return nil, refuse(CodeForbidden, "Only %s, which raised this objection, can %s it.", d.raiser(o), to)
	case !o.Standing():
		return nil, refuse(CodeSettled, "This objection has been lifted already.")
	}
	return o, nil
}
