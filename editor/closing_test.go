// closing_test.go is what follows adoption, and the end without consensus, as scenarios (rule 11;
// PRACTICE 23, 26), with what is recorded of a meeting (PRACTICE 7, 17) and of the family of a report
// (PRACTICE 25).

package editor

import (
	"strings"
	"testing"
	"time"
)

// ends is the end without consensus.
func ends(summary string) EndWithoutConsensus {
	return EndWithoutConsensus{"Working group", "Closing meeting", start.Format(time.DateOnly), "", summary, AudienceObservers}
}

// Rule 11: closing the record refuses every command but those listed.
func TestRule11AClosedRecordTakesOnlyWhatFollowsAdoption(t *testing.T) {
	for _, outcome := range []Outcome{OutcomeAdopted, OutcomeNoConsensus} {
		s := given(t, "Held on ____.")
		still := map[string]bool{"state": true, "confirm_record": true, "seal": true, "unseal": true, "expunge": true}
		if outcome == OutcomeAdopted {
			s.does(chair, s.adopts("p1"))
			still["edit"], still["issue_corrigendum"], still["update_technically"], still["translate"] = true, true, true, true
		} else {
			s.does(chair, ends(""))
		}
		for _, c := range fullCommands() {
			if c.Type() == "create" {
				continue
			}
			for _, by := range []Actor{chair, secretariat, arv, {Role: RoleClock}} {
				_, err := Decide(s.r, "r", by, "c", c, s.at)
				refusal, ok := AsRefusal(err)
				if err != nil && !ok {
					t.Fatal(err)
				}
				closed := refusal != nil && (refusal.Code == CodeClosed || refusal.Code == CodeForbidden)
				if closed == still[c.Type()] && !(closed && refusal.Code == CodeForbidden) {
					t.Errorf("%s: %s by %s: %v", outcome, c.Type(), by.Role, err)
				}
			}
		}
	}
}

// PRACTICE 23: a statement is made on the floor after the adoption, too, and its record is corrected.
func TestRule11AStatementMadeOnTheFloorAfterTheAdoptionIsRecorded(t *testing.T) {
	s := given(t, "One.")
	s.does(chair, s.adopts())
	said := MakeStatement{Kind: StatementExplanation, Text: "We explain."}
	id := s.does(secretariat, Record{"ARV", SourceFloor, "10th meeting", s.at, Said{said}})
	if statement, ok := s.r.Statement(s.r.Statements()[0]); !ok || statement.By != "ARV" || !statement.Annexed {
		t.Errorf("the statement is %+v", statement)
	}
	s.when(secretariat, Record{"ARV", SourceFloor, "10th meeting", s.at, Said{objects("p1", 1)}}).refused(CodeClosed)
	s.when(arv, CorrectRecord{id, "We objected.", &Said{objects("p1", 1)}}).refused(CodeClosed)
	said.Text = "We explained."
	s.does(arv, CorrectRecord{id, "We explained.", &Said{said}})
}

func TestRule11ARefusalSaysHowTheRecordClosedAndWhatItTakes(t *testing.T) {
	s := given(t, "One.")
	s.does(chair, s.adopts())
	s.when(arv, objects("p1", 1)).refused(CodeClosed)
	want := "The text was adopted at the 10th meeting on 2026-03-02, and the record is closed. It still takes statements for the record, editorial versions, translations, corrigenda and the technical updates listed then. Nothing was changed."
	if s.refusal.Message != want {
		t.Errorf("said %q", s.refusal.Message)
	}
	s.when(chair, s.adopts()).refused(CodeClosed)
}

