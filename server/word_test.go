// word_test.go takes Word files through the command line and the upload of the screen.

package main

import (
	"archive/zip"
	"bytes"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"adref/server/formats"
)

// wordFile makes a Word file of the content of its body.
func wordFile(t testing.TB, name, body string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
		"_rels/.rels":         `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml":   `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + body + `</w:body></w:document>`,
	} {
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
	return writeFile(t, name, b.String())
}

const (
	wordRun  = `<w:r><w:t xml:space="preserve">`
	wordBody = `<w:p>` + wordRun + `1.	States keep their lighthouses lit </w:t></w:r>` +
		`<w:del w:author="Arvenia" w:date="2026-03-02T10:00:00Z"><w:r><w:delText>at night</w:delText></w:r></w:del>` +
		`<w:ins w:author="Arvenia" w:date="2026-03-02T10:00:00Z">` + wordRun + `in fog</w:t></w:r></w:ins>` + wordRun + `.</w:t></w:r></w:p>` +
		`<w:p>` + wordRun + `They share their charts with all their neighbours.</w:t></w:r></w:p>`
	wordText = "1. States keep their lighthouses lit at night.\n\nThey share their charts with all their neighbours.\n"
)

func TestOutlineReadsEitherSideOfAWordFile(t *testing.T) {
	file := wordFile(t, "a.docx", wordBody)
	for changes, want := range map[string]string{"accept": "States keep their lighthouses lit in fog.", "reject": "States keep their lighthouses lit at night."} {
		out, errs, status := adref(t, "outline", "-format", "json", "-changes", changes, file)
		list := parse[[]formats.OutlineEntry](t, []byte(out))
		if status != 0 || errs != "" || len(list) != 2 || list[0].Text != want || list[0].Number != "1" || !list[0].Typed || list[1].Typed {
			t.Errorf("-changes %s: %d %s%s", changes, status, errs, out)
		}
	}
	if out, errs, status := adref(t, "outline", file); status != 0 || !strings.Contains(out, "in fog") || !strings.Contains(errs, "tracked change") {
		t.Errorf("as a draft: %d %s%s", status, errs, out)
	}
	for says, args := range map[string][]string{
		"accept or reject": {"-changes", "both", file},
		"for Word files":   {"-changes", "accept", writeFile(t, "a.txt", wordText)},
		"not a Word file":  {"-changes", "accept", writeFile(t, "b.docx", "words")},
		"no such file":     {"-changes", "accept", "none.docx"},
	} {
		if out, errs, status := adref(t, append([]string{"outline"}, args...)...); status != 2 || out != "" || !strings.Contains(errs, says) || strings.Count(errs, "\n") != 1 {
			t.Errorf("%q: %d %s", args, status, errs)
		}
	}
}

func TestTheAmendmentsOfAWordFileAreListed(t *testing.T) {
	file, draft := wordFile(t, "a.docx", wordBody), writeFile(t, "draft.txt", wordText)
	out, errs, status := adref(t, "amendments", "-base", draft, file)
	list := parse[[]proposed](t, []byte(out))
	if status != 0 || errs != "" || len(list) != 1 {
		t.Fatalf("%d %s%s", status, errs, out)
	}
	if p := list[0]; p.Author != "Arvenia" || p.At != "2026-03-02T10:00:00Z" || p.Kind != "revise" || p.Number != "1" || p.Before != "States keep their lighthouses lit at night." ||
		p.After != "States keep their lighthouses lit in fog." || p.Placed == nil || !*p.Placed || len(p.Paragraphs) != 1 {
		t.Errorf("listed %+v", p)
	}
	if out, _, status := adref(t, "amendments", "-format", "text", file); status != 0 || !strings.Contains(out, "Arvenia") || !strings.Contains(out, "  + States keep their lighthouses lit in fog.") {
		t.Errorf("%d %s", status, out)
	}
	for says, args := range map[string][]string{
		"reads Word files": {draft}, "json or text": {"-format", "html", file}, "takes [FILE.docx]": {}, "is a folder": {"-base", t.TempDir(), file},
	} {
		if out, errs, status := adref(t, append([]string{"amendments"}, args...)...); status != 2 || out != "" || !strings.Contains(errs, says) {
			t.Errorf("%q: %d %s", args, status, errs)
		}
	}
}

func TestAReportIsMadeFromAWordFileByUploadAndImport(t *testing.T) {
	file := wordFile(t, "a.docx", wordBody)
	db := filepath.Join(t.TempDir(), "adref.db")
	id, errs, status := adref(t, "import", "-db", db, file)
	if status != 0 || !strings.Contains(errs, "tracked change") {
		t.Fatalf("%d %s", status, errs)
	}
	if text, _, _ := adref(t, "export", "-db", db, strings.TrimSpace(id)); !strings.Contains(text, "1. States keep their lighthouses lit in fog.") {
		t.Errorf("the report is %s", text)
	}
	p := serveProgram(t, filepath.Join(t.TempDir(), "b.db"), 1)
	chair := signIn(t, p.URL, p.Link)
	chair.load(file)
	for name, says := range map[string]string{"b.docx": "not a Word file", "c.pdf": ".docx"} {
		if status, body := chair.send("POST", "/api/reports?name="+name, "application/octet-stream", strings.NewReader("words")); status != http.StatusBadRequest && status != http.StatusUnprocessableEntity || !strings.Contains(string(body), says) {
			t.Errorf("%s: %d %s", name, status, body)
		}
	}
}

// Nothing that a hostile file holds gets further than its one line.
func TestHostileWordFilesAreRefusedByTheServer(t *testing.T) {
	names, err := filepath.Glob(testData(t, "word", "hostile", "*.docx"))
	if err != nil || len(names) == 0 {
		t.Fatal(err, "no files")
	}
	p := serveProgram(t, filepath.Join(t.TempDir(), "a.db"), 1)
	chair := signIn(t, p.URL, p.Link)
	for _, name := range names {
		file, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		status, body := chair.send("POST", "/api/reports?name=a.docx", "application/octet-stream", bytes.NewReader(file))
		if made := status == http.StatusCreated; made != strings.Contains(name, "script") {
			t.Errorf("%s: %d %s", filepath.Base(name), status, body)
		}
	}
}

func TestTheChairLoadsAWordFileOnTheScreen(t *testing.T) {
	b := startBrowser(t)
	server := serveProgram(t, filepath.Join(t.TempDir(), "adref.db"), 1)
	chair := b.person("the Chair", server.Link)
	chair.do("choose what is no Word file", chromedp.SetUploadFiles(chromedp.CSS("#file"), []string{writeFile(t, "b.docx", "words")}))
	chair.press("main", "Make the report")
	chair.reads("main", "b.docx was not taken. The file is not a Word file (.docx).")
	chair.shoot("word-refused")
	chair.do("choose the file", chromedp.SetUploadFiles(chromedp.CSS("#file"), []string{wordFile(t, "a.docx", wordBody)}))
	chair.press("main", "Make the report")
	chair.reads("main", "2 tracked changes were read as accepted")
	chair.shoot("word-notices")
	chair.press("main", "Open the report")
	chair.reads(".paper", "States keep their lighthouses lit in fog.")
	chair.shoot("word-report")
}
