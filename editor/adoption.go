// adoption.go is the one decision on the whole (rule 11): what stands in its way, and what it does. What
// may still be done afterwards stands in closing.go.

package editor

import (
	"fmt"
	"slices"
	"time"
)

// Adopt adopts the whole text: what is still open is agreed by it, and the text is circulated as
// adopted. All of it or nothing. Chair only.
type Adopt struct {
	Body     string        `json:"body"`             // that decides: "Open-ended working group"
	Meeting  string        `json:"meeting"`          // "10th meeting"
	Date     string        `json:"date"`             // of the meeting, "2026-05-08"
	Place    string        `json:"place,omitempty"`  // "New York"
	Texts    []VersionName `json:"texts"`            // the whole text on the Chair's screen; another is refused as stale
	ToCome   []string      `json:"toCome,omitempty"` // the paragraphs whose placeholders technical updates will fill
	Name     string        `json:"name,omitempty"`   // of the circulated text; empty: "Adopted text"
	Symbol   string        `json:"symbol,omitempty"` // as printed; empty keeps the report's symbol
	Audience Audience      `json:"audience"`         // the widest audience that may read it
}

// ReportAdopted was the decision on the whole: every paragraph was agreed by then, and the text as
// adopted circulated.
type ReportAdopted struct {
	Body     string   `json:"body"`
	Meeting  string   `json:"meeting"`
	Date     string   `json:"date"`
	Place    string   `json:"place,omitempty"`
	Revision string   `json:"revision"` // the text as adopted
	ToCome   []string `json:"toCome,omitempty"`
}

func (Adopt) Type() string         { return "adopt" }
func (ReportAdopted) Fact() string { return "report_adopted" }

func (c Adopt) decide(d *decision) error {
	f := ReportAdopted{ToCome: c.ToCome}
	var err error
	if f.Body, f.Meeting, f.Date, f.Place, err = d.sitting(c.Body, c.Meeting, c.Date, c.Place); err != nil {
		return err
	}
	for i, id := range c.ToCome {
		p, err := d.paragraph(id)
		if err != nil {
			return err
		}
		if slices.Contains(c.ToCome[:i], id) {
			return refuse(CodeInvalid, "%s is named twice.", d.name(p))
		}
		if len(FindBrackets(p.Text()).Placeholders) == 0 {
			return refuse(CodeInvalid, "%s has no placeholder: there is no technical update to come.", d.name(p))
		}
	}
	changed, err := d.unlikeScreen(c.Texts)
	if err != nil {
		return err
	}
	blockers := append(changed, d.r.AdoptionObstacles(c.ToCome)...)
	switch {
	case len(blockers) > 0 && len(blockers) == len(changed):
		return &Refusal{Code: CodeStale, Blockers: changed, Message: fmt.Sprintf("The text is not adopted: %s changed since the versions on your screen. Nothing was changed.", countOf(len(changed), "paragraph has", "paragraphs have"))}
	case len(blockers) > 0:
		return blocked("The text is not adopted", blockers)
	case !slices.ContainsFunc(d.r.Order, func(id string) bool { p, _ := d.r.Paragraph(id); return p.Text() != "" }):
		return refuse(CodeInvalid, "There is no text to adopt: every paragraph is deleted.")
	}
	for _, id := range d.r.Order {
		p, _ := d.r.Paragraph(id)
		if d.r.Status(p) == StatusAgreed {
			continue
		}
		if err := d.lapse(p); err != nil {
			return err
		}
		if err := d.emit(ParagraphAgreed{p.ID, p.Current()}); err != nil {
			return err
		}
	}
	for _, id := range d.r.AmendmentIDs() { // listed insertions, and what was listed on paragraphs left out
		if a, _ := d.r.Amendment(id); !a.State.Settled() {
			if err := d.emit(AmendmentAnswered{Amendment: id, Answer: AnswerNotRetained, Lapsed: true}); err != nil {
				return err
			}
		}
	}
	name := c.Name
	if name == "" {
		name = "Adopted text"
	}
	if err := (Circulate{Name: name, Symbol: c.Symbol, Audience: c.Audience}).decide(d); err != nil {
		return err
	}
	f.Revision = d.r.Revisions[len(d.r.Revisions)-1].ID
	return d.emit(f)
}

