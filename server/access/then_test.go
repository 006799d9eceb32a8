// then_test.go is about looking back: what one could see then and may see today, whichever is less.

package access

import (
	"testing"

	"adref/editor"
)

func TestLookingBackShowsWhatOneCouldSeeThenAndMaySeeToday(t *testing.T) {
	open := &editor.Report{ID: "r", Settings: editor.Settings{Observers: editor.VisibleOpen, Positions: editor.PositionsDelegations}}
	closed := &editor.Report{ID: "r"}
	observer, delegation := Who{Audience: editor.AudienceObservers}, Who{Audience: editor.AudienceDelegations}
	for _, c := range []struct {
		then, today *editor.Report
		may         bool
	}{{open, open, true}, {open, closed, false}, {closed, open, false}, {closed, closed, false}} {
		if MayThen(observer, ReadLive, c.then, c.today) != c.may || MayThen(delegation, ReadPositions, c.then, c.today) != c.may ||
			LearnsThen(observer, c.then, c.today, editor.ParagraphRevised{}) != c.may || LearnsThen(delegation, c.then, c.today, editor.PositionTaken{}) != c.may {
			t.Errorf("then %+v and today %+v: %v", c.then.Settings, c.today.Settings, !c.may)
		}
	}
	if !MayThen(delegation, ReadLive, closed, open) || !LearnsThen(delegation, closed, open, editor.ParagraphRevised{}) {
		t.Error("delegations may not look back at the live text")
	}
}
