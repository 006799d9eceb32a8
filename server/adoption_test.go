// adoption_test.go is adoption on the screen: refused with all that is in the way, decided on a small
// report, and what a closed record still takes (rule 11; PRACTICE 7, 8, 17, 23, 25, 26).

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// text is all that an element says.
func (p *person) text(selector string) string {
	p.t.Helper()
	said, err := chromedp.Run(p.ctx, chromedp.Evaluate[string](fmt.Sprintf(`document.querySelector(%q).innerText`, selector)))
	if err != nil {
		p.t.Fatal(err)
	}
	return said
}

// Rule 11: a refusal of adoption names every blocker where it arose.
func TestTheChairIsToldAllThatStandsInTheWayOfAdoption(t *testing.T) {
	axe := axeSource(t)
	b := startBrowser(t)
	d := startDemo(t)
	halvaria, chair := b.window("Halvaria"), b.window("the Chair")
	for _, p := range []*person{halvaria, chair} {
		p.size(1440, 1000)
	}
	halvaria.arrives(d.Links["Halvaria"])
	chair.arrives(d.Links["chair"])
	halvaria.opens(d, "17")
	halvaria.press("#panel", "Await instructions")
	halvaria.write("#why", "The ministry answers on Friday.")
	halvaria.press("#panel", "Await instructions for Halvaria")
	halvaria.reads("#panel", "pending Halvaria")
	halvaria.turns(d.path())
	halvaria.reads("#panel", "The procedural record")
	halvaria.until("a delegation is not offered to adopt", `!document.querySelector("#panel").innerText.includes("Adopt the report")`)

	chair.turns(d.path())
	chair.press("#panel", "Adopt the report")
	chair.passes(axe, "adopt", "#panel")
	chair.write("#end-meeting", "10th meeting")
	chair.press("#panel", "Adopt as the Chair")
	chair.reads(".refuse", "The text is not adopted")
	chair.reads(".refuse", "Halvaria Awaits instructions")
	chair.reads(".refuse", "The ministry answers on Friday.")
	chair.reads(".refuse", "objections")
	chair.reads(".refuse", "unanswered amendments")
	chair.passes(axe, "adopt-refused", "#panel")
	chair.press("#panel .refuse", "Put away")
	chair.press("#panel", "Adopt the report")
	chair.until("what was typed is kept", `document.querySelector("#end-meeting").value === "10th meeting"`)
	chair.size(320, 640)
	chair.whole("adopt-320")
}

