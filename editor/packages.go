// packages.go is rule 12: “nothing is agreed until everything is agreed”. The Chair binds paragraphs
// into a package; they are agreed together or not at all, and what ends or contests the agreement of
// one ends or contests that of all (PRACTICE 11).

package editor

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// BindPackage binds paragraphs of which all are open, or all agreed: binding changes where none of
// them stands. Chair.
type BindPackage struct {
	Name       string   `json:"name"`
	Note       string   `json:"note,omitempty"`
	Paragraphs []string `json:"paragraphs"`
}

// AddToPackage binds more paragraphs into a package, which stand as it does. Chair.
type AddToPackage struct {
	Package    string   `json:"package"`
	Paragraphs []string `json:"paragraphs"`
}

// ReleaseFromPackage lets paragraphs go from a package in which at least two remain. Chair.
type ReleaseFromPackage struct {
	Package    string   `json:"package"`
	Paragraphs []string `json:"paragraphs"`
}

// DissolvePackage lets all of a package go. Chair.
type DissolvePackage struct {
	Package string `json:"package"`
	Reason  string `json:"reason,omitempty"`
}

// Package is paragraphs that are agreed together or not at all. A paragraph is in at most one.
type Package struct {
	ID          string
	Name        string
	Note        string
	Paragraphs  []string // what has been left out of the text is no longer among them
	BoundAt     time.Time
	DissolvedAt time.Time // by the Chair, or when fewer than two paragraphs remained

	Sealed, Expunged bool // its words; see Seal and Expunge
}

type (
	// PackageBound bound paragraphs together.
	PackageBound struct {
		Package    string   `json:"package"`
		Name       string   `json:"name"`
		Note       string   `json:"note,omitempty"`
		Paragraphs []string `json:"paragraphs"`
	}

	// PackageExtended bound more of them.
	PackageExtended struct {
		Package    string   `json:"package"`
		Paragraphs []string `json:"paragraphs"`
	}

	// PackageReleased let some of them go.
	PackageReleased struct {
		Package    string   `json:"package"`
		Paragraphs []string `json:"paragraphs"`
	}

	// PackageDissolved let all of them go.
	PackageDissolved struct {
		Package string `json:"package"`
		Reason  string `json:"reason,omitempty"`
	}
)

func (BindPackage) Type() string        { return "bind_package" }
func (AddToPackage) Type() string       { return "add_to_package" }
func (ReleaseFromPackage) Type() string { return "release_from_package" }
func (DissolvePackage) Type() string    { return "dissolve_package" }
func (PackageBound) Fact() string       { return "package_bound" }
func (PackageExtended) Fact() string    { return "package_extended" }
func (PackageReleased) Fact() string    { return "package_released" }
func (PackageDissolved) Fact() string   { return "package_dissolved" }

func (f PackageBound) made() string { return f.Package }

// Bound says that the package has not been dissolved.
func (k *Package) Bound() bool { return k.DissolvedAt.IsZero() }

// Package finds a package, dissolved or not.
func (r *Report) Package(id string) (*Package, bool) {
	for _, k := range r.Packages {
		if k.ID == id {
			return k, true
		}
	}
	return nil, false
}

// PackageOf is the package that a paragraph is bound in.
func (r *Report) PackageOf(paragraph string) (*Package, bool) {
	for _, k := range r.Packages {
		if k.Bound() && slices.Contains(k.Paragraphs, paragraph) {
			return k, true
		}
	}
	return nil, false
}

