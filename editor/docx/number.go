// number.go counts automatic numbers as Word shows them: lists by levels, restarts and overrides, given
// to a paragraph or to its style.

package docx

import (
	"strconv"
	"strings"
)

// levels is how many levels a list has.
const levels = 9

// level is one level of a list.
type level struct {
	start   int
	format  string // "decimal", "lowerLetter", …; of a format of one's own its pattern: "001, 002"
	text    string // "%1.%2"
	style   string // the style of paragraphs that stands for this level
	restart int    // after which level it restarts, from 1; 0 for never, -1 for any before it
	legal   bool   // all numbers in it are Arabic
}

// abstract is a list as it is defined.
type abstract struct {
	levels [levels]level
	link   string // the style whose list this one is
	named  string // the style that is this list
}

// num is a list as paragraphs name it.
type num struct {
	abstract string
	starts   [levels]int // overrides, -1 for none
	own      [levels]*level
}

func plainLevel() level { return level{start: 1, format: "decimal", restart: -1} }

func (r *reader) readNumbering(s *stream) error {
	return s.children(func(el *element) error {
		switch {
		case el.name == "abstractNum" && len(r.doc.abstracts) < 10_000:
			a := &abstract{}
			for i := range a.levels {
				a.levels[i] = plainLevel()
			}
			r.doc.abstracts[el.attr("abstractNumId")] = a
			return s.children(func(el *element) error {
				switch el.name {
				case "lvl":
					i, l, err := readLevel(s, el)
					if i >= 0 {
						a.levels[i] = l
					}
					return err
				case "numStyleLink":
					a.link = el.attr("val")
				case "styleLink":
					a.named = el.attr("val")
				}
				return s.skip()
			})
		case el.name == "num" && len(r.doc.nums) < 50_000:
			n := &num{}
			for i := range n.starts {
				n.starts[i] = -1
			}
			r.doc.nums[el.attr("numId")] = n
			return s.children(func(el *element) error {
				switch el.name {
				case "abstractNumId":
					n.abstract = el.attr("val")
				case "lvlOverride":
					at := levelOf(el)
					return s.children(func(el *element) error {
						switch {
						case el.name == "startOverride" && at >= 0:
							n.starts[at] = whole(el.attr("val"), 1)
						case el.name == "lvl":
							i, l, err := readLevel(s, el)
							if i >= 0 {
								n.own[i] = &l
							}
							return err
						}
						return s.skip()
					})
				}
				return s.skip()
			})
		}
		return s.skip()
	})
}

// whole reads a number of a list, which is small; or the other one.
func whole(s string, other int) int {
	if n, err := strconv.Atoi(s); err == nil && n >= 0 && n < 1<<20 {
		return n
	}
	return other
}

func levelOf(el *element) int {
	if n := whole(el.attr("ilvl"), levels); n < levels {
		return n
	}
	return -1
}

func readLevel(s *stream, el *element) (int, level, error) {
	at, l := levelOf(el), plainLevel()
	var each func(el *element) error
	branch := false
	each = func(el *element) error {
		switch el.name {
		case "start":
			l.start = whole(el.attr("val"), 1)
		case "numFmt":
			l.format = el.attr("val")
			if l.format == "custom" {
				l.format = el.attr("format")
			}
		case "lvlText":
			l.text = el.attr("val")
			if len(l.text) > 200 {
				l.text = ""
			}
		case "pStyle":
			l.style = el.attr("val")
		case "lvlRestart":
			l.restart = whole(el.attr("val"), -1)
		case "isLgl":
			l.legal = el.on()
		case "AlternateContent":
			branch = false
			return s.children(func(el *element) error {
				if branch {
					return s.skip()
				}
				branch = true
				return s.children(each)
			})
		}
		return s.skip()
	}
	err := s.children(each)
	return at, l, err
}

// listPlace is where a paragraph stands in a list.
type listPlace struct {
	num   *num
	key   string // the abstract list that counts
	defs  *abstract
	id    string
	level int
}

func (l *listPlace) def(i int) *level {
	if l.num.own[i] != nil {
		return l.num.own[i]
	}
	return &l.defs.levels[i]
}

