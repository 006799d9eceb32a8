// history_screen_test.go looks back on the screen: at any moment of the report, by mouse and by keyboard, and
// at where the words of a paragraph come from.

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"adref/editor"
	"adref/server/wire"
)

// moves sets the slider, as a hand would.
func (p *person) moves(moment int) {
	p.t.Helper()
	p.until("there is a slider to move", fmt.Sprintf(`(s => s && (s.value = %d, s.dispatchEvent(new Event("input", {bubbles: true})), true))(document.querySelector(".ti input[type=range]"))`, moment))
}

// looksAt waits until a moment is shown, and gives what is said to have happened.
func (p *person) looksAt(moment int) string {
	p.t.Helper()
	p.until(fmt.Sprintf("moment %d is shown", moment), fmt.Sprintf(`document.querySelector(".ti input[type=range]").value === "%d" && document.querySelector(".ti input[type=range]").ariaValueText.includes(",")`, moment))
	said, err := chromedp.Run(p.ctx, chromedp.Evaluate[string](`document.querySelector(".ti-say").innerText`))
	if err != nil {
		p.t.Fatal(err)
	}
	return said
}

// address is where the window is.
func (p *person) address() string {
	p.t.Helper()
	at, err := chromedp.Run(p.ctx, chromedp.Evaluate[string](`location.pathname + location.search`))
	if err != nil {
		p.t.Fatal(err)
	}
	return at
}

func TestAnyMomentOfTheReportIsSeenOnTheScreen(t *testing.T) {
	axe := axeSource(t)
	d := startDemo(t)
	b := startBrowser(t)
	rethonia := signIn(t, d.URL, d.Links["Rethonia"])
	line := get[wire.Timeline](rethonia, "/api/reports/"+d.report+"/moments")
	zero, rev1, last := line.Revisions[0].Moment, line.Revisions[1].Moment, line.Moments
	changing := line.Changes[len(line.Changes)-4] // the last are Rev.1 and what led to it at once
	if changing <= zero || changing >= rev1 || rev1 == last {
		t.Fatalf("the sample ends in another way than this test knows: %+v", line)
	}

	p := b.window("Rethonia")
	p.size(1440, 1000)
	p.arrives(d.Links["Rethonia"])
	p.press(".screens", "History")
	p.reads("main h1", "History of the report")
	p.reads("main .hi-acts", "The text as it stood")
	p.looksAt(last)
	p.passes(axe, "whole-history-latest")
	p.moves(changing)
	p.looksAt(changing)
	p.reads(".strip", fmt.Sprintf("You are looking at moment %d of %d", changing, last))
	p.reads("main .ti-say", "Paragraph")
	p.until("what it changed is marked", `document.querySelector(".cm-text ins, .cm-text del")`)
	p.passes(axe, "whole-history")
	p.shoot("whole-history")

	// A link to it leads there again, by another's own count of moments too.
	link := p.address()
	o := b.window("the observer")
	o.size(1440, 1000)
	o.arrives(d.Links["International Federation of Exchange Operators"])
	o.turns(link)
	o.reads("main h1", "History of the report")
	o.until("the observer sees the same change", `document.querySelector(".cm-text ins, .cm-text del")`)
	if at := o.address(); at != link {
		t.Errorf("the observer is led from %s to %s", link, at)
	}
	o.passes(axe, "whole-history-observer")

	// Two moments are compared.
	p.press("main .ti-what", "Compare another moment with this one")
	p.press("main .ti", "Later revision")
	p.looksAt(rev1)
	p.reads("main .ti-say", "circulated Rev.1")
	p.press("main .ti-what", "Compare with the moment of")
	p.reads("main h1", "to the text of")
	p.reads("main [role=status]", "revised")
	p.reads(".strip", "You are viewing the text of")
	p.until("the words between are marked", `document.querySelector(".cm-text ins")`)
	p.passes(axe, "compare-moments")
	p.shoot("compare-moments")
	p.size(320, 640)
	p.whole("compare-moments-320")
	p.size(1440, 1000)
	p.turns(d.path("history"))
	p.looksAt(last)
	p.press("main .ti-revs", "Zero draft")
	p.looksAt(zero)
	p.press("main .ti-what", "What has changed since")
	p.reads("main h1", "to live text")

	// By keyboard alone.
	p.turns(link)
	p.looksAt(changing)
	p.do("keys", chromedp.KeyEvent("["))
	p.looksAt(zero)
	p.do("keys", chromedp.KeyEvent("]"))
	p.looksAt(rev1)
	p.do("keys", chromedp.KeyEvent("n"))
	p.looksAt(rev1 + 1)
	p.do("keys", chromedp.KeyEvent("p"), chromedp.KeyEvent("p"))
	p.looksAt(rev1 - 1)
	p.do("the slider", chromedp.Focus(chromedp.CSS(".ti input[type=range]")), chromedp.KeyEvent(kb.ArrowRight))
	p.looksAt(rev1)
	p.do("the box", chromedp.Focus(chromedp.CSS(".ti input[type=number]")), chromedp.Evaluate[chromedp.Void](`document.querySelector(".ti input[type=number]").select()`), chromedp.KeyEvent("1"+kb.Enter))
	p.looksAt(1)
	p.reads("main .ti-say", "opened the report")

	// It plays, until it is stopped.
	p.press("main .ti", "Only moments that change the text")
	p.press("main .hi-acts", "Show the whole text")
	p.passes(axe, "whole-history-text")
	p.shoot("whole-history-text")
	p.press("main .ti", "Play")
	p.until("it has come to the next change", fmt.Sprintf(`Number(document.querySelector(".ti input[type=range]").value) >= %d`, line.Changes[2]))
	p.press("main .ti", "Stop")
	p.reads("main .ti", "Play")

	p.size(320, 640)
	p.whole("whole-history-320")
	p.turns(link)
	p.looksAt(changing)
	p.whole("whole-history-moment-320")
	p.passes(axe, "whole-history-320")
	p.turns(d.path("history") + "?at=nonsense")
	p.reads("main", "Name a moment by its number")
}

