// screens_test.go looks at every screen of the sample negotiation, and at every state of it worth a
// name, as each of those who take part sees it: nothing that axe-core finds, nothing cut off on a
// phone, in large letters, or from right to left.

package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

func TestAxeFindsNothingOnAnyScreen(t *testing.T) {
	axe := axeSource(t)
	b := startBrowser(t)
	d := startDemo(t)
	look := func(name string, as func(t *testing.T, p *person)) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := b.in(t).window(name)
			p.size(1440, 1000)
			as(t, p)
		})
	}
	look("the doors", func(t *testing.T, p *person) { p.seesTheDoors(axe, d) })
	look("the public", func(t *testing.T, p *person) { p.readsAsThePublic(axe, d) })
	look("a delegation", func(t *testing.T, p *person) { p.actsAsDelegation(axe, d) })
	look("the Chair", func(t *testing.T, p *person) { p.actsAsChair(axe, d) })
	look("the observer", func(t *testing.T, p *person) { p.readsAsObserver(axe, d) })
}

// arrives signs in by a link of the demo and waits for the text.
func (p *person) arrives(link string) {
	p.t.Helper()
	p.do("sign in", chromedp.Navigate(link), chromedp.Click(chromedp.CSS("button.main")))
	p.until("the screen is there", `document.querySelector(".paper .para, main#list")`)
}

func (p *person) seesTheDoors(axe string, d *sampled) {
	link := d.Links["Rethonia"]
	p.do("open an invitation", chromedp.Navigate(link))
	p.reads("main", "You are invited to sign in")
	p.passes(axe, "invitation")
	p.size(320, 640)
	p.whole("invitation-320")
	p.arrives(link)
	p.do("open an invitation that is none", chromedp.Navigate(d.URL+"/invite/of-long-ago"))
	p.reads("main", "This invitation cannot be used")
	p.passes(axe, "invitation-expired")
	p.do("open what is not there", chromedp.Navigate(d.URL+"/r/nothing-of-this-name"))
	p.reads("main", "This report cannot be shown")
	p.passes(axe, "report-not-found")
	p.turns("/r/" + d.report + "/no/such/screen")
	p.reads("main", "There is nothing at this address")
	p.passes(axe, "nowhere")
	p.do("open the reports", chromedp.Navigate(d.URL+"/"))
	p.reads("main", "1 report open to Rethonia")
	p.passes(axe, "reports-delegation")
	p.whole("reports-320")
	p.press("header", "Sign out")
	p.reads("main", "You are not signed in")
	p.passes(axe, "signed-out")
	p.whole("signed-out-320")
}

func (p *person) readsAsThePublic(axe string, d *sampled) {
	p.do("open the report", chromedp.Navigate(d.URL+d.path()))
	p.until("the text is there", `document.querySelector(".paper .para")`)
	p.passes(axe, "public")
	p.opens(d, "19")
	p.passes(axe, "public-paragraph", "#panel")
	p.press(".tools", "Tracked")
	p.reads(".paper", "Changes from Zero draft to Rev.1")
	p.passes(axe, "public-tracked")
	p.turns(d.path("compare"))
	p.reads("main h1", "Zero draft to Rev.1")
	p.reads("main", "paragraphs revised")
	p.passes(axe, "public-compare")
	p.turns(d.path("history", "19"))
	p.reads("main h1", "History of paragraph 19")
	p.reads("main", "not for you to see")
	p.passes(axe, "public-history")
	p.size(320, 640)
	p.whole("public-history-320")
	p.turns(d.path())
	p.until("the text is there", `document.querySelector(".paper .para")`)
	p.whole("public-320")
}

// remembers waits until the history of a paragraph is there to read.
func (p *person) remembers(number string) {
	p.t.Helper()
	p.reads("main h1", "History of paragraph "+number)
	p.reads("main", "oldest first")
}

