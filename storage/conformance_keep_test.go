// conformance_keep_test.go is the part of the suite about Keep: compare-and-set, expiry, listing.

package storage

import (
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

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
