// brackets.go reads the square brackets of a text: a tolerant parser, whose tree prints as the very
// text it was made of, and what stands against agreement, derived from it. Who stands behind what in
// a bracket is in alternatives.go, taking brackets out in lifting.go.

package editor

import (
	"iter"
	"regexp"
	"strings"
)

// PieceKind says what one piece of a text is to the negotiation.
type PieceKind string

const (
	PieceWords       PieceKind = "words"       // neither brackets nor a placeholder
	PieceBracket     PieceKind = "bracket"     // [text] that is not agreed
	PieceBrace       PieceKind = "brace"       // {EU/CH: text}, put in by those it names
	PiecePlaceholder PieceKind = "placeholder" // to be filled by a technical update
	PieceLoose       PieceKind = "loose"       // a square bracket without its partner
	PieceNote        PieceKind = "note"        // ^[footnote]
	PieceLink        PieceKind = "link"        // [words](target)
)

// Piece is one piece of a text: signs and what stands between them, or words. Its own text is Open,
// then that of Inside, then Close.
type Piece struct {
	Kind   PieceKind
	At     int    // where it begins, in bytes of the text
	End    int    // where it ends
	Open   string // the opening sign; of a piece that has nothing inside, the whole of it
	Inside []Piece
	Close  string // the closing sign, a link's with its target

	outermost bool // of brackets: not inside another, closed or not
}

// Tree is a text as its brackets divide it.
type Tree struct {
	Pieces []Piece
	text   string
}

// String prints the tree: the text it was made of, byte for byte.
func (t Tree) String() string {
	var b strings.Builder
	for _, p := range t.Pieces {
		p.print(&b)
	}
	return b.String()
}

func (p Piece) print(b *strings.Builder) {
	b.WriteString(p.Open)
	for _, inside := range p.Inside {
		inside.print(b)
	}
	b.WriteString(p.Close)
}

// all walks the pieces in reading order, those that hold others before what they hold, with how many
// brackets each stands in.
func (t Tree) all() iter.Seq2[*Piece, int] {
	return func(yield func(*Piece, int) bool) { walk(t.Pieces, 0, yield) }
}

func walk(pieces []Piece, depth int, yield func(*Piece, int) bool) bool {
	for i := range pieces {
		p, inside := &pieces[i], depth
		if p.Kind == PieceBracket {
			inside++
		}
		if !yield(p, depth) || !walk(p.Inside, inside, yield) {
			return false
		}
	}
	return true
}

// ReadBrackets reads the brackets of any text. Brackets nest as deep as they do; one without its
// partner is a piece of its own, and what stands around it is read as if it were not there. What one
// placeholder holds is not looked into again, but the words of a link and of a footnote are.
func ReadBrackets(text string) Tree {
	r := bracketReader{text: text}
	r.find()
	return Tree{r.build(), text}
}

// sign is an opening or closing sign, or a whole placeholder; at and end are where it stands.
type sign struct {
	at, end   int
	kind      PieceKind // "": the brace opens nothing after all
	opens     bool
	closes    bool
	outermost bool
	closer    int // of a bracket's opening sign: its partner
}

type bracketReader struct {
	text  string
	signs []sign // in order of the text
}

