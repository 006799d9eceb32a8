// silence_test.go is the silence procedure on the screen: opened by the Chair, broken by a delegation
// whose name the others do not learn, and withdrawn.

package main

import (
	"fmt"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// sets gives a field a value that is not typed letter by letter, as a date is chosen.
func (p *person) sets(selector, value string) {
	p.until("there is "+selector, fmt.Sprintf("document.querySelector(%q)", selector))
	p.do("set "+selector, chromedp.Evaluate[chromedp.Void](fmt.Sprintf(
		`void (() => { const f = document.querySelector(%q); f.value = %q; f.dispatchEvent(new Event("input", { bubbles: true })) })()`, selector, value)))
}

func TestTheChairPutsTextUnderSilenceAndNobodyElseLearnsWhoBrokeIt(t *testing.T) {
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

	chair.opens(d, "8")
	chair.press("#panel", "Put it under silence")
	chair.sets("#until", time.Now().Add(7*24*time.Hour).Format("2006-01-02T15:04"))
	chair.write("#note", "Please revert within the week.")
	chair.passes(axe, "open-silence", "#panel")
	chair.press("#panel", "Open the silence")
	chair.reads("#panel", "Under silence")
	chair.passes(axe, "panel-silence-chair", "#panel")
	chair.press("#panel", "Agree version")
	chair.press("#panel", "Agree as the Chair")
	chair.reads(".refuse", "is under silence until")
	chair.press(".refuse", "Put away")

	halvaria.opens(d, "8")
	halvaria.reads("#panel", "What is not broken by then is agreed")
	halvaria.passes(axe, "panel-silence", "#panel")
	halvaria.press("#panel", "Break the silence")
	halvaria.write("#why", "It prejudges the outcome.")
	halvaria.passes(axe, "break-silence", "#panel")
	halvaria.press("#panel", "Break it for Halvaria")
	halvaria.reads("#panel", "yours, your name withheld")

	quillara.opens(d, "8")
	quillara.reads("#panel", "Broken; by whom is for the Chair to know")
	quillara.reads("#panel", "A delegation (name withheld)")
	quillara.until("Halvaria is not named", `!document.querySelector("#panel section[aria-label=Objections]").innerText.includes("Halvaria")`)
	quillara.passes(axe, "panel-broken", "#panel")
	chair.reads("#panel", "Broken by Halvaria")

	// The list of silences, for a delegation that discloses itself and for the Chair.
	halvaria.turns(d.path())
	halvaria.press("#panel", "Say that it was you")
	halvaria.press("#panel", "Say so for Halvaria")
	quillara.reads("#panel", "Broken by Halvaria")
	chair.turns(d.path())
	chair.reads("#panel", "Silence on 1 paragraph")
	chair.passes(axe, "silences", "#panel")
	chair.size(320, 640)
	chair.whole("silences-320")
	chair.press("#panel", "Withdraw")
	chair.press("#panel", "Withdraw the silence")
	chair.reads("#panel [role=status]", "The silence is withdrawn")
}
