// acting_test.go is groups acting for States on the wire: everybody who sees the act sees for whom it
// is, a position only those who see positions and the States themselves, a break of silence nobody.

package wire

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"adref/editor"
	"adref/server/access"
)

// grouped is a report with the States ARV, BOR and CAL and a group of the three, GRP.
type grouped struct {
	*testing.T
	r    *editor.Report
	at   time.Time
	n    int
	last []editor.Event
}

func theGroup(t *testing.T) *grouped {
	g := &grouped{T: t, at: start}
	g.send(chair, editor.Create{Draft: editor.Draft{Elements: []editor.Element{{ID: "p1", Kind: editor.KindParagraph, Marker: editor.MarkerArabic, Text: "States hear."}}}})
	for _, code := range []string{"ARV", "BOR", "CAL"} {
		g.send(chair, editor.Seat{Delegation: editor.Delegation{Code: code, Name: "State of " + code, Kind: editor.KindState}})
	}
	g.send(chair, editor.Seat{Delegation: editor.Delegation{Code: "GRP", Name: "A group", Kind: editor.KindGroup, Members: []string{"ARV", "BOR", "CAL"}}})
	return g
}

func (g *grouped) send(by editor.Actor, c editor.Command) string {
	g.Helper()
	g.n++
	g.at = g.at.Add(time.Second)
	events, err := editor.Decide(g.r, "r", by, fmt.Sprint("c", g.n), c, g.at)
	if err == nil {
		g.r, err = editor.ApplyAll(g.r, events)
	}
	if err != nil {
		g.Fatalf("%T: %v", c, err)
	}
	g.last = events
	return strings.Join(editor.Made(events), " ")
}

func (g *grouped) as(audience editor.Audience) *View {
	return NewView(g.r, access.Who{Audience: audience})
}

func (g *grouped) reads(v any, want string) {
	g.Helper()
	data, err := json.Marshal(v)
	if err != nil || string(data) != want {
		g.Errorf("told is %s, want %s", data, want)
	}
}

// PRACTICE 20.
func TestAnActOfAGroupSaysForWhomItIs(t *testing.T) {
	g := theGroup(t)
	o := g.send(delegate("GRP"), editor.Object{Paragraph: "p1", Version: 1, Kind: editor.ObjectionPlain, For: []string{"ARV", "CAL"}})
	told, _ := g.as(editor.AudienceDelegations).Describe(g.last)
	g.reads(told.For, `["ARV","CAL"]`)
	if len(told.Then) != 0 {
		t.Errorf("the list is told apart: %+v", told.Then)
	}
	g.send(delegate("CAL"), editor.NotOnMyBehalf{Act: o, Group: "GRP"})
	told, _ = g.as(editor.AudienceDelegations).Describe(g.last)
	g.reads(told, `{"type":"not_on_my_behalf_said","by":{"role":"delegation","delegation":"CAL"},"paragraph":"p1","number":"1","objection":"`+o+`","kind":"objection","of":"GRP"}`)
	g.reads(g.as(editor.AudienceDelegations).Objection(o).Acting, `{"group":"GRP","for":["ARV"],"not":["CAL"]}`)
	if step, ok := g.as(editor.AudienceDelegations).Step("p1", g.last); !ok || step.Event.Of != "GRP" {
		t.Errorf("it is not in the history of its paragraph: %+v", step)
	}
	own := g.send(delegate("ARV"), editor.Object{Paragraph: "p1", Version: 1, Kind: editor.ObjectionPlain})
	g.reads(g.as(editor.AudienceDelegations).Objection(own).Acting, "null")

	a := g.send(delegate("ARV"), editor.Amend{Kind: editor.AmendRevise, Paragraph: "p1", Version: 1, Text: "States hear all."})
	g.reads(g.as(editor.AudienceChair).Amendment(a).Voices, "null") // no group is behind it
	g.send(delegate("GRP"), editor.Join{Amendment: a})
	g.reads(g.as(editor.AudienceDelegations).Amendment(a).Voices, `[{"by":"ARV","position":"supports","states":["ARV"]},{"by":"GRP","position":"supports","states":["BOR","CAL"]}]`)
	said := g.send(delegate("GRP"), editor.MakeStatement{Kind: editor.StatementReservation, Text: "We reserve.", For: []string{"BOR"}})
	g.reads(g.as(editor.AudienceDelegations).Statement(said).Acting, `{"group":"GRP","for":["BOR"]}`)
	g.send(delegate("BOR"), editor.NotOnMyBehalf{Act: said, Group: "GRP"})
	g.reads(g.as(editor.AudienceDelegations).Statement(said).Acting, `{"group":"GRP","for":[],"not":["BOR"]}`)
	if told, _ := g.as(editor.AudienceDelegations).Describe(g.last); told.Statement != said {
		t.Errorf("told is %+v", told)
	}
}

