// story_test.go is a negotiation seen by the four who take part in it, each in a browser window of
// their own: from the first draft to an agreed paragraph and the next revision.

package main

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

func TestFourPeopleNegotiateARealDraftInTheirBrowsers(t *testing.T) {
	draft := testData(t, "drafts", "A_AC.292_2023_L.1.txt")
	b := startBrowser(t)
	server := serveProgram(t, filepath.Join(t.TempDir(), "adref.db"), 1)

	// The Chair loads the draft, opens it to observers, and invites.
	chair := b.person("the Chair", server.Link)
	chair.do("choose the file", chromedp.SetUploadFiles(chromedp.CSS("#file"), []string{draft}))
	chair.press("main", "Make the report")
	chair.reads("main", "The report is made")
	chair.press("main", "Open the report")
	chair.reads(".paper", "At its fifth substantive session, the working group considered agenda items 3 and 5 to 7")
	chair.press(".top", "Who may see what")
	chair.press("#panel", "Also the live text")
	chair.press("#panel", "Change as the Chair")
	chair.reads("#panel", "The settings are changed")
	arvenia := b.person("Arvenia", chair.invites("Delegation", "Adela Arven", "Arvenia", "ARV"))
	corvia := b.person("Corvia", chair.invites("Delegation", "Carel Corv", "Corvia", "COR"))
	observer := b.person("the observer", chair.invites("Observer", "Olga Obs", "", ""))

	chair.press(".top", "Circulate")
	chair.write("#name", "Zero draft")
	chair.press("#panel", "Circulate as the Chair")
	chair.reads(".tools", "Live text, after Zero draft")
	observer.reads(".tools", "Live text, after Zero draft")
	observer.do("mark the page, to know it is never loaded anew", chromedp.Evaluate[chromedp.Void](`void (window.sameSinceTheStart = true)`))
	observer.choose("11")

	// Both delegations amend the same words, and one objects.
	for _, who := range []struct {
		p    *person
		name string
		word string
	}{{arvenia, "Arvenia", "examined"}, {corvia, "Corvia", "took up"}} {
		who.p.choose("11")
		who.p.press("#panel", "Amend")
		who.p.replace("considered", who.word)
		who.p.reads("main ins", who.word)
		who.p.reads("main del", "considered")
		who.p.write("#am-why", "To write “"+who.word+"” is more exact.")
		who.p.shoot("amend-" + who.name)
		who.p.press("main", "Send to the Chair")
		who.p.press("main", "File for "+who.name)
		who.p.reads("aside", "Recorded")
		who.p.press("main", "Back to the text")
		observer.reads("#panel", who.word)
	}
	corvia.press("#panel", "Object")
	corvia.write("#panel textarea", "The number of meetings is to be checked.")
	corvia.press("#panel", "Object for Corvia")
	observer.reads("#panel", "The number of meetings is to be checked.")
	observer.shoot("observer")

	// The Chair cannot agree; everything in the way is named.
	chair.choose("11")
	chair.press("#panel", "Agree version 1")
	chair.press("#panel", "Agree as the Chair")
	for _, row := range []string{"Corvia Objection (version 1)", "The number of meetings is to be checked.", "Zero draft", "Arvenia Amendment no. 1, unanswered", "Corvia Amendment no. 2, unanswered", "“examined” is more exact.", "“took up” is more exact."} {
		chair.reads(".refuse", row)
	}
	chair.reads(".refuse", "Nothing was changed")
	chair.shoot("refusal")

	// A text that takes the words of both; the objection outlives it until Corvia lifts it.
	chair.press(".refuse", "Put away")
	chair.press("#panel", "Answer")
	chair.press("#panel", "All")
	chair.press("#panel", "Take the ticked words into a new text")
	chair.replace("considered", "took up and examined")
	chair.shoot("bridge")
	chair.press("main", "Make it the Chair’s text")
	chair.press("main", "Make version 2")
	chair.reads("main", "Recorded: it is in the text.")
	chair.press("main", "Back to the text")
	chair.reads(".paper", "took up and examined")
	observer.reads(".paper", "took up and examined")
	arvenia.reads("#panel", "reflected")
	chair.choose("11")
	chair.press("#panel", "Agree version 2")
	chair.press("#panel", "Agree as the Chair")
	chair.reads(".refuse", "Corvia Objection")
	corvia.press("#panel", "Lift")
	corvia.press("#panel", "Lift for Corvia")
	chair.reads("#panel", "nothing stands in its way")
	chair.press(".refuse", "Put away")
	chair.press("#panel", "Agree version 2")
	chair.press("#panel", "Agree as the Chair")
	chair.reads("#panel", "Agreed ad ref")
	for _, p := range []*person{arvenia, corvia, observer} {
		p.reads("#panel", "Agreed ad ref")
	}

	chair.press(".top", "Circulate")
	chair.write("#name", "Rev.1")
	chair.press("#panel", "Circulate as the Chair")
	observer.reads(".tools", "Live text, after Rev.1")
	observer.until("the page is the one it began with", `window.sameSinceTheStart === true`)

	// The observer reads how every word got there.
	observer.press("#panel", "Word by word")
	for _, step := range []string{"Zero draft", "Arvenia", "Corvia", "version 2", "lifted", "Agreed ad ref", "Rev.1"} {
		observer.reads("main", step)
	}
	observer.reads("main ins", "took up and examined")
	observer.shoot("history")
	observer.press(".top", "Compare")
	observer.press("main", "Previous revision")
	observer.reads("main", "Zero draft to Rev.1")
	observer.reads("main", "1 paragraph revised")
	observer.reads("main .cm-text", "took upCOR andChair examinedARV") // each word with its proposer
	observer.shoot("compare")
}

