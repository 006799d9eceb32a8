// keyboard_test.go goes through the work of a delegation, the Chair and an observer with the keyboard
// alone: every control is reached by Tab or a key, and the focus is always where one expects it.

package main

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/fetch"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"adref/editor"
)

// keyboard is a person who has no mouse.
type keyboard struct {
	*person
	d *sampled
}

// keyboard opens a window, and signs in with the key that presses the focused button.
func (b *browser) keyboard(name string, d *sampled, link string) keyboard {
	b.t.Helper()
	k := keyboard{b.window(name), d}
	k.size(1440, 1000)
	k.do("open the invitation", chromedp.Navigate(link))
	k.until("the button has the focus", `document.activeElement.matches("button.main")`)
	k.keys(kb.Enter)
	k.until("the text is there", `document.querySelector(".paper .para")`)
	k.reads(".conn", "Live")
	return k
}

// keys presses keys, one after another, wherever the focus is.
func (k keyboard) keys(keys ...string) {
	k.t.Helper()
	for _, key := range keys {
		k.do("press "+key, chromedp.KeyEvent(key))
	}
}

func (k keyboard) back() {
	k.t.Helper()
	k.do("press Shift and Tab", chromedp.KeyEvent(kb.Tab, chromedp.KeyModifiers(kb.ModifierShift)))
}

// focus says what has the focus.
func (k keyboard) focus() string {
	k.t.Helper()
	at, err := chromedp.Run(k.ctx, chromedp.Evaluate[string](`(() => {
		const e = document.activeElement;
		if (!e || e === document.body) return "nothing";
		return (e.getAttribute("aria-label") || e.labels?.[0]?.textContent || e.textContent).trim().replace(/\s+/g, " ").slice(0, 80) || e.id;
	})()`))
	if err != nil {
		k.t.Fatal(err)
	}
	return at
}

// tab presses Tab until what has the focus begins with some words.
func (k keyboard) tab(words string) {
	k.t.Helper()
	k.seek(words, func() { k.keys(kb.Tab) })
}

// tabBack presses Shift and Tab until what has the focus begins with some words.
func (k keyboard) tabBack(words string) {
	k.t.Helper()
	k.seek(words, k.back)
}

func (k keyboard) seek(words string, step func()) {
	k.t.Helper()
	var passed []string
	for range 30 {
		step()
		at := k.focus()
		if strings.HasPrefix(at, words) {
			return
		}
		passed = append(passed, at)
	}
	k.t.Fatalf("%s: Tab does not come to %q, only to %q", k.name, words, passed)
}

// holds waits until the focus is inside an element, and that it can be seen.
func (k keyboard) holds(selector string) {
	k.t.Helper()
	k.until("the focus is in "+selector, fmt.Sprintf(`document.activeElement.closest(%q) && document.activeElement.getBoundingClientRect().height > 0`, selector))
}

// walks presses a key until a paragraph is chosen and has the focus.
func (k keyboard) walks(key, to string) {
	k.t.Helper()
	read := func(expression string) string {
		k.t.Helper()
		words, err := chromedp.Run(k.ctx, chromedp.Evaluate[string](expression))
		if err != nil {
			k.t.Fatal(err)
		}
		return words
	}
	for range 60 {
		was := read(`document.querySelector(".para.sel")?.id ?? ""`)
		k.keys(key)
		k.until("the next is chosen, has the focus and stands in the panel",
			fmt.Sprintf(`(p => p.id !== %q && p.contains(document.activeElement) && document.querySelector("#panel h2"))(document.querySelector(".para.sel"))`, was))
		if read(`document.querySelector("#panel h2").textContent`) == to {
			return
		}
	}
	k.t.Fatalf("%s: %q does not come to %s", k.name, key, to)
}

