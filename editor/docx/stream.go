// stream.go reads a part as a stream of elements: any prefix, Strict and Transitional namespaces as
// one, any encoding the format allows; no entities of its own, no depth without end.
//
// It reads the XML that Office files may hold and nothing more: a document type is refused. It costs a
// fraction of encoding/xml, because names are compared and not copied, and what nobody asks for (most of
// every Word file) is passed over.

package docx

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap" // Latin text, which Office also reads
	"golang.org/x/text/encoding/unicode" // UTF-16, which the format allows
)

// maxAttributes is how many attributes an element may have.
const maxAttributes = 256

// attribute is an attribute as it stands in the part, references not yet replaced.
type attribute struct {
	space       space
	name, value []byte
}

// element is the start of an element. Its attributes hold until the next one is read.
type element struct {
	space space
	name  string // without its prefix; "" for one that the reader does not know
	attrs []attribute
}

// attr is an attribute of WordprocessingML or without a namespace; "" when there is none.
func (e *element) attr(name string) string {
	for i := range e.attrs {
		if a := &e.attrs[i]; (a.space == spaceW || a.space == spaceNone) && string(a.name) == name {
			return attributeValue(a.value)
		}
	}
	return ""
}

// attrIn is an attribute of another namespace.
func (e *element) attrIn(in space, name string) string {
	for i := range e.attrs {
		if a := &e.attrs[i]; a.space == in && string(a.name) == name {
			return attributeValue(a.value)
		}
	}
	return ""
}

func attributeValue(raw []byte) string {
	text, err := decode(raw)
	if err != nil {
		return ""
	}
	return text
}

// on is the value of a toggle such as <w:b/>: on when it is there and says nothing else.
func (e *element) on() bool {
	switch strings.ToLower(e.attr("val")) {
	case "0", "false", "off", "none":
		return false
	}
	return true
}

// token says what comes next in a part.
type token byte

const (
	tokenStart token = iota + 1
	tokenEnd
	tokenText
)

// stream is a part being read. Whoever is given an element reads it to its end: with children, text
// or skip.
type stream struct {
	data  []byte
	at    int
	el    element // the last that started
	words []byte  // the last text
	as    bool    // and whether references in it stand for themselves

	attrs  []attribute
	open   []opened
	bound  []binding
	closed bool // the last element that started has its end in it
}

// opened is an element that is open: its name with its prefix, and how many bindings stood before it.
type opened struct {
	name  []byte
	bound int
}

// binding is a prefix and the namespace it stands for.
type binding struct {
	prefix []byte
	space  space
}

func newStream(data []byte) (*stream, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		decoded, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data)
		if err != nil {
			return nil, errDamaged
		}
		data = decoded
	default:
		data = bytes.TrimPrefix(data, []byte("\ufeff"))
		head := data[:min(len(data), 200)]
		if end := bytes.Index(head, []byte("?>")); bytes.HasPrefix(head, []byte("<?xml")) && end > 0 {
			switch name := strings.ToLower(encodingOf(string(head[:end]))); name {
			case "", "utf-8", "us-ascii", "ascii", "utf-16":
			case "iso-8859-1", "windows-1252":
				decoded, err := charmap.Windows1252.NewDecoder().Bytes(data)
				if err != nil {
					return nil, errDamaged
				}
				data = decoded
			default:
				return nil, fmt.Errorf("the Word file is written in an encoding that is not known: %.30q", name)
			}
		}
	}
	if !utf8.Valid(data) {
		return nil, errors.New("the Word file is damaged: its text is not valid UTF-8")
	}
	for _, c := range data {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' {
			return nil, errControl
		}
	}
	return &stream{data: data}, nil
}

var errControl = errors.New("the Word file is damaged: its text holds a control character")

// encodingOf takes the encoding out of an XML declaration.
func encodingOf(declaration string) string {
	_, rest, ok := strings.Cut(declaration, "encoding")
	rest = strings.TrimLeft(rest, " \t=")
	if !ok || rest == "" || rest[0] != '"' && rest[0] != '\'' {
		return ""
	}
	name, _, _ := strings.Cut(rest[1:], rest[:1])
	return name
}

