// help_test.go is a post for tests: a real store that can die, a real mail server, a clock that a test
// sets, and a report whose words can be told from everything else.

package notices

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"adref/editor"
	"adref/server/access"
	"adref/server/notices/smtptest"
	"adref/server/room"
	"adref/server/wire"
	"adref/storage"
)

// secretWord stands in every text, reason, note and letter of the tests, and nowhere else.
const secretWord = "xylographic"

// mortal is a store whose server may be killed at a write to Keep: that write and all after it fail,
// or that one is done and not known to be.
type mortal struct {
	storage.Store
	mu    sync.Mutex
	left  int  // writes until then; -1 for ever
	done  bool // the last one is done
	dead  bool
	doubt bool // it was the removal of a mail that may have been sent
}

var errKilled = errors.New("killed")

func (m *mortal) write(key string, remove bool, do func() error) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.dead {
		return errKilled
	}
	if m.left != 0 {
		m.left--
		return do()
	}
	m.dead = true
	m.doubt = remove && strings.HasPrefix(key, mailPrefix)
	if m.done {
		if err := do(); err != nil {
			return err
		}
	}
	return errKilled
}

func (m *mortal) Put(ctx context.Context, key string, data []byte, version int64, expires time.Time) (v int64, err error) {
	err = m.write(key, false, func() error { v, err = m.Store.Put(ctx, key, data, version, expires); return err })
	return v, err
}

func (m *mortal) Delete(ctx context.Context, key string, version int64) error {
	return m.write(key, true, func() error { return m.Store.Delete(ctx, key, version) })
}

type fixture struct {
	*testing.T
	store storage.Store
	hall  *room.Hall
	in    *room.Room
	mail  *smtptest.Server
	post  *Post
	logs  *lockedBuffer
	at    atomic.Pointer[time.Time]
}

type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (l *lockedBuffer) Write(data []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(data)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

var start = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC) // a Monday

func (f *fixture) now() time.Time          { return *f.at.Load() }
func (f *fixture) set(at time.Time)        { f.at.Store(&at) }
func (f *fixture) later(by time.Duration)  { f.set(f.now().Add(by)) }
func (f *fixture) report() string          { return f.in.ID() }
func (f *fixture) current() *editor.Report { return f.in.Now().Report }
func (f *fixture) subjects(to string) []string {
	var list []string
	for _, m := range f.mail.Mails() {
		if m.To == to {
			list = append(list, strings.TrimPrefix(m.Subject, "[A/AC.900/L.1] "))
		}
	}
	return list
}

// open makes a report with a section, four paragraphs and an item, at which Arvenia and Corvia sit.
func open(t *testing.T) *fixture {
	t.Helper()
	f := &fixture{T: t, mail: smtptest.Start(t), logs: &lockedBuffer{}}
	f.set(start)
	var err error
	if f.store, err = storage.Open(t.Context(), filepath.Join(t.TempDir(), "adref.db"), storage.WithClock(f.now)); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		f.store.Close()
		for _, word := range []string{"@", secretWord, "harbour"} {
			if strings.Contains(f.logs.String(), word) {
				t.Errorf("the log holds %q:\n%s", word, f.logs)
			}
		}
	})
	if f.hall, err = room.NewHall(t.Context(), f.store, f.now, f.logger()); err != nil {
		t.Fatal(err)
	}
	draft := editor.Draft{Masthead: editor.Masthead{Title: "Draft report on " + secretWord + " matters", Symbol: "A/AC.900/L.1"}, Elements: []editor.Element{
		{ID: "h1", Kind: editor.KindHeading, Level: 1, Marker: editor.MarkerUpperRoman, Text: "Introduction, " + secretWord},
		{ID: "p1", Kind: editor.KindParagraph, Marker: editor.MarkerArabic, Text: "States keep a " + secretWord + " harbour."},
		{ID: "p2", Kind: editor.KindParagraph, Marker: editor.MarkerArabic, Text: "States dredge their " + secretWord + " harbour:"},
		{ID: "i1", Kind: editor.KindItem, Level: 1, Marker: editor.MarkerLetter, Text: "In spring, in a " + secretWord + " way."},
		{ID: "p3", Kind: editor.KindParagraph, Marker: editor.MarkerArabic, Text: "States publish " + secretWord + " charts of each harbour."},
	}}
	made, err := f.hall.Create(t.Context(), chair, "create", editor.Create{Draft: draft})
	if err != nil {
		t.Fatal(err)
	}
	if f.in, err = f.hall.Room(t.Context(), made.Report); err != nil {
		t.Fatal(err)
	}
	for code, name := range map[string]string{"ARV": "Arvenia", "COR": "Corvia"} {
		f.must(chair, editor.Seat{Delegation: editor.Delegation{Code: code, Name: name, Kind: editor.KindState}})
	}
	f.post = f.start(f.store)
	f.post.Look(t.Context()) // from now on things are told
	return f
}

