// stream.go reads a part as a stream of elements: any prefix, Strict and Transitional namespaces as
// one, any encoding the format allows; no entities, no depth without end.

package docx

import (
	"bufio"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/charmap" // Latin text, which Office also reads
	"golang.org/x/text/encoding/unicode" // UTF-16, which the format allows
	"golang.org/x/text/transform"
)

// space is a namespace that the reader knows.
type space byte

const (
	spaceOther   space = iota
	spaceW             // WordprocessingML, of relationships and content types too
	spaceM             // mathematics
	spaceMC            // markup compatibility
	spaceWord          // what Word added to WordprocessingML later (w14, w15, …)
	spaceR             // relationships, as attributes
	spaceDrawing       // pictures, shapes and what lies in them
)

var spaces = map[string]space{
	"http://schemas.openxmlformats.org/wordprocessingml/2006/main":           spaceW,
	"http://purl.oclc.org/ooxml/wordprocessingml/main":                       spaceW,
	"http://schemas.openxmlformats.org/package/2006/relationships":           spaceW,
	"http://schemas.openxmlformats.org/package/2006/content-types":           spaceW,
	"http://schemas.openxmlformats.org/officeDocument/2006/math":             spaceM,
	"http://purl.oclc.org/ooxml/officeDocument/math":                         spaceM,
	"http://schemas.openxmlformats.org/markup-compatibility/2006":            spaceMC,
	"http://schemas.openxmlformats.org/officeDocument/2006/relationships":    spaceR,
	"http://purl.oclc.org/ooxml/officeDocument/relationships":                spaceR,
	"http://schemas.microsoft.com/office/word/2010/wordml":                   spaceWord,
	"http://schemas.microsoft.com/office/word/2012/wordml":                   spaceWord,
	"http://schemas.microsoft.com/office/word/2015/wordml/symex":             spaceWord,
	"http://schemas.microsoft.com/office/word/2016/wordml/cid":               spaceWord,
	"http://schemas.microsoft.com/office/word/2018/wordml":                   spaceWord,
	"http://schemas.microsoft.com/office/word/2018/wordml/cex":               spaceWord,
	"http://schemas.microsoft.com/office/word/2010/wordprocessingShape":      spaceDrawing,
	"http://schemas.microsoft.com/office/word/2010/wordprocessingGroup":      spaceDrawing,
	"http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas":     spaceDrawing,
	"http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing":    spaceDrawing,
	"http://schemas.microsoft.com/office/drawing/2010/main":                  spaceDrawing,
	"http://schemas.openxmlformats.org/drawingml/2006/main":                  spaceDrawing,
	"http://purl.oclc.org/ooxml/drawingml/main":                              spaceDrawing,
	"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": spaceDrawing,
	"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing":             spaceDrawing,
	"urn:schemas-microsoft-com:vml":                                          spaceDrawing,
}

// element is the start of an element.
type element struct {
	space space
	name  string // without its prefix
	attrs []xml.Attr
}

// attr is an attribute of WordprocessingML or without a namespace; "" when there is none.
func (e *element) attr(name string) string {
	for i := range e.attrs {
		if a := &e.attrs[i]; a.Name.Local == name && (a.Name.Space == "" || spaces[a.Name.Space] == spaceW) {
			return a.Value
		}
	}
	return ""
}

// attrIn is an attribute of another namespace.
func (e *element) attrIn(in space, name string) string {
	for i := range e.attrs {
		if a := &e.attrs[i]; a.Name.Local == name && spaces[a.Name.Space] == in {
			return a.Value
		}
	}
	return ""
}

