// decide_test.go is what holds for every command: who may send it, to which report, and when.

package editor

import (
	"strings"
	"testing"
	"time"
)

func TestEveryCommandIsRefusedToWhoeverHasNoOfficeForIt(t *testing.T) {
	allowed := map[string]string{ // by first letters: chair, secretariat, delegation, observer; k for the clock
		"create": "cs", "seat": "cs", "seat_many": "cs", "set_members": "cs", "set": "c", "revise": "cs", "insert": "cs", "update_technically": "cs", "move": "cs", "split": "cs", "merge": "cs", "restore": "cs", "load_revision": "cs", "answer": "cs", "agree": "c",
		"reopen": "c", "circulate": "cs", "amend": "d", "withdraw": "d", "take_over": "d", "join": "d", "leave": "d",
		"press": "d", "maintain": "d", "take_position": "d", "object": "d", "lift": "d",
		"open_silence": "c", "extend_silence": "c", "withdraw_silence": "c", "break_silence": "d", "disclose_break": "d",
		"acknowledge_silence": "d", "record_break": "cs", "conclude_silence": "k", "confirm_silence": "c",
		"call_objections": "cs", "answer_call": "d", "await": "d", "confirm": "d", "state": "d", "withdraw_statement": "d",
		"seal": "c", "unseal": "c", "expunge": "c",
		"translate":    "cs",
		"bind_package": "c", "add_to_package": "c", "release_from_package": "c", "dissolve_package": "c",
		"open_reading": "cs", "mark_read": "cs", "park": "cs", "take_up": "cs", "put_to_room": "cs", "withdraw_from_room": "cs", "take_back": "cs",
		"record": "cs", "confirm_record": "d", "correct_record": "d", "submit": "d", "file_input": "o", "withdraw_input": "o", "publish_input": "cs",
		"accept": "d",
		"adopt":  "c", "end_without_consensus": "c", "edit": "cs", "issue_corrigendum": "cs", "relate": "cs", "not_on_my_behalf": "d",
	}
	s := given(t, hearing)
	for _, c := range Commands() {
		for _, by := range []Actor{
			chair, secretariat, arv, observer, {Person: "u9", Role: RolePublic}, {Person: "u9"}, {Person: "u9", Role: "Chair"},
			{Person: "u9", Delegation: "DRU", Role: RoleDelegation}, // no seat
			{Person: "u9", Delegation: "NGO", Role: RoleDelegation}, // an observer's seat
			{Person: "u9", Role: RoleDelegation},
			{Role: RoleClock},
		} {
			r := s.r
			if c.Type() == "create" {
				r = nil
			}
			who := ""
			switch {
			case by.Role == RoleChair, by.Role == RoleSecretariat, by == arv, by == observer:
				who = string(by.Role)[:1]
			case by.Role == RoleClock:
				who = "k"
			}
			_, err := Decide(r, "r", by, "c", c, start)
			refusal, _ := AsRefusal(err)
			forbidden := refusal != nil && refusal.Code == CodeForbidden
			if may := who != "" && strings.Contains(allowed[c.Type()], who); may == forbidden {
				t.Errorf("%s by %+v: %v", c.Type(), by, err)
			}
		}
	}
	if len(allowed) != len(Commands()) {
		t.Errorf("%d commands, %d rows", len(Commands()), len(allowed))
	}
}

func TestAReportIsCreatedOnceAndBeforeAllElse(t *testing.T) {
	s := given(t, hearing)
	s.when(chair, Create{Draft: Draft{Elements: []Element{{Kind: KindText, Text: "A"}}}}).refused(CodeSettled)
	s.r = nil
	s.when(chair, agree(at("p1", 1))).refused(CodeNotFound)
}

func TestTimeNeverGoesBackwards(t *testing.T) {
	s := given(t, hearing)
	before := s.at
	s.at = s.at.Add(-time.Hour)
	s.does(arv, objects("p1", 1))
	if got := s.events[0].At; !got.Equal(before) {
		t.Errorf("decided at %s, want that of the last event, %s", got, before)
	}
}
