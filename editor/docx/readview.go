// readview.go gives one side of a file with changes: its paragraphs as they are when all changes are
// rejected or accepted.

package docx

import "strings"

// Passage is a paragraph of one side. It can be several of the file, joined where a paragraph mark is not
// there on this side.
type Passage struct {
	Members []int  // in File.Paragraphs
	Runs    []Run  // what is there on this side, without a typed number
	Number  string // as Word shows it or as it was typed, without its full stop; "" for none
	Typed   bool   // the number was typed
	Bullet  bool   // it stands in a list without numbers
	Place   Place
	typed   string // the number as it was typed, with what stands between it and the words
	auto    autoNumber
	props   props
}

// Text is the text of one side, paragraph by paragraph, empty ones too.
//
// A paragraph whose mark is not there joins the next one of its part, whose properties win. One that has
// neither words nor a mark on this side is not there at all, so that its neighbours never join over it.
func (d *File) Text(side Side) []Passage { return d.textOf(d.Paragraphs, side, true) }

func (d *File) textOf(paragraphs []FileParagraph, side Side, numbered bool) []Passage {
	list := make([]Passage, 0, len(paragraphs))
	open := map[int]int{} // by part: the passage that waits for the rest of it
	for i := range paragraphs {
		p := &paragraphs[i]
		there := visible(p.Mark, side)
		var runs []Run
		for _, r := range p.Runs {
			if visible(r.Marks, side) {
				runs = append(runs, r)
			}
		}
		at, joins := open[p.part]
		if !there && len(runs) == 0 {
			continue
		}
		if !joins {
			at = len(list)
			list = append(list, Passage{Place: p.Place})
		}
		t := &list[at]
		t.Members = append(t.Members, i)
		t.Runs = append(t.Runs, runs...)
		t.props = p.props
		if side == Before && p.was != nil {
			t.props = *p.was
		}
		if there {
			delete(open, p.part)
		} else {
			open[p.part] = at
		}
	}
	if numbered {
		d.numberAll(list)
	}
	return list
}

// numberAll counts automatic numbers and recognises typed ones.
func (d *File) numberAll(list []Passage) {
	c := newCounts(d)
	for i := range list {
		t := &list[i]
		if n, ok := c.next(t.props); ok {
			t.auto = n
			t.Number = strings.TrimSuffix(n.text, ".")
			if n.format == "bullet" {
				t.Number, t.Bullet = "", true
			}
			if t.Number != "" {
				continue
			}
		}
		if t.Bullet {
			continue
		}
		head := headOf(t.Runs)
		if number, length := typedNumber(head); length > 0 {
			t.Number, t.Typed, t.typed = number, true, head[:length]
			t.Runs = cutHead(t.Runs, length)
		}
	}
}

// headOf is the beginning of the words.
func headOf(runs []Run) string {
	var b strings.Builder
	for _, r := range runs {
		if r.Note != "" || b.Len() > 80 {
			break
		}
		b.WriteString(r.Text)
	}
	return b.String()
}

// cutHead takes bytes off the beginning of the words.
func cutHead(runs []Run, length int) []Run {
	for i, r := range runs {
		if length < len(r.Text) {
			left := append([]Run{}, runs[i:]...)
			left[0].Text = r.Text[length:]
			return left
		}
		length -= len(r.Text)
	}
	return nil
}

// Plain is the words alone, without notes, on one line.
func (t *Passage) Plain() string { return single(plainOf(t.Runs, 2)) }

// Whole is Plain with a number that was typed.
func (t *Passage) Whole() string {
	return single(t.typed + plainOf(t.Runs, 2))
}

// plainOf is the words of the runs that are there on a side, or of all.
func plainOf(runs []Run, side Side) string {
	var b strings.Builder
	for _, r := range runs {
		if side > After || visible(r.Marks, side) {
			b.WriteString(r.Text)
		}
	}
	return b.String()
}

// single makes every run of spaces, tabs and line breaks one space, and takes them off both ends.
func single(s string) string {
	blank := func(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }
	lo, hi := 0, len(s)
	for lo < hi && blank(s[lo]) {
		lo++
	}
	for lo < hi && blank(s[hi-1]) {
		hi--
	}
	s = s[lo:hi]
	clean := true
	for i := range len(s) {
		if blank(s[i]) && (s[i] != ' ' || s[i+1] == ' ') { // a blank is never the last
			clean = false
			break
		}
	}
	if clean {
		return s
	}
	return strings.Join(strings.FieldsFunc(s, func(c rune) bool { return c < 0x80 && blank(byte(c)) }), " ")
}
