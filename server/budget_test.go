// budget_test.go measures what a browser really fetches of the screen's script, beside the reckoning
// that static's own tests make from the build.

package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"adref/static"
)

// scripts lists, in the page, the scripts that it has fetched since it was loaded.
const scripts = `performance.getEntriesByType("resource").map(r => new URL(r.name).pathname).filter(n => n.endsWith(".js"))`

// fetched waits until an expression is true, and lists the scripts that were fetched until then.
func (p *person) fetched(what, expression string) []string {
	p.t.Helper()
	p.until(what, "("+expression+") && (window.fetchedUntilThen = "+scripts+")")
	names, err := chromedp.Run(p.ctx, chromedp.Evaluate[[]string](`window.fetchedUntilThen`))
	if err != nil {
		p.t.Fatal(err)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// chunksOf names the files that the screen fetches for these sources, with all that they import.
func chunksOf(t testing.TB, sources ...string) (names []string) {
	t.Helper()
	data, err := fs.ReadFile(static.Files(), "built-from.json")
	if err != nil {
		t.Fatal(err)
	}
	var built struct {
		Chunks map[string]struct {
			From    string
			Imports []string
		}
	}
	if err := json.Unmarshal(data, &built); err != nil {
		t.Fatal(err)
	}
	var add func(name string)
	add = func(name string) {
		if path := "/static/" + name; !slices.Contains(names, path) {
			names = append(names, path)
			for _, more := range built.Chunks[name].Imports {
				add(more)
			}
		}
	}
	found := 0
	for name, chunk := range built.Chunks {
		if slices.Contains(sources, chunk.From) {
			found++
			add(name)
		}
	}
	if found != len(sources) {
		t.Fatalf("the screen fetches only %v for %v", names, sources)
	}
	return names
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
	first := reader.fetched("the text is there, and live", `document.querySelector(".paper .para") && document.querySelector(".conn").textContent.includes("Live")`)
	if size := packed(t, first); size > 20<<10 || len(first) == 0 {
		t.Errorf("an observer's browser fetches %d bytes of script to show the report, in %v; the budget is %d", size, first, 20<<10)
	} else {
		t.Logf("an observer's first load: %d bytes of script in %d files", size, len(first))
	}

	writer := b.window("Rethonia")
	writer.do("sign in", chromedp.Navigate(d.Links["Rethonia"]), chromedp.Click(chromedp.CSS("button.main")))
	writer.until("the text is there", `document.querySelector(".paper .para")`)
	writer.opens(d, "19")
	// What those who act are sent beside the text comes by itself, whether the editor is opened or not.
	before := writer.fetched("all is there that comes by itself", fmt.Sprintf(`%s.every(n => %s.includes(n))`, mustJSON(t, chunksOf(t, "src/acting.tsx", "src/keys.ts", "src/panel.tsx", "src/seen.tsx")), scripts))
	writer.turns(d.path("amend", "19"))
	more := slices.DeleteFunc(writer.fetched("the editor is there", `document.querySelector(".ProseMirror")`), func(name string) bool { return slices.Contains(before, name) })
	if size := packed(t, more); size > 75<<10 || len(more) == 0 {
		t.Errorf("the editor fetches %d bytes of script more, in %v; the budget is %d", size, more, 75<<10)
	} else {
		t.Logf("the editor: %d bytes of script more in %d files", size, len(more))
	}
}
