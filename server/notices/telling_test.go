// telling_test.go is who is told what: each kind of notice, and what stands in none.

package notices

import (
	"context"
	"mime"
	"net/mail"
	"slices"
	"strings"
	"testing"
	"time"

	"adref/editor"
	"adref/server/wire"
)

// A round of all that is told of.
func (f *fixture) round() {
	f.Helper()
	zero := f.now()
	f.must(chair, editor.Circulate{Name: "Zero draft", Symbol: "A/AC.900/L.1", Audience: editor.AudienceObservers, Letter: "A " + secretWord + " letter.", Deadline: ptr(zero.Add(240 * time.Hour))})
	filed := f.must(of("ARV"), editor.Amend{Kind: editor.AmendRevise, Paragraph: "p2", Version: 1, Text: "States dredge every " + secretWord + " harbour:", Reason: "A " + secretWord + " reason."})[0]
	f.must(of("COR"), editor.Join{Amendment: filed})
	f.must(chair, editor.AnswerAmendments{Amendments: []string{filed}, Answer: editor.AnswerNotRetained, Reason: "A " + secretWord + " answer."})
	s := f.silent(time.Date(2026, 3, 13, 22, 0, 0, 0, time.UTC))
	f.must(chair, editor.ExtendSilence{Silence: s, Deadline: time.Date(2026, 3, 16, 22, 0, 0, 0, time.UTC)})
	f.must(of("ARV"), editor.BreakSilence{Silence: s, Paragraph: "p1", Reason: "A " + secretWord + " break."})
	f.must(chair, editor.WithdrawSilence{Silence: s, Reason: "A " + secretWord + " withdrawal."})
	s = f.must(chair, editor.OpenSilence{Paragraphs: []editor.VersionName{{Paragraph: "i1", Version: 1}, {Paragraph: "p3", Version: 1}, {Paragraph: "h1", Version: 1}}, Deadline: zero.Add(96 * time.Hour), Zone: "UTC"})[0]
	for f.now().Before(zero.Add(98 * time.Hour)) {
		f.later(30 * time.Minute)
		f.hall.Conclude(f.Context())
		f.turn()
	}
	f.must(chair, editor.ConfirmSilence{Silence: s})
	f.must(of("COR"), editor.Object{Paragraph: "p3", Version: 1, Kind: editor.ObjectionPlain, Reason: "A " + secretWord + " second thought."})
	f.turn()
}

func ptr[T any](v T) *T { return &v }

func TestEachKindOfNoticeReachesThoseItIsFor(t *testing.T) {
	f := open(t)
	f.subscribes("ARV", "mission@arv.example", all(wire.NoticeNow))
	f.subscribes("COR", "mission@cor.example", all(wire.NoticeNow))
	f.subscribes(Office, "office@un.example", all(wire.NoticeNow))
	f.round()
	common := func(own ...string) []string {
		return slices.Concat([]string{"Zero draft circulated"}, own, []string{
			"Silence opened until Fri 13 March 2026, 18:00 New York",
			"Silence extended until Mon 16 March 2026, 18:00 New York",
			"Silence broken on paragraph 1",
			"Silence withdrawn",
			"Silence opened until Fri 6 March 2026, 09:00 UTC",
			"Silence ends within 24 hours: Fri 6 March 2026, 09:00 UTC",
			"Silence ends within 1 hour: Fri 6 March 2026, 09:00 UTC",
			"Silence ended: paragraphs 2 (a) and 3; heading I agreed",
			"Result of the silence confirmed",
			"Reopening of paragraph 3 asked for",
		})
	}
	f.wantSubjects("mission@arv.example", common("Amendment no. 1 answered: not retained")...)
	f.wantSubjects("mission@cor.example", common("Amendment no. 1 answered: not retained")...)
	f.wantSubjects("office@un.example", common("Arvenia filed amendment no. 1 to paragraph 2")...)
}

