// word_test.go exports the sample as Word files.

package sample

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"adref/editor"
	"adref/editor/docx"
	"adref/server/access"
	"adref/server/wire"
)

func TestTheSampleIsExportedWithItsDelegationsAsAuthors(t *testing.T) {
	f, _ := load(t, wednesday)
	view := wire.NewView(f.report, access.Who{Audience: editor.AudienceChair})
	first := view.Revisions()[0].ID
	for _, sides := range [][2]string{{first, wire.Live}, {wire.Live, first}, {wire.Live, wire.Live}} {
		d, ok, err := view.Tracked(sides[0], sides[1])
		if err != nil || !ok {
			t.Fatalf("%v: %v %v", sides, ok, err)
		}
		if _, err := docx.Write(d); err != nil {
			t.Fatal(err)
		}
		var authors []string
		for _, p := range d.Paragraphs {
			for _, piece := range p.Pieces {
				if piece.Change != docx.Kept && !slices.Contains(authors, piece.Author) {
					authors = append(authors, piece.Author)
				}
			}
		}
		t.Log(sides, len(d.Paragraphs), authors)
		if sides[0] == first && (len(authors) < 2 || slices.Contains(authors, "")) {
			t.Errorf("authors %q", authors)
		}
	}
	if _, ok, _ := wire.NewView(f.report, access.Who{Audience: editor.AudiencePublic}).Tracked(first, wire.Live); ok {
		t.Error("the public reads the live text")
	}
}

func TestTheCompilationAsAWordFileHoldsTheLiveTextAndEveryAmendment(t *testing.T) {
	f, _ := load(t, wednesday)
	view := wire.NewView(f.report, access.Who{Audience: editor.AudienceChair})
	d := view.Compiled("")
	before := d.Before()
	i, comments := 0, 0
	for _, id := range f.report.Order {
		p, _ := f.report.Paragraph(id)
		if p.Text() == "" {
			continue
		}
		if before[i].Text != p.Text() || before[i].Number != view.Number(id) {
			t.Errorf("paragraph %d reads %+v", i, before[i])
		}
		i++
	}
	if i != len(before) {
		t.Errorf("%d paragraphs of %d", len(before), i)
	}
	for _, p := range d.Paragraphs {
		comments += len(p.Comments)
	}
	pending := 0
	for _, id := range f.report.AmendmentIDs() {
		if a, _ := f.report.Amendment(id); !a.State.Settled() {
			pending++
		}
	}
	if comments < pending {
		t.Errorf("%d comments on %d amendments", comments, pending)
	}
	file, err := docx.Write(d)
	if err != nil {
		t.Fatal(err)
	}
	if kept := os.Getenv("ADREF_DOCX"); kept != "" {
		if err := os.WriteFile(filepath.Join(kept, "compilation.docx"), file, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}
