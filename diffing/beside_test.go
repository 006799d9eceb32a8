// beside_test.go holds the differences of real amendments to the fewest words
// possible, and counts what is marked beside other tools.

package diffing

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// marking is how much a tool marks: words, which have a letter or a digit, and
// hunks, which have a word or a sign between them.
type marking struct{ words, hunks int }

func (m *marking) add(other marking) { m.words, m.hunks = m.words+other.words, m.hunks+other.hunks }

// marked counts a difference that leads exactly from one text to the other. A
// word counts when any part of it is marked.
func marked(d Diff) marking {
	m := marking{words: changedTokens(d, func(token string) bool { return letters(token) > 0 })}
	return marking{m.words, hunksOf(d)}
}

// markedApart counts the output of a tool that compares words and does not keep
// white space: each of its runs is whole words.
func markedApart(d Diff) marking {
	m := marking{hunks: hunksOf(d)}
	for _, op := range d {
		if op.Kind == Equal {
			continue
		}
		for _, token := range Tokens(op.Text) {
			if letters(token) > 0 {
				m.words++
			}
		}
	}
	return m
}

func hunksOf(d Diff) int {
	n, open := 0, false
	for _, op := range d {
		switch {
		case op.Kind == Equal:
			open = open && blank(op.Text)
		case !blank(op.Text) && !open:
			n, open = n+1, true
		}
	}
	return n
}

func TestMarksAreCountedAsAReaderWould(t *testing.T) {
	for _, c := range []struct {
		d    Diff
		want marking
	}{
		{nil, marking{}},
		{Diff{{Equal, "a b"}}, marking{}},
		{Diff{{Delete, "a b"}, {Insert, "c."}, {Equal, " d"}}, marking{3, 1}},
		{Diff{{Delete, "a"}, {Equal, " "}, {Insert, "b"}, {Equal, ", "}, {Delete, "c"}}, marking{3, 2}},
		{Diff{{Equal, "sh"}, {Delete, "ould"}, {Insert, "all"}, {Equal, " d"}, {Insert, ". "}}, marking{2, 2}},
	} {
		if got := marked(c.d); got != c.want {
			t.Errorf("%q: %v, want %v", c.d, got, c.want)
		}
	}
}

// proposals reads the real amendments: each its old and its new words.
func proposals(t *testing.T) (list [][2]string) {
	for _, row := range lines(t, "amendments/proposals.jsonl") {
		var p struct{ Old, New string }
		if err := json.Unmarshal([]byte(row), &p); err != nil {
			t.Fatal(err)
		}
		list = append(list, [2]string{p.Old, p.New})
	}
	return list
}

// What is shown marks at most 1.15 times the words that are changed, in no more
// hunks than wdiff.
func TestWhatIsShownOfRealAmendmentsIsLittleMoreThanWhatIsChanged(t *testing.T) {
	var least, stored, shown, characters marking
	list := proposals(t)
	for _, p := range list {
		d := Words(p[0], p[1])
		if got, want := changedWords(d), fewestWords(p[0], p[1]); got != want {
			t.Errorf("%d words changed, %d would do: %q", got, want, d)
		}
		stored.add(marked(d))
		shown.add(marked(Readable(d)))
		characters.add(marked(byCharacters(p[0], p[1])))
		least.words += fewest(wordsAlone(p[0]), wordsAlone(p[1]))
	}
	var table strings.Builder
	row := func(name string, m marking) {
		fmt.Fprintf(&table, "%-36s %7d %9.3f %7d %9.2f\n", name, m.words, float64(m.words)/float64(stored.words), m.hunks, float64(m.hunks)/float64(len(list)))
	}
	fmt.Fprintf(&table, "%-36s %7s %9s %7s %9s\n", "", "words", "of stored", "hunks", "each")
	fmt.Fprintf(&table, "%-36s %7d %9.3f\n", "fewest possible, signs disregarded", least.words, float64(least.words)/float64(stored.words))
	row("Words, which is stored", stored)
	row("Readable, which is shown", shown)
	row("go-diff, characters, semantic", characters)
	if shown.words*100 > stored.words*115 {
		t.Errorf("%d words are marked where %d are changed", shown.words, stored.words)
	}
	for _, tool := range wordTools() {
		sum, ok := tool.run(t, list)
		if !ok {
			continue
		}
		row(tool.name, sum)
		if tool.program == "wdiff" && shown.hunks > sum.hunks {
			t.Errorf("%d hunks are shown, wdiff shows %d", shown.hunks, sum.hunks)
		}
	}
	t.Logf("%d amendments\n%s", len(list), table.String())
}

