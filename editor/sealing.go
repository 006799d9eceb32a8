// sealing.go is what a body may decide about informal words (rule 13): to seal them, so that only the
// Chair's office reads them until they are unsealed, or to expunge them, so that nobody does again.
// Ids, kinds, numbers, dates and delegations stay: what was done stays on the record, and so does that
// words were taken from it.

package editor

import (
	"fmt"
	"slices"

	"adref/diffing"
)

// Words names whose words are meant: of an amendment its reason, the Chair's answers, and the reasons
// of positions on it and of objections over it, and once it is withdrawn and nothing of it is in the
// text also what it proposed; of an objection its reason; of a statement all of it. What a delegation
// wrote to correct a record goes with what the record is of, and the reason of an answer to a bridge with the
// amendment that was answered for.
type Words struct {
	Amendments []string `json:"amendments,omitempty"`
	Objections []string `json:"objections,omitempty"`
	Statements []string `json:"statements,omitempty"`
}

// Seal keeps words from everybody but the Chair's office. Chair.
type Seal struct {
	Words    Words  `json:"words"`
	Decision string `json:"decision"` // of the body: "Decision 3 of 4 May"; read by all
}

// Unseal lets them be read again. Chair.
type Unseal struct {
	Words    Words  `json:"words"`
	Decision string `json:"decision"`
}

// Expunge takes words off the record for good. Chair.
type Expunge struct {
	Words    Words  `json:"words"`
	Decision string `json:"decision"`
}

type (
	// ContentSealed kept words from all but the Chair's office.
	ContentSealed struct {
		Words    Words  `json:"words"`
		Decision string `json:"decision"`
	}

	// ContentUnsealed let them be read again.
	ContentUnsealed struct {
		Words    Words  `json:"words"`
		Decision string `json:"decision"`
	}

	// ContentExpunged took words off the record: Redact says from which facts.
	ContentExpunged struct {
		Words    Words    `json:"words"`           // with the objections over the amendments
		Texts    []string `json:"texts,omitempty"` // amendments of which what they proposed goes too
		Decision string   `json:"decision"`
	}
)

func (Seal) Type() string            { return "seal" }
func (Unseal) Type() string          { return "unseal" }
func (Expunge) Type() string         { return "expunge" }
func (ContentSealed) Fact() string   { return "content_sealed" }
func (ContentUnsealed) Fact() string { return "content_unsealed" }
func (ContentExpunged) Fact() string { return "content_expunged" }

func (c Seal) decide(d *decision) error {
	decision, err := d.onWords(c.Words, c.Decision, func(sealed, _ bool) string {
		if sealed {
			return "sealed already"
		}
		return ""
	})
	if err != nil {
		return err
	}
	for _, id := range c.Words.Objections {
		o, _ := d.r.Objection(id)
		if a, over := d.r.Amendment(o.Amendment); over && !slices.Contains(c.Words.Amendments, a.ID) {
			return refuse(CodeInvalid, "This objection is over amendment no. %d, and its reason was given there too. Seal the words of the amendment.", a.No)
		}
	}
	return d.emit(ContentSealed{c.Words, decision})
}

func (c Unseal) decide(d *decision) error {
	decision, err := d.onWords(c.Words, c.Decision, func(sealed, _ bool) string {
		if !sealed {
			return "not sealed"
		}
		return ""
	})
	if err != nil {
		return err
	}
	return d.emit(ContentUnsealed{c.Words, decision})
}

func (c Expunge) decide(d *decision) error {
	decision, err := d.onWords(c.Words, c.Decision, func(_, gone bool) string {
		if gone {
			return "expunged already"
		}
		return ""
	})
	if err != nil {
		return err
	}
	f := ContentExpunged{Words: c.Words, Decision: decision}
	f.Words.Objections = slices.Clone(f.Words.Objections)
	for _, id := range c.Words.Amendments {
		a, _ := d.r.Amendment(id)
		for _, o := range d.r.ObjectionsOver(id) {
			if !slices.Contains(f.Words.Objections, o) {
				f.Words.Objections = append(f.Words.Objections, o)
			}
		}
		if d.r.idle(a) {
			f.Texts = append(f.Texts, id)
		}
	}
	return d.emit(f)
}

