// recording.go is what a delegation said on the floor or sent by mail, recorded for it by the Chair's
// office with its source and the time it was received. It is decided exactly as if the delegation had
// sent it; the delegation is told, and confirms it or corrects it. A correction erases nothing.

package editor

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"
)

// Source says how something reached the Chair's office otherwise than here.
type Source string

const (
	SourceFloor Source = "floor" // said at a meeting
	SourceMail  Source = "mail"
	SourceNote  Source = "note_verbale"
	SourceTable Source = "table" // a row of a table of proposals
)

var sources = []Source{SourceFloor, SourceMail, SourceNote, SourceTable}

// Record records for a delegation what it said or sent. Chair or Secretariat.
type Record struct {
	Delegation string    `json:"delegation"`
	Source     Source    `json:"source"`
	Reference  string    `json:"reference,omitempty"` // "5th meeting", "note verbale no. 17"
	Received   time.Time `json:"received"`            // what is late is late by this time
	Command    Said      `json:"command"`
}

// ConfirmRecord says that what was recorded for the delegation is what it said. That delegation only.
type ConfirmRecord struct {
	Record string `json:"record"`
}

// Said is a command of a delegation inside another.
type Said struct{ Command }

// recordable are the acts that can be recorded for a delegation. Breaking silence has a door of its
// own, RecordBreak, because of who may know of it.
var recordable = []string{
	"amend", "withdraw", "take_over", "join", "leave", "press", "maintain", "take_position", "object", "lift",
	"answer_call", "await", "confirm", "state", "withdraw_statement", "submit", "answer_bridge",
}

func (s Said) MarshalJSON() ([]byte, error) {
	if s.Command == nil {
		return []byte("null"), nil
	}
	body, err := encode(s.Command)
	if err != nil {
		return nil, err
	}
	head, err := encode(s.Type())
	if err != nil || string(body) == "{}" {
		return fmt.Appendf(nil, `{"type":%s}`, head), err
	}
	return fmt.Appendf(nil, `{"type":%s,%s`, head, body[1:]), nil
}

// UnmarshalJSON reads it as strictly as any command; one that cannot be recorded is read no further.
func (s *Said) UnmarshalJSON(data []byte) error {
	var head struct {
		Type string `json:"type"`
	}
	if err := json.Unmarshal(data, &head); err != nil {
		return refuse(CodeInvalid, "A command is a JSON object with a type.")
	}
	if !slices.Contains(recordable, head.Type) {
		return cannotBeRecorded(head.Type)
	}
	c, err := ReadCommand(data)
	s.Command = c
	return err
}

func cannotBeRecorded(act string) *Refusal {
	return refuse(CodeInvalid, "%q is no act that can be recorded for a delegation.", clip(act, 40))
}

// check refuses what no delegation says.
func (s Said) check() error {
	if s.Command == nil {
		return cannotBeRecorded("")
	}
	if !slices.Contains(recordable, s.Type()) {
		return cannotBeRecorded(s.Type())
	}
	return nil
}

// Recorded is one act recorded for a delegation, and what the delegation says of that.
type Recorded struct {
	RecordedFor
	At          time.Time
	By          Actor
	ConfirmedAt time.Time
	CorrectedAt time.Time
	Words       string // of the correction
}

type (
	// RecordedFor says that the facts after it, in the same record, are the delegation's and were
	// recorded for it.
	RecordedFor struct {
		Record     string    `json:"record"`
		Delegation string    `json:"delegation"`
		Source     Source    `json:"source"`
		Reference  string    `json:"reference,omitempty"`
		Received   time.Time `json:"received"`
		Act        string    `json:"act"` // the type of command
		// What it was about, or brought into being.
		Paragraph  string `json:"paragraph,omitempty"`
		Amendment  string `json:"amendment,omitempty"`
		Objection  string `json:"objection,omitempty"`
		Statement  string `json:"statement,omitempty"`
		Submission string `json:"submission,omitempty"`
	}

	// RecordConfirmed was the delegation's word that it said so.
	RecordConfirmed struct {
		Record string `json:"record"`
	}
)

