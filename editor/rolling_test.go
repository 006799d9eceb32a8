// rolling_test.go is the rolling text: what stands in it, that it is read back byte for byte, and that
// the rules go on holding under it (PRACTICE 14, 21).

package editor

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func rolling(t *testing.T, texts ...string) *scenario {
	t.Helper()
	s := given(t, texts...)
	s.does(chair, Set{Mode: ModeRollingText})
	return s
}

func (s *scenario) rolled(paragraph string) string {
	s.t.Helper()
	return s.r.Shown(s.paragraph(paragraph))
}

// PRACTICE 21, 14 and 12.
func TestWhatIsPendingStandsInARollingTextWithItsSponsors(t *testing.T) {
	s := rolling(t, base, "Bells ring.")
	if got := s.rolled("p1"); got != base {
		t.Errorf("with nothing proposed: %q", got)
	}
	a := s.does(arv, proposes("p1", 1, atHear))
	s.does(cal, Join{a, nil})
	b := s.does(bor, proposes("p1", 1, otherHear))
	s.does(cal, proposes("p1", 1, strings.Replace(atReport, "invite the", "the", 1)))
	want := "The States [hear - ARV, BOR, CAL delete / consult - ARV, CAL / ignore - BOR] the experts and[ invite - CAL delete] the Chair to report[ orally - CAL]."
	if got := s.rolled("p1"); got != want {
		t.Errorf("rolled %q\nwant   %q", got, want)
	}
	tree := ReadBrackets(s.rolled("p1"))
	if got := told(tree.Alternatives(tree.Brackets()[0], nil)); got != "hear <ARV+BOR+CAL delete> | consult <ARV+CAL> | ignore <BOR>" {
		t.Errorf("read as %s", got)
	}
	s.does(bor, Withdraw{b}) // rule 14: its words are its sponsor's to take back
	if got := s.rolled("p1"); strings.Contains(got, "ignore") {
		t.Errorf("withdrawn words stand: %q", got)
	}
	s.does(arv, Amend{Kind: AmendDelete, Paragraph: "p2", Version: 1})
	s.does(bor, proposes("p2", 1, "Bells toll."))
	if got := s.rolled("p2"); got != "[Bells ring. - ARV, BOR delete / Bells toll. - BOR]" {
		t.Errorf("rolled %q", got)
	}
	if got := s.r.CountBrackets(); got.Paragraphs != 2 || got.Standing != 4 || got.Choices != 2 {
		t.Errorf("counted %+v", got)
	}
	s.does(chair, Set{Mode: ModeChairsText})
	if got := s.rolled("p1") + fmt.Sprint(s.r.CountBrackets().Standing); got != base+"0" {
		t.Errorf("in the Chair's text: %q", got)
	}
}

// Rule 6: never lost, where it does not fit and where its paragraph is deleted too.
func TestWhatDoesNotFitStandsBesideTheText(t *testing.T) {
	s := rolling(t, base)
	s.does(arv, proposes("p1", 1, atHear))
	s.does(bor, proposes("p1", 1, atReport))
	s.does(cal, Amend{Kind: AmendDelete, Paragraph: "p1", Version: 1})
	s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: otherHear})
	want := "The States ignore the experts and invite the Chair to report[ orally - BOR]. [Alt 1: No text - CAL] [Alt 2: " + atHear + " - ARV]"
	if got := s.rolled("p1"); got != want {
		t.Errorf("rolled %q\nwant   %q", got, want)
	}
	s.does(chair, Revise{Paragraph: "p1", Version: 2, Text: ""})
	if got := s.rolled("p1"); !strings.HasPrefix(got, "[Alt 1: ") || strings.Count(got, "[Alt ") < 2 {
		t.Errorf("of a deleted paragraph: %q", got)
	}
	s.does(chair, circulates("Rev.1"))
	if got := s.r.Revisions[0].Entries; len(got) != 1 || got[0].Rolled != s.rolled("p1") || s.paragraph("p1").Dropped {
		t.Errorf("circulated as %+v", got)
	}
}