// Rule 11, PRACTICE 7, 17, 23, 25, 26.
func TestASmallReportIsAdoptedAndItsRecordTakesOnlyWhatFollows(t *testing.T) {
	axe := axeSource(t)
	draft := filepath.Join(t.TempDir(), "draft.txt")
	words := "1. States here one another.\n\n2. The session was held on [to be completed].\n\n3. States keep their charts up to date.\n"
	if err := os.WriteFile(draft, []byte(words), 0o644); err != nil {
		t.Fatal(err)
	}
	b := startBrowser(t)
	server := serveProgram(t, filepath.Join(t.TempDir(), "adref.db"), 1)
	chair := b.person("the Chair", server.Link)
	chair.size(1440, 1000)
	chair.do("choose the file", chromedp.SetUploadFiles(chromedp.CSS("#file"), []string{draft}))
	chair.press("main", "Make the report")
	chair.until("the report is open", `document.querySelector(".paper") || [...document.querySelectorAll("main a")].find(a => a.textContent === "Open the report" && (a.click(), false))`)
	chair.reads(".paper", "States keep their charts up to date.")
	arvenia := b.person("Arvenia", chair.invites("Delegation", "Adela Arven", "Arvenia", "ARV"))
	observer := b.person("the observer", chair.invites("Observer", "Olga Obs", "", ""))
	arvenia.size(1440, 1000)

	// It belongs with another, by its symbol.
	chair.press("#panel", "Relate it to another report")
	chair.passes(axe, "relate", "#panel")
	chair.write("#other", "A/AC.900/2026/L.1")
	chair.press("#panel", "Relate them")
	chair.reads("#panel", "Annexed to A/AC.900/2026/L.1")
	arvenia.reads("#panel", "Annexed to A/AC.900/2026/L.1")

	// An oral amendment, and a body that agrees.
	chair.choose("3")
	chair.press("#panel", "Revise")
	chair.replace("charts", "maps")
	chair.press("main", "Proposed orally")
	chair.press("main", "Arvenia")
	chair.passes(axe, "spoken")
	chair.press("main", "Make it the Chair’s text")
	chair.reads("main", "Proposed orally by Arvenia")
	chair.press("main", "Make version 2")
	chair.reads("main", "Recorded: it is in the text.")
	chair.press("main", "Back to the text")
	chair.reads("#panel", "proposed orally by Arvenia")
	chair.press("#panel", "Agree version 2")
	chair.write("#in-body", "Informal consultations")
	chair.passes(axe, "agree-in-body", "#panel")
	chair.press("#panel", "Agree as the Chair")
	chair.reads("#panel", "Agreed ad ref by Informal consultations")

	// Refused for the placeholder, then listed, and adopted.
	chair.press(".top", "Text")
	chair.press("#panel", "Adopt the report")
	chair.write("#end-body", "Working group")
	chair.write("#end-meeting", "10th meeting")
	chair.write("#end-place", "Harbour City")
	chair.press("#panel", "Adopt as the Chair")
	chair.reads(".refuse", "1 placeholder stands in the way")
	chair.press(".refuse", "Put away")
	chair.press("#panel", "Adopt the report")
	chair.press("#panel", "Paragraph 2")
	chair.press("#panel", "Adopt as the Chair")
	chair.reads("#panel h2", "Adopted")
	chair.reads("#panel", "By Working group, 10th meeting")
	chair.reads("#panel", "Technical updates to come")
	chair.passes(axe, "closed-chair", "#panel")
	chair.reads(".strip", "The record is closed.")

	// The delegation sees it, is offered nothing that is refused, and annexes a statement.
	arvenia.reads("#panel h2", "Adopted")
	arvenia.choose("1")
	arvenia.until("nothing is offered but a statement", `(t => t.includes("Annex a statement") && !/Amend|Object|Await/.test(t))([...document.querySelectorAll("#panel .acts")].map(e => e.innerText).join(" "))`)
	arvenia.press("#panel", "Annex a statement")
	arvenia.write("#said", "We joined the consensus.")
	arvenia.press("#panel", "Put it on the record for Arvenia")
	arvenia.reads("#panel", "Explanation of position, annexed to the closed record")
	arvenia.passes(axe, "closed-paragraph", "#panel")
	arvenia.press(".top", "Text")
	arvenia.press("#panel", "Annex a statement")
	arvenia.write("#said", "On all of it.")
	arvenia.press("#panel", "Put it on the record for Arvenia")
	arvenia.reads("#panel", "On all of it.")

	// The editorial version, a corrigendum, and the placeholder that was to come.
	chair.choose("1")
	chair.press("#panel", "Editorial change")
	chair.passes(axe, "edit", "#panel")
	chair.replace("here", "hear")
	chair.reads("#panel .edit ins", "hear")
	chair.write("#edit-note", "One letter.")
	chair.press("#panel", "Change it as the Chair")
	chair.reads("#panel ins", "hear")
	chair.reads("#panel del", "here")
	chair.reads(".paper", "States here one another.") // the adopted text stays
	chair.passes(axe, "edited", "#panel")
	arvenia.reads("#panel", "Editorial version")
	arvenia.reads("#panel ins", "hear")
	observer.reads("#panel", "One letter.") // which follows the audience of the adopted text
	chair.choose("2")
	chair.press("#panel", "Fill placeholders")
	chair.write("#filled", "The session was held on 5 May.")
	chair.press("#panel", "Fill them as the Chair")
	chair.reads(".paper", "The session was held on 5 May.")
	chair.press(".top", "Text")
	chair.press("#panel", "Issue a corrigendum")
	chair.write("#corr", "A/AC.900/2026/2/Corr.1")
	chair.until("paragraph 3 is chosen", `(s => (s.value = [...s.options].find(o => o.text === "Paragraph 3").value, s.dispatchEvent(new Event("change", { bubbles: true })), true))(document.querySelector("#corr-p0"))`)
	chair.write("#corr-t0", "For “maps” read “charts”.")
	chair.passes(axe, "corrigendum", "#panel")
	chair.press("#panel", "Issue it as the Chair")
	chair.reads("#panel", "A/AC.900/2026/2/Corr.1, English")
	arvenia.reads("#panel", "For “maps” read “charts”.")
	chair.size(320, 640)
	chair.whole("closed-320")
	chair.size(1440, 1000)

	// The procedural record, as each may read it.
	record := chair.link(`#panel a[href*="as=page"]`)
	arvenia.do("open the record", chromedp.Navigate(record))
	arvenia.reads("main", "Agreed ad referendum by Informal consultations: paragraph 3 (version 2).")
	for _, said := range []string{"Paragraph 3 was amended orally by Arvenia: version 2.", "Adopted by Working group at its 10th meeting", "Harbour City", "Arvenia put a statement on the record (explanation), on paragraph 1, version 1: “We joined the consensus.”",
		"Corrigendum A/AC.900/2026/2/Corr.1 was issued (en).", "Placeholders of paragraph 2 were filled, without reopening it: version 2.", "The report is annexed to A/AC.900/2026/L.1."} {
		arvenia.reads("main", said)
	}
	arvenia.passes(axe, "record")
	arvenia.size(320, 640)
	arvenia.whole("record-320")
	observer.do("open the record", chromedp.Navigate(record))
	observer.reads("main", "Adopted by Working group at its 10th meeting")
	observer.reads("main", "Arvenia put a statement on the record (explanation), on paragraph 1, version 1: “We joined the consensus.”")
	if said := observer.text("main"); strings.Contains(said, "Informal consultations") || strings.Contains(said, "amended orally") {
		t.Errorf("the observer reads\n%s", said)
	}

	// The list of reports says so too.
	chair.do("go to the reports", chromedp.Navigate(server.URL+"/"))
	chair.reads("main", "Adopted, 10th meeting")
	chair.reads("main", "Annexed to A/AC.900/2026/L.1")
	chair.passes(axe, "reports-closed")
}

