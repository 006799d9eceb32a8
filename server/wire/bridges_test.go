// bridges_test.go is bridges as their readers see them: whose words they hold, before they are taken and
// after, and who sees nothing of them.

package wire

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"adref/diffing"
	"adref/editor"
	"adref/server/access"
)

// bridging is a random command about a bridge, for games, and who sends it.
func (g *game) bridging(p *editor.Paragraph) (editor.Actor, editor.Command) {
	var open *editor.Bridge
	for _, b := range g.r.Bridges {
		if b.Open() && (open == nil || g.odds(2)) {
			open = b
		}
	}
	draw := rapid.IntRange(0, 7).Draw(g.T, "bridge")
	if open == nil || draw == 0 {
		for _, id := range g.r.Order {
			if q, _ := g.r.Paragraph(id); len(g.r.Bridgeable(q)) > len(g.r.Bridgeable(p)) {
				p = q
			}
		}
		c := editor.PutBridge{Paragraph: p.ID, Version: p.Current(), Text: g.text(), Amendments: g.r.Bridgeable(p), Note: g.reason()}
		for _, id := range c.Amendments {
			if a, _ := g.r.Amendment(id); a.Kind == editor.AmendRevise && g.odds(2) {
				c.Text = a.Text()
			}
		}
		if open != nil && open.Paragraph == p.ID {
			c.Supersedes = open.ID
		}
		return chair, c
	}
	a, _ := g.r.Amendment(rapid.SampledFrom(open.Amendments).Draw(g.T, "answered for"))
	said := editor.AnswerBridge{Bridge: open.ID, Amendment: a.ID, Answer: editor.BridgeAccepts, Reason: g.reason()}
	switch draw {
	case 1:
		return chair, editor.WithdrawBridge{Bridge: open.ID}
	case 2:
		return chair, editor.TakeBridge{Bridge: open.ID}
	case 3:
		said.Answer = editor.BridgeMaintains
	case 4:
		said.Answer, said.Text = editor.BridgeWithChange, g.text()
	}
	return delegate(a.Sponsor), said
}

// sea is a report of one paragraph, with three amendments to the same words.
func sea(t *testing.T) (d *drafting, a, b, c string) {
	d = &drafting{T: t}
	d.does(chair, editor.Create{Draft: editor.Draft{Elements: []editor.Element{
		{ID: "p1", Kind: editor.KindParagraph, Marker: editor.MarkerArabic, Text: "States keep their charts and hear the experts every year."},
	}}, Settings: editor.Settings{Observers: editor.VisibleOpen}})
	for _, code := range codes {
		d.does(chair, editor.Seat{Delegation: editor.Delegation{Code: code, Name: code, Kind: editor.KindState}})
	}
	amend := func(code, text string) string {
		return d.does(delegate(code), editor.Amend{Kind: editor.AmendRevise, Paragraph: "p1", Version: 1, Text: text})
	}
	d.does(chair, editor.Circulate{Name: "Zero draft", Audience: editor.AudienceObservers})
	return d, amend("ARV", "States shall keep their charts and hear the experts every year."),
		amend("COR", "States should maintain their charts and hear the experts every year."),
		amend("DEL", "States should keep all their charts and hear the experts each month.")
}

func (d *drafting) bridge() string { return d.r.Bridges[len(d.r.Bridges)-1].ID }

func by(words []WordsBy) (list []string) {
	for _, w := range words {
		if w.Op == "+" {
			list = append(list, fmt.Sprintf("%s %q", strings.TrimSpace(w.Text), w.By))
		}
	}
	return list
}

// apart are the texts before and after.
func apart(words []WordsBy) (before, after string) {
	for _, w := range words {
		if w.Op != "+" {
			before += w.Text
		}
		if w.Op != "-" {
			after += w.Text
		}
	}
	return before, after
}

