// conformance_test.go is what every backend must do: one suite, given a way to name a new, empty database.

package storage

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

func TestSQLiteConforms(t *testing.T) {
	conformance(t, func(t testing.TB) string { return t.TempDir() + "/adref.db" })
}

// conformance runs the suite; fresh names a database that does not exist yet.
func conformance(t *testing.T, fresh func(testing.TB) string) {
	for _, test := range []struct {
		name string
		run  func(*testing.T, func(testing.TB) string)
	}{
		{"WhatWasAppendedIsReadBackAfterReopening", readBack},
		{"TheEpochSurvivesReopeningAndDiffersBetweenDatabases", epochs},
		{"AnAppendGoesOnlyToTheEndOfTheLog", onlyAtTheEnd},
		{"SimultaneousWritersGetOneWinnerPerNumberAndNoGap", writersRace},
		{"ACommandIsRecordedOncePerReportAndActor", repeatedCommand},
		{"SimultaneousResendingsOfACommandRecordItOnce", resendingsRace},
		{"AnAppendIsAllOrNone", allOrNone},
		{"AConflictDoesNotFailTheAppendsBesideIt", conflictStaysAlone},
		{"BadInputIsRefusedAndChangesNothing", badInput},
		{"ACancelledAppendIsKnownToBeStoredOrNot", cancelledAppend},
		{"ReadingIsInOrderAcrossPagesAndMayStopAnywhere", readPages},
		{"ALogCanBeCarriedToAnotherDatabase", carried},
		{"AWatcherWakesForItsReportAfterTheCommit", watch},
		{"AWatchEndsWithStopAndWithClose", watchEnds},
		{"ClosingFinishesAcceptedWritesAndRefusesOthers", closing},
		{"AValueChangesOnlyFromTheVersionNamed", compareAndSet},
		{"RacingWritersOfAValueLoseNoChange", valuesRace},
		{"AVersionNeverReturns", versionsGrow},
		{"AnExpiredValueIsAbsentEverywhere", expiry},
		{"ListGivesAPrefixInOrder", list},
	} {
		t.Run(test.name, func(t *testing.T) { test.run(t, fresh) })
	}
}

func open(t testing.TB, dsn string, opts ...Option) Store {
	t.Helper()
	s, err := Open(t.Context(), dsn, opts...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// record is what a caller gives to Append.
func record(actor, command string) Record {
	return Record{Actor: actor, Command: command, Header: []byte(`{"for":"` + command + `"}`), Content: []byte(`[{"said":"` + command + `"}]`)}
}

func mustAppend(t testing.TB, s Log, report string, after int64, records ...Record) []Record {
	t.Helper()
	stored, err := s.Append(t.Context(), report, after, records)
	if err != nil {
		t.Fatal(err)
	}
	return stored
}

func all(t testing.TB, records iter.Seq2[Record, error]) (list []Record) {
	t.Helper()
	for r, err := range records {
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, r)
	}
	return list
}

// sound returns a report's log after proving it.
func sound(t testing.TB, s Log, report string) []Record {
	t.Helper()
	if _, _, err := Verify(report, s.Read(t.Context(), report, 0)); err != nil {
		t.Fatal(err)
	}
	return all(t, s.Read(t.Context(), report, 0))
}

func wantErr(t testing.TB, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Fatalf("got error %v, want %v", err, want)
	}
}

func equal(a, b Record) bool {
	return a.Sequence == b.Sequence && a.Actor == b.Actor && a.Command == b.Command &&
		bytes.Equal(a.Header, b.Header) && bytes.Equal(a.Content, b.Content) && (a.Content == nil) == (b.Content == nil) &&
		bytes.Equal(a.Salt, b.Salt) && a.Commitment == b.Commitment && a.Previous == b.Previous && a.Hash == b.Hash
}