func (f *fixture) logger() *slog.Logger { return slog.New(slog.NewTextHandler(f.logs, nil)) }

// start is a post on a store, as a server that starts has it.
func (f *fixture) start(keep storage.Keep, change ...func(*Options)) *Post {
	f.Helper()
	server, err := ParseServer(f.mail.Address())
	if err != nil {
		f.Fatal(err)
	}
	o := Options{Hall: f.hall, Keep: keep, Now: f.now, Logger: f.logger(), Server: server, From: "Adref <adref@here.example>", URL: "https://adref.example/"}
	for _, c := range change {
		c(&o)
	}
	p, err := New(o)
	if err != nil {
		f.Fatal(err)
	}
	return p
}

// restart is what a new server finds.
func (f *fixture) restart() { f.Helper(); f.post = f.start(f.store) }

// turn is one turn of the post.
func (f *fixture) turn() {
	f.post.Look(f.Context())
	f.post.Deliver(f.Context())
}

// subscribes lets a mission have an address that has agreed.
func (f *fixture) subscribes(mission, to string, change ...func(*settings)) {
	f.Helper()
	s, err := f.post.settings(f.Context(), f.report(), mission)
	if err != nil {
		f.Fatal(err)
	}
	s.Choices = slices.Clone(s.Choices)
	s.Addresses = append(slices.Clone(s.Addresses), address{to, f.now()})
	for _, c := range change {
		c(&s)
	}
	if err := f.post.putSettings(f.Context(), f.report(), &s); err != nil {
		f.Fatal(err)
	}
}

// all chooses the same for every kind; ending never in a digest.
func all(how wire.NoticeHow) func(*settings) {
	return func(s *settings) {
		for i := range s.Choices {
			if s.Choices[i].How = how; s.Choices[i].Notice == wire.NoticeEnding && how == wire.NoticeDigest {
				s.Choices[i].How = wire.NoticeNow
			}
		}
	}
}

func withTexts(s *settings) { s.Texts = true }

var chair = editor.Actor{Person: "p-chair", Name: "Chairperson", Role: editor.RoleChair}

func of(code string) editor.Actor {
	return editor.Actor{Person: "p-" + code, Name: "Delegate", Delegation: code, Role: editor.RoleDelegation}
}

func as(role editor.Role, code, report string) access.Who {
	return access.As(&access.Account{ID: "somebody", Role: role, Delegation: code, Reports: []string{report}})
}

var commands atomic.Int64

func (f *fixture) must(by editor.Actor, c editor.Command) []string {
	f.Helper()
	fields := map[string]any{}
	data, _ := json.Marshal(c)
	json.Unmarshal(data, &fields)
	fields["type"] = c.Type()
	body, _ := json.Marshal(fields)
	outcome, err := f.in.Submit(f.Context(), by, fmt.Sprint("c", commands.Add(1)), body)
	if err != nil {
		f.Fatalf("%#v: %v", c, err)
	}
	return outcome.Made
}

// silent puts paragraph 1 under silence.
func (f *fixture) silent(deadline time.Time) string {
	f.Helper()
	return f.must(chair, editor.OpenSilence{Paragraphs: []editor.VersionName{{Paragraph: "p1", Version: 1}}, Deadline: deadline, Zone: "America/New_York", Note: "A " + secretWord + " note."})[0]
}

// wantSubjects compares what an address got, in whatever order: two lines carry mails at once.
func (f *fixture) wantSubjects(to string, want ...string) {
	f.Helper()
	got, want := f.subjects(to), slices.Clone(want)
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		f.Errorf("%s got\n  %s\nnot\n  %s", to, strings.Join(got, "\n  "), strings.Join(want, "\n  "))
	}
}
