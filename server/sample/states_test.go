// states_test.go says what the demo shows once the sample is loaded: each state that a negotiation
// knows is there to be looked at.

package sample

import (
	"reflect"
	"strings"
	"testing"

	"adref/editor"
)

func TestEveryStateOfANegotiationIsThere(t *testing.T) {
	f, _ := load(t, wednesday)
	r := f.report
	inState := func(s editor.State) []int {
		return f.amendments(func(a *editor.Amendment) bool { return a.State == s })
	}
	status := func(s editor.Status) func(*editor.Paragraph) bool {
		return func(p *editor.Paragraph) bool { return r.Status(p) == s }
	}

	t.Run("three amendments overlap on the same words of a paragraph", func(t *testing.T) {
		if got, want := f.clusters(t, "28"), [][][]int{{{13}, {14}, {26}}}; !reflect.DeepEqual(got, want) {
			t.Errorf("paragraph 28 has the clusters %v, want %v", got, want)
		}
	})
	t.Run("two identical proposals stand as one", func(t *testing.T) {
		if got, want := f.clusters(t, "27"), [][][]int{{{24, 25}}}; !reflect.DeepEqual(got, want) {
			t.Errorf("paragraph 27 has the clusters %v, want %v", got, want)
		}
	})
	t.Run("two insertions share a gap and block no neighbour", func(t *testing.T) {
		if got, want := f.clusters(t, "30"), [][][]int{{{20}, {22}}}; !reflect.DeepEqual(got, want) {
			t.Errorf("paragraph 30 has the clusters %v, want %v", got, want)
		}
		if blockers := r.Obstacles(f.mustParagraph(t, "30"), nil); len(blockers) > 0 {
			t.Errorf("paragraph 30 is blocked by %v", blockers)
		}
	})
	t.Run("one insertion was taken in as 12 bis and is now 13", func(t *testing.T) {
		p, a := f.mustParagraph(t, "13"), f.mustAmendment(t, 3)
		if a.Kind != editor.AmendInsertAfter || a.State != editor.StateReflected || p.Text() != a.Text() || p.Added != 1 {
			t.Errorf("paragraph 13 (added under %q) is not amendment no. 3 (%s)", r.RevisionName(p.Added), a.State)
		}
		if before := f.mustParagraph(t, "12"); a.Paragraph != before.ID {
			t.Error("amendment no. 3 does not insert after paragraph 12")
		}
	})
	t.Run("delegations joined and left", func(t *testing.T) {
		same(t, "co-sponsors of no. 26, which Rethonia joined after going along", f.mustAmendment(t, 26).CoSponsors, "NBY", "QLR", "RTN")
		same(t, "co-sponsors of no. 7, which Lusenne left", f.mustAmendment(t, 7).CoSponsors, "RTN")
	})
	t.Run("deletions: one dropped in Rev.1, one pending", func(t *testing.T) {
		same(t, "deletions", f.amendments(func(a *editor.Amendment) bool { return a.Kind == editor.AmendDelete }), 8, 27)
		if p, _ := r.Paragraph(f.mustAmendment(t, 8).Paragraph); !p.Dropped || p.Text() != "" {
			t.Error("paragraph 20 of the Zero draft was not dropped")
		}
		if a := f.mustAmendment(t, 27); a.State != editor.StatePending {
			t.Errorf("amendment no. 27 is %s", a.State)
		}
	})
	t.Run("amendments in every state", func(t *testing.T) {
		same(t, "reflected", inState(editor.StateReflected), 1, 2, 3, 8, 12, 15, 21, 23)
		same(t, "partly reflected", inState(editor.StatePartly), 4, 5, 16, 18)
		same(t, "not retained", inState(editor.StateNotRetained), 19)
		same(t, "overtaken", inState(editor.StateOvertaken), 11)
		same(t, "withdrawn", inState(editor.StateWithdrawn), 6, 9)
		same(t, "pressed", inState(editor.StatePressed), 10)
		same(t, "pending", inState(editor.StatePending), 7, 13, 14, 17, 20, 22, 24, 25, 26, 27, 28, 29, 30, 31, 32)
	})
	t.Run("one was withdrawn and taken over", func(t *testing.T) {
		if a := f.mustAmendment(t, 16); a.FiledBy != "TMB" || a.Sponsor != "NBY" {
			t.Errorf("amendment no. 16 was filed by %s and is %s's", a.FiledBy, a.Sponsor)
		}
	})
	t.Run("one is superseded", func(t *testing.T) {
		if old, next := f.mustAmendment(t, 9), f.mustAmendment(t, 21); old.SupersededBy != next.ID || next.Supersedes != old.ID {
			t.Error("amendment no. 21 does not supersede no. 9")
		}
	})
	t.Run("carried clean and overlapping", func(t *testing.T) {
		pending := func(c editor.Class) []int {
			return f.amendments(func(a *editor.Amendment) bool { return a.Class == c && !a.State.Settled() })
		}
		same(t, "clean", pending(editor.ClassClean), 13, 14)
		same(t, "overlapping", pending(editor.ClassOverlapping), 17)
		a := f.mustAmendment(t, 13)
		for _, words := range []string{"as promptly as its national procedures allow", "or any waiver of confidentiality"} {
			if !strings.Contains(a.Carried, words) {
				t.Errorf("the carried copy of no. 13 does not say %q", words)
			}
		}
	})
	t.Run("some are listed with Rev.1, others were maintained", func(t *testing.T) {
		same(t, "listed", f.amendments(func(a *editor.Amendment) bool { return a.Listed }), 14, 22)
		same(t, "maintained", f.amendments(func(a *editor.Amendment) bool {
			return a.Revision == 1 && a.State == editor.StatePending && !a.Listed
		}), 7, 13, 17, 20)
	})
	t.Run("positions of all three kinds", func(t *testing.T) {
		for position, want := range map[editor.Position][]int{
			editor.PositionSupports:     {27, 32},
			editor.PositionCanGoAlong:   {24},
			editor.PositionCannotAccept: {4, 18, 24, 26, 27, 32},
		} {
			same(t, string(position), f.amendments(func(a *editor.Amendment) bool {
				for _, p := range a.Positions {
					if p.Position == position {
						return true
					}
				}
				return false
			}), want...)
		}
	})
	t.Run("objections of both kinds stand, and some were lifted", func(t *testing.T) {
		standing := func(k editor.ObjectionKind, of string) func(*editor.Objection) bool {
			return func(o *editor.Objection) bool {
				a, over := r.Amendment(o.Amendment)
				why := ""
				switch {
				case over && a.Sponsor == o.By:
					why = "pressed"
				case over:
					why = "could not accept"
				}
				return o.Standing() && o.Kind == k && why == of
			}
		}
		same(t, "raised", f.objections(standing(editor.ObjectionPlain, "")), "OVN 6", "HLV 37", "ADM 38")
		same(t, "conditional", f.objections(standing(editor.ObjectionConditional, "")), "ADM 24")
		same(t, "pressed", f.objections(standing(editor.ObjectionPlain, "pressed")), "MRV 23")
		same(t, "could not accept what was taken", f.objections(standing(editor.ObjectionPlain, "could not accept")), "QLR 35")
		same(t, "lifted", f.objections(func(o *editor.Objection) bool { return !o.Standing() }), "CVS 17", "KLD 38")
		if o, err := f.standing("ADM", "24"); err != nil || o.On != f.mustParagraph(t, "19").ID {
			t.Error("the objection to paragraph 24 is not pending on paragraph 19")
		}
	})
	t.Run("about two fifths of the numbered paragraphs are agreed", func(t *testing.T) {
		numbered, agreed := 0, 0
		for _, id := range r.Order {
			if p, _ := r.Paragraph(id); p.Kind == editor.KindParagraph {
				numbered++
				if r.Status(p) == editor.StatusAgreed {
					agreed++
				}
			}
		}
		if share := float64(agreed) / float64(numbered); numbered != 50 || share < 0.38 || share > 0.44 {
			t.Errorf("%d of %d numbered paragraphs are agreed", agreed, numbered)
		}
	})
	t.Run("the bridge is agreed in its second version", func(t *testing.T) {
		p := f.mustParagraph(t, "17")
		if r.Status(p) != editor.StatusAgreed || p.Agreed != 2 || len(p.Versions[1].Takes) != 2 {
			t.Errorf("paragraph 17 is %s at version %d", r.Status(p), p.Current())
		}
	})
	t.Run("one paragraph is contested by an amendment, one by an objection", func(t *testing.T) {
		same(t, "contested", f.places(status(editor.StatusContested)), "7", "38")
		for place, want := range map[string]editor.BlockerKind{"7": editor.BlockUnanswered, "38": editor.BlockObjection} {
			blockers := r.Obstacles(f.mustParagraph(t, place), nil)
			if len(blockers) != 1 || blockers[0].Kind != want {
				t.Errorf("paragraph %s is contested by %v", place, blockers)
			}
		}
	})
	t.Run("brackets, with an amendment for and one against them", func(t *testing.T) {
		same(t, "bracketed", f.places(func(p *editor.Paragraph) bool { return editor.FindBrackets(p.Text()).Blocking() > 0 }), "19")
		if got, want := f.clusters(t, "19"), [][][]int{{{29}, {30}}}; !reflect.DeepEqual(got, want) {
			t.Errorf("paragraph 19 has the clusters %v, want %v", got, want)
		}
	})
	t.Run("placeholders, one of them in an agreed paragraph", func(t *testing.T) {
		same(t, "with placeholders", f.places(func(p *editor.Paragraph) bool {
			return len(editor.FindBrackets(p.Text()).Placeholders) > 0
		}), "4", "6", "26", "31")
		if p := f.mustParagraph(t, "26"); r.Status(p) != editor.StatusAgreed {
			t.Errorf("paragraph 26 is %s", r.Status(p))
		}
	})
	t.Run("one amendment is late", func(t *testing.T) {
		same(t, "late", f.amendments(func(a *editor.Amendment) bool { return a.Late }), 23)
	})
	t.Run("an amendment asks to change a heading", func(t *testing.T) {
		if p := f.mustParagraph(t, "VII.A"); p.ID != f.mustAmendment(t, 31).Paragraph || p.Kind != editor.KindHeading {
			t.Error("amendment no. 31 is not to the heading of section VII.A")
		}
	})
	t.Run("paragraphs that the Chair could put now", func(t *testing.T) {
		free := f.places(func(p *editor.Paragraph) bool {
			return r.Status(p) == editor.StatusOpen && len(r.Obstacles(p, nil)) == 0 && p.Kind == editor.KindParagraph
		})
		same(t, "free", free, "4", "8", "16", "25", "29", "30", "31", "33", "34", "39", "40", "41", "42", "annex 3", "annex 6", "annex 7", "annex 8")
	})
	t.Run("two revisions, the second renumbered", func(t *testing.T) {
		var names []string
		for _, rev := range r.Revisions {
			names = append(names, rev.Name)
			if rev.Letter == "" || rev.Hash == "" {
				t.Errorf("%s has no letter or no hash", rev.Name)
			}
		}
		same(t, "revisions", names, "Zero draft", "Rev.1")
		if r.Masthead.Symbol != "A/AC.347/2028/CRP.1/Rev.1" {
			t.Errorf("the symbol is %q", r.Masthead.Symbol)
		}
		number := func(revision int, paragraph string) string {
			for _, e := range r.Revisions[revision].Entries {
				if e.Paragraph == paragraph {
					return e.Number
				}
			}
			return ""
		}
		bridge := f.mustParagraph(t, "17").ID
		same(t, "numbers of the bridge", []string{number(0, bridge), number(1, bridge)}, "16", "17")
		if dropped := f.mustAmendment(t, 8).Paragraph; number(0, dropped) != "20" || number(1, dropped) != "" {
			t.Error("former paragraph 20 is not in the Zero draft alone")
		}
	})
	t.Run("observers may see it live and delegations the positions", func(t *testing.T) {
		if r.Settings.Observers != editor.VisibleOpen || r.Settings.Positions != editor.PositionsDelegations {
			t.Errorf("the settings are %+v", r.Settings)
		}
	})
}
