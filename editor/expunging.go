// expunging.go takes words off the record (rule 13): out of the report, and out of the facts that a log
// keeps of it.

package editor

import (
	"fmt"
	"slices"

	"adref/diffing"
)

// idle says that an amendment is withdrawn, and that no text took any of it, nobody amended it, no bridge was to meet it, and it
// was circulated in no rolling text: what it proposed is then only its sponsor's word.
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
	without, changed = withoutTold(events, f.Words.Names)
	for i, e := range without {
		gone := func(words *string, when bool) {
			if when && *words != "" {
				*words, changed = "", true
			}
		}
		switch said := e.Fact.(type) {
		case AmendmentFiled:
			gone(&said.Reason, named(said.Amendment) || r.repeatsReason(said.Amendment, f.Words.Amendments))
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
			gone(&said.Words, ok && f.Words.Names(rec.Of()))
			without[i].Fact = said
		}
	}
	return without, changed
}

func (f ContentExpunged) apply(r *Report, _ Event) error {
	for _, id := range f.Texts {
		if !slices.Contains(f.Words.Amendments, id) {
			return fmt.Errorf("the text of amendment %s goes without its reasons", id)
		}
	}
	before := *r
	r.withoutAnswers(func(amendment string) bool { return slices.Contains(f.Words.Amendments, amendment) })
	for _, id := range r.Repeating(f.Words.Amendments) {
		if err := r.changeAmendment(id, func(a *Amendment) error {
			a.Expunged, a.Positions = true, withoutReasons(a.Positions, a.repeats(f.Words.Amendments))
			if r.repeatsReason(id, f.Words.Amendments) {
				a.Reason = ""
			}
			return nil
		}); err != nil {
			return err
		}
	}
	r.Records = slices.Clone(r.Records)
	for i, rec := range r.Records {
		if f.Words.Names(rec.Of()) {
			without := *rec
			without.Words, r.Records[i] = "", &without
		}
	}
	return r.changeWords(f.Words, wordsChange{
		amendment: func(a *Amendment) error {
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
		},
		objection: func(o *Objection) {
			o.Expunged, o.Reason = true, ""
			if a, ok := r.Amendment(o.Amendment); ok {
				changed := *a
				changed.Positions = withoutReasons(a.Positions, func(p PositionTaken) bool { return p.Delegation == o.By })
				r.amendments = r.amendments.Set(a.ID, &changed)
			}
		},
		statement:  func(s *Statement) { s.Expunged, s.Text = true, "" },
		submission: func(s *Submission) { s.Expunged, s.Title, s.Comment = true, "", "" },
		input:      func(in *Input) { in.Expunged, in.Title, in.Text = true, "", "" },
		bound:      func(k *Package) { k.Expunged, k.Note = true, "" },
		reading:    func(k *Reading) { k.Expunged, k.Note = true, "" },
		silence:    func(s *Silence) { s.Expunged, s.Note = true, "" },
		paragraph:  r.unsayAround,
	})
}

// unsayAround takes the words off that stand around a paragraph now.
func (r *Report) unsayAround(p *Paragraph) {
	p.Expunged, p.Awaiting = true, slices.Clone(p.Awaiting)
	for i := range p.Awaiting {
		p.Awaiting[i].Reason = ""
	}
	r.Parked = slices.Clone(r.Parked)
	for i := range r.Parked {
		if r.Parked[i].Paragraph == p.ID {
			r.Parked[i].Note = ""
		}
	}
	if r.Room != nil && r.Room.Paragraph == p.ID {
		put := *r.Room
		put.Note, r.Room = "", &put
	}
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
