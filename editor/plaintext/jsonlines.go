// jsonlines.go reads a draft from JSON lines: {"id", "label", "text"} a line, in reading order.

package plaintext

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode"

	"adref/editor"
)

// maxName is the longest id or label, in bytes.
const maxName = 200

// ReadJSONLines reads one element a line. Its id is kept; its label becomes the printed number, for
// the numbering as printed. What an element is follows from its label: a number as reports write
// it, or the name of a part of a legal text ("article 5", "point a"); any other is text. Every line
// has the three members, once each, all strings; ids are not empty and not repeated.
func ReadJSONLines(data []byte) (editor.Draft, error) {
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if err := check(data); err != nil {
		return editor.Draft{}, err
	}
	var d editor.Draft
	var texts []line
	ids := map[string]int{}
	no := 0
	for raw := range bytes.SplitSeq(data, []byte("\n")) {
		no++
		raw = bytes.TrimSpace(raw)
		if len(raw) == 0 {
			continue
		}
		if len(d.Elements) == maxElements {
			return editor.Draft{}, fmt.Errorf("line %d: the draft has more than %d elements", no, maxElements)
		}
		id, label, text, err := readRow(raw)
		if err != nil {
			return editor.Draft{}, fmt.Errorf("line %d: %w", no, err)
		}
		if before, again := ids[id]; again {
			return editor.Draft{}, fmt.Errorf("line %d: the id %q stands on line %d too", no, id, before)
		}
		ids[id] = no
		e := labelled(label)
		e.ID, e.Text = id, text
		d.Elements = append(d.Elements, e)
		texts = append(texts, line{no: no, text: text})
	}
	d.Masthead.Language = guessLanguage(texts)
	for i, e := range d.Elements {
		text, err := editor.CleanText(e.Text, d.Masthead.Language)
		if err != nil {
			return editor.Draft{}, fmt.Errorf("line %d (id %q): %w", texts[i].no, e.ID, err)
		}
		d.Elements[i].Text = text
	}
	return d, nil
}

// readRow reads one object with its three members. It goes token by token because Unmarshal lets
// members that are repeated, unknown or in another case pass.
func readRow(raw []byte) (id, label, text string, err error) {
	in := json.NewDecoder(bytes.NewReader(raw))
	if t, err := in.Token(); err != nil || t != json.Delim('{') {
		return "", "", "", errors.New(`not an object {"id", "label", "text"}`)
	}
	members := map[string]*string{"id": &id, "label": &label, "text": &text}
	for in.More() {
		t, err := in.Token()
		if err != nil {
			return "", "", "", fmt.Errorf("not JSON: %w", err)
		}
		name, _ := t.(string)
		to, wanted := members[name]
		if !wanted {
			return "", "", "", fmt.Errorf("the member %q is unknown or stands twice", name)
		}
		delete(members, name)
		if t, err = in.Token(); err != nil {
			return "", "", "", fmt.Errorf("not JSON: %w", err)
		}
		value, isText := t.(string)
		if !isText {
			return "", "", "", fmt.Errorf("the member %q is not a string", name)
		}
		*to = value
	}
	if _, err := in.Token(); err != nil {
		return "", "", "", fmt.Errorf("not JSON: %w", err)
	}
	if _, err := in.Token(); err != io.EOF {
		return "", "", "", errors.New("something stands behind the object")
	}
	for _, name := range []string{"id", "label", "text"} {
		if _, missing := members[name]; missing {
			return "", "", "", fmt.Errorf("the member %q is missing", name)
		}
	}
	// The decoder puts U+FFFD in the place of a surrogate without its partner.
	if strings.ContainsRune(id+label+text, unicode.ReplacementChar) && !bytes.ContainsRune(raw, unicode.ReplacementChar) {
		return "", "", "", errors.New(`an escape \u stands for no character`)
	}
	for i, value := range []string{id, label} {
		name := [2]string{"id", "label"}[i]
		switch {
		case name == "id" && strings.TrimSpace(value) == "":
			return "", "", "", errors.New("the id is empty")
		case len(value) > maxName:
			return "", "", "", fmt.Errorf("the %s is %d bytes long; at most %d are allowed", name, len(value), maxName)
		case strings.ContainsFunc(value, unicode.IsControl):
			return "", "", "", fmt.Errorf("the %s has a control character", name)
		}
	}
	return id, label, text, nil
}

var partName = regexp.MustCompile(`^(?i)([a-z]+)\b`)

// labelled is the element that a label names, without id and text.
func labelled(label string) editor.Element {
	e := editor.Element{Kind: editor.KindText, Printed: label}
	m := readMark(label + ".")
	if strings.HasSuffix(label, ")") {
		m = readMark(label)
	}
	switch m.form {
	case formArabic:
		e.Kind, e.Marker = editor.KindParagraph, editor.MarkerArabic
		return e
	case formParen:
		e.Kind, e.Level, e.Marker = editor.KindItem, 1, m.style(m.value.letter == 0 || m.value.roman == 1)
		return e
	case formUpper:
		marker, _ := newContext().upper(m.value, 0)
		e.Kind, e.Level, e.Marker = editor.KindHeading, 1, marker
		if marker == editor.MarkerUpperLetter {
			e.Level = 2
		}
		return e
	}
	switch name := partName.FindString(strings.ToLower(label)); name {
	case "title", "part", "annex":
		e.Kind, e.Level, e.Annex = editor.KindHeading, 1, name == "annex"
	case "chapter":
		e.Kind, e.Level = editor.KindHeading, 2
	case "section":
		e.Kind, e.Level = editor.KindHeading, 3
	case "article":
		e.Kind, e.Level = editor.KindHeading, 4
	case "paragraph", "recital":
		e.Kind = editor.KindParagraph
	case "point":
		e.Kind, e.Level = editor.KindItem, 1
	case "subpoint", "indent":
		e.Kind, e.Level = editor.KindItem, 2
	}
	return e
}
