// command_test.go is how a command comes in as JSON: exactly as written down, or refused.

package editor

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"
)

// fullCommands is one of every command with every field filled.
func fullCommands() []Command {
	deadline := time.Date(2026, 4, 1, 22, 0, 0, 0, time.UTC)
	takes := []Take{{"a1", AnswerReflected}, {"a2", AnswerPartly}}
	after := "p2"
	return []Command{
		Create{
			Draft{
				Masthead{"Council", "C/1", "Limited", "1 May 2026", "English", "en", "Group", "Third session", "Geneva, 1–5 May", "Agenda item 4", "Draft report", []string{"Council", "C/1"}},
				[]Element{{ID: "p1", Kind: KindHeading, Level: 1, Marker: MarkerUpperRoman, Printed: "I", Annex: true, Text: "Ünder <way> & on"}},
			},
			Settings{VisibleOpen, PositionsDelegations, NumberingByHeading, ModeRollingText, 10_700},
		},
		Seat{Delegation{"ECU", "Eastern Union", KindGroup, []string{"ARV", "BOR"}}},
		SeatMany{[]Delegation{{"ARV", "Arvenia", KindState, nil}, {"BOR", "Borland", KindState, nil}}},
		SetMembers{"ECU", []string{"ARV"}},
		Set{VisibleOpen, PositionsDelegations, ModeRollingText, new(10_700)},
		Revise{"p1", 3, "A \"text\" – with 中文, and \u2067isolates\u2069.", takes, []string{"ARV"}},
		Insert{"p1", KindItem, "New;", takes, []string{"ARV"}},
		UpdateTechnically{"p1", 3, "On 5 May."},
		Translate{"p1", 2, "fr", "Les États entendent des experts."},
		Move{"p1", 3, "p2", takes}, Split{"p1", 3, []string{"One.", "Two."}, takes}, Merge{[]VersionName{{"p1", 3}, {"p2", 1}}, "Both.", takes}, Restore{"p1", "p2"},
		LoadRevision{"Rev.2", []LoadedChange{{[]VersionName{{"p1", 3}}, []Element{{Kind: KindItem, Level: 1, Marker: MarkerLetter, Printed: "(a)", Text: "Ships."}}}}},
		AnswerAmendments{[]string{"a1", "a2"}, AnswerNotRetained, "Said above.\nTwice."},
		Agree{[]VersionName{{"p1", 1}, {"p2", 7}}, "Informal consultations"},
		Reopen{"p1", "Asked for."},
		Circulate{"Rev.1", "C/1/Rev.1", "Dear all,\nplease.", AudienceObservers, &deadline},
		Amend{AmendInsertAfter, "p1", 2, KindText, "Text.", "Because.", "a1", &after, []string{"One.", "Two."}, []VersionName{{"p2", 1}}, "a2", []string{"ARV"}},
		Withdraw{"a1"}, TakeOver{"a1"}, Join{"a1", []string{"ARV", "BOR"}}, Leave{"a1"}, Press{"a1", "Still."}, Maintain{"a1"},
		TakePosition{"a1", PositionCannotAccept, "Too far.", []string{"ARV"}},
		Object{ScopeSection, "p1", 2, ObjectionConditional, "p2", "Pending 2.", []string{"ARV"}},
		Lift{"o1"},
		OpenSilence{[]VersionName{{"p1", 1}}, deadline, "Europe/Vienna", "Please look."},
		ExtendSilence{"s1", deadline}, WithdrawSilence{"s1", "More time."}, BreakSilence{"s1", "p1", "Too early.", []string{"ARV"}},
		DiscloseBreak{"s1"}, AcknowledgeSilence{"s1"}, RecordBreak{"s1", "BOR", "p1", deadline, "by telephone", "Too early."},
		ConcludeSilence{"s1"}, ConfirmSilence{"s1"},
		CallObjections{[]string{"p1", "p2"}},
		AnswerCall{"o1", CallNotStandInTheWay, "We note our concern."},
		Await{"p1", 2, "The ministry sits on Friday."},
		Confirm{"p1"},
		MakeStatement{StatementReservation, "p1", 2, "We reserve\nour position.", []string{"ARV"}},
		WithdrawStatement{"s1"},
		Seal{everyWord, "Decision 3 of 4 May"},
		Unseal{everyWord, "Decision 4 of 5 May"},
		Expunge{everyWord, "Decision 5 of 6 May"},
		BindPackage{"Finance", "Both or neither.", []string{"p1", "p2"}}, AddToPackage{"k1", []string{"p3"}}, ReleaseFromPackage{"k1", []string{"p3"}},
		DissolvePackage{"k1", "Agreed otherwise."},
		OpenReading{ReadingParagraphs, "From section II."}, MarkRead{[]string{"p1"}}, Park{"p1", "To be taken up after section III."}, TakeUp{"p1"},
		PutToRoom{"p1", 2, "As read out."}, WithdrawFromRoom{"p1"},
		TakeBack{TakeBackRevision, []string{"a1"}, "p1", 2, "Recorded in error."},
		Record{"ARV", SourceMail, "note of 3 March", deadline, Said{Lift{"o1"}}},
		ConfirmRecord{"r1"},
		CorrectRecord{"r1", "We said no such thing.", &Said{AnswerCall{"o1", CallMaintained, "Still."}}},
		Submit{"Comments", "v1", "In general.", []Amend{{Kind: AmendInsertAfter, Paragraph: "p1", Version: 2, As: KindText, Text: "Text.", Reason: "Because.", Supersedes: "a1"}}},
		FileInput{"v1", "p1", "Tides", "They rise."}, WithdrawInput{"i1"}, PublishInput{"i1", AudiencePublic},
		AcceptAmendment{"a1"},
		Adopt{"Working group", "10th meeting", "2026-05-08", "New York", []VersionName{{"p1", 1}}, []string{"p1"}, "Final text", "C/1", AudiencePublic},
		EndWithoutConsensus{"Working group", "10th meeting", "2026-05-08", "New York", "I noted\nno consensus.", AudiencePublic},
		Edit{"p1", 1, "Text.", "A comma."},
		IssueCorrigendum{"C/1/Corr.1", "fr", []Instruction{{"p1", "Read so."}}},
		Relate{"C/2", "r2", RelationAnnexedTo},
		NotOnMyBehalf{"a1", "ECU"},
	}
}

