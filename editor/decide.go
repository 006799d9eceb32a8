// decide.go turns a command into events or a refusal. The rules it asks are in opening.go, revising.go,
// chair.go and circulating.go (what the Chair does), delegation.go (what delegations do),
// consensus.go and carry.go.

package editor

import (
	"crypto/sha256"
	"encoding/base32"
	"fmt"
	"slices"
	"time"
)

// Decide says what a command would do to a report: its events, or a *Refusal. Nothing is changed;
// the same arguments always give the same events, ids included, because ids derive from the
// report's, the actor's and the command's id. r is nil for Create, whose report gets the id given.
// Any other error is a fault of this program.
func Decide(r *Report, report string, by Actor, commandID string, c Command, now time.Time) ([]Event, error) {
	if err := mayCommand(r, by, c); err != nil {
		return nil, err
	}
	d := &decision{r: r, report: report, by: by, command: commandID, now: now}
	if r != nil && now.Before(r.At) {
		d.now = r.At
	}
	if err := c.decide(d); err != nil {
		return nil, err
	}
	if err := d.follow(); err != nil {
		return nil, err
	}
	if err := d.together(r); err != nil {
		return nil, err
	}
	if err := d.breaks(r); err != nil {
		return nil, err
	}
	if len(d.events) == 0 {
		return nil, fmt.Errorf("command %s decided nothing", c.Type())
	}
	return d.events, nil
}

// Made lists the ids that events brought into being.
func Made(events []Event) []string {
	made := []string{}
	for _, e := range events {
		if maker, ok := e.Fact.(interface{ made() string }); ok {
			made = append(made, maker.made())
		}
		if loaded, ok := e.Fact.(RevisionLoaded); ok {
			for _, el := range loaded.New {
				made = append(made, el.ID)
			}
		}
		if split, ok := e.Fact.(ParagraphSplit); ok {
			for _, part := range split.Parts {
				made = append(made, part.Paragraph)
			}
		}
	}
	return made
}

// mayCommand refuses an actor whose office this is not. Observers never block, and nobody but the
// Chair can make a paragraph agreed (rule 1).
func mayCommand(r *Report, by Actor, c Command) error {
	if _, create := c.(Create); create != (r == nil) {
		if create {
			return refuse(CodeSettled, "This report exists already.")
		}
		return refuse(CodeNotFound, "There is no such report.")
	}
	if office := commands[c.Type()].office; !slices.Contains(office, by.Role) {
		return refuse(CodeForbidden, "%s cannot do this; it is for %s.", by.Role.inWords(), officeInWords(office))
	}
	if by.Role != RoleDelegation {
		return r.closedTo(c)
	}
	if seat, ok := r.Seated(by.Delegation); !ok || !seat.Kind.Acts() {
		return refuse(CodeForbidden, "%q has no seat as a delegation at this report.", by.Delegation)
	}
	return r.closedTo(c)
}

func (r Role) inWords() string {
	switch r {
	case RoleChair:
		return "The Chair"
	case RoleSecretariat:
		return "The Secretariat"
	case RoleDelegation:
		return "A delegation"
	case RoleObserver:
		return "An observer"
	case RoleClock:
		return "The clock"
	}
	return "A reader who is not signed in"
}

func officeInWords(roles []Role) string {
	words := make([]string, len(roles))
	for i, r := range roles {
		words[i] = lowerFirst(r.inWords())
	}
	return enumerate(words)
}

// decision gathers the events of one command; each is applied at once, so that what follows from it
// sees the state it made.
type decision struct {
	r       *Report // as it would be after the events so far
	report  string
	by      Actor
	command string
	now     time.Time
	events  []Event
	ids     int

	received   time.Time // what is recorded for a delegation; zero for what is sent here
	submission string    // that is being filed

	carrying map[string]bool // the amendments to be carried once all of the text has changed; nil: each at once
}

func (d *decision) emit(f Fact) error {
	e := Event{At: d.now, By: d.by, Fact: f}
	next, err := Apply(d.r, e)
	if err != nil {
		return err
	}
	d.r, d.events = next, append(d.events, e)
	return nil
}

var idLetters = base32.NewEncoding("0123456789abcdefghjkmnpqrstvwxyz").WithPadding(base32.NoPadding)

// newID derives the next id of this command.
func (d *decision) newID() string {
	d.ids++
	sum := sha256.Sum256(fmt.Appendf(nil, "%d:%s%d:%s%d:%s%d", len(d.report), d.report, len(d.by.Person), d.by.Person, len(d.command), d.command, d.ids))
	return idLetters.EncodeToString(sum[:10])
}

// paragraph finds a paragraph that is part of the text today.
func (d *decision) paragraph(id string) (*Paragraph, error) {
	p, ok := d.r.Paragraph(id)
	if !ok {
		return nil, refuse(CodeNotFound, "This report has no paragraph %q.", clip(id, 40))
	}
	if p.Dropped && p.Text() != "" {
		into, _ := d.r.Paragraph(p.Successors[0].Paragraph)
		return nil, refuse(CodeNotFound, "This paragraph was merged into %s.", lowerFirst(d.name(into)))
	}
	if p.Dropped {
		return nil, refuse(CodeNotFound, "This paragraph was deleted and left out of %s.", d.r.RevisionName(len(d.r.Revisions)))
	}
	return p, nil
}

func (d *decision) amendment(id string) (*Amendment, error) {
	a, ok := d.r.Amendment(id)
	if !ok {
		return nil, refuse(CodeNotFound, "This report has no amendment %q.", clip(id, 40))
	}
	return a, nil
}

// name is what a reader calls a paragraph: "Paragraph 12", or its first words, the last it had.
func (d *decision) name(p *Paragraph) string {
	number := d.r.Numbers()[p.ID]
	switch {
	case number == "" && p.Text() == "":
		before, _ := p.TextOf(p.Current() - 1)
		return "The deleted text “" + clip(before, 40) + "”"
	case number == "":
		return "“" + clip(p.Text(), 40) + "”"
	case p.Kind == KindHeading:
		return "Section " + number
	case p.Kind == KindItem:
		return "Subparagraph " + number
	}
	return "Paragraph " + number
}
