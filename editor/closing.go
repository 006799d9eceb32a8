// closing.go is how the record of a report closes, adopted or without consensus, and what may still be
// done in a closed one (rule 11).

package editor

import (
	"fmt"
	"time"
)

// Outcome is how a negotiation ended.
type Outcome string

const (
	OutcomeAdopted     Outcome = "adopted"
	OutcomeNoConsensus Outcome = "no_consensus"
)

// Closing is the decision that closed the record.
type Closing struct {
	Outcome  Outcome
	Body     string
	Meeting  string
	Date     string // of the meeting, "2026-05-08"
	Place    string
	At       time.Time // when it was recorded
	Audience Audience  // the widest that learns of it
	Revision string    // adopted: the text as adopted
	ToCome   []string  // adopted: paragraphs with placeholders that technical updates fill
	Summary  string    // no consensus: the Chair's, under the Chair's own responsibility
}

// EndWithoutConsensus ends the negotiation with the procedural report alone. Nothing is agreed by it. The
// Chair may attach a summary under the Chair's own responsibility. Chair only.
type EndWithoutConsensus struct {
	Body     string   `json:"body"`
	Meeting  string   `json:"meeting"`
	Date     string   `json:"date"`
	Place    string   `json:"place,omitempty"`
	Summary  string   `json:"summary,omitempty"` // the Chair's own words
	Audience Audience `json:"audience"`          // the widest audience that learns of it
}

// ReportEnded closed the record without consensus.
type ReportEnded struct {
	Body     string   `json:"body"`
	Meeting  string   `json:"meeting"`
	Date     string   `json:"date"`
	Place    string   `json:"place,omitempty"`
	Summary  string   `json:"summary,omitempty"`
	Audience Audience `json:"audience"`
}

func (EndWithoutConsensus) Type() string { return "end_without_consensus" }
func (ReportEnded) Fact() string         { return "report_ended" }

func (c EndWithoutConsensus) decide(d *decision) error {
	f := ReportEnded{Audience: c.Audience}
	var err error
	if f.Body, f.Meeting, f.Date, f.Place, err = d.sitting(c.Body, c.Meeting, c.Date, c.Place); err != nil {
		return err
	}
	if f.Summary, err = cleanNote("The Chair’s summary", c.Summary, d.r.Masthead.Language, MaxText); err != nil {
		return err
	}
	if c.Audience != AudienceDelegations && c.Audience != AudienceObservers && c.Audience != AudiencePublic {
		return refuse(CodeInvalid, "The outcome is for %q, %q or %q, not %q.", AudienceDelegations, AudienceObservers, AudiencePublic, clip(string(c.Audience), 20))
	}
	if s, frozen := d.r.underSilence(func(*Silence) bool { return true }); frozen {
		return d.silent("The text", s)
	}
	return d.emit(f)
}

func (f ReportEnded) apply(r *Report, e Event) error {
	if _, silent := r.underSilence(func(*Silence) bool { return true }); silent {
		return fmt.Errorf("a silence has not ended")
	}
	r.Closing = &Closing{
		Outcome: OutcomeNoConsensus, Body: f.Body, Meeting: f.Meeting, Date: f.Date, Place: f.Place, At: e.At,
		Audience: f.Audience, Summary: f.Summary,
	}
	return nil
}

// Closed says that the negotiation has ended, one way or the other.
func (r *Report) Closed() bool { return r != nil && r.Closing != nil }

// Adopted says that the text was adopted.
func (r *Report) Adopted() bool { return r.Closed() && r.Closing.Outcome == OutcomeAdopted }

// closedTo refuses what may no longer be done: a closed record takes statements, with the word of a State
// that a group annexed one for, and an adopted text editorial versions, corrigenda and the technical
// updates that were listed.
func (r *Report) closedTo(c Command) error {
	if !r.Closed() {
		return nil
	}
	switch c := c.(type) {
	case MakeStatement:
		return nil
	case NotOnMyBehalf:
		if r.annexed(c.Act) {
			return nil
		}
	case Edit, IssueCorrigendum, UpdateTechnically, Translate:
		if r.Adopted() {
			return nil
		}
	case Record: // for a delegation, what it may still do
		if _, states := c.Command.Command.(MakeStatement); states {
			return nil
		}
	case ConfirmRecord, Seal, Unseal, Expunge:
		return nil
	case CorrectRecord: // of a statement: it moves nothing in what was decided
		if rec, ok := r.Record(c.Record); ok && rec.Act == (MakeStatement{}).Type() && (c.Instead == nil || r.closedTo(c.Instead.Command) == nil) {
			return nil
		}
	}
	how, still := "The text was adopted", "statements for the record, editorial versions, translations, corrigenda and the technical updates listed then"
	if !r.Adopted() {
		how, still = "The negotiation ended without consensus", "statements for the record"
	}
	return refuse(CodeClosed, "%s at the %s on %s, and the record is closed. It still takes %s. Nothing was changed.", how, lowerFirst(r.Closing.Meeting), r.Closing.Date, still)
}

// annexed says that an act is a statement that was made once the record had closed.
func (r *Report) annexed(act string) bool {
	s, ok := r.Statement(act)
	return ok && s.Annexed
}

// impossible says why a fact cannot follow in a closed record.
func (r *Report) impossible(f Fact) error {
	if !r.Closed() {
		return nil
	}
	switch f := f.(type) {
	case StatementMade:
		return nil
	case ActedFor:
		if r.annexed(f.Act) {
			return nil
		}
	case NotOnMyBehalfSaid:
		if r.annexed(f.Act) {
			return nil
		}
	case TextEdited, CorrigendumIssued, ParagraphUpdated, ParagraphTranslated:
		if r.Adopted() {
			return nil
		}
	case RecordedFor:
		if f.Act == (MakeStatement{}).Type() {
			return nil
		}
	case RecordConfirmed, ContentSealed, ContentUnsealed, ContentExpunged:
		return nil
	case RecordCorrected:
		if rec, ok := r.Record(f.Record); ok && rec.Act == (MakeStatement{}).Type() {
			return nil
		}
	}
	return fmt.Errorf("the record was closed on %s", r.Closing.Date)
}
