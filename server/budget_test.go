// budget_test.go measures what a browser really fetches of the screen's script, beside the reckoning
// that static's own tests make from the build.

package main

import (
	"bytes"
	"compress/gzip"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"adref/static"
)

// fetched lists the scripts that the page has asked for since it was loaded.
func (p *person) fetched() []string {
	p.t.Helper()
	names, err := chromedp.Run(p.ctx, chromedp.Evaluate[[]string](`performance.getEntriesByType("resource").map(r => new URL(r.name).pathname).filter(n => n.endsWith(".js"))`))
	if err != nil {
		p.t.Fatal(err)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// packed is the size of scripts, each gzipped.
func packed(t testing.TB, names []string) (total int) {
	t.Helper()
	for _, name := range names {
		data, err := fs.ReadFile(static.Files(), strings.TrimPrefix(name, "/static/"))
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		w, _ := gzip.NewWriterLevel(&out, gzip.BestCompression)
		w.Write(data)
		w.Close()
		total += out.Len()
	}
	return total
}

func TestAReaderFetches20KBOfScriptAndTheEditorAtMost75KBMore(t *testing.T) {
	d := startDemo(t)
	b := startBrowser(t)
	link := d.Links["International Federation of Exchange Operators"]
	reader := b.window("the observer")
	reader.do("sign in", chromedp.Navigate(link), chromedp.Click(chromedp.CSS("button.main")))
	reader.until("the text is there, and live", `document.querySelector(".paper .para") && document.querySelector(".conn").textContent.includes("Live")`)
	first := reader.fetched()
	if size := packed(t, first); size > 20<<10 || len(first) == 0 {
		t.Errorf("an observer's browser fetches %d bytes of script to show the report, in %v; the budget is %d", size, first, 20<<10)
	} else {
		t.Logf("an observer's first load: %d bytes of script in %d files", size, len(first))
	}

	writer := b.window("Rethonia")
	writer.do("sign in", chromedp.Navigate(d.Links["Rethonia"]), chromedp.Click(chromedp.CSS("button.main")))
	writer.until("the text is there", `document.querySelector(".paper .para")`)
	writer.opens(d, "19")
	before := writer.fetched()
	writer.turns(d.path("amend", "19"))
	writer.until("the editor is there", `document.querySelector(".ProseMirror")`)
	more := slices.DeleteFunc(writer.fetched(), func(name string) bool { return slices.Contains(before, name) })
	if size := packed(t, more); size > 75<<10 || len(more) == 0 {
		t.Errorf("the editor fetches %d bytes of script more, in %v; the budget is %d", size, more, 75<<10)
	} else {
		t.Logf("the editor: %d bytes of script more in %d files", size, len(more))
	}
}
