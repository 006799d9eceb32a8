// fates_test.go is what became of each amendment: everything that was filed is accounted for, once.

package editor

import (
	"slices"
	"testing"
)

func TestEveryAmendmentHasOneFateByTheTimeOfARevision(t *testing.T) {
	s := given(t, base, exchange, base, base)
	reflected := s.does(arv, proposes("p1", 1, atHear))
	overtaken := s.does(bor, proposes("p1", 1, atHear))
	partly := s.does(cal, proposes("p1", 1, atReport))
	overlapping := s.does(bor, proposes("p1", 1, otherHear))
	clean := s.does(arv, proposes("p1", 1, base[:len(base)-len("to report.")]+"to report. Both agree."))
	asFiled := s.does(arv, proposes("p2", 1, exchange+" Yearly."))
	refusedOne := s.does(bor, proposes("p3", 1, atHear))
	pressed := s.does(cal, proposes("p3", 1, atReport))
	withdrawn := s.does(cal, proposes("p4", 1, atReport))
	gone := s.does(arv, proposes("p4", 1, atHear))
	s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: atHear, Takes: []Take{{reflected, AnswerReflected}, {partly, AnswerPartly}}})
	s.does(chair, AnswerAmendments{Amendments: []string{refusedOne, pressed}, Answer: AnswerNotRetained})
	s.does(cal, Press{Amendment: pressed})
	s.does(cal, Withdraw{Amendment: withdrawn})
	s.does(chair, Revise{Paragraph: "p4", Version: 1, Text: ""})

	want := map[string]Fated{
		reflected:   {reflected, FateReflected, "", false, false},
		overtaken:   {overtaken, FateOvertaken, "", false, false},
		partly:      {partly, FatePartly, "", false, false},
		overlapping: {overlapping, FateCarried, ClassOverlapping, true, false},
		clean:       {clean, FateCarried, ClassClean, true, false},
		asFiled:     {asFiled, FateCarried, "", true, false},
		refusedOne:  {refusedOne, FateNotRetained, "", false, false},
		pressed:     {pressed, FateCarried, "", false, true},
		withdrawn:   {withdrawn, FateWithdrawn, "", false, false},
		gone:        {gone, FateCarried, ClassGone, true, false},
	}
	s.does(chair, circulates("Rev.1"))
	got := s.r.Fates()
	if len(got) != len(want) {
		t.Errorf("%d fates of %d amendments", len(got), len(want))
	}
	for i, f := range got {
		if a := s.amendment(f.Amendment); f != want[f.Amendment] || a.No != i+1 {
			t.Errorf("no. %d: %+v, want %+v", a.No, f, want[f.Amendment])
		}
	}
}

func TestOneThatNeedsItsSponsorAnywhereIsSaidToNeedIt(t *testing.T) {
	s := given(t, base+" "+exchange)
	a := s.does(arv, proposes("p1", 1, atHear+" "+exchange+" Yearly."))
	second := s.does(bor, proposes("p1", 1, base+" "+exchange+" Weekly."))
	s.does(chair, Split{Paragraph: "p1", Version: 1, Parts: []string{base, exchange}})
	if b := s.amendment(second); b.Class != ClassGone || s.r.StandsAs(b) != ClassClean {
		t.Errorf("what proposes nothing to the first part stands as %q there, and as %q", b.Class, s.r.StandsAs(b))
	}
	if as := s.r.StandsAs(s.amendment(a)); as != ClassClean {
		t.Errorf("split it stands as %q", as)
	}
	s.does(chair, Revise{Paragraph: s.amendment(a).Also[0].Paragraph, Version: 1, Text: exchange + " Monthly."})
	if as := s.r.StandsAs(s.amendment(a)); as != ClassOverlapping {
		t.Errorf("with another text of one part it stands as %q", as)
	}
}

func TestTheChairOpensWhatBecameOfAllAmendments(t *testing.T) {
	s := given(t, base)
	if s.r.Settings.Fates != FatesChair {
		t.Errorf("it is open to %q", s.r.Settings.Fates)
	}
	s.does(chair, Set{Fates: FatesDelegations})
	s.does(chair, Set{Observers: VisibleOpen})
	if s.r.Settings.Fates != FatesDelegations {
		t.Errorf("it is open to %q", s.r.Settings.Fates)
	}
}

// accounted is the law of the fates, held at each revision of a random history: they part all that was
// filed, and what is pending is carried.
func (g *table) accounted(events []Event) {
	if !slices.ContainsFunc(events, func(e Event) bool { _, ok := e.Fact.(RevisionCirculated); return ok }) {
		return
	}
	g.seen["accounted"]++
	sum, seen := map[Fate]int{}, map[string]bool{}
	for _, f := range g.r.Fates() {
		a := g.m.amendments[f.Amendment]
		if a == nil || seen[f.Amendment] || a.pending != (f.Fate == FateCarried) || f.Pressed != (a.pending && a.pressed) || f.Listed != (a.pending && a.listed) {
			g.Fatalf("%+v of %+v", f, a)
		}
		seen[f.Amendment] = true
		sum[f.Fate]++
	}
	total := 0
	for _, fate := range Fates {
		total += sum[fate]
	}
	if total != len(g.m.amendments) {
		g.Fatalf("%v of %d amendments", sum, len(g.m.amendments))
	}
}
