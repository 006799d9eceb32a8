// silence.go is what a silence procedure is (rule 9): text frozen until an instant, and agreed unless
// it is broken before. What is done with one stands in silencing.go and breaking.go, how its facts
// change a report in silenced.go.

package editor

import (
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

	Sealed, Expunged bool // its words; see Seal and Expunge
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

	For []string `json:"for,omitempty"` // of a group: the States it acts for; none named: all its members
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

func (f SilenceOpened) made() string { return f.Silence }
