// hostile_test.go gives the reader files that are no Word files, or would do harm.

package docx

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"unicode/utf16"
)

func TestAFileThatIsNoWordFileIsRefusedInOneClearLine(t *testing.T) {
	good := parts{"[Content_Types].xml": typesPart, "_rels/.rels": rootPart, "word/document.xml": `<w:document ` + declared + `><w:body>` + p("A") + `</w:body></w:document>`}
	with := func(name, text string) []byte {
		all := parts{}
		for n, text := range good {
			all[n] = text
		}
		if all[name] = text; text == "" {
			delete(all, name)
		}
		return pack(t, all)
	}
	body := func(text string) []byte {
		return with("word/document.xml", `<w:document `+declared+`><w:body>`+text+`</w:body></w:document>`)
	}
	encrypted := pack(t, good)
	for i := range encrypted { // the flag of every entry, at its head and in the list
		if i+10 < len(encrypted) && string(encrypted[i:i+4]) == "PK\x01\x02" {
			encrypted[i+8] |= 1
		}
	}
	for says, file := range map[string][]byte{
		"empty":                        []byte(" \r\n"),
		"at most 16 MiB":               make([]byte, maxFile+1),
		"password or is of the old":    []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more"),
		"a PDF":                        []byte("%PDF-1.7"),
		"rich text":                    []byte(`{\rtf1 A}`),
		"web page":                     []byte("\ufeff<!DOCTYPE html>"),
		"not a Word file (.docx)":      []byte("some words"),
		"damaged or cut off":           pack(t, good)[:400],
		"protected with a password; ":  encrypted,
		"does not say what":            with("[Content_Types].xml", ""),
		"no main part":                 with("_rels/.rels", ""),
		"leads out of the file":        with("../etc/passwd", "x"),
		"name that leads out":          with(`word\document.xml`, "x"),
		"two parts of it have one":     with("WORD/document.xml", "x"),
		"a spreadsheet":                with("[Content_Types].xml", strings.ReplaceAll(typesPart, "wordprocessingml.document", "spreadsheetml.sheet")),
		"a presentation":               with("[Content_Types].xml", strings.ReplaceAll(typesPart, "wordprocessingml.document", "presentationml.presentation")),
		"is not a Word file":           with("word/document.xml", "<html/>"),
		"nested more than 400 deep":    body(strings.Repeat("<w:sdt>", 500) + strings.Repeat("</w:sdt>", 500)),
		"declares entities":            with("word/document.xml", `<!DOCTYPE a [<!ENTITY b "c">]><w:document `+declared+`><w:body/></w:document>`),
		"stands for nothing":           body(p("&lol;")),
		"a control character":          body(p("a\x01b")),
		"holds a control":              body(p("a&#1;b")),
		"not valid UTF-8":              body(p("a\xffb")),
		"more than 256 attributes":     body("<w:p " + manyAttributes(300) + "/>"),
		"more than 512 KiB":            body(p(strings.Repeat("word ", 200_000))),
		"times its size":               body(strings.Repeat("<w:p/>", 2_000_000)),
		"than 50000 paragraphs":        body(differentParagraphs(50_001)),
		"an encoding that is not":      with("word/document.xml", `<?xml version="1.0" encoding="KOI8-R"?><w:document `+declared+`><w:body/></w:document>`),
		"is damaged":                   body("<w:p></w:q>"),
		"Word file is damaged or cut ": body("<w:p a=b></w:p>"),
		"damaged or":                   with("word/document.xml", `<w:document `+declared+`><w:body>`),
	} {
		t.Run(says, func(t *testing.T) {
			d, err := Read(file)
			if err == nil || d != nil {
				t.Fatal("it is read")
			}
			if line := err.Error(); !strings.Contains(line, says) || strings.Contains(line, "\n") || len(line) > 200 {
				t.Errorf("it is refused by %q", line)
			}
		})
	}
}

func manyAttributes(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `a%d="" `, i)
	}
	return b.String()
}

func differentParagraphs(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(p(fmt.Sprintf("%x", i*i*2654435761)))
	}
	return b.String()
}

// What the reader allocates in all until it refuses a file; what it holds at one time is less than half.
func TestARefusalCostsLittleMemory(t *testing.T) {
	for name, body := range map[string]string{
		"attributes": "<w:p " + manyAttributes(600_000) + "/>",
		"paragraphs": differentParagraphs(60_000),
		"text":       p(strings.Repeat("word ", 1_000_000)),
		"pieces":     "<w:p>" + strings.Repeat(said("a")+`<w:r><w:rPr><w:i/></w:rPr><w:t>b</w:t></w:r>`, 150_001) + "</w:p>",
	} {
		t.Run(name, func(t *testing.T) {
			file := word(t, body, nil)
			runtime.GC()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, err := Read(file)
			runtime.ReadMemStats(&after)
			if err == nil {
				t.Fatal("it is read")
			}
			if used := (after.TotalAlloc - before.TotalAlloc) >> 20; used > 128 {
				t.Errorf("%d MiB until %q", used, err)
			}
		})
	}
}

func TestHostileFilesAreRefusedInOneLine(t *testing.T) {
	names, err := filepath.Glob(data(t, "hostile", "*.docx"))
	if err != nil || len(names) == 0 {
		t.Fatal(err, "no files")
	}
	for _, name := range names {
		file, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		d, err := Read(file)
		if strings.Contains(name, "script") {
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			for _, row := range d.Rows(After) {
				if strings.Contains(row.Text, "](javascript:") {
					t.Errorf("it leads to a script: %q", row.Text)
				}
			}
			continue
		}
		if err == nil || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestAFileIsReadInEveryEncodingAndUnderEveryPrefix(t *testing.T) {
	document := `<?xml version="1.0"?><w:document xmlns:w="` + wordSpace + `"><w:body><w:p><w:r><w:t>Café</w:t></w:r></w:p></w:body></w:document>`
	wide := []byte{0xff, 0xfe}
	for _, unit := range utf16.Encode([]rune(strings.Replace(document, `"1.0"`, `"1.0" encoding="UTF-16"`, 1))) {
		wide = append(wide, byte(unit), byte(unit>>8))
	}
	for name, part := range map[string]string{
		"plain":             document,
		"a byte-order mark": "\ufeff" + document,
		"UTF-16":            string(wide),
		"Latin":             strings.Replace(strings.Replace(document, `"1.0"`, `"1.0" encoding="windows-1252"`, 1), "é", "\xe9", 1),
		"another prefix":    strings.NewReplacer("w:", "ns0:", "xmlns:w=", "xmlns:ns0=").Replace(document),
		"no prefix":         strings.NewReplacer("<w:", "<", "</w:", "</", "xmlns:w=", "xmlns=").Replace(document),
		"Strict":            strings.Replace(document, wordSpace, "http://purl.oclc.org/ooxml/wordprocessingml/main", 1),
		"references":        strings.Replace(document, "é", "&#xE9;", 1),
		"CDATA":             strings.Replace(document, "Café", "<![CDATA[Ca]]>f<!-- -->é", 1),
	} {
		t.Run(name, func(t *testing.T) {
			d, err := Read(pack(t, parts{"[Content_Types].xml": strings.ReplaceAll(typesPart, "word/document", "a/b"), "_rels/.rels": strings.ReplaceAll(rootPart, "word/document", "/a/b"), "a/b.xml": part}))
			if err != nil {
				t.Fatal(err)
			}
			if got := lines(d, After); len(got) != 1 || got[0] != "Café" {
				t.Errorf("read %q", got)
			}
		})
	}
}
