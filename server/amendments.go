// amendments.go is the command that lists what a Word file proposes.

package main

import (
	"fmt"
	"strings"

	"adref/editor/docx"
	"adref/server/formats"
)

// proposed is one line of `adref amendments`: what somebody proposes, and to which paragraph.
type proposed struct {
	Author     string   `json:"author"` // several are joined by " + "
	At         string   `json:"at"`
	Kind       string   `json:"kind"`                 // as amendments are filed, or format, comment
	Number     string   `json:"number"`               // of the paragraph; of an insertion the one it stands after
	Before     string   `json:"before"`               // the words, paragraphs apart by line breaks
	After      string   `json:"after"`                //
	Text       string   `json:"text,omitempty"`       // what is proposed, in the text format, for the base as it stands
	Footnotes  []string `json:"footnotes,omitempty"`  // that come in
	ToAfter    *string  `json:"toAfter,omitempty"`    // of a move: the number of the paragraph it is to stand after
	ToBefore   *string  `json:"toBefore,omitempty"`   // and before
	Reason     string   `json:"reason,omitempty"`     // what its authors commented; of a comment its text
	Anchor     string   `json:"anchor,omitempty"`     // the words that a comment stands at
	Format     string   `json:"format,omitempty"`     // what a change of format is to
	ByHand     bool     `json:"byHand,omitempty"`     // recognised by strokes and bold words
	Paragraphs []string `json:"paragraphs,omitempty"` // ids in the base
	Moving     string   `json:"moving,omitempty"`     // of a move, the id of the paragraph that moves
	Placed     *bool    `json:"placed,omitempty"`     // whether its place in the base was found
	Note       string   `json:"note,omitempty"`
}

// amendments lists the amendments of a Word file; with a base, where they belong in it.
func amendments(c call, args []string) error {
	base := c.flags.String("base", "", "")
	format := c.flags.String("format", "json", "")
	args, err := c.parse(args, "FILE.docx")
	if err != nil {
		return err
	}
	if *format != "json" && *format != "text" {
		return misuse{fmt.Errorf("amendments writes json or text, not %.20q", *format)}
	}
	if !formats.IsWord(args[0]) {
		return misuse{fmt.Errorf("amendments reads Word files (.docx), not %s", args[0])}
	}
	data, err := readFile(args[0])
	if err != nil {
		return err
	}
	var text []docx.Base
	if *base != "" {
		draft, notices, err := readDraft(*base)
		if err != nil {
			return err
		}
		for _, n := range notices {
			fmt.Fprintf(c.errs, "notice: %s: %s\n", *base, n)
		}
		text = []docx.Base{}
		for _, e := range formats.Outline(draft, formats.Settings(*base)) {
			text = append(text, docx.Base{ID: e.ID, Number: e.Number, Text: e.Text})
		}
	}
	found, err := docx.Propose(c.ctx, data, text)
	if err != nil {
		return fmt.Errorf("%s: %w", args[0], err)
	}
	for _, n := range found.Notices {
		fmt.Fprintln(c.errs, "notice:", n)
	}
	list := []proposed{}
	yes, no := true, false
	for _, p := range found.Placed {
		one := listed(p)
		if text != nil {
			one.Placed = &yes
		}
		list = append(list, one)
	}
	for _, p := range found.Unplaced {
		one := listed(p)
		one.Placed = &no
		list = append(list, one)
	}
	if *format == "json" {
		out, err := formats.WriteJSON(list)
		if err == nil {
			_, err = c.out.Write(out)
		}
		return err
	}
	for _, p := range list {
		fmt.Fprintf(c.out, "%-12s %-6s %s\n", p.Kind, p.Number, p.Author)
		for _, line := range [][2]string{{"-", p.Before}, {"+", p.After}, {"reason", p.Reason}, {"note", p.Note}} {
			if line[1] != "" {
				fmt.Fprintf(c.out, "  %s %s\n", line[0], strings.ReplaceAll(line[1], "\n", "\n    "))
			}
		}
	}
	return nil
}

// listed writes a proposal as the command lists it.
func listed(p docx.Proposal) proposed {
	one := proposed{
		Author: strings.Join(p.Authors, " + "), At: p.At, Kind: string(p.Kind), Footnotes: p.Footnote,
		Text: strings.Join(p.Text, "\n"), Reason: p.Reason, Anchor: p.Anchor, Format: p.What, ByHand: p.ByHand,
		Paragraphs: p.Paragraphs, Moving: p.Moving, Note: p.Note,
	}
	words := func(list []docx.Words) string {
		var all []string
		for _, w := range list {
			all = append(all, w.Plain)
		}
		return strings.Join(all, "\n")
	}
	if len(p.Amendment.Before) > 0 {
		one.Number = p.Amendment.Before[0].Number
	}
	if p.Kind != "insert_after" {
		one.Before = words(p.Amendment.Before)
	}
	one.After = words(p.After)
	if p.To != nil {
		one.ToAfter = &p.To.Number
	}
	if p.Next != nil {
		one.ToBefore = &p.Next.Number
	}
	return one
}
