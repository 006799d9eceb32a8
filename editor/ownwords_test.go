// ownwords_test.go holds that the program never writes words of its own into a report.

package editor

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestPractice32NoWordOfATextIsTheProgramsOwn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := &table{T: t, seen: tally{}, m: newModel(), at: start}
		said := map[string]bool{}
		send := func(by Actor, id string, c Command) {
			hear(t, said, c)
			g.send(by, id, c)
		}
		send(chair, "c0", Create{Draft: g.draft()})
		for i, d := range states {
			send(secretariat, fmt.Sprint("s", i), Seat{Delegation{Code: d, Name: d, Kind: KindState}})
		}
		for i := range rapid.IntRange(10, 60).Draw(t, "length") {
			c := g.command()
			send(g.actor(c), fmt.Sprint("c", i+1), c)
		}
		for it := g.r.paragraphs.Iterator(); !it.Done(); {
			_, p, _ := it.Next()
			for i, v := range p.Versions {
				for _, word := range strings.Fields(v.Text) {
					if !said[word] {
						t.Fatalf("nobody said %q, which is in version %d of %q", word, i+1, v.Text)
					}
				}
			}
		}
	})
}

// hear notes every word that is in a command.
func hear(t *rapid.T, said map[string]bool, c Command) {
	data, err := json.Marshal(c)
	var value any
	if err == nil {
		err = json.Unmarshal(data, &value)
	}
	if err != nil {
		t.Fatal(err)
	}
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case string:
			for _, word := range strings.Fields(norm.NFC.String(v)) {
				said[word] = true
			}
		case []any:
			for _, e := range v {
				walk(e)
			}
		case map[string]any:
			for _, e := range v {
				walk(e)
			}
		}
	}
	walk(value)
}
