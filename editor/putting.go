// putting.go is how the Chair puts a paragraph to the room: everybody sees which text is meant to be
// agreed, and may object before it is (rules 1 and 4). One paragraph at a time is before the room.

package editor

import (
	"fmt"
	"time"
)

// PutToRoom puts one exact version to the room, in the place of what was before it. Chair or Secretariat.
type PutToRoom struct {
	Paragraph string `json:"paragraph"`
	Version   int    `json:"version"` // the version on the sender's screen; another is refused as stale
	Note      string `json:"note,omitempty"`
}

// WithdrawFromRoom ends that without a result. Chair or Secretariat.
type WithdrawFromRoom struct {
	Paragraph string `json:"paragraph"`
}

// Put is a version that was put to the room.
type Put struct {
	Paragraph string
	Version   int
	Note      string
	At        time.Time
}

type (
	// ParagraphPut put a version to the room.
	ParagraphPut struct {
		Paragraph string `json:"paragraph"`
		Version   int    `json:"version"`
		Note      string `json:"note,omitempty"`
	}

	// PutWithdrawn ended that.
	PutWithdrawn struct {
		Paragraph string `json:"paragraph"`
	}
)

func (PutToRoom) Type() string        { return "put_to_room" }
func (WithdrawFromRoom) Type() string { return "withdraw_from_room" }
func (ParagraphPut) Fact() string     { return "paragraph_put" }
func (PutWithdrawn) Fact() string     { return "put_withdrawn" }

// BeforeRoom is what is before the room now. Its agreement, a new version, parking it, leaving it out
// of the text, putting another and the Chair's withdrawal end it.
func (r *Report) BeforeRoom() (*Put, bool) {
	if r.Room == nil {
		return nil, false
	}
	p, ok := r.Paragraph(r.Room.Paragraph)
	return r.Room, ok && !p.Dropped && p.Current() == r.Room.Version
}

func (c PutToRoom) decide(d *decision) error {
	p, err := d.changing(c.Paragraph, c.Version) // what is under silence is not before the room
	if err != nil {
		return err
	}
	note, err := cleanNote("The note", c.Note, d.r.Masthead.Language, MaxText)
	if err != nil {
		return err
	}
	if d.r.Status(p) == StatusAgreed {
		return refuse(CodeSettled, "%s is agreed already.", d.name(p))
	}
	if now, put := d.r.BeforeRoom(); put && now.Paragraph == p.ID && now.Note == note {
		return refuse(CodeSettled, "%s is before the room already.", d.name(p))
	}
	return d.emit(ParagraphPut{p.ID, c.Version, note})
}

func (c WithdrawFromRoom) decide(d *decision) error {
	p, err := d.paragraph(c.Paragraph)
	if err != nil {
		return err
	}
	if now, put := d.r.BeforeRoom(); !put || now.Paragraph != p.ID {
		return refuse(CodeSettled, "%s is not before the room.", d.name(p))
	}
	return d.emit(PutWithdrawn{p.ID})
}

func (f ParagraphPut) apply(r *Report, e Event) error {
	p, ok := r.Paragraph(f.Paragraph)
	if !ok || p.Dropped || p.Current() != f.Version {
		return fmt.Errorf("version %d of paragraph %s is not the current one", f.Version, f.Paragraph)
	}
	r.leaveTable(p.ID)
	r.read(p.ID)
	r.Room = &Put{f.Paragraph, f.Version, f.Note, e.At}
	return nil
}

func (f PutWithdrawn) apply(r *Report, _ Event) error {
	if now, put := r.BeforeRoom(); !put || now.Paragraph != f.Paragraph {
		return fmt.Errorf("paragraph %q is not before the room", f.Paragraph)
	}
	r.Room = nil
	return nil
}
