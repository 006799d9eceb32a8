// conformance_log_test.go is the part of the suite that demands a log without surprises: order, once, all or none, refusals.

package storage

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
)

func readBack(t *testing.T, fresh func(testing.TB) string) {
	dsn := fresh(t)
	s := open(t, dsn)
	given := []Record{record("ZZ", "c1"), {Actor: "Åland \u200f", Command: "c2", Header: nil, Content: []byte{}}, record("ZZ", "c3")}
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
