// event_test.go is how facts are stored. The golden file holds each of them as stored today: a
// change of it is a log that older and newer programs read differently, and wants a new version.

package editor

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"adref/diffing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// fullFacts is one of every fact with every field filled.
func fullFacts() []Fact {
	deadline := time.Date(2026, 4, 1, 22, 0, 0, 0, time.UTC)
	takes := []Take{{"a1", AnswerReflected}, {"a2", AnswerPartly}}
	return []Fact{
		ReportCreated{
			"r1",
			Masthead{"Council", "C/1", "Limited", "1 May 2026", "English", "en", "Group", "Third session", "Geneva, 1–5 May", "Agenda item 4", "Draft report", []string{"Council", "C/1"}},
			Settings{VisibleOpen, PositionsDelegations, NumberingByHeading, ModeRollingText, 10_700},
			[]CreatedElement{{"p1", KindHeading, 1, MarkerUpperRoman, "I", true, "Under <way> & on"}},
		},
		DelegationSeated{Delegation{"ECU", "Eastern Union", KindGroup, []string{"ARV", "BOR"}}},
		SettingsChanged{Settings{VisibleCirculated, PositionsChair, NumberingRunning, ModeChairsText, 10_700}},
		ParagraphRevised{"p1", 2, "Under way, *at once*", takes},
		ParagraphInserted{"p2", "p1", KindItem, 1, MarkerLetter, "Ships;", takes},
		ParagraphUpdated{"p1", 2, "On 5 May."},
		ParagraphMoved{"p1", "p2", []string{"p3"}, takes},
		ParagraphSplit{"p1", 2, "One.", []Part{{"p4", "Two.", &Shape{KindItem, 1, MarkerLetter, "(a)", false}}}, takes},
		ParagraphsMerged{"p1", 2, "Both.", []VersionName{{"p2", 1}}, takes},
		ParagraphRestored{"p1", "p2", 2, "On 5 May."},
		RevisionLoaded{"Rev.2", []string{"p2", "p1"}, []string{"p1"}, []CreatedElement{{"p2", KindText, 0, MarkerNone, "", false, "New."}}, []Reshaped{{"p1", Shape{KindItem, 2, MarkerRoman, "(i)", false}}}},
		AmendmentFiled{"a1", 14, AmendInsertAfter, "p1", 2, KindText, "p3", []VersionName{{"p2", 1}}, 1, diffing.Diff{{Kind: diffing.Equal, Text: "Under "}, {Kind: diffing.Delete, Text: "way"}, {Kind: diffing.Insert, Text: "sail"}}, "A reason.", true, "a0", "s9", "a9"},
		AmendmentCarried{"a1", 3, ClassClean, "Under sail", "p2"},
		AmendmentAnswered{"a1", AnswerNotRetained, "Said above.", true},
		AmendmentJoined{"a1", "BOR"},
		AmendmentLeft{"a1", "BOR"},
		AmendmentWithdrawn{"a1"},
		AmendmentTakenOver{"a1", "BOR"},
		AmendmentPressed{"a1", "Still."},
		AmendmentMaintained{"a1"},
		AmendmentsListed{[]string{"a1", "a2"}},
		PositionTaken{"a1", "BOR", PositionCannotAccept, "Too far."},
		ObjectionRaised{"o1", "p1", 2, "BOR", ObjectionConditional, "p2", "Pending 2.", "a1", "s1", []string{"p3"}},
		ObjectionLifted{"o1"},
		ParagraphAgreed{"p1", 2},
		ParagraphReopened{"p1", "Asked for.", "k1"},
		RevisionCirculated{"v1", "Rev.1", "C/1/Rev.1", "Dear all,\nplease.", AudienceObservers, &deadline, []RevisionEntry{{"p1", 2, "1 bis", "[Under way - ARV delete]"}}, []string{"p3"}, "0a1b", []NewText{{"p1", "1 ter", KindItem, 1, "[Ships; - ARV]", "a1"}}},
		SilenceOpened{"s1", true, []VersionName{{"p1", 2}}, []string{"p2"}, deadline, "Europe/Vienna", "Please look."},
		SilenceExtended{"s1", deadline},
		SilenceEndedEarly{"s1", "More time."},
		SilenceBroken{"s1", "p1", "BOR", &deadline, "by telephone", true},
		BreakDisclosed{"s1", "BOR"},
		SilenceAcknowledged{"s1", "BOR"},
		SilenceResulted{"s1", []VersionName{{"p1", 2}}},
		SilenceResultConfirmed{"s1"},
		WideObjectionRaised{"o2", ScopeSection, "p1", 2, "BOR", ObjectionConditional, "p2", "Pending 2."},
		ObjectionsCalled{"call1", []string{"o1", "o2"}},
		CallAnswered{"call1", "o1", CallNotStandInTheWay},
		InstructionsAwaited{"p1", 2, "BOR", "The ministry sits on Friday."},
		ParagraphConfirmed{"p1", 2, "BOR"},
		StatementMade{"s1", StatementReservation, "p1", 2, "BOR", "We reserve\nour position.", "o1"},
		StatementWithdrawn{"s1"},
		ContentSealed{everyWord, "Decision 3 of 4 May"},
		ContentUnsealed{everyWord, "Decision 4 of 5 May"},
		ContentExpunged{everyWord, []string{"a1"}, "Decision 5 of 6 May"},
		ParagraphTranslated{"p1", 2, "fr", "Les États entendent des experts."},
		PackageBound{"k1", "Finance", "Both or neither.", []string{"p1", "p2"}},
		PackageExtended{"k1", []string{"p3"}},
		PackageReleased{"k1", []string{"p3"}},
		PackageDissolved{"k1", "Agreed otherwise."},
		ReadingOpened{"g1", ReadingParagraphs, "From section II."},
		ParagraphsRead{"g1", []string{"p1"}},
		ParagraphParked{"p1", "To be taken up after section III."},
		ParagraphTakenUp{"p1"},
		ParagraphPut{"p1", 2, "As read out."},
		PutWithdrawn{"p1"},
		AmendmentReturned{"a1", "Recorded in error."},
		AgreementTakenBack{"p1", 2, "Recorded in error."},
		ReopeningTakenBack{"p1", 2, "Recorded in error."},
		RevisionTakenBack{"p1", 3, "Under way.", 2, "Recorded in error."},
		RecordConfirmed{"r1"},
		RecordCorrected{"r1", "We said no such thing."},
		ObjectionRestored{"o1"},
		SubmissionFiled{"s9", "BOR", "Comments", "v1", "In general.", true},
		InputFiled{"i1", "Open Seas", "v1", "p1", "Tides", "They rise."},
		InputPublished{"i1", AudiencePublic},
		InputWithdrawn{"i1"},
		RecordedFor{"r1", "BOR", SourceMail, "note of 3 March", deadline, "object", "p1", "a1", "o1", "s1", "s9"},
		AmendmentAccepted{"a2", "a3", []string{"BOR"}},
		ReportAdopted{"Working group", "10th meeting", "2026-05-08", "New York", "v1", []string{"p1"}},
		ReportEnded{"Working group", "10th meeting", "2026-05-08", "New York", "I noted\nno consensus.", AudiencePublic},
		TextEdited{"e1", "p1", 1, 2, "Text.", "A comma."},
		CorrigendumIssued{"k1", "C/1/Corr.1", "fr", []Instruction{{"p1", "Read so."}}},
		ReportRelated{"C/2", "r2", RelationAnnexedTo},
		AgreedIn{"Informal consultations", []VersionName{{"p1", 2}}},
		AmendedOrally{"p1", 2, []string{"ARV"}},
		MembersChanged{"ECU", []string{"ARV"}},
		ActedFor{"a1", "ECU", []string{"ARV", "BOR"}},
		NotOnMyBehalfSaid{"a1", "ECU", "ARV"},
	}
}

