// awaiting.go is awaiting instructions: a delegation agrees in the room, subject to its capital. It
// stands against nothing, and shows: "agreed ad ref, pending Arvenia".

package editor

import (
	"fmt"
	"slices"
	"time"
)

// Await says that the delegation awaits instructions on a version. Its confirmation ends that, an
// objection of its own to the paragraph, or a new version. Delegation.
type Await struct {
	Paragraph string `json:"paragraph"`
	Version   int    `json:"version"` // the version on the sender's screen; another is refused as stale
	Reason    string `json:"reason,omitempty"`
}

// Confirm says that the delegation's instructions have come and it agrees. Delegation.
type Confirm struct {
	Paragraph string `json:"paragraph"`
}

// Awaited is one delegation that awaits instructions on the current version of a paragraph.
type Awaited struct {
	Delegation string
	Reason     string
	At         time.Time
}

type (
	// InstructionsAwaited was a delegation's word that its agreement to a version waits for its capital.
	InstructionsAwaited struct {
		Paragraph  string `json:"paragraph"`
		Version    int    `json:"version"`
		Delegation string `json:"delegation"`
		Reason     string `json:"reason,omitempty"`
	}

	// ParagraphConfirmed was its agreement to that version.
	ParagraphConfirmed struct {
		Paragraph  string `json:"paragraph"`
		Version    int    `json:"version"`
		Delegation string `json:"delegation"`
	}
)

func (Await) Type() string               { return "await" }
func (Confirm) Type() string             { return "confirm" }
func (InstructionsAwaited) Fact() string { return "instructions_awaited" }
func (ParagraphConfirmed) Fact() string  { return "paragraph_confirmed" }

func (c Await) decide(d *decision) error {
	p, err := d.paragraph(c.Paragraph)
	if err != nil {
		return err
	}
	if c.Version != p.Current() {
		return d.stale([]VersionName{{p.ID, c.Version}})
	}
	reason, err := cleanNote("The reason", c.Reason, d.r.Masthead.Language, MaxText)
	if err != nil {
		return err
	}
	if p.awaits(d.by.Delegation) {
		return refuse(CodeSettled, "You await instructions on %s already.", lowerFirst(d.name(p)))
	}
	for o := range d.r.StandingAgainst(p) {
		if o.By == d.by.Delegation {
			return refuse(CodeBlocked, "Your objection stands against %s, which says more than that you await instructions. Lift it first.", lowerFirst(d.name(p)))
		}
	}
	return d.emit(InstructionsAwaited{p.ID, c.Version, d.by.Delegation, reason})
}

func (c Confirm) decide(d *decision) error {
	p, err := d.paragraph(c.Paragraph)
	if err != nil {
		return err
	}
	if !p.awaits(d.by.Delegation) {
		return refuse(CodeSettled, "You await no instructions on version %d of %s: a new version, or an objection, ends it.", p.Current(), lowerFirst(d.name(p)))
	}
	return d.emit(ParagraphConfirmed{p.ID, p.Current(), d.by.Delegation})
}

func (f InstructionsAwaited) apply(r *Report, e Event) error {
	return r.changeParagraph(f.Paragraph, func(p *Paragraph) error {
		if f.Version != p.Current() || f.Delegation == "" || p.awaits(f.Delegation) {
			return fmt.Errorf("%q cannot await instructions on version %d", f.Delegation, f.Version)
		}
		p.Awaiting = append(slices.Clip(p.Awaiting), Awaited{f.Delegation, f.Reason, e.At})
		return nil
	})
}

func (f ParagraphConfirmed) apply(r *Report, _ Event) error {
	return r.changeParagraph(f.Paragraph, func(p *Paragraph) error {
		if f.Version != p.Current() || !p.awaits(f.Delegation) {
			return fmt.Errorf("%q awaits no instructions on version %d", f.Delegation, f.Version)
		}
		p.Awaiting = p.awaitingBut(f.Delegation)
		return nil
	})
}

func (p *Paragraph) awaits(delegation string) bool {
	return slices.ContainsFunc(p.Awaiting, func(a Awaited) bool { return a.Delegation == delegation })
}

// awaitingBut is who else awaits instructions.
func (p *Paragraph) awaitingBut(delegation string) []Awaited {
	if !p.awaits(delegation) {
		return p.Awaiting
	}
	others := slices.DeleteFunc(slices.Clone(p.Awaiting), func(a Awaited) bool { return a.Delegation == delegation })
	if len(others) == 0 {
		return nil
	}
	return others
}

// endAwaiting ends what the delegation awaited on the paragraphs that its objection reaches.
func (r *Report) endAwaiting(o *Objection) error {
	for _, id := range r.Order {
		if p, _ := r.Paragraph(id); !o.Reaches(id) || !p.awaits(o.By) {
			continue
		}
		if err := r.changeParagraph(id, func(p *Paragraph) error {
			p.Awaiting = p.awaitingBut(o.By)
			return nil
		}); err != nil {
			return err
		}
	}
	return nil
}
