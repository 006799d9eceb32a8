// sqlite_test.go is what the file on disk must do: one server at a time, readers beside it, foreign and newer files refused, full disks survived.

package storage

import (
	"bufio"
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// TestMain lets the test binary be the second process of a test.
func TestMain(m *testing.M) {
	if path := os.Getenv("ADREF_TEST_HOLD"); path != "" {
		hold(path)
	}
	os.Exit(m.Run())
}

// hold appends without end, naming each record once it is acknowledged, until killed.
func hold(path string) {
	ctx := context.Background()
	s, err := Open(ctx, path)
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	for n := int64(0); ; n++ {
		if _, err := s.Append(ctx, "r", n, []Record{record("ZZ", fmt.Sprint(n))}); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		fmt.Println(n + 1)
	}
}

func TestASecondProcessIsRefusedAndAKilledOneLeavesItsWorkAndNoLock(t *testing.T) {
	path := filepath.Join(t.TempDir(), "adref.db")
	command := exec.CommandContext(t.Context(), os.Args[0])
	command.Env = append(os.Environ(), "ADREF_TEST_HOLD="+path)
	out, err := command.StdoutPipe()
	if err == nil {
		err = command.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	if !lines.Scan() || lines.Text() != "1" {
		t.Fatalf("the other process said %q", lines.Text())
	}
	_, err = Open(t.Context(), path)
	wantErr(t, err, ErrInUse)
	wantErr(t, Copy(t.Context(), path, path), ErrInUse)
	reader := open(t, path, ReadOnly())
	if got := sound(t, reader, "r"); len(got) == 0 {
		t.Error("nothing to read beside the other process")
	}
	if err := command.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	acknowledged := 1
	for lines.Scan() {
		if n, err := strconv.Atoi(lines.Text()); err == nil { // the last line may be cut short
			acknowledged = max(acknowledged, n)
		}
	}
	command.Wait()
	after := open(t, path, ReadOnly())
	sound(t, after, "r")
	s := open(t, path)
	kept := len(sound(t, s, "r"))
	if kept < acknowledged {
		t.Errorf("%d records kept, %d acknowledged", kept, acknowledged)
	}
	mustAppend(t, s, "r", int64(kept), record("YY", "after"))
}

func TestTheSameFileUnderAnotherNameIsInUse(t *testing.T) {
	dir := t.TempDir()
	path, link := filepath.Join(dir, "adref.db"), filepath.Join(dir, "link.db")
	s := open(t, path)
	if err := os.Symlink(path, link); err != nil {
		t.Skip(err)
	}
	_, err := Open(t.Context(), link)
	wantErr(t, err, ErrInUse)
	_, err = Open(t.Context(), path)
	wantErr(t, err, ErrInUse)
	mustAppend(t, s, "r", 0, record("ZZ", "c1")) // a refused opening harms nothing
	s.Close()
	if got := sound(t, open(t, link), "r"); len(got) != 1 {
		t.Errorf("%d records by the link, want 1", len(got))
	}
}

func TestAReadOnlyStoreReadsWhatTheServerWritesAndWritesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "adref.db")
	_, err := Open(t.Context(), path, ReadOnly())
	wantErr(t, err, fs.ErrNotExist)
	server := open(t, path)
	reader := open(t, path, ReadOnly())
	mustAppend(t, server, "r", 0, record("ZZ", "c1"))
	v := put(t, server, "k", "x", 0, time.Time{})
	if got := sound(t, reader, "r"); len(got) != 1 {
		t.Errorf("%d records, want 1", len(got))
	}
	if got, err := reader.Get(t.Context(), "k"); err != nil || got.Version != v {
		t.Error(got, err)
	}
	_, err = reader.Append(t.Context(), "r", 1, []Record{record("ZZ", "c2")})
	_, err2 := reader.Put(t.Context(), "k", nil, v, time.Time{})
	for _, err := range []error{err, err2, reader.Delete(t.Context(), "k", v)} {
		wantErr(t, err, ErrReadOnly)
	}
	server.Close()
	reader.Close()
	// Nobody else there: a file at rest.
	reader = open(t, path, ReadOnly())
	if got := sound(t, reader, "r"); len(got) != 1 {
		t.Errorf("%d records at rest, want 1", len(got))
	}
}

