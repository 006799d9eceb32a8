// floor.go is what a reader may see of what was recorded for delegations, of submissions and of
// observers' inputs. A record is told to the Chair's office and to its delegation; the acts that it
// recorded are seen as the delegation's own, with how they came.

package wire

import (
	"slices"
	"time"

	"adref/editor"
	"adref/server/access"
)

// Recorded is one act that was recorded for a delegation: the Chair's, and in Mine its delegation's.
type Recorded struct {
	ID         string        `json:"id"`
	Delegation string        `json:"delegation"`
	Source     editor.Source `json:"source"`
	Reference  string        `json:"reference,omitempty"` // "5th meeting"
	Received   time.Time     `json:"received"`
	At         time.Time     `json:"at"`  // when it was recorded
	By         editor.Role   `json:"by"`  // whose hand
	Act        string        `json:"act"` // the type of command
	Paragraph  string        `json:"paragraph"`
	Amendment  string        `json:"amendment,omitempty"`
	Objection  string        `json:"objection,omitempty"`
	Statement  string        `json:"statement,omitempty"`
	Submission string        `json:"submission,omitempty"`
	Confirmed  *time.Time    `json:"confirmed,omitempty"`
	Corrected  *time.Time    `json:"corrected,omitempty"`
	Words      string        `json:"words,omitempty"` // of the correction
}

// Submission is the amendments and the general comment that a delegation filed together.
type Submission struct {
	ID         string    `json:"id"`
	By         string    `json:"by"`
	Title      string    `json:"title,omitempty"`
	Revision   string    `json:"revision,omitempty"` // name of the circulated text it is on
	Comment    string    `json:"comment,omitempty"`
	FiledAt    time.Time `json:"filedAt"`
	Late       bool      `json:"late,omitempty"`
	Amendments []string  `json:"amendments"` // in order of filing, settled ones too

	Sealed   bool `json:"sealed,omitempty"`   // its words are the Chair's to read
	Expunged bool `json:"expunged,omitempty"` // its words are off the record
}

// Input is an observer's written input. It blocks nothing.
type Input struct {
	ID          string          `json:"id"`
	By          string          `json:"by"` // the organization, else the person
	Title       string          `json:"title"`
	Text        string          `json:"text"`
	Revision    string          `json:"revision,omitempty"`  // name of the circulated text it is on
	Paragraph   string          `json:"paragraph,omitempty"` // of that text; absent for the whole
	Number      string          `json:"number,omitempty"`    // of the paragraph in that text
	FiledAt     time.Time       `json:"filedAt"`
	Published   editor.Audience `json:"published,omitempty"` // to whom beside the Chair and delegations
	WithdrawnAt *time.Time      `json:"withdrawnAt,omitempty"`

	Sealed   bool `json:"sealed,omitempty"`   // its words are the Chair's to read
	Expunged bool `json:"expunged,omitempty"` // its words are off the record
}

func recorded(rec *editor.Recorded) Recorded {
	return Recorded{
		ID: rec.Record, Delegation: rec.Delegation, Source: rec.Source, Reference: rec.Reference, Received: rec.Received, At: rec.At, By: rec.By.Role,
		Act: rec.Act, Paragraph: rec.Paragraph, Amendment: rec.Amendment, Objection: rec.Objection, Statement: rec.Statement, Submission: rec.Submission,
		Confirmed: moment(rec.ConfirmedAt), Corrected: moment(rec.CorrectedAt), Words: rec.Words,
	}
}

// recordedFor lists what was recorded for one delegation, oldest first.
func recordedFor(r *editor.Report, delegation string) []Recorded {
	list := []Recorded{}
	for _, rec := range r.Records {
		if rec.Delegation == delegation {
			list = append(list, recorded(rec))
			if sealedRecord(r, rec) {
				list[len(list)-1].Words = ""
			}
		}
	}
	return list
}

// Own is what one account alone may see: a delegation's positions and records, an observer's inputs.
func Own(r *editor.Report, account *access.Account) Mine {
	mine := Positions(r, account.Delegation)
	if account.Role != editor.RoleObserver {
		return mine
	}
	v := NewView(r, access.As(account))
	for _, in := range r.Inputs {
		if in.Author == account.ID {
			mine.Inputs = append(mine.Inputs, v.Input(in.ID))
		}
	}
	return mine
}

// Told lists who is told alone what events did: delegations by their code, observers by their account.
func Told(after *editor.Report, events []editor.Event) (delegations, accounts []string) {
	for _, id := range named(after, events).Recorded {
		rec, _ := after.Record(id)
		delegations = append(delegations, rec.Delegation)
	}
	for _, id := range named(after, events).Inputs {
		in, _ := after.Input(id)
		accounts = append(accounts, in.Author)
	}
	return delegations, accounts
}

// Submission is one submission whole.
func (v *View) Submission(id string) Submission {
	s, _ := v.r.Submission(id)
	whole := Submission{ID: s.ID, By: s.By, Title: s.Title, Comment: s.Comment, FiledAt: s.FiledAt, Late: s.Late, Amendments: v.r.SubmittedWith(id), Sealed: s.Sealed, Expunged: s.Expunged}
	if v.sealed(editor.Words{Submissions: []string{id}}) {
		whole.Sealed, whole.Title, whole.Comment = true, "", ""
	}
	if rev, ok := v.r.Revision(s.Revision); ok && v.reads(rev) {
		whole.Revision = rev.Name
	}
	return whole
}

