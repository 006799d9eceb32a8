// delivery_test.go is what becomes of a mail: whatever dies or stays away, it comes, and once.

package notices

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"adref/editor"
	"adref/server/notices/smtptest"
	"adref/server/wire"
)

func ids(mails []smtptest.Mail) map[string]int {
	times := map[string]int{}
	for _, m := range mails {
		times[m.To+" "+m.Header.Get("Message-Id")]++
	}
	return times
}

func TestNothingIsLostWhileTheMailServerIsAwayForDays(t *testing.T) {
	f := open(t)
	f.subscribes("ARV", "one@arv.example", all(wire.NoticeNow))
	f.subscribes("ARV", "two@arv.example", all(wire.NoticeNow))
	f.mail.Away()
	s := f.silent(start.Add(300 * time.Hour))
	for range 40 {
		f.later(3 * time.Hour)
		f.turn()
	}
	f.restart()
	f.turn()
	f.must(chair, editor.WithdrawSilence{Silence: s})
	f.turn()
	if n := f.post.waitingFor(f.report(), "ARV"); n != 4 {
		t.Errorf("%d mails wait", n)
	}
	f.mail.Back()
	f.later(mostWait)
	f.turn()
	for _, to := range []string{"one@arv.example", "two@arv.example"} {
		f.wantSubjects(to, "Silence opened until Sat 14 March 2026, 17:00 New York", "Silence withdrawn")
	}
	f.later(mostWait)
	f.restart()
	f.turn()
	if n := len(f.mail.Mails()); n != 4 {
		t.Errorf("%d mails came", n)
	}
}

func TestAMailServerThatIsAwayIsTriedLessAndLess(t *testing.T) {
	f := open(t)
	f.subscribes("ARV", "one@arv.example")
	f.mail.Away()
	f.silent(start.Add(300 * time.Hour))
	f.turn()
	tried := strings.Count(f.logs.String(), "takes nothing now")
	for range 3600 { // a second each
		f.later(time.Second)
		f.post.Deliver(t.Context())
	}
	if tried, n := tried, strings.Count(f.logs.String(), "takes nothing now"); tried != 1 || n < 6 || n > 10 {
		t.Errorf("in the first hour it was tried %d times", n)
	}
}

// The law of the package: the server dies at any of its writes, before or after that is done; the
// next one sends what is missing. A mail comes twice only when its removal was what failed.
func TestKilledAtAnyWriteEachMailComesOnce(t *testing.T) {
	for _, done := range []bool{false, true} {
		for at := 0; ; at++ {
			f := open(t)
			f.subscribes("ARV", "one@arv.example", all(wire.NoticeNow))
			f.subscribes("ARV", "two@arv.example")
			f.subscribes("COR", "one@cor.example", all(wire.NoticeDigest), func(s *settings) { s.Digest.Every = wire.EveryHour })
			keep := &mortal{Store: f.store, left: at, done: done}
			f.post = f.start(keep)
			deadline := start.Add(26 * time.Hour)
			s := ""
			act := []func(){
				func() { s = f.silent(deadline) },
				func() { f.later(2 * time.Hour) },
				func() { f.must(chair, editor.WithdrawSilence{Silence: s}) },
				func() { f.later(2 * time.Hour) },
			}
			for _, one := range act {
				one()
				f.turn()
				if keep.dead { // a warning that nobody could send before its silence was withdrawn is of no use
					f.restart()
					f.turn()
				}
			}
			f.restart()
			f.turn()
			want := []string{"Silence opened until Tue 3 March 2026, 06:00 New York", "Silence ends within 24 hours: Tue 3 March 2026, 06:00 New York", "Silence withdrawn"}
			seen := map[string]bool{}
			var once []string
			doubles := 0
			for _, m := range f.mail.Mails() {
				id := m.To + m.Header.Get("Message-Id")
				if seen[id] {
					doubles++
					continue
				}
				seen[id] = true
				once = append(once, m.To+" "+strings.TrimPrefix(m.Subject, "[A/AC.900/L.1] "))
			}
			slices.Sort(once)
			var all []string
			for _, w := range want {
				all = append(all, "one@arv.example "+w, "two@arv.example "+w)
			}
			digests := 0
			for _, m := range once {
				if strings.HasPrefix(m, "one@cor.example ") && strings.HasSuffix(m, "notice") {
					digests++
				}
			}
			all = append(all, "one@cor.example Silence ends within 24 hours: Tue 3 March 2026, 06:00 New York")
			for range digests {
				all = append(all, "one@cor.example 1 notice")
			}
			slices.Sort(all)
			if !slices.Equal(once, all) || digests != 2 {
				t.Errorf("killed at write %d, done: %t: came\n  %s", at, done, strings.Join(once, "\n  "))
			}
			if doubles > lines || doubles > 0 && !keep.doubt { // each line may have been at one
				t.Errorf("killed at write %d, done: %t, at a removal: %t: %d came twice", at, done, keep.doubt, doubles)
			}
			if !keep.dead {
				if at < 20 {
					t.Errorf("there were only %d writes to be killed at", at)
				}
				break // it lived to the end
			}
			if t.Failed() {
				return
			}
		}
	}
}

