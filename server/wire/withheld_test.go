// withheld_test.go looks for what is withheld in every byte that observers and the public can get
// while delegations negotiate.

package wire

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"adref/editor"
	"adref/server/access"
)

// everything is all that a reader can be sent of a report at one moment.
func everything(r *editor.Report, who access.Who, events []editor.Event, touched Touched) string {
	v := NewView(r, who)
	sent := []any{v.Snapshot("cursor"), v.Listing(), v.Changed(touched), Positions(r, "")}
	if event, ok := v.Describe(events); ok {
		sent = append(sent, event)
	}
	if f, ok := v.Fates(Live, r); ok {
		sent = append(sent, f)
	}
	if v.MayCompile() {
		var page strings.Builder
		v.Compilation(&page)
		sent = append(sent, page.String())
	}
	sides := []string{Live}
	for _, rev := range r.Revisions {
		sides = append(sides, rev.ID)
	}
	for _, from := range sides {
		for _, to := range sides {
			if c, ok := v.Compare(from, to); ok {
				sent = append(sent, c)
			}
		}
		if draft, numbers, ok := v.Text(from); ok {
			sent = append(sent, draft, numbers)
		}
	}
	for _, id := range r.Order {
		if step, ok := v.Step(id, events); ok {
			sent = append(sent, step)
		}
	}
	record := v.Record()
	record.Add(v, start, events)
	var written strings.Builder
	record.Text(&written)
	sent = append(sent, written.String())
	data, err := json.Marshal(sent)
	if err != nil {
		panic(err)
	}
	return string(data)
}

var marks = regexp.MustCompile(`zq\d+z`)

// allowed is every marked word of what was circulated to an audience.
func allowed(r *editor.Report, who access.Who) map[string]bool {
	words, symbol := map[string]bool{}, ""
	for _, in := range r.Inputs {
		if !in.Sealed && access.May(who, access.ReadInput, access.Subject{Report: r, Input: in}) {
			for _, word := range marks.FindAllString(in.Title+in.Text, -1) {
				words[word] = true
			}
		}
	}
	for _, rev := range r.Revisions {
		if rev.Symbol != "" {
			symbol = rev.Symbol // and the next keeps it, unless it has its own
		}
		if !access.May(who, access.ReadRevision, access.Subject{Report: r, Revision: rev}) {
			continue
		}
		circulated := []string{rev.Name, symbol, rev.Letter}
		for _, e := range rev.Entries {
			circulated = append(circulated, r.TextOf(e))
		}
		for _, n := range rev.NewTexts {
			circulated = append(circulated, n.Text)
		}
		for _, word := range marks.FindAllString(strings.Join(circulated, " "), -1) {
			words[word] = true
		}
	}
	allowClosing(words, r, who)
	return words
}

// Trial A20.
func TestNoByteOfWhatIsWithheldReachesObserversOrThePublic(t *testing.T) {
	looked, found := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		g := newGame(t, &game{marked: true, closed: true})
		for range rapid.IntRange(10, 50).Draw(t, "length") {
			by, c := g.command()
			before := g.r
			events := g.decide(by, c)
			if events == nil {
				continue
			}
			for _, audience := range []editor.Audience{editor.AudienceObservers, editor.AudiencePublic} {
				who := access.Who{Audience: audience}
				if slices.Contains(access.Readers(before, g.r, events), audience) {
					if !circulates(c) && !publishes(g.r, c) && !g.annexes(audience, events) {
						t.Fatalf("%s are told of %#v", audience, c)
					}
				}
				sent := everything(g.r, who, events, Touches(before, g.r, events))
				looked++
				may := allowed(g.r, who)
				found += len(may)
				for _, word := range marks.FindAllString(sent, -1) {
					if !may[word] {
						t.Fatalf("after %#v %s are sent %q in\n%s", c, audience, word, sent)
					}
				}
				forbidden := []string{"Zwart", `"no":`, `"status"`, `"positions":"`, `"clusters"`, `"person"`, `"versions"`, `"logHash"`, "p-ARV", `"awaiting"`, `"asked"`, `"reach"`, `"calledAt"`}
				annexed, known := g.annexed(audience)
				for _, code := range append(slices.Clone(codes), "GRP") {
					if !slices.Contains(known, code) {
						forbidden = append(forbidden, `"`+code+`"`, "State of "+code)
					}
				}
				if len(annexed) == 0 {
					forbidden = append(forbidden, `"madeAt"`)
				}
				for _, id := range g.r.Statements() {
					if !slices.Contains(annexed, id) {
						forbidden = append(forbidden, id)
					}
				}
				forbidden = append(append(forbidden, g.r.AmendmentIDs()...), append(slices.Clone(g.objections), g.unpublished()...)...)
				for _, words := range forbidden {
					if strings.Contains(sent, words) {
						t.Fatalf("after %#v %s are sent %q in\n%s", c, audience, words, sent)
					}
				}
			}
		}
	})
	if looked == 0 || found == 0 {
		t.Error("nothing was circulated, so nothing was looked for")
	}
}

