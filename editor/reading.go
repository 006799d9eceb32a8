// reading.go is the order in which a text is read (PRACTICE 22): readings, first general, then
// paragraph by paragraph, and text that is parked until it is taken up. It stands in nothing's way.

package editor

import (
	"fmt"
	"slices"
	"time"
)

// ReadingKind is how a text is read.
type ReadingKind string

const (
	ReadingGeneral    ReadingKind = "general" // the whole at once
	ReadingParagraphs ReadingKind = "paragraph_by_paragraph"
)

// OpenReading opens the next reading, which ends the one before. Chair or Secretariat.
type OpenReading struct {
	Kind ReadingKind `json:"kind"`
	Note string      `json:"note,omitempty"`
}

// MarkRead says that paragraphs have been read in this reading. What is put to the room is read by
// that. Chair or Secretariat.
type MarkRead struct {
	Paragraphs []string `json:"paragraphs"`
}

// Park puts a paragraph aside; parking it again changes the note. Chair or Secretariat.
type Park struct {
	Paragraph string `json:"paragraph"`
	Note      string `json:"note,omitempty"` // "to be taken up after section III"
}

// TakeUp takes a parked paragraph up again. Its agreement does so too. Chair or Secretariat.
type TakeUp struct {
	Paragraph string `json:"paragraph"`
}

// Reading is one reading of the text.
type Reading struct {
	ID       string
	Kind     ReadingKind
	Note     string
	OpenedAt time.Time
	Read     []string // paragraphs, in order of being read

	Sealed, Expunged bool // its words; see Seal and Expunge
}

// Parked is one paragraph that was put aside.
type Parked struct {
	Paragraph string
	Note      string
	At        time.Time
}

type (
	// ReadingOpened opened a reading.
	ReadingOpened struct {
		Reading string      `json:"reading"`
		Kind    ReadingKind `json:"kind"`
		Note    string      `json:"note,omitempty"`
	}

	// ParagraphsRead were marked as read in a reading.
	ParagraphsRead struct {
		Reading    string   `json:"reading"`
		Paragraphs []string `json:"paragraphs"`
	}

	// ParagraphParked put a paragraph aside.
	ParagraphParked struct {
		Paragraph string `json:"paragraph"`
		Note      string `json:"note,omitempty"`
	}

	// ParagraphTakenUp ended that.
	ParagraphTakenUp struct {
		Paragraph string `json:"paragraph"`
	}
)

func (OpenReading) Type() string      { return "open_reading" }
func (MarkRead) Type() string         { return "mark_read" }
func (Park) Type() string             { return "park" }
func (TakeUp) Type() string           { return "take_up" }
func (ReadingOpened) Fact() string    { return "reading_opened" }
func (ParagraphsRead) Fact() string   { return "paragraphs_read" }
func (ParagraphParked) Fact() string  { return "paragraph_parked" }
func (ParagraphTakenUp) Fact() string { return "paragraph_taken_up" }

func (f ReadingOpened) made() string { return f.Reading }

// Reading is the reading that is open, and which one it is, counted from 1; nil and 0 before the first.
func (r *Report) Reading() (*Reading, int) {
	n := len(r.Readings)
	if n == 0 {
		return nil, 0
	}
	return r.Readings[n-1], n
}

// IsParked finds the note that a paragraph is parked with.
func (r *Report) IsParked(paragraph string) (Parked, bool) {
	at := slices.IndexFunc(r.Parked, func(k Parked) bool { return k.Paragraph == paragraph })
	if at < 0 {
		return Parked{}, false
	}
	return r.Parked[at], true
}

// ToRead lists what is still to be read when a text is read paragraph by paragraph: in reading order
// what is neither agreed nor read yet, and after that what is parked.
func (r *Report) ToRead() []string {
	reading, _ := r.Reading()
	if reading == nil || reading.Kind != ReadingParagraphs {
		return nil
	}
	read := make(map[string]bool, len(reading.Read))
	for _, id := range reading.Read {
		read[id] = true
	}
	var next, parked []string
	for _, id := range r.Order {
		p, _ := r.Paragraph(id)
		if _, aside := r.IsParked(id); aside {
			parked = append(parked, id)
		} else if !read[id] && r.Status(p) != StatusAgreed {
			next = append(next, id)
		}
	}
	return append(next, parked...)
}

func (c OpenReading) decide(d *decision) error {
	if c.Kind != ReadingGeneral && c.Kind != ReadingParagraphs {
		return refuse(CodeInvalid, "A reading is %q or %q, not %q.", ReadingGeneral, ReadingParagraphs, clip(string(c.Kind), 20))
	}
	note, err := cleanNote("The note", c.Note, d.r.Masthead.Language, MaxText)
	if err != nil {
		return err
	}
	return d.emit(ReadingOpened{d.newID(), c.Kind, note})
}

