// package.go opens the ZIP archive that a Word file is, within limits, and finds its parts.

package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// Limits of one file. They are far above any report and keep hostile input cheap.
const (
	maxFile       = 16 << 20 // of the file itself
	maxParts      = 5000     // entries of the archive
	maxPart       = 16 << 20 // of one part that is read, inflated
	maxRead       = 32 << 20 // of all parts that are read, inflated
	maxRatio      = 100      // how many times its size a part of more than a megabyte inflates to
	maxDepth      = 400      // of elements in elements
	maxParagraphs = 50_000
	maxRuns       = 80_000
)

// What is no Word file is told by its first bytes, where they say more than that.
var otherFiles = []struct{ begins, says string }{
	{"\xd0\xcf\x11\xe0", "the file is protected with a password or is of the old kind .doc; save it as .docx without a password"},
	{"%PDF", "the file is a PDF, not a Word file"},
	{"{\\rtf", "the file is rich text (RTF), not a Word file; save it as .docx"},
	{"<", "the file is a web page or XML, not a Word file; save it as .docx"},
}

var (
	errNotWord = errors.New("the file is not a Word file (.docx)")
	errDamaged = errors.New("the Word file is damaged or cut off")
)

// archive is an open file: its parts by name, and how much of them has been read.
type archive struct {
	parts map[string]*zip.File // by name in small letters, as the format compares them
	read  int64
}

// open checks the archive as a whole; no part is inflated yet.
func open(data []byte) (*archive, error) {
	switch {
	case len(bytes.TrimSpace(data)) == 0:
		return nil, errors.New("the file is empty")
	case len(data) > maxFile:
		return nil, fmt.Errorf("the file has %d MiB; at most %d MiB are read", len(data)>>20, maxFile>>20)
	}
	begins := bytes.TrimLeft(bytes.TrimPrefix(data[:min(len(data), 64)], []byte("\ufeff")), " \t\r\n")
	for _, o := range otherFiles {
		if bytes.HasPrefix(begins, []byte(o.begins)) {
			return nil, errors.New(o.says)
		}
	}
	if !bytes.HasPrefix(data, []byte("PK")) {
		return nil, errNotWord
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, errDamaged
	}
	if len(z.File) > maxParts {
		return nil, fmt.Errorf("the Word file has %d parts; at most %d are read", len(z.File), maxParts)
	}
	a := &archive{parts: make(map[string]*zip.File, len(z.File))}
	for _, f := range z.File {
		if !goodName(f.Name) {
			return nil, errors.New("the Word file is refused: a part of it has a name that leads out of the file")
		}
		name := strings.ToLower(f.Name)
		if _, twice := a.parts[name]; twice {
			return nil, errors.New("the Word file is refused: two parts of it have one name")
		}
		if f.Flags&1 != 0 {
			return nil, errors.New("the file is protected with a password; save it without one")
		}
		a.parts[name] = f
	}
	return a, nil
}

// goodName accepts names that stay inside the archive, on every system.
func goodName(name string) bool {
	if name == "" || len(name) > 1024 || strings.ContainsAny(name, "\\:") || name[0] == '/' {
		return false
	}
	for i := range len(name) {
		if name[i] < ' ' || name[i] == 0x7f {
			return false
		}
	}
	for step := range strings.SplitSeq(name, "/") {
		if step == ".." || step == "." {
			return false
		}
	}
	return true
}

// has reports whether there is a part.
func (a *archive) has(name string) bool { return a.parts[strings.ToLower(name)] != nil }

// part inflates a part, within the limits, whatever the archive says of its size.
func (a *archive) part(name string) ([]byte, error) {
	f := a.parts[strings.ToLower(name)]
	if f == nil {
		return nil, errDamaged
	}
	size := f.UncompressedSize64
	if size > maxPart {
		return nil, tooLarge(name)
	}
	if size > 1<<20 && size/maxRatio > f.CompressedSize64 {
		return nil, fmt.Errorf("the Word file is refused: its part %.60q inflates to more than %d times its size", name, maxRatio)
	}
	in, err := f.Open()
	if err != nil {
		return nil, errDamaged
	}
	defer in.Close()
	var b bytes.Buffer
	b.Grow(int(min(size, 4<<20)) + bytes.MinRead)
	n, err := b.ReadFrom(io.LimitReader(in, maxPart+1))
	a.read += n
	switch {
	case n > maxPart:
		return nil, tooLarge(name)
	case a.read > maxRead:
		return nil, fmt.Errorf("the Word file is too large: its parts have more than %d MiB", maxRead>>20)
	case err != nil:
		return nil, errDamaged
	}
	return b.Bytes(), nil
}

