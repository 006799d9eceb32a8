// placing.go finds where in the current text a row belongs.

package takeover

import (
	"context"
	"crypto/sha256"
	"fmt"
	"strings"
	"sync"

	"adref/diffing"
	"adref/editor"
	"adref/server/formats"
	"adref/server/wire"
)

const (
	// Sure is the least confidence with which a place needs nobody's look.
	Sure = 0.9

	// leastHere is the least share of a quotation that is in its paragraph; below it, the quotation runs on.
	leastHere = 0.7

	// leastChosen is the same for a paragraph that is chosen by hand; below it, it does not have the quotation.
	leastChosen = 0.5
)

// places is a report's current text, ready to be searched.
type places struct {
	print    [32]byte
	index    *diffing.Index
	ids      []string
	at       map[string]int    // back
	numbered map[string]string // ids by number, as far as only one has it
	texts    []string

	mu    sync.Mutex
	found map[string]diffing.Place // by quotation
}

// printOf tells one text of a report from another.
func printOf(report *editor.Report) [32]byte {
	h := sha256.New()
	for _, id := range report.Order {
		if p, ok := report.Paragraph(id); ok {
			fmt.Fprintln(h, id, p.Current(), p.Dropped)
		}
	}
	return [32]byte(h.Sum(nil))
}

func newPlaces(ctx context.Context, report *editor.Report) (*places, error) {
	p := &places{print: printOf(report), at: map[string]int{}, numbered: map[string]string{}, found: map[string]diffing.Place{}}
	numbers := report.Numbers()
	for _, id := range report.Order {
		para, ok := report.Paragraph(id)
		if !ok || para.Dropped {
			continue
		}
		p.at[id] = len(p.ids)
		p.ids, p.texts = append(p.ids, id), append(p.texts, para.Text())
		if number := numberKey(numbers[id]); number != "" {
			if _, twice := p.numbered[number]; twice {
				p.numbered[number] = ""
			} else {
				p.numbered[number] = id
			}
		}
	}
	var err error
	p.index, err = diffing.NewIndex(ctx, p.texts)
	return p, err
}

func (p *places) id(at int) string {
	if at < 0 {
		return ""
	}
	return p.ids[at]
}

// numberKey is a number without what is written around it.
func numberKey(number string) string {
	number = strings.ToLower(clean(number))
	for _, word := range []string{"after ", "paragraph ", "para. ", "para "} {
		number = strings.TrimPrefix(number, word)
	}
	return strings.TrimSpace(strings.TrimSuffix(number, "."))
}

// named is the paragraph that a table names, by id or by number; "p7+" is the gap behind p7.
func (p *places) named(where string) (at int, ok bool) {
	where = strings.TrimSuffix(clean(where), "+")
	if where == "" {
		return 0, false
	}
	if at, ok = p.at[where]; ok {
		return at, true
	}
	if id := p.numbered[numberKey(where)]; id != "" {
		return p.at[id], true
	}
	return 0, false
}

// locate is diffing's Locate, done once for each quotation.
func (p *places) locate(ctx context.Context, quotation string) (diffing.Place, error) {
	p.mu.Lock()
	place, known := p.found[quotation]
	p.mu.Unlock()
	if known {
		return place, nil
	}
	place, err := p.index.Locate(ctx, quotation)
	if err == nil {
		p.mu.Lock()
		p.found[quotation] = place
		p.mu.Unlock()
	}
	return place, err
}

