// compare.go compares a file without marks with the text it was made from.

package docx

import (
	"context"
	"slices"
	"strings"

	"adref/diffing"
	"adref/editor"
)

// compared finds what a file without marks changes in the base.
func (d *File) compared(ctx context.Context, base []Base) ([]Amendment, error) {
	f := newFinder(d)
	var words []Words
	for _, w := range f.words[After] {
		if w.Plain != "" {
			words = append(words, w)
		}
	}
	at, _, err := pairWith(ctx, base, words)
	if err != nil {
		return nil, err
	}
	from, to := make([]string, len(base)), make([]string, len(words))
	for j, b := range base {
		from[j] = PlainText(b.Text)
	}
	for i, w := range words {
		to[i] = w.Plain
	}
	pairs, err := diffing.Align(ctx, from, to)
	if err != nil {
		return nil, err
	}
	pairs = byNames(pairs, at, words)
	baseWords := func(list []int) []Words {
		var all []Words
		for _, j := range list {
			all = append(all, Words{Number: base[j].Number, Plain: from[j], Text: base[j].Text, at: -j - 2})
		}
		return all
	}
	var list []Amendment
	last := -1 // the paragraph of the base that stands before
	begun := false
	for _, pair := range pairs {
		a := Amendment{Before: baseWords(pair.From), first: len(list)}
		for _, i := range pair.To {
			a.After = append(a.After, words[i])
		}
		previous := last
		if len(pair.From) > 0 {
			begun = true
			if pair.Change != diffing.Deleted {
				last = pair.From[len(pair.From)-1]
			}
		}
		switch pair.Change {
		case diffing.Same:
			continue
		case diffing.Revised:
			if a.Before[0].Plain == a.After[0].Plain && !sameNotes(a.Before[0].Text, a.After[0].Text) {
				a.Kind = editor.AmendRevise
			} else if a.Before[0].Plain == a.After[0].Plain {
				continue
			}
			a.Kind = editor.AmendRevise
		case diffing.Moved:
			a.Kind = editor.AmendMove
			if previous >= 0 {
				a.To = &baseWords([]int{previous})[0]
			}
			if previous+1 < len(base) {
				a.Next = &baseWords([]int{previous + 1})[0]
			}
			list = append(list, a)
			if a.Before[0].Plain == a.After[0].Plain {
				continue
			}
			a.Kind, a.To = editor.AmendRevise, nil
		case diffing.Split:
			a.Kind = editor.AmendSplit
		case diffing.Merged:
			a.Kind = editor.AmendMerge
		case diffing.Added:
			if !begun { // a masthead that the base does not have
				continue
			}
			a.Kind = editor.AmendInsertAfter
			if last >= 0 {
				a.Before = baseWords([]int{last})
			}
		case diffing.Deleted:
			a.Kind = editor.AmendDelete
		}
		list = append(list, a)
	}
	return list, nil
}

// byNames puts together what has one name on both sides, where the words alone said otherwise: a pair of
// one that was deleted and one that was added.
func byNames(pairs []diffing.Pair, at []int, words []Words) []diffing.Pair {
	named := map[int]int{} // by place in the base: the paragraph of the file
	for i, w := range words {
		for _, name := range w.Names {
			if strings.HasPrefix(name, NamePrefix) && at[i] >= 0 {
				named[at[i]] = i
			}
		}
	}
	deleted := map[int]bool{}
	for _, pair := range pairs {
		if pair.Change == diffing.Deleted {
			deleted[pair.From[0]] = true
		}
	}
	var list []diffing.Pair
	for _, pair := range pairs {
		switch {
		case pair.Change == diffing.Deleted:
			if i, ok := named[pair.From[0]]; ok && slices.ContainsFunc(pairs, func(p diffing.Pair) bool { return p.Change == diffing.Added && p.To[0] == i }) {
				continue
			}
		case pair.Change == diffing.Added:
			if j := at[pair.To[0]]; j >= 0 && named[j] == pair.To[0] && deleted[j] {
				pair.From, pair.Change = []int{j}, diffing.Revised
			}
		}
		list = append(list, pair)
	}
	return list
}

func sameNotes(a, b string) bool { return strings.Count(a, "^[") == strings.Count(b, "^[") }
