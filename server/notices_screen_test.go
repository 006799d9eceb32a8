// notices_screen_test.go is how a mission chooses its notices on the screen.

package main

import (
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"adref/editor"
	"adref/server/notices/smtptest"
)

func TestADelegationChoosesItsNoticesAndSeesWhatWasRefused(t *testing.T) {
	axe := axeSource(t)
	b := startBrowser(t)
	mail := smtptest.Start(t)
	server := startProgram(t, 1, "serve", "-addr", "127.0.0.1:0", "-db", filepath.Join(t.TempDir(), "adref.db"),
		"-smtp", mail.Address(), "-mail-from", "adref@adref.example", "-url", "http://adref.example")
	chair := signIn(t, server.URL, server.Link)
	report := chair.load(ownDraft(t))
	arvenia := b.person("Arvenia", chair.invitation(report, editor.RoleDelegation, "ARV", "Arvenia"))
	arvenia.size(1440, 1000)

	arvenia.press("#panel", "Notices by mail")
	arvenia.reads("#panel h2", "Notices by mail for the delegation of Arvenia")
	arvenia.passes(axe, "notices", "#panel")
	arvenia.write("#addresses", "mission@arvenia example")
	arvenia.press("#panel", "Save for Arvenia")
	arvenia.reads(".refuse", "is not an address that mail can be sent to")
	arvenia.passes(axe, "notices-refused", "#panel")
	arvenia.press(".refuse", "Put away")
	arvenia.write("#addresses", "mission@arvenia.example")
	arvenia.sets("#n-broken", "none")
	arvenia.sets("#hour", "17")
	arvenia.press("#panel", "Save for Arvenia")
	arvenia.reads("#panel", "Saved for all of your mission.")
	arvenia.reads("#panel", "Not agreed yet: mission@arvenia.example.")

	question := mail.Wait("the question", func(m smtptest.Mail) bool { return m.To == "mission@arvenia.example" })
	link, err := url.Parse(confirmLink.FindString(question.Body))
	if err != nil {
		t.Fatal(err)
	}
	mailbox := b.window("who reads the mailbox")
	mailbox.do("follow the link", chromedp.Navigate(server.URL+link.Path))
	mailbox.reads("main", "May notices of")
	mailbox.passes(axe, "notices-confirm")
	mailbox.press("main", "Yes, send them")
	mailbox.reads("main h1", "The address is confirmed")
	mailbox.passes(axe, "notices-confirmed")
	mailbox.size(320, 640)
	mailbox.whole("notices-confirmed-320")

	// The mailbox is full for good, and the mission is shown so where the foot of every mail leads.
	mail.Change(func(s *smtptest.Server) {
		s.Refuse = func(command, address string) string {
			if command == "RCPT" {
				return "552 5.2.2 The mailbox is full"
			}
			return ""
		}
	})
	before := chair.snapshot(report)
	first := numbered(t, before, "1")
	chair.do(report, editor.OpenSilence{Paragraphs: []editor.VersionName{{Paragraph: first.ID, Version: first.Version}}, Deadline: time.Now().Add(100 * time.Hour), Zone: "UTC"})
	show := func() {
		arvenia.do("go where the foot of a mail leads", chromedp.Navigate(server.URL+"/r/"+report+"?notices"))
		arvenia.reads("#panel h2", "Notices by mail for the delegation of Arvenia")
		arvenia.until("it is loaded", `document.querySelector("#addresses")`)
	}
	for end := time.Now().Add(patience); ; {
		show()
		shown, err := chromedp.Run(arvenia.ctx, chromedp.Evaluate[bool](`document.querySelector("#panel").innerText.includes("Refused for good")`))
		if err != nil {
			t.Fatal(err)
		}
		if shown {
			break
		}
		if time.Now().After(end) {
			t.Fatalf("the refusal is not shown:\n%s", arvenia.seen())
		}
	}
	arvenia.reads("#panel", "The mail server refused it: 552 5.2.2 The mailbox is full")
	arvenia.until("what was chosen is there", `document.querySelector("#n-broken").value === "none" && document.querySelector("#n-silence").value === "now" && document.querySelector("#hour").value === "17"`)
	arvenia.passes(axe, "notices-failed", "#panel")
	arvenia.size(320, 640)
	arvenia.whole("notices-320")

	office := b.person("the Chair", chair.invitation(report, editor.RoleSecretariat, "", ""))
	office.press("#panel", "Notices by mail")
	office.reads("#panel h2", "Notices by mail for the Chair’s office")
	office.reads("#panel", "An amendment is filed")
	office.reads("#panel section", "Arvenia")
	office.reads("#panel", "The mail server refused it: 552")
	text, err := chromedp.Run(office.ctx, chromedp.Evaluate[string](`document.body.innerText`))
	if err != nil || strings.Contains(text, "arvenia.example") {
		t.Errorf("the Chair's office is shown a mission's address: %v\n%s", err, text)
	}
	if n := len(mail.Mails()); n != 1 {
		t.Errorf("%d mails were taken", n)
	}
}

func TestTheScreenSaysThatAServerSendsNoMail(t *testing.T) {
	b := startBrowser(t)
	d := startDemo(t)
	halvaria := b.window("Halvaria")
	halvaria.arrives(d.Links["Halvaria"])
	halvaria.press("#panel", "Notices by mail")
	halvaria.reads("#panel", "This server sends no mail. What you choose is kept for when it does.")
	halvaria.write("#addresses", "mission@halvaria.example")
	halvaria.press("#panel", "Save for Halvaria")
	halvaria.reads("#panel", "Saved for all of your mission.")
}