func (c MarkRead) decide(d *decision) error {
	reading, _ := d.r.Reading()
	switch {
	case reading == nil:
		return refuse(CodeInvalid, "No reading is open.")
	case reading.Kind == ReadingGeneral:
		return refuse(CodeInvalid, "In a general reading the text is read as a whole. Open a reading paragraph by paragraph.")
	case len(c.Paragraphs) == 0:
		return refuse(CodeInvalid, "Name at least one paragraph that was read.")
	}
	var fresh []string
	for i, id := range c.Paragraphs {
		p, err := d.paragraph(id)
		if err != nil {
			return err
		}
		if slices.Contains(c.Paragraphs[:i], id) {
			return refuse(CodeInvalid, "%s is named twice.", d.name(p))
		}
		if !slices.Contains(reading.Read, id) {
			fresh = append(fresh, id)
		}
	}
	if len(fresh) == 0 {
		return refuse(CodeSettled, "That has been read already in this reading.")
	}
	return d.emit(ParagraphsRead{reading.ID, fresh})
}

func (c Park) decide(d *decision) error {
	p, err := d.paragraph(c.Paragraph)
	if err != nil {
		return err
	}
	note, err := cleanNote("The note", c.Note, d.r.Masthead.Language, MaxText)
	if err != nil {
		return err
	}
	if d.r.Status(p) == StatusAgreed {
		return refuse(CodeSettled, "%s is agreed: there is nothing to park.", d.name(p))
	}
	if was, parked := d.r.IsParked(p.ID); parked && was.Note == note {
		return refuse(CodeSettled, "%s is parked already.", d.name(p))
	}
	return d.emit(ParagraphParked{p.ID, note})
}

func (c TakeUp) decide(d *decision) error {
	p, err := d.paragraph(c.Paragraph)
	if err != nil {
		return err
	}
	if _, parked := d.r.IsParked(p.ID); !parked {
		return refuse(CodeSettled, "%s is not parked.", d.name(p))
	}
	return d.emit(ParagraphTakenUp{p.ID})
}

func (f ReadingOpened) apply(r *Report, e Event) error {
	if slices.ContainsFunc(r.Readings, func(had *Reading) bool { return had.ID == f.Reading }) || f.Reading == "" {
		return fmt.Errorf("reading id %q is empty or there twice", f.Reading)
	}
	if f.Kind != ReadingGeneral && f.Kind != ReadingParagraphs {
		return fmt.Errorf("no reading is %q", f.Kind)
	}
	r.Readings = append(slices.Clip(r.Readings), &Reading{ID: f.Reading, Kind: f.Kind, Note: f.Note, OpenedAt: e.At})
	return nil
}

func (f ParagraphsRead) apply(r *Report, _ Event) error {
	if reading, _ := r.Reading(); reading == nil || reading.ID != f.Reading || reading.Kind != ReadingParagraphs {
		return fmt.Errorf("reading %s is not open, or is not paragraph by paragraph", f.Reading)
	}
	for _, id := range f.Paragraphs {
		if _, ok := r.Paragraph(id); !ok {
			return fmt.Errorf("no paragraph %s", id)
		}
		r.read(id)
	}
	return nil
}

// read notes that a paragraph was read, when the text is read paragraph by paragraph.
func (r *Report) read(paragraph string) {
	reading, n := r.Reading()
	if reading == nil || reading.Kind != ReadingParagraphs || slices.Contains(reading.Read, paragraph) {
		return
	}
	more := *reading
	more.Read = append(slices.Clip(reading.Read), paragraph)
	r.Readings = slices.Clone(r.Readings)
	r.Readings[n-1] = &more
}

func (f ParagraphParked) apply(r *Report, e Event) error {
	p, ok := r.Paragraph(f.Paragraph)
	if !ok || p.Dropped {
		return fmt.Errorf("no paragraph %s to park", f.Paragraph)
	}
	r.leaveTable(f.Paragraph)
	r.Parked = append(r.Parked, Parked{f.Paragraph, f.Note, e.At})
	return nil
}

func (f ParagraphTakenUp) apply(r *Report, _ Event) error {
	if _, parked := r.IsParked(f.Paragraph); !parked {
		return fmt.Errorf("paragraph %q is not parked", f.Paragraph)
	}
	r.Parked = r.parkedBut(f.Paragraph)
	return nil
}

func (r *Report) parkedBut(paragraph string) []Parked {
	if _, parked := r.IsParked(paragraph); !parked {
		return slices.Clip(r.Parked)
	}
	return slices.DeleteFunc(slices.Clone(r.Parked), func(k Parked) bool { return k.Paragraph == paragraph })
}

// leaveTable ends that a paragraph is parked, and that it is before the room.
func (r *Report) leaveTable(paragraph string) {
	r.Parked = r.parkedBut(paragraph)
	if r.Room != nil && r.Room.Paragraph == paragraph {
		r.Room = nil
	}
}
