// floor.go is what the floor calls text and proposals (PRACTICE 18): "12 bis" is new text after 12,
// "12 alt" would stand in the place of 12, and "Option 2: No text" is to have none. A proposal is called
// so while it is pending: the name is computed, never stored, belongs to the wording, whoever proposes it
// (rule 7), and leads back to it. Reading names is in floorread.go.

package editor

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Floor is how a report is spoken of at one moment. It names what it is asked for, and keeps that: it is
// for one goroutine.
type Floor struct {
	r       *Report
	labels  map[string]string // of paragraphs, each its own: "12 (a)", "annex, 3", "section II.A", "PP2"
	names   map[string]string // of pending amendments: "12 bis", "12 (a) alt 2", "12, Option 2: No text", "no. 14"
	named   map[string]bool   // the paragraphs whose options are
	newText bool              // is named
	taken   map[string]bool   // labels, and what new text is named, by key
	found   map[string]Found  // by key, once everything is named; see floorKey
}

// Found is what a name stands for: a paragraph, or a wording proposed there by one amendment or several.
type Found struct {
	Paragraph  string   `json:"paragraph"` // id; of new text the paragraph before it
	Amendments []string `json:"amendments,omitempty"`
}

// Option is one of those that a paragraph leaves to choose between while something is proposed for it.
type Option struct {
	Text       string
	NoText     bool     // that there be none
	Amendments []string // that propose it, in order of filing; none: the text as it stands
}

// Options lists what a paragraph leaves to choose between: each text that is proposed in its place, in
// order of filing, or the text as it stands where none is; and last that there be no text, where that is
// proposed. It is empty where nothing is.
func (r *Report) Options(p *Paragraph) []Option {
	var options []Option
	var none []string
	at := map[string]int{} // by text
	for _, id := range p.Amendments {
		a, _ := r.Amendment(id)
		switch {
		case a.State.Settled() || r.placeOf(a) != p.ID: // which is named where it was filed
		case a.Kind == AmendDelete:
			none = append(none, id)
		case a.Kind == AmendRevise:
			text := r.wording(a)
			i, known := at[text]
			if !known {
				i, options = len(options), append(options, Option{Text: text})
				at[text] = i
			}
			options[i].Amendments = append(options[i].Amendments, id)
		}
	}
	if none == nil {
		return options
	}
	if options == nil {
		options = []Option{{Text: p.Text()}}
	}
	return append(options, Option{NoText: true, Amendments: none})
}

// calledOnTheFloor gives the amendments among blockers the names they have on the floor.
func (r *Report) calledOnTheFloor(blockers []Blocker) []Blocker {
	if !slices.ContainsFunc(blockers, func(b Blocker) bool { return b.Amendment != "" }) {
		return blockers
	}
	floor := r.Floor()
	for i, b := range blockers {
		blockers[i].Floor = floor.Name(b.Amendment)
	}
	return blockers
}

// placeOf is the paragraph at which the floor speaks of an amendment: its own, or what that was merged into.
func (r *Report) placeOf(a *Amendment) string {
	if a.Paragraph == Gap || r.InText(a.Paragraph) {
		return a.Paragraph
	}
	if on := r.StandsOn(a); len(on) > 0 {
		return on[0]
	}
	return a.Paragraph
}

// wording is what a pending amendment proposes: on the text as it stands, or else as filed.
func (r *Report) wording(a *Amendment) string {
	p, _ := r.Paragraph(r.placeOf(a))
	if text, ok := r.Standing(a, p); ok {
		return text
	}
	return a.Text()
}

// Floor is how the report is spoken of as it stands.
func (r *Report) Floor() *Floor {
	return &Floor{r: r, names: map[string]string{}, named: map[string]bool{}}
}

// FloorAfter is that of a later moment, which takes what the two have in common from the earlier.
func (r *Report) FloorAfter(before *Floor) *Floor {
	f := r.Floor()
	if slices.Equal(r.Order, before.r.Order) && len(r.Revisions) == len(before.r.Revisions) && r.Settings == before.r.Settings {
		f.labels = before.Labels()
	}
	return f
}

