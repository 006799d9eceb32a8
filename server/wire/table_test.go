// table_test.go is packages, readings, what is parked or before the room, and what was taken back, as
// frames, events and comparisons tell of them. The random frames of frames_test.go do all of it too.

package wire

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"adref/diffing"
	"adref/editor"
	"adref/server/access"
)

// tableCommand is a random command of the Chair about the table, for games.
func (g *game) tableCommand(p *editor.Paragraph) editor.Command {
	other := g.paragraph()
	version := p.Current()
	bound, in := g.r.PackageOf(p.ID)
	switch rapid.IntRange(0, 12).Draw(g.T, "table") {
	case 0, 1, 2:
		if in {
			c := editor.Agree{}
			for _, id := range bound.Paragraphs {
				q, _ := g.r.Paragraph(id)
				c.Paragraphs = append(c.Paragraphs, editor.VersionName{Paragraph: id, Version: q.Current()})
			}
			return c
		}
		return editor.BindPackage{Name: fmt.Sprint("Package ", g.sent) + g.mark(), Note: g.reason(), Paragraphs: []string{p.ID, other.ID}}
	case 3:
		if in && g.odds(2) {
			return editor.DissolvePackage{Package: bound.ID, Reason: g.reason()}
		}
		if in {
			return editor.ReleaseFromPackage{Package: bound.ID, Paragraphs: []string{p.ID}}
		}
		if with, ok := g.r.PackageOf(other.ID); ok {
			return editor.AddToPackage{Package: with.ID, Paragraphs: []string{p.ID}}
		}
		return editor.Reopen{Paragraph: p.ID, Reason: g.reason()}
	case 4:
		return editor.OpenReading{Kind: rapid.SampledFrom([]editor.ReadingKind{editor.ReadingGeneral, editor.ReadingParagraphs, editor.ReadingParagraphs}).Draw(g.T, "reading"), Note: g.reason()}
	case 5:
		return editor.MarkRead{Paragraphs: []string{p.ID}}
	case 6:
		if _, parked := g.r.IsParked(p.ID); parked {
			return editor.TakeUp{Paragraph: p.ID}
		}
		return editor.Park{Paragraph: p.ID, Note: g.reason()}
	case 7, 8:
		if now, put := g.r.BeforeRoom(); put && g.odds(2) {
			return editor.WithdrawFromRoom{Paragraph: now.Paragraph}
		}
		return editor.PutToRoom{Paragraph: p.ID, Version: version, Note: g.reason()}
	case 9:
		id, _ := g.amendment(true)
		return editor.TakeBack{What: editor.TakeBackAnswer, Amendments: []string{id}, Reason: "In error." + g.mark()}
	case 10:
		return editor.TakeBack{What: editor.TakeBackAgreement, Paragraph: p.ID, Version: version, Reason: "In error." + g.mark()}
	case 11:
		return editor.TakeBack{What: editor.TakeBackReopening, Paragraph: p.ID, Version: version, Reason: "In error." + g.mark()}
	}
	return editor.TakeBack{What: editor.TakeBackRevision, Paragraph: p.ID, Version: version, Reason: "In error." + g.mark()}
}

func bind(ids ...string) editor.BindPackage {
	return editor.BindPackage{Name: "Finance", Note: "Both or neither.", Paragraphs: ids}
}

func agreeing(ids ...string) editor.Agree {
	c := editor.Agree{}
	for _, id := range ids {
		c.Paragraphs = append(c.Paragraphs, editor.VersionName{Paragraph: id, Version: 1})
	}
	return c
}

// sentOf is what a delegation is sent of the last act.
func sentOf(t *testing.T, r *editor.Report, a act) (Event, Changed) {
	t.Helper()
	after, all := play(t, r, a)
	v := NewView(after, access.Who{Audience: editor.AudienceDelegations})
	event, ok := v.Describe(all[0])
	if !ok {
		t.Fatal("delegations are not told")
	}
	return event, v.Changed(Touches(r, after, all[0]))
}