func TestOnlyDatabasesOfThisProgramAreOpenedAndOthersAreLeftAsTheyWere(t *testing.T) {
	dir := t.TempDir()
	text, foreign := filepath.Join(dir, "text.db"), filepath.Join(dir, "foreign.db")
	if err := os.WriteFile(text, bytes.Repeat([]byte("not a database "), 100), 0o600); err != nil {
		t.Fatal(err)
	}
	rawSQL(t, foreign, `CREATE TABLE records (id)`)
	for _, path := range []string{text, foreign} {
		before, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, opts := range [][]Option{nil, {ReadOnly()}} {
			_, err = Open(t.Context(), path, opts...)
			wantErr(t, err, ErrInvalid)
		}
		if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
			t.Errorf("%s was changed by refusing it, %v", path, err)
		}
	}
	_, err := Open(t.Context(), dir)
	wantErr(t, err, ErrInvalid)
	_, err = Open(t.Context(), filepath.Join(dir, "no", "such.db"))
	wantErr(t, err, fs.ErrNotExist)
}

func TestADatabaseOfANewerProgramIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "adref.db")
	open(t, path).Close()
	rawSQL(t, path, `INSERT INTO schema_versions (version_id, is_applied) VALUES (99, 1)`)
	for _, opts := range [][]Option{nil, {ReadOnly()}} {
		_, err := Open(t.Context(), path, opts...)
		wantErr(t, err, ErrNewer)
		if !strings.Contains(err.Error(), "99") || !strings.Contains(err.Error(), path) {
			t.Errorf("the refusal does not say what and where: %v", err)
		}
	}
}

func TestOtherAddressesAreRefusedWithoutRepeatingAPassword(t *testing.T) {
	for _, dsn := range []string{"postgres://u:secret@host/db", "postgresql://u:secret@host/db", "mysql://u:secret@host"} {
		_, err := Open(t.Context(), dsn)
		wantErr(t, err, errors.ErrUnsupported)
		if strings.Contains(err.Error(), "secret") {
			t.Errorf("the password is in %q", err)
		}
	}
	for _, dsn := range []string{"", ":memory:", "file:x.db?mode=memory", "a\x00b"} {
		_, err := Open(t.Context(), dsn)
		wantErr(t, err, ErrInvalid)
	}
}

func TestAnyFileNameWillDoAndTheFilesAreTheirOwnersAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a ?b#c%20 é.db")
	s := open(t, path)
	mustAppend(t, s, "r", 0, record("ZZ", "c1"))
	for _, suffix := range []string{"", "-wal", "-shm", ".lock"} {
		info, err := os.Stat(path + suffix)
		if err != nil {
			t.Fatal(err)
		}
		if mode := info.Mode().Perm(); mode != 0o600 {
			t.Errorf("%q has mode %o", suffix, mode)
		}
	}
}

func TestAFullDatabaseRefusesAndGoesOnWhenThereIsSpace(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "adref.db"))
	limit := func(pages int) {
		t.Helper()
		// Beside the committer's goroutine, which is idle between appends.
		if _, err := s.(*sqlite).writer.conn.ExecContext(t.Context(), fmt.Sprintf(`PRAGMA max_page_count = %d`, pages)); err != nil {
			t.Fatal(err)
		}
	}
	mustAppend(t, s, "r", 0, record("ZZ", "c1"))
	limit(1) // the least it can be: its size now
	large := record("ZZ", "c2")
	large.Content = bytes.Repeat([]byte("x"), 1<<20)
	for range 3 {
		_, err := s.Append(t.Context(), "r", 1, []Record{large})
		wantErr(t, err, ErrFull)
		_, err = s.Append(t.Context(), "r", 1, []Record{record("ZZ", "c3"), large})
		wantErr(t, err, ErrFull)
		_, err = s.Put(t.Context(), "k", large.Content, 0, time.Time{})
		wantErr(t, err, ErrFull)
	}
	if got := sound(t, s, "r"); len(got) != 1 {
		t.Fatalf("%d records, want 1", len(got))
	}
	limit(1 << 30)
	mustAppend(t, s, "r", 1, large)
	mustAppend(t, s, "r", 2, record("ZZ", "c3"))
	sound(t, s, "r")
}

func TestAFailedCommitLeavesNothingOfItsGroupBehind(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "adref.db")).(*sqlite)
	mustAppend(t, s, "r", 0, record("ZZ", "c1"))
	sealed, _, err := seal("r", 1, []Record{record("ZZ", "c2")})
	if err != nil {
		t.Fatal(err)
	}
	disk := errors.New("disk")
	// In the committer's place, whose goroutine is idle between appends.
	err = s.writer.write([]*job{
		{run: func(w *writer) (refusal, failure error) { return w.append("r", 1, sealed) }},
		{run: func(*writer) (refusal, failure error) { return nil, disk }},
	})
	wantErr(t, err, disk)
	_, err = s.Append(t.Context(), "r", 2, []Record{record("ZZ", "c3")})
	wantErr(t, err, ErrConflict)
	mustAppend(t, s, "r", 1, record("ZZ", "c2"))
	if got := sound(t, s, "r"); len(got) != 2 {
		t.Errorf("%d records, want 2", len(got))
	}
}