// The authors of what a bridge is between are asked for their word, and the Chair's office is told of it.
func TestTheAuthorsOfWhatABridgeIsBetweenAreAskedForTheirWord(t *testing.T) {
	f := open(t)
	f.subscribes("ARV", "mission@arv.example", all(wire.NoticeNow))
	f.subscribes("COR", "mission@cor.example", all(wire.NoticeNow))
	f.subscribes(Office, "office@un.example", all(wire.NoticeNow))
	filed := f.must(of("ARV"), editor.Amend{Kind: editor.AmendRevise, Paragraph: "p2", Version: 1, Text: "States dredge every " + secretWord + " harbour:"})[0]
	f.turn()
	bridge := f.must(chair, editor.PutBridge{Paragraph: "p2", Version: 1, Text: "States dredge all " + secretWord + " harbours:", Amendments: []string{filed}, Note: "A " + secretWord + " note."})[0]
	f.must(of("ARV"), editor.AnswerBridge{Bridge: bridge, Amendment: filed, Answer: editor.BridgeAccepts, Reason: "A " + secretWord + " reason."})
	f.turn()
	f.wantSubjects("mission@arv.example", "A bridge to answer on paragraph 2")
	f.wantSubjects("mission@cor.example")
	f.wantSubjects("office@un.example", "Arvenia filed amendment no. 1 to paragraph 2", "Arvenia accepts the bridge, for amendment no. 1 to paragraph 2")
	for _, m := range f.mail.Mails() {
		if strings.Contains(m.Raw, secretWord) {
			t.Errorf("a mail holds words: %s", m.Raw)
		}
	}
}

// The default: no text of the report in a mail, no reason, note or letter, unless the mission asks.
func TestNoWordOfTheReportStandsInAMailUnlessTheMissionAsks(t *testing.T) {
	for _, how := range []wire.NoticeHow{wire.NoticeNow, wire.NoticeDigest} {
		f := open(t)
		f.subscribes("COR", "plain@cor.example", all(how))
		f.subscribes(Office, "plain@un.example", all(how))
		f.subscribes("ARV", "texts@arv.example", all(how), withTexts)
		f.round()
		f.later(24 * time.Hour)
		f.turn()
		mails := f.mail.Mails()
		plain, told := 0, ""
		for _, m := range mails {
			switch m.To {
			case "texts@arv.example":
				told += m.Body
			default:
				plain++
				if strings.Contains(m.Raw, secretWord) || strings.Contains(m.Body, secretWord) || strings.Contains(m.Body, "harbour") {
					t.Errorf("%s: a mail that was to hold no text of the report:\n%s", how, m.Raw)
				}
			}
		}
		if plain < 4 {
			t.Errorf("%s: only %d mails were looked at", how, plain)
		}
		for _, words := range []string{
			"Paragraph 1, version 1:\n", "States keep a xylographic harbour.", "A xylographic note.", "A xylographic letter.", "A xylographic answer.",
			"States dredge every xylographic harbour:", "A xylographic break.", "A xylographic withdrawal.", "A xylographic second thought.",
		} {
			if !strings.Contains(strings.ReplaceAll(told, "\n  ", "\n"), words) {
				t.Errorf("%s: the mission that asked was not told %q", how, words)
			}
		}
	}
}

