// closing_test.go is who learns how a record closed: the audience it closed for, and the narrower ones.

package access

import (
	"testing"
	"time"

	"adref/editor"
)

// Rules 10 and 11.
func TestTheOutcomeIsReadByItsAudienceAndTheNarrowerOnes(t *testing.T) {
	for i, audience := range []editor.Audience{editor.AudienceDelegations, editor.AudienceObservers, editor.AudiencePublic} {
		open := report(t, editor.VisibleCirculated, editor.PositionsChair)
		events, err := editor.Decide(open, "r", editor.Actor{Person: "p", Role: editor.RoleChair}, "end",
			editor.EndWithoutConsensus{Body: "Group", Meeting: "1st meeting", Date: "2026-03-01", Audience: audience}, time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC))
		if err != nil {
			t.Fatal(err)
		}
		closed, err := editor.ApplyAll(open, events)
		if err != nil {
			t.Fatal(err)
		}
		widest := map[string]int{"the Chair": 3, "the Secretariat": 3, "a delegation": 3, "an observer": 2, "the public": 1,
			"the Chair of another report": 1, "a delegation of another report": 1, "an account of no known role": 1}
		for _, e := range everybody {
			may := widest[e.name] >= 3-i
			if got := May(e.who, ReadClosing, Subject{Report: closed}); got != may {
				t.Errorf("for %s: %s reads the outcome: %t", audience, e.name, got)
			}
			if May(e.who, ReadClosing, Subject{Report: open}) {
				t.Errorf("%s reads how an open report closed", e.name)
			}
			if entered := May(e.who, Enter, Subject{Report: closed}); may && !entered {
				t.Errorf("for %s: %s may read the outcome and not enter", audience, e.name)
			}
		}
	}
}
