// translation.go is translations: the text of a version in another official language. They change no
// state (PRACTICE 29); one of an older version is stale until it is brought up to date.

package editor

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Languages are the official ones, as BCP 47 names them, in the order of their English names.
var Languages = []string{"ar", "zh", "en", "fr", "ru", "es"}

// Translate gives the text of a version in another official language than the report's, or
// corrects it. Chair or Secretariat.
type Translate struct {
	Paragraph string `json:"paragraph"`
	Version   int    `json:"version"` // that it translates, current or not
	Language  string `json:"language"`
	Text      string `json:"text"`
}

// ParagraphTranslated gave it.
type ParagraphTranslated struct {
	Paragraph string `json:"paragraph"`
	Version   int    `json:"version"`
	Language  string `json:"language"`
	Text      string `json:"text"`
}

// Translation is the latest text of a paragraph in one language. It is stale when Version is not the
// current one.
type Translation struct {
	Language string
	Version  int
	Text     string
	At       time.Time
}

func (Translate) Type() string           { return "translate" }
func (ParagraphTranslated) Fact() string { return "paragraph_translated" }

func (c Translate) decide(d *decision) error {
	p, err := d.paragraph(c.Paragraph)
	if err != nil {
		return err
	}
	if _, ok := p.TextOf(c.Version); !ok {
		return refuse(CodeInvalid, "%s has no version %d; the text is version %d.", d.name(p), c.Version, p.Current())
	}
	if !slices.Contains(Languages, c.Language) {
		return refuse(CodeInvalid, "A translation is into one of the official languages (%s), not %q.", strings.Join(Languages, ", "), clip(c.Language, 20))
	}
	if own, _, _ := strings.Cut(cmp.Or(d.r.Masthead.Language, "en"), "-"); c.Language == own {
		return refuse(CodeInvalid, "The report is in this language itself. To change its text, revise it.")
	}
	text, err := CleanText(c.Text, c.Language)
	if err != nil {
		return err
	}
	if strings.TrimSpace(text) == "" {
		return refuse(CodeInvalid, "A translation needs its text.")
	}
	if was, ok := p.Translation(c.Language); ok {
		if was.Version > c.Version {
			return refuse(CodeSettled, "Version %d of %s is translated into this language already.", was.Version, lowerFirst(d.name(p)))
		}
		if was.Version == c.Version && was.Text == text {
			return refuse(CodeSettled, "This translation is there already.")
		}
	}
	return d.emit(ParagraphTranslated{p.ID, c.Version, c.Language, text})
}

func (f ParagraphTranslated) apply(r *Report, e Event) error {
	return r.changeParagraph(f.Paragraph, func(p *Paragraph) error {
		if _, ok := p.TextOf(f.Version); !ok || f.Text == "" || !slices.Contains(Languages, f.Language) {
			return fmt.Errorf("no translation of version %d of %s into %q", f.Version, f.Paragraph, f.Language)
		}
		now := Translation{f.Language, f.Version, f.Text, e.At}
		p.Translations = slices.Clone(p.Translations)
		if at := slices.IndexFunc(p.Translations, func(t Translation) bool { return t.Language == f.Language }); at >= 0 {
			p.Translations[at] = now
		} else {
			p.Translations = append(p.Translations, now)
		}
		return nil
	})
}

// Translation finds the latest text of the paragraph in a language.
func (p *Paragraph) Translation(language string) (Translation, bool) {
	at := slices.IndexFunc(p.Translations, func(t Translation) bool { return t.Language == language })
	if at < 0 {
		return Translation{}, false
	}
	return p.Translations[at], true
}
