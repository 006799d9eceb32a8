// fates.go is what became of each amendment by the time of a text: a Secretariat accounts for every
// proposal it was given. It is computed from the report as it stood when that text was circulated.

package editor

// Fate is what became of an amendment. Every amendment has exactly one.
type Fate string

const (
	FateReflected   Fate = Fate(StateReflected)
	FatePartly      Fate = Fate(StatePartly)
	FateNotRetained Fate = Fate(StateNotRetained)
	FateOvertaken   Fate = Fate(StateOvertaken) // the text says it already
	FateWithdrawn   Fate = Fate(StateWithdrawn) // by its sponsor, also for another in its place
	FateCarried     Fate = "carried"            // it is pending on, and stands on the text
)

// Fates is every fate, in the order they are counted in.
var Fates = []Fate{FateReflected, FatePartly, FateNotRetained, FateOvertaken, FateWithdrawn, FateCarried}

// Fated is one amendment and what became of it.
type Fated struct {
	Amendment string
	Fate      Fate
	Class     Class // carried: how it stands on the text; "" while that is the one it was filed against
	Listed    bool  // carried: it blocks nothing until its sponsor maintains it
	Pressed   bool  // carried: it was answered, and its sponsor maintains it
}

// Fates says of every amendment filed so far, in order of filing, what has become of it.
func (r *Report) Fates() []Fated {
	list := make([]Fated, 0, r.lastNo)
	for _, id := range r.AmendmentIDs() {
		a, _ := r.Amendment(id)
		fated := Fated{Amendment: id, Fate: Fate(a.State)}
		if !a.State.Settled() {
			fated = Fated{id, FateCarried, r.StandsAs(a), a.Listed, a.State == StatePressed}
		}
		list = append(list, fated)
	}
	return list
}

// StandsAs is the class of a pending amendment on all it stands on: that of the place where its sponsor's
// hand is needed, if there is one. It is "" where nothing has changed since it was filed.
func (r *Report) StandsAs(a *Amendment) Class {
	classes := []Class{}
	if a.CarriedTo > 0 && (len(a.Also) == 0 || r.InText(a.Paragraph)) {
		classes = append(classes, a.Class)
	}
	for _, s := range a.Also {
		if s.CarriedTo > 0 && r.InText(s.Paragraph) {
			classes = append(classes, s.Class)
		}
	}
	as := Class("")
	for _, c := range classes {
		if as == "" || c == ClassOverlapping || c == ClassClean && as == ClassGone {
			as = c
		}
	}
	return as
}