// onWords checks what the three commands share: that all that is named is there, each once, and that
// nothing speaks against it.
func (d *decision) onWords(w Words, decision string, against func(sealed, gone bool) string) (string, error) {
	decision, err := cleanLine("The decision", decision, d.r.Masthead.Language, 500)
	switch {
	case err != nil:
		return "", err
	case decision == "":
		return "", refuse(CodeInvalid, "Name the decision of the body: “Decision 3 of 4 May”.")
	case len(w.Amendments)+len(w.Objections)+len(w.Statements) == 0:
		return "", refuse(CodeInvalid, "Name the amendments, objections or statements whose words are meant.")
	}
	check := func(what string, ids []string, find func(string) (sealed, gone, ok bool)) error {
		for i, id := range ids {
			sealed, gone, ok := find(id)
			if !ok {
				return refuse(CodeNotFound, "This report has no %s %q.", what, clip(id, 40))
			}
			if slices.Contains(ids[:i], id) {
				return refuse(CodeInvalid, "The same %s is named twice.", what)
			}
			if why := against(sealed, gone); why != "" {
				return refuse(CodeSettled, "The words of this %s are %s.", what, why)
			}
		}
		return nil
	}
	if err := check("amendment", w.Amendments, func(id string) (bool, bool, bool) {
		a, ok := d.r.Amendment(id)
		if !ok {
			return false, false, false
		}
		return a.Sealed, a.Expunged && !d.r.hasWords(a), true
	}); err != nil {
		return "", err
	}
	if err := check("objection", w.Objections, func(id string) (bool, bool, bool) {
		o, ok := d.r.Objection(id)
		if !ok {
			return false, false, false
		}
		return o.Sealed, o.Expunged, true
	}); err != nil {
		return "", err
	}
	return decision, check("statement", w.Statements, func(id string) (bool, bool, bool) {
		s, ok := d.r.Statement(id)
		if !ok {
			return false, false, false
		}
		return s.Sealed, s.Expunged, true
	})
}

// ObjectionsOver lists the objections that press an amendment, or could not accept it, by id.
func (r *Report) ObjectionsOver(amendment string) []string {
	ids := r.objectionsWhere(func(o *Objection) bool { return o.Amendment == amendment })
	slices.Sort(ids)
	return ids
}

// of says that a record is of one of these.
func (w Words) of(rec *Recorded) bool {
	return slices.Contains(w.Amendments, rec.Amendment) || slices.Contains(w.Objections, rec.Objection) || slices.Contains(w.Statements, rec.Statement)
}

// idle says that an amendment is withdrawn, and that no text took any of it, nobody amended it, no bridge
// was to meet it, and it was circulated in no rolling text: what it proposed is then only its sponsor's word.
func (r *Report) idle(a *Amendment) bool {
	if a.State != StateWithdrawn || len(a.AmendedBy) > 0 || r.bridged(a.ID) || r.circulatedRolled(a) {
		return false
	}
	for it := r.paragraphs.Iterator(); !it.Done(); {
		_, p, _ := it.Next()
		for _, v := range p.Versions {
			if slices.ContainsFunc(v.Takes, func(t Take) bool { return t.Amendment == a.ID }) {
				return false
			}
		}
	}
	return true
}

// circulatedRolled says that an amendment may stand in a rolling text that was circulated.
func (r *Report) circulatedRolled(a *Amendment) bool {
	return slices.ContainsFunc(r.Revisions, func(rev *Revision) bool {
		return !rev.At.Before(a.FiledAt) && (slices.ContainsFunc(rev.Entries, func(e RevisionEntry) bool { return e.Rolled != "" }) || len(rev.NewTexts) > 0)
	})
}

// hasWords says that something could be expunged of an amendment that was expunged before.
func (r *Report) hasWords(a *Amendment) bool {
	return a.Reason != "" || a.AnswerReason != "" || a.Before != nil && a.Before.Reason != "" || slices.ContainsFunc(a.Positions, func(p PositionTaken) bool { return p.Reason != "" }) ||
		r.hasAnswers(a) || !a.TextGone && r.idle(a)
}

// TextSealed says that what a sealed amendment proposed is sealed with its reasons: it is withdrawn,
// and no text took any of it.
func (r *Report) TextSealed(a *Amendment) bool { return a.Sealed && r.idle(a) }

// unsaid is a difference that proposes nothing.
func unsaid(d diffing.Diff) diffing.Diff {
	if base := d.Before(); base != "" {
		return diffing.Diff{{Kind: diffing.Equal, Text: base}}
	}
	return nil
}