// Rule 13: words that were sealed before a mail was written are in none but the Chair's.
func TestWordsThatWereSealedSinceAreWrittenToTheChairAlone(t *testing.T) {
	const hushed = "selenographic" // which the text does not say
	f := open(t)
	f.subscribes("ARV", "mission@arv.example", all(wire.NoticeNow), withTexts)
	f.subscribes(Office, "office@un.example", all(wire.NoticeNow), withTexts)
	filed := f.must(of("ARV"), editor.Amend{Kind: editor.AmendRevise, Paragraph: "p2", Version: 1, Text: "States dredge every harbour:", Reason: "A " + hushed + " reason."})[0]
	f.must(chair, editor.AnswerAmendments{Amendments: []string{filed}, Answer: editor.AnswerNotRetained, Reason: "A " + hushed + " answer."})
	withdrawn := f.must(of("ARV"), editor.Amend{Kind: editor.AmendRevise, Paragraph: "p2", Version: 1, Text: "States dredge every " + hushed + " harbour:"})[0]
	f.must(chair, editor.AnswerAmendments{Amendments: []string{withdrawn}, Answer: editor.AnswerNotRetained})
	pressing := f.must(of("ARV"), editor.Press{Amendment: withdrawn, Reason: "A " + hushed + " press."})
	f.must(of("ARV"), editor.Withdraw{Amendment: withdrawn})
	f.must(of("ARV"), editor.Lift{Objection: pressing[0]})
	silence := f.must(chair, editor.OpenSilence{Paragraphs: []editor.VersionName{{Paragraph: "p2", Version: 1}}, Deadline: start.Add(240 * time.Hour), Zone: "UTC", Note: "A " + hushed + " note."})[0]
	broken := f.must(of("COR"), editor.BreakSilence{Silence: silence, Paragraph: "p2", Reason: "A " + hushed + " break."})
	f.must(chair, editor.WithdrawSilence{Silence: silence, Reason: "A " + hushed + " rest."})
	f.must(chair, editor.Seal{Words: editor.Words{Amendments: []string{filed, withdrawn}, Silences: []string{silence}, Objections: broken[:1]}, Decision: "Decision 3"})
	f.turn()
	told := map[string]string{}
	for _, m := range f.mail.Mails() {
		told[m.To] += m.Body
	}
	if words := told["mission@arv.example"]; words == "" || strings.Contains(words, hushed) {
		t.Errorf("the mission is told %q", words)
	}
	if words := told["office@un.example"]; !strings.Contains(words, hushed) {
		t.Errorf("the Chair's office is told %q", words)
	}
}

// Rule 13: neither does a mail that waits keep what is sealed or expunged before it is sent, nor does the store.
func TestWordsThatAreSealedOrExpungedWhileAMailWaitsAreNotInIt(t *testing.T) {
	const sealed, gone, kept = "selenographic", "palimpsestic", "heliographic" // which the text does not say
	f := open(t)
	f.subscribes("ARV", "now@arv.example", all(wire.NoticeNow), withTexts)
	f.subscribes("ARV", "also@arv.example") // a second address of the same mission
	f.subscribes("COR", "digest@cor.example", all(wire.NoticeDigest), withTexts, func(s *settings) { s.Digest.Every = wire.EveryHour })
	f.subscribes(Office, "office@un.example", all(wire.NoticeNow), withTexts)
	for i, word := range []string{sealed, gone, kept} {
		filed := f.must(of([]string{"ARV", "COR", "ARV"}[i]), editor.Amend{Kind: editor.AmendRevise, Paragraph: "p2", Version: 1, Text: "States dredge every harbour, " + []string{"a", "b", "c"}[i] + ":", Reason: "A " + word + " reason."})
		f.must(chair, editor.AnswerAmendments{Amendments: filed, Answer: editor.AnswerNotRetained, Reason: "A " + word + " answer."})
		silence := f.must(chair, editor.OpenSilence{Paragraphs: []editor.VersionName{{Paragraph: "p1", Version: 1}}, Deadline: start.Add(240 * time.Hour), Zone: "UTC", Note: "A " + word + " note."})
		f.must(chair, editor.WithdrawSilence{Silence: silence[0], Reason: "A " + word + " rest."})
		f.post.Look(t.Context()) // written, and not sent
		w := editor.Words{Amendments: filed, Silences: silence}
		switch word {
		case sealed:
			f.must(chair, editor.Seal{Words: w, Decision: "Decision 3"})
		case gone:
			f.must(chair, editor.Expunge{Words: w, Decision: "Decision 4"})
		}
	}
	values, err := f.store.List(t.Context(), "")
	if err != nil || len(values) == 0 {
		t.Fatal(values, err)
	}
	for _, v := range values {
		for _, word := range []string{sealed, gone, kept, secretWord, "harbour"} {
			if strings.Contains(string(v.Data), word) {
				t.Errorf("%q is kept in %s: %s", word, v.Key, v.Data)
			}
		}
	}
	f.restart()
	f.turn()
	f.later(time.Hour)
	f.turn()
	told := map[string]string{}
	for _, m := range f.mail.Mails() {
		told[m.To] += m.Body
	}
	for _, to := range []string{"now@arv.example", "also@arv.example", "digest@cor.example"} {
		words := told[to]
		if strings.Contains(words, sealed) || strings.Contains(words, gone) {
			t.Errorf("%s is told %q", to, words)
		}
		if !strings.Contains(words, "A "+kept+" note.") || !strings.Contains(words, "A "+kept+" rest.") {
			t.Errorf("%s is not told what stands: %q", to, words)
		}
	}
	if words := told["now@arv.example"]; !strings.Contains(words, "A "+kept+" answer.") {
		t.Errorf("the sponsor is not told what stands: %q", words)
	}
	if words := told["digest@cor.example"]; !strings.Contains(words, "\n  The Chair’s note:\n  A "+kept+" note.\n\n  ") {
		t.Errorf("the digest is %q", words)
	}
	if words := told["office@un.example"]; strings.Contains(words, gone) || !strings.Contains(words, "A "+sealed+" reason.") || !strings.Contains(words, "A "+kept+" reason.") {
		t.Errorf("the Chair's office is told %q", words)
	}
}

