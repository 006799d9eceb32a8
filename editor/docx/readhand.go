// readhand.go recognises changes that were marked by hand: words struck out, and new ones in bold,
// underlined or coloured.

package docx

import (
	"slices"
	"strings"
)

// hands are the ways to write new words by hand, the plainest first.
var hands = []Look{Bold | Underline, Underline, Bold, Coloured}

// byHand reads looks as marks. known are the words of the paragraphs that the file was made from; of
// several ways to read it, that one is taken which gives most of them back. Without them, words must be
// struck out somewhere. It gives nil where nothing was changed by hand.
func (d *File) byHand(known map[string]bool) *File {
	struck := false
	for i := range d.Paragraphs {
		struck = struck || slices.ContainsFunc(d.Paragraphs[i].Runs, func(r Run) bool { return r.Look&Strike != 0 && letterCount(r.Text) > 0 })
	}
	if known == nil && !struck {
		return nil
	}
	best, most := (*File)(nil), 0
	if known != nil {
		most = d.gives(known)
	}
	for _, look := range hands {
		read, found := d.readAs(look)
		if !found && !struck {
			continue
		}
		if known == nil {
			if found || best == nil {
				best = read
			}
			if found {
				return best
			}
			continue
		}
		if n := read.gives(known); n > most {
			best, most = read, n
		}
	}
	return best
}

// gives counts the paragraphs of the text before that are known.
func (d *File) gives(known map[string]bool) int {
	n := 0
	for _, t := range d.Text(Before) {
		if known[t.Plain()] {
			n++
		}
	}
	return n
}

// readAs makes marks of looks: what is struck out is deleted, what has the look is inserted.
func (d *File) readAs(look Look) (*File, bool) {
	read := *d
	read.Paragraphs = slices.Clone(d.Paragraphs)
	found := false
	deleted, inserted := []Mark{{Kind: MarkDeleted}}, []Mark{{Kind: MarkInserted}}
	for i := range read.Paragraphs {
		p := &read.Paragraphs[i]
		if len(p.Runs) == 0 {
			continue
		}
		heading := d.headingLevel(p.props) > 0
		p.Runs = slices.Clone(p.Runs)
		marks := map[Kind]int{}
		for k := range p.Runs {
			r := &p.Runs[k]
			switch {
			case r.Note != "":
			case r.Look&Strike != 0:
				r.Marks = deleted
				marks[MarkDeleted]++
			case r.Look&look == look && !(heading && look == Bold) && strings.TrimSpace(r.Text) != "":
				r.Marks = inserted
				r.Look &^= look
				marks[MarkInserted]++
				found = true
			case strings.TrimSpace(r.Text) != "":
				marks[0]++
			}
		}
		switch {
		case marks[0] > 0:
		case marks[MarkDeleted] > 0 && marks[MarkInserted] == 0:
			p.mark(deleted)
		case marks[MarkInserted] > 0 && marks[MarkDeleted] == 0:
			p.mark(inserted)
		}
	}
	return &read, found
}

// mark marks a paragraph as a whole.
func (p *FileParagraph) mark(marks []Mark) {
	p.Mark = marks
	for k := range p.Runs {
		p.Runs[k].Marks = marks
	}
}