// listOf finds the list of a paragraph: its own, or that of its style.
func (d *File) listOf(p props) (listPlace, bool) {
	id, at, from := p.num, p.level, ""
	d.chain(p.style, func(st *fileStyle) bool {
		if id == "" && st.num != "" {
			id, from = st.num, st.id
		}
		if at < 0 && st.level >= 0 {
			at = st.level
		}
		return id == "" || at < 0
	})
	n := d.nums[id]
	if id == "0" || n == nil {
		return listPlace{}, false
	}
	key := d.countedBy(n.abstract)
	a := d.abstracts[key]
	if a == nil {
		return listPlace{}, false
	}
	l := listPlace{n, key, a, id, at}
	if p.num == "" { // of the style: the level that names it
		d.chain(p.style, func(st *fileStyle) bool {
			for i := range levels {
				if l.def(i).style == st.id && st.id != "" {
					l.level = i
					return false
				}
			}
			return st.id != from
		})
	}
	l.level = max(l.level, 0)
	return l, true
}

// countedBy is the list that counts for another: a list may be that of a style.
func (d *File) countedBy(key string) string {
	if known, ok := d.counted[key]; ok {
		return known
	}
	at := key
	for range 8 {
		a := d.abstracts[at]
		if a == nil || a.link == "" {
			break
		}
		if n := d.nums[d.styles[a.link].num]; n != nil {
			at = n.abstract
			continue
		}
		least := "" // the first that says it is the list of the style
		for other, b := range d.abstracts {
			if b.named == a.link && b.link == "" && (least == "" || other < least) {
				least = other
			}
		}
		at = least
		break
	}
	d.counted[key] = at
	return at
}

// counts is how far the lists have been counted.
type counts struct {
	d    *File
	at   map[string]*[levels]int // by abstract list; -1 for not begun
	used map[string]bool         // lists with an override that has been used, by id and level
}

func newCounts(d *File) *counts {
	return &counts{d, map[string]*[levels]int{}, map[string]bool{}}
}

// autoNumber is an automatic number.
type autoNumber struct {
	text   string // as Word shows it: "12.", "(a)", "1.2"
	format string // of its level
	level  int
	value  int
	of     string // the list
}

// next counts a paragraph. uses is false for one that shows a number and does not use it up.
func (c *counts) next(p props) (autoNumber, bool) {
	l, ok := c.d.listOf(p)
	if !ok {
		return autoNumber{}, false
	}
	at := c.at[l.key]
	if at == nil {
		at = &[levels]int{}
		for i := range at {
			at[i] = -1
		}
		c.at[l.key] = at
	}
	for i := 0; i <= l.level; i++ {
		if l.num.starts[i] >= 0 {
			key := l.id + " " + strconv.Itoa(i)
			if !c.used[key] {
				c.used[key] = true
				if i == l.level {
					at[i] = l.num.starts[i] - 1
				} else {
					at[i] = max(at[i], l.num.starts[i])
				}
			}
		}
	}
	for i := range l.level {
		if at[i] < 0 {
			at[i] = l.def(i).start
		}
	}
	def := l.def(l.level)
	if at[l.level] < 0 && !(l.num.starts[l.level] >= 0 && at[l.level] == l.num.starts[l.level]-1) {
		at[l.level] = def.start
	} else {
		at[l.level]++
	}
	for i := l.level + 1; i < levels; i++ {
		if r := l.def(i).restart; r < 0 || r > 0 && l.level < r {
			at[i] = -1
		}
	}
	n := autoNumber{format: def.format, level: l.level, value: at[l.level], of: l.key}
	var b strings.Builder
	text := def.text
	for i := 0; i < len(text); i++ {
		if text[i] != '%' || i+1 == len(text) || text[i+1] < '1' || text[i+1] > '9' {
			b.WriteByte(text[i])
			continue
		}
		i++
		k := int(text[i] - '1')
		format := l.def(k).format
		if def.legal && format != "none" && format != "bullet" {
			format = "decimal"
		}
		value := at[k]
		if value < 0 {
			value = l.def(k).start
		}
		b.WriteString(numeral(value, format))
	}
	n.text = strings.TrimSpace(b.String())
	if def.format == "none" && !strings.ContainsAny(n.text, "0123456789") {
		return n, false
	}
	return n, true
}
