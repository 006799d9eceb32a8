// moments_test.go looks back at a report through its room: which moments each audience has, and how they
// are found.

package room

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"adref/editor"
	"adref/server/access"
)

// ticking lets the clock go on by a second with each command.
func (f *fixture) ticking() {
	at := clock
	f.hall.now = func() time.Time {
		at = at.Add(time.Second)
		return at
	}
}

// looks lists what an audience is told when it goes through all its moments.
func (f *fixture) looks(audience editor.Audience) string {
	f.t.Helper()
	var list []string
	line := f.Timeline(who(audience))
	for i := range line.Moments {
		m, err := f.MomentAt(who(audience), fmt.Sprint(i+1))
		if err != nil {
			f.t.Fatal(err)
		}
		text := ""
		for _, p := range m.Text.Pairs {
			text += p.Ops.After()[:5]
		}
		list = append(list, fmt.Sprintf("%d %s %s %v", m.Moment, m.Event.Type, text, slices.Contains(line.Changes, i+1)))
	}
	return strings.Join(list, "\n")
}

func TestAnAudienceCountsOnlyTheMomentsThatItWasToldOfAndMayBeToldOfToday(t *testing.T) {
	f := open(t)
	f.ticking()
	revise := func(version int, text string) {
		f.must(chair, editor.Revise{Paragraph: "p1", Version: version, Text: text})
	}
	revise(1, "AAAAA")
	f.must(chair, editor.Circulate{Name: "Zero draft", Audience: editor.AudienceObservers})
	revise(2, "BBBBB")
	f.must(chair, editor.Set{Observers: editor.VisibleOpen})
	revise(3, "CCCCC")
	want := "1 revision_circulated AAAAAStateState true\n2 settings_changed BBBBBStateState true\n3 paragraph_revised CCCCCStateState true"
	if got := f.looks(editor.AudienceObservers); got != want {
		t.Errorf("while the text is open, observers look back at\n%s\nnot\n%s", got, want)
	}
	f.must(chair, editor.Set{Observers: editor.VisibleCirculated})
	revise(4, "DDDDD")
	want = "1 revision_circulated AAAAAStateState true\n2 settings_changed AAAAAStateState false\n3 settings_changed AAAAAStateState false"
	if got := f.looks(editor.AudienceObservers); got != want {
		t.Errorf("once it is closed again, observers look back at\n%s\nnot\n%s", got, want)
	}
	if line := f.Timeline(who(editor.AudienceObservers)); len(line.Revisions) != 1 || line.Revisions[0].Moment != 1 || line.Revisions[0].Name != "Zero draft" {
		t.Errorf("observers have the revisions %+v", line.Revisions)
	}
	if line := f.Timeline(who(editor.AudiencePublic)); line.Moments != 0 {
		t.Errorf("the public, to whom nothing was circulated, has %d moments", line.Moments)
	}
	if line := f.Timeline(who(editor.AudienceChair)); line.Moments != len(f.moments) || line.Revisions[0].Moment != 5 {
		t.Errorf("the Chair has %d moments of %d, and the revisions %+v", line.Moments, len(f.moments), line.Revisions)
	}
}