// Rule 11, PRACTICE 23: statements are annexed to the closed record.
func TestRule11StatementsAreAnnexedToAClosedRecord(t *testing.T) {
	s := given(t, "One.")
	early := s.does(arv, MakeStatement{StatementReservation, "p1", 1, "Before.", nil})
	s.does(chair, s.adopts())
	late := s.does(bor, MakeStatement{StatementDissociation, "", 0, "We dissociate ourselves from it.", nil})
	for id, annexed := range map[string]bool{early: false, late: true} {
		if st, _ := s.r.Statement(id); st.Annexed != annexed {
			t.Errorf("statement %+v", st)
		}
	}
	s.status("p1", StatusAgreed)
	s.when(bor, WithdrawStatement{late}).refused(CodeClosed)
}

// Rule 11: nothing is agreed by the end without consensus.
func TestRule11EndingWithoutConsensusAgreesNothingAndKeepsTheChairsSummaryApart(t *testing.T) {
	s := given(t, "One.", "Two.")
	s.does(chair, agree(at("p2", 1)))
	s.does(arv, objects("p1", 1))
	s.when(secretariat, ends("")).refused(CodeForbidden)
	s.when(chair, ends(" In my view,\nmuch was done. ")).then(ReportEnded{"Working group", "Closing meeting", "2026-03-02", "", "In my view,\nmuch was done.", AudienceObservers})
	s.status("p1", StatusOpen)
	s.status("p2", StatusAgreed)
	if c := s.r.Closing; s.r.Adopted() || c.Outcome != OutcomeNoConsensus || c.Summary != "In my view,\nmuch was done." || c.Revision != "" || len(s.r.Revisions) > 0 {
		t.Errorf("closed as %+v", c)
	}
	s.when(chair, Edit{"p1", 0, "Uno.", ""}).refused(CodeClosed)
	if m := s.refusal.Message; !strings.HasPrefix(m, "The negotiation ended without consensus at the closing meeting on 2026-03-02") {
		t.Error(m)
	}
	s.does(arv, MakeStatement{StatementExplanation, "", 0, "We regret it.", nil})
}

func TestRule11ASilenceIsEndedBeforeTheNegotiationIs(t *testing.T) {
	s := given(t, "One.")
	id := s.does(chair, OpenSilence{Deadline: s.at.Add(time.Hour), Zone: "UTC"})
	s.when(chair, ends("")).refused(CodeBlocked)
	s.does(chair, WithdrawSilence{Silence: id})
	bad := ends("")
	bad.Audience = "everyone"
	s.when(chair, bad).refused(CodeInvalid)
	s.does(chair, ends(""))
	if _, err := Apply(s.r, Event{At: s.at, By: chair, Fact: ReportEnded{Body: "b"}}); err == nil {
		t.Error("a log ended twice")
	}
}

// Rule 11: an editorial version is tracked against the adopted text, and never changes it.
func TestRule11AnEditorialVersionLeavesTheAdoptedTextAsItIs(t *testing.T) {
	s := given(t, "States hear one an other.", "Held on ____.")
	s.when(chair, Edit{"p1", 0, "Other.", ""}).refused(CodeInvalid)
	s.does(chair, s.adopts("p2"))
	s.when(secretariat, Edit{"p1", 0, "States hear one another.", "One word."}).then(TextEdited{s.id(0), "p1", 1, 1, "States hear one another.", "One word."})
	s.when(chair, Edit{"p1", 0, "States hear.", ""}).refused(CodeStale)
	if m := s.refusal.Message; m != "Paragraph 1 has been edited meanwhile: your screen had edit 0, the latest is edit 1. Nothing was changed." {
		t.Error(m)
	}
	s.when(chair, Edit{"p1", 1, "States hear one another.", ""}).refused(CodeSettled)
	s.when(chair, Edit{"p1", 1, "", ""}).refused(CodeInvalid)
	s.when(chair, Edit{"p1", 1, "States [hear].", ""}).refused(CodeInvalid)
	s.when(chair, Edit{"p9", 0, "Text.", ""}).refused(CodeNotFound)
	s.when(arv, Edit{"p1", 1, "Text.", ""}).refused(CodeForbidden)
	s.does(chair, Edit{"p1", 1, "States hear one an other.", ""}) // taken back
	if p := s.paragraph("p1"); p.Current() != 1 || p.Text() != "States hear one an other." {
		t.Errorf("the adopted text is %q", p.Text())
	}
	if e, _ := s.r.Edited("p1"); e.Edition != 2 {
		t.Errorf("edit %+v", e)
	}
	s.does(chair, UpdateTechnically{"p2", 1, "Held on 5 May."})
	s.does(chair, Edit{"p2", 0, "It was held on 5 May.", ""})
	if e, _ := s.r.Edited("p2"); e.Version != 2 {
		t.Errorf("tracked against version %d", e.Version)
	}
}