// invites makes an invitation on the screen and gives its link.
func (p *person) invites(as, name, delegation, code string) string {
	p.t.Helper()
	p.press(".top", "People")
	p.press("#panel", as)
	p.write("#person", name)
	if delegation != "" {
		p.write("#dname", delegation)
		p.write("#code", code)
	}
	p.press("#panel", "Make the invitation")
	p.until("the link is there", `document.querySelector("#link")?.value`)
	link, err := chromedp.Run(p.ctx, chromedp.Evaluate[string](`document.querySelector("#link").value`))
	if err != nil {
		p.t.Fatal(err)
	}
	p.press("#panel", "Invite another")
	p.press("#panel", "Leave")
	return link
}

// choose opens a paragraph in the panel by its number.
func (p *person) choose(number string) {
	p.t.Helper()
	find := fmt.Sprintf(`[...document.querySelectorAll(".paper .no")].find(e => e.textContent.trim() === "%s.")`, number)
	p.until("paragraph "+number+" is there", "("+find+").click(), true")
	p.until("paragraph "+number+" is chosen", fmt.Sprintf(`document.querySelector("#panel h2")?.textContent.includes("aragraph %s")`, number))
}

// write puts words into a field as soon as it can be seen, in place of what was there.
func (p *person) write(selector, words string) {
	p.t.Helper()
	p.until(selector+" is there", fmt.Sprintf(`(f => f.checkVisibility() && (f.focus(), f.select(), document.activeElement === f))(document.querySelector(%q))`, selector))
	p.do("write "+words, chromedp.KeyEvent(words))
	p.until(selector+" holds "+words, fmt.Sprintf(`document.querySelector(%q).value === %q`, selector, words))
}

// replace selects a word in the text being edited and types others over it.
func (p *person) replace(word, by string) {
	p.t.Helper()
	p.until("the editor shows "+word, fmt.Sprintf(`(() => {
		const editor = document.querySelector(".ProseMirror");
		const walk = document.createTreeWalker(editor, NodeFilter.SHOW_TEXT);
		for (let n; (n = walk.nextNode()); ) {
			const at = n.data.indexOf(%q);
			if (at < 0) continue;
			editor.focus();
			getSelection().setBaseAndExtent(n, at, n, at + %q.length);
			return true;
		}
	})()`, word, word))
	p.do("type "+by, chromedp.KeyEvent(by))
	p.until("the editor holds "+by, fmt.Sprintf(`(e => (e.querySelectorAll("del").forEach(d => d.remove()), e.textContent.includes(%q)))(document.querySelector(".ProseMirror").cloneNode(true))`, by))
}