// find pairs the signs. A closing bracket always answers to the last open one; braces pair only
// between the same brackets.
func (r *bracketReader) find() {
	type open struct {
		sign   int
		note   bool
		braces []int // open ones in it, by their signs; -1 for one that names nobody
	}
	stack := []open{{sign: -1, note: true}} // the text itself
	brackets := 0                           // open ones that are not footnotes
	caret := -2                             // the last one that is not escaped
	for i := 0; i < len(r.text); i++ {
		top := &stack[len(stack)-1]
		switch r.text[i] {
		case '\\':
			i++
		case '^':
			caret = i
		case '[':
			stack = append(stack, open{sign: len(r.signs), note: caret == i-1})
			if caret != i-1 {
				brackets++
			}
			r.signs = append(r.signs, sign{at: i, end: i + 1, kind: PieceLoose})
		case ']':
			if len(stack) == 1 {
				r.signs = append(r.signs, sign{at: i, end: i + 1, kind: PieceLoose})
				continue
			}
			first := &r.signs[top.sign]
			last := sign{at: i, end: i + 1, closes: true}
			innermost := top.sign == len(r.signs)-1
			stack = stack[:len(stack)-1]
			if !top.note {
				brackets--
			}
			switch to := targetEnd(r.text, i+1); {
			case top.note:
				first.kind, first.at = PieceNote, first.at-1
			case to > 0:
				first.kind, last.end = PieceLink, to
				i = to - 1
			case innermost && placeholderKind(r.text[first.at+1:i]) != "":
				first.kind, first.end = PiecePlaceholder, i+1
				continue
			default:
				first.kind, first.outermost = PieceBracket, brackets == 0
			}
			first.opens, first.closer, last.kind = true, len(r.signs), first.kind
			r.signs = append(r.signs, last)
		case '{':
			brace := -1
			if end := braceAttribution(r.text, i); end > 0 {
				brace = len(r.signs)
				r.signs = append(r.signs, sign{at: i, end: end})
			}
			top.braces = append(top.braces, brace)
		case '}':
			if len(top.braces) == 0 {
				continue
			}
			brace := top.braces[len(top.braces)-1]
			top.braces = top.braces[:len(top.braces)-1]
			if brace >= 0 {
				r.signs[brace].kind, r.signs[brace].opens = PieceBrace, true
				r.signs = append(r.signs, sign{at: i, end: i + 1, kind: PieceBrace, closes: true})
			}
		}
	}
}

// build makes the tree of the signs and of the words between them.
func (r *bracketReader) build() []Piece {
	type holder struct {
		first  sign
		pieces []Piece
	}
	stack := []holder{{}}
	at := 0
	for _, s := range r.signs {
		if s.kind == "" {
			continue
		}
		top := &stack[len(stack)-1]
		top.pieces = r.words(top.pieces, at, s.at)
		at = s.end
		switch {
		case s.opens:
			stack = append(stack, holder{first: s})
		case s.closes:
			p := Piece{
				Kind: s.kind, At: top.first.at, End: s.end, Open: r.text[top.first.at:top.first.end],
				Inside: top.pieces, Close: r.text[s.at:s.end], outermost: top.first.outermost,
			}
			stack = stack[:len(stack)-1]
			stack[len(stack)-1].pieces = append(stack[len(stack)-1].pieces, p)
		default:
			top.pieces = append(top.pieces, Piece{Kind: s.kind, At: s.at, End: s.end, Open: r.text[s.at:s.end]})
		}
	}
	return r.words(stack[0].pieces, at, len(r.text))
}

// words adds what stands between two signs: words, and the blanks in them.
func (r *bracketReader) words(pieces []Piece, from, to int) []Piece {
	add := func(kind PieceKind, from, to int) {
		if from < to {
			pieces = append(pieces, Piece{Kind: kind, At: from, End: to, Open: r.text[from:to]})
		}
	}
	at := from
	for _, blank := range blanksIn(r.text[from:to]) {
		add(PieceWords, at, from+blank[0])
		add(PiecePlaceholder, from+blank[0], from+blank[1])
		at = from + blank[1]
	}
	add(PieceWords, at, to)
	return pieces
}

// blanksIn finds the blanks in words: two low lines or more.
func blanksIn(words string) [][2]int {
	var found [][2]int
	for at := 0; ; {
		next := strings.Index(words[at:], "__")
		if next < 0 {
			return found
		}
		from := at + next
		at = from + len(words[from:]) - len(strings.TrimLeft(words[from:], "_"))
		found = append(found, [2]int{from, at})
	}
}

// targetEnd is where the target of a link at text[at:] ends, or 0: (…) without white space, brackets
// in it balanced and not nested.
func targetEnd(text string, at int) int {
	if at == len(text) || text[at] != '(' {
		return 0
	}
	inner := false
	for i := at + 1; i < len(text); i++ {
		switch text[i] {
		case ' ', '\t', '\n', '\f', '\r':
			return 0
		case '(':
			if inner {
				return 0
			}
			inner = true
		case ')':
			if !inner {
				if i == at+1 {
					return 0
				}
				return i + 1
			}
			inner = false
		}
	}
	return 0
}

// PlaceholderKind says what a placeholder looks like.
type PlaceholderKind string