func TestADelegationAmendsAndObjectsWithTheKeyboardAlone(t *testing.T) {
	d := startDemo(t)
	k := startBrowser(t).keyboard("Halvaria", d, d.Links["Halvaria"])

	// The first Tab offers the way past everything above the text.
	k.keys(kb.Tab)
	if at := k.focus(); at != "Skip to the text" {
		t.Errorf("the first Tab comes to %q", at)
	}
	k.keys(kb.Enter)
	k.holds("#text")
	k.keys("j")
	k.holds(".para.sel")
	k.walks("j", "Paragraph 5")
	k.walks("k", "Paragraph 4")

	// A change, given up once at each step and then filed.
	k.keys("e")
	k.holds(".ProseMirror")
	k.keys(kb.Escape)
	k.holds(".para.sel")
	k.keys("e")
	k.holds(".ProseMirror")
	k.keys("jo, and ")
	k.reads("main ins", "jo, and")
	k.tab("Reason")
	k.keys("One letter is a key only where nothing is written.")
	k.tab("Send to the Chair")
	k.keys(kb.Enter)
	k.reads(".am-confirm", "File this amendment for Halvaria?")
	k.holds(".am-confirm")
	k.keys(kb.Escape)
	k.until("the focus is where it was", `document.activeElement.textContent === "Send to the Chair"`)
	k.keys(kb.Enter)
	k.holds(".am-confirm")
	k.tab("File for Halvaria")
	k.keys(kb.Enter)
	k.reads("main", "Recorded as no. 33.")
	k.holds("[role=status]")
	k.tab("Back to the text")
	k.keys(kb.Enter)
	k.holds(".para.sel")

	// An objection: the key opens it and does nothing else.
	k.keys("o")
	k.holds(".ask")
	k.keys(kb.Escape)
	k.until("the dialog is left", `!document.querySelector(".ask")`)
	k.holds(".para.sel")
	if got := len(newClient(t, d.URL).snapshot(d.report).Objections); got != 0 {
		t.Errorf("%d objections are shown to the public", got)
	}
	k.keys("o")
	k.holds(".ask")
	k.tab("Reason")
	k.keys("Our own numbers differ: nobody of ours took the floor.")
	k.tab("Object for Halvaria")
	k.keys(kb.Enter)
	k.reads("#panel [role=status]", "recorded")
	k.reads("#panel", "Our own numbers differ")
	k.holds(".para.sel")

	// Into what is said about the paragraph, and out again.
	k.keys(kb.Enter)
	k.holds("#panel h2")
	k.tab("Lift")
	k.keys(kb.Enter)
	k.holds(".ask")
	k.keys(kb.Escape)
	k.until("the focus is on the button that asked", `document.activeElement.textContent === "Lift"`)
	k.keys(kb.Enter)
	k.holds(".ask")
	k.tab("Lift for Halvaria")
	k.keys(kb.Enter)
	k.reads("#panel [role=status]", "The objection of Halvaria is lifted")
	k.holds(".para.sel")
	k.keys(kb.Enter)
	k.holds("#panel h2")
	k.tab("Amend")
	k.keys(kb.Escape)
	k.holds(".para.sel")
	k.keys(kb.Escape)
	k.until("no paragraph is chosen", `!document.querySelector(".para.sel")`)
	k.holds(".para")
}

func TestTheChairAgreesAndIsRefusedWithTheKeyboardAlone(t *testing.T) {
	d := startDemo(t)
	k := startBrowser(t).keyboard("the Chair", d, d.Links["chair"])
	version := func(status string) string {
		return fmt.Sprintf(`(await (await fetch("/api/reports/%s")).json()).paragraphs.find(p => p.id === %q).status === %q`, d.report, d.id("8"), status)
	}
	k.keys("j")
	k.holds(".para.sel")
	k.walks("j", "Paragraph 6")

	// Refused: announced at once, with the focus on it; put away, the focus is on the paragraph.
	k.keys("a")
	k.holds(".ask")
	k.tab("Agree as the Chair")
	k.keys(kb.Enter)
	k.until("the refusal is announced", `document.querySelector("[role=alert].refuse")?.textContent.includes("Nothing was changed")`)
	k.holds("[role=alert]")
	k.tab("Put away")
	k.keys(kb.Enter)
	k.until("it is put away", `!document.querySelector(".refuse")`)
	k.holds(".para.sel")

	// The key alone agrees nothing, nor does leaving the question.
	k.walks("j", "Paragraph 8")
	k.keys("a")
	k.holds(".ask")
	k.keys("a", kb.Escape)
	k.until("the question is left", `!document.querySelector(".ask")`)
	k.holds(".para.sel")
	k.is("nothing is agreed", version("open"))
	k.keys("a")
	k.holds(".ask")
	k.tab("Agree as the Chair")
	k.keys(kb.Enter)
	k.reads("#panel [role=status]", "Paragraph 8 is agreed ad ref.")
	k.holds(".para.sel")
	k.is("it is agreed", version("agreed"))

	// Single letters can be turned off, and on again, by Tab.
	k.keys("?")
	k.holds("#panel h2")
	k.tab("Single letters are keys")
	k.keys(" ", kb.Escape)
	k.holds(".para.sel")
	k.keys("j", "a", "?")
	k.is("no letter did anything", `document.querySelector("#panel h2").textContent === "Paragraph 8" && !document.querySelector(".ask")`)
	k.keys(kb.Enter)
	k.holds("#panel h2")
	k.tab("Keys")
	k.keys(kb.Enter)
	k.holds("#panel h2")
	k.tab("Single letters are keys")
	k.keys(" ", kb.Escape)
	k.until("the focus is on the button that asked", `document.activeElement.textContent === "Keys"`)
	k.walks("k", "Paragraph 7")
}

