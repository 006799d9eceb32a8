// loading.go is a revision that comes from outside: the Chair loads it as a file, and one decision makes
// the text what it says, in its order. Which paragraph became which is pairing.go's to propose and the
// Chair's to say; every rule is asked where one change of that kind asks it.

package editor

import (
	"fmt"
	"slices"
	"strings"
)

// LoadRevision makes the text what a revision from outside says: all of its elements in its order, each
// new or what became of paragraphs of the text. Every paragraph of the text is named, in the version on
// the sender's screen; what is deleted already may be left out. Chair or Secretariat.
type LoadRevision struct {
	Name    string         `json:"name"`    // what it is called: "Rev.2", or the name of its file
	Changes []LoadedChange `json:"changes"` // in its order; what is gone stands where its deletion is to be seen
}

// LoadedChange is what became of one paragraph, or several: one on each side for what is kept, revised or
// only stands elsewhere; several in To for a split, in From for a merge; no From for what is new, no To
// for what is gone.
type LoadedChange struct {
	From []VersionName `json:"from,omitempty"` // in reading order
	To   []Element     `json:"to,omitempty"`   // their ids are not used
}

// Shape is what a paragraph is to a reader, whatever it says.
type Shape struct {
	Kind    Kind   `json:"kind"`
	Level   int    `json:"level"`
	Marker  Marker `json:"marker,omitempty"`
	Printed string `json:"printed,omitempty"`
	Annex   bool   `json:"annex,omitempty"`
}

type (
	// RevisionLoaded put the text into the order of a revision from outside, with what is new in it. What
	// it says of the paragraphs that were there follows as facts of their own.
	RevisionLoaded struct {
		Name   string           `json:"name"`
		Order  []string         `json:"order"` // of all paragraphs, new and deleted ones too
		Moved  []string         `json:"moved,omitempty"`
		New    []CreatedElement `json:"new,omitempty"`
		Shapes []Reshaped       `json:"shapes,omitempty"`
	}

	// Reshaped is a paragraph that became something else to a reader.
	Reshaped struct {
		Paragraph string `json:"paragraph"`
		As        Shape  `json:"as"`
	}
)

func (LoadRevision) Type() string   { return "load_revision" }
func (RevisionLoaded) Fact() string { return "revision_loaded" }

func (el Element) shape() Shape { return Shape{el.Kind, el.Level, el.Marker, el.Printed, el.Annex} }

func (p *Paragraph) shape() Shape { return Shape{p.Kind, p.Level, p.Marker, p.Printed, p.Annex} }

func (p *Paragraph) become(s Shape) {
	p.Kind, p.Level, p.Marker, p.Printed, p.Annex = s.Kind, s.Level, s.Marker, s.Printed, s.Annex
}

// Looks says whether two shapes are one to a reader: what the source printed counts only where it is shown.
func (s Settings) looks(a, b Shape) bool {
	if s.Numbering != NumberingPrinted {
		a.Printed, b.Printed = "", ""
	}
	return a == b
}

func (c LoadRevision) decide(d *decision) error {
	name, err := cleanNote("The name", c.Name, d.r.Masthead.Language, 100)
	if err != nil {
		return err
	}
	if name == "" || strings.Contains(name, "\n") {
		return refuse(CodeInvalid, "A revision has a name, on one line: “Rev.2”.")
	}
	changes, err := d.cleanChanges(c.Changes)
	if err != nil {
		return err
	}
	if err := d.loadable(changes); err != nil {
		return err
	}
	f, changed, err := d.arrange(name, changes)
	if err != nil {
		return err
	}
	if len(changed) == 0 && len(f.New) == 0 {
		return refuse(CodeSettled, "The text reads so already.")
	}
	if err := d.loadedUnderSilence(f, changed); err != nil {
		return err
	}
	if err := d.emit(f); err != nil {
		return err
	}
	d.carrying = map[string]bool{}
	for _, change := range changes {
		if err := d.load(change); err != nil {
			return err
		}
	}
	return d.carryLoaded(f)
}

