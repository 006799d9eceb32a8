// refusals_test.go gives the refusals that belong to no story of their own.

package editor

import (
	"fmt"
	"testing"
)

func TestAnAmendmentThatRearrangesHasItsOwnFieldsAndNoOthers(t *testing.T) {
	s := given(t, "One.", "Two.")
	after := "p2"
	for _, c := range []Amend{
		{Kind: AmendMove, Paragraph: "p1", Version: 1, After: &after, As: KindItem},
		{Kind: AmendMove, Paragraph: "p1", Version: 1},
		{Kind: AmendRevise, Paragraph: "p1", Version: 1, Text: "Ein.", Parts: []string{"A.", "B."}},
		{Kind: AmendRevise, Paragraph: "p1", Version: 1, Text: "Ein.", With: []VersionName{{"p2", 1}}},
	} {
		s.when(arv, c).refused(CodeInvalid)
	}
}

// Rule 12.
func TestOneParagraphIsNotMadeOfWhatTwoPackagesBind(t *testing.T) {
	s := given(t, "One.", "Two.", "Three.", "Four.")
	s.does(chair, BindPackage{Name: "Ports", Paragraphs: []string{"p1", "p3"}})
	s.does(chair, BindPackage{Name: "Charts", Paragraphs: []string{"p2", "p4"}})
	s.when(chair, Merge{Paragraphs: []VersionName{{"p1", 1}, {"p2", 1}}, Text: "Both."}).refused(CodeBlocked)
}

// Rule 12: what took the text of a paragraph with it is bound where that was.
func TestRule12APackageFollowsASplitAndAMerge(t *testing.T) {
	s := given(t, "One. Uno.", "Two.", "Three.")
	k := s.does(chair, BindPackage{Name: "Ports", Paragraphs: []string{"p1", "p2"}})
	s.does(chair, agree(at("p1", 1), at("p2", 1)))
	s.does(chair, Split{Paragraph: "p1", Version: 1, Parts: []string{"One.", "Uno."}})
	s.status("p2", StatusOpen)
	if bound, _ := s.r.Package(k); len(bound.Paragraphs) != 3 {
		t.Errorf("bound are %v", bound.Paragraphs)
	}
	s.does(chair, Merge{Paragraphs: []VersionName{{"p2", 1}, {"p3", 1}}, Text: "Two and three."})
	s.when(chair, agree(at("p2", 2))).refused(CodeBlocked,
		Blocker{Kind: BlockPackage, Paragraph: "p1", Number: "1", Version: 2, Reason: "Ports"},
		Blocker{Kind: BlockPackage, Paragraph: s.r.Order[1], Number: "2", Version: 1, Reason: "Ports"})
}

func TestAPackageIsChangedByWhatIsNamed(t *testing.T) {
	s := given(t, "One.", "Two.")
	k := s.does(chair, BindPackage{Name: "Ports", Paragraphs: []string{"p1", "p2"}})
	s.when(chair, AddToPackage{k, nil}).refused(CodeInvalid)
	s.when(chair, ReleaseFromPackage{k, nil}).refused(CodeInvalid)
}

func TestWhatWasReadIsNamedOnce(t *testing.T) {
	s := given(t, "One.")
	s.does(chair, OpenReading{Kind: ReadingParagraphs})
	s.when(chair, MarkRead{}).refused(CodeInvalid)
	s.when(chair, MarkRead{[]string{"p1", "p1"}}).refused(CodeInvalid)
}

func TestARecordIsCorrectedOnce(t *testing.T) {
	s := given(t, "One.")
	id := s.does(secretariat, Record{"ARV", SourceMail, "", s.at, Said{objects("p1", 1)}})
	s.does(arv, CorrectRecord{id, "We did not.", nil})
	s.when(arv, CorrectRecord{id, "We did not.", nil}).refused(CodeSettled)
	s.when(arv, ConfirmRecord{id}).refused(CodeSettled)
}

func TestASubmissionHoldsSoManyAmendments(t *testing.T) {
	s := given(t, "One.")
	var many []Amend
	for i := range maxTogether + 1 {
		many = append(many, Amend{Kind: AmendInsertAfter, Paragraph: "p1", Version: 1, Text: fmt.Sprint("New text no. ", i, ".")})
	}
	s.when(arv, Submit{Amendments: many}).refused(CodeInvalid)
}

func TestAnAnswerIsTakenBackOnceAndNotWhereAnOlderOneStandsAgain(t *testing.T) {
	s := given(t, "One.")
	a := s.does(arv, proposes("p1", 1, "Ein."))
	s.does(chair, answers(AnswerNotRetained, a))
	s.when(chair, TakeBack{What: TakeBackAnswer, Amendments: []string{a, a}, Reason: "Recorded in error."}).refused(CodeInvalid)
	s.does(arv, Press{Amendment: a})
	s.does(chair, answers(AnswerNotRetained, a))
	s.does(arv, Lift{s.paragraph("p1").Objections[0]})
	s.does(chair, TakeBack{What: TakeBackAnswer, Amendments: []string{a}, Reason: "Recorded in error."})
	s.when(chair, TakeBack{What: TakeBackAnswer, Amendments: []string{a}, Reason: "Recorded in error."}).refused(CodeSettled)
}
