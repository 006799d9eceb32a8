// deadlines_test.go lets the clock go on, stand, go back and run in two servers at once: a silence is
// concluded once, never early, and always with the same result.

package room

import (
	"fmt"
	"io"
	"log/slog"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"adref/editor"
)

// watch is a clock that a test sets.
type watch struct{ at atomic.Pointer[time.Time] }

func (w *watch) set(at time.Time) { w.at.Store(&at) }
func (w *watch) now() time.Time   { return *w.at.Load() }

// withClock is another server on the same log, by this clock.
func (f *fixture) withClock(w *watch) (*Hall, *Room) {
	f.t.Helper()
	hall, err := NewHall(f.t.Context(), f.log, w.now, slog.New(slog.NewTextHandler(io.Discard, nil)))
	if err != nil {
		f.t.Fatal(err)
	}
	in, err := hall.Room(f.t.Context(), f.id)
	if err != nil {
		f.t.Fatal(err)
	}
	return hall, in
}

// silent puts the whole text under silence for an hour.
func (f *fixture) silent() (id string, deadline time.Time) {
	f.t.Helper()
	deadline = clock.Add(time.Hour)
	return f.must(chair, editor.OpenSilence{Deadline: deadline, Zone: "Europe/Vienna"}).Made[0], deadline
}

func silence(t *testing.T, in *Room, id string) *editor.Silence {
	t.Helper()
	s, ok := in.Now().Report.Silence(id)
	if !ok {
		t.Fatalf("no silence %s", id)
	}
	return s
}

func TestTrialF10ASilenceIsConcludedAfterItsMarginAndOnce(t *testing.T) {
	f := open(t)
	id, deadline := f.silent()
	w := new(watch)
	w.set(clock)
	hall, in := f.withClock(w)
	for _, at := range []time.Time{deadline.Add(-time.Second), deadline, deadline.Add(time.Second), clock.Add(-time.Hour)} {
		w.set(at)
		if hall.Conclude(t.Context()); silence(t, in, id).State != editor.SilenceOpen {
			t.Fatalf("concluded at %v, %v after the deadline", at, at.Sub(deadline))
		}
	}
	w.set(deadline.Add(editor.SilenceMargin))
	hall.Conclude(t.Context())
	records := in.Now().Sequence
	if s := silence(t, in, id); s.State != editor.SilenceConcluded || len(s.Agreed) != 3 {
		t.Fatalf("the silence is %+v", s)
	}
	w.set(clock.Add(-time.Hour))
	hall.Conclude(t.Context())
	w.set(deadline.Add(24 * time.Hour))
	hall.Conclude(t.Context())
	if in.Now().Sequence != records {
		t.Error("it was concluded again")
	}
}

func TestTrialF11AServerThatWasDownAtTheInstantConcludesWithTheSameResult(t *testing.T) {
	for _, broken := range []bool{false, true} {
		f := open(t)
		id, deadline := f.silent()
		if broken {
			f.must(of("ARV"), editor.BreakSilence{Silence: id, Paragraph: "p2", Reason: "Too early."})
		}
		w := new(watch)
		w.set(deadline.Add(72 * time.Hour))
		hall, in := f.withClock(w)
		if _, err := submit(t, in, of("COR"), "late", editor.BreakSilence{Silence: id, Paragraph: "p1"}); err == nil {
			t.Error("a break after the deadline counts because the server was down")
		}
		hall.Conclude(t.Context())
		want := 3
		if broken {
			want = 0
		}
		if s := silence(t, in, id); s.State != editor.SilenceConcluded || len(s.Agreed) != want {
			t.Errorf("broken: %v, the silence is %+v", broken, s)
		}
	}
}

// The clocks of Vienna go forward over 02:30 in March, and in October show it twice.
func TestTrialF12AChangeOfTheClocksMovesNoDeadline(t *testing.T) {
	vienna, err := time.LoadLocation("Europe/Vienna")
	if err != nil {
		t.Fatal(err)
	}
	for _, deadline := range []time.Time{
		time.Date(2026, 3, 29, 0, 59, 59, 0, time.UTC), time.Date(2026, 3, 29, 1, 0, 0, 0, time.UTC),
		time.Date(2026, 10, 25, 0, 30, 0, 0, time.UTC), time.Date(2026, 10, 25, 1, 30, 0, 0, time.UTC),
	} {
		f := open(t)
		id := f.must(chair, editor.OpenSilence{Deadline: deadline.In(vienna), Zone: "Europe/Vienna"}).Made[0]
		w := new(watch)
		w.set(deadline.Add(editor.SilenceMargin - time.Millisecond).In(vienna))
		hall, in := f.withClock(w)
		hall.Conclude(t.Context())
		if s := silence(t, in, id); s.State != editor.SilenceOpen || !s.Deadline.Equal(deadline) {
			t.Errorf("before its instant %v the silence is %s, until %v", deadline, s.State, s.Deadline)
		}
		w.set(deadline.Add(editor.SilenceMargin))
		if hall.Conclude(t.Context()); silence(t, in, id).State != editor.SilenceConcluded {
			t.Errorf("at its instant %v the silence is not concluded", deadline)
		}
	}
}

func TestTwoServersAtTheInstantMakeOneConclusion(t *testing.T) {
	const rounds = 50
	for range rounds {
		f := open(t)
		id, deadline := f.silent()
		w := new(watch)
		w.set(deadline.Add(editor.SilenceMargin))
		var rooms []*Room
		var group sync.WaitGroup
		start := make(chan struct{})
		for range 2 {
			hall, in := f.withClock(w)
			rooms = append(rooms, in)
			group.Go(func() {
				<-start
				hall.Conclude(t.Context())
			})
		}
		before := f.Now().Sequence
		close(start)
		group.Wait()
		records := 0
		for _, err := range f.log.Read(t.Context(), f.id, before) {
			if err != nil {
				t.Fatal(err)
			}
			records++
		}
		if records != 1 {
			t.Fatalf("%d records of one conclusion", records)
		}
		for _, in := range rooms {
			if s := silence(t, in, id); s.State != editor.SilenceConcluded || fmt.Sprint(s.Agreed) != "[{p1 1} {p2 1} {p3 1}]" {
				t.Fatalf("one of two servers has %+v", s)
			}
		}
	}
}
