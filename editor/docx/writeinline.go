// writeinline.go turns words in the text format into runs as Word has them: without the signs of the
// format, each with its look. Both sides of the changes are read by themselves, so that emphasis, links and
// footnotes are those of the text before once everything is rejected, and of the text after once it is
// accepted, wherever the changes cut them.

package docx

import (
	"cmp"
	"strings"

	"adref/diffing"
	"adref/editor"
)

// run is words of one look, or the mark of a footnote.
type run struct {
	text         string
	bold, italic bool
	href         string
	wasIn, isIn  int    // which link of the text before and after, 0 for none or for words that are not there
	note         string // the words of the footnote
	isNote       bool
	Change
	By
}

// seen is a stretch of a piece as one side reads it.
type seen struct {
	from, to int // within the piece
	shown    bool
	look     editor.Look
	mark     bool
	note     string
}

// runs makes the runs of each paragraph.
func runs(paragraphs []Paragraph) [][]run {
	was := sideOf(paragraphs, Change.before)
	is := sideOf(paragraphs, Change.after)
	out := make([][]run, len(paragraphs))
	for i, p := range paragraphs {
		for k, piece := range p.Pieces {
			if piece.Text == "" {
				continue
			}
			switch {
			case piece.Change != Kept:
				side := was
				if piece.after() {
					side = is
				}
				for _, s := range side[i][k] {
					out[i] = s.run(out[i], piece, piece.Change, piece.By)
				}
			default:
				out[i] = both(out[i], piece, was[i][k], is[i][k], nearest(p, k))
			}
		}
	}
	return out
}

// run adds what a stretch shows; of a footnote its mark.
func (s seen) run(to []run, piece Piece, change Change, by By) []run {
	r := run{bold: s.look.Bold, italic: s.look.Italic, href: s.look.Href, Change: change, By: by}
	if change.before() {
		r.wasIn = s.look.Link
	}
	if change.after() {
		r.isIn = s.look.Link
	}
	switch {
	case s.mark:
		r.isNote, r.note = true, s.note
	case s.shown:
		r.text = piece.Text[s.from:s.to]
	default:
		return to
	}
	return append(to, r)
}

// both adds what kept words show. Where the sides read them differently, they are struck in one look and
// put in again in the other.
func both(to []run, piece Piece, was, is []seen, by By) []run {
	var gone, new []run
	flush := func() {
		to = append(append(to, gone...), new...)
		gone, new = nil, nil
	}
	for at, i, k := 0, 0, 0; at < len(piece.Text); {
		for was[i].to <= at {
			i++
		}
		for is[k].to <= at {
			k++
		}
		b, a := was[i], is[k]
		end := min(b.to, a.to)
		b.from, a.from = max(at, b.from), max(at, a.from)
		b.mark, a.mark = b.mark && b.from == was[i].from, a.mark && a.from == is[k].from
		b.to, a.to = end, end
		at = end
		// A footnote that changed is struck and put in anew: changes within one go wrong in LibreOffice, which
		// then joins the paragraph to the next.
		same := b.note == a.note && b.shown == a.shown && b.mark == a.mark && (!b.shown && !b.mark || b.look.Bold == a.look.Bold && b.look.Italic == a.look.Italic && b.look.Href == a.look.Href)
		if same {
			if !b.shown && !b.mark {
				continue
			}
			flush()
			to = a.run(to, piece, Kept, By{})
			to[len(to)-1].wasIn = b.look.Link
			continue
		}
		gone, new = b.run(gone, piece, Deleted, by), a.run(new, piece, Inserted, by)
	}
	flush()
	return to
}

func changeOf(kind diffing.Kind) Change {
	switch kind {
	case diffing.Insert:
		return Inserted
	case diffing.Delete:
		return Deleted
	}
	return Kept
}

// nearest is whose change stands next to a kept piece.
func nearest(p Paragraph, k int) By {
	for d := 1; d < len(p.Pieces); d++ {
		for _, at := range []int{k + d, k - d} {
			if at >= 0 && at < len(p.Pieces) && p.Pieces[at].Change != Kept {
				return p.Pieces[at].By
			}
		}
	}
	return By{cmp.Or(p.By.Author, unknownAuthor), p.By.At}
}

// sideOf reads one side: for each piece of each paragraph that is on it, its stretches. A footnote is read
// as its mark, with its words in it; they show nowhere else.
func sideOf(paragraphs []Paragraph, there func(Change) bool) [][][]seen {
	out := make([][][]seen, len(paragraphs))
	type place struct{ paragraph, piece, from, to int }
	var text strings.Builder
	var places []place
	read := func() {
		whole := text.String()
		at := 0
		for _, s := range editor.Inline(whole) {
			for from := s.From; from < s.To; {
				for places[at].to <= from {
					at++
				}
				p := places[at]
				to := min(s.To, p.to)
				one := seen{from: from - p.from, to: to - p.from, shown: s.Shown && s.Look.Note == 0, look: s.Look}
				if s.Mark && from == s.From {
					one.mark, one.note = true, whole[s.To:s.End]
				}
				out[p.paragraph][p.piece] = append(out[p.paragraph][p.piece], one)
				from = to
			}
		}
		text.Reset()
		places = places[:0]
	}
	for i, p := range paragraphs {
		out[i] = make([][]seen, len(p.Pieces))
		for k, piece := range p.Pieces {
			if there(piece.Change) && piece.Text != "" {
				places = append(places, place{i, k, text.Len(), text.Len() + len(piece.Text)})
				text.WriteString(piece.Text)
			}
		}
		if there(p.Mark) {
			read()
		}
	}
	read()
	return out
}
