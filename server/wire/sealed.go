// sealed.go keeps sealed words from everybody but the Chair's office, wherever they would be sent (rules
// 10 and 13). Whether words are sealed is asked of the report as it stands today, so that a history says
// no more than the present.

package wire

import "adref/editor"

// sealAmendment takes the words off an amendment that is sealed from the reader.
func (v *View) sealAmendment(whole *Amendment) {
	a, ok := v.law.Amendment(whole.ID)
	if !ok || !a.Sealed || v.chairs() {
		return
	}
	whole.Sealed, whole.Reason, whole.AnswerReason = true, "", ""
	for i := range whole.Positions {
		whole.Positions[i].Reason = ""
	}
	if v.law.TextSealed(a) {
		whole.TextGone, whole.Text, whole.Ops, whole.Carried, whole.AlsoCarried = true, "", nil, nil, nil
	}
}

func (v *View) sealObjection(whole *Objection) {
	if o, ok := v.law.Objection(whole.ID); ok && v.sealedObjection(o) {
		whole.Sealed, whole.Reason = true, ""
	}
}

// sealedObjection says that the reader may not read the reason: it is sealed, or the amendment that the
// objection is over is.
func (v *View) sealedObjection(o *editor.Objection) bool {
	a, over := v.law.Amendment(o.Amendment)
	return !v.chairs() && (o.Sealed || over && a.Sealed)
}

func (v *View) sealStatement(whole *Statement) {
	if s, ok := v.law.Statement(whole.ID); ok && s.Sealed && !v.chairs() {
		whole.Sealed, whole.Text = true, ""
	}
}

// sealed says that words of something named are sealed from the reader.
func (v *View) sealed(w editor.Words) bool { return !v.chairs() && v.law.Sealed(w) }

// sealParagraph takes off what was said around a paragraph.
func (v *View) sealParagraph(head *Paragraph) {
	if !v.sealed(editor.Words{Paragraphs: []string{head.ID}}) {
		return
	}
	head.Sealed = true
	for i := range head.Awaiting {
		head.Awaiting[i].Reason = ""
	}
	if head.Parked != nil {
		head.Parked.Note = ""
	}
}

// unsealed is the facts of one command without the words that are sealed from the reader, but for those
// of amendments, objections and statements: see sealEvent.
func (v *View) unsealed(events []editor.Event) []editor.Event {
	if v.chairs() {
		return events
	}
	return v.law.Unsealed(events)
}

// sealEvent takes the words off an event that is about what is sealed from the reader.
func (v *View) sealEvent(told *Event) {
	if v.chairs() || told.Reason == "" {
		return
	}
	if a, ok := v.law.Amendment(told.Amendment); ok && a.Sealed {
		told.Reason = ""
	}
	if o, ok := v.law.Objection(told.Objection); ok && v.sealedObjection(o) {
		told.Reason = ""
	}
	if s, ok := v.law.Statement(told.Statement); ok && s.Sealed {
		told.Reason = ""
	}
	if in, ok := v.law.Input(told.Input); ok && in.Sealed { // its title, which is told again of what becomes of it
		told.Reason = ""
	}
}

// sealedRecord says that what a record is of is sealed, and with it what corrects the record.
func sealedRecord(r *editor.Report, rec *editor.Recorded) bool {
	of := rec.Of()
	if o, ok := r.Objection(rec.Objection); ok && o.Amendment != "" {
		of.Amendments = append(of.Amendments, o.Amendment)
	}
	return r.Sealed(of)
}

// spared is a reason given on an amendment, unless that is sealed.
func spared(a *editor.Amendment, reason string) string {
	if a.Sealed {
		return ""
	}
	return reason
}
