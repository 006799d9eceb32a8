// compilation.go is the compilation as a page of text: the whole text with all that is pending in its
// place. The screen draws its own from the same clusters.

package wire

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"adref/editor"
)

// MayCompile says that the reader reads what is pending.
func (v *View) MayCompile() bool { return v.live }

// Compilation writes the live text with every pending amendment to it: what changes words stands in
// brackets in the text, with all who sponsor it, and below each paragraph is named what touches the same
// words, identical ones once. Positions are counted where the reader may see them. The reader must be one
// that may read the live text.
func (v *View) Compilation(w io.Writer) error {
	var b strings.Builder
	head := v.Masthead()
	fmt.Fprintf(&b, "Compilation of %d pending amendments\n", len(slices.DeleteFunc(v.r.AmendmentIDs(), func(id string) bool {
		a, _ := v.r.Amendment(id)
		return a.State.Settled()
	})))
	for _, line := range []string{head.Symbol, head.Title} {
		if line != "" {
			fmt.Fprintln(&b, line)
		}
	}
	v.compileAt(&b, &editor.Paragraph{Versions: []editor.Version{{}}, Amendments: v.atBeginning()})
	for _, id := range v.r.Order {
		p, _ := v.r.Paragraph(id)
		fmt.Fprintln(&b)
		if number := v.numbers[id]; number != "" {
			fmt.Fprintf(&b, "%s\t", number)
		}
		if p.Text() == "" {
			fmt.Fprint(&b, "(deleted) ")
		}
		fmt.Fprintln(&b, v.r.RolledText(p))
		v.compileAt(&b, p)
	}
	if gone := v.onWhatLeft(); len(gone) > 0 {
		fmt.Fprintln(&b, "\nOn text that was deleted and left out")
		for _, id := range gone {
			a, _ := v.r.Amendment(id)
			p, _ := v.r.Paragraph(a.Paragraph)
			v.compileGroup(&b, p, []string{id})
		}
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// onWhatLeft lists what is pending on no paragraph that is in the text any more.
func (v *View) onWhatLeft() []string {
	return slices.DeleteFunc(v.r.AmendmentIDs(), func(id string) bool {
		a, _ := v.r.Amendment(id)
		return a.State.Settled() || a.Paragraph == editor.Gap || len(v.r.StandsOn(a)) > 0
	})
}

// atBeginning lists what is pending on no paragraph: new text before the first.
func (v *View) atBeginning() []string {
	return slices.DeleteFunc(v.r.AmendmentIDs(), func(id string) bool {
		a, _ := v.r.Amendment(id)
		return a.Paragraph != editor.Gap
	})
}

func (v *View) compileAt(b *strings.Builder, p *editor.Paragraph) {
	clusters, known := v.clusters[p.ID]
	if !known {
		clusters = v.r.Clusters(p)
	}
	for _, cluster := range clusters {
		if len(cluster) > 1 {
			fmt.Fprintf(b, "\t%d proposals that touch each other:\n", len(cluster))
		}
		for _, group := range cluster {
			v.compileGroup(b, p, group)
		}
	}
}

// compileGroup writes one wording: who proposes it, what it would do, and how it is received.
func (v *View) compileGroup(b *strings.Builder, p *editor.Paragraph, group []string) {
	var who []string
	count := map[editor.Position]int{}
	for _, id := range group {
		a := v.Amendment(id)
		name := strings.Join(append([]string{a.By}, a.CoSponsors...), ", ")
		if a.No > 0 {
			name = fmt.Sprintf("no. %d %s", a.No, name)
		}
		who = append(who, name)
		for _, position := range a.Positions {
			count[position.Position]++
		}
	}
	a, _ := v.r.Amendment(group[0])
	fmt.Fprintf(b, "\t%s: %s", strings.Join(who, "; "), v.wouldDo(a, p))
	for _, said := range []struct {
		position editor.Position
		words    string
	}{{editor.PositionSupports, "support"}, {editor.PositionCanGoAlong, "can go along"}, {editor.PositionCannotAccept, "cannot accept"}} {
		if n := count[said.position]; n > 0 {
			fmt.Fprintf(b, "; %d %s", n, said.words)
		}
	}
	fmt.Fprintln(b)
}

func (v *View) wouldDo(a *editor.Amendment, p *editor.Paragraph) string {
	_, fits := v.r.Standing(a, p)
	does := ""
	switch a.Kind {
	case editor.AmendInsertAfter:
		does = "new text: " + a.Text()
	case editor.AmendDelete:
		does = "deletes it"
	case editor.AmendMove:
		does = "moves it to the very beginning"
		if a.After != editor.Gap {
			does = "moves it to after " + v.callPlace(a.After)
		}
	case editor.AmendSplit:
		does = "splits it: " + strings.Join(a.Parts(), " | ")
	case editor.AmendMerge:
		var with []string
		for _, w := range a.With {
			with = append(with, v.callPlace(w.Paragraph))
		}
		does = "merges it with " + strings.Join(with, ", ") + ": " + a.Text()
	default:
		does = "revises it"
		if a.To != "" {
			does = "amends a proposal"
		}
	}
	switch {
	case a.State == editor.StatePressed:
		does += "; pressed"
	case a.Listed:
		does += "; listed"
	}
	if !fits {
		does += fmt.Sprintf("; filed against version %d, needs its sponsor", a.Version)
	}
	return does
}

func (v *View) callPlace(id string) string {
	if number := v.lastNumber(id); number != "" {
		return number
	}
	return "a text without a number"
}
