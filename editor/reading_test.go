// reading_test.go is readings and parked text as scenarios. PRACTICE 22: readings: first general, then
// paragraph by paragraph, with parked text.

package editor

import (
	"slices"
	"testing"
)

// next demands what is to be read, in order.
func (s *scenario) next(want ...string) {
	s.t.Helper()
	if got := s.r.ToRead(); !slices.Equal(got, want) {
		s.t.Fatalf("to be read are %v, want %v", got, want)
	}
}

func TestATextIsReadFirstAsAWholeAndThenParagraphByParagraph(t *testing.T) {
	s := given(t, hearing, exchange, reports)
	s.when(chair, MarkRead{[]string{"p1"}}).says(CodeInvalid, "No reading is open.")
	s.does(secretariat, OpenReading{Kind: ReadingGeneral, Note: "General remarks."})
	s.next()
	s.when(chair, MarkRead{[]string{"p1"}}).says(CodeInvalid, "In a general reading the text is read as a whole.")
	s.when(chair, OpenReading{Kind: "silent"}).says(CodeInvalid, "A reading is")
	s.does(chair, OpenReading{Kind: ReadingParagraphs})
	if _, n := s.r.Reading(); n != 2 {
		t.Errorf("this is reading %d", n)
	}
	s.next("p1", "p2", "p3")
	s.does(chair, MarkRead{[]string{"p1"}})
	s.when(chair, MarkRead{[]string{"p1"}}).says(CodeSettled, "That has been read already in this reading.")
	s.does(chair, agree(at("p2", 1)))
	s.next("p3")
	s.does(chair, PutToRoom{Paragraph: "p3", Version: 1}) // is read by that
	s.next()
	s.does(chair, OpenReading{Kind: ReadingParagraphs, Note: "What is left."})
	s.next("p1", "p3") // what is agreed is not read again
	s.does(chair, Reopen{Paragraph: "p2"})
	s.next("p1", "p2", "p3")
}

func TestParkedTextIsReadLastAndStandsInNothingsWay(t *testing.T) {
	s := given(t, hearing, exchange, reports)
	s.does(chair, OpenReading{Kind: ReadingParagraphs})
	s.when(secretariat, Park{Paragraph: "p1", Note: "To be taken up after paragraph 2."}).then(ParagraphParked{"p1", "To be taken up after paragraph 2."})
	s.next("p2", "p3", "p1")
	s.when(chair, Park{Paragraph: "p1", Note: "To be taken up after paragraph 2."}).says(CodeSettled, "Paragraph 1 is parked already.")
	s.does(chair, Park{Paragraph: "p1", Note: "After paragraph 3."})
	if p, _ := s.r.IsParked("p1"); p.Note != "After paragraph 3." || len(s.r.Parked) != 1 {
		t.Errorf("parked %+v", s.r.Parked)
	}
	s.does(chair, TakeUp{"p1"})
	s.when(chair, TakeUp{"p1"}).says(CodeSettled, "Paragraph 1 is not parked.")
	s.next("p1", "p2", "p3")
	s.does(chair, Park{Paragraph: "p1"})
	s.does(chair, agree(at("p1", 1))) // rule 1 alone decides, and what is agreed is parked no longer
	if _, parked := s.r.IsParked("p1"); parked {
		t.Error("what is agreed is parked")
	}
	s.when(chair, Park{Paragraph: "p1"}).says(CodeSettled, "Paragraph 1 is agreed: there is nothing to park.")
	s.next("p2", "p3")
}

func TestWhatIsLeftOutOfTheTextIsParkedNoLonger(t *testing.T) {
	s := given(t, hearing, exchange)
	s.does(chair, Park{Paragraph: "p1"})
	s.does(chair, Revise{Paragraph: "p1", Version: 1})
	s.does(chair, circulates("Rev.1"))
	if len(s.r.Parked) != 0 {
		t.Errorf("parked %+v", s.r.Parked)
	}
}
