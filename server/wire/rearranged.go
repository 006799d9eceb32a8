// rearranged.go is what moves, splits, merges and restorings change of the entities, and how they are
// told.

package wire

import (
	"maps"
	"slices"
	"strings"

	"adref/diffing"
	"adref/editor"
)

// alsoAgainst lists the paragraphs that an objection to a paragraph stands against beside that one.
func alsoAgainst(r *editor.Report, o *editor.Objection) []string {
	if len(o.Also) == 0 {
		return nil
	}
	return slices.DeleteFunc(r.StandsAgainst(o), func(id string) bool { return id == o.Paragraph })
}

// reach lists what an objection to a section stands against, or did while it stood; of one to the whole,
// while it stands, where that is not all but the paragraph it is pending on. A move changes neither.
func reach(r *editor.Report, o *editor.Objection) []string {
	var list []string
	switch asSaid := o.On == "" || slices.Equal(o.Free, []string{o.On}); {
	case o.Scope == editor.ScopeSection:
		list = slices.Collect(maps.Keys(o.Reach))
	case o.Scope == editor.ScopeWhole && o.Standing() && !asSaid:
		list = slices.Clone(r.Order)
	}
	list = slices.DeleteFunc(list, func(id string) bool { return !o.Reaches(id) || !r.InText(id) })
	slices.Sort(list)
	return list
}

// carried says how an amendment stands on each of its paragraphs, once it was classed there.
func (v *View) carried(whole *Amendment, a *editor.Amendment) {
	ops := func(paragraph string, version int, text string) diffing.Diff {
		p, ok := v.r.Paragraph(paragraph)
		if !ok {
			return nil
		}
		base, _ := p.TextOf(version)
		if a.Kind == editor.AmendMerge {
			base = v.mergedAt(a)
		}
		return readableWords(base, text)
	}
	words := a.Kind != editor.AmendInsertAfter && a.Kind != editor.AmendMove
	if a.CarriedTo > 0 && (len(a.Also) == 0 || v.r.InText(a.Paragraph)) {
		whole.Carried = &Carried{Version: a.CarriedTo, Class: a.Class}
		if a.Class == editor.ClassClean && words {
			whole.Carried.Text, whole.Carried.Ops = a.Carried, ops(a.Paragraph, a.CarriedTo, a.Carried)
		}
	}
	for _, s := range a.Also {
		if !v.r.InText(s.Paragraph) {
			continue
		}
		whole.Also = append(whole.Also, s.Paragraph)
		if s.CarriedTo == 0 {
			continue
		}
		on := CarriedOn{Paragraph: s.Paragraph, Version: s.CarriedTo, Class: s.Class}
		if s.Class == editor.ClassClean && words {
			on.Text, on.Ops = s.Carried, ops(s.Paragraph, s.CarriedTo, s.Carried)
		}
		whole.AlsoCarried = append(whole.AlsoCarried, on)
	}
}

// mergedAt is the text that an amendment to merge was last classed against.
func (v *View) mergedAt(a *editor.Amendment) string {
	var texts []string
	add := func(id string, version int) {
		p, _ := v.r.Paragraph(id)
		text, _ := p.TextOf(version)
		texts = append(texts, text)
	}
	add(a.Paragraph, a.CarriedTo)
	for _, w := range a.With {
		for _, s := range a.Also {
			if s.Paragraph == w.Paragraph {
				add(s.Paragraph, s.CarriedTo)
			}
		}
	}
	return strings.Join(texts, "\n")
}

// rearranged touches what a fact of them names, and all that stands on what was split, merged or restored.
func (t *Touched) rearranged(after *editor.Report, fact editor.Fact) {
	var with []string
	switch f := fact.(type) {
	case editor.ParagraphMoved:
		t.paragraph(f.Paragraph)
		for _, id := range f.Along {
			t.paragraph(id)
		}
	case editor.ParagraphSplit:
		with = []string{f.Paragraph}
		for _, part := range f.Parts {
			t.paragraph(part.Paragraph)
		}
	case editor.ParagraphsMerged:
		t.paragraph(f.Paragraph)
		for _, name := range f.Merged {
			with, t.Gone = append(with, name.Paragraph), append(t.Gone, name.Paragraph)
		}
	case editor.ParagraphRestored:
		with = []string{f.Paragraph}
	}
	for _, id := range with {
		t.paragraph(id)
		p, _ := after.Paragraph(id)
		for _, a := range p.Amendments {
			t.amendment(after, a)
		}
		for _, o := range p.Objections {
			t.objection(after, o)
		}
	}
}

