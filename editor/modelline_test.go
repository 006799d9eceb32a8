// modelline_test.go is what the model of model_test.go knows of moves, splits, merges and restorings: which
// paragraphs a text went to is worked out anew from the facts each time, where the package keeps it.

package editor

import (
	"fmt"
	"slices"
	"strings"

	"adref/diffing"
)

// modelWent is a paragraph that took text of another.
type modelWent struct {
	to        string
	since, as int
}

// lineage lists a paragraph and what took text of a version of it, each part behind what it was part of.
func (m *model) lineage(id string, version int) (list []string) {
	type text struct {
		id      string
		version int
	}
	var seen []text
	var walk func(text)
	walk = func(t text) {
		if slices.Contains(seen, t) {
			return
		}
		seen = append(seen, t)
		if !slices.Contains(list, t.id) {
			list = append(list, t.id)
		}
		if p := m.paragraphs[t.id]; p != nil {
			for _, w := range p.went {
				if w.since > t.version {
					walk(text{w.to, w.as})
				}
			}
		}
	}
	walk(text{id, version})
	return list
}

// on lists the paragraphs of the text that an amendment is on.
func (m *model) on(a *modelAmendment) []string {
	list := m.lineage(a.paragraph, a.version)
	for _, w := range a.mergedWith {
		for _, id := range m.lineage(w.Paragraph, w.Version) {
			if !slices.Contains(list, id) {
				list = append(list, id)
			}
		}
	}
	return slices.DeleteFunc(list, func(id string) bool { return !slices.Contains(m.order, id) })
}

// isOn says whether an amendment is on a paragraph, in the text or not.
func (m *model) isOn(a *modelAmendment, id string) bool {
	return slices.Contains(m.lineage(a.paragraph, a.version), id) ||
		slices.ContainsFunc(a.mergedWith, func(w VersionName) bool { return slices.Contains(m.lineage(w.Paragraph, w.Version), id) })
}

// asksToReopen says whether an amendment contests any paragraph.
func (m *model) asksToReopen(a *modelAmendment) bool {
	return !a.listed && a.kind != AmendInsertAfter &&
		slices.ContainsFunc(m.on(a), func(id string) bool { return m.status(id) == StatusContested })
}

// starts is the text that an amendment was filed against.
func (m *model) starts(a *modelAmendment) string {
	if a.kind == AmendInsertAfter || m.paragraphs[a.paragraph] == nil {
		return ""
	}
	text := m.paragraphs[a.paragraph].texts[a.version-1]
	for _, w := range a.mergedWith {
		text += "\n" + m.paragraphs[w.Paragraph].texts[w.Version-1]
	}
	return text
}

// miscarried says how a revision of the text was carried otherwise than from what was filed, or "".
func (m *model) miscarried(a *modelAmendment, f AmendmentCarried) string {
	var texts []string
	places := m.on(a)
	at := slices.Index(places, f.Paragraph)
	if f.Paragraph == "" {
		at = slices.Index(places, a.paragraph)
	}
	for _, id := range places {
		p := m.paragraphs[id]
		texts = append(texts, p.texts[len(p.texts)-1])
	}
	if f.Class == ClassOvertaken {
		return ""
	}
	if at < 0 {
		return fmt.Sprintf("carried to %q, where it is not; it is on %v", f.Paragraph, places)
	}
	now := strings.Join(texts, "\n")
	from := m.starts(a)
	if a.to != "" && !m.amendments[a.to].pending {
		from = m.amendments[a.to].text
	}
	merged, conflicts := diffing.Merge(from, a.text, now)
	parts := strings.Split(merged, "\n")
	clean := len(conflicts) == 0 && len(parts) == len(texts) && merged != now && texts[at] != "" && parts[at] != texts[at]
	if clean != (f.Class == ClassClean) || clean && parts[at] != f.Text {
		return fmt.Sprintf("carried as %s with %q; filed from %q to %q, the text is now %q", f.Class, f.Text, from, a.text, now)
	}
	return ""
}