// next goes to the next start, end or text.
func (s *stream) next() (token, error) {
	if s.closed {
		s.closed = false
		return s.end()
	}
	for s.at < len(s.data) {
		if s.data[s.at] != '<' {
			end := bytes.IndexByte(s.data[s.at:], '<')
			if end < 0 {
				end = len(s.data) - s.at
			}
			s.words, s.as = s.data[s.at:s.at+end], false
			s.at += end
			if len(s.open) == 0 {
				if len(bytes.TrimSpace(s.words)) > 0 {
					return 0, errDamaged
				}
				continue
			}
			return tokenText, nil
		}
		rest := s.data[s.at:]
		switch {
		case len(rest) < 2:
			return 0, errDamaged
		case rest[1] == '/':
			return s.endTag()
		case rest[1] == '?':
			if !s.pass("?>") {
				return 0, errDamaged
			}
		case rest[1] == '!':
			switch {
			case bytes.HasPrefix(rest, []byte("<!--")):
				if !s.pass("-->") {
					return 0, errDamaged
				}
			case bytes.HasPrefix(rest, []byte("<![CDATA[")) && len(s.open) > 0:
				end := bytes.Index(rest, []byte("]]>"))
				if end < 0 {
					return 0, errDamaged
				}
				s.words, s.as = rest[9:end], true
				s.at += end + 3
				return tokenText, nil
			default:
				return 0, errors.New("the Word file is refused: it declares entities or a document type")
			}
		default:
			return s.startTag()
		}
	}
	return 0, errDamaged
}

// pass goes behind a mark.
func (s *stream) pass(mark string) bool {
	end := bytes.Index(s.data[s.at:], []byte(mark))
	if end >= 0 {
		s.at += end + len(mark)
	}
	return end >= 0
}

func (s *stream) end() (token, error) {
	last := s.open[len(s.open)-1]
	s.open, s.bound = s.open[:len(s.open)-1], s.bound[:last.bound]
	return tokenEnd, nil
}

func (s *stream) endTag() (token, error) {
	end := bytes.IndexByte(s.data[s.at:], '>')
	if end < 0 || len(s.open) == 0 {
		return 0, errDamaged
	}
	name := bytes.TrimRight(s.data[s.at+2:s.at+end], " \t\r\n")
	if !bytes.Equal(name, s.open[len(s.open)-1].name) {
		return 0, errDamaged
	}
	s.at += end + 1
	return s.end()
}

// nameEnd says which characters end a name.
func nameEnd(c byte) bool {
	return c <= ' ' || c == '=' || c == '>' || c == '/' || c == '<' || c == '"' || c == '\'' || c == '&'
}

func (s *stream) blanks(at int) int {
	for at < len(s.data) && (s.data[at] == ' ' || s.data[at] == '\n' || s.data[at] == '\t' || s.data[at] == '\r') {
		at++
	}
	return at
}

func (s *stream) nameAt(at int) (name []byte, behind int) {
	from := at
	for at < len(s.data) && !nameEnd(s.data[at]) {
		at++
	}
	return s.data[from:at], at
}

