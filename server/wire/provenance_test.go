// provenance_test.go tries where each word of a version is said to come from.

package wire

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"adref/editor"
	"adref/server/access"
)

func origins(t *testing.T, v *View, paragraph string, version, since int) string {
	t.Helper()
	whole, ok, err := v.Version(t.Context(), paragraph, version, since)
	if err != nil || !ok {
		t.Fatalf("version %d of %s: %v, %v", version, paragraph, ok, err)
	}
	var list []string
	for _, w := range whole.Words {
		o := whole.Origins[w.Origin]
		said := fmt.Sprintf("%s:%s%d %s", strings.TrimSpace(w.Text), o.Number, o.Version, o.Revision)
		for i, by := range o.By {
			said += " " + by
			if i < len(o.Amendments) {
				said += fmt.Sprintf(" no. %d", o.Amendments[i].No)
			}
		}
		list = append(list, strings.TrimSpace(said))
	}
	return strings.Join(list, " | ")
}

func TestEveryWordOfAVersionSaysWhichVersionRevisionDelegationAndAmendmentItCameFrom(t *testing.T) {
	r, all := play(t, nil, append(append([]act{{chair, draftOf("States keep charts.")}}, seats()...),
		act{chair, editor.Circulate{Name: "Zero draft", Audience: editor.AudienceDelegations}},
		act{delegate("ARV"), editor.Amend{Kind: editor.AmendRevise, Paragraph: "p1", Version: 1, Text: "States keep exact charts."}},
		act{delegate("COR"), editor.Amend{Kind: editor.AmendRevise, Paragraph: "p1", Version: 1, Text: "States keep charts and lights."}})...)
	made := func(n int) editor.Take {
		return editor.Take{Amendment: editor.Made(all[len(all)-n])[0], How: editor.AnswerReflected}
	}
	r, _ = play(t, r, act{chair, editor.Revise{Paragraph: "p1", Version: 1, Text: "States keep exact charts and lights.", Takes: []editor.Take{made(2), made(1)}}},
		act{chair, editor.Circulate{Name: "Rev.1", Audience: editor.AudienceDelegations}},
		act{chair, editor.Revise{Paragraph: "p1", Version: 2, Text: "All States keep exact charts and lights."}})
	v := NewView(r, access.Who{Audience: editor.AudienceDelegations})
	want := "All:3 | States keep:1 Zero draft | exact:2 Rev.1 ARV no. 1 | charts:1 Zero draft | and lights:2 Rev.1 COR no. 2 | .:1 Zero draft"
	if got := origins(t, v, "p1", 3, 0); got != want {
		t.Errorf("%s\nnot\n%s", got, want)
	}
	whole, _, _ := v.Version(t.Context(), "p1", 3, 1)
	if whole.Ops.Before() != "States keep charts." || whole.Ops.After() != "All States keep exact charts and lights." || len(whole.OpsBy) != len(whole.Ops) {
		t.Errorf("since version 1: %+v", whole)
	}
	back, _, _ := v.Version(t.Context(), "p1", 1, 3)
	if back.Ops.Before() != "All States keep exact charts and lights." || back.OpsBy != nil {
		t.Errorf("back to version 1: %+v", back)
	}
	for _, name := range [][2]int{{0, 0}, {4, 0}, {-1, 0}, {3, 4}, {3, -1}} {
		if _, ok, err := v.Version(t.Context(), "p1", name[0], name[1]); ok || err != nil {
			t.Errorf("version %d since %d is there", name[0], name[1])
		}
	}
	for _, audience := range []editor.Audience{editor.AudienceObservers, editor.AudiencePublic} {
		if _, ok, _ := NewView(r, access.Who{Audience: audience}).Version(t.Context(), "p1", 1, 0); ok {
			t.Errorf("%s read the versions of a text that is not open to them", audience)
		}
	}
	r, _ = play(t, r, act{chair, editor.Set{Observers: editor.VisibleOpen}})
	if got := origins(t, NewView(r, access.Who{Audience: editor.AudienceObservers}), "p1", 3, 0); strings.Contains(got, "no. 1") || !strings.Contains(got, "exact:2  ARV") {
		t.Errorf("observers are told %s", got)
	}
}

func TestAPartSaysWhichWordsItHadBeforeTheSplit(t *testing.T) {
	r, _ := play(t, nil, act{chair, draftOf("One here. Two there.")})
	r, all := play(t, r, act{chair, editor.Split{Paragraph: "p1", Version: 1, Parts: []string{"One here.", "And two there."}}})
	part := editor.Made(all[0])[0]
	if got, want := origins(t, NewView(r, access.Who{Audience: editor.AudienceChair}), part, 1, 0), "And two:1 | there.:11"; got != want {
		t.Errorf("%s, not %s", got, want)
	}
}

func TestTheWordsOfAVersionTogetherAreItsText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g, _, _ := remembered(t)
		v := NewView(g.r, access.Who{Audience: editor.AudienceDelegations})
		for _, id := range g.r.Order {
			p, _ := g.r.Paragraph(id)
			whole, ok, err := v.Version(t.Context(), id, p.Current(), 1)
			if !ok || err != nil {
				t.Fatalf("%s: %v, %v", id, ok, err)
			}
			text := ""
			for _, w := range whole.Words {
				text += w.Text
			}
			first, _ := p.TextOf(1)
			if text != p.Text() || whole.Ops.Before() != first || whole.Ops.After() != p.Text() {
				t.Fatalf("%s reads %q and leads from %q to %q, not %q and %q", id, text, whole.Ops.Before(), whole.Ops.After(), first, p.Text())
			}
		}
	})
}