func (Record) Type() string          { return "record" }
func (ConfirmRecord) Type() string   { return "confirm_record" }
func (RecordedFor) Fact() string     { return "recorded_for" }
func (RecordConfirmed) Fact() string { return "record_confirmed" }

func (f RecordedFor) made() string { return f.Record }

// speaker is whose the facts after it are: the delegation's, by the hand of whoever recorded them.
func (f RecordedFor) speaker(by Actor) Actor {
	return Actor{Person: by.Person, Name: by.Name, Delegation: f.Delegation, Role: RoleDelegation, Recorded: f.Source}
}

// Record finds an act that was recorded for a delegation.
func (r *Report) Record(id string) (*Recorded, bool) {
	for _, rec := range r.Records {
		if rec.Record == id {
			return rec, true
		}
	}
	return nil, false
}

// ReceivedFrom is the instant before which nothing is recorded as received. A form tells it by the minute:
// the minute in which the report was opened counts whole.
func (r *Report) ReceivedFrom() time.Time { return r.CreatedAt.Truncate(time.Minute) }

// decide decides the act on its own, as the delegation's, and records it with whose it is.
func (c Record) decide(d *decision) error {
	if err := c.Command.check(); err != nil {
		return err
	}
	if !slices.Contains(sources, c.Source) {
		return refuse(CodeInvalid, "What is recorded comes from the %q, by %q, by %q or from a %q, not %q.", SourceFloor, SourceMail, SourceNote, SourceTable, clip(string(c.Source), 20))
	}
	reference, err := cleanLine("The reference", c.Reference, d.r.Masthead.Language, 500)
	if err != nil {
		return err
	}
	if c.Received.Before(d.r.ReceivedFrom()) || c.Received.After(d.now) {
		return refuse(CodeInvalid, "It was received between %s, when this report was opened, and now.", instant(d.r.CreatedAt))
	}
	f := RecordedFor{Record: d.newID(), Delegation: c.Delegation, Source: c.Source, Reference: reference, Received: c.Received.UTC(), Act: c.Command.Type()}
	said := *d
	said.by, said.received, said.events = f.speaker(d.by), f.Received, nil
	if err := mayCommand(d.r, said.by, c.Command.Command); err != nil {
		return err
	}
	if err := c.Command.decide(&said); err != nil {
		if refusal, ok := AsRefusal(err); ok {
			return &Refusal{refusal.Code, fmt.Sprintf("Not recorded, as %s would be refused it: %s", c.Delegation, refusal.Message), refusal.Blockers}
		}
		return err
	}
	if err := f.about(c.Command.Command, &said); err != nil {
		return err
	}
	if err := said.withholds(d.r); err != nil {
		return err
	}
	if err := d.emit(f); err != nil {
		return err
	}
	d.by, d.ids = said.by, said.ids
	for _, e := range said.events {
		if err := d.emit(e.Fact); err != nil {
			return err
		}
	}
	return nil
}

// withholds refuses what would tell whose a break is, or be one: see RecordBreak.
func (d *decision) withholds(before *Report) error {
	for _, e := range d.events {
		objection := ""
		switch f := e.Fact.(type) {
		case ObjectionLifted:
			objection = f.Objection
		case CallAnswered:
			objection = f.Objection
		}
		if o, ok := d.r.Objection(objection); ok && d.r.Withheld(o) {
			return refuse(CodeBlocked, "Who raised this objection is withheld, and a record would tell. Its delegation answers for it here, or discloses itself first.")
		}
	}
	n := len(d.events)
	if err := d.breaks(before); err != nil {
		return err
	}
	if len(d.events) > n {
		return refuse(CodeBlocked, "This would break a silence. The delegation breaks it here itself; what was received otherwise in time is recorded once the silence is concluded.")
	}
	return nil
}

