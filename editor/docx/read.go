// read.go makes a File of a file: one pass through the main part, in reading order.

package docx

import (
	"fmt"
	"slices"
	"strings"
)

// Read reads a Word file. It fails on what is none, on what is damaged, protected or passes a limit; the
// error is one sentence for whoever sent the file.
func Read(data []byte) (*File, error) {
	a, err := open(data)
	if err != nil {
		return nil, err
	}
	name, err := a.main()
	if err != nil {
		return nil, err
	}
	r := &reader{a: a, doc: &File{
		Notes: map[string]Note{}, styles: map[string]fileStyle{}, abstracts: map[string]*abstract{}, nums: map[string]*num{}, counted: map[string]string{},
	}, comments: map[string]int{}, moves: map[string]string{}, anchors: map[string]*strings.Builder{}}
	if err := r.readMain(name); err != nil {
		return nil, err
	}
	return r.doc, nil
}

// maxOpen is how many ranges of one sort may be open at a place.
const maxOpen = 64

// reader is the state of one Read.
type reader struct {
	a          *archive
	doc        *File
	plainStyle string // the style of paragraphs that name none
	relations  map[string]relation
	target     []FileParagraph // where paragraphs go; File.Paragraphs in the end
	comments   map[string]int
	moves      map[string]string // open ranges of moves: the name, by kind and id
	anchors    map[string]*strings.Builder
	runs       int // so far
	paragraphs int
	parts      int
	here
}

// here is what holds at the place that is read.
type here struct {
	para     *FileParagraph // the open one
	boxed    []FileParagraph
	marks    []Mark // outermost first; never changed in place
	link     string
	place    Place
	part     int
	fields   fields
	pending  []string // names that wait for the next paragraph
	controls []string // names of the content controls that are open around paragraphs
	before   int      // how many paragraphs of the text stand before target, in a box; -1 outside of the text
}

// readMain reads the main part after what it refers to.
func (r *reader) readMain(name string) error {
	relations, err := r.a.relations(name)
	if err != nil {
		return err
	}
	named := func(kind string) []string {
		var list []string
		for _, rel := range relations {
			if rel.kind == kind && !rel.external && r.a.has(rel.target) {
				list = append(list, rel.target)
			}
		}
		slices.Sort(list)
		return slices.Compact(list)
	}
	step := func(kind string, read func(*stream) error) error {
		for _, part := range named(kind) {
			if r.relations, err = r.a.relations(part); err != nil {
				return err
			}
			if err := r.a.each(part, func(s *stream) error { return read(s) }); err != nil {
				return err
			}
		}
		return nil
	}
	for _, one := range []struct {
		kind string
		read func(*stream) error
	}{
		{"styles", r.readStyles},
		{"numbering", r.readNumbering},
		{"footnotes", func(s *stream) error { return r.readNotes(s, "footnote") }},
		{"endnotes", func(s *stream) error { return r.readNotes(s, "endnote") }},
		{"comments", r.readComments},
		{"commentsExtended", r.readReplies},
		{"header", r.readMargin},
		{"footer", r.readMargin},
	} {
		if err := step(one.kind, one.read); err != nil {
			return err
		}
	}
	r.relations = relations
	found := false
	err = r.a.each(name, func(s *stream) error {
		if s.el.space != spaceW || s.el.name != "document" {
			return errNotWord
		}
		return s.children(func(el *element) error {
			if el.name == "body" && el.space == spaceW && !found {
				found = true
				return r.content(s)
			}
			return s.skip()
		})
	})
	if err == nil && !found {
		err = errNotWord
	}
	if err != nil {
		return err
	}
	r.doc.Paragraphs = r.target
	for i := range r.doc.Paragraphs {
		r.doc.Paragraphs[i].order = i
	}
	for id, i := range r.comments {
		if b := r.anchors[id]; b != nil {
			r.doc.Comments[i].Anchor = strings.TrimSpace(b.String())
		}
	}
	r.sortComments()
	return nil
}

// story reads paragraphs that stand apart from the text.
func (r *reader) story(s *stream) ([]FileParagraph, error) {
	kept, target := r.here, r.target
	r.here, r.target = here{place: kept.place, part: r.newPart(), before: -1}, nil
	err := r.content(s)
	read := r.target
	r.here, r.target = kept, target
	return read, err
}

func (r *reader) readMargin(s *stream) error {
	read, err := r.story(s)
	r.doc.Margins = append(r.doc.Margins, read...)
	return err
}