// Input is one input whole. What it is on is known to who may read that text.
func (v *View) Input(id string) Input {
	in, _ := v.r.Input(id)
	whole := Input{
		ID: in.ID, By: in.By, Title: in.Title, Text: in.Text, FiledAt: in.FiledAt, Published: in.Published, WithdrawnAt: moment(in.WithdrawnAt),
		Sealed: in.Sealed, Expunged: in.Expunged,
	}
	if v.sealed(editor.Words{Inputs: []string{id}}) {
		whole.Sealed, whole.Title, whole.Text = true, "", ""
	}
	rev, ok := v.r.Revision(in.Revision)
	if !ok || !v.reads(rev) {
		return whole
	}
	whole.Revision, whole.Paragraph = rev.Name, in.Paragraph
	for _, e := range rev.Entries {
		if e.Paragraph == in.Paragraph {
			whole.Number = e.Number
		}
	}
	return whole
}

// inputs are those of the ids that the reader may read.
func (v *View) inputs(ids []string) (list []Input) {
	for _, id := range ids {
		in, _ := v.r.Input(id)
		if access.May(v.who, access.ReadInput, access.Subject{Report: v.law, Input: in}) {
			list = append(list, v.Input(id))
		}
	}
	return list
}

// floor adds these to a snapshot.
func (v *View) floor(s *Snapshot) {
	s.Recorded, s.Submissions, s.Inputs = []Recorded{}, []Submission{}, []Input{}
	var ids []string
	for _, in := range v.r.Inputs {
		ids = append(ids, in.ID)
	}
	s.Inputs = append(s.Inputs, v.inputs(ids)...)
	if !v.live {
		return
	}
	for _, sub := range v.r.Submissions {
		s.Submissions = append(s.Submissions, v.Submission(sub.ID))
	}
	if v.chairs() {
		for _, rec := range v.r.Records {
			s.Recorded = append(s.Recorded, recorded(rec))
		}
	}
}

// changedFloor adds those that were touched to what changed.
func (v *View) changedFloor(c *Changed, t Touched) {
	c.Inputs = v.inputs(t.Inputs)
	if !v.live {
		return
	}
	for _, id := range t.Submissions {
		c.Submissions = append(c.Submissions, v.Submission(id))
	}
	if v.chairs() {
		for _, id := range t.Recorded {
			rec, _ := v.r.Record(id)
			c.Recorded = append(c.Recorded, recorded(rec))
		}
	}
}

// describeFloor tells of these facts. An input's paragraph is left to the entity: its number is that
// of the circulated text.
func (v *View) describeFloor(told *Event, fact editor.Fact) {
	switch f := fact.(type) {
	case editor.RecordedFor:
		told.Kind, told.Of, told.Paragraph, told.Reason = string(f.Source), f.Delegation, f.Paragraph, f.Reference
	case editor.RecordConfirmed:
		rec, _ := v.r.Record(f.Record)
		told.Kind, told.Of, told.Paragraph = string(rec.Source), rec.Delegation, rec.Paragraph
	case editor.RecordCorrected:
		rec, _ := v.r.Record(f.Record)
		told.Kind, told.Of, told.Paragraph, told.Reason = string(rec.Source), rec.Delegation, rec.Paragraph, f.Words
		if now, ok := v.law.Record(f.Record); ok && !v.chairs() && sealedRecord(v.law, now) {
			told.Reason = ""
		}
	case editor.ObjectionRestored:
		v.aboutObjection(told, f.Objection)
	case editor.SubmissionFiled:
		told.Submission, told.Of, told.Reason = f.Submission, f.Delegation, f.Title
	case editor.InputFiled:
		told.Input, told.Of, told.Reason = f.Input, f.By, f.Title
	case editor.InputPublished:
		in, _ := v.r.Input(f.Input)
		told.Input, told.Of, told.Reason, told.Kind = f.Input, in.By, in.Title, string(f.Audience)
	case editor.InputWithdrawn:
		in, _ := v.r.Input(f.Input)
		told.Input, told.Of, told.Reason = f.Input, in.By, in.Title
	}
}

// namedFloor touches what one of these facts names.
func (t *Touched) namedFloor(after *editor.Report, fact editor.Fact) {
	record := func(id string) {
		rec, _ := after.Record(id)
		t.Recorded = with(t.Recorded, id)
		t.paragraph(rec.Paragraph)
	}
	switch f := fact.(type) {
	case editor.RecordedFor:
		record(f.Record)
	case editor.RecordConfirmed:
		record(f.Record)
	case editor.RecordCorrected:
		record(f.Record)
	case editor.ObjectionRestored:
		t.objection(after, f.Objection)
	case editor.SubmissionFiled:
		t.Submissions = with(t.Submissions, f.Submission)
	case editor.InputFiled:
		t.Inputs = with(t.Inputs, f.Input)
	case editor.InputPublished:
		t.Inputs = with(t.Inputs, f.Input)
	case editor.InputWithdrawn:
		t.Inputs = with(t.Inputs, f.Input)
	}
}

func with(list []string, id string) []string {
	if slices.Contains(list, id) {
		return list
	}
	return append(list, id)
}
