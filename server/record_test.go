// record_test.go is the procedural record from the command line.

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// PRACTICE 7.
func TestTheProceduralRecordIsExportedFromADatabase(t *testing.T) {
	draft := filepath.Join(t.TempDir(), "draft.txt")
	if err := os.WriteFile(draft, []byte("1. States keep their charts.\n\n2. States keep their harbours.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	db := filepath.Join(t.TempDir(), "adref.db")
	var out, errs bytes.Buffer
	if err := run(t.Context(), []string{"import", "-db", db, draft}, &out, &errs); err != nil {
		t.Fatal(err)
	}
	id := strings.TrimSpace(out.String())
	out.Reset()
	if err := run(t.Context(), []string{"export", "-db", db, "-format", "record", id}, &out, &errs); err != nil {
		t.Fatal(err)
	}
	if got := out.String(); !strings.HasPrefix(got, "Procedural record\n") || !strings.Contains(got, "The report was opened with its first text.") {
		t.Errorf("the record is\n%s", got)
	}
}