// is demands that an expression is true now.
func (k keyboard) is(what, expression string) {
	k.t.Helper()
	yes, err := chromedp.Run(k.ctx, chromedp.Evaluate[bool](`(async () => !!(`+expression+`))()`, chromedp.EvalAwaitPromise))
	if err != nil {
		k.t.Fatal(err)
	}
	if !yes {
		k.t.Errorf("%s: it is not so that %s\n%s", k.name, what, k.seen())
	}
}

func TestAnObserverFollowsWithTheKeyboardAlone(t *testing.T) {
	d := startDemo(t)
	b := startBrowser(t)
	k := b.keyboard("the observer", d, d.Links["International Federation of Exchange Operators"])
	k.keys("?")
	k.holds("#panel h2")
	k.keys(kb.Escape)

	// What changes meanwhile is walked through, in reading order, forth and back.
	rethonia := signIn(t, d.URL, d.Links["Rethonia"])
	for _, number := range []string{"8", "20"} {
		p := numbered(t, rethonia.snapshot(d.report), number)
		rethonia.do(d.report, editor.Object{Paragraph: p.ID, Version: p.Version, Kind: editor.ObjectionPlain})
	}
	k.reads(".strip", "Walk through 2")
	k.keys("n")
	k.holds("#p-" + d.id("8"))
	k.keys("n")
	k.holds("#p-" + d.id("20"))
	k.keys("p")
	k.holds("#p-" + d.id("8"))

	// The history of the paragraph, and back to it.
	k.keys(kb.Enter)
	k.holds("#panel h2")
	k.tab("Word by word")
	k.keys(kb.Enter)
	k.remembers("8")
	k.reads("main", "Rethonia")
	k.holds("main h1")
	k.tab("Back to the text")
	k.keys(kb.Enter)
	k.holds("#p-" + d.id("8"))
	k.keys(kb.Enter)
	k.holds("#panel h2")
	k.tab("Word by word")
	k.keys(kb.Enter)
	k.reads("main", "Rethonia")
	k.holds("main h1")

	// To the comparison by the bar above.
	k.tabBack("Compare")
	k.keys(kb.Enter)
	k.reads("main h1", "Rev.1 to live text")
	k.reads("main", "Previous revision")
	k.tab("Previous revision")
	k.keys(kb.Enter)
	k.reads("main h1", "Zero draft to Rev.1")
	k.reads("main ins", "as a matter of priority")

	// An observer has nothing to act with.
	k.tabBack("Text")
	k.keys(kb.Enter)
	k.until("the text is there", `document.querySelector(".paper .para")`)
	k.keys("j", "e", "o", "a")
	k.is("no dialog is open", `!document.querySelector(".ask") && location.pathname.includes("/p/")`)
}

func TestKeysPressedBeforeTheirCodeHasComeCountWithTheKeyboardAlone(t *testing.T) {
	d := startDemo(t)
	k := startBrowser(t).keyboard("the observer", d, d.Links["International Federation of Exchange Operators"])
	k.do("hold the code of the keys back", chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, fetch.Enable, fetch.EnableParams{Patterns: []*fetch.RequestPattern{{URLPattern: "*/static/keys-*.js"}}})
		return err
	}))
	k.keys("j", "j", "j", "k")
	// Chromium may let the code through when it is asked for just as it is told to hold it back: then
	// the keys count all the same, and this run has tried only that.
	if early, err := chromedp.Run(k.ctx, chromedp.Evaluate[bool](`!!document.querySelector(".para.sel")`)); err != nil {
		t.Fatal(err)
	} else if early {
		t.Log("the code came before it could be held back")
	}
	k.do("let it come", chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, fetch.Disable, cdp.Empty{})
		return err
	}))
	k.until("the second is chosen, and has the focus", `(p => p.matches(".sel") && p.contains(document.activeElement))(document.querySelectorAll(".paper .para")[1])`)
}

func TestAQuestionTakesEveryKeyFromTheFirstOnWithTheKeyboardAlone(t *testing.T) {
	d := startDemo(t)
	k := startBrowser(t).keyboard("Halvaria", d, d.Links["Halvaria"])
	k.walks("j", "Paragraph 1")
	k.do("look where the focus is when the question comes", chromedp.Evaluate[chromedp.Void](`void new MutationObserver((_, looking) => {
		const question = document.querySelector(".ask");
		if (question) window.asked = question.contains(document.activeElement), looking.disconnect();
	}).observe(document.body, {childList: true, subtree: true})`))
	k.keys("o")
	k.holds(".ask")
	k.is("it had the focus as it came", `window.asked`)
	// Its first field is a choice: a letter there is no key that leads away from what is asked.
	k.keys("j", "n", "a", "e")
	k.is("it is still asked", `document.querySelector(".ask")?.contains(document.activeElement)`)
	k.tab("Reason")
	k.keys("e is the first letter of each.")
	k.until("the words are all there", `document.activeElement.value === "e is the first letter of each."`)
}
