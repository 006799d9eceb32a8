// writebody.go writes the text itself: word/document.xml, with the footnotes, links and comments it refers to.

package docx

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"adref/editor"
)

// unknownAuthor stands where nobody is known: Word refuses a change without an author.
const unknownAuthor = "Adref"

type writer struct {
	d        Document
	language string
	rtl      bool
	b        strings.Builder // of the part being written
	lastID   int             // w:id of the last mark; one sequence for all kinds

	lists    []*list
	notes    []string
	inNote   bool
	links    []string // targets of word/document.xml, then of the footnotes
	noteLink []string
	comments []commentOut
	marked   map[string]bool // the paragraphs that have their bookmark
}

type commentOut struct {
	Comment
	id, parent int // parent: place among the comments, -1 for none
}

func newWriter(d Document) *writer {
	w := &writer{d: d, language: d.Masthead.Language, marked: map[string]bool{}}
	if w.language == "" {
		w.language = "en"
	}
	w.rtl = strings.HasPrefix(w.language, "ar")
	return w
}

const namespaces = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w14 w15"`

const xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

func (w *writer) put(parts ...string) {
	for _, s := range parts {
		w.b.WriteString(s)
	}
}

// esc writes a text for XML; what XML cannot hold becomes U+FFFD.
func esc(s string) string {
	plain := true
	for i := range len(s) {
		if c := s[i]; c < ' ' || c == '&' || c == '<' || c == '>' || c == '"' || c >= 0x80 {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	var b strings.Builder
	for _, c := range s {
		switch {
		case c == '&':
			b.WriteString("&amp;")
		case c == '<':
			b.WriteString("&lt;")
		case c == '>':
			b.WriteString("&gt;")
		case c == '"':
			b.WriteString("&quot;")
		case c == '\t':
			b.WriteString("&#9;")
		case c < ' ' || c == 0xfffe || c == 0xffff:
			b.WriteRune('\ufffd')
		default:
			b.WriteRune(c)
		}
	}
	return b.String()
}

func (w *writer) id() string {
	w.lastID++
	return strconv.Itoa(w.lastID)
}

// by is the attributes of a change.
func (w *writer) by(by By) string {
	author := by.Author
	if author == "" {
		author = unknownAuthor
	}
	s := ` w:id="` + w.id() + `" w:author="` + esc(clip(author)) + `"`
	if !by.At.IsZero() {
		s += ` w:date="` + by.At.UTC().Format(time.RFC3339) + `"`
	}
	return s
}

// clip keeps a name within what Word reads.
func clip(name string) string {
	runes := []rune(name)
	if len(runes) > 200 {
		return string(runes[:199]) + "…"
	}
	return name
}

func (w *writer) document() string {
	w.put(xmlHead, `<w:document`, namespaces, `><w:body>`)
	w.masthead()
	numbers, lists := number(w.d.Paragraphs)
	w.lists = lists
	all := runs(w.d.Paragraphs)
	setApart(w.d.Paragraphs, numbers, all)
	for i, p := range w.d.Paragraphs {
		title := i > 0 && w.d.Paragraphs[i-1].Annex && p.Kind == editor.KindText
		w.paragraph(p, numbers[i], all[i], title, i == 0)
	}
	w.put(`<w:p><w:pPr><w:pStyle w:val="EndRule"/></w:pPr><w:r><w:tab/></w:r></w:p>`) // not empty: LibreOffice would let a deleted paragraph before it stay
	w.put(`<w:sectPr><w:headerReference w:type="first" r:id="rId11"/><w:headerReference w:type="default" r:id="rId12"/><w:headerReference w:type="even" r:id="rId13"/>`)
	w.put(`<w:footerReference w:type="first" r:id="rId14"/><w:footerReference w:type="default" r:id="rId15"/><w:footerReference w:type="even" r:id="rId16"/>`)
	w.put(`<w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1440" w:right="1200" w:bottom="1152" w:left="1200" w:header="576" w:footer="720" w:gutter="0"/><w:titlePg/>`)
	if w.rtl {
		w.put(`<w:bidi/>`)
	}
	w.put(`</w:sectPr></w:body></w:document>`)
	out := w.b.String()
	w.b.Reset()
	return out
}

// style is the paragraph style of a kind.
func style(p Paragraph, title bool) string {
	switch p.Kind {
	case editor.KindHeading:
		if p.Annex {
			return "HAnnex"
		}
		return "H" + strconv.Itoa(min(max(p.Level, 1), 4))
	case editor.KindItem:
		return "SingleTxtItem" + strconv.Itoa(min(max(p.Level, 1), 4))
	case editor.KindParagraph:
		return "SingleTxt"
	}
	if title {
		return "HM"
	}
	return "SingleTxtPlain"
}

func (w *writer) paragraph(p Paragraph, n numbered, words []run, title, first bool) {
	w.put(`<w:p><w:pPr><w:pStyle w:val="`, style(p, title), `"/>`)
	if p.Annex && first {
		w.put(`<w:pageBreakBefore w:val="0"/>`)
	}
	if n.list != nil {
		w.put(`<w:numPr><w:ilvl w:val="`, strconv.Itoa(n.list.key.depth()), `"/><w:numId w:val="`, strconv.Itoa(n.list.id), `"/></w:numPr>`)
	}
	if n.list == nil && !n.typed && p.Kind != editor.KindText && !p.Annex {
		w.put(`<w:ind w:hanging="0"/>`)
	}
	if tag := markTag(p.Mark); tag != "" {
		w.put(`<w:rPr><w:`, tag, w.by(p.By), `/></w:rPr>`)
	}
	w.put(`</w:pPr>`)
	if p.Mark == MovedFrom || p.Mark == MovedTo {
		moved := markTag(p.Mark)
		ranged := w.id()
		w.put(`<w:`, moved, `RangeStart w:id="`, ranged, `" w:name="`, esc(p.Move), `" w:author="`, esc(clip(author(p.By))), `"`)
		if !p.By.At.IsZero() {
			w.put(` w:date="`, p.By.At.UTC().Format(time.RFC3339), `"`)
		}
		w.put(`/>`)
		defer w.put(`<w:`, moved, `RangeEnd w:id="`, ranged, `"/>`)
	}
	anchored := w.openComments(p)
	mark := ""
	if p.ID != "" && p.Mark != MovedFrom && !w.marked[p.ID] {
		w.marked[p.ID] = true // a name is there once
		mark = w.id()
		w.put(`<w:bookmarkStart w:id="`, mark, `" w:name="`, Bookmark(p.ID), `"/>`)
	}
	if n.typed {
		words = append(typed(p), words...)
	}
	w.runs(words)
	if n := len(words); n > 0 && p.Mark == Deleted && words[n-1].isNote && words[n-1].Change == Deleted {
		w.put(`<w:del`, w.by(words[n-1].By), `><w:r><w:delText></w:delText></w:r></w:del>`) // else LibreOffice, accepting, lets the paragraph stay, empty
	}
	if mark != "" {
		w.put(`<w:bookmarkEnd w:id="`, mark, `"/>`)
	}
	w.closeComments(anchored)
	w.put(`</w:p>`)
}

func author(by By) string {
	if by.Author == "" {
		return unknownAuthor
	}
	return by.Author
}

// typed is a number that is typed, with what became of it.
func typed(p Paragraph) []run {
	label := func(number string) string { return Label(number) + "\t" }
	change, by := p.Mark, p.By
	switch {
	case p.Was == p.Is:
		return []run{{text: label(p.Is)}}
	case p.Was == "":
		if change == Kept || change == Deleted {
			change = Inserted
		}
		return []run{{text: label(p.Is), Change: change, By: by}}
	case p.Is == "":
		if change == Kept || change == Inserted {
			change = Deleted
		}
		return []run{{text: label(p.Was), Change: change, By: by}}
	}
	return []run{{text: label(p.Was), Change: Deleted, By: by}, {text: label(p.Is), Change: Inserted, By: by}}
}

func markTag(c Change) string {
	switch c {
	case Inserted:
		return "ins"
	case Deleted:
		return "del"
	case MovedFrom:
		return "moveFrom"
	case MovedTo:
		return "moveTo"
	}
	return ""
}

// runs writes runs, those of one link together and those of one change.
func (w *writer) runs(list []run) {
	for i := 0; i < len(list); {
		end := i + 1
		if list[i].href != "" {
			was, is := list[i].wasIn, list[i].isIn
			for end < len(list) && list[end].href == list[i].href && sameLink(&was, list[end].wasIn) && sameLink(&is, list[end].isIn) {
				end++
			}
			w.hyperlink(list[i].href)
			w.changes(list[i:end], true)
			w.put(`</w:hyperlink>`)
		} else {
			for end < len(list) && list[end].href == "" {
				end++
			}
			w.changes(list[i:end], false)
		}
		i = end
	}
}

func sameLink(now *int, next int) bool {
	if next == 0 || *now == 0 {
		*now = max(*now, next)
		return true
	}
	return *now == next
}

// hyperlink opens a link. One to a place in the document has an anchor, any other a relation.
func (w *writer) hyperlink(href string) {
	if anchor, inside := strings.CutPrefix(href, "#"); inside {
		w.put(`<w:hyperlink w:anchor="`, esc(anchor), `" w:history="1">`)
		return
	}
	targets := &w.links
	prefix := "rIdL"
	if w.inNote {
		targets = &w.noteLink
	}
	at := len(*targets)
	for k, known := range *targets {
		if known == href {
			at = k
		}
	}
	if at == len(*targets) {
		*targets = append(*targets, href)
	}
	w.put(`<w:hyperlink r:id="`, prefix, strconv.Itoa(at+1), `" w:history="1">`)
}

func (w *writer) changes(list []run, link bool) {
	for i := 0; i < len(list); {
		end := i + 1
		for end < len(list) && list[end].Change == list[i].Change && (list[i].Change == Kept || list[end].By == list[i].By) {
			end++
		}
		tag := markTag(list[i].Change)
		if tag != "" {
			w.put(`<w:`, tag, w.by(list[i].By), `>`)
		}
		for _, r := range list[i:end] {
			w.run(r, link)
		}
		if tag != "" {
			w.put(`</w:`, tag, `>`)
		}
		i = end
	}
}

func (w *writer) run(r run, link bool) {
	w.put(`<w:r>`)
	if link || r.bold || r.italic || r.isNote || w.rtl {
		w.put(`<w:rPr>`)
		switch {
		case r.isNote:
			w.put(`<w:rStyle w:val="FootnoteReference"/>`)
		case link:
			w.put(`<w:rStyle w:val="Hyperlink"/>`)
		}
		if r.bold {
			w.put(`<w:b/><w:bCs/>`)
		}
		if r.italic {
			w.put(`<w:i/><w:iCs/>`)
		}
		if w.rtl {
			w.put(`<w:rtl/>`)
		}
		w.put(`</w:rPr>`)
	}
	switch {
	case r.isNote && w.inNote:
	case r.isNote:
		w.notes = append(w.notes, r.note)
		w.put(`<w:footnoteReference w:id="`, strconv.Itoa(len(w.notes)), `"/>`)
	default:
		tag := "t"
		if r.Change == Deleted {
			tag = "delText"
		}
		for i, part := range strings.Split(r.text, "\t") {
			if i > 0 {
				w.put(`<w:tab/>`)
			}
			if part != "" {
				w.put(`<w:`, tag, ` xml:space="preserve">`, esc(part), `</w:`, tag, `>`)
			}
		}
	}
	w.put(`</w:r>`)
}

// footnotes is the part of the footnotes, in the order of their marks in the text.
func (w *writer) footnotes() string {
	w.inNote = true
	w.put(xmlHead, `<w:footnotes`, namespaces, `>`)
	w.put(`<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>`)
	w.put(`<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>`)
	for i, n := range w.notes {
		w.put(`<w:footnote w:id="`, strconv.Itoa(i+1), `"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr><w:r><w:tab/></w:r><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r><w:r><w:tab/></w:r>`)
		w.runs(runs([]Paragraph{{Pieces: []Piece{{Text: n}}}})[0])
		w.put(`</w:p></w:footnote>`)
	}
	w.put(`</w:footnotes>`)
	out := w.b.String()
	w.b.Reset()
	w.inNote = false
	return out
}

// openComments begins what the comments of a paragraph are on, and gives their places.
func (w *writer) openComments(p Paragraph) []int {
	var places []int
	var add func(c Comment, parent int)
	add = func(c Comment, parent int) {
		at := len(w.comments)
		id, _ := strconv.Atoi(w.id())
		w.comments = append(w.comments, commentOut{c, id, parent})
		places = append(places, at)
		for _, reply := range c.Replies {
			root := at
			if parent >= 0 {
				root = parent
			}
			add(reply, root)
		}
	}
	for _, c := range p.Comments {
		add(c, -1)
	}
	for _, at := range places {
		w.put(`<w:commentRangeStart w:id="`, strconv.Itoa(w.comments[at].id), `"/>`)
	}
	return places
}

func (w *writer) closeComments(places []int) {
	for _, at := range places {
		id := strconv.Itoa(w.comments[at].id)
		w.put(`<w:commentRangeEnd w:id="`, id, `"/><w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="`, id, `"/></w:r>`)
	}
}

// paraID is the identity of the last paragraph of a comment, by which replies find it.
func paraID(at int) string { return fmt.Sprintf("%08X", 0x1AD00000+at) }

func (w *writer) commentsPart() string {
	w.put(xmlHead, `<w:comments`, namespaces, `>`)
	for at, c := range w.comments {
		w.put(`<w:comment w:id="`, strconv.Itoa(c.id), `" w:author="`, esc(clip(author(c.By))), `"`)
		if !c.At.IsZero() {
			w.put(` w:date="`, c.At.UTC().Format(time.RFC3339), `"`)
		}
		w.put(` w:initials="`, esc(initials(author(c.By))), `">`)
		lines := strings.Split(c.Text, "\n")
		for i, line := range lines {
			w.put(`<w:p`)
			if i == len(lines)-1 {
				w.put(` w14:paraId="`, paraID(at), `" w14:textId="77777777"`)
			}
			w.put(`><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>`)
			if i == 0 {
				w.put(`<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>`)
			}
			if line != "" {
				w.put(`<w:r><w:t xml:space="preserve">`, esc(line), `</w:t></w:r>`)
			}
			w.put(`</w:p>`)
		}
		w.put(`</w:comment>`)
	}
	w.put(`</w:comments>`)
	out := w.b.String()
	w.b.Reset()
	return out
}

func (w *writer) commentsExtended() string {
	w.put(xmlHead, `<w15:commentsEx`, namespaces, `>`)
	for at, c := range w.comments {
		w.put(`<w15:commentEx w15:paraId="`, paraID(at), `"`)
		if c.parent >= 0 {
			w.put(` w15:paraIdParent="`, paraID(c.parent), `"`)
		}
		w.put(` w15:done="0"/>`)
	}
	w.put(`</w15:commentsEx>`)
	out := w.b.String()
	w.b.Reset()
	return out
}

func initials(name string) string {
	var b strings.Builder
	for _, word := range strings.Fields(name) {
		r := []rune(word)
		b.WriteRune(r[0])
		if b.Len() >= 9 {
			break
		}
	}
	return b.String()
}
