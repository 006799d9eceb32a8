// bridged_test.go bridges clusters of a table of real proposals through the ordinary commands of the real
// program: what each author says counts, and every word that comes in by a bridge is one of its proposers'.

package main

import (
	"bytes"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"testing"

	"adref/editor"
	"adref/server/wire"
)

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

// bridgeTwenty bridges the clusters of twenty paragraphs: their authors accept, accept with a change,
// maintain or say nothing, in turn, and the bridges are taken all the same.
func (s *settling) bridgeTwenty(t *testing.T) {
	t.Helper()
	filed := s.chair.snapshot(s.report)
	by := map[string]wire.Amendment{}
	for _, a := range filed.Amendments {
		by[a.ID] = a
	}
	bridged, words := 0, 0
	answered, became := map[editor.BridgeWord]int{}, map[editor.State]int{}
	for _, para := range filed.Paragraphs {
		if bridged == 20 {
			break
		}
		made := s.chair.bridging(s.report, para.ID, wire.BridgingRequest{Version: para.Version, Text: para.Text})
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
			s.texts[para.ID] = append(s.texts[para.ID], s.by[m.Amendment])
		}
		id := s.chair.do(s.report, put).Made[0]
		for i, m := range s.chair.bridge(s.report, id).Meets {
			word := []editor.BridgeWord{editor.BridgeAccepts, editor.BridgeMaintains, editor.BridgeWithChange, ""}[(i+bridged)%4]
			said := editor.AnswerBridge{Bridge: id, Amendment: m.Amendment, Answer: word}
			if word == editor.BridgeWithChange {
				said.Text = text + " So be it."
			}
			if word == "" || m.How == editor.MeetsWhole && word == editor.BridgeMaintains {
				continue
			}
			s.authors[by[m.Amendment].By].do(s.report, said)
			answered[word]++
		}
		is := s.chair.bridge(s.report, id)
		for _, w := range is.Words {
			if w.Op != "+" || strings.TrimSpace(w.Text) == "" {
				continue
			}
			words += len(strings.Fields(w.Text))
			if slices.Contains(w.By, "") {
				t.Errorf("%d words of bridge %d name no proposer", len(strings.Fields(w.Text)), bridged+1)
			}
		}
		s.chair.do(s.report, editor.TakeBridge{Bridge: id})
		after := s.chair.snapshot(s.report)
		for _, m := range is.Meets {
			now := after.Amendments[slices.IndexFunc(after.Amendments, func(a wire.Amendment) bool { return a.ID == m.Amendment })]
			if want := editor.State(m.Becomes); m.Becomes != "" && now.State != want || m.Becomes == "" && now.State != editor.StatePending {
				t.Errorf("no. %d is %s; it was to become %q", now.No, now.State, m.Becomes)
			}
			if became[now.State]++; m.Becomes != "" {
				s.did[m.Amendment] = editor.Fate(now.State)
			}
		}
		bridged++
	}
	if bridged != 20 || words == 0 || len(answered) != 3 || became[editor.StatePending] == 0 || became[editor.StateReflected] == 0 || became[editor.StatePartly] == 0 {
		t.Errorf("%d bridges of %d words, answered %v, their amendments %v", bridged, words, answered, became)
	}
	t.Logf("%d bridges of %d words put in, each with its proposers; answered %v; what they were between is then %v", bridged, words, answered, became)
}

func (c *client) bridge(report, id string) wire.Bridge {
	c.t.Helper()
	list := c.snapshot(report).Bridges
	return list[slices.IndexFunc(list, func(b wire.Bridge) bool { return b.ID == id })]
}
