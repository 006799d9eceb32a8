// blocks.go makes elements of the lines below the masthead.

package plaintext

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"adref/editor"
)

// block is an element being read.
type block struct {
	shape shape
	line  int // where it begins
	parts []string
	size  int
}

func (r *reader) readBody(from int, language string) error {
	var open *block
	broken := false // a rule stands before the line
	for i := from; i < len(r.lines); i++ {
		l := r.lines[i]
		l.blank = l.blank || broken || i == from
		broken = false
		switch l.mark.form {
		case formLayout:
			r.ctx.layout, broken = true, true
			continue
		case formRule:
			if !strings.HasPrefix(l.text, "_") {
				if !l.blank && open != nil {
					r.underline(open, l)
				}
				broken = true
				continue
			}
		}
		s := r.ctx.classify(l, &lookahead{r.lines, i})
		if s.join && open != nil {
			if l.blank && open.shape.text != "" {
				r.notice(l.no, "%s was cut in two before this line and is one again", open.name())
			}
			open.parts = append(open.parts, s.text)
		} else {
			if s.join {
				s = shape{kind: editor.KindText, text: l.text}
			}
			if err := r.close(open, language); err != nil {
				return err
			}
			if l.blank {
				r.askAbout(open, s, l)
			}
			open = &block{shape: s, line: l.no, parts: []string{s.text}}
		}
		open.size += len(s.text) + 1
		r.ctx.accept(s, l)
	}
	return r.close(open, language)
}

// underline makes a line of text with a rule of = or - under it a heading, as Markdown does.
func (r *reader) underline(b *block, rule line) {
	level := strings.Index("=-", rule.text[:1]) + 1
	if level == 0 || b.shape.kind != editor.KindText || b.shape.asIs || len(b.parts) > 1 || !titleLike(b.parts[0]) {
		return
	}
	b.shape.kind, b.shape.level, b.shape.closed = editor.KindHeading, level, true
	r.ctx.accept(b.shape, rule)
}

// askAbout gives notice of unnumbered text behind a paragraph that does not end like one.
func (r *reader) askAbout(before *block, s shape, l line) {
	if before == nil || before.shape.kind != editor.KindParagraph || s.kind != editor.KindText || before.size < 80 || s.asIs || !isWord(s.text) {
		return
	}
	if end, _ := endOf(s.text); r.ctx.last.end == endOpen && end == endStop {
		r.notice(l.no, "%s ends without a full stop and unnumbered text follows: one paragraph, cut in two?", before.name())
	}
}

func (b *block) name() string {
	what := map[editor.Kind]string{editor.KindHeading: "heading", editor.KindParagraph: "paragraph", editor.KindItem: "item"}[b.shape.kind]
	if what == "" || b.shape.printed == "" {
		return fmt.Sprintf("the text that begins on line %d", b.line)
	}
	return what + " " + b.shape.printed
}

// close adds a block to the draft.
func (r *reader) close(b *block, language string) error {
	if b == nil {
		return nil
	}
	if len(r.draft.Elements) == maxElements {
		return fmt.Errorf("line %d: the draft has more than %d elements", b.line, maxElements)
	}
	if b.size-1 > editor.MaxText {
		return fmt.Errorf("%s (line %d) is %d bytes long; a paragraph holds at most %d", b.name(), b.line, b.size-1, editor.MaxText)
	}
	text, err := editor.CleanText(joinLines(b.parts), language)
	if err != nil {
		return fmt.Errorf("%s (line %d): %w", b.name(), b.line, err)
	}
	r.draft.Elements = append(r.draft.Elements, editor.Element{
		Kind: b.shape.kind, Level: b.shape.level, Marker: b.shape.marker, Printed: b.shape.printed, Annex: b.shape.annex, Text: text,
	})
	r.starts = append(r.starts, b.line)
	return nil
}

// joinLines joins the lines of a text with single spaces; between two characters of a script that
// has no spaces there is none.
func joinLines(parts []string) string {
	var b strings.Builder
	var before rune
	for _, part := range parts {
		if part == "" {
			continue
		}
		first, _ := utf8.DecodeRuneInString(part)
		if b.Len() > 0 && !(isBigScript(before) && isBigScript(first)) {
			b.WriteByte(' ')
		}
		b.WriteString(part)
		before, _ = utf8.DecodeLastRuneInString(part)
	}
	return b.String()
}

// lookahead looks at the lines behind the one at.
type lookahead struct {
	lines []line
	at    int
}

// reach is how many lines a look ahead takes in.
const reach = 256

func (a *lookahead) list(n, next int) bool {
	for _, l := range a.lines[a.at+1 : min(len(a.lines), a.at+1+reach)] {
		if l.mark.form != formArabic || l.mark.hashes > 0 || l.mark.bis {
			continue
		}
		switch l.mark.value.arabic {
		case n + 1:
			if n++; n == next { // the list may end here and the paragraph begin
				return true
			}
		case next:
			return true
		default:
			return false
		}
	}
	return false
}

func (a *lookahead) nextNumber() int {
	for _, l := range a.lines[a.at+1 : min(len(a.lines), a.at+1+reach)] {
		switch {
		case l.mark.hashes > 0 || l.mark.form == formUpper:
			return 0
		case l.mark.form == formArabic:
			return l.mark.value.arabic
		}
	}
	return 0
}
