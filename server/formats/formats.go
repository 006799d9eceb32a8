// Package formats picks the reader or writer of a file by its name; the formats themselves are in
// adref/editor/plaintext and adref/editor/docx. The server's upload and the command line use the same ones.
package formats

import (
	"encoding/json"
	"fmt"
	"path"
	"strings"

	"adref/editor"
	"adref/editor/docx"
	"adref/editor/plaintext"
)

// MaxFile is the largest file that is read, in bytes.
const MaxFile = 16 << 20

// Read reads a draft from a file of the given name. Notices are what a human should look at.
func Read(name string, data []byte) (draft editor.Draft, notices []string, err error) {
	if len(data) > MaxFile {
		return draft, nil, fmt.Errorf("the file has %d MiB; at most %d MiB are read", len(data)>>20, MaxFile>>20)
	}
	switch ext := strings.ToLower(path.Ext(name)); ext {
	case ".txt", ".md", "":
		read, notes, err := plaintext.Read(data)
		for _, n := range notes {
			notices = append(notices, fmt.Sprintf("line %d: %s", n.Line, n.Message))
		}
		return read, notices, err
	case ".jsonl":
		draft, err = plaintext.ReadJSONLines(data)
		return draft, nil, err
	case ".docx", ".docm", ".dotx", ".dotm":
		document, err := docx.Read(data)
		if err != nil {
			return draft, nil, err
		}
		return document.Draft()
	default:
		return draft, nil, fmt.Errorf("files of the kind %.20q cannot be read; .txt, .md, .docx and .jsonl can", ext)
	}
}

// IsWord says whether a file is a Word file by its name.
func IsWord(name string) bool {
	ext := strings.ToLower(path.Ext(name))
	return ext == ".docx" || ext == ".docm" || ext == ".dotx" || ext == ".dotm"
}

// Settings are the settings that suit a draft: ids and labels of the source's own are printed as
// they are.
func Settings(name string) editor.Settings {
	if strings.EqualFold(path.Ext(name), ".jsonl") {
		return editor.Settings{Numbering: editor.NumberingPrinted}
	}
	return editor.Settings{}
}

// OutlineEntry is one line of `adref outline -format json`.
type OutlineEntry struct {
	ID     string      `json:"id"`
	Kind   editor.Kind `json:"kind"`
	Level  int         `json:"level"`
	Number string      `json:"number"`
	Text   string      `json:"text"`
	Typed  bool        `json:"typed,omitempty"` // of a Word file: the number was typed, not counted by Word
}

// Outline is how a draft is read, in reading order: the masthead line by line, then every element,
// numbered as a report made from it would be.
func Outline(draft editor.Draft, settings editor.Settings) []OutlineEntry {
	entries := []OutlineEntry{}
	next := func(id string, e OutlineEntry) {
		e.ID = id
		if id == "" {
			e.ID = fmt.Sprintf("p%d", len(entries)+1)
		}
		entries = append(entries, e)
	}
	for _, line := range draft.Masthead.Lines {
		next("", OutlineEntry{Kind: editor.KindText, Text: line})
	}
	numbers := editor.DraftNumbers(draft, settings.Numbering)
	for i, e := range draft.Elements {
		next(e.ID, OutlineEntry{Kind: e.Kind, Level: e.Level, Number: numbers[i], Text: e.Text})
	}
	return entries
}

// OutlineWord is one side of a Word file with changes, a row a paragraph, numbered as the file shows it.
func OutlineWord(data []byte, side docx.Side) ([]OutlineEntry, error) {
	if len(data) > MaxFile {
		return nil, fmt.Errorf("the file has %d MiB; at most %d MiB are read", len(data)>>20, MaxFile>>20)
	}
	document, err := docx.Read(data)
	if err != nil {
		return nil, err
	}
	entries := []OutlineEntry{}
	for i, row := range document.Rows(side) {
		entries = append(entries, OutlineEntry{
			ID: fmt.Sprintf("p%d", i+1), Kind: row.Kind, Level: row.Level, Number: row.Number, Text: row.Text, Typed: row.Typed,
		})
	}
	return entries, nil
}

// WriteText writes a text of a report as a page.
func WriteText(draft editor.Draft, numbers []string) []byte { return plaintext.Write(draft, numbers) }

// WriteJSON writes a value as the command line and the exports print it.
func WriteJSON(v any) ([]byte, error) {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return []byte(b.String()), nil
}