func asEvents(facts ...Fact) []Event {
	events := make([]Event, len(facts))
	by := arv
	for i, f := range facts {
		events[i] = Event{At: start, By: by, Fact: f}
		if recorded, ok := f.(RecordedFor); ok {
			by = recorded.speaker(by)
		}
	}
	return events
}

var everyWord = Words{[]string{"a1"}, []string{"o1"}, []string{"s1"}, []string{"sub1"}, []string{"in1"}, []string{"k1"}, []string{"r1"}, []string{"sil1"}, []string{"p1"}}

func TestEveryFactIsReadAsItWasWritten(t *testing.T) {
	full := fullFacts()
	if len(full) != len(readers) {
		t.Fatalf("%d full facts, %d facts", len(full), len(readers))
	}
	for _, f := range full {
		for _, field := range reflect.VisibleFields(reflect.TypeOf(f)) {
			if reflect.ValueOf(f).FieldByIndex(field.Index).IsZero() {
				t.Errorf("%s leaves %s empty", f.Fact(), field.Name)
			}
		}
		empty := reflect.Zero(reflect.TypeOf(f)).Interface().(Fact)
		for _, f := range []Fact{f, empty} {
			data, err := WriteFacts(asEvents(f))
			if err != nil {
				t.Fatal(err)
			}
			events, err := ReadFacts(data, start, arv)
			if err != nil || len(events) != 1 || !events[0].At.Equal(start) || events[0].By != arv {
				t.Errorf("%s: %v, %v", f.Fact(), events, err)
				continue
			}
			if got := events[0].Fact; reflect.TypeOf(got) != reflect.TypeOf(f) || inLines([]Fact{got}) != inLines([]Fact{f}) {
				t.Errorf("%#v was read as %#v", f, got)
			}
		}
	}
	data, err := WriteFacts(asEvents(full...))
	if err != nil {
		t.Fatal(err)
	}
	events, err := ReadFacts(data, start, arv)
	if err != nil || !reflect.DeepEqual(events, asEvents(full...)) {
		t.Errorf("together they were read as %v, %v", events, err)
	}
}

