// read.go makes a Document of a file: one pass through the main part, in reading order.

package docx

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Read reads a Word file. It fails on what is none, on what is damaged, protected or passes a limit; the
// error is one sentence for whoever sent the file.
func Read(data []byte) (*Document, error) {
	a, err := open(data)
	if err != nil {
		return nil, err
	}
	name, err := a.main()
	if err != nil {
		return nil, err
	}
	r := &reader{a: a, doc: &Document{
		Notes: map[string]Note{}, styles: map[string]style{}, abstracts: map[string]*abstract{}, nums: map[string]*num{}, counted: map[string]string{},
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
	doc        *Document
	plainStyle string // the style of paragraphs that name none
	relations  map[string]relation
	target     []Paragraph // where paragraphs go; Document.Paragraphs in the end
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
	para     *Paragraph // the open one
	boxed    []Paragraph
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
func (r *reader) story(s *stream) ([]Paragraph, error) {
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
		m.Kind = Inserted
	case "del", "cellDel":
		m.Kind = Deleted
	case "moveFrom", "moveTo":
		m.Kind = MovedFrom
		if el.name == "moveTo" {
			m.Kind = MovedTo
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
	p := Paragraph{Place: r.place, part: r.part, ID: el.attrIn(spaceWord, "paraId"), props: noProps, Mark: r.marks}
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

// equation reads mathematics: its signs are text.
func (r *reader) equation(s *stream, el *element) error {
	switch el.name {
	case "oMath":
		r.doc.Left.Equations++
		return r.content(s)
	case "t":
		text, err := s.text()
		if err == nil {
			err = r.add(Run{Text: text})
		}
		return err
	case "r":
		kept := r.marks
		err := s.children(func(el *element) error {
			switch {
			case el.space == spaceW && el.name == "rPr":
				look, err := r.readLook(s, r.para)
				r.marks = r.with(look.marks...)
				return err
			case el.space == spaceW && el.name != "ins" && el.name != "del":
				return r.inRun(s, el, lookOf{})
			}
			return r.one(s, el)
		})
		r.marks = kept
		return err
	case "ctrlPr", "rPr":
		return s.skip()
	}
	return r.content(s)
}

// run reads w:r.
func (r *reader) run(s *stream) error {
	var look lookOf
	kept := r.marks
	err := s.children(func(el *element) error {
		if el.space == spaceW && el.name == "rPr" {
			var err error
			look, err = r.readLook(s, r.para)
			r.marks = r.with(look.marks...)
			return err
		}
		return r.inRun(s, el, look)
	})
	r.marks = kept
	return err
}

// inRun reads one element of a run.
func (r *reader) inRun(s *stream, el *element, look lookOf) error {
	if el.space == spaceMC && el.name == "AlternateContent" {
		return r.alternate(s, func(s *stream, el *element) error { return r.inRun(s, el, look) })
	}
	if el.space != spaceW {
		return r.one(s, el)
	}
	text := ""
	switch el.name {
	case "t", "delText":
		keep := el.attrIn(spaceXML, "space") == "preserve"
		read, err := s.text()
		if err != nil {
			return err
		}
		if !keep {
			read = strings.Trim(read, " \t\r\n")
		}
		run := Run{Text: strings.NewReplacer("\r\n", " ", "\n", " ").Replace(read), Look: r.doc.look(look)}
		if !strings.ContainsAny(read, "\n") {
			run.Text = read
		}
		if el.name == "delText" && !slices.ContainsFunc(r.marks, func(m Mark) bool { return m.Kind == Deleted || m.Kind == MovedFrom }) {
			run.Marks = r.with(Mark{Kind: Deleted})
		}
		return r.add(run)
	case "instrText", "delInstrText":
		code, err := s.text()
		r.fields.instruct(code)
		return err
	case "fldChar":
		r.fields.char(el.attr("fldCharType"))
	case "tab", "ptab":
		text = "\t"
	case "br":
		if t := el.attr("type"); t == "" || t == "textWrapping" {
			text = "\n"
		} else {
			text = " "
		}
	case "cr":
		text = "\n"
	case "noBreakHyphen":
		text = "\u2011"
	case "softHyphen":
		text = "\u00ad"
	case "sym":
		text = symbol(el.attr("font"), el.attr("char"))
	case "footnoteReference", "endnoteReference":
		if err := r.add(Run{Note: strings.TrimSuffix(el.name, "Reference") + " " + el.attr("id")}); err != nil {
			return err
		}
	case "commentReference":
		r.reference(el.attr("id"))
	case "drawing", "pict", "object":
		boxes := r.doc.Left.Boxes
		err := r.content(s)
		if boxes == r.doc.Left.Boxes {
			r.doc.Left.Pictures++
		}
		return err
	case "ruby":
		return s.children(func(el *element) error {
			if el.name == "rubyBase" {
				return r.content(s)
			}
			return s.skip()
		})
	case "r", "ins", "del", "hyperlink", "smartTag", "sdt":
		return r.one(s, el)
	}
	if err := s.skip(); err != nil {
		return err
	}
	if text == "" {
		return nil
	}
	return r.add(Run{Text: text, Look: r.doc.look(look)})
}

// add adds words to the open paragraph, as far as they are text here.
func (r *reader) add(run Run) error {
	shown, link, inField := r.fields.shows()
	if !shown || r.para == nil || run.Text == "" && run.Note == "" {
		return nil
	}
	if link == "" {
		link = r.link
	}
	run.Link, run.field = link, inField
	if run.Marks == nil {
		run.Marks = r.marks
	}
	for _, b := range r.anchors {
		if b != nil && b.Len() < 500 {
			b.WriteString(run.Text)
		}
	}
	if n := len(r.para.Runs); n > 0 && run.Note == "" {
		if last := &r.para.Runs[n-1]; last.Note == "" && last.Look == run.Look && last.Link == run.Link && last.field == run.field && sameMarks(last.Marks, run.Marks) && len(last.Text) < 256 {
			last.Text += run.Text
			return nil
		}
	}
	if r.runs++; r.runs > maxRuns {
		return fmt.Errorf("the Word file has more than %d pieces of text", maxRuns)
	}
	r.para.Runs = append(r.para.Runs, run)
	return nil
}

func sameMarks(a, b []Mark) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0] || slices.Equal(a, b))
}

// symbol is a sign of a font of symbols: in Unicode where it is well known, else where the font has it.
func symbol(font, char string) string {
	var c rune
	if _, err := fmt.Sscanf(char, "%x", &c); err != nil || c < ' ' || c > utf8.MaxRune {
		return ""
	}
	if known, ok := symbols[strings.ToLower(font)][c&0xff]; ok && (c < 0x100 || c&0xff00 == 0xf000) {
		return known
	}
	if c >= 0x80 && c < 0xa0 || !utf8.ValidRune(c) {
		return ""
	}
	return string(c)
}

var symbols = map[string]map[rune]string{
	"symbol":      {0xb7: "•", 0xb0: "°", 0xb1: "±", 0xb3: "≥", 0xa3: "≤", 0xb9: "≠", 0xd7: "⋅", 0xb4: "×", 0x2d: "−", 0xae: "→", 0xac: "←", 0xde: "⇒", 0x61: "α", 0x62: "β", 0x67: "γ", 0x64: "δ", 0x6d: "μ", 0x70: "π", 0x73: "σ", 0x57: "Ω", 0x44: "Δ", 0x53: "Σ"},
	"wingdings":   {0xa7: "▪", 0xfc: "✓", 0xfb: "✗", 0xe0: "→", 0xdf: "←", 0xa8: "☐", 0xfe: "☑", 0xfd: "☒", 0x6c: "●", 0x6e: "■", 0xd8: "➢", 0x4a: "☺"},
	"wingdings 2": {0x50: "✓", 0x4f: "✗", 0xa3: "☐", 0x52: "☑", 0x51: "☒"},
}

// sortComments puts the comments in the order of their places, and says which answers which.
func (r *reader) sortComments() {
	list := r.doc.Comments
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(uint(list[a].Paragraph), uint(list[b].Paragraph)) })
	at := make([]int, len(list))
	sorted := make([]Comment, len(list))
	for to, from := range order {
		at[from], sorted[to] = to, list[from]
	}
	for i := range sorted {
		if sorted[i].Parent >= 0 {
			sorted[i].Parent = at[sorted[i].Parent]
		}
	}
	r.doc.Comments = sorted
}
