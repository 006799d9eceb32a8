// floor_test.go is what can be asked in the words of the floor.

package web

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// PRACTICE 18.
func TestWhatTheFloorSaysIsFoundByWhoMayReadTheLiveText(t *testing.T) {
	f := serve(t)
	body, _ := json.Marshal(request(amend("From Arvenia.")))
	if answer, data := f.ask("arvenia", "POST", f.api("/commands"), string(body)); answer.StatusCode != http.StatusOK {
		t.Fatalf("%d %s", answer.StatusCode, data)
	}
	find := f.api("/find?said=" + url.QueryEscape("OP1bis."))
	answer, data := f.ask("arvenia", "GET", find, "")
	if answer.StatusCode != http.StatusOK || !strings.Contains(data, `"paragraph":"p1"`) || !strings.Contains(data, `"amendments":["`) {
		t.Errorf("%d %s", answer.StatusCode, data)
	}
	if answer, data := f.ask("arvenia", "GET", f.api("/export?format=floor"), ""); answer.StatusCode != http.StatusOK || data != "1 bis\tARV\tFrom Arvenia.\n" {
		t.Errorf("%d %q", answer.StatusCode, data)
	}
	for _, path := range []string{f.api("/find?said=OP9"), f.api("/find")} {
		if answer, data := f.ask("arvenia", "GET", path, ""); answer.StatusCode != http.StatusNotFound {
			t.Errorf("%s: %d %s", path, answer.StatusCode, data)
		}
	}
	for _, path := range []string{find, f.api("/export?format=floor")} {
		if answer, _ := f.ask("observer", "GET", path, ""); answer.StatusCode != http.StatusNotFound {
			t.Errorf("%s for an observer: %d", path, answer.StatusCode)
		}
	}
}