// PRACTICE 26: a corrigendum is a list of instructions, and one symbol is for all languages.
func TestACorrigendumIsAListOfInstructionsInOneLanguage(t *testing.T) {
	s := given(t, "One.")
	corr := func(language string, in ...Instruction) IssueCorrigendum {
		return IssueCorrigendum{"C/1/Corr.1", language, in}
	}
	one := Instruction{"p1", "For “One” read “Un”."}
	s.when(chair, corr("fr", one)).refused(CodeInvalid)
	s.does(chair, s.adopts())
	s.when(secretariat, corr("fr", one, Instruction{"", "Delete the footnote sign in the title."})).
		then(CorrigendumIssued{s.id(0), "C/1/Corr.1", "fr", []Instruction{one, {"", "Delete the footnote sign in the title."}}})
	s.when(chair, corr("fr", one)).refused(CodeSettled)
	s.does(chair, corr("ar", Instruction{"p1", "\u200fنص"})) // marks of direction are of its language
	for _, c := range []struct {
		c    IssueCorrigendum
		code Code
	}{
		{corr("ru"), CodeInvalid}, {corr("de", one), CodeInvalid}, {corr("ru", Instruction{"p9", "Text."}), CodeNotFound},
		{corr("ru", Instruction{"p1", " "}), CodeInvalid}, {IssueCorrigendum{" ", "ru", []Instruction{one}}, CodeInvalid},
		{corr("ru", Instruction{"p1", "N\u202eo."}), CodeInvalid}, {corr("ru", make([]Instruction, maxInstructions+1)...), CodeInvalid},
	} {
		s.when(chair, c.c).refused(c.code)
	}
	if len(s.r.Corrigenda) != 2 || s.paragraph("p1").Text() != "One." {
		t.Errorf("corrigenda %+v of %q", s.r.Corrigenda, s.paragraph("p1").Text())
	}
}

// PRACTICE 7: states carry a body and a date: agreed in informals, then in committee.
func TestAnAgreementNamesItsBodyAndAnotherBodyMayAgreeItAgain(t *testing.T) {
	s := given(t, "One.", "Two.")
	s.when(chair, Agree{Paragraphs: []VersionName{at("p1", 1)}, Body: " Informal consultations "}).
		then(ParagraphAgreed{"p1", 1}, AgreedIn{"Informal consultations", []VersionName{at("p1", 1)}})
	s.when(chair, Agree{Paragraphs: []VersionName{at("p1", 1)}, Body: "Informal consultations"}).refused(CodeSettled)
	s.when(chair, Agree{Paragraphs: []VersionName{at("p1", 1)}}).refused(CodeSettled)
	s.when(chair, Agree{Paragraphs: []VersionName{at("p1", 1), at("p2", 1)}, Body: "Committee"}).
		then(ParagraphAgreed{"p2", 1}, AgreedIn{"Committee", []VersionName{at("p1", 1), at("p2", 1)}})
	if p := s.paragraph("p1"); p.AgreedBody != "Committee" || !p.AgreedAt.Equal(s.at) {
		t.Errorf("agreed by %q at %s", p.AgreedBody, p.AgreedAt)
	}
	s.does(arv, objects("p1", 1))
	s.when(chair, Agree{Paragraphs: []VersionName{at("p1", 1)}, Body: "Plenary"}).blocked(BlockObjection)
	s.does(chair, Reopen{Paragraph: "p2"})
	s.does(chair, agree(at("p2", 1))) // by no body that was named
	if p := s.paragraph("p2"); p.AgreedBody != "" {
		t.Errorf("agreed by %q", p.AgreedBody)
	}
	for _, f := range []Fact{AgreedIn{"", []VersionName{at("p2", 1)}}, AgreedIn{"Plenary", nil}, AgreedIn{"Plenary", []VersionName{at("p2", 2)}}, AgreedIn{"Plenary", []VersionName{at("p9", 1)}}} {
		if _, err := Apply(s.r, Event{At: s.at, By: chair, Fact: f}); err == nil {
			t.Errorf("a log says %+v", f)
		}
	}
}

