// acting_model_test.go is the part of the model and of the random commands that is about groups: who
// is acted for, and how often a State counts.

package editor

import (
	"fmt"
	"maps"
	"slices"

	"pgregory.net/rapid"
)

var groups = []string{"GRA", "GRB"}

// modelActing is for whom a group did something.
type modelActing struct {
	group  string
	states map[string]bool // false: it said "not on my behalf"
}

// actsFor is mostly nobody, at times some members, or somebody who is none.
func (g *table) actsFor() []string {
	if !g.odds(4) {
		return nil
	}
	return g.members()
}

func (g *table) members() []string {
	var some []string
	for range rapid.IntRange(1, 3).Draw(g.T, "members") {
		if code := pick(g, "member", states...); !slices.Contains(some, code) || g.odds(20) {
			some = append(some, code)
		}
	}
	if g.odds(20) {
		some = append(some, pick(g, "no member", "ZZZ", "NGO", "GRA"))
	}
	return some
}

// actsFor is for whom a command says that it is; not nil where it may say so.
func actsFor(c Command) []string {
	switch c := c.(type) {
	case Amend:
		return c.For
	case Join:
		return c.For
	case TakePosition:
		return c.For
	case Object:
		return c.For
	case BreakSilence:
		return c.For
	case MakeStatement:
		return c.For
	}
	return []string{}
}

func (g *table) notOnMyBehalf() NotOnMyBehalf {
	c := NotOnMyBehalf{"nope", pick(g, "group", groups...)}
	var acts []string
	for _, act := range slices.Sorted(maps.Keys(g.m.acting)) {
		if len(g.m.listed(act, c.Group)) > 0 {
			acts = append(acts, act)
		}
	}
	if len(acts) > 0 && !g.odds(8) {
		c.Act = pick(g, "act", acts...)
	}
	return c
}

// listed are the States that a group acts for in an act, sorted.
func (m *model) listed(act, group string) []string {
	var states []string
	for _, a := range m.acting[act] {
		for code, still := range a.states {
			if a.group == group && still {
				states = append(states, code)
			}
		}
	}
	slices.Sort(states)
	return states
}

func (m *model) wrongActing(by Actor, f Fact) string {
	switch f := f.(type) {
	case ActedFor:
		whose := ""
		if o := m.objections[f.Act]; o != nil {
			whose = o.by
		}
		if s := m.statements[f.Act]; s != nil {
			whose = s.by
		}
		if a := m.amendments[f.Act]; a != nil && (a.sponsor == f.Group || slices.Contains(a.with, f.Group) || a.words[f.Group] != PositionNone) {
			whose = f.Group
		}
		if whose != f.Group || m.groups[f.Group] == nil {
			return "States were listed for what the group did not do"
		}
		accepted := false // and what the group's States were behind before
		if a := m.amendments[f.Act]; a != nil {
			accepted = a.sponsor == by.Delegation && a.supersedes != ""
		}
		if by.Role == RoleDelegation && by.Delegation != f.Group && !accepted {
			return "States were listed for another's act"
		}
		for _, code := range f.For {
			for _, a := range m.acting[f.Act] {
				if still, was := a.states[code]; a.group == f.Group && was && !still {
					return code + " was listed again, which said not on my behalf"
				}
			}
		}
	case NotOnMyBehalfSaid:
		if by.Role != RoleDelegation || by.Delegation != f.State || !slices.Contains(m.listed(f.Act, f.Group), f.State) {
			return "not on my behalf was said for another, or by one that is not listed"
		}
		if o := m.objections[f.Act]; o != nil && !o.stands {
			return "not on my behalf of what was lifted"
		}
	}
	return ""
}

func (m *model) takeActing(f Fact) {
	switch f := f.(type) {
	case DelegationSeated:
		if f.Delegation.Kind == KindGroup {
			m.groups[f.Delegation.Code] = f.Delegation.Members
		}
	case MembersChanged:
		m.groups[f.Group] = f.Members
	case ActedFor:
		now := &modelActing{f.Group, map[string]bool{}}
		for _, a := range m.acting[f.Act] {
			for code, still := range a.states {
				if a.group == f.Group && !still {
					now.states[code] = false
				}
			}
		}
		for _, code := range f.For {
			now.states[code] = true
		}
		m.acting[f.Act] = append(slices.DeleteFunc(m.acting[f.Act], func(a *modelActing) bool { return a.group == f.Group }), now)
	case NotOnMyBehalfSaid:
		for _, a := range m.acting[f.Act] {
			if a.group == f.Group {
				a.states[f.State] = false
			}
		}
	case PositionTaken:
		m.amendments[f.Amendment].words[f.Delegation] = f.Position
	case AmendmentJoined:
		delete(m.amendments[f.Amendment].words, f.Delegation)
	}
}

