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

func TestAnAmendmentIsOfATextThatIsThere(t *testing.T) {
	s := given(t, "One.", "Two.", "Three.")
	s.when(arv, Amend{Kind: AmendInsertAfter, Version: 1, Text: "Zero."}).says(CodeInvalid, "There is no paragraph before the very beginning, and so no version of it: name version 0.")
	s.when(arv, merges("Both.", "p1", "p9")).says(CodeNotFound, `This report has no paragraph "p9".`)
	s.when(arv, Amend{Kind: AmendMerge, Paragraph: "p1", Version: 1, With: []VersionName{at("p2", 7)}, Text: "Both."}).says(CodeInvalid, "Paragraph 2 has no version 7; the text is version 1.")
	s.when(arv, Amend{Kind: AmendSplit, Paragraph: "p1", Version: 1, Parts: []string{"A.", "B."}, Text: "C."}).says(CodeInvalid, "A split has no text beside its place or its parts.")
	deletion := s.does(arv, Amend{Kind: AmendDelete, Paragraph: "p2", Version: 1})
	s.does(chair, Revise{Paragraph: "p2", Version: 1, Takes: []Take{{deletion, AnswerReflected}}})
	s.when(bor, Amend{Kind: AmendDelete, Paragraph: "p2", Version: 2}).says(CodeInvalid, "Version 2 is deleted already.")
	s.when(bor, Amend{Kind: AmendMerge, Paragraph: "p1", Version: 1, With: []VersionName{at("p2", 2)}, Text: "Both."}).says(CodeInvalid, "Version 2 of paragraph 2 is deleted.")
}

func TestWhatIsDeletedIsNeitherSplitNorMerged(t *testing.T) {
	s := given(t, "One.", "Two.")
	deletion := s.does(arv, Amend{Kind: AmendDelete, Paragraph: "p2", Version: 1})
	s.does(chair, Revise{Paragraph: "p2", Version: 1, Takes: []Take{{deletion, AnswerReflected}}})
	s.when(chair, Split{Paragraph: "p2", Version: 2, Parts: []string{"A.", "B."}}).says(CodeInvalid, "Paragraph 2 is deleted: there is nothing to split.")
	s.when(chair, Merge{Paragraphs: []VersionName{at("p1", 1), at("p2", 2)}, Text: "Both."}).says(CodeInvalid, "Paragraph 2 is deleted: there is nothing to merge.")
}

func TestThePartsOfASplitAndAMergedParagraphAreTexts(t *testing.T) {
	s := given(t, "One. Uno.", "Two.")
	s.when(chair, Split{Paragraph: "p1", Version: 1, Parts: []string{"One.", "\x07"}}).says(CodeInvalid, "Part 2: ")
	s.when(chair, Merge{Paragraphs: []VersionName{at("p1", 1), at("p2", 1)}, Text: " "}).says(CodeInvalid, "The merged paragraph needs a text.")
}

func TestASplitAndAMergeAreUndoneByEachOtherAndNotTakenBack(t *testing.T) {
	s := given(t, "One. Uno.", "Two.", "Three.")
	s.does(chair, Split{Paragraph: "p1", Version: 1, Parts: []string{"One.", "Uno."}})
	s.when(chair, takesBack(TakeBackRevision, "p1", 2)).says(CodeInvalid, "Paragraph 1 was split in version 2. Merge the parts to have them together again.")
	s.does(chair, Merge{Paragraphs: []VersionName{at("p2", 1), at("p3", 1)}, Text: "Two. Three."})
	s.when(chair, takesBack(TakeBackRevision, "p2", 2)).says(CodeInvalid, "Version 2 of paragraph 3 was merged from several paragraphs. Split it to have them apart again.")
}

func TestTakingAPositionBackNeedsNoReason(t *testing.T) {
	s := given(t, "One.")
	a := s.does(arv, proposes("p1", 1, "Ein."))
	s.does(bor, TakePosition{Amendment: a, Position: PositionSupports})
	s.when(bor, TakePosition{Amendment: a, Position: PositionNone, Reason: "We changed our mind."}).says(CodeInvalid, "A reason, or a list of States, is for a position; taking one back needs none.")
}
