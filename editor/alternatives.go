// alternatives.go reads who stands behind what in a bracket, and between what a bracket leaves the
// choice, in the forms that drafts are written in:
//
//	[extreme - US; G77 delete]       a proposal, and who would not have it
//	[A - EU, G77 retain / B - US]    alternatives, each with those behind it
//	{EU/CH/J: text}                  put in by those it names
//	[alt 2. Text. China]             one of several, by number
//	[Option 1: text] [Option 2: No text]
//
// A form that is not complete says nothing: a slash divides alternatives only when each of them names
// somebody, and a word is a name only when it is a code (EU, G77, LDCs) or one that the caller knows.

package editor

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// Verb is what a delegation wants done with the words it is named behind.
type Verb string

const (
	VerbProposes Verb = "" // named without a verb
	VerbRetain   Verb = "retain"
	VerbDelete   Verb = "delete"
)

// Stance is one or more delegations with what they want.
type Stance struct {
	Names []string // as printed
	Verb  Verb
}

// Alternative is one text that a bracket holds, without its label and without those behind it.
type Alternative struct {
	Label   string // "alt 2", "Option 1"; "" for none
	Text    string
	NoText  bool // it proposes that there be none: Text is how it says so
	Stances []Stance
}

// Choice is what the text leaves to be chosen: a bracket with alternatives in it, or brackets beside
// each other with labels of one kind.
type Choice struct {
	At, End      int // in bytes of the text
	Alternatives []Alternative
}

// Known says of a name whether it is a delegation's; nil knows none.
type Known func(name string) bool

// Alternatives reads what a bracket, or a brace, of this tree holds: a single one when it leaves no
// choice.
func (t Tree) Alternatives(p *Piece, known Known) []Alternative {
	from, to := p.At+len(p.Open), p.End-len(p.Close)
	if p.Kind == PieceBrace {
		sponsors, _ := unmarked(strings.TrimSuffix(p.Open[1:], ":"))
		names, _ := namesIn(sponsors, nil)
		return []Alternative{{Text: strings.TrimSpace(t.text[from:to]), Stances: []Stance{{Names: names}}}}
	}
	if labels := t.labels(p); len(labels) > 0 && strings.TrimSpace(t.text[from:labels[0][0]]) == "" {
		var found []Alternative
		for i, l := range labels {
			end := to
			if i+1 < len(labels) {
				end = labels[i+1][0]
			}
			a := t.alternative(p, l[1], end, known, true)
			a.Label = plainLabel(t.text[l[0]:l[1]])
			if i+1 < len(labels) && len(a.Stances) == 0 {
				a.Text = strings.TrimRight(strings.TrimSuffix(a.Text, "/"), " ")
			}
			found = append(found, a)
		}
		return marked(found)
	}
	if slashes := t.topLevel(p, altSlash); len(slashes) > 0 {
		var found []Alternative
		for i := range len(slashes) + 1 {
			begin, end := from, to
			if i > 0 {
				begin = slashes[i-1][1]
			}
			if i < len(slashes) {
				end = slashes[i][0]
			}
			a := t.alternative(p, begin, end, known, false)
			if len(a.Stances) == 0 {
				found = nil
				break
			}
			found = append(found, a)
		}
		if found != nil {
			return marked(found)
		}
	}
	return []Alternative{t.alternative(p, from, to, known, false)}
}

// Choices lists what a text leaves to be chosen, nested ones too, in its order.
func (t Tree) Choices(known Known) []Choice {
	var found []Choice
	t.choices(t.Pieces, known, &found)
	return found
}

func (t Tree) choices(pieces []Piece, known Known, found *[]Choice) {
	group := -1 // of labelled brackets beside each other: the last, while another may join it
	for i := range pieces {
		p := &pieces[i]
		if p.Kind == PieceWords && strings.Trim(p.Open, " /;,") == "" {
			continue
		}
		if p.Kind != PieceBracket {
			group = -1
			t.choices(p.Inside, known, found)
			continue
		}
		alternatives := t.Alternatives(p, known)
		switch kind := labelKind(alternatives[0].Label); {
		case group >= 0 && kind != "" && (*found)[group].goesOnWith(alternatives[0].Label):
			c := &(*found)[group]
			c.End, c.Alternatives = p.End, append(c.Alternatives, alternatives...)
		case kind != "" || len(alternatives) > 1:
			*found = append(*found, Choice{p.At, p.End, alternatives})
			group = len(*found) - 1
		default:
			group = -1
		}
		t.choices(p.Inside, known, found)
	}
}

