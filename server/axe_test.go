// axe_test.go judges a screen as it stands: by axe-core, and by whether anything on it is cut off.

package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// axeSource is axe-core as npm installs it for these tests; without it they are skipped.
func axeSource(t testing.TB) string {
	t.Helper()
	source, err := os.ReadFile(filepath.Join("..", "static", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		t.Skip("axe-core is not installed; npm ci in static/ installs it")
	}
	return string(source)
}

// violation is one place where one rule is broken.
type violation struct {
	Rule, Help, Target, HTML, Why string
}

// passes runs axe-core on what is on the screen, or on one part of it, with every rule of WCAG 2.0
// to 2.2, levels A and AA, and its best practices, whatever their impact, and demands that it finds
// nothing. The picture of the screen is kept where ADREF_SHOTS says.
func (p *person) passes(axe, screen string, parts ...string) {
	p.t.Helper()
	p.shoot("screen-" + screen)
	where := "document"
	if len(parts) > 0 {
		where = fmt.Sprintf("{include: [%q]}", strings.Join(parts, ", "))
	}
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	there, err := chromedp.Run(ctx, chromedp.Evaluate[bool](`"axe" in window`))
	if err == nil && !there {
		err = chromedp.Do(ctx, chromedp.Evaluate[chromedp.Void]("void (() => {"+axe+"})()"))
	}
	if err != nil {
		p.t.Fatalf("%s: %s: %v", p.name, screen, err)
	}
	found, err := chromedp.Run(ctx, chromedp.Evaluate[[]violation](`axe.run(`+where+`, {
		resultTypes: ["violations"],
		runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
	}).then(r => r.violations.flatMap(v => v.nodes.map(n => ({
		Rule: v.id + " (" + v.impact + ")", Help: v.help, Target: n.target.join(" "), HTML: n.html.slice(0, 200), Why: n.failureSummary.replace(/\s+/g, " "),
	}))))`, chromedp.EvalAwaitPromise))
	if err != nil {
		p.t.Fatalf("%s: %s: %v", p.name, screen, err)
	}
	for _, v := range found {
		p.t.Errorf("%s, %s: %s: %s\n\tat %s\n\t%s\n\t%s", p.name, screen, v.Rule, v.Help, v.Target, v.HTML, v.Why)
	}
}

// whole demands that the page does not scroll sideways and that no words on it are cut off: neither
// past an edge of the window nor by a box that hides what does not fit. What a box of its own scrolls
// is not cut.
func (p *person) whole(screen string) {
	p.t.Helper()
	p.shoot("whole-" + screen)
	cut, err := chromedp.Run(p.ctx, chromedp.Evaluate[[]string](`(() => {
		const out = [], wide = document.documentElement.clientWidth;
		if (document.documentElement.scrollWidth > wide) out.push("the page scrolls sideways: " + document.documentElement.scrollWidth + " in " + wide);
		const say = (e, why) => out.push(why + ": " + e.tagName.toLowerCase() + (e.id ? "#" + e.id : "") + "." + e.className + " “" + e.textContent.trim().replace(/\s+/g, " ").slice(0, 60) + "”");
		const unseen = e => e.closest(".vh, .skip, .sprite, noscript, option, thead") && !e.closest("table:not(.stack) thead");
		const scrolls = e => { for (let a = e; a && a !== document.body; a = a.parentElement) if (/auto|scroll/.test(getComputedStyle(a).overflowX)) return true; return false };
		for (const e of document.querySelectorAll("body *")) {
			if (!e.checkVisibility() || unseen(e) || e.closest("svg")) continue;
			const style = getComputedStyle(e);
			if (/hidden|clip/.test(style.overflowX) && e.scrollWidth > e.clientWidth + 1) say(e, "hides what does not fit");
			if (/hidden|clip/.test(style.overflowY) && e.scrollHeight > e.clientHeight + 1) say(e, "hides what does not fit");
			if (e.matches("button, .btn") && e.scrollWidth > e.clientWidth + 1) say(e, "words leave their button");
			if (e.matches("select")) {
				const pen = document.createElement("canvas").getContext("2d");
				pen.font = style.font;
				const room = e.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - 22;
				if (e.selectedOptions[0] && pen.measureText(e.selectedOptions[0].text).width > room) say(e, "cuts its choice, “" + e.selectedOptions[0].text + "”");
			}
			if (e.matches(".strip") && !e.querySelector("ul") && (e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1)) say(e, "the strip has no room for what it says, " + [e.scrollWidth, e.scrollHeight, e.clientWidth, e.clientHeight]);
			const own = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) || e.matches("input, select, textarea, button");
			if (!own || scrolls(e)) continue;
			const range = document.createRange();
			range.selectNodeContents(e);
			for (const r of e.matches("input, select, textarea, button") ? [e.getBoundingClientRect()] : range.getClientRects()) {
				if (r.width && (r.left < -1 || r.right > wide + 1)) { say(e, "outside the window, " + Math.round(r.left) + " to " + Math.round(r.right)); break }
			}
		}
		return out;
	})()`))
	if err != nil {
		p.t.Fatalf("%s: %s: %v", p.name, screen, err)
	}
	for _, words := range cut {
		p.t.Errorf("%s, %s: %s", p.name, screen, words)
	}
}

// dark asks for dark colours, as a system that is set to them does.
func (p *person) dark(on bool) {
	p.t.Helper()
	scheme := "light"
	if on {
		scheme = "dark"
	}
	p.do("colours", chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
		})
		return err
	}))
}

// letters sets the size of text that the reader's browser is set to, in per cent of the usual one, and
// waits until the screen has fitted itself to it.
func (p *person) letters(percent int64) {
	p.t.Helper()
	p.do("letters", chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, page.SetFontSizes, page.SetFontSizesParams{
			FontSizes: &page.FontSizes{Standard: 16 * percent / 100, Fixed: 13 * percent / 100},
		})
		return err
	}))
	p.fitted()
}