// Rule 9, PRACTICE 4.
func TestWhoBrokeASilenceStandsInTheChairsMailAlone(t *testing.T) {
	f := open(t)
	f.subscribes("ARV", "one@arv.example", all(wire.NoticeNow), withTexts)
	f.subscribes("COR", "one@cor.example", all(wire.NoticeNow), withTexts)
	f.subscribes(Office, "office@un.example", all(wire.NoticeNow))
	s := f.silent(start.Add(240 * time.Hour))
	f.turn()
	f.must(of("ARV"), editor.BreakSilence{Silence: s, Paragraph: "p1", Reason: "Too early."})
	f.turn()
	bodies := map[string]string{}
	for _, m := range f.mail.Mails() {
		if strings.HasSuffix(m.Subject, "Silence broken on paragraph 1") {
			bodies[m.To], _, _ = strings.Cut(m.Body, "\n-- \n")
			if m.To == "one@cor.example" && (strings.Contains(m.Raw, "Arvenia") || strings.Contains(m.Raw, "ARV")) {
				t.Errorf("a delegation is mailed who broke the silence:\n%s", m.Raw)
			}
		}
	}
	if !strings.Contains(bodies["office@un.example"], "broken on paragraph 1 by Arvenia.") {
		t.Errorf("the Chair's office is told %q", bodies["office@un.example"])
	}
	if !strings.Contains(bodies["one@cor.example"], "By whom is for the Chair to know.") || bodies["one@cor.example"] != bodies["one@arv.example"] {
		t.Errorf("delegations are told\n%q and, who broke it,\n%q", bodies["one@cor.example"], bodies["one@arv.example"])
	}
	f.must(of("ARV"), editor.DiscloseBreak{Silence: s})
	f.must(of("COR"), editor.BreakSilence{Silence: s, Paragraph: "p1"})
	f.turn()
	for _, m := range f.mail.Mails() {
		if m.To == "one@arv.example" && strings.Contains(m.Body, "Corvia") {
			t.Errorf("after another's disclosure Corvia's break is told:\n%s", m.Body)
		}
	}
}

// What is to be agreed under silence is asked to be reopened by somebody whose name all may know.
func TestAReopeningSaysWhoAsksAndIsToldOfOnce(t *testing.T) {
	f := open(t)
	f.subscribes("COR", "one@cor.example", all(wire.NoticeNow))
	f.must(chair, editor.Agree{Paragraphs: []editor.VersionName{{Paragraph: "p1", Version: 1}, {Paragraph: "p2", Version: 1}}})
	f.must(of("ARV"), editor.Object{Scope: editor.ScopeWhole, Kind: editor.ObjectionPlain})
	f.must(of("ARV"), editor.Object{Paragraph: "p1", Version: 1, Kind: editor.ObjectionPlain})
	f.turn()
	f.wantSubjects("one@cor.example", "Reopening of paragraphs 1 and 2 asked for")
	if body := f.mail.Mails()[0].Body; !strings.HasPrefix(body, "Arvenia asks to reopen paragraphs 1 and 2, which were agreed.") {
		t.Errorf("the mail says %q", body)
	}
}

