// moments_test.go looks back at reports: what is shown of a moment, and what two moments differ in.

package wire

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"adref/editor"
	"adref/server/access"
)

// remembered plays a random negotiation, observers being let in and out, and keeps every moment.
func remembered(t *rapid.T) (g *game, moments []Past, readers [][]editor.Audience) {
	g = newGame(t, &game{marked: true})
	for len(moments) == 0 || rapid.IntRange(0, 30).Draw(t, "more") > 0 {
		by, c := g.command()
		if g.odds(6) {
			by, c = chair, editor.Set{Observers: rapid.SampledFrom([]editor.Visibility{editor.VisibleOpen, editor.VisibleCirculated}).Draw(t, "observers"),
				Positions: rapid.SampledFrom([]editor.Openness{editor.PositionsChair, editor.PositionsDelegations}).Draw(t, "positions")}
		}
		before := g.r
		if events := g.decide(by, c); events != nil {
			moments = append(moments, Past{Name: MomentName(g.at, 1), At: g.at, Place: int64(len(moments) + 1), Report: g.r, Events: events})
			readers = append(readers, access.Readers(before, g.r, events))
		}
	}
	return g, moments, readers
}

// Rule 10, looking back.
func TestAMomentShowsNoWordThatItsReadersCouldNotReadThenOrMayNotReadToday(t *testing.T) {
	shown, words := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		g, moments, readers := remembered(t)
		for _, audience := range access.Audiences {
			who := access.Who{Audience: audience}
			today := NewView(g.r, who)
			var before *Past
			then := ""
			for i, m := range moments {
				if !slices.Contains(readers[i], audience) || !Tells(who, m.Report, g.r, m.Events) {
					continue
				}
				told, ok := today.Moment(before, m)
				if !ok {
					t.Fatalf("%s are told nothing of a moment that tells them something", audience)
				}
				data, err := json.Marshal(told)
				if err != nil {
					t.Fatal(err)
				}
				was := then
				then = everything(m.Report, who, m.Events, Touched{})
				shown++
				for _, word := range marks.FindAllString(string(data), -1) {
					words++
					if !strings.Contains(was+then, word) {
						t.Fatalf("%s could not read %q at %s, and are shown it:\n%s", audience, word, m.Name, data)
					}
				}
				if may := allowed(g.r, who); !access.May(who, access.ReadLive, access.Subject{Report: g.r}) {
					for _, word := range marks.FindAllString(string(data), -1) {
						if !may[word] {
							t.Fatalf("%s may not read %q today, and are shown it at %s:\n%s", audience, word, m.Name, data)
						}
					}
				}
				before = &moments[i]
			}
		}
	})
	if shown == 0 || words == 0 {
		t.Error("no moment showed anything")
	}
}

func TestTheDifferenceOfTwoMomentsLeadsFromOneTextToTheOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g, moments, _ := remembered(t)
		v := NewView(g.r, access.Who{Audience: editor.AudienceDelegations})
		drawn := func(label string) Past { return moments[rapid.IntRange(0, len(moments)-1).Draw(t, label)] }
		from, to := drawn("from"), drawn("to")
		v = v.Beside(from, to)
		c, ok := v.Compare(from.Name, to.Name)
		if !ok {
			t.Fatal("two moments cannot be compared")
		}
		var got, want, began []string
		var left string
		for _, p := range c.Pairs {
			if text := p.Ops.After(); text != "" {
				got = append(got, text)
			}
			left += p.Ops.Before()
		}
		for _, e := range v.textAt(to).entries {
			if text := v.textOf(e); text != "" {
				want = append(want, text)
			}
		}
		for _, e := range v.textAt(from).entries {
			began = append(began, v.textOf(e))
		}
		if !slices.Equal(got, want) {
			t.Fatalf("from %s to %s the second text reads\n%q\nnot\n%q", from.Name, to.Name, got, want)
		}
		// Every letter of the first text is there, whatever was moved, split or merged.
		counted := func(s string) (n [256]int) {
			for i := range len(s) {
				n[s[i]]++
			}
			n['\n'], n[' '] = 0, 0 // between what was split or merged
			return n
		}
		if counted(left) != counted(strings.Join(began, "")) {
			t.Fatalf("from %s to %s the first text reads\n%q\nnot\n%q", from.Name, to.Name, left, began)
		}
	})
}

func TestWhatIsMergedLaterIsNotSaidToBeMergedInTextsOfBefore(t *testing.T) {
	r, _ := play(t, nil, act{chair, draftOf("One.", "Two.", "Three.")}, act{chair, editor.Circulate{Name: "Zero draft", Audience: editor.AudienceDelegations}},
		act{chair, editor.Revise{Paragraph: "p1", Version: 1, Text: "One here."}}, act{chair, editor.Circulate{Name: "Rev.1", Audience: editor.AudienceDelegations}})
	early := r
	r, _ = play(t, r, act{chair, editor.Merge{Paragraphs: []editor.VersionName{{Paragraph: "p1", Version: 2}, {Paragraph: "p2", Version: 1}}, Text: "One here. Two."}},
		act{chair, editor.Circulate{Name: "Rev.2", Audience: editor.AudienceDelegations}})
	want := "revised 1>1 \"One.\">\"One here.\" by the Chair\nsame 2>2 \"Two.\">\"Two.\"\nsame 3>3 \"Three.\">\"Three.\""
	v := NewView(r, access.Who{Audience: editor.AudienceDelegations}).Beside(Past{Name: "then", At: start, Place: 5, Report: early})
	for _, to := range []string{r.Revisions[1].ID, "then"} {
		if got := compared(t, v, r.Revisions[0].ID, to); got != want {
			t.Errorf("from Zero draft to %s:\n%s\nnot\n%s", to, got, want)
		}
	}
	if got := compared(t, v, "then", Live); !strings.Contains(got, "merged 1>1") {
		t.Errorf("from before the merge to the live text:\n%s", got)
	}
}

