// place_test.go runs `adref place` on tables of proposals.

package main

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const placeDraft = `1. The group met in Geneva and elected its Chair by acclamation.

2. States expressed concern at threats to shared networks.

3. Support for capacity-building should be sustainable and tailored to needs.
`

const placeTable = `by,old,new,reason
Arvenia,should be sustainable and tailored,should be sustainable,shorter
Corvia,,A new paragraph.,
Norland,Frieden und Sicherheit für alle Staaten,,
Arvenia,"1. The Group met in Geneva, and elected its Chair",The group met,
`

// placeJSON runs the command and checks that every row stands in the answer once, in order.
func placeJSON(t *testing.T, draft, table string, rows int) []placed {
	t.Helper()
	out, errs, status := adref(t, "place", "-format", "json", draft, table)
	if status != 0 || errs != "" {
		t.Fatalf("status %d: %s", status, errs)
	}
	list := parse[[]placed](t, []byte(out))
	if len(list) != rows {
		t.Fatalf("%d rows of %d", len(list), rows)
	}
	for i, p := range list {
		if p.Row != i+1 || p.Confidence < 0 || p.Confidence > 1 || p.ID != "" && p.ID == p.Second {
			t.Errorf("row %d is %+v", i+1, p)
		}
	}
	return list
}

func TestRowsOfATableArePlacedInTheDraft(t *testing.T) {
	draft := writeFile(t, "draft.txt", placeDraft)
	ids := map[string]string{"": ""}
	out, _, _ := adref(t, "outline", "-format", "json", draft)
	for _, e := range parse[[]struct{ ID, Number string }](t, []byte(out)) {
		ids[e.Number] = e.ID
	}
	list := placeJSON(t, draft, writeFile(t, "table.csv", "\ufeff"+placeTable), 4)
	for i, number := range []string{"3", "", "", "1"} {
		if list[i].ID != ids[number] {
			t.Errorf("row %d is at %q, not at paragraph %q, %q", i+1, list[i].ID, number, ids[number])
		}
	}
	if out, errs, status := adref(t, "place", "-format", "json", draft, writeFile(t, "none.csv", "old,new\n")); out != "[]\n" || errs != "" || status != 0 {
		t.Errorf("a table without rows: %d %q %q", status, out, errs)
	}
	out, errs, status := adref(t, "place", draft, writeFile(t, "table.csv", strings.Replace(placeTable, "reason", "remarks", 1)))
	if status != 0 || strings.Count(out, "\n") != 5 || strings.Count(out, "not found") != 2 || !strings.HasSuffix(out, "2 of 4 rows found\n") {
		t.Errorf("as text: %d %q", status, out)
	}
	if errs != "notice: the column \"remarks\" is not read\n" {
		t.Errorf("notices: %q", errs)
	}
}

func TestATableThatCannotBePlacedGetsOneLineAndStatusTwo(t *testing.T) {
	draft, table := writeFile(t, "draft.txt", placeDraft), writeFile(t, "table.csv", placeTable)
	for name, c := range map[string]struct {
		args []string
		says string
	}{
		"a column missing": {[]string{draft, writeFile(t, "a.csv", "by,new\na,b\n")}, `line 1: there is no column "old"`},
		"a bad field":      {[]string{draft, writeFile(t, "a.csv", "old,new\na,b\nc\n")}, "line 3"},
		"a folder":         {[]string{draft, t.TempDir()}, "folder"},
		"no such table":    {[]string{draft, filepath.Join(t.TempDir(), "absent.csv")}, "no such file"},
		"too large":        {[]string{draft, writeFile(t, "large.csv", strings.Repeat("a,b\n", 5<<20))}, "MiB"},
		"no draft":         {[]string{writeFile(t, "empty.txt", ""), table}, "empty"},
		"no table":         {[]string{draft}, "takes"},
		"another format":   {[]string{"-format", "xml", draft, table}, "xml"},
	} {
		t.Run(name, func(t *testing.T) {
			out, errs, status := adref(t, append([]string{"place"}, c.args...)...)
			if status != 2 || out != "" || strings.Count(errs, "\n") != 1 || !strings.Contains(errs, c.says) {
				t.Errorf("status %d, output %q, error %q", status, out, errs)
			}
		})
	}
}

func TestRealProposalsArePlacedTheSameFromBothKindsOfTable(t *testing.T) {
	draft, lines := testData(t, "amendments", "base.jsonl"), testData(t, "amendments", "proposals.jsonl")
	data, err := os.ReadFile(lines)
	if err != nil {
		t.Fatal(err)
	}
	var table strings.Builder
	out := csv.NewWriter(&table)
	out.Write([]string{"by", "old", "new"})
	quoted, rows := 0, 0
	for line := range strings.Lines(string(data)) {
		var p struct{ By, Old, New string }
		if err := json.Unmarshal([]byte(line), &p); err != nil {
			t.Fatal(err)
		}
		if rows++; p.Old != "" {
			quoted++
		}
		out.Write([]string{p.By, p.Old, p.New})
	}
	out.Flush()
	list := placeJSON(t, draft, lines, rows)
	found := 0
	for _, p := range list {
		if p.ID != "" {
			found++
		}
	}
	t.Logf("%d rows, %d with a quotation, %d placed", rows, quoted, found)
	if found > quoted || found*100 < 98*quoted {
		t.Errorf("%d of %d quotations are placed", found, quoted)
	}
	for i, p := range placeJSON(t, draft, writeFile(t, "table.csv", table.String()), rows) {
		if p != list[i] {
			t.Errorf("row %d is %+v from one table and %+v from the other", i+1, list[i], p)
		}
	}
}