const (
	PlaceholderBlank    PlaceholderKind = "blank"    // ____, [ ], [XX]
	PlaceholderEllipsis PlaceholderKind = "ellipsis" // [...]
	PlaceholderToBe     PlaceholderKind = "to_be"    // [to be completed]
	PlaceholderTBC      PlaceholderKind = "tbc"      // [tbc], [TBD]
)

// toBe is what a bracket holds that is to be completed; "to be strengthened" is text under negotiation.
var toBe = regexp.MustCompile(`(?i)^to be (added|announced|completed|confirmed|determined|filled in|inserted|issued|provided|supplied|updated)( later| by the Secretariat)?$`)

// placeholderKind says what kind of placeholder a bracket is that holds this; "" when it is none.
func placeholderKind(inner string) PlaceholderKind {
	switch {
	case strings.Trim(inner, " \t\n\f\r") == "", strings.Trim(inner, "_") == "", len(inner) > 1 && strings.Trim(inner, "xX") == "":
		return PlaceholderBlank
	case inner == "…", len(inner) > 1 && strings.Trim(inner, ".") == "":
		return PlaceholderEllipsis
	case strings.EqualFold(inner, "tbc"), strings.EqualFold(inner, "tbd"):
		return PlaceholderTBC
	case len(inner) > 5 && strings.EqualFold(inner[:5], "to be") && toBe.MatchString(inner):
		return PlaceholderToBe
	}
	return ""
}

// Placeholder is the kind of a piece that is one, else "".
func (p *Piece) Placeholder() PlaceholderKind {
	if p.Kind != PiecePlaceholder {
		return ""
	}
	return placeholderKind(strings.TrimSuffix(strings.TrimPrefix(p.Open, "["), "]"))
}

// Brackets are the square brackets of a text, apart from links and footnotes.
type Brackets struct {
	Standing     []string // negotiating brackets, outermost only, with what they hold
	Unbalanced   int      // brackets without their partner
	Placeholders []string // to be filled by a technical update
}

// Blocking is the number of brackets that stand against agreement (rule 6).
func (b Brackets) Blocking() int { return len(b.Standing) + b.Unbalanced }

// FindBrackets finds the brackets and placeholders of a text, each in order of the text. It is the one
// rule for what stands against agreement.
func FindBrackets(text string) Brackets {
	if !strings.ContainsAny(text, "[]") && !strings.Contains(text, "__") {
		return Brackets{}
	}
	r := bracketReader{text: text}
	r.find()
	return r.found()
}

// found is what the signs come to; the tree, made of the same signs, is not needed for it.
func (r *bracketReader) found() Brackets {
	var found Brackets
	at := 0
	fill := func(to int) {
		for _, blank := range blanksIn(r.text[at:to]) {
			found.Placeholders = append(found.Placeholders, r.text[at+blank[0]:at+blank[1]])
		}
	}
	for _, s := range r.signs {
		if s.kind == "" {
			continue
		}
		fill(s.at)
		at = s.end
		switch {
		case s.kind == PieceLoose:
			found.Unbalanced++
		case s.kind == PiecePlaceholder:
			found.Placeholders = append(found.Placeholders, r.text[s.at:s.end])
		case s.kind == PieceBracket && s.outermost:
			found.Standing = append(found.Standing, r.text[s.at:r.signs[s.closer].end])
		}
	}
	fill(len(r.text))
	return found
}

// Brackets lists what can be lifted, nested ones too, in order of the text: square brackets, and
// braces that say who put them in.
func (t Tree) Brackets() []*Piece {
	return t.where(func(p *Piece) bool { return p.Kind == PieceBracket || p.Kind == PieceBrace })
}

// Loose lists the square brackets without their partner.
func (t Tree) Loose() []*Piece {
	return t.where(func(p *Piece) bool { return p.Kind == PieceLoose })
}

// Placeholders lists the placeholders.
func (t Tree) Placeholders() []*Piece {
	return t.where(func(p *Piece) bool { return p.Kind == PiecePlaceholder })
}

func (t Tree) where(is func(*Piece) bool) []*Piece {
	var found []*Piece
	for p := range t.all() {
		if is(p) {
			found = append(found, p)
		}
	}
	return found
}
