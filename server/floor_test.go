// floor_test.go is on the screen what reaches the room otherwise than word by word: what the Secretariat
// records from the floor, what a delegation files together, an observer's written input; and a
// rehearsal, of which nothing remains.

package main

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// PRACTICE 17.
func TestTheSecretariatRecordsAnObjectionFromTheFloorAndItsDelegationCorrectsIt(t *testing.T) {
	axe := axeSource(t)
	b := startBrowser(t)
	d := startDemo(t)
	chair, secretariat, halvaria, quillara := b.window("the Chair"), b.window("the Secretariat"), b.window("Halvaria"), b.window("Quillara")
	for _, p := range []*person{chair, secretariat, halvaria, quillara} {
		p.size(1440, 1000)
	}
	chair.arrives(d.Links["chair"])
	chair.turns(d.path())
	secretariat.arrives(chair.invites("Secretariat", "Ms. Clerk", "", ""))
	halvaria.arrives(d.Links["Halvaria"])
	quillara.arrives(d.Links["Quillara"])

	secretariat.opens(d, "8")
	secretariat.clockYearsBack() // the form says no minute that would be refused
	secretariat.press("#panel", "Record for a delegation")
	secretariat.until("Halvaria is chosen", `(s => (s.value = "HLV", s.dispatchEvent(new Event("change", { bubbles: true })), s.value === "HLV"))(document.querySelector("#who"))`)
	secretariat.write("#reference", "5th meeting")
	secretariat.write("#why", "It is too broad.")
	secretariat.passes(axe, "record", "#panel")
	secretariat.press("#panel", "Record it for Halvaria")
	secretariat.reads("#panel [role=status]", "Recorded for Halvaria, which is told")
	secretariat.reads("#panel section[aria-label=Objections]", "It is too broad.")

	// It stands in the way, for whoever tries.
	chair.opens(d, "8")
	chair.press("#panel", "Agree version")
	chair.press("#panel", "Agree as the Chair")
	chair.reads(".refuse", "Halvaria Objection")
	chair.press(".refuse", "Put away")

	// Its delegation is told where it is, and where it looks first.
	halvaria.turns(d.path())
	halvaria.reads("#panel", "Recorded for Halvaria 1 record to be confirmed")
	halvaria.passes(axe, "recorded-for", "#panel")
	halvaria.opens(d, "8")
	halvaria.reads("#panel", "Recorded for you by the Secretariat, from the floor")
	halvaria.reads("#panel", "(5th meeting): is it correct?")
	quillara.opens(d, "8")
	quillara.reads("#panel", "It is too broad.")
	quillara.until("others are not asked", `!document.querySelector("#panel").innerText.includes("is it correct?")`)

	halvaria.press("#panel", "Correct it")
	halvaria.size(320, 640)
	halvaria.whole("correct-320")
	halvaria.size(1440, 1000)
	halvaria.write("#words", "We spoke of paragraph 9.")
	halvaria.passes(axe, "correct", "#panel")
	halvaria.press("#panel", "Correct it for Halvaria")
	halvaria.reads("#panel [role=status]", "The correction of Halvaria is recorded")
	quillara.until("the objection is lifted", `!document.querySelector("#panel").innerText.includes("It is too broad.")`)
	secretariat.turns(d.path())
	secretariat.reads("#panel", "Records that delegations corrected")
	secretariat.reads("#panel", "We spoke of paragraph 9.")

	quillara.press("#panel", "Word by word")
	quillara.reads("main", "Halvaria, on the floor, objected")
	quillara.reads("main", "Halvaria corrected what was recorded for it")
	quillara.reads("main", "We spoke of paragraph 9")
}

func TestADelegationFilesTwoAmendmentsAndACommentTogether(t *testing.T) {
	axe := axeSource(t)
	b := startBrowser(t)
	d := startDemo(t)
	halvaria, quillara := b.window("Halvaria"), b.window("Quillara")
	for _, p := range []*person{halvaria, quillara} {
		p.size(1440, 1000)
	}
	halvaria.arrives(d.Links["Halvaria"])
	quillara.arrives(d.Links["Quillara"])

	halvaria.turns(d.path("amend", "4"))
	halvaria.replace("breadth", "width")
	halvaria.turns(d.path("amend", "19"))
	halvaria.replace("discussion", "examination")
	halvaria.turns(d.path())
	halvaria.press("#panel", "File a submission")
	halvaria.reads("#panel .ticks", "Paragraph 4")
	halvaria.reads("#panel .ticks", "Paragraph 19")
	halvaria.write("#comment", "We thank the Chair.")
	halvaria.passes(axe, "submit", "#panel")
	halvaria.press("#panel", "File it for Halvaria")
	halvaria.reads("#panel [role=status]", "The submission of Halvaria is filed, with 2 amendments")

	quillara.turns(d.path())
	quillara.reads("#panel section[aria-label=Submissions]", "Halvaria, 2 amendments, a general comment")
	quillara.press("#panel section[aria-label=Submissions]", "Read it")
	quillara.reads("#panel article", "We thank the Chair.")
	quillara.reads("#panel article ins", "width")
	quillara.reads("#panel article ins", "examination")
	quillara.passes(axe, "submission", "#panel")
	quillara.size(320, 640)
	quillara.whole("submission-320")

	// What was filed is no draft any more, and each amendment is one like any other.
	halvaria.opens(d, "4")
	halvaria.until("no draft is kept", `!document.querySelector("#panel section[aria-label='Your drafts']")`)
	halvaria.press("#panel", "Withdraw")
	halvaria.press("#panel .ask", "Withdraw")
	quillara.reads("#panel article", "withdrawn")
	quillara.reads("#panel article", "pending")
}

