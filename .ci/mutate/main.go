// Mutate takes the checks of each rule away, one after the other, and demands that a test fails for it.
//
// A line of ../mutations.tsv is a rule, a file, what stands there once, what is put in its place, and the
// package whose tests must see it. All changes to the functions of a package's tests are compiled at once: each
// is a second copy of its function, to which the first one turns when the environment names its line. The
// sources on disk stay as they are (go's -overlay). Tests that draw at random are asked only when no other has
// seen a change. Arguments are the rules to try; none are all of them.
package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// change is one line of the table.
type change struct {
	line                           int
	rule, file, from, to, testedIn string
	whole                          string // the file with the change in it
	beginsAt                       int    // the byte of the file at which it begins
	alone                          bool   // it is outside any function, and compiled by itself
	recv, name, declaration        string // of a change in a function
}

const selected = "ADREF_MUTATION" // the line of the change that a run is made with

func main() {
	log.SetFlags(0)
	table, err := os.ReadFile(".ci/mutations.tsv")
	check(err)
	var packages []string
	tested := map[string][]*change{}
	for i, line := range strings.Split(string(table), "\n") {
		f := strings.Split(line, "\t")
		if strings.HasPrefix(line, "#") || line == "" || len(os.Args) > 1 && !slices.Contains(os.Args[1:], f[0]) {
			continue
		}
		if len(f) != 5 {
			log.Fatalf("line %d has %d fields, not 5", i+1, len(f))
		}
		plain := strings.NewReplacer(`\n`, "\n", `\t`, "\t")
		c := &change{line: i + 1, rule: f[0], file: f[1], from: plain.Replace(f[2]), to: plain.Replace(f[3]), testedIn: f[4]}
		if tested[c.testedIn] == nil {
			packages = append(packages, c.testedIn)
		}
		tested[c.testedIn] = append(tested[c.testedIn], c)
		c.make()
	}
	survived := 0
	for _, p := range packages {
		survived += try(p, tested[p])
	}
	if survived > 0 {
		log.Fatalf("%d changes were seen by no test", survived)
	}
}

// make applies the change and finds the function it is in.
func (c *change) make() {
	source, err := os.ReadFile(c.file)
	check(err)
	if n := strings.Count(string(source), c.from); n != 1 {
		log.Fatalf("line %d: “%s” stands %d times in %s", c.line, c.from, n, c.file)
	}
	c.beginsAt = strings.Index(string(source), c.from)
	c.whole = strings.Replace(string(source), c.from, c.to, 1)
	was := function(c.file, string(source), func(f *ast.FuncDecl, at func(token.Pos) int) bool {
		return at(f.Pos()) <= c.beginsAt && c.beginsAt < at(f.End())
	})
	if was == nil || was.decl.Type.TypeParams != nil || strings.Count(string(source), "\nfunc init() {") > 1 {
		c.alone = true
		return
	}
	c.recv, c.name = was.recv(), was.decl.Name.Name
	is := function(c.file, c.whole, func(f *ast.FuncDecl, _ func(token.Pos) int) bool {
		return f.Name.Name == c.name && (&found{decl: f, text: c.whole}).recv() == c.recv
	})
	if is == nil {
		log.Fatalf("line %d: the change leaves no function %s", c.line, c.name)
	}
	at := is.at(is.decl.Name.Pos())
	c.declaration = c.whole[is.at(is.decl.Pos()):at] + fmt.Sprint(c.name, "Mutated", c.line) + c.whole[at+len(c.name):is.at(is.decl.End())]
}

// found is a function in a text.
type found struct {
	decl *ast.FuncDecl
	text string
	at   func(token.Pos) int
}

// recv is the type of the receiver as written, "" for a plain function.
func (f *found) recv() string {
	if f.decl.Recv == nil {
		return ""
	}
	t := f.decl.Recv.List[0].Type
	if star, ok := t.(*ast.StarExpr); ok {
		t = star.X
	}
	return fmt.Sprint(t)
}

func function(file, text string, is func(*ast.FuncDecl, func(token.Pos) int) bool) *found {
	files := token.NewFileSet()
	parsed, err := parser.ParseFile(files, file, text, parser.SkipObjectResolution)
	check(err)
	at := func(p token.Pos) int { return files.Position(p).Offset }
	for _, d := range parsed.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && is(f, at) {
			return &found{f, text, at}
		}
	}
	return nil
}

// together is a file with all of its changes, none of them made before one is selected.
func together(file string, changes []*change) string {
	source, err := os.ReadFile(file)
	check(err)
	text := string(source)
	type insertion struct {
		at, replaces int
		words        string
	}
	var insertions []insertion
	named := map[string]bool{} // functions whose parameters have been named
	for _, c := range changes {
		f := function(file, text, func(f *ast.FuncDecl, at func(token.Pos) int) bool {
			return at(f.Pos()) <= c.beginsAt && c.beginsAt < at(f.End())
		})
		n := 0
		names := func(fields *ast.FieldList, variadic bool) (list []string) {
			if fields == nil {
				return nil
			}
			for _, field := range fields.List {
				given := field.Names
				if len(given) == 0 {
					n++
					list = append(list, fmt.Sprint("given", n))
					if !named[c.recv+"."+c.name] {
						insertions = append(insertions, insertion{f.at(field.Type.Pos()), 0, list[len(list)-1] + " "})
					}
				}
				for _, name := range given {
					if name.Name != "_" {
						list = append(list, name.Name)
						continue
					}
					n++
					list = append(list, fmt.Sprint("given", n))
					if !named[c.recv+"."+c.name] {
						insertions = append(insertions, insertion{f.at(name.Pos()), 1, list[len(list)-1]})
					}
				}
				if _, dots := field.Type.(*ast.Ellipsis); dots && variadic {
					list[len(list)-1] += "..."
				}
			}
			return list
		}
		call := fmt.Sprint(c.name, "Mutated", c.line)
		if recv := names(f.decl.Recv, false); recv != nil {
			call = recv[0] + "." + call
		}
		call += "(" + strings.Join(names(f.decl.Type.Params, true), ", ") + ")"
		named[c.recv+"."+c.name] = true
		if f.decl.Type.Results != nil {
			call = "return " + call
		} else {
			call += "; return"
		}
		insertions = append(insertions, insertion{f.at(f.decl.Body.Lbrace) + 1, 0, fmt.Sprintf(" if mutation == %d { %s };", c.line, call)})
	}
	slices.SortStableFunc(insertions, func(a, b insertion) int { return b.at - a.at })
	for _, in := range insertions {
		text = text[:in.at] + in.words + text[in.at+in.replaces:]
	}
	for _, c := range changes {
		text += fmt.Sprintf("\n//line mutations.tsv-line-%d:1\n%s\n", c.line, c.declaration)
	}
	return text
}

