// sealing_test.go is sealing and expunging on the screen: what others read, and what is left.

package main

import (
	"strings"
	"testing"
)

// Rule 13.
func TestTheChairSealsAndExpungesWordsAndNobodyElseReadsThem(t *testing.T) {
	axe := axeSource(t)
	b := startBrowser(t)
	d := startDemo(t)
	quillara, chair := b.window("Quillara"), b.window("the Chair")
	for _, p := range []*person{quillara, chair} {
		p.size(1440, 1000)
	}
	quillara.arrives(d.Links["Quillara"])
	chair.arrives(d.Links["chair"])
	const words = "Small delegations cannot attend both"
	quillara.opens(d, "37")
	quillara.reads("#panel", words)
	chair.opens(d, "37")
	chair.press("#panel", "Seal or expunge words")
	chair.passes(axe, "sealing", "#panel")
	chair.size(320, 640)
	chair.whole("sealing-320")
	chair.size(1440, 1000)
	chair.press("#panel", "Objection of Halvaria")
	chair.write("#decision", "Decision 3 of 4 May")
	chair.press("#panel", "Seal them")
	chair.reads("#panel", "Sealed: only the Chair’s office reads these words.")
	chair.reads("#panel", words)
	quillara.reads("#panel", "Words are sealed by a decision of the body.")
	quillara.until("the words are gone from the screen", `!document.body.innerText.includes("`+words+`")`)
	quillara.press("#panel", "Word by word")
	quillara.reads("main", "The Chair sealed words about it")
	quillara.reads("main", "Decision 3 of 4 May")
	quillara.until("the words are not in the history", `!document.body.innerText.includes("`+words+`")`)

	chair.press("#panel", "Seal or expunge words")
	chair.press("#panel", "Objection of Halvaria")
	chair.write("#decision", "Decision 5 of 6 May")
	chair.press("#panel", "Expunge them for good")
	chair.reads("#panel", "Words were expunged from the record by a decision of the body.")
	chair.passes(axe, "expunged", "#panel")
	office := signIn(t, d.URL, d.Links["chair"])
	if _, record := office.send("GET", "/api/reports/"+d.report+"/export?format=json", "", nil); strings.Contains(string(record), words) || !strings.Contains(string(record), "Decision 5 of 6 May") {
		t.Error("the words are still on the record")
	}
}
