// table_test.go is what happens at the table on the screen, with the Chair and a delegation side by side:
// packages, readings and parked text, what is before the room, and decisions taken back.

package main

import (
	"testing"

	"adref/editor"
)

// atTable opens the sample for the Chair and one delegation.
func atTable(t *testing.T) (axe string, d *sampled, chair, halvaria *person) {
	axe = axeSource(t)
	b := startBrowser(t)
	d = startDemo(t)
	chair, halvaria = b.window("the Chair"), b.window("Halvaria")
	for _, p := range []*person{chair, halvaria} {
		p.size(1440, 1000)
	}
	chair.arrives(d.Links["chair"])
	halvaria.arrives(d.Links["Halvaria"])
	return axe, d, chair, halvaria
}

// Rule 12 and PRACTICE 11.
func TestRule12TheChairBindsAPackageWhichIsAgreedAndReopenedTogether(t *testing.T) {
	axe, d, chair, halvaria := atTable(t)
	halvaria.opens(d, "8")
	chair.opens(d, "4")
	chair.press("#panel", "Bind into a package")
	chair.write("#name", "Participation")
	chair.write("#note", "Both or neither.")
	chair.press("#panel .ask", "8 States noted")
	chair.passes(axe, "bind", "#panel")
	chair.press("#panel", "Bind as the Chair")
	chair.reads("#panel [role=status]", "Paragraph 4 and paragraph 8 are the package “Participation”")
	chair.passes(axe, "panel-package-chair", "#panel")

	// The delegation sees it where it is, and the Chair cannot agree a part of it.
	halvaria.reads("#panel", "Package “Participation” 2 paragraphs, agreed together or not at all")
	halvaria.reads("#panel", "Both or neither.")
	halvaria.passes(axe, "panel-package", "#panel")
	chair.press(".tools", "Agree several")
	chair.reads("#panel", "in the package “Participation”")
	chair.press("#panel", "Paragraph 4, version 1")
	chair.press("#panel", "Agree 1 paragraph as the Chair")
	chair.reads(".refuse", "1 paragraph of its package that is not named stands in the way")
	chair.reads(".refuse", "Bound in the same package")
	chair.passes(axe, "refusal-package", "#panel")
	chair.press(".refuse", "Put away")
	chair.press("#panel", "Leave")

	chair.press("#panel", "Agree version")
	chair.reads("#panel .ask", "All 2 paragraphs of the package “Participation” are agreed with it, or none is")
	chair.press("#panel", "Agree as the Chair")
	halvaria.reads("#panel", "Agreed ad ref")

	// An objection to one contests the other; reopening one ends the agreement of both.
	halvaria.press("#panel", "Object")
	halvaria.press("#panel", "Object for Halvaria")
	chair.reads("#panel", "the package “Participation” is contested")
	chair.passes(axe, "panel-package-contested", "#panel")
	chair.press("#panel", "Reopen")
	chair.press("#panel", "Reopen as the Chair")
	halvaria.reads("#panel", "Blocked by 1 objection")
	halvaria.press("#panel", "Word by word")
	halvaria.reads("main", "The Chair bound paragraphs 4 and 8 into the package “Participation”")
	halvaria.reads("main", "The agreement ended with that of its package, “Participation”")

	chair.turns(d.path())
	chair.reads("#panel", "Package “Participation”")
	chair.press("#panel section[aria-label^=Package]", "Add paragraphs")
	chair.press("#panel .ask", "31 The working group")
	chair.press("#panel .ask", "Add as the Chair")
	chair.reads("#panel", "Package “Participation” 3 paragraphs")
	chair.press("#panel", "Release")
	chair.press("#panel", "Release as the Chair")
	chair.reads("#panel", "Package “Participation” 2 paragraphs")
	chair.size(320, 640)
	chair.whole("packages-320")
	chair.press("#panel section[aria-label^=Package]", "Dissolve")
	chair.press("#panel", "Dissolve as the Chair")
	chair.until("the package has gone", `!document.querySelector("#panel section[aria-label^=Package]")`)
}

