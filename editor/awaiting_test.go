// awaiting_test.go is awaiting instructions as scenarios: "agreed ad ref, pending Arvenia".

package editor

import (
	"fmt"
	"strings"
	"testing"
)

// pending demands who awaits instructions on a paragraph.
func (s *scenario) pending(paragraph string, want ...string) {
	s.t.Helper()
	var got []string
	for _, a := range s.paragraph(paragraph).Awaiting {
		got = append(got, a.Delegation)
	}
	if fmt.Sprint(got) != fmt.Sprint(want) {
		s.t.Fatalf("pending %v, want %v", got, want)
	}
}

func TestAwaitingInstructionsStandsInNothingsWay(t *testing.T) {
	s := given(t, hearing)
	s.when(arv, Await{"p1", 1, "The ministry sits on Friday."}).then(InstructionsAwaited{"p1", 1, "ARV", "The ministry sits on Friday."})
	s.does(chair, agree(at("p1", 1)))
	s.does(bor, Await{Paragraph: "p1", Version: 1}) // nor does it contest what is agreed
	s.status("p1", StatusAgreed)
	s.pending("p1", "ARV", "BOR")
	if a := s.paragraph("p1").Awaiting[1]; !a.At.Equal(s.at) {
		t.Errorf("awaited since %s", a.At)
	}
}

func TestAwaitingInstructionsEndsWhenTheDelegationConfirms(t *testing.T) {
	s := given(t, hearing)
	s.does(arv, Await{Paragraph: "p1", Version: 1})
	s.does(bor, Await{Paragraph: "p1", Version: 1})
	s.when(arv, Confirm{"p1"}).then(ParagraphConfirmed{"p1", 1, "ARV"})
	s.pending("p1", "BOR")
	s.when(arv, Confirm{"p1"}).refused(CodeSettled)
	if m := s.refusal.Message; m != "You await no instructions on version 1 of paragraph 1: a new version, or an objection, ends it." {
		t.Error(m)
	}
}

func TestAwaitingInstructionsEndsWhenTheDelegationObjects(t *testing.T) {
	for _, objection := range []Object{objects("p1", 1), toSection("h1"), toWhole()} {
		s := chapters(t)
		s.does(chair, agree(at("p1", 1)))
		for _, by := range []Actor{arv, bor} {
			s.does(by, Await{Paragraph: "p1", Version: 1})
		}
		s.does(arv, Await{Paragraph: "p3", Version: 1})
		s.does(arv, objection)
		s.pending("p1", "BOR")
		s.status("p1", StatusContested)
		if objection.Scope == ScopeWhole {
			s.pending("p3")
		} else {
			s.pending("p3", "ARV")
		}
	}
}

func TestAwaitingInstructionsEndsWithANewVersion(t *testing.T) {
	s := given(t, hearing)
	s.does(arv, Await{Paragraph: "p1", Version: 1})
	s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: exchange})
	s.pending("p1")
	s.when(arv, Confirm{"p1"}).refused(CodeSettled)
	s.does(arv, Await{Paragraph: "p1", Version: 2})
}

func TestInstructionsAreAwaitedOnTheVersionOnTheScreenAndNotBesideAnObjection(t *testing.T) {
	s := given(t, hearing, exchange)
	s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: reports})
	s.when(arv, Await{Paragraph: "p1", Version: 1}).refused(CodeStale,
		Blocker{Kind: BlockStale, Paragraph: "p1", Number: "1", Version: 2, Reason: whatChanged(hearing, reports)})
	s.when(arv, Await{Paragraph: "p1", Version: 3}).refused(CodeInvalid)
	s.when(arv, Await{Paragraph: "p9", Version: 1}).refused(CodeNotFound)
	s.when(arv, Await{"p1", 2, "Fri\u202eday"}).refused(CodeInvalid)
	s.when(arv, Confirm{"p9"}).refused(CodeNotFound)
	s.does(arv, Await{Paragraph: "p1", Version: 2})
	s.when(arv, Await{Paragraph: "p1", Version: 2}).refused(CodeSettled)
	if m := s.refusal.Message; m != "You await instructions on paragraph 1 already." {
		t.Error(m)
	}
	s.does(arv, toWhole())
	s.when(arv, Await{Paragraph: "p2", Version: 1}).refused(CodeBlocked)
	if m := s.refusal.Message; !strings.HasPrefix(m, "Your objection stands against paragraph 2") {
		t.Error(m)
	}
}
