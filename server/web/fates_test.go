// fates_test.go is about what became of amendments and about the compilation: who is told of which, and
// that a revision's table stays as it was.

package web

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"adref/editor"
	"adref/server/wire"
)

func (f *fixture) fates(as, revision string) (got wire.Fates) {
	f.t.Helper()
	answer, data := f.ask(as, "GET", f.api("/fates?revision="+revision), "")
	if err := json.Unmarshal([]byte(data), &got); err != nil || answer.StatusCode != http.StatusOK {
		f.t.Fatalf("%s asks for fates: %d %v %s", as, answer.StatusCode, err, data)
	}
	return got
}

// rows says of each amendment listed whose it is and what became of it.
func rows(f wire.Fates) string {
	var list []string
	for _, row := range f.Rows {
		list = append(list, row.By+" "+row.InWords())
	}
	return strings.Join(list, "; ")
}

// negotiated files three amendments, of which the text takes one, the Chair answers one and one stands.
func negotiated(t *testing.T) (f *fixture, revision string) {
	f = serve(t)
	revise := func(text string) editor.Amend {
		return editor.Amend{Kind: editor.AmendRevise, Paragraph: "p1", Version: 1, Text: text}
	}
	taken := f.must("arvenia", revise("States keep all harbours.")).Made[0]
	refused := f.must("corvia", editor.Amend{Kind: editor.AmendDelete, Paragraph: "p2", Version: 1}).Made[0]
	f.must("corvia", revise("All States keep harbours."))
	f.must("chair", editor.Revise{Paragraph: "p1", Version: 1, Text: "States keep all harbours.", Takes: []editor.Take{{Amendment: taken, How: editor.AnswerReflected}}})
	f.must("chair", editor.AnswerAmendments{Amendments: []string{refused}, Answer: editor.AnswerNotRetained, Reason: "Charts are kept."})
	return f, f.must("chair", editor.Circulate{Name: "Rev.1", Audience: editor.AudiencePublic}).Made[0]
}

func TestEachSponsorIsToldWhatBecameOfItsOwnAndOfAllOnceTheChairOpensIt(t *testing.T) {
	f, revision := negotiated(t)
	const all = "ARV reflected; COR not retained; COR carried, fits the text, listed"
	for as, want := range map[string]string{"chair": all, "secretariat": all, "arvenia": "ARV reflected", "corvia": "COR not retained; COR carried, fits the text, listed"} {
		got := f.fates(as, revision)
		if rows(got) != want || got.All != (want == all) || got.Total != len(got.Rows) {
			t.Errorf("%s is told %s (all: %v, %d in all)", as, rows(got), got.All, got.Total)
		}
		sum := 0
		for _, c := range got.Counted {
			sum += c.Count
		}
		if sum != got.Total {
			t.Errorf("%s is told %v, which is not %d", as, got.Counted, got.Total)
		}
		if chairs := want == all; got.Hash == "" || (got.LogHash != "") != chairs {
			t.Errorf("%s is told the hashes %q and %q", as, got.Hash, got.LogHash)
		}
	}
	if got := f.fates("corvia", revision); got.Rows[0].Reason != "Charts are kept." || got.Rows[0].Number != "2" {
		t.Errorf("Corvia is told %+v", got.Rows[0])
	}
	for _, as := range []string{"observer", "stranger", ""} {
		if answer, data := f.ask(as, "GET", f.api("/fates?revision="+revision), ""); answer.StatusCode != http.StatusNotFound {
			t.Errorf("%q is answered %d %s", as, answer.StatusCode, data)
		}
	}
	if answer, _ := f.ask("chair", "GET", f.api("/fates?revision=nothing"), ""); answer.StatusCode != http.StatusNotFound {
		t.Errorf("no revision is answered %d", answer.StatusCode)
	}

	f.must("chair", editor.Set{Fates: editor.FatesDelegations})
	if got := f.fates("arvenia", revision); rows(got) != all || !got.All {
		t.Errorf("once it is opened Arvenia is told %s", rows(got))
	}
}

func TestWhatBecameOfAmendmentsByARevisionStaysAsItWasThen(t *testing.T) {
	f, revision := negotiated(t)
	before := rows(f.fates("chair", revision))
	carried := f.fates("chair", revision).Rows[2].Amendment
	f.must("corvia", editor.Withdraw{Amendment: carried})
	f.must("arvenia", editor.Amend{Kind: editor.AmendDelete, Paragraph: "p2", Version: 1})
	second := f.must("chair", editor.Circulate{Name: "Rev.2", Audience: editor.AudiencePublic}).Made[0]
	if now := rows(f.fates("chair", revision)); now != before {
		t.Errorf("it is now %s, and was %s", now, before)
	}
	want := "ARV reflected; COR not retained; COR withdrawn; ARV carried, as filed"
	if got := rows(f.fates("chair", second)); got != want+", listed" {
		t.Errorf("by Rev.2 it is %s", got)
	}
	if got := rows(f.fates("chair", "")); got != want+", listed" {
		t.Errorf("in the live text it is %s", got)
	}
}

func TestFatesAndTheCompilationAreExportedAsPages(t *testing.T) {
	f, revision := negotiated(t)
	f.must("arvenia", editor.TakePosition{Amendment: f.fates("chair", revision).Rows[2].Amendment, Position: editor.PositionCannotAccept})
	f.must("arvenia", amend("They keep lights."))
	f.must("corvia", amend("They keep lights."))
	_, data := f.ask("chair", "GET", f.api("/export?format=fates&text="+revision), "")
	for _, words := range []string{"What became of each amendment by Rev.1", "     3 in all", "no. 2\tCOR\t2\tnot retained\tCharts are kept.", "Hash of the record"} {
		if !strings.Contains(data, words) {
			t.Errorf("there is no %q in\n%s", words, data)
		}
	}
	_, data = f.ask("chair", "GET", f.api("/export?format=compilation"), "")
	for _, words := range []string{
		"Compilation of 3 pending amendments", "1\t[All  - COR]States keep all harbours.\n",
		"no. 3 COR: revises it; listed; 1 cannot accept", "no. 4 ARV; no. 5 COR: new text: They keep lights.",
	} {
		if !strings.Contains(data, words) {
			t.Errorf("there is no %q in\n%s", words, data)
		}
	}
	if _, data := f.ask("corvia", "GET", f.api("/export?format=compilation"), ""); strings.Contains(data, "cannot accept") || !strings.Contains(data, "[All  - COR]States") {
		t.Errorf("Corvia reads of positions:\n%s", data)
	}
	for _, format := range []string{"fates", "compilation"} {
		if answer, _ := f.ask("observer", "GET", f.api("/export?format="+format), ""); answer.StatusCode != http.StatusNotFound {
			t.Errorf("an observer is answered %d for %s", answer.StatusCode, format)
		}
	}
}
