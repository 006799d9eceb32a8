// floor_test.go is who is told what of records for delegations, submissions and observers' inputs.

package wire

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"adref/editor"
	"adref/server/access"
)

var secretariat = editor.Actor{Person: "p-secretariat", Name: "Clerk", Role: editor.RoleSecretariat}

func pilot(name string) editor.Actor {
	return editor.Actor{Person: "p-" + name, Organization: name, Role: editor.RoleObserver}
}

// floor is a random command of these three, and who sends it.
func (g *game) floor() (editor.Actor, editor.Command) {
	author := pilot(rapid.SampledFrom([]string{"Pilots", "Shippers"}).Draw(g.T, "observer"))
	switch rapid.IntRange(0, 7).Draw(g.T, "floor") {
	case 0, 1:
		by, c := g.command()
		if by.Role != editor.RoleDelegation {
			by, c = delegate("ARV"), editor.MakeStatement{Kind: editor.StatementReservation, Text: "We reserve our position." + g.mark()}
		}
		return secretariat, editor.Record{Delegation: by.Delegation, Source: editor.SourceFloor, Reference: "5th meeting" + g.mark(), Received: g.at, Command: editor.Said{Command: c}}
	case 2:
		for _, rec := range g.r.Records {
			if rec.ConfirmedAt.IsZero() && rec.CorrectedAt.IsZero() && g.odds(2) {
				if g.odds(3) {
					return delegate(rec.Delegation), editor.ConfirmRecord{Record: rec.Record}
				}
				return delegate(rec.Delegation), editor.CorrectRecord{Record: rec.Record, Words: "We did not say so." + g.mark()}
			}
		}
	case 3:
		p := g.paragraph()
		return delegate("COR"), editor.Submit{Title: "Comments" + g.mark(), Comment: "In general." + g.mark(), Amendments: []editor.Amend{
			{Kind: editor.AmendRevise, Paragraph: p.ID, Version: p.Current(), Text: g.text()},
			{Kind: editor.AmendInsertAfter, Paragraph: p.ID, Version: p.Current(), Text: g.text()},
		}}
	case 4:
		for _, in := range g.r.Inputs {
			if in.Standing() && g.odds(2) {
				if g.odds(4) {
					return editor.Actor{Person: in.Author, Role: editor.RoleObserver}, editor.WithdrawInput{Input: in.ID}
				}
				return chair, editor.PublishInput{Input: in.ID, Audience: rapid.SampledFrom([]editor.Audience{editor.AudienceObservers, editor.AudiencePublic}).Draw(g.T, "published to")}
			}
		}
	}
	if n := len(g.r.Inputs); n > 0 && g.odds(4) {
		return chair, editor.Seal{Words: editor.Words{Inputs: []string{g.r.Inputs[n-1].ID}}, Decision: "Decision 3"}
	}
	c := editor.FileInput{Title: "Tides" + g.mark(), Text: "They rise." + g.mark()}
	for _, rev := range g.r.Revisions {
		if rev.Audience != editor.AudienceDelegations && len(rev.Entries) > 0 && g.odds(2) {
			c.Revision, c.Paragraph = rev.ID, rapid.SampledFrom(rev.Entries).Draw(g.T, "entry").Paragraph
		}
	}
	return author, c
}

// publishes says whether a command shows an input to observers, or takes one back that they read.
func publishes(r *editor.Report, c editor.Command) bool {
	switch c := c.(type) {
	case editor.PublishInput:
		return true
	case editor.Seal:
		return slices.ContainsFunc(c.Words.Inputs, func(id string) bool {
			in, _ := r.Input(id)
			return in.Published != ""
		})
	case editor.WithdrawInput:
		in, _ := r.Input(c.Input)
		return in.Published != ""
	}
	return false
}

// unpublished are the ids of what only the Chair and delegations may know of.
func (g *game) unpublished() (ids []string) {
	for _, rec := range g.r.Records {
		ids = append(ids, rec.Record)
	}
	for _, s := range g.r.Submissions {
		ids = append(ids, s.ID)
	}
	for _, in := range g.r.Inputs {
		if in.Published == "" {
			ids = append(ids, in.ID)
		}
	}
	return ids
}

