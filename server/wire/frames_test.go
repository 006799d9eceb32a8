// frames_test.go holds frames and snapshots against each other: whoever follows the frames has what
// a fresh snapshot would give, and whoever gets no frame has missed nothing.

package wire

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"adref/editor"
	"adref/server/access"
)

// screen is a client: a snapshot, and what frames replaced in it by id.
type screen struct{ Snapshot }

func (s *screen) apply(c Changed) {
	if c.Delegations != nil {
		s.Delegations = c.Delegations
	}
	for _, p := range c.Paragraphs {
		if i := slices.IndexFunc(s.Paragraphs, func(was Paragraph) bool { return was.ID == p.ID }); i >= 0 {
			s.Paragraphs[i] = p
			continue
		}
		at := slices.IndexFunc(s.Paragraphs, func(before Paragraph) bool { return before.ID == p.After })
		s.Paragraphs = slices.Insert(s.Paragraphs, at+1, p)
	}
	for _, a := range c.Amendments {
		if i := slices.IndexFunc(s.Amendments, func(was Amendment) bool { return was.ID == a.ID }); i >= 0 {
			s.Amendments[i] = a
		} else {
			s.Amendments = append(s.Amendments, a)
		}
	}
	for _, o := range c.Objections {
		if i := slices.IndexFunc(s.Objections, func(was Objection) bool { return was.ID == o.ID }); i >= 0 {
			s.Objections[i] = o
		} else {
			s.Objections = append(s.Objections, o)
		}
	}
	for _, st := range c.Statements {
		if i := slices.IndexFunc(s.Statements, func(was Statement) bool { return was.ID == st.ID }); i >= 0 {
			s.Statements[i] = st
		} else {
			s.Statements = append(s.Statements, st)
		}
	}
	if c.Report != nil {
		s.Report = *c.Report
	}
	if c.Edits != nil {
		s.Edits = c.Edits
	}
	if c.Corrigenda != nil {
		s.Corrigenda = c.Corrigenda
	}
	s.Report.Words = 0
	for _, p := range s.Paragraphs {
		s.Report.Words += len(strings.Fields(p.Text))
	}
}

// written is a snapshot as it travels, its objections in an order of their own: they are a set. The
// symbol is left out: where a revision that the reader may not read replaced it, the one before is
// no longer known (see View.mastheadOf).
func (s screen) written() string {
	s.Report.Masthead.Symbol = ""
	s.Objections = slices.SortedFunc(slices.Values(s.Objections), func(a, b Objection) int { return strings.Compare(a.ID, b.ID) })
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetIndent("", " ")
	if err := e.Encode(s.Snapshot); err != nil {
		panic(err)
	}
	return b.String()
}

func load(r *editor.Report, audience editor.Audience) screen {
	return screen{NewView(r, access.Who{Audience: audience}).Snapshot("")}
}

func TestWhoeverFollowsTheFramesHasWhatAFreshSnapshotGives(t *testing.T) {
	applied, loaded, silent := 0, 0, 0
	rapid.Check(t, func(t *rapid.T) {
		g := newGame(t, &game{})
		screens := map[editor.Audience]screen{}
		for _, a := range access.Audiences {
			screens[a] = load(g.r, a)
		}
		for range rapid.IntRange(10, 60).Draw(t, "length") {
			by, c := g.command()
			before := g.r
			events := g.decide(by, c)
			if events == nil {
				continue
			}
			readers := access.Readers(before, g.r, events)
			touched := Touches(before, g.r, events)
			for _, a := range access.Audiences {
				fresh := load(g.r, a)
				switch s := screens[a]; {
				case !slices.Contains(readers, a):
					silent++
					if got, want := s.written(), fresh.written(); got != want {
						t.Fatalf("%#v: %s are not told, and what they can load has changed:\n%s", c, a, firstDifference(got, want))
					}
				case touched.Anew:
					loaded++
					screens[a] = fresh
				default:
					applied++
					s.apply(roundTrip(t, NewView(g.r, access.Who{Audience: a}).Changed(touched)))
					if got, want := s.written(), fresh.written(); got != want {
						t.Fatalf("%#v: what %s have by their frames is not what they would load:\n%s", c, a, firstDifference(got, want))
					}
					screens[a] = s
				}
			}
		}
	})
	t.Logf("%d frames applied, %d loaded anew, %d withheld", applied, loaded, silent)
	if !t.Failed() && (applied == 0 || loaded == 0 || silent == 0) {
		t.Error("the random commands miss one of the three")
	}
}

// roundTrip is what arrives of what was sent.
func roundTrip(t *rapid.T, c Changed) (arrived Changed) {
	data, err := json.Marshal(c)
	if err == nil {
		err = json.Unmarshal(data, &arrived)
	}
	if err != nil {
		t.Fatal(err)
	}
	return arrived
}

func firstDifference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			from := max(0, i-8)
			return "has\n" + strings.Join(a[from:min(i+4, len(a))], "\n") + "\nwould load\n" + strings.Join(b[from:min(i+4, len(b))], "\n")
		}
	}
	return "one is longer"
}

// What was objected to a paragraph that has been left out is in no snapshot, and in no frame.
func TestAnObjectionToAParagraphThatWasLeftOutIsSentToNobody(t *testing.T) {
	r, _ := play(t, nil, append(append([]act{{chair, draftOf("One.", "Two.")}}, seats()...),
		act{delegate("ARV"), editor.Object{Paragraph: "p1", Version: 1, Kind: editor.ObjectionConditional, On: "p2"}},
		act{chair, editor.Revise{Paragraph: "p1", Version: 1, Text: ""}},
		act{chair, editor.Circulate{Name: "Zero draft", Audience: editor.AudienceDelegations}})...)
	after, all := play(t, r, act{chair, editor.Agree{Paragraphs: []editor.VersionName{{Paragraph: "p2", Version: 1}}}})
	changed := NewView(after, access.Who{Audience: editor.AudienceChair}).Changed(Touches(r, after, all[0]))
	if len(changed.Paragraphs) != 1 || len(changed.Objections) != 0 {
		t.Errorf("agreeing paragraph 2 changed %+v", changed)
	}
}
