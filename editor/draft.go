// draft.go is what a draft is before it becomes a report: a masthead and a list of elements in
// reading order, as every importer (plaintext, later docx and akn) delivers it.

package editor

// Kind says what an element of a draft, and later a paragraph of a report, is to a reader.
type Kind string

const (
	KindHeading   Kind = "heading"   // a section heading, with or without a number
	KindParagraph Kind = "paragraph" // a numbered paragraph of the report
	KindItem      Kind = "item"      // a subparagraph or list item; its number restarts under its parent
	KindText      Kind = "text"      // unnumbered text: a chapeau, an annex title, a line of the masthead
)

// Marker is the style of a number. The number itself is computed from the position (see number.go),
// never stored.
type Marker string

const (
	MarkerNone        Marker = ""    // no number
	MarkerArabic      Marker = "1."  // 1. 2. 3.
	MarkerLetter      Marker = "(a)" // (a) (b) (c)
	MarkerRoman       Marker = "(i)" // (i) (ii) (iii)
	MarkerUpperRoman  Marker = "I."  // I. II. III.
	MarkerUpperLetter Marker = "A."  // A. B. C.
	MarkerArabicParen Marker = "(1)" // (1) (2) (3)
	MarkerBullet      Marker = "•"   // a bullet: has no number, but is an item
)

// Masthead is what stands above the text of a report. Every field may be empty.
type Masthead struct {
	Organ        string   `json:"organ,omitempty"`        // "General Assembly"
	Symbol       string   `json:"symbol,omitempty"`       // "A/AC.292/2023/L.1"
	Distribution string   `json:"distribution,omitempty"` // "Limited", as after "Distr.:"
	Date         string   `json:"date,omitempty"`         // as printed: "13 July 2023"
	Original     string   `json:"original,omitempty"`     // the language drafted in, as printed: "English"
	Language     string   `json:"language,omitempty"`     // BCP 47 of the text: ar, zh, en, fr, ru, es
	Body         string   `json:"body,omitempty"`         // the working group
	Session      string   `json:"session,omitempty"`      // "Fifth substantive session"
	Meeting      string   `json:"meeting,omitempty"`      // place and dates: "New York, 24–28 July 2023"
	AgendaItem   string   `json:"agendaItem,omitempty"`   // as printed: "Agenda item 5"
	Title        string   `json:"title,omitempty"`        // "Draft second annual progress report of …"
	Lines        []string `json:"lines,omitempty"`        // every line of the masthead as printed, in order
}

// Element is one unit of a draft in reading order.
type Element struct {
	ID      string `json:"id,omitempty"`      // kept when the source has ids of its own, else empty
	Kind    Kind   `json:"kind"`              // what it is
	Level   int    `json:"level"`             // headings: 1 for I., 2 for A., …; items: 1 below a paragraph, 2 below an item, …; paragraphs and texts: 0
	Marker  Marker `json:"marker,omitempty"`  // how its number is written
	Printed string `json:"printed,omitempty"` // its number or label as the source printed it, without the full stop: "12", "(a)", "II"; for the numbering scheme "as printed" and for checks
	Annex   bool   `json:"annex,omitempty"`   // a heading that opens an annex: numbering restarts after it
	Text    string `json:"text"`              // one line in the text format of doc.go
}

// Draft is a whole document as read from a file.
type Draft struct {
	Masthead Masthead  `json:"masthead"`
	Elements []Element `json:"elements"` // the body and annexes, without the masthead
}
