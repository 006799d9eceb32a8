// outside_test.go is what is shown of a revision from outside before it is confirmed: it is what then is.

package wire

import (
	"slices"
	"testing"

	"adref/editor"
	"adref/server/access"
)

func outsideElement(text string) editor.Element {
	return editor.Element{Kind: editor.KindParagraph, Marker: editor.MarkerArabic, Text: text}
}

func TestWhatARevisionFromOutsideWouldDoIsShownBeforeAndIsThenDone(t *testing.T) {
	arv, cor := delegate("ARV"), delegate("COR")
	r, _ := play(t, nil, act{chair, draftOf("States keep harbours.", "States keep charts.", "States keep watch.")},
		act{chair, editor.Seat{Delegation: editor.Delegation{Code: "ARV", Name: "Arvenia", Kind: editor.KindState}}},
		act{chair, editor.Seat{Delegation: editor.Delegation{Code: "COR", Name: "Corvia", Kind: editor.KindState}}})
	r, _ = play(t, r,
		act{chair, editor.Agree{Paragraphs: []editor.VersionName{{Paragraph: "p3", Version: 1}}}},
		act{arv, editor.Amend{Kind: editor.AmendInsertAfter, Text: "States sail."}},
		act{arv, editor.Amend{Kind: editor.AmendRevise, Paragraph: "p1", Version: 1, Text: "States keep all harbours."}},
		act{arv, editor.Amend{Kind: editor.AmendRevise, Paragraph: "p2", Version: 1, Text: "States keep all charts."}},
	)
	first := r.AmendmentIDs()[0]
	r, _ = play(t, r, act{cor, editor.TakePosition{Amendment: first, Position: editor.PositionCannotAccept}})
	v := NewView(r, access.Who{Audience: editor.AudienceChair})
	elements := []editor.Element{outsideElement("States sail."), outsideElement("States keep harbours clean."), outsideElement("States keep watch at night.")}
	o, load, err := v.OutsideOf(t.Context(), "Rev.2", elements, nil, chair, r.At)
	if err != nil || o.Refused != nil {
		t.Fatal(err, o.Refused)
	}
	shown := map[string]editor.Class{}
	var objecting []string
	for _, c := range o.Changes {
		objecting = append(objecting, c.Objections...)
		for _, a := range c.Amendments {
			shown[a.Amendment] = a.Class
		}
	}
	after, _ := play(t, r, act{chair, load})
	for _, id := range after.AmendmentIDs() {
		a, _ := after.Amendment(id)
		class := a.Class
		if a.State == editor.StateOvertaken {
			class = editor.ClassOvertaken
		}
		if shown[id] != class {
			t.Errorf("no. %d was shown as %q and is %q", a.No, shown[id], class)
		}
	}
	if shown[first] != editor.ClassOvertaken || !slices.Equal(objecting, []string{"COR"}) {
		t.Errorf("what inserts at the very beginning is shown as %q, objected to by %v", shown[first], objecting)
	}
	if len(o.Reopened) != 1 || o.Reopened[0] != (Named{"p3", "3"}) {
		t.Errorf("shown as reopened are %+v", o.Reopened)
	}
	if p, _ := after.Paragraph("p3"); after.Status(p) != editor.StatusOpen {
		t.Errorf("p3 is %s", after.Status(p))
	}
}
