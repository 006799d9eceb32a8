// kinds.go is the amendments that rearrange: move, split and merge (PRACTICE 16). A move proposes no
// words; a split and a merge are differences with a line break where a paragraph ends.

package editor

import (
	"slices"
	"strings"
)

// AmendmentKinds is what an amendment can do.
var AmendmentKinds = []AmendmentKind{AmendRevise, AmendInsertAfter, AmendDelete, AmendMove, AmendSplit, AmendMerge}

// Parts are the texts that an amendment proposes, one for each paragraph: several for a split.
func (a *Amendment) Parts() []string { return strings.Split(a.Text(), "\n") }

// rearranges is the text that a move, a split or a merge starts from, and the one it proposes.
func (d *decision) rearranges(c Amend, text string) (base, proposed string, err error) {
	p, err := d.filedOn(c.Paragraph)
	if err != nil {
		return "", "", err
	}
	if c.As != "" {
		return "", "", refuse(CodeInvalid, "Only an amendment that inserts says what it inserts.")
	}
	if c.Kind != AmendMerge && text != "" {
		return "", "", refuse(CodeInvalid, "A %s has no text beside its place or its parts.", c.Kind)
	}
	for _, name := range append([]VersionName{{p.ID, c.Version}}, c.With...) {
		q, ok := d.r.Paragraph(name.Paragraph)
		if !ok {
			return "", "", refuse(CodeNotFound, "This report has no paragraph %q.", clip(name.Paragraph, 40))
		}
		switch text, ok := q.TextOf(name.Version); {
		case !ok:
			return "", "", refuse(CodeInvalid, "%s has no version %d; the text is version %d.", d.name(q), name.Version, q.Current())
		case text == "":
			return "", "", refuse(CodeInvalid, "Version %d of %s is deleted.", name.Version, lowerFirst(d.name(q)))
		}
	}
	base, err = d.r.textsOf(p.ID, c.Version, c.With)
	if err != nil {
		return "", "", err
	}
	switch c.Kind {
	case AmendMove:
		if p, err = d.paragraph(p.ID); err != nil {
			return "", "", err
		}
		_, _, err := d.place(p, *c.After)
		return base, base, err
	case AmendSplit:
		parts, err := d.cleanParts(c.Parts)
		return base, strings.Join(parts, "\n"), err
	}
	if _, err := d.mergeable(append([]VersionName{{p.ID, c.Version}}, c.With...)); err != nil {
		return "", "", err
	}
	merged, err := d.mergedText(text)
	return base, merged, err
}

// checkFields refuses fields that another kind of amendment has.
func (c Amend) checkFields() error {
	switch {
	case (c.After != nil) != (c.Kind == AmendMove):
		return refuse(CodeInvalid, "An amendment that moves says after what, and no other does.")
	case len(c.Parts) > 0 && c.Kind != AmendSplit:
		return refuse(CodeInvalid, "Only an amendment that splits has parts.")
	case (len(c.With) > 0) != (c.Kind == AmendMerge):
		return refuse(CodeInvalid, "An amendment that merges says with what, and no other does.")
	}
	return nil
}

// filedOn finds a paragraph that an amendment can be filed on: one in the text, or one that was merged
// into another since it was drafted, where it then stands (rule 6).
func (d *decision) filedOn(id string) (*Paragraph, error) {
	p, ok := d.r.Paragraph(id)
	if ok && p.Dropped && len(d.r.inText(d.r.Lineage(id, p.Current()))) > 0 {
		return p, nil
	}
	return d.paragraph(id)
}

// contests says whether an amendment asks to reopen a paragraph that is agreed (rule 2).
func (r *Report) contests(a *Amendment) (*Paragraph, bool) {
	if !a.Blocks() {
		return nil, false
	}
	for _, id := range r.StandsOn(a) {
		if p, _ := r.Paragraph(id); r.Status(p) == StatusContested {
			return p, true
		}
	}
	return nil, false
}

// grant opens what an amendment contests before it is settled by the text: nothing but an agreement makes
// a paragraph agreed (rule 2). What a delegation has just filed, and the text says already, contested
// nothing before.
func (d *decision) grant(a *Amendment) error {
	if !a.Blocks() || d.by.Role == RoleDelegation {
		return nil
	}
	for _, id := range d.r.StandsOn(a) {
		if p, _ := d.r.Paragraph(id); d.r.Status(p) == StatusContested {
			if err := d.emit(ParagraphReopened{Paragraph: id}); err != nil {
				return err
			}
		}
	}
	return nil
}

// same says that two proposals are the same change of one place.
func (c Amend) same(a *Amendment, proposed string) bool {
	return a.Kind == c.Kind && a.Version == c.Version && a.Text() == proposed && slices.Equal(a.With, c.With) &&
		(c.After == nil || a.After == *c.After)
}
