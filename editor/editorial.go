// editorial.go is what becomes of an adopted text without changing it (rule 11): an editorial version,
// tracked against it, and corrigenda, which are lists of instructions and no new text (PRACTICE 26).

package editor

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Edit puts a paragraph of an adopted text in other words in the editorial version; the adopted text
// stays. The words of the adopted text take an edit back. Chair or Secretariat.
type Edit struct {
	Paragraph string `json:"paragraph"`
	Edition   int    `json:"edition"` // how many edits of it the sender's screen has; another is refused as stale
	Text      string `json:"text"`    // the whole text
	Note      string `json:"note,omitempty"`
}

// IssueCorrigendum issues a corrigendum to an adopted text in one language. Chair or Secretariat.
type IssueCorrigendum struct {
	Symbol       string        `json:"symbol"` // "A/AC.900/2026/2/Corr.1", one for all languages
	Language     string        `json:"language"`
	Instructions []Instruction `json:"instructions"`
}

// Instruction says one thing that is to be read otherwise.
type Instruction struct {
	Paragraph string `json:"paragraph"` // "" for what is in no paragraph: the masthead, a footnote sign
	Text      string `json:"text"`      // "For “hear” read “here”."
}

// TextEdit is one edit of the editorial version.
type TextEdit struct {
	ID        string
	Paragraph string
	Edition   int // of this paragraph, from 1
	Version   int // of the text that it is tracked against
	Text      string
	Note      string
	At        time.Time
}

// Corrigendum is one corrigendum in one language.
type Corrigendum struct {
	ID           string
	Symbol       string
	Language     string
	Instructions []Instruction
	At           time.Time
}

type (
	// TextEdited changed the editorial version.
	TextEdited struct {
		Edit      string `json:"edit"`
		Paragraph string `json:"paragraph"`
		Edition   int    `json:"edition"`
		Version   int    `json:"version"`
		Text      string `json:"text"`
		Note      string `json:"note,omitempty"`
	}

	// CorrigendumIssued corrected what was issued in one language.
	CorrigendumIssued struct {
		Corrigendum  string        `json:"corrigendum"`
		Symbol       string        `json:"symbol"`
		Language     string        `json:"language"`
		Instructions []Instruction `json:"instructions"`
	}
)

func (Edit) Type() string              { return "edit" }
func (IssueCorrigendum) Type() string  { return "issue_corrigendum" }
func (TextEdited) Fact() string        { return "text_edited" }
func (CorrigendumIssued) Fact() string { return "corrigendum_issued" }

func (f TextEdited) made() string        { return f.Edit }
func (f CorrigendumIssued) made() string { return f.Corrigendum }

const maxInstructions = 500

// Edited is the latest edit of a paragraph, and whether there is one.
func (r *Report) Edited(paragraph string) (*TextEdit, bool) {
	for _, e := range slices.Backward(r.Edits) {
		if e.Paragraph == paragraph {
			return e, true
		}
	}
	return nil, false
}

func (c Edit) decide(d *decision) error {
	if !d.r.Adopted() {
		return refuse(CodeInvalid, "There is an editorial version of an adopted text only; this one can be revised.")
	}
	p, err := d.paragraph(c.Paragraph)
	if err != nil {
		return err
	}
	now, edition := p.Text(), 0
	if e, ok := d.r.Edited(p.ID); ok {
		now, edition = e.Text, e.Edition
	}
	if c.Edition != edition {
		return refuse(CodeStale, "%s has been edited meanwhile: your screen had edit %d, the latest is edit %d. Nothing was changed.", d.name(p), c.Edition, edition)
	}
	text, err := CleanText(c.Text, d.r.Masthead.Language)
	if err != nil {
		return err
	}
	note, err := cleanNote("The note", c.Note, d.r.Masthead.Language, MaxText)
	if err != nil {
		return err
	}
	switch {
	case strings.TrimSpace(text) == "":
		return refuse(CodeInvalid, "An editorial version deletes no paragraph.")
	case text == now:
		return refuse(CodeSettled, "The editorial version of %s reads so already.", lowerFirst(d.name(p)))
	case FindBrackets(text).Blocking() > 0:
		return refuse(CodeInvalid, "An editorial version brings no square bracket into an adopted text.")
	}
	return d.emit(TextEdited{d.newID(), p.ID, edition + 1, p.Current(), text, note})
}

