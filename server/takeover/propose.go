// propose.go makes of a row the text that it proposes for a paragraph. It is pure.

package takeover

import (
	"context"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm" // texts are in NFC, as those of the report

	"adref/diffing"
)

// typedNumber is a number at the beginning of a quotation, as it is printed with the paragraph.
var typedNumber = regexp.MustCompile(`^(\(?[0-9a-z]{1,3}\)\s+|[0-9]{1,3}\.\s*(\D))`)

// unnumbered is words without their typed number, and whether they had one.
func unnumbered(words string) (string, bool) {
	rest := typedNumber.ReplaceAllString(words, "$2")
	return rest, rest != words
}

// clean makes words of a table a line of a report: what breaks lines in a cell is a space.
func clean(words string) string {
	return norm.NFC.String(strings.Join(strings.FieldsFunc(words, unicode.IsSpace), " "))
}

// Proposed is what a row makes of a paragraph's text: its change of old into new, made to the passage
// of the text that old quotes, and nothing else. Where the quotation differs from the passage, the
// passage stays as it is, but for the words that the row changes. With no passage the whole text is
// replaced. An empty result is the deletion of the paragraph.
func Proposed(ctx context.Context, text string, passage diffing.Span, old, new string) (string, error) {
	old, new = clean(old), clean(new)
	if rest, numbered := unnumbered(old); numbered && !typedNumber.MatchString(text) {
		old = rest
		new, _ = unnumbered(new)
	}
	if passage.Start == passage.End {
		return new, nil
	}
	passage = punctuated(text, passage, old)
	before, quoted, after := text[:passage.Start], text[passage.Start:passage.End], text[passage.End:]
	if new == "" {
		return joined(before, after), nil
	}
	made, err := remade(ctx, old, quoted, new)
	if err != nil {
		return "", err
	}
	if made == "" {
		return joined(before, after), nil
	}
	// A full stop that the row writes and the text has is one.
	if last, _ := utf8.DecodeLastRuneInString(made); strings.ContainsRune(".;:,", last) {
		after = strings.TrimPrefix(after, string(last))
	}
	return before + made + after, nil
}

// punctuated widens a passage, which begins and ends with a word, by the punctuation around it, as far
// as the quotation has some there.
func punctuated(text string, passage diffing.Span, old string) diffing.Span {
	mark := func(r rune) bool { return unicode.IsPunct(r) && r != '[' && r != ']' }
	leads := utf8.RuneCountInString(old) - utf8.RuneCountInString(strings.TrimLeftFunc(old, mark))
	trails := utf8.RuneCountInString(old) - utf8.RuneCountInString(strings.TrimRightFunc(old, mark))
	for ; leads > 0; leads-- {
		if r, size := utf8.DecodeLastRuneInString(text[:passage.Start]); mark(r) {
			passage.Start -= size
		}
	}
	for ; trails > 0; trails-- {
		if r, size := utf8.DecodeRuneInString(text[passage.End:]); mark(r) {
			passage.End += size
		}
	}
	return passage
}

// joined closes the place where words were.
func joined(before, after string) string {
	switch {
	case strings.TrimFunc(before+after, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) }) == "":
		return ""
	case before == "" || after == "":
		return strings.TrimSpace(before + after)
	case strings.HasSuffix(before, " ") && !strings.HasPrefix(after, "("):
		return strings.TrimRight(before, " ") + spaced(after)
	}
	return before + after
}

// spaced gives what follows one space in front, unless it is punctuation that takes none.
func spaced(after string) string {
	if first, _ := utf8.DecodeRuneInString(after); strings.ContainsRune(".,;:)!?", first) {
		return after
	}
	return " " + strings.TrimLeft(after, " ")
}

// remade is the change of old into new, made to quoted. Where quoted differs from old in the very
// words that are changed, the row's words stand.
func remade(ctx context.Context, old, quoted, new string) (string, error) {
	merged, conflicts, err := diffing.MergeContext(ctx, old, quoted, new)
	if err != nil || len(conflicts) == 0 {
		return merged, err
	}
	var b strings.Builder
	var base, ours, theirs int
	between := func(to diffing.Conflict) error {
		merged, conflicts, err := diffing.MergeContext(ctx, old[base:to.Base.Start], quoted[ours:to.Ours.Start], new[theirs:to.Theirs.Start])
		if len(conflicts) > 0 { // the cut made it one
			merged = new[theirs:to.Theirs.Start]
		}
		b.WriteString(merged)
		return err
	}
	for _, c := range conflicts {
		if err := between(c); err != nil {
			return "", err
		}
		b.WriteString(new[c.Theirs.Start:c.Theirs.End])
		base, ours, theirs = c.Base.End, c.Ours.End, c.Theirs.End
	}
	end := diffing.Span{Start: len(old), End: len(old)}
	err = between(diffing.Conflict{Base: end, Ours: diffing.Span{Start: len(quoted)}, Theirs: diffing.Span{Start: len(new)}})
	return b.String(), err
}