func TestAMailHasProperHeadersAndNobodyCanAddOne(t *testing.T) {
	f := open(t)
	f.subscribes("ARV", "one@arv.example", all(wire.NoticeNow))
	f.silent(time.Date(2026, 3, 13, 22, 0, 0, 0, time.UTC))
	f.turn()
	m := f.mail.Mails()[0]
	for header, want := range map[string]string{
		"From": `"Adref" <adref@here.example>`, "To": "<one@arv.example>", "Date": "Mon, 02 Mar 2026 09:00:00 +0000", "Auto-Submitted": "auto-generated",
		"List-Id": "<" + f.report() + ".notices.adref.example>", "List-Unsubscribe": "<https://adref.example/r/" + f.report() + "?notices>",
		"Content-Type": "text/plain; charset=UTF-8", "Mime-Version": "1.0",
	} {
		if got := m.Header.Get(header); got != want {
			t.Errorf("%s: %q, not %q", header, got, want)
		}
	}
	if m.Subject != "[A/AC.900/L.1] Silence opened until Fri 13 March 2026, 18:00 New York" || m.From != "adref@here.example" {
		t.Errorf("%q from %s", m.Subject, m.From)
	}
	for _, words := range []string{
		"Silence was opened on paragraph 1.", "It ends Fri 13 March 2026, 18:00 New York (Fri 13 March 2026, 22:00 UTC).",
		"https://adref.example/r/" + f.report() + "/p/p1\n", "To change or end them: https://adref.example/r/" + f.report() + "?notices", "the delegation of Arvenia",
	} {
		if !strings.Contains(m.Body, words) {
			t.Errorf("the mail does not say %q:\n%s", words, m.Body)
		}
	}
	if !strings.HasSuffix(m.Header.Get("Message-Id"), "@adref.example>") {
		t.Errorf("its id is %s", m.Header.Get("Message-Id"))
	}

	// Whatever a symbol or a name were, one header stays one header.
	for _, evil := range []string{"A/L.1\r\nBcc: all@evil.example", "A/L.1\nX: y\n\nbody", "A\u2028B\x00\x1b[1m", "=?utf-8?q?=0D=0ABcc:_x?="} {
		hostile := *f.current()
		hostile.Masthead.Symbol = evil
		hostile.Seats = []editor.Delegation{{Code: "ARV", Name: evil, Kind: editor.KindState}}
		s, _ := f.post.settings(t.Context(), f.report(), "ARV")
		l := f.post.compose(&hostile, s, told{kind: wire.NoticeCirculated, subject: evil + " circulated", lines: []string{evil}}, "one@arv.example", "x", start)
		made, err := f.post.message(t.Context(), &parcel{letter: l})
		if err != nil {
			t.Fatal(err)
		}
		var raw strings.Builder
		made.WriteTo(&raw)
		read, err := mail.ReadMessage(strings.NewReader(raw.String()))
		if err != nil {
			t.Fatalf("%q: %v", evil, err)
		}
		want := []string{"Auto-Submitted", "Content-Transfer-Encoding", "Content-Type", "Date", "From", "List-Id", "List-Unsubscribe", "Message-Id", "Mime-Version", "Subject", "To"}
		var got []string
		for name := range read.Header {
			got = append(got, name)
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("%q makes the headers %q", evil, got)
		}
		if subject, err := new(mime.WordDecoder).DecodeHeader(read.Header.Get("Subject")); err != nil || strings.ContainsAny(subject, "\r\n\x00\x1b\u2028") {
			t.Errorf("%q makes the subject %q, %v", evil, subject, err)
		}
	}
	for _, from := range []string{"", "nobody", "a@b.example, c@d.example", "a@b.example\r\nBcc: x@y.example"} {
		if _, err := New(Options{Server: &Server{}, From: from, URL: "https://adref.example"}); err == nil {
			t.Errorf("-mail-from %q is taken", from)
		}
	}
	for _, url := range []string{"", "adref.example", "ftp://adref.example", "https://", "https://a.example/?x", "https://u:p@a.example"} {
		if _, err := New(Options{Server: &Server{}, From: "a@b.example", URL: url}); err == nil {
			t.Errorf("-url %q is taken", url)
		}
	}
}