func (c IssueCorrigendum) decide(d *decision) error {
	if !d.r.Adopted() {
		return refuse(CodeInvalid, "There is a corrigendum to an adopted text only; this one can be revised.")
	}
	symbol, err := cleanLine("The symbol", c.Symbol, "", 100)
	if err != nil {
		return err
	}
	switch {
	case symbol == "":
		return refuse(CodeInvalid, "A corrigendum has a symbol: “A/AC.900/2026/2/Corr.1”.")
	case !slices.Contains(Languages, c.Language):
		return refuse(CodeInvalid, "A corrigendum is in one of %s, not %q.", enumerate(Languages), clip(c.Language, 20))
	case len(c.Instructions) == 0:
		return refuse(CodeInvalid, "A corrigendum is a list of instructions, and has at least one.")
	case len(c.Instructions) > maxInstructions:
		return refuse(CodeInvalid, "A corrigendum has at most %d instructions.", maxInstructions)
	case slices.ContainsFunc(d.r.Corrigenda, func(k *Corrigendum) bool { return k.Symbol == symbol && k.Language == c.Language }):
		return refuse(CodeSettled, "%s has been issued in this language already. The next one has a number of its own.", symbol)
	}
	f := CorrigendumIssued{Corrigendum: d.newID(), Symbol: symbol, Language: c.Language}
	for i, in := range c.Instructions {
		if in.Paragraph != "" {
			if _, err := d.paragraph(in.Paragraph); err != nil {
				return err
			}
		}
		text, err := cleanNote(fmt.Sprintf("Instruction %d", i+1), in.Text, c.Language, MaxText)
		if err != nil {
			return err
		}
		if text == "" {
			return refuse(CodeInvalid, "Instruction %d says nothing.", i+1)
		}
		f.Instructions = append(f.Instructions, Instruction{in.Paragraph, text})
	}
	return d.emit(f)
}

func (f TextEdited) apply(r *Report, e Event) error {
	p, ok := r.Paragraph(f.Paragraph)
	last, edited := r.Edited(f.Paragraph)
	switch {
	case !r.Adopted() || !ok || p.Dropped || f.Version != p.Current() || f.Text == "" || FindBrackets(f.Text).Blocking() > 0:
		return fmt.Errorf("paragraph %q has no editorial version", f.Paragraph)
	case edited && f.Edition != last.Edition+1 || !edited && f.Edition != 1:
		return fmt.Errorf("edit %d of paragraph %s is out of turn", f.Edition, f.Paragraph)
	case f.Edit == "" || slices.ContainsFunc(r.Edits, func(t *TextEdit) bool { return t.ID == f.Edit }):
		return fmt.Errorf("edit id %q is empty or there twice", f.Edit)
	}
	r.Edits = append(slices.Clip(r.Edits), &TextEdit{f.Edit, f.Paragraph, f.Edition, f.Version, f.Text, f.Note, e.At})
	return nil
}

func (f CorrigendumIssued) apply(r *Report, e Event) error {
	if !r.Adopted() || f.Symbol == "" || len(f.Instructions) == 0 {
		return fmt.Errorf("corrigendum %q corrects nothing", f.Symbol)
	}
	if f.Corrigendum == "" || slices.ContainsFunc(r.Corrigenda, func(k *Corrigendum) bool {
		return k.ID == f.Corrigendum || k.Symbol == f.Symbol && k.Language == f.Language
	}) {
		return fmt.Errorf("corrigendum %q is there twice", f.Symbol)
	}
	r.Corrigenda = append(slices.Clip(r.Corrigenda), &Corrigendum{f.Corrigendum, f.Symbol, f.Language, f.Instructions, e.At})
	return nil
}
