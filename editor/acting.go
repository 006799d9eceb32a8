// acting.go is groups acting for States (PRACTICE 20): the States are listed with each act, one may say
// "not on my behalf", and a State counts once, however many act for it.

package editor

import (
	"fmt"
	"slices"
	"time"
)

// NotOnMyBehalf takes the sender out of the States that a group did something for. The act stands for
// the others, and without any of them until the group itself takes it back (rule 3). A State's own.
type NotOnMyBehalf struct {
	Act   string `json:"act"` // the amendment, objection or statement
	Group string `json:"group"`
}

type (
	// ActedFor lists the States that a group's act was for: an amendment that it filed, joined or took a
	// position on, an objection or a statement. A later list for the same amendment takes the place of
	// the one before.
	ActedFor struct {
		Act   string   `json:"act"`
		Group string   `json:"group"`
		For   []string `json:"for"`
	}

	// NotOnMyBehalfSaid was one State's word that it is not among them.
	NotOnMyBehalfSaid struct {
		Act   string `json:"act"`
		Group string `json:"group"`
		State string `json:"state"`
	}
)

func (NotOnMyBehalf) Type() string     { return "not_on_my_behalf" }
func (ActedFor) Fact() string          { return "acted_for" }
func (NotOnMyBehalfSaid) Fact() string { return "not_on_my_behalf_said" }

// Acting is for whom a group did something.
type Acting struct {
	Group string
	For   []string // as listed
	Not   []string // who said "not on my behalf"; the group cannot list them again
	At    time.Time
}

// States are those that the group acts for still.
func (a Acting) States() []string {
	states := []string{}
	for _, code := range a.For {
		if !slices.Contains(a.Not, code) {
			states = append(states, code)
		}
	}
	return states
}

// ActingOn lists the groups that did something for States, and still hold to it, in order of acting:
// they sponsor the amendment or have a position on it, or the objection or statement is theirs.
func (r *Report) ActingOn(act string) []Acting {
	all, _ := r.acting.Get(act)
	a, amendment := r.Amendment(act)
	if !amendment {
		return all
	}
	var now []Acting
	for _, acting := range all {
		if a.Word(acting.Group) != PositionNone {
			now = append(now, acting)
		}
	}
	return now
}

// ActingFor is for whom a delegation did something; ok is false where it did not, or acts for itself.
func (r *Report) ActingFor(act, delegation string) (acting Acting, ok bool) {
	for _, acting := range r.ActingOn(act) {
		if acting.Group == delegation {
			return acting, true
		}
	}
	return Acting{}, false
}

// statesOf are the States that a group acts for; nil of who acts for itself.
func (r *Report) statesOf(act, delegation string) []string {
	if acting, ok := r.ActingFor(act, delegation); ok {
		return acting.States()
	}
	return nil
}

// Word is where a delegation stands on an amendment; its sponsors support it.
func (a *Amendment) Word(delegation string) Position {
	if a.Sponsored(delegation) {
		return PositionSupports
	}
	for _, p := range a.Positions {
		if p.Delegation == delegation {
			return p.Position
		}
	}
	return PositionNone
}

// Voice is the States that count for one delegation's word on an amendment.
type Voice struct {
	Position   Position
	Delegation string
	States     []string // a State's own code, or those that a group speaks for
}

// Voices counts the States behind each word on an amendment: its sponsors', co-sponsors' and, where
// they are asked for, the others' positions. A State counts once: for its own word where it has one,
// else for that of the group that spoke for it last.
func (r *Report) Voices(a *Amendment, positions bool) []Voice {
	var voices []Voice
	hear := func(position Position, delegation string) {
		if position != PositionNone {
			voices = append(voices, Voice{position, delegation, []string{}})
		}
	}
	hear(PositionSupports, a.Sponsor)
	for _, code := range a.CoSponsors {
		hear(PositionSupports, code)
	}
	if positions {
		for _, p := range a.Positions {
			hear(p.Position, p.Delegation)
		}
	}
	counted := map[string]bool{}
	for i, v := range voices {
		if seat, _ := r.Seated(v.Delegation); seat.Kind != KindGroup {
			voices[i].States, counted[v.Delegation] = []string{v.Delegation}, true
		}
	}
	for _, acting := range slices.Backward(r.ActingOn(a.ID)) {
		at := slices.IndexFunc(voices, func(v Voice) bool { return v.Delegation == acting.Group })
		if at < 0 {
			continue // a position that was not asked for
		}
		for _, code := range acting.States() {
			if !counted[code] {
				voices[at].States, counted[code] = append(voices[at].States, code), true
			}
		}
	}
	return voices
}

