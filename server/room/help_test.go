// help_test.go is a hall for tests: a real log that can be told to fail, a clock that stands, and
// people.

package room

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"adref/editor"
	"adref/server/access"
	"adref/server/wire"
	"adref/storage"
)

// log is a real log whose Append a test may stand in for; the real one is given to it.
type log struct {
	storage.Store
	before atomic.Pointer[func(report string, after int64, records []storage.Record) error] // an error is returned instead of appending
	after  atomic.Pointer[func() error]                                                     // an error is returned though it was appended
}

func (l *log) Append(ctx context.Context, report string, after int64, records []storage.Record) ([]storage.Record, error) {
	if f := l.before.Load(); f != nil {
		if err := (*f)(report, after, records); err != nil {
			return nil, err
		}
	}
	stored, err := l.Store.Append(ctx, report, after, records)
	if f := l.after.Load(); f != nil && err == nil {
		if err := (*f)(); err != nil {
			return nil, err
		}
	}
	return stored, err
}

// refuse makes every Append fail before anything is stored; nil ends it.
func (l *log) refuse(err error) {
	if err == nil {
		l.before.Store(nil)
		return
	}
	f := func(string, int64, []storage.Record) error { return err }
	l.before.Store(&f)
}

// lose makes every Append fail after it has stored; nil ends it.
func (l *log) lose(err error) {
	if err == nil {
		l.after.Store(nil)
		return
	}
	f := func() error { return err }
	l.after.Store(&f)
}

type fixture struct {
	t   testing.TB
	log *log
	*Room
	hall *Hall
}

var clock = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)

func newHall(t testing.TB, l storage.Log) *Hall {
	t.Helper()
	hall, err := NewHall(t.Context(), l, func() time.Time { return clock }, slog.New(slog.NewTextHandler(io.Discard, nil)))
	if err != nil {
		t.Fatal(err)
	}
	return hall
}

// open makes a report of three paragraphs at which Arvenia and Corvia are seated.
func open(t testing.TB) *fixture {
	t.Helper()
	store, err := storage.Open(t.Context(), filepath.Join(t.TempDir(), "adref.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close() })
	l := &log{Store: store}
	hall := newHall(t, l)
	draft := editor.Draft{Masthead: editor.Masthead{Title: "Draft report", Symbol: "H/L.1"}}
	for i := range 3 {
		draft.Elements = append(draft.Elements, editor.Element{
			ID: fmt.Sprint("p", i+1), Kind: editor.KindParagraph, Marker: editor.MarkerArabic, Text: fmt.Sprintf("States keep harbour number %d <open> & dredged.", i+1),
		})
	}
	made, err := hall.Create(t.Context(), chair, "create", editor.Create{Draft: draft})
	if err != nil {
		t.Fatal(err)
	}
	in, err := hall.Room(t.Context(), made.Report)
	if err != nil {
		t.Fatal(err)
	}
	f := &fixture{t, l, in, hall}
	for _, code := range []string{"ARV", "COR"} {
		f.must(chair, editor.Seat{Delegation: editor.Delegation{Code: code, Name: "State of " + code, Kind: editor.KindState}})
	}
	return f
}

// again is the same report as another server would load it.
func (f *fixture) again() *Room {
	f.t.Helper()
	in, err := newHall(f.t, f.log).Room(f.t.Context(), f.id)
	if err != nil {
		f.t.Fatal(err)
	}
	return in
}

var chair = editor.Actor{Person: "p-chair", Name: "Chairperson", Role: editor.RoleChair}

func of(code string) editor.Actor {
	return editor.Actor{Person: "p-" + code, Name: "Delegate of " + code, Delegation: code, Role: editor.RoleDelegation}
}

var commands atomic.Int64

func (f *fixture) send(by editor.Actor, id string, c editor.Command) (Outcome, error) {
	return submit(f.t, f.Room, by, id, c)
}

func submit(t testing.TB, r *Room, by editor.Actor, id string, c editor.Command) (Outcome, error) {
	return r.Submit(t.Context(), by, id, body(c))
}

func body(c editor.Command) []byte {
	fields := map[string]any{}
	data, _ := json.Marshal(c)
	json.Unmarshal(data, &fields)
	fields["type"] = c.Type()
	data, _ = json.Marshal(fields)
	return data
}

func (f *fixture) must(by editor.Actor, c editor.Command) Outcome {
	f.t.Helper()
	outcome, err := f.send(by, fmt.Sprint("c", commands.Add(1)), c)
	if err != nil {
		f.t.Fatalf("%#v: %v", c, err)
	}
	return outcome
}

func amend(text string) editor.Amend {
	return editor.Amend{Kind: editor.AmendInsertAfter, Paragraph: "p1", Version: 1, Text: text}
}

// frames are those of an audience after a count, read in one go after another.
func frames(t testing.TB, r *Room, audience editor.Audience, count int64) []wire.Frame {
	t.Helper()
	var all []wire.Frame
	for {
		some, next, err := r.Frames(audience, count, 1000)
		if err != nil {
			t.Fatal(err)
		}
		if len(some) == 0 {
			return all
		}
		for _, data := range some {
			var f wire.Frame
			if err := json.Unmarshal(data, &f); err != nil {
				t.Fatalf("%v in %q", err, data)
			}
			all = append(all, f)
		}
		count = next
	}
}

func (f *fixture) count(audience editor.Audience) int64 { return f.Now().Counts[place(audience)] }

func who(audience editor.Audience) access.Who { return access.Who{Audience: audience} }

// seated is somebody signed in for a delegation.
func (f *fixture) seated(code string) access.Who {
	return access.As(&access.Account{ID: "p-" + code, Role: editor.RoleDelegation, Delegation: code, Reports: []string{f.id}})
}