// Rules 1 and 6: circulated in the text they are before everybody, and go on blocking unlisted.
func TestACirculatedRollingTextIsFrozenAndWhatStandsInItGoesOnBlocking(t *testing.T) {
	s := rolling(t, base, "Bells ring.")
	a := s.does(arv, proposes("p1", 1, atHear))
	n := s.does(bor, inserts("p1", "Buoys are red."))
	s.does(cal, Join{n, nil})
	rev := s.does(chair, circulates("Zero draft"))
	stood := "The States [hear - ARV delete / consult - ARV] the experts and invite the Chair to report."
	got, _ := s.r.Revision(rev)
	if got.Entries[0] != (RevisionEntry{"p1", 1, "1", stood}) || got.Entries[1] != (RevisionEntry{"p2", 1, "2", ""}) {
		t.Errorf("entries %+v", got.Entries)
	}
	if want := []NewText{{"p1", "1 bis", KindParagraph, 0, "[Buoys are red. - BOR, CAL]", n}}; !slices.Equal(got.NewTexts, want) {
		t.Errorf("new text %+v, want %+v", got.NewTexts, want)
	}
	if s.amendment(a).Listed || s.amendment(n).Listed {
		t.Error("what stands in the text is listed")
	}
	s.when(chair, agree(at("p1", 1))).refused(CodeBlocked,
		Blocker{Kind: BlockUnanswered, Paragraph: "p1", Number: "1", Delegation: "ARV", Version: 1, Amendment: a, No: 1})
	before := inLines([]any{got})
	s.does(arv, Withdraw{a})
	s.does(chair, circulates("Rev.1"))
	then, _ := s.r.Revision(rev)
	if inLines([]any{then}) != before {
		t.Error("what was circulated has changed")
	}
	if now := s.r.Revisions[1]; now.Entries[0].Rolled != "" || now.Hash == got.Hash {
		t.Errorf("circulated again as %+v", now)
	}
	s.does(chair, agree(at("p1", 1)))

	// The hash is of what was circulated: the same text without what stands in it has another.
	plain := given(t, base, "Bells ring.")
	plain.does(chair, circulates("Zero draft"))
	if plain.r.Revisions[0].Hash == got.Hash || plain.r.Revisions[0].Hash == "" {
		t.Error("the hash does not cover what stands in the text")
	}
}

func TestOnlyTheChairSetsHowTheTextIsShown(t *testing.T) {
	s := given(t, base)
	s.when(arv, Set{Mode: ModeRollingText}).refused(CodeForbidden)
	s.when(secretariat, Set{Mode: ModeRollingText}).refused(CodeForbidden)
	s.when(chair, Set{Mode: "scroll"}).refused(CodeInvalid)
	s.when(chair, Set{Mode: ModeChairsText}).refused(CodeSettled)
	s.when(chair, Set{Mode: ModeRollingText}).then(SettingsChanged{Settings{VisibleCirculated, PositionsChair, NumberingRunning, ModeRollingText, 0, FatesChair}})
	s.r = nil
	s.does(chair, Create{Draft: Draft{Elements: []Element{{Kind: KindText, Text: "A"}}}, Settings: Settings{Mode: ModeRollingText}})
	if !s.r.Rolls() {
		t.Error("created as a Chair's text")
	}
	old, err := Apply(nil, Event{At: start, By: chair, Fact: ReportCreated{Report: "r"}}) // from before there were modes
	if err != nil || old.Settings.Mode != ModeChairsText {
		t.Errorf("an old report is a %q, %v", old.Settings.Mode, err)
	}
}

// rollWords are such as could be taken for the brackets of a rolling text.
var rollWords = []string{
	"States", "shall", "should", "act", "now", ",", "/", "-", "- ARV", "- BOR delete", "[sea - ARV]", "[sea / land]", "[", "]", "\\[", "\\",
	"[75/240](https://example.org)", "^[note]", "(see)", "Option 1:", "[Option 1: act - ARV]", "[Alt 1: act - ARV]", "Alt 1:", "No text", "**bold**", "{ARV: so}", "–", "a\u00a0b",
}

// of is what a delegation would have, put together.
func (rolled Rolled) of(code string) (text string) {
	for _, part := range rolled.Parts {
		made := part.Text
		if slices.Contains(part.Against, code) {
			made = ""
		}
		for _, a := range part.Alternatives {
			if slices.Contains(a.By, code) {
				made = a.Text
			}
		}
		text += made
	}
	return text
}