// PRACTICE 13: who proposed which words is told of a bridge, and after it is taken of the text.
func TestEachWordOfABridgeKeepsItsProposerThroughTheTaking(t *testing.T) {
	d, a, b, c := sea(t)
	const first = "States should maintain all their charts and always hear the experts every year."
	d.does(chair, editor.PutBridge{Paragraph: "p1", Version: 1, Text: first, Amendments: []string{a, b, c}})
	reader := access.Who{Audience: editor.AudienceDelegations}
	seen := NewView(d.r, reader).Bridge(d.bridge())
	want := []string{`should ["COR" "DEL"]`, `maintain ["COR"]`, `all ["DEL"]`, `always [""]`}
	if got := by(seen.Words); !slices.Equal(got, want) {
		t.Errorf("the bridge inserts %v, want %v", got, want)
	}
	if before, after := apart(seen.Words); before != "States keep their charts and hear the experts every year." || after != first {
		t.Errorf("the difference is %v", seen.Words)
	}
	// ARV would have it with one word more, which it alone proposes; DEL maintains, and its words are its own.
	d.does(delegate("ARV"), editor.AnswerBridge{Bridge: d.bridge(), Amendment: a, Answer: editor.BridgeWithChange, Text: strings.Replace(first, "experts", "wise experts", 1)})
	d.does(chair, editor.PutBridge{Paragraph: "p1", Version: 1, Text: strings.Replace(first, "always hear the experts", "hear the wise experts", 1), Amendments: []string{a, c}, Supersedes: d.bridge()})
	d.does(delegate("DEL"), editor.AnswerBridge{Bridge: d.bridge(), Amendment: c, Answer: editor.BridgeMaintains, Reason: "A month."})
	d.does(chair, editor.TakeBridge{Bridge: d.bridge()})
	want = []string{`should ["COR" "DEL"]`, `maintain ["COR"]`, `all ["DEL"]`, `wise ["ARV"]`}
	seen = NewView(d.r, reader).Bridge(d.bridge())
	if got := by(seen.Words); !slices.Equal(got, want) || seen.Taken != 2 {
		t.Errorf("version %d inserts %v, want %v", seen.Taken, got, want)
	}
	d.does(chair, editor.Circulate{Name: "Rev.1", Audience: editor.AudienceObservers})
	rev := d.r.Revisions
	compared := d.compared(access.Who{Audience: editor.AudienceObservers}, rev[0].ID, rev[1].ID)
	if got := strings.Join(compared, "|"); got != `should maintain all ["COR" "DEL"]|wise  ["ARV"]` && !strings.Contains(got, `["ARV"]`) {
		t.Errorf("the observer's comparison says %v", compared)
	}
}

// Laws: the difference of a bridge is one from its version to its text; nothing but insertions is
// anybody's; identical words that two propose are of both.
func TestTheWordsOfABridgeAreOfWhoeverProposesThem(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		some := rapid.SliceOfN(rapid.SampledFrom([]string{"States", "keep", "all", "their", "charts", "and", "hear", "experts", "yearly", "中", "文"}), 1, 9)
		text := func(name string) string { return strings.Join(some.Draw(t, name), " ") }
		base, bridge := text("base"), text("bridge")
		one := diffing.Source{ID: "ARV", Base: base, Text: text("one")}
		same := one
		same.ID = "COR"
		other := diffing.Source{ID: "DEL", Base: base, Text: text("other")}
		words := byOrigin(base, bridge, []diffing.Source{one, other, same})
		if before, after := apart(words); before != base || after != bridge {
			t.Fatalf("%v leads from %q to %q", words, before, after)
		}
		for _, w := range words {
			if (w.Op == "+") != (len(w.By) > 0) {
				t.Fatalf("%v", w)
			}
			if slices.Contains(w.By, "ARV") != slices.Contains(w.By, "COR") {
				t.Fatalf("%v is of one alone", w)
			}
			if slices.Contains(w.By, "") && len(w.By) > 1 {
				t.Fatalf("%v is the Chair's and another's", w)
			}
		}
		for _, w := range byOrigin(base, one.Text, []diffing.Source{one, same}) {
			if w.Op == "+" && !slices.Equal(w.By, []string{"ARV", "COR"}) {
				t.Fatalf("%v is proposed by both", w)
			}
		}
	})
}

