// bridge_test.go is bridges in the browsers of the real program: one between three overlapping amendments is
// written word by word, answered by each author, taken, circulated, and read by an observer with whose words
// they are; by mouse, and with the keyboard alone.

package main

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"adref/editor"
)

const (
	atSea     = "States keep their charts and hear the experts every year."
	bridgedAs = "States should diligently maintain all their charts and hear the experts every year."
)

// overlapping is a paragraph of the sample, circulated to observers, with three amendments on its words: of
// Halvaria, Quillara and Rethonia.
func overlapping(t *testing.T, d *sampled) (paragraph string) {
	t.Helper()
	chair := signIn(t, d.URL, d.Links["chair"])
	after := d.id("8")
	paragraph = chair.do(d.report, editor.Insert{After: after, Text: atSea}).Made[0]
	chair.do(d.report, editor.Circulate{Name: "Rev.9", Audience: editor.AudienceObservers})
	for _, by := range []struct{ name, text string }{
		{"Halvaria", "States shall keep their charts and hear the experts every year."},
		{"Quillara", "States should maintain their charts and hear the experts every year."},
		{"Rethonia", "States should keep all their charts and hear the experts each month."},
	} {
		signIn(t, d.URL, d.Links[by.name]).do(d.report, editor.Amend{Kind: editor.AmendRevise, Paragraph: paragraph, Version: 1, Text: by.text})
	}
	return paragraph
}

// at chooses a paragraph by its id.
func (p *person) at(d *sampled, id string) {
	p.t.Helper()
	p.turns("/r/" + d.report + "/p/" + id)
	p.until("the paragraph is open", fmt.Sprintf(`document.querySelector(".para.sel")?.id === "p-%s" && document.querySelector("#panel section[aria-label=History]")`, id))
	p.fitted()
}

// word presses one word of a place, once it is or is not in the bridge.
func (p *person) word(place int, text string, in bool) {
	p.t.Helper()
	p.until("there is the word "+text, fmt.Sprintf(`[...document.querySelectorAll(".br-place:nth-of-type(%d) .br-word")].find(e => e.firstChild.data === %q && e.ariaPressed === %q && (e.click(), true))`, place, text, fmt.Sprint(!in)))
	p.until("it is pressed", fmt.Sprintf(`[...document.querySelectorAll(".br-place:nth-of-type(%d) .br-word")].some(e => e.firstChild.data === %q && e.ariaPressed === %q)`, place, text, fmt.Sprint(in)))
}

func (p *person) bridges(text string) {
	p.t.Helper()
	p.until("the bridge is "+text, fmt.Sprintf(`document.querySelector("#br-text").value === %q`, text))
}

