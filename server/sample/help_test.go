// help_test.go loads the sample for the other tests and finds things in it.

package sample

import (
	"context"
	"log/slog"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"adref/editor"
	"adref/server/room"
	"adref/storage"
)

// wednesday is when the tests load the sample unless they say otherwise.
var wednesday = time.Date(2026, time.March, 18, 16, 20, 41, 0, time.UTC)

func openStore(t *testing.T) storage.Store {
	t.Helper()
	store, err := storage.Open(t.Context(), filepath.Join(t.TempDir(), "sample.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return store
}

// load loads the sample into a log of its own and reads it back from there.
func load(t *testing.T, now time.Time) (floor, []Person) {
	t.Helper()
	store := openStore(t)
	report, people, err := Load(t.Context(), store, now, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	return floor{report: replay(t, store, report)}, people
}

func replay(t *testing.T, log storage.Log, report string) *editor.Report {
	t.Helper()
	hall, err := room.NewHall(context.Background(), log, time.Now, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	r, err := hall.Room(t.Context(), report)
	if err != nil {
		t.Fatal(err)
	}
	return r.Now().Report
}

func (f floor) mustParagraph(t *testing.T, place string) *editor.Paragraph {
	t.Helper()
	p, err := f.paragraph(place)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func (f floor) mustAmendment(t *testing.T, no int) *editor.Amendment {
	t.Helper()
	a, err := f.amendment(no)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// clusters are those of a paragraph by the numbers of the amendments.
func (f floor) clusters(t *testing.T, place string) [][][]int {
	t.Helper()
	var found [][][]int
	for _, cluster := range f.report.Clusters(f.mustParagraph(t, place)) {
		var groups [][]int
		for _, group := range cluster {
			var nos []int
			for _, id := range group {
				a, _ := f.report.Amendment(id)
				nos = append(nos, a.No)
			}
			groups = append(groups, nos)
		}
		found = append(found, groups)
	}
	return found
}

// amendments lists the numbers of those that are so, in order.
func (f floor) amendments(is func(*editor.Amendment) bool) []int {
	var nos []int
	for _, id := range f.report.AmendmentIDs() {
		if a, _ := f.report.Amendment(id); is(a) {
			nos = append(nos, a.No)
		}
	}
	return nos
}

// objections lists the objections that are so, as "QLR 35", in reading order.
func (f floor) objections(is func(*editor.Objection) bool) []string {
	var found []string
	labels := f.labels()
	for i, id := range f.report.Order {
		p, _ := f.report.Paragraph(id)
		for _, id := range p.Objections {
			if o, _ := f.report.Objection(id); is(o) {
				found = append(found, o.By+" "+labels[i])
			}
		}
	}
	return found
}

// places lists the labels of the paragraphs that are so, in reading order.
func (f floor) places(is func(*editor.Paragraph) bool) []string {
	var found []string
	for i, label := range f.labels() {
		if p, _ := f.report.Paragraph(f.report.Order[i]); is(p) {
			found = append(found, label)
		}
	}
	return found
}

func same[T comparable](t *testing.T, what string, got []T, want ...T) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}
