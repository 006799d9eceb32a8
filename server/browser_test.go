// browser_test.go drives the screen in a real Chromium, one browser context a person.

package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// patience is how long a step or a wait may take on a machine that is busy with other things. A wait
// ends with what it waits for; one that comes to this end has failed.
const patience = 2 * time.Minute

// browser is one Chromium for a test; its windows share nothing.
type browser struct {
	t   testing.TB
	ctx context.Context
}

func startBrowser(t testing.TB) *browser {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "google-chrome", "chromium-browser"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		t.Skip("there is no Chromium on this machine")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-dev-shm-usage", true), chromedp.Flag("lang", "en"),
		chromedp.WindowSize(1440, 1600), chromedp.WSURLReadTimeout(patience),
	)
	allocated, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, cancel := chromedp.NewContext(allocated)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	return &browser{t, ctx}
}

// person is one window of one person, with cookies of its own.
type person struct {
	t    testing.TB
	name string
	ctx  context.Context

	mu     sync.Mutex
	faults []string // errors the page reported, which fail the test
}

// in is the browser for a part of the test, at whose end the windows of that part are closed.
func (b *browser) in(t testing.TB) *browser { return &browser{t, b.ctx} }

// person opens a window and signs in by an invitation's button.
func (b *browser) person(name, link string) *person {
	b.t.Helper()
	p := b.window(name)
	p.do("sign in", chromedp.Navigate(link), chromedp.Click(chromedp.CSS("button.main")))
	p.until("the screen is there", `document.querySelector("#screen main")`)
	return p
}

func (b *browser) window(name string) *person {
	b.t.Helper()
	p := &person{t: b.t, name: name}
	ctx, cancel := chromedp.NewContext(b.ctx, chromedp.WithNewBrowserContext(), chromedp.WithListener(p.hear))
	b.t.Cleanup(cancel)
	p.ctx = ctx
	if err := chromedp.Do(ctx); err != nil {
		b.t.Fatal(err)
	}
	b.t.Cleanup(func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		for _, fault := range p.faults {
			b.t.Errorf("%s's page reported: %s", name, fault)
		}
	})
	return p
}

// hear keeps the errors that the page reports.
func (p *person) hear(event any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventExceptionThrown:
		fault := e.ExceptionDetails.Text
		if e.ExceptionDetails.Exception != nil {
			fault += " " + e.ExceptionDetails.Exception.Description
		}
		p.faults = append(p.faults, fault)
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError && e.Entry.Source != log.EntrySourceNetwork {
			p.faults = append(p.faults, e.Entry.Text)
		}
	}
}

// do runs steps, or fails with a picture of what was on the screen.
func (p *person) do(what string, steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		p.t.Fatalf("%s: %s: %v\n%s", p.name, what, err, p.seen())
	}
}

// seen is the text of the screen, for a failed test.
func (p *person) seen() string {
	ctx, cancel := context.WithTimeout(p.ctx, 10*time.Second)
	defer cancel()
	text, err := chromedp.Run(ctx, chromedp.Evaluate[string](`location.href + "\n" + document.body.innerText`))
	if err != nil {
		return "(" + err.Error() + ")"
	}
	if dir := os.Getenv("ADREF_SHOTS"); dir != "" {
		p.shoot("failed-" + p.name)
	}
	if len(text) > 4000 {
		text = text[:4000] + "…"
	}
	return text
}

// until waits until a JavaScript expression is true. It looks in the page, and begins again when the
// page navigates. An expression may end in an act, so that nothing comes between seeing and doing.
func (p *person) until(what, expression string) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	look := fmt.Sprintf(`new Promise(done => {
		const end = Date.now() + 5000;
		const look = () => {
			let found = false;
			try { found = !!(%s) } catch {}
			found || Date.now() > end ? done(found) : setTimeout(look, 25);
		};
		look();
	})`, expression)
	for {
		found, err := chromedp.Run(ctx, chromedp.Evaluate[bool](look, chromedp.EvalAwaitPromise))
		if err == nil && found {
			return
		}
		if ctx.Err() != nil {
			p.t.Fatalf("%s: waited in vain until %s\n%s", p.name, what, p.seen())
		}
	}
}

// reads waits until an element's text holds some words.
func (p *person) reads(selector, words string) {
	p.t.Helper()
	p.until(fmt.Sprintf("%s reads %q", selector, words), fmt.Sprintf(
		`[...document.querySelectorAll(%q)].some(e => e.innerText.replace(/\s+/g, " ").includes(%q))`, selector, words))
}

// press clicks the button or link with this text, inside an element, once it can be seen and pressed.
func (p *person) press(inside, text string) {
	p.t.Helper()
	p.until("there is "+text+" to press", fmt.Sprintf(`[...document.querySelectorAll(%q)]
		.flatMap(e => [...e.querySelectorAll("button, a, summary, label")])
		.filter(e => e.checkVisibility() && !(e.control ?? e).disabled && e.ariaDisabled !== "true")
		.find(e => e.textContent.replace(/\s+/g, " ").trim().startsWith(%q) && (e.click(), true))`, inside, text))
}

// clockYearsBack sets the clock of the page wrong, until it is loaded anew.
func (p *person) clockYearsBack() {
	p.t.Helper()
	p.do("set the clock back", chromedp.Evaluate[chromedp.Void](`void (globalThis.Date = class extends Date {
		constructor(...of) { of.length ? super(...of) : super(new.target.now()) }
		static now() { return super.now() - 20 * 366 * 86_400_000 }
	})`))
}

// size sets the size of the window, and waits until the screen has fitted itself to it.
func (p *person) size(width, height int64) {
	p.t.Helper()
	p.do("size", chromedp.EmulateViewport(width, height))
	p.until("the window has its size", fmt.Sprintf("innerWidth === %d", width))
	p.fitted()
}

// fitted waits for a frame of its own: a page learns that a media query has turned as one begins.
func (p *person) fitted() {
	p.t.Helper()
	p.do("wait for a frame", chromedp.Evaluate[chromedp.Void](`new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))`, chromedp.EvalAwaitPromise))
}

// shoot keeps a picture of the window where ADREF_SHOTS says, for the README and for looking.
func (p *person) shoot(name string) {
	dir := os.Getenv("ADREF_SHOTS")
	if dir == "" {
		return
	}
	picture, err := chromedp.Run(p.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		p.t.Logf("picture %s: %v", name, err)
		return
	}
	if err := os.WriteFile(filepath.Join(dir, strings.ReplaceAll(name, "/", "-")+".png"), picture, 0o644); err != nil {
		p.t.Error(err)
	}
}
