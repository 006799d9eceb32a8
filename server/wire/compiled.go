// compiled.go is the compilation as a Word file: the live text with every pending amendment as a tracked change
// by its sponsor, and a comment with its co-sponsors and reason. With all of it rejected the live text stands.

package wire

import (
	"fmt"
	"slices"
	"strings"

	"adref/diffing"
	"adref/editor"
	"adref/editor/docx"
)

// Compiled is the compilation, or with a delegation only what that one sponsors or joins. The reader must be
// one that may compile.
func (v *View) Compiled(delegation string) docx.Document {
	d := docx.Document{Masthead: v.Masthead(), Tracking: true, At: v.r.At}
	pending := func(ids []string) (list []*editor.Amendment) {
		for _, id := range ids {
			a, _ := v.r.Amendment(id)
			if !a.State.Settled() && (delegation == "" || a.Sponsored(delegation)) {
				list = append(list, a)
			}
		}
		return list
	}
	var behind []docx.Comment // on no paragraph that is written yet
	insert := func(as *editor.Paragraph, a *editor.Amendment) {
		e := editor.Element{Kind: a.As, Text: a.Text()}
		if e.Kind == "" && as != nil {
			e.Kind, e.Level = as.Kind, as.Level
		}
		by := v.proposer(a)
		p := docx.Paragraph{ID: "new " + a.ID, Kind: e.Kind, Level: e.Level, Is: v.floorName(a.ID), Mark: docx.Inserted, By: by,
			Pieces: []docx.Piece{{Text: e.Text, Change: docx.Inserted, By: by}}, Comments: []docx.Comment{v.remark(a, "New text.")}}
		d.Paragraphs = append(d.Paragraphs, p)
	}
	for _, a := range pending(v.atBeginning()) {
		insert(nil, a)
	}
	for _, id := range v.r.Order {
		p, _ := v.r.Paragraph(id)
		base := p.Text()
		page := docx.Keep(p.ID, editor.Element{ID: p.ID, Kind: p.Kind, Level: p.Level, Marker: p.Marker, Annex: p.Annex, Text: base}, v.numbers[id])
		page.Comments, behind = behind, nil
		var edits []edit
		var after []*editor.Amendment
		all := pending(p.Amendments)
		for _, a := range all {
			whole := v.Amendment(a.ID)
			text, fits := v.r.Standing(a, p)
			switch {
			case whole.TextGone || !fits || a.To != "" || a.Kind == editor.AmendMove || a.Kind == editor.AmendSplit || a.Kind == editor.AmendMerge:
				says := v.wouldDo(a, p)
				if !whole.TextGone {
					says += "\n" + whole.Ops.Text()
				}
				page.Comments = append(page.Comments, v.remark(a, says))
			case a.Kind == editor.AmendInsertAfter:
				after = append(after, a)
			default:
				edits = append(edits, editsOf(base, text, v.proposer(a))...)
				page.Comments = append(page.Comments, v.remark(a, ""))
				if a.Kind == editor.AmendDelete && len(all) == 1 {
					page.Mark, page.By, page.Is = docx.Deleted, v.proposer(a), ""
				}
			}
		}
		page.Pieces = laid(base, edits)
		if base != "" {
			d.Paragraphs = append(d.Paragraphs, page)
		} else {
			behind = page.Comments
		}
		for _, a := range after {
			insert(p, a)
		}
	}
	if n := len(d.Paragraphs); n > 0 {
		d.Paragraphs[n-1].Comments = append(d.Paragraphs[n-1].Comments, behind...)
		if delegation == "" {
			for _, id := range v.onWhatLeft() {
				a, _ := v.r.Amendment(id)
				d.Paragraphs[n-1].Comments = append(d.Paragraphs[n-1].Comments, v.remark(a, "On text that was deleted and left out."))
			}
		}
	}
	return d
}

func (v *View) proposer(a *editor.Amendment) docx.By {
	return docx.By{Author: v.authors([]string{a.Sponsor}), At: a.FiledAt}
}

// remark is what a comment says of an amendment.
func (v *View) remark(a *editor.Amendment, says string) docx.Comment {
	whole := v.Amendment(a.ID)
	var lines []string
	if whole.No > 0 {
		lines = append(lines, fmt.Sprintf("No. %d", whole.No))
	}
	if len(whole.CoSponsors) > 0 {
		lines = append(lines, "Co-sponsors: "+v.authors(whole.CoSponsors))
	}
	for _, line := range []string{says, whole.Reason} {
		if line != "" {
			lines = append(lines, line)
		}
	}
	if len(lines) == 0 {
		lines = append(lines, "Proposed.")
	}
	return docx.Comment{By: v.proposer(a), Text: strings.Join(lines, "\n")}
}

// edit is one change of a text by somebody: what it strikes, and what it puts in behind that.
type edit struct {
	from, to int
	text     string
	by       docx.By
}

func editsOf(base, text string, by docx.By) (list []edit) {
	at := 0
	for _, op := range readableWords(base, text) {
		switch op.Kind {
		case diffing.Equal:
			at += len(op.Text)
		case diffing.Delete:
			list = append(list, edit{at, at + len(op.Text), "", by})
			at += len(op.Text)
		default:
			list = append(list, edit{at, at, op.Text, by})
		}
	}
	return list
}

// laid is a text with the changes of all in it: what several strike is struck once, by the first.
func laid(base string, edits []edit) []docx.Piece {
	cuts := []int{0, len(base)}
	for _, e := range edits {
		cuts = append(cuts, e.from, e.to)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	var pieces []docx.Piece
	for i, at := range cuts {
		var said []edit
		for _, e := range edits {
			if e.text != "" && e.from == at && !slices.Contains(said, e) {
				said = append(said, e)
				pieces = append(pieces, docx.Piece{Text: e.text, Change: docx.Inserted, By: e.by})
			}
		}
		if i+1 == len(cuts) {
			break
		}
		piece := docx.Piece{Text: base[at:cuts[i+1]]}
		for _, e := range edits {
			if e.text == "" && e.from <= at && cuts[i+1] <= e.to {
				piece.Change, piece.By = docx.Deleted, e.by
				break
			}
		}
		pieces = append(pieces, piece)
	}
	return pieces
}
