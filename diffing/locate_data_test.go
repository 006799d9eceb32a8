// locate_data_test.go looks up the quotations of real amendments.

package diffing

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// quotation is a row of the amendments that says both what it quotes and where
// that stands.
type quotation struct {
	Old     string
	Anchors []string
}

// realReport reads the elements of the report that the amendments are to, and the
// rows with a quotation and an anchor.
func realReport(t *testing.T) (ids, texts []string, rows []quotation) {
	for _, line := range lines(t, "amendments/base.jsonl") {
		var e struct{ ID, Text string }
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatal(err)
		}
		ids, texts = append(ids, e.ID), append(texts, e.Text)
	}
	for _, line := range lines(t, "amendments/proposals.jsonl") {
		var q quotation
		if err := json.Unmarshal([]byte(line), &q); err != nil {
			t.Fatal(err)
		}
		if q.Old != "" && len(q.Anchors) > 0 {
			rows = append(rows, q)
		}
	}
	return ids, texts, rows
}

// right gives the paragraphs that an answer may name: those of the anchors, with
// "insert after" as the paragraph itself, and any with the same words.
func (q quotation) right(ids, texts []string) map[int]bool {
	all := make(map[int]bool)
	for _, anchor := range q.Anchors {
		text := texts[slices.Index(ids, strings.TrimSuffix(anchor, "+"))]
		for i := range texts {
			if strings.EqualFold(texts[i], text) {
				all[i] = true
			}
		}
	}
	return all
}

// german reports whether a quotation is in German, by its smallest words.
func (q quotation) german() bool {
	n := 0
	for _, w := range strings.Fields(q.Old) {
		switch w {
		case "der", "die", "das", "und", "zur", "für", "einer", "eine":
			n++
		}
	}
	return n >= 2
}

func TestQuotationsOfRealAmendmentsAreFoundWhereTheirAuthorsSay(t *testing.T) {
	ids, texts, rows := realReport(t)
	x := indexOf(texts)
	bands := []float64{0.9, 0.8, foundBar, 0} // lower ends
	right, wrong := make([]int, len(bands)), make([]int, len(bands))
	missed, foreign := 0, 0
	for _, q := range rows {
		p := placeIn(t, x, q.Old)
		band := slices.IndexFunc(bands, func(least float64) bool { return p.Confidence >= least })
		switch {
		case q.german():
			foreign++
			if p.At != -1 {
				t.Errorf("a German quotation is at %+v", p)
			}
			missed++
		case p.At == -1:
			missed++
		case q.right(ids, texts)[p.At]:
			right[band]++
		default:
			wrong[band]++
		}
	}
	sum := func(list []int) (n int) {
		for _, k := range list {
			n += k
		}
		return n
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%d quotations with an anchor, %d of them German, in %d paragraphs\n", len(rows), foreign, len(texts))
	fmt.Fprintf(&b, "%-22s %6s %6s\n", "confidence", "right", "wrong")
	for i, least := range bands[:len(bands)-1] {
		fmt.Fprintf(&b, "%-22s %6d %6d\n", fmt.Sprintf("%.1f and more", least), right[i], wrong[i])
	}
	share := func(n int) float64 { return 100 * float64(n) / float64(len(rows)) }
	fmt.Fprintf(&b, "%-22s %6d %6d\n", "all", sum(right), sum(wrong))
	fmt.Fprintf(&b, "%-22s %5.2f%% %5.2f%%\n", "of all rows", share(sum(right)), share(sum(wrong)))
	fmt.Fprintf(&b, "%-22s %6d (%d German)\n", "not found", missed, foreign)
	t.Log(b.String())
	if share(sum(right)) < 98 || share(sum(wrong)) > 1 || foreign < 4 {
		t.Error("at least 98 % are to be right, at most 1 % wrong, and the German ones not found")
	}
}

// What is found when the paragraph is not there is a near twin of it, as a recital
// is of its article, or else a mistake.
func TestQuotationsOfParagraphsThatAreGoneAreRarelyFoundElsewhere(t *testing.T) {
	ids, texts, rows := realReport(t)
	tried, found := 0, 0
	done := make(map[string]bool)
	for _, q := range rows {
		right := q.right(ids, texts)
		if len(right) != 1 || done[q.Anchors[0]] {
			continue
		}
		done[q.Anchors[0]] = true
		cut := slices.Clone(texts)
		for i := range right {
			cut[i] = ""
		}
		tried++
		if placeIn(t, indexOf(cut), q.Old).At >= 0 {
			found++
		}
	}
	t.Logf("%d paragraphs taken out of the report: %d of their quotations are found elsewhere, in near twins", tried, found)
	if tried < 100 || found*100 > 15*tried {
		t.Errorf("%d of %d are found elsewhere", found, tried)
	}
}

func TestParagraphsOfOtherDocumentsAreNotFound(t *testing.T) {
	_, texts, _ := realReport(t)
	x := indexOf(texts)
	tried, found := 0, 0
	for _, file := range []string{"drafts/A_AC.292_2023_L.1.txt", "drafts/paris-2015-12-09.txt", "languages/agreement-en.txt", "languages/agreement-fr.txt", "languages/agreement-zh.txt", "languages/agreement-ar.txt"} {
		for _, line := range lines(t, file) {
			if len(readWords(line).words) == 0 {
				continue
			}
			tried++
			if p := placeIn(t, x, line); p.At >= 0 {
				found++
				t.Logf("%d words are at %+v", len(readWords(line).words), p)
			}
		}
	}
	t.Logf("%d lines of other documents: %d found", tried, found)
	if found*200 > tried {
		t.Errorf("%d of %d are found", found, tried)
	}
}

// A part of each paragraph, without one word and with one letter wrong, if no other
// paragraph has it too.
func TestExcerptsInTheSixLanguagesAreFound(t *testing.T) {
	tried, right, wrong := 0, 0, 0
	for _, language := range []string{"ar", "en", "es", "fr", "ru", "zh"} {
		list := lines(t, "languages/agreement-"+language+".txt")
		x := indexOf(list)
		for i, text := range list {
			tokens := Tokens(text)
			if len(tokens) < 60 {
				continue
			}
			tokens = slices.Clone(tokens[len(tokens)/4 : len(tokens)/4+40])
			excerpt := strings.Join(tokens[5:35], "")
			if slices.ContainsFunc(slices.Delete(slices.Clone(list), i, i+1), func(p string) bool { return strings.Contains(p, excerpt) }) {
				continue
			}
			tokens[20] = ""
			if runes := []rune(tokens[30]); len(runes) > 3 {
				runes[2] = runes[1]
				tokens[30] = string(runes)
			}
			tried++
			switch p := placeIn(t, x, strings.Join(tokens, "")); {
			case p.At == i:
				right++
			case p.At >= 0:
				wrong++
			default:
				t.Logf("%s, paragraph %d: %+v", language, i, p)
			}
		}
	}
	t.Logf("%d excerpts: %d right, %d wrong", tried, right, wrong)
	if tried < 200 || right*100 < 98*tried || wrong*100 > tried {
		t.Errorf("of %d excerpts %d are right and %d wrong", tried, right, wrong)
	}
}