// Rule 10: bridges are between the Chair's office and delegations, even where the text is open.
func TestRule10ObserversLearnNothingOfABridgeButTheTextItBecomes(t *testing.T) {
	d, a, b, _ := sea(t)
	put := editor.PutBridge{Paragraph: "p1", Version: 1, Text: "States should maintain their charts and hear the experts every year.", Amendments: []string{a, b}, Note: "Quietly."}
	before := d.r
	d.does(chair, put)
	observer := NewView(d.r, access.Who{Audience: editor.AudienceObservers})
	if len(observer.Snapshot("c").Bridges) > 0 {
		t.Error("an observer has a bridge in its snapshot")
	}
	at := time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)
	events, err := editor.Decide(before, "r", chair, "again", put, at)
	if err != nil {
		t.Fatal(err)
	}
	if changed := observer.Changed(Touches(before, d.r, events)); len(changed.Bridges) > 0 {
		t.Error("an observer has a bridge in a frame")
	}
	if _, told := observer.Describe(events); told {
		t.Error("an observer is told of a bridge")
	}
	if _, told := observer.Step("p1", events); told {
		t.Error("an observer reads of a bridge in the history")
	}
	delegation := NewView(d.r, access.Who{Audience: editor.AudienceDelegations})
	if list := delegation.Snapshot("c").Bridges; len(list) != 1 || list[0].Note != "Quietly." {
		t.Errorf("a delegation has %v", list)
	}
}

// What is computed while a bridge is written is what it would be.
func TestWhatABridgeIsSoFarIsWhatItWouldBe(t *testing.T) {
	d, a, b, c := sea(t)
	view := NewView(d.r, access.Who{Audience: editor.AudienceChair})
	made, err := view.Bridging("p1", BridgingRequest{Version: 1, Text: "States should maintain all their charts and hear the experts every year."})
	if err != nil || made.Problem != "" {
		t.Fatalf("%v, %q", err, made.Problem)
	}
	var text strings.Builder
	clusters := 0
	for _, s := range made.Segments {
		text.WriteString(s.Text)
		if len(s.Alternatives) > 0 {
			clusters++
		}
	}
	if text.String() != "States keep their charts and hear the experts every year." || clusters != 2 {
		t.Errorf("%d clusters in %v", clusters, made.Segments)
	}
	how := map[string]BridgeMeets{}
	for _, m := range made.Meets {
		how[m.Amendment] = m
	}
	if how[a].How != editor.MeetsNot || how[b].How != editor.MeetsWhole || how[c].How != editor.MeetsPartly || how[b].Becomes != editor.AnswerReflected || how[a].Becomes != "" {
		t.Errorf("it meets %+v", made.Meets)
	}
	if len(how[c].Left) == 0 || len(made.Conflicts) != 1 || !slices.Contains(made.Conflicts[0].Amendments, a) {
		t.Errorf("left of DEL's is %v, in conflict are %v", how[c].Left, made.Conflicts)
	}
	d.does(chair, editor.PutBridge{Paragraph: "p1", Version: 1, Text: made.Text, Amendments: []string{a, b, c}})
	put := NewView(d.r, access.Who{Audience: editor.AudienceChair}).Bridge(d.bridge())
	if fmt.Sprint(put.Meets) != fmt.Sprint(made.Meets) || fmt.Sprint(put.Words) != fmt.Sprint(made.Words) {
		t.Errorf("put, it is %+v; was %+v", put, made)
	}
	for text, problem := range map[string]string{" ": "A bridge has words.", "States keep their charts and hear the experts every year.": "It is the text as it stands."} {
		if made, _ := view.Bridging("p1", BridgingRequest{Version: 1, Text: text}); made.Problem != problem {
			t.Errorf("%q: %q", text, made.Problem)
		}
	}
	if _, err := view.Bridging("p1", BridgingRequest{Version: 1, Text: "bad\x07"}); err == nil {
		t.Error("a control character is no problem")
	}
}
