// group.go is who sits at the table: States and observers, one by one or many in one act, and groups
// with the States that are their members (PRACTICE 20).

package editor

import (
	"fmt"
	"slices"
	"strings"
)

// Acts says that a delegation of this kind negotiates.
func (k DelegationKind) Acts() bool { return k == KindState || k == KindGroup }

// SeatMany seats several delegations, all or none, each after those before it. Chair or Secretariat.
type SeatMany struct {
	Delegations []Delegation `json:"delegations"`
}

// SetMembers says which States are a group's members from now on. What it has done stays for the States
// that it was done for. Chair or Secretariat.
type SetMembers struct {
	Group   string   `json:"group"`
	Members []string `json:"members"`
}

// MembersChanged gave a group other members.
type MembersChanged struct {
	Group   string   `json:"group"`
	Members []string `json:"members"`
}

func (SeatMany) Type() string       { return "seat_many" }
func (SetMembers) Type() string     { return "set_members" }
func (MembersChanged) Fact() string { return "members_changed" }

func (c Seat) decide(d *decision) error { return d.seat(c.Delegation) }

func (c SeatMany) decide(d *decision) error {
	if len(c.Delegations) == 0 {
		return refuse(CodeInvalid, "Name at least one delegation to seat.")
	}
	for _, seat := range c.Delegations {
		if err := d.seat(seat); err != nil {
			return err
		}
	}
	return nil
}

func (d *decision) seat(seat Delegation) error {
	if !codePattern.MatchString(seat.Code) {
		return refuse(CodeInvalid, "A delegation's code is two to twelve capital letters and digits, not %q.", clip(seat.Code, 20))
	}
	name, err := cleanNote("The name", seat.Name, d.r.Masthead.Language, 200)
	if err != nil {
		return err
	}
	if name == "" || strings.Contains(name, "\n") {
		return refuse(CodeInvalid, "A delegation has a name, on one line.")
	}
	if !seat.Kind.Acts() && seat.Kind != KindObserver {
		return refuse(CodeInvalid, "A seat is for a %q, a %q or an %q.", KindState, KindGroup, KindObserver)
	}
	if had, taken := d.r.Seated(seat.Code); taken {
		return refuse(CodeSettled, "%s is seated already, as %s.", seat.Code, had.Name)
	}
	if seat.Kind == KindGroup {
		if err := d.checkMembers(seat.Members); err != nil {
			return err
		}
	} else if len(seat.Members) > 0 {
		return refuse(CodeInvalid, "Only a group has members; %s is a %q.", seat.Code, seat.Kind)
	}
	seat.Name = name
	return d.emit(DelegationSeated{seat})
}

func (c SetMembers) decide(d *decision) error {
	seat, ok := d.r.Seated(c.Group)
	if !ok || seat.Kind != KindGroup {
		return refuse(CodeNotFound, "There is no group %q at this table.", clip(c.Group, 20))
	}
	if err := d.checkMembers(c.Members); err != nil {
		return err
	}
	if slices.Equal(seat.Members, c.Members) {
		return refuse(CodeSettled, "These are the members of %s already.", c.Group)
	}
	return d.emit(MembersChanged(c))
}

func (d *decision) checkMembers(codes []string) error {
	if len(codes) == 0 {
		return refuse(CodeInvalid, "A group acts for States: name its members.")
	}
	for i, code := range codes {
		if seat, ok := d.r.Seated(code); !ok || seat.Kind != KindState {
			return refuse(CodeInvalid, "%q is not a State at this table. Seat it first.", clip(code, 20))
		}
		if slices.Contains(codes[:i], code) {
			return refuse(CodeInvalid, "%s is named twice.", code)
		}
	}
	return nil
}

func (f MembersChanged) apply(r *Report, _ Event) error {
	at := slices.IndexFunc(r.Seats, func(d Delegation) bool { return d.Code == f.Group && d.Kind == KindGroup })
	if at < 0 || len(f.Members) == 0 {
		return fmt.Errorf("no group %q, or without members", f.Group)
	}
	r.Seats = slices.Clone(r.Seats)
	r.Seats[at].Members = f.Members
	return nil
}
