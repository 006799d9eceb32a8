// sealed_test.go is rule 13 on the wire: sealed words reach nobody but the Chair's office, by no way.

package wire

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"adref/editor"
	"adref/server/access"
)

// Rule 13.
func TestSealedWordsReachNobodyButTheChair(t *testing.T) {
	var r *editor.Report
	type moment struct {
		r      *editor.Report
		events []editor.Event
	}
	var past []moment
	at := time.Date(2026, 3, 2, 15, 0, 0, 0, time.UTC)
	send := func(by editor.Actor, c editor.Command) string {
		t.Helper()
		at = at.Add(time.Second)
		events, err := editor.Decide(r, "r", by, at.String(), c, at)
		if err != nil {
			t.Fatalf("%T: %v", c, err)
		}
		if r, err = editor.ApplyAll(r, events); err != nil {
			t.Fatal(err)
		}
		past = append(past, moment{r, events})
		return append(editor.Made(events), "")[0]
	}
	chair := editor.Actor{Person: "u1", Role: editor.RoleChair}
	bor := editor.Actor{Person: "u2", Delegation: "BOR", Role: editor.RoleDelegation}
	cal := editor.Actor{Person: "u3", Delegation: "CAL", Role: editor.RoleDelegation}
	send(chair, editor.Create{
		Draft:    editor.Draft{Elements: []editor.Element{{ID: "p1", Kind: editor.KindParagraph, Marker: editor.MarkerArabic, Text: "One."}}},
		Settings: editor.Settings{Observers: editor.VisibleOpen, Positions: editor.PositionsDelegations},
	})
	for _, code := range []string{"BOR", "CAL"} {
		send(chair, editor.Seat{Delegation: editor.Delegation{Code: code, Name: code, Kind: editor.KindState}})
	}
	amendment := send(bor, editor.Amend{Kind: editor.AmendRevise, Paragraph: "p1", Version: 1, Text: "Secret one.", Reason: "A secret."})
	send(cal, editor.TakePosition{Amendment: amendment, Position: editor.PositionCannotAccept, Reason: "Secretly."})
	send(chair, editor.AnswerAmendments{Amendments: []string{amendment}, Answer: editor.AnswerPartly, Reason: "No secret."})
	send(bor, editor.Press{Amendment: amendment, Reason: "The secret stands."})
	send(bor, editor.Withdraw{Amendment: amendment})
	objection := send(cal, editor.Object{Paragraph: "p1", Version: 1, Kind: editor.ObjectionPlain, Reason: "Another secret."})
	wide := send(cal, editor.Object{Scope: editor.ScopeWhole, Kind: editor.ObjectionPlain, Reason: "A wide secret."})
	statement := send(bor, editor.MakeStatement{Kind: editor.StatementReservation, Paragraph: "p1", Version: 1, Text: "Our secret."})
	noted := send(chair, editor.Record{Delegation: "BOR", Source: editor.SourceFloor, Received: at, Command: editor.Said{Command: editor.WithdrawStatement{Statement: statement}}})
	send(bor, editor.CorrectRecord{Record: noted, Words: "Secretly we keep it."})
	told := func(audience editor.Audience) string {
		view := NewView(r, access.Who{Audience: audience})
		sent := []any{view.Snapshot("c"), Positions(r, "CAL"), Positions(r, "BOR")}
		if f, ok := NewView(r, access.As(&access.Account{Role: editor.RoleDelegation, Delegation: "BOR", Everywhere: true})).Fates(Live, r); ok && audience != editor.AudienceChair {
			sent = append(sent, f)
		}
		for i, m := range past {
			if event, ok := view.At(m.r).Describe(m.events); ok {
				sent = append(sent, event)
			}
			if step, ok := view.At(m.r).Step("p1", m.events); ok {
				sent = append(sent, step)
			}
			if i > 0 {
				sent = append(sent, view.At(m.r).Changed(Touches(past[i-1].r, m.r, m.events)))
			}
		}
		data, err := json.Marshal(sent)
		if err != nil {
			t.Fatal(err)
		}
		return strings.ToLower(string(data))
	}
	words := editor.Words{Amendments: []string{amendment}, Objections: []string{objection, wide}, Statements: []string{statement}}
	if !strings.Contains(told(editor.AudienceObservers), "secret") {
		t.Fatal("nothing was to be read before")
	}
	send(chair, editor.Seal{Words: words, Decision: "Decision 3"})
	for _, audience := range []editor.Audience{editor.AudienceDelegations, editor.AudienceObservers} {
		sent := told(audience)
		if i := strings.Index(sent, "secret"); i >= 0 {
			t.Errorf("%s are told …%s…", audience, sent[max(0, i-200):i+20])
		}
		if !strings.Contains(sent, `"sealed":true`) || !strings.Contains(sent, "decision 3") {
			t.Errorf("%s are not told that words are sealed", audience)
		}
	}
	if n := strings.Count(told(editor.AudienceChair), "secret"); n < 10 {
		t.Errorf("the Chair reads the words %d times", n)
	}
	send(chair, editor.Unseal{Words: words, Decision: "Decision 4"})
	if sent := told(editor.AudienceDelegations); !strings.Contains(sent, "our secret.") || !strings.Contains(sent, "secret one.") {
		t.Error("what was unsealed is not to be read again")
	}
}