func readBack(t *testing.T, fresh func(testing.TB) string) {
	dsn := fresh(t)
	s := open(t, dsn)
	given := []Record{record("ZZ", "c1"), {Actor: "Åland ‏", Command: "c2", Header: nil, Content: []byte{}}, record("ZZ", "c3")}
	stored := mustAppend(t, s, "r", 0, given...)
	stored = append(stored, mustAppend(t, s, "r", 3, record("ZZ", "c4"))...)
	if given[0].Sequence != 0 || given[0].Salt != nil {
		t.Error("Append changed the records it was given")
	}
	mustAppend(t, s, "other", 0, record("ZZ", "c1"))
	for range 2 {
		if got := sound(t, s, "r"); !slices.EqualFunc(got, stored, equal) {
			t.Fatalf("read %+v, want %+v", got, stored)
		}
		if got := all(t, s.Read(t.Context(), "r", 3)); len(got) != 1 || got[0].Sequence != 4 {
			t.Fatalf("read from 3: %+v", got)
		}
		if got := all(t, s.Read(t.Context(), "nobody's", 0)); got != nil {
			t.Fatalf("an unknown report has records: %+v", got)
		}
		reports, err := s.Reports(t.Context())
		if err != nil || !slices.Equal(reports, []string{"other", "r"}) {
			t.Fatalf("reports %q, %v", reports, err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		s = open(t, dsn)
	}
	mustAppend(t, s, "r", 4, record("ZZ", "c5"))
	sound(t, s, "r")
}

func epochs(t *testing.T, fresh func(testing.TB) string) {
	epoch := func(dsn string) string {
		s := open(t, dsn)
		defer s.Close()
		e, err := s.Epoch(t.Context())
		if err != nil || len(e) < 16 {
			t.Fatalf("epoch %q, %v", e, err)
		}
		return e
	}
	dsn := fresh(t)
	first, again, other := epoch(dsn), epoch(dsn), epoch(fresh(t))
	if first != again || first == other {
		t.Errorf("epochs %q, reopened %q, of another database %q", first, again, other)
	}
}

func onlyAtTheEnd(t *testing.T, fresh func(testing.TB) string) {
	dsn := fresh(t)
	s := open(t, dsn)
	mustAppend(t, s, "r", 0, record("ZZ", "c1"), record("ZZ", "c2"))
	for range 2 { // the second time without anything remembered from writing
		for _, after := range []int64{0, 1, 3, 1 << 40} {
			_, err := s.Append(t.Context(), "r", after, []Record{record("ZZ", "c3")})
			wantErr(t, err, ErrConflict)
		}
		_, err := s.Append(t.Context(), "empty", 1, []Record{record("ZZ", "c3")})
		wantErr(t, err, ErrConflict)
		if got := sound(t, s, "r"); len(got) != 2 {
			t.Fatalf("%d records after refused appends, want 2", len(got))
		}
		s.Close()
		s = open(t, dsn)
	}
}

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

func repeatedCommand(t *testing.T, fresh func(testing.TB) string) {
	dsn := fresh(t)
	s := open(t, dsn)
	mustAppend(t, s, "r", 0, record("ZZ", "c1"), record("ZZ", "c2"))
	for range 2 {
		for _, after := range []int64{0, 1, 2, 7} {
			_, err := s.Append(t.Context(), "r", after, []Record{record("YY", "new"), record("ZZ", "c2")})
			wantErr(t, err, ErrRepeated)
			var repeated *RepeatedError
			if !errors.As(err, &repeated) || *repeated != (RepeatedError{"r", "ZZ", "c2", 2}) {
				t.Fatalf("after %d: %v", after, err)
			}
		}
		s.Close()
		s = open(t, dsn)
	}
	_, err := s.Append(t.Context(), "r", 2, []Record{record("ZZ", "c3"), record("ZZ", "c3")})
	wantErr(t, err, ErrRepeated)
	mustAppend(t, s, "r", 2, record("YY", "c2"))
	mustAppend(t, s, "other", 0, record("ZZ", "c2"))
	if got := sound(t, s, "r"); len(got) != 3 {
		t.Fatalf("%d records, want 3", len(got))
	}
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

func allOrNone(t *testing.T, fresh func(testing.TB) string) {
	s := open(t, fresh(t))
	mustAppend(t, s, "r", 0, record("ZZ", "c1"))
	for _, batch := range [][]Record{
		{record("ZZ", "c2"), record("ZZ", "c3"), record("ZZ", "c1")},
		{record("ZZ", "c2"), record("ZZ", "c1"), record("ZZ", "c3")},
		{record("ZZ", "c2"), {Actor: "ZZ", Command: "c3"}},
	} {
		if _, err := s.Append(t.Context(), "r", 1, batch); err == nil {
			t.Fatal("a batch with a bad record was taken")
		}
		if got := sound(t, s, "r"); len(got) != 1 {
			t.Fatalf("%d records after a refused batch, want 1", len(got))
		}
	}
	mustAppend(t, s, "r", 1, record("ZZ", "c2"), record("ZZ", "c3"))
	if got := sound(t, s, "r"); len(got) != 3 {
		t.Fatalf("%d records, want 3", len(got))
	}
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

func badInput(t *testing.T, fresh func(testing.TB) string) {
	s := open(t, fresh(t))
	ctx := t.Context()
	long := strings.Repeat("x", MaxName+1)
	appending := func(report string, after int64, records ...Record) error {
		_, err := s.Append(ctx, report, after, records)
		return err
	}
	with := func(change func(*Record)) Record {
		r := record("ZZ", "c")
		change(&r)
		return r
	}
	putting := func(key string, data []byte) error {
		_, err := s.Put(ctx, key, data, 0, time.Time{})
		return err
	}
	for name, c := range map[string]struct{ got, want error }{
		"no report":         {appending("", 0, record("ZZ", "c")), ErrInvalid},
		"long report":       {appending(long, 0, record("ZZ", "c")), ErrTooLarge},
		"report not UTF-8":  {appending("\xff", 0, record("ZZ", "c")), ErrInvalid},
		"zero byte":         {appending("r\x00", 0, record("ZZ", "c")), ErrInvalid},
		"negative after":    {appending("r", -1, record("ZZ", "c")), ErrInvalid},
		"no records":        {appending("r", 0), ErrInvalid},
		"no actor":          {appending("r", 0, record("", "c")), ErrInvalid},
		"no command":        {appending("r", 0, record("ZZ", "")), ErrInvalid},
		"no content":        {appending("r", 0, with(func(r *Record) { r.Content = nil })), ErrInvalid},
		"short salt":        {appending("r", 0, with(func(r *Record) { r.Salt = []byte{1} })), ErrInvalid},
		"salt alone":        {appending("r", 0, with(func(r *Record) { r.Content, r.Salt, r.Commitment[0] = nil, make([]byte, SaltSize), 1 })), ErrInvalid},
		"another hash":      {appending("r", 0, with(func(r *Record) { r.Hash[0] = 1 })), ErrInvalid},
		"large header":      {appending("r", 0, with(func(r *Record) { r.Header = make([]byte, MaxHeader+1) })), ErrTooLarge},
		"large content":     {appending("r", 0, with(func(r *Record) { r.Content = make([]byte, MaxContent+1) })), ErrTooLarge},
		"large in all":      {appending("r", 0, with(func(r *Record) { r.Content = make([]byte, MaxContent) }), with(func(r *Record) { r.Command, r.Content = "d", make([]byte, MaxHeader) })), ErrTooLarge},
		"no key":            {putting("", nil), ErrInvalid},
		"long key":          {putting(long, nil), ErrTooLarge},
		"large data":        {putting("k", make([]byte, MaxContent+1)), ErrTooLarge},
		"delete of no key":  {s.Delete(ctx, "", 0), ErrInvalid},
		"delete of nothing": {s.Delete(ctx, "k", 0), ErrNotFound},
	} {
		if !errors.Is(c.got, c.want) {
			t.Errorf("%s: got %v, want %v", name, c.got, c.want)
		}
	}
	reports, err := s.Reports(ctx)
	values, err2 := s.List(ctx, "")
	if err := errors.Join(err, err2); err != nil || reports != nil || values != nil {
		t.Errorf("something was stored: %q, %v, %v", reports, values, err)
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

func readPages(t *testing.T, fresh func(testing.TB) string) {
	s := open(t, fresh(t))
	const count = 700
	batch := make([]Record, count)
	for i := range batch {
		batch[i] = record("ZZ", fmt.Sprint(i))
		if i%100 == 0 {
			batch[i].Content = bytes.Repeat([]byte("a long text "), 100_000)
		}
	}
	stored := mustAppend(t, s, "r", 0, batch...)
	if got := sound(t, s, "r"); !slices.EqualFunc(got, stored, equal) {
		t.Fatalf("%d records read back differ", len(got))
	}
	for i := range batch {
		batch[i].Content = []byte("a short text")
	}
	mustAppend(t, s, "short", 0, batch...)
	if got := sound(t, s, "short"); len(got) != count {
		t.Fatalf("%d short records, want %d", len(got), count)
	}
	for _, from := range []int64{-1, 0, 1, 255, 256, 257, 699, 700, 701} {
		want := max(0, count-max(0, from))
		if got := all(t, s.Read(t.Context(), "r", from)); int64(len(got)) != want {
			t.Errorf("from %d: %d records, want %d", from, len(got), want)
		}
	}
	// A consumer that stops, and one that writes while it reads.
	for r := range s.Read(t.Context(), "r", 0) {
		if r.Sequence == 3 {
			break
		}
	}
	seen := int64(0)
	for r, err := range s.Read(t.Context(), "r", 0) {
		if err != nil {
			t.Fatal(err)
		}
		seen++
		if r.Sequence != seen {
			t.Fatalf("number %d came as the %dth", r.Sequence, seen)
		}
		if r.Sequence%100 == 0 && r.Sequence <= count {
			mustAppend(t, s, "r", count+r.Sequence/100-1, record("YY", fmt.Sprint(r.Sequence)))
		}
	}
	if seen < count {
		t.Fatalf("read %d records", seen)
	}
	ended, end := context.WithCancel(t.Context())
	end()
	var errs []error
	for _, err := range s.Read(ended, "r", 0) {
		errs = append(errs, err)
	}
	if len(errs) != 1 || !errors.Is(errs[0], context.Canceled) {
		t.Errorf("reading with an ended context gave %v", errs)
	}
}

func carried(t *testing.T, fresh func(testing.TB) string) {
	from, to := open(t, fresh(t)), open(t, fresh(t))
	mustAppend(t, from, "r", 0, record("ZZ", "c1"), record("ZZ", "c2"), record("ZZ", "c3"))
	log := sound(t, from, "r")
	log[1].Content, log[1].Salt = nil, nil // expunged
	mustAppend(t, to, "r", 0, log...)
	if got := sound(t, to, "r"); !slices.EqualFunc(got, log, equal) || !got[1].Expunged() {
		t.Fatalf("carried %+v, want %+v", got, log)
	}
	_, err := to.Append(t.Context(), "another", 0, log)
	wantErr(t, err, ErrInvalid)
	if got := all(t, to.Read(t.Context(), "another", 0)); got != nil {
		t.Fatalf("a log that belongs to another report was stored: %+v", got)
	}
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

func put(t testing.TB, s Keep, key, data string, version int64, expires time.Time) int64 {
	t.Helper()
	v, err := s.Put(t.Context(), key, []byte(data), version, expires)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func compareAndSet(t *testing.T, fresh func(testing.TB) string) {
	dsn := fresh(t)
	s := open(t, dsn)
	_, err := s.Get(t.Context(), "k")
	wantErr(t, err, ErrNotFound)
	_, err = s.Put(t.Context(), "k", nil, 1, time.Time{})
	wantErr(t, err, ErrConflict)
	v1 := put(t, s, "k", "one", 0, time.Time{})
	_, err = s.Put(t.Context(), "k", []byte("again"), 0, time.Time{})
	wantErr(t, err, ErrConflict)
	until := time.Now().Add(time.Hour).Truncate(time.Microsecond)
	v2 := put(t, s, "k", "two", v1, until)
	_, err = s.Put(t.Context(), "k", []byte("stale"), v1, time.Time{})
	wantErr(t, err, ErrConflict)
	wantErr(t, s.Delete(t.Context(), "k", v1), ErrConflict)
	s.Close()
	s = open(t, dsn)
	got, err := s.Get(t.Context(), "k")
	if err != nil || string(got.Data) != "two" || got.Version != v2 || !got.Expires.Equal(until) || got.Key != "k" {
		t.Fatalf("%+v, %v", got, err)
	}
	if err := s.Delete(t.Context(), "k", v2); err != nil {
		t.Fatal(err)
	}
	wantErr(t, s.Delete(t.Context(), "k", v2), ErrNotFound)
	put(t, s, "k", "", 0, time.Time{})
	if err := s.Delete(t.Context(), "k", 0); err != nil {
		t.Fatal(err)
	}
}

func valuesRace(t *testing.T, fresh func(testing.TB) string) {
	const writers, each = 8, 25
	s := open(t, fresh(t))
	var group sync.WaitGroup
	for range writers {
		group.Go(func() {
			for added := 0; added < each; {
				v, err := s.Get(t.Context(), "count")
				if err != nil && !errors.Is(err, ErrNotFound) {
					t.Error(err)
					return
				}
				_, err = s.Put(t.Context(), "count", append(v.Data, '|'), v.Version, time.Time{})
				switch {
				case err == nil:
					added++
				case !errors.Is(err, ErrConflict):
					t.Error(err)
					return
				}
			}
		})
	}
	group.Wait()
	v, err := s.Get(t.Context(), "count")
	if err != nil || len(v.Data) != writers*each {
		t.Fatalf("%d changes kept of %d, %v", len(v.Data), writers*each, err)
	}
}

func versionsGrow(t *testing.T, fresh func(testing.TB) string) {
	s := open(t, fresh(t))
	var last int64
	for range 5 {
		for _, key := range []string{"a", "b"} {
			v := put(t, s, key, "", 0, time.Time{})
			if v <= last {
				t.Fatalf("version %d after %d", v, last)
			}
			last = v
			if err := s.Delete(t.Context(), key, v); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func expiry(t *testing.T, fresh func(testing.TB) string) {
	var micros atomic.Int64
	start := time.Date(2031, 2, 3, 4, 5, 6, 0, time.UTC)
	s := open(t, fresh(t), WithClock(func() time.Time { return start.Add(time.Duration(micros.Load()) * time.Microsecond) }))
	v := put(t, s, "session/1", "x", 0, start.Add(10*time.Microsecond))
	put(t, s, "session/2", "x", 0, time.Time{})
	present := func() int {
		values, err := s.List(t.Context(), "session/")
		_, err2 := s.Get(t.Context(), "session/1")
		if err != nil || (err2 == nil) != (len(values) == 2) {
			t.Fatalf("list has %d, get says %v, %v", len(values), err2, err)
		}
		return len(values)
	}
	micros.Store(9)
	if present() != 2 {
		t.Fatal("gone before its time")
	}
	micros.Store(10)
	if present() != 1 {
		t.Fatal("still there at its time")
	}
	_, err := s.Put(t.Context(), "session/1", nil, v, time.Time{})
	wantErr(t, err, ErrConflict)
	wantErr(t, s.Delete(t.Context(), "session/1", v), ErrNotFound)
	put(t, s, "session/1", "new", 0, time.Time{})
	if present() != 2 {
		t.Fatal("an expired value could not be replaced")
	}
}

func list(t *testing.T, fresh func(testing.TB) string) {
	s := open(t, fresh(t))
	for _, key := range []string{"b/2", "a", "b/10", "b", "b/", "c", "b/é", "b0", "b/\U0010FFFF!"} {
		put(t, s, key, key, 0, time.Time{})
	}
	for prefix, want := range map[string][]string{
		"":    {"a", "b", "b/", "b/10", "b/2", "b/é", "b/\U0010FFFF!", "b0", "c"},
		"b/":  {"b/", "b/10", "b/2", "b/é", "b/\U0010FFFF!"},
		"b/1": {"b/10"},
		"d":   nil,
	} {
		values, err := s.List(t.Context(), prefix)
		var keys []string
		for _, v := range values {
			keys = append(keys, v.Key)
		}
		if err != nil || !slices.Equal(keys, want) {
			t.Errorf("prefix %q: %q, %v; want %q", prefix, keys, err, want)
		}
	}
}
