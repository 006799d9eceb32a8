// write_bench_test.go measures the writing of a tracked document.

package docx

import (
	"fmt"
	"testing"

	"adref/editor"
)

// BenchmarkATrackedExportOf1000Paragraphs is tracking and writing; the differences of the words are among it.
func BenchmarkATrackedExportOf1000Paragraphs(b *testing.B) {
	var before, after []Text
	var steps []Step
	for i := range 1000 {
		text := fmt.Sprintf("In paragraph %d the group decided, on a proposal by the Chair, to convene *experts* on [75/240](https://example.org/%d) and other matters.^[Note %d.]", i, i, i)
		e := editor.Element{ID: fmt.Sprint("p", i), Kind: editor.KindParagraph, Marker: editor.MarkerArabic, Text: text}
		before = append(before, Text{e, fmt.Sprint(i + 1)})
		e.Text = text + " It also rested."
		after = append(after, Text{e, fmt.Sprint(i + 1)})
		steps = append(steps, Step{From: []int{i}, To: []int{i}, By: By{"Arvalia", noon}})
	}
	for b.Loop() {
		paragraphs, err := Track(before, after, steps)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := Write(Document{Paragraphs: paragraphs}); err != nil {
			b.Fatal(err)
		}
	}
}
