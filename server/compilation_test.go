// compilation_test.go is the compilation on the screen, with every one of the real proposals in its place,
// and with what the sample's report holds.

package main

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/chromedp"

	"adref/editor"
	"adref/server/wire"
)

// filing is the real program with a report on which every real proposal was filed by its author.
type filing struct {
	*program
	chair   *client
	report  string
	authors map[string]*client // by code
	filed   map[string]editor.Amend
	by      map[string]string // the code of the author of each
}

// fileReal starts the program and files the real proposals, each as its author would.
func fileReal(t *testing.T) *filing {
	t.Helper()
	rows := proposals(t)
	f := &filing{program: serveProgram(t, filepath.Join(t.TempDir(), "adref.db"), 1), authors: map[string]*client{}, filed: map[string]editor.Amend{}, by: map[string]string{}}
	f.chair = signIn(t, f.URL, f.Link)
	f.report = f.chair.load(testData(t, "amendments", "base.jsonl"))
	f.chair.do(f.report, editor.Circulate{Name: "Zero draft", Audience: editor.AudiencePublic})
	texts, first := map[string]wire.Paragraph{}, f.chair.snapshot(f.report)
	for _, p := range first.Paragraphs {
		texts[p.ID] = p
	}
	codes, last := map[string]string{}, map[string]string{}
	for _, row := range rows {
		code := codes[row.By]
		if code == "" {
			code = fmt.Sprintf("D%02d", len(codes)+1)
			codes[row.By], last[row.By] = code, first.Paragraphs[0].ID
			f.authors[code] = f.chair.invite(f.report, editor.RoleDelegation, code, row.By)
		}
		c, _ := row.command(texts, last[row.By])
		last[row.By] = c.Paragraph
		if reply, _ := f.authors[code].post(f.report, request(c)); reply.OK != nil {
			f.filed[reply.OK.Made[0]], f.by[reply.OK.Made[0]] = c, code
		}
	}
	return f
}

// watchFor makes the page, when it is next loaded, note the moment at which so many elements are drawn: in
// window.drawnAt, in milliseconds since the navigation began.
func (p *person) watchFor(selector string, n int) {
	p.t.Helper()
	script := fmt.Sprintf(`(() => {
		const look = () => {
			if (document.querySelectorAll(%q).length < %d) return requestAnimationFrame(look);
			requestAnimationFrame(() => requestAnimationFrame(() => (window.drawnAt = performance.now())));
		};
		look();
	})()`, selector, n)
	p.do("watch what is drawn", func(ctx context.Context, t *chromedp.Target) (none chromedp.Void, err error) {
		_, err = cdp.Call(ctx, t, page.AddScriptToEvaluateOnNewDocument, page.AddScriptToEvaluateOnNewDocumentParams{Source: script})
		return none, err
	})
}

// working is how long the page's own thread has worked since it was loaded, in milliseconds of the processor:
// that does not depend on what else the machine does.
func (p *person) working() (took float64) {
	p.t.Helper()
	p.do("ask how long it worked", func(ctx context.Context, t *chromedp.Target) (none chromedp.Void, err error) {
		if _, err = cdp.Call(ctx, t, performance.Enable, performance.EnableParams{TimeDomain: performance.EnableTimeDomainThreadTicks}); err != nil {
			return none, err
		}
		got, err := cdp.Call(ctx, t, performance.GetMetrics, cdp.Empty{})
		for _, m := range got.Metrics {
			if m.Name == "TaskDuration" {
				took = m.Value * 1000
			}
		}
		return none, err
	})
	return took
}

func TestTheCompilationOfAllRealProposalsIsOnTheScreen(t *testing.T) {
	f := fileReal(t)
	s := f.chair.snapshot(f.report)
	shared := s.Paragraphs[0]
	for _, p := range s.Paragraphs {
		if len(p.Clusters) > 0 && len(p.Clusters[0]) > 1 {
			shared = p
		}
	}
	liked := shared.Clusters[0][0][0]
	others := 0
	for code, author := range f.authors {
		if f.by[liked] != code && others < 3 {
			others++
			author.do(f.report, editor.TakePosition{Amendment: liked, Position: []editor.Position{editor.PositionSupports, editor.PositionCannotAccept}[others%2]})
		}
	}
	wordings, together := 0, 0
	for _, p := range s.Paragraphs {
		for _, cluster := range p.Clusters {
			wordings += len(cluster)
			if len(cluster) > 1 {
				together++
			}
		}
	}
	b := startBrowser(t)
	chair := b.person("the Chair", f.Link)
	chair.size(1440, 1000)
	chair.turns("/r/" + f.report)
	chair.press(".tools", "Compilation")
	chair.until("every wording is in its place", fmt.Sprintf(`document.querySelectorAll(".cp-one").length === %d && document.querySelectorAll(".cp-same").length === %d`, wordings, together))
	chair.reads(".cp-sum", fmt.Sprintf("%d pending amendments in their places", len(f.filed)))
	chair.watchFor(".cp-one", wordings)
	chair.working() // from here on it is counted
	var took, work []float64
	for range 5 {
		chair.do("open it anew", chromedp.Navigate(f.URL+"/r/"+f.report))
		chair.until("all of it is drawn", `window.drawnAt`)
		at, err := chromedp.Run(chair.ctx, chromedp.Evaluate[float64](`window.drawnAt`))
		if err != nil {
			t.Fatal(err)
		}
		took, work = append(took, at), append(work, chair.working())
	}
	t.Logf("%d amendments in %d wordings, %d of %d paragraphs' clusters of several: opened and drawn %.0f ms after the navigation began, of which the page itself worked %.0f", len(f.filed), wordings, together, len(s.Paragraphs), took, work)
	chair.shoot("compilation-real")

	chair.do("the paragraph that several would change", chromedp.Evaluate[chromedp.Void](fmt.Sprintf(`document.getElementById("p-%s").scrollIntoView({block: "center"})`, shared.ID)))
	chair.reads("#p-"+shared.ID+" .cp-same", "cannot accept")
	chair.shoot("compilation-real-cluster")
	delegation := b.person("a delegation", f.chair.invitation(f.report, editor.RoleDelegation, f.by[liked], "A delegate"))
	delegation.turns("/r/" + f.report)
	delegation.press(".tools", "Compilation")
	delegation.until("every wording is in its place", fmt.Sprintf(`document.querySelectorAll(".cp-one").length === %d`, wordings))
	delegation.until("positions are the Chair's", `!document.querySelector(".cp").innerText.includes("cannot accept")`)
}
