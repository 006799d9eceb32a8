// rolling.go is the rolling text (PRACTICE 21): a report whose amendments stand in its text, in square
// brackets and with the names of those behind them, until they are resolved. It is computed from the text
// and what is pending on it, whatever the order of filing, and stored only where it is circulated:
//
//	The States [hear - ARV delete / consult - ARV, COR] the experts[ and divers - DEL].
//
// What somebody would strike or replace stands first, with those who would; nothing is deleted in silence
// (PRACTICE 14). An amendment that does not fit the text as it stands is whole beside it, [Alt 1: … - ARV].
// Where a text holds signs that could be read as such a bracket, the whole of it stands as options, with
// its own brackets escaped: [Option 1: … - ARV delete] [Option 2: … - ARV], or [Text: …] where nobody would change it. ReadRolled reads all of it
// back, byte for byte; the forms are those of alternatives.go.
//
// The text of the report itself does not change: amendments are answered, taken, withdrawn and carried as
// ever (rules 1, 6, 14). Circulated in this mode they stand in the revision and before everybody, so that
// they are not listed and go on blocking.

package editor

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"adref/diffing"
)

// Mode is how a report shows what is proposed for its text.
type Mode string

const (
	ModeChairsText  Mode = "chairs_text"  // beside it: the Chair edits, amendments are answered
	ModeRollingText Mode = "rolling_text" // in it, in brackets, until resolved
)

// Rolled is a text with what is proposed standing in it.
type Rolled struct {
	Parts  []RolledPart
	Beside []RolledAlternative // what does not fit the text as it stands, each the whole of a text
}

// RolledPart is a part of the text: what nobody would change, or what somebody would, with what they
// would put there. Nobody changes it where nobody is against it and it has no alternatives.
type RolledPart struct {
	Text         string   // as it stands; "" where something is only put in
	Against      []string // those who would strike or replace it
	Alternatives []RolledAlternative
}

// RolledAlternative is a proposed text and all who sponsor it, by their codes in order.
type RolledAlternative struct {
	Text string
	By   []string
}

// NewText is proposed new text as it stands in a rolling text, under its name on the floor.
type NewText struct {
	After  string `json:"after"` // the paragraph that it stands after, "" for the very beginning
	Number string `json:"number"`
	Kind   Kind   `json:"kind"`
	Level  int    `json:"level,omitempty"`
	Text   string `json:"text"`
	First  string `json:"first"` // the amendment that proposed it first, by which it is known
}

// noText is how a deletion that does not fit the text says what it proposes.
const noText = "No text"

// complete gives the settings of a report from before there were modes, or a list of what became of its
// amendments, those it had.
func (s Settings) complete() Settings {
	if s.Fates == "" {
		s.Fates = FatesChair
	}
	if s.Mode == "" {
		s.Mode = ModeChairsText
	}
	return s
}

// Rolls says that amendments stand in the text of this report.
func (r *Report) Rolls() bool { return r.Settings.Mode == ModeRollingText }

// Shown is the text of a paragraph as this report shows it: with what is pending standing in it, where
// the text is a rolling one.
func (r *Report) Shown(p *Paragraph) string {
	if !r.Rolls() {
		return p.Text()
	}
	return r.RolledText(p)
}

// TextOf is the text of a paragraph as it was circulated.
func (r *Report) TextOf(e RevisionEntry) string {
	if e.Rolled != "" {
		return e.Rolled
	}
	p, _ := r.Paragraph(e.Paragraph)
	text, _ := p.TextOf(e.Version)
	return text
}

// rolls says that an amendment can stand in a text: one that moves, splits or merges paragraphs cannot.
func (a *Amendment) rolls() bool {
	return a.Kind == AmendRevise || a.Kind == AmendDelete || a.Kind == AmendInsertAfter
}

// rollsOn says that a deleted paragraph is still part of a rolling text: something stands there.
func (r *Report) rollsOn(p *Paragraph) bool { return r.Rolls() && r.RolledText(p) != "" }

// RolledText is the text of a paragraph with all that is pending on it standing in it.
func (r *Report) RolledText(p *Paragraph) string {
	proposals, beside := map[string]string{}, map[string][]string{}
	for _, id := range p.Amendments {
		a, _ := r.Amendment(id)
		if a.State.Settled() || a.Kind != AmendRevise && a.Kind != AmendDelete {
			continue
		}
		if s, also := a.stand(p.ID); also && s.Class == ClassGone { // of what was split, it changes another part
			continue
		}
		switch text, ok := r.Standing(a, p); {
		case ok:
			proposals[id] = text
		case a.Kind == AmendDelete:
			beside[noText] = append(beside[noText], id)
		default:
			beside[a.Text()] = append(beside[a.Text()], id)
		}
	}
	if len(proposals)+len(beside) == 0 {
		return p.Text()
	}
	rolled := r.roll(p.Text(), proposals)
	for _, text := range slices.Sorted(maps.Keys(beside)) {
		rolled.Beside = append(rolled.Beside, RolledAlternative{text, r.behind(beside[text])})
	}
	return r.writeRolled(rolled, func() Rolled { return r.rollWhole(p.Text(), proposals, rolled.Beside) })
}