func TestThePublicLooksBackAtWhatWasCirculatedToIt(t *testing.T) {
	axe := axeSource(t)
	d := startDemo(t)
	p := startBrowser(t).window("the public")
	p.size(1440, 1000)
	p.do("open the history", chromedp.Navigate(d.URL+d.path("history")))
	p.reads("main .lead", "2 moments, 2 changes of the text, 2 revisions")
	p.reads("main .hi-acts", "Rev.1, the latest text circulated then")
	p.reads("main .ti-say", "circulated Rev.1")
	p.passes(axe, "whole-history-public")
	p.press("main .ti", "Previous")
	p.reads("main .ti-say", "circulated Zero draft")
	p.reads("main .hi-acts", "Zero draft, the latest text circulated then")
}

func TestEachWordOfAParagraphLeadsToWhereItCameFrom(t *testing.T) {
	axe := axeSource(t)
	d := startDemo(t)
	p := startBrowser(t).window("Halvaria")
	p.size(1440, 1000)
	p.arrives(d.Links["Halvaria"])
	p.turns(d.path("history", "17"))
	p.remembers("17")
	p.press("main", "Where its words come from")
	p.reads("main .wo-list", "the text that it began with")
	p.reads("main .wo-list", "proposed by")
	p.reads("main .wo-list", "amendment no.")
	p.passes(axe, "words")
	p.shoot("words")
	p.picks("main .wo", "compared with", "version 1")
	p.reads("main .wo h2", "Two versions compared")
	p.until("the difference is marked", `document.querySelector(".wo ins, .wo del")`)
	link := p.address()
	p.passes(axe, "versions")
	p.shoot("versions")
	p.size(320, 640)
	p.whole("versions-320")
	p.do("open the link", chromedp.Navigate(d.URL+link))
	p.reads("main .wo h2", "Two versions compared")
	p.until("the difference is marked", `document.querySelector(".wo ins, .wo del")`)
	p.press("main .wo", "Close")
	p.reads("main", "Where its words come from")
}

func TestLookingBackAtATextFromRightToLeft(t *testing.T) {
	axe := axeSource(t)
	server := serveProgram(t, filepath.Join(t.TempDir(), "adref.db"), 1)
	chair := signIn(t, server.URL, server.Link)
	draft := filepath.Join(t.TempDir(), "draft.txt")
	if err := os.WriteFile(draft, []byte(arabic), 0o600); err != nil {
		t.Fatal(err)
	}
	report := chair.load(draft)
	second := numbered(t, chair.snapshot(report), "2")
	chair.do(report, editor.Circulate{Name: "Zero draft", Audience: editor.AudiencePublic})
	chair.do(report, editor.Revise{Paragraph: second.ID, Version: 1, Text: strings.Replace(second.Text, "قلقها", "بالغ قلقها", 1)})
	p := startBrowser(t).window("the public")
	p.size(1440, 1000)
	token := chair.invitation(report, editor.RoleDelegation, "ARV", "Arvenia")
	p.do("sign in", chromedp.Navigate(token), chromedp.Click(chromedp.CSS("button.main")))
	p.until("the text is there", `document.querySelector(".paper .para")`)
	p.turns("/r/" + report + "/history")
	p.looksAt(4)
	p.moves(3)
	p.looksAt(3)
	p.reads("main ins", "بالغ")
	p.until("the first moment is at the right", `(i => i.getBoundingClientRect().left > innerWidth / 2)(document.querySelector(".ti-marks i")) || getComputedStyle(document.querySelector(".ti-line input")).direction === "rtl"`)
	p.passes(axe, "rtl-whole-history")
	p.shoot("rtl-whole-history")
	p.size(320, 640)
	p.whole("rtl-whole-history-320")
	p.turns("/r/" + report + "/history/" + second.ID + "?version=2&since=1")
	p.reads("main .wo ins", "بالغ")
	p.passes(axe, "rtl-words")
	p.whole("rtl-words-320")
}