func (c Choice) goesOnWith(label string) bool {
	return follows(c.Alternatives[len(c.Alternatives)-1].Label, label)
}

// alternative reads the text between two places of a bracket, and who is named behind it.
func (t Tree) alternative(p *Piece, from, to int, known Known, labelled bool) Alternative {
	from, to = trimmed(t.text, from, to)
	a := Alternative{Text: t.text[from:to]}
	last := slices.IndexFunc(p.Inside, func(w Piece) bool { return w.At < to && to <= w.End })
	if last < 0 || p.Inside[last].Kind != PieceWords {
		return a
	}
	begin := max(from, p.Inside[last].At)
	tail := t.text[begin:to] // where those behind it are named
	if dashes := nameDash.FindAllStringIndex(tail, -1); len(dashes) > 0 {
		d := dashes[len(dashes)-1]
		if stances, ok := stancesIn(tail[d[1]:], known); ok && strings.TrimSpace(t.text[from:begin+d[0]]) != "" {
			a.Text, a.Stances = strings.TrimSpace(t.text[from:begin+d[0]]), stances
			return a
		}
	}
	if !labelled {
		return a
	}
	if end := closingNames.FindStringSubmatchIndex(tail); end != nil {
		if names, ok := namesIn(tail[end[2]:end[3]], func(name string) bool { return namePhrase.MatchString(name) || known != nil && known(name) }); ok {
			a.Text, a.Stances = strings.TrimSpace(t.text[from:begin+end[2]]), []Stance{{Names: names}}
		}
	}
	return a
}

// marked says which of several alternatives propose that there be no text.
func marked(alternatives []Alternative) []Alternative {
	for i := range alternatives {
		alternatives[i].NoText = strings.EqualFold(strings.Trim(alternatives[i].Text, "* ."), "no text")
	}
	return alternatives
}

var (
	altSlash = regexp.MustCompile(` / `)
	nameDash = regexp.MustCompile(` [-–—] `)
	// The label of an alternative, plain or bold as a whole.
	altLabel = regexp.MustCompile(`(?i)\*\*` + aLabel + `[.:]\*\*:?|\*\*` + aLabel + `\*\*[.:]|` + aLabel + `[.:]`)
	// Names that stand alone behind the end of a sentence.
	closingNames = regexp.MustCompile(`[.;…?!]\s+([^.;…?!]+)$`)
	// What a name looks like that nobody knows: capitals, as in Republic of Korea.
	namePhrase  = regexp.MustCompile(`^\p{Lu}[\p{L}'’-]*( (of|the|and|\p{Lu}[\p{L}'’-]*))*( \p{Lu}[\p{L}'’-]*)?$`)
	nameCode    = regexp.MustCompile(`^[A-Z][A-Z0-9&-]*[A-Z0-9]s?$`)
	romanNumber = regexp.MustCompile(`^[IVX]+$`) // a number rather than a code
	groupName   = regexp.MustCompile(`^([A-Z0-9-]+) (?:and|&) \p{Lu}\p{L}+$`)
)

const aLabel = `(?:alt|alternative|option)\.? (?:[0-9]{1,2}|[a-z])`

// labels finds where alternatives begin in a bracket: a label at its beginning, and each further one
// of the same kind that counts on from it and stands behind a sentence, a slash or a bracket.
func (t Tree) labels(p *Piece) [][2]int {
	var found [][2]int
	for _, at := range t.topLevel(p, altLabel) {
		if len(found) == 0 {
			found = append(found, at)
			continue
		}
		before, last := t.text[:at[0]], found[len(found)-1]
		spaced := strings.TrimRight(before, " ")
		c, _ := utf8.DecodeLastRuneInString(spaced)
		if len(spaced) < len(before) && strings.ContainsRune(".;…?!/]})*", c) && follows(t.text[last[0]:last[1]], t.text[at[0]:at[1]]) {
			found = append(found, at)
		}
	}
	return found
}

