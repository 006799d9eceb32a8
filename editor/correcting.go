// correcting.go is a delegation's correction of what was recorded for it: its words, what it says
// instead, and an objection that the record lifted, which stands again.

package editor

import (
	"fmt"
	"time"
)

// CorrectRecord says that what was recorded for the delegation is not what it said, and what it says
// instead; an objection that the record lifted stands again. That delegation only.
type CorrectRecord struct {
	Record  string `json:"record"`
	Words   string `json:"words"`             // what is wrong, for the record
	Instead *Said  `json:"instead,omitempty"` // decided after it, under the delegation's own name
}

type (
	// RecordCorrected was the delegation's word that it did not say so.
	RecordCorrected struct {
		Record string `json:"record"`
		Words  string `json:"words"`
	}

	// ObjectionRestored raised again, with its first date, an objection that its delegation never lifted.
	ObjectionRestored struct {
		Objection string `json:"objection"`
	}
)

func (CorrectRecord) Type() string     { return "correct_record" }
func (RecordCorrected) Fact() string   { return "record_corrected" }
func (ObjectionRestored) Fact() string { return "objection_restored" }

func (c CorrectRecord) decide(d *decision) error {
	rec, err := d.ownRecord(c.Record)
	if err != nil {
		return err
	}
	words, err := cleanNote("The correction", c.Words, d.r.Masthead.Language, MaxText)
	if err != nil {
		return err
	}
	if words == "" {
		return refuse(CodeInvalid, "Say in your own words what is wrong with the record.")
	}
	if err := d.emit(RecordCorrected{rec.Record, words}); err != nil {
		return err
	}
	if err := d.restore(rec.RecordedFor); err != nil {
		return err
	}
	if c.Instead == nil {
		return nil
	}
	if err := c.Instead.check(); err != nil {
		return err
	}
	if err := mayCommand(d.r, d.by, c.Instead.Command); err != nil {
		return err
	}
	if err := c.Instead.decide(d); err != nil {
		return err
	}
	for _, e := range d.events {
		if f, ok := e.Fact.(ObjectionRaised); ok && f.Silence != "" {
			return refuse(CodeBlocked, "This would break a silence, and the correction would tell that it was you. Correct the record, then break the silence on its own.")
		}
	}
	return nil
}

// restore raises again what a wrong record lifted, pressing its amendment as before; not beside the
// same objection that was raised since.
func (d *decision) restore(rec RecordedFor) error {
	o, ok := d.r.Objection(rec.Objection)
	if !ok || o.Standing() || o.LiftedBy != rec.Record {
		return nil
	}
	if len(d.r.objectionsWhere(func(same *Objection) bool {
		return same.Standing() && same.By == o.By && same.Scope == o.Scope && same.Paragraph == o.Paragraph &&
			same.Kind == o.Kind && same.On == o.On && same.Amendment == o.Amendment
	})) > 0 {
		return nil
	}
	a, pressed := d.r.Amendment(o.Amendment)
	pressed = pressed && a.Sponsor == o.By && a.State == a.Answer
	if pressed {
		if err := d.emit(AmendmentPressed{Amendment: a.ID}); err != nil {
			return err
		}
	}
	if err := d.emit(ObjectionRestored{o.ID}); err != nil || !pressed {
		return err
	}
	return d.carryPressed(a.ID)
}

// mayStand says that an objection stands, or will again once its delegation corrects the record that lifted
// it: until then it goes with its text to every successor, as one that was never lifted.
func (o *Objection) mayStand() bool { return o.Standing() || o.LiftedBy != "" }

func (f RecordCorrected) apply(r *Report, e Event) error {
	return r.answerRecord(f.Record, func(rec *Recorded) { rec.CorrectedAt, rec.Words = e.At, f.Words })
}

func (f ObjectionRestored) apply(r *Report, _ Event) error {
	o, ok := r.Objection(f.Objection)
	if !ok || o.Standing() || o.LiftedBy == "" {
		return fmt.Errorf("no record lifted objection %s", f.Objection)
	}
	up := *o
	up.LiftedAt, up.LiftedBy = time.Time{}, ""
	if up.Answer != CallMaintained { // what it answered to the call was not its answer
		up.Answer = ""
	}
	r.objections = r.objections.Set(o.ID, &up)
	if up.Scope != ScopeParagraph {
		r.Wide = r.objectionsWhere(func(o *Objection) bool { return o.Scope != ScopeParagraph && o.Standing() })
		r.spread()
	}
	now, _ := r.Objection(o.ID)
	return r.endAwaiting(now)
}
