// silence_test.go is rule 9 on the wire: where a silence was broken is shown to all, and by whom to
// nobody but the Chair.

package wire

import (
	"strings"
	"testing"
	"time"

	"adref/editor"
	"adref/server/access"
)

// broken plays a silence that a delegation breaks, and that goes through everything after: lifted,
// called, concluded. It gives all that a reader was sent.
func broken(t *testing.T, who access.Who, breaker string, then ...func(silence, objection string) editor.Command) string {
	t.Helper()
	var r *editor.Report
	at := time.Date(2026, 3, 2, 15, 0, 0, 0, time.UTC)
	var sent strings.Builder
	n := 0
	send := func(by editor.Actor, c editor.Command) string {
		n++
		at = at.Add(time.Second)
		before := r
		events, err := editor.Decide(r, "r", by, "c"+string(rune('a'+n)), c, at)
		if err != nil {
			t.Fatalf("%T: %v", c, err)
		}
		if r, err = editor.ApplyAll(r, events); err != nil {
			t.Fatal(err)
		}
		sent.WriteString(everything(r, who, events, Touches(before, r, events)))
		made := editor.Made(events)
		if len(made) == 0 {
			return ""
		}
		return made[0]
	}
	chair := editor.Actor{Person: "u1", Role: editor.RoleChair}
	acts := editor.Actor{Person: "u2", Delegation: breaker, Role: editor.RoleDelegation}
	send(chair, editor.Create{
		Draft: editor.Draft{Elements: []editor.Element{
			{ID: "p1", Kind: editor.KindParagraph, Marker: editor.MarkerArabic, Text: "One."},
			{ID: "p2", Kind: editor.KindParagraph, Marker: editor.MarkerArabic, Text: "Two."}}},
		Settings: editor.Settings{Observers: editor.VisibleOpen},
	})
	for _, code := range []string{"BOR", "CAL"} {
		send(chair, editor.Seat{Delegation: editor.Delegation{Code: code, Name: "State of " + code, Kind: editor.KindState}})
	}
	silence := send(chair, editor.OpenSilence{Deadline: at.Add(time.Hour), Zone: "UTC"})
	objection := send(acts, editor.BreakSilence{Silence: silence, Paragraph: "p1", Reason: "Too early."})
	send(chair, editor.CallObjections{})
	for _, next := range then {
		send(acts, next(silence, objection))
	}
	return sent.String()
}

func TestWhoBrokeASilenceIsInNoByteThatOthersAreSent(t *testing.T) {
	answers := func(a editor.CallAnswer) func(_, objection string) editor.Command {
		return func(_, objection string) editor.Command { return editor.AnswerCall{Objection: objection, Answer: a} }
	}
	lifts := func(_, objection string) editor.Command { return editor.Lift{Objection: objection} }
	for name, then := range map[string][]func(_, _ string) editor.Command{
		"nothing follows":        nil,
		"maintained, and lifted": {answers(editor.CallMaintained), lifts},
		"lifted":                 {answers(editor.CallLifted)},
	} {
		for _, audience := range []editor.Audience{editor.AudienceDelegations, editor.AudienceObservers, editor.AudiencePublic} {
			who := access.Who{Audience: audience}
			if a, b := broken(t, who, "BOR", then...), broken(t, who, "CAL", then...); a != b {
				t.Errorf("%s: what %s are sent depends on who broke the silence:\n%s\n%s", name, audience, a, b)
			}
		}
		who := access.Who{Audience: editor.AudienceChair}
		if a, b := broken(t, who, "BOR", then...), broken(t, who, "CAL", then...); a == b {
			t.Errorf("%s: the Chair is not told who broke the silence", name)
		}
	}
}

func TestWhoDisclosesItselfIsNamed(t *testing.T) {
	disclose := func(silence, _ string) editor.Command { return editor.DiscloseBreak{Silence: silence} }
	sent := broken(t, access.Who{Audience: editor.AudienceDelegations}, "BOR", disclose)
	if !strings.Contains(sent, `"broken":[{"paragraph":"p1","by":"BOR"}]`) || strings.Contains(sent, `"by":"CAL"`) {
		t.Error(sent)
	}
}

func TestHowManyBrokeASilenceAtOneParagraphIsTheChairsToKnow(t *testing.T) {
	var r *editor.Report
	at := time.Date(2026, 3, 2, 15, 0, 0, 0, time.UTC)
	chair := editor.Actor{Person: "u1", Role: editor.RoleChair}
	send := func(by editor.Actor, id string, c editor.Command) string {
		t.Helper()
		events, err := editor.Decide(r, "r", by, id, c, at)
		if err == nil {
			r, err = editor.ApplyAll(r, events)
		}
		if err != nil {
			t.Fatal(err)
		}
		return append(editor.Made(events), "")[0]
	}
	send(chair, "c1", editor.Create{Draft: editor.Draft{Elements: []editor.Element{{ID: "p1", Kind: editor.KindParagraph, Marker: editor.MarkerArabic, Text: "One."}}}})
	for _, code := range []string{"BOR", "CAL"} {
		send(chair, code, editor.Seat{Delegation: editor.Delegation{Code: code, Name: code, Kind: editor.KindState}})
	}
	silence := send(chair, "c2", editor.OpenSilence{Deadline: at.Add(time.Hour), Zone: "UTC"})
	for _, code := range []string{"BOR", "CAL"} {
		send(editor.Actor{Person: code, Delegation: code, Role: editor.RoleDelegation}, "break", editor.BreakSilence{Silence: silence, Paragraph: "p1"})
	}
	for audience, want := range map[editor.Audience]int{editor.AudienceChair: 2, editor.AudienceDelegations: 1} {
		if got := NewView(r, access.Who{Audience: audience}).Silence(silence).Broken; len(got) != want {
			t.Errorf("%s are told of %+v", audience, got)
		}
	}
}

func TestReceiptsAreTheChairsAlone(t *testing.T) {
	acknowledge := func(silence, _ string) editor.Command { return editor.AcknowledgeSilence{Silence: silence} }
	for audience, told := range map[editor.Audience]bool{editor.AudienceChair: true, editor.AudienceDelegations: false, editor.AudienceObservers: false} {
		if sent := broken(t, access.Who{Audience: audience}, "BOR", acknowledge); strings.Contains(sent, `"seen"`) != told || strings.Contains(sent, "silence_acknowledged") != told {
			t.Errorf("%s: %s", audience, sent)
		}
	}
}
