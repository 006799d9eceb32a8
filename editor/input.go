// input.go is written inputs by observers: what a State or entity observer, an organization or a
// stakeholder says of a circulated text. They block nothing and change no state.

package editor

import (
	"fmt"
	"slices"
	"time"
)

// FileInput files a written input. The Chair and the delegations read it at once; observers and the
// public when the Chair publishes it. Observer.
type FileInput struct {
	Revision  string `json:"revision,omitempty"`  // a text circulated to observers; empty: the latest, if there is one
	Paragraph string `json:"paragraph,omitempty"` // of that text; empty: the whole
	Title     string `json:"title"`
	Text      string `json:"text"`
}

// WithdrawInput takes one's own input back. Its author only.
type WithdrawInput struct {
	Input string `json:"input"`
}

// PublishInput shows an input to observers, or to everybody. Chair or Secretariat.
type PublishInput struct {
	Input    string   `json:"input"`
	Audience Audience `json:"audience"` // AudienceObservers or AudiencePublic
}

// Input is one observer's written input.
type Input struct {
	ID          string
	Author      string // the account of who filed it
	By          string // the organization, else the person
	Revision    string // id of the circulated text it is on; "" for none
	Paragraph   string // "" for the whole
	Title       string
	Text        string
	FiledAt     time.Time
	Published   Audience // "" while it is not
	PublishedAt time.Time
	WithdrawnAt time.Time

	Sealed, Expunged bool // its words; see Seal and Expunge
}

type (
	// InputFiled put an observer's input before the Chair and the delegations.
	InputFiled struct {
		Input     string `json:"input"`
		By        string `json:"by"`
		Revision  string `json:"revision,omitempty"`
		Paragraph string `json:"paragraph,omitempty"`
		Title     string `json:"title"`
		Text      string `json:"text"`
	}

	// InputPublished showed it to more readers.
	InputPublished struct {
		Input    string   `json:"input"`
		Audience Audience `json:"audience"`
	}

	// InputWithdrawn was its author's word.
	InputWithdrawn struct {
		Input string `json:"input"`
	}
)

func (FileInput) Type() string      { return "file_input" }
func (WithdrawInput) Type() string  { return "withdraw_input" }
func (PublishInput) Type() string   { return "publish_input" }
func (InputFiled) Fact() string     { return "input_filed" }
func (InputPublished) Fact() string { return "input_published" }
func (InputWithdrawn) Fact() string { return "input_withdrawn" }

func (f InputFiled) made() string { return f.Input }

// Standing says that the input has not been withdrawn.
func (in *Input) Standing() bool { return in.WithdrawnAt.IsZero() }

// Input finds an input.
func (r *Report) Input(id string) (*Input, bool) {
	for _, in := range r.Inputs {
		if in.ID == id {
			return in, true
		}
	}
	return nil, false
}

// decide takes only what the observer may read as what it is on, and says of all else that it is not there.
func (c FileInput) decide(d *decision) error {
	title, err := cleanLine("The title", c.Title, d.r.Masthead.Language, 500)
	if err != nil {
		return err
	}
	text, err := cleanNote("The input", c.Text, d.r.Masthead.Language, MaxText)
	if err != nil {
		return err
	}
	if title == "" || text == "" {
		return refuse(CodeInvalid, "A written input has a title and a text.")
	}
	f := InputFiled{By: d.by.Organization, Paragraph: c.Paragraph, Title: title, Text: text}
	if f.By == "" {
		f.By = d.by.Name
	}
	rev := d.r.toObservers(c.Revision)
	switch {
	case rev == nil && c.Revision != "":
		return refuse(CodeNotFound, "No text %q has been circulated to observers.", clip(c.Revision, 40))
	case rev == nil && c.Paragraph != "":
		return refuse(CodeNotFound, "No text has been circulated to observers, and so no paragraph %q.", clip(c.Paragraph, 40))
	case rev == nil:
	case c.Paragraph != "" && !slices.ContainsFunc(rev.Entries, func(e RevisionEntry) bool { return e.Paragraph == c.Paragraph }):
		return refuse(CodeNotFound, "%s has no paragraph %q.", rev.Name, clip(c.Paragraph, 40))
	default:
		f.Revision = rev.ID
	}
	for _, in := range d.r.Inputs {
		if in.Standing() && in.Author == d.by.Person && in.Revision == f.Revision && in.Paragraph == f.Paragraph && in.Title == title && in.Text == text {
			return refuse(CodeSettled, "You have filed this input already.")
		}
	}
	f.Input = d.newID()
	return d.emit(f)
}

