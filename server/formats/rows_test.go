// rows_test.go tries the reading of tables of proposals.

package formats

import (
	"slices"
	"strings"
	"testing"
)

func TestATableOfProposalsIsReadInOrder(t *testing.T) {
	want := []Row{
		{By: "Arvenia", Old: "shall, \"where possible\",", New: "shall", Reason: "clarity"},
		{By: "Corvia", Old: "", New: "A new paragraph.\nIn two lines.", Reason: ""},
	}
	for name, c := range map[string]struct{ file, text string }{
		"commas":        {"a.csv", "by,old,new,reason\nArvenia,\"shall, \"\"where possible\"\",\",shall,clarity\nCorvia,,\"A new paragraph.\nIn two lines.\",\n"},
		"semicolons":    {"a.csv", "by;old;new;reason\r\nArvenia;\"shall, \"\"where possible\"\",\";shall;clarity\r\nCorvia;;\"A new paragraph.\nIn two lines.\";\r\n"},
		"tabs":          {"a.CSV", "by\told\tnew\treason\nArvenia\t\"shall, \"\"where possible\"\",\"\tshall\tclarity\nCorvia\t\t\"A new paragraph.\nIn two lines.\"\t\n"},
		"a byte order":  {"a.csv", "\ufeffBy, Old ,NEW,Reason\nArvenia,\"shall, \"\"where possible\"\",\",shall,clarity\n\nCorvia,,\"A new paragraph.\nIn two lines.\",\n"},
		"other names":   {"a.csv", "Delegation,Quoted text,Proposed_Text:,RATIONALE\nArvenia,\"shall, \"\"where possible\"\",\",shall,clarity\nCorvia,,\"A new paragraph.\nIn two lines.\",\n"},
		"another order": {"a.csv", "new,old,reason,by\nshall,\"shall, \"\"where possible\"\",\",clarity,Arvenia\n\"A new paragraph.\nIn two lines.\",,,Corvia"},
		"JSON lines":    {"a.jsonl", "\ufeff{\"by\":\"Arvenia\",\"old\":\"shall, \\\"where possible\\\",\",\"new\":\"shall\",\"reason\":\"clarity\"}\n\n{\"by\":\"Corvia\",\"old\":\"\",\"new\":\"A new paragraph.\\nIn two lines.\"}\r\n"},
	} {
		t.Run(name, func(t *testing.T) {
			rows, notices, err := ReadRows(c.file, []byte(c.text))
			if err != nil || len(notices) > 0 || !slices.Equal(rows, want) {
				t.Errorf("read %q, %q, %v", rows, notices, err)
			}
		})
	}
}

func TestOtherColumnsAreLeftOutWithANotice(t *testing.T) {
	for file, text := range map[string]string{
		"a.csv":   "id,old,new,date\n7,a,b,today\n8,c,d,today\n",
		"a.jsonl": `{"id":7,"old":"a","new":"b","date":["today"]}` + "\n" + `{"old":"c","new":"d","id":{}}`,
	} {
		rows, notices, err := ReadRows(file, []byte(text))
		if err != nil || !slices.Equal(rows, []Row{{Old: "a", New: "b"}, {Old: "c", New: "d"}}) {
			t.Errorf("%s: read %q, %v", file, rows, err)
		}
		if !slices.Equal(notices, []string{`the column "id" is not read`, `the column "date" is not read`}) {
			t.Errorf("%s: notices %q", file, notices)
		}
	}
}

