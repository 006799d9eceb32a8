// calling.go is the Chair's call of the standing objections at a meeting (rule 3): each is asked for,
// and its delegation maintains it, lifts it, or will not stand in the way.

package editor

import (
	"fmt"
	"slices"
)

// CallAnswer is a delegation's word when its objection is called.
type CallAnswer string

const (
	CallMaintained       CallAnswer = "maintained"
	CallLifted           CallAnswer = "lifted"
	CallNotStandInTheWay CallAnswer = "will_not_stand_in_the_way" // lifted, with a statement for the record
)

// CallObjections asks for every standing objection to the paragraphs named, those to their sections
// and to the whole among them; all of them when none is named. Chair or Secretariat.
type CallObjections struct {
	Paragraphs []string `json:"paragraphs"`
}

// AnswerCall answers for one objection that was called. It can be answered again until it is lifted.
// Only the delegation that raised it.
type AnswerCall struct {
	Objection string     `json:"objection"`
	Answer    CallAnswer `json:"answer"`
	Statement string     `json:"statement,omitempty"` // of "will not stand in the way", and of nothing else
}

type (
	// ObjectionsCalled asked for standing objections.
	ObjectionsCalled struct {
		Call       string   `json:"call"`
		Objections []string `json:"objections"`
	}

	// CallAnswered was a delegation's word on one of them; ObjectionLifted follows where it lifts, and
	// StatementMade where it will not stand in the way.
	CallAnswered struct {
		Call      string     `json:"call"`
		Objection string     `json:"objection"`
		Answer    CallAnswer `json:"answer"`
	}
)

func (CallObjections) Type() string   { return "call_objections" }
func (AnswerCall) Type() string       { return "answer_call" }
func (ObjectionsCalled) Fact() string { return "objections_called" }
func (CallAnswered) Fact() string     { return "call_answered" }

func (f ObjectionsCalled) made() string { return f.Call }

func (c CallObjections) decide(d *decision) error {
	for i, id := range c.Paragraphs {
		p, err := d.paragraph(id)
		if err != nil {
			return err
		}
		if slices.Contains(c.Paragraphs[:i], id) {
			return refuse(CodeInvalid, "%s is named twice.", d.name(p))
		}
	}
	asked := d.r.objectionsWhere(func(o *Objection) bool {
		if !o.Standing() {
			return false
		}
		if len(c.Paragraphs) == 0 {
			return o.Paragraph == Gap || o.Scope != ScopeParagraph || len(d.r.StandsAgainst(o)) > 0
		}
		return slices.ContainsFunc(c.Paragraphs, o.Reaches)
	})
	if len(asked) == 0 {
		return refuse(CodeSettled, "No objection stands there; there is nothing to call.")
	}
	if !slices.ContainsFunc(asked, func(id string) bool {
		o, _ := d.r.Objection(id)
		return o.Call == "" || o.Answer != ""
	}) {
		return refuse(CodeSettled, "These objections have been called already, and none has been answered for since.")
	}
	return d.emit(ObjectionsCalled{d.newID(), asked})
}

func (c AnswerCall) decide(d *decision) error {
	o, err := d.ownObjection(c.Objection, "answer for")
	if err != nil {
		return err
	}
	if o.Call == "" {
		return refuse(CodeSettled, "The Chair has not called this objection. It can be lifted without that.")
	}
	var text string
	switch c.Answer {
	case CallNotStandInTheWay:
		words, err := d.statementText(c.Statement)
		if err != nil {
			return err
		}
		text = words
	case CallMaintained, CallLifted:
		if c.Statement != "" {
			return refuse(CodeInvalid, "Only “will not stand in the way” goes with a statement. With another answer, make the statement on its own.")
		}
		if c.Answer == o.Answer {
			return refuse(CodeSettled, "You have maintained this objection already.")
		}
	default:
		return refuse(CodeInvalid, "A called objection is %q, %q or %q, not %q.", CallMaintained, CallLifted, CallNotStandInTheWay, clip(string(c.Answer), 20))
	}
	if err := d.emit(CallAnswered{o.Call, o.ID, c.Answer}); err != nil || c.Answer == CallMaintained {
		return err
	}
	if err := d.emit(ObjectionLifted{o.ID}); err != nil || c.Answer == CallLifted {
		return err
	}
	if d.r.Withheld(o) { // the statement has its name on it
		if err := d.emit(BreakDisclosed{o.Silence, o.By}); err != nil {
			return err
		}
	}
	made := StatementMade{Statement: d.newID(), Kind: StatementExplanation, Delegation: o.By, Text: text, Objection: o.ID}
	if p, ok := d.r.Paragraph(o.Paragraph); ok && !p.Dropped {
		made.Paragraph, made.Version = p.ID, p.Current()
	}
	return d.emit(made)
}

func (f ObjectionsCalled) apply(r *Report, e Event) error {
	if f.Call == "" || len(f.Objections) == 0 {
		return fmt.Errorf("call %q asks for nothing", f.Call)
	}
	for _, id := range f.Objections {
		o, ok := r.Objection(id)
		if !ok || !o.Standing() {
			return fmt.Errorf("objection %s does not stand", id)
		}
		called := *o
		called.Call, called.CalledAt, called.Answer = f.Call, e.At, ""
		r.objections = r.objections.Set(id, &called)
	}
	return nil
}

func (f CallAnswered) apply(r *Report, _ Event) error {
	o, ok := r.Objection(f.Objection)
	if !ok || !o.Standing() || f.Call == "" || o.Call != f.Call {
		return fmt.Errorf("objection %s was not called", f.Objection)
	}
	if !slices.Contains([]CallAnswer{CallMaintained, CallLifted, CallNotStandInTheWay}, f.Answer) {
		return fmt.Errorf("no answer %q", f.Answer)
	}
	answered := *o
	answered.Answer = f.Answer
	r.objections = r.objections.Set(o.ID, &answered)
	return nil
}
