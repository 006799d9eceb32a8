// place.go finds paragraphs and amendments by what delegates call them at that moment.

package sample

import (
	"fmt"
	"strings"

	"adref/editor"
)

// floor is the report as it stands when somebody acts on it.
type floor struct {
	report *editor.Report
	cal    calendar
}

// labels lists what each paragraph is called, in reading order: "VII.A" a heading, "12 bis" a
// paragraph, "15 (b)(i)" an item, "annex", "annex title", "annex 4 (a)" in the annex.
func (f floor) labels() []string {
	numbers := f.report.Numbers()
	var labels, headings, items []string
	annex, paragraph := "", ""
	for _, id := range f.report.Order {
		p, _ := f.report.Paragraph(id)
		label := numbers[id]
		switch {
		case p.Annex:
			annex, headings, label = "annex ", nil, "annex"
		case p.Kind == editor.KindHeading:
			headings = under(headings, p.Level, label)
			label = annex + strings.Join(headings, ".")
		case p.Kind == editor.KindParagraph:
			label = annex + label
			paragraph, items = label, nil
		case p.Kind == editor.KindItem:
			items = under(items, p.Level, label)
			label = paragraph + " " + strings.Join(items, "")
		default:
			label = annex + "title"
		}
		labels = append(labels, label)
	}
	return labels
}

// under is a path of numbers with the one at a level, counted from 1, and nothing below it.
func under(path []string, level int, number string) []string {
	return append(path[:min(max(level-1, 0), len(path))], number)
}

// paragraph finds the one paragraph that is called so.
func (f floor) paragraph(place string) (*editor.Paragraph, error) {
	var found *editor.Paragraph
	for i, label := range f.labels() {
		if label != place {
			continue
		}
		if found != nil {
			return nil, fmt.Errorf("two paragraphs are called %q", place)
		}
		found, _ = f.report.Paragraph(f.report.Order[i])
	}
	if found == nil {
		return nil, fmt.Errorf("no paragraph is called %q", place)
	}
	return found, nil
}

// withItems finds a paragraph and, in reading order, the items under it.
func (f floor) withItems(place string) ([]*editor.Paragraph, error) {
	p, err := f.paragraph(place)
	if err != nil {
		return nil, err
	}
	found := []*editor.Paragraph{p}
	for i, label := range f.labels() {
		if strings.HasPrefix(label, place+" (") {
			item, _ := f.report.Paragraph(f.report.Order[i])
			found = append(found, item)
		}
	}
	return found, nil
}

// amendment finds an amendment by its number.
func (f floor) amendment(no int) (*editor.Amendment, error) {
	ids := f.report.AmendmentIDs()
	if no < 1 || no > len(ids) {
		return nil, fmt.Errorf("there is no amendment no. %d", no)
	}
	a, _ := f.report.Amendment(ids[no-1])
	return a, nil
}

// standing finds the one standing objection of a delegation to a paragraph.
func (f floor) standing(by, place string) (*editor.Objection, error) {
	p, err := f.paragraph(place)
	if err != nil {
		return nil, err
	}
	var found []*editor.Objection
	for _, id := range p.Objections {
		if o, _ := f.report.Objection(id); o.By == by && o.Standing() {
			found = append(found, o)
		}
	}
	if len(found) != 1 {
		return nil, fmt.Errorf("%d objections of %s stand against %q", len(found), by, place)
	}
	return found[0], nil
}
