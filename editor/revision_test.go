// revision_test.go is what circulating makes: a text that never changes again.

package editor

import (
	"testing"
)

func TestARevisionIsAnImmutableTextOfTheWholeReport(t *testing.T) {
	s := given(t, base, exchange)
	deadline := s.at.AddDate(0, 0, 7)
	rev := s.does(secretariat, Circulate{Name: "Zero draft", Symbol: "A/AC.1/L.1", Letter: "Dear colleagues,\nplease comment.", Audience: AudiencePublic, Deadline: &deadline})
	got, ok := s.r.Revision(rev)
	if !ok || got.Name != "Zero draft" || got.Letter != "Dear colleagues,\nplease comment." || !got.Deadline.Equal(deadline) || s.r.Masthead.Symbol != "A/AC.1/L.1" {
		t.Fatalf("circulated %+v", got)
	}
	before := inLines([]any{got})
	s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: atHear})
	if now, _ := s.r.Revision(rev); inLines([]any{now}) != before || now.Entries[0] != (RevisionEntry{Paragraph: "p1", Version: 1, Number: "1"}) {
		t.Errorf("it is now %+v", now)
	}
	second := s.does(chair, circulates("Rev.1"))
	s.does(chair, Revise{Paragraph: "p1", Version: 2, Text: base})
	third := s.does(chair, circulates("Rev.2"))
	a, _ := s.r.Revision(second)
	b, _ := s.r.Revision(third)
	if a.Hash == got.Hash || b.Hash != got.Hash {
		t.Errorf("the hash is not one of the content: %s, %s, %s", got.Hash, a.Hash, b.Hash)
	}
}

func TestARevisionIsCirculatedWithANameAnAudienceAndADeadlineToCome(t *testing.T) {
	s := given(t, base)
	s.does(chair, circulates("Rev.1"))
	past := s.at
	for code, list := range map[Code][]Circulate{
		CodeSettled: {circulates("Rev.1"), circulates(" REV.1 ")},
		CodeInvalid: {
			circulates(""), circulates("Rev.\n2"), {Name: "Rev.2"}, {Name: "Rev.2", Audience: AudienceChair}, {Name: "Rev.2", Audience: "all"},
			{Name: "Rev.2", Audience: AudiencePublic, Deadline: &past}, {Name: "Rev.2", Audience: AudiencePublic, Letter: "\u202e"},
			{Name: "Rev.2", Audience: AudiencePublic, Symbol: "\x00"},
		},
	} {
		for _, c := range list {
			s.when(chair, c).refused(code)
		}
	}
}

// Rule 13.
func TestTheHashOfARevisionIsOfItsNumbersToo(t *testing.T) {
	hashes := map[string]bool{}
	for _, marker := range []Marker{MarkerArabic, MarkerUpperRoman} {
		s := givenDraft(t, Draft{Elements: []Element{{ID: "p1", Kind: KindParagraph, Marker: marker, Text: base}}})
		s.does(chair, circulates("Zero draft"))
		hashes[s.r.Revisions[0].Hash] = true
	}
	if len(hashes) != 2 {
		t.Error("one hash stands for two texts that are numbered otherwise")
	}
}
