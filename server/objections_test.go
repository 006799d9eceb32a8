// objections_test.go is objections beyond one paragraph on the screen, the Chair's call of them, and the
// words that hold nothing up: awaited instructions and statements for the record.

package main

import "testing"

func TestADelegationObjectsToASectionAndDoesNotStandInItsWayWhenTheChairCalls(t *testing.T) {
	axe := axeSource(t)
	b := startBrowser(t)
	d := startDemo(t)
	halvaria, chair := b.window("Halvaria"), b.window("the Chair")
	for _, p := range []*person{halvaria, chair} {
		p.size(1440, 1000)
	}
	halvaria.arrives(d.Links["Halvaria"])
	chair.arrives(d.Links["chair"])

	halvaria.opens(d, "4")
	halvaria.press("#panel", "Object")
	halvaria.passes(axe, "object-scopes", "#panel")
	halvaria.press("#panel .ask", "section I, all of it")
	halvaria.write("#panel textarea", "This section prejudges the outcome.")
	halvaria.press("#panel", "Object for Halvaria")
	halvaria.reads("#panel [role=status]", "The objection of Halvaria to section I is recorded")
	halvaria.reads("#panel", "Objection to section I")
	halvaria.passes(axe, "panel-section-objection", "#panel, .sel")

	// It contests another paragraph of the section, which was agreed, and the refusal says so.
	chair.opens(d, "5")
	chair.reads("#panel", "Contested")
	chair.reads("#panel", "This section prejudges the outcome.")
	chair.press("#panel", "Agree version")
	chair.press("#panel", "Agree as the Chair")
	chair.reads(".refuse", "1 objection to section I stands in the way")
	chair.reads(".refuse", "Halvaria Objection to section I")
	chair.passes(axe, "refusal-section", "#panel")
	chair.press(".refuse", "Put away")

	// The Chair calls it; Halvaria maintains it, thinks again, and is on the record.
	chair.turns(d.path())
	chair.reads("#panel", "Objections to sections and the whole")
	chair.press("#panel", "Call ")
	chair.passes(axe, "call", "#panel")
	chair.press("#panel", "Call them as the Chair")
	chair.reads("#panel", "Halvaria section I no answer yet")
	chair.passes(axe, "called", "#panel")
	halvaria.reads("#panel", "what does Halvaria say?")
	halvaria.passes(axe, "panel-called", "#panel")
	halvaria.press("#panel", "Maintain it")
	halvaria.press("#panel", "Maintain for Halvaria")
	chair.reads("#panel", "Halvaria section I maintained")
	halvaria.press("#panel", "Will not stand in the way")
	halvaria.write("#said", "We would have preferred fewer words.")
	halvaria.passes(axe, "not-in-the-way", "#panel")
	halvaria.press("#panel", "Will not stand in the way, for Halvaria")
	halvaria.reads("#panel [role=status]", "Halvaria will not stand in the way of section I")
	chair.reads("#panel", "Halvaria section I will not stand in the way")
	halvaria.press("#panel", "Word by word")
	halvaria.reads("main", "Halvaria objected to section I")
	halvaria.reads("main", "Halvaria will not stand in the way of section I")
	halvaria.reads("main", "We would have preferred fewer words")
	halvaria.passes(axe, "history-called")
	chair.opens(d, "5") // it was agreed, and nobody asks to reopen it any more
	chair.reads("#panel", "Agreed ad ref")
}

func TestADelegationAwaitsInstructionsAndMakesAStatementWithoutHoldingAnythingUp(t *testing.T) {
	axe := axeSource(t)
	b := startBrowser(t)
	d := startDemo(t)
	p := b.window("Halvaria")
	p.size(1440, 1000)
	p.arrives(d.Links["Halvaria"])
	p.opens(d, "17")
	p.press("#panel", "Await instructions")
	p.passes(axe, "await", "#panel")
	p.write("#why", "The ministry answers on Friday.")
	p.press("#panel", "Await instructions for Halvaria")
	p.reads("#panel", "Agreed ad ref, pending Halvaria")
	p.reads(".paper .sel .mg", "pending HLV")
	p.passes(axe, "panel-awaiting", "#panel, .sel")

	p.press("#panel", "Make a statement")
	p.press("#panel", "Reservation")
	p.write("#said", "We reserve our position on the date.")
	p.passes(axe, "statement", "#panel")
	p.press("#panel", "Put it on the record for Halvaria")
	p.reads("#panel", "We reserve our position on the date.")
	p.reads("#panel", "Agreed ad ref, pending Halvaria")
	p.passes(axe, "panel-statement", "#panel")

	p.size(320, 640)
	p.opens(d, "17")
	p.whole("awaiting-320")
	for _, button := range []string{"Object", "Make a statement"} {
		p.press("#panel", button)
		p.until("the dialog is open", `document.querySelector("#panel .ask")`)
		p.whole(button + "-320")
		p.press("#panel .ask", "Leave")
	}
	p.press("#panel", "Confirm")
	p.press("#panel", "Confirm for Halvaria")
	p.reads("#panel [role=status]", "Halvaria confirms version")
	p.until("nobody awaits instructions", `!document.querySelector("#panel").innerText.includes("pending Halvaria")`)
	p.press("#panel", "Withdraw")
	p.press("#panel", "Withdraw for Halvaria")
	p.until("the statement has gone from the panel", `!document.querySelector("#panel").innerText.includes("We reserve our position")`)
}
