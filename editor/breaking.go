// breaking.go is how a silence is broken, and who is told by whom (rule 9).

package editor

import (
	"slices"
)

// decide raises an objection; that it breaks the silence follows, as for anything that stands in the
// way of text under silence: see breaks.
func (c BreakSilence) decide(d *decision) error {
	s, err := d.running(c.Silence)
	if err != nil {
		return err
	}
	p, err := d.paragraph(c.Paragraph)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(s.Texts, func(t VersionName) bool { return t.Paragraph == p.ID })
	if at < 0 {
		return refuse(CodeInvalid, "%s is not under this silence. You can object to it.", d.name(p))
	}
	return Object{Paragraph: p.ID, Version: s.Texts[at].Version, Kind: ObjectionPlain, Reason: c.Reason}.decide(d)
}

func (c DiscloseBreak) decide(d *decision) error {
	s, err := d.silence(c.Silence)
	if err != nil {
		return err
	}
	own := func(b SilenceBreak) bool { return b.Delegation == d.by.Delegation }
	switch at := slices.IndexFunc(s.Breaks, own); {
	case at < 0:
		return refuse(CodeInvalid, "You have not broken this silence.")
	case !slices.ContainsFunc(s.Breaks, func(b SilenceBreak) bool { return own(b) && !b.Disclosed }):
		return refuse(CodeSettled, "It is known already that you broke this silence.")
	}
	return d.emit(BreakDisclosed{s.ID, d.by.Delegation})
}

func (c AcknowledgeSilence) decide(d *decision) error {
	s, err := d.silence(c.Silence)
	if err != nil {
		return err
	}
	if slices.ContainsFunc(s.Seen, func(r Receipt) bool { return r.Delegation == d.by.Delegation }) {
		return refuse(CodeSettled, "Your delegation has been shown this notice already.")
	}
	return d.emit(SilenceAcknowledged{s.ID, d.by.Delegation})
}

// decide records a break that was received otherwise in time: its paragraph, and with a whole text
// all that this silence agreed, is open again, with the objection.
func (c RecordBreak) decide(d *decision) error {
	s, err := d.silence(c.Silence)
	if err != nil {
		return err
	}
	seat, seated := d.r.Seated(c.Delegation)
	text := slices.IndexFunc(s.Texts, func(t VersionName) bool { return t.Paragraph == c.Paragraph })
	switch {
	case s.State == SilenceConfirmed:
		return refuse(CodeSettled, "The result of this silence has been confirmed. The delegation can ask to reopen.")
	case s.State != SilenceConcluded:
		return refuse(CodeInvalid, "A break received otherwise is recorded once the silence is concluded; this one is %s.", s.State)
	case !seated || seat.Kind != KindState:
		return refuse(CodeInvalid, "%q has no seat as a delegation at this report.", clip(c.Delegation, 20))
	case text < 0:
		return refuse(CodeInvalid, "This paragraph was not under this silence.")
	case c.Received.Before(s.OpenedAt) || !c.Received.Before(s.Deadline):
		return refuse(CodeInvalid, "A break counts when it was received between %s and %s.", instant(s.OpenedAt), instant(s.Deadline))
	}
	source, err := cleanLine("The source", c.Source, d.r.Masthead.Language, 500)
	if err != nil {
		return err
	}
	if source == "" {
		return refuse(CodeInvalid, "Say how the break was received: “note verbale no. 17”.")
	}
	reason, err := cleanNote("The reason", c.Reason, d.r.Masthead.Language, MaxText)
	if err != nil {
		return err
	}
	for _, agreed := range s.Agreed {
		p, _ := d.r.Paragraph(agreed.Paragraph)
		if (s.Whole || p.ID == c.Paragraph) && p.Agreed == agreed.Version && p.Current() == agreed.Version {
			if err := d.emit(ParagraphReopened{Paragraph: p.ID}); err != nil {
				return err
			}
		}
	}
	if err := d.emit(ObjectionRaised{
		Objection: d.newID(), Paragraph: c.Paragraph, Version: s.Texts[text].Version, Delegation: c.Delegation,
		Kind: ObjectionPlain, Reason: reason, Silence: s.ID,
	}); err != nil {
		return err
	}
	received := c.Received.UTC()
	return d.emit(SilenceBroken{Silence: s.ID, Paragraph: c.Paragraph, Delegation: c.Delegation, Received: &received, Source: source})
}

// Withheld says that who raised an objection is the Chair's alone to know: it broke a silence, and
// its delegation has not disclosed itself.
func (r *Report) Withheld(o *Objection) bool {
	s, ok := r.Silence(o.Silence)
	return ok && !slices.ContainsFunc(s.Breaks, func(b SilenceBreak) bool { return b.Delegation == o.By && b.Disclosed })
}

// raiser is who raised an objection, in a refusal to anybody.
func (d *decision) raiser(o *Objection) string {
	if d.r.Withheld(o) {
		return "the delegation"
	}
	return o.By
}

// WithheldFrom lists a delegation's objections that others see without its name.
func (r *Report) WithheldFrom(delegation string) []string {
	return r.objectionsWhere(func(o *Objection) bool { return o.By == delegation && r.Withheld(o) })
}

// breaks records what a delegation's command has broken: every text under a running silence that
// more stands against than before. After the deadline nothing may, until the silence is concluded.
func (d *decision) breaks(before *Report) error {
	if before == nil || d.by.Role != RoleDelegation {
		return nil
	}
	for _, s := range before.Silences {
		if !s.Running() {
			continue
		}
		for _, text := range s.Texts {
			was, _ := before.Paragraph(text.Paragraph)
			is, _ := d.r.Paragraph(text.Paragraph)
			more := d.r.obstacles(is) - before.obstacles(was)
			if more <= 0 {
				continue
			}
			if !d.now.Before(s.Deadline) {
				return refuse(CodeBlocked, "%s was under silence until %s, and the result is being recorded. Send this again in a moment: it is then a request to reopen.", d.name(is), instant(s.Deadline))
			}
			withheld := len(is.Objections) > len(was.Objections)
			for _, id := range is.Objections[len(was.Objections):] {
				o, _ := d.r.Objection(id)
				withheld = withheld && o.Silence == s.ID
			}
			if err := d.emit(SilenceBroken{Silence: s.ID, Paragraph: is.ID, Delegation: d.by.Delegation, Disclosed: !withheld}); err != nil {
				return err
			}
		}
	}
	return nil
}

// obstacles is how many objections and amendments stand against a paragraph.
func (r *Report) obstacles(p *Paragraph) int {
	n := 0
	for range r.StandingAgainst(p) {
		n++
	}
	for _, id := range p.Amendments {
		if a, _ := r.Amendment(id); a.Blocks() {
			n++
		}
	}
	return n
}
