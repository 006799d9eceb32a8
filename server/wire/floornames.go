// floornames.go is what the floor calls text and proposals, as far as the reader may know: amendment numbers,
// which are the names of last resort, are not for everybody.

package wire

import (
	"slices"
	"strings"

	"adref/editor"
)

// FloorRow is one proposal of GET /api/reports/{id}/export?format=floor, as a page.
type FloorRow struct {
	Name string   `json:"name"`
	By   []string `json:"by"`
	Text string   `json:"text"`
}

// floorName is what the floor calls an amendment; "" where it has only a number, and that is withheld.
func (v *View) floorName(amendment string) string {
	name := v.spoken().Name(amendment)
	if strings.HasPrefix(name, "no. ") && !v.nos {
		return ""
	}
	return name
}

// Find leads from what the floor says to what it means, at the paragraph that is spoken of. ok is false
// where it means nothing, or nothing the reader may know.
func (v *View) Find(said, at string) (found editor.Found, ok bool) {
	if !v.live {
		return found, false
	}
	found, ok = v.spoken().Find(said, at)
	if ok && len(found.Amendments) > 0 && v.floorName(found.Amendments[0]) == "" {
		return editor.Found{}, false
	}
	return found, ok
}

// FloorRows lists all that is proposed, in reading order and there in order of filing, each wording once
// with all who sponsor it. ok is false for a reader who may not read the live text.
func (v *View) FloorRows() (rows []FloorRow, ok bool) {
	if !v.live {
		return nil, false
	}
	at := map[string]int{} // by name
	row := func(id string) {
		a, _ := v.r.Amendment(id)
		name := v.floorName(id)
		i, known := at[name]
		if !known || name == "" {
			i = len(rows)
			at[name] = i
			rows = append(rows, FloorRow{Name: name, Text: a.Text()})
			if a.Kind == editor.AmendDelete {
				rows[i].Text = "No text"
			}
		}
		for _, code := range append([]string{a.Sponsor}, a.CoSponsors...) {
			if !slices.Contains(rows[i].By, code) {
				rows[i].By = append(rows[i].By, code)
			}
		}
	}
	all := v.r.AmendmentIDs()
	for _, paragraph := range append([]string{editor.Gap}, v.r.Order...) {
		for _, id := range all {
			if a, _ := v.r.Amendment(id); a.Paragraph == paragraph && !a.State.Settled() {
				row(id)
			}
		}
	}
	return rows, true
}

// renamed touches the amendments that the floor calls otherwise than before: one that is filed or settled
// moves the names behind it. Of a paragraph the names depend on what is pending there; those of new text,
// and all of them where the numbers have changed, on the whole.
func (t *Touched) renamed(before, after *editor.Report) {
	was := before.Floor()
	is := after.FloorAfter(was)
	touch := func(ids []string) {
		for _, id := range ids {
			if was.Name(id) != is.Name(id) && !slices.Contains(t.Amendments, id) {
				t.Amendments = append(t.Amendments, id)
			}
		}
	}
	if !slices.Equal(before.Order, after.Order) {
		touch(after.AmendmentIDs())
		return
	}
	newText, places := false, slices.Clone(t.Paragraphs) // a new text may make two wordings one
	for _, id := range slices.Clone(t.Amendments) {
		a, _ := after.Amendment(id)
		was, known := before.Amendment(id)
		if a.Kind == editor.AmendInsertAfter {
			newText = newText || known // one filed now is named behind the others
			continue
		}
		places = with(places, a.Paragraph)
		if known { // one that was merged away stood, until it was settled, on what took it in
			for _, on := range before.StandsOn(was) {
				places = with(places, on)
			}
		}
	}
	for _, place := range places {
		if p, ok := after.Paragraph(place); ok {
			touch(slices.DeleteFunc(slices.Clone(p.Amendments), func(other string) bool {
				b, _ := after.Amendment(other)
				return b.Kind == editor.AmendInsertAfter
			}))
		}
	}
	if newText {
		touch(after.NewTextIDs())
	}
}