func tooLarge(name string) error {
	return fmt.Errorf("the Word file is too large: its part %.60q has more than %d MiB", name, maxPart>>20)
}

// relation is one relationship of a part.
type relation struct {
	kind     string // the last step of its type: "hyperlink", "footnotes"
	target   string // of a part in the file its name, else an address
	external bool
}

// relations reads the relationships of a part, "" for the file's own. A part without any has none.
func (a *archive) relations(of string) (map[string]relation, error) {
	dir, base := path.Split(of)
	name := dir + "_rels/" + base + ".rels"
	list := map[string]relation{}
	if !a.has(name) {
		return list, nil
	}
	err := a.each(name, func(s *stream) error {
		return s.children(func(el *element) error {
			if el.name == "Relationship" {
				r := relation{path.Base(el.attr("Type")), el.attr("Target"), strings.EqualFold(el.attr("TargetMode"), "External")}
				if !r.external {
					r.target = resolve(dir, r.target)
				}
				list[el.attr("Id")] = r
			}
			return s.skip()
		})
	})
	return list, err
}

// resolve makes the name of a part of a target, which may be relative to a folder.
func resolve(dir, target string) string {
	target, _, _ = strings.Cut(target, "#")
	if strings.HasPrefix(target, "/") {
		return strings.TrimPrefix(path.Clean(target), "/")
	}
	return strings.TrimPrefix(path.Clean("/"+dir+target), "/")
}

// each reads a part; read is called for its root element.
func (a *archive) each(name string, read func(*stream) error) error {
	part, err := a.part(name)
	if err != nil {
		return err
	}
	s, err := newStream(part)
	if err != nil {
		return err
	}
	if err := s.root(); err != nil {
		return err
	}
	if err := read(s); err != nil {
		return err
	}
	return s.finish()
}

// The kinds of a main part; what else an Office file can be is said by name.
var mainKinds = []struct{ contains, says string }{
	{"wordprocessingml", ""}, {"ms-word", ""},
	{"spreadsheetml", "the file is a spreadsheet, not a Word file"}, {"ms-excel", "the file is a spreadsheet, not a Word file"},
	{"presentationml", "the file is a presentation, not a Word file"}, {"ms-powerpoint", "the file is a presentation, not a Word file"},
}

// main finds the main part, by its relationship and never by its name.
func (a *archive) main() (string, error) {
	const types = "[Content_Types].xml"
	if !a.has(types) {
		if a.has("mimetype") {
			return "", errors.New("the file is an OpenDocument file, not a Word file; save it as .docx")
		}
		return "", errors.New("the file is not a Word file: it does not say what its parts are")
	}
	relations, err := a.relations("")
	if err != nil {
		return "", err
	}
	name := ""
	for _, r := range relations {
		if r.kind == "officeDocument" && !r.external && (name == "" || r.target < name) {
			name = r.target
		}
	}
	if name == "" || !a.has(name) {
		return "", errors.New("the file is not a Word file: it has no main part")
	}
	kind := ""
	err = a.each(types, func(s *stream) error {
		return s.children(func(el *element) error {
			switch part := strings.TrimPrefix(el.attr("PartName"), "/"); {
			case el.name == "Override" && strings.EqualFold(part, name):
				kind = el.attr("ContentType")
			case el.name == "Default" && kind == "" && strings.EqualFold(el.attr("Extension"), strings.TrimPrefix(path.Ext(name), ".")):
				kind = el.attr("ContentType")
			}
			return s.skip()
		})
	})
	if err != nil {
		return "", err
	}
	for _, k := range mainKinds {
		if strings.Contains(kind, k.contains) && k.says != "" {
			return "", errors.New(k.says)
		}
	}
	return name, nil
}