// PRACTICE 12 and 21: byte for byte, and the same in any order of filing.
func TestARollingTextIsReadBackByteForByteInAnyOrderOfFiling(t *testing.T) {
	inText, asOptions := 0, 0
	rapid.Check(t, func(rt *rapid.T) {
		text := func(what string, from ...string) string {
			words := rapid.SliceOfN(rapid.SampledFrom(from), 1, 8).Draw(rt, what)
			return strings.Join(words, rapid.SampledFrom([]string{" ", " ", " ", ""}).Draw(rt, "between"))
		}
		words := rollWords
		if rapid.Bool().Draw(rt, "plain") {
			words = rollWords[:6]
		}
		first := text("text", words...)
		if strings.TrimSpace(first) == "" {
			rt.Skip()
		}
		type filing struct {
			by Actor
			c  Amend
		}
		var filings []filing
		for i := range rapid.IntRange(1, 5).Draw(rt, "filings") {
			c := proposes("p1", 1, text(fmt.Sprint("proposal ", i), words...))
			switch rapid.IntRange(0, 9).Draw(rt, "kind") {
			case 0:
				c = Amend{Kind: AmendDelete, Paragraph: "p1", Version: 1}
			case 1:
				c = inserts("p1", c.Text)
			}
			filings = append(filings, filing{rapid.SampledFrom([]Actor{arv, bor, cal}).Draw(rt, "by"), c})
		}
		again := rapid.Permutation(filings).Draw(rt, "order")
		revised := rapid.Bool().Draw(rt, "revised")
		next := text("revised", words...)
		file := func(filings []filing) (*scenario, int) {
			s := rolling(t, first)
			n := 0
			for _, f := range filings {
				if s.when(f.by, f.c); s.refusal == nil {
					n++
				}
			}
			if revised {
				s.when(chair, Revise{Paragraph: "p1", Version: 1, Text: next})
			}
			return s, n
		}
		s, n := file(filings)
		other, m := file(again)
		if n == m && s.rolled("p1") != other.rolled("p1") {
			rt.Fatalf("in another order %q is\n%q", s.rolled("p1"), other.rolled("p1"))
		}
		count := func(rolled string) {
			if strings.HasPrefix(rolled, "[Option 1: ") || strings.HasPrefix(rolled, "[Text: ") {
				asOptions++
			} else {
				inText++
			}
		}
		for _, n := range s.r.NewTexts() {
			count(n.Text)
			a := s.amendment(n.First)
			got, ok := ReadRolled(n.Text, s.r.KnownName)
			if !ok || len(got.Parts) != 1 || got.Parts[0].Text != "" || len(got.Parts[0].Alternatives) != 1 || got.Parts[0].Alternatives[0].Text != a.Text() || !slices.Contains(got.Parts[0].Alternatives[0].By, a.Sponsor) {
				rt.Fatalf("%q by %s stands as %q, read as %+v", a.Text(), a.Sponsor, n.Text, got)
			}
		}
		p := s.paragraph("p1")
		pending := map[string][]*Amendment{} // to the words of the paragraph, by sponsor
		for _, id := range p.Amendments {
			if a := s.amendment(id); !a.State.Settled() && a.Kind != AmendInsertAfter {
				pending[a.Sponsor] = append(pending[a.Sponsor], a)
			}
		}
		rolled := s.rolled("p1")
		if len(pending) == 0 {
			if rolled != p.Text() {
				rt.Fatalf("with nothing proposed %q stands as %q", p.Text(), rolled)
			}
			return
		}
		count(rolled)
		got, ok := ReadRolled(rolled, s.r.KnownName)
		if !ok {
			rt.Fatalf("%q is not read", rolled)
		}
		stands := "" // as it is read
		for _, part := range got.Parts {
			stands += part.Text
		}
		if stands != p.Text() {
			rt.Fatalf("%q is read as of the text %q, not %q", rolled, stands, p.Text())
		}
		for code, own := range pending {
			for _, a := range own {
				want, fits := s.r.Standing(a, s.paragraph(a.Paragraph))
				if !fits {
					if want = a.Text(); a.Kind == AmendDelete {
						want = noText
					}
					if !slices.ContainsFunc(got.Beside, func(b RolledAlternative) bool { return b.Text == want && slices.Contains(b.By, code) }) {
						rt.Fatalf("%q lost %q by %s", rolled, want, code)
					}
				} else if reads := got.of(code); len(own) == 1 && reads != want { // of several, which part is whose is not said
					rt.Fatalf("%q: %s reads %q, filed %q", rolled, code, reads, want)
				}
			}
		}
	})
	if inText == 0 || asOptions == 0 {
		t.Errorf("%d stood in the text, %d as options", inText, asOptions)
	}
	t.Logf("%d stood in the text, %d as options", inText, asOptions)
}
