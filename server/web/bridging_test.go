// bridging_test.go is about the route that says what a bridge is while it is written: who may ask, and what
// is refused.

package web

import (
	"encoding/json"
	"strings"
	"testing"

	"adref/editor"
	"adref/server/wire"
)

func TestABridgeThatIsBeingWrittenIsComputedForTheChairAndDelegationsAlone(t *testing.T) {
	f := serve(t)
	f.must("chair", editor.Set{Observers: editor.VisibleOpen})
	f.must("arvenia", editor.Amend{Kind: editor.AmendRevise, Paragraph: "p1", Version: 1, Text: "States shall keep harbours."})
	for as, want := range map[string]int{"chair": 200, "secretariat": 200, "arvenia": 200, "observer": 404, "stranger": 404, "": 401} {
		if answer, data := f.ask(as, "POST", f.api("/paragraphs/p1/bridging"), `{"version":1,"text":"States shall keep all harbours."}`); answer.StatusCode != want {
			t.Errorf("as %q: %d %s", as, answer.StatusCode, data)
		}
	}
	_, data := f.ask("chair", "POST", f.api("/paragraphs/p1/bridging"), `{"version":1,"text":"States shall keep all harbours."}`)
	var made wire.Bridging
	if err := json.Unmarshal([]byte(data), &made); err != nil || len(made.Meets) != 1 || made.Meets[0].How != editor.MeetsWhole {
		t.Errorf("%v: %s", err, data)
	}
	for body, want := range map[string]struct {
		status int
		words  string
	}{
		`{"version":2,"text":"x"}`:       {409, "The text is now version 1"},
		`{"version":1,"text":"a\u0007"}`: {400, "control character"},
		`[]`:                             {400, ""},
	} {
		if answer, data := f.ask("chair", "POST", f.api("/paragraphs/p1/bridging"), body); answer.StatusCode != want.status || !strings.Contains(data, want.words) {
			t.Errorf("%s is answered %d %s", body, answer.StatusCode, data)
		}
	}
	if answer, _ := f.ask("chair", "POST", f.api("/paragraphs/none/bridging"), `{"version":1,"text":"x"}`); answer.StatusCode != 404 {
		t.Errorf("a paragraph that is not there is answered %d", answer.StatusCode)
	}
}