// cleanChanges checks what can be checked without the text, and cleans the elements.
func (d *decision) cleanChanges(given []LoadedChange) ([]LoadedChange, error) {
	changes := make([]LoadedChange, len(given))
	n := 0
	for i, c := range given {
		if len(c.From) == 0 && len(c.To) == 0 || len(c.From) > 1 && len(c.To) != 1 {
			return nil, refuse(CodeInvalid, "Change %d is neither of one paragraph nor a merge of several into one.", i+1)
		}
		changes[i] = LoadedChange{From: c.From, To: make([]Element, len(c.To))}
		for j, el := range c.To {
			if n++; n > maxElements {
				return nil, refuse(CodeInvalid, "A report holds at most %d paragraphs.", maxElements)
			}
			clean, err := el.clean(n, d.r.Masthead.Language)
			if err != nil {
				return nil, err
			}
			if changes[i].To[j] = clean; (clean.Kind == KindHeading) != (c.To[0].Kind == KindHeading) {
				return nil, refuse(CodeInvalid, "Element %d of the draft: a heading is split into headings, and other text into other text.", n)
			}
		}
	}
	if n == 0 {
		return nil, refuse(CodeInvalid, "The draft has no text.")
	}
	return changes, nil
}

// loadable refuses changes that do not name the text as it stands (rule 4), with all that has changed.
func (d *decision) loadable(changes []LoadedChange) error {
	at := map[string]int{}
	for i, id := range d.r.Order {
		at[id] = i
	}
	named := map[string]bool{}
	var stale []VersionName
	var since []Blocker
	numbers := d.r.Numbers()
	for _, c := range changes {
		for i, name := range c.From {
			p, ok := d.r.Paragraph(name.Paragraph)
			switch {
			case !ok:
				return refuse(CodeNotFound, "This report has no paragraph %q.", clip(name.Paragraph, 40))
			case named[p.ID]:
				return refuse(CodeInvalid, "%s is named twice.", d.name(p))
			}
			named[p.ID] = true
			switch {
			case p.Dropped:
				since = append(since, Blocker{Kind: BlockStale, Paragraph: p.ID, Version: p.Current(), Reason: "It is no longer in the text."})
			case name.Version != p.Current():
				stale = append(stale, name)
			case i > 0 && at[p.ID] < at[c.From[i-1].Paragraph]:
				return refuse(CodeInvalid, "%s: what is merged is named in reading order.", d.name(p))
			case len(c.To) > 0 && (p.Kind == KindHeading) != (c.To[0].Kind == KindHeading):
				return refuse(CodeInvalid, "%s: a heading becomes a heading, and other text other text. Name it as gone, and the other as new.", d.name(p))
			}
		}
	}
	for _, id := range d.r.Order {
		if p, _ := d.r.Paragraph(id); !named[id] && p.Text() != "" {
			since = append(since, Blocker{Kind: BlockStale, Paragraph: id, Number: numbers[id], Version: p.Current(), Reason: "It is not among what was compared."})
		}
	}
	if len(stale) == 0 && len(since) == 0 {
		return nil
	}
	if len(stale) > 0 {
		r := d.stale(stale)
		if since = append(r.Blockers, since...); r.Code != CodeStale || len(since) == 1 {
			return r
		}
	}
	changed := "1 paragraph has"
	if len(since) > 1 {
		changed = fmt.Sprintf("%d paragraphs have", len(since))
	}
	return &Refusal{Code: CodeStale, Message: changed + " changed since the revision was compared with the text. Nothing was changed.", Blockers: since}
}

// arrange is the fact that puts the text into its new order, and the paragraphs that are not kept as they
// were.
func (d *decision) arrange(name string, changes []LoadedChange) (f RevisionLoaded, changed []string, err error) {
	f.Name, f.Moved = name, d.r.movedBy(changes)
	placed := map[string]string{} // the last of those that it is merged with, or itself
	place := func(id, last string) {
		f.Order = append(f.Order, id)
		placed[id] = last
	}
	for _, c := range changes {
		for _, from := range c.From {
			place(from.Paragraph, c.From[len(c.From)-1].Paragraph)
		}
		if len(c.From) == 0 {
			for _, el := range c.To {
				id := d.newID()
				place(id, id)
				f.New = append(f.New, CreatedElement{id, el.Kind, el.Level, el.Marker, el.Printed, el.Annex, el.Text})
			}
			continue
		}
		p, _ := d.r.Paragraph(c.From[0].Paragraph)
		reads := len(c.To) == 1 && len(c.From) == 1 && c.To[0].Text == p.Text() || len(c.To) == 0 && p.Text() == ""
		if len(c.To) > 0 && c.To[0].shape() != p.shape() {
			f.Shapes = append(f.Shapes, Reshaped{p.ID, c.To[0].shape()})
			reads = reads && d.r.Settings.looks(p.shape(), c.To[0].shape())
		}
		if !reads || slices.Contains(f.Moved, p.ID) {
			for _, from := range c.From {
				changed = append(changed, from.Paragraph)
			}
		}
	}
	before := Gap
	for _, id := range d.r.Order { // what is deleted already and was not named stays behind what it stands behind
		if placed[id] == "" {
			f.Order = slices.Insert(f.Order, slices.Index(f.Order, placed[before])+1, id)
			placed[id] = id
		}
		before = id
	}
	return f, changed, nil
}