func (p *person) readsAsObserver(axe string, d *sampled) {
	p.arrives(d.Links["International Federation of Exchange Operators"])
	p.passes(axe, "observer")
	p.opens(d, "28")
	p.passes(axe, "observer-paragraph", "#panel")
	p.picks(".tools", "Changes since", "Zero draft")
	p.reads(".paper", "Changes from Zero draft to the live text")
	p.passes(axe, "observer-tracked")
	p.press(".tools", "Original")
	p.reads(".paper", "The text of Zero draft")
	p.passes(axe, "observer-original", ".paper")
	p.press(".tools", "Clean")
	p.picks(".tools", "Revision", "Zero draft")
	p.reads(".strip", "This is Zero draft")
	p.until("the old text is there", `document.querySelector(".paper .para")`)
	p.passes(axe, "observer-past")
	p.press(".strip", "To the live text")
	p.turns(d.path("compare"))
	p.press("main", "Previous revision")
	p.reads("main h1", "Zero draft to Rev.1")
	p.reads("main", "paragraphs revised")
	p.passes(axe, "compare")
	p.turns(d.path("history", "17"))
	p.remembers("17")
	p.passes(axe, "history")
	p.do("choose a moment", chromedp.Evaluate[chromedp.Void](`void document.querySelectorAll(".moment .hi-link")[2].click()`))
	p.until("the moment is chosen", `document.querySelector(".moment[aria-current]")`)
	p.passes(axe, "history-moment", "main")

	p.size(320, 640)
	p.whole("history-320")
	p.turns(d.path("compare"))
	p.reads("main h1", "Rev.1 to live text")
	p.press("main", "Previous revision")
	p.reads("main", "paragraphs revised")
	p.whole("compare-320")
	p.passes(axe, "compare-320")
	p.turns(d.path())
	p.until("the text is there", `document.querySelector(".paper .para")`)
	p.whole("observer-320")
	p.press(".toolbox", "Live text")
	p.press(".tools", "Tracked")
	p.reads(".paper", "Changes from Zero draft to the live text")
	p.whole("tracked-320")
}

func (p *person) actsAsDelegation(axe string, d *sampled) {
	p.arrives(d.Links["Halvaria"])
	p.passes(axe, "delegation")
	for _, state := range []struct{ name, number string }{
		{"open", "4"}, {"objected", "37"}, {"conditional", "24"}, {"contested", "38"}, {"agreed", "17"}, {"amended", "28"}, {"bracketed", "19"},
		{"pressed", "23"}, {"same-words", "27"}, {"insertions", "30"}, {"own", "35"},
	} {
		p.opens(d, state.number)
		p.passes(axe, "panel-"+state.name, "#panel, .sel")
	}
	p.opens(d, "28")
	p.press("#panel", "Join")
	p.reads("#panel .ask", "as a co-sponsor, for Halvaria")
	p.passes(axe, "join", "#panel")
	p.press("#panel", "Leave it")
	p.press("#panel", "Object")
	p.passes(axe, "object", "#panel")
	p.press("#panel .ask", "Leave")
	p.opens(d, "37")
	p.press("#panel", "Lift")
	p.passes(axe, "lift", "#panel")
	p.press("#panel .ask", "Leave it")

	p.picks(".tools", "Changes since", "Zero draft")
	p.reads(".paper", "Changes from Zero draft to the live text")
	for _, marks := range []struct{ words, name string }{{"In words", "words"}, {"Monochrome", "mono"}, {"In colour", "colour"}} {
		p.picks(".tools", "Marks", marks.words)
		p.until("the marks are "+marks.words, `document.documentElement.dataset.marks === "`+marks.name+`"`)
		p.opens(d, "17")
		p.passes(axe, "marks-"+marks.name, ".paper, .top")
	}
	p.press(".tools", "Clean")
	p.dark(true)
	p.opens(d, "19")
	p.passes(axe, "dark")
	p.dark(false)

	p.turns(d.path("amend", "19"))
	p.replace("discussion", "examination")
	p.write("#am-why", "An examination is what was asked for.")
	p.passes(axe, "amend-revise")
	p.press("main", "Send to the Chair")
	p.reads(".am-confirm", "File this amendment for Halvaria?")
	p.passes(axe, "amend-confirm", "main")
	p.dark(true)
	p.passes(axe, "amend-dark", "main")
	p.dark(false)
	p.press("main", "Go on writing")
	p.press("main .seg", "Insert after")
	p.reads("main h1", "Insert after paragraph 19")
	p.passes(axe, "amend-insert", "main")
	p.press("main .seg", "Delete")
	p.reads("main h1", "Delete paragraph 19")
	p.passes(axe, "amend-delete", "main")
	p.turns(d.path("amend", "4"))
	p.replace("breadth", "width")
	p.press("main", "Send to the Chair")
	p.press("main", "File for Halvaria")
	p.reads("main", "Recorded as no. 33")
	p.passes(axe, "amend-recorded", "main")

	p.size(320, 640)
	p.whole("amend-recorded-320")
	p.turns(d.path("amend", "19"))
	p.until("the editor is there", `document.querySelector(".ProseMirror ins")`)
	p.whole("amend-320")
	p.press("main", "Send to the Chair")
	p.whole("amend-confirm-320")
	p.passes(axe, "amend-confirm-320")
	p.turns(d.path())
	p.opens(d, "28")
	p.whole("panel-320")
	p.passes(axe, "panel-320", ".sel")
	p.press("#panel", "Object")
	p.whole("object-320")

	// The reader whose letters are twice as large, on a desk and at the largest panel.
	p.letters(200)
	p.size(1280, 1000)
	p.opens(d, "19")
	p.whole("panel-200")
	p.turns(d.path("amend", "19"))
	p.until("the editor is there", `document.querySelector(".ProseMirror ins")`)
	p.whole("amend-200")
}

