// diff.go is the command that compares two drafts.

package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"runtime/debug"
	"slices"
	"sync"

	"adref/diffing"
	"adref/editor"
	"adref/editor/docx"
	"adref/server/formats"
)

// diff compares two drafts, paragraphs first and then words. That they differ is a finding.
func diff(c call, args []string) error {
	format := c.flags.String("format", "text", "")
	args, err := c.parse(args, "A", "B")
	if err != nil {
		return err
	}
	switch *format {
	case "text", "json", "html", "docx":
	default:
		return misuse{fmt.Errorf("diff writes text, json, html or docx, not %.20q", *format)}
	}
	// The whole run is over before there is much to collect: only what is too large for that pays.
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(512 << 20)
	drafts, err := readDrafts(c, args)
	if err != nil {
		return err
	}
	list, err := diffing.Compare(c.ctx, paragraphs(args[0], drafts[0]), paragraphs(args[1], drafts[1]))
	if err != nil {
		return err
	}
	switch *format {
	case "json":
		var out []byte
		if out, err = formats.WriteJSON(list); err == nil {
			_, err = c.out.Write(out)
		}
	case "docx":
		var file []byte
		if file, err = trackedDrafts(c, args, drafts); err == nil {
			_, err = c.out.Write(file)
		}
	case "html":
		page := diffing.Page{
			Title:    fmt.Sprintf("Changes from %s to %s", filepath.Base(args[0]), filepath.Base(args[1])),
			Language: drafts[1].Masthead.Language,
		}
		err = page.WriteHTML(c.out, list)
	default:
		err = diffing.WriteText(c.out, list)
	}
	if err != nil {
		return err
	}
	for _, p := range list {
		if p.Change != diffing.Same {
			return finding{errors.New("the drafts differ")}
		}
	}
	return nil
}

// readDrafts reads several drafts, and tells of what a human should look at in them.
func readDrafts(c call, names []string) ([]editor.Draft, error) {
	drafts := make([]editor.Draft, len(names))
	notices := make([][]string, len(names))
	errs := make([]error, len(names))
	var group sync.WaitGroup
	for i, name := range names {
		group.Go(func() { drafts[i], notices[i], errs[i] = readDraft(name) })
	}
	group.Wait()
	if i := slices.IndexFunc(errs, func(err error) bool { return err != nil }); i >= 0 {
		return nil, errs[i]
	}
	for i, name := range names {
		for _, n := range notices[i] {
			fmt.Fprintf(c.errs, "notice: %s: %s\n", name, n)
		}
	}
	return drafts, nil
}

// paragraphs are the paragraphs of a draft as `adref outline` lists them, the masthead's lines first.
func paragraphs(name string, draft editor.Draft) []diffing.Paragraph {
	entries := formats.Outline(draft, formats.Settings(name))
	list := make([]diffing.Paragraph, len(entries))
	for i, e := range entries {
		list[i] = diffing.Paragraph{ID: e.ID, Number: e.Number, Text: e.Text}
	}
	return list
}

// trackedDrafts is the later draft as a Word file, with everything tracked that makes it of the earlier one.
func trackedDrafts(c call, names []string, drafts []editor.Draft) ([]byte, error) {
	texts := make([][]docx.Text, len(drafts))
	for i, draft := range drafts {
		numbers := editor.DraftNumbers(draft, formats.Settings(names[i]).Numbering)
		for k, e := range draft.Elements {
			texts[i] = append(texts[i], docx.Text{Element: e, Number: numbers[k]})
		}
	}
	return formats.WriteTracked(c.ctx, drafts[0].Masthead, drafts[1].Masthead, texts[0], texts[1], docx.By{Author: filepath.Base(names[1])})
}
