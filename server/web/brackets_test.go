// brackets_test.go is about the routes that read brackets: who may ask, and what is refused.

package web

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"adref/editor"
	"adref/server/wire"
)

func TestBracketsAreReadByWhoeverReadsTheLiveText(t *testing.T) {
	f := serve(t)
	f.must("chair", editor.Revise{Paragraph: "p1", Version: 1, Text: "States keep [all] harbours."})
	f.must("chair", editor.Circulate{Name: "Zero draft", Audience: editor.AudiencePublic})
	for as, want := range map[string]int{"chair": 200, "secretariat": 200, "arvenia": 200, "observer": 404, "stranger": 404, "": 404} {
		for _, path := range []string{"/paragraphs/p1/brackets", "/paragraphs/p1/brackets?version=2&lift=0", "/checklist"} {
			if answer, data := f.ask(as, "GET", f.api(path), ""); answer.StatusCode != want || want == 404 && strings.Contains(data, "all") {
				t.Errorf("GET %s as %q: %d %s", path, as, answer.StatusCode, data)
			}
		}
	}
	f.must("chair", editor.Set{Observers: editor.VisibleOpen})
	if answer, _ := f.ask("observer", "GET", f.api("/checklist"), ""); answer.StatusCode != http.StatusOK {
		t.Errorf("an observer of an open text is answered %d", answer.StatusCode)
	}
}

func TestTheTextWithoutABracketIsThatOfTheVersionOnTheScreen(t *testing.T) {
	f := serve(t)
	f.must("chair", editor.Revise{Paragraph: "p1", Version: 1, Text: "States keep [all] [a - ARV / b - COR] harbours."})
	_, data := f.ask("arvenia", "GET", f.api("/paragraphs/p1/brackets?version=2&drop=0"), "")
	var lifted wire.Lifted
	if err := json.Unmarshal([]byte(data), &lifted); err != nil || lifted.Text != "States keep [a - ARV / b - COR] harbours." {
		t.Errorf("%v: %s", err, data)
	}
	for query, want := range map[string]struct {
		status int
		words  string
	}{
		"version=1&lift=0":                 {409, "The text is now version 2"},
		"lift=0":                           {400, "Name the version"},
		"version=2&lift=0&drop=0":          {400, "Name one thing"},
		"version=2&choice=0":               {400, "Name one thing"},
		"version=2&lift=0&alternative=0":   {400, "Name one thing"},
		"version=2&lift=x":                 {400, "is a number"},
		"version=2&lift=9":                 {404, "no bracket 10"},
		"version=2&lift=1":                 {400, "2 alternatives: choose one"},
		"version=2&choice=0&alternative=5": {404, "no alternative 6"},
	} {
		if answer, data := f.ask("arvenia", "GET", f.api("/paragraphs/p1/brackets?"+query), ""); answer.StatusCode != want.status || !strings.Contains(data, want.words) {
			t.Errorf("?%s is answered %d %s", query, answer.StatusCode, data)
		}
	}
	if answer, _ := f.ask("arvenia", "GET", f.api("/paragraphs/none/brackets"), ""); answer.StatusCode != http.StatusNotFound {
		t.Error("a paragraph that is not there has brackets")
	}
}

// Rule 9: a delegation knows its own receipts, the Chair everybody's, and nobody else any.
func TestADelegationIsToldItsOwnReceipts(t *testing.T) {
	f := serve(t)
	f.must("chair", editor.OpenSilence{Deadline: time.Now().AddDate(0, 0, 7), Zone: "UTC"})
	silence := f.snapshot("chair").Silences[0].ID
	seen := func(as string) []string {
		_, data := f.ask(as, "GET", f.api("/mine"), "")
		var mine wire.Mine
		if err := json.Unmarshal([]byte(data), &mine); err != nil {
			t.Fatal(err)
		}
		return mine.Receipts
	}
	ws := f.socket("arvenia")
	f.must("arvenia", editor.AcknowledgeSilence{Silence: silence})
	for m := hear(t, ws); m.Notice != "mine"; m = hear(t, ws) {
	}
	if list := seen("arvenia"); len(list) != 1 || list[0] != silence {
		t.Errorf("Arvenia has acknowledged %v", list)
	}
	if list := seen("corvia"); len(list) != 0 {
		t.Errorf("Corvia has acknowledged %v", list)
	}
	for as, want := range map[string]int{"chair": 1, "corvia": 0, "arvenia": 0} {
		if got := f.snapshot(as).Silences[0].Seen; len(got) != want {
			t.Errorf("%s is told of the receipts %v", as, got)
		}
	}
}