// Rule 10, PRACTICE 30.
func TestAnObserversWrittenInputIsReadByDelegationsAndByObserversOncePublished(t *testing.T) {
	axe := axeSource(t)
	b := startBrowser(t)
	d := startDemo(t)
	observer, halvaria, chair, other := b.window("the observer"), b.window("Halvaria"), b.window("the Chair"), b.window("another observer")
	for _, p := range []*person{observer, halvaria, chair, other} {
		p.size(1440, 1000)
	}
	chair.arrives(d.Links["chair"])
	chair.turns(d.path())
	other.arrives(chair.invites("Observer", "Mr. Harbour", "", ""))
	observer.arrives(d.Links["International Federation of Exchange Operators"])
	halvaria.arrives(d.Links["Halvaria"])

	observer.opens(d, "28")
	observer.press("#panel", "File a written input on it")
	observer.write("#title", "What operators see")
	observer.write("#said", "Outages are longer than reported.")
	observer.passes(axe, "input", "#panel")
	observer.press("#panel", "File it")
	observer.reads("#panel [role=status]", "Your input is filed")
	observer.reads("#panel", "Read by the Chair and delegations; not published.")

	halvaria.opens(d, "28")
	halvaria.reads("#panel", "International Federation of Exchange Operators")
	halvaria.reads("#panel", "Outages are longer than reported.")
	halvaria.passes(axe, "input-read", "#panel")
	other.opens(d, "28")
	other.reads("#panel", "Written inputs none")

	chair.opens(d, "28")
	chair.press("#panel", "Publish to observers")
	chair.press("#panel", "Publish it to observers")
	other.reads("#panel", "Outages are longer than reported.")
	observer.reads("#panel", "Published: read by observers too.")
	observer.press("#panel", "Withdraw")
	observer.press("#panel .ask", "Withdraw it")
	other.reads("#panel", "Written inputs none")
}

// Rule 13.
func TestARehearsalChangesNothingInTheRecord(t *testing.T) {
	axe := axeSource(t)
	b := startBrowser(t)
	d := startDemo(t)
	script := signIn(t, d.URL, d.Links["chair"])
	export := func() string {
		status, data := script.send("GET", "/api/reports/"+d.report+"/export?format=json", "", nil)
		if status != 200 || len(data) == 0 {
			t.Fatalf("exported with %d", status)
		}
		return string(data)
	}
	before := export()
	chair, halvaria := b.window("the Chair"), b.window("Halvaria")
	for _, p := range []*person{chair, halvaria} {
		p.size(1440, 1000)
	}
	chair.arrives(d.Links["chair"])
	halvaria.arrives(d.Links["Halvaria"])
	chair.turns(d.path())
	chair.press("#panel", "Rehearse on a copy")
	chair.press("#panel", "Delegations as well")
	chair.passes(axe, "rehearse", "#panel")
	chair.press("#panel", "Start the rehearsal")
	chair.until("the rehearsal is there", `location.pathname.startsWith("/r/rehearsal-") && document.querySelector(".paper .para")`)
	chair.reads("body", "Nothing here is recorded.")
	chair.reads("#panel", "This is a rehearsal")
	chair.passes(axe, "rehearsal")
	path, err := chromedp.Run(chair.ctx, chromedp.Evaluate[string](`location.pathname`))
	if err != nil {
		t.Fatal(err)
	}

	// The same screen, by the same rules: a delegation is let in, objects, and the Chair is refused.
	halvaria.do("enter", chromedp.Navigate(d.URL+path))
	in := *d
	in.report = strings.TrimPrefix(path, "/r/")
	halvaria.until("the text is there", `document.querySelector(".paper .para")`)
	halvaria.reads("body", "Nothing here is recorded.")
	halvaria.opens(&in, "8")
	halvaria.press("#panel", "Object")
	halvaria.press("#panel", "Object for Halvaria")
	halvaria.reads("#panel [role=status]", "is recorded") // in the rehearsal
	chair.opens(&in, "8")
	chair.reads("#panel section[aria-label=Objections]", "Halvaria")
	chair.press("#panel", "Agree version")
	chair.press("#panel", "Agree as the Chair")
	chair.reads(".refuse", "stands in the way")
	chair.press(".refuse", "Put away")
	chair.press(".top", "Circulate")
	chair.write("#name", "Rev.9")
	chair.press("#panel", "Circulate as the Chair")
	halvaria.reads(".tools", "Live text, after Rev.9")
	for _, page := range []string{"amend", "history"} { // every screen of it says so
		halvaria.turns(in.path(page, "8"))
		halvaria.until("the "+page+" is there", `document.querySelector("main h1")`)
		halvaria.until("the banner is seen", `document.querySelector(".rehearsing").checkVisibility()`)
	}
	halvaria.size(320, 640)
	halvaria.turns(in.path())
	halvaria.whole("rehearsal-320")

	if during := export(); during != before {
		t.Error("the record is another while a rehearsal runs")
	}
	chair.turns(in.path())
	chair.press("#panel", "End it")
	chair.press("#panel", "End the rehearsal")
	chair.until("the report is there", `location.pathname === "`+d.path()+`" && document.querySelector(".paper .para") && !document.querySelector(".rehearsing")`)
	halvaria.reads("main", "This rehearsal has ended")
	chair.opens(d, "8")
	chair.until("nothing of it is there", `!document.querySelector("#panel section[aria-label=Objections]") && !document.querySelector(".tools").innerText.includes("Rev.9")`)
	if after := export(); after != before {
		t.Error("the record is another after a rehearsal")
	}
}
