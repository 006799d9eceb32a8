// moving.go is text that stands elsewhere: the Chair moves a paragraph with what stands below it, and
// brings back what was left out (PRACTICE 16).

package editor

import (
	"fmt"
	"slices"
)

// Move puts a paragraph elsewhere, and with it what stands below it: its subparagraphs, of a heading its
// section. No text changes and no agreement ends, except where a request to reopen is granted by it.
// Chair or Secretariat.
type Move struct {
	Paragraph string `json:"paragraph"`
	Version   int    `json:"version"`         // the version on the sender's screen; another is refused as stale
	After     string `json:"after"`           // with what stands below that one; "" for the very beginning
	Takes     []Take `json:"takes,omitempty"` // amendments that move it
}

// Restore brings a paragraph back that was deleted and left out, or merged into another: with its id, its
// last text as a new version, and all that stood on it. Chair or Secretariat.
type Restore struct {
	Paragraph string `json:"paragraph"`
	After     string `json:"after"` // "" for the very beginning
}

type (
	// ParagraphMoved put a paragraph and what stands below it elsewhere.
	ParagraphMoved struct {
		Paragraph string   `json:"paragraph"`
		After     string   `json:"after"`
		Along     []string `json:"along,omitempty"` // what moved with it, in reading order
		Takes     []Take   `json:"takes,omitempty"`
	}

	// ParagraphRestored brought a paragraph back, in a new version.
	ParagraphRestored struct {
		Paragraph string `json:"paragraph"`
		After     string `json:"after"`
		Version   int    `json:"version"`
		Text      string `json:"text"`
	}
)

func (Move) Type() string              { return "move" }
func (Restore) Type() string           { return "restore" }
func (ParagraphMoved) Fact() string    { return "paragraph_moved" }
func (ParagraphRestored) Fact() string { return "paragraph_restored" }

