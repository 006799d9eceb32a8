// lineage.go is what a split and a merge leave behind (rule 6): which paragraphs took a paragraph's text
// with them, and which paragraphs an amendment or an objection therefore stands on.

package editor

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Successor is a paragraph that took text of another with it.
type Successor struct {
	Paragraph string
	Since     int // the first version of the other that is without that text
	As        int // the version of the successor that took it
}

// Stand is how an amendment stands on another paragraph than the one it was filed on.
type Stand struct {
	Paragraph string
	CarriedTo int    // the version it was last classed against, 0 for none
	Class     Class  // there
	Carried   string // clean: the text it proposes there
}

// Lineage lists a paragraph and everything that took text of a version of it with it, in the order that
// the text had: each part behind what it was split from.
func (r *Report) Lineage(id string, version int) []string {
	return r.LineageBy(id, version, func(Successor) bool { return true })
}

// LineageBy is Lineage as it was at an earlier time: as far as what took text with it had done so.
func (r *Report) LineageBy(id string, version int, had func(Successor) bool) []string {
	var list []string
	from := map[string]int{} // the earliest version followed: one paragraph may have taken the text twice
	var follow func(id string, version int)
	follow = func(id string, version int) {
		earliest, met := from[id]
		if met && earliest <= version {
			return
		}
		if from[id] = version; !met {
			list = append(list, id)
		}
		p, ok := r.Paragraph(id)
		if !ok {
			return
		}
		for _, s := range p.Successors {
			if version < s.Since && had(s) {
				follow(s.Paragraph, s.As)
			}
		}
	}
	follow(id, version)
	return list
}

// InText says that a paragraph is part of the text today.
func (r *Report) InText(id string) bool {
	p, ok := r.Paragraph(id)
	return ok && !p.Dropped
}

// inText leaves out what is no part of the text today.
func (r *Report) inText(ids []string) []string {
	return slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return !r.InText(id) })
}

// versionOf is the current version of a paragraph, 0 when there is none.
func (r *Report) versionOf(id string) int {
	if p, ok := r.Paragraph(id); ok {
		return p.Current()
	}
	return 0
}

// waitsFor lists the paragraphs that a conditional objection is pending on: the one it names and what
// took its text since, as far as they are in the text.
func (r *Report) waitsFor(o *Objection) []string {
	if list := r.inText(r.Lineage(o.On, o.OnVersion)); len(list) > 0 {
		return list
	}
	return []string{o.On}
}

// places lists the paragraphs that an amendment stands on, in the text or not, in the order of their text.
func (a *Amendment) places() []string {
	list := []string{a.Paragraph}
	for _, s := range a.Also {
		list = append(list, s.Paragraph)
	}
	return list
}

// StandsOn lists the paragraphs of the text that an amendment stands on: its own, those it names as well,
// and successors of them. One that inserts at the very beginning stands on none.
func (r *Report) StandsOn(a *Amendment) []string { return r.inText(a.places()) }

// StandsAgainst lists the paragraphs of the text that an objection to a paragraph stands against.
func (r *Report) StandsAgainst(o *Objection) []string {
	return r.inText(append([]string{o.Paragraph}, o.Also...))
}

// standsToo is where an amendment stands beside its own paragraph when it is filed, perhaps against
// versions that have been split or merged since.
func (r *Report) standsToo(a *Amendment) []Stand {
	if a.Paragraph == Gap {
		return nil
	}
	list := r.Lineage(a.Paragraph, a.Version)
	for _, w := range a.With {
		list = joined(list, r.Lineage(w.Paragraph, w.Version))
	}
	var also []Stand
	for _, id := range list[1:] {
		also = append(also, Stand{Paragraph: id})
	}
	return also
}

// stand is where an amendment stands on a paragraph other than its own.
func (a *Amendment) stand(paragraph string) (Stand, bool) {
	if i := a.standAt(paragraph); i >= 0 {
		return a.Also[i], true
	}
	return Stand{}, false
}

func (a *Amendment) standAt(paragraph string) int {
	return slices.IndexFunc(a.Also, func(s Stand) bool { return s.Paragraph == paragraph })
}

// carryTo notes how an amendment was classed on one of its paragraphs.
func (a *Amendment) carryTo(f AmendmentCarried) error {
	if f.Paragraph == "" || f.Paragraph == a.Paragraph {
		a.CarriedTo, a.Class, a.Carried = f.Version, f.Class, f.Text
		return nil
	}
	i := a.standAt(f.Paragraph)
	if i < 0 {
		return fmt.Errorf("it does not stand on paragraph %s", f.Paragraph)
	}
	a.Also = slices.Clone(a.Also)
	a.Also[i] = Stand{f.Paragraph, f.Version, f.Class, f.Text}
	return nil
}

