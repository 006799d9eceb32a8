// chair.go is the Chair's word: answers to amendments, agreement, reopening (rules 1, 2, 4 and 5).

package editor

import (
	"fmt"
	"slices"
	"strings"

	"adref/diffing"
)

func (s State) inWords() string { return strings.ReplaceAll(string(s), "_", " ") }

func (c AnswerAmendments) decide(d *decision) error {
	if len(c.Amendments) == 0 {
		return refuse(CodeInvalid, "An answer names at least one amendment.")
	}
	if c.Answer != AnswerReflected && c.Answer != AnswerPartly && c.Answer != AnswerNotRetained {
		return refuse(CodeInvalid, "An answer is %q, %q or %q, not %q.", AnswerReflected, AnswerPartly, AnswerNotRetained, clip(string(c.Answer), 20))
	}
	reason, err := cleanNote("The reason", c.Reason, d.r.Masthead.Language, MaxText)
	if err != nil {
		return err
	}
	for i, id := range c.Amendments {
		a, err := d.amendment(id)
		if err != nil {
			return err
		}
		if slices.Contains(c.Amendments[:i], id) {
			return refuse(CodeInvalid, "Amendment no. %d is named twice.", a.No)
		}
		if a.State.Settled() {
			return refuse(CodeSettled, "Amendment no. %d is settled already (%s).", a.No, a.State.inWords())
		}
		// Rule 2: a request to reopen ends by its withdrawal or by the Chair's reopening; an answer
		// would make the paragraph agreed by another door.
		if p, ok := d.r.contests(a); ok {
			return refuse(CodeBlocked, "%s is agreed, and amendment no. %d asks to reopen it. Reopen it to answer, or let its sponsor withdraw.", d.name(p), a.No)
		}
	}
	for _, id := range c.Amendments {
		a, _ := d.r.Amendment(id)
		var where []string
		if a.Kind != AmendInsertAfter {
			where = d.r.StandsOn(a)
		}
		if err := d.settle(id, AmendmentAnswered{Amendment: id, Answer: c.Answer, Reason: reason}, where...); err != nil {
			return err
		}
	}
	return nil
}

// decide is rule 1: all the named versions, or a refusal with every blocker (rule 5).
func (c Agree) decide(d *decision) error {
	if len(c.Paragraphs) == 0 {
		return refuse(CodeInvalid, "Name at least one paragraph to agree.")
	}
	numbers := d.r.Numbers()
	var stale []VersionName
	var blockers []Blocker
	var open []*Paragraph
	seen := map[string]bool{}
	for _, name := range c.Paragraphs {
		p, err := d.paragraph(name.Paragraph)
		if err != nil {
			return err
		}
		if seen[p.ID] {
			return refuse(CodeInvalid, "%s is named twice.", d.name(p))
		}
		seen[p.ID] = true
		if name.Version != p.Current() {
			stale = append(stale, name)
			continue
		}
		if s, frozen := d.r.Frozen(p.ID); frozen {
			return d.silent(d.name(p), s)
		}
		for _, b := range d.r.Obstacles(p, numbers) {
			if b.Scope == "" || !slices.ContainsFunc(blockers, func(same Blocker) bool { return same.Objection == b.Objection }) {
				blockers = append(blockers, b) // one to a section or the whole is named once
			}
		}
		if d.r.Status(p) != StatusAgreed {
			open = append(open, p)
		}
	}
	blockers = append(blockers, d.unnamed(c.Paragraphs)...)
	what := "These paragraphs are not agreed"
	if len(c.Paragraphs) == 1 {
		p, _ := d.r.Paragraph(c.Paragraphs[0].Paragraph)
		what = d.name(p) + " is not agreed"
	}
	if len(stale) > 0 {
		r := d.stale(stale)
		if r.Code == CodeStale && len(blockers) > 0 {
			r = blocked(what, append(r.Blockers, blockers...))
		}
		return r
	}
	if len(blockers) > 0 {
		return blocked(what, blockers)
	}
	if len(open) == 0 {
		return refuse(CodeSettled, "All of it is agreed already.")
	}
	for _, p := range open {
		if err := d.lapse(p); err != nil {
			return err
		}
		if err := d.emit(ParagraphAgreed{p.ID, p.Current()}); err != nil {
			return err
		}
	}
	return nil
}

// lapse answers the amendments that were listed with a new revision and never maintained, so that
// no agreed paragraph has an unanswered one; their sponsors may still press.
func (d *decision) lapse(p *Paragraph) error {
	for _, id := range p.Amendments {
		if a, _ := d.r.Amendment(id); a.Listed && a.Kind != AmendInsertAfter {
			if err := d.emit(AmendmentAnswered{Amendment: id, Answer: AnswerNotRetained, Lapsed: true}); err != nil {
				return err
			}
		}
	}
	return nil
}

// stale is rule 4: the versions named are no longer the current ones, and what changed.
func (d *decision) stale(names []VersionName) *Refusal {
	numbers := d.r.Numbers()
	r := &Refusal{Code: CodeStale}
	for _, name := range names {
		p, _ := d.r.Paragraph(name.Paragraph)
		seen, ok := p.TextOf(name.Version)
		if !ok {
			return refuse(CodeInvalid, "%s has no version %d; the text is version %d.", d.name(p), name.Version, p.Current())
		}
		at := p.Versions[p.Current()-1].At
		r.Blockers = append(r.Blockers, Blocker{
			Kind: BlockStale, Paragraph: p.ID, Number: numbers[p.ID], Version: p.Current(), At: &at,
			Reason: whatChanged(seen, p.Text()),
		})
	}
	p, _ := d.r.Paragraph(names[0].Paragraph)
	r.Message = fmt.Sprintf("%s has changed: your screen showed version %d, the text is now version %d. Nothing was changed.", d.name(p), names[0].Version, p.Current())
	if len(names) > 1 {
		r.Message = fmt.Sprintf("%d paragraphs have changed since the versions on your screen. Nothing was changed.", len(names))
	}
	return r
}

// whatChanged tells a change in words: “hear” struck, “exchange” added.
func whatChanged(before, after string) string {
	if before == after {
		return "changed, and changed back"
	}
	var parts []string
	for _, op := range diffing.Readable(diffing.Words(before, after)) {
		switch op.Kind {
		case diffing.Delete:
			parts = append(parts, "“"+clip(strings.TrimSpace(op.Text), 120)+"” struck")
		case diffing.Insert:
			parts = append(parts, "“"+clip(strings.TrimSpace(op.Text), 120)+"” added")
		}
	}
	return clip(strings.Join(parts, ", "), 1000)
}

func (c Reopen) decide(d *decision) error {
	p, err := d.paragraph(c.Paragraph)
	if err != nil {
		return err
	}
	reason, err := cleanNote("The reason", c.Reason, d.r.Masthead.Language, MaxText)
	if err != nil {
		return err
	}
	if d.r.Status(p) == StatusOpen {
		return refuse(CodeSettled, "%s is open already.", d.name(p))
	}
	return d.emit(ParagraphReopened{Paragraph: p.ID, Reason: reason})
}
