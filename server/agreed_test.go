// agreed_test.go looks agreed language up on the screen.

package main

import "testing"

func TestPractice24ADelegationLooksUpAgreedLanguageAndFollowsItToItsParagraph(t *testing.T) {
	axe := axeSource(t)
	b := startBrowser(t)
	d := startDemo(t)
	halvaria := b.window("Halvaria")
	halvaria.arrives(d.Links["Halvaria"])
	halvaria.press("#panel", "Look up agreed language")
	halvaria.write("#words", "nothing has these")
	halvaria.press("#panel", "Look up")
	halvaria.reads("#panel [role=status]", "Nothing agreed has these words.")
	halvaria.write("#words", "the")
	halvaria.press("#panel", "Look up")
	halvaria.reads("#panel [role=status]", "found.")
	halvaria.passes(axe, "agreed-language", "#panel")
	halvaria.until("each leads to its paragraph", `[...document.querySelectorAll("#panel li.item a")].some(a => a.getAttribute("href").startsWith("/r/"))`)
}