// Labels is what paragraphs are called, each by a name of its own; absent where there is none.
func (f *Floor) Labels() map[string]string {
	if f.labels == nil {
		f.labels = f.r.floorLabels()
	}
	return f.labels
}

// Name is what an amendment is called; "" for one that is settled, or not there.
func (f *Floor) Name(amendment string) string {
	a, ok := f.r.Amendment(amendment)
	if !ok || a.State.Settled() {
		return ""
	}
	if a.Kind == AmendInsertAfter {
		f.nameNewText()
	} else {
		f.nameOptions(f.r.placeOf(a))
	}
	if name := f.names[amendment]; name != "" {
		return name
	}
	return fmt.Sprintf("no. %d", a.No) // its place has no name, or its kind
}

// Names names every pending amendment.
func (f *Floor) Names() map[string]string {
	names := map[string]string{}
	for it := f.r.amendments.Iterator(); !it.Done(); {
		if id, a, _ := it.Next(); !a.State.Settled() {
			names[id] = f.Name(id)
		}
	}
	return names
}

// FloorNames names the pending amendments of a paragraph, or with nil those before the first.
func (r *Report) FloorNames(p *Paragraph) map[string]string {
	of := Gap
	if p != nil {
		of = p.ID
	}
	floor, names := r.Floor(), map[string]string{}
	for _, id := range r.amendmentsAt(of) {
		if name := floor.Name(id); name != "" {
			names[id] = name
		}
	}
	return names
}

// nameOptions names what would stand in the place of a paragraph.
func (f *Floor) nameOptions(paragraph string) {
	label, known := f.Labels()[paragraph]
	if f.named[paragraph] || !known {
		return
	}
	f.named[paragraph] = true
	p, _ := f.r.Paragraph(paragraph)
	alternatives := 0
	for i, o := range f.r.Options(p) {
		name := fmt.Sprintf("%s, Option %d: No text", label, i+1)
		if !o.NoText {
			alternatives++
			name = label + nth(" alt", alternatives)
		}
		for _, id := range o.Amendments {
			f.names[id] = name
		}
	}
}

func nth(word string, n int) string {
	if n == 1 {
		return word
	}
	return word + " " + strconv.Itoa(n)
}

// NewTextIDs lists the pending amendments that propose new text, in order of filing.
func (r *Report) NewTextIDs() []string {
	var inserting []*Amendment
	for it := r.amendments.Iterator(); !it.Done(); {
		if _, a, _ := it.Next(); !a.State.Settled() && a.Kind == AmendInsertAfter {
			inserting = append(inserting, a)
		}
	}
	slices.SortFunc(inserting, func(a, b *Amendment) int { return cmp.Compare(a.No, b.No) })
	ids := make([]string, len(inserting))
	for i, a := range inserting {
		ids[i] = a.ID
	}
	return ids
}

// nameNewText names insertions in order of filing: each wording is numbered behind what stands before it
// in its list, with what was named already; one that amends an insertion is an alternative to it.
func (f *Floor) nameNewText() {
	if f.newText {
		return
	}
	f.newText, f.taken = true, map[string]bool{}
	r := f.r
	var inserting []*Amendment
	for _, id := range r.NewTextIDs() {
		a, _ := r.Amendment(id)
		inserting = append(inserting, a)
	}
	for _, label := range f.Labels() {
		f.taken[f.r.labelKey(label)] = true
	}
	name := func(name string, ids []string) {
		f.taken[f.r.labelKey(name)] = true
		for _, id := range ids {
			f.names[id] = name
		}
	}
	type wording struct {
		paragraph string
		as        Kind
		text      string
		to        string // the name that it is an alternative to
	}
	groups := map[wording][]string{}
	var order []wording
	gather := func(a *Amendment, to string) {
		w := wording{r.placeOf(a), a.As, a.Text(), to}
		if groups[w] == nil {
			order = append(order, w)
		}
		groups[w] = append(groups[w], a.ID)
	}
	nested := func(a *Amendment) bool { return a.To != "" && !r.parentSettled(a) }
	for _, a := range inserting {
		if !nested(a) {
			gather(a, "")
		}
	}
	type place struct {
		paragraph string
		as        Kind
	}
	places := map[place]*series{}
	bases := map[string]*series{}
	for _, w := range order {
		at := place{w.paragraph, w.as}
		if places[at] == nil {
			base, plain := f.numberedAfter(w.paragraph, w.as)
			if bases[base] == nil {
				bases[base] = &series{base: base}
				if !plain {
					bases[base].n = 1
				}
			}
			places[at] = bases[base]
		}
		if s := places[at]; s.base != "" {
			name(f.free(s), groups[w])
		}
	}
	first := len(order)
	for _, a := range inserting {
		if name := f.names[a.To]; nested(a) && name != "" {
			gather(a, name)
		}
	}
	alternatives := map[string]int{}
	for _, w := range order[first:] {
		alternatives[w.to]++
		name(w.to+nth(" alt", alternatives[w.to]), groups[w])
	}
}