// roll puts proposals into a text, each where it changes it.
func (r *Report) roll(text string, proposals map[string]string) Rolled {
	var rolled Rolled
	composed, _ := diffing.Compose(context.Background(), text, proposals) // fails only when cancelled
	for _, s := range composed.Segments {
		part := RolledPart{Text: s.Text}
		var all []string
		for _, a := range s.Alternatives {
			all = append(all, a.By...)
			if made := a.Ops.After(); made != "" {
				part.Alternatives = append(part.Alternatives, RolledAlternative{made, r.behind(a.By)})
			}
		}
		if s.Text != "" {
			part.Against = r.behind(all)
		}
		rolled.Parts = append(rolled.Parts, part)
	}
	rolled.spaceOutside()
	return rolled
}

// spaceOutside lets the space behind the words of a bracket stand outside it, where there is one before
// it: "and [invite ]the Chair" is "and[ invite] the Chair", whichever of it is chosen.
func (rolled *Rolled) spaceOutside() {
	for i := 1; i < len(rolled.Parts); i++ {
		part, before := &rolled.Parts[i], &rolled.Parts[i-1]
		outside := !part.plain() && before.plain() && (i+1 == len(rolled.Parts) || rolled.Parts[i+1].plain()) && len(before.Text) > 1 && strings.HasSuffix(before.Text, " ")
		for _, a := range part.alternatives() {
			outside = outside && strings.HasSuffix(a.Text, " ") && strings.TrimSpace(a.Text) != ""
		}
		if !outside {
			continue
		}
		before.Text = strings.TrimSuffix(before.Text, " ")
		if part.Text != "" {
			part.Text = " " + strings.TrimSuffix(part.Text, " ")
		}
		for j, a := range part.Alternatives {
			part.Alternatives[j].Text = " " + strings.TrimSuffix(a.Text, " ")
		}
		if i+1 == len(rolled.Parts) {
			rolled.Parts = append(rolled.Parts, RolledPart{})
		}
		rolled.Parts[i+1].Text = " " + rolled.Parts[i+1].Text
	}
}

// rollWhole puts proposals beside a text, each whole.
func (r *Report) rollWhole(text string, proposals map[string]string, beside []RolledAlternative) Rolled {
	by, all := map[string][]string{}, []string{}
	for id, proposed := range proposals {
		by[proposed], all = append(by[proposed], id), append(all, id)
	}
	part := RolledPart{Text: text, Against: r.behind(all)}
	for _, proposed := range slices.Sorted(maps.Keys(by)) {
		if proposed != "" {
			part.Alternatives = append(part.Alternatives, RolledAlternative{proposed, r.behind(by[proposed])})
		}
	}
	return Rolled{Parts: []RolledPart{part}, Beside: beside}
}

