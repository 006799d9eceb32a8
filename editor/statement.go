// statement.go is statements for the record: what a delegation says of a text without standing in
// its way. They change no state (PRACTICE 10, 23).

package editor

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

// StatementKind says what a statement is.
type StatementKind string

const (
	StatementExplanation  StatementKind = "explanation" // of position
	StatementReservation  StatementKind = "reservation"
	StatementDissociation StatementKind = "dissociation"
)

// MakeStatement makes a statement for the record. Delegation.
type MakeStatement struct {
	Kind      StatementKind `json:"kind"`
	Paragraph string        `json:"paragraph"` // "" for the whole text
	Version   int           `json:"version"`   // that it is about, current or not; of the whole 0
	Text      string        `json:"text"`

	For []string `json:"for,omitempty"` // of a group: the States it acts for; none named: all its members
}

// WithdrawStatement takes the delegation's own statement back.
type WithdrawStatement struct {
	Statement string `json:"statement"`
}

// Statement is one delegation's, for the record.
type Statement struct {
	ID          string
	Kind        StatementKind
	Paragraph   string // "" for the whole text
	Version     int
	By          string
	Text        string
	Objection   string // that was lifted with it; "" otherwise
	MadeAt      time.Time
	Revision    int  // how many revisions had been circulated
	Annexed     bool // it was made once the record had closed (rule 11)
	WithdrawnAt time.Time

	Sealed, Expunged bool // its text; see Seal and Expunge
}

type (
	// StatementMade put a statement on the record.
	StatementMade struct {
		Statement  string        `json:"statement"`
		Kind       StatementKind `json:"kind"`
		Paragraph  string        `json:"paragraph,omitempty"`
		Version    int           `json:"version,omitempty"`
		Delegation string        `json:"delegation"`
		Text       string        `json:"text"`
		Objection  string        `json:"objection,omitempty"` // lifted in the same act
	}

	// StatementWithdrawn took it back.
	StatementWithdrawn struct {
		Statement string `json:"statement"`
	}
)

func (MakeStatement) Type() string      { return "state" }
func (WithdrawStatement) Type() string  { return "withdraw_statement" }
func (StatementMade) Fact() string      { return "statement_made" }
func (StatementWithdrawn) Fact() string { return "statement_withdrawn" }

func (f StatementMade) made() string { return f.Statement }

// Standing says that the statement has not been withdrawn.
func (s *Statement) Standing() bool { return s.WithdrawnAt.IsZero() }

// Statement finds a statement.
func (r *Report) Statement(id string) (*Statement, bool) { return r.statements.Get(id) }

// Statements lists every statement, withdrawn ones too, in order of making.
func (r *Report) Statements() []string {
	var all []*Statement
	for it := r.statements.Iterator(); !it.Done(); {
		_, s, _ := it.Next()
		all = append(all, s)
	}
	slices.SortFunc(all, func(a, b *Statement) int { return cmp.Or(a.MadeAt.Compare(b.MadeAt), cmp.Compare(a.ID, b.ID)) })
	ids := make([]string, len(all))
	for i, s := range all {
		ids[i] = s.ID
	}
	return ids
}

func (c MakeStatement) decide(d *decision) error {
	switch c.Kind {
	case StatementExplanation, StatementReservation, StatementDissociation:
	default:
		return refuse(CodeInvalid, "A statement is an %q, a %q or a %q, not %q.", StatementExplanation, StatementReservation, StatementDissociation, clip(string(c.Kind), 20))
	}
	if c.Paragraph == "" {
		if c.Version != 0 {
			return refuse(CodeInvalid, "A statement on the whole is on no version of a paragraph: name version 0.")
		}
	} else {
		p, err := d.paragraph(c.Paragraph)
		if err != nil {
			return err
		}
		if _, ok := p.TextOf(c.Version); !ok {
			return refuse(CodeInvalid, "%s has no version %d; the text is version %d.", d.name(p), c.Version, p.Current())
		}
	}
	text, err := d.statementText(c.Text)
	if err != nil {
		return err
	}
	made := StatementMade{Kind: c.Kind, Paragraph: c.Paragraph, Version: c.Version, Delegation: d.by.Delegation, Text: text}
	for it := d.r.statements.Iterator(); !it.Done(); {
		if _, s, _ := it.Next(); s.Standing() && s.By == made.Delegation && s.Kind == made.Kind && s.Paragraph == made.Paragraph && s.Version == made.Version && s.Text == made.Text {
			return refuse(CodeSettled, "You have made this statement already.")
		}
	}
	made.Statement = d.newID()
	if err := d.emit(made); err != nil {
		return err
	}
	return d.actsFor(made.Statement, c.For)
}

func (d *decision) statementText(text string) (string, error) {
	text, err := cleanNote("The statement", text, d.r.Masthead.Language, MaxText)
	if err == nil && text == "" {
		return "", refuse(CodeInvalid, "A statement for the record needs its words.")
	}
	return text, err
}

func (c WithdrawStatement) decide(d *decision) error {
	s, ok := d.r.Statement(c.Statement)
	if !ok {
		return refuse(CodeNotFound, "This report has no statement %q.", clip(c.Statement, 40))
	}
	if s.By != d.by.Delegation {
		return refuse(CodeForbidden, "Only %s, which made this statement, can withdraw it.", s.By)
	}
	if !s.Standing() {
		return refuse(CodeSettled, "This statement has been withdrawn already.")
	}
	return d.emit(StatementWithdrawn{s.ID})
}

func (f StatementMade) apply(r *Report, e Event) error {
	if _, twice := r.Statement(f.Statement); twice || f.Statement == "" {
		return fmt.Errorf("statement id %q is empty or there twice", f.Statement)
	}
	if !slices.Contains([]StatementKind{StatementExplanation, StatementReservation, StatementDissociation}, f.Kind) || f.Delegation == "" {
		return fmt.Errorf("nobody makes a %q", f.Kind)
	}
	if f.Paragraph == "" {
		if f.Version != 0 {
			return fmt.Errorf("the whole has no version %d", f.Version)
		}
	} else if p, ok := r.Paragraph(f.Paragraph); !ok {
		return fmt.Errorf("no paragraph %s", f.Paragraph)
	} else if _, ok := p.TextOf(f.Version); !ok {
		return fmt.Errorf("paragraph %s has no version %d", p.ID, f.Version)
	}
	r.statements = r.statements.Set(f.Statement, &Statement{
		ID: f.Statement, Kind: f.Kind, Paragraph: f.Paragraph, Version: f.Version, By: f.Delegation, Text: f.Text,
		Objection: f.Objection, MadeAt: e.At, Revision: len(r.Revisions), Annexed: r.Closed(),
	})
	return nil
}

func (f StatementWithdrawn) apply(r *Report, e Event) error {
	s, ok := r.Statement(f.Statement)
	if !ok || !s.Standing() {
		return fmt.Errorf("statement %s does not stand", f.Statement)
	}
	withdrawn := *s
	withdrawn.WithdrawnAt = e.At
	r.statements = r.statements.Set(s.ID, &withdrawn)
	return nil
}
