// demo_test.go starts the sample negotiation for tests that look at it.

package main

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"adref/editor"
	"adref/server/wire"
)

// sampled is the running demo: who may come in by which link, and where its paragraphs are.
type sampled struct {
	*program
	report string
	Links  map[string]string // by what it says before the link: "chair", "Halvaria"
	text   wire.Snapshot     // as the public reads it
}

func startDemo(t testing.TB) *sampled {
	t.Helper()
	d := &sampled{program: startProgram(t, 5, "demo", "-addr", "127.0.0.1:0"), Links: map[string]string{}}
	for _, line := range d.Out {
		if m := linkLine.FindStringSubmatch(line); m != nil {
			d.Links[strings.TrimSpace(strings.TrimSuffix(line, m[1]))] = m[1]
		}
	}
	public := newClient(t, d.URL)
	d.report = get[[]wire.ReportListing](public, "/api/reports")[0].ID
	d.text = public.snapshot(d.report)
	return d
}

// path is the address of something in the report: path("p", number), path("compare").
func (d *sampled) path(parts ...string) string {
	for i := range parts {
		if i > 0 {
			parts[i] = d.id(parts[i])
		}
		parts[i] = "/" + url.PathEscape(parts[i])
	}
	return "/r/" + d.report + strings.Join(parts, "")
}

// id is that of the numbered paragraph of the body, or of the heading with these words.
func (d *sampled) id(name string) string {
	for _, p := range d.text.Paragraphs {
		if p.Kind == editor.KindParagraph && p.Number == name || p.Kind == editor.KindHeading && p.Text == name {
			return p.ID
		}
	}
	d.t.Fatalf("the sample has no paragraph %s", name)
	return ""
}

// turns goes to an address of the screen as the browser's way back does, without loading it anew.
func (p *person) turns(path string) {
	p.t.Helper()
	p.do("go to "+path, chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`void (history.pushState(null, "", %q), dispatchEvent(new PopStateEvent("popstate")))`, path)))
}

// opens chooses a numbered paragraph by its address, and waits for the panel.
func (p *person) opens(d *sampled, number string) {
	p.t.Helper()
	p.turns(d.path("p", number))
	p.until("paragraph "+number+" is open", fmt.Sprintf(`document.querySelector("#panel h2")?.textContent === "Paragraph %s"`, number))
}

// picks chooses in the list with a label, by how the choice begins.
func (p *person) picks(inside, label, choice string) {
	p.t.Helper()
	find := fmt.Sprintf(`[...document.querySelectorAll(%q)].flatMap(e => [...e.querySelectorAll("label")]).find(l => l.textContent.trim().startsWith(%q))?.querySelector("select")`, inside, label)
	option := fmt.Sprintf(`[...(%s)?.options ?? []].find(o => o.text.startsWith(%q))`, find, choice)
	p.until("there is "+choice, fmt.Sprintf(`(s => (s.value = %s.value, s.dispatchEvent(new Event("change", {bubbles: true})), true))(%s)`, option, find))
}