// link is the address of a link.
func (p *person) link(selector string) string {
	p.t.Helper()
	p.until("there is "+selector, fmt.Sprintf("document.querySelector(%q)", selector))
	href, err := chromedp.Run(p.ctx, chromedp.Evaluate[string](fmt.Sprintf("document.querySelector(%q).href", selector)))
	if err != nil {
		p.t.Fatal(err)
	}
	return href
}

// Rule 11: no consensus is an outcome too.
func TestANegotiationEndsWithoutConsensusAndTheChairsSummaryIsMarkedAsSuch(t *testing.T) {
	axe := axeSource(t)
	b := startBrowser(t)
	d := startDemo(t)
	halvaria, chair := b.window("Halvaria"), b.window("the Chair")
	for _, p := range []*person{halvaria, chair} {
		p.size(1440, 1000)
	}
	halvaria.arrives(d.Links["Halvaria"])
	chair.arrives(d.Links["chair"])
	chair.turns(d.path())
	chair.press("#panel", "End without consensus")
	chair.passes(axe, "end", "#panel")
	chair.write("#end-meeting", "12th meeting")
	chair.write("#end-summary", "In my view, much was done.")
	chair.press("#panel", "End it as the Chair")
	chair.reads("#panel h2", "Ended without consensus")
	halvaria.turns(d.path())
	halvaria.reads("#panel", "under the Chair’s own responsibility; it is not agreed")
	halvaria.reads("#panel", "In my view, much was done.")
	halvaria.reads(".strip", "Ended without consensus by")
	halvaria.passes(axe, "ended", "#panel, .strip")
	halvaria.opens(d, "4")
	halvaria.reads("#panel", "Annex a statement")
	halvaria.until("nothing else is offered", `!/Amend\b|Object\b|Lift|Join|Withdraw|Press|Maintain|Break/.test([...document.querySelectorAll("#panel button")].map(e => e.innerText).join(" "))`)
}