func table(t *testing.T, acts ...act) (*editor.Report, [][]editor.Event) {
	t.Helper()
	return play(t, nil, append(append([]act{{chair, draftOf("One.", "Two.")}}, seats()...), acts...)...)
}

func record(code string, c editor.Command) act {
	return act{secretariat, editor.Record{Delegation: code, Source: editor.SourceFloor, Reference: "5th meeting", Received: start, Command: editor.Said{Command: c}}}
}

// PRACTICE 17.
func TestARecordIsToldToItsDelegationAloneAndItsActToAllAsTheDelegationsFromTheFloor(t *testing.T) {
	r, all := table(t, record("ARV", editor.Object{Paragraph: "p1", Version: 1, Kind: editor.ObjectionPlain}))
	events := all[len(all)-1]
	room := NewView(r, access.Who{Audience: editor.AudienceDelegations})
	told, _ := room.Describe(events)
	if told.Type != "objection_raised" || told.By != (By{Role: editor.RoleDelegation, Delegation: "ARV", Recorded: editor.SourceFloor}) || len(told.Then) != 0 {
		t.Errorf("delegations are told %+v", told)
	}
	if s := room.Snapshot(""); len(s.Recorded) != 0 || len(s.Objections) != 1 {
		t.Errorf("delegations have %+v", s.Recorded)
	}
	office := NewView(r, access.Who{Audience: editor.AudienceChair})
	told, _ = office.Describe(events)
	if told.Type != "recorded_for" || told.By.Role != editor.RoleSecretariat || told.Of != "ARV" || told.Kind != "floor" || told.Then[0].By.Delegation != "ARV" {
		t.Errorf("the Chair is told %+v", told)
	}
	if s := office.Snapshot(""); len(s.Recorded) != 1 || s.Recorded[0].Objection == "" || s.Recorded[0].Paragraph != "p1" {
		t.Errorf("the Chair has %+v", s.Recorded)
	}
	if mine := Positions(r, "ARV"); len(mine.Recorded) != 1 || mine.Recorded[0].Source != editor.SourceFloor || !mine.Recorded[0].Received.Equal(start) {
		t.Errorf("Arvenia has %+v", mine.Recorded)
	}
	if mine := Positions(r, "COR"); len(mine.Recorded) != 0 {
		t.Errorf("Corvia has %+v", mine.Recorded)
	}
	if delegations, _ := Told(r, events); !slices.Equal(delegations, []string{"ARV"}) {
		t.Errorf("told alone are %v", delegations)
	}
}

// Rule 10: whose position it is stays closed where positions are.
func TestARecordedPositionAndItsCorrectionAreToldToNobodyWhoMayNotReadPositions(t *testing.T) {
	r, _ := table(t,
		act{delegate("COR"), editor.Amend{Kind: editor.AmendRevise, Paragraph: "p1", Version: 1, Text: "One a."}})
	a := r.AmendmentIDs()[0]
	r, all := play(t, r, record("ARV", editor.TakePosition{Amendment: a, Position: editor.PositionCannotAccept}))
	rec := r.Records[0].Record
	after, more := play(t, r, act{delegate("ARV"), editor.CorrectRecord{Record: rec, Words: "We can."}})
	for _, events := range append(all, more...) {
		if readers := access.Readers(r, after, events); !slices.Equal(readers, []editor.Audience{editor.AudienceChair}) {
			t.Errorf("%v learn of %v", readers, events)
		}
	}
}

