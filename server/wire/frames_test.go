// frames_test.go holds frames and snapshots against each other: whoever follows the frames has what
// a fresh snapshot would give, and whoever gets no frame has missed nothing.

package wire

import (
	"bytes"
	"cmp"
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
	if c.Report != nil {
		s.Report = *c.Report
	}
	for _, k := range c.Packages {
		if i := slices.IndexFunc(s.Packages, func(was Package) bool { return was.ID == k.ID }); i >= 0 {
			s.Packages[i] = k
		} else {
			s.Packages = append(s.Packages, k)
		}
	}
	for _, p := range c.Paragraphs {
		s.Paragraphs = slices.DeleteFunc(s.Paragraphs, func(was Paragraph) bool { return p.Gone && was.ID == p.ID })
		if p.Gone {
			continue
		}
		if i := slices.IndexFunc(s.Paragraphs, func(was Paragraph) bool { return was.ID == p.ID }); i >= 0 {
			s.Paragraphs[i] = p
		} else {
			s.Paragraphs = append(s.Paragraphs, p)
		}
	}
	s.Paragraphs = inOrder(s.Paragraphs)
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
	s.Objections = slices.DeleteFunc(s.Objections, func(o Objection) bool { // to what has left the text
		left := func(id string) bool {
			return !slices.ContainsFunc(s.Paragraphs, func(p Paragraph) bool { return p.ID == id })
		}
		return o.Scope == "" && o.Paragraph != "" && left(o.Paragraph) && !slices.ContainsFunc(o.Also, func(id string) bool { return !left(id) })
	})
	s.Recorded = replaced(s.Recorded, c.Recorded, func(r Recorded) string { return r.ID })
	s.Submissions = replaced(s.Submissions, c.Submissions, func(s Submission) string { return s.ID })
	s.Inputs = replaced(s.Inputs, c.Inputs, func(in Input) string { return in.ID })
	if c.Report != nil {
		s.Report = *c.Report
	}
	s.Bridges = replaced(s.Bridges, c.Bridges, func(b Bridge) string { return b.ID })
	if c.Edits != nil {
		s.Edits = c.Edits
	}
	if c.Corrigenda != nil {
		s.Corrigenda = c.Corrigenda
	}
	s.Report.Words = 0
	for _, p := range s.Paragraphs {
		s.Report.Words += len(strings.Fields(cmp.Or(p.Rolling, p.Text)))
	}
}

// inOrder is the paragraphs in the order that their after says.
func inOrder(all []Paragraph) []Paragraph {
	next := map[string]Paragraph{}
	for _, p := range all {
		next[p.After] = p
	}
	ordered := []Paragraph{}
	for p, more := next[""]; more; p, more = next[p.ID] {
		ordered = append(ordered, p)
	}
	return ordered
}

// replaced is a list whose entities of the same id others took the place of.
func replaced[E any](list, fresh []E, id func(E) string) []E {
	for _, f := range fresh {
		if i := slices.IndexFunc(list, func(was E) bool { return id(was) == id(f) }); i >= 0 {
			list[i] = f
		} else {
			list = append(list, f)
		}
	}
	return list
}

// written is a snapshot as it travels, its objections and inputs in an order of their own: they are sets. The
// symbol is left out: where a revision that the reader may not read replaced it, the one before is
// no longer known (see View.mastheadOf).
func (s screen) written() string {
	s.Report.Masthead.Symbol = ""
	s.Objections = slices.SortedFunc(slices.Values(s.Objections), func(a, b Objection) int { return strings.Compare(a.ID, b.ID) })
	s.Inputs = slices.SortedFunc(slices.Values(s.Inputs), func(a, b Input) int { return strings.Compare(a.ID, b.ID) })
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
