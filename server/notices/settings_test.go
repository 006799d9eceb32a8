// settings_test.go is how a mission chooses, and how an address agrees.

package notices

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"adref/editor"
	"adref/server/wire"
)

// chosen is what a mission would ask for to change only its addresses.
func (f *fixture) chosen(mission string, addresses ...string) wire.NoticeSettings {
	f.Helper()
	n, err := f.post.Settings(f.Context(), f.report(), mission)
	if err != nil {
		f.Fatal(err)
	}
	n.Settings.Addresses = addresses
	n.Settings.Choices = slices.Clone(n.Settings.Choices)
	return n.Settings
}

func (f *fixture) chooses(mission string, s wire.NoticeSettings) wire.Notices {
	f.Helper()
	n, err := f.post.Set(f.Context(), f.current(), mission, s)
	if err != nil {
		f.Fatal(err)
	}
	return n
}

var secretLink = regexp.MustCompile(`https://adref\.example/notices/confirm/(\S+)`)

func TestAnAddressIsToldNothingBeforeItAgreedNorOfWhatWasBefore(t *testing.T) {
	f := open(t)
	n := f.chooses("ARV", f.chosen("ARV", "one@ARV.example"))
	if !slices.Equal(n.Unconfirmed, []string{"one@arv.example"}) || n.Waiting != 1 {
		t.Errorf("%+v", n)
	}
	s := f.silent(start.Add(300 * time.Hour))
	f.post.Look(t.Context())
	if n := f.post.waitingFor(f.report(), "ARV"); n != 1 {
		t.Errorf("%d mails wait, the question among them", n)
	}
	f.turn()
	f.wantSubjects("one@arv.example", "Confirm this address for notices")
	question := f.mail.Mails()[0]
	link := secretLink.FindStringSubmatch(question.Body)
	if link == nil || !strings.Contains(question.Body, "The delegation of Arvenia asked for notices of A/AC.900/L.1") || question.Header.Get("Auto-Submitted") == "" {
		t.Fatalf("the question is\n%s", question.Raw)
	}
	f.later(time.Minute)
	q, err := f.post.Question(t.Context(), link[1])
	if err != nil || q.Address != "one@arv.example" || q.Name != "the delegation of Arvenia" || q.Symbol != "A/AC.900/L.1" {
		t.Errorf("%+v, %v", q, err)
	}
	f.turn()
	f.wantSubjects("one@arv.example", "Confirm this address for notices") // the page agrees to nothing
	f.must(chair, editor.ExtendSilence{Silence: s, Deadline: start.Add(400 * time.Hour)})
	f.later(time.Minute) // no look yet at what was before
	for range 2 {
		if _, err := f.post.Confirm(t.Context(), link[1]); err != nil {
			t.Fatal(err)
		}
	}
	f.restart()
	f.turn()
	f.wantSubjects("one@arv.example", "Confirm this address for notices")
	f.later(time.Minute)
	f.must(chair, editor.WithdrawSilence{Silence: s})
	f.turn()
	f.wantSubjects("one@arv.example", "Confirm this address for notices", "Silence withdrawn")
	if n := f.chooses("ARV", f.chosen("ARV", "one@arv.example")); len(n.Unconfirmed) != 0 {
		t.Error("an address that agreed is asked again")
	}

	for _, bad := range []string{"", "x", link[1] + "x"} {
		if _, err := f.post.Confirm(t.Context(), bad); !errors.Is(err, ErrNoQuestion) {
			t.Errorf("%q: %v", bad, err)
		}
	}
	f.chooses("ARV", f.chosen("ARV"))
	if _, err := f.post.Confirm(t.Context(), link[1]); !errors.Is(err, ErrNoQuestion) {
		t.Errorf("an address that was taken off: %v", err)
	}
	f.later(confirmWithin)
	if _, err := f.post.Question(t.Context(), link[1]); !errors.Is(err, ErrNoQuestion) {
		t.Errorf("a week later: %v", err)
	}
}

func TestAnAddressThatWasTakenOffGetsNothingThatWaited(t *testing.T) {
	f := open(t)
	f.subscribes("ARV", "one@arv.example")
	f.subscribes("ARV", "two@arv.example")
	f.mail.Away()
	f.silent(start.Add(300 * time.Hour))
	f.turn()
	f.chooses("ARV", f.chosen("ARV", "two@arv.example"))
	f.mail.Back()
	f.later(leastWait)
	f.turn()
	f.wantSubjects("one@arv.example")
	if n := len(f.subjects("two@arv.example")); n != 1 || f.post.waitingFor(f.report(), "ARV") != 0 {
		t.Errorf("the other got %d", n)
	}
}

func TestAnAddressIsAskedOnceAnHourAndAMissionAsksFew(t *testing.T) {
	f := open(t)
	for range 3 {
		f.chooses("ARV", f.chosen("ARV", "one@arv.example"))
		f.turn()
		f.chooses("ARV", f.chosen("ARV"))
	}
	f.chooses("ARV", f.chosen("ARV", "one@arv.example"))
	f.turn()
	f.wantSubjects("one@arv.example", "Confirm this address for notices")
	f.later(askAgainAfter)
	f.chooses("ARV", f.chosen("ARV", "one@arv.example"))
	f.turn()
	f.wantSubjects("one@arv.example", "Confirm this address for notices", "Confirm this address for notices")
	for i := range 9 {
		f.chooses("ARV", f.chosen("ARV", string(rune('a'+i))+"@arv.example"))
	}
	_, err := f.post.Set(t.Context(), f.current(), "ARV", f.chosen("ARV", "z@arv.example"))
	if r, refused := editor.AsRefusal(err); !refused || r.Code != editor.CodeBlocked {
		t.Errorf("an eleventh within the hour: %v", err)
	}
}