func (r *reader) readNotes(s *stream, kind string) error {
	return s.children(func(el *element) error {
		if el.name != kind {
			return s.skip()
		}
		if t := el.attr("type"); t != "" && t != "normal" { // the rules above notes
			return s.skip()
		}
		id := kind + " " + el.attr("id")
		read, err := r.story(s)
		r.doc.Notes[id] = Note{read}
		return err
	})
}

func (r *reader) newPart() int { r.parts++; return r.parts }

// content reads everything in the current element, whether it holds paragraphs, runs or both.
func (r *reader) content(s *stream) error {
	return s.children(func(el *element) error { return r.one(s, el) })
}

// one reads one element of a text.
func (r *reader) one(s *stream, el *element) error {
	switch el.space {
	case spaceMC:
		if el.name == "AlternateContent" {
			return r.alternate(s, r.one)
		}
		return r.content(s)
	case spaceM:
		return r.equation(s, el)
	case spaceW:
	default:
		return r.content(s)
	}
	switch el.name {
	case "p":
		return r.paragraph(s, el)
	case "r":
		return r.run(s)
	case "tbl":
		return r.table(s)
	case "tr":
		marks := r.marks
		err := r.content(s)
		r.marks = marks
		return err
	case "trPr", "tcPr":
		return r.rowMarks(s)
	case "tc":
		marks := r.marks
		r.part = r.newPart()
		err := r.content(s)
		r.marks = marks
		return err
	case "ins", "del", "moveFrom", "moveTo":
		return r.marked(s, r.markOf(el))
	case "hyperlink":
		kept := r.link
		if rel, ok := r.relations[el.attrIn(spaceR, "id")]; ok {
			r.link = rel.target
		} else {
			r.link = ""
		}
		err := r.content(s)
		r.link = kept
		return err
	case "fldSimple":
		f := &field{result: true}
		f.code.WriteString(el.attr("instr"))
		f.known()
		r.fields = append(r.fields, f)
		err := r.content(s)
		if n := len(r.fields); n > 0 {
			r.fields = r.fields[:n-1]
		}
		return err
	case "sdt":
		return r.control(s)
	case "txbxContent":
		return r.box(s)
	case "bookmarkStart":
		r.named(el.attr("name"))
	case "moveFromRangeStart", "moveToRangeStart":
		if len(r.moves) < maxOpen {
			r.moves[el.name[:6]+el.attr("id")] = el.attr("name")
		}
	case "moveFromRangeEnd", "moveToRangeEnd":
		delete(r.moves, el.name[:6]+el.attr("id"))
	case "commentRangeStart":
		r.anchor(el.attr("id"))
	case "commentRangeEnd":
		r.anchored(el.attr("id"))
	case "altChunk":
		r.doc.Left.Parts++
	case "smartTag", "customXml", "bdo", "dir", "sdtContent", "ruby", "rubyBase", "footnote", "endnote", "subDoc",
		"drawing", "pict", "object", "body":
		return r.content(s)
	case "sectPr":
		return r.readSection(s, nil)
	}
	return s.skip()
}

// markOf reads a revision mark.
func (r *reader) markOf(el *element) Mark {
	m := Mark{Author: el.attr("author"), At: dateOf(el)}
	switch el.name {
	case "ins", "cellIns":
		m.Kind = MarkInserted
	case "del", "cellDel":
		m.Kind = MarkDeleted
	case "moveFrom", "moveTo":
		m.Kind = MarkMovedFrom
		if el.name == "moveTo" {
			m.Kind = MarkMovedTo
		}
		for id, name := range r.moves {
			if strings.HasPrefix(id, el.name[:6]) && name > m.Move {
				m.Move = name
			}
		}
	}
	return m
}

// with is the marks here and one more.
func (r *reader) with(marks ...Mark) []Mark {
	if len(marks) == 0 {
		return r.marks
	}
	return append(slices.Clone(r.marks), marks...)
}

func (r *reader) marked(s *stream, m Mark) error {
	kept := r.marks
	r.marks = r.with(m)
	err := r.content(s)
	r.marks = kept
	return err
}

