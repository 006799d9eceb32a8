// table.go is what a reader may see of the table: packages, the reading that is open, what is parked and
// what is before the room. Whoever reads the live text sees all of it.

package wire

import (
	"slices"
	"time"

	"adref/editor"
)

// Package is paragraphs that are agreed together or not at all.
type Package struct {
	ID          string     `json:"id"`
	Name        string     `json:"name"`
	Note        string     `json:"note,omitempty"`
	Paragraphs  []string   `json:"paragraphs"` // ids
	BoundAt     time.Time  `json:"boundAt"`
	DissolvedAt *time.Time `json:"dissolvedAt,omitempty"`

	Sealed   bool `json:"sealed,omitempty"`   // its words are the Chair's to read
	Expunged bool `json:"expunged,omitempty"` // its words are off the record
}

// Reading is the reading that is open.
type Reading struct {
	ID       string             `json:"id"`
	No       int                `json:"no"` // first, second, …
	Kind     editor.ReadingKind `json:"kind"`
	Note     string             `json:"note,omitempty"`
	OpenedAt time.Time          `json:"openedAt"`
	Next     string             `json:"next,omitempty"` // the paragraph to be read next
	Left     int                `json:"left"`           // how many are to be read, parked ones too

	Sealed   bool `json:"sealed,omitempty"`   // its words are the Chair's to read
	Expunged bool `json:"expunged,omitempty"` // its words are off the record
}

// Room is the version that is before the room.
type Room struct {
	Paragraph string    `json:"paragraph"`
	Version   int       `json:"version"`
	Note      string    `json:"note,omitempty"`
	At        time.Time `json:"at"`
}

// ParkedAs says that a paragraph is parked.
type ParkedAs struct {
	Note string    `json:"note,omitempty"`
	At   time.Time `json:"at"`
}

// Package is one package whole.
func (v *View) Package(id string) Package {
	k, _ := v.r.Package(id)
	whole := Package{ID: k.ID, Name: k.Name, Note: k.Note, Paragraphs: k.Paragraphs, BoundAt: k.BoundAt, DissolvedAt: moment(k.DissolvedAt), Sealed: k.Sealed, Expunged: k.Expunged}
	if v.sealed(editor.Words{Packages: []string{id}}) {
		whole.Sealed, whole.Note = true, ""
	}
	return whole
}

// table puts what is open on the head of a report.
func (v *View) table(head *Report) {
	head.Reading, head.Room = readingOf(v.r), roomOf(v.r)
	if r := head.Reading; r != nil && v.sealed(editor.Words{Readings: []string{r.ID}}) {
		r.Sealed, r.Note = true, ""
	}
	if put := head.Room; put != nil && v.sealed(editor.Words{Paragraphs: []string{put.Paragraph}}) {
		put.Note = ""
	}
}

func readingOf(r *editor.Report) *Reading {
	open, no := r.Reading()
	if open == nil {
		return nil
	}
	left := r.ToRead()
	reading := &Reading{ID: open.ID, No: no, Kind: open.Kind, Note: open.Note, OpenedAt: open.OpenedAt, Left: len(left), Sealed: open.Sealed, Expunged: open.Expunged}
	if len(left) > 0 {
		reading.Next = left[0]
	}
	return reading
}

func roomOf(r *editor.Report) *Room {
	now, put := r.BeforeRoom()
	if !put {
		return nil
	}
	return &Room{now.Paragraph, now.Version, now.Note, now.At}
}

// atTable says of a paragraph that it is parked, has been read, or was reopened.
func (v *View) atTable(head *Paragraph) {
	if parked, aside := v.r.IsParked(head.ID); aside {
		head.Parked = &ParkedAs{parked.Note, parked.At}
	}
	p, _ := v.r.Paragraph(head.ID)
	head.Reopened = p.Reopened == p.Current() && p.Agreed != p.Current()
	if open, _ := v.r.Reading(); open != nil {
		head.Read = slices.Contains(open.Read, head.ID)
	}
}

