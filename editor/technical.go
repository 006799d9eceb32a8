// technical.go is the technical update: placeholders are filled, and nothing else in the text changes,
// so that agreement is not reopened.

package editor

import (
	"fmt"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"adref/diffing"
)

// UpdateTechnically fills placeholders of one paragraph. The new text differs from the current one in
// placeholders only; it makes a new version, and an agreed paragraph stays agreed. Chair or Secretariat.
type UpdateTechnically struct {
	Paragraph string `json:"paragraph"`
	Version   int    `json:"version"` // the version on the sender's screen; another is refused as stale
	Text      string `json:"text"`    // the whole text, placeholders filled
}

// ParagraphUpdated made a new version by filling placeholders. What was agreed is agreed in it.
type ParagraphUpdated struct {
	Paragraph string `json:"paragraph"`
	Version   int    `json:"version"` // the new one
	Text      string `json:"text"`
}

func (UpdateTechnically) Type() string { return "update_technically" }
func (ParagraphUpdated) Fact() string  { return "paragraph_updated" }

// MaxFilling is the longest text that fills one placeholder, in characters: a date, a name, a title.
const MaxFilling = 200

func (c UpdateTechnically) decide(d *decision) error {
	p, err := d.changing(c.Paragraph, c.Version)
	if err != nil {
		return err
	}
	text, err := CleanText(c.Text, d.r.Masthead.Language)
	if err != nil {
		return err
	}
	if text == p.Text() {
		return refuse(CodeInvalid, "The text is the same as version %d: no placeholder is filled.", c.Version)
	}
	// Rule 2: a contested text is untouched. An update that has done what the request asks for would
	// make the paragraph agreed by another door.
	if d.r.Status(p) == StatusContested {
		return blocked(d.name(p)+" is contested, and its text stays untouched", d.r.ObstaclesTogether(p, d.r.Numbers()))
	}
	if err := checkFilled(p.Text(), text); err != nil {
		return err
	}
	if err := d.emit(ParagraphUpdated{p.ID, c.Version + 1, text}); err != nil {
		return err
	}
	return d.carryAll(p.Amendments)
}

func (f ParagraphUpdated) apply(r *Report, e Event) error {
	return r.changeParagraph(f.Paragraph, func(p *Paragraph) error {
		if f.Version != p.Current()+1 || p.Dropped {
			return fmt.Errorf("version %d does not follow version %d", f.Version, p.Current())
		}
		if r.Status(p) == StatusContested {
			return fmt.Errorf("paragraph %s is contested", p.ID)
		}
		if err := checkFilled(p.Text(), f.Text); err != nil {
			return fmt.Errorf("no technical update of paragraph %s: %w", p.ID, err)
		}
		if p.Agreed == p.Current() {
			p.Agreed = f.Version
		}
		p.Versions = append(slices.Clip(p.Versions), Version{Text: f.Text, At: e.At, By: e.By, Revision: len(r.Revisions), Technical: true})
		return nil
	})
}

// checkFilled refuses a text that differs from another in more than its placeholders. What stands
// between two placeholders stands between what fills them; where that is there twice, the first counts.
func checkFilled(before, after string) error {
	tree := ReadBrackets(before)
	placeholders := tree.Placeholders()
	if len(placeholders) == 0 {
		return refuse(CodeInvalid, "There is no placeholder in this text to be filled. %s", forRevising)
	}
	now := ReadBrackets(after)
	left := now.Placeholders() // not filled: they are not looked into
	rest, ok := strings.CutPrefix(after, before[:placeholders[0].At])
	if !ok {
		return changesMore(before, after, placeholders)
	}
	for i, p := range placeholders {
		from, last := len(after)-len(rest), i+1 == len(placeholders)
		following := before[p.End:]
		if !last {
			following = before[p.End:placeholders[i+1].At]
		}
		end := -1
		if last {
			if end = len(after) - len(following); end < from || after[end:] != following {
				return changesMore(before, after, placeholders)
			}
		} else if end = endOfFilling(after, from, following, left); end < 0 && strings.HasPrefix(rest, following) {
			end = from
		} else if end < 0 {
			return changesMore(before, after, placeholders)
		}
		if filling := after[from:end]; filling != p.Open {
			if err := checkFilling(p.Open, filling); err != nil {
				return err
			}
		}
		rest = after[end+len(following):]
	}
	was, is := tree.shape(), now.shape()
	if is[PieceBracket] != was[PieceBracket] || is[PieceLoose] != was[PieceLoose] {
		return refuse(CodeInvalid, "What is filled in would make other words part of a square bracket, a link or a footnote. %s", forRevising)
	}
	return nil
}

// endOfFilling is where what stands behind a placeholder begins, at the earliest one character further
// and not within a placeholder that is left; -1 when it does not.
func endOfFilling(text string, from int, following string, left []*Piece) int {
	_, first := utf8.DecodeRuneInString(text[from:])
	for at := from + first; at <= len(text); {
		i := sort.Search(len(left), func(i int) bool { return left[i].End > at })
		if i < len(left) && left[i].At < at {
			at = left[i].End
			continue
		}
		switch next := strings.Index(text[at:], following); next {
		case -1:
			return -1
		case 0:
			return at
		default:
			at += next
		}
	}
	return -1
}

const forRevising = "To change other words, revise the paragraph."

func checkFilling(placeholder, filling string) error {
	switch found := FindBrackets(filling); {
	case strings.TrimSpace(filling) == "":
		return refuse(CodeInvalid, "The placeholder “%s” is filled with nothing. %s", placeholder, forRevising)
	case utf8.RuneCountInString(filling) > MaxFilling:
		return refuse(CodeInvalid, "The placeholder “%s” is filled with more than %d characters (“%s”): that is new text. %s", placeholder, MaxFilling, clip(filling, 40), forRevising)
	case found.Blocking() > 0:
		return refuse(CodeInvalid, "The placeholder “%s” is filled with a square bracket (“%s”), which is not agreed. %s", placeholder, clip(filling, 40), forRevising)
	}
	return nil
}

// changesMore says which words outside the placeholders differ.
func changesMore(before, after string, placeholders []*Piece) error {
	var out, in []string
	quote := func(list *[]string, words string) {
		if words = strings.TrimSpace(words); words != "" {
			*list = append(*list, "“"+clip(words, 40)+"”")
		}
	}
	at, filled := 0, false
	for _, op := range diffing.Words(before, after) {
		end := at + len(op.Text)
		switch op.Kind {
		case diffing.Equal:
			at, filled = end, false
		case diffing.Delete:
			from := at
			for _, p := range placeholders {
				if p.End <= at || p.At >= end {
					continue
				}
				filled = true
				quote(&out, before[from:max(from, p.At)])
				from = min(p.End, end)
			}
			quote(&out, before[from:end])
			at = end
		case diffing.Insert:
			touches := slices.ContainsFunc(placeholders, func(p *Piece) bool { return p.At <= at && at <= p.End })
			if !touches && !filled {
				quote(&in, op.Text)
			}
		}
	}
	var changes []string
	if len(out) > 0 {
		changes = append(changes, "takes out "+enumerate(out[:min(len(out), 5)]))
	}
	if len(in) > 0 {
		changes = append(changes, "puts in "+enumerate(in[:min(len(in), 5)]))
	}
	if len(changes) == 0 {
		changes = []string{"changes the words around them"}
	}
	return refuse(CodeInvalid, "A technical update fills placeholders only; outside them this one %s. %s", enumerate(changes), forRevising)
}
