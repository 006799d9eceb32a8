// compilation_test.go is the compilation on the screen, with every one of the real proposals in its place,
// and with what the sample's report holds.

package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
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
		c, _ := row.command(t, texts, last[row.By])
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
	delegation.until("positions are the Chair's", `document.querySelector(".cp-same").textContent && !document.querySelector(".cp").textContent.includes("cannot accept")`)
}

// laysAllOut lets the page lay out also what is far from the window: what is not laid out yet has no
// innerText, and is looked at by no checker.
func (p *person) laysAllOut() {
	p.t.Helper()
	p.until("all of it is laid out", `document.styleSheets[0].insertRule(".cp .para { content-visibility: visible }", document.styleSheets[0].cssRules.length) > 0`)
}

// newest is the amendment that was filed last.
func newest(s wire.Snapshot) wire.Amendment { return s.Amendments[len(s.Amendments)-1] }

// PRACTICE 21.
func TestTheCompilationIsReadFilteredAndFollowed(t *testing.T) {
	axe, d, chair, halvaria := atTable(t)
	now := signIn(t, d.URL, d.Links["chair"]).snapshot(d.report)
	pending := 0
	for _, a := range now.Amendments {
		if !a.State.Settled() {
			pending++
		}
	}
	chair.turns(d.path())
	chair.laysAllOut()
	chair.press(".tools", "Compilation")
	chair.reads(".cp-sum", fmt.Sprintf("%d pending amendments in their places", pending))
	chair.passes(axe, "compilation")
	chair.reads(".cp-same", "proposals on the same words")
	chair.until("what one alone would change stands in the text with its sponsor", `document.querySelector(".cp .t > .by, .cp .t ins ~ .by")`)

	// By delegation, by state, by section.
	chair.picks(".cp-tools", "Delegation", "Halvaria")
	chair.until("only paragraphs that it would change are there", `[...document.querySelectorAll(".cp li.para")].every(p => p.innerText.includes("Halvaria")) && document.querySelector(".cp li.para")`)
	chair.picks(".cp-tools", "Delegation", "All")
	chair.picks(".cp-tools", "State", "On the same words")
	chair.until("only what several would change is there", `[...document.querySelectorAll(".cp li.para")].every(p => p.querySelector(".cp-same")) && document.querySelector(".cp .k-heading")`)
	chair.picks(".cp-tools", "State", "Any state")
	chair.press(".cp-tools", "Only what must still be decided")
	chair.until("what is agreed is not there", `document.querySelector(".cp li.para") && ![...document.querySelectorAll(".cp li.para")].some(p => p.querySelector(".mg").innerText.includes("agreed") && !p.querySelector(".cp-one"))`)
	chair.press(".cp-tools", "Only what must still be decided")

	// It follows what is filed: identical words are joined.
	place := numbered(t, now, "4")
	c := editor.Amend{Kind: editor.AmendInsertAfter, Paragraph: place.ID, Version: place.Version, Text: "Nobody is left out."}
	signIn(t, d.URL, d.Links["Halvaria"]).do(d.report, c)
	chair.reads("#p-"+place.ID+" .cp-one", "Nobody is left out.")
	signIn(t, d.URL, d.Links["Rethonia"]).do(d.report, c)
	chair.reads("#p-"+place.ID+" .cp-one", "propose the same")
	chair.size(320, 640)
	chair.whole("compilation-320")

	// A delegation reads it too; a circulated text is shown in its place where that is read.
	halvaria.turns(d.path())
	halvaria.laysAllOut()
	halvaria.press(".tools", "Compilation")
	halvaria.reads("#p-"+place.ID+" .cp-one", "propose the same")
	halvaria.passes(axe, "compilation-delegation", "main")
}

