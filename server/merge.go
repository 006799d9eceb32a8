// merge.go is the command that merges what two sides made of one draft.

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"adref/diffing"
	"adref/editor"
	"adref/server/formats"
)

// merge writes the merged draft in the format of BASE. With any conflict it writes none, and lists
// the conflicts.
func merge(c call, args []string) error {
	names, err := c.parse(args, "BASE", "OURS", "THEIRS")
	if err != nil {
		return err
	}
	drafts, err := readDrafts(c, names)
	if err != nil {
		return err
	}
	var lists [3][]diffing.Paragraph
	var texts [3][]string
	for i, d := range drafts {
		lists[i] = paragraphs(names[i], d)
		for _, p := range lists[i] {
			texts[i] = append(texts[i], p.Text)
		}
	}
	merged, clashes, err := diffing.MergeWhole(c.ctx, texts[0], texts[1], texts[2])
	if err != nil {
		return err
	}
	draft, more := assemble(drafts, merged)
	for _, clash := range clashes {
		more = append(more, describe(clash, lists))
	}
	if len(more) > 0 {
		for _, m := range more {
			fmt.Fprintln(c.errs, m)
		}
		noun := "conflicts"
		if len(more) == 1 {
			noun = "conflict"
		}
		return finding{fmt.Errorf("%d %s; nothing was merged", len(more), noun)}
	}
	return writeDraft(c.out, names[0], draft)
}

// writeDraft writes a draft in the format that the name of a file says.
func writeDraft(w io.Writer, name string, draft editor.Draft) error {
	if strings.EqualFold(path.Ext(name), ".jsonl") {
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		for _, el := range draft.Elements {
			line := struct {
				ID    string `json:"id"`
				Label string `json:"label"`
				Text  string `json:"text"`
			}{el.ID, el.Printed, el.Text}
			if err := e.Encode(line); err != nil {
				return err
			}
		}
		return nil
	}
	_, err := w.Write(formats.WriteText(draft, editor.DraftNumbers(draft, formats.Settings(name).Numbering)))
	return err
}

// assemble makes a draft of merged paragraphs, each the kind of element that its sources are or that
// one side made of it. What both made of it differently is a conflict.
func assemble(drafts []editor.Draft, merged []diffing.MergedParagraph) (draft editor.Draft, conflicts []string) {
	ids := map[string]bool{}
	above := true // in the masthead
	var lines []string
	for _, p := range merged {
		var found [3]*editor.Element // nil: it has none, or a line of the masthead
		inMasthead := false
		for n, at := range []int{p.Base, p.Ours, p.Theirs} {
			head := len(drafts[n].Masthead.Lines)
			if at >= head {
				found[n] = &drafts[n].Elements[at-head]
			}
			inMasthead = inMasthead || at >= 0 && at < head
		}
		if above = above && inMasthead; above {
			lines = append(lines, p.Text)
			continue
		}
		e, ok := element(found[0], found[1], found[2])
		e.Text = p.Text
		if !ok {
			conflicts = append(conflicts, fmt.Sprintf("%q: ours makes it a %s of level %d, theirs a %s of level %d", p.Text,
				found[1].Kind, found[1].Level, found[2].Kind, found[2].Level))
		}
		if e.ID != "" && ids[e.ID] {
			conflicts = append(conflicts, fmt.Sprintf("%q: its id %q is another paragraph's too", p.Text, e.ID))
		}
		ids[e.ID] = true
		draft.Elements = append(draft.Elements, e)
	}
	draft.Masthead = drafts[0].Masthead
	for _, d := range drafts {
		if slices.Equal(d.Masthead.Lines, lines) {
			draft.Masthead = d.Masthead
			break
		}
	}
	draft.Masthead.Lines = lines
	return draft, conflicts
}

// element is what an element of the base became: as one side changed it, when only one did.
func element(base, ours, theirs *editor.Element) (e editor.Element, ok bool) {
	form := func(e *editor.Element) editor.Element {
		if e == nil {
			return editor.Element{Kind: editor.KindText}
		}
		return editor.Element{ID: e.ID, Kind: e.Kind, Level: e.Level, Marker: e.Marker, Printed: e.Printed, Annex: e.Annex}
	}
	// Ids and printed numbers follow the place, so that they may change with no hand in it.
	same := func(a, b editor.Element) bool {
		a.ID, a.Printed, b.ID, b.Printed = "", "", "", ""
		return a == b
	}
	was, a, b := form(base), form(ours), form(theirs)
	switch {
	case base == nil && ours == nil:
		return b, true
	case base == nil && theirs == nil:
		return a, true
	case base == nil:
		if b.ID < a.ID {
			a.ID = b.ID
		}
		return a, same(a, b)
	case ours == nil || same(was, a):
		b.ID, b.Printed = was.ID, was.Printed
		if theirs == nil {
			return was, true
		}
		return b, true
	}
	a.ID, a.Printed = was.ID, was.Printed
	return a, theirs == nil || same(was, b) || same(a, b)
}

// describe says where a conflict is, what each side did, and the exact words.
func describe(clash diffing.Clash, lists [3][]diffing.Paragraph) string {
	var out bytes.Buffer
	switch {
	case clash.After && len(clash.Base) == 0:
		out.WriteString("at the start")
	case clash.After:
		out.WriteString("after " + named(lists[0], clash.Base))
	default:
		out.WriteString(named(lists[0], clash.Base))
	}
	say := func(side, text string) { fmt.Fprintf(&out, "\n  %-6s %q", side, text) }
	if len(clash.Words) > 0 {
		out.WriteString(": both revised the same words")
		for _, w := range clash.Words {
			say("base", w.Base)
			say("ours", w.Ours)
			say("theirs", w.Theirs)
		}
		return out.String()
	}
	fmt.Fprintf(&out, ": ours %s; theirs %s", did(clash.Ours), did(clash.Theirs))
	tell := func(side string, list []diffing.Paragraph, places []int) {
		for _, i := range places {
			say(side, list[i].Text)
		}
	}
	if !clash.After {
		tell("base", lists[0], clash.Base)
	}
	for n, pairs := range [][]diffing.Pair{clash.Ours, clash.Theirs} {
		for _, p := range pairs {
			tell([]string{"ours", "theirs"}[n], lists[n+1], p.To)
		}
	}
	return out.String()
}

// named says which paragraphs, by number, or by id where they have none.
func named(list []diffing.Paragraph, places []int) string {
	var names []string
	for _, i := range places {
		if names = append(names, list[i].Number); list[i].Number == "" {
			names[len(names)-1] = list[i].ID
		}
	}
	if len(names) == 1 {
		return "paragraph " + names[0]
	}
	return "paragraphs " + strings.Join(names, ", ")
}

// did says what a side did: "deleted", "moved and added".
func did(pairs []diffing.Pair) string {
	var changes []string
	for _, p := range pairs {
		if change := p.Change.String(); !slices.Contains(changes, change) {
			changes = append(changes, change)
		}
	}
	return strings.Join(changes, " and ")
}