func TestATableThatCannotBeReadSaysOnWhichLine(t *testing.T) {
	for name, c := range map[string]struct{ file, text, says string }{
		"empty":                  {"a.csv", "\ufeff \n", "empty"},
		"another kind":           {"a.xlsx", "x", ".xlsx"},
		"not UTF-8":              {"a.csv", "old,new\na,b\n\xe9,c\n", "line 3"},
		"no column old":          {"a.csv", "by,new\na,b\n", `line 1: there is no column "old"`},
		"no column new":          {"a.csv", "by,old\na,b\n", `line 1: there is no column "new"`},
		"a column twice":         {"a.csv", "old,new,Old\na,b,c\n", `line 1: the column "old" stands twice`},
		"one column, two names":  {"a.csv", "old,new,current text\na,b,c\n", `line 1: the column "old" stands twice`},
		"a field too many":       {"a.csv", "old,new\na,b\nc,d,e\n", "line 3: another number"},
		"a field too few":        {"a.csv", "old,new\n\"a\nb\",c\nd\n", "line 4: another number"},
		"an open quotation mark": {"a.csv", "old,new\na,\"b\n", "line 2: a quotation mark"},
		"a bare quotation mark":  {"a.csv", "old,new\na \"b\" c,d\n", "line 2: a quotation mark"},
		"not an object":          {"a.jsonl", "{\"old\":\"a\",\"new\":\"b\"}\n[]\n", "line 2: not an object"},
		"half an object":         {"a.jsonl", "\n{\"old\":\"a\",\"new\":\n", "line 2: not JSON"},
		"two objects":            {"a.jsonl", `{"old":"a","new":"b"} {}`, "line 1: something stands behind"},
		"a member missing":       {"a.jsonl", `{"by":"a","new":"b"}`, `line 1: the member "old" is missing`},
		"a member twice":         {"a.jsonl", `{"old":"a","old":"a","new":"b"}`, `line 1: the member "old" stands twice`},
		"another case":           {"a.jsonl", `{"Old":"a","new":"b"}`, `line 1: the member "old" is missing`},
		"not a string":           {"a.jsonl", `{"old":null,"new":"b"}`, `line 1: the member "old" is not a string`},
		"half a character":       {"a.jsonl", `{"old":"\ud800","new":"b"}`, "line 1: an escape"},
		"too many rows":          {"a.csv", "old,new\n" + strings.Repeat("a,b\n", maxRows+1), "line 50002: "},
		"too large":              {"a.csv", strings.Repeat("x", MaxFile+1), "MiB"},
	} {
		t.Run(name, func(t *testing.T) {
			rows, _, err := ReadRows(c.file, []byte(c.text))
			if err == nil || rows != nil || !strings.HasPrefix(err.Error(), c.says) && !strings.Contains(err.Error(), c.says) || strings.Contains(err.Error(), "\n") {
				t.Errorf("%d rows, error %v", len(rows), err)
			}
		})
	}
}

func FuzzRows(f *testing.F) {
	f.Add(true, "by,old,new,reason\nArvenia,\"a\nb\",c,\n")
	f.Add(true, "old;new\na;b\n")
	f.Add(false, "{\"by\":\"Arvenia\",\"old\":\"a\",\"new\":\"b\",\"reason\":\"\"}\n")
	f.Fuzz(func(t *testing.T, commas bool, text string) {
		name := "a.jsonl"
		if commas {
			name = "a.csv"
		}
		rows, _, err := ReadRows(name, []byte(text))
		if err != nil && (rows != nil || err.Error() == "") {
			t.Fatalf("%d rows and the error %v", len(rows), err)
		}
		if n := strings.Count(text, "\n") + 1; len(rows) > n {
			t.Fatalf("%d rows of %d lines", len(rows), n)
		}
	})
}

func TestATableMaySayWhereItsRowsBelong(t *testing.T) {
	for file, text := range map[string]string{
		"a.csv":   "Para.,old,new\n12 bis,a,b\n7,c,d\n",
		"a.jsonl": `{"paragraph":"12 bis","old":"a","new":"b"}` + "\n" + `{"paragraph":7,"old":"c","new":"d"}`,
	} {
		rows, notices, err := ReadRows(file, []byte(text))
		if err != nil || len(notices) > 0 || !slices.Equal(rows, []Row{{Paragraph: "12 bis", Old: "a", New: "b"}, {Paragraph: "7", Old: "c", New: "d"}}) {
			t.Errorf("%s: read %q, %q, %v", file, rows, notices, err)
		}
	}
}
