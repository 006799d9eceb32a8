// model_test.go plays random commands on a store and on two maps, and demands the same answers.

package storage

import (
	"errors"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

type modelValue struct {
	data    string
	version int64
	expires int64 // in minutes of the test's clock; 0: never
}

func TestAStoreAnswersAsTwoMapsWould(t *testing.T) {
	dir, databases := t.TempDir(), 0
	rapid.Check(t, func(rt *rapid.T) {
		databases++
		dsn := filepath.Join(dir, fmt.Sprint(databases, ".db"))
		start, minute := time.Date(2031, 1, 1, 0, 0, 0, 0, time.UTC), int64(0)
		at := func(m int64) time.Time { return start.Add(time.Duration(m) * time.Minute) }
		clock := WithClock(func() time.Time { return at(minute) })
		ctx := t.Context()
		reopen := func() Store {
			s, err := Open(ctx, dsn, clock)
			if err != nil {
				rt.Fatal(err)
			}
			return s
		}
		s := reopen()
		defer func() { s.Close() }()
		logs, values, last := map[string][]string{}, map[string]modelValue{}, int64(0)
		some := func(what string, of ...string) string { return rapid.SampledFrom(of).Draw(rt, what) }
		near := func(n int64) int64 { return max(0, n+rapid.Int64Range(-1, 1).Draw(rt, "off by")) }
		live := func(key string) modelValue {
			if v := values[key]; v.expires == 0 || v.expires > minute {
				return v
			}
			return modelValue{}
		}
		is := func(err, want error) {
			if (err == nil) != (want == nil) || !errors.Is(err, want) {
				rt.Fatalf("got %v, want %v", err, want)
			}
		}
		rt.Repeat(map[string]func(*rapid.T){
			"append": func(*rapid.T) {
				report := some("report", "r1", "r2")
				after := near(int64(len(logs[report])))
				var batch []Record
				var commands []string
				for range rapid.IntRange(1, 3).Draw(rt, "records") {
					r := record(some("actor", "YY", "ZZ"), fmt.Sprint(rapid.IntRange(0, 20).Draw(rt, "command")))
					batch, commands = append(batch, r), append(commands, r.Actor+" "+r.Command)
				}
				var want error
				if len(slices.Compact(slices.Sorted(slices.Values(commands)))) < len(commands) ||
					slices.ContainsFunc(commands, func(c string) bool { return slices.Contains(logs[report], c) }) {
					want = ErrRepeated
				} else if after != int64(len(logs[report])) {
					want = ErrConflict
				}
				_, err := s.Append(ctx, report, after, batch)
				if is(err, want); err == nil {
					logs[report] = append(logs[report], commands...)
				}
			},
			"put": func(*rapid.T) {
				key, data := some("key", "a/1", "a/2", "b"), some("data", "", "x", "y")
				v := modelValue{data: data, version: last + 1}
				until := time.Time{}
				if rapid.Bool().Draw(rt, "expires") {
					v.expires = minute + rapid.Int64Range(1, 3).Draw(rt, "in")
					until = at(v.expires)
				}
				version := near(live(key).version)
				var want error
				if version != live(key).version {
					want = ErrConflict
				}
				got, err := s.Put(ctx, key, []byte(data), version, until)
				if is(err, want); err == nil {
					if got <= last {
						rt.Fatalf("version %d after %d", got, last)
					}
					last, v.version = got, got
					values[key] = v
				}
			},
			"delete": func(*rapid.T) {
				key := some("key", "a/1", "a/2", "b")
				found := live(key).version
				version := near(found)
				var want error
				if found == 0 {
					want = ErrNotFound
				} else if version != 0 && version != found {
					want = ErrConflict
				}
				err := s.Delete(ctx, key, version)
				if is(err, want); err == nil {
					delete(values, key)
				}
			},
			"time passes": func(*rapid.T) { minute++ },
			"reopen": func(*rapid.T) {
				is(s.Close(), nil)
				s = reopen()
			},
			"": func(*rapid.T) { // after each of them: everything reads as in the model
				for _, report := range []string{"r1", "r2"} {
					var got []string
					if _, _, err := Verify(report, s.Read(ctx, report, 0)); err != nil {
						rt.Fatal(err)
					}
					for r := range s.Read(ctx, report, 0) {
						got = append(got, r.Actor+" "+r.Command)
					}
					if !slices.Equal(got, logs[report]) {
						rt.Fatalf("%s is %q, want %q", report, got, logs[report])
					}
				}
				reports, err := s.Reports(ctx)
				if is(err, nil); !slices.Equal(reports, slices.Sorted(maps.Keys(logs))) {
					rt.Fatalf("reports %q", reports)
				}
				for _, prefix := range []string{"", "a/"} {
					list, err := s.List(ctx, prefix)
					is(err, nil)
					got := map[string]modelValue{}
					for _, v := range list {
						m := modelValue{data: string(v.Data), version: v.Version}
						if !v.Expires.IsZero() {
							m.expires = int64(v.Expires.Sub(start) / time.Minute)
						}
						got[v.Key] = m
					}
					want := maps.Clone(values)
					maps.DeleteFunc(want, func(key string, _ modelValue) bool {
						return live(key).version == 0 || !strings.HasPrefix(key, prefix)
					})
					if !maps.Equal(got, want) {
						rt.Fatalf("list %q is %v, want %v", prefix, got, want)
					}
				}
			},
		})
	})
}
