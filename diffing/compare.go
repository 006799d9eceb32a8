// compare.go compares two whole documents: paragraphs paired, words compared.

package diffing

import (
	"context"
	"strings"
)

// Paragraph is one paragraph of a document: its id, its number as a reader calls
// it (empty when it has none), its text.
type Paragraph struct{ ID, Number, Text string }

// Ref names a paragraph.
type Ref struct {
	ID     string `json:"id"`
	Number string `json:"number"`
}

// label is what a reader calls the paragraph.
func (r Ref) label() string {
	if r.Number == "" {
		return r.ID
	}
	return r.Number
}

// Compared is what became of a paragraph, or of several together: what Align
// says, and the difference of the words. In JSON it is
//
//	{"change":"revised","from":[{"id":"p4","number":"3"}],"to":[{"id":"p5","number":"4"}],"ops":[["=","…"],…]}
type Compared struct {
	Change Change `json:"change"`
	From   []Ref  `json:"from"`
	To     []Ref  `json:"to"`
	Ops    Diff   `json:"ops"` // as Words gives it; several paragraphs of one side are joined by a line break
}

// Compare compares two documents: paragraphs paired as Align does, in its order,
// and the words of each pair as Words does. The error is the context's.
func Compare(ctx context.Context, from, to []Paragraph) ([]Compared, error) {
	pairs, err := newAlignment(ctx, textsOf(from), textsOf(to)).align()
	if err != nil {
		return nil, err
	}
	list := make([]Compared, len(pairs))
	err = forEach(ctx, len(pairs), func(i int) {
		c := Compared{Change: pairs[i].Change}
		var before, after string
		c.From, before = pick(from, pairs[i].From)
		c.To, after = pick(to, pairs[i].To)
		c.Ops, _ = WordsContext(ctx, before, after)
		list[i] = c
	})
	if err != nil {
		return nil, err
	}
	return list, nil
}

func textsOf(list []Paragraph) []string {
	texts := make([]string, len(list))
	for i, p := range list {
		texts[i] = p.Text
	}
	return texts
}

// pick names some paragraphs and joins their texts by a line break.
func pick(list []Paragraph, places []int) (refs []Ref, text string) {
	refs, texts := make([]Ref, len(places)), make([]string, len(places)) // none are [] in JSON
	for n, i := range places {
		refs[n] = Ref{list[i].ID, list[i].Number}
		texts[n] = list[i].Text
	}
	return refs, strings.Join(texts, "\n")
}
