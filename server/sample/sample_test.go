// sample_test.go is about loading: when the acts come to lie, that a load can be repeated, who gets
// a link, and that the language of the acts refuses what it cannot do.

package sample

import (
	"errors"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"adref/editor"
	"adref/editor/plaintext"
	"adref/server/access"
)

func TestTheSampleIsTheSameWheneverItIsLoaded(t *testing.T) {
	first, _ := load(t, wednesday)
	second, _ := load(t, wednesday.AddDate(1, 2, 3))
	if first.report.ID != second.report.ID {
		t.Fatalf("the reports are %s and %s", first.report.ID, second.report.ID)
	}
	same(t, "paragraphs", second.report.Order, first.report.Order...)
	same(t, "amendments", second.report.AmendmentIDs(), first.report.AmendmentIDs()...)
	for _, id := range first.report.Order {
		one, _ := first.report.Paragraph(id)
		other, _ := second.report.Paragraph(id)
		same(t, "objections", other.Objections, one.Objections...)
		if one.Text() != other.Text() || one.Current() != other.Current() || one.Agreed != other.Agreed {
			t.Errorf("paragraph %s differs", id)
		}
	}
	if len(first.report.Revisions) != len(second.report.Revisions) {
		t.Fatal("the numbers of revisions differ")
	}
	for i, one := range first.report.Revisions {
		if other := second.report.Revisions[i]; one.ID != other.ID || one.Hash != other.Hash {
			t.Errorf("%s differs", one.Name)
		}
	}
}

func TestTheDraftIsReadWithoutANotice(t *testing.T) {
	read, notices, err := plaintext.Read(draft)
	if err != nil || len(notices) > 0 {
		t.Fatalf("%v, %v", notices, err)
	}
	numbers := editor.DraftNumbers(read, editor.NumberingRunning)
	footnotes := 0
	for i, el := range read.Elements {
		footnotes += strings.Count(el.Text, "^[")
		if el.Printed != numbers[i] {
			t.Errorf("element %d is printed as %q and numbered %q", i+1, el.Printed, numbers[i])
		}
	}
	if footnotes != 2 || len(read.Elements) != 102 {
		t.Errorf("%d elements with %d footnotes", len(read.Elements), footnotes)
	}
}

func TestALogThatHoldsAReportIsLeftAlone(t *testing.T) {
	store := openStore(t)
	report, _, err := Load(t.Context(), store, wednesday, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	before := replay(t, store, report).At
	if _, _, err := Load(t.Context(), store, wednesday.AddDate(0, 1, 0), slog.New(slog.DiscardHandler)); !errors.Is(err, ErrNotEmpty) {
		t.Errorf("loading again gave %v", err)
	}
	if after := replay(t, store, report).At; !after.Equal(before) {
		t.Errorf("the log went on from %s to %s", before, after)
	}
}

func TestTheActsAreStoredAtTheirTimes(t *testing.T) {
	f, _ := load(t, wednesday)
	steps, cal, err := programme(wednesday)
	if err != nil {
		t.Fatal(err)
	}
	if last := steps[len(steps)-1].at; !f.report.At.Equal(last) || wednesday.Sub(last) > 5*time.Minute {
		t.Errorf("the last event is at %s, the last act at %s", f.report.At, last)
	}
	for i, want := range []struct {
		back  int
		clock string
	}{{9, "18:00"}, {-3, "18:00"}} {
		deadline, err := cal.at(want.back, want.clock)
		if err != nil {
			t.Fatal(err)
		}
		if rev := f.report.Revisions[i]; !rev.Deadline.Equal(deadline) {
			t.Errorf("the deadline of %s is %s, want %s", rev.Name, rev.Deadline, deadline)
		}
	}
}

func TestTheNegotiationLiesInTheWorkingDaysBeforeNow(t *testing.T) {
	zone, err := time.LoadLocation(zoneName)
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		now := time.Unix(rapid.Int64Range(1_577_836_800, 2_208_988_800).Draw(t, "now"), 0) // 2020 to 2040
		steps, cal, err := programme(now)
		if err != nil {
			t.Fatal(err)
		}
		if ago := now.Sub(steps[len(steps)-1].at); ago < lastAct || ago > lastAct+time.Minute {
			t.Fatalf("the last act is %s ago", ago)
		}
		if ago := now.Sub(steps[0].at); ago < 16*24*time.Hour || ago > 21*24*time.Hour {
			t.Fatalf("the first act is %s ago", ago)
		}
		begin, err := cal.at(0, session()[len(session())-1].acts[0].clock)
		if err != nil {
			t.Fatal(err)
		}
		for i, s := range steps {
			if i > 0 && !s.at.After(steps[i-1].at) {
				t.Fatalf("act %d at %s does not follow %s", i+1, s.at, steps[i-1].at)
			}
			wall := s.at.In(zone)
			office := wall.Weekday() != time.Saturday && wall.Weekday() != time.Sunday && wall.Hour() >= 10 && wall.Hour() < 18
			if s.at.Before(begin) && !office {
				t.Fatalf("act %d is at %s", i+1, wall)
			}
		}
		deadline, err := cal.at(-3, "18:00")
		if err != nil {
			t.Fatal(err)
		}
		if left := deadline.Sub(now); left < 2*24*time.Hour || left > 6*24*time.Hour {
			t.Fatalf("%s are left to the deadline of Rev.1", left)
		}
	})
}

