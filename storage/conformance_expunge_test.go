// conformance_expunge_test.go is what every backend must do when content is expunged.

package storage

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Rule 13.
func expunging(t *testing.T, fresh func(testing.TB) string) {
	dsn := fresh(t)
	s := open(t, dsn)
	before := mustAppend(t, s, "r", 0, record("a", "1"), record("a", "2"), record("b", "3"))
	mustAppend(t, s, "other", 0, record("a", "1"), record("a", "2"))
	if err := s.Expunge(t.Context(), "r", []StandIn{{2, []byte("[]")}, {3, []byte(`[{"said":""}]`)}}); err != nil {
		t.Fatal(err)
	}
	check := func(s Log) {
		t.Helper()
		for i, r := range sound(t, s, "r") {
			was := before[i]
			if gone := i > 0; r.Expunged() != gone || (r.Salt == nil) != gone || r.Hash != was.Hash || r.Commitment != was.Commitment || !bytes.Equal(r.Header, was.Header) {
				t.Errorf("record %d was %+v, is %+v", i+1, was, r)
			}
		}
		if got := string(all(t, s.Read(t.Context(), "r", 1))[0].StandIn); got != "[]" {
			t.Errorf("%q stands in for record 2", got)
		}
		if r := sound(t, s, "other")[1]; r.Expunged() || r.StandIn != nil {
			t.Error("a record of another report was expunged")
		}
	}
	check(s)
	mustAppend(t, s, "r", 3, record("a", "4"))
	before = append(before, all(t, s.Read(t.Context(), "r", 3))...)
	if err := s.Expunge(t.Context(), "r", []StandIn{{2, []byte("{}")}, {9, []byte("[]")}}); err == nil {
		t.Error("a record that is not there was expunged")
	} else {
		wantErr(t, err, ErrNotFound)
	}
	wantErr(t, s.Expunge(t.Context(), "r", []StandIn{{4, nil}}), ErrInvalid)
	if r := sound(t, s, "r"); r[3].Expunged() || string(r[1].StandIn) != "[]" {
		t.Error("half of what was refused was done")
	}

	// To another database it goes with what stands in its place, and the same hashes.
	there := open(t, fresh(t))
	mustAppend(t, there, "r", 0, sound(t, s, "r")...)
	for i, r := range sound(t, there, "r") {
		if r.Hash != before[i].Hash || string(r.StandIn) != string(all(t, s.Read(t.Context(), "r", 0))[i].StandIn) {
			t.Errorf("record %d came over as %+v", i+1, r)
		}
	}
	readOnly := open(t, dsn, ReadOnly())
	wantErr(t, readOnly.Expunge(t.Context(), "r", []StandIn{{1, []byte("[]")}}), ErrReadOnly)
}

// Rule 13: gone for good, from every file of the database.
func TestExpungedWordsAreInNoFileOfTheDatabase(t *testing.T) {
	dir := t.TempDir()
	s := open(t, filepath.Join(dir, "adref.db"))
	secret := "the capital would accept half of it"
	long := record("a", "2")
	long.Content = []byte(strings.Repeat(secret+"; ", 2000)) // over many pages
	short := record("a", "3")
	short.Content = []byte(secret)
	mustAppend(t, s, "r", 0, record("a", "1"), long, short, record("a", "4"))
	found := func() (in []string) {
		t.Helper()
		files, err := os.ReadDir(dir)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			data, err := os.ReadFile(filepath.Join(dir, f.Name()))
			if err != nil {
				t.Fatal(err)
			}
			if bytes.Contains(data, []byte(secret[:12])) || bytes.Contains(data, []byte(secret[18:])) {
				in = append(in, f.Name())
			}
		}
		return in
	}
	if len(found()) == 0 {
		t.Fatal("the words were in no file to begin with")
	}
	if err := s.Expunge(t.Context(), "r", []StandIn{{2, []byte("[]")}, {3, []byte("[]")}}); err != nil {
		t.Fatal(err)
	}
	if in := found(); len(in) > 0 {
		t.Errorf("the words are still in %v", in)
	}
	sound(t, s, "r")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if in := found(); len(in) > 0 {
		t.Errorf("after closing the words are in %v", in)
	}
}
