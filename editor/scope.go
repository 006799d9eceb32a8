// scope.go is objections wider than one paragraph: to a section, or to the whole text. They stand
// against every paragraph they reach (rules 1 and 2).

package editor

import (
	"fmt"
	"iter"
	"maps"
	"slices"
)

// ObjectionScope is what an objection stands against.
type ObjectionScope string

const (
	ScopeParagraph ObjectionScope = "paragraph" // or the gap that an insertion belongs to
	ScopeSection   ObjectionScope = "section"   // a heading and what stands under it
	ScopeWhole     ObjectionScope = "whole"     // the whole text, what is put in later too
)

// WideObjectionRaised put an obstacle before a section or the whole.
type WideObjectionRaised struct {
	Objection  string         `json:"objection"`
	Scope      ObjectionScope `json:"scope"`
	Heading    string         `json:"heading,omitempty"` // section: its id
	Version    int            `json:"version,omitempty"` // section: the heading's
	Delegation string         `json:"delegation"`
	Kind       ObjectionKind  `json:"kind"`
	On         string         `json:"on,omitempty"`
	Reason     string         `json:"reason,omitempty"`
}

func (WideObjectionRaised) Fact() string { return "wide_objection_raised" }

func (f WideObjectionRaised) made() string { return f.Objection }

func (f WideObjectionRaised) apply(r *Report, e Event) error {
	if _, twice := r.Objection(f.Objection); twice || f.Objection == "" {
		return fmt.Errorf("objection id %q is empty or there twice", f.Objection)
	}
	if f.Kind != ObjectionPlain && f.Kind != ObjectionConditional {
		return fmt.Errorf("no objection of kind %q", f.Kind)
	}
	switch f.Scope {
	case ScopeSection:
		p, ok := r.Paragraph(f.Heading)
		if !ok || p.Kind != KindHeading || p.Dropped {
			return fmt.Errorf("no section under %q", f.Heading)
		}
		if _, ok := p.TextOf(f.Version); !ok {
			return fmt.Errorf("heading %s has no version %d", f.Heading, f.Version)
		}
	case ScopeWhole:
		if f.Heading != "" || f.Version != 0 {
			return fmt.Errorf("the whole has no heading %q of version %d", f.Heading, f.Version)
		}
	default:
		return fmt.Errorf("no wide scope %q", f.Scope)
	}
	o := &Objection{
		ID: f.Objection, Scope: f.Scope, Paragraph: f.Heading, Version: f.Version, By: f.Delegation, Kind: f.Kind,
		On: f.On, OnVersion: r.versionOf(f.On), Reason: f.Reason, RaisedAt: e.At, Revision: len(r.Revisions),
	}
	if f.On != "" {
		o.Free = []string{f.On}
	}
	r.objections = r.objections.Set(o.ID, o)
	r.Wide = append(slices.Clip(r.Wide), o.ID)
	r.spread()
	o, _ = r.Objection(o.ID)
	return r.endAwaiting(o)
}

// Reaches says whether the objection stands against a paragraph. It leaves free the paragraph that
// it is pending on: its condition could never be met.
func (o *Objection) Reaches(paragraph string) bool {
	switch {
	case o.Scope == ScopeParagraph:
		return paragraph == o.Paragraph || slices.Contains(o.Also, paragraph)
	case slices.Contains(o.Free, paragraph):
		return false
	}
	return o.Scope == ScopeWhole || o.Reach[paragraph]
}

// StandingAgainst gives the standing objections to a paragraph, then those to its section or the
// whole, each in order of raising.
func (r *Report) StandingAgainst(p *Paragraph) iter.Seq[*Objection] {
	return func(yield func(*Objection) bool) {
		for _, id := range p.Objections {
			if o, _ := r.Objection(id); o.Standing() && !yield(o) {
				return
			}
		}
		for _, id := range r.Wide {
			if o, _ := r.Objection(id); o.Reaches(p.ID) && !yield(o) {
				return
			}
		}
	}
}

// WideObjections lists every objection to a section or the whole, lifted ones too, in order of raising.
func (r *Report) WideObjections() []string {
	return r.objectionsWhere(func(o *Objection) bool { return o.Scope != ScopeParagraph })
}

// spread lets the objections to a section reach what is in it now. None ever reaches less:
// whatever becomes of headings, only its delegation takes a paragraph out from under it (rule 3).
func (r *Report) spread() {
	for _, id := range r.Wide {
		o, _ := r.Objection(id)
		if o.Scope != ScopeSection {
			continue
		}
		reach := map[string]bool{}
		maps.Copy(reach, o.Reach)
		for _, heading := range r.Lineage(o.Paragraph, o.Version) {
			for _, in := range r.section(heading) {
				reach[in] = true
			}
		}
		if len(reach) > len(o.Reach) {
			wider := *o
			wider.Reach = reach
			r.objections = r.objections.Set(id, &wider)
		}
	}
}

// section is a heading and what stands under it, up to the next heading of its level or a higher
// one; nothing when the heading was left out of the text.
func (r *Report) section(heading string) []string {
	from := slices.Index(r.Order, heading)
	if from < 0 {
		return nil
	}
	h, _ := r.Paragraph(heading)
	to := from + 1
	for ; to < len(r.Order); to++ {
		if p, _ := r.Paragraph(r.Order[to]); p.Kind == KindHeading && p.rank() <= h.rank() {
			break
		}
	}
	return r.Order[from:to]
}

// rank is the level of a heading; an annex is never part of another section.
func (p *Paragraph) rank() int {
	if p.Annex {
		return 1
	}
	return max(p.Level, 1)
}

// scopeInWords is what an objection wider than its paragraph stands against: "section II", "the
// section “Introduction”", "the whole text"; "" for any other.
func (r *Report) scopeInWords(o *Objection, numbers map[string]string) string {
	switch o.Scope {
	case ScopeWhole:
		return "the whole text"
	case ScopeSection:
		if n := numbers[o.Paragraph]; n != "" {
			return "section " + n
		}
		h, _ := r.Paragraph(o.Paragraph)
		text, _ := h.TextOf(o.Version)
		return "the section “" + clip(text, 40) + "”"
	}
	return ""
}

// place checks what an objection is raised against: a version of a paragraph or of a section's
// heading, or the whole. It gives what that is called.
func (c Object) place(d *decision) (string, error) {
	if c.Scope == ScopeWhole {
		if c.Paragraph != "" || c.Version != 0 {
			return "", refuse(CodeInvalid, "An objection to the whole names no paragraph, and no version of one: name version 0.")
		}
		return "the whole text", nil
	}
	p, err := d.paragraph(c.Paragraph)
	if err != nil {
		return "", err
	}
	name := d.name(p)
	if _, ok := p.TextOf(c.Version); !ok {
		return "", refuse(CodeInvalid, "%s has no version %d; the text is version %d.", name, c.Version, p.Current())
	}
	switch c.Scope {
	case ScopeParagraph:
		return lowerFirst(name), nil
	case ScopeSection:
		if p.Kind != KindHeading {
			return "", refuse(CodeInvalid, "%s is not a heading. An objection to a section names the heading of the section.", name)
		}
		of := &Objection{Scope: ScopeSection, Paragraph: p.ID, Version: c.Version}
		return d.r.scopeInWords(of, d.r.Numbers()), nil
	}
	return "", refuse(CodeInvalid, "An objection is to a %q, a %q or the %q, not %q.", ScopeParagraph, ScopeSection, ScopeWhole, clip(string(c.Scope), 20))
}
