// git_test.go merges real texts beside git merge-file, one word with its white
// space a line.

package diffing

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
)

// tool is the path of a program that a comparison needs; without it the test is
// skipped.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed", name)
	}
	return path
}

// stock is the paragraphs of the real texts that are long enough to be edited in
// several places: three drafts, six languages, the amendments' base.
func stock(t *testing.T) []string {
	t.Helper()
	var all []string
	for _, name := range []string{
		"drafts/paris-2015-12-04.txt", "drafts/A_AC.290_2021_L.1.txt", "drafts/A_AC.292_2023_L.1.txt",
		"languages/agreement-ar.txt", "languages/agreement-en.txt", "languages/agreement-es.txt",
		"languages/agreement-fr.txt", "languages/agreement-ru.txt", "languages/agreement-zh.txt",
	} {
		all = append(all, lines(t, name)...)
	}
	for _, row := range lines(t, "amendments/base.jsonl") {
		var p struct{ Text string }
		if err := json.Unmarshal([]byte(row), &p); err != nil {
			t.Fatal(err)
		}
		all = append(all, p.Text)
	}
	return slices.DeleteFunc(all, func(p string) bool { n := len(spaced(p)); return n < 8 || n > 400 })
}

// retouched is a text with one to four of its places changed: words replaced,
// deleted, inserted or exchanged, by words of its own or of another text.
func retouched(r *rand.Rand, text string, all []string) string {
	words := spaced(text)
	other := words
	if r.IntN(2) == 0 {
		other = spaced(all[r.IntN(len(all))])
	}
	for range 1 + r.IntN(4) {
		i := r.IntN(len(words) + 1)
		j := min(len(words), i+1+r.IntN(3))
		k := r.IntN(len(other))
		put := other[k:min(len(other), k+1+r.IntN(3))]
		switch r.IntN(5) {
		case 0:
			words = slices.Concat(words[:i], words[j:])
		case 1:
			words = slices.Concat(words[:i], put, words[i:])
		case 2:
			if j-i > 1 {
				words = slices.Concat(words[:i], words[i+1:j], words[i:i+1], words[j:])
			}
		default:
			words = slices.Concat(words[:i], put, words[j:])
		}
	}
	return strings.Join(words, "")
}

// triple is a base, and what two made of it.
type triple [3]string

func triples(t *testing.T, n int) []triple {
	all := stock(t)
	r := rand.New(rand.NewPCG(20240229, 3))
	list := make([]triple, n)
	for i := range list {
		base := all[r.IntN(len(all))]
		start := base
		if r.IntN(4) == 0 { // something that both changed alike
			start = retouched(r, base, all)
		}
		list[i] = triple{base, retouched(r, start, all), retouched(r, start, all)}
	}
	return list
}

// gitMerge merges as git does. clean is false when git sees a conflict.
func gitMerge(git, dir string, texts triple, split func(string) []string) (merged string, clean bool, err error) {
	args := []string{"merge-file", "-p", "-q"}
	for _, i := range []int{1, 0, 2} {
		var b strings.Builder
		for _, word := range split(texts[i]) {
			b.WriteString(strings.ReplaceAll(word, "\n", "\x01"))
			b.WriteByte('\n')
		}
		path := filepath.Join(dir, fmt.Sprint(i))
		if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
			return "", false, err
		}
		args = append(args, path)
	}
	out, err := exec.Command(git, args...).Output()
	var ended *exec.ExitError
	if errors.As(err, &ended) && ended.ExitCode() > 0 && ended.ExitCode() < 128 {
		return "", false, nil
	}
	return strings.ReplaceAll(strings.ReplaceAll(string(out), "\n", ""), "\x01", "\n"), true, err
}

// gitMerges runs gitMerge on every triple, on all processors.
func gitMerges(t *testing.T, list []triple, split func(string) []string) (merged []string, clean []bool) {
	git := tool(t, "git")
	merged, clean = make([]string, len(list)), make([]bool, len(list))
	const workers = 4 // most of the time goes to starting processes
	var wait sync.WaitGroup
	for w := range workers {
		dir := t.TempDir()
		wait.Go(func() {
			for i := w; i < len(list); i += workers {
				var err error
				if merged[i], clean[i], err = gitMerge(git, dir, list[i], split); err != nil {
					t.Errorf("git merge-file: %v", err)
					return
				}
			}
		})
	}
	wait.Wait()
	return merged, clean
}

// asGit counts how Merge answers beside git.
type asGit struct {
	same, stricter, other int // where git merges
	conflict, silent      int // where git sees a conflict
}

func (c *asGit) add(merged string, conflicts []Conflict, git string, clean bool) {
	switch {
	case clean && len(conflicts) > 0:
		c.stricter++
	case clean && merged == git:
		c.same++
	case clean:
		c.other++
	case len(conflicts) > 0:
		c.conflict++
	default:
		c.silent++
	}
}

func (c *asGit) clean() int { return c.same + c.stricter + c.other }

func TestMergeIsAsCarefulAsGitOnRealTexts(t *testing.T) {
	n, most := 1000, 50 // clean merges to one that may be stricter: so few triples say it roughly
	if os.Getenv("ADREF_LONG") == "1" {
		n, most = 10_000, 100
	}
	list := triples(t, n)
	atSpaces := regexp.MustCompile(`\s*\S+\s*`)
	table := fmt.Sprintf("%-30s %7s %7s %9s %7s %9s %7s\n", "a line is a word, as", "git: ok", "same", "stricter", "other", "conflict", "silent")
	for _, c := range []struct {
		name  string
		split func(string) []string
		held  bool
	}{
		{"a token", spaced, true},
		{"what stands between spaces", func(s string) []string { return atSpaces.FindAllString(s, -1) }, false},
	} {
		want, clean := gitMerges(t, list, c.split)
		var sum asGit
		for i, x := range list {
			got, conflicts := Merge(x[0], x[1], x[2])
			before := sum
			sum.add(got, conflicts, want[i], clean[i])
			if c.held && (sum.other > before.other || sum.silent > before.silent) {
				t.Errorf("git merges cleanly: %v; Merge: %q, %v\nours   %s\ntheirs %s", clean[i], got, conflicts, shown(Words(x[0], x[1])), shown(Words(x[0], x[2])))
			}
		}
		table += fmt.Sprintf("%-30s %7d %7d %9d %7d %9d %7d\n", c.name, sum.clean(), sum.same, sum.stricter, sum.other, sum.conflict, sum.silent)
		if c.held && sum.stricter*most > sum.clean() {
			t.Errorf("stricter than git in %d of %d clean merges, more than 1 in %d", sum.stricter, sum.clean(), most)
		}
		if c.held && (sum.clean() < n/4 || sum.conflict < n/4) {
			t.Errorf("%d clean merges and %d conflicts are too few of one kind to say anything", sum.clean(), sum.conflict)
		}
	}
	t.Logf("%d triples\n%s", n, table)
}
