// hostile_test.go gives the reader large input made to be slow. The work is bounded by the limits;
// what is checked is that it ends, with a draft or one clear error.

package plaintext

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

func TestHostileInputIsReadOrRefused(t *testing.T) {
	size := 256 << 10
	if os.Getenv("ADREF_LONG") != "" {
		size = 8 << 20
	}
	fill := func(s string) []byte { return []byte(strings.Repeat(s, size/len(s))) }
	nested := func() []byte {
		var b bytes.Buffer
		b.WriteString("1. Foo:\n")
		for i := range 2000 {
			b.WriteString(strings.Repeat(" ", i) + "1. deep:\n")
		}
		return b.Bytes()
	}
	for name, data := range map[string][]byte{
		"numbers":          fill("1.\n"),
		"rising lists":     fill("1. a:\n2. b\n"),
		"letters":          fill("(a) a:\n(i) b\n"),
		"nested":           nested(),
		"one line":         fill("a "),
		"brackets":         fill("["),
		"closing":          fill("x]¹ "),
		"footnotes":        fill("^["),
		"notes":            fill("¹ a\n\n"),
		"marks":            fill("a¹ "),
		"marks and notes":  append(fill("a¹ b\n\n"), fill("¹ n\n\n")...),
		"addresses":        fill("<http://"),
		"hashes":           fill("# \n"),
		"bullets":          fill("- "),
		"headings":         fill("I. A\n\n"),
		"blank lines":      fill("\n"),
		"page breaks":      fill("a\f"),
		"combining":        []byte("a" + strings.Repeat("\u0301", size/2)),
		"cut paragraphs":   fill("of the\n\n"),
		"masthead":         fill("General Assembly\n"),
		"titles":           fill("Title\n\n"),
		"wrapped masthead": fill("Title\n"),
		"emphasis":         fill("*_"),
		"rules":            fill("---\n"),
		"dates":            fill("2 May 2030 "),
	} {
		t.Run(name, func(t *testing.T) {
			d, _, err := Read(data)
			if err == nil {
				Write(d, nil)
			}
		})
	}
}