func TestAMomentMarksWhatItChangedAndSaysWhereEachParagraphStood(t *testing.T) {
	r, _ := play(t, nil, act{chair, draftOf("One.", "Two.")})
	first := Past{Name: "a", At: start, Place: 1, Report: r}
	r, all := play(t, r, act{chair, editor.Revise{Paragraph: "p1", Version: 1, Text: "One here."}})
	second := Past{Name: "b", At: start, Place: 2, Report: r, Events: all[0]}
	r, all = play(t, r, act{chair, editor.Agree{Paragraphs: []editor.VersionName{{Paragraph: "p2", Version: 1}}}})
	third := Past{Name: "c", At: start, Place: 3, Report: r, Events: all[0]}
	r, all = play(t, r, append(seats(), act{delegate("ARV"), editor.Amend{Kind: editor.AmendRevise, Paragraph: "p1", Version: 2, Text: "One over here."}})...)
	r, _ = play(t, r, act{chair, editor.Revise{Paragraph: "p1", Version: 2, Text: "One over here.", Takes: []editor.Take{{Amendment: editor.Made(all[len(all)-1])[0], How: editor.AnswerReflected}}}})
	v := NewView(r, access.Who{Audience: editor.AudienceDelegations})
	said := func(before *Past, m Past) string {
		told, ok := v.Moment(before, m)
		if !ok {
			t.Fatal("nothing is told of it")
		}
		var list []string
		for _, p := range told.Text.Pairs {
			list = append(list, fmt.Sprintf("%s %s %q by %q", p.Change, p.Status, p.Ops.After(), p.By))
		}
		return told.Event.Type + ": " + strings.Join(list, ", ")
	}
	if got, want := said(&first, second), `paragraph_revised: revised open "One here." by [""], same open "Two." by []`; got != want {
		t.Errorf("%s, not %s", got, want)
	}
	if got, want := said(&second, third), `paragraph_agreed: same open "One here." by [], same agreed "Two." by []`; got != want {
		t.Errorf("%s, not %s", got, want)
	}
}

func TestWordsThatAreSealedTodayDoNotStandInTheRollingTextOfAnEarlierMoment(t *testing.T) {
	r, all := play(t, nil, append(append([]act{{chair, draftOf("One.", "Two.")}}, seats()...),
		act{chair, editor.Set{Mode: editor.ModeRollingText}},
		act{delegate("ARV"), editor.Amend{Kind: editor.AmendRevise, Paragraph: "p1", Version: 1, Text: "One unsaid."}},
		act{delegate("COR"), editor.Amend{Kind: editor.AmendInsertAfter, Paragraph: "p1", Version: 1, Text: "Unsaid too."}})...)
	then := Past{Name: "then", At: start, Place: 6, Report: r, Events: all[len(all)-1]}
	made := func(n int) string { return editor.Made(all[len(all)-n])[0] }
	text := func(r *editor.Report, audience editor.Audience) string {
		told, ok := NewView(r, access.Who{Audience: audience}).Moment(nil, then)
		if !ok {
			t.Fatal("nothing is told of it")
		}
		data, _ := json.Marshal(told)
		return string(data)
	}
	if got := text(r, editor.AudienceDelegations); !strings.Contains(got, "unsaid") || !strings.Contains(got, "Unsaid too") {
		t.Fatalf("before they are sealed: %s", got)
	}
	a, b := made(2), made(1)
	r, _ = play(t, r, act{delegate("ARV"), editor.Withdraw{Amendment: a}}, act{delegate("COR"), editor.Withdraw{Amendment: b}},
		act{chair, editor.Seal{Decision: "The group decided so.", Words: editor.Words{Amendments: []string{a, b}}}})
	if got := text(r, editor.AudienceDelegations); strings.Contains(strings.ToLower(got), "unsaid") {
		t.Errorf("delegations read what is sealed: %s", got)
	}
	if got := text(r, editor.AudienceChair); !strings.Contains(got, "unsaid") || !strings.Contains(got, "Unsaid too") {
		t.Errorf("the Chair does not read what is sealed: %s", got)
	}
}

func TestTheNameOfAMomentIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		at := time.Unix(rapid.Int64Range(0, 1<<33).Draw(t, "second"), 1000*rapid.Int64Range(0, 999_999).Draw(t, "microsecond")).UTC()
		nth := rapid.IntRange(1, 1000).Draw(t, "nth")
		got, which, ok := ReadMomentName(MomentName(at, nth))
		if !ok || !got.Equal(at) || which != nth {
			t.Fatalf("%v, %d is read back from %s as %v, %d, %v", at, nth, MomentName(at, nth), got, which, ok)
		}
	})
	for _, name := range []string{"", "live", "17", "20260302", "20260302T090000", "20260302T090000Z-", "20260302T090000Z-1", "20260302T090000Z-+2", "20260302T090000Z-02", "20261302T090000Z", "2026-03-02T09:00:00Z"} {
		if _, _, ok := ReadMomentName(name); ok {
			t.Errorf("%q is read as the name of a moment", name)
		}
	}
}