// compile builds the tests of a package with other texts in the place of some files.
func compile(dir, tested string, texts map[string]string) (binary string, out []byte, err error) {
	here, err := os.Getwd()
	check(err)
	overlay := map[string]map[string]string{"Replace": {}}
	for file, text := range texts {
		instead := filepath.Join(dir, strings.ReplaceAll(file, "/", "_"))
		check(os.WriteFile(instead, []byte(text), 0o600))
		overlay["Replace"][filepath.Join(here, file)] = instead
	}
	list, err := json.Marshal(overlay)
	check(err)
	check(os.WriteFile(filepath.Join(dir, "overlay.json"), list, 0o600))
	binary = filepath.Join(dir, "tests")
	out, err = exec.Command("go", "test", "-c", "-gcflags=-e", "-overlay", filepath.Join(dir, "overlay.json"), "-o", binary, "./"+tested).CombinedOutput()
	return binary, out, err
}

var failed = regexp.MustCompile(`(?m)^--- FAIL: (\w+)`)

// try tries the changes that one package's tests must see, and counts those that they do not.
func try(tested string, changes []*change) (survived int) {
	dir, err := os.MkdirTemp("", "mutations")
	check(err)
	defer os.RemoveAll(dir)
	pattern, err := exec.Command(".ci/random", tested).Output()
	check(err)
	random := strings.TrimSpace(string(pattern))
	var quick []string
	if out, _ := exec.Command("grep", "-l", "pgregory.net/rapid", "-r", "--include=*_test.go", tested).Output(); len(out) > 0 {
		quick = []string{"-rapid.shrinktime=1ms"}
	}
	// run gives the tests that failed; none when all held.
	run := func(binary string, line int, args ...string) (list []string) {
		c := exec.Command(binary, append(append(args, "-test.timeout=5m"), quick...)...)
		c.Dir, c.Env = tested, append(os.Environ(), fmt.Sprint(selected, "=", line))
		out, err := c.CombinedOutput()
		if err == nil {
			return nil
		}
		for _, m := range failed.FindAllSubmatch(out, -1) {
			list = append(list, string(m[1]))
		}
		if strings.Contains(string(out), "panic: test timed out") {
			list = append(list, "the time that the tests have")
		}
		if len(list) == 0 {
			log.Fatalf("line %d: the tests of %s cannot be run: %v\n%s", line, tested, err, out)
		}
		return list
	}
	texts, in := map[string]string{}, map[string][]*change{}
	for _, c := range changes {
		if !c.alone {
			in[c.file] = append(in[c.file], c)
		}
	}
	for file, list := range in {
		texts[file] = together(file, list)
		name := strings.Fields(texts[file][strings.Index(texts[file], "\npackage ")+1:])[1]
		texts[filepath.Join(filepath.Dir(file), "mutation.go")] = fmt.Sprintf("package %s\n\nimport (\n\t\"os\"\n\t\"strconv\"\n)\n\nvar mutation, _ = strconv.Atoi(os.Getenv(%q))\n", name, selected)
	}
	binary, out, err := compile(dir, tested, texts)
	if err != nil {
		log.Fatalf("the changes do not compile:\n%s", out)
	}
	if list := run(binary, 0); list != nil { // what fails unchanged sees nothing
		log.Fatalf("the tests of %s fail as it stands: %s", tested, strings.Join(list, " "))
	}
	for _, c := range changes {
		binary := binary
		if c.alone {
			by, err := os.MkdirTemp(dir, "alone")
			check(err)
			if binary, out, err = compile(by, tested, map[string]string{c.file: c.whole}); err != nil {
				log.Fatalf("line %d does not compile:\n%s", c.line, out)
			}
		}
		how, list := "", run(binary, c.line, "-test.skip", random)
		if list == nil {
			how, list = " (drawing at random)", run(binary, c.line, "-test.failfast", "-test.run", random)
		}
		what := fmt.Sprintf("rule %-3s %s:%d: %s", c.rule, c.file, c.lineOfFile(), strings.Join(strings.Fields(c.from+" → "+c.to), " "))
		if list == nil {
			survived++
			fmt.Println("SURVIVED  " + what)
			continue
		}
		more := ""
		if len(list) > 4 {
			list, more = list[:4], fmt.Sprintf(" and %d more", len(list)-4)
		}
		fmt.Printf("seen      %s\n          by %s%s%s\n", what, strings.Join(list, " "), more, how)
	}
	return survived
}

func (c *change) lineOfFile() int { return strings.Count(c.whole[:c.beginsAt], "\n") + 1 }

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
