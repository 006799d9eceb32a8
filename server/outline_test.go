// outline_test.go holds the whole outcome of reading two real drafts, as the command line prints it.

package main

import (
	"crypto/sha256"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"adref/server/formats"
)

var update = flag.Bool("update", false, "write the goldens anew")

func TestOutlineReadsRealDraftsAsTheyArePrinted(t *testing.T) {
	for _, name := range []string{"A_AC.290_2021_L.1", "A_AC.292_2023_L.1"} {
		t.Run(name, func(t *testing.T) {
			out, errs, status := adref(t, "outline", "-format", "json", testData(t, "drafts", name+".txt"))
			if status != 0 {
				t.Fatalf("status %d: %s", status, errs)
			}
			// The golden has one line an entry: kind, level, number, bytes and SHA-256 of the text.
			var lines strings.Builder
			for _, e := range parse[[]formats.OutlineEntry](t, []byte(out)) {
				fmt.Fprintf(&lines, "%s %s %d %q %d %x\n", e.ID, e.Kind, e.Level, e.Number, len(e.Text), sha256.Sum256([]byte(e.Text)))
			}
			golden := filepath.Join("testdata", "outline-"+name+".golden")
			if *update {
				if err := os.WriteFile(golden, []byte(lines.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got := lines.String(); got != string(want) {
				t.Errorf("the outline is\n%s\nnot\n%s", got, want)
			}
		})
	}
}

// A report made from a draft and exported as text reads back as the same draft.
func TestAnExportedReportReadsBackAsTheDraftItWasMadeFrom(t *testing.T) {
	for _, name := range []string{"A_AC.290_2021_L.1", "A_AC.292_2023_L.1"} {
		draft := testData(t, "drafts", name+".txt")
		db := filepath.Join(t.TempDir(), "adref.db")
		id, errs, status := adref(t, "import", "-db", db, draft)
		if status != 0 {
			t.Fatalf("import: %s", errs)
		}
		text, errs, status := adref(t, "export", "-db", db, strings.TrimSpace(id))
		if status != 0 {
			t.Fatalf("export: %s", errs)
		}
		want, _, _ := adref(t, "outline", "-format", "json", draft)
		got, errs, status := adref(t, "outline", "-format", "json", writeFile(t, "back.txt", text))
		if status != 0 || got != want {
			t.Errorf("%s: read back %s as\n%s\nnot\n%s", name, errs, got, want)
		}
		record, errs, status := adref(t, "export", "-db", db, "-format", "json", strings.TrimSpace(id))
		if status != 0 || !json.Valid([]byte(record)) {
			t.Errorf("export json: %d %s", status, errs)
		}
		if out, errs, status := adref(t, "verify", "-db", db); status != 0 || !strings.Contains(out, "1 records, whole") {
			t.Errorf("verify: %d %s %s", status, out, errs)
		}
	}
}