// play decides commands one after the other, each of which must be accepted.
func play(t *testing.T, r *editor.Report, acts ...act) (*editor.Report, [][]editor.Event) {
	t.Helper()
	var all [][]editor.Event
	for i, a := range acts {
		events, err := editor.Decide(r, "r", a.by, fmt.Sprintf("%d-%d", i, len(acts)), a.c, start)
		if err == nil {
			r, err = editor.ApplyAll(r, events)
		}
		if err != nil {
			t.Fatalf("%#v: %v", a.c, err)
		}
		all = append(all, events)
	}
	return r, all
}

type act struct {
	by editor.Actor
	c  editor.Command
}

func draftOf(texts ...string) editor.Create {
	d := editor.Draft{Masthead: editor.Masthead{Title: "Draft report", Symbol: "H/L.1"}}
	for i, text := range texts {
		d.Elements = append(d.Elements, editor.Element{ID: fmt.Sprint("p", i+1), Kind: editor.KindParagraph, Marker: editor.MarkerArabic, Text: text})
	}
	return editor.Create{Draft: d}
}

func seats() []act {
	var acts []act
	for _, code := range codes {
		acts = append(acts, act{chair, editor.Seat{Delegation: editor.Delegation{Code: code, Name: "State of " + code, Kind: editor.KindState}}})
	}
	return acts
}

func TestACirculatedTextCountsOnlyTheVersionsItsReadersHaveSeen(t *testing.T) {
	r, _ := play(t, nil, act{chair, draftOf("One.", "Two.")},
		act{chair, editor.Circulate{Name: "Zero draft", Audience: editor.AudiencePublic}},
		act{chair, editor.Revise{Paragraph: "p1", Version: 1, Text: "One a."}}, act{chair, editor.Revise{Paragraph: "p1", Version: 2, Text: "One b."}},
		act{chair, editor.Circulate{Name: "CRP", Audience: editor.AudienceDelegations, Symbol: "H/CRP.1", Letter: "For delegations."}},
		act{chair, editor.Revise{Paragraph: "p1", Version: 3, Text: "One c."}},
		act{chair, editor.Circulate{Name: "Rev.1", Audience: editor.AudienceObservers, Symbol: "H/L.1/Rev.1"}})
	for audience, want := range map[editor.Audience]string{editor.AudienceObservers: "One c. 2, Two. 1, H/L.1/Rev.1", editor.AudiencePublic: "One. 1, Two. 1, H/L.1"} {
		s := NewView(r, access.Who{Audience: audience}).Snapshot("")
		got := fmt.Sprintf("%s %d, %s %d, %s", s.Paragraphs[0].Text, s.Paragraphs[0].Version, s.Paragraphs[1].Text, s.Paragraphs[1].Version, s.Report.Masthead.Symbol)
		if got != want {
			t.Errorf("%s read %q, not %q", audience, got, want)
		}
	}
}

func TestObserversOfAnOpenTextLearnNoNamesOfWithheldRevisionsNorAmendmentNumbers(t *testing.T) {
	r, all := play(t, nil, append(append([]act{{chair, draftOf("One.", "Two.")}}, seats()...),
		act{chair, editor.Set{Observers: editor.VisibleOpen}},
		act{chair, editor.Circulate{Name: "Zero draft", Audience: editor.AudienceObservers}},
		act{chair, editor.Circulate{Name: "Secret", Letter: "Hush", Audience: editor.AudienceDelegations}},
		act{delegate("ARV"), editor.Amend{Kind: editor.AmendRevise, Paragraph: "p1", Version: 1, Text: "One a."}},
		act{delegate("COR"), editor.Object{Paragraph: "p1", Version: 1, Kind: editor.ObjectionPlain}})...)
	who := access.Who{Audience: editor.AudienceObservers}
	for _, events := range all {
		sent := everything(r, who, events, Touches(r, r, events))
		for _, words := range []string{"Secret", "Hush", `"no":`, "Zwart"} {
			if strings.Contains(sent, words) {
				t.Errorf("observers are sent %q in %s", words, sent)
			}
		}
		if !strings.Contains(sent, "One a.") {
			t.Error("observers are not sent the amendment")
		}
	}
	s := NewView(r, who).Snapshot("")
	if s.Amendments[0].Revision != "Zero draft" || s.Objections[0].Revision != "Zero draft" {
		t.Errorf("it was filed when %q, and objected when %q, was the latest that observers know", s.Amendments[0].Revision, s.Objections[0].Revision)
	}
}
