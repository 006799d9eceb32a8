// Package docx reads and writes Word files: a draft, and what was tracked in it. It is pure: values in,
// bytes out.
//
// write.go is what can be written: a document whose words, paragraph marks and numbers each say whether
// they are kept, inserted or deleted, by whom and when. Parts are written straight as text, not through a
// tree of elements: nothing is read back, the order of children is fixed here, and a tracked document of a
// thousand paragraphs takes milliseconds. The same document always makes the same bytes.
package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"time"

	"adref/editor"
)

// Change is what became of words or of the mark that ends a paragraph.
type Change byte

const (
	Kept      Change = iota
	Inserted         // there only once the change is accepted
	Deleted          // there only while it is not
	MovedFrom        // as Deleted: it stands elsewhere as MovedTo
	MovedTo          // as Inserted
)

// before and after say whether something is there once all changes are rejected, or accepted.
func (c Change) before() bool { return c == Kept || c == Deleted || c == MovedFrom }
func (c Change) after() bool  { return c == Kept || c == Inserted || c == MovedTo }

// By is whose change something is, and when it was made.
type By struct {
	Author string
	At     time.Time // zero: unknown, and not written
}

// Document is a text of a report as a Word file shows it.
type Document struct {
	Masthead editor.Masthead
	Was      *editor.Masthead // the masthead before the changes, where it differs; By says whose it is
	By       By
	Foot     string // which text this is, for the foot of each page; "" for nothing
	At       time.Time
	Tracking bool // what is typed into the file is tracked
	Paragraphs
}

// Paragraphs are the paragraphs of a document in the order of the page.
type Paragraphs []Paragraph

// Paragraph is a paragraph of the page. A mark that is not kept joins its words to the next paragraph: an
// inserted one once the change is rejected, a deleted one once it is accepted.
type Paragraph struct {
	ID       string // of the paragraph in the report; "" for none
	Kind     editor.Kind
	Level    int
	Marker   editor.Marker
	Annex    bool
	Was, Is  string // its number before and after the changes, as the report computes it; "" for none
	Pieces   []Piece
	Mark     Change
	By       By     // whose the change of its mark and number is
	Move     string // of a moved one: what both its places have in common
	Comments []Comment
}

// Piece is words of a paragraph in the text format of adref/editor. Marks of the format may stand in one
// piece and their partners in another.
type Piece struct {
	Text string
	Change
	By
}

// Comment is a remark on a paragraph. Its text may have several lines.
type Comment struct {
	By
	Text    string
	Replies []Comment
}

// Keep is a paragraph without changes.
func Keep(id string, e editor.Element, number string) Paragraph {
	return Paragraph{ID: id, Kind: e.Kind, Level: e.Level, Marker: e.Marker, Annex: e.Annex, Was: number, Is: number, Pieces: []Piece{{Text: e.Text}}}
}

// Clean is a document without changes, of a draft whose elements have the given numbers.
func Clean(draft editor.Draft, numbers []string) Document {
	d := Document{Masthead: draft.Masthead}
	for i, e := range draft.Elements {
		d.Paragraphs = append(d.Paragraphs, Keep(e.ID, e, numbers[i]))
	}
	return d
}

// Line is a paragraph as it reads on one side of the changes: its number and its text.
type Line struct{ Number, Text string }

// Before is the text once all changes are rejected.
func (list Paragraphs) Before() []Line {
	return list.read(Change.before, func(p Paragraph) string { return p.Was })
}

// After is the text once all changes are accepted.
func (list Paragraphs) After() []Line {
	return list.read(Change.after, func(p Paragraph) string { return p.Is })
}

func (list Paragraphs) read(there func(Change) bool, number func(Paragraph) string) []Line {
	lines := []Line{}
	var text strings.Builder
	label := ""
	for _, p := range list {
		for _, piece := range p.Pieces {
			if there(piece.Change) {
				text.WriteString(piece.Text)
			}
		}
		if label == "" {
			label = number(p)
		}
		if there(p.Mark) {
			lines = append(lines, Line{label, text.String()})
			text.Reset()
			label = ""
		}
	}
	return lines
}

// Bookmark is the name of the bookmark that a paragraph carries, by which a file that comes back finds it.
// Word takes letters, digits and low lines, forty at most.
func Bookmark(id string) string {
	var b strings.Builder
	b.WriteString("adref_")
	for i := range len(id) {
		if c := id[i]; c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "_%02x", c)
		}
	}
	if b.Len() > 40 {
		return "adref__" + shortHash(id)
	}
	return b.String()
}

// Write writes a document as a Word file.
func Write(d Document) ([]byte, error) {
	w := newWriter(d)
	body := w.document()
	files := []struct{ name, content string }{
		{"[Content_Types].xml", w.contentTypes()},
		{"_rels/.rels", packageRelations},
		{"docProps/core.xml", w.core()},
		{"docProps/app.xml", appProperties},
		{"word/document.xml", body},
		{"word/_rels/document.xml.rels", w.documentRelations()},
		{"word/styles.xml", w.styles()},
		{"word/settings.xml", w.settings()},
		{"word/numbering.xml", w.numbering()},
		{"word/footnotes.xml", w.footnotes()},
		{"word/fontTable.xml", fontTable},
		{"word/header1.xml", w.firstHeader()},
		{"word/header2.xml", w.header("right")},
		{"word/header3.xml", w.header("left")},
		{"word/footer1.xml", w.footer("right", false)},
		{"word/footer2.xml", w.footer("right", true)},
		{"word/footer3.xml", w.footer("left", true)},
	}
	if rels := w.noteRelations(); rels != "" {
		files = append(files, struct{ name, content string }{"word/_rels/footnotes.xml.rels", rels})
	}
	if len(w.comments) > 0 {
		files = append(files, struct{ name, content string }{"word/comments.xml", w.commentsPart()},
			struct{ name, content string }{"word/commentsExtended.xml", w.commentsExtended()})
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range files {
		part, err := z.CreateHeader(&zip.FileHeader{Name: f.name, Method: zip.Deflate})
		if err != nil {
			return nil, err
		}
		if _, err := part.Write([]byte(f.content)); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
