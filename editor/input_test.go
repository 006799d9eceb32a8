// input_test.go is observers' written inputs as scenarios. PRACTICE 30: observers are admitted, and
// never block.

package editor

import "testing"

var pilots = Actor{Person: "u7", Name: "A. Pilot", Organization: "Harbour Pilots", Role: RoleObserver}

func TestAnObserversInputStandsInNothingsWay(t *testing.T) {
	s := given(t, hearing)
	rev := s.does(chair, Circulate{Name: "Zero draft", Audience: AudienceObservers})
	s.when(pilots, FileInput{Paragraph: "p1", Title: "Tides", Text: "They rise."}).then(
		InputFiled{Input: s.id(0), By: "Harbour Pilots", Revision: rev, Paragraph: "p1", Title: "Tides", Text: "They rise."})
	s.does(chair, agree(at("p1", 1)))
	s.status("p1", StatusAgreed)
}

// Rule 10.
func TestAnObserverFilesOnlyOnATextThatItMayRead(t *testing.T) {
	s := given(t, hearing, exchange)
	s.when(pilots, FileInput{Paragraph: "p1", Title: "Tides", Text: "They rise."}).refused(CodeNotFound)
	s.does(pilots, FileInput{Title: "In general", Text: "Ports matter."})
	s.does(chair, Revise{Paragraph: "p2", Version: 1, Text: ""})
	shown := s.does(chair, Circulate{Name: "Zero draft", Audience: AudiencePublic})
	hidden := s.does(chair, Circulate{Name: "Rev.1", Audience: AudienceDelegations})
	s.when(pilots, FileInput{Revision: hidden, Title: "Tides", Text: "They rise."}).refused(CodeNotFound)
	s.when(pilots, FileInput{Paragraph: "p2", Title: "Tides", Text: "They rise."}).refused(CodeNotFound)
	s.does(pilots, FileInput{Revision: shown, Paragraph: "p1", Title: "Tides", Text: "They rise."})
	s.when(pilots, FileInput{Paragraph: "p1", Title: "Tides", Text: "They rise."}).refused(CodeSettled)
	s.when(pilots, FileInput{Title: "Tides", Text: " "}).refused(CodeInvalid)
	s.when(arv, FileInput{Title: "Tides", Text: "They rise."}).refused(CodeForbidden)
}

func TestAnInputIsWithdrawnByItsAuthorAloneAndPublishedByTheChair(t *testing.T) {
	s := given(t, hearing)
	in := s.does(pilots, FileInput{Title: "Tides", Text: "They rise."})
	s.when(observer, WithdrawInput{in}).refused(CodeNotFound)
	s.when(chair, PublishInput{in, AudienceDelegations}).refused(CodeInvalid)
	s.does(secretariat, PublishInput{in, AudienceObservers})
	s.when(chair, PublishInput{in, AudienceObservers}).refused(CodeSettled)
	s.does(chair, PublishInput{in, AudiencePublic})
	s.when(chair, PublishInput{in, AudienceObservers}).refused(CodeSettled) // what everybody has read stays so
	s.does(pilots, WithdrawInput{in})
	s.when(pilots, WithdrawInput{in}).refused(CodeSettled)
	late := s.does(pilots, FileInput{Title: "Tides", Text: "They fall."})
	s.does(pilots, WithdrawInput{late})
	s.when(chair, PublishInput{late, AudienceObservers}).refused(CodeSettled)
}