func TestNoWordOfTheActsDependsOnTheDayOfTheWeek(t *testing.T) {
	f, _ := load(t, wednesday)
	var texts []string
	for _, rev := range f.report.Revisions {
		texts = append(texts, rev.Letter)
	}
	for _, id := range f.report.AmendmentIDs() {
		a, _ := f.report.Amendment(id)
		texts = append(texts, a.Reason, a.Text(), a.AnswerReason)
	}
	f.objections(func(o *editor.Objection) bool {
		texts = append(texts, o.Reason)
		return false
	})
	for _, text := range texts {
		for day := range 7 {
			for _, word := range []string{time.Weekday(day).String(), "weekend", "yesterday", "tomorrow"} {
				if strings.Contains(text, word) {
					t.Errorf("a text names %q: %s", word, text)
				}
			}
		}
	}
}

func TestWhoGetsALinkCanSignInAndHasSomethingToDo(t *testing.T) {
	store := openStore(t)
	report, people, err := Load(t.Context(), store, wednesday, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	f := floor{report: replay(t, store, report)}
	accounts := access.NewAccounts(store, func() time.Time { return wednesday })
	roles := map[editor.Role]int{}
	for _, p := range people {
		roles[p.Role]++
		if _, _, err := accounts.Invite(t.Context(), access.Account{
			Person: p.Name, Role: p.Role, Delegation: p.Delegation, DelegationName: p.DelegationName, Reports: []string{report},
		}); err != nil {
			t.Errorf("%s cannot be invited: %s", p.Name, err)
		}
		if p.Role != editor.RoleDelegation {
			continue
		}
		seat, ok := f.report.Seated(p.Delegation)
		if !ok || seat.Name != p.DelegationName {
			t.Errorf("%s is not seated as %s", p.Delegation, p.DelegationName)
		}
		pending := f.amendments(func(a *editor.Amendment) bool { return a.Sponsor == p.Delegation && !a.State.Settled() })
		standing := f.objections(func(o *editor.Objection) bool { return o.By == p.Delegation && o.Standing() })
		if len(pending)+len(standing) == 0 {
			t.Errorf("%s has nothing to do", p.DelegationName)
		}
	}
	if roles[editor.RoleChair] != 1 || roles[editor.RoleDelegation] != 3 || roles[editor.RoleObserver] != 1 || len(people) != 5 {
		t.Errorf("links are for %v", people)
	}
	if people[0].Role != editor.RoleChair {
		t.Error("the Chair's link is not the first")
	}
}

func TestEveryDelegationAtTheTableTakesPart(t *testing.T) {
	steps, _, err := programme(wednesday)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range table() {
		acts := slices.ContainsFunc(steps, func(step step) bool { return step.act.by == s.Code })
		if acts != (s.Kind == editor.KindState) {
			t.Errorf("%s acts: %t", s.Code, acts)
		}
	}
}

func TestWordsToBeReplacedAreThereExactlyOnce(t *testing.T) {
	c := replace("cable", "route", "one", "each")
	for _, text := range []string{"one route", "one cable beside a cable", "a cable"} {
		if got, err := c.make(text); err == nil {
			t.Errorf("%q became %q", text, got)
		}
	}
	if got, err := c.make("one cable"); err != nil || got != "each route" {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestAnActOnWhatIsNotThereIsAnError(t *testing.T) {
	f, _ := load(t, wednesday)
	for what, a := range map[string]act{
		"a paragraph that is not there":          object("ADM", "43", "", ""),
		"the place a paragraph had in the draft": object("ADM", "12 bis", "", ""),
		"an amendment that is not there":         join("ADM", 33),
		"a number that is taken":                 amend(5, "ADM", "8", replace("States noted", "States recalled"), ""),
		"words that are not there":               revise("8", replace("no such words", "others")),
		"an objection that was lifted":           lift("CVS", "17"),
	} {
		if c, err := a.command(f); err == nil {
			t.Errorf("%s: %+v", what, c)
		}
	}
	if _, err := actor("ZZZ"); err == nil {
		t.Error("somebody acts for a delegation that is not seated")
	}
}

func TestAPlaceThatTwoParagraphsShareIsAnError(t *testing.T) {
	by, err := actor(chair)
	if err != nil {
		t.Fatal(err)
	}
	events, err := editor.Decide(nil, "report", by, "create", editor.Create{Draft: editor.Draft{Elements: []editor.Element{
		{Kind: editor.KindText, Text: "One."}, {Kind: editor.KindText, Text: "Another."},
	}}}, wednesday)
	if err != nil {
		t.Fatal(err)
	}
	r, err := editor.ApplyAll(nil, events)
	if err != nil {
		t.Fatal(err)
	}
	if p, err := (floor{report: r}).paragraph("title"); err == nil {
		t.Errorf("found %q", p.Text())
	}
}
