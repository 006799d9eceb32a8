// brackets.go is what stands in brackets, for those who want it out: the brackets and placeholders of
// one paragraph, what the text becomes when one is taken out, and all that is left in a report. The
// rules are those of adref/editor; nothing here changes a report.

package wire

import (
	"unicode/utf8"

	"adref/diffing"
	"adref/editor"
)

// BracketList is what a paragraph's text holds in brackets, and its placeholders:
// GET /api/reports/{id}/paragraphs/{paragraph}/brackets. What Words and Alternatives quote is cut at
// 300 characters.
type BracketList struct {
	Paragraph    string    `json:"paragraph"`
	Version      int       `json:"version"`
	Brackets     []Bracket `json:"brackets"`             // square brackets and {EU: …}, nested ones too, in order of the text
	Choices      []Choice  `json:"choices"`              // to be made between alternatives
	Unbalanced   int       `json:"unbalanced,omitempty"` // brackets without their partner
	Placeholders []Blank   `json:"placeholders"`
	Rest         string    `json:"rest"` // the text after the last placeholder
}

// Blank is one placeholder, with the text between it and the one before.
type Blank struct {
	Before string                 `json:"before"`
	Text   string                 `json:"text"`
	Kind   editor.PlaceholderKind `json:"kind"`
}

// Bracket is one bracket. Its place in the list is its number, from 0.
type Bracket struct {
	Words   string   `json:"words"` // with its signs
	Depth   int      `json:"depth"` // how many brackets it stands in
	By      []Stance `json:"by,omitempty"`
	Chooses bool     `json:"chooses,omitempty"` // it holds alternatives: one is chosen, it is not lifted
}

// Choice is what the text leaves to be chosen. Its place in the list is its number, from 0.
type Choice struct {
	Words        string        `json:"words"`
	Alternatives []Alternative `json:"alternatives"`
}

// Alternative is one text that may be chosen. Its place in the list is its number, from 0.
type Alternative struct {
	Label  string   `json:"label,omitempty"` // "alt 2", "Option 1"
	Words  string   `json:"words"`
	NoText bool     `json:"noText,omitempty"` // that there be no text
	By     []Stance `json:"by,omitempty"`
}

// Stance is who is named in a bracket, and for what.
type Stance struct {
	Names []string    `json:"names"`           // as printed
	Wants editor.Verb `json:"wants,omitempty"` // empty: named without a verb
}

// Lifted is the text as it would read: …/brackets?version=&lift=, ?version=&drop= or
// ?version=&choice=&alternative=. It is for an amendment or for the Chair's revise.
type Lifted struct {
	Paragraph string       `json:"paragraph"`
	Version   int          `json:"version"` // that it is made of
	Text      string       `json:"text"`
	Ops       diffing.Diff `json:"ops"`
}

// Checklist is what the Chair has to see to before the text can be adopted:
// GET /api/reports/{id}/checklist.
type Checklist struct {
	Counted      editor.BracketCount    `json:"counted"`
	Brackets     []InBrackets           `json:"brackets"`     // the paragraphs with brackets that stand against agreement, in reading order
	Placeholders []editor.PlaceholderAt `json:"placeholders"` // in reading order
	Numbers      []editor.Misnumbering  `json:"numbers"`      // what a reader of the numbers will stumble over
}

// InBrackets is one paragraph of which something stands in brackets.
type InBrackets struct {
	Paragraph  string `json:"paragraph"`
	Standing   int    `json:"standing"` // outermost ones
	Unbalanced int    `json:"unbalanced,omitempty"`
}

// Brackets lists what a paragraph's text holds in brackets. The reader must be one that may read it.
func (v *View) Brackets(paragraph string) BracketList {
	p, _ := v.r.Paragraph(paragraph)
	text := p.Text()
	tree := editor.ReadBrackets(text)
	list := BracketList{
		Paragraph: paragraph, Version: p.Current(), Brackets: []Bracket{}, Choices: []Choice{},
		Unbalanced: len(tree.Loose()), Placeholders: []Blank{},
	}
	var ends []int // of the brackets around
	for _, piece := range tree.Brackets() {
		for len(ends) > 0 && ends[len(ends)-1] <= piece.At {
			ends = ends[:len(ends)-1]
		}
		b := Bracket{Words: quoted(text[piece.At:piece.End]), Depth: len(ends)}
		switch alternatives := tree.Alternatives(piece, v.r.KnownName); len(alternatives) {
		case 1:
			b.By = stances(alternatives[0])
		default:
			b.Chooses = true
		}
		list.Brackets = append(list.Brackets, b)
		ends = append(ends, piece.End)
	}
	for _, c := range tree.Choices(v.r.KnownName) {
		choice := Choice{Words: quoted(text[c.At:c.End])}
		for _, a := range c.Alternatives {
			choice.Alternatives = append(choice.Alternatives, Alternative{a.Label, quoted(a.Text), a.NoText, stances(a)})
		}
		list.Choices = append(list.Choices, choice)
	}
	at := 0
	for _, h := range tree.Placeholders() {
		list.Placeholders = append(list.Placeholders, Blank{text[at:h.At], h.Open, h.Placeholder()})
		at = h.End
	}
	list.Rest = text[at:]
	return list
}

func stances(a editor.Alternative) []Stance {
	var list []Stance
	for _, s := range a.Stances {
		list = append(list, Stance{s.Names, s.Verb})
	}
	return list
}

// quoted is a text as it is quoted in a list.
func quoted(text string) string {
	const longest = 300
	if utf8.RuneCountInString(text) <= longest {
		return text
	}
	return string([]rune(text)[:longest-1]) + "…"
}

// Lifting is what is taken out of a text; nil is left alone.
type Lifting struct {
	Lift, Drop          *int
	Choice, Alternative *int
}

// Lifted is the paragraph's text without what is taken out, or the refusal that says why not.
func (v *View) Lifted(paragraph string, l Lifting) (Lifted, error) {
	p, _ := v.r.Paragraph(paragraph)
	base := p.Text()
	var text string
	var err error
	switch {
	case l.Lift != nil:
		text, err = editor.LiftBracket(base, *l.Lift, v.r.KnownName)
	case l.Drop != nil:
		text, err = editor.DropBracket(base, *l.Drop)
	default:
		text, err = editor.ChooseAlternative(base, *l.Choice, *l.Alternative, v.r.KnownName)
	}
	if err != nil {
		return Lifted{}, err
	}
	return Lifted{paragraph, p.Current(), text, readableWords(base, text)}, nil
}

// Checklist is what is left in brackets and to be filled in the live text, and how it is numbered.
func (v *View) Checklist() Checklist {
	c := Checklist{
		Counted: v.r.CountBrackets(), Brackets: []InBrackets{}, Placeholders: v.r.Placeholders(), Numbers: v.r.CheckNumbers(),
	}
	for _, id := range v.r.Order {
		p, _ := v.r.Paragraph(id)
		if found := editor.FindBrackets(p.Text()); found.Blocking() > 0 {
			c.Brackets = append(c.Brackets, InBrackets{id, len(found.Standing), found.Unbalanced})
		}
	}
	if c.Counted.Placeholders == nil {
		c.Counted.Placeholders = []editor.PlaceholderCount{}
	}
	if c.Placeholders == nil {
		c.Placeholders = []editor.PlaceholderAt{}
	}
	if c.Numbers == nil {
		c.Numbers = []editor.Misnumbering{}
	}
	return c
}
