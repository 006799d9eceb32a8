// place.go finds the paragraphs of a report that the amendments of a file belong to, also when the file
// was made from an older text, and brings their words to the text as it stands.

package docx

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"adref/diffing"
	"adref/editor"
)

// Base is one paragraph of the text that amendments are proposed to.
type Base struct{ ID, Number, Text string }

// NamePrefix begins the name of the bookmark or content control that says which paragraph of a report a
// paragraph of a file is: the id follows.
const NamePrefix = "adref_"

// Proposal is an amendment and where it belongs.
type Proposal struct {
	Amendment
	Paragraphs []string // ids: of an insertion and a move the paragraph it is to stand after, "" at the beginning
	Moving     string   // of a move: the id of the paragraph that moves
	Text       []string // what is proposed for the text as it stands, in the text format; none of a deletion
	Alike      float64  // how sure the place is, 0 to 1; see diffing.Sure
	Older      bool     // the file has other words than the text as it stands; Text carries the change over
	Note       string   // what a person should know before it is filed; "" for nothing
}

// Proposals is what a file proposes to a text.
type Proposals struct {
	Placed   []Proposal
	Unplaced []Proposal // with a Note that says why
	Notices  []string   // about the whole file
}

// Propose reads a file of a delegation against the text of a report. A file without marks is read by
// strokes and bold or underlined words, or else compared with the text. Without a base (nil) nothing is
// placed by id, and a file without any mark proposes nothing.
func Propose(ctx context.Context, data []byte, base []Base) (Proposals, error) {
	d, err := Read(data)
	if err != nil {
		return Proposals{}, err
	}
	p := placer{base: base}
	if d.changes() == 0 {
		if read := d.byHand(p.known()); read != nil {
			d = read
			p.say("the file has no tracked changes; words struck out, bold or underlined by hand were read as changes")
			p.hand = true
		}
	}
	if d.changes() == 0 {
		if base == nil {
			p.say("the file has no tracked changes; name the text it was made from to compare it with")
		} else {
			p.say("the file has no tracked changes; it was compared with the text")
		}
	}
	if n := changesIn(d.Margins); n > 0 {
		p.say("%d tracked changes in headers or footers are no amendments to the text", n)
	}
	list := d.Amendments()
	if base == nil {
		for _, a := range list {
			a.ByHand = p.hand
			p.out.Placed = append(p.out.Placed, Proposal{Amendment: a, Text: texts(a.After)})
		}
		return p.out, nil
	}
	if d.changes() == 0 {
		compared, err := d.compared(ctx, base)
		if err != nil {
			return Proposals{}, err
		}
		list = append(compared, list...)
	}
	if err := p.place(ctx, d, list); err != nil {
		return Proposals{}, err
	}
	return p.out, nil
}

// placer is the state of one Propose.
type placer struct {
	base  []Base
	hand  bool
	at    []int     // by passage of the text before: the place in base, -1 for none
	alike []float64 // and how sure
	out   Proposals
}

func (p *placer) say(format string, args ...any) {
	p.out.Notices = append(p.out.Notices, fmt.Sprintf(format, args...))
}

// known are the words of the base.
func (p *placer) known() map[string]bool {
	if p.base == nil {
		return nil
	}
	known := make(map[string]bool, len(p.base))
	for _, b := range p.base {
		known[PlainText(b.Text)] = true
	}
	return known
}

func texts(words []Words) []string {
	var list []string
	for _, w := range words {
		list = append(list, w.Text)
	}
	return list
}

// pairWith aligns passages with the base: by the names they have, then by their words.
func pairWith(ctx context.Context, base []Base, words []Words) (at []int, alike []float64, err error) {
	at, alike = make([]int, len(words)), make([]float64, len(words))
	for i := range at {
		at[i] = -1
	}
	ids := make(map[string]int, len(base))
	for j, b := range base {
		ids[b.ID] = j
	}
	taken := map[int]bool{}
	for i, w := range words {
		for _, name := range w.Names {
			if id, ok := strings.CutPrefix(name, NamePrefix); ok {
				if j, ok := ids[id]; ok && !taken[j] && at[i] < 0 && w.Plain != "" {
					at[i], alike[i], taken[j] = j, 1, true
				}
			}
		}
	}
	var from, to []string
	var fromAt, toAt []int
	for j, b := range base {
		if !taken[j] {
			from, fromAt = append(from, PlainText(b.Text)), append(fromAt, j)
		}
	}
	for i, w := range words {
		if at[i] < 0 && w.Plain != "" {
			to, toAt = append(to, w.Plain), append(toAt, i)
		}
	}
	pairs, err := diffing.Align(ctx, from, to)
	if err != nil {
		return nil, nil, err
	}
	for _, pair := range pairs {
		for k, i := range pair.To {
			if len(pair.From) > 0 {
				j := fromAt[pair.From[min(k, len(pair.From)-1)]]
				if at[toAt[i]] < 0 {
					at[toAt[i]], alike[toAt[i]] = j, pair.Alike
				}
			}
		}
	}
	return at, alike, nil
}

