// takenback.go is what it changes when a decision of the Chair is taken back.

package editor

import (
	"fmt"
	"slices"
	"time"
)

// Before is how an amendment stood before it was settled.
type Before struct {
	State     State
	Listed    bool
	Reason    string // of the answer before
	At        time.Time
	Lapsed    bool // it was settled because its paragraph was agreed
	Revisions int  // how many had been circulated when it was settled
}

type (
	// AmendmentReturned made an amendment stand as it did before what settled it, which was taken back.
	AmendmentReturned struct {
		Amendment string `json:"amendment"`
		Reason    string `json:"reason,omitempty"`
	}

	// AgreementTakenBack said that a paragraph was recorded as agreed in error. One that is reopened
	// had been agreed; this one had not.
	AgreementTakenBack struct {
		Paragraph string `json:"paragraph"`
		Version   int    `json:"version"`
		Reason    string `json:"reason"`
	}

	// ReopeningTakenBack said that a paragraph was reopened in error: its agreement goes on.
	ReopeningTakenBack struct {
		Paragraph string `json:"paragraph"`
		Version   int    `json:"version"`
		Reason    string `json:"reason"`
	}

	// RevisionTakenBack made a new version with the text before the one taken back.
	RevisionTakenBack struct {
		Paragraph string `json:"paragraph"`
		Version   int    `json:"version"` // the new one
		Text      string `json:"text"`
		TakenBack int    `json:"takenBack"`
		Reason    string `json:"reason"`
	}
)

func (AmendmentReturned) Fact() string  { return "amendment_returned" }
func (AgreementTakenBack) Fact() string { return "agreement_taken_back" }
func (ReopeningTakenBack) Fact() string { return "reopening_taken_back" }
func (RevisionTakenBack) Fact() string  { return "revision_taken_back" }

// standingOf is how an amendment stands that is being settled.
func (r *Report) standingOf(a *Amendment, lapsed bool) *Before {
	return &Before{a.State, a.Listed, a.AnswerReason, a.AnsweredAt, lapsed, len(r.Revisions)}
}

// apply gives an amendment back. One that was pressed is pressed no longer when its sponsor has
// lifted the objection since: it stands as it was answered before.
func (f AmendmentReturned) apply(r *Report, _ Event) error {
	return r.changeAmendment(f.Amendment, func(a *Amendment) error {
		if !a.State.Settled() || a.State == StateWithdrawn || a.Before == nil {
			return fmt.Errorf("nothing that settled amendment %s can be taken back", a.ID)
		}
		was := *a.Before
		a.State, a.Listed, a.AnswerReason, a.AnsweredAt, a.Before = was.State, was.Listed, was.Reason, was.At, nil
		if was.State == StatePressed && len(r.objectionsWhere(func(o *Objection) bool {
			return o.Standing() && o.Amendment == a.ID && o.By == a.Sponsor
		})) == 0 {
			a.State = a.Answer
		}
		return nil
	})
}

func (f AgreementTakenBack) apply(r *Report, _ Event) error {
	return r.changeParagraph(f.Paragraph, func(p *Paragraph) error {
		if !p.agreedAlone() || p.Agreed != f.Version {
			return fmt.Errorf("version %d of paragraph %s is not agreed", f.Version, p.ID)
		}
		p.Agreed = 0
		return nil
	})
}

func (f ReopeningTakenBack) apply(r *Report, _ Event) error {
	return r.changeParagraph(f.Paragraph, func(p *Paragraph) error {
		if p.Agreed == p.Current() || f.Version != p.Current() || p.Reopened != f.Version {
			return fmt.Errorf("version %d of paragraph %s was not reopened", f.Version, p.ID)
		}
		if r.hasObstacle(p) || r.hasUnanswered(p) || p.Dropped {
			return fmt.Errorf("an obstacle stands against paragraph %s", p.ID)
		}
		p.Agreed, p.Reopened = f.Version, 0
		r.leaveTable(p.ID)
		return nil
	})
}

func (f RevisionTakenBack) apply(r *Report, e Event) error {
	return r.changeParagraph(f.Paragraph, func(p *Paragraph) error {
		if f.Version != p.Current()+1 || f.TakenBack != p.Current() || p.Current() < 2 || p.Dropped {
			return fmt.Errorf("version %d does not take version %d back", f.Version, f.TakenBack)
		}
		if former, _ := p.TextOf(p.Current() - 1); former != f.Text {
			return fmt.Errorf("version %d is not the text before version %d", f.Version, f.TakenBack)
		}
		p.Versions = append(slices.Clip(p.Versions), Version{Text: f.Text, At: e.At, By: e.By, Revision: len(r.Revisions), TakesBack: f.TakenBack})
		p.Awaiting = nil
		return nil
	})
}
