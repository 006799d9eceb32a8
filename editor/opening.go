// opening.go is how a report begins: from a draft, with its settings and the delegations seated at it.

package editor

import (
	"regexp"
	"slices"
	"strings"
)

// These bound a report, so that one import cannot fill a server.
const (
	maxElements = 20_000
	maxLevel    = 20  // of a heading or an item
	maxPrinted  = 100 // bytes of a number as printed
	maxLines    = 1_000
)

func (c Create) decide(d *decision) error {
	elements := c.Draft.Elements
	if len(elements) == 0 {
		return refuse(CodeInvalid, "The draft has no text.")
	}
	if len(elements) > maxElements {
		return refuse(CodeInvalid, "The draft has %d paragraphs; a report holds at most %d.", len(elements), maxElements)
	}
	masthead, err := c.Draft.Masthead.clean()
	if err != nil {
		return err
	}
	f := ReportCreated{Report: d.report, Masthead: masthead, Settings: c.Settings}
	if f.Settings.Observers == "" {
		f.Settings.Observers = VisibleCirculated
	}
	if f.Settings.Positions == "" {
		f.Settings.Positions = PositionsChair
	}
	if f.Settings.Numbering == "" {
		f.Settings.Numbering = NumberingRunning
	}
	if f.Settings.Mode == "" {
		f.Settings.Mode = ModeChairsText
	}
	if err := f.Settings.check(); err != nil {
		return err
	}
	language := c.Draft.Masthead.Language
	taken := map[string]bool{}
	for i, el := range elements {
		el, err := el.clean(i+1, language)
		if err != nil {
			return err
		}
		id := el.ID
		if id == "" {
			id = d.newID()
		}
		if _, err := CleanText(id, ""); err != nil || taken[id] || len(id) > 64 || strings.ContainsAny(id, "/?#% ") {
			return refuse(CodeInvalid, "Element %d of the draft has an id that is there twice or cannot be used: %q.", i+1, clip(id, 64))
		}
		taken[id] = true
		f.Text = append(f.Text, CreatedElement{id, el.Kind, el.Level, el.Marker, el.Printed, el.Annex, el.Text})
	}
	return d.emit(f)
}

// clean checks and cleans the element of a draft that stands at a place, counted from 1.
func (el Element) clean(at int, language string) (Element, error) {
	text, err := CleanText(el.Text, language)
	if err != nil {
		return el, refuse(CodeInvalid, "Element %d of the draft: %s", at, err)
	}
	if strings.TrimSpace(text) == "" {
		return el, refuse(CodeInvalid, "Element %d of the draft is empty.", at)
	}
	if !slices.Contains([]Kind{KindHeading, KindParagraph, KindItem, KindText}, el.Kind) {
		return el, refuse(CodeInvalid, "Element %d of the draft is of no known kind: %q.", at, clip(string(el.Kind), 20))
	}
	if el.Level < 0 || el.Level > maxLevel {
		return el, refuse(CodeInvalid, "Element %d of the draft is at level %d; levels go from 0 to %d.", at, el.Level, maxLevel)
	}
	if !slices.Contains([]Marker{MarkerNone, MarkerArabic, MarkerLetter, MarkerRoman, MarkerUpperRoman, MarkerUpperLetter, MarkerArabicParen, MarkerBullet}, el.Marker) {
		return el, refuse(CodeInvalid, "Element %d of the draft has a number of no known style: %q.", at, clip(string(el.Marker), 20))
	}
	printed, err := cleanLine("The printed number", el.Printed, language, maxPrinted)
	if err != nil {
		return el, refuse(CodeInvalid, "Element %d of the draft: %s", at, err)
	}
	el.Text, el.Printed = text, printed
	return el, nil
}

// clean cleans every field of a masthead.
func (m Masthead) clean() (Masthead, error) {
	if len(m.Lines) > maxLines {
		return m, refuse(CodeInvalid, "The masthead has %d lines; it may have at most %d.", len(m.Lines), maxLines)
	}
	m.Lines = slices.Clone(m.Lines)
	fields := []*string{
		&m.Organ, &m.Symbol, &m.Distribution, &m.Date, &m.Original, &m.Language, &m.Body, &m.Session, &m.Meeting,
		&m.AgendaItem, &m.Title,
	}
	for i := range m.Lines {
		fields = append(fields, &m.Lines[i])
	}
	for _, field := range fields {
		clean, err := cleanLine("The masthead", *field, m.Language, MaxText)
		if err != nil {
			return m, err
		}
		*field = clean
	}
	return m, nil
}

func (s Settings) check() error {
	if s.Observers != VisibleCirculated && s.Observers != VisibleOpen {
		return refuse(CodeInvalid, "Observers see %q or %q, not %q.", VisibleCirculated, VisibleOpen, clip(string(s.Observers), 20))
	}
	if s.Positions != PositionsChair && s.Positions != PositionsDelegations {
		return refuse(CodeInvalid, "Positions are open to %q or %q, not %q.", PositionsChair, PositionsDelegations, clip(string(s.Positions), 20))
	}
	if !slices.Contains([]Numbering{NumberingRunning, NumberingByHeading, NumberingPrinted}, s.Numbering) {
		return refuse(CodeInvalid, "There is no numbering %q.", clip(string(s.Numbering), 20))
	}
	if s.Cap < 0 {
		return refuse(CodeInvalid, "A report cannot be held to fewer than no words.")
	}
	if s.Mode != ModeChairsText && s.Mode != ModeRollingText {
		return refuse(CodeInvalid, "A report is a %q or a %q, not %q.", ModeChairsText, ModeRollingText, clip(string(s.Mode), 20))
	}
	return nil
}

var codePattern = regexp.MustCompile(`^[A-Z][A-Z0-9-]{1,11}$`)

func (c Set) decide(d *decision) error {
	settings := d.r.Settings
	if c.Observers != "" {
		settings.Observers = c.Observers
	}
	if c.Positions != "" {
		settings.Positions = c.Positions
	}
	if c.Cap != nil {
		settings.Cap = *c.Cap
	}
	if c.Mode != "" {
		settings.Mode = c.Mode
	}
	if err := settings.check(); err != nil {
		return err
	}
	if settings == d.r.Settings {
		return refuse(CodeSettled, "The settings are so already.")
	}
	return d.emit(SettingsChanged{settings})
}
