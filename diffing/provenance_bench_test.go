// provenance_bench_test.go measures where words come from, beside git blame with
// one word a line on the same texts in the same run; read the ratio.

package diffing

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"
)

// drafts gives 200 revisions of 100 paragraphs, each with one place of one of
// them changed.
func drafts() (revisions [][]string) {
	var now []string
	for _, p := range paragraphs(100) {
		now = append(now, p[0])
	}
	put := strings.Split("where appropriate|in accordance with international law|on a voluntary basis|including through capacity-building|as relevant", "|")
	r := rand.New(rand.NewPCG(5, 5))
	for range 200 {
		i := r.IntN(len(now))
		words := strings.Fields(now[i])
		at := r.IntN(len(words) - 1)
		words = slices.Replace(words, at, at+r.IntN(2), put[r.IntN(len(put))])
		now[i] = strings.Join(words, " ")
		revisions = append(revisions, slices.Clone(now))
	}
	return revisions
}

// blame makes a repository of the revisions, one word a line, and gives the
// command that says where each word of the last comes from.
func blame(b *testing.B, revisions [][]string) func() {
	git, err := exec.LookPath("git")
	if err != nil {
		b.Skip("git is not installed")
	}
	dir := b.TempDir()
	run := func(in []byte, args ...string) []byte {
		c := exec.Command(git, append([]string{"-C", dir}, args...)...)
		c.Env = append(c.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_NOSYSTEM=1")
		c.Stdin = bytes.NewReader(in)
		out, err := c.Output()
		if err != nil {
			b.Fatalf("git %s: %v", args[0], err)
		}
		return out
	}
	var all bytes.Buffer
	words := 0
	for i, paragraphs := range revisions {
		var file strings.Builder
		for _, p := range paragraphs {
			file.WriteString(strings.Join(strings.Fields(p), "\n") + "\n")
		}
		words = strings.Count(file.String(), "\n")
		fmt.Fprintf(&all, "commit refs/heads/main\ncommitter a <a@example.invalid> %d +0000\ndata 0\nM 100644 inline draft.txt\ndata %d\n%s\n", i, file.Len(), file.String())
	}
	run(nil, "init", "-q")
	run(all.Bytes(), "fast-import", "--quiet")
	run(nil, "gc", "-q")
	ask := func() []byte { return run(nil, "blame", "--porcelain", "main", "--", "draft.txt") }
	if got := bytes.Count(ask(), []byte("\n\t")); got != words {
		b.Fatalf("git blames %d words of %d", got, words)
	}
	return func() { ask() }
}

// BenchmarkTrace traces 100 paragraphs over 200 revisions: each by its own
// versions, as a report keeps them, and the whole text as one; x-git-blame is
// the time over that of git blame by words.
func BenchmarkTrace(b *testing.B) {
	revisions := drafts()
	steps := make([][]Step, len(revisions[0]))
	var whole []Step
	for _, paragraphs := range revisions {
		for i, p := range paragraphs {
			steps[i] = append(steps[i], Step{Text: p})
		}
		whole = append(whole, Step{Text: strings.Join(paragraphs, "\n")})
	}
	ask := blame(b, revisions)
	var git []time.Duration
	for range 7 {
		start := time.Now()
		ask()
		git = append(git, time.Since(start))
	}
	slices.Sort(git)
	for _, c := range []struct {
		name  string
		texts [][]Step
	}{{"Paragraphs", steps}, {"Whole", [][]Step{whole}}} {
		b.Run(c.name, func(b *testing.B) {
			n := 0
			for b.Loop() {
				for _, steps := range c.texts {
					trace(b, steps...)
				}
				n++
			}
			b.ReportMetric(float64(b.Elapsed())/float64(n)/float64(git[len(git)/2]), "x-git-blame")
			b.ReportMetric(float64(git[len(git)/2].Microseconds())/1000, "git-ms")
		})
	}
}
