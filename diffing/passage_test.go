// passage_test.go tries the finding of a quotation in a paragraph that is known.

package diffing

import (
	"context"
	"testing"
)

func TestAPassageIsFoundInTheParagraphThatItIsSaidToBeIn(t *testing.T) {
	x := indexOf([]string{
		"States keep their charts up to date, and share them with every harbour.",
		"States keep their charts up to date.",
		"",
		"…",
	})
	for name, c := range map[string]struct {
		at        int
		quotation string
		want      string
		least     float64 // share
		most      float64
	}{
		"word for word":            {0, " keep their charts ", "keep their charts", 1, 1},
		"in the other of two":      {1, "States keep their charts up to date.", "States keep their charts up to date.", 1, 1},
		"and in this one, in part": {0, "States keep their charts up to date.", "States keep their charts up to date", 1, 1},
		"misspelt, with a number":  {0, "12. states keep there charts up to date", "States keep their charts up to date", 0.8, 0.99},
		"a part is elsewhere":      {1, "keep their charts up to date, and share them with every harbour", "keep their charts up to date", 0.3, 0.7},
		"nothing of it":            {0, "Frieden", "", 0, 0},
		"nothing quoted":           {0, " ", "", 0, 0},
		"in an empty paragraph":    {2, "States", "", 0, 0},
		"in one without words":     {3, "States", "", 0, 0},
		"its punctuation":          {3, "…", "…", 1, 1},
	} {
		passage, share, err := x.Passage(context.Background(), c.quotation, c.at)
		if got := x.paragraphs[c.at][passage.Start:passage.End]; err != nil || got != c.want || share < c.least || share > c.most {
			t.Errorf("%s: %q, of which %.2f is there, %v", name, got, share, err)
		}
	}
	over, stop := context.WithCancel(context.Background())
	stop()
	if _, _, err := x.Passage(over, "States", 0); err == nil {
		t.Error("a context that has ended ends nothing")
	}
}