// movedBy lists the paragraphs that changes put elsewhere: as few as can be, and rather short ones. What is
// split or merged keeps its place.
func (r *Report) movedBy(changes []LoadedChange) []string {
	at := map[string]int{}
	for i, id := range r.Order {
		at[id] = i
	}
	type step struct {
		id     string
		weight int // of the heaviest rising order that ends here
		before int // the step before in it, -1 for none
	}
	var steps []step
	tree := make([]int, len(r.Order)+1) // over places: the best step that ends there, as a Fenwick tree; 0 for none
	last := -1
	for _, c := range changes {
		if len(c.From) == 0 || len(c.To) == 0 {
			continue
		}
		s := step{c.From[0].Paragraph, 1<<20 + min(len(c.To[0].Text), 1<<19), -1}
		if len(c.From)+len(c.To) > 2 {
			s.weight = 1 << 40
		}
		place := at[s.id]
		best := 0
		for i := place; i > 0; i -= i & -i {
			if j := tree[i] - 1; j >= 0 && steps[j].weight > best {
				best, s.before = steps[j].weight, j
			}
		}
		s.weight += best
		steps = append(steps, s)
		k := len(steps)
		for i := place + 1; i < len(tree); i += i & -i {
			if tree[i] == 0 || steps[tree[i]-1].weight < s.weight {
				tree[i] = k
			}
		}
		if last < 0 || steps[last].weight < s.weight {
			last = k - 1
		}
	}
	stays := map[int]bool{}
	for ; last >= 0; last = steps[last].before {
		stays[last] = true
	}
	var moved []string
	for i, s := range steps {
		if !stays[i] {
			moved = append(moved, s.id)
		}
	}
	return moved
}

// loadedUnderSilence refuses to change frozen text, or the headings while any text is frozen, with every
// silence in the way (rule 9).
func (d *decision) loadedUnderSilence(f RevisionLoaded, changed []string) error {
	headings := slices.ContainsFunc(f.New, func(el CreatedElement) bool { return el.Kind == KindHeading })
	for _, id := range changed {
		p, _ := d.r.Paragraph(id)
		headings = headings || p.Kind == KindHeading
	}
	var found []Blocker
	for _, s := range d.r.Silences {
		running := s // Frozen and underSilence know which silences freeze
		if _, freezes := d.r.underSilence(func(s *Silence) bool { return s == running }); !freezes {
			continue
		}
		var names []string
		for _, id := range changed {
			if by, frozen := d.r.Frozen(id); frozen && by == s {
				p, _ := d.r.Paragraph(id)
				names = append(names, d.name(p))
			}
		}
		switch {
		case s.Whole:
			names = []string{"The whole text"}
		case len(names) > 0:
		case headings:
			names = []string{"Text of the report, and headings of it would change"}
		default:
			continue
		}
		at := s.Deadline
		found = append(found, Blocker{Kind: BlockSilence, At: &at, Reason: fmt.Sprintf("%s, until %s", enumerate(names), instant(s.Deadline))})
	}
	if len(found) > 0 {
		return blocked("The revision cannot be loaded", found)
	}
	return nil
}

// load makes one change, as the command of its kind does.
func (d *decision) load(c LoadedChange) error {
	if len(c.From) == 0 {
		return nil // it came with the order
	}
	p, _ := d.r.Paragraph(c.From[0].Paragraph)
	switch {
	case len(c.From) > 1:
		return Merge{Paragraphs: c.From, Text: c.To[0].Text}.decide(d)
	case len(c.To) > 1:
		split := Split{Paragraph: p.ID, Version: c.From[0].Version}
		shapes := make([]*Shape, len(c.To))
		for i, el := range c.To {
			split.Parts = append(split.Parts, el.Text)
			if as := el.shape(); as != (Shape{Kind: p.Kind, Level: p.Level, Marker: p.Marker}) {
				shapes[i] = &as
			}
		}
		return d.split(split, shapes)
	}
	text := "" // of what is gone
	if len(c.To) == 1 {
		text = c.To[0].Text
	}
	if text == p.Text() {
		return nil
	}
	return Revise{Paragraph: p.ID, Version: c.From[0].Version, Text: text}.decide(d)
}

