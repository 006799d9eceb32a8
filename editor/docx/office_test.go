// office_test.go has LibreOffice read what was written, all files in one start (testdata/office.py).

package docx

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// office has LibreOffice read files: what it shows of each with all changes accepted and rejected, and what
// it knows of its changes and comments.
func office(t *testing.T, files []string) (after, before, marks map[string][]string) {
	t.Helper()
	const python = "/usr/bin/python3" // the one that the package python3-uno is for
	if _, err := exec.LookPath("soffice"); err != nil {
		t.Skip("LibreOffice is not installed")
	}
	if err := exec.Command(python, "-c", "import uno").Run(); err != nil {
		t.Skip("python3-uno is not installed")
	}
	profile := filepath.Join(t.TempDir(), "profile")
	command := exec.Command(python, append([]string{"testdata/office.py", profile}, files...)...)
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	read := func(ending string) map[string][]string {
		got := map[string][]string{}
		for _, name := range files {
			data, err := os.ReadFile(name + ending)
			if err != nil {
				t.Fatal(err)
			}
			got[name] = strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
		}
		return got
	}
	return read(".after"), read(".before"), read(".marks")
}
