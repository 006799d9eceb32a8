// inline.go reads the inline syntax of a text, as the screen does (static/src/marks/inline.ts): `*italic*`,
// `**bold**`, `[text](url)`, `^[footnote]` and backslash escapes. A mark without its partner is literal, and
// so is a link to anything but an address: its words are never hidden.

package editor

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Look is how a stretch of a text looks to a reader.
type Look struct {
	Bold, Italic bool
	Href         string // of a link; "" outside
	Link         int    // which link of the text, from 1; 0 outside
	Note         int    // which footnote of the text, from 1; 0 in the text itself
}

// InlinePiece is a stretch of the source: words to read, or syntax that is not shown.
type InlinePiece struct {
	From, To int // in bytes
	Shown    bool
	Look     Look
	Mark     bool // it begins a footnote, whose mark stands here; its words are from To to End
	End      int
}

// inlineAddress is what a link may lead to.
var inlineAddress = regexp.MustCompile(`^(https?://|mailto:|[/#])[^\s<>]*$`)

// Inline reads a text. The pieces cover it wholly, in order.
func Inline(text string) []InlinePiece {
	if !strings.ContainsAny(text, `*\[^`) {
		if text == "" {
			return nil
		}
		return []InlinePiece{{From: 0, To: len(text), Shown: true}}
	}
	r := inlineReader{text: text, partners: bracketPartners(text)}
	r.scan(0, len(text), Look{})
	return r.pieces
}

type inlineReader struct {
	text         string
	partners     map[int]int
	pieces       []InlinePiece
	links, notes int
}

type inlineItem struct {
	from, to int
	what     byte // '*', '\\', '[' or '^'
	partner  bool
	close    int
}

func (r *inlineReader) put(from, to int, shown bool, look Look) {
	if to > from {
		r.pieces = append(r.pieces, InlinePiece{From: from, To: to, Shown: shown, Look: look})
	}
}

func (r *inlineReader) scan(from, to int, base Look) {
	text := r.text
	var items []*inlineItem
	var open []*inlineItem
	for at := from; at < to; at++ {
		next := byte(0)
		if at+1 < to {
			next = text[at+1]
		}
		switch c := text[at]; {
		case c == '\\' && next != 0 && strings.IndexByte(`*[]^\`, next) >= 0:
			items = append(items, &inlineItem{from: at, to: at + 1, what: c})
			at++
		case c == '^' && next == '[' && base.Note == 0 && base.Link == 0 && r.partners[at+1] > 0:
			end := r.partners[at+1] + 1
			items = append(items, &inlineItem{from: at, to: end, what: c})
			at = end - 1
		case c == '[' && base.Link == 0 && r.partners[at] > 0 && strings.HasPrefix(text[r.partners[at]+1:], "("):
			shut := r.partners[at]
			end := strings.IndexByte(text[shut:], ')') + shut
			if end < shut || end >= to || shut == at+1 || !inlineAddress.MatchString(text[shut+2:end]) {
				continue
			}
			items = append(items, &inlineItem{from: at, to: end + 1, what: c, close: shut})
			at = end
		case c == '*':
			stop := at
			for stop < to && text[stop] == '*' {
				stop++
			}
			before, _ := utf8.DecodeLastRuneInString(text[from:at])
			after, _ := utf8.DecodeRuneInString(text[stop:to])
			items, open = inlineStars(at, stop, at > from && !unicode.IsSpace(before), stop < to && !unicode.IsSpace(after), items, open)
			at = stop - 1
		}
	}
	look, done := base, from
	for _, i := range items {
		if i.what == '*' && !i.partner {
			continue
		}
		r.put(done, i.from, true, look)
		done = i.to
		switch i.what {
		case '*':
			r.put(i.from, i.to, false, base)
			if i.to-i.from > 1 {
				look.Bold = !look.Bold
			} else {
				look.Italic = !look.Italic
			}
		case '\\':
			_, size := utf8.DecodeRuneInString(text[i.to:])
			r.put(i.from, i.to, false, look)
			r.put(i.to, i.to+size, true, look)
			done = i.to + size
		case '^':
			r.notes++
			within := Look{Note: r.notes} // its words do not lean or weigh because the mark does
			mark := look
			mark.Note = r.notes
			r.pieces = append(r.pieces, InlinePiece{From: i.from, To: i.from + 2, Look: mark, Mark: true, End: i.to - 1})
			r.scan(i.from+2, i.to-1, within)
			r.put(i.to-1, i.to, false, within)
		default:
			r.links++
			within := look
			within.Link, within.Href = r.links, text[i.close+2:i.to-1]
			r.put(i.from, i.from+1, false, within)
			r.scan(i.from+1, i.close, within)
			r.put(i.close, i.to, false, within)
		}
	}
	r.put(done, to, true, look)
}

// inlineStars splits a run of asterisks into marks of two and one, closing the nearest open ones first.
func inlineStars(from, to int, closes, opens bool, items, open []*inlineItem) (_, _ []*inlineItem) {
	for closes && from < to {
		k := len(open) - 1
		for k >= 0 && open[k].to-open[k].from > to-from {
			k--
		}
		if k < 0 {
			break
		}
		size := open[k].to - open[k].from
		open[k].partner = true
		items = append(items, &inlineItem{from: from, to: from + size, what: '*', partner: true})
		from += size
		open = open[:k]
	}
	if !opens || to-from > 3 {
		return items, open
	}
	for from < to {
		size := min(to-from, 2)
		item := &inlineItem{from: from, to: from + size, what: '*'}
		items, open = append(items, item), append(open, item)
		from += size
	}
	return items, open
}

// bracketPartners finds the closing bracket of each opening one that has its partner.
func bracketPartners(text string) map[int]int {
	partners := map[int]int{}
	var open []int
	for at := 0; at < len(text); at++ {
		switch text[at] {
		case '\\':
			at++
		case '[':
			open = append(open, at)
		case ']':
			if n := len(open); n > 0 {
				partners[open[n-1]] = at
				open = open[:n-1]
			}
		}
	}
	return partners
}