// understood are the prefixes of what a branch may require, as Word writes them: drawings, whose words are
// read, and what Word added to its own format.
var understood = func() map[string]bool {
	known := map[string]bool{"": true}
	for prefix := range strings.FieldsSeq("wps wpg wpc wpi wp wp14 wp15 w w14 w15 w16 w16se w16cid w16cex w16sdtdh w16du m r a a14 a15 pic v o c14 cx cx1 cx2 cx3 cx4 cx5 cx6 cx7 cx8 am3d aink sl") {
		known[prefix] = true
	}
	return known
}()

// alternate reads the first branch that is understood: each goes over what stands in it.
func (r *reader) alternate(s *stream, each func(*stream, *element) error) error {
	done := false
	return s.children(func(el *element) error {
		if done || el.space != spaceMC || el.name != "Choice" && el.name != "Fallback" {
			return s.skip()
		}
		for prefix := range strings.FieldsSeq(el.attr("Requires")) {
			if !understood[prefix] {
				return s.skip()
			}
		}
		done = true
		return s.children(func(el *element) error { return each(s, el) })
	})
}

func (r *reader) paragraph(s *stream, el *element) error {
	if r.para != nil { // not allowed, yet no word of it is lost
		return r.content(s)
	}
	if r.paragraphs++; r.paragraphs > maxParagraphs {
		return fmt.Errorf("the Word file has more than %d paragraphs", maxParagraphs)
	}
	p := FileParagraph{Place: r.place, part: r.part, ID: el.attrIn(spaceWord, "paraId"), props: noProps, Mark: r.marks}
	p.Names = append(slices.Clone(r.controls), r.pending...)
	r.pending = nil
	r.para = &p
	err := s.children(func(el *element) error {
		if el.name == "pPr" && el.space == spaceW {
			p.Mark = slices.Clip(p.Mark)
			_, err := r.readProps(s, &p.props, &p)
			return err
		}
		return r.one(s, el)
	})
	if p.props.style == "" {
		p.props.style = r.plainStyle
	}
	if p.was != nil && p.was.style == "" {
		p.was.style = r.plainStyle
	}
	r.para = nil
	r.target = append(r.target, p)
	r.target = append(r.target, r.boxed...)
	r.boxed = nil
	return err
}

func (r *reader) table(s *stream) error {
	if r.para != nil {
		return r.content(s)
	}
	if r.place == InBody {
		r.doc.Left.Tables++
	}
	place := r.place
	if place == InBody {
		r.place = InTable
	}
	err := r.content(s)
	r.place, r.part = place, r.newPart()
	return err
}

// rowMarks reads the properties of a row or a cell; a mark there is one on all that stands in it.
func (r *reader) rowMarks(s *stream) error {
	return s.children(func(el *element) error {
		if el.space == spaceW {
			switch el.name {
			case "ins", "del", "cellIns", "cellDel":
				r.marks = r.with(r.markOf(el))
			}
		}
		return s.skip()
	})
}

// control reads a content control; its tag names the paragraphs in it.
func (r *reader) control(s *stream) error {
	kept := r.controls
	err := s.children(func(el *element) error {
		switch {
		case el.space == spaceW && el.name == "sdtPr":
			return s.children(func(el *element) error {
				if el.name == "tag" && el.space == spaceW {
					if r.para == nil {
						r.controls = append(slices.Clone(r.controls), el.attr("val"))
					} else {
						r.named(el.attr("val"))
					}
				}
				return s.skip()
			})
		case el.space == spaceW && el.name == "sdtEndPr":
			return s.skip()
		}
		return r.one(s, el)
	})
	r.controls = kept
	return err
}

// named gives a name to the open paragraph, or to the next.
func (r *reader) named(name string) {
	switch {
	case name == "" || len(name) > 200:
	case r.para == nil && len(r.pending) < 100:
		r.pending = append(r.pending, name)
	case r.para != nil && len(r.para.Names) < 100:
		r.para.Names = append(r.para.Names, name)
	}
}

// box reads the text of a box, which stands behind the paragraph it is anchored in.
func (r *reader) box(s *stream) error {
	r.doc.Left.Boxes++
	kept, target := r.here, r.target
	before := kept.before
	if before >= 0 {
		before += len(target) + len(kept.boxed)
		if kept.para != nil {
			before++
		}
	}
	r.here, r.target = here{place: InBox, part: r.newPart(), marks: kept.marks, before: before}, nil
	err := r.content(s)
	boxed := r.target
	r.here, r.target = kept, target
	if r.para == nil {
		r.target = append(r.target, boxed...)
	} else {
		r.boxed = append(r.boxed, boxed...)
	}
	return err
}