// written is the JSON of a command as a client writes it.
func written(t *testing.T, c Command) map[string]any {
	t.Helper()
	data, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	fields := map[string]any{}
	if err := json.Unmarshal(data, &fields); err != nil {
		t.Fatal(err)
	}
	fields["type"] = c.Type()
	return fields
}

func inJSON(t *testing.T, v any) []byte {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestEveryCommandIsReadAsItWasWritten(t *testing.T) {
	full := fullCommands()
	for i, empty := range Commands() {
		if i >= len(full) || full[i].Type() != empty.Type() {
			t.Fatalf("no full %s in its place", empty.Type())
		}
		for _, f := range reflect.VisibleFields(reflect.TypeOf(full[i])) {
			if reflect.ValueOf(full[i]).FieldByIndex(f.Index).IsZero() {
				t.Errorf("%s leaves %s empty", empty.Type(), f.Name)
			}
		}
		for _, c := range []Command{full[i], empty} {
			fields := written(t, c)
			for name, v := range fields {
				if v == nil { // a nil list, which no client sends
					fields[name] = []any{}
				}
			}
			if d, ok := fields["draft"].(map[string]any); ok && d["elements"] == nil {
				d["elements"] = []any{}
			}
			if c == Command(Record{}) { // one of nothing said
				refusedAs(t, string(inJSON(t, fields)))
				continue
			}
			got, err := ReadCommand(inJSON(t, fields))
			if err != nil {
				t.Errorf("%s: %v", c.Type(), err)
				continue
			}
			if a, b := string(inJSON(t, written(t, got))), string(inJSON(t, fields)); a != b {
				t.Errorf("%s was written as\n%s\nand read as\n%s", c.Type(), b, a)
			}
		}
	}
	if len(full) != len(Commands()) {
		t.Errorf("%d full commands, %d commands", len(full), len(Commands()))
	}
}

func refusedAs(t *testing.T, data string) string {
	t.Helper()
	c, err := ReadCommand([]byte(data))
	refusal, ok := AsRefusal(err)
	if !ok || refusal.Code != CodeInvalid || c != nil {
		t.Errorf("%.200s\nwas read as %#v, %v", data, c, err)
		return ""
	}
	return refusal.Message
}

func TestAFieldThatACommandDoesNotHaveIsRefused(t *testing.T) {
	for _, c := range fullCommands() {
		fields := written(t, c)
		fields["role"] = "chair"
		refusedAs(t, string(inJSON(t, fields)))
	}
}

func TestAFieldInAnotherSpellingIsRefused(t *testing.T) {
	for _, c := range fullCommands() {
		for name, v := range written(t, c) {
			for _, other := range []string{strings.ToUpper(name), strings.ToUpper(name[:1]) + name[1:], name + "_", "_" + name} {
				fields := written(t, c)
				delete(fields, name)
				fields[other] = v
				refusedAs(t, string(inJSON(t, fields)))
			}
		}
	}
}

func TestAFieldGivenTwiceIsRefused(t *testing.T) {
	for _, c := range fullCommands() {
		body := string(inJSON(t, written(t, c)))
		for name, v := range written(t, c) {
			again, _ := json.Marshal(map[string]any{name: v})
			refusedAs(t, strings.TrimSuffix(string(again), "}")+","+body[1:])
		}
	}
	refusedAs(t, `{"type":"agree","paragraphs":[{"paragraph":"p1","paragraph":"p2","version":1}]}`)
}

func TestAFieldOfAnotherTypeIsRefused(t *testing.T) {
	for _, c := range fullCommands() {
		for name, v := range written(t, c) {
			fields := written(t, c)
			fields[name] = 3.5
			if _, number := v.(float64); number {
				fields[name] = "3"
			}
			refusedAs(t, string(inJSON(t, fields)))
		}
	}
}

// A forgotten text must not be read as a deletion, nor a forgotten place as the very beginning.
func TestAFieldThatIsLeftOutOrNullIsRefusedUnlessItMayBe(t *testing.T) {
	optional := map[string][]string{
		"create": {"settings"}, "set": {"observers", "positions", "mode", "cap"}, "revise": {"takes", "orally"}, "insert": {"as", "takes", "orally"}, "agree": {"body"}, "answer": {"reason"},
		"reopen": {"reason"}, "circulate": {"symbol", "letter", "deadline"}, "amend": {"as", "text", "reason", "supersedes", "after", "parts", "with", "to", "for"}, "move": {"takes"}, "split": {"takes"}, "merge": {"takes"},
		"press": {"reason"}, "join": {"for"}, "take_position": {"reason", "for"}, "object": {"scope", "on", "reason", "for"}, "state": {"for"},
		"open_silence": {"paragraphs", "note"}, "withdraw_silence": {"reason"}, "break_silence": {"reason", "for"}, "record_break": {"reason"},
		"answer_call": {"statement"}, "await": {"reason"},
		"bind_package": {"note"}, "dissolve_package": {"reason"}, "open_reading": {"note"}, "park": {"note"}, "put_to_room": {"note"},
		"take_back": {"amendments", "paragraph", "version"},
		"record":    {"reference"}, "correct_record": {"instead"}, "submit": {"title", "revision", "comment", "amendments"}, "file_input": {"revision", "paragraph"},
		"adopt": {"place", "toCome", "name", "symbol"}, "end_without_consensus": {"place", "summary"}, "edit": {"note"}, "relate": {"report"},
	}
	for _, c := range fullCommands() {
		for name := range written(t, c) {
			without := written(t, c)
			delete(without, name)
			null := written(t, c)
			null[name] = nil
			if strings.Contains(" "+strings.Join(optional[c.Type()], " ")+" ", " "+name+" ") {
				if _, err := ReadCommand(inJSON(t, without)); err != nil {
					t.Errorf("%s without %s: %v", c.Type(), name, err)
				}
				continue
			}
			if m := refusedAs(t, string(inJSON(t, without))); name != "type" && !strings.Contains(m, name) {
				t.Errorf("%s without %s: %q", c.Type(), name, m)
			}
			refusedAs(t, string(inJSON(t, null)))
		}
	}
}

func TestWhatIsNotACommandIsRefused(t *testing.T) {
	for _, data := range []string{
		"", " ", "null", "[]", `"agree"`, "1", "{", `{"type":"agree"`, `{"type":1}`, `{"type":null}`, `{}`,
		`{"type":"adopted"}`, `{"type":"Agree","paragraphs":[]}`, `{"type":""}`, `{"type":"` + strings.Repeat("x", 9999) + `"}`,
		`{"type":"lift","objection":"o1"} {}`, `{"type":"lift","objection":"o1"}x`,
		"{\"type\":\"lift\",\"objection\":\"\xff\"}", "{\"type\":\"lift\",\"objection\":\"\\ud800\"}",
		`{"type":"lift","objection":{"$ne":""}}`, `{"type":"lift","objection":"o1",}`,
		`{"type":"revise","paragraph":"p1","version":NaN,"text":"x"}`,
		`{"type":"revise","paragraph":"p1","version":1e3,"text":"x"}`,
		`{"type":"revise","paragraph":"p1","version":99999999999999999999,"text":"x"}`,
		`{"type":"revise","paragraph":"p1","version":` + strings.Repeat("1", 1_000_000) + `,"text":"x"}`,
		`{"type":"circulate","name":"Rev.1","audience":"public","deadline":"tomorrow"}`,
		`{"type":"lift","objection":` + strings.Repeat("[", 20_000) + strings.Repeat("]", 20_000) + `}`,
	} {
		if m := refusedAs(t, data); len(m) > 1000 {
			t.Errorf("a message of %d bytes: %.100s…", len(m), m)
		}
	}
}

func TestInstantsAreReadWithTheirZone(t *testing.T) {
	c, err := ReadCommand([]byte(`{"type":"circulate","name":"Rev.1","audience":"public","deadline":"2026-04-01T18:00:00-04:00"}`))
	if err != nil {
		t.Fatal(err)
	}
	if got := c.(Circulate).Deadline; !got.Equal(time.Date(2026, 4, 1, 22, 0, 0, 0, time.UTC)) {
		t.Errorf("deadline %s", got)
	}
	s := given(t, base)
	s.does(chair, c)
	if got := s.r.Revisions[0].Deadline; got.Location() != time.UTC { // PRACTICE 2: instants are stored in UTC
		t.Errorf("stored in %s", got.Location())
	}
}

func FuzzReadCommand(f *testing.F) {
	for _, c := range fullCommands() {
		data, _ := json.Marshal(c)
		f.Add(append([]byte(`{"type":"`+c.Type()+`",`), data[1:]...))
	}
	f.Add([]byte(`{"type":"lift","objection":null}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := ReadCommand(data)
		if err != nil {
			if _, ok := AsRefusal(err); !ok || c != nil {
				t.Fatalf("%v, %v", c, err)
			}
			return
		}
		fields := written(t, c)
		for name, v := range fields {
			if v == nil {
				fields[name] = []any{}
			}
		}
		if d, ok := fields["draft"].(map[string]any); ok && d["elements"] == nil {
			d["elements"] = []any{}
		}
		again, err := ReadCommand(inJSON(t, fields))
		if err != nil || string(inJSON(t, written(t, again))) != string(inJSON(t, written(t, c))) {
			t.Fatalf("%#v was written and read as %#v, %v", c, again, err)
		}
	})
}