func TestSettingsThatMakeNoSenseAreRefusedAndNothingIsChanged(t *testing.T) {
	f := open(t)
	for name, change := range map[string]func(*wire.NoticeSettings){
		"two addresses in one":    func(s *wire.NoticeSettings) { s.Addresses = []string{"a@b.example, c@d.example"} },
		"a header":                func(s *wire.NoticeSettings) { s.Addresses = []string{"a@b.example\r\nBcc: c@d.example"} },
		"a name":                  func(s *wire.NoticeSettings) { s.Addresses = []string{"A <a@b.example>"} },
		"a quoted name":           func(s *wire.NoticeSettings) { s.Addresses = []string{`"a b"@c.example`} },
		"no domain":               func(s *wire.NoticeSettings) { s.Addresses = []string{"a@"} },
		"letters no server takes": func(s *wire.NoticeSettings) { s.Addresses = []string{"ä@b.example"} },
		"the same twice":          func(s *wire.NoticeSettings) { s.Addresses = []string{"a@b.example", "a@B.example"} },
		"too many":                func(s *wire.NoticeSettings) { s.Addresses = strings.Fields(strings.Repeat("a@b.example ", 11)) },
		"a kind missing":          func(s *wire.NoticeSettings) { s.Choices = s.Choices[1:] },
		"a kind of the Chair's": func(s *wire.NoticeSettings) {
			s.Choices = append(s.Choices, wire.NoticeChoice{Notice: wire.NoticeFiled, How: wire.NoticeNow})
		},
		"a kind twice":             func(s *wire.NoticeSettings) { s.Choices = append(s.Choices, s.Choices[0]) },
		"a warning in a digest":    func(s *wire.NoticeSettings) { s.Choices[1].How = wire.NoticeDigest },
		"an unknown way":           func(s *wire.NoticeSettings) { s.Choices[0].How = "pigeon" },
		"an hour there is not":     func(s *wire.NoticeSettings) { s.Digest.Hour = 24 },
		"a zone there is not":      func(s *wire.NoticeSettings) { s.Digest.Zone = "Europe/Atlantis" },
		"the machine's own zone":   func(s *wire.NoticeSettings) { s.Digest.Zone = "Local" },
		"a digest now and then":    func(s *wire.NoticeSettings) { s.Digest.Every = "week" },
		"what somebody else wrote": func(s *wire.NoticeSettings) { s.Version = 1 },
	} {
		ask := f.chosen("ARV", "a@b.example")
		change(&ask)
		if _, err := f.post.Set(t.Context(), f.current(), "ARV", ask); err == nil {
			t.Errorf("%s: taken", name)
		} else if _, refused := editor.AsRefusal(err); !refused {
			t.Errorf("%s: %v", name, err)
		}
	}
	if n, _ := f.post.Settings(t.Context(), f.report(), "ARV"); n.Settings.Version != 0 || n.Waiting != 0 {
		t.Errorf("%+v", n)
	}
	first := f.chosen("ARV", "a@b.example")
	f.chooses("ARV", first)
	if _, err := f.post.Set(t.Context(), f.current(), "ARV", first); err == nil {
		t.Error("what another member chose meanwhile is overwritten")
	}
}

func TestWhoseNoticesSomebodyChooses(t *testing.T) {
	f := open(t)
	for _, c := range []struct {
		role          editor.Role
		code, mission string
	}{{editor.RoleChair, "", Office}, {editor.RoleSecretariat, "", Office}, {editor.RoleDelegation, "ARV", "ARV"}, {editor.RoleObserver, "", ""}} {
		if got, _ := MissionOf(as(c.role, c.code, f.report()), f.current()); got != c.mission {
			t.Errorf("%s chooses for %q", c.role, got)
		}
		if got, ok := MissionOf(as(c.role, c.code, "another"), f.current()); ok {
			t.Errorf("%s of another report chooses for %q", c.role, got)
		}
	}
}

// Without a mail server nothing is kept to be sent; what happens meanwhile is told to nobody later.
func TestAServerWithoutMailKeepsWhatIsChosenAndQueuesNothing(t *testing.T) {
	f := open(t)
	f.subscribes("COR", "one@cor.example")
	f.post = f.start(f.store, func(o *Options) { o.Server, o.From, o.URL = nil, "", "" })
	f.post.Run(t.Context()) // returns at once
	n := f.chooses("ARV", f.chosen("ARV", "one@arv.example"))
	if n.Mail || n.Waiting != 0 || len(n.Unconfirmed) != 1 {
		t.Errorf("%+v", n)
	}
	s := f.silent(start.Add(300 * time.Hour))
	f.turn()
	f.later(time.Hour)
	f.restart()
	f.turn()
	if n := len(f.mail.Mails()); n != 0 {
		t.Errorf("%d mails came", n)
	}
	f.later(time.Hour)
	f.must(chair, editor.WithdrawSilence{Silence: s})
	f.turn()
	f.wantSubjects("one@cor.example", "Silence withdrawn")
	// The address that was chosen meanwhile is asked when it is saved once more.
	f.chooses("ARV", f.chosen("ARV", "one@arv.example"))
	f.turn()
	f.wantSubjects("one@arv.example", "Confirm this address for notices")
}