// series is the names behind a base: the base itself where it may be had, then bis, ter, quater.
type series struct {
	base string
	n    int // of the next: 0 is the base
}

// free is the next name of a series that nothing has.
func (f *Floor) free(s *series) string {
	for {
		name := s.base
		switch {
		case s.n > 0 && strings.HasSuffix(s.base, " ante"):
			name = nth(s.base, s.n+1)
		case s.n > 0:
			name = withSuffix(s.base, s.n)
		}
		if s.n++; !f.taken[f.r.labelKey(name)] {
			return name
		}
	}
}

// withSuffix puts bis, ter, quater behind a number, inside its bracket where it has one.
func withSuffix(number string, n int) string {
	if inner, paren := strings.CutSuffix(number, ")"); paren {
		return inner + suffix(n) + ")"
	}
	return number + suffix(n)
}

// numberedAfter is the label that new text at a place is numbered behind: that of the last before it in
// its list, without bis. Where it would be the first it stands "ante" the first there is; where the list
// is new, the label it begins with, which is plain: it may be had as it is. "" where it has no number.
func (f *Floor) numberedAfter(after string, as Kind) (base string, plain bool) {
	r := f.r
	d, labels := &decision{r: r}, f.Labels()
	kind, level, marker, err := d.shape(after, as)
	if err != nil || marker == MarkerNone || marker == MarkerBullet || kind == KindText {
		return "", false
	}
	at := slices.Index(r.Order, r.lastBelow(r.Order, after, kind, level))
	fresh := &Paragraph{Kind: kind, Level: level}
	container := ""
	for i := at; i >= 0; i-- {
		p, _ := r.Paragraph(r.Order[i])
		if r.sameList(p, fresh) && numberless(p) {
			continue
		}
		if r.sameList(p, fresh) {
			return withoutSuffix(labels[p.ID]), false
		}
		if r.endsList(p, fresh) {
			container = labels[p.ID]
			break
		}
	}
	for _, id := range r.Order[at+1:] {
		p, _ := r.Paragraph(id)
		if r.endsList(p, fresh) {
			break
		}
		if r.sameList(p, fresh) && !numberless(p) {
			if labels[id] == "" {
				return "", false
			}
			return labels[id] + " ante", true
		}
	}
	if kind == KindItem && container != "" {
		first := counter{}
		return container + " " + write(marker, &first, false), true
	}
	return "", false
}

func numberless(p *Paragraph) bool { return p.Marker == MarkerNone || p.Marker == MarkerBullet }

// sameList says that two elements count in one list where nothing ends it between them; see numberer.
func (r *Report) sameList(p, q *Paragraph) bool {
	return p.Kind == q.Kind && (p.Kind == KindParagraph || max(p.Level, 1) == max(q.Level, 1))
}

// endsList says that an element ends the list that another counts in.
func (r *Report) endsList(p, q *Paragraph) bool {
	switch q.Kind {
	case KindParagraph:
		return p.Kind == KindHeading && (p.Annex || r.Settings.Numbering == NumberingByHeading && max(p.Level, 1) == 1)
	case KindItem:
		return p.Kind != KindItem || max(p.Level, 1) < max(q.Level, 1)
	}
	return p.Kind == KindHeading && (p.Annex || max(p.Level, 1) < max(q.Level, 1))
}