func (s *stream) startTag() (token, error) {
	name, at := s.nameAt(s.at + 1)
	if len(name) == 0 {
		return 0, errDamaged
	}
	if len(s.open) >= maxDepth {
		return 0, fmt.Errorf("the Word file is refused: its elements are nested more than %d deep", maxDepth)
	}
	s.open = append(s.open, opened{name, len(s.bound)})
	s.attrs = s.attrs[:0]
	for {
		before := at
		at = s.blanks(at)
		if at >= len(s.data) {
			return 0, errDamaged
		}
		if c := s.data[at]; c == '>' {
			at++
			break
		} else if c == '/' {
			if at+1 >= len(s.data) || s.data[at+1] != '>' {
				return 0, errDamaged
			}
			s.closed = true
			at += 2
			break
		}
		if at == before {
			return 0, errDamaged
		}
		key, behind := s.nameAt(at)
		at = s.blanks(behind)
		if len(key) == 0 || at >= len(s.data) || s.data[at] != '=' {
			return 0, errDamaged
		}
		at = s.blanks(at + 1)
		if at >= len(s.data) || s.data[at] != '"' && s.data[at] != '\'' {
			return 0, errDamaged
		}
		end := bytes.IndexByte(s.data[at+1:], s.data[at])
		if end < 0 {
			return 0, errDamaged
		}
		value := s.data[at+1 : at+1+end]
		if bytes.IndexByte(value, '<') >= 0 {
			return 0, errDamaged
		}
		at += end + 2
		if len(s.attrs) == maxAttributes {
			return 0, fmt.Errorf("the Word file is refused: an element of it has more than %d attributes", maxAttributes)
		}
		switch prefix, local, ok := bytes.Cut(key, []byte(":")); {
		case ok && string(prefix) == "xmlns":
			s.bound = append(s.bound, binding{local, spaceOf(value)})
		case !ok && string(key) == "xmlns":
			s.bound = append(s.bound, binding{nil, spaceOf(value)})
		default:
			s.attrs = append(s.attrs, attribute{name: key, value: value})
		}
	}
	s.at = at
	for i := range s.attrs {
		if prefix, local, ok := bytes.Cut(s.attrs[i].name, []byte(":")); ok {
			s.attrs[i].space, s.attrs[i].name = s.spaceFor(prefix), local
		}
	}
	prefix, local, ok := bytes.Cut(name, []byte(":"))
	if !ok {
		prefix, local = nil, name
	}
	s.el = element{s.spaceFor(prefix), names[string(local)], s.attrs}
	return tokenStart, nil
}

func spaceOf(value []byte) space {
	if in, ok := spaces[string(value)]; ok {
		return in
	}
	return spaceOther
}

// spaceFor is the namespace that a prefix stands for here.
func (s *stream) spaceFor(prefix []byte) space {
	for i := len(s.bound) - 1; i >= 0; i-- {
		if bytes.Equal(s.bound[i].prefix, prefix) {
			return s.bound[i].space
		}
	}
	if string(prefix) == "xml" {
		return spaceXML
	}
	return spaceOther
}

// root goes to the root element.
func (s *stream) root() error {
	for {
		switch token, err := s.next(); {
		case err != nil:
			return err
		case token == tokenStart:
			return nil
		}
	}
}

// finish reads what stands behind the root, which is nothing.
func (s *stream) finish() error {
	for s.at < len(s.data) {
		rest := s.data[s.at:]
		switch {
		case nameEnd(rest[0]) && rest[0] <= ' ':
			s.at++
		case bytes.HasPrefix(rest, []byte("<!--")) && s.pass("-->"), bytes.HasPrefix(rest, []byte("<?")) && s.pass("?>"):
		default:
			return errDamaged
		}
	}
	return nil
}

// children calls each for every element in the current one, to the end of that.
func (s *stream) children(each func(*element) error) error {
	for {
		token, err := s.next()
		if err != nil {
			return err
		}
		switch token {
		case tokenStart:
			el := s.el
			if err := each(&el); err != nil {
				return err
			}
		case tokenEnd:
			return nil
		}
	}
}

// skip reads the current element to its end.
func (s *stream) skip() error {
	for depth := 1; depth > 0; {
		token, err := s.next()
		if err != nil {
			return err
		}
		switch token {
		case tokenStart:
			depth++
		case tokenEnd:
			depth--
		}
	}
	return nil
}

// text reads the current element to its end; the result is its text.
func (s *stream) text() (string, error) {
	text := ""
	var more strings.Builder // of a text in several pieces
	for depth := 1; depth > 0; {
		token, err := s.next()
		if err != nil {
			return "", err
		}
		switch token {
		case tokenStart:
			depth++
		case tokenEnd:
			depth--
		case tokenText:
			if depth > 1 {
				continue
			}
			words := ""
			if s.as {
				words = string(s.words)
			} else if words, err = decode(s.words); err != nil {
				return "", err
			}
			if text == "" && more.Len() == 0 {
				text = words
			} else {
				more.WriteString(words)
			}
			if len(text)+more.Len() > maxText {
				return "", fmt.Errorf("the Word file is refused: a piece of its text has more than %d KiB", maxText>>10)
			}
		}
	}
	if more.Len() > 0 {
		return text + more.String(), nil
	}
	return text, nil
}

// maxText is the longest piece of text.
const maxText = 512 << 10