func TestALineThatBreaksAfterTheMessageSendsItAgainByTheSameId(t *testing.T) {
	f := open(t)
	f.subscribes("ARV", "one@arv.example")
	f.mail.Change(func(s *smtptest.Server) { s.DropAfterData = 1 })
	s := f.silent(start.Add(300 * time.Hour))
	f.turn()
	f.wantSubjects("one@arv.example")
	f.later(leastWait)
	f.turn()
	if times := ids(f.mail.Mails()); len(times) != 1 {
		t.Errorf("came: %v", times)
	}
	// Taken, but this server dies before it knows: the double has the same id.
	keep := &mortal{Store: f.store}
	f.post = f.start(keep)
	f.must(chair, editor.WithdrawSilence{Silence: s})
	for keep.left = 3; !keep.dead; { // book, outbox, book, and then the removal
		f.turn()
	}
	f.restart()
	f.turn()
	again := 0
	for _, n := range ids(f.mail.Mails()) {
		if n == 2 {
			again++
		}
	}
	if again != 1 || !keep.doubt {
		t.Errorf("came: %v; killed at a removal: %t", ids(f.mail.Mails()), keep.doubt)
	}
}

func TestAnAddressThatIsRefusedForGoodIsShownToItsMissionAndTheChair(t *testing.T) {
	f := open(t)
	f.subscribes("ARV", "gone@arv.example")
	f.subscribes("ARV", "here@arv.example")
	f.mail.Change(func(s *smtptest.Server) {
		s.Refuse = func(command, address string) string {
			if command == "RCPT" && address == "gone@arv.example" {
				return "550 5.1.1 <gone@arv.example> is not here"
			}
			return ""
		}
	})
	f.silent(start.Add(300 * time.Hour))
	f.turn()
	f.later(time.Hour)
	f.turn()
	f.restart()
	f.turn()
	f.wantSubjects("here@arv.example", "Silence opened until Sat 14 March 2026, 17:00 New York")
	own, err := f.post.Settings(t.Context(), f.report(), "ARV")
	if err != nil || len(own.Failed) != 1 || own.Waiting != 0 {
		t.Fatalf("%+v, %v", own, err)
	}
	own.Failed[0].At = own.Failed[0].At.UTC()
	if got, want := own.Failed[0], (wire.FailedNotice{At: start, Mission: "ARV", Notice: wire.NoticeSilence, Address: "gone@arv.example", Code: 550, Reply: "5.1.1 <gone@arv.example> is not here"}); got != want {
		t.Errorf("the mission is shown %+v", got)
	}
	office, err := f.post.Settings(t.Context(), f.report(), Office)
	if err != nil || len(office.Failed) != 1 || office.Failed[0] != (wire.FailedNotice{At: start, Mission: "ARV", Notice: wire.NoticeSilence, Code: 550}) {
		t.Errorf("the Chair's office is shown %+v, %v", office.Failed, err)
	}
	if other, _ := f.post.Settings(t.Context(), f.report(), "COR"); len(other.Failed) != 0 {
		t.Errorf("another mission is shown %+v", other.Failed)
	}
	f.later(keptFailed)
	if own, _ = f.post.Settings(t.Context(), f.report(), "ARV"); len(own.Failed) != 0 {
		t.Error("it is shown for ever")
	}
}

func TestAnAddressThatIsPutOffIsTriedForDaysAndThenGivenUp(t *testing.T) {
	f := open(t)
	f.subscribes("ARV", "slow@arv.example")
	f.subscribes("ARV", "full@arv.example")
	tries := 0
	f.mail.Change(func(s *smtptest.Server) {
		s.Refuse = func(command, address string) string {
			switch {
			case command == "RCPT" && address == "slow@arv.example":
				if tries++; tries < 4 {
					return "451 Try later"
				}
			case command == "DATA" && address == "full@arv.example":
				return "452 No room"
			}
			return ""
		}
	})
	f.silent(start.Add(3000 * time.Hour))
	for f.now().Before(start.Add(giveUp)) {
		f.turn()
		f.later(20 * time.Minute)
	}
	f.wantSubjects("slow@arv.example", f.subjects("slow@arv.example")[:1]...)
	if n := f.post.waitingFor(f.report(), "ARV"); n != 1 {
		t.Errorf("%d mails wait", n)
	}
	f.later(2 * time.Hour)
	f.turn()
	n, err := f.post.Settings(t.Context(), f.report(), "ARV")
	if err != nil || n.Waiting != 0 || len(n.Failed) != 1 || n.Failed[0].Code != 452 {
		t.Errorf("%+v, %v", n, err)
	}
}

