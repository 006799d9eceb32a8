// fuzz_test.go tries whatever a file may hold.

package docx

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// tryAll does with a file all that can be done, and checks what holds of every file.
func tryAll(t *testing.T, file []byte) {
	d, err := Read(file)
	if err != nil {
		if d != nil || err.Error() == "" || strings.Contains(err.Error(), "\n") {
			t.Fatalf("%v and %q", d, err)
		}
		return
	}
	for _, side := range []Side{Before, After} {
		seen := map[int]bool{}
		for _, passage := range d.Text(side) {
			for _, i := range passage.Members {
				if seen[i] {
					t.Fatalf("paragraph %d stands in two of one side", i)
				}
				seen[i] = true
			}
		}
		for i := range d.Paragraphs {
			for _, r := range d.Paragraphs[i].Runs {
				if visible(r.Marks, side) && !seen[i] {
					t.Fatalf("words of paragraph %d are lost", i)
				}
			}
		}
		for _, row := range d.Rows(side) {
			if row.Text == "" || strings.ContainsAny(row.Text, "\n\t") {
				t.Fatalf("the row %q", row.Text)
			}
		}
	}
	draft, _, err := d.Draft()
	if err != nil && len(draft.Elements) > 0 {
		t.Fatalf("a draft and %v", err)
	}
	var base []Base
	for i, el := range draft.Elements {
		base = append(base, Base{ID: string(rune('a' + i%26)), Text: el.Text})
	}
	if _, err := Propose(context.Background(), file, base); err != nil {
		t.Fatal(err)
	}
	if _, err := Propose(context.Background(), file, nil); err != nil {
		t.Fatal(err)
	}
}

func FuzzDocument(f *testing.F) {
	f.Add(p("A")+p(mark("ins")+said("B")+ins("C"))+p(mark("del")+del("D")), "", "")
	f.Add(`<w:p><w:pPr><w:pStyle w:val="a"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>`+said("1. x")+`</w:p>`,
		`<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="1"><w:numFmt w:val="lowerRoman"/><w:lvlText w:val="(%2)%1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="1"><w:startOverride w:val="3"/></w:lvlOverride></w:num>`,
		`<w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>`)
	f.Add(`<w:tbl><w:tr><w:trPr><w:del w:author="a"/></w:trPr><w:tc>`+p("x")+`</w:tc></w:tr></w:tbl><w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "https://a.b"</w:instrText><w:fldChar w:fldCharType="separate"/></w:r>`+said("*a* ^[b](c) \\")+`<w:r><w:rPr><w:i/><w:strike/></w:rPr><w:t>s</w:t></w:r></w:p>`, "", "")
	f.Add(`<w:p><m:oMath><m:r><w:del w:author="x"><m:t>2</m:t></w:del></m:r></m:oMath><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:txbxContent>`+p("box")+`</w:txbxContent></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r></w:p>`, "", "")
	f.Fuzz(func(t *testing.T, body, numbering, styles string) {
		tryAll(t, word(t, body, parts{"numbering": numbering, "styles": styles}))
	})
}

func FuzzFile(f *testing.F) {
	f.Add(word(f, p("A"), nil))
	for _, dir := range []string{"made", "suites", "hostile"} {
		names, _ := filepath.Glob(filepath.Join(os.Getenv("ADREF_TEST_DATA"), "word", dir, "*.docx"))
		for _, name := range names {
			if file, err := os.ReadFile(name); err == nil && len(file) < 40_000 && os.Getenv("ADREF_TEST_DATA") != "" {
				f.Add(file)
			}
		}
	}
	f.Fuzz(tryAll)
}
