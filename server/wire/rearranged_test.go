// rearranged_test.go is what readers see of moves, splits and merges: the concordance of two texts, whose
// words are whose across them, and the history of each paragraph.

package wire

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"adref/editor"
	"adref/server/access"
)

func names(ids ...string) (list []editor.VersionName) {
	for _, id := range ids {
		list = append(list, editor.VersionName{Paragraph: id, Version: 1})
	}
	return list
}

// told writes the pairs of a comparison with their marks.
func told(t *testing.T, r *editor.Report, from, to string) string {
	t.Helper()
	c, ok := NewView(r, access.Who{Audience: editor.AudienceChair}).Compare(from, to)
	if !ok {
		t.Fatal("not to be read")
	}
	var lines []string
	for _, p := range c.Pairs {
		line := fmt.Sprintf("%s %s>%s ", p.Change, strings.Join(append([]string{p.FromNumber}, p.FromAlso...), "+"), p.ToNumber)
		for i, op := range p.Ops {
			by := ""
			if p.OpsBy != nil && len(p.OpsBy[i]) > 0 {
				by = fmt.Sprint(p.OpsBy[i])
			}
			line += fmt.Sprintf("%c%s%s ", op.Kind, strings.ReplaceAll(op.Text, "\n", "/"), by)
		}
		lines = append(lines, strings.TrimSpace(line))
	}
	return strings.Join(lines, "\n")
}

// PRACTICE 16: what was split is not shown as all new, nor what was merged as deleted.
func TestAComparisonSaysWhatWasMovedSplitAndMerged(t *testing.T) {
	r, _ := play(t, nil, append([]act{{chair, draftOf("One here. And there.", "Two.", "Three.", "Four ships leave the old port.", "Five.")}}, seats()...)...)
	r, all := play(t, r, act{chair, editor.Circulate{Name: "Zero draft", Audience: editor.AudienceDelegations}},
		act{delegate("ARV"), editor.Amend{Kind: editor.AmendRevise, Paragraph: "p4", Version: 1, Text: "Four ships leave the old port now."}},
		act{chair, editor.Split{Paragraph: "p1", Version: 1, Parts: []string{"One here.", "And anywhere."}}})
	after := "p5"
	r, _ = play(t, r, act{chair, editor.Move{Paragraph: "p2", Version: 1, After: after}},
		act{chair, editor.Revise{Paragraph: "p4", Version: 1, Text: "Four ships leave the old port now.", Takes: []editor.Take{{Amendment: editor.Made(all[1])[0], How: editor.AnswerReflected}}}},
		act{chair, editor.Merge{Paragraphs: []editor.VersionName{{Paragraph: "p3", Version: 1}, {Paragraph: "p4", Version: 2}}, Text: "Three. Four ships leave the old port now."}},
		act{chair, editor.Circulate{Name: "Rev.1", Audience: editor.AudienceDelegations}})
	zero, one := r.Revisions[0].ID, r.Revisions[1].ID
	got := told(t, r, zero, one)
	for _, want := range []string{"split 1>1 =One here.", "split 1>2 ", "merged 3+4>3 =Three.", "Four ships leave the old port + now[ARV]", "same 5>4 =Five.", "moved 2>5 =Two."} {
		if !strings.Contains(got, want) {
			t.Errorf("from Zero draft to Rev.1 nothing says %q:\n%s", want, got)
		}
	}
	if live := told(t, r, zero, Live); live != got {
		t.Errorf("the live text is compared otherwise:\n%s\nand\n%s", live, got)
	}
	back := told(t, r, one, zero)
	for _, want := range []string{"merged 1+2>1 =One here.", "split 3>3 =Three.", "split 3>4 =Four ships leave the old port -", "same 4>5 =Five.", "moved 5>2 =Two."} {
		if !strings.Contains(back, want) {
			t.Errorf("back from Rev.1 nothing says %q:\n%s", want, back)
		}
	}
}

// PRACTICE 14: what every tool of the delegates' today gets wrong: who wrote a word is lost on the way.
func TestAPartKeepsWhoWroteItsWordsBeforeTheSplit(t *testing.T) {
	r, _ := play(t, nil, append([]act{{chair, draftOf("One here. And there the ships lie.")}}, seats()...)...)
	r, all := play(t, r, act{chair, editor.Circulate{Name: "Zero draft", Audience: editor.AudienceDelegations}},
		act{delegate("ARV"), editor.Amend{Kind: editor.AmendRevise, Paragraph: "p1", Version: 1, Text: "One here. And over there the ships lie."}})
	r, _ = play(t, r, act{chair, editor.Revise{Paragraph: "p1", Version: 1, Text: "One here. And over there the ships lie.", Takes: []editor.Take{{Amendment: editor.Made(all[1])[0], How: editor.AnswerReflected}}}},
		act{chair, editor.Split{Paragraph: "p1", Version: 2, Parts: []string{"One here.", "And over there the ships lie."}}})
	if got := told(t, r, r.Revisions[0].ID, Live); !strings.Contains(got, "over[ARV] = there the ships lie.") {
		t.Error(got)
	}
}

