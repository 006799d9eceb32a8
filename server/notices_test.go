// notices_test.go runs the real program beside a real mail server: a silence is opened by a command,
// the program is killed, and the mail comes.

package main

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"adref/editor"
	"adref/server/notices/smtptest"
	"adref/server/wire"
)

var confirmLink = regexp.MustCompile(`http://adref\.example/notices/confirm/\S+`)

// subscribe has a mission choose one address, and its reader agree.
func (c *client) subscribe(mail *smtptest.Server, report, address string, change func(*wire.NoticeSettings)) {
	c.t.Helper()
	s := get[wire.Notices](c, "/api/reports/"+report+"/notices").Settings
	s.Addresses = append(s.Addresses, address)
	if change != nil {
		change(&s)
	}
	body, _ := json.Marshal(s)
	if status, data := c.send("PUT", "/api/reports/"+report+"/notices", "application/json", bytes.NewReader(body)); status != http.StatusOK {
		c.t.Fatalf("%d %s", status, data)
	}
	question := mail.Wait("the question to "+address, func(m smtptest.Mail) bool { return m.To == address })
	link, err := url.Parse(confirmLink.FindString(question.Body))
	if err != nil || link.Path == "" {
		c.t.Fatalf("no link in\n%s", question.Raw)
	}
	reader := newClient(c.t, c.base) // who reads the mailbox need not be signed in
	if status, page := reader.send("GET", link.Path, "", nil); status != http.StatusOK || !strings.Contains(string(page), "Yes, send them") {
		c.t.Fatalf("%d %s", status, page)
	}
	if status, page := reader.send("POST", link.Path, "application/x-www-form-urlencoded", nil); status != http.StatusOK || !strings.Contains(string(page), "The address is confirmed") {
		c.t.Fatalf("%d %s", status, page)
	}
}

// PRACTICE 6: silence is consent, so everybody is told of it, whatever dies meanwhile.
func TestASilenceOpenedByACommandIsMailedThoughTheMailServerIsAwayAndAdrefIsKilled(t *testing.T) {
	mail := smtptest.Start(t)
	db := filepath.Join(t.TempDir(), "adref.db")
	p := startProgram(t, 1, "serve", "-addr", "127.0.0.1:0", "-db", db, "-smtp", mail.Address(), "-mail-from", "Adref <adref@adref.example>", "-url", "http://adref.example")
	chair := signIn(t, p.URL, p.Link)
	report := chair.load(ownDraft(t))
	arvenia := chair.invite(report, editor.RoleDelegation, "ARV", "Arvenia")
	arvenia.subscribe(mail, report, "mission@arvenia.example", nil)

	mail.Away()
	first := numbered(t, chair.snapshot(report), "1")
	made := chair.do(report, editor.OpenSilence{
		Paragraphs: []editor.VersionName{{Paragraph: first.ID, Version: first.Version}}, Deadline: time.Now().Add(100 * time.Hour), Zone: "America/New_York", Note: "Kindly reply.",
	})
	p.Kill()
	mail.Back()
	t.Setenv("ADREF_SMTP", mail.Address())
	p = startProgram(t, 0, "serve", "-addr", "127.0.0.1:0", "-db", db, "-mail-from", "adref@adref.example", "-url", "http://adref.example/")
	opened := func(m smtptest.Mail) bool { return strings.Contains(m.Subject, "Silence opened until ") }
	got := mail.Wait("that the silence was opened", opened)
	if got.To != "mission@arvenia.example" || !strings.HasSuffix(got.Subject, " New York") || !strings.Contains(got.Body, "Silence was opened on paragraph 1.") ||
		!strings.Contains(got.Body, "\nhttp://adref.example/r/"+report+"/p/"+first.ID+"\n") {
		t.Errorf("the mail is\n%s", got.Raw)
	}
	for _, words := range append(strings.Fields(first.Text), "Kindly") {
		if len(words) > 5 && strings.Contains(got.Raw+got.Body, words) {
			t.Errorf("%q of the text stands in the mail:\n%s", words, got.Raw)
		}
	}

	p.Stop()
	p = startProgram(t, 0, "serve", "-addr", "127.0.0.1:0", "-db", db, "-mail-from", "adref@adref.example", "-url", "http://adref.example/")
	chair.base = p.URL
	chair.do(report, editor.WithdrawSilence{Silence: made.Made[0]})
	mail.Wait("that it was withdrawn", func(m smtptest.Mail) bool { return strings.HasSuffix(m.Subject, "Silence withdrawn") })
	times := 0
	for _, m := range mail.Mails() {
		if opened(m) {
			times++
		}
	}
	if times != 1 {
		t.Errorf("the silence was mailed %d times", times)
	}
	p.Stop()
	for _, word := range []string{"arvenia.example", "harbours", "Kindly"} {
		if strings.Contains(p.errs.String(), word) {
			t.Errorf("the log holds %q:\n%s", word, p.errs)
		}
	}
}

func TestServeSaysWhatIsMissingToSendMail(t *testing.T) {
	db := filepath.Join(t.TempDir(), "adref.db")
	for _, c := range []struct {
		args []string
		says string
	}{
		{[]string{"-smtp", "mail.example", "-mail-from", "a@b.example", "-url", "https://b.example"}, "-smtp takes"},
		{[]string{"-smtp", "smtp://u:secret@mail.example", "-url", "https://b.example"}, "-mail-from takes"},
		{[]string{"-smtp", "smtp://u:secret@mail.example", "-mail-from", "a@b.example"}, "-url takes"},
	} {
		_, errs, status := adref(t, append([]string{"serve", "-addr", "127.0.0.1:0", "-db", db}, c.args...)...)
		if status != 2 || !strings.Contains(errs, c.says) || strings.Contains(errs, "secret") || strings.Count(errs, "\n") != 1 {
			t.Errorf("%v: %d %s", c.args, status, errs)
		}
	}
}
