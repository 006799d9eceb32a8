// conformance_race_test.go is the part of the suite about many at once: races, hints, cancelling, closing.

package storage

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

func writersRace(t *testing.T, fresh func(testing.TB) string) {
	const writers, wins = 8, 25
	s := open(t, fresh(t))
	var mu sync.Mutex
	winner := map[int64]string{}
	var lost atomic.Int64
	var group sync.WaitGroup
	for w := range writers {
		group.Go(func() {
			actor, after := fmt.Sprint("writer ", w), int64(0)
			for won := 0; won < wins; {
				stored, err := s.Append(t.Context(), "r", after, []Record{record(actor, fmt.Sprint(won))})
				switch {
				case err == nil:
					won++
					after = stored[0].Sequence
					mu.Lock()
					if other, taken := winner[after]; taken {
						t.Errorf("number %d was won by %s and %s", after, other, actor)
					}
					winner[after] = actor
					mu.Unlock()
				case errors.Is(err, ErrConflict):
					lost.Add(1)
					for r, err := range s.Read(t.Context(), "r", after) {
						if err != nil {
							t.Error(err)
							return
						}
						after = r.Sequence
					}
				default:
					t.Error(err)
					return
				}
			}
		})
	}
	group.Wait()
	log := sound(t, s, "r")
	if len(log) != writers*wins {
		t.Fatalf("%d records, want %d", len(log), writers*wins)
	}
	for i, r := range log {
		if r.Sequence != int64(i+1) || winner[r.Sequence] != r.Actor {
			t.Fatalf("record %d is number %d of %s, who was told %q", i+1, r.Sequence, r.Actor, winner[r.Sequence])
		}
	}
	t.Logf("%d won, %d lost and tried again", len(log), lost.Load())
}

func resendingsRace(t *testing.T, fresh func(testing.TB) string) {
	s := open(t, fresh(t))
	for round := range 20 {
		var kept, repeated atomic.Int64
		var group sync.WaitGroup
		for range 8 {
			group.Go(func() {
				_, err := s.Append(t.Context(), "r", int64(round), []Record{record("ZZ", fmt.Sprint(round))})
				switch {
				case err == nil:
					kept.Add(1)
				case errors.Is(err, ErrRepeated):
					repeated.Add(1)
				default:
					t.Error(err)
				}
			})
		}
		group.Wait()
		if kept.Load() != 1 || repeated.Load() != 7 {
			t.Fatalf("round %d: %d kept, %d repeated", round, kept.Load(), repeated.Load())
		}
	}
	sound(t, s, "r")
}

func conflictStaysAlone(t *testing.T, fresh func(testing.TB) string) {
	s := open(t, fresh(t))
	mustAppend(t, s, "contested", 0, record("ZZ", "c1"))
	var group sync.WaitGroup
	for w := range 32 {
		group.Go(func() {
			report := fmt.Sprint("report ", w)
			for n := range int64(10) {
				if w%2 == 0 {
					_, err := s.Append(t.Context(), report, n, []Record{record("ZZ", fmt.Sprint(n, "a"))})
					if err != nil {
						t.Errorf("an append beside conflicts: %v", err)
					}
					continue
				}
				// Refused at its second record, so that its first must be undone.
				_, err := s.Append(t.Context(), "contested", 1, []Record{record(report, fmt.Sprint(n)), record("ZZ", "c1")})
				if !errors.Is(err, ErrRepeated) {
					t.Errorf("got %v, want ErrRepeated", err)
				}
			}
		})
	}
	group.Wait()
	if got := sound(t, s, "contested"); len(got) != 1 {
		t.Fatalf("%d records in the contested log, want 1", len(got))
	}
	for w := 0; w < 32; w += 2 {
		if got := sound(t, s, fmt.Sprint("report ", w)); len(got) != 10 {
			t.Fatalf("report %d has %d records, want 10", w, len(got))
		}
	}
}