func (a *Amendment) forgetClasses() {
	a.CarriedTo, a.Class, a.Carried = 0, "", ""
	a.Also = slices.Clone(a.Also)
	for i := range a.Also {
		a.Also[i] = Stand{Paragraph: a.Also[i].Paragraph}
	}
}

// textsOf is the text that an amendment starts from: a version of its paragraph, or of several with a
// line break between them.
func (r *Report) textsOf(paragraph string, version int, with []VersionName) (string, error) {
	var texts []string
	for _, name := range append([]VersionName{{paragraph, version}}, with...) {
		p, ok := r.Paragraph(name.Paragraph)
		if !ok {
			return "", fmt.Errorf("no paragraph %s", name.Paragraph)
		}
		text, ok := p.TextOf(name.Version)
		if !ok {
			return "", fmt.Errorf("paragraph %s has no version %d", name.Paragraph, name.Version)
		}
		texts = append(texts, text)
	}
	return strings.Join(texts, "\n"), nil
}

// succeed lets everything that stands on a paragraph stand on its successors as well: amendments, settled
// ones too, standing objections, and those to a section or the whole (rule 3: nothing takes text out of
// an objection's reach).
func (r *Report) succeed(from string, since int, to ...Successor) error {
	was, _ := r.Paragraph(from)
	amendments, objections := was.Amendments, was.Objections
	if err := r.changeParagraph(from, func(p *Paragraph) error {
		p.Successors = append(slices.Clone(to), p.Successors...)
		for i := range to {
			p.Successors[i].Since = since
		}
		return nil
	}); err != nil {
		return err
	}
	var parts []string
	for _, s := range to {
		parts = append(parts, s.Paragraph)
	}
	for _, id := range amendments {
		if err := r.changeAmendment(id, func(a *Amendment) error {
			at := a.standAt(from) + 1 // right behind; its own paragraph is before all others
			for _, part := range parts {
				if part != a.Paragraph && a.standAt(part) < 0 {
					a.Also = slices.Insert(slices.Clone(a.Also), at, Stand{Paragraph: part})
					at++
				}
			}
			return nil
		}); err != nil {
			return err
		}
	}
	var stand []string
	for _, id := range objections {
		o, _ := r.Objection(id)
		if !o.mayStand() {
			continue
		}
		stand = append(stand, id)
		wider := *o
		wider.Also = joined(o.Also, without(parts, o.Paragraph))
		r.objections = r.objections.Set(id, &wider)
	}
	for _, part := range parts {
		if err := r.changeParagraph(part, func(p *Paragraph) error {
			p.Amendments = joined(p.Amendments, amendments)
			slices.SortStableFunc(p.Amendments, func(x, y string) int {
				a, _ := r.Amendment(x)
				b, _ := r.Amendment(y)
				return cmp.Compare(a.No, b.No)
			})
			p.Objections = joined(p.Objections, stand)
			slices.SortStableFunc(p.Objections, func(x, y string) int {
				a, _ := r.Objection(x)
				b, _ := r.Objection(y)
				return a.RaisedAt.Compare(b.RaisedAt)
			})
			return nil
		}); err != nil {
			return err
		}
	}
	return nil
}

// widen lets the objections to a section or the whole that reach a paragraph reach another as well. part
// says that the other was split from it: what leaves the one free leaves the other free.
func (r *Report) widen(from, to string, part bool) {
	for _, id := range r.objectionsWhere(func(o *Objection) bool { return o.Scope != ScopeParagraph && o.mayStand() }) {
		o, _ := r.Objection(id)
		wider := *o
		switch reached, free := o.Reaches(from), slices.Contains(o.Free, from); {
		case part && free:
			wider.Free = joined(o.Free, []string{to})
		case !part && reached && slices.Contains(o.Free, to):
			wider.Free = without(o.Free, to)
		}
		if o.Reach[from] && !o.Reach[to] {
			wider.Reach = map[string]bool{to: true}
			for in := range o.Reach {
				wider.Reach[in] = true
			}
		}
		r.objections = r.objections.Set(id, &wider)
	}
}

// joined is a list and what of another is not in it, behind it.
func joined(list, more []string) []string {
	list = slices.Clone(list)
	for _, s := range more {
		if !slices.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}

// behind is what stands in a list behind its first; nil for nothing.
func behind(list []string) []string {
	if len(list) < 2 {
		return nil
	}
	return list[1:]
}