// A sender that is refused is a fault of how this server is set up: it is mended, and nothing was lost.
func TestARefusedSenderLosesNothing(t *testing.T) {
	f := open(t)
	f.subscribes("ARV", "one@arv.example")
	f.mail.Change(func(s *smtptest.Server) {
		s.Refuse = func(command, _ string) string {
			if command == "MAIL" {
				return "550 Not you"
			}
			return ""
		}
	})
	f.silent(start.Add(3000 * time.Hour))
	f.turn()
	f.later(giveUp + 24*time.Hour)
	f.turn()
	f.mail.Change(func(s *smtptest.Server) { s.Refuse = nil })
	f.later(mostWait)
	f.turn()
	if len(f.mail.Mails()) != 1 {
		t.Errorf("%d mails came", len(f.mail.Mails()))
	}
}

func TestMailsGoOutOverFewConnections(t *testing.T) {
	f := open(t)
	for i := range 30 {
		f.subscribes("ARV", fmt.Sprintf("n%d@arv.example", i))
	}
	for i := range 5 {
		f.must(chair, editor.Circulate{Name: fmt.Sprint("Rev.", i), Audience: editor.AudienceDelegations})
	}
	f.turn()
	if n, most := len(f.mail.Mails()), f.mail.Most(); n != 150 || most > lines {
		t.Errorf("%d mails came over %d connections at once", n, most)
	}
}

func TestAServerThatEndsFinishesTheMailUnderWay(t *testing.T) {
	f := open(t)
	f.subscribes("ARV", "one@arv.example")
	ctx, end := context.WithCancel(t.Context())
	coming, ending := make(chan struct{}), make(chan struct{})
	f.mail.Change(func(s *smtptest.Server) {
		s.Refuse = func(command, _ string) string {
			if command == "DATA" {
				close(coming)
				<-ending
			}
			return ""
		}
	})
	f.silent(start.Add(300 * time.Hour))
	ended := make(chan struct{})
	go func() {
		f.post.Run(ctx)
		close(ended)
	}()
	<-coming
	end()
	close(ending)
	<-ended
	f.wantSubjects("one@arv.example", "Silence opened until Sat 14 March 2026, 17:00 New York")
	f.mail.Change(func(s *smtptest.Server) { s.Refuse = nil })
	f.restart()
	f.turn()
	if n := len(f.mail.Mails()); n != 1 {
		t.Errorf("it came %d times", n)
	}
}

func TestTLSIsRequiredAndThePasswordIsSentOverItAlone(t *testing.T) {
	f := open(t)
	f.subscribes("ARV", "one@arv.example")
	f.silent(start.Add(300 * time.Hour))

	// A mail server without STARTTLS gets nothing.
	plain, err := ParseServer(strings.TrimSuffix(f.mail.Address(), "?tls=off"))
	if err != nil {
		t.Fatal(err)
	}
	f.post = f.start(f.store, func(o *Options) { o.Server = plain })
	f.turn()
	f.wantSubjects("one@arv.example")

	pool := f.mail.Secure()
	f.mail.Change(func(s *smtptest.Server) { s.User, s.Password = "adref", "s3cret:/@" })
	address := f.mail.Address()
	secure := func(address string, trusted bool) {
		server, err := ParseServer(address)
		if err != nil {
			t.Fatal(err)
		}
		if trusted {
			server.TLS = server.tls()
			server.TLS.RootCAs = pool
		}
		f.post = f.start(f.store, func(o *Options) { o.Server = server })
		f.later(mostWait)
		f.turn()
	}
	secure(address, false) // a certificate of nobody known
	secure(strings.Replace(address, "s3cret", "wrong", 1), true)
	f.wantSubjects("one@arv.example")
	secure(address, true)
	f.wantSubjects("one@arv.example", "Silence opened until Sat 14 March 2026, 17:00 New York")
	for _, word := range []string{"s3cret", "wrong"} {
		if strings.Contains(f.logs.String(), word) {
			t.Errorf("the log holds the password:\n%s", f.logs)
		}
	}
}

func TestAMailServersAddressIsReadAndItsPasswordNotRepeated(t *testing.T) {
	for given, want := range map[string]Server{
		"smtp://mail.example":              {host: "mail.example", port: 587},
		"smtp://u:p%40w@mail.example:2525": {host: "mail.example", port: 2525, user: "u", password: "p@w"},
		"smtps://u:p@mail.example":         {host: "mail.example", port: 465, implicit: true, user: "u", password: "p"},
		"smtp://127.0.0.1:25?tls=off":      {host: "127.0.0.1", port: 25, plain: true},
		"smtp://[::1]:25/?tls=off":         {host: "::1", port: 25, plain: true},
	} {
		if got, err := ParseServer(given); err != nil || *got != want {
			t.Errorf("%s: %+v, %v", given, got, err)
		}
	}
	for _, given := range []string{"", "mail.example:587", "http://u:secret@mail.example", "smtp://", "smtp://u:secret@mail.example:99999", "smtp://u:secret@mail.example/path",
		"smtp://u:secret@mail.example?tls=no", "smtps://u:secret@mail.example?tls=off", "smtp://u:secret%zz@mail.example"} {
		if _, err := ParseServer(given); err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("%q: %v", given, err)
		}
	}
}
