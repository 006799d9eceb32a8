// outside_screen_test.go is a revision that comes from outside, on the Chair's screen: what would change,
// what would become of what is pending, said of and confirmed.

package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"adref/editor"
)

// workedOn is the live text of a report as somebody worked on it elsewhere: paragraph 7 in other words, 8
// split, 18 gone, 12 moved behind 14, 38 hardly to be known, and a new paragraph behind 20.
func workedOn(t testing.TB, c *client, report string) string {
	t.Helper()
	var paragraphs []string
	at := map[string]int{}
	for _, text := range strings.Split(c.exported(report), "\n\n") {
		if m := regexp.MustCompile(`^(\d+)\. `).FindStringSubmatch(text); m != nil && at[m[1]] == 0 {
			at[m[1]] = len(paragraphs)
		}
		paragraphs = append(paragraphs, text)
	}
	change := func(number string, to func(string) string) { paragraphs[at[number]] = to(paragraphs[at[number]]) }
	change("7", func(s string) string { return strings.Replace(s, "growing concern", "deep concern", 1) })
	change("8", func(s string) string { return strings.Replace(s, " In this regard", "\n\n8. In this regard", 1) })
	change("18", func(string) string { return "" })
	change("20", func(s string) string {
		return s + "\n\n20. Exchange points are mapped each year by those who run them."
	})
	moved := paragraphs[at["12"]]
	change("12", func(string) string { return "" })
	change("14", func(s string) string { return s + "\n\n" + moved })
	change("38", func(string) string {
		return "38. A standing forum of regular institutional dialogue under the auspices of the United Nations should be open to every State and should proceed by consensus. It meets in spring."
	})
	file := filepath.Join(t.TempDir(), "Rev.2.txt")
	if err := os.WriteFile(file, []byte(strings.Join(paragraphs, "\n\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestTheChairConfirmsARevisionFromOutsideOnTheScreen(t *testing.T) {
	axe := axeSource(t)
	b := startBrowser(t)
	d := startDemo(t)
	file := workedOn(t, signIn(t, d.URL, d.Links["chair"]), d.report)
	chair, halvaria := b.window("the Chair"), b.window("Halvaria")
	chair.size(1440, 1000)
	halvaria.size(1440, 1000)
	chair.arrives(d.Links["chair"])
	halvaria.arrives(d.Links["Halvaria"])

	halvaria.turns(d.path("outside"))
	halvaria.reads("main", "This is for the Chair’s office.")
	halvaria.turns(d.path())

	chair.press(panel, "Load a revision from outside")
	chair.reads("main", "The file of the revision")
	chair.passes(axe, "outside-load")
	chair.do("choose the file", chromedp.SetUploadFiles(chromedp.CSS("#file"), []string{file}))
	chair.press("main", "Compare it with the text")
	chair.reads("main h1", "What Rev.2.txt would change")
	chair.until("the sum of it has the focus", `document.activeElement?.id === "changes"`)
	chair.reads("main .os-sum", "1 moved")
	chair.reads("main .os-sum", "1 new")
	chair.reads("main .os-sum", "1 pair is not sure.")
	chair.reads("main .os-sum", "agreed ad ref would be open again")
	chair.reads("main .os-split", "Split in 2")
	chair.reads("main .os-moved", "was 12")
	chair.reads("main [aria-label='Pending amendments']", "No. ")
	chair.passes(axe, "outside")

	// What is not sure is looked at, and taken apart; a reload loses nothing.
	apart := `[...document.querySelectorAll(".os-c .t")].find(e => e.textContent.includes("It meets in spring"))?.closest(".os-c")`
	paired := func() { chair.until("38 is a pair", apart+`?.classList.contains("os-revised")`) }
	gone := func() { chair.until("38 is gone, and its words new", apart+`?.classList.contains("os-new")`) }
	paired()
	chair.until("it is taken apart", fmt.Sprintf(`(b => b && (b.click(), true))([...%s.querySelectorAll("button")].find(b => b.textContent.startsWith("They do not")))`, apart))
	gone()
	chair.until("it is said what it became", `(s => s && (s.value = [...s.options].find(o => o.text.includes("A standing forum")).value, s.form.requestSubmit(), true))(
		[...document.querySelectorAll(".os-gone")].find(e => e.querySelector(".t").textContent.includes("regular institutional dialogue"))?.querySelector("select"))`)
	paired()
	chair.reads("main [role=status]", "They belong together now.")
	chair.do("load the page anew", chromedp.Reload())
	paired()

	// The text changes meanwhile: what was shown is not confirmed.
	c := signIn(t, d.URL, d.Links["chair"])
	for _, p := range c.snapshot(d.report).Paragraphs {
		if p.ID == d.id("2") {
			c.do(d.report, editor.Revise{Paragraph: p.ID, Version: p.Version, Text: p.Text + " It is read as a whole."})
		}
	}
	chair.reads("main .os-sum", "The text has changed since.")
	chair.press("main .os-sum", "Compare again")
	chair.reads("main .os-text", "It is read as a whole.")
	chair.until("the two are there again", `document.querySelector("main .os-sum .btn.main:not(:disabled)")`)

	chair.size(320, 640)
	chair.whole("outside-320")
	chair.size(1440, 1000)
	chair.until("the button has the focus", `(b => b && !b.disabled && (b.focus(), document.activeElement === b))([...document.querySelectorAll(".os-sum button")].find(b => b.textContent === "Make this the text"))`)
	chair.do("press it by the keyboard", chromedp.KeyEvent("\r"))
	chair.reads("main .ask", "The text becomes that of Rev.2.txt")
	chair.passes(axe, "outside-confirm", "main")
	chair.press("main .ask", "Confirm it as the Chair")
	chair.reads("main", "The text is now that of Rev.2.txt")
	chair.passes(axe, "outside-done", "main")
	halvaria.until("Halvaria reads it", `[...document.querySelectorAll(".paper .para .t")].some(e => e.textContent.includes("A standing forum of regular"))`)
	halvaria.turns(d.path("p", "12"))
	halvaria.press(panel, "Word by word")
	halvaria.reads("main", "The Chair moved this paragraph, with Rev.2.txt from outside")
	chair.press("main", "Circulate it as a revision")
	chair.reads("#panel .ask, .top .ask, main .ask", "irculat")
}
