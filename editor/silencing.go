// silencing.go is what the Chair and the clock do with silence (rule 9): open, extend, withdraw,
// conclude, confirm.

package editor

import (
	"cmp"
	"regexp"
	"slices"
	"time"
	_ "time/tzdata" // a zone's name is asked after, never its rules: a deadline is an instant
)

// decide opens a silence. Unanswered amendments to its text are set aside: listed, so that they
// block no more until their sponsors maintain them, which breaks it. What has other obstacles cannot
// be put under silence; in a whole text it is left out, and named.
func (c OpenSilence) decide(d *decision) error {
	note, err := cleanNote("The note", c.Note, d.r.Masthead.Language, MaxText)
	if err != nil {
		return err
	}
	if _, err := time.LoadLocation(c.Zone); err != nil || !zoneName.MatchString(c.Zone) {
		return refuse(CodeInvalid, "Name the time zone of the meeting as in “Europe/Vienna”, not %q.", clip(c.Zone, 40))
	}
	if !c.Deadline.After(d.now) {
		return refuse(CodeInvalid, "The deadline has passed already.")
	}
	opened := SilenceOpened{Silence: d.newID(), Whole: len(c.Paragraphs) == 0, Deadline: c.Deadline.UTC(), Zone: c.Zone, Note: note}
	if opened.Texts, opened.LeftOut, err = d.silenceTexts(c.Paragraphs); err != nil {
		return err
	}
	if err := d.emit(opened); err != nil {
		return err
	}
	var aside []string
	for _, text := range opened.Texts {
		p, _ := d.r.Paragraph(text.Paragraph)
		for _, id := range p.Amendments {
			if a, _ := d.r.Amendment(id); a.Blocks() && !slices.Contains(aside, id) {
				aside = append(aside, id)
			}
		}
	}
	if len(aside) == 0 {
		return nil
	}
	return d.emit(AmendmentsListed{aside})
}

func (c ExtendSilence) decide(d *decision) error {
	s, err := d.running(c.Silence)
	if err != nil {
		return err
	}
	if !c.Deadline.After(s.Deadline) {
		return refuse(CodeInvalid, "A silence is extended to a later instant than %s.", instant(s.Deadline))
	}
	return d.emit(SilenceExtended{s.ID, c.Deadline.UTC()})
}

func (c WithdrawSilence) decide(d *decision) error {
	s, err := d.running(c.Silence)
	if err != nil {
		return err
	}
	reason, err := cleanNote("The reason", c.Reason, d.r.Masthead.Language, MaxText)
	if err != nil {
		return err
	}
	return d.emit(SilenceEndedEarly{s.ID, reason})
}

// decide agrees what was not broken: of a whole text all or nothing. Whatever stands against a text
// by now keeps it open too (rule 1).
func (c ConcludeSilence) decide(d *decision) error {
	s, err := d.silence(c.Silence)
	if err != nil {
		return err
	}
	if !s.Running() {
		return refuse(CodeSettled, "This silence is %s already.", s.State)
	}
	if due := s.Deadline.Add(SilenceMargin); d.now.Before(due) {
		return refuse(CodeInvalid, "This silence is concluded at %s at the earliest.", instant(due))
	}
	var agreed []VersionName
	for _, text := range s.Unbroken() {
		if p, _ := d.r.Paragraph(text.Paragraph); p.Current() == text.Version && !d.r.hasObstacle(p) && d.r.Status(p) == StatusOpen {
			agreed = append(agreed, text)
		}
	}
	agreed = d.r.whole(agreed)
	if s.Whole && len(agreed) < len(s.Texts) {
		agreed = nil
	}
	if err := d.emit(SilenceResulted{s.ID, agreed}); err != nil {
		return err
	}
	for _, text := range agreed {
		p, _ := d.r.Paragraph(text.Paragraph)
		if err := d.lapse(p); err != nil {
			return err
		}
		if err := d.emit(ParagraphAgreed(text)); err != nil {
			return err
		}
	}
	return nil
}

func (c ConfirmSilence) decide(d *decision) error {
	s, err := d.silence(c.Silence)
	if err != nil {
		return err
	}
	if s.State != SilenceConcluded {
		return refuse(CodeInvalid, "Only a concluded silence is confirmed; this one is %s.", s.State)
	}
	return d.emit(SilenceResultConfirmed{s.ID})
}

