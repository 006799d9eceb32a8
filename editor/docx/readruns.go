// readruns.go reads what stands in a paragraph: words, signs, references, equations.

package docx

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

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
		if el.name == "delText" && !slices.ContainsFunc(r.marks, func(m Mark) bool { return m.Kind == MarkDeleted || m.Kind == MarkMovedFrom }) {
			run.Marks = r.with(Mark{Kind: MarkDeleted})
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