func cancelledAppend(t *testing.T, fresh func(testing.TB) string) {
	s := open(t, fresh(t))
	ended, end := context.WithCancel(t.Context())
	end()
	_, err := s.Append(ended, "r", 0, []Record{record("ZZ", "c")})
	wantErr(t, err, context.Canceled)

	const writers, each = 16, 30
	outcomes := make([][each]error, writers)
	var group sync.WaitGroup
	for w := range writers {
		group.Go(func() {
			var after int64
			for n := range each {
				ctx, cancel := context.WithCancel(t.Context())
				go cancel() // anywhere before, during or after the append
				_, err := s.Append(ctx, fmt.Sprint(w), after, []Record{record("ZZ", fmt.Sprint(n))})
				outcomes[w][n] = err
				if err == nil {
					after++
				} else if !errors.Is(err, context.Canceled) {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	withdrawn := 0
	for w := range writers {
		stored := map[string]bool{}
		for _, r := range sound(t, s, fmt.Sprint(w)) {
			stored[r.Command] = true
		}
		for n, err := range outcomes[w] {
			if stored[fmt.Sprint(n)] != (err == nil) {
				t.Fatalf("append %d of %d returned %v, and its being stored is %v", n, w, err, !(err == nil))
			}
			if err != nil {
				withdrawn++
			}
		}
	}
	t.Logf("%d of %d withdrawn", withdrawn, writers*each)
}

func watch(t *testing.T, fresh func(testing.TB) string) {
	s := open(t, fresh(t))
	mine, stopMine := s.Watch("r")
	every, stopEvery := s.Watch("")
	defer stopMine()
	defer stopEvery()
	mustAppend(t, s, "other", 0, record("ZZ", "c1"))
	<-every
	select {
	case <-mine:
		t.Fatal("woken for another report")
	default:
	}
	for n := range int64(3) {
		appended := make(chan error)
		go func() {
			_, err := s.Append(t.Context(), "r", n, []Record{record("ZZ", fmt.Sprint(n))})
			appended <- err
		}()
		<-mine // before the append has been answered
		if got := all(t, s.Read(t.Context(), "r", n)); len(got) != 1 {
			t.Fatalf("woken, and %d records after %d", len(got), n)
		}
		<-every
		if err := <-appended; err != nil {
			t.Fatal(err)
		}
	}
	_, err := s.Append(t.Context(), "r", 0, []Record{record("ZZ", "late")})
	wantErr(t, err, ErrConflict)
	select {
	case <-mine:
		t.Fatal("woken by a refused append")
	default:
	}
	// A watcher that does not listen keeps one hint and delays nobody.
	for n := range int64(3) {
		mustAppend(t, s, "r", 3+n, record("ZZ", fmt.Sprint(3+n)))
	}
	<-mine
	select {
	case <-mine:
		t.Fatal("two hints were kept")
	default:
	}
}

func watchEnds(t *testing.T, fresh func(testing.TB) string) {
	s := open(t, fresh(t))
	stopped, stop := s.Watch("r")
	left, stopLeft := s.Watch("r")
	stop()
	stop()
	if _, open := <-stopped; open {
		t.Error("a stopped watch gave a hint")
	}
	mustAppend(t, s, "r", 0, record("ZZ", "c1"))
	<-left
	s.Close()
	if _, open := <-left; open {
		t.Error("a hint after Close")
	}
	stopLeft()
	late, stopLate := s.Watch("r")
	defer stopLate()
	if _, open := <-late; open {
		t.Error("a watch of a closed store gave a hint")
	}
}

func closing(t *testing.T, fresh func(testing.TB) string) {
	dsn := fresh(t)
	s := open(t, dsn)
	const writers = 32
	var acknowledged [writers]int
	var started, group sync.WaitGroup
	started.Add(writers)
	for w := range writers {
		group.Go(func() {
			for n := 0; ; n++ {
				_, err := s.Append(context.Background(), fmt.Sprint(w), int64(n), []Record{record("ZZ", fmt.Sprint(n))})
				if n == 0 {
					started.Done()
				}
				if err != nil {
					if !errors.Is(err, ErrClosed) {
						t.Error(err)
					}
					return
				}
				acknowledged[w]++
			}
		})
	}
	started.Wait()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	group.Wait()
	if err := s.Close(); err != nil {
		t.Errorf("closing again: %v", err)
	}
	ctx := t.Context()
	_, err := s.Append(ctx, "r", 0, []Record{record("ZZ", "c")})
	_, err2 := s.Put(ctx, "k", nil, 0, time.Time{})
	_, err3 := s.Get(ctx, "k")
	_, err4 := s.List(ctx, "")
	_, err5 := s.Reports(ctx)
	_, err6 := s.Epoch(ctx)
	errs := []error{err, err2, err3, err4, err5, err6, s.Delete(ctx, "k", 0)}
	for _, err := range s.Read(ctx, "r", 0) {
		errs = append(errs, err)
	}
	for i, err := range errs {
		if !errors.Is(err, ErrClosed) {
			t.Errorf("call %d on a closed store: %v", i, err)
		}
	}
	s = open(t, dsn)
	for w := range writers {
		if got := len(sound(t, s, fmt.Sprint(w))); got != acknowledged[w] {
			t.Errorf("writer %d was told of %d records, %d are there", w, acknowledged[w], got)
		}
	}
}
