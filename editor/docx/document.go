// document.go is what a Word file holds, as far as a report can use it.

package docx

// File is a Word file as it was read: every word of it once, with who inserted, deleted or moved it.
type File struct {
	Paragraphs []FileParagraph      // of the text, in reading order: cells and boxes where they stand
	Notes      map[string]Note      // footnotes and endnotes, by what a run calls them
	Comments   []FileComment        // in the order of their places
	Margins    []FileParagraph      // of headers and footers
	Left       Left                 // what is not text
	styles     map[string]fileStyle // by id
	abstracts  map[string]*abstract // lists, by id
	nums       map[string]*num      // lists as paragraphs name them
	counted    map[string]string    // which list counts for another
}

// Left counts what a text cannot hold.
type Left struct{ Tables, Pictures, Equations, Boxes, Parts int }

// Place says where a paragraph stands.
type Place byte

const (
	InBody Place = iota
	InTable
	InBox
)

// FileParagraph is one paragraph as the file has it, up to its paragraph mark.
type FileParagraph struct {
	Runs    []Run
	Mark    []Mark   // the changes of the paragraph mark itself, outermost first
	Formats []Format // changes of format alone, of the paragraph or its words
	Place   Place
	Names   []string // of the bookmarks and content controls that begin in it or hold it
	ID      string   // w14:paraId
	props   props
	was     *props // before a change of its format
	part    int    // paragraphs join within one part: a cell, a box, the body between two tables
	order   int    // in reading order
}

// Kind says what a revision mark says.
type Kind byte

const (
	MarkInserted Kind = iota + 1
	MarkDeleted
	MarkMovedFrom
	MarkMovedTo
)

// Mark is one revision mark: what somebody did to what it stands on.
type Mark struct {
	Kind   Kind
	Author string
	At     string // as the file has it, in RFC 3339; "" when it does not say
	Move   string // the name of the move, of both ends; "" when the file gives none
}

// Format is a change of format alone.
type Format struct {
	Author, At string
	What       string // "characters", "paragraph", "numbering", "section", "table"
}

// Look is how words stand out.
type Look byte

const (
	Italic Look = 1 << iota
	Bold
	Strike
	Underline
	Coloured
	Hidden
)

// Run is words with one look and one history.
type Run struct {
	Text  string
	Marks []Mark // outermost first; shared between runs
	Note  string // a reference to a note, "" for none; then there is no text
	Link  string // the address that the words lead to
	Look  Look
	field bool // the result of a field that is not a link
}

// Note is a footnote or an endnote.
type Note struct{ Paragraphs []FileParagraph }

// FileComment is what somebody wrote beside the text.
type FileComment struct {
	Author, At string
	Text       string
	Paragraph  int    // in File.Paragraphs; -1 when it stands at nothing
	Anchor     string // the words it stands at; "" for a point
	Parent     int    // the comment that it answers, in File.Comments; -1 for none
	Done       bool
	id, para   string
}

// Side is one reading of a file with changes.
type Side byte

const (
	Before Side = iota // all changes rejected
	After              // all changes accepted
)

// visible says whether what carries marks is there on a side.
func visible(marks []Mark, side Side) bool {
	for _, m := range marks {
		if gone := m.Kind == MarkDeleted || m.Kind == MarkMovedFrom; gone == (side == After) {
			return false
		}
	}
	return true
}