// PRACTICE 20. Rule 10.
func TestForWhomAGroupTakesAPositionIsToldToThoseStatesAndToWhomPositionsAre(t *testing.T) {
	g := theGroup(t)
	a := g.send(delegate("ARV"), editor.Amend{Kind: editor.AmendRevise, Paragraph: "p1", Version: 1, Text: "States hear all."})
	unknowing := func() string {
		data, _ := json.Marshal(g.as(editor.AudienceDelegations).Snapshot(""))
		return string(data)
	}
	before := unknowing()
	g.send(delegate("GRP"), editor.TakePosition{Amendment: a, Position: editor.PositionCannotAccept, For: []string{"BOR", "CAL"}})
	for _, events := range [][]editor.Event{g.last, func() []editor.Event {
		g.send(delegate("CAL"), editor.NotOnMyBehalf{Act: a, Group: "GRP"})
		return g.last
	}()} {
		if readers := access.Readers(g.r, g.r, events); len(readers) != 1 || readers[0] != editor.AudienceChair {
			t.Errorf("learned by %v", readers)
		}
		if told, ok := g.as(editor.AudienceDelegations).Describe(events); ok {
			t.Errorf("delegations are told %+v", told)
		}
	}
	if after := unknowing(); after != before {
		t.Errorf("delegations see\n%s\nafter\n%s", after, before)
	}
	g.reads(g.as(editor.AudienceChair).Amendment(a).Acting, `[{"group":"GRP","for":["BOR"],"not":["CAL"]}]`)
	const both = `[{"amendment":"%s","position":"cannot_accept","group":"GRP","for":["BOR"],"not":["CAL"]}]`
	for code, want := range map[string]string{"BOR": both, "CAL": both, "GRP": both, "ARV": "null%.0s"} {
		g.reads(Positions(g.r, code).Acting, fmt.Sprintf(want, a))
	}
	g.send(delegate("GRP"), editor.TakePosition{Amendment: a})
	g.reads(Positions(g.r, "GRP").Acting, `[{"amendment":"`+a+`","position":"","group":"GRP","for":[],"not":["CAL"]}]`)
	g.reads(Positions(g.r, "CAL").Acting, "null")
	g.send(delegate("GRP"), editor.TakePosition{Amendment: a, Position: editor.PositionSupports, For: []string{"BOR"}})
	for fact, want := range map[editor.Fact]string{
		editor.PositionTaken{Amendment: a, Delegation: "GRP"}:          "[GRP ARV BOR CAL BOR]",
		editor.PositionTaken{Amendment: a, Delegation: "ARV"}:          "[]",
		editor.NotOnMyBehalfSaid{Act: a, Group: "GRP", State: "CAL"}:   "[GRP ARV BOR CAL BOR]",
		editor.NotOnMyBehalfSaid{Act: "o", Group: "GRP", State: "CAL"}: "[]",
	} {
		if got := fmt.Sprint(ActedForBy(g.r, fact)); got != want {
			t.Errorf("%+v changes what %s have, want %s", fact, got, want)
		}
	}
}

// PRACTICE 4, 20. Rule 9.
func TestForWhomAGroupBrokeASilenceIsInNoByteThatOthersAreSent(t *testing.T) {
	for _, recorded := range []bool{false, true} {
		g := theGroup(t)
		silence := g.send(chair, editor.OpenSilence{Deadline: g.at.Add(time.Hour), Zone: "UTC"})
		if recorded {
			g.at = g.at.Add(2 * time.Hour)
			g.send(editor.Actor{Role: editor.RoleClock}, editor.ConcludeSilence{Silence: silence})
			g.send(chair, editor.RecordBreak{Silence: silence, Delegation: "GRP", Paragraph: "p1", Received: g.at.Add(-90 * time.Minute), Source: "by telephone"})
		} else {
			g.send(delegate("GRP"), editor.BreakSilence{Silence: silence, Paragraph: "p1", For: []string{"BOR"}})
		}
		v := g.as(editor.AudienceDelegations)
		event, _ := v.Describe(g.last)
		step, _ := v.Step("p1", g.last)
		s := v.Snapshot("")
		s.Delegations = nil // at the table they are named
		data, _ := json.Marshal([]any{event, step, v.Changed(Touches(g.r, g.r, g.last)).Objections, s})
		if strings.Contains(string(data), "GRP") || strings.Contains(string(data), "BOR") {
			t.Errorf("recorded by the Chair: %t; delegations are sent %s", recorded, data)
		}
		if chairs, _ := g.as(editor.AudienceChair).Describe(g.last); !strings.Contains(fmt.Sprint(chairs), "BOR") {
			t.Errorf("the Chair is told %+v", chairs)
		}
		for _, e := range g.last {
			if whose := ActedForBy(g.r, e.Fact); whose != nil {
				t.Errorf("%T is announced to %v", e.Fact, whose)
			}
		}
	}
}
