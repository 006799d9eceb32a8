// splitting.go is one paragraph made several, and several made one (rule 6, PRACTICE 16).

package editor

import (
	"fmt"
	"slices"
	"strings"
)

// maxParts bounds a split and a merge.
const maxParts = 50

// Split makes one paragraph several. The first part keeps its id; the others stand right behind it, so
// that its subparagraphs are below the last part. What stood on it stands on every part. Chair or
// Secretariat.
type Split struct {
	Paragraph string   `json:"paragraph"`
	Version   int      `json:"version"` // the version on the sender's screen; another is refused as stale
	Parts     []string `json:"parts"`   // their texts, in order
	Takes     []Take   `json:"takes,omitempty"`
}

// Merge makes several paragraphs that stand one after the other one. The first keeps its id; the others
// are gone, and what stood on them stands on it. Chair or Secretariat.
type Merge struct {
	Paragraphs []VersionName `json:"paragraphs"` // in reading order, the versions as on the sender's screen
	Text       string        `json:"text"`
	Takes      []Take        `json:"takes,omitempty"`
}

type (
	// ParagraphSplit gave a paragraph the text of its first part as a new version, and made the others.
	ParagraphSplit struct {
		Paragraph string `json:"paragraph"`
		Version   int    `json:"version"` // the new one
		Text      string `json:"text"`
		Parts     []Part `json:"parts"` // the others
		Takes     []Take `json:"takes,omitempty"`
	}

	// Part is one that a split made.
	Part struct {
		Paragraph string `json:"paragraph"`
		Text      string `json:"text"`
		As        *Shape `json:"as,omitempty"` // where it is not what the first part is
	}

	// ParagraphsMerged gave a paragraph a new version that others went into.
	ParagraphsMerged struct {
		Paragraph string        `json:"paragraph"`
		Version   int           `json:"version"` // the new one
		Text      string        `json:"text"`
		Merged    []VersionName `json:"merged"`
		Takes     []Take        `json:"takes,omitempty"`
	}
)

func (Split) Type() string            { return "split" }
func (Merge) Type() string            { return "merge" }
func (ParagraphSplit) Fact() string   { return "paragraph_split" }
func (ParagraphsMerged) Fact() string { return "paragraphs_merged" }

func (c Split) decide(d *decision) error { return d.split(c, make([]*Shape, len(c.Parts))) }

// split makes the parts of a paragraph, those after the first in shapes of their own where one is given.
func (d *decision) split(c Split, shapes []*Shape) error {
	p, err := d.changing(c.Paragraph, c.Version)
	if err != nil {
		return err
	}
	parts, err := d.cleanParts(c.Parts)
	if err != nil {
		return err
	}
	if p.Text() == "" {
		return refuse(CodeInvalid, "%s is deleted: there is nothing to split.", d.name(p))
	}
	if err := d.checkTakes(c.Takes, func(a *Amendment) bool { return a.Kind != AmendMove && slices.Contains(a.places(), p.ID) }); err != nil {
		return err
	}
	f := ParagraphSplit{Paragraph: p.ID, Version: c.Version + 1, Text: parts[0], Takes: c.Takes}
	where := []string{p.ID}
	for i, text := range parts[1:] {
		part := Part{d.newID(), text, shapes[1+i]}
		f.Parts, where = append(f.Parts, part), append(where, part.Paragraph)
	}
	if err := d.emit(f); err != nil {
		return err
	}
	if err := d.take(c.Takes, where...); err != nil {
		return err
	}
	return d.carryAll(p.Amendments)
}

// cleanParts checks the texts of a split.
func (d *decision) cleanParts(texts []string) ([]string, error) {
	if len(texts) < 2 || len(texts) > maxParts {
		return nil, refuse(CodeInvalid, "A split makes two to %d parts.", maxParts)
	}
	parts := make([]string, len(texts))
	for i, text := range texts {
		clean, err := CleanText(text, d.r.Masthead.Language)
		if err != nil {
			return nil, refuse(CodeInvalid, "Part %d: %s", i+1, err)
		}
		if strings.TrimSpace(clean) == "" {
			return nil, refuse(CodeInvalid, "Part %d of the split is empty.", i+1)
		}
		parts[i] = clean
	}
	return parts, nil
}

func (f ParagraphSplit) apply(r *Report, e Event) error {
	p, ok := r.Paragraph(f.Paragraph)
	at := slices.Index(r.Order, f.Paragraph)
	if !ok || at < 0 || f.Version != p.Current()+1 || f.Text == "" || len(f.Parts) == 0 {
		return fmt.Errorf("paragraph %s cannot be split in version %d", f.Paragraph, f.Version)
	}
	r.Order = slices.Clone(r.Order)
	var successors []Successor
	for i, part := range f.Parts {
		if _, twice := r.Paragraph(part.Paragraph); twice || part.Paragraph == "" || part.Text == "" {
			return fmt.Errorf("part %q is there already, or empty", part.Paragraph)
		}
		r.Order = slices.Insert(r.Order, at+1+i, part.Paragraph)
		made := &Paragraph{
			ID: part.Paragraph, Kind: p.Kind, Level: p.Level, Marker: p.Marker, Added: len(r.Revisions),
			Versions: []Version{{
				Text: part.Text, At: e.At, By: e.By, Takes: f.Takes, Revision: len(r.Revisions),
				From: []VersionName{{p.ID, p.Current()}},
			}},
		}
		if part.As != nil {
			if (part.As.Kind == KindHeading) != (p.Kind == KindHeading) {
				return fmt.Errorf("part %q cannot be %q", part.Paragraph, part.As.Kind)
			}
			made.become(*part.As)
		}
		r.paragraphs = r.paragraphs.Set(part.Paragraph, made)
		successors = append(successors, Successor{Paragraph: part.Paragraph, As: 1})
		r.widen(p.ID, part.Paragraph, true)
		if err := r.bindAfter(p.ID, part.Paragraph); err != nil {
			return err
		}
	}
	if err := r.changeParagraph(p.ID, func(p *Paragraph) error {
		p.Versions = append(slices.Clip(p.Versions), Version{Text: f.Text, At: e.At, By: e.By, Takes: f.Takes, Revision: len(r.Revisions)})
		p.Awaiting = nil
		return nil
	}); err != nil {
		return err
	}
	if err := r.succeed(p.ID, f.Version, successors...); err != nil {
		return err
	}
	return r.spreadTo()
}

