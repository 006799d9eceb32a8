// bench_test.go measures the differences of paragraphs and of documents beside a
// baseline in the same run; read the ratios.

package diffing

import (
	"context"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// draftWords gives the words that benchmarks are made of: the real drafts when they
// are there, else the package's own samples.
func draftWords() []string {
	var texts []string
	if dir := os.Getenv("ADREF_TEST_DATA"); dir != "" {
		names, _ := filepath.Glob(filepath.Join(dir, "drafts", "A_AC*.txt"))
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				panic(err)
			}
			texts = append(texts, string(text))
		}
	}
	if texts == nil {
		texts = []string{opening, threats, norms, capacity, followUp}
	}
	return strings.Fields(strings.Join(texts, " "))
}

// paragraphs gives n pairs of paragraphs of 20 to 400 words, as many short as
// long ones, with 1 to 10 edits: words replaced, put in, taken out, moved,
// punctuation changed.
func paragraphs(n int) (pairs [][2]string) {
	words := draftWords()
	r := rand.New(rand.NewPCG(7, 7))
	some := func(most int) []string {
		size := min(1+r.IntN(most), len(words))
		at := r.IntN(len(words) - size + 1)
		return words[at : at+size]
	}
	for len(pairs) < n {
		size := int(20 * math.Pow(20, r.Float64()))
		var before []string
		for len(before) < size {
			before = append(before, some(30)...)
		}
		before = before[:size]
		after := slices.Clone(before)
		for range 1 + min(r.IntN(1+size/40), 9) {
			i := r.IntN(len(after))
			rest := len(after) - i
			switch r.IntN(15) {
			case 0, 1, 2, 3, 4:
				after[i] = some(1)[0]
			case 5, 6, 7, 8:
				after = slices.Insert(after, i, some(8)...)
			case 9, 10, 11:
				after = slices.Delete(after, i, i+min(rest-1, 1+r.IntN(8)))
			case 12:
				moved := slices.Clone(after[i : i+min(rest-1, 8)])
				after = slices.Delete(after, i, i+len(moved))
				after = slices.Insert(after, r.IntN(len(after)), moved...)
			default:
				after[i] = strings.TrimRight(after[i], ",;.") + ";"
			}
		}
		if !slices.Equal(before, after) {
			pairs = append(pairs, [2]string{strings.Join(before, " "), strings.Join(after, " ")})
		}
	}
	return pairs
}

// spread times a function on each pair, the middle of nine runs, and gives the
// median and the 95th percentile of the pairs in microseconds.
func spread(pairs [][2]string, f func(before, after string)) (p50, p95 float64) {
	times := make([]float64, len(pairs))
	for i, p := range pairs {
		var runs [9]float64
		for n := range runs {
			start := time.Now()
			f(p[0], p[1])
			runs[n] = float64(time.Since(start)) / 1e3
		}
		slices.Sort(runs[:])
		times[i] = runs[len(runs)/2]
	}
	slices.Sort(times)
	return times[len(times)/2], times[len(times)*95/100]
}

// BenchmarkWords compares 500 pairs of paragraphs. p50 and p95 are microseconds
// of a pair, x-p50 and x-p95 those over go-diff's on characters with semantic
// cleanup, its time-out off.
func BenchmarkWords(b *testing.B) {
	pairs := paragraphs(500)
	n := 0
	for b.Loop() {
		Words(pairs[n%len(pairs)][0], pairs[n%len(pairs)][1])
		n++
	}
	p50, p95 := spread(pairs, func(before, after string) { Words(before, after) })
	g50, g95 := spread(pairs, func(before, after string) {
		dmp := diffmatchpatch.New()
		dmp.DiffTimeout = 0
		dmp.DiffCleanupSemantic(dmp.DiffMain(before, after, false))
	})
	b.ReportMetric(p50, "p50")
	b.ReportMetric(p95, "p95")
	b.ReportMetric(p50/g50, "x-p50")
	b.ReportMetric(p95/g95, "x-p95")
}

// BenchmarkWordsAtTheBound compares two texts of as many words as are compared
// at once, with nothing but chance in common.
func BenchmarkWordsAtTheBound(b *testing.B) {
	before, after := random(1, 2048, 1000), random(2, 2048, 1000)
	for b.Loop() {
		Words(before, after)
	}
}

func BenchmarkMerge(b *testing.B) {
	base := strings.Join([]string{opening, threats, norms, capacity, followUp}, " ")
	ours := strings.Replace(base, "first session", "second session", 1)
	theirs := strings.Replace(base, "end of next year", "end of the year", 1)
	for b.Loop() {
		Merge(base, ours, theirs)
	}
}

func BenchmarkTokens(b *testing.B) {
	text := strings.Join([]string{opening, threats, norms, capacity, followUp}, " ")
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Tokens(text)
	}
}

// BenchmarkDocument aligns and compares two documents of 2,500 paragraphs, about
// a megabyte: revised where they stand, and shuffled as well.
func BenchmarkDocument(b *testing.B) {
	from, shuffledTo := shuffled(2500)
	inPlace := make([]string, len(from))
	for i, p := range from {
		inPlace[i] = p
		if i%10 == 0 {
			inPlace[i] = strings.Replace(p, " ", " changed ", 3)
		}
	}
	for _, c := range []struct {
		name string
		to   []string
	}{{"Revised", inPlace}, {"Shuffled", shuffledTo}} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				list, err := Align(context.Background(), from, c.to)
				if err != nil {
					b.Fatal(err)
				}
				for _, p := range list {
					if p.Change == Revised || p.Change == Moved {
						Words(from[p.From[0]], c.to[p.To[0]])
					}
				}
			}
		})
	}
}