// rearranged makes a move, a split, a merge or a restoring true.
func (m *model) rearranged(f Fact) {
	switch f := f.(type) {
	case ParagraphMoved:
		block := append([]string{f.Paragraph}, f.Along...)
		m.order = slices.DeleteFunc(m.order, func(id string) bool { return slices.Contains(block, id) })
		m.order = slices.Insert(m.order, slices.Index(m.order, f.After)+1, block...)
	case RevisionLoaded:
		m.loaded(f)
	case ParagraphRestored:
		p := m.paragraphs[f.Paragraph]
		p.dropped, p.texts = false, append(p.texts, f.Text)
		m.order = slices.Insert(m.order, slices.Index(m.order, f.After)+1, f.Paragraph)
	case ParagraphSplit:
		p := m.paragraphs[f.Paragraph]
		p.texts = append(p.texts, f.Text)
		var went []modelWent
		for i, part := range f.Parts {
			el := CreatedElement{Kind: p.element.Kind, Level: p.element.Level}
			if part.As != nil {
				el = part.As.element(el)
			}
			m.paragraphs[part.Paragraph] = &modelParagraph{element: el, texts: []string{part.Text}}
			m.order = slices.Insert(m.order, slices.Index(m.order, f.Paragraph)+1+i, part.Paragraph)
			went = append(went, modelWent{part.Paragraph, f.Version, 1})
			m.succeeded(f.Paragraph, part.Paragraph)
			for _, o := range m.objections {
				if o.under[f.Paragraph] {
					o.under[part.Paragraph] = true
				}
				if o.free[f.Paragraph] {
					o.free[part.Paragraph] = true
				}
			}
		}
		p.went = append(went, p.went...)
	case ParagraphsMerged:
		p := m.paragraphs[f.Paragraph]
		p.texts = append(p.texts, f.Text)
		for _, name := range f.Merged {
			q := m.paragraphs[name.Paragraph]
			for _, o := range m.objections {
				if o.scope != ScopeParagraph && o.reaches(name.Paragraph) {
					o.free[f.Paragraph] = false
				}
				if o.under[name.Paragraph] {
					o.under[f.Paragraph] = true
				}
			}
			m.succeeded(name.Paragraph, f.Paragraph)
			q.dropped, q.agreed, q.awaits = true, 0, nil
			q.went = append([]modelWent{{f.Paragraph, name.Version + 1, f.Version}}, q.went...)
			m.order = slices.DeleteFunc(m.order, func(id string) bool { return id == name.Paragraph })
		}
	}
	m.settleSections()
	for _, o := range m.objections {
		if o.stands && o.scope != ScopeParagraph {
			m.noLongerAwaits(o)
		}
	}
}

// wronglyRearranged says why a fact of them may not follow, or "".
func (m *model) wronglyRearranged(by Actor, f Fact) string {
	office := by.Role == RoleChair || by.Role == RoleSecretariat
	var about []string
	switch f := f.(type) {
	case ParagraphMoved:
		about = append([]string{f.Paragraph}, f.Along...)
		if at := slices.Index(m.order, f.Paragraph); !slices.Equal(m.order[at:at+len(about)], about) {
			return "what moved did not stand together"
		}
	case ParagraphSplit:
		about = []string{f.Paragraph}
		if p := m.paragraphs[f.Paragraph]; f.Version != len(p.texts)+1 || p.dropped {
			return "split out of turn"
		}
	case ParagraphsMerged:
		about = []string{f.Paragraph}
		for _, name := range f.Merged {
			if about = append(about, name.Paragraph); name.Version != len(m.paragraphs[name.Paragraph].texts) {
				return "merged in a version that is not the current one"
			}
		}
	case ParagraphRestored:
		if p := m.paragraphs[f.Paragraph]; !p.dropped || !slices.Contains(p.texts, f.Text) {
			return "restored what is in the text, or words it never had"
		}
	default:
		return ""
	}
	if !office || slices.ContainsFunc(about, m.frozen) {
		return "rearranged under silence, or not by the Chair"
	}
	return ""
}