func (p *person) actsAsChair(axe string, d *sampled) {
	p.arrives(d.Links["chair"])
	p.turns("/")
	p.reads(".reports", "51 of 102 agreed")
	p.passes(axe, "reports")
	p.turns(d.path())
	p.reads("#panel", "What must still be decided")
	p.passes(axe, "chair")
	for _, state := range []struct{ name, number string }{{"agreed", "1"}, {"contested", "7"}, {"amended", "28"}} {
		p.opens(d, state.number)
		p.passes(axe, "chair-"+state.name, "#panel")
	}
	p.press("#panel", "Answer")
	p.press("#panel", "All")
	p.passes(axe, "answer", "#panel")
	p.opens(d, "1")
	p.press("#panel", "Reopen")
	p.passes(axe, "reopen", "#panel")
	p.opens(d, "35")
	p.press("#panel", "Agree version 2")
	p.passes(axe, "agree", "#panel")
	p.press("#panel", "Agree as the Chair")
	p.reads(".refuse", "Nothing was changed")
	p.passes(axe, "refusal")
	p.press(".refuse", "Put away")
	p.press(".top", "Agree several")
	p.reads("#panel", "All that are ticked are agreed together")
	p.passes(axe, "agree-several")
	p.press("#panel", "Tick all that nothing holds up")
	p.press("#panel", "VI.B. Resources")
	p.press("#panel", "Agree ")
	p.reads(".refuse", "Nothing was changed")
	p.passes(axe, "refusal-several", "#panel")
	p.press(".refuse", "Put away")
	for _, dialog := range []struct{ button, words string }{
		{"Circulate", "The whole text is frozen"}, {"People", "Seated"}, {"Who may see what", "Observers see"},
	} {
		// What the others do meanwhile takes the strip until it is seen.
		p.until(dialog.button+" is offered", `[...document.querySelectorAll(".top button")].some(b => (b.textContent === "All seen" && b.click(), b.textContent === "`+dialog.button+`" && (b.click(), true)))`)
		p.reads("#panel", dialog.words)
		p.passes(axe, "dialog-"+dialog.button, "#panel")
	}
	p.do("ask for the keys", chromedp.KeyEvent("\x1b"), chromedp.KeyEvent("?"))
	p.reads("#panel", "Single letters are keys")
	p.passes(axe, "keys", "#panel")

	p.turns(d.path("amend", "19") + "?kind=chair")
	p.press("main .am-takes", "No. 29")
	p.until("the text begins with the words taken", `document.querySelectorAll(".ProseMirror del").length === 2`)
	p.passes(axe, "chair-revise")
	p.press("main", "Make it the Chair’s text")
	p.reads(".am-confirm", "Make this version 3")
	p.passes(axe, "chair-confirm", "main")
	p.turns(d.path("amend", "4") + "?kind=chair-insert")
	p.reads("main h1", "New paragraph after paragraph 4")
	p.passes(axe, "chair-insert", "main")

	p.size(320, 640)
	p.whole("chair-insert-320")
	p.turns(d.path("amend", "19") + "?kind=chair")
	p.until("the editor is there", `document.querySelector(".ProseMirror del")`)
	p.whole("chair-revise-320")
	p.turns(d.path())
	p.until("the text is there", `document.querySelector(".paper .para")`)
	p.whole("chair-320")
	for _, dialog := range []string{"Agree several", "Circulate", "People"} {
		p.unfolds()
		p.press(".tools", dialog)
		p.until(dialog+" is open", `document.querySelector("#panel .ask")`)
		p.whole(dialog + "-320")
	}
	p.turns("/")
	p.reads("main", "Make a report from a draft")
	p.whole("reports-chair-320")
	p.size(1280, 1000)
	p.letters(200)
	p.turns(d.path())
	p.unfolds() // with letters this large the window is a narrow one
	p.press(".top", "Agree several")
	p.whole("agree-several-200")
	p.opens(d, "28")
	p.press("#panel", "Answer")
	p.whole("answer-200")
}

