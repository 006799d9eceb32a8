// writeapart.go keeps changes of neighbouring paragraphs apart. LibreOffice takes two changes of one kind, by
// one author within a minute, for one when the first ends a paragraph and the second begins the next, and
// then accepts or rejects the kept mark between them as well. So the last kept word of the first paragraph
// is struck and put in again, in the order that ends with a change of the other kind.

package docx

import (
	"time"

	"adref/diffing"
)

func setApart(paragraphs []Paragraph, numbers []numbered, all [][]run) {
	for i := range len(paragraphs) - 1 {
		words := all[i]
		if paragraphs[i].Mark != Kept || len(words) == 0 {
			continue
		}
		next := paragraphs[i+1]
		first := run{Change: next.Mark, By: next.By}
		if numbers[i+1].typed {
			first = typed(next)[0]
		} else if len(all[i+1]) > 0 {
			first = all[i+1][0]
		}
		if last := words[len(words)-1]; last.Change != Kept && oneInLibreOffice(last, first) {
			all[i] = endOtherwise(words)
		} else if n := len(words); n > 1 && last.isNote && last.Change == Inserted && words[n-2].isNote && words[n-2].Change == Deleted && first.Change == Deleted {
			// LibreOffice joins the paragraphs on rejecting when a lone footnote was put in before what is gone.
			swapped := append([]run{}, words...)
			swapped[n-1], swapped[n-2] = swapped[n-2], swapped[n-1]
			all[i] = endOtherwise(swapped)
		}
	}
}

func oneInLibreOffice(a, b run) bool {
	d := a.At.Sub(b.At)
	return a.Author == b.Author && a.Change != Kept && b.Change != Kept && a.Change.after() == b.Change.after() && d > -2*time.Minute && d < 2*time.Minute
}

// endOtherwise writes the end of a paragraph so that its last change is of the other kind.
func endOtherwise(words []run) []run {
	k := len(words) - 1
	for k >= 0 && (words[k].Change != Kept || words[k].isNote) {
		k--
	}
	if k < 0 {
		return words
	}
	tokens := diffing.Tokens(words[k].text)
	token := tokens[len(tokens)-1]
	kept, again := words[k], words[k]
	kept.text = kept.text[:len(kept.text)-len(token)]
	again.text = token
	by := words[len(words)-1].By
	var in, out []run
	again.By = by
	again.Change = Inserted
	in = append(in, again)
	again.Change = Deleted
	out = append(out, again)
	for _, r := range words[k+1:] {
		switch {
		case r.isNote && r.Change == Kept:
			return words
		case r.after():
			in = append(in, r)
		default:
			out = append(out, r)
		}
	}
	list := append([]run{}, words[:k]...)
	if kept.text != "" {
		list = append(list, kept)
	}
	if words[len(words)-1].after() {
		return append(append(list, in...), out...)
	}
	return append(append(list, out...), in...)
}