// Rule 13: of every kind of informal word.
func TestSealedWordsOfEveryKindReachNobodyButTheChair(t *testing.T) {
	type moment struct {
		r      *editor.Report
		events []editor.Event
	}
	var past []moment
	var r *editor.Report
	at := start
	does := func(by editor.Actor, c editor.Command) string {
		t.Helper()
		at = at.Add(time.Minute)
		events, err := editor.Decide(r, "r", by, at.String(), c, at)
		if err != nil {
			t.Fatalf("%T: %v", c, err)
		}
		if r, err = editor.ApplyAll(r, events); err != nil {
			t.Fatal(err)
		}
		past = append(past, moment{r, events})
		return append(editor.Made(events), "")[0]
	}
	pilots := pilot("Pilots")
	create := draftOf("One.", "Two.", "Three.")
	create.Settings = editor.Settings{Observers: editor.VisibleOpen}
	does(chair, create)
	for _, a := range seats() {
		does(a.by, a.c)
	}
	agreed := func(ids ...string) editor.Agree { return editor.Agree{Paragraphs: namesIn(ids...)} }
	w := editor.Words{Paragraphs: []string{"p1", "p2"}}
	w.Submissions = []string{does(delegate("ARV"), editor.Submit{Title: "Secret title", Comment: "A secret comment."})}
	w.Inputs = []string{does(pilots, editor.FileInput{Title: "Secret tides", Text: "They secretly rise."})}
	does(chair, editor.PublishInput{Input: w.Inputs[0], Audience: editor.AudiencePublic})
	w.Readings = []string{does(chair, editor.OpenReading{Kind: editor.ReadingParagraphs, Note: "A secret order."})}
	w.Packages = []string{does(chair, editor.BindPackage{Name: "Ports", Note: "A secret deal.", Paragraphs: []string{"p1", "p2"}})}
	silence := does(chair, editor.OpenSilence{Paragraphs: namesIn("p3"), Deadline: start.Add(240 * time.Hour), Zone: "UTC", Note: "A secret hurry."})
	w.Objections = []string{does(delegate("DEL"), editor.BreakSilence{Silence: silence, Paragraph: "p3", Reason: "A secret breaking."})}
	does(chair, editor.WithdrawSilence{Silence: silence, Reason: "A secret rest."})
	w.Silences = []string{silence}
	does(chair, agreed("p1", "p2"))
	does(chair, editor.TakeBack{What: editor.TakeBackAgreement, Paragraph: "p1", Version: 1, Reason: "A secret error."})
	does(chair, agreed("p1", "p2"))
	does(chair, editor.Reopen{Paragraph: "p1", Reason: "A secret doubt."})
	does(chair, editor.Park{Paragraph: "p2", Note: "A secret parking."})
	does(chair, editor.PutToRoom{Paragraph: "p1", Version: 1, Note: "A secret put."})
	does(delegate("COR"), editor.Await{Paragraph: "p1", Version: 1, Reason: "A secret ministry."})
	noted := does(chair, editor.Record{Delegation: "ARV", Source: editor.SourceFloor, Received: at, Command: editor.Said{Command: editor.Await{Paragraph: "p1", Version: 1}}})
	does(delegate("ARV"), editor.CorrectRecord{Record: noted, Words: "Secretly we did not."})

	account := &access.Account{ID: "p-Pilots", Role: editor.RoleObserver, Reports: []string{r.ID}}
	told := func(audience editor.Audience) string {
		view := NewView(r, access.Who{Audience: audience})
		record := view.Record()
		sent := []any{view.Snapshot("c"), Positions(r, "ARV"), Own(r, account)}
		for i, m := range past {
			then := view.At(m.r)
			record.Add(then, start, m.events)
			if event, ok := then.Describe(m.events); ok {
				sent = append(sent, event)
			}
			for _, p := range []string{"p1", "p2", "p3"} {
				if step, ok := then.Step(p, m.events); ok {
					sent = append(sent, step)
				}
			}
			if i > 0 {
				sent = append(sent, then.Changed(Touches(past[i-1].r, m.r, m.events)))
			}
		}
		data, err := json.Marshal(sent)
		if err != nil {
			t.Fatal(err)
		}
		var written strings.Builder
		record.Text(&written)
		return strings.ToLower(string(data) + written.String())
	}
	readers := []editor.Audience{editor.AudienceDelegations, editor.AudienceObservers, editor.AudiencePublic}
	for _, audience := range readers {
		if n := strings.Count(told(audience), "secret"); n < 4 || audience != editor.AudiencePublic && n < 25 {
			t.Fatalf("%s were to read %d words before", audience, n)
		}
	}
	unsealed := told(editor.AudienceObservers)
	does(chair, editor.Seal{Words: w, Decision: "Decision 3"})
	for _, audience := range readers {
		sent := told(audience)
		if i := strings.Index(sent, "secret"); i >= 0 {
			t.Errorf("%s are told …%s…", audience, sent[max(0, i-200):i+20])
		}
		if !strings.Contains(sent, `"sealed":true`) || !strings.Contains(sent, "decision 3") {
			t.Errorf("%s are not told that words are sealed", audience)
		}
		if !slices.Contains(access.Readers(past[len(past)-2].r, r, past[len(past)-1].events), audience) {
			t.Errorf("%s do not learn of it", audience)
		}
	}
	if n := strings.Count(told(editor.AudienceChair), "secret"); n < 25 {
		t.Errorf("the Chair reads the words %d times", n)
	}
	head := NewView(r, access.Who{Audience: editor.AudienceDelegations}).Changed(Touches(past[len(past)-2].r, r, past[len(past)-1].events))
	if head.Report == nil || len(head.Submissions) != 1 || len(head.Inputs) != 1 || len(head.Packages) != 1 || len(head.Silences) != 1 || len(head.Paragraphs) < 2 {
		t.Errorf("those connected are sent %+v", head)
	}
	if delegations, accounts := Told(r, past[len(past)-1].events); !slices.Contains(delegations, "ARV") || !slices.Contains(accounts, "p-Pilots") {
		t.Errorf("told alone are %v and %v", delegations, accounts)
	}
	does(chair, editor.Unseal{Words: w, Decision: "Decision 4"})
	if sent := told(editor.AudienceObservers); strings.Count(sent, "secret") < strings.Count(unsealed, "secret") {
		t.Error("what was unsealed is not to be read again")
	}
}
