// record_groups_test.go is groups in the procedural record: it names the States that a group acted for,
// and who said "not on my behalf" (PRACTICE 20; rules 9 and 11).

package wire

import (
	"slices"
	"strings"
	"testing"
	"time"

	"adref/editor"
)

func withAGroup(texts ...string) []act {
	return append(append([]act{{chair, draftOf(texts...)}}, seats()...),
		act{chair, editor.Seat{Delegation: editor.Delegation{Code: "GRP", Name: "A group", Kind: editor.KindGroup, Members: codes}}})
}

// PRACTICE 20, rule 11.
func TestTheRecordNamesTheStatesThatAGroupActedFor(t *testing.T) {
	group := delegate("GRP")
	before := append(withAGroup("One.", "Two."),
		act{group, editor.Object{Scope: editor.ScopeWhole, Kind: editor.ObjectionPlain, Reason: "Too long."}})
	_, all := byTheMinute(t, before...)
	objection := editor.Made(all[len(all)-1])[0]
	acts := append(before,
		act{delegate("DEL"), editor.NotOnMyBehalf{Act: objection, Group: "GRP"}},
		act{group, editor.Lift{Objection: objection}},
		act{chair, editor.EndWithoutConsensus{Body: "Working group", Meeting: "Closing meeting", Date: start.Format(time.DateOnly), Audience: editor.AudienceDelegations}},
		act{group, editor.MakeStatement{Kind: editor.StatementDissociation, Text: "We regret it.", For: []string{"ARV", "COR"}}})
	after, _ := byTheMinute(t, acts...)
	statement := after[len(after)-1].Statements()[0]
	got := minutes(t, editor.AudienceDelegations, append(acts, act{delegate("COR"), editor.NotOnMyBehalf{Act: statement, Group: "GRP"}})...).text(t)
	at := -1
	for _, line := range []string{
		"A group (on behalf of State of ARV, State of COR and State of DEL) objected to the whole text: “Too long.”",
		"State of DEL said “not on my behalf” of the objection of A group to the whole text.",
		"A group (on behalf of State of ARV and State of COR) lifted the objection to the whole text.",
		"A group (on behalf of State of ARV and State of COR) put a statement on the record (dissociation), on the whole text: “We regret it.”",
		"State of COR said “not on my behalf” of the statement of A group on the whole text.",
		"A group (on behalf of State of ARV), dissociation, on the whole text, annexed:\nWe regret it.",
	} {
		next := strings.Index(got, line)
		if next < 0 || next < at {
			t.Fatalf("%q is not there, or not in its place:\n%s", line, got)
		}
		at = next
	}
}

// Rule 9, PRACTICE 4, 20: the States behind a break would tell whose it is.
func TestTheRecordNamesTheStatesOfAGroupThatBrokeSilenceOnlyWithTheGroup(t *testing.T) {
	open := append(withAGroup("One."), act{chair, editor.OpenSilence{Paragraphs: namesIn("p1"), Deadline: start.Add(time.Hour), Zone: "UTC"}})
	after, _ := byTheMinute(t, open...)
	id := after[len(after)-1].Silences[0].ID
	broken := append(slices.Clone(open), act{delegate("GRP"), editor.BreakSilence{Silence: id, Paragraph: "p1", Reason: "Too early.", For: []string{"COR", "DEL"}}})
	if got := minutes(t, editor.AudienceChair, broken...).text(t); !strings.Contains(got, "was broken by A group (on behalf of State of COR and State of DEL).") {
		t.Errorf("the Chair reads\n%s", got)
	}
	got := minutes(t, editor.AudienceDelegations, broken...).text(t)
	for _, words := range []string{"A group", "State of", "on behalf"} {
		if strings.Contains(got, words) {
			t.Errorf("delegations read %q:\n%s", words, got)
		}
	}
	got = minutes(t, editor.AudienceDelegations, append(broken, act{delegate("GRP"), editor.DiscloseBreak{Silence: id}})...).text(t)
	if want := "A group (on behalf of State of COR and State of DEL) made known that it broke the silence."; !strings.Contains(got, want) {
		t.Errorf("once disclosed:\n%s", got)
	}
}