// PRACTICE 22.
func TestATextIsReadWithParkedParagraphsOnTheScreen(t *testing.T) {
	axe, d, chair, halvaria := atTable(t)
	chair.turns(d.path())
	chair.press("#panel", "Open a reading")
	chair.press("#panel .ask", "General: the text as a whole")
	chair.press("#panel .ask", "Open it as the Chair")
	halvaria.turns(d.path())
	halvaria.reads("#panel", "First reading, general")
	chair.press("#panel", "Open the next reading")
	chair.press("#panel .ask", "Paragraph by paragraph")
	chair.write("#note", "From section II.")
	chair.passes(axe, "open-reading", "#panel")
	chair.press("#panel .ask", "Open it as the Chair")
	halvaria.reads("#panel", "Second reading, paragraph by paragraph")
	halvaria.reads("#panel", "From section II.")

	chair.opens(d, "4")
	chair.press("#panel", "Park")
	chair.write("#note", "To be taken up after section III.")
	chair.passes(axe, "park", "#panel")
	chair.press("#panel .ask", "Park it as the Chair")
	halvaria.reads("#panel", "Parked 1")
	halvaria.reads("#panel", "To be taken up after section III.")
	halvaria.passes(axe, "readings", "#panel")
	chair.opens(d, "8")
	chair.press("#panel", "Mark as read")
	chair.press("#panel", "Mark it as the Chair")
	chair.reads("#panel [role=status]", "Paragraph 8 is marked as read")
	chair.press(".tools", "Agree several")
	chair.press("#panel", "Tick all that nothing holds up")
	chair.until("what is parked is not offered in bulk", `
		[...document.querySelectorAll("#panel .tickrow")].some(r => r.innerText.includes("parked") && !r.querySelector("input").checked) &&
		[...document.querySelectorAll("#panel .tickrow")].some(r => r.innerText.startsWith("Paragraph 8,") && r.querySelector("input").checked)`)
	chair.press("#panel", "Leave")
	chair.opens(d, "4")
	chair.press("#panel", "Take it up again")
	chair.press("#panel", "Take it up as the Chair")
	halvaria.until("nothing is parked", `!document.querySelector("#panel").innerText.includes("Parked")`)
	halvaria.size(320, 640)
	halvaria.whole("readings-320")
}

// Rules 1 and 4: everybody sees which version is before the room, and may object before it is agreed.
func TestRule4ADelegationSeesWhatIsBeforeTheRoomAndObjectsBeforeItIsAgreed(t *testing.T) {
	axe, d, chair, halvaria := atTable(t)
	halvaria.opens(d, "17")
	chair.opens(d, "4")
	chair.press("#panel", "Put to the room")
	chair.write("#note", "As read out.")
	chair.passes(axe, "put", "#panel")
	chair.press("#panel .ask", "Put it to the room")
	chair.reads("#panel", "Before the room")

	// It comes to a delegation that has another paragraph before its eyes, and covers nothing.
	halvaria.reads(".strip", "Before the room: paragraph 4, version 1.")
	halvaria.reads("#panel [role=status]", "Before the room: paragraph 4, version 1")
	halvaria.reads(".roomcard", "The Chair records it as agreed unless somebody objects")
	halvaria.until("no part of the text is covered", `(() => {
		const card = document.querySelector(".roomcard").getBoundingClientRect(), text = document.querySelector(".paper").getBoundingClientRect();
		return card.left >= text.right || card.right <= text.left;
	})()`)
	halvaria.passes(axe, "before-the-room")
	halvaria.press(".roomcard", "Object")
	halvaria.reads("#panel h2", "Paragraph 4")
	halvaria.press("#panel .ask", "Object for Halvaria")
	halvaria.reads("#panel [role=status]", "The objection of Halvaria to version 1 is recorded")
	chair.reads("#panel", "Blocked by 1 objection")
	chair.press(".roomcard", "Agree what is before the room")
	chair.press("#panel", "Agree as the Chair")
	chair.reads(".refuse", "1 objection stands in the way")
	chair.passes(axe, "room-refused", "#panel")
	chair.press(".refuse", "Put away")

	halvaria.press("#panel", "Lift")
	halvaria.press("#panel", "Lift for Halvaria")
	chair.reads("#panel", "nothing stands in its way")
	chair.press(".roomcard", "Agree what is before the room")
	chair.press("#panel", "Agree as the Chair")
	chair.reads("#panel", "Agreed ad ref")
	for _, p := range []*person{chair, halvaria} {
		p.until("nothing is before the room", `!document.querySelector(".roomcard") && !document.querySelector(".strip[aria-label='Before the room']")`)
	}

	chair.opens(d, "8")
	chair.press("#panel", "Put to the room")
	chair.press("#panel .ask", "Put it to the room")
	halvaria.size(320, 640)
	halvaria.reads(".strip", "Before the room: paragraph 8")
	halvaria.turns(d.path("p", "8"))
	halvaria.reads(".roomcard", "Paragraph 8, version 1")
	halvaria.whole("room-320")
	chair.press(".roomcard", "Withdraw it")
	chair.press(".roomcard", "Withdraw it as the Chair")
	halvaria.until("it was withdrawn", `!document.querySelector(".roomcard")`)
}

