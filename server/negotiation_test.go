// negotiation_test.go files a table of real proposals as their authors would, each a delegation, through
// the ordinary commands of the real program, and holds the result against the table: nothing is lost,
// every overlap is found, identical proposals are joined.

package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"

	"adref/diffing"
	"adref/editor"
	"adref/server/takeover"
	"adref/server/wire"
)

// proposal is one row of the table.
type proposal struct {
	ID, By, Old, New string
	Anchors          []string // "p7+" is new text after p7
}

func proposals(t *testing.T) (rows []proposal) {
	t.Helper()
	f, err := os.Open(testData(t, "amendments", "proposals.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var p proposal
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			t.Fatal(err)
		}
		rows = append(rows, p)
	}
	return rows
}

// proposed is what a row makes of a paragraph's text, as a table of proposals is read.
func (p proposal) proposed(t *testing.T, text string) string {
	t.Helper()
	index, err := diffing.NewIndex(t.Context(), []string{text})
	if err != nil {
		t.Fatal(err)
	}
	passage, _, err := index.Passage(t.Context(), p.Old, 0)
	if err != nil {
		t.Fatal(err)
	}
	made, err := takeover.Proposed(t.Context(), text, passage, p.Old, p.New)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// command is the row as an amendment. before is the paragraph that the same author's last row was
// about: where a source names no place, its rows still stand in the order of the text.
func (p proposal) command(t *testing.T, texts map[string]wire.Paragraph, before string) (c editor.Amend, unplaced bool) {
	place := before
	if len(p.Anchors) > 0 {
		place = p.Anchors[0]
	}
	at, after := strings.CutSuffix(place, "+")
	c = editor.Amend{Kind: editor.AmendRevise, Paragraph: at, Version: texts[at].Version, Reason: "row " + p.ID}
	switch {
	case p.Old == "" || after:
		c.Kind, c.Text = editor.AmendInsertAfter, p.New
	case p.New == "":
		c.Kind = editor.AmendDelete
	default:
		c.Text = p.proposed(t, texts[at].Text)
	}
	return c, len(p.Anchors) == 0
}

func TestRealProposalsAreFiledByTheirAuthorsAndNothingIsLost(t *testing.T) {
	rows := proposals(t)
	p := serveProgram(t, filepath.Join(t.TempDir(), "adref.db"), 1)
	chair := signIn(t, p.URL, p.Link)
	report := chair.load(testData(t, "amendments", "base.jsonl"))
	chair.do(report, editor.Circulate{Name: "Zero draft", Audience: editor.AudiencePublic})
	texts, first := map[string]wire.Paragraph{}, chair.snapshot(report)
	for _, para := range first.Paragraphs {
		texts[para.ID] = para
	}

	authors, codes, last := map[string]*client{}, map[string]string{}, map[string]string{}
	filed := map[string]editor.Amend{} // by amendment
	refusals := map[string]int{}
	unplaced := 0
	begun := time.Now()
	for _, row := range rows {
		if authors[row.By] == nil {
			codes[row.By], last[row.By] = fmt.Sprintf("D%02d", len(codes)+1), first.Paragraphs[0].ID
			authors[row.By] = chair.invite(report, editor.RoleDelegation, codes[row.By], row.By)
		}
		c, nowhere := row.command(t, texts, last[row.By])
		last[row.By] = c.Paragraph
		if nowhere {
			unplaced++
		}
		reply, _ := authors[row.By].post(report, request(c))
		if reply.OK != nil {
			filed[reply.OK.Made[0]] = c
			continue
		}
		refusals[reply.Error.Code]++
		switch {
		case row.Old == "" && row.New == "": // says nothing
		case reply.Error.Code == "settled" && strings.Contains(reply.Error.Message, "already"): // its author says it twice
		case c.Text == texts[c.Paragraph].Text: // quotes the text as it would like to have it
		default:
			t.Errorf("row %s was refused: %s", row.ID, reply.Error.Message)
		}
	}
	took := time.Since(begun)

	after := chair.snapshot(report)
	t.Run("each is there as it was filed", func(t *testing.T) {
		if len(after.Amendments) != len(filed) {
			t.Errorf("%d amendments for %d filed", len(after.Amendments), len(filed))
		}
		for i, a := range after.Amendments {
			c := filed[a.ID]
			if a.Paragraph != c.Paragraph || a.Kind != c.Kind || a.Text != norm.NFC.String(c.Text) || a.Reason != c.Reason || a.State != editor.StatePending || a.No != i+1 {
				t.Errorf("no. %d is not what was filed", a.No)
			}
		}
	})
	var overlapping, joined, alone int
	t.Run("the compilation holds each once, what touches together, what is the same as one", func(t *testing.T) {
		var shown int
		if shown, overlapping, joined, alone = compiled(t, after); shown != len(filed) {
			t.Errorf("%d of %d are shown in their paragraphs", shown, len(filed))
		}
	})

	p.Stop()
	if out, errs, status := adref(t, "verify", "-db", dbOf(p)); status != 0 {
		t.Errorf("verify: %d %s %s", status, out, errs)
	}
	record, errs, status := adref(t, "export", "-db", dbOf(p), "-format", "json", report)
	if status != 0 {
		t.Errorf("export: %s", errs)
	}
	file, err := os.Stat(dbOf(p))
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d rows of %d authors: %d filed, %d of them where the source names no place; refused %v", len(rows), len(authors), len(filed), unplaced, refusals)
	t.Logf("%d touch the same words as others, %d are the same as another's, %d stand alone", overlapping, joined, alone)
	t.Logf("%v for %d commands over HTTP, %.1f ms each; the record has %d KiB, the database %d KiB",
		took.Round(time.Millisecond), len(rows), float64(took.Microseconds())/1000/float64(len(rows)), len(record)>>10, file.Size()>>10)
}

// compiled holds the clusters of every paragraph against the amendments by themselves: what touches the
// same words stands together, what is the same as one. It counts the amendments shown, those that touch
// others, those that are the same as another, and the clusters of one.
func compiled(t *testing.T, text wire.Snapshot) (shown, overlapping, joined, alone int) {
	t.Helper()
	amendments := map[string]wire.Amendment{}
	for _, a := range text.Amendments {
		amendments[a.ID] = a
	}
	for _, para := range text.Paragraphs {
		var ids []string
		cluster, group := map[string]int{}, map[string]string{}
		for i, groups := range para.Clusters {
			n := 0
			for _, same := range groups {
				for _, id := range same {
					ids = append(ids, id)
					cluster[id], group[id] = i, same[0]
					n++
				}
				if len(same) > 1 {
					joined += len(same)
				}
			}
			if n > 1 {
				overlapping += n
			} else {
				alone++
			}
		}
		shown += len(ids)
		for i, x := range ids {
			for _, y := range ids[i+1:] {
				a, b := amendments[x], amendments[y]
				inserts := a.Kind == editor.AmendInsertAfter
				if same := a.Text == b.Text && inserts == (b.Kind == editor.AmendInsertAfter); same != (group[x] == group[y]) {
					t.Errorf("no. %d and no. %d: the same %v, shown as one %v", a.No, b.No, same, group[x] == group[y])
				}
			}
		}
		for apart, together := range compare(para, amendments, ids) {
			if x, y := apart[0], apart[1]; together != (cluster[x] == cluster[y]) {
				t.Errorf("no. %d and no. %d: touch %v, side by side %v", amendments[x].No, amendments[y].No, together, cluster[x] == cluster[y])
			}
		}
	}
	return shown, overlapping, joined, alone
}

// compare says of every two amendments of a paragraph whether a chain of pairs that touch the same words,
// or are the same, leads from one to the other.
func compare(p wire.Paragraph, amendments map[string]wire.Amendment, ids []string) map[[2]string]bool {
	chain := map[string]int{}
	for i, id := range ids {
		chain[id] = i
	}
	touch := func(a, b wire.Amendment) bool {
		if in := a.Kind == editor.AmendInsertAfter; in || b.Kind == editor.AmendInsertAfter {
			return in && b.Kind == editor.AmendInsertAfter // all of them start at one point
		}
		return a.Text == b.Text || touching(p.Text, a.Text, b.Text)
	}
	for range ids { // until nothing moves any more
		for i, x := range ids {
			for _, y := range ids[i+1:] {
				if touch(amendments[x], amendments[y]) {
					chain[x] = min(chain[x], chain[y])
					chain[y] = chain[x]
				}
			}
		}
	}
	linked := map[[2]string]bool{}
	for i, x := range ids {
		for _, y := range ids[i+1:] {
			linked[[2]string{x, y}] = chain[x] == chain[y]
		}
	}
	return linked
}

// touching is the rule by itself: some change of one and some change of the other share a byte of the
// text, or nothing but white space lies between them.
func touching(text, a, b string) bool {
	for _, x := range changes(text, a) {
		for _, y := range changes(text, b) {
			ends, begins := min(x[1], y[1]), max(x[0], y[0])
			if begins <= ends || strings.TrimSpace(text[ends:begins]) == "" {
				return true
			}
		}
	}
	return false
}

// changes lists where a text is changed into another, from and to.
func changes(text, into string) (spans [][2]int) {
	at := 0
	for _, op := range diffing.Words(text, into) {
		from := at
		if op.Kind != diffing.Insert {
			at += len(op.Text)
		}
		if op.Kind != diffing.Equal {
			spans = append(spans, [2]int{from, at})
		}
	}
	return spans
}
