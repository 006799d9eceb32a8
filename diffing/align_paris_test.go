// align_paris_test.go keeps the table of two drafts of one agreement, five days
// apart, as it was read and judged by eye: paragraphs, lengths, no text.

package diffing

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// transcribed reads a draft transcribed in Markdown: a paragraph a line, without
// the signs and numbers that are the transcription's.
func transcribed(t *testing.T, name string) []string {
	var list []string
	for _, line := range lines(t, "drafts/"+name) {
		_, text := number(strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(line), "#")))
		list = append(list, text)
	}
	return list
}

func TestTheParisDraftsArePairedAsAPersonReadsThem(t *testing.T) {
	from, to := transcribed(t, "paris-2015-12-04.txt"), transcribed(t, "paris-2015-12-09.txt")
	list, err := Align(t.Context(), from, to)
	if err != nil {
		t.Fatal(err)
	}
	keepsPairing(t, list, from, to)
	var table strings.Builder
	for side, texts := range [2][]string{from, to} {
		fmt.Fprintf(&table, "%s: %d paragraphs, sha256 %x\n", [2]string{"from", "to"}[side], len(texts), sha256.Sum256([]byte(strings.Join(texts, "\n"))))
	}
	bytes := func(texts []string, places []int) (n int) {
		for _, i := range places {
			n += len(texts[i])
		}
		return n
	}
	count := map[Change]int{}
	for _, p := range list {
		count[p.Change]++
		fmt.Fprintf(&table, "%s %v %v, %d to %d bytes, alike %.2f\n", p.Change, p.From, p.To, bytes(from, p.From), bytes(to, p.To), p.Alike)
	}
	t.Log(count)
	golden := filepath.Join("testdata", "align-paris.golden")
	if *update {
		if err := os.WriteFile(golden, []byte(table.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	got := table.String()
	if got == string(want) {
		return
	}
	a, b := strings.Split(string(want), "\n"), strings.Split(got, "\n")
	for _, h := range greedy(a, b) {
		t.Errorf("was\n%s\nis\n%s", strings.Join(a[h.a0:h.a1], "\n"), strings.Join(b[h.b0:h.b1], "\n"))
	}
}