// Rule 9.
func TestACorrectionTellsNothingOfAnObjectionWhoseRaiserIsWithheld(t *testing.T) {
	r, _ := table(t, record("ARV", editor.MakeStatement{Kind: editor.StatementReservation, Paragraph: "p1", Version: 1, Text: "We reserve."}),
		act{chair, editor.OpenSilence{Paragraphs: []editor.VersionName{{Paragraph: "p2", Version: 1}}, Deadline: start.Add(time.Hour), Zone: "UTC"}},
	)
	r, _ = play(t, r, act{delegate("ARV"), editor.BreakSilence{Silence: r.Silences[0].ID, Paragraph: "p2"}})
	p, _ := r.Paragraph("p2")
	after, all := play(t, r, act{delegate("ARV"), editor.CorrectRecord{Record: r.Records[0].Record, Words: "No.", Instead: &editor.Said{Command: editor.Lift{Objection: p.Objections[0]}}}})
	told, _ := NewView(after, access.Who{Audience: editor.AudienceDelegations}).Describe(all[0])
	if data, _ := json.Marshal(told); strings.Contains(string(data), "ARV") {
		t.Errorf("delegations are told %s", data)
	}
}

func TestASubmissionIsSentWithTheIdsOfItsAmendments(t *testing.T) {
	r, all := table(t, act{chair, editor.Circulate{Name: "Zero draft", Audience: editor.AudienceDelegations}},
		act{delegate("ARV"), editor.Submit{Comment: "In general.", Amendments: []editor.Amend{{Kind: editor.AmendDelete, Paragraph: "p1", Version: 1}, {Kind: editor.AmendDelete, Paragraph: "p2", Version: 1}}}})
	view := NewView(r, access.Who{Audience: editor.AudienceDelegations})
	events := all[len(all)-1]
	got := view.Changed(Touches(r, r, events))
	if s := got.Submissions; len(s) != 1 || s[0].By != "ARV" || s[0].Revision != "Zero draft" || !slices.Equal(s[0].Amendments, r.AmendmentIDs()) || got.Amendments[0].Submission != s[0].ID {
		t.Errorf("changed %+v", got)
	}
	told, _ := view.Describe(events)
	if told.Type != "submission_filed" || len(told.Then) != 2 || told.Then[0].Of != "ARV" {
		t.Errorf("told %+v", told)
	}
}

// Rule 10, PRACTICE 30.
func TestAnInputIsReadByDelegationsAtOnceByItsAuthorAndByOthersOncePublished(t *testing.T) {
	reads := func(r *editor.Report, a editor.Audience) int {
		return len(NewView(r, access.Who{Audience: a}).Snapshot("").Inputs)
	}
	r, _ := table(t, act{chair, editor.Circulate{Name: "Zero draft", Audience: editor.AudienceObservers}},
		act{pilot("Pilots"), editor.FileInput{Paragraph: "p2", Title: "Tides", Text: "They rise."}})
	got := fmt.Sprint(reads(r, "chair"), reads(r, "delegations"), reads(r, "observers"), reads(r, "public"))
	if got != "1 1 0 0" {
		t.Errorf("read by %s", got)
	}
	author := func(id string) *access.Account {
		return &access.Account{ID: id, Role: editor.RoleObserver, Reports: []string{"r"}}
	}
	if mine := Own(r, author("p-Pilots")); len(mine.Inputs) != 1 || mine.Inputs[0].Number != "2" {
		t.Errorf("its author has %+v", mine.Inputs)
	}
	if mine := Own(r, author("p-Shippers")); len(mine.Inputs) != 0 {
		t.Errorf("another observer has %+v", mine.Inputs)
	}
	r, _ = play(t, r, act{chair, editor.PublishInput{Input: r.Inputs[0].ID, Audience: editor.AudienceObservers}})
	if got := fmt.Sprint(reads(r, "observers"), reads(r, "public")); got != "1 0" {
		t.Errorf("published, it is read by %s", got)
	}
	r, _ = play(t, r, act{chair, editor.PublishInput{Input: r.Inputs[0].ID, Audience: editor.AudiencePublic}})
	public := NewView(r, access.Who{Audience: editor.AudiencePublic}).Snapshot("").Inputs
	if len(public) != 1 || public[0].Revision != "" || public[0].Number != "" { // the text it is on is not the public's
		t.Errorf("the public has %+v", public)
	}
}