// actsFor lists the States that the sender's act is for: those named, or every member of the group. A
// State names none.
func (d *decision) actsFor(act string, named []string) error {
	seat, _ := d.r.Seated(d.by.Delegation)
	if seat.Kind != KindGroup {
		if len(named) > 0 {
			return refuse(CodeInvalid, "%s acts for itself: only a group names the States that it acts for.", seat.Code)
		}
		return nil
	}
	return d.listFor(act, seat, named)
}

// listFor lists States for a group's act. Who has said "not on my behalf" of it is not listed again.
func (d *decision) listFor(act string, group Delegation, named []string) error {
	not := d.r.NotFor(act, group.Code)
	for i, code := range named {
		switch {
		case !slices.Contains(group.Members, code):
			return refuse(CodeInvalid, "%q is not a member of %s.", clip(code, 20), group.Code)
		case slices.Contains(named[:i], code):
			return refuse(CodeInvalid, "%s is named twice.", code)
		case slices.Contains(not, code):
			return refuse(CodeBlocked, "%s has said “not on my behalf” of this, and is not listed again. Nothing was changed.", code)
		}
	}
	listed := slices.Clone(named)
	if len(named) == 0 {
		listed = slices.DeleteFunc(slices.Clone(group.Members), func(code string) bool { return slices.Contains(not, code) })
	}
	if len(listed) == 0 {
		return refuse(CodeBlocked, "Every member of %s has said “not on my behalf” of this: there is no State to act for. Nothing was changed.", group.Code)
	}
	return d.emit(ActedFor{act, group.Code, listed})
}

// actsAlike lists for what follows from a group's act the States that it acts for there.
func (d *decision) actsAlike(act, from, delegation string) error {
	acting, ok := d.r.ActingFor(from, delegation)
	if !ok {
		return nil
	}
	return d.emit(ActedFor{act, delegation, acting.States()})
}

// NotFor lists who said "not on my behalf" of what a group did, whether or not it holds to it still.
func (r *Report) NotFor(act, group string) []string {
	all, _ := r.acting.Get(act)
	for _, acting := range all {
		if acting.Group == group {
			return acting.Not
		}
	}
	return nil
}

// decide answers alike whatever it is that the sender may not know: a break by a group whose name is
// withheld is not found either.
func (c NotOnMyBehalf) decide(d *decision) error {
	acting, ok := d.r.ActingFor(c.Act, c.Group)
	o, objection := d.r.Objection(c.Act)
	if objection && d.r.Withheld(o) || !ok || !slices.Contains(acting.For, d.by.Delegation) && !slices.Contains(acting.Not, d.by.Delegation) {
		return refuse(CodeNotFound, "Nothing is known here that %q does on your behalf.", clip(c.Group, 20))
	}
	if slices.Contains(acting.Not, d.by.Delegation) {
		return refuse(CodeSettled, "You have said so already: %s does not act for you here.", c.Group)
	}
	s, statement := d.r.Statement(c.Act)
	if objection && !o.Standing() || statement && !s.Standing() {
		return refuse(CodeSettled, "%s has taken this back already.", c.Group)
	}
	return d.emit(NotOnMyBehalfSaid{c.Act, c.Group, d.by.Delegation})
}

func (f ActedFor) apply(r *Report, e Event) error {
	if seat, ok := r.Seated(f.Group); !ok || seat.Kind != KindGroup {
		return fmt.Errorf("%q is no group", f.Group)
	}
	a, amendment := r.Amendment(f.Act)
	o, objection := r.Objection(f.Act)
	s, statement := r.Statement(f.Act)
	if !(amendment && a.Word(f.Group) != PositionNone || objection && o.By == f.Group || statement && s.By == f.Group) {
		return fmt.Errorf("%s has done nothing to %q", f.Group, f.Act)
	}
	not := r.NotFor(f.Act, f.Group)
	for i, code := range f.For {
		if seat, ok := r.Seated(code); !ok || seat.Kind != KindState || slices.Contains(f.For[:i], code) || slices.Contains(not, code) {
			return fmt.Errorf("%s cannot act for %q", f.Group, code)
		}
	}
	all, _ := r.acting.Get(f.Act)
	all = slices.DeleteFunc(slices.Clone(all), func(a Acting) bool { return a.Group == f.Group })
	r.acting = r.acting.Set(f.Act, append(all, Acting{f.Group, f.For, not, e.At}))
	return nil
}

func (f NotOnMyBehalfSaid) apply(r *Report, _ Event) error {
	all, _ := r.acting.Get(f.Act)
	at := slices.IndexFunc(all, func(a Acting) bool { return a.Group == f.Group })
	if at < 0 || !slices.Contains(all[at].States(), f.State) {
		return fmt.Errorf("%s does not act for %q in %q", f.Group, f.State, f.Act)
	}
	all = slices.Clone(all)
	all[at].Not = append(slices.Clip(all[at].Not), f.State)
	r.acting = r.acting.Set(f.Act, all)
	return nil
}