// topLevel finds an expression in the words of a bracket, not in what they enclose.
func (t Tree) topLevel(p *Piece, like *regexp.Regexp) [][2]int {
	var found [][2]int
	for i := range p.Inside {
		if w := &p.Inside[i]; w.Kind == PieceWords {
			for _, at := range like.FindAllStringIndex(w.Open, -1) {
				found = append(found, [2]int{w.At + at[0], w.At + at[1]})
			}
		}
	}
	return found
}

func plainLabel(s string) string { return strings.Trim(s, "*.: ") }

// labelKind is what kind of label it is, without its number.
func labelKind(s string) string {
	kind, _, _ := strings.Cut(strings.ToLower(s), " ")
	return strings.TrimSuffix(kind, ".")
}

// follows says whether a label counts on from another.
func follows(one, next string) bool {
	a, b := strings.ToLower(plainLabel(one)), strings.ToLower(plainLabel(next))
	_, n, _ := strings.Cut(a, " ")
	_, m, _ := strings.Cut(b, " ")
	return labelKind(a) == labelKind(b) && ordinalOf(m) == ordinalOf(n)+1
}

// ordinalOf is the value of a number or of a letter.
func ordinalOf(s string) int {
	n := 0
	for _, c := range s {
		switch {
		case c >= '0' && c <= '9':
			n = 10*n + int(c-'0')
		case c >= 'a' && c <= 'z':
			n = 1000 + int(c-'a')
		}
	}
	return n
}

// stancesIn reads "EU, G77 retain; US delete": all of it, or nothing.
func stancesIn(s string, known Known) ([]Stance, bool) {
	var found []Stance
	for part := range strings.SplitSeq(s, ";") {
		part, ok := unmarked(part)
		if !ok {
			return nil, false
		}
		verb := VerbProposes
		if at := strings.LastIndexByte(part, ' '); at > 0 {
			switch strings.ToLower(part[at+1:]) {
			case "retain", "retains", "keep", "keeps":
				verb = VerbRetain
			case "delete", "deletes":
				verb = VerbDelete
			}
			if verb != VerbProposes {
				part = part[:at]
			}
		}
		names, ok := namesIn(part, known)
		if !ok {
			return nil, false
		}
		found = append(found, Stance{names, verb})
	}
	return found, true
}

// unmarked takes the marks of bold and italic off, which must be in pairs.
func unmarked(s string) (string, bool) {
	return strings.TrimSpace(strings.ReplaceAll(s, "*", "")), strings.Count(s, "*")%2 == 0
}

// namesIn reads a list of names, divided by commas and slashes. A single capital, as in EU/CH/J, is a
// name only beside another.
func namesIn(s string, known Known) ([]string, bool) {
	var names []string
	single, whole := false, false
	for item := range strings.SplitSeq(s, ",") {
		item = strings.TrimSpace(item)
		parts := []string{item}
		if known == nil || !known(item) {
			parts = strings.Split(item, "/")
		}
		for _, name := range parts {
			name = strings.TrimSpace(name)
			switch {
			case known != nil && known(name), isCode(name):
				whole = true
			case len(name) == 1 && name[0] >= 'A' && name[0] <= 'Z':
				single = true
			default:
				return nil, false
			}
			names = append(names, name)
		}
	}
	return names, whole || !single
}

func isCode(name string) bool {
	if m := groupName.FindStringSubmatch(name); m != nil {
		name = m[1]
	}
	return nameCode.MatchString(name) && !romanNumber.MatchString(name)
}

// braceAttribution is where the attribution of a brace at text[at:] ends, behind its colon, or 0.
func braceAttribution(text string, at int) int {
	const longest = 200
	rest := text[at+1 : min(len(text), at+1+longest)]
	end := strings.IndexByte(rest, ':')
	if end < 0 {
		return 0
	}
	names, paired := unmarked(rest[:end])
	if _, ok := namesIn(names, nil); !ok || !paired {
		return 0
	}
	return at + 1 + end + 1
}

func trimmed(text string, from, to int) (int, int) {
	for from < to && text[from] == ' ' {
		from++
	}
	for from < to && text[to-1] == ' ' {
		to--
	}
	return from, to
}
