// op.go is what a difference is: its operations, its law, and its JSON.

package diffing

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"
)

// Engine is the version of the difference algorithm. It is stored with every
// stored difference, and rises whenever Words may answer differently.
const Engine = 2

// Kind says what an operation does to its text.
type Kind byte

// The kinds of operation, by the sign they have in JSON.
const (
	Equal  Kind = '='
	Delete Kind = '-'
	Insert Kind = '+'
)

// Op is one stretch of a difference. In JSON it is ["=","text"].
type Op struct {
	Kind Kind
	Text string
}

// Diff is the way from one text to another, in order. It is well formed when no
// operation is empty, no two neighbours are of one kind, and in a change the
// deletion comes before the insertion. In JSON it is an array of operations.
type Diff []Op

// Before is the text the difference starts from.
func (d Diff) Before() string { return d.without(Insert) }

// After is the text the difference leads to.
func (d Diff) After() string { return d.without(Delete) }

// Changed reports whether the two texts differ.
func (d Diff) Changed() bool {
	for _, op := range d {
		if op.Kind != Equal {
			return true
		}
	}
	return false
}

// size is the bytes of all operations together.
func (d Diff) size() int {
	size := 0
	for _, op := range d {
		size += len(op.Text)
	}
	return size
}

func (d Diff) without(kind Kind) string {
	var text strings.Builder
	text.Grow(d.size())
	for _, op := range d {
		if op.Kind != kind {
			text.WriteString(op.Text)
		}
	}
	return text.String()
}

// Check proves the law: the difference is well formed and leads from exactly
// before to exactly after. The error says where it first fails.
func (d Diff) Check(before, after string) error {
	if err := d.wellFormed(); err != nil {
		return err
	}
	if err := d.spells(before, Insert, "the text before"); err != nil {
		return err
	}
	return d.spells(after, Delete, "the text after")
}

func (d Diff) spells(text string, skip Kind, name string) error {
	rest := text
	for i, op := range d {
		if op.Kind == skip {
			continue
		}
		var found bool
		if rest, found = strings.CutPrefix(rest, op.Text); !found {
			return fmt.Errorf("diffing: operation %d does not spell %s at byte %d", i, name, len(text)-len(rest))
		}
	}
	if rest != "" {
		return fmt.Errorf("diffing: the difference ends at byte %d of %d of %s", len(text)-len(rest), len(text), name)
	}
	return nil
}

func (d Diff) wellFormed() error {
	last := Kind(0)
	for i, op := range d {
		switch {
		case op.Kind != Equal && op.Kind != Delete && op.Kind != Insert:
			return fmt.Errorf("diffing: operation %d has the unknown kind %q", i, rune(op.Kind))
		case op.Text == "":
			return fmt.Errorf("diffing: operation %d is empty", i)
		case op.Kind == last:
			return fmt.Errorf("diffing: operations %d and %d are of one kind", i-1, i)
		case last == Insert && op.Kind == Delete:
			return fmt.Errorf("diffing: operation %d deletes after an insertion", i)
		}
		last = op.Kind
	}
	return nil
}

// MarshalJSON writes ["=","text"]. Text that is not valid UTF-8 is refused,
// since JSON would silently alter it.
func (o Op) MarshalJSON() ([]byte, error) {
	if o.Kind != Equal && o.Kind != Delete && o.Kind != Insert {
		return nil, fmt.Errorf("diffing: unknown kind %q", rune(o.Kind))
	}
	if !utf8.ValidString(o.Text) {
		return nil, errors.New("diffing: the text of an operation is not valid UTF-8")
	}
	return json.Marshal([2]string{string(rune(o.Kind)), o.Text})
}

// UnmarshalJSON reads exactly what MarshalJSON writes: two strings, a known
// kind, a text that is not empty and that JSON does not alter.
func (o *Op) UnmarshalJSON(data []byte) error {
	if !utf8.Valid(data) || loneSurrogate(data) {
		return errors.New("diffing: an operation is not valid Unicode")
	}
	var parts []string
	if err := json.Unmarshal(data, &parts); err != nil || len(parts) != 2 {
		return errors.New(`diffing: an operation is ["=","text"], ["-","text"] or ["+","text"]`)
	}
	if parts[0] != "=" && parts[0] != "-" && parts[0] != "+" {
		return fmt.Errorf("diffing: unknown kind %q", parts[0])
	}
	if parts[1] == "" {
		return errors.New("diffing: an operation is empty")
	}
	o.Kind, o.Text = Kind(parts[0][0]), parts[1]
	return nil
}

// MarshalJSON writes an array, also when the difference is nil.
func (d Diff) MarshalJSON() ([]byte, error) {
	if d == nil {
		return []byte("[]"), nil
	}
	return json.Marshal([]Op(d))
}

// UnmarshalJSON reads a well-formed difference and leaves d alone when it is
// not one. That it leads from one text to another is for Check to say.
func (d *Diff) UnmarshalJSON(data []byte) error {
	if !bytes.HasPrefix(bytes.TrimSpace(data), []byte("[")) {
		return errors.New("diffing: a difference is an array of operations")
	}
	var ops []json.RawMessage // so that a null operation is seen and refused
	if err := json.Unmarshal(data, &ops); err != nil {
		return err
	}
	read := make(Diff, len(ops))
	for i, raw := range ops {
		if err := read[i].UnmarshalJSON(raw); err != nil {
			return err
		}
	}
	if err := read.wellFormed(); err != nil {
		return err
	}
	*d = read
	return nil
}

// loneSurrogate reports a \u escape of half a pair, which encoding/json turns
// into U+FFFD without a word.
func loneSurrogate(data []byte) bool {
	high := false // the escape just before was a first half
	for i := 0; i < len(data); i++ {
		if data[i] != '\\' || i+1 == len(data) {
			if high {
				return true
			}
			continue
		}
		first, second := false, false
		if data[i+1] == 'u' && i+5 < len(data) && (data[i+2]|0x20) == 'd' {
			switch c := data[i+3] | 0x20; {
			case c == '8' || c == '9' || c == 'a' || c == 'b':
				first = true
			case c >= 'c' && c <= 'f':
				second = true
			}
		}
		if high != second {
			return true
		}
		high = first
		if data[i+1] == 'u' {
			i += 4
		}
		i++
	}
	return high
}
