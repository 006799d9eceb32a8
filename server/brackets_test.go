// brackets_test.go is brackets, placeholders and the checklist on the screen, and what is done with a
// silence while it runs and before it is confirmed.

package main

import (
	"strings"
	"testing"
	"time"

	"adref/editor"
)

// Rule 6; PRACTICE 12, 18 and 19.
func TestBracketsAreLiftedAndAlternativesChosenOnTheScreen(t *testing.T) {
	axe := axeSource(t)
	b := startBrowser(t)
	d := startDemo(t)
	office := signIn(t, d.URL, d.Links["chair"])
	text := office.snapshot(d.report)
	revise := func(number, words string) {
		p := numbered(t, text, number)
		if p.Status == editor.StatusAgreed {
			office.do(d.report, editor.Reopen{Paragraph: p.ID})
		}
		office.do(d.report, editor.Revise{Paragraph: p.ID, Version: p.Version, Text: words})
	}
	revise("8", "States keep "+strings.Repeat("[all ", 9)+"harbours"+strings.Repeat("]", 9)+".")
	revise("9", "Reports are due [yearly - HLV, G77 retain / monthly - QLR], in _[short]_ and on [to be completed].")

	halvaria, chair := b.window("Halvaria"), b.window("the Chair")
	for _, p := range []*person{halvaria, chair} {
		p.size(1440, 1000)
	}
	halvaria.arrives(d.Links["Halvaria"])
	chair.arrives(d.Links["chair"])

	// Nine deep: the delegation proposes to lift the innermost, as an ordinary amendment.
	const brackets = "#panel section[aria-label=Brackets]"
	halvaria.opens(d, "8")
	halvaria.reads(brackets, "In brackets 9 brackets")
	halvaria.reads(brackets, "Inside 8 others")
	halvaria.passes(axe, "panel-nested", "#panel")
	halvaria.press(brackets+" li:last-child", "Propose to lift")
	halvaria.reads(brackets+" .ask", "Propose paragraph 8 without these brackets, for Halvaria")
	halvaria.until("the difference is shown", `document.querySelectorAll("#panel .ask del").length === 2`)
	halvaria.passes(axe, "propose-lifting", "#panel")
	halvaria.size(320, 640)
	halvaria.whole("propose-lifting-320")
	halvaria.size(1440, 1000)
	halvaria.write("#why", "The harbours are agreed.")
	halvaria.press("#panel .ask", "File it for Halvaria")
	halvaria.reads("#panel [role=status]", "The amendment of Halvaria is recorded")
	filed := office.snapshot(d.report).Amendments
	if a := filed[len(filed)-1]; a.Kind != editor.AmendRevise || a.Text != "States keep "+strings.Repeat("[all ", 8)+"all harbours"+strings.Repeat("]", 8)+"." || a.Reason != "The harbours are agreed." {
		t.Errorf("it filed %s %q, because %q", a.Kind, a.Text, a.Reason)
	}

	// The same proposal again is refused where it was made, and the draft of something else is kept.
	halvaria.turns(d.path("amend", "9"))
	halvaria.replace("due", "owed")
	halvaria.opens(d, "9")
	halvaria.reads("#panel", "Your drafts")
	halvaria.reads(brackets, "HLV and G77 would retain it")
	halvaria.press(brackets+" ol", "Propose this alternative")
	halvaria.reads(brackets+" .ask", "Propose paragraph 9 with alternative 1")
	halvaria.passes(axe, "propose-alternative", "#panel")
	halvaria.press("#panel .ask", "File it for Halvaria")
	halvaria.reads("#panel [role=status]", "The amendment of Halvaria is recorded")
	halvaria.reads("#panel", "Your drafts")
	halvaria.press(brackets, "Propose to take out")
	halvaria.reads("#panel .refuse", "the words around them would be read as something else")
	halvaria.passes(axe, "refusal-lifting", "#panel")
	halvaria.press("#panel .refuse", "Put away")

	// The Chair does both, and fills the placeholder; what fills it may not be in brackets.
	chair.opens(d, "8")
	chair.press(brackets, "Lift it")
	chair.reads(brackets+" .ask", "Make version")
	chair.passes(axe, "lift-bracket", "#panel")
	chair.press("#panel .ask", "Make version")
	chair.reads(brackets, "In brackets 8 brackets")
	chair.opens(d, "9")
	chair.press(brackets+" ol li:last-child", "Choose this alternative")
	chair.press("#panel .ask", "Make version")
	chair.reads(".paper .sel", "Reports are due monthly, in")
	chair.press("#panel", "Fill in")
	chair.write("#fill-0", "[12 March]")
	chair.passes(axe, "technical", "#panel")
	chair.press("#panel", "Fill them as the Chair")
	chair.reads("#panel .refuse", "The placeholders were not filled")
	chair.reads("#panel .refuse", "is filled with a square bracket")
	chair.press("#panel .refuse", "Put away")
	chair.press("#panel", "Fill in")
	chair.write("#fill-0", "12 March")
	chair.press("#panel", "Fill them as the Chair")
	chair.reads(".paper .sel", "and on 12 March.")

	// What is left, for the Chair alone.
	chair.turns(d.path())
	chair.press("#panel", "Brackets, placeholders and numbers")
	chair.reads("#panel section[aria-label='Square brackets']", "7 more inside others, up to 8 deep")
	chair.reads("#panel section[aria-label=Placeholders]", "to be")
	chair.reads("#panel section[aria-label=Numbers]", "Paragraph 14 was printed as 13 in the source")
	chair.passes(axe, "checklist", "#panel")
	chair.size(320, 640)
	chair.whole("checklist-320")
	halvaria.turns(d.path())
	halvaria.reads("#panel", "What must still be decided")
	halvaria.until("the checklist is the Chair’s", `!document.querySelector("#panel").innerText.includes("Brackets, placeholders and numbers")`)
}

