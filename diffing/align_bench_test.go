// align_bench_test.go measures whole documents, paired and compared, beside the
// two-level way that knows no moves: the difference of the paragraphs, then that
// of the words in what changed. Read the ratios.

package diffing

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
)

// documents gives n paragraphs of 20 to 200 words, and the same with one in ten
// revised, one in a hundred deleted and as many added.
func documents(n int) (from, to []string) {
	r := rand.New(rand.NewPCG(10, uint64(n)))
	words := func(n int) []string {
		list := make([]string, n)
		for i := range list {
			list[i] = fmt.Sprintf("word%d", int(r.ExpFloat64()*r.ExpFloat64()*300))
		}
		return list
	}
	for range n {
		p := words(int(20 * math.Pow(10, r.Float64())))
		from = append(from, strings.Join(p, " ")+".")
		switch kind := r.IntN(100); {
		case kind == 0:
			continue
		case kind <= 10:
			for range 1 + r.IntN(3) {
				at := r.IntN(len(p) - 4)
				switch r.IntN(3) {
				case 0:
					p[at] = "appropriate"
				case 1:
					p = slices.Delete(p, at, at+1+r.IntN(3))
				default:
					p = slices.Insert(p, at, words(1+r.IntN(5))...)
				}
			}
		case kind == 11:
			to = append(to, strings.Join(words(40), " ")+".")
		}
		to = append(to, strings.Join(p, " ")+".")
	}
	return from, to
}

// twoLevel compares documents by paragraphs as tokens, then the words of each
// stretch that changed.
func twoLevel(from, to []string) (operations int) {
	for _, h := range greedy(from, to) {
		x, y := runs(strings.Join(from[h.a0:h.a1], "\n")), runs(strings.Join(to[h.b0:h.b1], "\n"))
		operations += len(greedy(x, y))
	}
	return operations
}

// greedy is the algorithm of Myers as it stands in the paper, with the furthest
// points of every round kept, on what is between the common ends.
func greedy(before, after []string) (hunks []hunk) {
	lo, hi := 0, 0
	for lo < min(len(before), len(after)) && before[lo] == after[lo] {
		lo++
	}
	for hi < min(len(before), len(after))-lo && before[len(before)-1-hi] == after[len(after)-1-hi] {
		hi++
	}
	known := make(map[string]int32, len(before))
	number := func(items []string) []int32 {
		ids := make([]int32, len(items))
		for i, item := range items {
			id, ok := known[item]
			if !ok {
				id = int32(len(known))
				known[item] = id
			}
			ids[i] = id
		}
		return ids
	}
	a, b := number(before[lo:len(before)-hi]), number(after[lo:len(after)-hi])
	if len(a) == 0 && len(b) == 0 {
		return nil
	}
	n, m := len(a), len(b)
	far := make([]int32, 2*(n+m)+2)
	var rounds [][]int32
	down := func(far []int32, k, d, at int) bool { return k == -d || k != d && far[at+k-1] < far[at+k+1] }
search:
	for d := 0; ; d++ {
		round := make([]int32, 2*d+1)
		rounds = append(rounds, round)
		for k := -d; k <= d; k += 2 {
			i := 0
			if down(far, k, d, n+m) {
				i = int(far[n+m+k+1])
			} else {
				i = int(far[n+m+k-1]) + 1
			}
			for i < n && i-k < m && a[i] == b[i-k] {
				i++
			}
			far[n+m+k], round[d+k] = int32(i), int32(i)
			if i >= n && i-k >= m {
				break search
			}
		}
	}
	i, j := n, m
	for d := len(rounds) - 1; d > 0; d-- {
		k := i - j
		from := hunk{}
		if down(rounds[d-1], k, d, d-1) {
			at := int(rounds[d-1][d+k])
			from = hunk{at, at, at - k - 1, at - k}
		} else {
			at := int(rounds[d-1][d-2+k])
			from = hunk{at, at + 1, at - k + 1, at - k + 1}
		}
		if last := len(hunks) - 1; last >= 0 && hunks[last].a0 == lo+from.a1 && hunks[last].b0 == lo+from.b1 {
			hunks[last].a0, hunks[last].b0 = lo+from.a0, lo+from.b0
		} else {
			hunks = append(hunks, from.shift(lo))
		}
		i, j = from.a0, from.b0
	}
	slices.Reverse(hunks)
	return hunks
}

// runs splits a text into runs of letters and digits, runs of white space, and
// single other signs.
func runs(text string) []string {
	kind := func(r rune) int {
		switch {
		case r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r >= 0x80 && unicode.IsLetter(r):
			return 1
		case r == ' ' || r == '\n':
			return 2
		}
		return 0
	}
	list := make([]string, 0, len(text)/3)
	start, last := 0, -1
	for i, r := range text {
		k := kind(r)
		if i > 0 && (k != last || k == 0) {
			list = append(list, text[start:i])
			start = i
		}
		last = k
	}
	return append(list, text[start:])
}

// compareAll is what the command does: Align, then Words on each pair.
func compareAll(b *testing.B, from, to []string) {
	list, err := Align(context.Background(), from, to)
	if err != nil {
		b.Fatal(err)
	}
	for _, p := range list {
		if p.Change == Revised || p.Change == Moved {
			Words(from[p.From[0]], to[p.To[0]])
		}
	}
}

// BenchmarkAlign pairs documents, revised where they stand and shuffled as well,
// and compares their words. x-twolevel is the time of both over that of the
// two-level way on the document that is not shuffled, ms-align the pairing
// alone.
func BenchmarkAlign(b *testing.B) {
	for _, n := range []int{1000, 10_000} {
		from, to := documents(n)
		mixed := slices.Clone(to)
		rand.New(rand.NewPCG(3, 3)).Shuffle(len(mixed), func(i, j int) { mixed[i], mixed[j] = mixed[j], mixed[i] })
		all, allMixed := slices.Clone(from), []string(nil) // every paragraph revised
		for i, p := range all {
			all[i] = strings.Replace(p, " ", " changed ", 3)
		}
		allMixed = slices.Clone(all)
		rand.New(rand.NewPCG(4, 4)).Shuffle(len(allMixed), func(i, j int) { allMixed[i], allMixed[j] = allMixed[j], allMixed[i] })
		for _, c := range []struct {
			name string
			to   []string
		}{{"Revised", to}, {"Shuffled", mixed}, {"AllRevised", all}, {"AllRevisedAndShuffled", allMixed}} {
			b.Run(fmt.Sprintf("%s/%d", c.name, n), func(b *testing.B) {
				b.ReportAllocs()
				rounds, pairing, base := 0, time.Duration(0), time.Duration(0)
				for b.Loop() {
					compareAll(b, from, c.to)
					b.StopTimer()
					start := time.Now()
					if _, err := Align(context.Background(), from, c.to); err != nil {
						b.Fatal(err)
					}
					pairing += time.Since(start)
					start = time.Now()
					twoLevel(from, to)
					base += time.Since(start)
					rounds++
					b.StartTimer()
				}
				b.ReportMetric(float64(b.Elapsed())/float64(base), "x-twolevel")
				b.ReportMetric(float64(pairing.Milliseconds())/float64(rounds), "ms-align")
				b.ReportMetric(float64(base.Milliseconds())/float64(rounds), "ms-twolevel")
			})
		}
	}
}