// The one seam for what is to be circulated as files: only to missions that asked for words.
func TestFilesOfARevisionGoToMissionsThatAskedForItsWords(t *testing.T) {
	f := open(t)
	f.subscribes("ARV", "texts@arv.example", withTexts)
	f.subscribes("COR", "plain@cor.example")
	f.post = f.start(f.store, func(o *Options) {
		o.Files = func(_ context.Context, r *editor.Report, revision string) ([]File, error) {
			rev, _ := r.Revision(revision)
			return []File{{Name: rev.Name + ".txt", Type: "text/plain", Data: []byte("a file")}}, nil
		}
	})
	f.must(chair, editor.Circulate{Name: "Zero draft", Audience: editor.AudienceDelegations})
	f.turn()
	for _, m := range f.mail.Mails() {
		has := strings.Contains(m.Raw, `filename="Zero draft.txt"`)
		if has != (m.To == "texts@arv.example") {
			t.Errorf("%s, with a file: %t", m.To, has)
		}
	}
	if n := len(f.mail.Mails()); n != 2 {
		t.Errorf("%d mails", n)
	}
}

func TestADigestComesAtItsHourInItsZoneAndOnce(t *testing.T) {
	f := open(t)
	daily := func(s *settings) {
		all(wire.NoticeDigest)(s)
		s.Digest = wire.DigestTime{Every: wire.EveryDay, Hour: 8, Zone: "America/New_York"}
	}
	f.subscribes("COR", "day@cor.example", daily)
	f.subscribes(Office, "hour@un.example", all(wire.NoticeDigest), func(s *settings) { s.Digest.Every = wire.EveryHour })
	amend := func(text string) {
		f.must(of("ARV"), editor.Amend{Kind: editor.AmendInsertAfter, Paragraph: "p1", Version: 1, Text: text})
	}
	s := f.silent(start.Add(300 * time.Hour)) // 04:00 in New York
	amend("One.")
	f.turn()
	amend("Two.")
	f.turn()
	f.wantSubjects("day@cor.example")
	f.set(start.Add(time.Hour))
	f.turn()
	f.restart()
	f.turn()
	f.wantSubjects("hour@un.example", "3 notices")
	f.set(start.Add(4*time.Hour - time.Second)) // 07:59:59
	f.turn()
	f.wantSubjects("day@cor.example")
	f.must(chair, editor.WithdrawSilence{Silence: s})
	f.set(start.Add(4 * time.Hour))
	f.turn()
	f.turn()
	f.restart()
	f.turn()
	f.wantSubjects("day@cor.example", "2 notices")
	for _, m := range f.mail.Mails() {
		if m.To == "day@cor.example" {
			for _, words := range []string{"* Silence opened until", "  Mon 2 March 2026, 04:00 New York\n", "* Silence withdrawn\n", "  https://adref.example/r/" + f.report() + "/p/p1\n", "\n-- \n"} {
				if !strings.Contains(m.Body, words) {
					t.Errorf("the digest does not say %q:\n%s", words, m.Body)
				}
			}
		}
	}
	// The day the clocks change in New York, 8 March 2026: 08:00 is 12:00 UTC.
	f.set(time.Date(2026, 3, 7, 14, 0, 0, 0, time.UTC))
	f.silent(start.Add(300 * time.Hour))
	f.turn()
	f.set(time.Date(2026, 3, 8, 11, 59, 0, 0, time.UTC))
	f.turn()
	f.wantSubjects("day@cor.example", "2 notices")
	f.set(time.Date(2026, 3, 8, 12, 0, 0, 0, time.UTC))
	f.turn()
	f.wantSubjects("day@cor.example", "2 notices", "1 notice")
}

