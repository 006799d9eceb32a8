// fates_test.go takes the real proposals to Rev.1: twenty clusters are bridged, a third is settled paragraph by
// paragraph, some are not retained, the others stand. Every one is accounted for, nothing that was filed is altered, and
// every word of Rev.1 names its author.

package main

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"adref/diffing"
	"adref/editor"
	"adref/server/wire"
)

// settling is what a test's Chair and delegations did to the real proposals.
type settling struct {
	*filing
	did   map[string]editor.Fate // what each amendment that was settled by name came to
	texts map[string][]string    // by paragraph that was revised or inserted: whose words went in
}

// settleAThird takes proposals into the text until a third is settled, in a seeded order: one wording of each
// paragraph at a time, and where it is the second it is taken as it was carried.
func (s *settling) settleAThird(random *rand.Rand) {
	third := len(s.did) + len(s.filed)/3
	for range 3 {
		now := s.chair.snapshot(s.report)
		amendments := map[string]wire.Amendment{}
		for _, a := range now.Amendments {
			amendments[a.ID] = a
		}
		for _, i := range random.Perm(len(now.Paragraphs)) {
			p := now.Paragraphs[i]
			if len(s.did) >= third {
				return
			}
			if len(p.Clusters) == 0 {
				continue
			}
			cluster := p.Clusters[random.IntN(len(p.Clusters))]
			group := cluster[random.IntN(len(cluster))]
			a := amendments[group[0]]
			text, ok := a.Text, a.Version == p.Version
			if c := a.Carried; c != nil && c.Version == p.Version && c.Class == editor.ClassClean && a.Kind == editor.AmendRevise {
				text, ok = c.Text, true
			}
			if a.Kind != editor.AmendInsertAfter && !ok {
				continue // its sponsor has to say what it proposes now
			}
			s.takeGroup(p, a.Kind, text, group, cluster)
		}
	}
}

// takeGroup takes one wording with all who propose it, and of a cluster the next one as partly reflected.
func (s *settling) takeGroup(p wire.Paragraph, kind editor.AmendmentKind, text string, group []string, cluster [][]string) {
	var takes []editor.Take
	take := func(id string, how editor.Answer) {
		takes = append(takes, editor.Take{Amendment: id, How: how})
		s.did[id] = editor.Fate(how)
	}
	for _, id := range group {
		take(id, editor.AnswerReflected)
	}
	for _, other := range cluster {
		if kind == editor.AmendRevise && other[0] != group[0] && s.filed[other[0]].Kind == editor.AmendRevise {
			take(other[0], editor.AnswerPartly)
			break
		}
	}
	if kind == editor.AmendInsertAfter {
		made := s.chair.do(s.report, editor.Insert{After: p.ID, Text: text, Takes: takes}).Made[0]
		s.texts[made] = append(s.texts[made], s.by[group[0]])
		return
	}
	if kind == editor.AmendDelete {
		text = ""
	}
	s.chair.do(s.report, editor.Revise{Paragraph: p.ID, Version: p.Version, Text: text, Takes: takes})
	for _, t := range takes {
		s.texts[p.ID] = append(s.texts[p.ID], s.by[t.Amendment])
	}
}

// pending lists what is pending, in order of filing.
func (s *settling) pending() (ids []string) {
	for _, a := range s.chair.snapshot(s.report).Amendments {
		if !a.State.Settled() {
			ids = append(ids, a.ID)
		}
	}
	return ids
}

