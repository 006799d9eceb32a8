// help_test.go makes Word files for the tests.

package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
)

const (
	wordSpace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	typesPart = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`
	rootPart  = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
	declared  = `xmlns:w="` + wordSpace + `" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" xmlns:v="urn:schemas-microsoft-com:vml"`
)

// tester is a test, or one try of a property.
type tester interface {
	Helper()
	Fatal(args ...any)
}

// parts are parts of a file by name.
type parts map[string]string

// pack makes a file of parts.
func pack(t tester, all parts) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range all {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// word makes a Word file of the content of its body; others are further parts that the main part refers
// to, by their kind: "numbering", "styles", "footnotes", "comments", "commentsExtended".
func word(t tester, body string, others parts) []byte {
	t.Helper()
	all := parts{"[Content_Types].xml": typesPart, "_rels/.rels": rootPart, "word/document.xml": `<?xml version="1.0" encoding="UTF-8"?><w:document ` + declared + `><w:body>` + body + `</w:body></w:document>`}
	var rels strings.Builder
	roots := map[string]string{"comments": "w:comments", "footnotes": "w:footnotes", "endnotes": "w:endnotes", "styles": "w:styles", "numbering": "w:numbering", "commentsExtended": "w15:commentsEx", "header": "w:hdr"}
	for kind, text := range others {
		if root, ok := roots[kind]; ok {
			all["word/"+kind+".xml"] = "<" + root + " " + declared + ">" + text + "</" + root + ">"
			fmt.Fprintf(&rels, `<Relationship Id="%s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s" Target="%s.xml"/>`, kind, kind, kind)
		} else {
			fmt.Fprintf(&rels, `<Relationship Id="%s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="%s" TargetMode="External"/>`, kind, text)
		}
	}
	all["word/_rels/document.xml.rels"] = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` + rels.String() + `</Relationships>`
	return pack(t, all)
}

// read reads a file of a body.
func read(t tester, body string, others parts) *File {
	t.Helper()
	d, err := Read(word(t, body, others))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// p is a paragraph of words, or of runs where it begins with a tag.
func p(content string) string {
	if !strings.HasPrefix(content, "<") {
		content = said(content)
	}
	return "<w:p>" + content + "</w:p>"
}

func said(words string) string {
	return `<w:r><w:t xml:space="preserve">` + words + `</w:t></w:r>`
}

const arvenia = ` w:author="Arvenia" w:date="2026-03-02T10:00:00Z"`

func ins(words string) string { return "<w:ins" + arvenia + ">" + said(words) + "</w:ins>" }
func del(words string) string {
	return "<w:del" + arvenia + `><w:r><w:delText xml:space="preserve">` + words + `</w:delText></w:r></w:del>`
}

// mark is the properties of a paragraph whose mark carries a change.
func mark(change string) string {
	return "<w:pPr><w:rPr><w:" + change + arvenia + "/></w:rPr></w:pPr>"
}

// lines are the paragraphs of one side that say something.
func lines(d *File, side Side) []string {
	var list []string
	for _, t := range d.Text(side) {
		if words := t.Whole(); words != "" {
			list = append(list, words)
		}
	}
	return list
}

// rows are the paragraphs of one side with their numbers, in the text format.
func rows(d *File, side Side) []string {
	var list []string
	for _, r := range d.Rows(side) {
		text := r.Text
		if r.Number != "" {
			text = r.Number + " | " + text
		}
		list = append(list, text)
	}
	return list
}
