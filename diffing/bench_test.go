// bench_test.go measures the differences of paragraphs and of documents beside a
// baseline in the same run; read the ratios.

package diffing

import (
	"context"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// paragraphs gives n pairs of paragraphs of 20 to 400 words with a few words
// changed, deleted or inserted.
func paragraphs(n int) (pairs [][2]string) {
	stock := strings.Fields(strings.Join([]string{opening, threats, norms, capacity, followUp}, " "))
	r := rand.New(rand.NewPCG(7, 7))
	for range n {
		var before []string
		for size := 20 + r.IntN(380)*r.IntN(380)/380; len(before) < size; {
			at := r.IntN(len(stock) - 8)
			before = append(before, stock[at:at+8]...)
		}
		after := append([]string(nil), before...)
		for range 1 + r.IntN(1+len(before)/40) {
			i := r.IntN(len(after))
			switch r.IntN(3) {
			case 0:
				after[i] = "appropriate"
			case 1:
				after = append(after[:i], after[i+1:]...)
			default:
				after = append(after[:i], append([]string{"where", "possible,"}, after[i:]...)...)
			}
		}
		pairs = append(pairs, [2]string{strings.Join(before, " "), strings.Join(after, " ")})
	}
	return pairs
}

// BenchmarkWords compares paragraph pairs; x-chars is its time over that of
// go-diff on characters with semantic cleanup.
func BenchmarkWords(b *testing.B) {
	all := paragraphs(500)
	n := 0
	for b.Loop() {
		Words(all[n%len(all)][0], all[n%len(all)][1])
		n++
	}
	perOp := float64(b.Elapsed()) / float64(n)
	start := time.Now()
	for i := range n {
		dmp := diffmatchpatch.New()
		dmp.DiffTimeout = 0
		dmp.DiffCleanupSemantic(dmp.DiffMain(all[i%len(all)][0], all[i%len(all)][1], false))
	}
	b.ReportMetric(perOp/(float64(time.Since(start))/float64(n)), "x-chars")
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
