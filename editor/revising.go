// revising.go is how text changes: the Chair revises and inserts, takes amendments and leaves the
// others carried (rules 6 and 8).

package editor

import (
	"slices"
	"strings"
)

// decide is how text changes (rule 6). The new version ends agreement (rule 2) but lifts no
// objection (rule 3); the amendments it takes are settled, the others classed.
func (c Revise) decide(d *decision) error {
	p, err := d.changing(c.Paragraph, c.Version)
	if err != nil {
		return err
	}
	text, err := CleanText(c.Text, d.r.Masthead.Language)
	if err != nil {
		return err
	}
	if text != "" && strings.TrimSpace(text) == "" {
		return refuse(CodeInvalid, "The text is blank. To delete the paragraph, make it empty.")
	}
	if text == p.Text() {
		return refuse(CodeInvalid, "The text is the same as version %d. To settle amendments without changing it, answer them.", c.Version)
	}
	if err := d.checkTakes(c.Takes, func(a *Amendment) bool { return a.Kind != AmendMove && slices.Contains(a.places(), p.ID) }); err != nil {
		return err
	}
	if err := d.checkSpoken(c.Orally); err != nil {
		return err
	}
	if err := d.emit(ParagraphRevised{p.ID, c.Version + 1, text, c.Takes}); err != nil {
		return err
	}
	if err := d.spoken(p.ID, c.Version+1, c.Orally); err != nil {
		return err
	}
	if err := d.take(c.Takes, p.ID); err != nil {
		return err
	}
	return d.carryAll(p.Amendments)
}

// take settles the amendments that a text takes; where is the paragraphs that their words are now in.
func (d *decision) take(takes []Take, where ...string) error {
	for _, t := range takes {
		if err := d.settle(t.Amendment, AmendmentAnswered{Amendment: t.Amendment, Answer: t.How}, where...); err != nil {
			return err
		}
	}
	return nil
}

// changing finds a paragraph whose text the sender may change: the version on its screen is the
// current one (rule 4), and not under silence (rule 9).
func (d *decision) changing(paragraph string, version int) (*Paragraph, error) {
	p, err := d.paragraph(paragraph)
	if err != nil {
		return nil, err
	}
	if version != p.Current() {
		return nil, d.stale([]VersionName{{p.ID, version}})
	}
	if s, frozen := d.r.Frozen(p.ID); frozen {
		return nil, d.silent(d.name(p), s)
	}
	return p, nil
}

// decide puts new text into the report, often an amendment that inserts after.
func (c Insert) decide(d *decision) error {
	text, err := CleanText(c.Text, d.r.Masthead.Language)
	if err != nil {
		return err
	}
	if strings.TrimSpace(text) == "" {
		return refuse(CodeInvalid, "A new paragraph needs a text.")
	}
	if s, frozen := d.r.underSilence(func(s *Silence) bool { return s.Whole }); frozen {
		return d.silent("The whole text", s)
	}
	kind, level, marker, err := d.shape(c.After, c.As)
	if err != nil {
		return err
	}
	if err := d.checkTakes(c.Takes, func(a *Amendment) bool { return a.Kind == AmendInsertAfter }); err != nil {
		return err
	}
	if err := d.checkSpoken(c.Orally); err != nil {
		return err
	}
	id := d.newID()
	if err := d.emit(ParagraphInserted{id, d.r.lastBelow(d.r.Order, c.After, kind, level), kind, level, marker, text, c.Takes}); err != nil {
		return err
	}
	if err := d.spoken(id, 1, c.Orally); err != nil {
		return err
	}
	if err := d.take(c.Takes, id); err != nil {
		return err
	}
	for _, same := range d.gap(c.After) {
		if a, _ := d.r.Amendment(same); a.Text() == text {
			if err := d.overtake(AmendmentCarried{Amendment: same, Version: a.Version, Class: ClassOvertaken}, id); err != nil {
				return err
			}
		}
	}
	return nil
}

// lastBelow is the last of what belongs to a paragraph: new text after it stands after its
// subparagraphs, and a new item after those of a deeper level.
func (r *Report) lastBelow(order []string, after string, kind Kind, level int) string {
	at := slices.Index(order, after)
	if p, ok := r.Paragraph(after); !ok || p.Kind == KindHeading || kind == KindItem && p.Kind != KindItem {
		return after
	}
	for _, id := range order[at+1:] {
		if p, _ := r.Paragraph(id); p.Kind != KindItem || kind == KindItem && p.Level <= level {
			break
		}
		after = id
	}
	return after
}

