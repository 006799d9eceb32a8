// data_test.go tries the package on real texts, found through ADREF_TEST_DATA.
// What it keeps of them is numbers and hashes.

package diffing

import (
	"bufio"
	"crypto/sha256"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

var update = flag.Bool("update", false, "write the golden file anew")

// data is the path of a file of the test data; without the data the test is
// skipped.
func data(t *testing.T, path string) string {
	t.Helper()
	dir := os.Getenv("ADREF_TEST_DATA")
	if dir == "" {
		t.Skip("ADREF_TEST_DATA is not set")
	}
	return filepath.Join(dir, path)
}

// lines reads a file and gives what stands on its lines, the empty ones left out.
func lines(t *testing.T, path string) []string {
	t.Helper()
	f, err := os.Open(data(t, path))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var list []string
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		if strings.TrimSpace(s.Text()) != "" {
			list = append(list, s.Text())
		}
	}
	if err := s.Err(); err != nil {
		t.Fatal(err)
	}
	return list
}

// The hash is of every difference in JSON: it stays the same on any machine, and
// when it does not, Engine must rise.
func TestRealAmendmentsGiveTheDifferencesTheyAlwaysGave(t *testing.T) {
	rows := lines(t, "amendments/proposals.jsonl")
	hash := sha256.New()
	changed, operations, readable := 0, 0, 0
	for _, row := range rows {
		var p struct{ Old, New string }
		if err := json.Unmarshal([]byte(row), &p); err != nil {
			t.Fatal(err)
		}
		d := Words(p.Old, p.New)
		keepsLaw(t, d, p.Old, p.New)
		if got, want := changedWords(d), fewestWords(p.Old, p.New); got != want {
			t.Errorf("%d words changed, %d would do", got, want)
		}
		keepsReading(t, d)
		keepsMerge(t, p.Old, p.New, p.Old+" ")
		changed, operations, readable = changed+changedWords(d), operations+len(d), readable+len(Readable(d))
		if err := json.NewEncoder(hash).Encode(d); err != nil {
			t.Fatal(err)
		}
	}
	got := fmt.Sprintf("engine %d\npairs %d\noperations %d\nreadable operations %d\nwords changed %d\nsha256 %x\n",
		Engine, len(rows), operations, readable, changed, hash.Sum(nil))
	golden := filepath.Join("testdata", "amendments.golden")
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestTextsInTheSixLanguagesKeepEveryLaw(t *testing.T) {
	for _, language := range []string{"ar", "en", "es", "fr", "ru", "zh"} {
		t.Run(language, func(t *testing.T) {
			paragraphs := lines(t, "languages/agreement-"+language+".txt")
			for i, p := range paragraphs {
				if len(p) < 4096 {
					keepsTokens(t, p)
				}
				next := paragraphs[(i+1)%len(paragraphs)]
				if len(p)+len(next) < 1<<14 {
					keepsLaw(t, Words(p, next), p, next)
				}
				words := Tokens(p)
				at := wholeWord(words)
				if at == 0 {
					continue
				}
				cut := strings.Join(slices.Delete(slices.Clone(words), at, at+1), "")
				d := Words(p, cut)
				keepsLaw(t, d, p, cut)
				if n := changedWords(d); n != 1 {
					t.Errorf("one word deleted from paragraph %d changes %d", i, n)
				}
				ends := strings.Join(words[:len(words)-1], "")
				keepsMerge(t, p, cut, ends)
			}
		})
	}
}

// wholeWord is a word past the middle that can go without its neighbours
// becoming one, or 0.
func wholeWord(tokens []string) int {
	alone := func(i int) bool {
		r, _ := utf8.DecodeRuneInString(tokens[i])
		return blank(tokens[i]) || classOf(r) == han
	}
	for i := len(tokens)/2 + 1; i < len(tokens)-1; i++ {
		if !blank(tokens[i]) && alone(i-1) && alone(i+1) && !(blank(tokens[i-1]) && blank(tokens[i+1])) || classOf([]rune(tokens[i])[0]) == plain && i+1 < len(tokens) && tokens[i+1] == "," {
			return i
		}
	}
	return 0
}

func TestTwoDraftsOfOneAgreementAreAligned(t *testing.T) {
	from, to := lines(t, "drafts/paris-2015-12-04.txt"), lines(t, "drafts/paris-2015-12-09.txt")
	list, err := Align(t.Context(), from, to)
	if err != nil {
		t.Fatal(err)
	}
	keepsPairing(t, list, from, to)
	count := map[Change]int{}
	for _, p := range list {
		count[p.Change]++
		if p.Change == Revised || p.Change == Moved {
			keepsLaw(t, Words(from[p.From[0]], to[p.To[0]]), from[p.From[0]], to[p.To[0]])
		}
	}
	t.Logf("%d and %d paragraphs: %v", len(from), len(to), count)
	if kept := count[Same] + count[Revised] + count[Split] + count[Merged]; kept < len(to)/2 {
		t.Errorf("only %d of %d paragraphs have a partner in their place", kept, len(to))
	}
}
