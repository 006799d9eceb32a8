// nested_test.go is amendments to amendments, the names of the floor and the rolling text on the screen of
// the real program, several windows at once.

package main

import (
	"testing"
)

// An amendment to an amendment says which text is its base, before and after it is filed; its sponsor
// accepts it (rule 14).
func TestADelegationAmendsAnothersAmendmentAndItsSponsorAccepts(t *testing.T) {
	axe := axeSource(t)
	b := startBrowser(t)
	d := startDemo(t)
	halvaria, quillara, chair := b.window("Halvaria"), b.window("Quillara"), b.window("the Chair")
	for _, p := range []*person{halvaria, quillara, chair} {
		p.size(1440, 1000)
	}
	halvaria.arrives(d.Links["Halvaria"])
	quillara.arrives(d.Links["Quillara"])
	chair.arrives(d.Links["chair"])

	halvaria.opens(d, "19")
	halvaria.press("#panel .item", "Amend this proposal") // the first: no. 29, by Quillara
	halvaria.reads("main", "You are amending no. 29 by Quillara, not the text of the report.")
	halvaria.reads("main h1", "Amend no. 29")
	halvaria.passes(axe, "amend-amendment")
	halvaria.replace("formulation", "drafting")
	halvaria.write("#am-why", "A norm is drafted before it is formulated.")
	halvaria.press("main", "Send to the Chair")
	halvaria.reads(".am-confirm", "It amends no. 29 by Quillara, and not the text.")
	halvaria.passes(axe, "amend-amendment-confirm", "main")
	halvaria.press("main", "File for Halvaria")
	halvaria.reads("main", "Recorded as no. 33")
	halvaria.press("main", "Back to the text")
	halvaria.reads("#panel .nested", "No. 33, Halvaria")

	// Everybody sees it under the amendment it amends, with the difference against that one's words.
	chair.opens(d, "19")
	chair.reads("#panel .nested", "Amends no. 29 by Quillara, not the text: the marks are against the words of no. 29.")
	chair.until("the difference is against the words of no. 29", `(e => e.querySelector("del").innerText.includes("formulation") && e.querySelector("ins").innerText.includes("drafting") && e.querySelectorAll("ins, del").length === 2)(document.querySelector("#panel .nested .words"))`)
	chair.passes(axe, "panel-nested", "#panel")
	chair.press("#panel", "Agree version")
	chair.press("#panel", "Agree as the Chair")
	chair.reads(".refuse", "Amendment no. 33, unanswered (version 2) 19 alt 3")
	chair.press(".refuse", "Put away")
	chair.write("#goto-said", "OP19 alt.3")
	chair.press("#panel .goto", "Find it")
	chair.until("the amendment has the focus", `document.activeElement.matches(".nested h4") && document.activeElement.innerText.includes("No. 33")`)
	chair.write("#goto-said", "OP19 alt 9")
	chair.press("#panel .goto", "Find it")
	chair.reads("#goto-problem", "Nothing here is called “OP19 alt 9”.")

	quillara.opens(d, "19")
	quillara.press("#panel .nested", "Accept into ours")
	quillara.reads("#panel .ask", "co-sponsored by Halvaria")
	quillara.passes(axe, "accept", "#panel")
	quillara.press("#panel .ask", "Accept for Quillara")
	quillara.reads("#panel [role=status]", "its words are now proposed for Quillara")
	quillara.reads("#panel", "No. 34, Quillara")
	quillara.reads("#panel .item", "with Halvaria")
	chair.reads("#panel", "No. 34, Quillara")
	chair.press("#panel", "2 amendments settled")
	chair.reads("#panel .settled", "Accepted: Quillara proposes these words now, as no. 34.")
	chair.press("#panel", "Word by word")
	chair.reads("main", "Halvaria filed amendment no. 33 to no. 29")
	chair.reads("main", "No. 33 (Halvaria), to no. 29, was accepted: its words are those now proposed")

	halvaria.size(320, 640)
	halvaria.opens(d, "19")
	halvaria.whole("nested-320")
}

// PRACTICE 21: the Chair lets the text roll; what is pending stands in it for everybody it is circulated to.
func TestTheChairLetsTheTextRollAndCirculatesItWithWhatStandsInIt(t *testing.T) {
	axe := axeSource(t)
	b := startBrowser(t)
	d := startDemo(t)
	chair, halvaria := b.window("the Chair"), b.window("Halvaria")
	for _, p := range []*person{chair, halvaria} {
		p.size(1440, 1000)
	}
	chair.arrives(d.Links["chair"])
	halvaria.arrives(d.Links["Halvaria"])
	halvaria.opens(d, "27")
	halvaria.until("the text does not roll", `!document.querySelector("#panel [aria-label='Rolling text']")`)

	chair.press(".top", "People")
	chair.press("#panel", "a rolling text:")
	chair.passes(axe, "settings-mode", "#panel")
	chair.press("#panel", "Change as the Chair")
	chair.reads("#panel [role=status]", "The settings are changed.")
	const stands = "[twice - DNM, LSN delete / once - DNM, LSN] a year"
	halvaria.reads("#panel [aria-label='Rolling text']", stands)
	halvaria.passes(axe, "panel-rolling", "#panel")

	chair.press(".top", "Circulate")
	chair.reads("#panel", "every pending amendment is circulated in it, in brackets and with the names of its sponsors")
	chair.passes(axe, "circulate-rolling", "#panel")
	chair.press("#panel", "Circulate as the Chair")
	chair.reads("#panel", "Rev.2 is circulated.")

	observer := b.window("an observer")
	observer.size(1440, 1000)
	observer.arrives(d.Links["International Federation of Exchange Operators"])
	observer.turns(d.path("compare"))
	observer.press("main", "Previous revision")
	observer.reads("main h1", "Rev.1 to Rev.2")
	observer.reads("main", "[ wilfully - BVN]")

	// It goes on blocking, unlisted, and is its sponsor's to withdraw.
	chair.opens(d, "27")
	chair.until("nothing is listed", `!document.querySelector("#panel").innerText.includes("Listed with the new revision: it does not block until Lusenne")`)
	chair.press("#panel", "Agree version")
	chair.press("#panel", "Agree as the Chair")
	chair.reads(".refuse", "Amendment no. 24, unanswered (version 1) 27 alt")
	halvaria.size(320, 640)
	halvaria.opens(d, "27")
	halvaria.whole("rolling-320")
}