func TestABridgeBetweenThreeAmendmentsIsWrittenAnsweredTakenAndReadWithWhoseWordsItHolds(t *testing.T) {
	axe := axeSource(t)
	b := startBrowser(t)
	d := startDemo(t)
	id := overlapping(t, d)
	chair, halvaria, quillara, rethonia := b.window("the Chair"), b.window("Halvaria"), b.window("Quillara"), b.window("Rethonia")
	for name, p := range map[string]*person{"chair": chair, "Halvaria": halvaria, "Quillara": quillara, "Rethonia": rethonia} {
		p.size(1440, 1000)
		p.arrives(d.Links[name])
		p.at(d, id)
	}

	chair.press("#panel .head", "Bridge")
	chair.reads("main h1", "Bridge paragraph")
	chair.bridges(atSea)
	chair.reads("aside[aria-label='Who is met']", "Not met; if taken, stays pending")
	chair.reads("main", "It is the text as it stands.")
	chair.passes(axe, "bridge-begun", "main")
	chair.press(".br-place:nth-of-type(1)", "No. 34, Quillara") // all of it
	chair.bridges("States should maintain their charts and hear the experts every year.")
	chair.reads("aside[aria-label='Who is met']", "Met; if taken, becomes reflected")
	chair.word(1, "all", true) // and one word of another
	chair.bridges("States should maintain all their charts and hear the experts every year.")
	chair.reads("aside[aria-label='Who is met']", "Partly met; if taken, becomes partly reflected")
	chair.reads("aside[aria-label='Who is met']", "Still in conflict")
	chair.reads("main .br-sheet > .words", "RTN")
	chair.until("the caret is between two words", `(e => (e.focus(), e.setSelectionRange(14, 14), true))(document.querySelector("#br-text"))`)
	chair.do("write between them", chromedp.KeyEvent("diligently "))
	chair.bridges(bridgedAs)
	chair.reads("main .br-sheet > .words", "diligently")
	chair.passes(axe, "bridge", "main")
	chair.write("#br-note", "As spoken of on Monday.")

	// What is written is kept on the device.
	chair.press("main", "Keep it and leave")
	chair.reads("#panel [aria-label='Your drafts']", "Bridge, not sent")
	chair.press("#panel [aria-label='Your drafts']", "Go on writing")
	chair.bridges(bridgedAs)
	chair.size(320, 640)
	chair.whole("bridge-320")
	chair.passes(axe, "bridge-320", "main")
	chair.size(1440, 1000)
	chair.press("main", "Put the bridge")
	chair.reads("main .am-confirm", "Halvaria")
	chair.press("main .am-confirm", "Put it as the Chair")
	chair.reads("#panel [role=status]", "is put. Its authors are asked for their word.")
	chair.reads("#panel [aria-label=Bridge]", "Halvaria has not answered yet.")

	// Each author sees whose words they are, and gives one of the three answers.
	halvaria.reads("#panel [aria-label=Bridge] .words", "diligently")
	halvaria.reads("#panel [aria-label=Bridge]", "As spoken of on Monday.")
	halvaria.passes(axe, "bridge-here", "#panel")
	halvaria.press("#panel [aria-label=Bridge]", "Accept it with a change")
	halvaria.until("the bridge is there to be changed", `(e => e.value.startsWith("States should") && (e.focus(), e.setSelectionRange(7, 13), true))(document.querySelector("#br-change"))`)
	halvaria.do("change one word", chromedp.KeyEvent("shall"))
	halvaria.passes(axe, "bridge-change", "#panel")
	halvaria.press("#panel .ask", "Accept it so for Halvaria")
	halvaria.reads("#panel [role=status]", "accepts the bridge with a change: recorded")
	quillara.press("#panel [aria-label=Bridge]", "Accept the bridge")
	quillara.press("#panel .ask", "Accept it for Quillara")
	rethonia.press("#panel [aria-label=Bridge]", "Maintain the amendment")
	rethonia.write("#br-why", "A month is what matters.")
	rethonia.press("#panel .ask", "Maintain it for Rethonia")
	rethonia.reads("#panel [role=status]", "maintains no. 35: recorded")
	for _, words := range []string{"Halvaria accepts it with a change", "Quillara accepts it", "Rethonia maintains its amendment: A month is what matters."} {
		chair.reads("#panel [aria-label=Bridge]", words)
	}
	chair.passes(axe, "bridge-answered", "#panel")

	chair.press("#panel [aria-label=Bridge]", "Take it into the text")
	chair.reads("#panel .ask", "No. 34 becomes partly reflected.")
	chair.reads("#panel .ask", "No. 35 stays pending.")
	chair.press("#panel .ask", "Take it as the Chair")
	chair.reads("#panel [role=status]", "The bridge is version 2")
	chair.reads(".para.sel", bridgedAs)
	chair.reads("#panel section[aria-label=Amendments]", "No. 35, Rethonia")
	chair.reads("#panel section[aria-label=Amendments]", "No. 33, Halvaria")

	chair.turns(d.path())
	chair.press(".top", "Circulate")
	chair.write("#name", "Rev.10")
	chair.press("#panel", "Circulate as the Chair")
	chair.reads("#panel", "Rev.10 is circulated.")
	observer := b.window("an observer")
	observer.size(1440, 1000)
	observer.arrives(d.Links["International Federation of Exchange Operators"])
	observer.turns(d.path("compare"))
	observer.press("main", "Previous revision")
	observer.reads("main h1", "Rev.9 to Rev.10")
	observer.until("it says whose words came in", fmt.Sprintf(`["QLR", "RTN", "Chair"].every(w => document.querySelector("#p-%s").innerText.includes(w))`, id))
	observer.passes(axe, "bridge-compared", "main")
	observer.lacks("main", "HLV")
}

