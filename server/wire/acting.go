// acting.go is what a reader may see of groups acting for States. With a position on an amendment, that
// is told to whom positions are, and to the States themselves.

package wire

import (
	"slices"

	"adref/editor"
)

// Acting is for whom a group did something.
type Acting struct {
	Group string   `json:"group"`
	For   []string `json:"for"`           // the States it acts for, as listed without those that said they are not
	Not   []string `json:"not,omitempty"` // that said "not on my behalf"
}

// Voice is the States that count for one delegation's word on an amendment. Each counts once: for its
// own word, else for that of the group that spoke for it last.
type Voice struct {
	By       string          `json:"by"`
	Position editor.Position `json:"position"` // of a sponsor: supports
	States   []string        `json:"states"`
}

// MyActing is a group's position on an amendment, told to the States that it was taken for. A group that
// has none any more is told who is not to be listed again.
type MyActing struct {
	Amendment string          `json:"amendment"`
	Position  editor.Position `json:"position"`
	Group     string          `json:"group"`
	For       []string        `json:"for"`
	Not       []string        `json:"not,omitempty"`
}

// ListedState is one of the States that can be seated without being typed: GET /api/states?lang=.
type ListedState struct {
	Code     string `json:"code"`
	Name     string `json:"name"`
	Observer bool   `json:"observer,omitempty"` // an observer State
}

func acting(a editor.Acting) Acting { return Acting{a.Group, a.States(), a.Not} }

// acting is for whom a delegation did something, nil where it acts for itself.
func (v *View) acting(act, by string) *Acting {
	if a, ok := v.r.ActingFor(act, by); ok {
		told := acting(a)
		return &told
	}
	return nil
}

// voices are the groups behind an amendment, as far as the reader may know, and where there is one how
// the States count.
func (v *View) voices(a *editor.Amendment) (groups []Acting, voices []Voice) {
	for _, g := range v.r.ActingOn(a.ID) {
		if v.positions || a.Sponsored(g.Group) {
			groups = append(groups, acting(g))
		}
	}
	if len(groups) == 0 {
		return nil, nil
	}
	for _, voice := range v.r.Voices(a, v.positions) {
		voices = append(voices, Voice{voice.Delegation, voice.Position, voice.States})
	}
	return groups, voices
}

// actingOf are the positions that groups took for a State, and a group's own with whom they are for.
func actingOf(r *editor.Report, delegation string) []MyActing {
	var mine []MyActing
	for _, id := range r.AmendmentIDs() {
		a, _ := r.Amendment(id)
		for _, g := range r.ActingOn(id) {
			if !a.Sponsored(g.Group) && (g.Group == delegation || slices.Contains(g.For, delegation)) {
				mine = append(mine, MyActing{id, a.Word(g.Group), g.Group, g.States(), g.Not})
			}
		}
		if not := r.NotFor(id, delegation); len(not) > 0 && a.Word(delegation) == editor.PositionNone {
			mine = append(mine, MyActing{id, editor.PositionNone, delegation, []string{}, not})
		}
	}
	return mine
}

// ActedForBy lists whose own view of groups' positions a fact changes. What is done to objections is not
// among it: a break of silence would show.
func ActedForBy(after *editor.Report, fact editor.Fact) []string {
	amendment, group := "", ""
	switch f := fact.(type) {
	case editor.PositionTaken:
		amendment, group = f.Amendment, f.Delegation
	case editor.AmendmentJoined:
		amendment, group = f.Amendment, f.Delegation
	case editor.ActedFor:
		amendment, group = f.Act, f.Group
	case editor.NotOnMyBehalfSaid:
		amendment, group = f.Act, f.Group
	}
	seat, _ := after.Seated(group)
	if _, ok := after.Amendment(amendment); !ok || seat.Kind != editor.KindGroup {
		return nil
	}
	whose := append([]string{group}, seat.Members...)
	if now, ok := after.ActingFor(amendment, group); ok {
		whose = append(whose, now.For...)
	}
	return whose
}

// aboutAct tells which amendment, objection or statement an event is about.
func (v *View) aboutAct(told *Event, act string) {
	if _, ok := v.r.Amendment(act); ok {
		v.about(told, act)
	} else if _, ok := v.r.Objection(act); ok {
		v.aboutObjection(told, act)
	} else if s, ok := v.r.Statement(act); ok {
		told.Statement, told.Paragraph, told.Version, told.Kind = s.ID, s.Paragraph, v.versionOf(s), string(s.Kind)
	}
}

// act touches an amendment, an objection or a statement.
func (t *Touched) act(r *editor.Report, id string) {
	if _, ok := r.Objection(id); ok {
		t.objection(r, id)
	}
	if _, ok := r.Statement(id); ok {
		t.statement(r, id)
	}
	t.amendment(r, id)
}
