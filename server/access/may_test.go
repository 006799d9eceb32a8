// may_test.go holds who may do what as a table: every audience, every deed, every setting.

package access

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"adref/editor"
)

func account(role editor.Role, reports ...string) Who {
	a := &Account{ID: "somebody", Role: role, Reports: reports}
	if role == editor.RoleDelegation {
		a.Delegation = "ARV"
	}
	return As(a)
}

// everybody is every kind of reader of the report "r".
var everybody = []struct {
	name string
	who  Who
}{
	{"the Chair", account(editor.RoleChair, "r")},
	{"the Secretariat", account(editor.RoleSecretariat, "r")},
	{"a delegation", account(editor.RoleDelegation, "r")},
	{"an observer", account(editor.RoleObserver, "r")},
	{"the public", Public},
	{"the Chair of another report", account(editor.RoleChair, "other")},
	{"a delegation of another report", account(editor.RoleDelegation, "other")},
	{"an account of no known role", As(&Account{Role: "king", Reports: []string{"r"}})},
	{"nobody", Who{}},
}

func report(t *testing.T, observers editor.Visibility, positions editor.Openness, circulated ...editor.Audience) *editor.Report {
	t.Helper()
	at := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	by := editor.Actor{Person: "p", Role: editor.RoleChair}
	commands := []editor.Command{
		editor.Create{Draft: editor.Draft{Elements: []editor.Element{{Kind: editor.KindText, Text: "A text."}}}},
		editor.Seat{Delegation: editor.Delegation{Code: "ARV", Name: "Arvenia", Kind: editor.KindState}},
	}
	if observers != editor.VisibleCirculated || positions != editor.PositionsChair {
		commands = append(commands, editor.Set{Observers: observers, Positions: positions})
	}
	for i, audience := range circulated {
		commands = append(commands, editor.Circulate{Name: fmt.Sprint("Rev.", i), Audience: audience})
	}
	var r *editor.Report
	for i, c := range commands {
		events, err := editor.Decide(r, "r", by, fmt.Sprint(i), c, at)
		if err == nil {
			r, err = editor.ApplyAll(r, events)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return r
}

func TestWhoMayDoWhat(t *testing.T) {
	closed := report(t, editor.VisibleCirculated, editor.PositionsChair, editor.AudienceObservers)
	open := report(t, editor.VisibleOpen, editor.PositionsDelegations, editor.AudienceObservers, editor.AudiencePublic)
	chairs := []string{"the Chair", "the Secretariat"}
	delegations := append(slices.Clone(chairs), "a delegation")
	observers := append(slices.Clone(delegations), "an observer")
	all := append(slices.Clone(observers), "the public", "the Chair of another report", "a delegation of another report", "an account of no known role")
	for _, c := range []struct {
		deed         Deed
		name         string
		closed, open []string // who may, in a report closed and with everything opened
	}{
		{Create, "make a report", nil, nil},
		{Enter, "enter", observers, all},
		{ReadLive, "read the live text", delegations, observers},
		{ReadPositions, "read the positions", chairs, delegations},
		{ReadNumbers, "read numbers that count what is withheld", delegations, delegations},
		{ReadPersons, "read persons' names", chairs, chairs},
		{ReadLog, "read the record", chairs, chairs},
		{Command, "send commands", observers, observers},
		{Invite, "invite", chairs, chairs},
		{Rehearse, "rehearse", chairs, chairs},
		{ReadTables, "take over tables of proposals", chairs, chairs},
		{InviteChair, "invite a Chair", []string{"the Chair"}, []string{"the Chair"}},
		{Subscribe, "choose its mission's notices", delegations, delegations},
	} {
		for setting, r := range map[string]*editor.Report{"closed": closed, "open": open} {
			want := c.closed
			if setting == "open" {
				want = c.open
			}
			for _, e := range everybody {
				if got := May(e.who, c.deed, Subject{Report: r}); got != slices.Contains(want, e.name) {
					t.Errorf("%s: %s may %s: %t", setting, e.name, c.name, got)
				}
				if May(e.who, c.deed, Subject{}) {
					t.Errorf("%s may %s where there is no report", e.name, c.name)
				}
			}
		}
	}
	everywhere := As(&Account{Role: editor.RoleChair, Everywhere: true})
	if !May(everywhere, Create, Subject{}) || !May(everywhere, ReadLog, Subject{Report: closed}) {
		t.Error("the Chair of every report may not make one, or read its record")
	}
	if May(As(&Account{Role: editor.RoleDelegation, Delegation: "ARV", Everywhere: true}), Create, Subject{}) {
		t.Error("a delegation may make a report")
	}
}

func TestARevisionIsReadByItsAudienceAndTheNarrowerOnes(t *testing.T) {
	r := report(t, editor.VisibleOpen, editor.PositionsDelegations, editor.AudienceDelegations, editor.AudienceObservers, editor.AudiencePublic)
	who := map[string][]bool{ // Rev.0 for delegations, Rev.1 for observers, Rev.2 for the public
		"the Chair": {true, true, true}, "the Secretariat": {true, true, true}, "a delegation": {true, true, true},
		"an observer": {false, true, true}, "the public": {false, false, true}, "nobody": {false, false, false},
		"the Chair of another report": {false, false, true}, "a delegation of another report": {false, false, true},
		"an account of no known role": {false, false, true},
	}
	for _, e := range everybody {
		for i, rev := range r.Revisions {
			if got := May(e.who, ReadRevision, Subject{Report: r, Revision: rev}); got != who[e.name][i] {
				t.Errorf("%s may read %s: %t", e.name, rev.Name, got)
			}
		}
		if May(e.who, ReadRevision, Subject{Report: r}) {
			t.Errorf("%s may read no revision at all", e.name)
		}
		if May(e.who, ReadRevision, Subject{Report: r, Revision: &editor.Revision{Audience: "everyone"}}) {
			t.Errorf("%s may read a revision of an audience that is none", e.name)
		}
	}
}

func TestAnAccountHasNoPlaceInAReportItDoesNotName(t *testing.T) {
	for _, role := range []editor.Role{editor.RoleChair, editor.RoleSecretariat, editor.RoleDelegation, editor.RoleObserver} {
		who := account(role, "r", "s")
		if who.To("r") != who || who.To("s") != who {
			t.Errorf("a %s is another in a report it names", role)
		}
		if who.To("other") != Public || who.To("") != Public {
			t.Errorf("a %s is %+v in another report", role, who.To("other"))
		}
	}
	if As(nil) != Public || Public.To("r") != Public {
		t.Error("who is not signed in is not the public")
	}
}

func TestAnAudienceLearnsOfAnEventWhatItMayReadAfterIt(t *testing.T) {
	chairs := []editor.Audience{editor.AudienceChair}
	delegations := append(slices.Clone(chairs), editor.AudienceDelegations)
	observers := append(slices.Clone(delegations), editor.AudienceObservers)
	public := append(slices.Clone(observers), editor.AudiencePublic)
	closed := report(t, editor.VisibleCirculated, editor.PositionsChair)
	live := report(t, editor.VisibleOpen, editor.PositionsChair)
	shown := report(t, editor.VisibleCirculated, editor.PositionsDelegations)
	all := report(t, editor.VisibleCirculated, editor.PositionsChair, editor.AudienceDelegations, editor.AudienceObservers, editor.AudiencePublic)
	circulated := func(i int) editor.Fact { return editor.RevisionCirculated{Revision: all.Revisions[i].ID} }
	set := func(r *editor.Report) editor.Fact { return editor.SettingsChanged{Settings: r.Settings} }
	for _, c := range []struct {
		name          string
		before, after *editor.Report
		facts         []editor.Fact
		want          []editor.Audience
	}{
		{"a new report", nil, closed, []editor.Fact{editor.ReportCreated{}}, delegations},
		{"an amendment", closed, closed, []editor.Fact{editor.AmendmentFiled{}}, delegations},
		{"an amendment to an open report", live, live, []editor.Fact{editor.AmendmentFiled{}}, observers},
		{"a position", live, live, []editor.Fact{editor.PositionTaken{}}, chairs},
		{"a position shown to delegations", shown, shown, []editor.Fact{editor.PositionTaken{}}, delegations},
		{"a position with what it leads to", closed, closed, []editor.Fact{editor.PositionTaken{}, editor.ObjectionRaised{}}, delegations},
		{"for whom a group acts", closed, closed, []editor.Fact{editor.ActedFor{Act: "o"}, editor.NotOnMyBehalfSaid{Act: "o"}}, delegations},
		{"an objection to a section, a call and a statement", closed, closed, []editor.Fact{editor.WideObjectionRaised{}, editor.ObjectionsCalled{}, editor.StatementMade{}}, delegations},
		{"a package, a reading and what is before the room", closed, closed, []editor.Fact{editor.PackageBound{}, editor.ReadingOpened{}, editor.ParagraphPut{}}, delegations},
		{"what was taken back of an open text", live, live, []editor.Fact{editor.AgreementTakenBack{}}, observers},
		{"a move, a split, a merge and a restoring", closed, closed, []editor.Fact{editor.ParagraphMoved{}, editor.ParagraphSplit{}, editor.ParagraphsMerged{}, editor.ParagraphRestored{}, editor.RevisionLoaded{}}, delegations},
		{"awaiting instructions on an open text", live, live, []editor.Fact{editor.InstructionsAwaited{}}, observers},
		{"a revision for delegations", all, all, []editor.Fact{circulated(0)}, delegations},
		{"a revision for observers", all, all, []editor.Fact{circulated(1)}, observers},
		{"a revision for the public", all, all, []editor.Fact{circulated(2)}, public},
		{"opening the text", closed, live, []editor.Fact{set(live)}, observers},
		{"closing the text", live, closed, []editor.Fact{set(closed)}, observers},
		{"showing the positions", closed, shown, []editor.Fact{set(shown)}, delegations},
	} {
		var events []editor.Event
		for _, f := range c.facts {
			events = append(events, editor.Event{Fact: f})
		}
		if got := Readers(c.before, c.after, events); !slices.Equal(got, c.want) {
			t.Errorf("%s is learned by %v, not %v", c.name, got, c.want)
		}
	}
	if Learns(Who{}, live, editor.SettingsChanged{}) || Learns(Who{}, all, circulated(2)) {
		t.Error("nobody learns of something")
	}
}