// decide moves text that is not under silence. What is agreed stays agreed in its new place; an amendment
// to move it that is taken is a request to reopen granted: see grant.
func (c Move) decide(d *decision) error {
	p, err := d.changing(c.Paragraph, c.Version)
	if err != nil {
		return err
	}
	after, along, err := d.place(p, c.After)
	if err != nil {
		return err
	}
	for _, id := range along {
		if s, frozen := d.r.Frozen(id); frozen {
			q, _ := d.r.Paragraph(id)
			return d.silent(d.name(q), s)
		}
	}
	if err := d.headingUnderSilence(p); err != nil {
		return err
	}
	if err := d.checkTakes(c.Takes, func(a *Amendment) bool { return a.Kind == AmendMove && slices.Contains(a.places(), p.ID) }); err != nil {
		return err
	}
	if err := d.emit(ParagraphMoved{p.ID, after, along, c.Takes}); err != nil {
		return err
	}
	if err := d.take(c.Takes, p.ID); err != nil {
		return err
	}
	for _, id := range p.Amendments { // those that would move it here
		if a, _ := d.r.Amendment(id); a.Kind == AmendMove && !a.State.Settled() {
			if carried := d.r.carry(a); carried[0].Class == ClassOvertaken {
				if err := d.overtake(carried[0], d.r.StandsOn(a)...); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// place finds where a paragraph would stand exactly, and what moves along with it.
func (d *decision) place(p *Paragraph, after string) (exactly string, along []string, err error) {
	if after != Gap {
		if _, err := d.paragraph(after); err != nil {
			return "", nil, err
		}
	}
	exactly, block := d.r.placed(p, after)
	switch {
	case slices.Contains(block, after):
		return "", nil, refuse(CodeInvalid, "%s cannot stand after itself, or after what moves with it.", d.name(p))
	case d.r.before(p.ID) == exactly:
		return "", nil, refuse(CodeSettled, "%s stands there already.", d.name(p))
	}
	return exactly, block[1:], nil
}

// headingUnderSilence refuses to change where sections begin and end while any text is under silence: it
// would come into reach of objections that nobody raised against it.
func (d *decision) headingUnderSilence(p *Paragraph) error {
	if p.Kind != KindHeading {
		return nil
	}
	if s, frozen := d.r.underSilence(func(*Silence) bool { return true }); frozen {
		return d.silent("Text of the report", s)
	}
	return nil
}

// placed is what a paragraph would stand after, and what would move: itself and what stands below it. A
// heading moves with its section, and goes behind the section that it would otherwise cut in two.
func (r *Report) placed(p *Paragraph, after string) (exactly string, block []string) {
	block = r.block(p)
	rest := slices.DeleteFunc(slices.Clone(r.Order), func(id string) bool { return slices.Contains(block, id) })
	if p.Kind != KindHeading {
		return r.lastBelow(rest, after, p.Kind, p.Level), block
	}
	if after == Gap {
		return after, block
	}
	for _, id := range rest[slices.Index(rest, after)+1:] {
		if h, _ := r.Paragraph(id); h.Kind == KindHeading && h.rank() <= p.rank() {
			break
		}
		after = id
	}
	return after, block
}

// block is a paragraph and what stands below it: its subparagraphs, of a heading its section.
func (r *Report) block(p *Paragraph) []string {
	if p.Kind == KindHeading {
		return r.section(p.ID)
	}
	at := slices.Index(r.Order, p.ID)
	if at < 0 {
		return nil
	}
	to := at + 1
	for ; to < len(r.Order); to++ {
		if q, _ := r.Paragraph(r.Order[to]); q.Kind != KindItem || p.Kind == KindItem && q.Level <= p.Level {
			break
		}
	}
	return r.Order[at:to]
}

// before is the paragraph that another one stands after; Gap for the first.
func (r *Report) before(id string) string {
	if at := slices.Index(r.Order, id); at > 0 {
		return r.Order[at-1]
	}
	return Gap
}

func (f ParagraphMoved) apply(r *Report, _ Event) error {
	block := append([]string{f.Paragraph}, f.Along...)
	at := slices.Index(r.Order, f.Paragraph)
	if at < 0 || at+len(block) > len(r.Order) || !slices.Equal(r.Order[at:at+len(block)], block) {
		return fmt.Errorf("%v do not stand one after the other", block)
	}
	rest := slices.Delete(slices.Clone(r.Order), at, at+len(block))
	to := 0
	if f.After != Gap {
		if to = slices.Index(rest, f.After) + 1; to == 0 {
			return fmt.Errorf("no paragraph %s to stand after", f.After)
		}
	}
	r.Order = slices.Insert(rest, to, block...)
	if err := r.changeParagraphs(block, func(p *Paragraph) error {
		p.Moves = append(slices.Clip(p.Moves), len(r.Revisions))
		return nil
	}); err != nil {
		return err
	}
	return r.spreadTo()
}

// spreadTo lets the objections to a section reach what has come into it, which ends what their
// delegations awaited there.
func (r *Report) spreadTo() error {
	r.spread()
	for _, id := range r.Wide {
		o, _ := r.Objection(id)
		if err := r.endAwaiting(o); err != nil {
			return err
		}
	}
	return nil
}

func (c Restore) decide(d *decision) error {
	p, ok := d.r.Paragraph(c.Paragraph)
	if !ok {
		return refuse(CodeNotFound, "This report has no paragraph %q.", clip(c.Paragraph, 40))
	}
	if !p.Dropped {
		return refuse(CodeSettled, "%s is in the text.", d.name(p))
	}
	if c.After != Gap {
		if _, err := d.paragraph(c.After); err != nil {
			return err
		}
	}
	if s, frozen := d.r.underSilence(func(s *Silence) bool { return s.Whole }); frozen {
		return d.silent("The whole text", s)
	}
	if err := d.headingUnderSilence(p); err != nil {
		return err
	}
	text := ""
	for _, v := range p.Versions {
		if v.Text != "" {
			text = v.Text
		}
	}
	after := d.r.lastBelow(d.r.Order, c.After, p.Kind, p.Level)
	if err := d.emit(ParagraphRestored{p.ID, after, p.Current() + 1, text}); err != nil {
		return err
	}
	return d.carryAll(p.Amendments)
}

func (f ParagraphRestored) apply(r *Report, e Event) error {
	at := 0
	if f.After != Gap {
		if at = slices.Index(r.Order, f.After) + 1; at == 0 {
			return fmt.Errorf("no paragraph %s to stand after", f.After)
		}
	}
	if err := r.changeParagraph(f.Paragraph, func(p *Paragraph) error {
		if !p.Dropped || f.Version != p.Current()+1 || f.Text == "" {
			return fmt.Errorf("paragraph %s cannot come back in version %d", p.ID, f.Version)
		}
		p.Dropped, p.Awaiting, p.Added = false, nil, len(r.Revisions)
		p.Versions = append(slices.Clip(p.Versions), Version{Text: f.Text, At: e.At, By: e.By, Revision: len(r.Revisions)})
		return nil
	}); err != nil {
		return err
	}
	r.Order = slices.Insert(slices.Clone(r.Order), at, f.Paragraph)
	return r.spreadTo()
}