// unfolds opens how the text is shown, which a narrow screen folds.
func (p *person) unfolds() {
	p.t.Helper()
	p.until("the tools are folded", `document.querySelector(".toolbox").open = true`)
}

// arabic is a draft in a language that runs from right to left, for this test alone.
const arabic = `الجمعية العامة

A/AC.348/2028/L.2

الفريق العامل المعني بصيانة الكابلات المشتركة

الدورة الثانية

مشروع تقرير الفريق العامل عن أعمال دورته الثانية

أولا - مقدمة

1. عقد الفريق العامل دورته الثانية في نيويورك، ونظر فيها في البندين 3 و 4 من جدول الأعمال، وفقا للوثيقة A/AC.348/2028/1.

2. أعربت الدول عن قلقها إزاء الأضرار التي تلحق بالكابلات، وشددت على أهمية إصلاحها [دون إبطاء] [في غضون 24 ساعة].

3. أكدت الدول ما يلي:

(أ) أن المسؤولية عن الصيانة مشتركة؛

(ب) أن الخدمات الأساسية تعاد قبل غيرها.

ثانيا - التوصيات

4. يوصي الفريق العامل بإعداد دليل لجهات الاتصال، وبأن يستكمل الدليل كل سنة.
`

func TestATextFromRightToLeftIsWholeAndFreeOfAxeFindings(t *testing.T) {
	axe := axeSource(t)
	b := startBrowser(t)
	server := serveProgram(t, filepath.Join(t.TempDir(), "adref.db"), 1)
	draft := filepath.Join(t.TempDir(), "draft.txt")
	if err := os.WriteFile(draft, []byte(arabic), 0o600); err != nil {
		t.Fatal(err)
	}
	p := b.person("the Chair", server.Link)
	p.size(1440, 1000)
	p.do("choose the file", chromedp.SetUploadFiles(chromedp.CSS("#file"), []string{draft}))
	p.press("main", "Make the report")
	p.until("the report is made", `document.querySelector(".paper .para") || [...document.querySelectorAll("main a")].some(a => a.textContent === "Open the report" && (a.click(), true))`)
	p.until("the text runs from right to left", `document.documentElement.dir === "rtl" && getComputedStyle(document.querySelector(".paper article")).direction === "rtl"`)
	p.until("numbers hang right of the text", `document.querySelector(".para .no[href]").getBoundingClientRect().left > document.querySelector(".k-paragraph .t").getBoundingClientRect().right - 1`)
	p.choose("2")
	p.passes(axe, "rtl")
	p.press("#panel", "Revise")
	p.replace("قلقها", "بالغ قلقها")
	p.until("the text that is written runs from right to left too", `getComputedStyle(document.querySelector(".ProseMirror")).direction === "rtl"`)
	p.passes(axe, "rtl-amend")
	p.press("main", "Make it the Chair’s text")
	p.passes(axe, "rtl-confirm", "main")
	p.press("main", "Make version 2")
	p.reads("main", "Recorded: it is in the text.")
	p.press("main", "Back to the text")
	p.press("#panel", "Word by word")
	p.reads("main ins", "بالغ")
	p.passes(axe, "rtl-history")
	p.size(320, 640)
	p.whole("rtl-history-320")
	p.press("main", "Back to the text")
	p.until("the paragraph is open", `document.querySelector("#panel h2")`)
	p.whole("rtl-320")
	p.press("#panel", "Revise")
	p.until("the editor is there", `document.querySelector(".ProseMirror")`)
	p.whole("rtl-amend-320")
}