// PRACTICE 17: oral amendments are recorded.
func TestAnOralAmendmentIsRecordedWithWhoSpoke(t *testing.T) {
	s := given(t, "One.", "Two.")
	s.when(chair, Revise{Paragraph: "p1", Version: 1, Text: "One, as spoken.", Orally: []string{"ARV", "BOR"}}).
		then(ParagraphRevised{"p1", 2, "One, as spoken.", nil}, AmendedOrally{"p1", 2, []string{"ARV", "BOR"}})
	s.does(chair, Insert{After: "p1", Text: "And more.", Orally: []string{"CAL"}})
	if got := s.paragraph(s.id(0)).Versions[0].Orally; len(got) != 1 || got[0] != "CAL" {
		t.Errorf("spoken by %v", got)
	}
	for _, spoken := range [][]string{{"ARV", "ARV"}, {"NGO"}, {"DRU"}, {""}} {
		s.when(chair, Revise{Paragraph: "p2", Version: 1, Text: "Too.", Orally: spoken}).refused(CodeInvalid)
		s.when(chair, Insert{After: "p2", Text: "Too.", Orally: spoken}).refused(CodeInvalid)
	}
	for _, f := range []Fact{AmendedOrally{"p1", 1, []string{"ARV"}}, AmendedOrally{"p1", 2, nil}, AmendedOrally{"p9", 1, []string{"ARV"}}} {
		if _, err := Apply(s.r, Event{At: s.at, By: chair, Fact: f}); err == nil {
			t.Errorf("a log says %+v", f)
		}
	}
}

// PRACTICE 25: a report is a family, each with its own symbol and decision.
func TestAReportSaysWhatItIsToAnother(t *testing.T) {
	s := given(t, "One.")
	s.when(chair, Relate{" C/L.1 ", "r2", RelationAnnexedTo}).then(ReportRelated{"C/L.1", "r2", RelationAnnexedTo})
	s.when(chair, Relate{"C/L.1", "r2", RelationAnnexedTo}).refused(CodeSettled)
	s.does(secretariat, Relate{"C/CRP.2", "", RelationAnnex})
	s.does(secretariat, Relate{"C/L.1", "", RelationAnnex}) // it was the other way round
	if got := s.r.Family; len(got) != 2 || got[0] != (Relation{"C/CRP.2", "", RelationAnnex}) || got[1] != (Relation{"C/L.1", "", RelationAnnex}) {
		t.Errorf("family %v", got)
	}
	s.does(chair, Relate{"C/L.1", "r2", RelationNone})
	if got := s.r.Family; len(got) != 1 {
		t.Errorf("family %v", got)
	}
	for _, c := range []struct {
		c    Relate
		code Code
	}{{Relate{"", "", RelationAnnex}, CodeInvalid}, {Relate{"C/3", "", "twin"}, CodeInvalid}, {Relate{"C/3", "r", RelationAnnex}, CodeInvalid}, {Relate{"C/3", "", RelationNone}, CodeSettled}} {
		s.when(chair, c.c).refused(c.code)
	}
	s.when(arv, Relate{"C/3", "", RelationAnnex}).refused(CodeForbidden)
}