// table touches what a fact about the table names, and nothing for any other fact.
func (t *Touched) table(after *editor.Report, fact editor.Fact) {
	bound := func(id string, paragraphs []string) {
		if !slices.Contains(t.Packages, id) {
			t.Packages = append(t.Packages, id)
		}
		for _, p := range paragraphs {
			t.paragraph(p)
		}
	}
	switch f := fact.(type) {
	case editor.PackageBound:
		bound(f.Package, f.Paragraphs)
	case editor.PackageExtended:
		bound(f.Package, f.Paragraphs)
	case editor.PackageReleased:
		bound(f.Package, f.Paragraphs)
	case editor.PackageDissolved:
		k, _ := after.Package(f.Package)
		bound(f.Package, k.Paragraphs)
	case editor.ReadingOpened:
		t.Head = true
	case editor.ParagraphsRead:
		for _, p := range f.Paragraphs {
			t.paragraph(p)
		}
	case editor.ParagraphParked:
		t.paragraph(f.Paragraph)
	case editor.ParagraphTakenUp:
		t.paragraph(f.Paragraph)
	case editor.ParagraphPut:
		t.paragraph(f.Paragraph)
	case editor.PutWithdrawn:
		t.paragraph(f.Paragraph)
	case editor.AmendmentReturned:
		t.amendment(after, f.Amendment)
	case editor.AgreementTakenBack:
		t.paragraph(f.Paragraph)
	case editor.ReopeningTakenBack:
		t.paragraph(f.Paragraph)
	case editor.RevisionTakenBack:
		t.paragraph(f.Paragraph)
	}
}

// follow touches what follows at the table: what is bound with something touched, what is no longer
// read when the next reading is open, and the head when something else is next or before the room.
func (t *Touched) follow(before, after *editor.Report) {
	for _, id := range slices.Clone(t.Paragraphs) {
		for _, r := range []*editor.Report{before, after} {
			if k, bound := r.PackageOf(id); bound {
				for _, other := range k.Paragraphs {
					t.paragraph(other)
				}
			}
		}
	}
	was, no := before.Reading()
	if _, now := after.Reading(); now != no && no > 0 {
		for _, id := range was.Read {
			t.paragraph(id)
		}
	}
	t.Head = t.Head || differ(readingOf(before), readingOf(after)) || differ(roomOf(before), roomOf(after))
}

func differ[T comparable](a, b *T) bool { return (a == nil) != (b == nil) || a != nil && *a != *b }

// tableEvent says what a fact about the table is about; it leaves any other alone.
func (v *View) tableEvent(told *Event, fact editor.Fact) {
	bound := func(id string, paragraphs []string) {
		k, _ := v.r.Package(id)
		told.Package = k.Name
		for _, p := range paragraphs {
			if n := v.numbers[p]; n != "" {
				told.Numbers = append(told.Numbers, n)
			}
		}
	}
	switch f := fact.(type) {
	case editor.PackageBound:
		bound(f.Package, f.Paragraphs)
		told.Reason = f.Note
	case editor.PackageExtended:
		bound(f.Package, f.Paragraphs)
	case editor.PackageReleased:
		bound(f.Package, f.Paragraphs)
	case editor.PackageDissolved:
		bound(f.Package, nil)
		told.Reason = f.Reason
	case editor.ParagraphReopened:
		if f.Package != "" {
			bound(f.Package, nil)
		}
	case editor.ReadingOpened:
		told.Kind, told.Reason = string(f.Kind), f.Note
	case editor.ParagraphsRead:
		for _, p := range f.Paragraphs {
			if n := v.numbers[p]; n != "" {
				told.Numbers = append(told.Numbers, n)
			}
		}
	case editor.ParagraphParked:
		told.Paragraph, told.Reason = f.Paragraph, f.Note
	case editor.ParagraphTakenUp:
		told.Paragraph = f.Paragraph
	case editor.ParagraphPut:
		told.Paragraph, told.Version, told.Reason = f.Paragraph, f.Version, f.Note
	case editor.PutWithdrawn:
		told.Paragraph = f.Paragraph
	case editor.AmendmentReturned:
		v.about(told, f.Amendment)
		told.Reason = f.Reason
	case editor.AgreementTakenBack:
		told.Paragraph, told.Version, told.Reason = f.Paragraph, f.Version, f.Reason
	case editor.ReopeningTakenBack:
		told.Paragraph, told.Version, told.Reason = f.Paragraph, f.Version, f.Reason
	case editor.RevisionTakenBack:
		told.Paragraph, told.Version, told.Reason = f.Paragraph, f.Version, f.Reason
	}
}

// stands says whether a version counts among those up to another: it is none that was taken back by
// then, nor what took it back.
func stands(p *editor.Paragraph, at, last int) bool {
	return p.Versions[at].TakesBack == 0 && (at+1 >= last || p.Versions[at+1].TakesBack == 0)
}

// bound touches the packages that a split or a merge has changed.
func (t *Touched) bound(before, after *editor.Report) {
	for i, k := range after.Packages {
		if i < len(before.Packages) && before.Packages[i] != k && !slices.Contains(t.Packages, k.ID) {
			t.Packages = append(t.Packages, k.ID)
		}
	}
}
