// silence.go is what a reader may see of a silence, and of who broke it: that is the Chair's to know,
// in every view and frame, unless the delegation disclosed itself (rule 9).

package wire

import (
	"slices"

	"adref/editor"
)

// Silence is one silence whole.
func (v *View) Silence(id string) Silence {
	s, _ := v.r.Silence(id)
	whole := Silence{
		ID: s.ID, State: s.State, Whole: s.Whole, Texts: s.Texts, LeftOut: s.LeftOut, Deadline: s.Deadline, Zone: s.Zone,
		Note: s.Note, OpenedAt: s.OpenedAt, EndedAt: moment(s.EndedAt), Agreed: s.Agreed,
		Sealed: s.Sealed, Expunged: s.Expunged,
	}
	if v.sealed(editor.Words{Silences: []string{id}}) {
		whole.Sealed, whole.Note = true, ""
	}
	for _, b := range s.Breaks {
		if v.chairs() {
			whole.Broken = append(whole.Broken, SilenceBreak{b.Paragraph, b.Delegation, moment(b.Received), b.Source})
			continue
		}
		told := SilenceBreak{Paragraph: b.Paragraph}
		if b.Disclosed {
			told.By = b.Delegation
		}
		if !slices.Contains(whole.Broken, told) { // how many broke it says something too
			whole.Broken = append(whole.Broken, told)
		}
	}
	if v.chairs() {
		for _, r := range s.Seen {
			whole.Seen = append(whole.Seen, r.Delegation)
		}
	}
	return whole
}

// chairs says that the reader is the Chair's office.
func (v *View) chairs() bool { return v.who.Audience == editor.AudienceChair }

// withheld says that the reader may not know whose objection it is.
func (v *View) withheld(o *editor.Objection) bool { return !v.chairs() && v.r.Withheld(o) }

// whose is who raised an objection, as far as the reader may know.
func (v *View) whose(o *editor.Objection) string {
	if v.withheld(o) {
		return ""
	}
	return o.By
}

// anonymous says that the reader may not know which delegation an event is of.
func (v *View) anonymous(e editor.Event) bool {
	id := ""
	switch f := e.Fact.(type) {
	case editor.SilenceBroken:
		s, _ := v.r.Silence(f.Silence)
		return !v.chairs() && !slices.ContainsFunc(s.Breaks, func(b editor.SilenceBreak) bool {
			return b.Delegation == f.Delegation && b.Disclosed
		})
	case editor.ObjectionRaised:
		id = f.Objection
	case editor.ObjectionLifted:
		id = f.Objection
	case editor.CallAnswered:
		id = f.Objection
	case editor.ActedFor:
		id = f.Act
	}
	o, ok := v.r.Objection(id)
	return ok && v.withheld(o)
}
