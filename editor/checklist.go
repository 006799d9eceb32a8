// checklist.go counts what is left in brackets in a whole report, and lists its placeholders: what the
// Chair has to see to before the text can be adopted.

package editor

import "unicode/utf8"

// BracketCount is what is left in brackets in a text or in a report. How much stands against
// agreement is Standing and Unbalanced (rule 6).
type BracketCount struct {
	Paragraphs   int `json:"paragraphs"`   // in which anything stands against agreement
	Standing     int `json:"standing"`     // negotiating brackets, outermost only
	Nested       int `json:"nested"`       // those inside others, at any depth
	Deepest      int `json:"deepest"`      // how deep they nest: 1 where none is inside another
	Unbalanced   int `json:"unbalanced"`   // without their partner
	Braces       int `json:"braces"`       // that say who put them in
	Attributed   int `json:"attributed"`   // brackets and braces that name who stands behind them
	Choices      int `json:"choices"`      // to be made between alternatives
	Alternatives int `json:"alternatives"` // in them

	Placeholders []PlaceholderCount `json:"placeholders"` // by kind, those that there are
}

// PlaceholderCount is how many placeholders of one kind there are.
type PlaceholderCount struct {
	Kind  PlaceholderKind `json:"kind"`
	Count int             `json:"count"`
}

// PlaceholderKinds is every kind of placeholder, in the order they are counted in.
var PlaceholderKinds = []PlaceholderKind{PlaceholderBlank, PlaceholderEllipsis, PlaceholderToBe, PlaceholderTBC}

// CountBrackets counts the brackets of the text as it is shown: of a rolling text with all that stands in it.
func (r *Report) CountBrackets() BracketCount {
	var total BracketCount
	kinds := map[PlaceholderKind]int{}
	for _, id := range r.Order {
		p, _ := r.Paragraph(id)
		total.add(ReadBrackets(r.Shown(p)), r.KnownName, kinds)
	}
	for _, kind := range PlaceholderKinds {
		if kinds[kind] > 0 {
			total.Placeholders = append(total.Placeholders, PlaceholderCount{kind, kinds[kind]})
		}
	}
	return total
}

func (c *BracketCount) add(t Tree, known Known, kinds map[PlaceholderKind]int) {
	stands := false
	for p, depth := range t.all() {
		switch p.Kind {
		case PieceBracket:
			stands = true
			if p.outermost {
				c.Standing++
			} else {
				c.Nested++
			}
			c.Deepest = max(c.Deepest, depth+1)
		case PieceLoose:
			stands = true
			c.Unbalanced++
		case PieceBrace:
			c.Braces++
		case PiecePlaceholder:
			kinds[p.Placeholder()]++
		}
		if p.Kind == PieceBracket || p.Kind == PieceBrace {
			for _, a := range t.Alternatives(p, known) {
				if len(a.Stances) > 0 {
					c.Attributed++
					break
				}
			}
		}
	}
	if stands {
		c.Paragraphs++
	}
	for _, choice := range t.Choices(known) {
		c.Choices++
		c.Alternatives += len(choice.Alternatives)
	}
}

// KnownName says whether a name is that of a delegation at the table, or its code.
func (r *Report) KnownName(name string) bool {
	for _, d := range r.Seats {
		if name == d.Code || name == d.Name {
			return true
		}
	}
	return false
}

// PlaceholderAt is one placeholder of a report.
type PlaceholderAt struct {
	Paragraph string          `json:"paragraph"` // id
	Number    string          `json:"number"`
	Kind      PlaceholderKind `json:"kind"`
	Text      string          `json:"text"`
	Character int             `json:"character"` // where it begins in the paragraph, from 1
}

// Placeholders lists the placeholders of the text as it stands, in reading order.
func (r *Report) Placeholders() []PlaceholderAt {
	var found []PlaceholderAt
	numbers := r.Numbers()
	for _, id := range r.Order {
		p, _ := r.Paragraph(id)
		text := p.Text()
		for _, h := range ReadBrackets(text).Placeholders() {
			found = append(found, PlaceholderAt{id, numbers[id], h.Placeholder(), h.Open, utf8.RuneCountInString(text[:h.At]) + 1})
		}
	}
	return found
}