// wordsAlone gives the tokens with a letter or a digit.
func wordsAlone(text string) (list []string) {
	for _, token := range Tokens(text) {
		if letters(token) > 0 {
			list = append(list, token)
		}
	}
	return list
}

func byCharacters(before, after string) (d Diff) {
	dmp := diffmatchpatch.New()
	dmp.DiffTimeout = 0
	kinds := map[diffmatchpatch.Operation]Kind{diffmatchpatch.DiffEqual: Equal, diffmatchpatch.DiffDelete: Delete, diffmatchpatch.DiffInsert: Insert}
	for _, op := range dmp.DiffCleanupSemantic(dmp.DiffMain(before, after, false)) {
		d = append(d, Op{kinds[op.Type], op.Text})
	}
	return d
}

// wordTool is a program that compares two files by words.
type wordTool struct {
	name, program string
	args          []string
	read          func(output string) Diff
}

func wordTools() []wordTool {
	// Control characters, which no text has, mark what wdiff and dwdiff find.
	marks := []string{"-w", "\x01", "-x", "\x02", "-y", "\x03", "-z", "\x04"}
	return []wordTool{
		{"git diff --word-diff", "git", []string{"diff", "--no-index", "--no-color", "-U100000", "--word-diff=porcelain"}, readPorcelain},
		{"wdiff", "wdiff", marks, readMarks},
		{"dwdiff", "dwdiff", marks, readMarks},
		{"dwdiff, signs apart", "dwdiff", append([]string{"-P"}, marks...), readMarks},
	}
}

func readPorcelain(output string) (d Diff) {
	_, body, _ := strings.Cut(output, "\n@@")
	for i, line := range strings.Split(body, "\n") {
		if i == 0 || line == "" {
			continue
		}
		switch line[0] {
		case ' ':
			d = append(d, Op{Equal, line[1:]})
		case '-', '+':
			d = append(d, Op{Kind(line[0]), line[1:]})
		}
	}
	return d
}

func readMarks(output string) (d Diff) {
	kinds := map[byte]Kind{1: Delete, 2: Equal, 3: Insert, 4: Equal}
	kind, from := Equal, 0
	for i := range len(output) {
		if next, ok := kinds[output[i]]; ok {
			d = append(d, Op{kind, output[from:i]})
			kind, from = next, i+1
		}
	}
	return append(d, Op{kind, output[from:]})
}

// run sums what a tool marks in every pair; ok is false when it is not there.
func (w wordTool) run(t *testing.T, list [][2]string) (sum marking, ok bool) {
	path, err := exec.LookPath(w.program)
	if err != nil {
		t.Logf("%s is not installed", w.program)
		return sum, false
	}
	const workers = 4
	var wait sync.WaitGroup
	var lock sync.Mutex
	for n := range workers {
		dir := t.TempDir()
		wait.Go(func() {
			for i := n; i < len(list); i += workers {
				m, err := w.count(path, dir, list[i])
				if err != nil {
					t.Errorf("%s: %v", w.name, err)
					return
				}
				lock.Lock()
				sum.add(m)
				lock.Unlock()
			}
		})
	}
	wait.Wait()
	return sum, !t.Failed()
}

func (w wordTool) count(path, dir string, pair [2]string) (m marking, err error) {
	args := w.args
	for i, text := range pair {
		name := filepath.Join(dir, fmt.Sprint(i))
		if err := os.WriteFile(name, []byte(text+"\n"), 0o600); err != nil {
			return m, err
		}
		args = append(args[:len(args):len(args)], name)
	}
	cmd := exec.Command(path, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8")
	out, err := cmd.Output()
	if err != nil && cmd.ProcessState.ExitCode() != 1 { // 1 says that the files differ
		return m, err
	}
	return markedApart(w.read(string(out))), nil
}