// sitting cleans what names a decision's meeting.
func (d *decision) sitting(body, meeting, date, place string) (string, string, string, string, error) {
	for _, field := range []struct {
		what, example string
		value         *string
		may           bool // be empty
	}{{"The body", "Open-ended working group", &body, false}, {"The meeting", "10th meeting", &meeting, false}, {"The place", "New York", &place, true}} {
		clean, err := cleanLine(field.what, *field.value, d.r.Masthead.Language, 300)
		if err != nil {
			return "", "", "", "", err
		}
		if clean == "" && !field.may {
			return "", "", "", "", refuse(CodeInvalid, "%s that decided is to be named: “%s”.", field.what, field.example)
		}
		*field.value = clean
	}
	day, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return "", "", "", "", refuse(CodeInvalid, "The date of the meeting is written 2026-05-08, not %q.", clip(date, 20))
	}
	if day.After(d.now.Add(14 * time.Hour)) { // where the day begins first
		return "", "", "", "", refuse(CodeInvalid, "The meeting has not been held yet: %s is to come.", date)
	}
	return body, meeting, date, place, nil
}

// unlikeScreen is rule 4 for the whole text: what has changed, come in or gone since the texts named.
func (d *decision) unlikeScreen(names []VersionName) ([]Blocker, error) {
	numbers := d.r.Numbers()
	seen := map[string]int{}
	var found []Blocker
	changed := func(p *Paragraph, reason string) {
		at := p.Versions[p.Current()-1].At
		found = append(found, Blocker{Kind: BlockStale, Paragraph: p.ID, Number: numbers[p.ID], Version: p.Current(), At: &at, Reason: reason})
	}
	for _, name := range names {
		p, ok := d.r.Paragraph(name.Paragraph)
		if !ok {
			return nil, refuse(CodeNotFound, "This report has no paragraph %q.", clip(name.Paragraph, 40))
		}
		text, ok := p.TextOf(name.Version)
		switch {
		case seen[p.ID] > 0:
			return nil, refuse(CodeInvalid, "%s is named twice.", d.name(p))
		case !ok:
			return nil, refuse(CodeInvalid, "%s has no version %d; the text is version %d.", d.name(p), name.Version, p.Current())
		case p.Dropped:
			changed(p, "left out of "+d.r.RevisionName(len(d.r.Revisions)))
		case name.Version != p.Current():
			changed(p, whatChanged(text, p.Text()))
		}
		seen[p.ID] = name.Version
	}
	for _, id := range d.r.Order {
		if p, _ := d.r.Paragraph(id); seen[id] == 0 {
			changed(p, "not among the texts that you named")
		}
	}
	return found, nil
}