// behind lists all who sponsor some amendments, by code.
func (r *Report) behind(ids []string) []string {
	var codes []string
	for _, id := range ids {
		a, _ := r.Amendment(id)
		codes = append(append(codes, a.Sponsor), a.CoSponsors...)
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

// writeRolled writes what is rolled so that it is read back as it is: in the text where that can be, else
// as options.
func (r *Report) writeRolled(rolled Rolled, whole func() Rolled) string {
	text, brackets := rolled.inText()
	if got, ok := ReadRolled(text, r.KnownName); ok && got.same(rolled) && r.readAlike(text, rolled, brackets) {
		return text
	}
	return whole().asOptions()
}

// readAlike says that whoever reads alternatives reads those brackets in the same way.
func (r *Report) readAlike(text string, rolled Rolled, brackets [][2]int) bool {
	tree, n := ReadBrackets(text), 0
	pieces := map[int]*Piece{}
	for p := range tree.all() {
		pieces[p.At] = p
	}
	for _, part := range rolled.Parts {
		if part.plain() {
			continue
		}
		p, want := pieces[brackets[n][0]], part.alternatives()
		if p == nil || p.Kind != PieceBracket || p.End != brackets[n][1] {
			return false
		}
		n++
		got := tree.Alternatives(p, r.KnownName)
		if !slices.EqualFunc(got, want, func(a, b Alternative) bool {
			return a.Label == "" && strings.TrimSpace(a.Text) == strings.TrimSpace(b.Text) && len(a.Stances) == 1 &&
				a.Stances[0].Verb == b.Stances[0].Verb && slices.Equal(a.Stances[0].Names, b.Stances[0].Names)
		}) {
			return false
		}
	}
	return true
}

func (p RolledPart) plain() bool { return len(p.Against)+len(p.Alternatives) == 0 }

// alternatives is what a part leaves to choose between, its own text first.
func (p RolledPart) alternatives() []Alternative {
	var list []Alternative
	if p.Text != "" {
		list = append(list, Alternative{Text: p.Text, Stances: []Stance{{p.Against, VerbDelete}}})
	}
	for _, a := range p.Alternatives {
		list = append(list, Alternative{Text: a.Text, Stances: []Stance{{a.By, VerbProposes}}})
	}
	return list
}

// inText writes the brackets where they stand, and says where that is.
func (rolled Rolled) inText() (text string, brackets [][2]int) {
	var b strings.Builder
	for _, part := range rolled.Parts {
		if part.plain() {
			b.WriteString(part.Text)
			continue
		}
		at := b.Len()
		for i, a := range part.alternatives() {
			b.WriteString([]string{"[", " / "}[min(i, 1)])
			b.WriteString(a.Text)
			b.WriteString(attribution(a.Stances[0].Names, a.Stances[0].Verb))
		}
		b.WriteString("]")
		brackets = append(brackets, [2]int{at, b.Len()})
	}
	for i, a := range rolled.Beside {
		if b.Len() > 0 {
			b.WriteString(" ")
		}
		fmt.Fprintf(&b, "[Alt %d: %s%s]", i+1, a.Text, attribution(a.By, VerbProposes))
	}
	return b.String(), brackets
}

// asOptions writes one part whole, its text and each alternative in a bracket of its own.
func (rolled Rolled) asOptions() string {
	var list []string
	part := rolled.Parts[0]
	if part.plain() {
		list = append(list, "[Text: "+rolledEscape.Replace(part.Text)+"]")
		part.Text = ""
	}
	for _, a := range part.alternatives() {
		list = append(list, fmt.Sprintf("[Option %d: %s%s]", len(list)+1, rolledEscape.Replace(a.Text), attribution(a.Stances[0].Names, a.Stances[0].Verb)))
	}
	for i, a := range rolled.Beside {
		list = append(list, fmt.Sprintf("[Alt %d: %s%s]", i+1, rolledEscape.Replace(a.Text), attribution(a.By, VerbProposes)))
	}
	return strings.Join(list, " ")
}

var rolledEscape = strings.NewReplacer(`\`, `\\`, `[`, `\[`, `]`, `\]`)

func attribution(names []string, verb Verb) string {
	if len(names) == 0 {
		return ""
	}
	s := " - " + strings.Join(names, ", ")
	if verb != VerbProposes {
		s += " " + string(verb)
	}
	return s
}

func (rolled Rolled) same(other Rolled) bool {
	alternative := func(a, b RolledAlternative) bool { return a.Text == b.Text && slices.Equal(a.By, b.By) }
	return slices.EqualFunc(rolled.Beside, other.Beside, alternative) && slices.EqualFunc(rolled.Parts, other.Parts, func(a, b RolledPart) bool {
		return a.Text == b.Text && slices.Equal(a.Against, b.Against) && slices.EqualFunc(a.Alternatives, b.Alternatives, alternative)
	})
}

// NewTexts lists the new text that is proposed, as it stands in a rolling text, in reading order: each
// wording once, with all who sponsor it, behind the paragraph it is to follow and what belongs to that.
func (r *Report) NewTexts() []NewText {
	floor := r.Floor()
	type wording struct {
		NewText
		ids []string
	}
	var list []*wording
	d := &decision{r: r}
	for _, id := range r.AmendmentIDs() {
		a, _ := r.Amendment(id)
		if a.Kind != AmendInsertAfter || a.State.Settled() {
			continue
		}
		after := a.Paragraph
		if p, ok := r.Paragraph(after); ok && p.Dropped {
			on := r.StandsOn(a) // what it was merged into
			if len(on) == 0 {
				continue
			}
			after = on[0]
		}
		kind, level, _, err := d.shape(after, a.As)
		if err != nil {
			continue
		}
		n := NewText{After: r.lastBelow(r.Order, after, kind, level), Number: floor.Name(id), Kind: kind, Level: level, Text: a.Text(), First: id}
		at := slices.IndexFunc(list, func(w *wording) bool { return w.Number == n.Number && w.After == n.After && w.Text == n.Text })
		if at < 0 {
			at, list = len(list), append(list, &wording{NewText: n})
		}
		list[at].ids = append(list[at].ids, id)
	}
	slices.SortStableFunc(list, func(a, b *wording) int { return slices.Index(r.Order, a.After) - slices.Index(r.Order, b.After) })
	var texts []NewText
	for _, w := range list {
		rolled := Rolled{Parts: []RolledPart{{Alternatives: []RolledAlternative{{w.Text, r.behind(w.ids)}}}}}
		w.Text = r.writeRolled(rolled, func() Rolled { return rolled })
		if strings.HasPrefix(w.Number, "no. ") { // which not everybody may know
			w.Number = ""
		}
		texts = append(texts, w.NewText)
	}
	return texts
}