// carriedOn: what stood against a paragraph before a split or a merge and still stands does so against
// every paragraph that its text went to (rule 6), by the package's own word.
func (g *table) carriedOn(before *Report, events []Event) {
	for _, e := range events {
		went := map[string][]string{}
		switch f := e.Fact.(type) {
		case ParagraphSplit:
			went[f.Paragraph] = []string{f.Paragraph}
			for _, part := range f.Parts {
				went[f.Paragraph] = append(went[f.Paragraph], part.Paragraph)
			}
		case ParagraphsMerged:
			went[f.Paragraph] = []string{f.Paragraph}
			for _, name := range f.Merged {
				went[name.Paragraph] = []string{f.Paragraph}
			}
		}
		for from, to := range went {
			p, _ := before.Paragraph(from)
			for _, b := range before.Obstacles(p, nil) {
				if a, ok := g.r.Amendment(b.Amendment); ok && !a.Blocks() {
					continue
				}
				for _, successor := range to {
					q, _ := g.r.Paragraph(successor)
					if b.Kind != BlockBrackets && !slices.ContainsFunc(g.r.Obstacles(q, nil), func(n Blocker) bool {
						return n.Objection == b.Objection && n.Amendment == b.Amendment
					}) {
						g.Fatalf("%+v stood against %s and does not against %s", b, from, successor)
					}
					g.seen["stands on a successor"]++
				}
			}
		}
	}
}

// rearranging draws the amendments and the commands that move, split, merge and restore.
func (g *table) rearranging(c *Amend) {
	p := g.m.paragraphs[c.Paragraph]
	switch c.Kind {
	case AmendMove:
		after := g.paragraph()
		c.After = &after
	case AmendSplit:
		c.Parts = g.parts(g.textOf(c.Paragraph, c.Version))
	case AmendMerge:
		text := g.textOf(c.Paragraph, c.Version)
		for _, name := range g.neighbours(c.Paragraph)[1:] {
			c.With = append(c.With, name)
			text += " " + g.textOf(name.Paragraph, name.Version)
		}
		c.Text = g.text(text)
	default:
		return
	}
	if c.Kind != AmendMerge && !(p != nil && g.odds(20)) {
		c.Text = ""
	}
}

// parts cuts a text in two or three, mostly at a space.
func (g *table) parts(text string) []string {
	words := strings.Fields(text)
	if len(words) < 2 || g.odds(12) {
		return []string{g.text(""), g.text("")}
	}
	at := 1 + g.index("cut", len(words)-1)
	parts := []string{strings.Join(words[:at], " "), strings.Join(words[at:], " ")}
	if g.odds(4) {
		parts[1] = g.text(parts[1])
	}
	if g.odds(6) {
		parts = append(parts, g.text(""))
	}
	return parts
}

// neighbours names a paragraph and one or two that mostly stand behind it.
func (g *table) neighbours(id string) []VersionName {
	names := []VersionName{{id, g.version(id)}}
	at := slices.Index(g.m.order, id)
	for i := range 1 + g.index("neighbours", 2) {
		next := g.paragraph()
		if at >= 0 && at+i+1 < len(g.m.order) && !g.odds(10) {
			next = g.m.order[at+i+1]
		}
		names = append(names, VersionName{next, g.version(next)})
	}
	return names
}

func (g *table) rearrange(name, p string, v int) Command {
	here := func(a *modelAmendment) bool { return a.pending && a.kind != AmendMove && g.m.isOn(a, p) }
	switch name {
	case "move":
		return Move{p, v, g.paragraph(), g.takes(func(a *modelAmendment) bool { return a.pending && a.kind == AmendMove && a.paragraph == p })}
	case "split":
		return Split{p, v, g.parts(g.textOf(p, v)), g.takes(here)}
	case "merge":
		names := g.neighbours(p)
		text := g.textOf(p, v)
		for _, n := range names[1:] {
			text += " " + g.textOf(n.Paragraph, n.Version)
		}
		return Merge{names, g.text(text), g.takes(here)}
	}
	var dropped []string
	for id, is := range g.m.paragraphs {
		if is.dropped {
			dropped = append(dropped, id)
		}
	}
	slices.Sort(dropped)
	if len(dropped) > 0 && !g.odds(8) {
		return Restore{pick(g, "restored", dropped...), p}
	}
	return Restore{g.paragraph(), p}
}

// succeeded lets the standing objections to a paragraph stand against another as well.
func (m *model) succeeded(from, to string) {
	for _, o := range m.objections {
		if o.places[from] { // lifted ones too: a correction of the record restores them
			o.places[to] = true
		}
	}
}

// against notes what an objection to a paragraph stands against.
func (o *modelObjection) against(ids ...string) {
	o.places = map[string]bool{}
	for _, id := range ids {
		o.places[id] = true
	}
}