// AdoptionObstacles names everything that stands in the way of adopting the text as it stands
// (rules 1, 5, 6 and 11): what stands against agreeing each paragraph; who awaits instructions on it;
// placeholders, but for those of the paragraphs named; what belongs to a gap, to a section or the whole;
// what stands against a deletion that has been left out of the text; and silence.
func (r *Report) AdoptionObstacles(toCome []string) []Blocker {
	numbers := r.Numbers()
	var found []Blocker
	named := map[string]bool{} // objections and amendments
	add := func(list ...Blocker) {
		for _, b := range list {
			if key := b.Objection + b.Amendment; key == "" || !named[key] {
				named[key] = true
				found = append(found, b)
			}
		}
	}
	for _, id := range r.Order {
		p, _ := r.Paragraph(id)
		add(r.Obstacles(p, numbers)...)
		for _, a := range p.Awaiting {
			at := a.At
			add(Blocker{Kind: BlockAwaiting, Paragraph: id, Number: numbers[id], Delegation: a.Delegation, Reason: a.Reason, At: &at, Version: p.Current()})
		}
		now := p.Versions[p.Current()-1]
		if !slices.Contains(toCome, id) {
			for _, words := range FindBrackets(p.Text()).Placeholders {
				add(Blocker{Kind: BlockPlaceholder, Paragraph: id, Number: numbers[id], Reason: words, Since: r.RevisionName(now.Revision), At: &now.At, Version: p.Current()})
			}
		}
	}
	for _, id := range r.objectionsWhere(func(o *Objection) bool { return o.Standing() && r.standsBeyond(o) }) {
		o, _ := r.Objection(id)
		at, kind, scope := o.RaisedAt, BlockObjection, ""
		if o.Kind == ObjectionConditional {
			kind = BlockConditional
		}
		if o.Scope != ScopeParagraph {
			scope = r.scopeInWords(o, numbers)
		}
		b := Blocker{Kind: kind, Paragraph: o.Paragraph, Number: numbers[o.Paragraph], Delegation: o.By, Reason: o.Reason,
			Since: r.RevisionName(o.Revision), At: &at, Version: o.Version, Objection: id, Scope: scope, Ready: r.Ready(o), For: r.statesOf(id, o.By)}
		if a, ok := r.Amendment(o.Amendment); ok && o.Paragraph == Gap {
			b.Paragraph, b.Number = a.Paragraph, numbers[a.Paragraph]
		}
		add(b)
	}
	for _, id := range r.AmendmentIDs() {
		a, _ := r.Amendment(id)
		if p, in := r.Paragraph(a.Paragraph); a.State.Settled() || a.Listed || a.Kind != AmendInsertAfter && in && !p.Dropped {
			continue // a paragraph's own are among its obstacles
		}
		kind, at := BlockUnanswered, a.FiledAt
		if a.State == StatePressed {
			kind = BlockPressed
		}
		add(Blocker{Kind: kind, Paragraph: a.Paragraph, Number: numbers[a.Paragraph], Delegation: a.Sponsor, CoSponsors: a.CoSponsors, Reason: a.Reason,
			Since: r.RevisionName(a.Revision), At: &at, Version: a.Version, Amendment: id, No: a.No, For: r.statesOf(id, a.Sponsor)})
	}
	for _, s := range r.Silences {
		if s.State != SilenceOpen && s.State != SilenceConcluded {
			continue
		}
		at := s.OpenedAt
		b := Blocker{Kind: BlockSilence, At: &at, Reason: "Until " + instant(s.Deadline)}
		if s.State == SilenceConcluded {
			b.Reason = "The Chair has still to confirm the result"
		}
		if len(s.Texts) > 0 {
			b.Paragraph, b.Number = s.Texts[0].Paragraph, numbers[s.Texts[0].Paragraph]
		}
		found = append(found, b)
	}
	return found
}

// standsBeyond says whether an objection stands in the way of the whole beside what it stands against
// in the text: it is to a gap, to a section or the whole, or to the deletion of a paragraph that has
// been left out. One to words that were deleted since has what it asked for.
func (r *Report) standsBeyond(o *Objection) bool {
	p, in := r.Paragraph(o.Paragraph)
	return !in || o.Scope != ScopeParagraph || p.Dropped && o.Met == p.Current()
}

func (f ReportAdopted) apply(r *Report, e Event) error {
	rev := (*Revision)(nil)
	if n := len(r.Revisions); n > 0 {
		rev = r.Revisions[n-1]
	}
	if rev == nil || rev.ID != f.Revision {
		return fmt.Errorf("the text adopted is not the one circulated last")
	}
	if standing := r.AdoptionObstacles(f.ToCome); len(standing) > 0 {
		return fmt.Errorf("%d obstacles stand in the way of adoption", len(standing))
	}
	for i, id := range r.Order {
		p, _ := r.Paragraph(id)
		if r.Status(p) != StatusAgreed || r.hasUnanswered(p) || rev.Entries[i].Version != p.Current() {
			return fmt.Errorf("paragraph %s is not agreed as it was circulated", id)
		}
	}
	r.Closing = &Closing{
		Outcome: OutcomeAdopted, Body: f.Body, Meeting: f.Meeting, Date: f.Date, Place: f.Place, At: e.At,
		Audience: rev.Audience, Revision: f.Revision, ToCome: f.ToCome,
	}
	return nil
}

func countOf(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