// Redact gives the facts of one record without the words that were expunged, and whether it held any.
// The report is one that knows what the fact names. What stands in for a record so makes the same
// report as the record did, but for the words.
func Redact(r *Report, events []Event, f ContentExpunged) (without []Event, changed bool) {
	named := func(amendment string) bool { return slices.Contains(f.Words.Amendments, amendment) }
	objector := func(amendment, delegation string) bool {
		return slices.ContainsFunc(f.Words.Objections, func(id string) bool {
			o, ok := r.Objection(id)
			return ok && amendment != "" && o.Amendment == amendment && o.By == delegation
		})
	}
	without = slices.Clone(events)
	for i, e := range without {
		gone := func(words *string, when bool) {
			if when && *words != "" {
				*words, changed = "", true
			}
		}
		switch said := e.Fact.(type) {
		case AmendmentFiled:
			gone(&said.Reason, named(said.Amendment))
			if slices.Contains(f.Texts, said.Amendment) && said.Kind != AmendDelete && said.Diff.Changed() {
				said.Diff, changed = unsaid(said.Diff), true
			}
			without[i].Fact = said
		case AmendmentCarried:
			gone(&said.Text, slices.Contains(f.Texts, said.Amendment))
			without[i].Fact = said
		case AmendmentAnswered:
			gone(&said.Reason, named(said.Amendment))
			without[i].Fact = said
		case AmendmentReturned:
			gone(&said.Reason, named(said.Amendment))
			without[i].Fact = said
		case AmendmentPressed:
			gone(&said.Reason, named(said.Amendment) || objector(said.Amendment, e.By.Delegation))
			without[i].Fact = said
		case PositionTaken:
			gone(&said.Reason, named(said.Amendment) || objector(said.Amendment, said.Delegation))
			without[i].Fact = said
		case ObjectionRaised:
			gone(&said.Reason, slices.Contains(f.Words.Objections, said.Objection))
			without[i].Fact = said
		case WideObjectionRaised:
			gone(&said.Reason, slices.Contains(f.Words.Objections, said.Objection))
			without[i].Fact = said
		case StatementMade:
			gone(&said.Text, slices.Contains(f.Words.Statements, said.Statement))
			without[i].Fact = said
		case BridgeAnswered:
			gone(&said.Reason, named(said.Amendment))
			without[i].Fact = said
		case RecordCorrected:
			rec, ok := r.Record(said.Record)
			gone(&said.Words, ok && f.Words.of(rec))
			without[i].Fact = said
		}
	}
	return without, changed
}

func (f ContentSealed) apply(r *Report, _ Event) error   { return r.seal(f.Words, true) }
func (f ContentUnsealed) apply(r *Report, _ Event) error { return r.seal(f.Words, false) }

func (r *Report) seal(w Words, sealed bool) error {
	return r.changeWords(w,
		func(a *Amendment) error { a.Sealed = sealed; return nil },
		func(o *Objection) { o.Sealed = sealed },
		func(s *Statement) { s.Sealed = sealed })
}

func (f ContentExpunged) apply(r *Report, _ Event) error {
	for _, id := range f.Texts {
		if !slices.Contains(f.Words.Amendments, id) {
			return fmt.Errorf("the text of amendment %s goes without its reasons", id)
		}
	}
	before := *r
	r.withoutAnswers(func(amendment string) bool { return slices.Contains(f.Words.Amendments, amendment) })
	r.Records = slices.Clone(r.Records)
	for i, rec := range r.Records {
		if f.Words.of(rec) {
			without := *rec
			without.Words, r.Records[i] = "", &without
		}
	}
	return r.changeWords(f.Words, func(a *Amendment) error {
		a.Expunged, a.Reason, a.AnswerReason = true, "", ""
		if a.Before != nil {
			was := *a.Before
			was.Reason, a.Before = "", &was
		}
		a.Positions = withoutReasons(a.Positions, func(PositionTaken) bool { return true })
		if !slices.Contains(f.Texts, a.ID) {
			return nil
		}
		if !before.idle(a) {
			return fmt.Errorf("amendment %s is not withdrawn, or in the text", a.ID)
		}
		a.TextGone = true
		a.forgetClasses()
		if a.Kind != AmendDelete {
			a.Diff = unsaid(a.Diff)
		}
		return nil
	}, func(o *Objection) {
		o.Expunged, o.Reason = true, ""
		if a, ok := r.Amendment(o.Amendment); ok {
			changed := *a
			changed.Positions = withoutReasons(a.Positions, func(p PositionTaken) bool { return p.Delegation == o.By })
			r.amendments = r.amendments.Set(a.ID, &changed)
		}
	}, func(s *Statement) { s.Expunged, s.Text = true, "" })
}

func withoutReasons(positions []PositionTaken, of func(PositionTaken) bool) []PositionTaken {
	positions = slices.Clone(positions)
	for i := range positions {
		if of(positions[i]) {
			positions[i].Reason = ""
		}
	}
	return positions
}

// changeWords changes all that is named.
func (r *Report) changeWords(w Words, amendment func(*Amendment) error, objection func(*Objection), statement func(*Statement)) error {
	for _, id := range w.Amendments {
		if err := r.changeAmendment(id, amendment); err != nil {
			return err
		}
	}
	for _, id := range w.Objections {
		o, ok := r.Objection(id)
		if !ok {
			return fmt.Errorf("no objection %s", id)
		}
		changed := *o
		objection(&changed)
		r.objections = r.objections.Set(id, &changed)
	}
	for _, id := range w.Statements {
		s, ok := r.Statement(id)
		if !ok {
			return fmt.Errorf("no statement %s", id)
		}
		changed := *s
		statement(&changed)
		r.statements = r.statements.Set(id, &changed)
	}
	return nil
}
