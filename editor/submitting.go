// submitting.go is submissions: the general comment and the amendments that one delegation files
// together, "Comments from Arvenia on the Zero draft". All of it is filed or none; each amendment then
// goes its own way.

package editor

import (
	"fmt"
	"slices"
	"time"
)

// maxTogether is how many amendments one submission holds at most.
const maxTogether = 1000

// Submit files a general comment and amendments together. Delegation.
type Submit struct {
	Title      string  `json:"title,omitempty"`
	Revision   string  `json:"revision,omitempty"` // the circulated text it is on; empty: the latest
	Comment    string  `json:"comment,omitempty"`  // on the whole, not tied to words
	Amendments []Amend `json:"amendments,omitempty"`
}

// Submission is what one delegation filed together. Its amendments name it.
type Submission struct {
	ID       string
	By       string
	Title    string
	Revision string // id; "" before the first
	Comment  string
	FiledAt  time.Time
	Late     bool

	Sealed, Expunged bool // its words; see Seal and Expunge
}

// SubmissionFiled opened a submission; its amendments are filed in the events after it.
type SubmissionFiled struct {
	Submission string `json:"submission"`
	Delegation string `json:"delegation"`
	Title      string `json:"title,omitempty"`
	Revision   string `json:"revision,omitempty"`
	Comment    string `json:"comment,omitempty"`
	Late       bool   `json:"late,omitempty"`
}

func (Submit) Type() string          { return "submit" }
func (SubmissionFiled) Fact() string { return "submission_filed" }

func (f SubmissionFiled) made() string { return f.Submission }

// Submission finds a submission.
func (r *Report) Submission(id string) (*Submission, bool) {
	for _, s := range r.Submissions {
		if s.ID == id {
			return s, true
		}
	}
	return nil, false
}

// SubmittedWith lists the amendments of a submission in order of filing, settled ones too.
func (r *Report) SubmittedWith(submission string) []string {
	return slices.DeleteFunc(r.AmendmentIDs(), func(id string) bool {
		a, _ := r.Amendment(id)
		return a.Submission != submission
	})
}

func (c Submit) decide(d *decision) error {
	title, err := cleanLine("The title", c.Title, d.r.Masthead.Language, 500)
	if err != nil {
		return err
	}
	comment, err := cleanNote("The general comment", c.Comment, d.r.Masthead.Language, MaxText)
	if err != nil {
		return err
	}
	switch {
	case comment == "" && len(c.Amendments) == 0:
		return refuse(CodeInvalid, "A submission has a general comment, amendments, or both.")
	case len(c.Amendments) > maxTogether:
		return refuse(CodeInvalid, "A submission has at most %d amendments.", maxTogether)
	}
	f := SubmissionFiled{Submission: d.newID(), Delegation: d.by.Delegation, Title: title, Comment: comment, Late: d.late()}
	if f.Revision, err = d.commentedOn(c.Revision); err != nil {
		return err
	}
	if err := d.emit(f); err != nil {
		return err
	}
	d.submission = f.Submission
	defer func() { d.submission = "" }()
	for i, a := range c.Amendments {
		err := a.decide(d)
		if refusal, ok := AsRefusal(err); ok {
			where := ""
			if p, ok := d.r.Paragraph(a.Paragraph); ok && !p.Dropped {
				where = " (" + lowerFirst(d.name(p)) + ")"
			}
			return &Refusal{refusal.Code, fmt.Sprintf("Nothing was filed. Amendment %d of %d%s: %s", i+1, len(c.Amendments), where, refusal.Message), refusal.Blockers}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// commentedOn finds the circulated text that a submission is on: the one named, or the latest.
func (d *decision) commentedOn(id string) (string, error) {
	for _, rev := range slices.Backward(d.r.Revisions) {
		if id == "" || rev.ID == id {
			return rev.ID, nil
		}
	}
	if id != "" {
		return "", refuse(CodeNotFound, "No text %q has been circulated.", clip(id, 40))
	}
	return "", nil
}

// late says whether what is being filed comes after the deadline for comments on the text that was
// the latest when it was received (rule 14).
func (d *decision) late() bool {
	received := d.now
	if !d.received.IsZero() {
		received = d.received
	}
	for _, rev := range slices.Backward(d.r.Revisions) {
		if !rev.At.After(received) {
			return !rev.Deadline.IsZero() && received.After(rev.Deadline)
		}
	}
	return false
}

func (f SubmissionFiled) apply(r *Report, e Event) error {
	if _, twice := r.Submission(f.Submission); twice || f.Submission == "" {
		return fmt.Errorf("submission id %q is empty or there twice", f.Submission)
	}
	if _, ok := r.Revision(f.Revision); f.Delegation == "" || !ok && f.Revision != "" {
		return fmt.Errorf("nobody submits on %q", f.Revision)
	}
	r.Submissions = append(slices.Clip(r.Submissions), &Submission{
		ID: f.Submission, By: f.Delegation, Title: f.Title, Revision: f.Revision, Comment: f.Comment, FiledAt: e.At, Late: f.Late,
	})
	return nil
}