// fill says of a row where it belongs, and what its paragraph would read: everything of it but whose
// it is and whether it can be filed. The passage is what it quotes there.
func (p *places) fill(ctx context.Context, out *wire.ProposalRow, row formats.Row, chosen *wire.ProposalPlace) (passage diffing.Span, err error) {
	if clean(row.Old) == "" && clean(row.New) == "" {
		out.State, out.Why = wire.ProposalRefused, "The row has neither quoted nor proposed words."
		return passage, nil
	}
	gone := ""
	if chosen != nil {
		at, ok := p.at[chosen.Paragraph]
		switch {
		case chosen.After && (ok || chosen.Paragraph == editor.Gap):
			out.State, out.Place, out.PlacedBy, out.Confidence = wire.ProposalPlaced, chosen, wire.PlacedByHand, 1
			return passage, nil
		case ok && clean(row.Old) != "":
			out.State, out.Place, out.PlacedBy, out.Confidence = wire.ProposalPlaced, chosen, wire.PlacedByHand, 1
			var share float64
			if passage, share, err = p.index.Passage(ctx, row.Old, at); share < leastChosen {
				passage = diffing.Span{} // what they have in common is chance: all of the text is replaced
			}
			return passage, err
		}
		gone = "The paragraph that was chosen for it has left the text. "
	}
	named, isNamed := p.named(row.Paragraph)
	if clean(row.Old) == "" {
		if !isNamed {
			out.State, out.Why = wire.ProposalUnplaced, gone+"It quotes nothing: choose after which paragraph its text is to stand."
			return passage, nil
		}
		out.State, out.Place, out.PlacedBy, out.Confidence = wire.ProposalPlaced, &wire.ProposalPlace{Paragraph: p.id(named), After: true}, wire.PlacedByTable, 1
		return passage, nil
	}
	found, err := p.locate(ctx, row.Old)
	if err != nil {
		return passage, err
	}
	out.PlacedBy, out.Confidence = wire.PlacedByWords, found.Confidence
	out.Second, out.SecondConfidence = p.id(found.Second), found.SecondConfidence
	if found.At < 0 {
		out.State, out.Why, out.PlacedBy = wire.ProposalUnplaced, gone+"What it quotes is not in the text, or could be in several places.", ""
		return passage, nil
	}
	passage, share, err := p.index.Passage(ctx, row.Old, found.At)
	if err != nil {
		return passage, err
	}
	out.State = wire.ProposalPlaced
	if isNamed && named != found.At {
		there, shareThere, err := p.index.Passage(ctx, row.Old, named)
		if err != nil {
			return passage, err
		}
		out.Second, out.SecondConfidence = p.id(named), 0
		if shareThere == 1 && share == 1 { // the words are in both, and the table says in which
			out.Second, out.SecondConfidence = p.id(found.At), found.Confidence
			found.At, passage, out.PlacedBy = named, there, wire.PlacedByTable
		} else {
			out.State, out.Why = wire.ProposalLow, "The table names another paragraph than the one that has these words."
		}
	}
	out.Place = &wire.ProposalPlace{Paragraph: p.id(found.At)}
	switch {
	case out.Confidence < Sure && out.PlacedBy == wire.PlacedByWords && out.Why == "":
		out.State, out.Why = wire.ProposalLow, "Its place is not certain."
	case share < leastHere && out.Why == "":
		out.State, out.Why = wire.ProposalLow, "What it quotes runs on into other paragraphs; this one has most of it."
	}
	return passage, nil
}

// amendment is the row as an amendment to the place that it has.
func (p *places) amendment(ctx context.Context, report *editor.Report, place wire.ProposalPlace, passage diffing.Span, row formats.Row) (editor.Amend, error) {
	c := editor.Amend{Kind: editor.AmendInsertAfter, Paragraph: place.Paragraph, Reason: strings.TrimSpace(row.Reason)}
	para, ok := report.Paragraph(place.Paragraph)
	if ok {
		c.Version = para.Current()
	}
	if place.After {
		c.Text = clean(row.New)
		if rest, numbered := unnumbered(c.Text); numbered && (!ok || !typedNumber.MatchString(para.Text())) {
			c.Text = rest
		}
		return c, nil
	}
	text, err := Proposed(ctx, para.Text(), passage, row.Old, row.New)
	c.Kind, c.Text = editor.AmendRevise, text
	if text == "" {
		c.Kind = editor.AmendDelete
	}
	return c, err
}