// place finds the place of each amendment.
func (p *placer) place(ctx context.Context, d *File, list []Amendment) error {
	f := newFinder(d)
	var err error
	if p.at, p.alike, err = pairWith(ctx, p.base, f.words[Before]); err != nil {
		return err
	}
	p.differences(f.words[Before], d.changes() > 0)
	for _, a := range list {
		a.ByHand = p.hand
		proposal := Proposal{Amendment: a, Text: texts(a.After), Alike: 1}
		p.one(&proposal)
		if why := proposal.Note; why != "" && proposal.Paragraphs == nil {
			p.out.Unplaced = append(p.out.Unplaced, proposal)
		} else {
			p.out.Placed = append(p.out.Placed, proposal)
		}
	}
	return nil
}

// differences says where the file's own text is not that of the base.
func (p *placer) differences(words []Words, marked bool) {
	if !marked {
		return
	}
	found := make([]bool, len(p.base))
	other, begun, unknown := 0, false, 0
	for i, w := range words {
		switch j := p.at[i]; {
		case w.Plain == "":
		case j < 0:
			if begun { // not the masthead
				unknown++
			}
		default:
			begun, found[j] = true, true
			if PlainText(p.base[j].Text) != w.Plain {
				other++
			}
		}
	}
	if other > 0 {
		p.say("%d paragraphs of the file have other words than the text, apart from its tracked changes: it was made from another text, or changed without tracking", other)
	}
	if unknown > 0 {
		p.say("%d paragraphs of the file are not in the text", unknown)
	}
}

// placeOf is where a paragraph of the file stands in the base, -1 for nowhere.
func (p *placer) placeOf(w Words) int {
	if w.at < 0 { // of a comparison: it is one of the base
		return -w.at - 2
	}
	return p.at[w.at]
}

// one places an amendment, or says in its Note why that cannot be.
func (p *placer) one(q *Proposal) {
	for _, w := range q.Before {
		at := p.placeOf(w)
		if at < 0 {
			q.Note, q.Paragraphs = "The paragraph it changes is not in the text.", nil
			if w.Number != "" {
				q.Note = fmt.Sprintf("Paragraph %s, as the file has it, is not in the text.", w.Number)
			}
			if q.Kind == editor.AmendInsertAfter {
				q.Note = "The paragraph it would stand after is not in the text."
			}
			return
		}
		if !slices.Contains(q.Paragraphs, p.base[at].ID) {
			q.Paragraphs = append(q.Paragraphs, p.base[at].ID)
		}
		if w.at >= 0 {
			q.Alike = min(q.Alike, p.alike[w.at])
		}
	}
	switch q.Kind {
	case editor.AmendInsertAfter:
		if len(q.Before) == 0 {
			q.Paragraphs = []string{""}
		}
	case editor.AmendMove:
		q.Moving, q.Paragraphs = q.Paragraphs[0], []string{""}
		if q.To != nil {
			at := p.placeOf(*q.To)
			if at < 0 {
				q.Note, q.Paragraphs = "The paragraph it would stand after is not in the text.", nil
				return
			}
			q.Paragraphs[0] = p.base[at].ID
		}
	case editor.AmendRevise:
		p.carry(q)
	case editor.AmendSplit, editor.AmendMerge:
		for _, w := range q.Before {
			if b := p.base[p.placeOf(w)]; b.Text != w.Text && PlainText(b.Text) != w.Plain {
				q.Older = true
				q.Note = "The file has other words here than the text as it stands: compare them before it is filed."
			}
		}
	case KindComment:
		if len(q.Before) == 0 {
			q.Note = "The comment stands at no paragraph of the text."
		}
	}
	if q.Note == "" && q.Alike < diffing.Sure && q.Kind != KindComment && q.Kind != KindFormat {
		q.Note = "The place was found by words that are alike, not the same: check it."
	}
}

// carry brings a revision of a paragraph to the words that stand in the text now.
func (p *placer) carry(q *Proposal) {
	b, was, now := p.base[p.placeOf(q.Before[0])], q.Before[0], q.After[0]
	if b.Text == was.Text {
		return
	}
	q.Older = PlainText(b.Text) != was.Plain
	merged, conflicts := diffing.Merge(was.Text, b.Text, now.Text)
	switch {
	case len(conflicts) > 0:
		q.Note = "The words it changes are others in the text as it stands: what is shown is the whole of its own."
		q.Text = []string{now.Text}
	case merged == b.Text:
		q.Note = "The text says this already."
		q.Text, q.Paragraphs = []string{now.Text}, nil
	default:
		q.Text = []string{merged}
	}
}
