// sealing_test.go is sealing and expunging on the screen: what others read, and what is left.

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"adref/editor"
	"adref/server/notices/smtptest"
	"adref/server/wire"
)

// Rule 13.
func TestTheChairSealsAndExpungesWordsAndNobodyElseReadsThem(t *testing.T) {
	axe := axeSource(t)
	b := startBrowser(t)
	d := startDemo(t)
	quillara, chair := b.window("Quillara"), b.window("the Chair")
	for _, p := range []*person{quillara, chair} {
		p.size(1440, 1000)
	}
	quillara.arrives(d.Links["Quillara"])
	chair.arrives(d.Links["chair"])
	const words = "Small delegations cannot attend both"
	quillara.opens(d, "37")
	quillara.reads("#panel", words)
	chair.opens(d, "37")
	chair.press("#panel", "Seal or expunge words")
	chair.passes(axe, "sealing", "#panel")
	chair.size(320, 640)
	chair.whole("sealing-320")
	chair.size(1440, 1000)
	chair.press("#panel", "Objection of Halvaria")
	chair.write("#decision", "Decision 3 of 4 May")
	chair.press("#panel", "Seal them")
	chair.reads("#panel", "Sealed: only the Chair’s office reads these words.")
	chair.reads("#panel", words)
	quillara.reads("#panel", "Words are sealed by a decision of the body.")
	quillara.until("the words are gone from the screen", `!document.body.innerText.includes("`+words+`")`)
	quillara.press("#panel", "Word by word")
	quillara.reads("main", "The Chair sealed words about it")
	quillara.reads("main", "Decision 3 of 4 May")
	quillara.until("the words are not in the history", `!document.body.innerText.includes("`+words+`")`)

	chair.press("#panel", "Seal or expunge words")
	chair.press("#panel", "Objection of Halvaria")
	chair.write("#decision", "Decision 5 of 6 May")
	chair.press("#panel", "Expunge them for good")
	chair.reads("#panel", "Words were expunged from the record by a decision of the body.")
	chair.passes(axe, "expunged", "#panel")
	office := signIn(t, d.URL, d.Links["chair"])
	if _, record := office.send("GET", "/api/reports/"+d.report+"/export?format=json", "", nil); strings.Contains(string(record), words) || !strings.Contains(string(record), "Decision 5 of 6 May") {
		t.Error("the words are still on the record")
	}

	const aside = "parked until the capitals have slept on it"
	for _, at := range office.snapshot(d.report).Paragraphs {
		if at.Number == "37" {
			office.do(d.report, editor.Park{Paragraph: at.ID, Note: aside})
		}
	}
	quillara.opens(d, "37")
	quillara.reads("#panel", aside)
	chair.press("#panel", "Seal or expunge words")
	chair.press("#panel", "What was said around it: parking, putting to the room, instructions awaited, reopening, taking back")
	chair.write("#decision", "Decision 7 of 8 May")
	chair.press("#panel", "Seal them")
	chair.reads("#panel", "only the Chair’s office reads what is said around it")
	chair.reads("#panel", aside)
	quillara.reads("#panel", "Words around it are sealed by a decision of the body.")
	quillara.until("the note is gone from the screen", `!document.body.innerText.includes("`+aside+`")`)
	chair.passes(axe, "sealed around a paragraph", "#panel")
	office.do(d.report, editor.OpenReading{Kind: editor.ReadingGeneral, Note: aside})
	chair.turns("/r/" + d.report)
	chair.reads("#panel", "First reading")
	chair.press("#panel", "Seal or expunge words")
	chair.press("#panel", "Note of the reading that is open")
	chair.passes(axe, "sealing about the whole", "#panel")
	chair.size(320, 640)
	chair.whole("sealing-whole-320")
}

// Rule 13.
func TestAProgramsDatabaseVerifiesWithoutTheWordsThatWereExpunged(t *testing.T) {
	const words = "our capital would live with half of it"
	dir := t.TempDir()
	db := filepath.Join(dir, "adref.db")
	mail := smtptest.Start(t)
	serve := func(links int) *program {
		return startProgram(t, links, "serve", "-addr", "127.0.0.1:0", "-db", db, "-smtp", mail.Address(), "-mail-from", "adref@adref.example", "-url", "http://adref.example")
	}
	server := serve(1)
	chair := signIn(t, server.URL, server.Link)
	report := chair.load(ownDraft(t))
	arvenia := chair.invite(report, editor.RoleDelegation, "ARV", "Arvenia")
	for who, address := range map[*client]string{chair: "office@un.example", arvenia: "mission@arvenia.example"} {
		who.subscribe(mail, report, address, func(s *wire.NoticeSettings) {
			s.Texts = true
			for i := range s.Choices {
				s.Choices[i].How = wire.NoticeNow
			}
		})
	}
	mail.Away()
	said := arvenia.do(report, editor.MakeStatement{Kind: editor.StatementReservation, Text: words}).Made
	submitted := arvenia.do(report, editor.Submit{Title: "Comments", Comment: words}).Made
	p := chair.snapshot(report).Paragraphs[0]
	chair.do(report, editor.Park{Paragraph: p.ID, Note: words})
	chair.do(report, editor.TakeUp{Paragraph: p.ID})
	filed := arvenia.do(report, editor.Amend{Kind: editor.AmendDelete, Paragraph: p.ID, Version: p.Version, Reason: words}).Made
	chair.do(report, editor.AnswerAmendments{Amendments: filed, Answer: editor.AnswerNotRetained, Reason: words})
	for _, who := range []*client{chair, arvenia} {
		who.waits(report)
	}
	chair.do(report, editor.Expunge{Words: editor.Words{Amendments: filed, Statements: said, Submissions: submitted, Paragraphs: []string{p.ID}}, Decision: "Decision 5 of 6 May"})
	files, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		data, err := os.ReadFile(filepath.Join(dir, f.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(string(data), words) {
			t.Errorf("the words are in %s while the server runs", f.Name())
		}
	}
	server.Kill()
	if out, errs, status := adref(t, "verify", "-db", db); status != 0 || !strings.Contains(out, "whole, 5 of them without words that were expunged") {
		t.Errorf("verify: %d %s %s", status, out, errs)
	}
	mail.Back()
	again := serve(0)
	s := signIn(t, again.URL, strings.Replace(server.Link, server.URL, again.URL, 1)).snapshot(report)
	for _, subject := range []string{"Arvenia filed amendment no. 1 to delete", "Amendment no. 1 answered: not retained"} {
		mail.Wait(subject, func(m smtptest.Mail) bool { return strings.Contains(m.Subject, subject) })
	}
	for _, m := range mail.Mails() {
		if strings.Contains(m.Raw+m.Body, words) {
			t.Errorf("the words are in a mail to %s:\n%s", m.To, m.Raw)
		}
	}
	if len(s.Statements) != 1 || !s.Statements[0].Expunged || s.Statements[0].Text != "" {
		t.Errorf("the statements are %+v", s.Statements)
	}
	if len(s.Submissions) != 1 || !s.Submissions[0].Expunged || s.Submissions[0].Comment != "" || !s.Paragraphs[0].Expunged {
		t.Errorf("the submissions are %+v", s.Submissions)
	}
}

// waits asks until a mail to the mission waits for the mail server.
func (c *client) waits(report string) {
	c.t.Helper()
	for began := time.Now(); get[wire.Notices](c, "/api/reports/"+report+"/notices").Waiting == 0; {
		if time.Since(began) > time.Minute {
			c.t.Fatal("no mail waits")
		}
	}
}