// alike finds paragraphs to bind or release. All stand alike, so that it changes where none of them
// stands, and nothing makes a paragraph agreed by another door.
func (d *decision) alike(ids []string) error {
	var all []*Paragraph
	for i, id := range ids {
		p, err := d.paragraph(id)
		if err != nil {
			return err
		}
		if slices.Contains(ids[:i], id) {
			return refuse(CodeInvalid, "%s is named twice.", d.name(p))
		}
		if s, frozen := d.r.Frozen(id); frozen {
			return d.silent(d.name(p), s)
		}
		all = append(all, p)
	}
	for _, p := range all {
		if d.r.Status(p) == StatusContested {
			return blocked(d.name(p)+" is contested, and no package of it is changed until it is open or agreed", d.r.ObstaclesTogether(p, d.r.Numbers()))
		}
	}
	var agreed, open []string
	for _, p := range all {
		if d.r.Status(p) == StatusAgreed {
			agreed = append(agreed, d.name(p))
		} else {
			open = append(open, d.name(p))
		}
	}
	if len(agreed) > 0 && len(open) > 0 {
		return refuse(CodeBlocked, "A package is of paragraphs that stand alike: %s agreed, %s open. Reopen what is agreed, or agree the others, first.",
			are(agreed), are(open))
	}
	return nil
}

// are is “Paragraph 1 is”, “Paragraph 1 and Paragraph 2 are”.
func are(names []string) string {
	if len(names) == 1 {
		return names[0] + " is"
	}
	return enumerate(names) + " are"
}

// free refuses paragraphs that are bound already.
func (d *decision) free(ids []string) error {
	for _, id := range ids {
		if k, bound := d.r.PackageOf(id); bound {
			p, _ := d.r.Paragraph(id)
			return refuse(CodeSettled, "%s is in the package “%s” already. Release it from there first.", d.name(p), k.Name)
		}
	}
	return nil
}

func (d *decision) boundPackage(id string) (*Package, error) {
	k, ok := d.r.Package(id)
	switch {
	case !ok:
		return nil, refuse(CodeNotFound, "This report has no package %q.", clip(id, 40))
	case !k.Bound():
		return nil, refuse(CodeSettled, "The package “%s” has been dissolved.", k.Name)
	}
	return k, nil
}

func (c BindPackage) decide(d *decision) error {
	name, err := cleanNote("The name", c.Name, d.r.Masthead.Language, 100)
	if err != nil {
		return err
	}
	note, err := cleanNote("The note", c.Note, d.r.Masthead.Language, MaxText)
	if err != nil {
		return err
	}
	switch {
	case name == "" || strings.Contains(name, "\n"):
		return refuse(CodeInvalid, "A package has a name, on one line.")
	case slices.ContainsFunc(d.r.Packages, func(k *Package) bool { return k.Bound() && strings.EqualFold(k.Name, name) }):
		return refuse(CodeSettled, "There is a package called “%s” already.", name)
	case len(c.Paragraphs) < 2:
		return refuse(CodeInvalid, "A package binds at least two paragraphs.")
	}
	if err := d.alike(c.Paragraphs); err != nil {
		return err
	}
	if err := d.free(c.Paragraphs); err != nil {
		return err
	}
	return d.emit(PackageBound{d.newID(), name, note, c.Paragraphs})
}

func (c AddToPackage) decide(d *decision) error {
	k, err := d.boundPackage(c.Package)
	if err != nil {
		return err
	}
	if len(c.Paragraphs) == 0 {
		return refuse(CodeInvalid, "Name at least one paragraph to add.")
	}
	if err := d.free(c.Paragraphs); err != nil {
		return err
	}
	if err := d.alike(slices.Concat(k.Paragraphs, c.Paragraphs)); err != nil {
		return err
	}
	return d.emit(PackageExtended{k.ID, c.Paragraphs})
}

func (c ReleaseFromPackage) decide(d *decision) error {
	k, err := d.boundPackage(c.Package)
	if err != nil {
		return err
	}
	if len(c.Paragraphs) == 0 {
		return refuse(CodeInvalid, "Name at least one paragraph to release.")
	}
	for _, id := range c.Paragraphs {
		p, err := d.paragraph(id)
		if err != nil {
			return err
		}
		if !slices.Contains(k.Paragraphs, id) {
			return refuse(CodeSettled, "%s is not in the package “%s”.", d.name(p), k.Name)
		}
	}
	if err := d.alike(c.Paragraphs); err != nil { // none twice; the others stand as these do
		return err
	}
	if len(k.Paragraphs)-len(c.Paragraphs) < 2 {
		return refuse(CodeInvalid, "A package binds at least two paragraphs. Dissolve it instead.")
	}
	return d.emit(PackageReleased{k.ID, c.Paragraphs})
}

