// silence.go is the silence procedure (rule 9): text frozen until an instant, and agreed unless it
// is broken before. The clock concludes it, the Chair confirms the result.

package editor

import (
	"cmp"
	"regexp"
	"slices"
	"time"
)

// RoleClock acts when an instant has come: the server itself, never a person.
const RoleClock Role = "clock"

// SilenceMargin is how long after its deadline a silence is concluded at the earliest, so that what
// was received before is decided first.
const SilenceMargin = 2 * time.Second

// SilenceState is where a silence stands.
type SilenceState string

const (
	SilenceOpen      SilenceState = "open"
	SilenceWithdrawn SilenceState = "withdrawn"
	SilenceConcluded SilenceState = "concluded" // provisional: a break received otherwise may still be recorded
	SilenceConfirmed SilenceState = "confirmed"
)

// Silence is one silence procedure.
type Silence struct {
	ID       string
	Whole    bool          // of the whole text: one break leaves all of it open
	Texts    []VersionName // frozen, in reading order
	LeftOut  []string      // of a whole text: the paragraphs with standing obstacles
	Deadline time.Time
	Zone     string // of the meeting, as the IANA names it; the deadline is an instant whatever it is
	Note     string
	OpenedAt time.Time
	Breaks   []SilenceBreak
	Seen     []Receipt
	Agreed   []VersionName // what its conclusion agreed
	State    SilenceState
	EndedAt  time.Time // withdrawn or concluded
}

// SilenceBreak is one delegation's break on one paragraph. Who it was is the Chair's to know, unless
// that delegation disclosed itself.
type SilenceBreak struct {
	Paragraph  string
	Delegation string
	Received   time.Time
	Source     string // when it came otherwise than here
	Disclosed  bool
}

// Receipt says that a delegation was shown the notice.
type Receipt struct {
	Delegation string
	At         time.Time
}

// Running says that the text is frozen and may still be broken.
func (s *Silence) Running() bool { return s.State == SilenceOpen }

// Broken says whether a paragraph of it was broken.
func (s *Silence) Broken(paragraph string) bool {
	return slices.ContainsFunc(s.Breaks, func(b SilenceBreak) bool { return b.Paragraph == paragraph })
}

// Unbroken lists the paragraphs that nobody broke.
func (s *Silence) Unbroken() []VersionName {
	var list []VersionName
	for _, t := range s.Texts {
		if !s.Broken(t.Paragraph) {
			list = append(list, t)
		}
	}
	return list
}

// Silence finds a silence by id.
func (r *Report) Silence(id string) (*Silence, bool) {
	for _, s := range r.Silences {
		if s.ID == id {
			return s, true
		}
	}
	return nil, false
}

// Frozen is the silence that a paragraph's text is frozen by: running, or concluded and not yet
// confirmed.
func (r *Report) Frozen(paragraph string) (*Silence, bool) {
	return r.underSilence(func(s *Silence) bool {
		return s.Whole || slices.ContainsFunc(s.Texts, func(t VersionName) bool { return t.Paragraph == paragraph })
	})
}

