// agreed.go finds agreed language: paragraphs of any report whose words were agreed before.

package wire

import (
	"slices"
	"strings"
	"time"

	"golang.org/x/text/cases" // case folding as Unicode defines it

	"adref/editor"
)

// AgreedText is one agreed paragraph that has the words looked for: GET /api/agreed?words=.
type AgreedText struct {
	Report    string    `json:"report"`
	Symbol    string    `json:"symbol,omitempty"`
	Title     string    `json:"title"`
	Paragraph string    `json:"paragraph"`
	Number    string    `json:"number"`
	Version   int       `json:"version"`
	Text      string    `json:"text"`
	AgreedAt  time.Time `json:"agreedAt"`
	Flags     []Flag    `json:"flags,omitempty"`
}

// Flag is a delegation's reservation or other statement on an agreed text, or on the whole of its report.
type Flag struct {
	By   string               `json:"by"` // its name
	Kind editor.StatementKind `json:"kind"`
}

// Agreed lists the agreed paragraphs in which every one of the words occurs, in reading order, with the
// statements that stand on them; at most limit.
func (v *View) Agreed(words string, limit int) (found []AgreedText) {
	wanted := strings.Fields(fold(words))
	if !v.live || len(wanted) == 0 {
		return nil
	}
	head := v.Masthead()
	for _, id := range v.r.Order {
		p, _ := v.r.Paragraph(id)
		text := fold(p.Text())
		if v.r.Status(p) != editor.StatusAgreed || p.Text() == "" || slices.ContainsFunc(wanted, func(w string) bool { return !strings.Contains(text, w) }) {
			continue
		}
		if len(found) == limit {
			return found
		}
		found = append(found, AgreedText{
			Report: v.r.ID, Symbol: head.Symbol, Title: head.Title, Paragraph: id, Number: v.numbers[id],
			Version: p.Current(), Text: p.Text(), AgreedAt: p.AgreedAt, Flags: v.flags(p),
		})
	}
	return found
}

func (v *View) flags(p *editor.Paragraph) (flags []Flag) {
	for _, id := range v.r.Statements() {
		s, _ := v.r.Statement(id)
		if s.Standing() && (s.Paragraph == "" || s.Paragraph == p.ID && s.Version == p.Current()) {
			name := s.By
			if d, ok := v.r.Seated(s.By); ok {
				name = d.Name
			}
			flags = append(flags, Flag{name, s.Kind})
		}
	}
	return flags
}

var folding = cases.Fold()

func fold(text string) string { return folding.String(text) }