// voiceOf is the word that a State counts for, asked of the State alone: its own before any group's, of
// the groups' the last.
func (m *model) voiceOf(a *modelAmendment, id, state string) (Position, string) {
	word := func(code string) Position {
		if a.sponsor == code || slices.Contains(a.with, code) {
			return PositionSupports
		}
		return a.words[code]
	}
	if own := word(state); own != PositionNone {
		return own, state
	}
	said, by := PositionNone, ""
	for _, acting := range m.acting[id] {
		if w := word(acting.group); w != PositionNone && acting.states[state] {
			said, by = w, acting.group
		}
	}
	return said, by
}

// differsActing holds the count of States against the model's, which asks State by State. Each is
// counted once, in any combination.
func (m *model) differsActing(r *Report) string {
	for id, want := range m.amendments {
		a, _ := r.Amendment(id)
		heard := map[string]Voice{}
		for _, v := range r.Voices(a, true) {
			for _, state := range v.States {
				if other, twice := heard[state]; twice {
					return fmt.Sprintf("%s counts twice on amendment %s: %+v and %+v", state, id, other, v)
				}
				heard[state] = v
			}
		}
		for _, state := range states {
			if position, by := m.voiceOf(want, id, state); heard[state].Position != position || heard[state].Delegation != by {
				return fmt.Sprintf("%s on amendment %s is heard as %+v, want %s by %s", state, id, heard[state], position, by)
			}
		}
		for code, v := range heard {
			if !slices.Contains(states, code) && v.Delegation != code {
				return fmt.Sprintf("%s is heard through %s", code, v.Delegation)
			}
		}
	}
	for act := range m.acting {
		for _, acting := range r.ActingOn(act) {
			got := acting.States()
			slices.Sort(got)
			if want := m.listed(act, acting.Group); !slices.Equal(got, want) {
				return fmt.Sprintf("%s acts in %s for %v, want %v", acting.Group, act, got, want)
			}
		}
	}
	return ""
}

// actedFor: whatever a group does lists its States in the same command, and nothing that it did is gone
// because one of them said "not on my behalf".
func (g *table) actedFor(events []Event, c Command) {
	listed := map[string]bool{}
	for _, e := range events {
		if f, ok := e.Fact.(ActedFor); ok {
			listed[f.Act+" "+f.Group] = true
		}
	}
	for _, e := range events {
		act, by := "", e.By.Delegation
		switch f := e.Fact.(type) {
		case AmendmentFiled:
			act = f.Amendment
		case AmendmentJoined:
			act = f.Amendment
		case PositionTaken:
			if f.Position != PositionNone {
				act = f.Amendment
			}
		case ObjectionRaised:
			act, by = f.Objection, f.Delegation
		case WideObjectionRaised:
			act = f.Objection
		case StatementMade:
			act = f.Statement
		}
		if act != "" && listed[act+" "+by] != (g.m.groups[by] != nil) {
			g.Fatalf("%#v by %s lists States: %t", c, by, listed[act+" "+by])
		}
	}
	if by := events[0].By; g.m.groups[by.Delegation] != nil && len(listed) > 0 {
		if len(actsFor(c)) == 0 {
			g.seen["listed by default"]++
		} else {
			g.seen["some left out"]++
		}
	}
	if said, ok := events[0].Fact.(NotOnMyBehalfSaid); ok {
		if len(events) != 1 {
			g.Fatalf("not on my behalf did more: %v", inLines(events))
		}
		if o, ok := g.r.Objection(said.Act); ok && !o.Standing() {
			g.Fatalf("not on my behalf lifted an objection of %s", o.By)
		}
		if len(g.m.listed(said.Act, said.Group)) == 0 {
			g.seen["nobody is left behind it"]++
		}
	}
	for id, a := range g.m.amendments {
		for _, state := range states {
			position, by := g.m.voiceOf(a, id, state)
			if position == PositionNone {
				continue
			}
			through := 0
			for _, acting := range g.m.acting[id] {
				if acting.states[state] {
					through++
				}
			}
			switch {
			case by != state && through > 1:
				g.seen["spoken for twice"]++
			case by == state && through > 0:
				g.seen["own word prevails"]++
			case by != state:
				g.seen["counted"]++
			}
		}
	}
}