func TestTheRealProposalsAreBridgedSettledOrStandAndRev1AccountsForEveryOne(t *testing.T) {
	s := &settling{filing: fileReal(t), did: map[string]editor.Fate{}, texts: map[string][]string{}}
	before := s.chair.snapshot(s.report)
	random := rand.New(rand.NewPCG(5, 2))
	s.bridgeTwenty(t)
	s.settleAThird(random)
	left := s.pending()
	random.Shuffle(len(left), func(i, j int) { left[i], left[j] = left[j], left[i] })
	refused, pressed, withdrawn := left[:60], left[:5], left[60:70]
	s.chair.do(s.report, editor.AnswerAmendments{Amendments: refused, Answer: editor.AnswerNotRetained, Reason: "Covered elsewhere."})
	for _, id := range refused {
		s.did[id] = editor.FateNotRetained
	}
	for _, id := range pressed {
		s.authors[s.by[id]].do(s.report, editor.Press{Amendment: id})
		delete(s.did, id)
	}
	for _, id := range withdrawn {
		s.authors[s.by[id]].do(s.report, editor.Withdraw{Amendment: id})
		s.did[id] = editor.FateWithdrawn
	}
	standing := s.pending()
	rev1 := s.chair.do(s.report, editor.Circulate{Name: "Rev.1", Symbol: "A/AC.1/L.1/Rev.1", Letter: "Dear colleagues.", Audience: editor.AudiencePublic}).Made[0]
	after := s.chair.snapshot(s.report)
	fates := get[wire.Fates](s.chair, "/api/reports/"+s.report+"/fates?revision="+rev1)

	t.Run("every proposal has one fate, and the sum is right", func(t *testing.T) {
		count := map[editor.Fate]int{}
		for i, row := range fates.Rows {
			count[row.Fate]++
			switch did, named := s.did[row.Amendment]; {
			case row.No != i+1 || row.By != s.by[row.Amendment]:
				t.Errorf("row %d is of no. %d by %s", i+1, row.No, row.By)
			case named && row.Fate != did:
				t.Errorf("no. %d is %s, and was made %s", row.No, row.Fate, did)
			case !named && row.Fate != editor.FateCarried && row.Fate != editor.FateOvertaken:
				t.Errorf("no. %d is %s, and nobody made it so", row.No, row.Fate)
			case (row.Fate == editor.FateCarried) != slices.Contains(standing, row.Amendment):
				t.Errorf("no. %d is %s", row.No, row.Fate)
			case (row.Fate == editor.FateNotRetained) != (row.Reason != "" || row.Fate == editor.FateNotRetained && row.Accepted) && !slices.Contains(pressed, row.Amendment):
				t.Errorf("no. %d is %s for the reason %q", row.No, row.Fate, row.Reason)
			}
		}
		sum := 0
		for _, c := range fates.Counted {
			if c.Count != count[c.Fate] {
				t.Errorf("%d are %s, not %d", count[c.Fate], c.Fate, c.Count)
			}
			sum += c.Count
		}
		if sum != len(s.filed) || fates.Total != len(s.filed) || len(fates.Rows) != len(s.filed) {
			t.Errorf("%d fates in %d rows for %d proposals", sum, len(fates.Rows), len(s.filed))
		}
		own := 0
		for code, author := range s.authors {
			theirs := get[wire.Fates](author, "/api/reports/"+s.report+"/fates?revision="+rev1)
			for _, row := range theirs.Rows {
				if row.By != code {
					t.Errorf("%s is told of an amendment of %s", code, row.By)
				}
			}
			own += theirs.Total
		}
		if own != len(s.filed) {
			t.Errorf("the authors are told of %d of %d", own, len(s.filed))
		}
		t.Logf("of %d: %v; %d paragraphs revised or new", len(s.filed), count, len(s.texts))
	})

	amendments := map[string]wire.Amendment{}
	for _, a := range after.Amendments {
		amendments[a.ID] = a
	}
	t.Run("nothing that is pending is lost", func(t *testing.T) {
		shown := map[string]int{}
		for _, p := range after.Paragraphs {
			for _, cluster := range p.Clusters {
				for _, id := range slices.Concat(cluster...) {
					shown[id]++
				}
			}
		}
		classes := map[editor.Class]int{}
		dropped := 0
		for _, id := range standing {
			a := amendments[id]
			there := slices.ContainsFunc(after.Paragraphs, func(p wire.Paragraph) bool { return p.ID == a.Paragraph })
			if a.State.Settled() || there && shown[id] != 1 || !a.Listed && a.State != editor.StatePressed {
				t.Errorf("no. %d is %s, listed %v, and shown %d times", a.No, a.State, a.Listed, shown[id])
			}
			if !there {
				dropped++
			}
			if a.Carried != nil {
				classes[a.Carried.Class]++
			}
		}
		if len(shown)+dropped != len(standing) {
			t.Errorf("%d are shown in the text and %d are on what was deleted, of %d pending", len(shown), dropped, len(standing))
		}
		t.Logf("%d pending, carried as %v; %d on paragraphs that were deleted", len(standing), classes, dropped)
	})
	t.Run("what was filed is byte for byte what was filed", func(t *testing.T) {
		texts := map[string]string{}
		for _, p := range before.Paragraphs {
			texts[p.ID] = p.Text
		}
		for id, c := range s.filed {
			a := amendments[id]
			base := texts[c.Paragraph]
			if c.Kind == editor.AmendInsertAfter {
				base = ""
			}
			if a.Text != norm.NFC.String(c.Text) || a.Ops.After() != a.Text || a.Ops.Before() != base || a.Reason != c.Reason || a.Version != c.Version || a.By != s.by[id] {
				t.Errorf("no. %d is not what was filed", a.No)
			}
		}
	})
	t.Run("every word of Rev.1 names its author", func(t *testing.T) {
		c := get[wire.Comparison](s.chair, "/api/reports/"+s.report+"/compare?from="+before.Revisions[0].ID+"&to="+rev1)
		words, authors := 0, map[string]bool{}
		for _, pair := range c.Pairs {
			for i, op := range pair.Ops {
				if op.Kind != diffing.Insert || strings.TrimSpace(op.Text) == "" {
					continue
				}
				words += len(strings.Fields(op.Text))
				if len(pair.OpsBy[i]) == 0 {
					t.Errorf("nobody is named for %d bytes of paragraph %s", len(op.Text), pair.Paragraph)
				}
				for _, code := range pair.OpsBy[i] {
					authors[code] = true
					if !slices.Contains(s.texts[pair.Paragraph], code) {
						t.Errorf("%q is named in paragraph %s, whose words are of %v", code, pair.Paragraph, s.texts[pair.Paragraph])
					}
				}
			}
			if pair.Change != "same" && s.texts[pair.Paragraph] == nil {
				t.Errorf("paragraph %s is %s, and nobody's words went in", pair.Paragraph, pair.Change)
			}
		}
		t.Logf("%d words of %d authors went in", words, len(authors))
		if words == 0 || len(authors) < 3 {
			t.Errorf("%d words of %v", words, slices.Sorted(maps.Keys(authors)))
		}
	})
	t.Run("the same is printed with the hashes it stands on", func(t *testing.T) {
		page, errs, status := adref(t, "export", "-db", dbOf(s.program), "-format", "fates", "-text", "Rev.1", s.report)
		for _, words := range []string{after.Revisions[1].Hash, fates.LogHash, fmt.Sprintf("%6d in all", len(s.filed))} {
			if status != 0 || words == "" || !strings.Contains(page, words) {
				t.Errorf("%q is not printed: %d %s", words, status, errs)
			}
		}
		if fates.LogHash != after.Revisions[1].LogHash || fates.Hash != after.Revisions[1].Hash {
			t.Errorf("the hashes are %q and %q", fates.Hash, fates.LogHash)
		}
		compilation, errs, status := adref(t, "export", "-db", dbOf(s.program), "-format", "compilation", s.report)
		if !strings.Contains(compilation, fmt.Sprintf("Compilation of %d pending amendments", len(standing))) {
			t.Errorf("the compilation: %d %s %.200s", status, errs, compilation)
		}
		if out, errs, status := adref(t, "verify", "-db", dbOf(s.program)); status != 0 {
			t.Errorf("verify: %d %s %s", status, out, errs)
		}
	})
}