// underSilence finds the last silence of some kind that is running, or concluded and not confirmed.
func (r *Report) underSilence(is func(*Silence) bool) (*Silence, bool) {
	for _, s := range slices.Backward(r.Silences) {
		if (s.State == SilenceOpen || s.State == SilenceConcluded) && is(s) {
			return s, true
		}
	}
	return nil, false
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

// NextDeadline is when the clock has next to act on the report: the margin after the first deadline
// of a running silence.
func (r *Report) NextDeadline() (at time.Time, silence string) {
	for _, s := range r.Silences {
		if due := s.Deadline.Add(SilenceMargin); s.Running() && (at.IsZero() || due.Before(at)) {
			at, silence = due, s.ID
		}
	}
	return at, silence
}

// OpenSilence freezes text until a deadline (rule 9). Chair only.
type OpenSilence struct {
	Paragraphs []VersionName `json:"paragraphs,omitempty"` // as on the sender's screen; empty: the whole text
	Deadline   time.Time     `json:"deadline"`
	Zone       string        `json:"zone"` // of the meeting: "Europe/Vienna"
	Note       string        `json:"note,omitempty"`
}

// ExtendSilence moves the deadline of a running silence to a later instant. Chair only.
type ExtendSilence struct {
	Silence  string    `json:"silence"`
	Deadline time.Time `json:"deadline"`
}

// WithdrawSilence ends a running silence without a result. Chair only.
type WithdrawSilence struct {
	Silence string `json:"silence"`
	Reason  string `json:"reason,omitempty"`
}

// BreakSilence raises an objection that breaks a running silence, its sender withheld. Delegation.
type BreakSilence struct {
	Silence   string `json:"silence"`
	Paragraph string `json:"paragraph"`
	Reason    string `json:"reason,omitempty"`
}

// DiscloseBreak tells everybody that the sender broke the silence. Delegation.
type DiscloseBreak struct {
	Silence string `json:"silence"`
}

// RecordBreak records a break that came otherwise before the deadline, once the silence is concluded
// and until it is confirmed. Chair or Secretariat.
type RecordBreak struct {
	Silence    string    `json:"silence"`
	Delegation string    `json:"delegation"`
	Paragraph  string    `json:"paragraph"`
	Received   time.Time `json:"received"`
	Source     string    `json:"source"` // "note verbale no. 17", "by telephone"
	Reason     string    `json:"reason,omitempty"`
}

// AcknowledgeSilence is the receipt that a delegation was shown the notice. Delegation.
type AcknowledgeSilence struct {
	Silence string `json:"silence"`
}

// ConcludeSilence agrees what was not broken, provisionally. The clock's alone.
type ConcludeSilence struct {
	Silence string `json:"silence"`
}

// ConfirmSilence makes the result final. Chair only.
type ConfirmSilence struct {
	Silence string `json:"silence"`
}

func (OpenSilence) Type() string        { return "open_silence" }
func (ExtendSilence) Type() string      { return "extend_silence" }
func (WithdrawSilence) Type() string    { return "withdraw_silence" }
func (BreakSilence) Type() string       { return "break_silence" }
func (DiscloseBreak) Type() string      { return "disclose_break" }
func (RecordBreak) Type() string        { return "record_break" }
func (AcknowledgeSilence) Type() string { return "acknowledge_silence" }
func (ConcludeSilence) Type() string    { return "conclude_silence" }
func (ConfirmSilence) Type() string     { return "confirm_silence" }

type (
	// SilenceOpened froze the text.
	SilenceOpened struct {
		Silence  string        `json:"silence"`
		Whole    bool          `json:"whole,omitempty"`
		Texts    []VersionName `json:"texts"`
		LeftOut  []string      `json:"leftOut,omitempty"`
		Deadline time.Time     `json:"deadline"`
		Zone     string        `json:"zone"`
		Note     string        `json:"note,omitempty"`
	}

	// SilenceExtended moved the deadline.
	SilenceExtended struct {
		Silence  string    `json:"silence"`
		Deadline time.Time `json:"deadline"`
	}

	// SilenceEndedEarly was the Chair's withdrawal.
	SilenceEndedEarly struct {
		Silence string `json:"silence"`
		Reason  string `json:"reason,omitempty"`
	}

	// SilenceBroken was a break: what it raised stands in the events before it.
	SilenceBroken struct {
		Silence    string     `json:"silence"`
		Paragraph  string     `json:"paragraph"`
		Delegation string     `json:"delegation"`
		Received   *time.Time `json:"received,omitempty"` // when it came otherwise
		Source     string     `json:"source,omitempty"`
		Disclosed  bool       `json:"disclosed,omitempty"` // by the act itself
	}

	// BreakDisclosed told who it was.
	BreakDisclosed struct {
		Silence    string `json:"silence"`
		Delegation string `json:"delegation"`
	}

	// SilenceAcknowledged was a receipt.
	SilenceAcknowledged struct {
		Silence    string `json:"silence"`
		Delegation string `json:"delegation"`
	}

	// SilenceResulted concluded a silence: what it agreed is agreed in the events after it.
	SilenceResulted struct {
		Silence string        `json:"silence"`
		Agreed  []VersionName `json:"agreed,omitempty"`
	}

	// SilenceResultConfirmed made the result final.
	SilenceResultConfirmed struct {
		Silence string `json:"silence"`
	}
)

func (SilenceOpened) Fact() string          { return "silence_opened" }
func (SilenceExtended) Fact() string        { return "silence_extended" }
func (SilenceEndedEarly) Fact() string      { return "silence_withdrawn" }
func (SilenceBroken) Fact() string          { return "silence_broken" }
func (BreakDisclosed) Fact() string         { return "break_disclosed" }
func (SilenceAcknowledged) Fact() string    { return "silence_acknowledged" }
func (SilenceResulted) Fact() string        { return "silence_concluded" }
func (SilenceResultConfirmed) Fact() string { return "silence_confirmed" }

// decide opens a silence. Unanswered amendments to its text are set aside: listed, so that they
// block no more until their sponsors maintain them, which breaks it. What has other obstacles cannot
// be put under silence; in a whole text it is left out, and named.
func (c OpenSilence) decide(d *decision) error {
	note, err := cleanNote("The note", c.Note, d.r.Masthead.Language, MaxText)
	if err != nil {
		return err
	}
	if !zoneName.MatchString(c.Zone) {
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
			if a, _ := d.r.Amendment(id); a.Blocks() {
				aside = append(aside, id)
			}
		}
	}
	if len(aside) == 0 {
		return nil
	}
	return d.emit(AmendmentsListed{aside})
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
	var blockers []Blocker
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
			standing = slices.DeleteFunc(standing, func(b Blocker) bool { return b.Kind == BlockUnanswered })
		}
		switch {
		case name.Version != p.Current():
			stale = append(stale, name)
		case whole && len(standing) > 0:
			leftOut = append(leftOut, p.ID)
		case len(standing) > 0:
			blockers = append(blockers, standing...)
		case d.r.Status(p) == StatusAgreed && !whole:
			return nil, nil, refuse(CodeSettled, "%s is agreed already.", d.name(p))
		case d.r.Status(p) != StatusAgreed:
			texts = append(texts, name)
		}
	}
	switch {
	case len(stale) > 0:
		return nil, nil, d.stale(stale)
	case len(blockers) > 0:
		return nil, nil, blocked("No silence is opened", blockers)
	case len(texts) == 0 && len(leftOut) > 0:
		return nil, nil, refuse(CodeBlocked, "Every open paragraph has a standing objection or a square bracket: there is no text to put under silence.")
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
			if err := d.emit(ParagraphReopened{p.ID, ""}); err != nil {
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
