// submitting_test.go is submissions as scenarios.

package editor

import (
	"strings"
	"testing"
	"time"
)

func TestASubmissionFilesItsCommentAndItsAmendmentsTogether(t *testing.T) {
	s := given(t, hearing, exchange)
	rev := s.does(chair, Circulate{Name: "Zero draft", Audience: AudienceDelegations})
	s.does(arv, Submit{Title: "Comments on the Zero draft", Comment: "We thank the Chair.\nIn general:", Amendments: []Amend{proposes("p1", 1, exchange), proposes("p2", 1, hearing)}})
	id, amendments := s.id(0), []string{s.id(1), s.id(2)}
	got, _ := s.r.Submission(id)
	if got.By != "ARV" || got.Revision != rev || got.Comment != "We thank the Chair.\nIn general:" || strings.Join(s.r.SubmittedWith(id), " ") != strings.Join(amendments, " ") {
		t.Errorf("submission %+v with %v", got, s.r.SubmittedWith(id))
	}
	// Each goes its own way.
	s.does(arv, Withdraw{amendments[0]})
	s.does(chair, answers(AnswerNotRetained, amendments[1]))
	if len(s.r.SubmittedWith(id)) != 2 {
		t.Error("the submission has lost an amendment")
	}
	s.does(arv, proposes("p1", 1, exchange)) // filed alone, it is no part of it
	if a := s.amendment(s.id(0)); a.Submission != "" {
		t.Errorf("amendment %+v", a)
	}
}

// Rule 5.
func TestASubmissionIsFiledWholeOrNotAtAll(t *testing.T) {
	s := given(t, hearing, exchange)
	s.when(arv, Submit{Comment: "In general.", Amendments: []Amend{proposes("p1", 1, exchange), proposes("p2", 1, exchange)}}).refused(CodeInvalid)
	if want := "Nothing was filed. Amendment 2 of 2 (paragraph 2): The proposed text is the same"; !strings.HasPrefix(s.refusal.Message, want) {
		t.Errorf("%q, want %q", s.refusal.Message, want)
	}
	if len(s.r.Submissions)+s.r.amendments.Len() != 0 {
		t.Error("half of it was filed")
	}
	s.when(arv, Submit{Title: "Comments"}).refused(CodeInvalid)
	s.does(arv, Submit{Comment: "A general comment alone."})
}

// Rule 14.
func TestASubmissionIsOnATextThatDelegationsReadAndMarkedLateAfterItsDeadline(t *testing.T) {
	s := given(t, hearing)
	deadline := s.at.Add(150 * time.Second)
	first := s.does(chair, Circulate{Name: "Zero draft", Audience: AudienceDelegations, Deadline: &deadline})
	s.does(arv, Submit{Comment: "In time.", Revision: first})
	s.at = deadline
	s.does(arv, Submit{Comment: "Late."})
	for i, late := range []bool{false, true} {
		if got := s.r.Submissions[i]; got.Revision != first || got.Late != late {
			t.Errorf("submission %+v", got)
		}
	}
	s.when(arv, Submit{Comment: "Another.", Revision: "nope"}).refused(CodeNotFound)
	s.does(secretariat, s.record("BOR", Submit{Comment: "By mail.", Amendments: []Amend{proposes("p1", 1, exchange)}}))
	if rec := s.r.Records[0]; rec.Submission == "" || rec.Amendment != "" || rec.Act != "submit" {
		t.Errorf("record %+v", rec)
	}
}
