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

// Floor is how a report is spoken of at one moment.
type Floor struct {
	Labels map[string]string // of paragraphs, each its own: "12 (a)", "annex, 3", "section II.A", "PP2"; absent where there is none
	Names  map[string]string // of pending amendments: "12 bis", "12 (a) alt 2", "12, Option 2: No text", "no. 14"
	found  map[string]Found  // by key; see floorKey
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

// FloorNames names the pending amendments of a paragraph, or with nil those before the first.
func (r *Report) FloorNames(p *Paragraph) map[string]string {
	of, names := Gap, map[string]string{}
	if p != nil {
		of = p.ID
	}
	for id, name := range r.Floor().Names {
		if a, _ := r.Amendment(id); a.Paragraph == of {
			names[id] = name
		}
	}
	return names
}

// Options lists what a paragraph leaves to choose between: each text that is proposed in its place, in
// order of filing, or the text as it stands where none is; and last that there be no text, where that is
// proposed. It is empty where nothing is.
func (r *Report) Options(p *Paragraph) []Option {
	var options []Option
	var none []string
	for _, id := range p.Amendments {
		a, _ := r.Amendment(id)
		switch text := r.wording(a); {
		case a.State.Settled():
		case a.Kind == AmendDelete:
			none = append(none, id)
		case a.Kind == AmendRevise:
			at := slices.IndexFunc(options, func(o Option) bool { return o.Text == text })
			if at < 0 {
				at, options = len(options), append(options, Option{Text: text})
			}
			options[at].Amendments = append(options[at].Amendments, id)
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
	names := r.Floor().Names
	for i, b := range blockers {
		blockers[i].Floor = names[b.Amendment]
	}
	return blockers
}

// wording is what a pending amendment proposes: on the text as it stands, or else as filed.
func (r *Report) wording(a *Amendment) string {
	if text, ok := r.Standing(a); ok {
		return text
	}
	return a.Text()
}

// Floor names everything as it stands.
func (r *Report) Floor() Floor {
	f := Floor{r.floorLabels(), map[string]string{}, map[string]Found{}}
	for id, label := range f.Labels {
		f.found[floorKey(label)] = Found{Paragraph: id}
	}
	var inserting []*Amendment
	for it := r.amendments.Iterator(); !it.Done(); {
		if id, a, _ := it.Next(); !a.State.Settled() {
			f.Names[id] = fmt.Sprintf("no. %d", a.No) // unless the place gives a better one
			if a.Kind == AmendInsertAfter {
				inserting = append(inserting, a)
			}
		}
	}
	for id, label := range f.Labels {
		p, _ := r.Paragraph(id)
		alternatives := 0
		for i, o := range r.Options(p) {
			name := fmt.Sprintf("%s, Option %d: No text", label, i+1)
			if !o.NoText {
				alternatives++
				name = label + nth(" alt", alternatives)
				f.found[floorKey(fmt.Sprintf("%s Option %d", label, i+1))] = Found{id, o.Amendments}
			}
			if o.Amendments != nil {
				f.name(name, Found{id, o.Amendments})
			}
		}
	}
	slices.SortFunc(inserting, func(a, b *Amendment) int { return cmp.Compare(a.No, b.No) })
	r.nameNewText(f, inserting)
	for id, name := range f.Names {
		if strings.HasPrefix(name, "no. ") {
			a, _ := r.Amendment(id)
			f.found[floorKey(name)] = Found{a.Paragraph, []string{id}}
		}
	}
	return f
}

func (f Floor) name(name string, is Found) {
	f.found[floorKey(name)] = is
	for _, id := range is.Amendments {
		f.Names[id] = name
	}
}

func nth(word string, n int) string {
	if n == 1 {
		return word
	}
	return word + " " + strconv.Itoa(n)
}

// nameNewText names insertions in order of filing: each wording is numbered behind what stands before it
// in its list, with what was named already; one that amends an insertion is an alternative to it.
func (r *Report) nameNewText(f Floor, inserting []*Amendment) {
	type wording struct {
		paragraph string
		as        Kind
		text      string
		to        string // the name that it is an alternative to
	}
	groups := map[wording]*Found{}
	var order []wording
	gather := func(a *Amendment, to string) {
		w := wording{a.Paragraph, a.As, a.Text(), to}
		if groups[w] == nil {
			groups[w] = &Found{Paragraph: a.Paragraph}
			order = append(order, w)
		}
		groups[w].Amendments = append(groups[w].Amendments, a.ID)
	}
	nested := func(a *Amendment) bool { return a.To != "" && !r.parentSettled(a) }
	for _, a := range inserting {
		if !nested(a) {
			gather(a, "")
		}
	}
	for _, w := range order {
		if base, plain := r.numberedAfter(f, w.paragraph, w.as); base != "" {
			f.name(f.free(base, plain), *groups[w])
		}
	}
	first := len(order)
	for _, a := range inserting {
		if name := f.Names[a.To]; nested(a) && !strings.HasPrefix(name, "no. ") {
			gather(a, name)
		}
	}
	alternatives := map[string]int{}
	for _, w := range order[first:] {
		alternatives[w.to]++
		f.name(w.to+nth(" alt", alternatives[w.to]), *groups[w])
	}
}

// free is the first name behind a base that nothing has: the base itself where it may be, then bis, ter,
// quater.
func (f Floor) free(base string, plain bool) string {
	for n := 0; ; n++ {
		name := base
		switch {
		case n == 0 && !plain:
			continue
		case n > 0 && strings.HasSuffix(base, " ante"):
			name = nth(base, n+1)
		case n > 0:
			name = withSuffix(base, n)
		}
		if _, taken := f.found[floorKey(name)]; !taken {
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
func (r *Report) numberedAfter(f Floor, after string, as Kind) (base string, plain bool) {
	d := &decision{r: r}
	kind, level, marker, err := d.shape(after, as)
	if err != nil || marker == MarkerNone || marker == MarkerBullet || kind == KindText {
		return "", false
	}
	at := slices.Index(r.Order, d.below(after, kind, level))
	fresh := &Paragraph{Kind: kind, Level: level}
	container := ""
	for i := at; i >= 0; i-- {
		p, _ := r.Paragraph(r.Order[i])
		if r.sameList(p, fresh) && numberless(p) {
			continue
		}
		if r.sameList(p, fresh) {
			return withoutSuffix(f.Labels[p.ID]), false
		}
		if r.endsList(p, fresh) {
			container = f.Labels[p.ID]
			break
		}
	}
	for _, id := range r.Order[at+1:] {
		p, _ := r.Paragraph(id)
		if r.endsList(p, fresh) {
			break
		}
		if r.sameList(p, fresh) && !numberless(p) {
			if f.Labels[id] == "" {
				return "", false
			}
			return f.Labels[id] + " ante", true
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

// floorLabels calls every paragraph by a label of its own: items under what they belong to, annexes by
// themselves, headings as sections, and the unnumbered text before the first numbered paragraph as the
// preamble it is in a resolution. What two would share neither has.
func (r *Report) floorLabels() map[string]string {
	numbers, annexes := r.Numbers(), 0
	for _, id := range r.Order {
		if p, _ := r.Paragraph(id); p.Kind == KindHeading && p.Annex {
			annexes++
		}
	}
	labels := make(map[string]string, len(r.Order))
	holders := map[string]string{} // by key: who has it, "" for several
	give := func(id, label string) {
		key := floorKey(label)
		if other, taken := holders[key]; taken {
			delete(labels, other)
			holders[key] = ""
			return
		}
		labels[id], holders[key] = label, id
	}
	annex, nthAnnex, section, preamble := "", 0, "", []string{}
	var heads, items []string // numbers by level
	for _, id := range r.Order {
		p, _ := r.Paragraph(id)
		number, level := numbers[id], max(p.Level, 1)
		switch p.Kind {
		case KindHeading:
			if p.Annex {
				nthAnnex++
				annex, heads = "annex, ", nil
				if annexes > 1 {
					annex = "annex " + roman(nthAnnex) + ", "
				}
			}
			items, heads = nil, append(above(heads, level-1), number)
			if level == 1 {
				section = number
			}
			if number != "" {
				give(id, annex+"section "+strings.Join(numbersIn(heads), "."))
			}
			preamble = nil
		case KindParagraph:
			for i, id := range preamble {
				give(id, "PP"+strconv.Itoa(i+1))
			}
			preamble = nil
			if items = []string{number}; number == "" {
				continue
			}
			label := annex + number
			if r.Settings.Numbering == NumberingByHeading && annex == "" && section != "" {
				label = section + ", " + number
			}
			items[0] = label
			give(id, label)
		case KindItem:
			items = append(above(items, level), number)
			if number != "" && items[0] != "" {
				give(id, strings.Join(numbersIn(items), " "))
			}
		default:
			items = nil
			if preamble != nil && annex == "" {
				preamble = append(preamble, id)
			}
		}
	}
	return labels
}

// above is the first n of the numbers above each other, "" where a level is left out.
func above(numbers []string, n int) []string {
	numbers = slices.Clone(numbers)
	for len(numbers) < n {
		numbers = append(numbers, "")
	}
	return numbers[:n]
}

func numbersIn(numbers []string) []string {
	return slices.DeleteFunc(slices.Clone(numbers), func(s string) bool { return s == "" })
}
