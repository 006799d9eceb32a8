// rearrange_test.go is moving, splitting, merging and bringing back on the screen (PRACTICE 16): proposed
// by a delegation, taken by the Chair with one button, seen by everybody at once.

package main

import (
	"fmt"
	"testing"
)

// holds waits until a paragraph of the paper has a number and begins with these words.
func (p *person) holds(number, words string) {
	p.t.Helper()
	p.until(fmt.Sprintf("the text has %s %s", number, words), fmt.Sprintf(
		`[...document.querySelectorAll(".paper .para")].some(e => e.querySelector(".no")?.textContent.trim() === %q && e.querySelector(".t").textContent.trim().startsWith(%q))`, number, words))
}

func TestADelegationProposesToMoveSplitAndMergeAndTheChairTakesIt(t *testing.T) {
	axe := axeSource(t)
	b := startBrowser(t)
	d := startDemo(t)
	halvaria, chair, other := b.window("Halvaria"), b.window("the Chair"), b.window("another delegation")
	for _, p := range []*person{halvaria, chair, other} {
		p.size(1440, 1000)
	}
	halvaria.arrives(d.Links["Halvaria"])
	chair.arrives(d.Links["chair"])
	other.arrives(d.Links["Rethonia"])

	// Split: the text is cut where the cursor stands.
	halvaria.opens(d, "8")
	halvaria.press("#panel", "Move, split or merge")
	halvaria.press("#panel .ask", "Split it in several")
	halvaria.until("the cursor stands before the second half", `(f => (f.focus(), f.value = f.value, f.setSelectionRange(f.value.indexOf(" ", f.value.length / 2), f.value.indexOf(" ", f.value.length / 2)), f.selectionStart > 0))(document.querySelector("#part-0"))`)
	halvaria.press("#panel .ask", "Split at the cursor")
	halvaria.until("there are two parts", `document.querySelector("#part-1")?.value.length > 9`)
	halvaria.reads("#panel .ask", "Preview")
	halvaria.passes(axe, "split", "#panel")
	halvaria.write("#why", "Two thoughts.")
	halvaria.press("#panel .ask", "Propose to split for Halvaria")
	halvaria.reads("#panel [role=status]", "The proposal of Halvaria to split paragraph 8 is recorded")
	halvaria.reads("#panel", "Splits paragraph 8 in 2")
	chair.opens(d, "8")
	chair.reads("#panel", "Splits paragraph 8 in 2")
	chair.reads("#panel", "Two thoughts.")
	chair.passes(axe, "panel-split", "#panel")
	other.opens(d, "8")
	other.reads("#panel", "Splits paragraph 8 in 2")
	chair.press("#panel", "Split it, taking no.")
	chair.passes(axe, "take-split", "#panel")
	chair.press("#panel .ask", "Split it as the Chair")
	chair.reads("#panel [role=status]", "It is split")
	for _, p := range []*person{halvaria, chair, other} {
		p.until("paragraph 8 bis is in the text", `[...document.querySelectorAll(".paper .no")].some(e => e.textContent.trim() === "8 bis.")`)
	}
	other.press("#panel", "Word by word")
	other.reads("main", "The Chair split this paragraph in 2")

	// Merge: 30 with 31, whose place 30 keeps.
	halvaria.opens(d, "30")
	halvaria.press("#panel", "Move, split or merge")
	halvaria.press("#panel .ask", "Merge it with the next")
	halvaria.until("both texts are joined", `document.querySelector("#merged")?.value.includes("The working group recommends")`)
	halvaria.passes(axe, "merge", "#panel")
	halvaria.press("#panel .ask", "Propose to merge for Halvaria")
	halvaria.reads("#panel", "Merges paragraph 30 and paragraph 31")
	chair.opens(d, "31") // it is shown at each paragraph that it names
	chair.reads("#panel", "Merges paragraph 30 and paragraph 31")
	chair.press("#panel", "Merge them, taking no.")
	chair.press("#panel .ask", "Merge them as the Chair")
	for _, p := range []*person{halvaria, chair} {
		p.until("the merged text is there, once", `[...document.querySelectorAll(".paper .para .t")].filter(e => e.textContent.includes("The working group recommends that States give consideration")).length === 1`)
	}
	chair.reads("#panel", "This paragraph is not in the text")

	// Move: 29 and its subparagraphs, behind 30.
	halvaria.opens(d, "29")
	halvaria.press("#panel", "Move, split or merge")
	halvaria.press("#panel .ask", "Move it elsewhere")
	halvaria.reads("#panel .ask", "Its 3 subparagraphs move with it.")
	halvaria.until("the place is chosen", `(s => (s.value = [...s.options].find(o => o.text === "after paragraph 30")?.value, s.dispatchEvent(new Event("change", {bubbles: true})), s.value))(document.querySelector("#place"))`)
	halvaria.passes(axe, "move", "#panel")
	halvaria.press("#panel .ask", "Propose to move for Halvaria")
	halvaria.reads("#panel", "Moves paragraph 29 to after paragraph 30")
	chair.opens(d, "29")
	chair.press("#panel", "Move it, taking no.")
	chair.reads("#panel .ask", "Its 3 subparagraphs move with it.")
	chair.press("#panel .ask", "Move it as the Chair")
	for _, p := range []*person{halvaria, chair} {
		p.holds("29.", "States underlined the value of bilateral")
		p.holds("30.", "States also discussed measures")
		p.until("the subparagraphs moved with it", `(l => l.findIndex(t => t.startsWith("The area and the dates")) === l.findIndex(t => t.startsWith("States also discussed measures")) + 1)([...document.querySelectorAll(".paper .para .t")].map(e => e.textContent.trim()))`)
	}
	halvaria.reads("#panel", "Paragraph 30")

	// The Chair brings back what was merged.
	chair.turns(d.path("p", "31"))
	chair.press("#panel", "Bring it back")
	chair.until("the place is chosen", `(s => (s.value = s.options[s.options.length - 1].value, s.dispatchEvent(new Event("change", {bubbles: true})), s.value))(document.querySelector("#place"))`)
	chair.passes(axe, "restore", "#panel")
	chair.press("#panel .ask", "Bring it back as the Chair")
	halvaria.until("it is there again", `[...document.querySelectorAll(".paper .para .t")].filter(e => e.textContent.includes("The working group recommends that States give consideration")).length === 2`)

	// The concordance of what was circulated and the live text.
	halvaria.turns(d.path("compare"))
	halvaria.reads("main", "moved")
	halvaria.reads("main aside", "split")
	halvaria.passes(axe, "compare-rearranged")

	halvaria.size(320, 640)
	halvaria.turns(d.path("p", "33"))
	halvaria.press("#panel", "Move, split or merge")
	for _, what := range []string{"Split it in several", "Merge it with the next", "Move it elsewhere"} {
		halvaria.press("#panel .ask", what)
		halvaria.whole(what + "-320")
	}
}

// The Chair does the same without being asked, and an agreed paragraph that is moved stays agreed.
func TestTheChairMovesAndSplitsAParagraph(t *testing.T) {
	b := startBrowser(t)
	d := startDemo(t)
	chair := b.window("the Chair")
	chair.size(1440, 1000)
	chair.arrives(d.Links["chair"])
	chair.opens(d, "12")
	chair.press("#panel", "Move, split or merge")
	chair.until("the place is chosen", `(s => (s.value = [...s.options].find(o => o.text === "after paragraph 13")?.value, s.dispatchEvent(new Event("change", {bubbles: true})), s.value))(document.querySelector("#place"))`)
	chair.press("#panel .ask", "Move as the Chair")
	chair.reads("#panel [role=status]", "Paragraph 12 is moved.")
	chair.reads("#panel", "Paragraph 13")
	chair.reads("#panel", "Agreed ad ref")
	chair.press("#panel", "Word by word")
	chair.reads("main", "The Chair moved this paragraph, to stand after 12")
}
