// locate_bench_test.go measures the search for quotations.

package diffing

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// manyParagraphs gives n paragraphs of 20 to 180 words, of which a few are very
// common and most are rare, as in any language (Zipf).
func manyParagraphs(n int) []string {
	r := rand.New(rand.NewPCG(3, 5))
	zipf := rand.NewZipf(r, 1.1, 4, 20_000)
	list := make([]string, n)
	for i := range list {
		words := make([]string, 20+r.IntN(160))
		for j := range words {
			words[j] = spelt(zipf.Uint64())
		}
		list[i] = strings.Join(words, " ") + "."
	}
	return list
}

// spelt writes a number as a word of syllables.
func spelt(n uint64) string {
	word := ""
	for n++; n > 0; n /= 60 {
		word += "bdfgklmnprst"[n%12:n%12+1] + "aeiou"[n/12%5:n/12%5+1]
	}
	return word
}

func BenchmarkNewIndex(b *testing.B) {
	for _, n := range []int{1000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			list := manyParagraphs(n)
			b.ReportAllocs()
			for b.Loop() {
				indexOf(list)
			}
		})
	}
}

// BenchmarkLocate looks up the middle half of a paragraph with one word in ten
// misspelt.
func BenchmarkLocate(b *testing.B) {
	for _, n := range []int{1000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			list := manyParagraphs(n)
			x := indexOf(list)
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				at := i * 37 % n
				words := strings.Fields(list[at])
				words = words[len(words)/4 : len(words)*3/4]
				for j := 0; j < len(words); j += 10 {
					if len(words[j]) > 3 {
						words[j] += "s"
					}
				}
				if p, err := x.Locate(b.Context(), strings.Join(words, " ")); err != nil || p.At != at {
					b.Fatalf("paragraph %d was found at %+v, %v", at, p, err)
				}
				i++
			}
		})
	}
}