// PRACTICE 2: an instant is shown in the zone of the meeting.
func TestADeadlineIsWarnedOfOnceAndAnewWhenItIsExtended(t *testing.T) {
	f := open(t)
	f.subscribes("COR", "one@cor.example", all(wire.NoticeNone), func(s *settings) { s.Choices[1].How = wire.NoticeNow })
	deadline := start.Add(72 * time.Hour)
	s := f.silent(deadline)
	const first = "Thu 5 March 2026, 04:00 New York"
	steps := []struct {
		at   time.Duration // before the deadline
		want []string
	}{
		{24*time.Hour + time.Second, nil},
		{24 * time.Hour, []string{"Silence ends within 24 hours: " + first}},
		{2 * time.Hour, []string{"Silence ends within 24 hours: " + first}},
		{time.Hour, []string{"Silence ends within 24 hours: " + first, "Silence ends within 1 hour: " + first}},
		{time.Second, []string{"Silence ends within 24 hours: " + first, "Silence ends within 1 hour: " + first}},
	}
	for _, step := range steps {
		f.set(deadline.Add(-step.at))
		f.turn()
		f.restart()
		f.turn()
		f.wantSubjects("one@cor.example", step.want...)
	}
	// Extended by less than a day, the notice of that is warning enough until the last hour.
	want := slices.Clone(steps[4].want)
	f.must(chair, editor.ExtendSilence{Silence: s, Deadline: deadline.Add(23 * time.Hour)})
	f.set(deadline.Add(12 * time.Hour))
	f.turn()
	f.wantSubjects("one@cor.example", want...)
	f.set(deadline.Add(22 * time.Hour))
	f.turn()
	want = append(want, "Silence ends within 1 hour: Fri 6 March 2026, 03:00 New York")
	f.wantSubjects("one@cor.example", want...)
	f.must(chair, editor.ExtendSilence{Silence: s, Deadline: deadline.Add(96 * time.Hour)})
	f.set(deadline.Add(73 * time.Hour))
	f.turn()
	f.set(deadline.Add(95 * time.Hour))
	f.turn()
	f.wantSubjects("one@cor.example", append(want, "Silence ends within 24 hours: Mon 9 March 2026, 05:00 New York", "Silence ends within 1 hour: Mon 9 March 2026, 05:00 New York")...)
}

func TestAWarningThatIsLateComesWhileItIsOfUseAndNeverAfterTheDeadline(t *testing.T) {
	f := open(t)
	f.subscribes("COR", "one@cor.example", all(wire.NoticeNone), func(s *settings) { s.Choices[1].How = wire.NoticeNow })
	deadline := start.Add(72 * time.Hour)
	f.silent(deadline)
	f.turn()
	f.set(deadline.Add(-10 * time.Hour)) // no server ran when a day was left
	f.restart()
	f.turn()
	f.wantSubjects("one@cor.example", "Silence ends within 24 hours: Thu 5 March 2026, 04:00 New York")
	f.mail.Away()
	f.set(deadline.Add(-30 * time.Minute))
	f.turn() // written, and not sent
	if n := f.post.waitingFor(f.report(), "COR"); n != 1 {
		t.Errorf("%d mails wait", n)
	}
	f.mail.Back()
	f.set(deadline)
	f.turn()
	f.later(time.Hour)
	f.turn()
	f.wantSubjects("one@cor.example", "Silence ends within 24 hours: Thu 5 March 2026, 04:00 New York")
	if n := f.post.waitingFor(f.report(), "COR"); n != 0 {
		t.Errorf("%d mails wait after the deadline", n)
	}

	// The deadline that a waiting mail warns of was moved.
	f = open(t)
	f.subscribes("COR", "one@cor.example", all(wire.NoticeNone), func(s *settings) { s.Choices[1].How = wire.NoticeNow })
	s := f.silent(deadline)
	f.mail.Away()
	f.set(deadline.Add(-20 * time.Hour))
	f.turn()
	f.must(chair, editor.ExtendSilence{Silence: s, Deadline: deadline.Add(240 * time.Hour)})
	f.mail.Back()
	f.later(time.Hour)
	f.turn()
	f.wantSubjects("one@cor.example")
}