func TestAStoredNameIsNeverChanged(t *testing.T) {
	stored, err := WriteFacts(asEvents(fullFacts()...))
	if err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	if err := json.Indent(&got, stored, "", "\t"); err != nil {
		t.Fatal(err)
	}
	got.WriteByte('\n')
	const golden = "testdata/facts.golden.json"
	if *update {
		if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.Bytes(), want) {
		t.Errorf("facts are stored otherwise than %s says; give the changed fact a new version:\n%s", golden, got.Bytes())
	}
	events, err := ReadFacts(want, start, arv)
	if err != nil || !reflect.DeepEqual(events, asEvents(fullFacts()...)) {
		t.Errorf("the golden file is read as %v, %v", events, err)
	}
}

func TestTextsStayReadableInTheLog(t *testing.T) {
	data, err := WriteFacts(asEvents(ParagraphRevised{Paragraph: "p1", Version: 2, Text: "<ins> & “中文”"}))
	if err != nil || !strings.Contains(string(data), "<ins> & “中文”") {
		t.Errorf("%s, %v", data, err)
	}
}

func TestAFactThatThisProgramDoesNotKnowIsAnError(t *testing.T) {
	const known = `{"type":"objection_lifted","v":1,"data":{"objection":"o1"}}`
	if _, err := ReadFacts([]byte("["+known+"]"), start, arv); err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{
		`{"type":"report_burnt","v":1,"data":{}}`,
		`{"type":"","v":1,"data":{}}`,
		`{"type":"Objection_lifted","v":1,"data":{"objection":"o1"}}`,
		`{"type":"objection_lifted","v":2,"data":{"objection":"o1"}}`,
		`{"type":"objection_lifted","v":0,"data":{"objection":"o1"}}`,
		`{"type":"objection_lifted","data":{"objection":"o1"}}`,
		`{"type":"objection_lifted","v":1,"data":{"objection":"o1","by":"ARV"}}`,
		`{"type":"objection_lifted","v":1,"data":{"Objection":"o1"}}`,
		`{"type":"objection_lifted","v":1,"data":{"objection":"o1","objection":"o2"}}`,
		`{"type":"objection_lifted","v":1,"data":{"objection":1}}`,
		`{"type":"objection_lifted","v":1,"data":[]}`,
		`{"type":"objection_lifted","v":1}`,
		`{"type":"objection_lifted","v":1,"at":"2026-01-01T00:00:00Z","data":{"objection":"o1"}}`,
		"{\"type\":\"objection_lifted\",\"v\":1,\"data\":{\"objection\":\"\xff\"}}",
		`{"type":"amendment_filed","v":1,"data":{"amendment":"a","no":1,"kind":"revise","paragraph":"p","version":1,"engine":2,"diff":[["*","x"]]}}`,
	} {
		for _, data := range []string{"[" + bad + "]", "[" + known + "," + bad + "]"} {
			if events, err := ReadFacts([]byte(data), start, arv); err == nil || events != nil {
				t.Errorf("%s\nwas read as %v", data, events)
			}
		}
	}
	for _, bad := range []string{"", "{}", known, "[" + known, "[" + known + "]]", "[" + known + "] []"} {
		if events, err := ReadFacts([]byte(bad), start, arv); err == nil {
			t.Errorf("%s\nwas read as %v", bad, events)
		}
	}
}

func TestTheFactsOfACommandShareTheirTimeAndTheirActor(t *testing.T) {
	s := given(t, base)
	a := s.does(arv, proposes("p1", 1, atHear))
	s.does(bor, TakePosition{Amendment: a, Position: PositionCannotAccept})
	s.does(chair, answers(AnswerReflected, a))
	if len(s.events) != 2 || slices.ContainsFunc(s.events, func(e Event) bool { return !e.At.Equal(s.at) || e.By != chair }) {
		t.Errorf("events %v", s.events)
	}
}
