// expunging_model_test.go is rule 13 on random histories: words that were expunged are nowhere in the
// report nor in what stands in its log, and the facts without them make the same report.

package editor

import (
	"encoding/json"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"pgregory.net/rapid"
)

// tellers says of each fact that tells informal words the field that names what they are of, the fields
// they are in, and whose words a body names to have them.
var tellers = map[string]struct {
	id    string
	words []string
	named func(Words) []string
}{
	"amendment_filed":      {"amendment", []string{"reason"}, ofAmendments},
	"position_taken":       {"amendment", []string{"reason"}, ofAmendments},
	"submission_filed":     {"submission", []string{"title", "comment"}, func(w Words) []string { return w.Submissions }},
	"input_filed":          {"input", []string{"title", "text"}, func(w Words) []string { return w.Inputs }},
	"package_bound":        {"package", []string{"note"}, func(w Words) []string { return w.Packages }},
	"package_dissolved":    {"package", []string{"reason"}, func(w Words) []string { return w.Packages }},
	"reading_opened":       {"reading", []string{"note"}, func(w Words) []string { return w.Readings }},
	"silence_opened":       {"silence", []string{"note"}, func(w Words) []string { return w.Silences }},
	"silence_withdrawn":    {"silence", []string{"reason"}, func(w Words) []string { return w.Silences }},
	"paragraph_parked":     {"paragraph", []string{"note"}, aroundParagraphs},
	"paragraph_put":        {"paragraph", []string{"note"}, aroundParagraphs},
	"instructions_awaited": {"paragraph", []string{"reason"}, aroundParagraphs},
	"paragraph_reopened":   {"paragraph", []string{"reason"}, aroundParagraphs},
	"agreement_taken_back": {"paragraph", []string{"reason"}, aroundParagraphs},
	"reopening_taken_back": {"paragraph", []string{"reason"}, aroundParagraphs},
	"revision_taken_back":  {"paragraph", []string{"reason"}, aroundParagraphs},
}

func aroundParagraphs(w Words) []string { return w.Paragraphs }
func ofAmendments(w Words) []string     { return w.Amendments }

// ownWords are words that were said once.
var ownWords = regexp.MustCompile(`zq\d+z`)

// own is a reason in words that nobody else says.
func (g *table) own() string {
	g.worded++
	return fmt.Sprintf("Because of zq%dz.", g.worded)
}

// expunge takes words out of the log that were expunged: what then stands in it still makes the report.
func (g *table) expunge(events []Event) {
	f, ok := events[0].Fact.(ContentExpunged)
	if !ok {
		return
	}
	gone := map[string]bool{}
	for i := range g.log[:len(g.log)-1] {
		was := g.log[i].content
		read, err := ReadFacts(was, g.log[i].at, g.log[i].by)
		if err != nil {
			g.Fatal(err)
		}
		without, changed := Redact(g.r, read, f)
		for _, w := range ownWords.FindAllString(g.told(f.Words, g.log[i]), -1) {
			gone[w] = true
		}
		if !changed {
			if left := g.told(f.Words, g.log[i]); left != "" {
				g.Fatalf("%q is left in %s", left, g.log[i].content)
			}
			continue
		}
		g.seen["expunged from a record"]++
		if g.log[i].content, err = WriteFacts(without); err != nil {
			g.Fatal(err)
		}
		if _, twice := Redact(g.r, without, f); twice {
			g.Fatalf("words of %+v are left in %s", f, g.log[i].content)
		}
		if left := g.told(f.Words, g.log[i]); left != "" {
			g.Fatalf("%q is left in %s", left, g.log[i].content)
		}
	}
	for _, id := range f.Words.Amendments { // who filed what it repeats said that by itself
		for a, ok := g.r.Amendment(id); ok && a.Accepts != ""; a, ok = g.r.Amendment(a.Supersedes) {
			if was, there := g.r.Amendment(a.Supersedes); there && !slices.Contains(f.Words.Amendments, was.ID) {
				for _, w := range ownWords.FindAllString(was.Reason, -1) {
					delete(gone, w)
				}
			}
		}
	}
	everywhere := render(g.r)
	for _, rec := range g.log {
		everywhere += string(rec.content)
	}
	for _, w := range ownWords.FindAllString(everywhere, -1) {
		if gone[w] {
			g.Fatalf("%s is left after %+v, …%s…", w, f, around(everywhere, w))
		}
	}
	if len(gone) > 0 {
		g.seen["expunged own words"]++
	}
	if len(f.Texts) > 0 {
		g.seen["expunged a text"]++
	}
}

func around(all, w string) string {
	at := strings.Index(all, w)
	return all[max(0, at-300):min(len(all), at+50)]
}

// told is what a record tells in the words of what was named.
func (g *table) told(w Words, rec record) (all string) {
	var facts []struct {
		Type string
		Data map[string]json.RawMessage
	}
	if err := json.Unmarshal(rec.content, &facts); err != nil {
		g.Fatal(err)
	}
	for _, f := range facts {
		teller, ok := tellers[f.Type]
		var id string
		if !ok || json.Unmarshal(f.Data[teller.id], &id) != nil || !slices.Contains(teller.named(w), id) {
			continue
		}
		for _, field := range teller.words {
			var words string
			if data, there := f.Data[field]; there && json.Unmarshal(data, &words) == nil && words != "" {
				all += words + " "
				g.seen["expunged words of "+teller.id]++
			}
		}
	}
	return all
}

// informal names things whose words may be sealed or expunged; mostly withdrawn amendments, whose
// texts may go too.
func (g *table) informal() (w Words) {
	for range rapid.IntRange(0, 2).Draw(g.T, "words of amendments") {
		w.Amendments = append(w.Amendments, g.amendment(func(a *modelAmendment) bool { return a.withdrawn }))
	}
	some := func(of string, list *[]string, ids []string) {
		if len(ids) > 0 && g.odds(3) {
			*list = append(*list, pick(g, of, ids...))
		}
	}
	some("words of an objection", &w.Objections, slices.Sorted(maps.Keys(g.m.objections)))
	some("words of a statement", &w.Statements, slices.Sorted(maps.Keys(g.m.statements)))
	some("words of a submission", &w.Submissions, slices.Sorted(maps.Keys(g.m.submissions)))
	some("words of an input", &w.Inputs, slices.Sorted(maps.Keys(g.m.inputs)))
	some("words of a package", &w.Packages, slices.Sorted(maps.Keys(g.m.packages)))
	some("words of a silence", &w.Silences, slices.Sorted(maps.Keys(g.m.silences)))
	some("words of a paragraph", &w.Paragraphs, slices.Sorted(maps.Keys(g.m.paragraphs)))
	if n := len(g.m.readings); n > 0 && g.odds(4) {
		w.Readings = []string{g.m.readings[n-1].id}
	}
	return w
}