func (v *View) rearranged(told *Event, fact editor.Fact) {
	switch f := fact.(type) {
	case editor.ParagraphMoved:
		told.Paragraph, told.After, told.Place = f.Paragraph, f.After, v.numbers[f.After]
	case editor.ParagraphSplit:
		told.Paragraph, told.Version, told.Parts = f.Paragraph, f.Version, 1+len(f.Parts)
	case editor.ParagraphsMerged:
		told.Paragraph, told.Version, told.Parts = f.Paragraph, f.Version, 1+len(f.Merged)
	case editor.ParagraphRestored:
		told.Paragraph, told.Version = f.Paragraph, f.Version
	}
}

// rearranges says of an amendment that was filed where it moves its paragraph, or how many there are of it.
func (v *View) rearranges(told *Event, f editor.AmendmentFiled) {
	switch f.Kind {
	case editor.AmendMove:
		told.After, told.Place = f.After, v.numbers[f.After]
	case editor.AmendSplit:
		told.Parts = 1 + strings.Count(f.Diff.After(), "\n")
	case editor.AmendMerge:
		told.Parts = 1 + len(f.With)
	}
}

// stepOf tells a split, a merge or a restoring as one of its paragraphs has it. The one that keeps the id
// has the difference of all of them, with line breaks, its own line first; a part its words out of that,
// what was merged its own; both are told as "part" or "into", with the number of the one that keeps it.
func (v *View) stepOf(step *Step, paragraph string, fact editor.Fact) {
	aside := func(id, kind string, version int) {
		if id != paragraph {
			step.Event.Kind, step.Event.Place, step.Event.Version = kind, v.numbers[id], version
			step.Event.Paragraph, step.Event.Number = paragraph, v.numbers[paragraph]
		}
	}
	switch f := fact.(type) {
	case editor.ParagraphRestored:
		step.Ops = v.opsOf(f.Paragraph, f.Version)
	case editor.ParagraphSplit:
		p, _ := v.r.Paragraph(f.Paragraph)
		base, _ := p.TextOf(f.Version - 1)
		texts, at := []string{f.Text}, 0
		for i, part := range f.Parts {
			texts = append(texts, part.Text)
			if part.Paragraph == paragraph {
				at = i + 1
			}
		}
		if step.Ops = readableWords(base, strings.Join(texts, "\n")); at > 0 {
			step.Ops = cut(step.Ops)[at]
		}
		aside(f.Paragraph, "part", 1)
	case editor.ParagraphsMerged:
		var texts []string
		own, words := 0, ""
		for _, name := range append([]editor.VersionName{{Paragraph: f.Paragraph, Version: f.Version - 1}}, f.Merged...) {
			p, _ := v.r.Paragraph(name.Paragraph)
			text, _ := p.TextOf(name.Version)
			texts = append(texts, text)
			if name.Paragraph == paragraph {
				own, words = name.Version, text
			}
		}
		if step.Ops = readableWords(strings.Join(texts, "\n"), f.Text); paragraph != f.Paragraph {
			step.Ops = readableWords(words, "")
		}
		aside(f.Paragraph, "into", own)
	}
}

// cut makes of a difference whose text afterwards has line breaks one for each line. What is struck stands
// in the line that it was struck before.
func cut(ops diffing.Diff) []diffing.Diff {
	lines := []diffing.Diff{{}}
	for _, op := range ops {
		if op.Kind == diffing.Delete {
			lines[len(lines)-1] = append(lines[len(lines)-1], op)
			continue
		}
		for i, text := range strings.Split(op.Text, "\n") {
			if i > 0 {
				if line := lines[len(lines)-1]; len(line) > 0 && line[len(line)-1].Kind == diffing.Delete && strings.TrimSpace(line[len(line)-1].Text) == "" {
					lines[len(lines)-1] = line[:len(line)-1] // the space that the break stands in place of
				}
				lines = append(lines, diffing.Diff{})
			}
			if text != "" {
				lines[len(lines)-1] = append(lines[len(lines)-1], diffing.Op{Kind: op.Kind, Text: text})
			}
		}
	}
	return lines
}

// carriedOn says whether an amendment was classed on this paragraph, and not on another that it stands on.
func (v *View) carriedOn(f editor.AmendmentCarried, paragraph string) bool {
	if f.Paragraph != "" {
		return f.Paragraph == paragraph
	}
	a, _ := v.r.Amendment(f.Amendment)
	return a.Paragraph == paragraph
}
