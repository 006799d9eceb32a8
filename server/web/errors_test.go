// errors_test.go holds the table of codes against the codes there are and against what the protocol promises.

package web

import (
	"go/ast"
	"go/parser"
	"go/token"
	"net/http"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"adref/editor"
)

func TestEveryCodeHasOneStatusAndStandsInTheProtocol(t *testing.T) {
	codes := map[string]int{}
	for code, status := range statusOf {
		codes[string(code)] = status
	}
	for _, p := range []*problem{errNotFound, errSignedOut, errForbidden, errOrigin, errFault, errUnavailable, errIDReused, errTooLarge, invalid("")} {
		if status, there := codes[p.code]; there && status != p.status {
			t.Errorf("%s is both %d and %d", p.code, status, p.status)
		}
		codes[p.code] = p.status
	}
	for _, code := range declared(t) {
		if _, there := statusOf[code]; !there {
			t.Errorf("the editor refuses with %q, which has no status", code)
		}
	}
	page, err := os.ReadFile("../wire/protocol.md")
	if err != nil {
		t.Fatal(err)
	}
	promised := map[string]int{}
	for _, row := range regexp.MustCompile("(?m)^\\| `([a-z-]+)` \\| ([0-9]{3}) \\|").FindAllStringSubmatch(string(page), -1) {
		promised[row[1]], _ = strconv.Atoi(row[2])
	}
	for code, status := range codes {
		if promised[code] != status {
			t.Errorf("%s is %d (%s); the protocol says %d", code, status, http.StatusText(status), promised[code])
		}
		delete(promised, code)
	}
	if len(promised) > 0 {
		t.Errorf("the protocol promises %v, which nothing answers", promised)
	}
}

// declared lists the constants of type editor.Code, as they are written.
func declared(t *testing.T) (codes []editor.Code) {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "../../editor/error.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if spec, ok := n.(*ast.ValueSpec); ok {
			if kind, ok := spec.Type.(*ast.Ident); ok && kind.Name == "Code" {
				codes = append(codes, editor.Code(strings.Trim(spec.Values[0].(*ast.BasicLit).Value, `"`)))
			}
		}
		return true
	})
	if len(codes) < 6 {
		t.Fatalf("only %v are declared", codes)
	}
	return codes
}