// on is the value of a toggle such as <w:b/>: on when it is there and says nothing else.
func (e *element) on() bool {
	switch strings.ToLower(e.attr("val")) {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

// stream is a part being read. Whoever is given an element reads it to its end: with children, text
// or skip.
type stream struct {
	d     *xml.Decoder
	depth int
	el    element // the last that started
}

func newStream(in io.Reader) (*stream, error) {
	b := bufio.NewReaderSize(in, 32<<10)
	in = b
	head, err := b.Peek(3)
	if err != nil && err != io.EOF {
		return nil, err
	}
	switch {
	case len(head) >= 2 && (head[0] == 0xff && head[1] == 0xfe || head[0] == 0xfe && head[1] == 0xff):
		in = transform.NewReader(b, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder())
	case len(head) == 3 && head[0] == 0xef && head[1] == 0xbb && head[2] == 0xbf:
		b.Discard(3)
	}
	d := xml.NewDecoder(in)
	d.CharsetReader = func(charset string, in io.Reader) (io.Reader, error) {
		switch strings.ToLower(charset) {
		case "utf-8", "utf-16", "us-ascii", "ascii": // decoded by now
			return in, nil
		case "iso-8859-1", "windows-1252":
			return charmap.Windows1252.NewDecoder().Reader(in), nil
		}
		return nil, fmt.Errorf("the Word file is written in an encoding that is not known: %.30q", charset)
	}
	return &stream{d: d}, nil
}

// token is the next one that matters: the start of an element, its end, or text.
func (s *stream) token() (xml.Token, error) {
	for {
		token, err := s.d.Token()
		if err != nil {
			return nil, readError(err)
		}
		switch t := token.(type) {
		case xml.StartElement:
			if s.depth++; s.depth > maxDepth {
				return nil, fmt.Errorf("the Word file is refused: its elements are nested more than %d deep", maxDepth)
			}
			s.el = element{spaces[t.Name.Space], t.Name.Local, t.Attr}
			return t, nil
		case xml.EndElement:
			s.depth--
			return t, nil
		case xml.CharData:
			return t, nil
		case xml.Directive:
			return nil, errors.New("the Word file is refused: it declares entities or a document type")
		}
	}
}

// readError is what is wrong with a part, in words for a person.
func readError(err error) error {
	var syntax *xml.SyntaxError
	switch {
	case errors.As(err, &syntax) && strings.Contains(syntax.Msg, "illegal character"):
		return errors.New("the Word file is damaged: its text holds a control character")
	case errors.As(err, &syntax) && strings.Contains(syntax.Msg, "invalid character entity"):
		return errors.New("the Word file is damaged: its text holds an entity that stands for nothing")
	case errors.As(err, &syntax), errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return errDamaged
	}
	if inner := errors.Unwrap(err); inner != nil {
		return inner
	}
	return err
}

// root goes to the root element.
func (s *stream) root() error {
	for {
		token, err := s.token()
		if err != nil {
			return err
		}
		if _, ok := token.(xml.StartElement); ok {
			return nil
		}
	}
}

// finish reads what stands behind the root, which is nothing.
func (s *stream) finish() error {
	for {
		token, err := s.d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return readError(err)
		}
		if _, ok := token.(xml.StartElement); ok {
			return errDamaged
		}
	}
}

// children calls each for every element in the current one, to the end of that.
func (s *stream) children(each func(*element) error) error {
	for {
		token, err := s.token()
		if err != nil {
			return err
		}
		switch token.(type) {
		case xml.StartElement:
			el := s.el
			if err := each(&el); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

// skip reads the current element to its end.
func (s *stream) skip() error {
	for depth := 1; depth > 0; {
		token, err := s.token()
		if err != nil {
			return err
		}
		switch token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
	}
	return nil
}

// text reads the current element to its end; the result is its text.
func (s *stream) text() (string, error) {
	text := ""
	var more strings.Builder
	for depth := 1; depth > 0; {
		token, err := s.token()
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		case xml.CharData:
			switch {
			case depth > 1:
			case more.Len() > 0:
				more.Write(t)
			case text != "":
				more.WriteString(text)
				more.Write(t)
			default:
				text = string(t)
			}
		}
	}
	if more.Len() > 0 {
		return more.String(), nil
	}
	return text, nil
}
