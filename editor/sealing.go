// sealing.go is what a body may decide about informal words (rule 13): to seal them, so that only the
// Chair's office reads them until they are unsealed, or to expunge them, so that nobody does again.
// Ids, kinds, numbers, dates and delegations stay: what was done stays on the record, and so does that
// words were taken from it.

package editor

import (
	"fmt"
	"slices"
)

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
	case !slices.ContainsFunc(w.lists(), func(k namedWords) bool { return len(k.ids) > 0 }):
		return "", refuse(CodeInvalid, "Name whose words are meant: amendments, objections, statements, submissions, inputs, packages, readings, silences or paragraphs.")
	}
	for _, k := range w.lists() {
		for i, id := range k.ids {
			sealed, gone, ok := d.r.wordsKept(k.what, id)
			if !ok {
				return "", refuse(CodeNotFound, "This report has no %s %q.", k.what, clip(id, 40))
			}
			if slices.Contains(k.ids[:i], id) {
				return "", refuse(CodeInvalid, "The same %s is named twice.", k.what)
			}
			if why := against(sealed, gone); why != "" {
				return "", refuse(CodeSettled, "The words of this %s are %s.", k.what, why)
			}
		}
	}
	return decision, nil
}

// TextSealed says that what a sealed amendment proposed is sealed with its reasons: it is withdrawn,
// and no text took any of it.
func (r *Report) TextSealed(a *Amendment) bool { return a.Sealed && r.idle(a) }

// ObjectionsOver lists the objections that press an amendment, or could not accept it, by id: those too
// that could not where it was accepted.
func (r *Report) ObjectionsOver(amendment string) []string {
	ids := r.objectionsWhere(func(o *Objection) bool { return o.Amendment == amendment || o.SaidOn == amendment })
	slices.Sort(ids)
	return ids
}

func (f ContentSealed) apply(r *Report, _ Event) error   { return r.seal(f.Words, true) }
func (f ContentUnsealed) apply(r *Report, _ Event) error { return r.seal(f.Words, false) }

func (r *Report) seal(w Words, sealed bool) error {
	return r.changeWords(w, wordsChange{
		amendment:  func(a *Amendment) error { a.Sealed = sealed; return nil },
		objection:  func(o *Objection) { o.Sealed = sealed },
		statement:  func(s *Statement) { s.Sealed = sealed },
		submission: func(s *Submission) { s.Sealed = sealed },
		input:      func(in *Input) { in.Sealed = sealed },
		bound:      func(k *Package) { k.Sealed = sealed },
		reading:    func(k *Reading) { k.Sealed = sealed },
		silence:    func(s *Silence) { s.Sealed = sealed },
		paragraph:  func(p *Paragraph) { p.Sealed = sealed },
	})
}

// wordsChange is what becomes of each thing whose words are named.
type wordsChange struct {
	amendment  func(*Amendment) error
	objection  func(*Objection)
	statement  func(*Statement)
	submission func(*Submission)
	input      func(*Input)
	bound      func(*Package)
	reading    func(*Reading)
	silence    func(*Silence)
	paragraph  func(*Paragraph)
}

// changeWords changes all that is named.
func (r *Report) changeWords(w Words, c wordsChange) error {
	for _, k := range w.lists() {
		for _, id := range k.ids {
			if _, _, ok := r.wordsKept(k.what, id); !ok {
				return fmt.Errorf("no %s %s", k.what, id)
			}
		}
	}
	for _, id := range w.Amendments {
		if err := r.changeAmendment(id, c.amendment); err != nil {
			return err
		}
	}
	for _, id := range w.Objections {
		o, _ := r.Objection(id)
		changed := *o
		c.objection(&changed)
		r.objections = r.objections.Set(id, &changed)
	}
	for _, id := range w.Statements {
		s, _ := r.Statement(id)
		changed := *s
		c.statement(&changed)
		r.statements = r.statements.Set(id, &changed)
	}
	r.Submissions = changeNamed(r.Submissions, w.Submissions, func(s *Submission) string { return s.ID }, c.submission)
	r.Inputs = changeNamed(r.Inputs, w.Inputs, func(in *Input) string { return in.ID }, c.input)
	r.Packages = changeNamed(r.Packages, w.Packages, func(k *Package) string { return k.ID }, c.bound)
	r.Readings = changeNamed(r.Readings, w.Readings, func(k *Reading) string { return k.ID }, c.reading)
	r.Silences = changeNamed(r.Silences, w.Silences, func(s *Silence) string { return s.ID }, c.silence)
	for _, id := range w.Paragraphs {
		if err := r.changeParagraph(id, func(p *Paragraph) error { c.paragraph(p); return nil }); err != nil {
			return err
		}
	}
	return nil
}

// changeNamed is a list in which those named are changed.
func changeNamed[T any](list []*T, ids []string, id func(*T) string, change func(*T)) []*T {
	if len(ids) == 0 {
		return list
	}
	list = slices.Clone(list)
	for i, one := range list {
		if slices.Contains(ids, id(one)) {
			changed := *one
			change(&changed)
			list[i] = &changed
		}
	}
	return list
}
