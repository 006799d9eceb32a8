// loading_model_test.go is what the model of model_test.go knows of revisions from outside, and the random
// ones: a draft that was worked on elsewhere, and what somebody says became of each paragraph.

package editor

import (
	"fmt"
	"slices"
)

func (s Shape) element(like CreatedElement) CreatedElement {
	like.Kind, like.Level, like.Marker, like.Printed, like.Annex = s.Kind, s.Level, s.Marker, s.Printed, s.Annex
	return like
}

// wronglyLoaded says why a text may not be put into another order, or "".
func (m *model) wronglyLoaded(by Actor, f RevisionLoaded) string {
	if by.Role != RoleChair && by.Role != RoleSecretariat {
		return "loaded by somebody else"
	}
	if slices.ContainsFunc(f.Moved, m.frozen) {
		return "moved under silence"
	}
	for _, s := range f.Shapes {
		if is := m.paragraphs[s.Paragraph].element; m.frozen(s.Paragraph) && (is.Kind != s.As.Kind || is.Level != s.As.Level || is.Marker != s.As.Marker || is.Annex != s.As.Annex) {
			return "reshaped under silence"
		}
	}
	if m.silent() && slices.ContainsFunc(f.New, func(el CreatedElement) bool { return el.Kind == KindHeading }) {
		return "a new heading under silence"
	}
	return ""
}

// loaded makes it true.
func (m *model) loaded(f RevisionLoaded) {
	for _, el := range f.New {
		m.paragraphs[el.ID] = &modelParagraph{element: el, texts: []string{el.Text}}
	}
	for _, s := range f.Shapes {
		m.paragraphs[s.Paragraph].element = s.As.element(m.paragraphs[s.Paragraph].element)
	}
	m.order = slices.Clone(f.Order)
}

// outside draws a revision from outside.
func (g *table) outside() LoadRevision {
	c := LoadRevision{Name: pick(g, "revision", "Rev.2", "Rev.2", "outside.txt", "", "two\nlines")}
	element := func(text string, like CreatedElement) Element {
		el := Element{Kind: like.Kind, Level: like.Level, Marker: like.Marker, Printed: like.Printed, Annex: like.Annex, Text: text}
		switch {
		case g.odds(20):
			el.Kind, el.Level = pick(g, "as", KindHeading, KindParagraph, KindItem, KindText, "table"), g.index("level", 3)
		case el.Kind != KindHeading && g.odds(8):
			el.Kind, el.Level, el.Marker = KindItem, 1, MarkerLetter
		case g.odds(20):
			el.Level = pick(g, "level", 1, 2, 21)
		}
		return el
	}
	for i := 0; i < len(g.m.order); i++ {
		id := g.m.order[i]
		p := g.m.paragraphs[id]
		text := p.texts[len(p.texts)-1]
		name := VersionName{id, g.version(id)}
		change := LoadedChange{From: []VersionName{name}}
		switch {
		case text == "" && g.odds(2): // not named, and stays where it is
			continue
		case text == "" && g.odds(2):
		case text == "":
			change.To = []Element{element(g.text(""), p.element)}
		case g.odds(40): // forgotten
			continue
		case g.odds(8): // gone
		case g.odds(6):
			for _, part := range g.parts(text) {
				change.To = append(change.To, element(part, p.element))
			}
		case g.odds(6) && i+1 < len(g.m.order):
			i++
			next := g.m.order[i]
			change.From = append(change.From, VersionName{next, g.version(next)})
			change.To = []Element{element(g.text(text+" "+g.textOf(next, g.version(next))), p.element)}
		case g.odds(3):
			change.To = []Element{element(g.text(text), p.element)}
		default:
			change.To = []Element{element(text, p.element)}
		}
		c.Changes = append(c.Changes, change)
	}
	for range g.index("new", 3) {
		at := g.index("place", len(c.Changes)+1)
		text := g.text("")
		if ids := slices.DeleteFunc(g.amendmentIDs(), func(id string) bool { return g.m.amendments[id].kind != AmendInsertAfter }); len(ids) > 0 && g.odds(2) {
			text = g.m.amendments[pick(g, "as proposed", ids...)].text
		}
		c.Changes = slices.Insert(c.Changes, at, LoadedChange{To: []Element{element(text, CreatedElement{Kind: KindParagraph, Marker: MarkerArabic})}})
	}
	if len(c.Changes) > 1 && g.odds(3) {
		from, to := g.index("moves", len(c.Changes)), g.index("to", len(c.Changes))
		change := c.Changes[from]
		c.Changes = slices.Insert(slices.Delete(c.Changes, from, from+1), to, change)
	}
	if len(c.Changes) > 0 && g.odds(30) {
		c.Changes = append(c.Changes, pick(g, "odd change", LoadedChange{}, c.Changes[0], LoadedChange{From: []VersionName{{"nope", 1}}}))
	}
	return c
}

func (g *table) amendmentIDs() (ids []string) {
	for id := range g.m.amendments {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return ids
}

// readsAsLoaded: the text reads as the revision from outside, all of it and in its order.
func (g *table) readsAsLoaded(c Command) {
	load, ok := c.(LoadRevision)
	if !ok {
		return
	}
	if why := readsOtherwise(g.r, load); why != "" {
		g.Fatalf("after %#v: %s", c, why)
	}
	for _, change := range load.Changes {
		switch {
		case len(change.To) > 1:
			g.seen["loaded a split"]++
		case len(change.From) > 1:
			g.seen["loaded a merge"]++
		}
	}
}

// readsOtherwise says where the text is not what was loaded, or "".
func readsOtherwise(r *Report, c LoadRevision) string {
	var is, want []Element
	for _, id := range r.Order {
		if p, _ := r.Paragraph(id); p.Text() != "" {
			is = append(is, Element{Kind: p.Kind, Level: p.Level, Marker: p.Marker, Printed: p.Printed, Annex: p.Annex, Text: p.Text()})
		}
	}
	for _, change := range c.Changes {
		for _, el := range change.To {
			el.ID = ""
			el.Text, _ = CleanText(el.Text, "")
			want = append(want, el)
		}
	}
	if a, b := inLines(is), inLines(want); a != b {
		return fmt.Sprintf("the text is\n%sloaded was\n%s", a, b)
	}
	return ""
}

// countLoading counts the turns that a revision from outside took.
func (g *table) countLoading(was map[string]Status, events []Event) {
	loaded := false
	for _, e := range events {
		switch f := e.Fact.(type) {
		case RevisionLoaded:
			loaded = true
			if len(f.Moved) > 0 {
				g.seen["loaded a move"]++
			}
			if len(f.Shapes) > 0 {
				g.seen["loaded a new shape"]++
			}
		case ParagraphRevised:
			if texts := g.m.paragraphs[f.Paragraph].texts; loaded && texts[len(texts)-2] == "" {
				g.seen["brought back what was deleted"]++
			}
			if loaded && was[f.Paragraph] == StatusAgreed {
				g.seen["loaded while agreed"]++
			}
		}
	}
}