func (c Merge) decide(d *decision) error {
	list, err := d.mergeable(c.Paragraphs)
	if err != nil {
		return err
	}
	var stale []VersionName
	for i, p := range list {
		if s, frozen := d.r.Frozen(p.ID); frozen {
			return d.silent(d.name(p), s)
		}
		if c.Paragraphs[i].Version != p.Current() {
			stale = append(stale, c.Paragraphs[i])
		} else if p.Text() == "" {
			return refuse(CodeInvalid, "%s is deleted: there is nothing to merge.", d.name(p))
		}
	}
	if len(stale) > 0 {
		return d.stale(stale)
	}
	if err := d.inOnePackage(list); err != nil {
		return err
	}
	p := list[0]
	if err := d.headingUnderSilence(p); err != nil {
		return err
	}
	text, err := d.mergedText(c.Text)
	if err != nil {
		return err
	}
	if err := d.checkTakes(c.Takes, func(a *Amendment) bool {
		return a.Kind != AmendMove && slices.ContainsFunc(list, func(p *Paragraph) bool { return slices.Contains(a.places(), p.ID) })
	}); err != nil {
		return err
	}
	if err := d.emit(ParagraphsMerged{p.ID, p.Current() + 1, text, c.Paragraphs[1:], c.Takes}); err != nil {
		return err
	}
	if err := d.take(c.Takes, p.ID); err != nil {
		return err
	}
	now, _ := d.r.Paragraph(p.ID)
	return d.carryAll(now.Amendments)
}

// mergeable finds the paragraphs of a merge: several, one after the other with nothing between them but
// the subparagraphs of the first of two, and headings only with headings of their level.
func (d *decision) mergeable(names []VersionName) ([]*Paragraph, error) {
	if len(names) < 2 || len(names) > maxParts {
		return nil, refuse(CodeInvalid, "A merge is of two to %d paragraphs.", maxParts)
	}
	var list []*Paragraph
	last := -1
	for i, name := range names {
		p, err := d.paragraph(name.Paragraph)
		if err != nil {
			return nil, err
		}
		at := slices.Index(d.r.Order, p.ID)
		if i > 0 {
			before := list[i-1]
			if (p.Kind == KindHeading) != (before.Kind == KindHeading) || p.Kind == KindHeading && p.rank() != before.rank() {
				return nil, refuse(CodeInvalid, "A heading is merged with headings of its level, and other text with other text.")
			}
			between := d.r.block(before)
			if before.Kind == KindHeading {
				between = between[:1]
			}
			if at <= last || at > last+len(between) {
				return nil, refuse(CodeInvalid, "%s does not stand right after %s. What is merged is named in reading order, and stands one after the other; move it first.", d.name(p), lowerFirst(d.name(before)))
			}
		}
		last = at
		list = append(list, p)
	}
	return list, nil
}

func (d *decision) mergedText(text string) (string, error) {
	text, err := CleanText(text, d.r.Masthead.Language)
	if err == nil && strings.TrimSpace(text) == "" {
		return "", refuse(CodeInvalid, "The merged paragraph needs a text.")
	}
	return text, err
}

func (f ParagraphsMerged) apply(r *Report, e Event) error {
	p, ok := r.Paragraph(f.Paragraph)
	if !ok || p.Dropped || f.Version != p.Current()+1 || f.Text == "" || len(f.Merged) == 0 {
		return fmt.Errorf("nothing can be merged into paragraph %s in version %d", f.Paragraph, f.Version)
	}
	if err := r.changeParagraph(p.ID, func(p *Paragraph) error {
		p.Versions = append(slices.Clip(p.Versions), Version{
			Text: f.Text, At: e.At, By: e.By, Takes: f.Takes, Revision: len(r.Revisions), From: f.Merged,
		})
		p.Awaiting = nil
		return nil
	}); err != nil {
		return err
	}
	for _, name := range f.Merged {
		q, ok := r.Paragraph(name.Paragraph)
		if !ok || q.Dropped || q.ID == p.ID || q.Current() != name.Version {
			return fmt.Errorf("version %d of paragraph %s is not in the text", name.Version, name.Paragraph)
		}
		if err := r.changeParagraph(q.ID, func(q *Paragraph) error {
			q.Dropped, q.Awaiting, q.Agreed = true, nil, 0
			return nil
		}); err != nil {
			return err
		}
		if err := r.bindAfter(q.ID, p.ID); err != nil {
			return err
		}
		if err := r.unbind([]string{q.ID}, e.At); err != nil {
			return err
		}
		r.Order = without(r.Order, q.ID)
		r.widen(q.ID, p.ID, false)
		if err := r.succeed(q.ID, q.Current()+1, Successor{Paragraph: p.ID, As: f.Version}); err != nil {
			return err
		}
	}
	return r.spreadTo()
}
