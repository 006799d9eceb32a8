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
}

// sealedRecord says that what a record is of is sealed, and with it what corrects the record.
func sealedRecord(r *editor.Report, rec *editor.Recorded) bool {
	a, amends := r.Amendment(rec.Amendment)
	o, objects := r.Objection(rec.Objection)
	s, states := r.Statement(rec.Statement)
	if objects && !amends {
		a, amends = r.Amendment(o.Amendment)
	}
	return amends && a.Sealed || objects && o.Sealed || states && s.Sealed
}

// unsealed is a reason given on an amendment, unless that is sealed.
func unsealed(a *editor.Amendment, reason string) string {
	if a.Sealed {
		return ""
	}
	return reason
}