func (c DissolvePackage) decide(d *decision) error {
	k, err := d.boundPackage(c.Package)
	if err != nil {
		return err
	}
	reason, err := cleanNote("The reason", c.Reason, d.r.Masthead.Language, MaxText)
	if err != nil {
		return err
	}
	if err := d.alike(k.Paragraphs); err != nil {
		return err
	}
	return d.emit(PackageDissolved{k.ID, reason})
}

// bindable says why paragraphs cannot be bound.
func (r *Report) bindable(ids []string) error {
	for i, id := range ids {
		p, ok := r.Paragraph(id)
		if !ok || p.Dropped || slices.Contains(ids[:i], id) {
			return fmt.Errorf("no paragraph %s, or it is there twice", id)
		}
		if k, bound := r.PackageOf(id); bound {
			return fmt.Errorf("paragraph %s is in package %s already", id, k.ID)
		}
	}
	return nil
}

func (f PackageBound) apply(r *Report, e Event) error {
	if _, twice := r.Package(f.Package); twice || f.Package == "" || len(f.Paragraphs) < 2 {
		return fmt.Errorf("package id %q is empty or there twice, or it binds nothing", f.Package)
	}
	if err := r.bindable(f.Paragraphs); err != nil {
		return err
	}
	r.Packages = append(slices.Clip(r.Packages), &Package{ID: f.Package, Name: f.Name, Note: f.Note, Paragraphs: f.Paragraphs, BoundAt: e.At})
	return nil
}

func (r *Report) changePackage(id string, change func(*Package) error) error {
	at := slices.IndexFunc(r.Packages, func(k *Package) bool { return k.ID == id && k.Bound() })
	if at < 0 {
		return fmt.Errorf("no package %s is bound", id)
	}
	changed := *r.Packages[at]
	if err := change(&changed); err != nil {
		return err
	}
	r.Packages = slices.Clone(r.Packages)
	r.Packages[at] = &changed
	return nil
}

func (f PackageExtended) apply(r *Report, _ Event) error {
	if err := r.bindable(f.Paragraphs); err != nil {
		return err
	}
	return r.changePackage(f.Package, func(k *Package) error {
		k.Paragraphs = slices.Concat(k.Paragraphs, f.Paragraphs)
		return nil
	})
}

func (f PackageReleased) apply(r *Report, _ Event) error {
	return r.changePackage(f.Package, func(k *Package) error {
		left := k.Paragraphs
		for _, id := range f.Paragraphs {
			left = without(left, id)
		}
		if len(left) < 2 || len(left) != len(k.Paragraphs)-len(f.Paragraphs) {
			return fmt.Errorf("package %s cannot let %v go", k.ID, f.Paragraphs)
		}
		k.Paragraphs = left
		return nil
	})
}

func (f PackageDissolved) apply(r *Report, e Event) error {
	return r.changePackage(f.Package, func(k *Package) error {
		k.DissolvedAt = e.At
		return nil
	})
}

// unbind takes what is left out of the text out of its package, and off the table.
func (r *Report) unbind(dropped []string, at time.Time) error {
	for _, id := range dropped {
		r.leaveTable(id)
	}
	for _, bound := range r.Packages {
		if !bound.Bound() || !slices.ContainsFunc(dropped, func(id string) bool { return slices.Contains(bound.Paragraphs, id) }) {
			continue
		}
		if err := r.changePackage(bound.ID, func(k *Package) error {
			if k.Paragraphs = without(k.Paragraphs, dropped...); len(k.Paragraphs) < 2 {
				k.DissolvedAt = at
			}
			return nil
		}); err != nil {
			return err
		}
	}
	return nil
}