// Rule 12 and PRACTICE 11: the frame says of every paragraph of the package how it stands now.
func TestAFrameTellsOfAllThatIsBoundTogether(t *testing.T) {
	r, _ := play(t, nil, append(append([]act{{chair, draftOf("One.", "Two.", "Three.")}}, seats()...),
		act{chair, bind("p1", "p2")}, act{chair, agreeing("p1", "p2")})...)
	event, changed := sentOf(t, r, act{delegate("ARV"), editor.Object{Paragraph: "p1", Version: 1, Kind: editor.ObjectionPlain}})
	if event.Type != "objection_raised" || len(changed.Paragraphs) != 2 {
		t.Fatalf("%s changed %+v", event.Type, changed.Paragraphs)
	}
	for _, p := range changed.Paragraphs {
		if p.Status != editor.StatusContested {
			t.Errorf("paragraph %s is %s", p.ID, p.Status)
		}
	}
	event, changed = sentOf(t, r, act{chair, editor.Reopen{Paragraph: "p1", Reason: "Asked for."}})
	if len(event.Then) != 1 || event.Then[0].Package != "Finance" || event.Then[0].Number != "2" || len(changed.Paragraphs) != 2 {
		t.Errorf("reopened with %+v, changed %+v", event.Then, changed.Paragraphs)
	}
	event, changed = sentOf(t, r, act{chair, editor.DissolvePackage{Package: r.Packages[0].ID, Reason: "Agreed otherwise."}})
	if event.Package != "Finance" || event.Reason != "Agreed otherwise." || len(changed.Packages) != 1 || changed.Packages[0].DissolvedAt == nil {
		t.Errorf("dissolved: %+v, %+v", event, changed.Packages)
	}
}

func TestWhatIsBeforeTheRoomAndNextToBeReadIsOnTheHeadOfTheReport(t *testing.T) {
	r, _ := play(t, nil, append(append([]act{{chair, draftOf("One.", "Two.", "Three.")}}, seats()...),
		act{chair, editor.OpenReading{Kind: editor.ReadingGeneral}}, act{chair, editor.OpenReading{Kind: editor.ReadingParagraphs}},
		act{chair, editor.Park{Paragraph: "p1", Note: "After paragraph 2."}})...)
	put := act{chair, editor.PutToRoom{Paragraph: "p2", Version: 1, Note: "As read out."}}
	event, changed := sentOf(t, r, put)
	head := changed.Report
	if head == nil || head.Room == nil || head.Room.Paragraph != "p2" || head.Room.Version != 1 || head.Room.Note != "As read out." {
		t.Fatalf("head %+v", head)
	}
	if got := head.Reading; got == nil || got.No != 2 || got.Next != "p3" || got.Left != 2 {
		t.Errorf("reading %+v", got)
	}
	if event.Type != "paragraph_put" || event.Number != "2" || !changed.Paragraphs[0].Read {
		t.Errorf("%+v, %+v", event, changed.Paragraphs)
	}
	r, _ = play(t, r, put)
	if _, changed = sentOf(t, r, act{chair, agreeing("p2")}); changed.Report == nil || changed.Report.Room != nil {
		t.Errorf("after its agreement the head is %+v", changed.Report)
	}
	if _, changed = sentOf(t, r, act{chair, editor.Revise{Paragraph: "p2", Version: 1, Text: "New."}}); changed.Report == nil || changed.Report.Room != nil {
		t.Errorf("after a new version the head is %+v", changed.Report)
	}
	if _, changed = sentOf(t, r, act{chair, editor.OpenReading{Kind: editor.ReadingParagraphs}}); len(changed.Paragraphs) != 1 || changed.Paragraphs[0].Read {
		t.Errorf("in the next reading is read %+v", changed.Paragraphs)
	}
	snapshot := NewView(r, access.Who{Audience: editor.AudienceDelegations}).Snapshot("")
	if p := snapshot.Paragraphs[0].Parked; p == nil || p.Note != "After paragraph 2." {
		t.Errorf("parked %+v", p)
	}
}

