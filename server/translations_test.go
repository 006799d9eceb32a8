// translations_test.go is texts in other languages on the screen.

package main

import (
	"testing"

	"github.com/chromedp/chromedp"

	"adref/editor"
)

func TestPractice29ATranslationIsReadBesideTheTextAndMarkedStaleWhenThatChanges(t *testing.T) {
	axe := axeSource(t)
	b := startBrowser(t)
	d := startDemo(t)
	chair, halvaria := b.window("the Chair"), b.window("Halvaria")
	chair.arrives(d.Links["chair"])
	halvaria.arrives(d.Links["Halvaria"])

	chair.opens(d, "8")
	chair.press("#panel", "Give a translation")
	chair.do("choose Arabic", chromedp.SendKeys(chromedp.CSS("#into"), "Arabic"))
	chair.write("#translation", "تتبادل الدول الخرائط كل سنة.")
	chair.passes(axe, "translate", "#panel")
	chair.press("#panel", "Give it")
	halvaria.opens(d, "8")
	halvaria.reads("#panel", "تتبادل الدول الخرائط كل سنة.")
	halvaria.until("it reads from right to left", `document.querySelector("#panel section[aria-label=Translations] p[lang=ar][dir=rtl]")`)
	halvaria.until("a delegation gives none", `!document.querySelector("#panel").innerText.includes("Give a translation")`)

	script := signIn(t, d.URL, d.Links["chair"])
	p := numbered(t, script.snapshot(d.report), "8")
	script.do(d.report, editor.Revise{Paragraph: p.ID, Version: p.Version, Text: p.Text + " It is so."})
	halvaria.reads("#panel", "Stale: of version")
	halvaria.passes(axe, "translation-stale", "#panel")
}
