// closing.go is what a reader may see of how a report closed and of what followed: the decision, the
// editorial version, corrigenda, and the family of the report.

package wire

import (
	"time"

	"adref/diffing"
	"adref/editor"
	"adref/server/access"
)

// Closing is the decision that closed the record.
type Closing struct {
	Outcome  editor.Outcome  `json:"outcome"`
	Body     string          `json:"body"`
	Meeting  string          `json:"meeting"`
	Date     string          `json:"date"` // of the meeting, "2026-05-08"
	Place    string          `json:"place,omitempty"`
	At       time.Time       `json:"at"` // when it was recorded
	Audience editor.Audience `json:"audience"`
	Revision string          `json:"revision,omitempty"` // adopted: id of the text as adopted
	ToCome   []string        `json:"toCome,omitempty"`   // adopted: paragraphs whose placeholders technical updates fill
	Summary  string          `json:"summary,omitempty"`  // no consensus: the Chair's, under the Chair's own responsibility
}

// Relation is another report of the family.
type Relation struct {
	Symbol   string              `json:"symbol"`
	Report   string              `json:"report,omitempty"` // its id, where it is negotiated here; one may not be let in
	Relation editor.Relationship `json:"relation"`         // what this report is to it
}

// TextEdit is one edit of the editorial version. The latest of a paragraph counts.
type TextEdit struct {
	ID        string       `json:"id"`
	Paragraph string       `json:"paragraph"`
	Edition   int          `json:"edition"`           // of this paragraph, from 1
	Version   int          `json:"version,omitempty"` // of the text that it is tracked against; to those who read the live text
	Text      string       `json:"text"`
	Ops       diffing.Diff `json:"ops"` // against the adopted text
	Note      string       `json:"note,omitempty"`
	At        time.Time    `json:"at"`
}

// Corrigendum is one corrigendum in one language: a list of instructions.
type Corrigendum struct {
	ID           string               `json:"id"`
	Symbol       string               `json:"symbol"`
	Language     string               `json:"language"`
	Instructions []editor.Instruction `json:"instructions"`
	At           time.Time            `json:"at"`
}

// readsClosing says whether the reader learns how the report closed, once it has.
func (v *View) readsClosing() bool {
	return v.r.Closed() && access.May(v.who, access.ReadClosing, access.Subject{Report: v.law})
}

// closing is how the report closed; nil while it has not, or where the reader learns nothing of it.
func (v *View) closing() *Closing {
	if !v.readsClosing() {
		return nil
	}
	c := v.r.Closing
	return &Closing{c.Outcome, c.Body, c.Meeting, c.Date, c.Place, c.At, c.Audience, c.Revision, c.ToCome, c.Summary}
}

// family is for those who read the live text: a symbol says that there is such a report.
func (v *View) family() []Relation {
	var list []Relation
	for _, other := range v.r.Family {
		if v.live {
			list = append(list, Relation(other))
		}
	}
	return list
}

func (v *View) edits() []TextEdit {
	list := []TextEdit{}
	for _, e := range v.r.Edits {
		if !v.readsClosing() {
			break
		}
		p, _ := v.r.Paragraph(e.Paragraph)
		base, _ := p.TextOf(e.Version)
		told := TextEdit{e.ID, e.Paragraph, e.Edition, e.Version, e.Text, readableWords(base, e.Text), e.Note, e.At}
		if !v.live {
			told.Version = 0
		}
		list = append(list, told)
	}
	return list
}

func (v *View) corrigenda() []Corrigendum {
	list := []Corrigendum{}
	for _, c := range v.r.Corrigenda {
		if !v.readsClosing() {
			break
		}
		list = append(list, Corrigendum(*c))
	}
	return list
}

// followed puts what followed adoption into what changed: its readers are those of the adopted text.
func (c *Changed) followed(v *View, t Touched) {
	if t.Edits {
		c.Edits = v.edits()
	}
	if t.Corrigenda {
		c.Corrigenda = v.corrigenda()
	}
}

// describeClosing tells of the facts of this file, and of what is recorded of a meeting.
func (v *View) describeClosing(told *Event, fact editor.Fact) {
	switch f := fact.(type) {
	case editor.ReportAdopted:
		told.Body, told.Meeting, told.Date, told.Place = f.Body, f.Meeting, f.Date, f.Place
		if rev, ok := v.r.Revision(f.Revision); ok && v.reads(rev) {
			told.Revision = rev.Name
		}
	case editor.ReportEnded:
		told.Body, told.Meeting, told.Date, told.Place, told.Reason = f.Body, f.Meeting, f.Date, f.Place, f.Summary
	case editor.TextEdited:
		told.Paragraph, told.Reason = f.Paragraph, f.Note
	case editor.CorrigendumIssued:
		told.Symbol, told.Kind = f.Symbol, f.Language
	case editor.ReportRelated:
		told.Symbol, told.Kind = f.Symbol, string(f.Relation)
	case editor.AgreedIn:
		told.Body = f.Body
		for _, text := range f.Texts {
			told.Paragraphs = append(told.Paragraphs, text.Paragraph)
		}
		if len(f.Texts) == 1 {
			told.Paragraph, told.Version = f.Texts[0].Paragraph, f.Texts[0].Version
		}
	case editor.AmendedOrally:
		told.Paragraph, told.Version, told.Orally = f.Paragraph, f.Version, f.Delegations
	}
}

// closing touches what the facts of this file name.
func (t *Touched) closing(fact editor.Fact) {
	switch f := fact.(type) {
	case editor.ReportAdopted, editor.ReportEnded:
		t.Anew = true
	case editor.TextEdited:
		t.Edits = true
		t.paragraph(f.Paragraph)
	case editor.CorrigendumIssued:
		t.Corrigenda = true
		for _, in := range f.Instructions {
			t.paragraph(in.Paragraph)
		}
	case editor.ReportRelated:
		t.Head = true
	case editor.AgreedIn:
		for _, text := range f.Texts {
			t.paragraph(text.Paragraph)
		}
	case editor.AmendedOrally:
		t.paragraph(f.Paragraph)
	}
}
