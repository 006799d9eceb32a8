// docx.go writes Word files.

package formats

import (
	"context"

	"adref/diffing"
	"adref/editor"
	"adref/editor/docx"
)

// WordType is the media type of a Word file.
const WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

// WriteDocx writes a text of a report as a Word file.
func WriteDocx(draft editor.Draft, numbers []string) ([]byte, error) {
	d := docx.Clean(draft, numbers)
	d.Tracking = true
	return docx.Write(d)
}

// WriteTracked writes the later of two texts as a Word file, with everything tracked that makes it of the
// earlier one, as one author's. The texts are aligned by their words.
func WriteTracked(ctx context.Context, was, is editor.Masthead, before, after []docx.Text, by docx.By) ([]byte, error) {
	pairs, err := diffing.Align(ctx, words(before), words(after))
	if err != nil {
		return nil, err
	}
	steps := make([]docx.Step, len(pairs))
	for i, p := range pairs {
		steps[i] = docx.Step{From: p.From, To: p.To, Moved: p.Change == diffing.Moved, By: by}
	}
	paragraphs, err := docx.Track(before, after, steps)
	if err != nil {
		return nil, err
	}
	return docx.Write(docx.Document{Masthead: is, Was: &was, By: by, Tracking: true, Paragraphs: paragraphs})
}

func words(texts []docx.Text) []string {
	list := make([]string, len(texts))
	for i, t := range texts {
		list[i] = t.Text
	}
	return list
}
