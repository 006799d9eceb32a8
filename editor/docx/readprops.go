// readprops.go reads properties of paragraphs and runs, and the styles they come from.

package docx

import (
	"strconv"
	"strings"
)

// props are the properties of a paragraph that say what it is.
type props struct {
	style   string // its id
	num     string // the list, "" when not said, "0" for none
	level   int    // in the list, -1 when not said
	outline int    // 0 for the first level of headings, -1 for text
	look    Look   // of a style: what its words look like
}

var noProps = props{level: -1, outline: -1}

// fileStyle is a style of paragraphs or characters.
type fileStyle struct {
	id, name string // name in small letters
	based    string
	paras    bool
	props
}

func (r *reader) readStyles(s *stream) error {
	return s.children(func(el *element) error {
		if el.name != "style" || len(r.doc.styles) > 10_000 {
			return s.skip()
		}
		st := fileStyle{id: el.attr("styleId"), paras: el.attr("type") == "paragraph", props: noProps}
		if def := el.attr("default"); st.paras && (def == "1" || def == "true" || def == "on") {
			r.plainStyle = st.id
		}
		err := s.children(func(el *element) error {
			switch el.name {
			case "name":
				st.name = strings.ToLower(el.attr("val"))
			case "basedOn":
				st.based = el.attr("val")
			case "pPr":
				_, err := r.readProps(s, &st.props, nil)
				return err
			case "rPr":
				look, err := r.readLook(s, nil)
				st.look = look.on
				return err
			}
			return s.skip()
		})
		r.doc.styles[st.id] = st
		return err
	})
}

// chain calls each for a style and those it is based on, nearest first, while each says true.
func (d *File) chain(id string, each func(*fileStyle) bool) {
	for range 32 {
		st, ok := d.styles[id]
		if !ok || !each(&st) || st.based == id {
			return
		}
		id = st.based
	}
}

// headingLevel is the level that styles or properties give a paragraph, from 1; 0 for text.
func (d *File) headingLevel(p props) int {
	if p.outline >= 0 {
		if p.outline < 9 {
			return p.outline + 1
		}
		return 0
	}
	level := 0
	d.chain(p.style, func(st *fileStyle) bool {
		switch {
		case st.outline >= 9:
			return false
		case st.outline >= 0:
			level = st.outline + 1
		default:
			level = namedHeading(st.name)
		}
		return level == 0
	})
	return level
}

// namedHeading is the level of a style that is a heading by its name: Word's own, and those of the
// United Nations templates: "_ H _M" is the main title, "_ H_Ch" a chapter, "_ H_1", "_ H_2/3", "_ H_4/5/6".
func namedHeading(name string) int {
	if n, ok := strings.CutPrefix(name, "heading "); ok {
		if level, err := strconv.Atoi(n); err == nil && level >= 1 && level <= 9 {
			return level
		}
	}
	plain := strings.NewReplacer("_", "", " ", "").Replace(name)
	if !strings.HasPrefix(name, "_") || !strings.HasPrefix(plain, "h") {
		return 0
	}
	switch plain = strings.TrimSuffix(plain[1:], "g"); {
	case plain == "ch":
		return 1
	case plain == "1":
		return 2
	case strings.HasPrefix(plain, "2"):
		return 3
	case strings.HasPrefix(plain, "4"):
		return 4
	}
	return 0
}

// readProps reads w:pPr into p. What else it says, the mark of the paragraph and changes of format, goes
// to the paragraph; nil of a style.
func (r *reader) readProps(s *stream, p *props, of *FileParagraph) (section bool, err error) {
	err = s.children(func(el *element) error {
		if el.space != spaceW {
			return s.skip()
		}
		switch el.name {
		case "pStyle":
			p.style = el.attr("val")
		case "outlineLvl":
			if n, err := strconv.Atoi(el.attr("val")); err == nil && n >= 0 && n <= 9 {
				p.outline = n
			}
		case "numPr":
			return s.children(func(el *element) error {
				switch el.name {
				case "ilvl":
					if n, err := strconv.Atoi(el.attr("val")); err == nil && n >= 0 && n < levels {
						p.level = n
					}
				case "numId":
					p.num = el.attr("val")
				case "ins", "numberingChange":
					if of != nil {
						of.Formats = append(of.Formats, formatOf(el, "numbering"))
						if el.name == "ins" && of.was == nil {
							was := noProps
							of.was = &was
						}
					}
				}
				return s.skip()
			})
		case "rPr":
			if of == nil {
				return s.skip()
			}
			look, err := r.readLook(s, of)
			of.Mark = append(of.Mark, look.marks...)
			return err
		case "pPrChange":
			if of == nil {
				return s.skip()
			}
			of.Formats = append(of.Formats, formatOf(el, "paragraph"))
			was := noProps
			of.was = &was
			return s.children(func(el *element) error {
				if el.name == "pPr" {
					_, err := r.readProps(s, of.was, nil)
					return err
				}
				return s.skip()
			})
		case "sectPr":
			section = true
			return r.readSection(s, of)
		}
		return s.skip()
	})
	if of != nil && of.was != nil && of.was.style == "" && p.style != "" && *of.was == noProps {
		of.was.style = p.style // numbering alone was added
	}
	return section, err
}

func (r *reader) readSection(s *stream, of *FileParagraph) error {
	return s.children(func(el *element) error {
		if el.name == "sectPrChange" && of != nil {
			of.Formats = append(of.Formats, formatOf(el, "section"))
		}
		return s.skip()
	})
}

func formatOf(el *element, what string) Format { return Format{el.attr("author"), dateOf(el), what} }

// dateOf is the date of a mark, "" when the file has none or what is none.
func dateOf(el *element) string {
	at := el.attr("date")
	if len(at) < 10 || len(at) > 40 || at[4] != '-' || at[7] != '-' {
		return ""
	}
	return at
}

// lookOf is what w:rPr says.
type lookOf struct {
	on, off Look
	style   string
	marks   []Mark // of a paragraph mark, or of a sign in an equation
}

// readLook reads w:rPr. Changes of format go to the paragraph, nil of a style.
func (r *reader) readLook(s *stream, of *FileParagraph) (lookOf, error) {
	var l lookOf
	set := func(look Look, on bool) {
		if on {
			l.on |= look
		} else {
			l.off |= look
		}
	}
	err := s.children(func(el *element) error {
		if el.space == spaceW {
			switch el.name {
			case "i":
				set(Italic, el.on())
			case "b":
				set(Bold, el.on())
			case "strike", "dstrike":
				set(Strike, el.on())
			case "u":
				set(Underline, el.on())
			case "vanish", "specVanish":
				set(Hidden, el.on())
			case "color":
				if c := strings.ToLower(el.attr("val")); c != "auto" && c != "000000" && c != "" {
					l.on |= Coloured
				}
			case "rStyle":
				l.style = el.attr("val")
			case "ins", "del", "moveFrom", "moveTo":
				l.marks = append(l.marks, r.markOf(el))
			case "rPrChange":
				if of != nil {
					of.Formats = append(of.Formats, formatOf(el, "characters"))
				}
			}
		}
		return s.skip()
	})
	return l, err
}

// look is what words look like, by their properties and the style of characters they name.
func (d *File) look(l lookOf) Look {
	var look Look
	if l.style != "" {
		seen := Look(0)
		d.chain(l.style, func(st *fileStyle) bool {
			look |= st.look &^ seen
			seen |= st.look
			return true
		})
		look &^= Underline | Coloured // as links have by their style
	}
	return look&^l.off | l.on
}