// Decisions that can be taken back; PRACTICE 9.
func TestTheChairTakesBackWhatWasRecordedInErrorOnTheScreen(t *testing.T) {
	axe, d, chair, halvaria := atTable(t)
	script := signIn(t, d.URL, d.Links["chair"])
	ask := func(label, reason string) {
		chair.press("#panel", label)
		chair.write("#why", reason)
		chair.passes(axe, "take-back-"+label, "#panel .ask")
		chair.press("#panel .ask", "Take it back as the Chair")
	}

	// An agreement: it had never been agreed. Then a reopening: it goes on.
	halvaria.opens(d, "17")
	chair.opens(d, "17")
	ask("Take the agreement back", "The room had not agreed.")
	halvaria.reads("#panel", "Open: nothing stands in its way")
	chair.press("#panel", "Agree version")
	chair.press("#panel", "Agree as the Chair")
	halvaria.reads("#panel", "Agreed ad ref")
	chair.press("#panel", "Reopen")
	chair.press("#panel", "Reopen as the Chair")
	halvaria.reads("#panel", "Open: nothing stands in its way")
	ask("Take the reopening back", "Nobody had asked for it.")
	halvaria.reads("#panel", "Agreed ad ref")
	halvaria.press("#panel", "Word by word")
	halvaria.reads("main", "The Chair took the agreement on version 2 back")
	halvaria.reads("main", "The room had not agreed.")
	halvaria.reads("main", "The Chair took the reopening back; version 2 is agreed ad ref")
	halvaria.passes(axe, "history-taken-back")

	// A revision, with the amendment that it took.
	text := script.snapshot(d.report)
	ten := numbered(t, text, "10")
	took := ""
	for _, a := range text.Amendments {
		if a.Paragraph == ten.ID && a.State == editor.StatePending {
			took = a.ID
		}
	}
	script.do(d.report, editor.Revise{Paragraph: ten.ID, Version: 1, Text: ten.Text + " This is so.", Takes: []editor.Take{{Amendment: took, How: editor.AnswerPartly}}})
	halvaria.turns(d.path("p", "10"))
	halvaria.reads(".paper .sel", "This is so.")
	chair.opens(d, "10")
	chair.press("#panel", "1 amendment settled")
	chair.press("#panel .settled", "Take the answer back")
	chair.write("#why", "The wrong button.")
	chair.press("#panel .ask", "Take it back as the Chair")
	chair.reads(".refuse", "Version 2 of paragraph 10 took amendment no.")
	chair.press(".refuse", "Put away")
	ask("Take version 2 back", "The wrong draft.")
	halvaria.until("the former text is back", `!document.querySelector(".paper .sel").innerText.includes("This is so.")`)
	halvaria.reads("#panel", "1 pending")

	// An answer.
	script.do(d.report, editor.AnswerAmendments{Amendments: []string{took}, Answer: editor.AnswerNotRetained, Reason: "Covered."})
	chair.press("#panel", "1 amendment settled")
	ask("Take the answer back", "The wrong amendment.")
	halvaria.reads("#panel", "1 pending")
	chair.size(320, 640)
	chair.whole("taken-back-320")
}