// Rule 9; PRACTICE 1, 2, 5 and 6.
func TestASilenceIsExtendedAcknowledgedAndABreakReceivedOtherwiseRecorded(t *testing.T) {
	axe := axeSource(t)
	b := startBrowser(t)
	d := startDemo(t)
	office := signIn(t, d.URL, d.Links["chair"])
	text := office.snapshot(d.report)
	silence := func(number string, until time.Time) {
		p := numbered(t, text, number)
		if p.Status == editor.StatusAgreed {
			office.do(d.report, editor.Reopen{Paragraph: p.ID})
		}
		office.do(d.report, editor.OpenSilence{Paragraphs: []editor.VersionName{{Paragraph: p.ID, Version: p.Version}}, Deadline: until, Zone: "UTC"})
	}
	minute := func(t time.Time) string { return t.Format("2006-01-02T15:04") }
	second := func(t time.Time) string { return t.Format("2006-01-02T15:04:05") }
	week := time.Now().Add(7 * 24 * time.Hour)
	silence("8", week)

	halvaria, chair := b.window("Halvaria"), b.window("the Chair")
	for _, p := range []*person{halvaria, chair} {
		p.size(1440, 1000)
	}
	halvaria.arrives(d.Links["Halvaria"])
	chair.arrives(d.Links["chair"])

	// The receipt.
	halvaria.opens(d, "8")
	halvaria.press("#panel", "Acknowledge the notice")
	halvaria.passes(axe, "acknowledge", "#panel")
	halvaria.press("#panel", "Acknowledge for Halvaria")
	halvaria.reads("#panel", "Halvaria has acknowledged the notice")
	chair.turns(d.path())
	chair.reads("#panel", "Shown to Halvaria")

	// The extension: warned of a short one and of a weekend, refused when it is none.
	saturday := week
	for saturday.UTC().Weekday() != time.Saturday {
		saturday = saturday.AddDate(0, 0, 1)
	}
	monday := saturday.AddDate(0, 0, 2)
	chair.press("#panel section[aria-label^=Silence]", "Extend")
	chair.sets("#extended", minute(saturday))
	chair.reads("#panel .ask", "Consider another: it is on a weekend.")
	chair.sets("#extended", minute(time.Now().Add(time.Hour)))
	chair.reads("#panel .ask", "it is less than 72 hours away")
	chair.passes(axe, "extend", "#panel")
	chair.press("#panel", "Extend it as the Chair")
	chair.reads("#panel .refuse", "A silence is extended to a later instant")
	chair.press("#panel .refuse", "Put away")
	chair.press("#panel section[aria-label^=Silence]", "Extend")
	chair.sets("#extended", minute(monday))
	chair.until("nothing speaks against a Monday", `!document.querySelector("#panel .ask").innerText.includes("Consider another")`)
	chair.press("#panel", "Extend it as the Chair")
	chair.reads("#panel", "Until "+monday.UTC().Format("Mon, 2 January 2006"))
	chair.size(320, 640)
	chair.press("#panel section[aria-label^=Silence]", "Extend")
	chair.whole("extend-320")
	chair.press("#panel .ask", "Leave")
	chair.size(1440, 1000)

	// A break by letter, received in time, told of after the end.
	end := time.Now().Truncate(time.Second).Add(4500 * time.Millisecond)
	silence("9", end)
	chair.reads("#panel", "to be confirmed")
	chair.press("#panel", "Record a break received otherwise")
	chair.sets("#breaker", "QLR")
	chair.sets("#received", second(end.AddDate(0, 0, -1)))
	chair.write("#source", "note verbale no. 17")
	chair.passes(axe, "record-break", "#panel")
	chair.press("#panel", "Record it as the Chair")
	chair.reads("#panel .refuse", "A break counts when it was received between")
	chair.press("#panel .refuse", "Put away")
	chair.press("#panel", "Record a break received otherwise")
	chair.size(320, 640)
	chair.whole("record-break-320")
	chair.size(1440, 1000)
	chair.sets("#breaker", "QLR")
	chair.sets("#received", second(end.Add(-500*time.Millisecond)))
	chair.write("#source", "note verbale no. 17")
	chair.press("#panel", "Record it as the Chair")
	chair.reads("#panel [role=status]", "The break of Quillara is recorded")
	chair.reads("#panel", "by Quillara (note verbale no. 17)")
	halvaria.opens(d, "9")
	halvaria.reads("#panel", "A delegation (name withheld)")
	halvaria.until("Quillara is not named", `!document.querySelector("#panel section[aria-label=Objections]").innerText.includes("Quillara")`)
}
