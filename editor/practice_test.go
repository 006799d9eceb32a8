// practice_test.go holds the tables of practice.md against the code: what they name is there.

package editor

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var (
	tableRow  = regexp.MustCompile(`(?m)^\| (R?)(\d+) \| (.+) \| (.+) \| (.*)\|$`)
	inTicks   = regexp.MustCompile("`([^`]+)`")
	noneOfOur = "Not the program's business"
	notYet    = map[string]bool{"31": true} // second factors: other work, that is to come
)

func TestEveryPointOfThePracticeAndEveryRuleHasItsFunctionAndItsTest(t *testing.T) {
	page, err := os.ReadFile("practice.md")
	if err != nil {
		t.Fatal(err)
	}
	tests, names := declaredIn(t, "..")
	rows := map[string]bool{}
	for _, row := range tableRow.FindAllStringSubmatch(string(page), -1) {
		id, where, shown := row[1]+row[2], row[4], row[5]
		if rows[id] {
			t.Errorf("%s has two rows", id)
		}
		rows[id] = true
		if strings.HasPrefix(where, noneOfOur) || notYet[id] && strings.HasPrefix(where, "Not yet: ") {
			continue
		}
		served, tested := inTicks.FindAllStringSubmatch(where, -1), inTicks.FindAllStringSubmatch(shown, -1)
		if len(served) == 0 || len(tested) == 0 {
			t.Errorf("%s names no function or no test", id)
		}
		for _, name := range served {
			if !names[name[1]] && !isFile("..", name[1]) {
				t.Errorf("%s is served by %s, which is not there", id, name[1])
			}
		}
		for _, name := range tested {
			if !tests[name[1]] {
				t.Errorf("%s is shown by %s, which is no test", id, name[1])
			}
		}
	}
	for n := 1; n <= 32; n++ {
		if !rows[fmt.Sprint(n)] {
			t.Errorf("point %d has no row", n)
		}
	}
	for n := 1; n <= 14; n++ {
		if !rows[fmt.Sprint("R", n)] {
			t.Errorf("rule %d has no row", n)
		}
	}
}

func isFile(dir, name string) bool {
	_, err := os.Stat(filepath.Join(dir, filepath.FromSlash(name)))
	return err == nil && strings.Contains(name, "/")
}

// declaredIn lists the tests of a module, and what else it declares: "Agree.decide", "ReadBrackets".
func declaredIn(t *testing.T, dir string) (tests, names map[string]bool) {
	t.Helper()
	tests, names = map[string]bool{}, map[string]bool{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && (entry.Name() == "node_modules" || strings.HasPrefix(entry.Name(), ".") && len(entry.Name()) > 2) {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") {
			return nil
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		for _, d := range file.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				name := d.Name.Name
				if d.Recv != nil {
					of := d.Recv.List[0].Type
					if star, ok := of.(*ast.StarExpr); ok {
						of = star.X
					}
					if id, ok := of.(*ast.Ident); ok {
						name = id.Name + "." + name
					}
				}
				names[name] = true
				if strings.HasSuffix(path, "_test.go") && (strings.HasPrefix(name, "Test") || strings.HasPrefix(name, "Fuzz")) {
					tests[name] = true
				}
			case *ast.GenDecl:
				for _, s := range d.Specs {
					if s, ok := s.(*ast.TypeSpec); ok {
						names[s.Name.Name] = true
					}
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return tests, names
}