// about notes what the act is about: what the command names, else what it brought into being.
func (f *RecordedFor) about(c Command, d *decision) error {
	named, err := json.Marshal(c)
	if err != nil {
		return err
	}
	var ids struct{ Paragraph, Amendment, Objection, Statement string }
	if err := json.Unmarshal(named, &ids); err != nil {
		return err
	}
	f.Paragraph, f.Amendment, f.Objection, f.Statement = ids.Paragraph, ids.Amendment, ids.Objection, ids.Statement
	for _, e := range d.events {
		switch fact := e.Fact.(type) {
		case SubmissionFiled:
			f.Submission = fact.Submission
		case AmendmentFiled:
			if f.Amendment == "" && f.Submission == "" {
				f.Amendment = fact.Amendment
			}
		case ObjectionRaised:
			f.Objection = fact.Objection
		case WideObjectionRaised:
			f.Objection = fact.Objection
		case StatementMade:
			f.Statement = fact.Statement
		}
	}
	if a, ok := d.r.Amendment(f.Amendment); ok && f.Paragraph == "" {
		f.Paragraph = a.Paragraph
	}
	if o, ok := d.r.Objection(f.Objection); ok && f.Paragraph == "" {
		f.Paragraph = o.Paragraph
	}
	if s, ok := d.r.Statement(f.Statement); ok && f.Paragraph == "" {
		f.Paragraph = s.Paragraph
	}
	return nil
}

// ownRecord finds what was recorded for the sender and what it has not answered yet.
func (d *decision) ownRecord(id string) (*Recorded, error) {
	rec, ok := d.r.Record(id)
	switch {
	case !ok || rec.Delegation != d.by.Delegation: // whose it is is for nobody else to know
		return nil, refuse(CodeNotFound, "Nothing was recorded for you under %q.", clip(id, 40))
	case !rec.ConfirmedAt.IsZero():
		return nil, refuse(CodeSettled, "You have confirmed this record already.")
	case !rec.CorrectedAt.IsZero():
		return nil, refuse(CodeSettled, "You have corrected this record already.")
	}
	return rec, nil
}

func (c ConfirmRecord) decide(d *decision) error {
	rec, err := d.ownRecord(c.Record)
	if err != nil {
		return err
	}
	return d.emit(RecordConfirmed{rec.Record})
}

func (f RecordedFor) apply(r *Report, e Event) error {
	if _, twice := r.Record(f.Record); twice || f.Record == "" {
		return fmt.Errorf("record id %q is empty or there twice", f.Record)
	}
	if seat, ok := r.Seated(f.Delegation); !ok || !seat.Kind.Acts() || !slices.Contains(sources, f.Source) || !slices.Contains(recordable, f.Act) {
		return fmt.Errorf("nobody records %q for %q from %q", f.Act, f.Delegation, f.Source)
	}
	r.Records = append(slices.Clip(r.Records), &Recorded{RecordedFor: f, At: e.At, By: e.By})
	return nil
}

func (f RecordConfirmed) apply(r *Report, e Event) error {
	return r.answerRecord(f.Record, func(rec *Recorded) { rec.ConfirmedAt = e.At })
}

func (r *Report) answerRecord(id string, answer func(*Recorded)) error {
	at := slices.IndexFunc(r.Records, func(rec *Recorded) bool { return rec.Record == id })
	if at < 0 || !r.Records[at].ConfirmedAt.IsZero() || !r.Records[at].CorrectedAt.IsZero() {
		return fmt.Errorf("record %s is not there, or is answered", id)
	}
	answered := *r.Records[at]
	answer(&answered)
	r.Records = slices.Clone(r.Records)
	r.Records[at] = &answered
	return nil
}

// recordOf is the record that an event is of: the facts after it, by the same hand.
func (r *Report) recordOf(e Event) string {
	if e.By.Recorded == "" || len(r.Records) == 0 {
		return ""
	}
	return r.Records[len(r.Records)-1].Record
}