// toObservers finds a revision that observers may read: the one named, or the latest; nil for none.
func (r *Report) toObservers(id string) *Revision {
	for _, rev := range slices.Backward(r.Revisions) {
		if (rev.Audience == AudienceObservers || rev.Audience == AudiencePublic) && (id == "" || rev.ID == id) {
			return rev
		}
	}
	return nil
}

func (d *decision) input(id string) (*Input, error) {
	if in, ok := d.r.Input(id); ok {
		return in, nil
	}
	return nil, refuse(CodeNotFound, "This report has no input %q.", clip(id, 40))
}

func (c WithdrawInput) decide(d *decision) error {
	in, err := d.input(c.Input)
	if err != nil || in.Author != d.by.Person { // that there is another's is not told
		return refuse(CodeNotFound, "You have filed no input %q.", clip(c.Input, 40))
	}
	if !in.Standing() {
		return refuse(CodeSettled, "You have withdrawn this input already.")
	}
	return d.emit(InputWithdrawn{in.ID})
}

func (c PublishInput) decide(d *decision) error {
	in, err := d.input(c.Input)
	if err != nil {
		return err
	}
	switch {
	case c.Audience != AudienceObservers && c.Audience != AudiencePublic:
		return refuse(CodeInvalid, "An input is published to %q or to %q, not to %q.", AudienceObservers, AudiencePublic, clip(string(c.Audience), 20))
	case !in.Standing():
		return refuse(CodeSettled, "Its author has withdrawn this input.")
	case in.Published == c.Audience || in.Published == AudiencePublic:
		return refuse(CodeSettled, "This input is published already.")
	}
	return d.emit(InputPublished{in.ID, c.Audience})
}

func (f InputFiled) apply(r *Report, e Event) error {
	if _, twice := r.Input(f.Input); twice || f.Input == "" {
		return fmt.Errorf("input id %q is empty or there twice", f.Input)
	}
	rev, ok := r.Revision(f.Revision)
	if !ok && (f.Revision != "" || f.Paragraph != "") {
		return fmt.Errorf("no text %q to file an input on", f.Revision)
	}
	if f.Paragraph != "" && !slices.ContainsFunc(rev.Entries, func(e RevisionEntry) bool { return e.Paragraph == f.Paragraph }) {
		return fmt.Errorf("%s has no paragraph %s", rev.Name, f.Paragraph)
	}
	r.Inputs = append(slices.Clip(r.Inputs), &Input{
		ID: f.Input, Author: e.By.Person, By: f.By, Revision: f.Revision, Paragraph: f.Paragraph, Title: f.Title, Text: f.Text, FiledAt: e.At,
	})
	return nil
}

func (f InputPublished) apply(r *Report, e Event) error {
	return r.changeInput(f.Input, func(in *Input) error {
		if !in.Standing() || in.Published == AudiencePublic || f.Audience != AudienceObservers && f.Audience != AudiencePublic {
			return fmt.Errorf("input %s cannot be published to %q", f.Input, f.Audience)
		}
		in.Published, in.PublishedAt = f.Audience, e.At
		return nil
	})
}

func (f InputWithdrawn) apply(r *Report, e Event) error {
	return r.changeInput(f.Input, func(in *Input) error {
		if !in.Standing() {
			return fmt.Errorf("input %s is withdrawn", f.Input)
		}
		in.WithdrawnAt = e.At
		return nil
	})
}

func (r *Report) changeInput(id string, change func(*Input) error) error {
	at := slices.IndexFunc(r.Inputs, func(in *Input) bool { return in.ID == id })
	if at < 0 {
		return fmt.Errorf("no input %s", id)
	}
	changed := *r.Inputs[at]
	if err := change(&changed); err != nil {
		return err
	}
	r.Inputs = slices.Clone(r.Inputs)
	r.Inputs[at] = &changed
	return nil
}