func TestTheNameOfAMomentLeadsEveryAudienceToWhatItHadSeenByThen(t *testing.T) {
	f := open(t)
	f.ticking()
	f.must(chair, editor.Circulate{Name: "Zero draft", Audience: editor.AudienceObservers})
	amendment := f.must(of("ARV"), editor.Amend{Kind: editor.AmendRevise, Paragraph: "p1", Version: 1, Text: "States dredge."}).Made[0]
	f.must(of("COR"), editor.TakePosition{Amendment: amendment, Position: editor.PositionSupports}) // the Chair's to see
	at := func(audience editor.Audience, which string) string {
		m, err := f.MomentAt(who(audience), which)
		if err != nil {
			return err.Error()
		}
		return m.Event.Type
	}
	last, err := f.MomentAt(who(editor.AudienceChair), fmt.Sprint(len(f.moments)))
	if err != nil || last.Event.Type != "position_taken" {
		t.Fatalf("the last moment of the Chair is %+v, %v", last.Event, err)
	}
	for audience, want := range map[editor.Audience]string{editor.AudienceChair: "position_taken", editor.AudienceDelegations: "amendment_filed", editor.AudienceObservers: "revision_circulated"} {
		if got := at(audience, last.Name); got != want {
			t.Errorf("its name leads %s to %s, not to %s", audience, got, want)
		}
	}
	if got := at(editor.AudienceObservers, "20260302T090000Z"); got != ErrNoMoment.Error() {
		t.Errorf("a moment before all of theirs leads observers to %s", got)
	}
	if got := at(editor.AudienceDelegations, "20990101T000000Z"); got != "amendment_filed" {
		t.Errorf("a moment to come leads to %s", got)
	}
	for _, which := range []string{"0", "-1", "99", "99999999999"} {
		if _, err := f.MomentAt(who(editor.AudienceChair), which); !errors.Is(err, ErrNoMoment) {
			t.Errorf("moment %s: %v", which, err)
		}
	}
	for _, which := range []string{"", "x", "1.5", "99999999999999999999", "live"} {
		if _, err := f.MomentAt(who(editor.AudienceChair), which); !errors.Is(err, ErrNotAMoment) {
			t.Errorf("moment %q: %v", which, err)
		}
	}
}

func TestMomentsOfOneInstantAreToldApart(t *testing.T) {
	f := open(t) // whose clock stands
	names := map[string]bool{}
	for i := range f.moments {
		m, err := f.MomentAt(who(editor.AudienceChair), fmt.Sprint(i+1))
		if err != nil {
			t.Fatal(err)
		}
		again, err := f.MomentAt(who(editor.AudienceChair), m.Name)
		if err != nil || again.Moment != i+1 {
			t.Errorf("%s leads to moment %d, not %d: %v", m.Name, again.Moment, i+1, err)
		}
		names[m.Name] = true
	}
	if len(names) != 3 {
		t.Errorf("the moments are named %v", names)
	}
}

func TestALaterMomentIsSeenByWhoLookedBackBeforeIt(t *testing.T) {
	f := open(t)
	before := f.Timeline(who(editor.AudienceChair)).Moments
	f.must(chair, editor.Revise{Paragraph: "p1", Version: 1, Text: "States dredge."})
	if after := f.Timeline(who(editor.AudienceChair)).Moments; after != before+1 {
		t.Errorf("%d moments became %d", before, after)
	}
	if m, err := f.again().MomentAt(access.Who{Audience: editor.AudienceChair}, fmt.Sprint(before+1)); err != nil || m.Event.Type != "paragraph_revised" {
		t.Errorf("another server shows %+v, %v", m.Event, err)
	}
}

func TestAnExpungedWordIsInNoMoment(t *testing.T) {
	f := open(t)
	f.ticking()
	f.must(chair, editor.Set{Mode: editor.ModeRollingText})
	amendment := f.must(of("ARV"), editor.Amend{Kind: editor.AmendRevise, Paragraph: "p1", Version: 1, Text: "States vanish.", Reason: "Vanish."}).Made[0]
	seen := func() bool {
		for i := range f.Timeline(who(editor.AudienceChair)).Moments {
			m, err := f.MomentAt(who(editor.AudienceChair), fmt.Sprint(i+1))
			if err != nil {
				t.Fatal(err)
			}
			if strings.Contains(strings.ToLower(fmt.Sprint(m)), "vanish") {
				return true
			}
		}
		return false
	}
	f.must(of("ARV"), editor.Withdraw{Amendment: amendment})
	if !seen() {
		t.Fatal("the words were never there")
	}
	f.must(chair, editor.Expunge{Decision: "The group decided so.", Words: editor.Words{Amendments: []string{amendment}}})
	if seen() {
		t.Error("a moment still has the words")
	}
}