func TestADelegationIsAskedWhereItsHandIsNeededAndProposesAnewOnTheTextAsItStands(t *testing.T) {
	axe, d, chair, halvaria := atTable(t)
	desk := signIn(t, d.URL, d.Links["chair"])
	place := numbered(t, desk.snapshot(d.report), "4")
	words := strings.Fields(place.Text)
	change := func(at int, into string) string {
		changed := slices.Clone(words)
		changed[at] = into
		return strings.Join(changed, " ")
	}
	last := len(words) - 2
	ours := strings.Fields(change(1, "firstly"))
	ours[last] = "lastly"
	filed := signIn(t, d.URL, d.Links["Halvaria"]).do(d.report, editor.Amend{Kind: editor.AmendRevise, Paragraph: place.ID, Version: place.Version, Text: strings.Join(ours, " ")}).Made[0]
	desk.do(d.report, editor.Revise{Paragraph: place.ID, Version: place.Version, Text: change(1, "otherwise")})

	halvaria.turns(d.path())
	halvaria.reads("#panel", "the same words have changed; say what you propose now")
	halvaria.until("it stands first in what waits", `document.querySelector("#panel .rows li").innerText.includes("the same words have changed")`)
	halvaria.passes(axe, "needs-your-hand", "#panel")
	halvaria.press("#panel .rows", "Propose anew on the text as it stands")
	halvaria.reads("main", "against version 2")
	halvaria.reads("main", "as you filed it against version 1")
	halvaria.reads("main", "1 of its changes meets words that have changed since, and is not in the draft")
	halvaria.until("the draft is the text as it stands with what still fits", `document.querySelector(".ProseMirror").textContent.includes("otherwise") && document.querySelector(".ProseMirror").textContent.includes("lastly")`)
	halvaria.passes(axe, "propose-anew", "main")
	halvaria.press("main", "Send to the Chair")
	halvaria.press("main", "File for Halvaria")
	halvaria.reads("main", "Recorded as no.")
	after := desk.snapshot(d.report)
	now := newest(after)
	for _, a := range after.Amendments {
		if a.ID == filed && (a.Text != strings.Join(ours, " ") || a.State != editor.StateWithdrawn || a.SupersededBy != now.ID) {
			t.Errorf("what was filed is %+v", a)
		}
	}
	if want := strings.Fields(change(1, "otherwise")); now.Supersedes != filed || now.Version != 2 || now.Text != strings.Join(append(want[:last:last], "lastly", words[last+1]), " ") {
		t.Errorf("proposed anew: %+v", now)
	}

	// What is carried cleanly stands beside what was filed.
	desk.do(d.report, editor.Revise{Paragraph: place.ID, Version: 2, Text: change(1, "once") + " They meet."})
	chair.opens(d, "4")
	chair.until("both copies are there", `document.querySelectorAll("#panel .copies > div").length === 2`)
	chair.reads("#panel .copies", "On version 3")
	chair.reads("#panel .copies", "As filed")
	chair.passes(axe, "carried-beside-filed", "#panel")
}

func TestTheChairCirculatesWithACheckListAndAccountsForEveryAmendment(t *testing.T) {
	axe, d, chair, halvaria := atTable(t)
	chair.turns(d.path())
	chair.press(".tools", "Circulate")
	chair.until("the list is there", `document.querySelector("#panel .check details summary") && !document.querySelector("#panel .check [role=status]")`)
	chair.passes(axe, "circulate", "#panel")
	chair.write("#letter", "Dear colleagues.")
	chair.press("#panel .check", "1")
	chair.until("a point leads to its paragraphs", `(a => a && (a.click(), true))(document.querySelector("#panel .check details .numbers a, #panel .check details .rows a"))`)
	chair.until("the paragraph is open", `document.querySelector("#panel h2").textContent.startsWith("Paragraph") || location.pathname.includes("/p/")`)
	chair.press(".tools", "Circulate")
	chair.until("what was written is kept", `document.querySelector("#letter")?.value === "Dear colleagues."`)
	chair.press("#panel", "Circulate as the Chair")
	chair.reads("#panel", "Circulated texts")
	chair.reads("#panel", "record")
	chair.passes(axe, "circulated-chair", "#panel")
	chair.press("#panel", "What became of each amendment by")
	all := signIn(t, d.URL, d.Links["chair"]).snapshot(d.report)
	fates := get[wire.Fates](signIn(t, d.URL, d.Links["chair"]), "/api/reports/"+d.report+"/fates?revision="+all.Revisions[len(all.Revisions)-1].ID)
	chair.until("every amendment has a row", fmt.Sprintf(`document.querySelectorAll(".ft tbody tr").length === %d && %d === %d`, len(all.Amendments), fates.Total, len(all.Amendments)))
	chair.until("the sum is right", `[...document.querySelectorAll(".ft-sum tr:not(:last-child) td")].reduce((n, e) => n + Number(e.textContent), 0) === Number(document.querySelector(".ft-sum tr:last-child td").textContent)`)
	chair.reads(".fates", fates.Hash)
	chair.reads(".fates", fates.LogHash)
	chair.passes(axe, "fates")
	chair.press(".ft-sum", "carried")
	chair.until("only those are listed", `[...document.querySelectorAll(".ft tbody tr")].every(r => r.cells[3].innerText.startsWith("carried"))`)
	chair.size(320, 640)
	chair.whole("fates-320")
	chair.size(1440, 1000)

	// A sponsor is told of its own, until the Chair opens the whole.
	path := "/r/" + d.report + "/compare?fates=" + all.Revisions[len(all.Revisions)-1].ID
	halvaria.do("open it", chromedp.Navigate(d.URL+path))
	halvaria.until("every row is Halvaria’s", `document.querySelector(".ft tbody tr") && [...document.querySelectorAll(".ft tbody tr")].every(r => r.cells[1].innerText.includes("Halvaria"))`)
	halvaria.until("the record is the Chair’s to name", `!document.querySelector(".fates").innerText.includes("Hash of the record")`)
	chair.turns(d.path())
	chair.press(".tools", "People")
	chair.press("#panel", "All delegations")
	chair.until("both are pressed", `(r => (r.click(), r.checked))(document.querySelector("input[name=fates][value=delegations]"))`)
	chair.press("#panel", "Change as the Chair")
	chair.reads("#panel", "The settings are changed.")
	halvaria.do("open it again", chromedp.Navigate(d.URL+path))
	halvaria.until("every amendment has a row", fmt.Sprintf(`document.querySelectorAll(".ft tbody tr").length === %d`, len(all.Amendments)))
}
