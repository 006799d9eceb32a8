// place.go is the command that says where each row of a table of proposals belongs in a draft.

package main

import (
	"fmt"

	"adref/diffing"
	"adref/server/formats"
)

// placed is one line of `adref place -format json`: a row, counted from 1 without the header, the
// element of the draft that its quotation comes from, and the runner-up. Ids are those of `adref
// outline`, empty where there is none.
type placed struct {
	Row        int     `json:"row"`
	ID         string  `json:"id"`
	Confidence float64 `json:"confidence"`
	Second     string  `json:"second"`
}

func place(c call, args []string) error {
	format := c.flags.String("format", "text", "")
	args, err := c.parse(args, "DRAFT", "ROWS")
	if err != nil {
		return err
	}
	if *format != "text" && *format != "json" {
		return misuse{fmt.Errorf("place writes text or json, not %q", *format)}
	}
	draft, notices, err := readDraft(args[0])
	if err != nil {
		return err
	}
	rows, more, err := readRows(args[1])
	if err != nil {
		return err
	}
	entries := formats.Outline(draft, formats.Settings(args[0]))
	list, err := placeRows(c, entries, rows)
	if err != nil {
		return err
	}
	if *format == "json" {
		out, err := formats.WriteJSON(list)
		if err != nil {
			return err
		}
		_, err = c.out.Write(out)
		return err
	}
	for _, n := range append(notices, more...) {
		fmt.Fprintln(c.errs, "notice:", n)
	}
	return writePlaces(c, list)
}

func placeRows(c call, entries []formats.OutlineEntry, rows []formats.Row) ([]placed, error) {
	texts := make([]string, len(entries))
	for i, e := range entries {
		texts[i] = e.Text
	}
	index, err := diffing.NewIndex(c.ctx, texts)
	if err != nil {
		return nil, err
	}
	id := func(at int) string {
		if at < 0 {
			return ""
		}
		return entries[at].ID
	}
	list := make([]placed, len(rows))
	for i, row := range rows {
		p, err := index.Locate(c.ctx, row.Old)
		if err != nil {
			return nil, err
		}
		list[i] = placed{Row: i + 1, ID: id(p.At), Confidence: p.Confidence, Second: id(p.Second)}
	}
	return list, nil
}

func writePlaces(c call, list []placed) error {
	found := 0
	for _, p := range list {
		at := p.ID
		if at == "" {
			at = "not found"
		} else {
			found++
		}
		line := fmt.Sprintf("%5d  %-12s %.3f", p.Row, at, p.Confidence)
		if p.Second != "" {
			line += "  or " + p.Second
		}
		if _, err := fmt.Fprintln(c.out, line); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(c.out, "%d of %d rows found\n", found, len(list))
	return err
}

// readRows reads a table of proposals.
func readRows(name string) ([]formats.Row, []string, error) {
	data, err := readTable(name)
	if err != nil {
		return nil, nil, err
	}
	rows, notices, err := formats.ReadRows(name, data)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", name, err)
	}
	return rows, notices, nil
}