func TestABridgeIsWrittenAnsweredAndTakenWithTheKeyboardAlone(t *testing.T) {
	b := startBrowser(t)
	d := startDemo(t)
	id := overlapping(t, d)
	chair := b.keyboard("the Chair", d, d.Links["chair"])
	chair.at(d, id)
	chair.until("the text has the focus", `document.querySelector(".para.sel a").focus(), true`)
	chair.keys(kb.Enter)
	chair.holds("#panel h2")
	chair.tab("Bridge")
	chair.keys(kb.Enter)
	chair.bridges(atSea)
	chair.tab("As the text stands")
	chair.keys(kb.ArrowDown, kb.ArrowDown)
	chair.until("the second proposal is chosen", `document.activeElement.checked && document.querySelector("#br-text").value !== ""`)
	chair.until("it is one of the three", fmt.Sprintf(`document.querySelector("#br-text").value !== %q`, atSea))
	chair.keys(kb.ArrowUp, kb.ArrowUp) // and given up again
	chair.bridges(atSea)
	chair.keys(kb.Tab) // to the words, among which the arrows go
	chair.holds(".br-words")
	for range 8 {
		if words := chair.focus(); len(words) > 6 && words[:6] == "should" {
			break
		}
		chair.keys(kb.ArrowRight)
	}
	chair.keys(kb.Enter)
	chair.bridges("States should keep their charts and hear the experts every year.")
	chair.tab("The bridge, to write in")
	chair.keys(kb.End)
	chair.do("go one back", chromedp.KeyEvent(kb.ArrowLeft))
	chair.keys(", and others")
	chair.bridges("States should keep their charts and hear the experts every year, and others.")
	chair.reads("main .br-sheet > .words", "and others")
	chair.tab("Put the bridge")
	chair.keys(kb.Enter)
	chair.holds(".am-confirm")
	chair.keys(kb.Escape)
	chair.until("it is not put", `!document.querySelector(".am-confirm")`)
	chair.tab("Put the bridge")
	chair.keys(kb.Enter)
	chair.holds(".am-confirm")
	chair.tab("Put it as the Chair")
	chair.keys(kb.Enter)
	chair.reads("#panel [role=status]", "is put. Its authors are asked")
	chair.holds(".para.sel")

	halvaria := b.keyboard("Halvaria", d, d.Links["Halvaria"])
	halvaria.at(d, id)
	halvaria.until("the text has the focus", `document.querySelector(".para.sel a").focus(), true`)
	halvaria.keys(kb.Enter)
	halvaria.holds("#panel h2")
	halvaria.tab("Accept the bridge")
	halvaria.keys(kb.Enter)
	halvaria.holds(".ask")
	halvaria.tab("Accept it for Halvaria")
	halvaria.keys(kb.Enter)
	halvaria.reads("#panel [role=status]", "accepts the bridge: recorded")
	halvaria.holds(".para.sel")

	quillara := b.keyboard("Quillara", d, d.Links["Quillara"])
	quillara.at(d, id)
	quillara.until("the text has the focus", `document.querySelector(".para.sel a").focus(), true`)
	quillara.keys(kb.Enter)
	quillara.holds("#panel h2")
	quillara.tab("Accept it with a change")
	quillara.keys(kb.Enter)
	quillara.holds("#br-change")
	quillara.keys(kb.End, " So be it.")
	quillara.tab("Accept it so for Quillara")
	quillara.keys(kb.Enter)
	quillara.reads("#panel [role=status]", "accepts the bridge with a change: recorded")
	quillara.holds("#panel, .para.sel") // the same answer may be given anew

	rethonia := b.keyboard("Rethonia", d, d.Links["Rethonia"])
	rethonia.at(d, id)
	rethonia.until("the text has the focus", `document.querySelector(".para.sel a").focus(), true`)
	rethonia.keys(kb.Enter)
	rethonia.holds("#panel h2")
	rethonia.tab("Maintain the amendment")
	rethonia.keys(kb.Enter)
	rethonia.holds(".ask")
	rethonia.tab("Maintain it for Rethonia")
	rethonia.keys(kb.Enter)
	rethonia.reads("#panel [role=status]", "maintains no. 35: recorded")
	rethonia.holds(".para.sel")

	chair.reads("#panel [aria-label=Bridge]", "Halvaria accepts it")
	chair.keys(kb.Enter)
	chair.holds("#panel h2")
	chair.tab("Take it into the text")
	chair.keys(kb.Enter)
	chair.holds(".ask")
	chair.tab("Take it as the Chair")
	chair.keys(kb.Enter)
	chair.reads("#panel [role=status]", "The bridge is version 2")
	chair.holds(".para.sel")

	chair.do("open the text anew", chromedp.Navigate(d.URL+d.path()))
	chair.reads(".conn", "Live")
	chair.tab("Circulate")
	chair.keys(kb.Enter)
	chair.holds("#panel")
	chair.until("the form is there", `document.querySelector("#panel #name")`)
	if chair.focus() != "Name" {
		chair.tab("Name")
	}
	chair.do("take what is proposed", chromedp.KeyEvent("a", chromedp.KeyModifiers(kb.ModifierCtrl)))
	chair.keys("Rev.10")
	chair.until("it is so called", `document.activeElement.value === "Rev.10"`)
	chair.tab("Circulate as the Chair")
	chair.keys(kb.Enter)
	chair.reads("#panel", "Rev.10 is circulated.")
	chair.holds("#panel")

	observer := b.keyboard("an observer", d, d.Links["International Federation of Exchange Operators"])
	observer.tab("Compare")
	observer.keys(kb.Enter)
	observer.reads("main", "Previous revision")
	observer.tab("Previous revision")
	observer.keys(kb.Enter)
	observer.reads("main h1", "Rev.9 to Rev.10")
	observer.until("it says whose words came in", fmt.Sprintf(`["HLV", "QLR", "RTN", "Chair"].some(w => document.querySelector("#p-%s").innerText.includes(w))`, id))
}

func TestTheChairWithdrawsABridge(t *testing.T) {
	b := startBrowser(t)
	d := startDemo(t)
	id := overlapping(t, d)
	office := signIn(t, d.URL, d.Links["chair"])
	var between []string
	for _, a := range office.snapshot(d.report).Amendments {
		if a.Paragraph == id {
			between = append(between, a.ID)
		}
	}
	office.do(d.report, editor.PutBridge{Paragraph: id, Version: 1, Text: bridgedAs, Amendments: between})
	chair := b.window("the Chair")
	chair.size(1440, 1000)
	chair.arrives(d.Links["chair"])
	chair.at(d, id)
	chair.press("#panel [aria-label=Bridge]", "Withdraw it")
	chair.press("#panel .ask", "Withdraw it as the Chair")
	chair.reads("#panel [role=status]", "The bridge is withdrawn.")
	chair.reads("#panel", "1 bridge before")
	chair.reads("#panel section[aria-label=Amendments]", "No. 35, Rethonia")
}