// Trial A20: observers who read circulated texts learn of nothing that happens at the table.
func TestObserversOfCirculatedTextsLearnNothingOfTheTable(t *testing.T) {
	r, _ := play(t, nil, append([]act{{chair, draftOf("One.", "Two.")}}, seats()...)...)
	for _, c := range []editor.Command{bind("p1", "p2"), editor.OpenReading{Kind: editor.ReadingGeneral}, editor.Park{Paragraph: "p1"}, editor.PutToRoom{Paragraph: "p1", Version: 1}} {
		after, all := play(t, r, act{chair, c})
		if got := access.Readers(r, after, all[0]); !slices.Equal(got, []editor.Audience{editor.AudienceChair, editor.AudienceDelegations}) {
			t.Errorf("%s is read by %v", c.Type(), got)
		}
		snapshot := NewView(after, access.Who{Audience: editor.AudienceObservers}).Snapshot("")
		if len(snapshot.Packages) > 0 || snapshot.Report.Reading != nil || snapshot.Report.Room != nil {
			t.Errorf("%s: observers load %+v", c.Type(), snapshot)
		}
	}
}

// What was taken back is nobody's words in a comparison: those of the text before are whose they were.
func TestWordsAreWhoseTheyWereWhenAVersionIsTakenBack(t *testing.T) {
	r, all := play(t, nil, append(append([]act{{chair, draftOf("States keep charts.")}}, seats()...),
		act{chair, editor.Circulate{Name: "Zero draft", Audience: editor.AudienceDelegations}},
		act{delegate("ARV"), editor.Amend{Kind: editor.AmendRevise, Paragraph: "p1", Version: 1, Text: "States keep exact charts."}})...)
	arv := editor.Made(all[len(all)-1])[0]
	r, all = play(t, r, act{chair, editor.Revise{Paragraph: "p1", Version: 1, Text: "States keep exact charts.", Takes: []editor.Take{{Amendment: arv, How: editor.AnswerReflected}}}},
		act{delegate("COR"), editor.Amend{Kind: editor.AmendRevise, Paragraph: "p1", Version: 2, Text: "Charts are good."}})
	cor := editor.Made(all[1])[0]
	r, _ = play(t, r, act{chair, editor.Revise{Paragraph: "p1", Version: 2, Text: "Charts are good.", Takes: []editor.Take{{Amendment: cor, How: editor.AnswerReflected}}}},
		act{chair, editor.TakeBack{What: editor.TakeBackRevision, Paragraph: "p1", Version: 3, Reason: "In error."}})
	c, ok := NewView(r, access.Who{Audience: editor.AudienceDelegations}).Compare(r.Revisions[0].ID, Live)
	if !ok || len(c.Pairs) != 1 {
		t.Fatalf("%+v", c)
	}
	pair := c.Pairs[0]
	if pair.Ops.After() != "States keep exact charts." || !slices.Equal(pair.By, []string{"ARV"}) {
		t.Errorf("%v by %v", pair.Ops, pair.By)
	}
	for i, op := range pair.Ops {
		if op.Kind == diffing.Insert && !slices.Equal(pair.OpsBy[i], []string{"ARV"}) {
			t.Errorf("%q is by %v", op.Text, pair.OpsBy[i])
		}
	}
}

func TestAHistoryShowsWhatTakingAVersionBackDidToTheWords(t *testing.T) {
	r, _ := play(t, nil, append(append([]act{{chair, draftOf("States keep charts.")}}, seats()...),
		act{chair, editor.Revise{Paragraph: "p1", Version: 1, Text: "States keep exact charts."}})...)
	after, all := play(t, r, act{chair, editor.TakeBack{What: editor.TakeBackRevision, Paragraph: "p1", Version: 2, Reason: "In error."}})
	step, ok := NewView(after, access.Who{Audience: editor.AudienceDelegations}).Step("p1", all[0])
	if !ok || step.Event.Type != "revision_taken_back" || step.Event.Reason != "In error." || step.Ops.After() != "States keep charts." {
		t.Errorf("%t %+v", ok, step)
	}
}
