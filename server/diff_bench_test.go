// diff_bench_test.go measures the whole of `adref diff` on two large versions beside git's word
// difference of the same files in the same run; read the ratio.

package main

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// versions writes two versions of a draft of about a megabyte, one word in ten of every paragraph
// changed.
func versions(b *testing.B) (before, after string) {
	words := strings.Fields(benchWords(b))
	r := rand.New(rand.NewPCG(8, 8))
	var texts [2]bytes.Buffer
	for n := 1; texts[0].Len() < 1<<20; n++ {
		fmt.Fprintf(&texts[0], "%d.", n)
		fmt.Fprintf(&texts[1], "%d.", n)
		for range 20 + r.IntN(200) {
			word := words[r.IntN(len(words))]
			texts[0].WriteString(" " + word)
			if r.IntN(10) == 0 {
				word = words[r.IntN(len(words))]
			}
			texts[1].WriteString(" " + word)
		}
		texts[0].WriteString(".\n\n")
		texts[1].WriteString(".\n\n")
	}
	before, after = filepath.Join(b.TempDir(), "before.txt"), filepath.Join(b.TempDir(), "after.txt")
	for i, name := range []string{before, after} {
		if err := os.WriteFile(name, texts[i].Bytes(), 0o600); err != nil {
			b.Fatal(err)
		}
	}
	return before, after
}

// benchWords is a text to take words from.
func benchWords(b *testing.B) string {
	if os.Getenv("ADREF_TEST_DATA") == "" {
		return strings.Repeat("The Chair recalled that the group works by consensus and that all text stays open until States agree, "+
			"invited delegations to share their views on measures, norms and threats with the Secretariat before the next meeting, "+
			"and thanked those that had proposed language on capacity-building for their flexibility and their patience. ", 3)
	}
	text, err := os.ReadFile(testData(b, "drafts", "A_AC.292_2023_L.1.txt"))
	if err != nil {
		b.Fatal(err)
	}
	return string(text)
}

// BenchmarkDiffOfAMegabyte reports the medians of nine runs of each process, taken in turn.
func BenchmarkDiffOfAMegabyte(b *testing.B) {
	git, err := exec.LookPath("git")
	if err != nil {
		b.Skip("git is not installed")
	}
	before, after := versions(b)
	program := filepath.Join(b.TempDir(), "adref")
	if out, err := exec.Command("go", "build", "-o", program, ".").CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	timed := func(name string, args ...string) time.Duration {
		cmd := exec.Command(name, args...)
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_NOSYSTEM=1")
		start := time.Now()
		if err := cmd.Run(); cmd.ProcessState.ExitCode() != 1 { // they differ
			b.Fatal(err)
		}
		return time.Since(start)
	}
	for b.Loop() {
		var own, theirs []time.Duration
		for range 9 {
			own = append(own, timed(program, "diff", before, after))
			theirs = append(theirs, timed(git, "diff", "--no-index", "--word-diff", before, after))
		}
		slices.Sort(own)
		slices.Sort(theirs)
		b.ReportMetric(float64(own[4].Microseconds())/1e3, "adref-ms")
		b.ReportMetric(float64(theirs[4].Microseconds())/1e3, "git-ms")
		b.ReportMetric(float64(own[4])/float64(theirs[4]), "x-git")
	}
}
