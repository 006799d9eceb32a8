// floor_test.go holds who may read observers' inputs and records for delegations, and enter rehearsals.

package access

import (
	"slices"
	"testing"
	"time"

	"adref/editor"
)

// Rule 10, PRACTICE 30.
func TestAnInputIsReadByTheChairAndDelegationsAndWiderOnceItIsPublished(t *testing.T) {
	for _, observers := range []editor.Visibility{editor.VisibleCirculated, editor.VisibleOpen} { // that the live text is open opens no input
		r := report(t, observers, editor.PositionsChair, editor.AudiencePublic)
		for published, want := range map[editor.Audience]string{"": "chair delegations", editor.AudienceObservers: "chair delegations observers", editor.AudiencePublic: "chair delegations observers public"} {
			got := ""
			for _, a := range Audiences {
				if May(Who{Audience: a}, ReadInput, Subject{Report: r, Input: &editor.Input{Published: published}}) {
					got += " " + string(a)
				}
			}
			if got != " "+want {
				t.Errorf("published to %q it is read by%s", published, got)
			}
		}
		if May(Who{Audience: editor.AudienceChair}, ReadInput, Subject{Report: r}) || May(Who{}, ReadInput, Subject{Report: r, Input: &editor.Input{Published: editor.AudiencePublic}}) {
			t.Error("no input is read, or by nobody")
		}
	}
}

func TestARehearsalLetsInNobodyBeyondItsAudienceNorWhoIsNotSignedIn(t *testing.T) {
	r := report(t, editor.VisibleOpen, editor.PositionsChair, editor.AudiencePublic)
	for audience, want := range map[editor.Audience][]string{
		editor.AudienceChair:       {"the Chair", "the Secretariat"},
		editor.AudienceDelegations: {"the Chair", "the Secretariat", "a delegation"},
	} {
		for _, e := range everybody {
			if got := May(e.who, Enter, Subject{Report: r, Rehearsal: audience}); got != slices.Contains(want, e.name) {
				t.Errorf("%s enters a rehearsal for %s: %t", e.name, audience, got)
			}
		}
	}
}

// PRACTICE 17.
func TestARecordIsLearnedByTheChairAndItsActByWhoeverWouldLearnOfIt(t *testing.T) {
	r := report(t, editor.VisibleOpen, editor.PositionsChair)
	at := r.At
	record := func(c editor.Command) []editor.Event {
		events, err := editor.Decide(r, "r", editor.Actor{Person: "s", Role: editor.RoleSecretariat}, "record", editor.Record{
			Delegation: "ARV", Source: editor.SourceFloor, Received: at, Command: editor.Said{Command: c},
		}, at.Add(time.Minute))
		if err != nil {
			t.Fatal(err)
		}
		return events
	}
	events := record(editor.Object{Paragraph: r.Order[0], Version: 1, Kind: editor.ObjectionPlain})
	after, err := editor.ApplyAll(r, events)
	if err != nil {
		t.Fatal(err)
	}
	if got := Readers(r, after, events); !slices.Equal(got, Audiences[:3]) {
		t.Errorf("its act is learned by %v", got)
	}
	if got := Readers(r, after, events[:1]); !slices.Equal(got, Audiences[:1]) {
		t.Errorf("the record is learned by %v", got)
	}
}