func TestACommitTakesAllThatWaitUpToTheLimit(t *testing.T) {
	c := &committer{wake: make(chan struct{}, 1), ended: make(chan struct{})}
	for i := range groupLimit + 2 {
		c.queue = append(c.queue, &job{size: i})
	}
	c.queue = append(c.queue, &job{size: groupBytes}, &job{size: 1})
	var sizes []int
	for {
		group, last := c.take(nil)
		if last || len(group) == 0 {
			break
		}
		sizes = append(sizes, len(group))
	}
	if fmt.Sprint(sizes) != "[64 2 1 1]" {
		t.Errorf("groups of %v", sizes)
	}
}

func TestTamperingWithTheFileIsFound(t *testing.T) {
	for name, c := range map[string]struct {
		sql string
		at  int64
	}{
		"content":   {`UPDATE records SET content = CAST('{}' AS BLOB) WHERE sequence = 2`, 2},
		"actor":     {`UPDATE records SET actor = 'YY' WHERE sequence = 3`, 3},
		"removed":   {`DELETE FROM records WHERE sequence = 2`, 2},
		"reordered": {`UPDATE records SET sequence = CASE sequence WHEN 2 THEN 13 ELSE 12 END WHERE sequence IN (2, 3); UPDATE records SET sequence = sequence - 10 WHERE sequence > 10`, 2},
		"expunged":  {`UPDATE records SET content = NULL, salt = NULL WHERE sequence = 2`, 0},
	} {
		path := filepath.Join(t.TempDir(), "adref.db")
		s := open(t, path)
		mustAppend(t, s, "r", 0, record("ZZ", "c1"), record("ZZ", "c2"), record("ZZ", "c3"), record("ZZ", "c4"))
		s.Close()
		rawSQL(t, path, c.sql)
		s = open(t, path)
		if at := brokenAt(t, "r", all(t, s.Read(t.Context(), "r", 0))); at != c.at {
			t.Errorf("%s: broken at %d, want %d", name, at, c.at)
		}
	}
}

func TestACopyMadeWhileWritingIsSoundAndHasAnEpochOfItsOwn(t *testing.T) {
	dir := t.TempDir()
	path, backup := filepath.Join(dir, "adref.db"), filepath.Join(dir, "backup.db")
	s := open(t, path)
	ctx, stop := context.WithCancel(t.Context())
	grown, stopWatch := s.Watch("r")
	defer stopWatch()
	var group sync.WaitGroup
	group.Go(func() {
		for n := int64(0); ctx.Err() == nil; n++ {
			if _, err := s.Append(t.Context(), "r", n, []Record{record("ZZ", fmt.Sprint(n))}); err != nil {
				t.Error(err)
			}
		}
	})
	<-grown
	err := Copy(t.Context(), path, backup)
	stop()
	group.Wait()
	if err != nil {
		t.Fatal(err)
	}
	wantErr(t, Copy(t.Context(), path, backup), fs.ErrExist)
	if left, _ := filepath.Glob(filepath.Join(dir, "*partial*")); left != nil {
		t.Errorf("left behind: %q", left)
	}
	stale := filepath.Join(dir, "stale.db")
	if err := os.WriteFile(stale+"-wal", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	wantErr(t, Copy(t.Context(), path, stale), fs.ErrExist)
	resting := open(t, backup, ReadOnly())
	if _, err := resting.Epoch(t.Context()); !errors.Is(err, ErrNotFound) {
		t.Errorf("a backup at rest has an epoch: %v", err)
	}
	resting.Close()
	restored := filepath.Join(dir, "restored.db")
	if err := Copy(t.Context(), backup, restored); err != nil {
		t.Fatal(err)
	}
	copied := open(t, restored)
	was, err := s.Epoch(t.Context())
	is, err2 := copied.Epoch(t.Context())
	if err := errors.Join(err, err2); err != nil || was == is {
		t.Errorf("epochs %q and %q, %v", was, is, err)
	}
	whole, part := sound(t, s, "r"), sound(t, copied, "r")
	if len(part) == 0 || len(part) > len(whole) || !equal(part[len(part)-1], whole[len(part)-1]) {
		t.Errorf("%d of %d records copied", len(part), len(whole))
	}
	mustAppend(t, copied, "r", int64(len(part)), record("YY", "goes its own way"))
}

// rawSQL does to a file what the store never would.
func rawSQL(t testing.TB, path, text string) {
	t.Helper()
	db, err := sql.Open("sqlite3", path)
	if err == nil {
		_, err = db.Exec(text)
	}
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
}
