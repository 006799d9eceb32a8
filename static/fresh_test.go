// fresh_test.go finds a dist/ that is not what src/ builds, without Node, and holds the screen to
// its budget: what a reader fetches first, and what the editor adds to it.

package static

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// built is dist/built-from.json, written by build.mjs.
type built struct {
	Entry  string `json:"entry"`
	Chunks map[string]struct {
		Imports []string `json:"imports"` // loaded with it
		From    string   `json:"from"`    // the source it is fetched for, when it is
	} `json:"chunks"`
	Sources map[string]string `json:"sources"` // slash path to SHA-256
}

func readBuilt(t *testing.T) built {
	t.Helper()
	data, err := fs.ReadFile(Files(), "built-from.json")
	if err != nil {
		t.Fatal("dist is not built: run npm run build: ", err)
	}
	var b built
	if err := json.Unmarshal(data, &b); err != nil {
		t.Fatal(err)
	}
	return b
}

func TestDistIsWhatTheSourcesBuild(t *testing.T) {
	b := readBuilt(t)
	now := map[string]string{}
	add := func(path string) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(data)
		now[filepath.ToSlash(path)] = hex.EncodeToString(sum[:])
	}
	for _, name := range []string{"build.mjs", "package.json", "package-lock.json", "tsconfig.json"} {
		add(name)
	}
	err := filepath.WalkDir("src", func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && !strings.HasSuffix(strings.TrimSuffix(path, "x"), ".test.ts") {
			add(path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	for path := range maps.Keys(b.Sources) {
		if _, ok := now[path]; !ok {
			t.Errorf("%s is gone since dist was built", path)
		}
	}
	for path, sum := range now {
		switch was, ok := b.Sources[path]; {
		case !ok:
			t.Errorf("%s is new since dist was built", path)
		case was != sum:
			t.Errorf("%s has changed since dist was built", path)
		}
	}
	if t.Failed() {
		t.Log("run npm ci and npm run build in static/")
	}
}

func TestDistHoldsItsBuiltFilesAndNoOthers(t *testing.T) {
	b := readBuilt(t)
	want := slices.Concat(slices.Collect(maps.Keys(b.Chunks)), []string{"adref.css", "built-from.json", "icon.svg", "index.html"})
	slices.Sort(want)
	var have []string
	fs.WalkDir(Files(), ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			have = append(have, path)
		}
		return err
	})
	if !slices.Equal(have, want) {
		t.Errorf("dist holds %v, the build made %v", have, want)
	}
}

func TestAReadersFirstLoadIsAtMost20KB(t *testing.T) {
	b := readBuilt(t)
	if size := b.size(t, b.reach(b.Entry, nil), nil); size > 20<<10 {
		t.Errorf("a reader fetches %d bytes of script first, gzipped; the budget is %d", size, 20<<10)
	}
}

func TestTheEditorAddsAtMost75KB(t *testing.T) {
	b := readBuilt(t)
	// Whoever may open the editor has a report open, and with it what those who act are sent.
	there := b.reach(b.Entry, nil)
	for name, chunk := range b.Chunks {
		if chunk.From == "src/acting.tsx" || chunk.From == "src/panel.tsx" {
			there = b.reach(name, there)
		}
	}
	found := false
	for name, chunk := range b.Chunks {
		if chunk.From != "src/amend/amend.tsx" {
			continue
		}
		found = true
		if size := b.size(t, b.reach(name, nil), there); size > 75<<10 {
			t.Errorf("the editor adds %d bytes of script, gzipped; the budget is %d", size, 75<<10)
		}
	}
	if !found {
		t.Error("no part of dist is the editor")
	}
}

// The content policy of the server allows no script or style in the page itself.
func TestThePageHasNoScriptOrStyleOfItsOwn(t *testing.T) {
	page := string(Page())
	b := readBuilt(t)
	if want := `<script type="module" src="/static/` + b.Entry + `"></script>`; strings.Count(page, "<script") != 1 || !strings.Contains(page, want) {
		t.Errorf("the page should have one script, %s", want)
	}
	for _, no := range []string{"<style", " style=", " onload=", " onclick="} {
		if strings.Contains(page, no) {
			t.Errorf("the page has %q", no)
		}
	}
}

// reach lists a chunk and all it loads with it.
func (b built) reach(name string, seen []string) []string {
	if slices.Contains(seen, name) {
		return seen
	}
	seen = append(seen, name)
	for _, i := range b.Chunks[name].Imports {
		seen = b.reach(i, seen)
	}
	return seen
}

// size is that of chunks, each gzipped, apart from those that are there already.
func (b built) size(t *testing.T, names, without []string) int {
	t.Helper()
	total := 0
	for _, name := range names {
		if slices.Contains(without, name) {
			continue
		}
		data, err := fs.ReadFile(Files(), name)
		if err != nil {
			t.Fatal(err)
		}
		var packed bytes.Buffer
		w, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression)
		w.Write(data)
		w.Close()
		total += packed.Len()
	}
	return total
}
