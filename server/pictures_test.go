// pictures_test.go takes the pictures of the README from the demo, as the page is today.

package main

import (
	"os"
	"testing"

	"github.com/chromedp/chromedp"

	"adref/editor"
)

// The pictures of the README, from the demo: ADREF_SHOTS=folder go test -run Pictures ./server
func TestPicturesForTheReadme(t *testing.T) {
	if os.Getenv("ADREF_SHOTS") == "" {
		t.Skip("ADREF_SHOTS names no folder for them")
	}
	b := startBrowser(t)
	d := startDemo(t)

	// A delegation reads a paragraph that another holds up, under two proposals for the same words.
	halvaria := signIn(t, d.URL, d.Links["Halvaria"])
	held := numbered(t, halvaria.snapshot(d.report), "19")
	halvaria.do(d.report, editor.Object{
		Paragraph: held.ID, Version: held.Version, Kind: editor.ObjectionPlain,
		Reason: "We could accept the paragraph without the words in brackets, and only without them.",
	})
	p := b.window("Rethonia")
	p.size(1440, 1000)
	p.arrives(d.Links["Rethonia"])
	p.opens(d, "19")
	p.reads("#panel", "only without them")
	p.picks(".tools", "Changes since", "Zero draft")
	p.reads(".paper", "Changes from Zero draft to the live text")
	p.still()
	p.shoot("report")

	p.turns(d.path("amend", "19"))
	p.replace("with a view to the formulation of such a norm", "including whether such a norm is needed")
	p.write("#am-why", "Whether comes before how: a discussion that is to end in a norm should first ask whether one is needed.")
	p.still()
	p.shoot("amend")

	chair := b.window("the Chair")
	chair.size(1440, 1000)
	chair.arrives(d.Links["chair"])
	chair.turns(d.path())
	chair.opens(d, "19")
	chair.press("#panel", "Agree version 2")
	chair.press("#panel", "Agree as the Chair")
	chair.reads(".refuse", "Nothing was changed")
	chair.still()
	chair.shoot("refusal")

	o := b.window("the observer")
	o.size(1440, 1000)
	o.arrives(d.Links["International Federation of Exchange Operators"])
	o.turns(d.path("history", "17"))
	o.remembers("17")
	o.reads("main", "Agreed ad ref")
	o.still()
	o.shoot("history")
	o.turns(d.path("compare"))
	o.press("main", "Previous revision")
	o.reads("main", "paragraphs revised")
	o.still()
	o.shoot("compare")

	o.size(390, 844)
	o.turns(d.path())
	o.until("the text is there", `document.querySelector(".paper .para")`)
	o.opens(d, "19")
	o.reads("#panel", "only without them")
	o.do("bring the paragraph to the top", chromedp.Evaluate[chromedp.Void](`void document.querySelector(".para.sel").scrollIntoView({block: "start"})`))
	o.still()
	o.shoot("phone")
}

// still takes the focus ring and the caret off the picture and waits until all is drawn.
func (p *person) still() {
	p.t.Helper()
	p.do("be still", chromedp.Evaluate[chromedp.Void](`void document.activeElement.blur()`))
	p.until("all is drawn", `document.fonts.status === "loaded" && !document.body.textContent.includes("One moment.")`)
}
