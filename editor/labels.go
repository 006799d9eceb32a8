// labels.go calls every paragraph by a name of its own. What was made out once is remembered for as long as
// it is asked of the same paragraphs at the same places.

package editor

import (
	"slices"
	"strconv"
	"strings"
	"sync"
)

// labelKey is what two labels that are made here, or names, have in common when they are the same to the
// floor: as printed numbers are of any form, those of the source may differ in what is not said.
func (r *Report) labelKey(label string) string {
	if r.Settings.Numbering == NumberingPrinted {
		return floorKey(label)
	}
	return label
}

// floorLabels calls every paragraph by a label of its own: items under what they belong to, annexes by
// themselves, headings as sections, and the unnumbered text before the first numbered paragraph as the
// preamble it is in a resolution. What two would share neither has.
func (r *Report) floorLabels() map[string]string {
	numbers := r.Numbers()
	places := make([]place, len(r.Order))
	for i, id := range r.Order {
		p, _ := r.Paragraph(id)
		places[i] = place{id, numbers[id], p.Kind, p.Level, p.Annex}
	}
	return r.labelled.of(places, r.Settings.Numbering, func() map[string]string { return r.label(places) })
}

// place is all that the label of a paragraph depends on, with those of the others and the numbering.
type place struct {
	id, number string
	kind       Kind
	level      int
	annex      bool
}

// labelled remembers the labels that were last made out, and of what. As with clustered, all states of a
// report share it, and it is no part of any.
type labelled struct {
	mu        sync.Mutex
	places    []place
	numbering Numbering
	labels    map[string]string
}

func (l *labelled) of(places []place, numbering Numbering, label func() map[string]string) map[string]string {
	if l == nil { // of a report that no facts made
		return label()
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.labels == nil || l.numbering != numbering || !slices.Equal(l.places, places) {
		l.places, l.numbering, l.labels = places, numbering, label()
	}
	return l.labels
}

func (r *Report) label(places []place) map[string]string {
	annexes := 0
	for _, p := range places {
		if p.kind == KindHeading && p.annex {
			annexes++
		}
	}
	labels := make(map[string]string, len(r.Order))
	holders := map[string]string{} // by key: who has it, "" for several
	give := func(id, label string) {
		key := r.labelKey(label)
		if other, taken := holders[key]; taken {
			delete(labels, other)
			holders[key] = ""
			return
		}
		labels[id], holders[key] = label, id
	}
	annex, nthAnnex, section, preamble := "", 0, "", []string{}
	var heads, items []string // numbers by level
	for _, p := range places {
		id, number, level := p.id, p.number, max(p.level, 1)
		switch p.kind {
		case KindHeading:
			if p.annex {
				nthAnnex++
				annex, heads = "annex, ", nil
				if annexes > 1 {
					annex = "annex " + roman(nthAnnex) + ", "
				}
			}
			items, heads = nil, append(above(heads, level-1), number)
			if level == 1 {
				section = number
			}
			if number != "" {
				give(id, annex+"section "+strings.Join(numbersIn(heads), "."))
			}
			preamble = nil
		case KindParagraph:
			for i, id := range preamble {
				give(id, "PP"+strconv.Itoa(i+1))
			}
			preamble = nil
			if items = []string{number}; number == "" {
				continue
			}
			label := annex + number
			if r.Settings.Numbering == NumberingByHeading && annex == "" && section != "" {
				label = section + ", " + number
			}
			items[0] = label
			give(id, label)
		case KindItem:
			items = append(above(items, level), number)
			if number != "" && items[0] != "" {
				give(id, strings.Join(numbersIn(items), " "))
			}
		default:
			items = nil
			if preamble != nil && annex == "" {
				preamble = append(preamble, id)
			}
		}
	}
	return labels
}

// above is the first n of the numbers above each other, "" where a level is left out.
func above(numbers []string, n int) []string {
	numbers = slices.Clone(numbers)
	for len(numbers) < n {
		numbers = append(numbers, "")
	}
	return numbers[:n]
}

func numbersIn(numbers []string) []string {
	return slices.DeleteFunc(slices.Clone(numbers), func(s string) bool { return s == "" })
}
