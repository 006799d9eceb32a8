// carry.go is rule 6 at a new version: how each pending amendment stands on text it was not filed against.

package editor

import (
	"slices"
	"strings"

	"adref/diffing"
)

// carry classes one pending amendment on the current version of every paragraph it stands on. It always
// starts from what was filed, so that nothing is lost by going through versions in between. Where a
// paragraph was split or merged, what is compared is the text of all it stands on, with a line break
// between them. One that is overtaken is so everywhere, and classed once.
func (r *Report) carry(a *Amendment) []AmendmentCarried {
	var list []AmendmentCarried
	var texts []string
	for _, id := range r.StandsOn(a) {
		p, _ := r.Paragraph(id)
		carried := AmendmentCarried{Amendment: a.ID, Version: p.Current(), Class: ClassOverlapping, Paragraph: id}
		if id == a.Paragraph {
			carried.Paragraph = ""
		}
		list, texts = append(list, carried), append(texts, p.Text())
	}
	if len(list) == 0 {
		return nil
	}
	var overtaken bool
	switch a.Kind {
	case AmendInsertAfter:
		for i := range list {
			if !r.parentTaken(a) { // else in the text already, in other words
				list[i].Class, list[i].Text = ClassClean, a.Text()
			}
		}
	case AmendMove:
		overtaken = r.carryMove(a, list)
	default:
		overtaken = r.carryText(a, list, texts)
	}
	if overtaken {
		list[0].Class, list[0].Text = ClassOvertaken, ""
		return list[:1]
	}
	for i, text := range texts {
		if text == "" {
			list[i].Class = ClassGone
			if a.Kind != AmendInsertAfter { // whose words are not about the paragraph's
				list[i].Text = ""
			}
		}
	}
	return list
}

// carryMove classes a move: it stands while what it moves is one paragraph, and is overtaken once that
// stands there.
func (r *Report) carryMove(a *Amendment, list []AmendmentCarried) (overtaken bool) {
	if len(list) > 1 || list[0].Paragraph != "" {
		return false
	}
	list[0].Class = ClassClean
	if a.After != Gap && !r.InText(a.After) {
		return false
	}
	p, _ := r.Paragraph(a.Paragraph)
	exactly, block := r.placed(p, a.After)
	return !slices.Contains(block, a.After) && r.before(p.ID) == exactly
}

// carryText classes what proposes words.
func (r *Report) carryText(a *Amendment, list []AmendmentCarried, texts []string) (overtaken bool) {
	base, proposed := r.changes(a)
	now := strings.Join(texts, "\n")
	if now == proposed || a.Kind == AmendDelete && strings.Trim(now, "\n") == "" {
		return true
	}
	merged, conflicts := diffing.Merge(base, proposed, now)
	if a.Kind == AmendDelete {
		if now == base {
			list[0].Class = ClassClean
		}
		return false
	}
	if len(conflicts) > 0 || strings.Trim(now, "\n") == "" {
		return false
	}
	if merged == now { // what it would change may not be there, which is not what it proposes
		return !r.unsaid(a, now)
	}
	parts := strings.Split(merged, "\n")
	switch {
	case a.Kind == AmendMerge: // of what it names, and of nothing else
		if len(parts) > 1 || len(list) != 1+len(a.With) {
			return false
		}
		for i, w := range a.With {
			if list[i+1].Paragraph != w.Paragraph {
				return false
			}
		}
		for i := range list {
			list[i].Class, list[i].Text = ClassClean, merged
		}
	case a.Kind == AmendSplit:
		if len(list) == 1 && !slices.Contains(parts, "") {
			list[0].Class, list[0].Text = ClassClean, merged
		}
	case len(parts) == len(list):
		for i, text := range parts {
			list[i].Class, list[i].Text = ClassClean, text
			if text == texts[i] { // nothing of it is here
				list[i].Class, list[i].Text = ClassGone, ""
			}
		}
	}
	return false
}

// asFiled says that nothing has changed on which an amendment stands since it was filed.
func (r *Report) asFiled(a *Amendment) bool {
	if len(a.Also) != len(a.With) || r.versionOf(a.Paragraph) != a.Version || r.parentSettled(a) {
		return false
	}
	return !slices.ContainsFunc(a.With, func(w VersionName) bool { return r.versionOf(w.Paragraph) != w.Version })
}

// carriedAs says that an amendment is classed so already.
func (a *Amendment) carriedAs(f AmendmentCarried) bool {
	s, ok := a.stand(f.Paragraph)
	if !ok {
		s = Stand{"", a.CarriedTo, a.Class, a.Carried}
	}
	return s.CarriedTo == f.Version && s.Class == f.Class && s.Carried == f.Text
}

// Standing is what a pending amendment proposes to the current version of a paragraph it stands on: its
// own text while that version is the one it was filed against, else the carried copy. ok is false when
// it overlaps with what came since, or proposes nothing there any more.
func (r *Report) Standing(a *Amendment, p *Paragraph) (text string, ok bool) {
	if a.Kind == AmendInsertAfter {
		return a.Text(), !r.parentTaken(a)
	}
	if r.asFiled(a) {
		return a.Text(), true
	}
	s, found := a.stand(p.ID)
	if !found {
		s = Stand{p.ID, a.CarriedTo, a.Class, a.Carried}
	}
	return s.Carried, s.CarriedTo == p.Current() && s.Class == ClassClean
}
