// real_test.go reads real drafts. Goldens hold what each element is, its number, its length and
// its hash, not its text.

package plaintext

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"adref/editor"
)

var update = flag.Bool("update", false, "write the goldens anew; read the outcome by eye first")

func realData(t *testing.T, name string) []byte {
	t.Helper()
	folder := os.Getenv("ADREF_TEST_DATA")
	if folder == "" {
		t.Skip("ADREF_TEST_DATA is not set")
	}
	data, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func digest(text string) string {
	sum := sha256.Sum256([]byte(text))
	return fmt.Sprintf("%d %s", len(text), hex.EncodeToString(sum[:]))
}

// golden describes a draft without its words: a line for each field of the masthead, then one for
// each element: kind, level, marker, number, annex, length in bytes, SHA-256.
func golden(d editor.Draft) string {
	var b strings.Builder
	m := d.Masthead
	for _, f := range [][2]string{{"organ", m.Organ}, {"symbol", m.Symbol}, {"distribution", m.Distribution}, {"date", m.Date}, {"original", m.Original}, {"language", m.Language},
		{"body", m.Body}, {"session", m.Session}, {"meeting", m.Meeting}, {"agenda", m.AgendaItem}, {"title", m.Title}} {
		fmt.Fprintf(&b, "masthead %s %s\n", f[0], digest(f[1]))
	}
	for _, l := range m.Lines {
		fmt.Fprintf(&b, "line %s\n", digest(l))
	}
	for _, e := range d.Elements {
		fmt.Fprintf(&b, "%s %d %q %q %t %s\n", e.Kind, e.Level, e.Marker, e.Printed, e.Annex, digest(e.Text))
	}
	return b.String()
}

func TestRealDraftsAreReadAsTheyStand(t *testing.T) {
	for name, want := range map[string]struct{ headings, paragraphs, items, texts, notices int }{
		"A_AC.290_2021_L.1": {10, 16, 13, 0, 1},
		"A_AC.292_2023_L.1": {10, 15, 0, 2, 1},
	} {
		t.Run(name, func(t *testing.T) {
			data := realData(t, "drafts/"+name+".txt")
			d, notices := read(t, string(data))
			file := filepath.Join("testdata", name+".golden")
			if *update {
				if err := os.WriteFile(file, []byte(golden(d)), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			held, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got := golden(d); got != string(held) {
				t.Errorf("got\n%swant\n%s", got, held)
			}
			count := map[editor.Kind]int{}
			var numbers []string
			for _, e := range d.Elements {
				count[e.Kind]++
				if e.Kind == editor.KindParagraph {
					numbers = append(numbers, e.Printed)
				}
			}
			if count[editor.KindHeading] != want.headings || count[editor.KindParagraph] != want.paragraphs || count[editor.KindItem] != want.items || count[editor.KindText] != want.texts || len(notices) != want.notices {
				t.Errorf("counts %v, notices %v", count, notices)
			}
			for i, n := range numbers {
				if n != fmt.Sprint(i+1) {
					t.Errorf("paragraph %d is numbered %s", i+1, n)
				}
			}
			if computed := editor.DraftNumbers(d, editor.NumberingRunning); !slices.EqualFunc(d.Elements, computed, func(e editor.Element, n string) bool { return e.Printed == n }) {
				t.Errorf("the computed numbers are not the printed ones: %q", computed)
			}
			checkRead(t, data)
		})
	}
}

func TestTranscriptionsAreReadWithoutLoss(t *testing.T) {
	for _, name := range []string{"paris-2015-12-04", "paris-2015-12-09"} {
		t.Run(name, func(t *testing.T) {
			data := realData(t, "drafts/"+name+".txt")
			d, _ := read(t, string(data))
			articles := 0
			for _, e := range d.Elements {
				if e.Kind == editor.KindHeading && strings.Contains(e.Text, "Article ") {
					articles++
				}
			}
			if articles < 27 || !strings.HasPrefix(d.Masthead.Title, "Draft Agreement") {
				t.Errorf("%d articles, title %q", articles, d.Masthead.Title)
			}
			checkRead(t, data)
		})
	}
}

func TestTheLanguageOfATreatyIsGuessed(t *testing.T) {
	for _, language := range []string{"ar", "zh", "en", "fr", "ru", "es"} {
		data := realData(t, "languages/agreement-"+language+".txt")
		data = data[:bytes.LastIndexByte(data[:8<<10], '\n')] // one has a control character further down
		if lines, err := split(data); err != nil {
			t.Errorf("%s: %v", language, err)
		} else if got := guessLanguage(lines); got != language {
			t.Errorf("%s is taken for %q", language, got)
		}
	}
}

func TestARegulationIsReadFromItsLines(t *testing.T) {
	d, err := ReadJSONLines(realData(t, "amendments/base.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Elements) != 884 || d.Elements[0].ID != "h1" || d.Masthead.Language != "en" {
		t.Errorf("%d elements, the first %q, language %q", len(d.Elements), d.Elements[0].ID, d.Masthead.Language)
	}
}
