// bound.go is what a package does to its paragraphs (rule 12): none of them stands further than the
// others, none is agreed without them, and the agreement of all ends with that of one.

package editor

import "slices"

// boundWith lists a paragraph and all that are bound with it, in reading order.
func (r *Report) boundWith(p *Paragraph) []*Paragraph {
	k, bound := r.PackageOf(p.ID)
	if !bound {
		return []*Paragraph{p}
	}
	var all []*Paragraph
	for _, id := range r.Order {
		if slices.Contains(k.Paragraphs, id) {
			other, _ := r.Paragraph(id)
			all = append(all, other)
		}
	}
	return all
}

// agreedAlone says that the current version was agreed, whatever stands against it by now.
func (p *Paragraph) agreedAlone() bool { return p.Agreed != 0 && p.Agreed == p.Current() }

// inPackage is where a paragraph stands that alone would stand so: never further than any that it is
// bound with.
func (r *Report) inPackage(p *Paragraph, alone Status) Status {
	k, bound := r.PackageOf(p.ID)
	if !bound || alone == StatusOpen {
		return alone
	}
	for _, id := range k.Paragraphs {
		switch other, _ := r.Paragraph(id); {
		case other.ID == p.ID:
		case !other.agreedAlone():
			return StatusOpen
		case r.hasObstacle(other):
			alone = StatusContested
		}
	}
	return alone
}

// ObstaclesTogether names what stands against a paragraph and against all that are bound with it.
func (r *Report) ObstaclesTogether(p *Paragraph, numbers map[string]string) []Blocker {
	var all []Blocker
	for _, other := range r.boundWith(p) {
		for _, b := range r.Obstacles(other, numbers) {
			if b.Scope == "" || !slices.ContainsFunc(all, func(same Blocker) bool { return same.Objection == b.Objection }) {
				all = append(all, b)
			}
		}
	}
	return all
}

// unnamed names the paragraphs of which others in their package would be agreed without them.
func (d *decision) unnamed(names []VersionName) []Blocker {
	var missing []Blocker
	numbers := d.r.Numbers()
	for _, k := range d.r.Packages {
		named := func(id string) bool {
			return slices.ContainsFunc(names, func(n VersionName) bool { return n.Paragraph == id })
		}
		if !k.Bound() || !slices.ContainsFunc(k.Paragraphs, named) {
			continue
		}
		for _, id := range d.r.Order {
			p, _ := d.r.Paragraph(id)
			if !slices.Contains(k.Paragraphs, id) || named(id) || d.r.Status(p) == StatusAgreed {
				continue
			}
			at := k.BoundAt
			missing = append(missing, Blocker{Kind: BlockPackage, Paragraph: id, Number: numbers[id], Version: p.Current(), Reason: k.Name, At: &at})
		}
	}
	return missing
}

// whole leaves of some versions those that are in no package, or stand there with all of theirs.
func (r *Report) whole(names []VersionName) []VersionName {
	var kept []VersionName
	for _, n := range names {
		k, bound := r.PackageOf(n.Paragraph)
		if !bound || !slices.ContainsFunc(k.Paragraphs, func(id string) bool {
			return !slices.ContainsFunc(names, func(other VersionName) bool { return other.Paragraph == id })
		}) {
			kept = append(kept, n)
		}
	}
	return kept
}

// leftOutTogether leaves out of a silence on the whole text what is bound with something left out.
func (r *Report) leftOutTogether(texts []VersionName, leftOut []string) ([]VersionName, []string) {
	kept := r.whole(texts)
	if len(kept) == len(texts) {
		return texts, leftOut
	}
	out := []string{}
	for _, id := range r.Order {
		under := func(list []VersionName) bool {
			return slices.ContainsFunc(list, func(n VersionName) bool { return n.Paragraph == id })
		}
		if slices.Contains(leftOut, id) || under(texts) && !under(kept) {
			out = append(out, id)
		}
	}
	return kept, out
}

// inOnePackage refuses to make one paragraph of what two packages bind.
func (d *decision) inOnePackage(list []*Paragraph) error {
	var first *Package
	for _, p := range list {
		k, bound := d.r.PackageOf(p.ID)
		if bound && first != nil && k != first {
			return refuse(CodeBlocked, "Two packages bind these paragraphs, “%s” and “%s”. Release one of them first.", first.Name, k.Name)
		}
		if bound {
			first = k
		}
	}
	return nil
}

// bindAfter binds what took the text of a paragraph with it, a part or what it was merged into, where
// that paragraph is bound.
func (r *Report) bindAfter(paragraph, successor string) error {
	k, bound := r.PackageOf(paragraph)
	if !bound || slices.Contains(k.Paragraphs, successor) {
		return nil
	}
	return r.changePackage(k.ID, func(k *Package) error {
		k.Paragraphs = append(slices.Clip(k.Paragraphs), successor)
		return nil
	})
}

// together ends the agreement of all that was bound with something whose agreement this command has
// ended, or which it left out of the text while it was contested.
func (d *decision) together(before *Report) error {
	if before == nil {
		return nil
	}
	for _, k := range before.Packages {
		if !k.Bound() {
			continue
		}
		ended := false
		for _, id := range k.Paragraphs {
			was, _ := before.Paragraph(id)
			is, _ := d.r.Paragraph(id)
			gone := is.Dropped && (before.Status(was) == StatusContested || was.agreedAlone() && len(is.Successors) > 0)
			ended = ended || gone || !is.Dropped && was.agreedAlone() && !is.agreedAlone()
		}
		if !ended {
			continue
		}
		for _, id := range k.Paragraphs { // what this command has bound with them is open
			if p, _ := d.r.Paragraph(id); !p.Dropped && p.agreedAlone() {
				if err := d.emit(ParagraphReopened{Paragraph: id, Package: k.ID}); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
