// bridged_test.go bridges clusters of a table of real proposals through the ordinary commands of the real
// program: what each author says counts, nothing filed is lost or altered, and every word that came in by a
// bridge is one of its proposers'.

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"adref/editor"
	"adref/server/wire"
)

// files files every row as its author's; what is refused is the business of another test.
func (c *client) files(t *testing.T, report string, rows []proposal) (authors map[string]*client) {
	t.Helper()
	texts, first := map[string]wire.Paragraph{}, c.snapshot(report)
	for _, p := range first.Paragraphs {
		texts[p.ID] = p
	}
	authors = map[string]*client{}
	codes, last := map[string]string{}, map[string]string{}
	for _, row := range rows {
		if codes[row.By] == "" {
			codes[row.By], last[row.By] = fmt.Sprintf("D%02d", len(codes)+1), first.Paragraphs[0].ID
			authors[codes[row.By]] = c.invite(report, editor.RoleDelegation, codes[row.By], row.By)
		}
		command, _ := row.command(t, texts, last[row.By])
		last[row.By] = command.Paragraph
		authors[codes[row.By]].post(report, request(command))
	}
	return authors
}

func (c *client) bridging(report, paragraph string, ask wire.BridgingRequest) (made wire.Bridging) {
	c.t.Helper()
	body, err := json.Marshal(ask)
	if err != nil {
		c.t.Fatal(err)
	}
	status, data := c.send("POST", "/api/reports/"+report+"/paragraphs/"+paragraph+"/bridging", "application/json", bytes.NewReader(body))
	if err := json.Unmarshal(data, &made); err != nil || status != http.StatusOK {
		c.t.Fatalf("%d %s", status, data)
	}
	return made
}

// betweenThem is a text that takes from each cluster another proposal, beginning with the n-th.
func betweenThem(made wire.Bridging, n int) string {
	var text strings.Builder
	for _, s := range made.Segments {
		if len(s.Alternatives) == 0 {
			text.WriteString(s.Text)
			continue
		}
		text.WriteString(s.Alternatives[n%len(s.Alternatives)].Ops.After())
		n++
	}
	return text.String()
}

func TestTwentyClustersOfRealProposalsAreBridgedAndNothingIsLost(t *testing.T) {
	rows := proposals(t)
	p := serveProgram(t, filepath.Join(t.TempDir(), "adref.db"), 1)
	chair := signIn(t, p.URL, p.Link)
	report := chair.load(testData(t, "amendments", "base.jsonl"))
	chair.do(report, editor.Circulate{Name: "Zero draft", Audience: editor.AudiencePublic})
	authors := chair.files(t, report, rows)
	filed := chair.snapshot(report)
	amendments := map[string]wire.Amendment{}
	for _, a := range filed.Amendments {
		amendments[a.ID] = a
	}

	bridged, words, unnamed := 0, 0, 0
	answered, became := map[editor.BridgeWord]int{}, map[editor.State]int{}
	for _, para := range filed.Paragraphs {
		if bridged == 20 {
			break
		}
		made := chair.bridging(report, para.ID, wire.BridgingRequest{Version: para.Version, Text: para.Text})
		if len(made.Meets) < 2 || !slices.ContainsFunc(made.Segments, func(s wire.BridgeSegment) bool { return len(s.Alternatives) > 1 }) {
			continue
		}
		text := betweenThem(made, bridged)
		if text == para.Text || strings.TrimSpace(text) == "" {
			continue
		}
		put := editor.PutBridge{Paragraph: para.ID, Version: para.Version, Text: text}
		for _, m := range made.Meets {
			put.Amendments = append(put.Amendments, m.Amendment)
		}
		id := chair.do(report, put).Made[0]
		for i, m := range chair.bridge(report, id).Meets {
			a := amendments[m.Amendment]
			word := []editor.BridgeWord{editor.BridgeAccepts, editor.BridgeMaintains, editor.BridgeWithChange, ""}[(i+bridged)%4]
			said := editor.AnswerBridge{Bridge: id, Amendment: a.ID, Answer: word}
			if word == editor.BridgeWithChange {
				said.Text = text + " So be it."
			}
			if word == "" || m.How == editor.MeetsWhole && word == editor.BridgeMaintains {
				continue
			}
			authors[a.By].do(report, said)
			answered[word]++
		}
		is := chair.bridge(report, id)
		for _, w := range is.Words {
			if w.Op != "+" || strings.TrimSpace(w.Text) == "" {
				continue
			}
			words += len(strings.Fields(w.Text))
			if slices.Contains(w.By, "") {
				unnamed += len(strings.Fields(w.Text))
			}
		}
		chair.do(report, editor.TakeBridge{Bridge: id})
		after := chair.snapshot(report)
		for _, m := range is.Meets {
			now := after.Amendments[slices.IndexFunc(after.Amendments, func(a wire.Amendment) bool { return a.ID == m.Amendment })]
			if want := editor.State(m.Becomes); m.Becomes != "" && now.State != want || m.Becomes == "" && now.State != editor.StatePending {
				t.Errorf("no. %d is %s; it was to become %q", now.No, now.State, m.Becomes)
			}
			became[now.State]++
		}
		bridged++
	}
	if bridged != 20 || len(answered) != 3 || became[editor.StatePending] == 0 || became[editor.StateReflected] == 0 || became[editor.StatePartly] == 0 {
		t.Errorf("%d bridges, answered %v, their amendments %v", bridged, answered, became)
	}

	chair.do(report, editor.Circulate{Name: "Rev.1", Audience: editor.AudiencePublic})
	after := chair.snapshot(report)
	if len(after.Amendments) != len(filed.Amendments) {
		t.Errorf("%d amendments of %d are left", len(after.Amendments), len(filed.Amendments))
	}
	states := map[editor.State]int{}
	for _, a := range after.Amendments {
		was := amendments[a.ID]
		if a.Text != was.Text || a.Version != was.Version || a.By != was.By || a.No != was.No || fmt.Sprint(a.Ops) != fmt.Sprint(was.Ops) {
			t.Errorf("no. %d is not as it was filed", a.No)
		}
		states[a.State]++
	}
	if unnamed > 0 || words == 0 {
		t.Errorf("of %d words put in %d name no proposer", words, unnamed)
	}
	revs := after.Revisions
	compared := get[wire.Comparison](chair, "/api/reports/"+report+"/compare?from="+revs[0].ID+"&to="+revs[1].ID)
	revised := 0
	for _, pair := range compared.Pairs {
		if pair.Change != "revised" {
			continue
		}
		revised++
		if !slices.ContainsFunc(pair.By, func(code string) bool { return code != "" }) {
			t.Errorf("paragraph %s was bridged, and names nobody", pair.ToNumber)
		}
	}
	if revised != bridged {
		t.Errorf("%d paragraphs are revised by %d bridges", revised, bridged)
	}
	t.Logf("%d bridges of %d words put in, %d without a proposer; answered %v; what they were between is then %v, and of all %d amendments %v", bridged, words, unnamed, answered, became, len(after.Amendments), states)
}

func (c *client) bridge(report, id string) wire.Bridge {
	c.t.Helper()
	list := c.snapshot(report).Bridges
	return list[slices.IndexFunc(list, func(b wire.Bridge) bool { return b.ID == id })]
}
