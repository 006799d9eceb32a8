// propose_test.go tries what a row makes of a paragraph.

package takeover

import (
	"context"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"adref/diffing"
)

// madeOf is what a row makes of a text that it quotes.
func madeOf(t interface{ Fatal(...any) }, text, old, new string) string {
	index, err := diffing.NewIndex(context.Background(), []string{text, "Something else altogether."})
	if err != nil {
		t.Fatal(err)
	}
	passage, _, err := index.Passage(context.Background(), old, 0)
	if err != nil {
		t.Fatal(err)
	}
	made, err := Proposed(context.Background(), text, passage, old, new)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func TestARowChangesThePassageThatItQuotesAndNothingElse(t *testing.T) {
	const text = "The ‘working group’ recommends that States keep their charts up to date, and [welcomes] the *Harbour* initiative."
	for name, c := range map[string]struct{ text, old, new, want string }{
		"the words as they stand":           {text, "keep their charts up to date", "update their charts", "The ‘working group’ recommends that States update their charts, and [welcomes] the *Harbour* initiative."},
		"a slip in the quotation stays out": {text, "The 'working group' recomends that States keep their charts", "The 'working group' recomends that all States keep their charts", "The ‘working group’ recommends that all States keep their charts up to date, and [welcomes] the *Harbour* initiative."},
		"marks of the text stay":            {text, "States keep their charts up to date, and welcomes the Harbour initiative.", "States update their charts, and welcomes the Harbour initiative.", "The ‘working group’ recommends that States update their charts, and [welcomes] the *Harbour* initiative."},
		"a slip in the words changed":       {text, "States keep there charts up to date", "States keep there maps up to date", "The ‘working group’ recommends that States keep there maps up to date, and [welcomes] the *Harbour* initiative."},
		"the number typed with it":          {"States keep charts.", "12. States keep charts.", "12. States keep maps.", "States keep maps."},
		"a number without a space":          {"States keep charts.", "1.States keep charts.", "1. States keep maps.", "States keep maps."},
		"a number that the text has":        {"1. States keep charts.", "1. States keep charts.", "1. States keep maps.", "1. States keep maps."},
		"lines of a cell":                   {"States keep charts.", "States\nkeep\r\n charts.", "States\nkeep maps.", "States keep maps."},
		"words taken out":                   {text, "keep their charts up to date, and", "", "The ‘working group’ recommends that States [welcomes] the *Harbour* initiative."},
		"words taken out at the end":        {"States keep charts, where possible.", ", where possible", "", "States keep charts."},
		"words taken out at the start":      {"Where possible, States keep charts.", "Where possible, ", "", "States keep charts."},
		"all of it taken out":               {"States keep charts.", "1. States keep charts", "", ""},
		"marks around the quotation":        {"States keep ‘charts’.", "'charts'", "'maps'", "States keep 'maps'."},
		"one full stop":                     {"States keep charts.", "States keep charts", "States keep maps.", "States keep maps."},
		"nothing of it there":               {"States keep charts.", "Frieden", "States keep the peace.", "States keep the peace."},
		"the same":                          {"States keep charts.", "States keep charts.", "States keep charts.", "States keep charts."},
	} {
		t.Run(name, func(t *testing.T) {
			if got := madeOf(t, c.text, c.old, c.new); got != c.want {
				t.Errorf("it reads %q, not %q", got, c.want)
			}
		})
	}
}

// What stands before and after the words quoted is never changed, whatever the row proposes.
func TestWhatARowDoesNotQuoteStays(t *testing.T) {
	words := rapid.SliceOfN(rapid.SampledFrom(strings.Fields("States shall keep their charts and share them with all harbours, where possible, every year")), 1, 8)
	rapid.Check(t, func(t *rapid.T) {
		before := "Recalling decision 7, " + strings.Join(words.Draw(t, "before"), " ")
		old := "anchorages " + strings.Join(words.Draw(t, "old"), " ") + " lighthouses"
		after := strings.Join(words.Draw(t, "after"), " ") + " within its mandate."
		new := strings.Join(words.Draw(t, "new"), " ")
		got := madeOf(t, before+" "+old+" "+after, old, new)
		if got != before+" "+new+" "+after {
			t.Fatalf("%q for %q in %q", got, new, before+" | "+old+" | "+after)
		}
		if got := madeOf(t, before+" "+old+" "+after, old, ""); got != before+" "+after {
			t.Fatalf("taken out it reads %q", got)
		}
	})
}