var zoneName = regexp.MustCompile(`^(UTC|[A-Z][A-Za-z_]{1,20}(/[A-Za-z0-9_+-]{1,30}){1,2})$`)

// silenceTexts gives the texts that a silence would freeze: those named, or all that are open, and
// of these what has to be left out.
func (d *decision) silenceTexts(named []VersionName) (texts []VersionName, leftOut []string, err error) {
	whole := len(named) == 0
	if whole {
		for _, id := range d.r.Order {
			p, _ := d.r.Paragraph(id)
			named = append(named, VersionName{id, p.Current()})
		}
	}
	numbers := d.r.Numbers()
	var stale []VersionName
	var blockers, inWay []Blocker // of what is named, and of what is left out
	for i, name := range named {
		p, err := d.paragraph(name.Paragraph)
		if err != nil {
			return nil, nil, err
		}
		if slices.ContainsFunc(named[:i], func(n VersionName) bool { return n.Paragraph == p.ID }) {
			return nil, nil, refuse(CodeInvalid, "%s is named twice.", d.name(p))
		}
		if s, frozen := d.r.Frozen(p.ID); frozen {
			return nil, nil, d.silent(d.name(p), s)
		}
		standing := d.r.Obstacles(p, numbers)
		if d.r.Status(p) == StatusOpen { // in a contested one they ask to reopen it, and are not set aside
			standing = slices.DeleteFunc(standing, func(b Blocker) bool {
				a, ok := d.r.Amendment(b.Amendment)
				if !ok || b.Kind != BlockUnanswered {
					return false
				}
				_, contests := d.r.contests(a)
				return !contests
			})
		}
		switch {
		case name.Version != p.Current():
			stale = append(stale, name)
		case whole && len(standing) > 0:
			leftOut, inWay = append(leftOut, p.ID), append(inWay, standing...)
		case len(standing) > 0:
			blockers = append(blockers, standing...)
		case d.r.Status(p) == StatusAgreed && !whole:
			return nil, nil, refuse(CodeSettled, "%s is agreed already.", d.name(p))
		case d.r.Status(p) != StatusAgreed:
			texts = append(texts, name)
		}
	}
	if whole {
		texts, leftOut = d.r.leftOutTogether(texts, leftOut)
	} else {
		blockers = append(blockers, d.unnamed(named)...)
	}
	switch {
	case len(stale) > 0:
		return nil, nil, d.stale(stale)
	case len(blockers) > 0:
		return nil, nil, blocked("No silence is opened", blockers)
	case len(texts) == 0 && len(leftOut) > 0:
		return nil, nil, blocked("There is no text to put under silence", inWay)
	case len(texts) == 0:
		return nil, nil, refuse(CodeSettled, "All of it is agreed already.")
	}
	order := make(map[string]int, len(d.r.Order))
	for i, id := range d.r.Order {
		order[id] = i
	}
	slices.SortFunc(texts, func(a, b VersionName) int { return cmp.Compare(order[a.Paragraph], order[b.Paragraph]) })
	return texts, leftOut, nil
}

// silent refuses what would change text under silence.
func (d *decision) silent(what string, s *Silence) *Refusal {
	if s.State == SilenceConcluded {
		return refuse(CodeBlocked, "%s was under silence, and the Chair has still to confirm the result. Nothing was changed.", what)
	}
	return refuse(CodeBlocked, "%s is under silence until %s. The Chair may withdraw the silence. Nothing was changed.", what, instant(s.Deadline))
}

func instant(t time.Time) string { return t.UTC().Format("2 January 2006 15:04:05") + " UTC" }

// running finds a silence that is running. Its deadline ends it for everybody, whether or not the
// clock has concluded it.
func (d *decision) running(id string) (*Silence, error) {
	s, err := d.silence(id)
	if err != nil {
		return nil, err
	}
	if !s.Running() {
		return nil, refuse(CodeSettled, "This silence is %s already.", s.State)
	}
	if !d.now.Before(s.Deadline) {
		return nil, refuse(CodeSettled, "This silence ended at %s; this came at %s.", instant(s.Deadline), instant(d.now))
	}
	return s, nil
}

func (d *decision) silence(id string) (*Silence, error) {
	if s, ok := d.r.Silence(id); ok {
		return s, nil
	}
	return nil, refuse(CodeNotFound, "This report has no silence %q.", clip(id, 40))
}