// shape says what a new paragraph after another one is: the same kind, unless as says otherwise;
// after a heading, a paragraph.
func (d *decision) shape(after string, as Kind) (Kind, int, Marker, error) {
	if as != "" && !slices.Contains([]Kind{KindHeading, KindParagraph, KindItem, KindText}, as) {
		return "", 0, "", refuse(CodeInvalid, "There is no kind of paragraph %q.", clip(string(as), 20))
	}
	before := &Paragraph{Kind: KindHeading, Level: 1}
	if after != Gap {
		p, err := d.paragraph(after)
		if err != nil {
			return "", 0, "", err
		}
		before = p
	}
	kind := before.Kind
	if as != "" {
		kind = as
	} else if kind == KindHeading {
		kind = KindParagraph
	}
	if kind == before.Kind {
		return kind, before.Level, before.Marker, nil
	}
	switch kind {
	case KindParagraph:
		return kind, 0, MarkerArabic, nil
	case KindItem:
		return kind, 1, MarkerLetter, nil
	case KindHeading:
		for at := slices.Index(d.r.Order, after); at >= 0; at-- {
			if h, _ := d.r.Paragraph(d.r.Order[at]); h.Kind == KindHeading && !h.Annex {
				return kind, h.Level, h.Marker, nil
			}
		}
		return kind, 1, MarkerUpperRoman, nil
	}
	return KindText, 0, MarkerNone, nil
}

// gap lists the pending amendments that insert after a paragraph.
func (d *decision) gap(after string) []string {
	var ids []string
	for _, id := range d.r.amendmentsAt(after) {
		if a, _ := d.r.Amendment(id); a.Kind == AmendInsertAfter && !a.State.Settled() {
			ids = append(ids, id)
		}
	}
	return ids
}

func (d *decision) checkTakes(takes []Take, here func(*Amendment) bool) error {
	seen := map[string]bool{}
	for _, t := range takes {
		a, err := d.amendment(t.Amendment)
		if err != nil {
			return err
		}
		switch {
		case seen[a.ID]:
			return refuse(CodeInvalid, "Amendment no. %d is named twice.", a.No)
		case !here(a):
			return refuse(CodeInvalid, "Amendment no. %d is not one to this place.", a.No)
		case a.State.Settled():
			return refuse(CodeSettled, "Amendment no. %d is settled already (%s).", a.No, a.State.inWords())
		case t.How != AnswerReflected && t.How != AnswerPartly:
			return refuse(CodeInvalid, "A text takes an amendment as %q or %q, not %q.", AnswerReflected, AnswerPartly, clip(string(t.How), 20))
		}
		seen[a.ID] = true
	}
	return nil
}

// settle answers an amendment and, when its words are now in the text, does what rule 8 says.
func (d *decision) settle(id string, answered AmendmentAnswered, where ...string) error {
	a, _ := d.r.Amendment(id)
	if err := d.grant(a); err != nil {
		return err
	}
	if err := d.emit(answered); err != nil {
		return err
	}
	if answered.Answer == AnswerNotRetained {
		return nil
	}
	return d.objectWhoCannotAccept(id, where...)
}

// carry classes a pending amendment against the current version (rule 6).
func (d *decision) carry(id string) error {
	a, _ := d.r.Amendment(id)
	if a.State.Settled() {
		return nil
	}
	for _, carried := range d.r.carry(a) {
		if carried.Class == ClassOvertaken {
			return d.overtake(carried, d.r.StandsOn(a)...)
		}
		if a.carriedAs(carried) {
			continue
		}
		if err := d.emit(carried); err != nil {
			return err
		}
	}
	return nil
}

// carryAll carries every pending one of some amendments, or notes them while more of the text is changing.
func (d *decision) carryAll(ids []string) error {
	if d.carrying != nil {
		for _, id := range ids {
			d.carrying[id] = true
		}
		return nil
	}
	for _, id := range ids {
		if err := d.carry(id); err != nil {
			return err
		}
	}
	return nil
}

// overtake settles an amendment whose change is already in the text.
func (d *decision) overtake(carried AmendmentCarried, where ...string) error {
	a, _ := d.r.Amendment(carried.Amendment)
	if err := d.grant(a); err != nil {
		return err
	}
	if err := d.emit(carried); err != nil {
		return err
	}
	return d.objectWhoCannotAccept(carried.Amendment, where...)
}

// objectWhoCannotAccept is rule 8: once an amendment's words are in the text, each standing "cannot
// accept" on it is an objection to the paragraph and its parts, or to the gap.
func (d *decision) objectWhoCannotAccept(id string, where ...string) error {
	a, _ := d.r.Amendment(id)
	place, also := Gap, []string(nil)
	if len(where) > 0 {
		place, also = where[0], behind(where)
	}
	for _, pos := range a.Positions {
		if pos.Position != PositionCannotAccept || d.objectsTo(id, place, pos.Delegation) {
			continue
		}
		raised := ObjectionRaised{
			Objection: d.newID(), Paragraph: place, Version: d.r.versionOf(place), Delegation: pos.Delegation,
			Kind: ObjectionPlain, Reason: pos.Reason, Amendment: id, Also: also,
		}
		if err := d.emit(raised); err != nil {
			return err
		}
		if err := d.actsAlike(raised.Objection, id, pos.Delegation); err != nil {
			return err
		}
	}
	return nil
}

// objectsTo says whether an objection that a delegation raised there over an amendment stands.
func (d *decision) objectsTo(amendment, where, delegation string) bool {
	return len(d.r.objectionsWhere(func(o *Objection) bool {
		return o.Standing() && o.By == delegation && o.Amendment == amendment && o.Scope == ScopeParagraph && o.Reaches(where)
	})) > 0
}
