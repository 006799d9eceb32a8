// oracle_test.go compares what is read of many files of other projects with the text that their changes
// make, rejected and accepted.

package docx

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// data is the folder of files to try, or the test is skipped.
func data(t testing.TB, parts ...string) string {
	t.Helper()
	dir := os.Getenv("ADREF_TEST_DATA")
	if dir == "" {
		t.Skip("ADREF_TEST_DATA names no folder of test data")
	}
	return filepath.Join(append([]string{dir, "word"}, parts...)...)
}

var (
	unlike  = strings.NewReplacer("\u2011", "-", "\u2010", "-", "‘", "'", "’", "'", "“", `"`, "”", `"`, "\u00ad", "", "\u200b", "", "\u200e", "", "\u200f", "", "\ufeff", "", "\u200d", "")
	spacing = regexp.MustCompile(`[\s\x{a0}\x{2000}-\x{200a}\x{2028}\x{202f}\x{205f}\x{3000}]+`)
	private = regexp.MustCompile(`[\x{e000}-\x{f8ff}]`)
)

// comparable is the lines of a text without what is not a difference.
func comparable(lines []string) []string {
	var list []string
	for _, line := range lines {
		if line = strings.TrimSpace(spacing.ReplaceAllString(unlike.Replace(line), " ")); line != "" {
			list = append(list, line)
		}
	}
	return list
}

// sameLine compares a line with what it should be, in which a sign of a private use stands for any two.
func sameLine(got, want string) bool {
	if got == want || !private.MatchString(want) {
		return got == want
	}
	parts := private.Split(want, -1)
	for i := range parts {
		parts[i] = regexp.QuoteMeta(parts[i])
	}
	return regexp.MustCompile("^" + strings.Join(parts, ".{0,2}") + "$").MatchString(got)
}

// inOrder counts the lines that two texts have in common, in order.
func inOrder(got, want []string) int {
	lo := 0
	for lo < len(got) && lo < len(want) && sameLine(got[lo], want[lo]) {
		lo++
	}
	got, want = got[lo:], want[lo:]
	before := make([]int, len(want)+1)
	for _, g := range got {
		row := make([]int, len(want)+1)
		for j, w := range want {
			if row[j+1] = max(before[j+1], row[j]); sameLine(g, w) {
				row[j+1] = before[j] + 1
			}
		}
		before = row
	}
	return lo + before[len(want)]
}

// missed is the files in which a paragraph is read otherwise, and why.
var missed = map[string]string{
	"oxpt__HC031-Complicated-Document": "the text of a box stands where the box does; the others leave it apart",
}

func TestTheTextOfManyFilesIsReadAsTheirChangesMakeIt(t *testing.T) {
	names, err := filepath.Glob(data(t, "oracle", "*.before.txt"))
	if err != nil || len(names) == 0 {
		t.Fatal(err, "no texts to compare with")
	}
	files, whole, right, all := 0, 0, 0, 0
	for _, name := range names {
		name = strings.TrimSuffix(filepath.Base(name), ".before.txt")
		path := data(t, "suites", name+".docx")
		if made, ok := strings.CutPrefix(name, "made__"); ok {
			path = data(t, "made", made+".docx")
		}
		file, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		d, err := Read(file)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		files++
		good := true
		for side, suffix := range []string{".before.txt", ".after.txt"} {
			text, err := os.ReadFile(data(t, "oracle", name+suffix))
			if err != nil {
				continue
			}
			want := comparable(strings.Split(string(text), "\n"))
			var lines []string
			for _, p := range d.Text(Side(side)) {
				lines = append(lines, p.Whole())
			}
			got := comparable(lines)
			same, most := inOrder(got, want), max(len(got), len(want))
			right, all = right+same, all+most
			if same != most {
				good = false
				if missed[name] == "" {
					t.Errorf("%s%s: %d of %d paragraphs", name, suffix, same, most)
				}
				if dir := os.Getenv("ADREF_ORACLE_OUT"); dir != "" {
					t.Log(name, suffix)
				}
			}
			if dir := os.Getenv("ADREF_ORACLE_OUT"); dir != "" {
				os.WriteFile(filepath.Join(dir, name+suffix), []byte(strings.Join(lines, "\n")+"\n"), 0o644)
			}
		}
		if good {
			whole++
			if missed[name] != "" {
				t.Errorf("%s is read as it should be now: it is no longer missed", name)
			}
		}
	}
	t.Logf("%d files, %d of them wholly, %d of %d paragraphs: %.2f %%", files, whole, right, all, 100*float64(right)/float64(all))
	if float64(right) < 0.995*float64(all) {
		t.Errorf("%d of %d paragraphs are read as they should be", right, all)
	}
}