func TestTheHistoryOfEveryPartSaysWhereItCameFrom(t *testing.T) {
	r, _ := play(t, nil, append([]act{{chair, draftOf("One. Two.", "Three.")}}, seats()...)...)
	r, all := play(t, r, act{chair, editor.Split{Paragraph: "p1", Version: 1, Parts: []string{"One.", "Two."}}})
	part := editor.Made(all[0])[0]
	step := func(r *editor.Report, events []editor.Event, id string) Step {
		step, ok := NewView(r, access.Who{Audience: editor.AudienceChair}).Step(id, events)
		if !ok || !slices.Contains(Concerned(r, events), id) {
			t.Fatalf("%s has no step", id)
		}
		return step
	}
	if s := step(r, all[0], "p1"); s.Event.Kind != "" || s.Event.Parts != 2 || s.Event.Version != 2 || s.Ops.Before() != "One. Two." || s.Ops.After() != "One.\nTwo." {
		t.Errorf("of the first part: %+v", s)
	}
	if s := step(r, all[0], part); s.Event.Kind != "part" || s.Event.Elsewhere != "1" || s.Event.Version != 1 || s.Ops.After() != "Two." {
		t.Errorf("of the second part: %+v", s)
	}
	r, all = play(t, r, act{chair, editor.Merge{Paragraphs: names(part, "p2"), Text: "Two. Three."}})
	if s := step(r, all[0], part); s.Event.Kind != "" || s.Event.Parts != 2 || s.Ops.Before() != "Two.\nThree." {
		t.Errorf("of what keeps the id: %+v", s)
	}
	if s := step(r, all[0], "p2"); s.Event.Kind != "into" || s.Event.Elsewhere != "2" || s.Ops.Before() != "Three." {
		t.Errorf("of what was merged: %+v", s)
	}
	r, all = play(t, r, act{chair, editor.Move{Paragraph: part, Version: 2, After: ""}}, act{chair, editor.Restore{Paragraph: "p2", After: "p1"}})
	if s := step(r, all[0], part); s.Event.Type != "paragraph_moved" || s.Event.After != "" || len(s.Ops) > 0 {
		t.Errorf("of a move: %+v", s)
	}
	if s := step(r, all[1], "p2"); s.Ops.After() != "Three." || s.Event.Version != 2 {
		t.Errorf("of a restoring: %+v", s)
	}
}

func TestOfTwoThatChangedPlacesTheOneThatWasMovedIsSaidToHaveMoved(t *testing.T) {
	for moved, c := range map[string]editor.Move{
		"moved 1>2 =One.": {Paragraph: "p1", Version: 1, After: "p2"},
		"moved 2>1 =Two.": {Paragraph: "p2", Version: 1, After: ""},
	} {
		r, _ := play(t, nil, act{chair, draftOf("One.", "Two.")}, act{chair, editor.Circulate{Name: "Zero draft", Audience: editor.AudienceDelegations}}, act{chair, c})
		if got := told(t, r, r.Revisions[0].ID, Live); !strings.Contains(got, moved) || strings.Count(got, "moved") != 1 {
			t.Errorf("nothing says %q:\n%s", moved, got)
		}
	}
}

// PRACTICE 18: an amendment to what was merged away is an alternative to what took it in.
func TestTheAlternativesBehindOneToAMergedParagraphAreSentWhenItIsWithdrawn(t *testing.T) {
	revise := func(by, paragraph, text string) act {
		return act{delegate(by), editor.Amend{Kind: editor.AmendRevise, Paragraph: paragraph, Version: 1, Text: text}}
	}
	r, _ := table(t, revise("ARV", "p2", "Two ships."), revise("COR", "p1", "One ship."), revise("COR", "p2", "Two boats."))
	ids := r.AmendmentIDs()
	r, _ = play(t, r, act{chair, editor.Merge{Paragraphs: names("p1", "p2"), Text: "One. Two."}})
	for _, id := range ids {
		a, _ := r.Amendment(id)
		before := r
		after, events := play(t, r, act{delegate(a.Sponsor), editor.Withdraw{Amendment: id}})
		touched := Touches(before, after, events[0]).Amendments
		for _, other := range ids {
			if before.Floor().Name(other) != after.Floor().Name(other) && !slices.Contains(touched, other) {
				t.Errorf("%s is called %q, was %q, and nobody is told", other, after.Floor().Name(other), before.Floor().Name(other))
			}
		}
	}
}
