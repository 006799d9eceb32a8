// Package plaintext reads drafts from plain text (.txt and .md, as they come off a page) and from
// JSON lines, and writes a draft as a readable page that reads back as the same draft.
//
// Read works in passes: lines.go checks the bytes and cuts them into lines, notes.go brings each
// footnote to the place of its mark, masthead.go takes what stands above the text, and blocks.go
// goes through the rest line by line. What a line is, is decided by context.go from its number
// (marks.go) and from what came before; the writer asks the same context how each line of its own
// would be read, so that the two agree by construction.
//
// What Read does not know it keeps as text: no word of the input is lost and none is doubled.
// Layout is dropped: line ends, blank lines, indents, rules, bullets, runs of spaces.
//
// Two signs make a page unambiguous, and the writer sets them only where it must: a line or a text
// that begins with "\ " is text, whatever it looks like; below a line that holds only "\", the next
// line is what its layout says: a paragraph at the margin, an item at four spaces a level.
package plaintext

import (
	"fmt"

	"adref/editor"
)

// Limits of one draft. They are far above any report and keep hostile input cheap.
const (
	maxBytes    = 16 << 20 // of the file
	maxLines    = 400_000  // that are not blank
	maxElements = 50_000
	maxDepth    = 16 // of lists in lists
)

// Notice is something a person should look at in a draft that was read.
type Notice struct {
	Line    int    // in the file, from 1
	Message string // "paragraphs are numbered 35, 36, 37 twice"
}

// Read reads a draft from plain text or Markdown. It fails on input that is not text (invalid
// UTF-8, control characters, direction overrides), that is empty, or that passes a limit; every
// other input is a draft.
func Read(data []byte) (editor.Draft, []Notice, error) {
	lines, err := split(data)
	if err != nil {
		return editor.Draft{}, nil, err
	}
	r := reader{ctx: newContext()}
	r.lines = r.bringNotes(lines)
	if len(r.lines) == 0 {
		return editor.Draft{}, nil, errEmpty
	}
	language := guessLanguage(r.lines)
	end := mastheadEnd(r.lines)
	r.draft.Masthead = readMasthead(r.lines[:end])
	r.draft.Masthead.Language = language
	if err := r.readBody(end, language); err != nil {
		return editor.Draft{}, nil, err
	}
	if len(r.draft.Elements) == 0 && len(r.draft.Masthead.Lines) == 0 { // rules and signs, no text
		return editor.Draft{}, nil, errEmpty
	}
	r.checkNumbers()
	return r.draft, r.sortedNotices(), nil
}

// reader is the state of one Read.
type reader struct {
	lines   []line
	ctx     *context
	draft   editor.Draft
	starts  []int // for each element, the line it begins on
	notices []Notice
}

func (r *reader) notice(line int, format string, args ...any) {
	r.notices = append(r.notices, Notice{line, fmt.Sprintf(format, args...)})
}