// carryLoaded carries, once all of it is in the text, every amendment to what has changed; and settles
// those that would move or insert what the text now has there.
func (d *decision) carryLoaded(f RevisionLoaded) error {
	held := d.carrying
	d.carrying = nil
	inserted := map[string]string{}
	for _, el := range f.New {
		inserted[el.ID] = el.Text
	}
	for _, id := range d.r.AmendmentIDs() {
		a, _ := d.r.Amendment(id)
		if a.State.Settled() {
			continue
		}
		switch a.Kind {
		case AmendInsertAfter:
			if in := d.r.insertedAs(a, inserted); in != "" {
				if err := d.overtake(AmendmentCarried{Amendment: id, Version: a.Version, Class: ClassOvertaken}, in); err != nil {
					return err
				}
				continue
			}
		case AmendMove:
			if carried := d.r.carry(a); len(carried) > 0 && carried[0].Class == ClassOvertaken {
				if err := d.overtake(carried[0], d.r.StandsOn(a)...); err != nil {
					return err
				}
				continue
			}
		}
		if held[id] {
			if err := d.carry(id); err != nil {
				return err
			}
		}
	}
	return nil
}

// insertedAs finds, in the gap that an amendment inserts in, new text that says the same.
func (r *Report) insertedAs(a *Amendment, inserted map[string]string) string {
	if a.Paragraph == Gap {
		return r.insertedAfter(Gap, a.Text(), inserted)
	}
	for _, id := range r.StandsOn(a) {
		if in := r.insertedAfter(id, a.Text(), inserted); in != "" {
			return in
		}
	}
	return ""
}

func (r *Report) insertedAfter(after, words string, inserted map[string]string) string {
	p, there := r.Paragraph(after)
	for _, id := range r.Order[slices.Index(r.Order, after)+1:] {
		q, _ := r.Paragraph(id)
		text, fresh := inserted[id]
		switch {
		case fresh && text == words:
			return id
		case fresh || q.Text() == "":
		case there && p.Kind != KindHeading && q.Kind == KindItem && (p.Kind != KindItem || q.Level > p.Level):
		default:
			return ""
		}
	}
	return ""
}

func (f RevisionLoaded) apply(r *Report, e Event) error {
	order := map[string]bool{}
	for _, id := range f.Order {
		order[id] = true
	}
	if len(order) != len(f.Order) || len(order) != len(r.Order)+len(f.New) {
		return fmt.Errorf("an order of %d for %d paragraphs and %d new ones", len(f.Order), len(r.Order), len(f.New))
	}
	for _, id := range r.Order {
		if !order[id] {
			return fmt.Errorf("paragraph %s has no place", id)
		}
	}
	for _, el := range f.New {
		if _, twice := r.Paragraph(el.ID); twice || !order[el.ID] || el.Text == "" {
			return fmt.Errorf("paragraph %q is there already, is empty or has no place", el.ID)
		}
		r.paragraphs = r.paragraphs.Set(el.ID, &Paragraph{
			ID: el.ID, Kind: el.Kind, Level: el.Level, Marker: el.Marker, Printed: el.Printed, Annex: el.Annex, Added: len(r.Revisions),
			Versions: []Version{{Text: el.Text, At: e.At, By: e.By, Revision: len(r.Revisions)}},
		})
	}
	for _, s := range f.Shapes {
		if err := r.changeParagraph(s.Paragraph, func(p *Paragraph) error {
			if p.Dropped || (p.Kind == KindHeading) != (s.As.Kind == KindHeading) {
				return fmt.Errorf("paragraph %s cannot become %q", p.ID, s.As.Kind)
			}
			p.become(s.As)
			return nil
		}); err != nil {
			return err
		}
	}
	r.Order = f.Order
	if err := r.changeParagraphs(f.Moved, func(p *Paragraph) error {
		p.Moves = append(slices.Clip(p.Moves), len(r.Revisions))
		return nil
	}); err != nil {
		return err
	}
	return r.spreadTo()
}
