// putting_test.go is putting a paragraph to the room as scenarios (rules 1 and 4; PRACTICE 22).

package editor

import (
	"testing"
	"time"
)

// before demands what is before the room, "" for nothing.
func (s *scenario) before(paragraph string, version int) {
	s.t.Helper()
	now, put := s.r.BeforeRoom()
	if put != (paragraph != "") || put && (now.Paragraph != paragraph || now.Version != version) {
		s.t.Fatalf("before the room is %+v (%t), want version %d of %q", now, put, version, paragraph)
	}
}

func TestOneExactVersionAtATimeIsBeforeTheRoom(t *testing.T) {
	s := given(t, hearing, exchange)
	s.before("", 0)
	s.when(chair, PutToRoom{Paragraph: "p1", Version: 2}).says(CodeInvalid, "Paragraph 1 has no version 2")
	s.when(chair, PutToRoom{Paragraph: "p1", Version: 1, Note: "As read out."}).then(ParagraphPut{"p1", 1, "As read out."})
	s.before("p1", 1)
	s.when(chair, PutToRoom{Paragraph: "p1", Version: 1, Note: "As read out."}).says(CodeSettled, "Paragraph 1 is before the room already.")
	s.does(secretariat, PutToRoom{Paragraph: "p2", Version: 1})
	s.before("p2", 1)
	s.when(chair, WithdrawFromRoom{"p1"}).says(CodeSettled, "Paragraph 1 is not before the room.")
	s.when(chair, WithdrawFromRoom{"p2"}).then(PutWithdrawn{"p2"})
	s.before("", 0)
}

// Rule 1: what is before the room is agreed like any other, and an objection to it stands in the way.
func TestRule1WhatIsBeforeTheRoomIsAgreedOnlyWhenNobodyObjects(t *testing.T) {
	s := given(t, hearing, exchange)
	s.does(chair, PutToRoom{Paragraph: "p1", Version: 1})
	o := s.does(arv, objects("p1", 1))
	s.before("p1", 1)
	s.when(chair, agree(at("p1", 1))).refused(CodeBlocked, Blocker{Kind: BlockObjection, Paragraph: "p1", Number: "1", Delegation: "ARV", Version: 1, Objection: o})
	s.does(arv, Lift{o})
	s.does(chair, agree(at("p1", 1)))
	s.before("", 0)
	s.when(chair, PutToRoom{Paragraph: "p1", Version: 1}).says(CodeSettled, "Paragraph 1 is agreed already.")
}

// Rule 4: the room has seen one version, and no other.
func TestRule4ANewVersionIsNotBeforeTheRoom(t *testing.T) {
	s := given(t, hearing, exchange)
	s.does(chair, PutToRoom{Paragraph: "p1", Version: 1})
	s.does(chair, Revise{Paragraph: "p1", Version: 1, Text: reports})
	s.before("", 0)
	s.when(chair, PutToRoom{Paragraph: "p1", Version: 1})
	if s.refusal == nil || s.refusal.Code != CodeStale {
		t.Errorf("the version before was put: %v", s.refusal)
	}
	s.does(chair, PutToRoom{Paragraph: "p1", Version: 2})
	s.before("p1", 2)
}

func TestParkingAndSilenceTakeItFromTheRoom(t *testing.T) {
	s := given(t, hearing, exchange)
	s.does(chair, PutToRoom{Paragraph: "p1", Version: 1})
	s.does(chair, Park{Paragraph: "p1"})
	s.before("", 0)
	s.does(chair, PutToRoom{Paragraph: "p1", Version: 1})
	if _, parked := s.r.IsParked("p1"); parked {
		t.Error("before the room and parked")
	}
	silence := s.does(chair, OpenSilence{Paragraphs: []VersionName{at("p1", 1)}, Deadline: s.at.Add(96 * time.Hour), Zone: "UTC"})
	s.before("", 0)
	s.when(chair, PutToRoom{Paragraph: "p1", Version: 1}).says(CodeBlocked, "Paragraph 1 is under silence until")
	s.does(chair, WithdrawSilence{Silence: silence})
	s.before("", 0)
}
